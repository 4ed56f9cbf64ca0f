#include <check.h>

#include "result_fixture.h"

START_TEST(every_stance_has_its_word)
{
    ck_assert_str_eq(cg_stance_name(CG_STANCE_NONE), "none");
    ck_assert_str_eq(cg_stance_name(CG_STANCE_SUPPORT), "support");
    ck_assert_str_eq(cg_stance_name(CG_STANCE_CONTRADICT), "contradict");
    ck_assert_str_eq(cg_stance_name(CG_STANCE_MENTION), "mention");
}
END_TEST

START_TEST(every_modifier_has_its_word_in_the_order_of_bits)
{
    static const struct {
        unsigned modifier;
        const char *name;
    } table[] = {
        {CG_MOD_NEGATED, "negated"},           {CG_MOD_HEDGED, "hedged"},
        {CG_MOD_CONDITIONAL, "conditional"},   {CG_MOD_QUESTION, "question"},
        {CG_MOD_HYPOTHETICAL, "hypothetical"}, {CG_MOD_REPORTED, "reported"},
        {CG_MOD_HISTORIC, "historic"},         {CG_MOD_FUTURE, "future"},
        {CG_MOD_PARTIAL, "partial"},           {CG_MOD_RETRACTED, "retracted"},
        {CG_MOD_REJECTED, "rejected"},         {CG_MOD_HEADLINE, "headline"},
        {CG_MOD_SCARE_QUOTE, "scare-quote"},
    };
    ck_assert_uint_eq(FIXTURE_COUNT(table), CG_MOD_COUNT);
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        ck_assert_uint_eq(table[bit].modifier, 1u << bit);
        ck_assert_str_eq(cg_modifier_name(bit), table[bit].name);
    }
}
END_TEST

START_TEST(every_unit_of_columns_has_its_word)
{
    static const char *const names[CG_COLUMN_UNITS] = {"byte", "utf16", "codepoint", "display"};
    for (int unit = 0; unit < CG_COLUMN_UNITS; unit++)
        ck_assert_str_eq(cg_column_unit_name((cg_column_unit)unit), names[unit]);
}
END_TEST

START_TEST(every_baseline_state_has_its_word)
{
    ck_assert_str_eq(cg_baseline_state_name(CG_BASELINE_NONE), "none");
    ck_assert_str_eq(cg_baseline_state_name(CG_BASELINE_NEW), "new");
    ck_assert_str_eq(cg_baseline_state_name(CG_BASELINE_KNOWN), "known");
}
END_TEST

START_TEST(every_verdict_has_its_word)
{
    ck_assert_str_eq(cg_verdict_name(CG_VERDICT_NOT_FOUND), "not-found");
    ck_assert_str_eq(cg_verdict_name(CG_VERDICT_SUPPORTED), "supported");
    ck_assert_str_eq(cg_verdict_name(CG_VERDICT_CONTRADICTED), "contradicted");
    ck_assert_str_eq(cg_verdict_name(CG_VERDICT_MIXED), "mixed");
    ck_assert_str_eq(cg_verdict_name(CG_VERDICT_CHANGED), "changed");
    ck_assert_str_eq(cg_verdict_name(CG_VERDICT_UNSETTLED), "unsettled");
}
END_TEST

START_TEST(every_standing_has_its_word)
{
    static const char *const names[] = {"counted",     "mention",  "rejected", "retracted",
                                        "hedged",      "conditional", "historic", "future",
                                        "overruled",   "copy",     "outdated"};
    ck_assert_uint_eq(FIXTURE_COUNT(names), CG_STANDING_COUNT);
    for (int i = 0; i < CG_STANDING_COUNT; i++)
        ck_assert_str_eq(cg_standing_name((cg_standing)i), names[i]);
}
END_TEST

START_TEST(every_file_status_has_its_word)
{
    ck_assert_str_eq(cg_file_status_name(CG_FILE_SCANNED), "scanned");
    ck_assert_str_eq(cg_file_status_name(CG_FILE_SKIPPED), "skipped");
    ck_assert_str_eq(cg_file_status_name(CG_FILE_CUT), "cut");
    ck_assert_str_eq(cg_file_status_name(CG_FILE_FAILED), "failed");
}
END_TEST

Suite *base_names_suite(void);
Suite *base_names_suite(void)
{
    Suite *suite = suite_create("base/names");
    TCase *tests = tcase_create("names");
    tcase_add_test(tests, every_stance_has_its_word);
    tcase_add_test(tests, every_modifier_has_its_word_in_the_order_of_bits);
    tcase_add_test(tests, every_baseline_state_has_its_word);
    tcase_add_test(tests, every_unit_of_columns_has_its_word);
    tcase_add_test(tests, every_verdict_has_its_word);
    tcase_add_test(tests, every_standing_has_its_word);
    tcase_add_test(tests, every_file_status_has_its_word);
    suite_add_tcase(suite, tests);
    return suite;
}
