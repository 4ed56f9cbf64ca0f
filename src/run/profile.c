#include "run/profile.h"

#include "base/alloc.h"

#include <inttypes.h>

/* --- rules ------------------------------------------------------------------------ */

static void add_cost(cg_code_cost *sum, const cg_code_cost *cost)
{
    sum->runs += cost->runs;
    sum->steps += cost->steps;
}

/* Equal ones stand in the order of the claims, which are offered in order. */
static void offer(cg_costly *costly, cg_rule_cost rule)
{
    uint32_t at = costly->len;
    while (at > 0 && costly->rules[at - 1].cost.steps < rule.cost.steps)
        at--;
    if (at == CG_PROFILE_RULES)
        return;
    if (costly->len < CG_PROFILE_RULES)
        costly->len++;
    for (uint32_t i = costly->len - 1; i > at; i--)
        costly->rules[i] = costly->rules[i - 1];
    costly->rules[at] = rule;
}

static bool is_of_claim(const cg_code *code)
{
    return code->owner == CG_OWNER_CLAIM || code->owner == CG_OWNER_UNLESS;
}

bool cg_profile_costly(const cg_profile *profile, const cg_program *program, cg_costly *costly)
{
    *costly = (cg_costly){.len = 0};
    cg_code_cost *by_claim = cg_alloc_zeroed(program->claim_count + 1, sizeof *by_claim);
    if (!by_claim)
        return false;
    for (size_t i = 0; i < program->code_count && i < profile->code_count; i++) {
        const cg_code *code = &program->codes[i];
        add_cost(is_of_claim(code) ? &by_claim[code->index] : &costly->shared, &profile->codes[i]);
    }
    for (uint32_t i = 0; i < program->claim_count; i++) {
        add_cost(&costly->claims, &by_claim[i]);
        if (by_claim[i].steps)
            offer(costly, (cg_rule_cost){i, by_claim[i]});
    }
    cg_alloc_free(by_claim);
    return true;
}

/* --- text ------------------------------------------------------------------------- */

static double share(uint64_t part, uint64_t all)
{
    return all ? 100.0 * (double)part / (double)all : 0.0;
}

static void print_stage(const cg_profile *profile, cg_stage stage, uint64_t all, FILE *out)
{
    const cg_stage_cost *cost = &profile->stages[stage];
    (void)fprintf(out, "  %-16s  %10.1f  %5.1f %%", cg_stage_name(stage),
                  (double)cost->nanoseconds / 1e6, share(cost->nanoseconds, all));
    if (cost->items)
        (void)fprintf(out, "  %10" PRIu64 " %-*s", cost->items, cost->bytes ? 10 : 0,
                      cg_stage_items(stage));
    if (cost->bytes)
        (void)fprintf(out, "  %9.1f MB", (double)cost->bytes / 1e6);
    if (cost->bytes && cost->nanoseconds)
        (void)fprintf(out, "  %9.1f MB/s", (double)cost->bytes * 1e3 / (double)cost->nanoseconds);
    (void)fputc('\n', out);
}

void cg_profile_print_stages(const cg_profile *profile, FILE *out)
{
    uint64_t all = cg_profile_nanoseconds(profile);
    for (cg_stage stage = 0; stage < CG_STAGE_COUNT; stage++)
        if (profile->stages[stage].nanoseconds || profile->stages[stage].items)
            print_stage(profile, stage, all, out);
}

static void print_cost(cg_slice name, const cg_code_cost *cost, uint64_t all, FILE *out)
{
    (void)fprintf(out, "  %12" PRIu64 "  %5.1f %%  %12" PRIu64 "  %.*s\n", cost->steps,
                  share(cost->steps, all), cost->runs, (int)name.len, name.ptr);
}

static cg_status print_rules(const cg_profile *profile, const cg_program *program, FILE *out,
                             cg_error *error)
{
    cg_costly costly;
    if (!cg_profile_costly(profile, program, &costly))
        return cg_error_memory(error);
    uint64_t all = costly.claims.steps + costly.shared.steps;
    (void)fputs("profile: the rules whose patterns cost most: steps, share, places tried\n", out);
    for (uint32_t i = 0; i < costly.len; i++) {
        const cg_claim_info *info = &program->claims[costly.rules[i].claim];
        print_cost(info->id, &costly.rules[i].cost, all, out);
    }
    print_cost(CG_SLICE("(all rules)"), &costly.claims, all, out);
    print_cost(CG_SLICE("(names, anaphors and cues)"), &costly.shared, all, out);
    return CG_OK;
}

cg_status cg_profile_print(const cg_profile *profile, const cg_program *program, double seconds,
                           unsigned threads, FILE *out, cg_error *error)
{
    (void)fprintf(out, "profile: %.1f ms of thread time, %.1f ms by the clock, %u thread%s\n",
                  (double)cg_profile_nanoseconds(profile) / 1e6, seconds * 1e3, threads,
                  threads == 1 ? "" : "s");
    cg_profile_print_stages(profile, out);
    return program ? print_rules(profile, program, out, error) : CG_OK;
}
