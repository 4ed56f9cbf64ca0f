/* What a match is about. Each row is a document and, for each statement that it
 * must give, how the subject was bound: "name:WORDS", "anaphor:WORDS" with what
 * it stands for behind "<", or "topic". */
#include "engine_fixture.h"

#include <stdlib.h>

#define PACK(scope)                                                            \
    "{'claimgrep':1,'pack':{'id':'p'},'names':{"                               \
    "'x':{'names':['Xara Act','XA'],'anaphors':['the act','the plan']},"       \
    "'y':{'names':['Yoke Plan'],'anaphors':['the plan']},'z':['Zed']},"        \
    "'claims':[{'id':'a','claim':'Xara Act is voluntary','scope':'" scope "'," \
    "'supports':['voluntary','free']},"                                        \
    "{'id':'b','claim':'Yoke Plan is voluntary','supports':['never said']}]}"

typedef struct row {
    const char *text, *bindings;
} row;

static void show(const cg_statement *s, const char *text, cg_buf *out)
{
    static const char *const names[] = {"none", "name", "anaphor", "topic"};
    cg_buf_printf(out, "%s%s", out->len ? "; " : "", names[s->via]);
    if (s->subject_end > s->subject_start)
        cg_buf_printf(out, ":%.*s", (int)(s->subject_end - s->subject_start),
                      text + s->subject_start);
    for (size_t i = 0; i < s->context_len; i++)
        cg_buf_printf(out, "<%.*s", (int)(s->context[i].end - s->context[i].start),
                      text + s->context[i].start);
}

static void check_rows(const char *pack, const row *table, size_t len)
{
    cg_program *program = program_new(pack);
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        cg_results *results = scan_text(program, table[i].text);
        cg_buf_reset(&out);
        for (size_t k = 0; k < cg_results_statement_count(results); k++)
            show(cg_results_statement(results, k), table[i].text, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].bindings),
                      "\"%s\": %.*s", table[i].text, (int)out.len,
                      out.len ? out.ptr : "");
        cg_results_free(results);
    }
    cg_buf_release(&out);
    cg_program_free(program);
}

#define CHECK_ROWS(pack, table) \
    check_rows((pack), (table), sizeof(table) / sizeof *(table))

START_TEST(names_in_the_sentence_bind_first)
{
    static const row table[] = {
        {"The Xara Act is voluntary.", "name:Xara Act"},
        {"XA is voluntary.", "name:XA"},
        {"It is voluntary, says the Xara Act.", "name:Xara Act"},
        {"XA and the Xara Act are free.", "name:Xara Act"},
        {"It is voluntary.", ""},
        {"XA came first. Zed is voluntary.", ""},
        /* the predicate is said of another name */
        {"Here Zed is voluntary, unlike XA.", ""},
        {"Zed is no friend of XA, which is voluntary.", "name:XA"},
    };
    CHECK_ROWS(PACK("sentence"), table);
}
END_TEST

START_TEST(anaphors_lead_back_to_the_last_that_fits)
{
    static const row table[] = {
        {"The Xara Act came. The act is voluntary.", "anaphor:The act<Xara Act"},
        {"The Xara Act came. The plan is voluntary.", "anaphor:The plan<Xara Act"},
        {"The Yoke Plan came. The plan is voluntary.", ""},
        {"XA came. The Yoke Plan came. The plan is voluntary.", ""},
        {"The Yoke Plan came. XA came. The plan is voluntary.", "anaphor:The plan<XA"},
        /* the other one can't be meant by this */
        {"XA came. The Yoke Plan came. The act is voluntary.", "anaphor:The act<XA"},
        {"The act is voluntary.", ""},
        {"XA came.\n\nThe act is voluntary.", "anaphor:The act"},
    };
    CHECK_ROWS(PACK("sentence"), table);
}
END_TEST

START_TEST(pronouns_lead_back_two_sentences)
{
    static const row table[] = {
        {"XA came. It is voluntary.", "anaphor:It<XA"},
        {"XA came. One. It is voluntary.", "anaphor:It<XA"},
        {"XA came. One. Two. It is voluntary.", ""},
        {"XA came. Zed came. It is voluntary.", ""},
        {"Zed came. XA came. It is voluntary.", "anaphor:It<XA"},
        {"XA came.\n\nIt is voluntary.", "anaphor:It"},
    };
    CHECK_ROWS(PACK("sentence"), table);
}
END_TEST

START_TEST(titles_and_headings_are_topics_of_what_stands_below)
{
    static const row table[] = {
        {"# Xara Act\n\nVoluntary, all in all.", "topic"},
        {"---\ntitle: The Xara Act\n---\n\nVoluntary, all in all.", "topic"},
        {"# Xara Act\n\nCounties are voluntary.", ""},
        {"# Notes\n\n## Xara Act\n\nVoluntary, all in all.", "topic"},
        {"# Notes\n\n## Xara Act\n\n## Zed\n\nVoluntary, all in all.", ""},
        {"# Notes\n\n## Xara Act\n\nOne.\n\n## Two\n\nVoluntary, all in all.", ""},
        {"XA came. Voluntary, all in all.", "topic"},
        {"XA came. Yoke Plan came. Voluntary, all in all.", ""},
        /* a name that no claim is about is no rival for a topic */
        {"XA came. Zed came. Voluntary, all in all.", "topic"},
    };
    CHECK_ROWS(PACK("sentence"), table);
}
END_TEST

START_TEST(the_scope_says_how_far_a_name_may_be)
{
    static const char beside[] = "XA came; the rest is voluntary.";
    static const char behind[] = "The rest is voluntary. XA came.";
    static const char far[] = "XA came.\n\nThe rest is voluntary.";
    static const row clause[] = {{beside, ""}, {behind, ""}, {far, ""}};
    static const row sentence[] = {{beside, "name:XA"}, {behind, ""}, {far, ""}};
    static const row paragraph[] = {
        {beside, "name:XA"}, {behind, "name:XA"}, {far, ""}};
    static const row document[] = {
        {beside, "name:XA"}, {behind, "name:XA"}, {far, "topic"}};
    CHECK_ROWS(PACK("clause"), clause);
    CHECK_ROWS(PACK("sentence"), sentence);
    CHECK_ROWS(PACK("paragraph"), paragraph);
    CHECK_ROWS(PACK("document"), document);
}
END_TEST

START_TEST(a_claim_without_a_subject_needs_none)
{
    static const row table[] = {{"It is voluntary.", "none"},
                                {"Zed is voluntary.", "none"}};
    CHECK_ROWS("{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c',"
               "'subject':null,'supports':['voluntary']}]}",
               table);
}
END_TEST

START_TEST(an_anaphor_that_the_pattern_names_must_be_somebodys)
{
    static const row table[] = {
        {"XA came.", "none"},
        {"The act came.", ""},
        {"XA was signed. The act came.", "none"},
        {"The Yoke Plan was signed. The plan came.", ""},
    };
    CHECK_ROWS(
        "{'claimgrep':1,'pack':{'id':'p'},'names':{"
        "'x':{'names':['XA'],'anaphors':['the act','the plan']},"
        "'y':{'names':['Yoke Plan'],'anaphors':['the plan']}},"
        "'claims':[{'id':'a','claim':'c','subject':null,'supports':['{x} came!']}]}",
        table);
}
END_TEST

Suite *stance_bind_suite(void);
Suite *stance_bind_suite(void)
{
    Suite *suite = suite_create("stance/bind");
    TCase *tests = tcase_create("bindings");
    tcase_add_test(tests, names_in_the_sentence_bind_first);
    tcase_add_test(tests, anaphors_lead_back_to_the_last_that_fits);
    tcase_add_test(tests, pronouns_lead_back_two_sentences);
    tcase_add_test(tests, titles_and_headings_are_topics_of_what_stands_below);
    tcase_add_test(tests, the_scope_says_how_far_a_name_may_be);
    tcase_add_test(tests, a_claim_without_a_subject_needs_none);
    tcase_add_test(tests, an_anaphor_that_the_pattern_names_must_be_somebodys);
    suite_add_tcase(suite, tests);
    return suite;
}
