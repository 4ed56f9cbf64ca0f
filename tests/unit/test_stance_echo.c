/* Which clause takes up a match, and how: "ELLIPSIS+:words" or "VERDICT-:words". */
#include "engine_fixture.h"

#include <stdlib.h>

static cg_program *program;
static cg_scanner *scanner;
static cg_buf seen;

static cg_status look(void *context, const cg_scanner *s, size_t first)
{
    (void)context;
    (void)first;
    for (size_t i = 0; i < s->all_governors.len; i++) {
        const cg_governor *g = &s->all_governors.items[i];
        if (g->op != CG_OPERATOR_ELLIPSIS && g->op != CG_OPERATOR_VERDICT)
            continue;
        cg_span from = s->passage.tokens.items[g->first].span;
        cg_span to = s->passage.tokens.items[g->end - 1].span;
        cg_slice words = cg_slice_sub(s->passage.text, from.start, to.end);
        cg_buf_printf(&seen, "%s%s%s:%.*s", cg_operator_name(g->op),
                      g->echo.sign > 0 ? "+" : "-", g->echo.inner ? "inner" : "",
                      (int)words.len, words.ptr);
    }
    return CG_OK;
}

static const cg_watch watch = {.sentence = look};

static void set_up(void)
{
    program =
        program_new("{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a',"
                    "'claim':'Lark Hall is open','subject':{'names':['Lark Hall'],"
                    "'anaphors':['the hall']},'supports':['open!']}]}");
    scanner = cg_scanner_new(program);
    ck_assert_ptr_nonnull(scanner);
    scanner->watch = &watch;
    cg_buf_init(&seen, 4096);
}

static void tear_down(void)
{
    cg_buf_release(&seen);
    cg_scanner_free(scanner);
    cg_program_free(program);
}

typedef struct row {
    const char *text, *echo;
} row;

static void check_rows(const row *table, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        cg_error error;
        cg_results *results = cg_results_new();
        ck_assert_ptr_nonnull(results);
        cg_buf_reset(&seen);
        ck_assert_int_eq(cg_scan_buffer(scanner, "row", table[i].text,
                                        strlen(table[i].text), results, &error),
                         CG_OK);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&seen), table[i].echo), "\"%s\": %.*s",
                      table[i].text, (int)seen.len, seen.len ? seen.ptr : "");
        cg_results_free(results);
    }
}

#define CHECK_ROWS(table) check_rows((table), sizeof(table) / sizeof *(table))

START_TEST(an_elliptical_clause_takes_up_what_stands_before_it)
{
    static const row table[] = {
        {"Lark Hall is open.", ""},
        {"Lark Hall looks open, but it is not.", "ELLIPSIS-:but it is not"},
        {"Lark Hall looks open; it isn't.", "ELLIPSIS-:it isn't"},
        {"Lark Hall was not open, but now it is.", "ELLIPSIS+:but now it is"},
        {"Lark Hall looks open but in fact is not.",
         "ELLIPSIS-inner:but in fact is not"},
        {"They call it open, though the hall is not. Lark Hall is far.", ""},
        {"They call Lark Hall open, though the hall is not.",
         "ELLIPSIS-:though the hall is not"},
        {"Lark Hall looks open, but the shop is not.", ""},
        {"Lark Hall looks open, but she is not.", ""},
        {"Lark Hall is open, but it is not cheap.", ""},
        {"Lark Hall is open, but it is not, however, cheap.", ""},
        {"Lark Hall is open, but it may not be.", ""},
        {"Lark Hall is open or it is not.", ""},
        {"Lark Hall is open as it is.", ""},
        {"Lark Hall is open, Roe was told, but it is not.", ""},
        {"If Lark Hall is open we go, but it is not.", ""},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(a_verdict_judges_what_was_said)
{
    static const row table[] = {
        {"Roe says Lark Hall is open, but that is false.",
         "VERDICT-:but that is false"},
        {"Roe says Lark Hall is open, which is a lie.", "VERDICT-:which is a lie"},
        {"Roe says Lark Hall is open, but he is wrong.", "VERDICT-:but he is wrong"},
        {"Lark Hall is open, but he is wrong.", ""},
        {"Roe says Lark Hall is open, but he is wrong about the cost.", ""},
        {"Roe says Lark Hall is open, and that is true.", ""},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(the_next_sentence_may_take_it_up)
{
    static const row table[] = {
        {"Lark Hall is open. That is not true.", "VERDICT-:That is not true"},
        {"Lark Hall is open. Not so.", "VERDICT-:Not so."},
        {"They say Lark Hall is open. It is not.", "ELLIPSIS-:It is not"},
        {"Lark Hall is open. Is it not?", ""},
        {"Lark Hall is open. Roe waits. It is not.", ""},
        {"Lark Hall is open. It is wrong to wait.", ""},
        {"Lark Hall is open when Roe is here. It is not.", ""},
        {"Is Lark Hall open? No.", "ELLIPSIS-:No."},
        {"Is Lark Hall open? Yes, it is.", "ELLIPSIS+:Yes, it is"},
        {"Is Lark Hall open? Roe has no idea.", ""},
        {"Lark Hall is open. No.", ""},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(who_speaks_may_say_it_too)
{
    static const row table[] = {
        {"\"Lark Hall looks open, but it is not,\" Jane Roe said.",
         "ELLIPSIS-inner:but it is not"},
        {"\"Lark Hall is open,\" Jane Roe said, but it is not.",
         "ELLIPSIS-:but it is not"},
        {"\"Lark Hall is open,\" Jane Roe said. \"It is not,\" said John Doe.", ""},
        {"Lark Hall looks open, but it is not, Jane Roe said.",
         "ELLIPSIS-inner:but it is not"},
    };
    CHECK_ROWS(table);
}
END_TEST

Suite *stance_echo_suite(void);
Suite *stance_echo_suite(void)
{
    Suite *suite = suite_create("stance/echo");
    TCase *tests = tcase_create("echoes");
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, an_elliptical_clause_takes_up_what_stands_before_it);
    tcase_add_test(tests, a_verdict_judges_what_was_said);
    tcase_add_test(tests, the_next_sentence_may_take_it_up);
    tcase_add_test(tests, who_speaks_may_say_it_too);
    suite_add_tcase(suite, tests);
    return suite;
}
