#include "run/chosen.h"

#include <check.h>

START_TEST(globs_and_formats_are_parted_at_the_last_equals_sign)
{
    static const char *const texts[] = {"*.log=text", "a=b/*=markdown"};
    cg_chosen chosen;
    cg_error error;
    ck_assert_int_eq(cg_chosen_init(&chosen, texts, 2, "body", &error), CG_OK);
    ck_assert_uint_eq(chosen.options.rules_len, 2);
    ck_assert_str_eq(chosen.options.rules[0].glob, "*.log");
    ck_assert_str_eq(chosen.options.rules[1].glob, "a=b/*");
    ck_assert_int_eq(chosen.options.rules[1].format, CG_FORMAT_MARKDOWN);
    ck_assert_str_eq(chosen.options.text_column, "body");
    cg_chosen_release(&chosen);
}
END_TEST

START_TEST(what_is_none_is_told)
{
    static const struct {
        const char *text, *message;
    } table[] = {
        {"text", "\"text\" is not of the form GLOB=FORMAT"},
        {"=text", "\"=text\" is not of the form GLOB=FORMAT"},
        {"*=htm", "there is no format \"htm\" of documents; did you mean \"html\"?"},
        {"*=", "there is no format \"\" of documents"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_chosen chosen;
        cg_error error;
        ck_assert_int_eq(cg_chosen_init(&chosen, &table[i].text, 1, NULL, &error), CG_E_USAGE);
        ck_assert_str_eq(error.text, table[i].message);
        ck_assert_uint_eq(chosen.options.rules_len, 0);
        cg_chosen_release(&chosen);
    }
}
END_TEST

Suite *run_chosen_suite(void)
{
    Suite *suite = suite_create("run chosen");
    TCase *tests = tcase_create("chosen");
    tcase_add_test(tests, globs_and_formats_are_parted_at_the_last_equals_sign);
    tcase_add_test(tests, what_is_none_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
