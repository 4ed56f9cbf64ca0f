#include "report/escape.h"

#include "base/visible.h"

#include <check.h>

/* Source line, bytes of the caret, and what the two lines look like. */
typedef struct row {
    const char *line;
    uint32_t caret, len;
    const char *shown, *carets;
} row;

static void check_row(const row *r)
{
    cg_buf scratch, out;
    cg_buf_init(&scratch, 1000);
    cg_buf_init(&out, 1000);
    cg_escape_line line = {cg_slice_of(r->line), r->caret, r->len};
    line = cg_escape_source(line, &scratch);
    cg_visible_add(&out, line.text, CG_VISIBLE_SOURCE);
    ck_assert_msg(cg_slice_is(cg_buf_slice(&out), r->shown), "%s: %s", r->shown,
                  out.ptr);
    cg_buf_reset(&out);
    cg_visible_add_carets(&out, line.text, line.caret, line.caret_len);
    ck_assert_msg(cg_slice_is(cg_buf_slice(&out), r->carets), "%s: \"%s\"", r->shown,
                  out.ptr);
    cg_buf_release(&scratch);
    cg_buf_release(&out);
}

START_TEST(a_source_line_commands_neither_terminal_nor_runner)
{
    static const row rows[] = {
        {"Entry is free.", 9, 4, "Entry is free.", "         ^~~~"},
        {"\tfree", 1, 4, "\tfree", "\t^~~~"},
        {"\x1b[31mfree", 5, 4, "\\x1b[31mfree", "        ^~~~"},
        {"::error::free", 9, 4, "\\x3a:error::free", "            ^~~~"},
        {" \t::error", 4, 5, " \t\\x3a:error", " \t     ^~~~~"},
        {"\xC2\xA0::a", 4, 1, "\xC2\xA0\\x3a:a", "      ^"},
        {"::free", 0, 6, "\\x3a:free", "^~~~~~~~~"},
        {"a ::b", 4, 1, "a ::b", "    ^"},
        {"see ##[error]x", 13, 1, "see #\\x23[error]x", "                ^"},
        {"\xE2\x80\xAE"
         "free",
         3, 4, "\\u202efree", "      ^~~~"},
        {"", 0, 0, "", "^"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}
END_TEST

Suite *report_escape_suite(void);
Suite *report_escape_suite(void)
{
    Suite *suite = suite_create("report/escape");
    TCase *tests = tcase_create("escape");
    tcase_add_test(tests, a_source_line_commands_neither_terminal_nor_runner);
    suite_add_tcase(suite, tests);
    return suite;
}
