#include "engine_fixture.h"

#include "rules/claim_value.h"

#include <math.h>
#include <stdlib.h>

/* --- what is wrong with a value -------------------------------------------------- */

/* A value in which ^ stands before what is wrong with it; `slot` is what the
 * claim's pattern holds. */
typedef struct fault {
    const char *slot, *value, *id, *words, *message, *help;
} fault;

static char *pack_of(const char *slot, const char *value)
{
    cg_buf text;
    cg_buf_init(&text, CG_MAX_RULES_FILE);
    cg_buf_printf(&text,
                  "{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [\n{'id': 'a', "
                  "'claim': 'c', 'subject': null,\n'value': %s,\n'supports': ['in %s "
                  "places'], " EXAMPLES "}]}",
                  value, slot);
    char *pack = json_of(text.ptr);
    cg_buf_release(&text);
    return pack;
}

static void check_fault(const fault *bad)
{
    char *text = pack_of(bad->slot, bad->value), *mark = strchr(text, '^');
    ck_assert_msg(mark != NULL, "no ^ in %s", bad->value);
    cg_place at = cg_place_of(cg_slice_of(text), (uint32_t)(mark - text));
    memmove(mark, mark + 1, strlen(mark));
    compiled c = compile_bytes(text, strlen(text));
    ck_assert_msg(cg_diags_count(c.diags) == 1, "%zu diagnostics for %s",
                  cg_diags_count(c.diags), bad->value);
    const cg_diagnostic *d = cg_diags_get(c.diags, 0);
    ck_assert_msg(strcmp(d->id, bad->id) == 0, "[%s] for %s", d->id, bad->value);
    ck_assert_msg(d->line == at.line && d->column == at.column, "at %u:%u for %s",
                  d->line, d->column, bad->value);
    check_text((cg_slice){text + d->byte_start, (size_t)(d->byte_end - d->byte_start)},
               bad->words, bad->value);
    check_text(d->message, bad->message, bad->value);
    check_text(d->help, bad->help, bad->value);
    ck_assert_int_eq(c.status, CG_E_CONTENT);
    drop(&c);
    cg_alloc_free(text);
}

static void check_faults(const fault *table, size_t len)
{
    for (size_t i = 0; i < len; i++)
        check_fault(&table[i]);
}

#define CHECK_FAULTS(table) check_faults((table), sizeof(table) / sizeof *(table))

START_TEST(a_value_is_an_object_with_keys_of_its_own)
{
    static const fault table[] = {
        {"<number>", "^658", "wrong-type", "658",
         "'value' must be an object, not a number", ""},
        {"<number>", "^['a']", "wrong-type", "['a']",
         "'value' must be an object, not a list", ""},
        {"<number>", "{'is': 1, ^'uint': 'x'}", "unknown-key", "'uint'",
         "unknown key 'uint' in a value", "did you mean 'unit'?"},
        {"<number>", "{'is': 1, ^'is': 2}", "duplicate-key", "'is'",
         "duplicate key 'is'", "the first one is on line 3"},
        {"<number>", "{'is': ^true}", "wrong-type", "true",
         "'is' must be a number or a string, not true or false", ""},
        {"<number>", "{'is': 1, 'unit': ^5}", "wrong-type", "5",
         "'unit' must be a string, not a number", ""},
        {"<number>", "{'is': 1, 'unit': ^''}", "bad-value", "''",
         "'unit' must not be empty", ""},
        {"<date>", "{'is': '2008', 'type': ^'data'}", "bad-value", "'data'",
         "bad value 'data' for 'type'", "did you mean 'date'?"},
    };
    CHECK_FAULTS(table);
}
END_TEST

START_TEST(a_value_is_one_or_has_bounds)
{
    static const char *const both = "'is' stands alone, without 'min' and 'max'";
    static const fault table[] = {
        {"<number>", "{'is': 1, 'min': ^2}", "bad-value", "2", both,
         "take one of them away"},
        {"<number>", "{'max': ^2, 'is': 1}", "bad-value", "2", both,
         "take one of them away"},
        {"<number>", "{'min': 1, 'max': ^'2008'}", "bad-value", "'2008'",
         "'min' and 'max' must both be numbers, or both dates or versions", ""},
        {"<number>", "{'min': 3, 'max': ^2}", "bad-value", "2",
         "'max' is less than 'min'", ""},
        {"<date>", "{'min': '2008-11', 'max': ^'2008-10'}", "bad-value", "'2008-10'",
         "'max' is less than 'min'", ""},
        {"<version>", "{'min': '2.1', 'max': ^'2.0.9', 'type': 'version'}", "bad-value",
         "'2.0.9'", "'max' is less than 'min'", ""},
    };
    CHECK_FAULTS(table);
}
END_TEST

START_TEST(a_value_without_a_figure_is_told_at_its_key)
{
    char *text = pack_of("<number>", "{'unit': 'places'}");
    loaded l = load_bytes(text, strlen(text));
    check_single(l, "missing-key");
    const cg_diagnostic *d = cg_diags_get(l.diags, 0);
    check_text(d->message, "a value without 'is'", text);
    check_text(d->help, "add 'is', or 'min' or 'max' or both", text);
    ck_assert_uint_eq(d->line, 3);
    ck_assert_uint_eq(d->column, 1);
    unload(l);
    cg_alloc_free(text);
}
END_TEST

START_TEST(figures_are_numbers_dates_or_versions)
{
    static const char *const date = "write YYYY, YYYY-MM or YYYY-MM-DD";
    static const char *const open = "write a number without quotation marks, a date as "
                                    "YYYY, YYYY-MM or YYYY-MM-DD, "
                                    "or add 'type': 'version'";
    static const char *const parts = "write up to four numbers with stops between them";
    static const char *const unquoted =
        "take the quotation marks away; the unit is 'unit'";
    static const fault table[] = {
        {"<number>", "{'is': ^1e19}", "bad-number", "1e19",
         "'is' must be a number from -1e18 to 1e18", ""},
        {"<number>", "{'max': ^-2e18}", "bad-number", "-2e18",
         "'max' must be a number from -1e18 to 1e18", ""},
        {"<number>", "{'is': ^'658'}", "bad-value", "'658'", "'658' is no date", open},
        {"<date>", "{'is': ^'2008-13'}", "bad-value", "'2008-13'",
         "'2008-13' is no date", open},
        {"<date>", "{'is': ^'2009-02-29', 'type': 'date'}", "bad-value", "'2009-02-29'",
         "'2009-02-29' is no date", date},
        {"<date>", "{'is': ^'27.10.2008', 'type': 'date'}", "bad-value", "'27.10.2008'",
         "'27.10.2008' is no date", date},
        {"<date>", "{'min': '2008', 'max': ^'2009-1'}", "bad-value", "'2009-1'",
         "'2009-1' is no date", open},
        {"<date>", "{'is': ^2008, 'type': 'date'}", "wrong-type", "2008",
         "a value of the type 'date' must be a string", ""},
        {"<version>", "{'is': ^2.1, 'type': 'version'}", "wrong-type", "2.1",
         "a value of the type 'version' must be a string", ""},
        {"<version>", "{'is': ^'2.x', 'type': 'version'}", "bad-value", "'2.x'",
         "'2.x' is no version", parts},
        {"<version>", "{'is': ^'1.2.3.4.5', 'type': 'version'}", "bad-value",
         "'1.2.3.4.5'", "'1.2.3.4.5' is no version", parts},
        {"<version>", "{'is': ^'.5', 'type': 'version'}", "bad-value", "'.5'",
         "'.5' is no version", parts},
        {"<number>", "{'is': ^'5', 'type': 'number'}", "wrong-type", "'5'",
         "a value of the type 'number' must be a number", unquoted},
    };
    CHECK_FAULTS(table);
}
END_TEST

START_TEST(a_tolerance_is_a_share_or_an_amount)
{
    static const char *const share =
        "'tolerance' must be a percentage such as '1%', or a number";
    static const fault table[] = {
        {"<number>", "{'is': 1, 'tolerance': ^-1}", "bad-number", "-1",
         "'tolerance' must be 0 or more", ""},
        {"<number>", "{'is': 1, 'tolerance': ^1e19}", "bad-number", "1e19",
         "'tolerance' must be a number from -1e18 to 1e18", ""},
        {"<number>", "{'is': 1, 'tolerance': ^'1'}", "bad-value", "'1'", share, ""},
        {"<number>", "{'is': 1, 'tolerance': ^'%'}", "bad-value", "'%'", share, ""},
        {"<number>", "{'is': 1, 'tolerance': ^'-1%'}", "bad-value", "'-1%'", share, ""},
        {"<number>", "{'is': 1, 'tolerance': ^'1.%'}", "bad-value", "'1.%'", share, ""},
        {"<number>", "{'is': 1, 'tolerance': ^'1 %'}", "bad-value", "'1 %'", share, ""},
        {"<number>", "{'is': 1, 'tolerance': ^'1%%'}", "bad-value", "'1%%'", share, ""},
        {"<number>", "{'is': 1, 'tolerance': ^'1,5%'}", "bad-value", "'1,5%'", share,
         ""},
        {"<date>", "{'is': '2008', 'tolerance': ^'1%'}", "bad-value", "'1%'",
         "the 'tolerance' of a date is a number of days", ""},
        {"<version>", "{'is': '2', 'type': 'version', 'tolerance': ^1}", "bad-value",
         "1", "a version has no 'tolerance'", "write 'min' and 'max'"},
    };
    CHECK_FAULTS(table);
}
END_TEST

START_TEST(a_unit_goes_with_its_type)
{
    static const fault table[] = {
        {"<date>", "{'is': '2008', 'unit': ^'years'}", "bad-value", "'years'",
         "a date has no 'unit'", ""},
        {"<version>", "{'is': '2', 'type': 'version', 'unit': ^'GB'}", "bad-value",
         "'GB'", "a version has no 'unit'", ""},
        {"<money>", "{'is': 5, 'type': ^'money'}", "missing-key", "'money'",
         "a value of the type 'money' needs a unit",
         "add 'unit', such as 'USD' or 'euro'"},
        {"<duration>", "{'is': 5, 'type': ^'duration'}", "missing-key", "'duration'",
         "a value of the type 'duration' needs a unit",
         "add 'unit', such as 'days' or 'years'"},
        {"<size>", "{'is': 5, 'type': ^'size'}", "missing-key", "'size'",
         "a value of the type 'size' needs a unit",
         "add 'unit', such as 'miles' or 'GB'"},
        {"<money>", "{'is': 5, 'type': 'money', 'unit': ^'cowries'}", "bad-value",
         "'cowries'", "'cowries' is not known as a unit of the type 'money'", ""},
        {"<money>", "{'is': 5, 'type': 'money', 'unit': ^'days'}", "bad-value",
         "'days'", "'days' is a unit of the type 'duration', not 'money'", ""},
        {"<number>", "{'is': 5, 'type': 'number', 'unit': ^'%'}", "bad-value", "'%'",
         "'%' is a unit of the type 'percent', not 'number'", ""},
    };
    CHECK_FAULTS(table);
}
END_TEST

/* The caret stands at the key. */
static void check_slot(const char *slot, const char *value, const char *wanted)
{
    char *text = pack_of(slot, value);
    compiled c = compile_bytes(text, strlen(text));
    ck_assert_uint_eq(cg_diags_count(c.diags), wanted ? 1 : 0);
    if (wanted) {
        const cg_diagnostic *d = cg_diags_get(c.diags, 0);
        ck_assert_str_eq(d->id, "no-patterns");
        ck_assert_uint_eq(d->line, 3);
        ck_assert_uint_eq(d->column, 1);
        check_text(d->message,
                   "no pattern of 'supports' has a slot for the value of the claim",
                   value);
        check_text(d->help, wanted, value);
    }
    drop(&c);
    cg_alloc_free(text);
}

START_TEST(a_value_needs_a_slot_of_a_fitting_type)
{
    static const struct {
        const char *slot, *value, *help; /* no help: it fits */
    } table[] = {
        {"<number>", "{'is': 5}", NULL},
        {"<number>", "{'is': 5, 'unit': 'places'}", NULL},
        {"<number> years", "{'is': 5, 'unit': 'years'}", NULL},
        {"<duration>", "{'is': 5, 'unit': 'years'}", NULL},
        {"<number>", "{'is': 5, 'type': 'percent'}", NULL},
        {"<percent>", "{'is': 5, 'type': 'percent'}", NULL},
        {"<date> ... <number>", "{'is': 5}", NULL},
        {"(a | <date>)", "{'is': '2008'}", NULL},
        {"five", "{'is': 5}", "write <number> where a statement has its own"},
        {"<date>", "{'is': 5}", "write <number> where a statement has its own"},
        {"<number>", "{'is': '2008'}", "write <date> where a statement has its own"},
        {"<number>", "{'is': '2.0', 'type': 'version'}",
         "write <version> where a statement has its own"},
        {"<percent>", "{'is': 5, 'unit': 'USD'}",
         "write <money> where a statement has its own"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        check_slot(table[i].slot, table[i].value, table[i].help);
}
END_TEST

START_TEST(a_slot_of_the_other_side_alone_is_not_enough)
{
    compiled c = compile(
        "{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c','subject':"
        "null,"
        "'value':{'is':5},'supports':['x'],'contradicts':['y <number>']," EXAMPLES
        "}]}");
    ck_assert_uint_eq(cg_diags_count(c.diags), 1);
    ck_assert_str_eq(cg_diags_get(c.diags, 0)->id, "no-patterns");
    drop(&c);
}
END_TEST

/* --- what statements are held against ----------------------------------------------- */

START_TEST(a_value_is_compiled_with_its_unit_and_tolerance)
{
    static const struct {
        const char *slot, *value;
        cg_value_type type;
        double low, high, tolerance;
        const char *base;
    } table[] = {
        {"<number>", "{'is': 658}", CG_VALUE_NUMBER, 658, 658, 0, ""},
        {"<number>", "{'is': 658, 'unit': 'places', 'tolerance': '1.5%'}",
         CG_VALUE_NUMBER, 658, 658, 0.015, "places"},
        {"<number>", "{'is': 658, 'tolerance': 8}", CG_VALUE_NUMBER, 650, 666, 0, ""},
        {"<number>", "{'min': 600}", CG_VALUE_NUMBER, 600, INFINITY, 0, ""},
        {"<number>", "{'max': 700, 'tolerance': '2%'}", CG_VALUE_NUMBER, -INFINITY, 700,
         0.02, ""},
        {"<number>", "{'max': 700, 'min': -1}", CG_VALUE_NUMBER, -1, 700, 0, ""},
        {"<percent>", "{'is': 50, 'type': 'percent'}", CG_VALUE_PERCENT, 50, 50, 0,
         "percent"},
        {"<duration>", "{'is': 2, 'unit': 'weeks', 'tolerance': 1}", CG_VALUE_DURATION,
         604800, 1814400, 0, "second"},
        {"<money>", "{'is': 3, 'unit': 'dollars', 'type': 'money'}", CG_VALUE_MONEY, 3,
         3, 0, "USD"},
        {"<size>", "{'is': 3, 'unit': 'km'}", CG_VALUE_SIZE, 3000, 3000, 0, "metre"},
        {"<date>", "{'is': '1970-01'}", CG_VALUE_DATE, 0, 30, 0, ""},
        {"<date>", "{'is': '1970-01-03', 'tolerance': 2}", CG_VALUE_DATE, 2, 2, 2, ""},
        {"<date>", "{'min': '1970', 'max': '1971'}", CG_VALUE_DATE, 0, 729, 0, ""},
        {"<date>", "{'min': '1970'}", CG_VALUE_DATE, 0, INFINITY, 0, ""},
        {"<date>", "{'max': '1970'}", CG_VALUE_DATE, -INFINITY, 364, 0, ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char *text = pack_of(table[i].slot, table[i].value);
        cg_program *program =
            program_of(compile_bytes(text, strlen(text)), table[i].value);
        const cg_claim_value *made = cg_program_value(program, 0);
        ck_assert_ptr_nonnull(made);
        ck_assert_int_eq(made->value.type, table[i].type);
        ck_assert_double_eq_tol(made->tolerance, table[i].tolerance, 1e-12);
        ck_assert_msg(
            made->value.low == table[i].low && made->value.high == table[i].high,
            "%s: %g to %g", table[i].value, made->value.low, made->value.high);
        ck_assert(cg_slice_is(made->value.base, table[i].base));
        cg_program_free(program);
        cg_alloc_free(text);
    }
}
END_TEST

START_TEST(a_version_is_compiled_as_the_range_that_it_names)
{
    char *text = pack_of("<version>", "{'is': '2.1', 'type': 'version'}");
    cg_program *program = program_of(compile_bytes(text, strlen(text)), text);
    const cg_value *value = &cg_program_value(program, 0)->value;
    char shown[CG_VALUE_TEXT];
    ck_assert_uint_gt(cg_value_text(value, shown), 0);
    ck_assert_str_eq(shown, "2.1.0.0");
    ck_assert(value->high > value->low);
    ck_assert(program->has_slots);
    cg_program_free(program);
    cg_alloc_free(text);
}
END_TEST

START_TEST(only_slots_for_the_value_are_held_against_it)
{
    char *text = pack_of("<date> ... <number>", "{'is': 5}");
    cg_program *program = program_of(compile_bytes(text, strlen(text)), text);
    unsigned seen = 0;
    for (uint32_t i = 0; i < program->inst_count; i++) {
        cg_inst inst = program->insts[i];
        if (inst.op != CG_OP_VALUE)
            continue;
        ck_assert_uint_eq(inst.y, inst.x == CG_VALUE_NUMBER);
        seen++;
    }
    ck_assert_uint_eq(seen, 2);
    cg_program_free(program);
    cg_alloc_free(text);
}
END_TEST

Suite *rules_claim_value_suite(void);
Suite *rules_claim_value_suite(void)
{
    Suite *suite = suite_create("rules/claim_value");
    TCase *wrong = tcase_create("what is wrong with a value");
    tcase_add_test(wrong, a_value_is_an_object_with_keys_of_its_own);
    tcase_add_test(wrong, a_value_is_one_or_has_bounds);
    tcase_add_test(wrong, a_value_without_a_figure_is_told_at_its_key);
    tcase_add_test(wrong, figures_are_numbers_dates_or_versions);
    tcase_add_test(wrong, a_tolerance_is_a_share_or_an_amount);
    tcase_add_test(wrong, a_unit_goes_with_its_type);
    tcase_add_test(wrong, a_value_needs_a_slot_of_a_fitting_type);
    tcase_add_test(wrong, a_slot_of_the_other_side_alone_is_not_enough);
    suite_add_tcase(suite, wrong);
    TCase *made = tcase_create("what statements are held against");
    tcase_add_test(made, a_value_is_compiled_with_its_unit_and_tolerance);
    tcase_add_test(made, a_version_is_compiled_as_the_range_that_it_names);
    tcase_add_test(made, only_slots_for_the_value_are_held_against_it);
    suite_add_tcase(suite, made);
    return suite;
}
