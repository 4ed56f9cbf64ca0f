#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

/* Names of files come from outside: what could steer a terminal or the log of
 * a CI service is not printed as it stands. */
static void defuse(char *text)
{
    for (char *c = text; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        bool steers = byte < 0x20 || byte == 0x7f;
        if (steers || strncmp(c, "##[", 3) == 0 || strncmp(c, "##vso[", 6) == 0)
            *c = '?';
    }
}

int cg_complain(const char *fmt, ...)
{
    char text[2048];
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (len < 0)
        text[0] = '\0';
    defuse(text);
    /* A message that can't be written has nowhere else to go. */
    (void)fprintf(stderr, "claimgrep: %s\n", text);
    return CG_EXIT_USAGE;
}

/* A closed pipe is what the reader wanted: no word about it. */
static bool is_closed_output(const cg_error *error)
{
    return error->status == CG_E_IO && error->sys_errno == EPIPE &&
           (!error->path[0] || strcmp(error->path, "standard output") == 0);
}

int cg_complain_error(const cg_error *error)
{
    if (is_closed_output(error))
        return CG_EXIT_INCOMPLETE;
    if (error->path[0])
        cg_complain("\"%s\": %s", error->path, error->text);
    else
        cg_complain("%s", error->text);
    bool is_missing = error->status == CG_E_IO &&
                      (error->sys_errno == ENOENT || error->sys_errno == ENOTDIR);
    if (is_missing || error->status == CG_E_USAGE || error->status == CG_E_CONTENT)
        return CG_EXIT_USAGE;
    return CG_EXIT_INCOMPLETE;
}

void cg_suggest_offer(cg_suggestion *suggestion, const char *candidate)
{
    const char *wanted = suggestion->wanted;
    size_t a = strlen(wanted), b = strlen(candidate);
    size_t longer = a > b ? a : b, shorter = a < b ? a : b;
    size_t front = 0, back = 0;
    while (front < shorter && wanted[front] == candidate[front])
        front++;
    while (front + back < shorter && wanted[a - 1 - back] == candidate[b - 1 - back])
        back++;
    size_t distance = longer - front - back;
    if (distance > 2 || distance * 2 > longer)
        return;
    if (!suggestion->best || distance < suggestion->distance) {
        suggestion->best = candidate;
        suggestion->distance = distance;
    }
}

const char *cg_suggest_text(const cg_suggestion *suggestion)
{
    static char text[128];
    text[0] = '\0';
    if (suggestion->best)
        (void)snprintf(text, sizeof text, "; did you mean \"%s\"?", suggestion->best);
    return text;
}
