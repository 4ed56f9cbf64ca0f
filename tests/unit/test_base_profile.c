#include "base/alloc.h"
#include "base/profile.h"

#include <check.h>
#include <string.h>

Suite *base_profile_suite(void);

START_TEST(every_stage_has_a_name_of_its_own)
{
    for (cg_stage a = 0; a < CG_STAGE_COUNT; a++) {
        ck_assert_uint_gt(strlen(cg_stage_name(a)), 0);
        ck_assert_ptr_nonnull(cg_stage_items(a));
        for (cg_stage b = 0; b < a; b++)
            ck_assert_str_ne(cg_stage_name(a), cg_stage_name(b));
    }
}
END_TEST

START_TEST(nobody_who_asks_costs_nothing_and_breaks_nothing)
{
    cg_profile_enter(NULL, CG_STAGE_READ);
    cg_profile_item(NULL, CG_STAGE_READ, 7);
    ck_assert_str_eq(cg_stage_name(CG_STAGE_READ), "read");
}
END_TEST

START_TEST(an_item_is_counted_in_its_stage_with_its_bytes)
{
    cg_profile profile;
    cg_profile_init(&profile);
    ck_assert_int_eq(profile.stage, CG_STAGE_OTHER);
    cg_profile_item(&profile, CG_STAGE_READ, 7);
    cg_profile_item(&profile, CG_STAGE_READ, 5);
    cg_profile_item(&profile, CG_STAGE_TOKENS, 1);
    ck_assert_int_eq(profile.stage, CG_STAGE_TOKENS);
    ck_assert_uint_eq(profile.stages[CG_STAGE_READ].items, 2);
    ck_assert_uint_eq(profile.stages[CG_STAGE_READ].bytes, 12);
    ck_assert_uint_eq(profile.stages[CG_STAGE_TOKENS].items, 1);
    cg_profile_enter(&profile, CG_STAGE_STANCE);
    ck_assert_uint_eq(profile.stages[CG_STAGE_STANCE].items, 0);
    cg_profile_release(&profile);
}
END_TEST

/* Until a stage ends nothing is known of its time; a stage that stays goes on. */
START_TEST(time_is_given_to_the_stage_that_ends)
{
    cg_profile profile;
    cg_profile_init(&profile);
    profile.since = 0;
    cg_profile_enter(&profile, CG_STAGE_OTHER);
    ck_assert_uint_eq(profile.stages[CG_STAGE_OTHER].nanoseconds, 0);
    cg_profile_enter(&profile, CG_STAGE_READ);
    ck_assert_uint_gt(profile.stages[CG_STAGE_OTHER].nanoseconds, 0);
    ck_assert_uint_eq(profile.stages[CG_STAGE_OTHER].nanoseconds, profile.since);
    profile.since = UINT64_MAX; /* a clock that goes back gives nothing */
    cg_profile_end(&profile);
    ck_assert_uint_eq(profile.stages[CG_STAGE_READ].nanoseconds, 0);
    ck_assert_int_eq(profile.stage, CG_STAGE_READ);
    ck_assert_uint_eq(cg_profile_nanoseconds(&profile),
                      profile.stages[CG_STAGE_OTHER].nanoseconds);
    cg_profile_release(&profile);
}
END_TEST

START_TEST(profiles_of_threads_are_summed)
{
    cg_profile sum, part;
    cg_profile_init(&sum);
    cg_profile_init(&part);
    ck_assert(cg_profile_count_codes(&sum, 3));
    ck_assert(cg_profile_count_codes(&part, 3));
    part.stages[CG_STAGE_READ] = (cg_stage_cost){10, 2, 30};
    part.stages[CG_STAGE_CUES] = (cg_stage_cost){1, 0, 0};
    part.codes[2] = (cg_code_cost){4, 50};
    cg_profile_add(&sum, &part);
    cg_profile_add(&sum, &part);
    ck_assert_uint_eq(sum.stages[CG_STAGE_READ].nanoseconds, 20);
    ck_assert_uint_eq(sum.stages[CG_STAGE_READ].items, 4);
    ck_assert_uint_eq(sum.stages[CG_STAGE_READ].bytes, 60);
    ck_assert_uint_eq(cg_profile_nanoseconds(&sum), 22);
    ck_assert_uint_eq(sum.codes[2].runs, 8);
    ck_assert_uint_eq(sum.codes[2].steps, 100);
    ck_assert_uint_eq(sum.codes[0].steps, 0);
    cg_profile_release(&sum);
    cg_profile_release(&part);
}
END_TEST

START_TEST(codes_are_summed_only_where_both_count_them)
{
    cg_profile sum, part;
    cg_profile_init(&sum);
    cg_profile_init(&part);
    ck_assert(cg_profile_count_codes(&part, 1));
    part.codes[0] = (cg_code_cost){1, 1};
    cg_profile_add(&sum, &part);
    ck_assert_ptr_null(sum.codes);
    cg_profile_add(&part, &sum);
    ck_assert_uint_eq(part.codes[0].steps, 1);
    cg_profile_release(&part);
}
END_TEST

START_TEST(without_memory_no_codes_are_counted)
{
    cg_profile profile;
    cg_profile_init(&profile);
    cg_alloc_fail_at(1, 0);
    ck_assert(!cg_profile_count_codes(&profile, 5));
    cg_alloc_fail_at(0, 0);
    ck_assert_uint_eq(profile.code_count, 0);
    cg_profile_release(&profile);
}
END_TEST

Suite *base_profile_suite(void)
{
    Suite *suite = suite_create("base profile");
    TCase *tests = tcase_create("profile");
    tcase_add_test(tests, every_stage_has_a_name_of_its_own);
    tcase_add_test(tests, nobody_who_asks_costs_nothing_and_breaks_nothing);
    tcase_add_test(tests, an_item_is_counted_in_its_stage_with_its_bytes);
    tcase_add_test(tests, time_is_given_to_the_stage_that_ends);
    tcase_add_test(tests, profiles_of_threads_are_summed);
    tcase_add_test(tests, codes_are_summed_only_where_both_count_them);
    tcase_add_test(tests, without_memory_no_codes_are_counted);
    suite_add_tcase(suite, tests);
    return suite;
}
