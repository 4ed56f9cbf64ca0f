#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#define LAST_SECOND 253402300799ll /* of the year 9999 */

static bool read_seconds(const char *text, int64_t *seconds)
{
    *seconds = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return false;
        *seconds = *seconds * 10 + (*text - '0');
        if (*seconds > LAST_SECOND)
            return false;
    }
    return true;
}

bool cg_clock_is_fixed(void)
{
    return getenv("SOURCE_DATE_EPOCH") != NULL;
}

cg_status cg_clock_read(char out[CG_CLOCK_SIZE], cg_error *error)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds = (int64_t)time(NULL);
    struct tm utc;
    if (fixed && !read_seconds(fixed, &seconds))
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "\"SOURCE_DATE_EPOCH\" is not a number of seconds");
    time_t when = (time_t)seconds;
    if (!gmtime_r(&when, &utc) ||
        strftime(out, CG_CLOCK_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
        return cg_error_set(error, CG_E_IO, 0, NULL, "the time can't be read");
    return CG_OK;
}
