#include "base/profile.h"

#include "base/alloc.h"

#include <time.h>

static const struct {
    const char *name, *items;
} stages[] = {
#define STAGE(name, text, items) {text, items},
#include "base/stages.def"
#undef STAGE
};

const char *cg_stage_name(cg_stage stage) { return stages[stage].name; }
const char *cg_stage_items(cg_stage stage) { return stages[stage].items; }

/* Time of this thread; it stands still where there is no such clock. */
static uint64_t thread_time(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0)
        return 0;
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void cg_profile_init(cg_profile *profile)
{
    *profile = (cg_profile){.stage = CG_STAGE_OTHER, .since = thread_time()};
}

void cg_profile_release(cg_profile *profile)
{
    cg_alloc_free(profile->codes);
    profile->codes = NULL;
    profile->code_count = 0;
}

bool cg_profile_count_codes(cg_profile *profile, size_t count)
{
    profile->codes = cg_alloc_zeroed(count ? count : 1, sizeof *profile->codes);
    profile->code_count = profile->codes ? count : 0;
    return profile->codes != NULL;
}

/* The clock costs more than the stages that are entered most often: it is not
 * asked when the stage stays. */
void cg_profile_switch(cg_profile *profile, cg_stage stage)
{
    if (stage == profile->stage)
        return;
    cg_profile_end(profile);
    profile->stage = stage;
}

void cg_profile_end(cg_profile *profile)
{
    uint64_t now = thread_time();
    if (now > profile->since)
        profile->stages[profile->stage].nanoseconds += now - profile->since;
    profile->since = now;
}

void cg_profile_add(cg_profile *sum, const cg_profile *part)
{
    for (size_t i = 0; i < CG_STAGE_COUNT; i++) {
        sum->stages[i].nanoseconds += part->stages[i].nanoseconds;
        sum->stages[i].items += part->stages[i].items;
        sum->stages[i].bytes += part->stages[i].bytes;
    }
    for (size_t i = 0; i < sum->code_count && i < part->code_count; i++) {
        sum->codes[i].runs += part->codes[i].runs;
        sum->codes[i].steps += part->codes[i].steps;
    }
}

uint64_t cg_profile_nanoseconds(const cg_profile *profile)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < CG_STAGE_COUNT; i++)
        sum += profile->stages[i].nanoseconds;
    return sum;
}
