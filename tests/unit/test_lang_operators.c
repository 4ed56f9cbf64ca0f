#include "lang/operators.h"

#include "base/alloc.h"
#include "lang_fixture.h"

#include <stdio.h>
#include <stdlib.h>

static const cg_operators *load_embedded(lang_data *data)
{
    const cg_operators *operators = NULL;
    *data = data_embedded("en/operators.json");
    ck_assert_int_eq(
        cg_operators_load(data->root, &data->arena, &operators, &data->error), CG_OK);
    return operators;
}

/* --- the embedded data ---------------------------------------------------------- */

START_TEST(every_operator_has_its_name_and_its_row)
{
    static const char *const names[] = {
        "NEG",      "ID",      "UNKNOWN",  "WISH",    "IMPLIES",    "REVERSES",
        "PREVENTS", "ENSURES", "FACTIVE",  "SAYS",    "DENIES",     "RAISES",
        "DISOWNS",  "PAST",    "CEASES",   "BECOMES", "USED",       "MODAL",
        "COND",     "PARTIAL", "RETRACTS", "SCARE",   "CONCESSIVE", "AFTER",
        "ELLIPSIS", "VERDICT",  "EXCEPT",
    };
    ck_assert_uint_eq(sizeof names / sizeof *names, CG_OPERATOR_COUNT);
    for (unsigned i = 0; i < CG_OPERATOR_COUNT; i++)
        ck_assert_str_eq(cg_operator_name((cg_operator)i), names[i]);
    ck_assert_str_eq(cg_operator_name(CG_OPERATOR_NONE), "NONE");
}
END_TEST

/* What the table says, as "author,speaker,before": the results under + and -. */
static void describe(const cg_operator_row *row, char out[16])
{
    static const char sign[] = "-0+";
    const signed char *columns[] = {row->author, row->speaker, row->before};
    size_t at = 0;
    for (int c = 0; c < (row->has_before ? 3 : 2); c++) {
        if (c)
            out[at++] = ',';
        out[at++] = sign[columns[c][0] + 1];
        out[at++] = sign[columns[c][1] + 1];
    }
    out[at] = '\0';
}

START_TEST(the_table_says_what_each_operator_makes_of_a_polarity)
{
    static const struct {
        cg_operator op;
        const char *columns;
        bool holder;
        cg_lean_rule lean;
        unsigned modifiers;
    } table[] = {
        {CG_OPERATOR_NEG, "-+,-+", false, CG_LEAN_FLIPS, CG_MOD_NEGATED},
        {CG_OPERATOR_ID, "+-,+-", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_UNKNOWN, "00,00", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_WISH, "00,00", false, CG_LEAN_KEEPS, CG_MOD_HYPOTHETICAL},
        {CG_OPERATOR_IMPLIES, "+-,+-", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_REVERSES, "-+,-+", false, CG_LEAN_FLIPS, 0},
        {CG_OPERATOR_PREVENTS, "-0,-0", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_ENSURES, "+0,+0", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_FACTIVE, "++,+0", true, CG_LEAN_NONE, CG_MOD_REPORTED},
        {CG_OPERATOR_SAYS, "00,+0", true, CG_LEAN_NONE, CG_MOD_REPORTED},
        {CG_OPERATOR_DENIES, "00,-0", true, CG_LEAN_NONE, CG_MOD_REPORTED},
        {CG_OPERATOR_RAISES, "00,+-", true, CG_LEAN_NONE,
         CG_MOD_HEDGED | CG_MOD_REPORTED},
        {CG_OPERATOR_DISOWNS, "-0,+0", true, CG_LEAN_NONE, CG_MOD_REPORTED},
        {CG_OPERATOR_PAST, "+-,+-", false, CG_LEAN_NONE, CG_MOD_HISTORIC},
        {CG_OPERATOR_CEASES, "-+,-+,++", false, CG_LEAN_FLIPS, 0},
        {CG_OPERATOR_BECOMES, "+-,+-,-0", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_USED, "00,00,+-", false, CG_LEAN_FLIPS, 0},
        {CG_OPERATOR_MODAL, "+-,+-", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_COND, "00,00", false, CG_LEAN_NONE, CG_MOD_CONDITIONAL},
        {CG_OPERATOR_PARTIAL, "-+,-+", false, CG_LEAN_FLIPS,
         CG_MOD_NEGATED | CG_MOD_PARTIAL},
        {CG_OPERATOR_RETRACTS, "00,00", false, CG_LEAN_FLIPS, CG_MOD_RETRACTED},
        {CG_OPERATOR_SCARE, "00,00", false, CG_LEAN_FLIPS, CG_MOD_SCARE_QUOTE},
        {CG_OPERATOR_CONCESSIVE, "+-,+-", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_AFTER, "-+,-+", false, CG_LEAN_FLIPS, CG_MOD_NEGATED},
        {CG_OPERATOR_ELLIPSIS, "+-,+-", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_VERDICT, "+-,+-", false, CG_LEAN_NONE, 0},
        {CG_OPERATOR_NONE, "+-,+-", false, CG_LEAN_NONE, 0},
    };
    lang_data data;
    const cg_operators *operators = load_embedded(&data);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const cg_operator_row *row = cg_operators_row(operators, table[i].op);
        char columns[16];
        describe(row, columns);
        ck_assert_msg(
            strcmp(columns, table[i].columns) == 0 && row->holder == table[i].holder &&
                row->lean == table[i].lean && row->modifiers == table[i].modifiers,
            "%s: %s", cg_operator_name(table[i].op), columns);
    }
    data_drop(&data);
}
END_TEST

static const cg_cue_rule *cue_of(const cg_operators *operators, const char *pattern)
{
    uint32_t count;
    const cg_cue_rule *cues = cg_operators_cues(operators, &count);
    for (uint32_t i = 0; i < count; i++)
        if (cg_slice_is(cues[i].pattern, pattern))
            return &cues[i];
    ck_abort_msg("no cue \"%s\"", pattern);
}

START_TEST(cues_have_their_operator_direction_and_reach)
{
    static const struct {
        const char *pattern;
        cg_operator op;
        cg_direction direction;
        cg_reach reach;
    } table[] = {
        {"not", CG_OPERATOR_NEG, CG_AHEAD, CG_REACH_VERB},
        {"without", CG_OPERATOR_NEG, CG_AHEAD, CG_REACH_PHRASE},
        {"no doubt", CG_OPERATOR_ID, CG_AHEAD, CG_REACH_VERB},
        {"non!", CG_OPERATOR_NEG, CG_AHEAD, CG_REACH_WORD},
        {"no wonder", CG_OPERATOR_NONE, CG_AHEAD, CG_REACH_CLAUSE},
        {"be impossible", CG_OPERATOR_NEG, CG_BEHIND, CG_REACH_VERB},
    };
    lang_data data;
    const cg_operators *operators = load_embedded(&data);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const cg_cue_rule *cue = cue_of(operators, table[i].pattern);
        ck_assert_msg(cue->op == table[i].op && cue->direction == table[i].direction &&
                          cue->reach == table[i].reach,
                      "%s", table[i].pattern);
    }
    data_drop(&data);
}
END_TEST

START_TEST(function_words_have_their_contractions)
{
    lang_data data;
    uint32_t count, found = 0;
    const cg_contraction *all = cg_operators_contractions(load_embedded(&data), &count);
    for (uint32_t i = 0; i < count; i++)
        found +=
            cg_slice_is(all[i].word, "not") && cg_slice_is(all[i].contracted, "n't");
    ck_assert_uint_eq(found, 1);
    data_drop(&data);
}
END_TEST

/* --- data made up ------------------------------------------------------------------ */

static const char rows[] =
    "'NEG':{'polarity':'-+'},'ID':{},'UNKNOWN':{},'WISH':{},'IMPLIES':{},'REVERSES':{},"
    "'PREVENTS':{},'ENSURES':{},'FACTIVE':{},'SAYS':{},'DENIES':{},'RAISES':{},'"
    "DISOWNS':{},"
    "'PAST':{},'CEASES':{},'BECOMES':{},'USED':{},'MODAL':{},'COND':{},'PARTIAL':{},"
    "'RETRACTS':{},'SCARE':{},'CONCESSIVE':{},'ELLIPSIS':{},'VERDICT':{},'EXCEPT':{},'AFTER':";

static lang_data made_up(const char *last_row, const char *rest)
{
    char text[4096];
    int len =
        snprintf(text, sizeof text, "{'operators':{%s%s}%s}", rows, last_row, rest);
    ck_assert_int_lt(len, (int)sizeof text);
    return data_of_text(text);
}

#define NO_CUES ",'cues':[],'templates':{},'predicates':[]"

START_TEST(predicates_put_their_verbs_into_the_templates)
{
    lang_data data =
        made_up("{}", ",'cues':[{'op':'NONE','cues':['V']}],"
                      "'templates':{'that':{'pattern':'V that','reach':'verb'},"
                      "'to':{'pattern':'V (to | V) VV "
                      "V','direction':'behind','modifiers':['future']}},"
                      "'predicates':[{'verbs':['say','point "
                      "out'],'forms':{'that':'SAYS','to':'WISH'},"
                      "'from':'x'}]");
    const cg_operators *operators;
    ck_assert_int_eq(cg_operators_load(data.root, &data.arena, &operators, &data.error),
                     CG_OK);
    uint32_t count;
    cg_operators_cues(operators, &count);
    ck_assert_uint_eq(count, 5);
    ck_assert_int_eq(cue_of(operators, "V")->op, CG_OPERATOR_NONE);
    ck_assert_int_eq(cue_of(operators, "say that")->op, CG_OPERATOR_SAYS);
    ck_assert_int_eq(cue_of(operators, "point out that")->reach, CG_REACH_VERB);
    const cg_cue_rule *to = cue_of(operators, "say (to | V) VV say");
    ck_assert_int_eq(to->op, CG_OPERATOR_WISH);
    ck_assert_int_eq(to->direction, CG_BEHIND);
    ck_assert_uint_eq(to->modifiers, CG_MOD_FUTURE);
    data_drop(&data);
}
END_TEST

START_TEST(cues_say_where_else_they_count)
{
    lang_data data = made_up("{}", ",'cues':[{'op':'NEG','whole':true,'cues':['no']},"
                                   "{'op':'ID','next':'er','force':'permission','cues':['x']}],"
                                   "'templates':{'g':{'pattern':'V','next':'ing'}},"
                                   "'predicates':[{'verbs':['stop'],'forms':{'g':'NEG'},"
                                   "'force':'duty','from':'x'}]");
    const cg_operators *operators;
    ck_assert_int_eq(cg_operators_load(data.root, &data.arena, &operators, &data.error),
                     CG_OK);
    ck_assert(cue_of(operators, "no")->whole);
    ck_assert_uint_eq(cue_of(operators, "no")->next.len, 0);
    ck_assert(!cue_of(operators, "x")->whole);
    ck_assert(cg_slice_is(cue_of(operators, "x")->next, "er"));
    ck_assert(cg_slice_is(cue_of(operators, "stop")->next, "ing"));
    ck_assert_int_eq(cue_of(operators, "no")->force, CG_FORCE_NONE);
    ck_assert_int_eq(cue_of(operators, "x")->force, CG_FORCE_PERMISSION);
    ck_assert_int_eq(cue_of(operators, "stop")->force, CG_FORCE_DUTY);
    data_drop(&data);
}
END_TEST

START_TEST(broken_data_are_refused_with_a_reason)
{
    static const struct {
        const char *row, *rest, *message;
    } table[] = {
        {"{'polarity':'+'}", NO_CUES, "a column is two of + - 0"},
        {"{'author':'+-0'}", NO_CUES, "a column is two of + - 0"},
        {"{'speaker':'+x'}", NO_CUES, "a column is two of + - 0"},
        {"{'before':'-'}", NO_CUES, "a column is two of + - 0"},
        {"{'polarity':7}", NO_CUES, "a column is two of + - 0"},
        {"{'modifiers':['negated','odd']}", NO_CUES, "no such modifier"},
        {"{'modifiers':[7]}", NO_CUES, "no such modifier"},
        {"{'modifiers':'negated'}", NO_CUES, "modifiers are a list"},
        {"{'lean':'sideways'}", NO_CUES, "a lean is none, keeps or flips"},
        {"{},'OTHER':{}", NO_CUES, "the table has one row for each operator"},
        {"{},'NEG':{}", NO_CUES, "the table has one row for each operator"},
        {"7", NO_CUES, "a row is an object"},
        {"{}", "", "cues, templates and predicates are needed"},
        {"{}", ",'cues':[],'templates':{}",
         "cues, templates and predicates are needed"},
        {"{}", ",'cues':{},'templates':{},'predicates':[]",
         "cues, templates and predicates are needed"},
        {"{}", ",'cues':[{'op':'ODD','cues':['x']}],'templates':{},'predicates':[]",
         "no such operator"},
        {"{}", ",'cues':[{'cues':['x']}],'templates':{},'predicates':[]",
         "no such operator"},
        {"{}", ",'cues':[{'op':'NEG'}],'templates':{},'predicates':[]",
         "a group without cues"},
        {"{}", ",'cues':[{'op':'NEG','cues':'x'}],'templates':{},'predicates':[]",
         "a group without cues"},
        {"{}", ",'cues':[{'op':'NEG','cues':[7]}],'templates':{},'predicates':[]",
         "a cue is a string that is not empty"},
        {"{}", ",'cues':[{'op':'NEG','cues':['']}],'templates':{},'predicates':[]",
         "a cue is a string that is not empty"},
        {"{}",
         ",'cues':[{'op':'NEG','direction':'up','cues':['x']}],'templates':{},'"
         "predicates':[]",
         "a direction is ahead, behind or around"},
        {"{}",
         ",'cues':[{'op':'NEG','reach':'far','cues':['x']}],'templates':{},'predicates'"
         ":[]",
         "a reach is word, phrase, verb or clause"},
        {"{}", ",'cues':[{'op':'NEG','force':'may','cues':['x']}],'templates':{},'predicates':[]",
         "a force is duty or permission"},
        {"{}",
         ",'cues':[],'templates':{'that':{'pattern':'V that'}},"
         "'predicates':[{'verbs':['say'],'forms':{'that':'SAYS'},'force':7,'from':'x'}]",
         "a force is duty or permission"},
        {"{}", ",'cues':[{'op':'NEG','next':7,'cues':['x']}],'templates':{},'predicates':[]",
         "an ending is a string that is not empty"},
        {"{}",
         ",'cues':[{'op':'NEG','modifiers':['odd'],'cues':['x']}],'templates':{},"
         "'predicates':[]",
         "no such modifier"},
        {"{}",
         ",'cues':[],'templates':{},'predicates':[{'verbs':['say'],'forms':{'that':'"
         "SAYS'},"
         "'from':'x'}]",
         "no such form"},
        {"{}",
         ",'cues':[],'templates':{'that':{'pattern':'V that'}},"
         "'predicates':[{'verbs':['say'],'forms':{'that':'ODD'},'from':'x'}]",
         "no such operator"},
        {"{}",
         ",'cues':[],'templates':{'that':{'pattern':'V that'}},"
         "'predicates':[{'verbs':['say'],'forms':{'that':7},'from':'x'}]",
         "no such operator"},
        {"{}",
         ",'cues':[],'templates':{'that':{}},"
         "'predicates':[{'verbs':['say'],'forms':{'that':'SAYS'},'from':'x'}]",
         "a form without a pattern"},
        {"{}",
         ",'cues':[],'templates':{'that':{'pattern':'V that'}},"
         "'predicates':[{'verbs':[7],'forms':{'that':'SAYS'},'from':'x'}]",
         "a verb is a string that is not empty"},
        {"{}",
         ",'cues':[],'templates':{'that':{'pattern':'V that'}},"
         "'predicates':[{'verbs':['say'],'forms':{'that':'SAYS'}}]",
         "a predicate has verbs, forms and where it is known from"},
        {"{}", ",'cues':[],'templates':{},'predicates':[{'forms':{},'from':'x'}]",
         "a predicate has verbs, forms and where it is known from"},
        {"{}", ",'cues':[],'templates':{},'predicates':[{'verbs':[],'from':'x'}]",
         "a predicate has verbs, forms and where it is known from"},
        {"{}", NO_CUES ",'contractions':{'not':'n'}",
         "contractions are lists of strings"},
        {"{}", NO_CUES ",'contractions':{'not':[7]}",
         "contractions are lists of strings"},
        {"{}", NO_CUES ",'contractions':[7]", "contractions are lists of strings"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        lang_data data = made_up(table[i].row, table[i].rest);
        const cg_operators *operators = NULL;
        cg_status status =
            cg_operators_load(data.root, &data.arena, &operators, &data.error);
        ck_assert_msg(status == CG_E_CONTENT && !operators, "taken: %s %s",
                      table[i].row, table[i].rest);
        ck_assert_msg(strstr(data.error.text, table[i].message) != NULL, "%s %s: %s",
                      table[i].row, table[i].rest, data.error.text);
        data_drop(&data);
    }
}
END_TEST

START_TEST(data_of_another_kind_are_refused)
{
    static const char *const table[] = {
        "[]", "7", "null", "{}", "{'operators':[]}", "{'operators':{'NEG':{}}}"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        lang_data data = data_of_text(table[i]);
        const cg_operators *operators = NULL;
        ck_assert_int_eq(
            cg_operators_load(data.root, &data.arena, &operators, &data.error),
            CG_E_CONTENT);
        ck_assert_msg(strstr(data.error.text, "one row for each operator") != NULL,
                      "%s", data.error.text);
        ck_assert_ptr_null(operators);
        data_drop(&data);
    }
}
END_TEST

START_TEST(the_place_of_a_fault_is_told)
{
    lang_data data = data_of_text("{'operators': 7}");
    const cg_operators *operators;
    ck_assert_int_eq(cg_operators_load(data.root, &data.arena, &operators, &data.error),
                     CG_E_CONTENT);
    ck_assert_str_eq(data.error.text,
                     "byte 14: the table has one row for each operator");
    data_drop(&data);
}
END_TEST

START_TEST(a_lack_of_memory_leaves_nothing_behind)
{
    for (long n = 1; n < 1000; n++) {
        lang_data data =
            made_up("{}", ",'cues':[{'op':'NEG','cues':['x','y']}],"
                          "'templates':{'that':{'pattern':'V that'}},"
                          "'predicates':[{'verbs':['say'],'forms':{'that':'SAYS'},"
                          "'from':'x'}],'contractions':{'not':['n']}");
        cg_arena arena;
        const cg_operators *operators = NULL;
        cg_arena_init(&arena, (size_t)1 << 20);
        cg_alloc_fail_at(n, 1);
        cg_status status =
            cg_operators_load(data.root, &arena, &operators, &data.error);
        bool reached = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(status, reached ? CG_E_MEMORY : CG_OK);
        cg_arena_release(&arena);
        data_drop(&data);
        if (!reached)
            return;
    }
    ck_abort_msg("it never has memory enough");
}
END_TEST

Suite *lang_operators_suite(void);
Suite *lang_operators_suite(void)
{
    Suite *suite = suite_create("lang/operators");
    TCase *embedded = tcase_create("embedded");
    tcase_add_test(embedded, every_operator_has_its_name_and_its_row);
    tcase_add_test(embedded, the_table_says_what_each_operator_makes_of_a_polarity);
    tcase_add_test(embedded, cues_have_their_operator_direction_and_reach);
    tcase_add_test(embedded, function_words_have_their_contractions);
    suite_add_tcase(suite, embedded);
    TCase *made = tcase_create("made up");
    tcase_add_test(made, predicates_put_their_verbs_into_the_templates);
    tcase_add_test(made, cues_say_where_else_they_count);
    tcase_add_test(made, broken_data_are_refused_with_a_reason);
    tcase_add_test(made, data_of_another_kind_are_refused);
    tcase_add_test(made, the_place_of_a_fault_is_told);
    tcase_add_test(made, a_lack_of_memory_leaves_nothing_behind);
    suite_add_tcase(suite, made);
    return suite;
}
