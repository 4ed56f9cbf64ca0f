#include "base/slice.h"

#include <check.h>

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

START_TEST(order_is_by_bytes_and_the_shorter_comes_first)
{
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {"", "", 0},    {"", "a", -1},  {"a", "", 1},         {"abc", "abd", -1},
        {"ab", "a", 1}, {"B", "a", -1}, {"\x7f", "\xc3", -1}, {"same", "same", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_slice a = cg_slice_of(rows[i].a), b = cg_slice_of(rows[i].b);
        ck_assert_int_eq(sign(cg_slice_compare(a, b)), rows[i].order);
        ck_assert_int_eq(cg_slice_equal(a, b), rows[i].order == 0);
    }
}
END_TEST

START_TEST(a_null_slice_is_an_empty_one)
{
    cg_slice none = {0};
    ck_assert(cg_slice_equal(none, CG_SLICE("")));
    ck_assert_int_eq(cg_slice_compare(none, CG_SLICE("")), 0);
    ck_assert(cg_slice_is(cg_slice_of(NULL), ""));
    ck_assert(cg_slice_starts(none, ""));
    ck_assert(!cg_slice_starts(none, "a"));
    ck_assert(cg_slice_ends(none, ""));
    ck_assert_uint_eq(cg_slice_trim(none).len, 0);
}
END_TEST

START_TEST(starts_and_ends_look_at_their_own_side)
{
    cg_slice s = CG_SLICE("pack.json");
    ck_assert(cg_slice_starts(s, "pack"));
    ck_assert(!cg_slice_starts(s, "json"));
    ck_assert(cg_slice_ends(s, ".json"));
    ck_assert(!cg_slice_ends(s, "pack"));
    ck_assert(cg_slice_ends(s, "pack.json"));
    ck_assert(!cg_slice_ends(s, "a pack.json"));
}
END_TEST

START_TEST(trimming_takes_ascii_space_from_both_ends)
{
    static const char *const rows[][2] = {
        {" a ", "a"},       {"\t\n\v\f\r a b \r\n", "a b"}, {"   ", ""},
        {"plain", "plain"}, {"\xC2\xA0x", "\xC2\xA0x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert(cg_slice_is(cg_slice_trim(cg_slice_of(rows[i][0])), rows[i][1]));
}
END_TEST

Suite *base_slice_suite(void);
Suite *base_slice_suite(void)
{
    Suite *suite = suite_create("base/slice");
    TCase *all = tcase_create("all");
    tcase_add_test(all, order_is_by_bytes_and_the_shorter_comes_first);
    tcase_add_test(all, a_null_slice_is_an_empty_one);
    tcase_add_test(all, starts_and_ends_look_at_their_own_side);
    tcase_add_test(all, trimming_takes_ascii_space_from_both_ends);
    suite_add_tcase(suite, all);
    return suite;
}
