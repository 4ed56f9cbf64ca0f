#include "base/ascii.h"

#include <check.h>

static size_t slow_run(const char *at, size_t len, bool (*fits)(char))
{
    size_t n = 0;
    while (n < len && fits(at[n]))
        n++;
    return n;
}

static void check_runs(const char *at, size_t len)
{
    ck_assert_uint_eq(cg_ascii_small_run(at, len), slow_run(at, len, cg_ascii_is_small));
    ck_assert_uint_eq(cg_ascii_word_run(at, len), slow_run(at, len, cg_ascii_is_word));
}

START_TEST(each_byte_ends_a_run_where_it_stands_or_goes_on_with_it)
{
    char text[24];
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < sizeof text; at++) {
            memset(text, 'm', sizeof text);
            text[at] = (char)byte;
            for (size_t len = 0; len <= sizeof text; len += 3)
                check_runs(text, len);
        }
}
END_TEST

START_TEST(small_letters_and_words_are_those_of_ascii)
{
    ck_assert_uint_eq(cg_ascii_small_run("abcdefghijzA", 12), 11);
    ck_assert_uint_eq(cg_ascii_word_run("abcXYZ0129zaAZ[", 15), 14);
    ck_assert_uint_eq(cg_ascii_word_run("caf\xC3\xA9s", 6), 3);
    ck_assert_uint_eq(cg_ascii_small_run("", 0), 0);
}
END_TEST

Suite *base_ascii_suite(void)
{
    Suite *suite = suite_create("base/ascii");
    TCase *runs = tcase_create("runs");
    tcase_add_test(runs, each_byte_ends_a_run_where_it_stands_or_goes_on_with_it);
    tcase_add_test(runs, small_letters_and_words_are_those_of_ascii);
    suite_add_tcase(suite, runs);
    return suite;
}
