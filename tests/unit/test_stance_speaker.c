/* Blocks that are another's by their format: a quoted mail is its sender's. */
#include "engine_fixture.h"

#include <stdlib.h>

static const char pack[] =
    "{'claimgrep':1,'pack':{'id':'p'},'names':{'x':['Xara']},'claims':[{'id':'a','claim':'Xara "
    "is voluntary','subject':'x','supports':['voluntary'],'contradicts':['mandatory']}]}";

#define JANE "On 5 Jan 2010, Jane Roe <jane@example.org> wrote:\n"

/* Statements in order: "S author", "C Jane Roe reported", "M ?". */
static const struct {
    const char *text, *statements;
} rows[] = {
    {"Xara is voluntary.\n", "S author;"},
    {JANE "> Xara is voluntary.\n", "S Jane Roe reported;"},
    {JANE "> Xara is not voluntary.\n", "C Jane Roe reported;"},
    {JANE "> I think that Xara is\n> voluntary.\n", "S Jane Roe hedged reported;"},
    {JANE "> Xara is voluntary.\n\nXara is mandatory.\n", "S Jane Roe reported;C author;"},
    {JANE "> \"Xara is mandatory,\" said John Doe.\n", "C John Doe reported;"},
    {JANE "> It is false that Xara is voluntary.\n", "C Jane Roe reported;"},
    {JANE "> John Doe falsely claimed that Xara is voluntary.\n",
     "C Jane Roe reported;S John Doe reported;"},
    {JANE "> On 4 Jan 2010, John Doe wrote:\n>> Xara is mandatory.\n> Xara is voluntary.\n",
     "C John Doe reported;S Jane Roe reported;"},
    {"> Xara is voluntary.\n", "S author;"},
};

static void describe(const cg_statement *s, char *out, size_t size)
{
    size_t used = strlen(out);
    const char *name = s->speaker_known ? s->speaker_name.ptr : "?";
    bool author = s->voice == CG_VOICE_AUTHOR;
    int len = snprintf(out + used, size - used, "%c %.*s%s%s;", "-SCM"[s->stance],
                       author ? 6 : s->speaker_known ? (int)s->speaker_name.len : 1,
                       author ? "author" : name, s->modifiers & CG_MOD_HEDGED ? " hedged" : "",
                       s->modifiers & CG_MOD_REPORTED ? " reported" : "");
    ck_assert(len > 0 && (size_t)len < size - used);
}

START_TEST(what_stands_in_a_quoted_mail_is_held_by_its_sender)
{
    cg_program *program = program_new(pack);
    char got[400] = "";
    cg_results *results = scan_text(program, rows[_i].text);
    for (size_t i = 0; i < cg_results_statement_count(results); i++)
        describe(cg_results_statement(results, i), got, sizeof got);
    ck_assert_msg(strcmp(got, rows[_i].statements) == 0, "\"%s\": %s", rows[_i].text, got);
    cg_results_free(results);
    cg_program_free(program);
}
END_TEST

Suite *stance_speaker_suite(void);
Suite *stance_speaker_suite(void)
{
    Suite *suite = suite_create("stance speaker");
    TCase *mails = tcase_create("quoted mails");
    tcase_add_loop_test(mails, what_stands_in_a_quoted_mail_is_held_by_its_sender, 0,
                        sizeof rows / sizeof *rows);
    suite_add_tcase(suite, mails);
    return suite;
}
