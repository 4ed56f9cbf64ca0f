#include "value_fixture.h"

START_TEST(types_and_precisions_have_names)
{
    ck_assert_str_eq(cg_value_type_name(CG_VALUE_NUMBER), "number");
    ck_assert_str_eq(cg_value_type_name(CG_VALUE_VERSION), "version");
    ck_assert_str_eq(cg_precision_name(CG_PRECISION_EXACT), "exact");
    ck_assert_str_eq(cg_precision_name(CG_PRECISION_BETWEEN), "between");
}
END_TEST

START_TEST(dates_of_rules_are_checked)
{
    static const struct {
        const char *text;
        int32_t start, end; /* both 0: refused */
    } rows[] = {
        {"1970-01-02", 1, 1}, {"1970-02", 31, 58},  {"1971", 365, 729},
        {"1970-13", 0, 0},    {"1970-02-30", 0, 0}, {"1970-2", 0, 0},
        {"70", 0, 0},         {"", 0, 0},           {"1970-01-02T10", 0, 0},
        {"1970/01/02", 0, 0}, {"1970-00", 0, 0},    {"1970-01-", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_value value = {0};
        bool good = cg_value_of_date(cg_slice_of(rows[i].text), &value);
        ck_assert_msg(good == (rows[i].end != 0), "\"%s\"", rows[i].text);
        ck_assert_int_eq(value.start, rows[i].start);
        ck_assert_int_eq(value.end, rows[i].end);
    }
}
END_TEST

START_TEST(a_documents_date_must_be_a_day)
{
    static const struct {
        const char *text;
        bool known;
        int32_t day;
    } rows[] = {
        {"1970-01-02", true, 1},
        {"1970-01-02T10:00:00Z", true, 1},
        {"1970-01-02 10:00", true, 1},
        {"1970-01", false, 0},
        {"1970", false, 0},
        {"", false, 0},
        {"1970-01-02x", false, 0},
        {"yesterday!", false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_date_context c = cg_date_context_of(cg_slice_of(rows[i].text));
        ck_assert_msg(c.known == rows[i].known, "\"%s\"", rows[i].text);
        ck_assert_int_eq(c.day, rows[i].day);
    }
}
END_TEST

START_TEST(units_of_rules_are_known_by_name_or_word)
{
    static const struct {
        const char *unit;
        uint8_t type;
        const char *base;
        double low;
    } rows[] = {
        {"", CG_VALUE_NUMBER, "", 3},
        {"jurisdictions", CG_VALUE_NUMBER, "jurisdictions", 3},
        {"percent", CG_VALUE_PERCENT, "percent", 3},
        {"%", CG_VALUE_PERCENT, "percent", 3},
        {"USD", CG_VALUE_MONEY, "USD", 3},
        {"$", CG_VALUE_MONEY, "USD", 3},
        {"pence", CG_VALUE_MONEY, "GBP", 0.03},
        {"minutes", CG_VALUE_DURATION, "second", 180},
        {"kilometre", CG_VALUE_SIZE, "metre", 3000},
    };
    value_fixture f;
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_value v = cg_value_of_number(3, cg_slice_of(rows[i].unit), f.words);
        ck_assert_uint_eq(v.type, rows[i].type);
        ck_assert_msg(cg_slice_is(v.base, rows[i].base), "%s", rows[i].unit);
        ck_assert_double_eq_tol(v.low, rows[i].low, 1e-9);
        ck_assert_double_eq(v.low, v.high);
        ck_assert_uint_eq(v.precision, CG_PRECISION_EXACT);
    }
    value_teardown(&f);
}
END_TEST

Suite *text_value_text_suite(void)
{
    Suite *suite = suite_create("text/value_text");
    TCase *tcase = tcase_create("making and writing");
    tcase_add_test(tcase, types_and_precisions_have_names);
    tcase_add_test(tcase, dates_of_rules_are_checked);
    tcase_add_test(tcase, a_documents_date_must_be_a_day);
    tcase_add_test(tcase, units_of_rules_are_known_by_name_or_word);
    suite_add_tcase(suite, tcase);
    return suite;
}
