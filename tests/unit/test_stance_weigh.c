#include "engine_fixture.h"

#define PACK(value, patterns)                                                        \
    "{'claimgrep':1,'pack':{'id':'p'},'names':{'one':['Lina']},'claims':[{'id':'a'," \
    "'claim':'Lina began then','subject':'one','value':" value "," patterns          \
    "," EXAMPLES "}]}"

#define DATED "---\ntitle: Notes\npublished: 2010-03-17\n---\n\n"

typedef struct row {
    const char *text;
    cg_stance stance;
    const char *step, *cue; /* the last of its trace; no step: it has none */
} row;

static void check_rows(const char *pack, const row *rows, size_t len)
{
    cg_program *program = program_new(pack);
    for (size_t i = 0; i < len; i++) {
        cg_results *results = scan_text(program, rows[i].text);
        ck_assert_msg(results->statements.len == 1, "%zu statements in \"%s\"",
                      results->statements.len, rows[i].text);
        const cg_statement *s = &results->statements.items[0];
        ck_assert_msg(s->stance == rows[i].stance, "%s in \"%s\"",
                      cg_stance_name(s->stance), rows[i].text);
        ck_assert_msg((s->trace_len > 0) == (rows[i].step != NULL), "trace of \"%s\"",
                      rows[i].text);
        if (rows[i].step) {
            const cg_step *last = &s->trace[s->trace_len - 1];
            ck_assert_str_eq(last->operator_name, rows[i].step);
            ck_assert_msg(cg_slice_is(last->cue, rows[i].cue), "cue of \"%s\"",
                          rows[i].text);
            cg_slice source = cg_slice_sub(cg_slice_of(rows[i].text), last->byte_start,
                                           last->byte_end);
            ck_assert(cg_slice_is(source, rows[i].cue));
        }
        cg_results_free(results);
    }
    cg_program_free(program);
}

#define CHECK_ROWS(pack, rows) check_rows((pack), (rows), sizeof(rows) / sizeof *(rows))

START_TEST(relative_dates_are_read_from_the_documents_own)
{
    static const row rows[] = {
        {DATED "Lina began last month.\n", CG_STANCE_SUPPORT, "AGREES", "last month"},
        {DATED "Lina began four weeks ago.\n", CG_STANCE_SUPPORT, "AGREES",
         "four weeks ago"},
        {DATED "Lina began in February.\n", CG_STANCE_SUPPORT, "AGREES", "February"},
        {DATED "Lina began this year.\n", CG_STANCE_SUPPORT, "AGREES", "this year"},
        {DATED "Lina began yesterday.\n", CG_STANCE_CONTRADICT, "DISAGREES",
         "yesterday"},
        {DATED "Lina began last year.\n", CG_STANCE_CONTRADICT, "DISAGREES",
         "last year"},
        {"Lina began last month.\n", CG_STANCE_MENTION, "INCOMPARABLE", "last month"},
        {"Lina began yesterday.\n", CG_STANCE_MENTION, "INCOMPARABLE", "yesterday"},
        {"Lina began in March.\n", CG_STANCE_CONTRADICT, "DISAGREES", "March"},
    };
    CHECK_ROWS(PACK("{'is':'2010-02'}", "'supports':['begin in? <date>']"), rows);
}
END_TEST

START_TEST(polarity_rules_hold_for_values_too)
{
    static const row asserted[] = {
        {"Lina ate 5 pies.", CG_STANCE_SUPPORT, "AGREES", "5"},
        {"Lina did not eat 5 pies.", CG_STANCE_MENTION, "AGREES", "5"},
        {"Lina did not eat 7 pies.", CG_STANCE_MENTION, "DISAGREES", "7"},
    };
    CHECK_ROWS(PACK("{'is':5}", "'supports':[{'pattern':'eat <number> pies',"
                                "'polarity':'asserted'}]"),
               asserted);
    static const row fixed[] = {
        {"Lina ate 5 pies.", CG_STANCE_SUPPORT, "AGREES", "5"},
        {"Lina did not eat 5 pies.", CG_STANCE_SUPPORT, "AGREES", "5"},
        {"Lina did not eat 7 pies.", CG_STANCE_CONTRADICT, "DISAGREES", "7"},
    };
    CHECK_ROWS(PACK("{'is':5}", "'supports':[{'pattern':'eat <number> pies',"
                                "'polarity':'fixed'}]"),
               fixed);
}
END_TEST

START_TEST(the_slot_for_the_value_is_held_against_it)
{
    static const row rows[] = {
        {"Lina ate 5 pies in May 2008.", CG_STANCE_SUPPORT, "AGREES", "5"},
        {"In May 2008 Lina ate 5 pies.", CG_STANCE_SUPPORT, "AGREES", "5"},
        {"Lina ate 7 pies in May 2008.", CG_STANCE_CONTRADICT, "DISAGREES", "7"},
        {"Lina ate five.", CG_STANCE_SUPPORT, NULL, NULL},
        {"Lina ate no pie.", CG_STANCE_CONTRADICT, NULL, NULL},
    };
    CHECK_ROWS(PACK("{'is':5}", "'supports':['eat <number> pies in <date>',"
                                "'in <date> ...2 eat <number> pies','eat five'],"
                                "'contradicts':['eat no pie']"),
               rows);
}
END_TEST

START_TEST(numbers_with_a_unit_are_compared_as_a_whole)
{
    static const row counted[] = {
        {"Lina owns 5 boats.", CG_STANCE_SUPPORT, "AGREES", "5"},
        {"Lina owns 5 percent of boats.", CG_STANCE_MENTION, "INCOMPARABLE",
         "5 percent"},
        {"Lina owns $5 boats.", CG_STANCE_MENTION, "INCOMPARABLE", "$5"},
    };
    CHECK_ROWS(PACK("{'is':5,'unit':'boats'}",
                    "'supports':['own \\\\$? <number> ...2 boats']"),
               counted);
    static const row timed[] = {
        {"Lina stays 5 years.", CG_STANCE_SUPPORT, "AGREES", "5 years"},
        {"Lina stays 60 months.", CG_STANCE_SUPPORT, "AGREES", "60 months"},
        {"Lina stays 5 months.", CG_STANCE_CONTRADICT, "DISAGREES", "5 months"},
    };
    CHECK_ROWS(PACK("{'is':5,'unit':'years'}",
                    "'supports':['stay <number> (years | months)']"),
               timed);
}
END_TEST

START_TEST(agreements_have_names)
{
    ck_assert_str_eq(cg_agreement_name(CG_AGREES), "AGREES");
    ck_assert_str_eq(cg_agreement_name(CG_DISAGREES), "DISAGREES");
    ck_assert_str_eq(cg_agreement_name(CG_INCOMPARABLE), "INCOMPARABLE");
}
END_TEST

Suite *stance_weigh_suite(void);
Suite *stance_weigh_suite(void)
{
    Suite *suite = suite_create("stance/weigh");
    TCase *tcase = tcase_create("values held against a claim's");
    tcase_add_test(tcase, relative_dates_are_read_from_the_documents_own);
    tcase_add_test(tcase, polarity_rules_hold_for_values_too);
    tcase_add_test(tcase, the_slot_for_the_value_is_held_against_it);
    tcase_add_test(tcase, numbers_with_a_unit_are_compared_as_a_whole);
    tcase_add_test(tcase, agreements_have_names);
    suite_add_tcase(suite, tcase);
    return suite;
}
