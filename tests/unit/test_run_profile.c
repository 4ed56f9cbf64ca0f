#include "base/alloc.h"
#include "run/profile.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *run_profile_suite(void);

enum { CLAIMS = 14, CODES = 2 * CLAIMS + 2 };

/* Two patterns a claim, one of them an `unless`; then a name and a cue. */
static struct {
    cg_program program;
    cg_claim_info claims[CLAIMS];
    cg_code codes[CODES];
    char ids[CLAIMS][8];
    cg_profile profile;
} world;

static void make_world(void)
{
    memset(&world, 0, sizeof world);
    world.program.claims = world.claims;
    world.program.claim_count = CLAIMS;
    world.program.codes = world.codes;
    world.program.code_count = CODES;
    for (uint32_t i = 0; i < CLAIMS; i++) {
        int len = snprintf(world.ids[i], sizeof world.ids[i], "p/%c", (char)('a' + i));
        world.claims[i].id = (cg_slice){world.ids[i], (size_t)len};
        world.codes[2 * i] = (cg_code){.owner = CG_OWNER_CLAIM, .index = i};
        world.codes[2 * i + 1] = (cg_code){.owner = CG_OWNER_UNLESS, .index = i};
    }
    world.codes[CODES - 2].owner = CG_OWNER_NAME;
    world.codes[CODES - 1].owner = CG_OWNER_CUE;
    cg_profile_init(&world.profile);
    ck_assert(cg_profile_count_codes(&world.profile, CODES));
}

static void release_world(void) { cg_profile_release(&world.profile); }

static void cost(uint32_t code, uint64_t steps)
{
    world.profile.codes[code] = (cg_code_cost){1, steps};
}

START_TEST(the_costliest_rules_come_first)
{
    cg_costly costly;
    for (uint32_t i = 0; i < CLAIMS; i++)
        cost(2 * i, (i * 5) % CLAIMS + 1);
    ck_assert(cg_profile_costly(&world.profile, &world.program, &costly));
    ck_assert_uint_eq(costly.len, CG_PROFILE_RULES);
    ck_assert_uint_eq(costly.rules[0].cost.steps, CLAIMS);
    for (uint32_t i = 1; i < costly.len; i++)
        ck_assert_uint_lt(costly.rules[i].cost.steps, costly.rules[i - 1].cost.steps);
    ck_assert_uint_eq(costly.claims.steps, CLAIMS * (CLAIMS + 1) / 2);
}
END_TEST

START_TEST(equal_rules_stand_in_their_order)
{
    cg_costly costly;
    for (uint32_t i = 0; i < CLAIMS; i++)
        cost(2 * i, 3);
    ck_assert(cg_profile_costly(&world.profile, &world.program, &costly));
    for (uint32_t i = 0; i < costly.len; i++)
        ck_assert_uint_eq(costly.rules[i].claim, i);
}
END_TEST

START_TEST(all_patterns_of_a_rule_count_and_none_of_others)
{
    cg_costly costly;
    cost(6, 10);
    cost(7, 20);
    cost(CODES - 2, 100);
    cost(CODES - 1, 200);
    ck_assert(cg_profile_costly(&world.profile, &world.program, &costly));
    ck_assert_uint_eq(costly.len, 1);
    ck_assert_uint_eq(costly.rules[0].claim, 3);
    ck_assert_uint_eq(costly.rules[0].cost.runs, 2);
    ck_assert_uint_eq(costly.rules[0].cost.steps, 30);
    ck_assert_uint_eq(costly.claims.steps, 30);
    ck_assert_uint_eq(costly.shared.steps, 300);
}
END_TEST

/* What the profile prints, in static storage. */
static const char *printed(void)
{
    static char text[4096];
    cg_error error = {0};
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(cg_profile_print(&world.profile, &world.program, 0.5, 2, out, &error), CG_OK);
    rewind(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    ck_assert_int_eq(fclose(out), 0);
    return text;
}

START_TEST(shares_and_rates_come_from_the_sums)
{
    memset(world.profile.stages, 0, sizeof world.profile.stages);
    world.profile.stages[CG_STAGE_READ] = (cg_stage_cost){30000000, 4, 60000000};
    world.profile.stages[CG_STAGE_STANCE] = (cg_stage_cost){10000000, 0, 0};
    cost(2, 75);
    cost(CODES - 1, 25);
    ck_assert_str_eq(
        printed(),
        "profile: 40.0 ms of thread time, 500.0 ms by the clock, 2 threads\n"
        "  read                    30.0   75.0 %           4 files            60.0 MB     2000.0 MB/s\n"
        "  stance                  10.0   25.0 %\n"
        "profile: the rules whose patterns cost most: steps, share, places tried\n"
        "            75   75.0 %             1  p/b\n"
        "            75   75.0 %             1  (all rules)\n"
        "            25   25.0 %             1  (names, anaphors and cues)\n");
}
END_TEST

START_TEST(nothing_done_divides_by_nothing)
{
    memset(world.profile.stages, 0, sizeof world.profile.stages);
    world.profile.stages[CG_STAGE_READ] = (cg_stage_cost){0, 1, 5};
    const char *text = printed();
    ck_assert_ptr_nonnull(strstr(text, "  read                     0.0    0.0 %           1 files"));
    ck_assert_ptr_null(strstr(text, "MB/s"));
    ck_assert_ptr_null(strstr(text, "nan"));
}
END_TEST

START_TEST(without_memory_printing_says_so)
{
    cg_error error = {0};
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    cg_alloc_fail_at(1, 0);
    ck_assert_int_eq(cg_profile_print(&world.profile, &world.program, 0, 1, out, &error),
                     CG_E_MEMORY);
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(fclose(out), 0);
}
END_TEST

Suite *run_profile_suite(void)
{
    Suite *suite = suite_create("run profile");
    TCase *tests = tcase_create("profile");
    tcase_add_checked_fixture(tests, make_world, release_world);
    tcase_add_test(tests, the_costliest_rules_come_first);
    tcase_add_test(tests, equal_rules_stand_in_their_order);
    tcase_add_test(tests, all_patterns_of_a_rule_count_and_none_of_others);
    tcase_add_test(tests, shares_and_rates_come_from_the_sums);
    tcase_add_test(tests, nothing_done_divides_by_nothing);
    tcase_add_test(tests, without_memory_printing_says_so);
    suite_add_tcase(suite, tests);
    return suite;
}
