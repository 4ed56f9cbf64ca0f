#include "base/nearest.h"

#include <check.h>

START_TEST(distances_are_those_of_optimal_alignment)
{
    static const struct {
        const char *a, *b;
        unsigned distance;
    } rows[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"subject", "subject", 0},
        {"subjcet", "subject", 1}, /* a swap counts once */
        {"suject", "subject", 1},
        {"subjject", "subject", 1},
        {"subkect", "subject", 1},
        {"kitten", "sitting", 3},
        {"ca", "abc", 3}, /* no edit between what was swapped */
        {"expect", "except", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_slice a = cg_slice_of(rows[i].a), b = cg_slice_of(rows[i].b);
        ck_assert_uint_eq(cg_nearest_distance(a, b, 64), rows[i].distance);
        ck_assert_uint_eq(cg_nearest_distance(b, a, 64), rows[i].distance);
    }
}
END_TEST

START_TEST(a_limit_cuts_the_distance_short)
{
    cg_slice a = CG_SLICE("kitten"), b = CG_SLICE("sitting");
    ck_assert_uint_eq(cg_nearest_distance(a, b, 3), 3);
    ck_assert_uint_eq(cg_nearest_distance(a, b, 2), 3);
    ck_assert_uint_eq(cg_nearest_distance(a, b, 0), 1);
    ck_assert_uint_eq(
        cg_nearest_distance(CG_SLICE("aaaaaaaa"), CG_SLICE("bbbbbbbb"), 2), 3);
}
END_TEST

START_TEST(a_swap_at_the_limit_is_not_missed)
{
    cg_slice a = CG_SLICE("abcdefgh"), b = CG_SLICE("badcfehg");
    ck_assert_uint_eq(cg_nearest_distance(a, b, 4), 4);
    ck_assert_uint_eq(cg_nearest_distance(CG_SLICE("ab"), CG_SLICE("ba"), 1), 1);
}
END_TEST

START_TEST(long_names_are_never_near)
{
    char name[65];
    memset(name, 'n', sizeof name);
    ck_assert_uint_eq(
        cg_nearest_distance((cg_slice){name, 65}, (cg_slice){name, 65}, 5), 6);
    ck_assert_uint_eq(
        cg_nearest_distance((cg_slice){name, 64}, (cg_slice){name, 64}, 5), 0);
}
END_TEST

static cg_slice best_of(const char *wanted)
{
    static const char *const keys[] = {"claim", "claims", "contradicts", "expect",
                                       "id",    "kind",   "subject",     "supports"};
    cg_nearest nearest = {0};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        cg_nearest_offer(&nearest, cg_slice_of(wanted), cg_slice_of(keys[i]));
    return nearest.best;
}

START_TEST(the_best_of_many_is_offered)
{
    static const char *const rows[][2] = {
        {"suport", "supports"}, {"contradict", "contradicts"},
        {"clams", "claims"},    {"calim", "claim"},
        {"kid", "id"},          {"expects", "expect"},
        {"Subject", "subject"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(cg_slice_is(best_of(rows[i][0]), rows[i][1]), "%s", rows[i][0]);
}
END_TEST

START_TEST(nothing_is_offered_for_what_is_far)
{
    static const char *const rows[] = {"", "x", "zebra", "polarity", "iq0"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(!best_of(rows[i]).ptr, "%s", rows[i]);
}
END_TEST

START_TEST(the_first_of_equals_stays)
{
    cg_nearest nearest = {0};
    cg_nearest_offer(&nearest, CG_SLICE("cat"), CG_SLICE("bat"));
    cg_nearest_offer(&nearest, CG_SLICE("cat"), CG_SLICE("rat"));
    ck_assert(cg_slice_is(nearest.best, "bat"));
    cg_nearest_offer(&nearest, CG_SLICE("cat"), CG_SLICE("cat"));
    cg_nearest_offer(&nearest, CG_SLICE("cat"), CG_SLICE("bat"));
    ck_assert(cg_slice_is(nearest.best, "cat"));
    ck_assert_uint_eq(nearest.distance, 0);
}
END_TEST

START_TEST(a_tie_is_told)
{
    cg_nearest nearest = {0};
    cg_nearest_offer(&nearest, CG_SLICE("free"), CG_SLICE("tree"));
    ck_assert(!nearest.tied);
    cg_nearest_offer(&nearest, CG_SLICE("free"), CG_SLICE("flee"));
    ck_assert(nearest.tied);
    ck_assert(cg_slice_is(nearest.best, "tree"));
    cg_nearest_offer(&nearest, CG_SLICE("free"), CG_SLICE("free"));
    ck_assert(!nearest.tied);
    ck_assert(cg_slice_is(nearest.best, "free"));
}
END_TEST

START_TEST(another_case_is_nearest_of_all)
{
    cg_nearest nearest = {0};
    cg_nearest_offer(&nearest, CG_SLICE("SUPPORT"), CG_SLICE("SUPPORTS"));
    cg_nearest_offer(&nearest, CG_SLICE("SUPPORT"), CG_SLICE("support"));
    ck_assert(cg_slice_is(nearest.best, "support"));
    ck_assert(!nearest.tied);
    cg_nearest_offer(&nearest, CG_SLICE("SUPPORT"), CG_SLICE("Support"));
    ck_assert(nearest.tied);
}
END_TEST

Suite *base_nearest_suite(void);
Suite *base_nearest_suite(void)
{
    Suite *suite = suite_create("base/nearest");
    TCase *all = tcase_create("all");
    tcase_add_test(all, distances_are_those_of_optimal_alignment);
    tcase_add_test(all, a_limit_cuts_the_distance_short);
    tcase_add_test(all, a_swap_at_the_limit_is_not_missed);
    tcase_add_test(all, long_names_are_never_near);
    tcase_add_test(all, the_best_of_many_is_offered);
    tcase_add_test(all, nothing_is_offered_for_what_is_far);
    tcase_add_test(all, the_first_of_equals_stays);
    tcase_add_test(all, a_tie_is_told);
    tcase_add_test(all, another_case_is_nearest_of_all);
    suite_add_tcase(suite, all);
    return suite;
}
