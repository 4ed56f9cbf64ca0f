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

typedef void escape_fn(cg_buf *out, cg_slice text);

typedef struct escape_row {
    escape_fn *escape;
    const char *text, *escaped;
} escape_row;

static void check_escape(const escape_row *r)
{
    cg_buf out;
    cg_buf_init(&out, 1000);
    r->escape(&out, cg_slice_of(r->text));
    ck_assert(cg_buf_ok(&out));
    ck_assert_msg(cg_slice_is(cg_buf_slice(&out), r->escaped), "%s: %.*s", r->text, (int)out.len,
                  out.ptr);
    cg_buf_release(&out);
}

START_TEST(words_stay_words_in_every_medium)
{
    static const escape_row rows[] = {
        {cg_escape_add_xml, "a<b & \"c\" 'd' ]]>", "a&lt;b &amp; &quot;c&quot; &#39;d&#39; ]]&gt;"},
        {cg_escape_add_xml, "\x01\x1b\n\t\xff\xEF\xBF\xBE",
         "\xEF\xBF\xBD\xEF\xBF\xBD&#10;&#9;\xEF\xBF\xBD\xEF\xBF\xBD"},
        {cg_escape_add_xml, "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
        {cg_escape_add_csv, "plain", "plain"},
        {cg_escape_add_csv, "a,b", "\"a,b\""},
        {cg_escape_add_csv, "say \"no\"\nnow", "\"say \"\"no\"\" now\""},
        {cg_escape_add_csv, "=1+1", "\"'=1+1\""},
        {cg_escape_add_csv, "-2", "\"'-2\""},
        {cg_escape_add_csv, "@x", "\"'@x\""},
        {cg_escape_add_csv, "\n=x", "\"' =x\""},
        {cg_escape_add_csv, " \xC2\xA0=x", "\"' \xC2\xA0=x\""},
        {cg_escape_add_csv, "\xEF\xBC\x9Dx", "\"'\xEF\xBC\x9Dx\""},
        {cg_escape_add_csv, "a  b \t c = d", "a  b c = d"},
        {cg_escape_add_csv, " ", "\" \""},
        {cg_escape_add_csv, "", ""},
        {cg_escape_add_command, "50% done\n::error::x", "50%25 done ::error::x"},
        {cg_escape_add_command, "\x1b[31m", "\\x1b[31m"},
        {cg_escape_add_property, "a:b,c%", "a%3Ab%2Cc%25"},
        {cg_escape_add_markdown, "# no heading", "#<!-- --> no heading"},
        {cg_escape_add_markdown, "#12", "#<!-- -->12"},
        {cg_escape_add_markdown, "12. no list", "12\\. no list"},
        {cg_escape_add_markdown, "2012 was", "2012 was"},
        {cg_escape_add_markdown, "<b> *x* [y](z) `c` a|b @who http://e",
         "&#60;b&#62; \\*x\\* \\[y\\](z) \\`c\\` a\\|b @<!-- -->who http&#58;//e"},
        {cg_escape_add_markdown, "www.example.org, #12", "www&#46;example.org, #<!-- -->12"},
        {cg_escape_add_xml, "::error::x ##[y] 1:2", ":&#58;error:&#58;x &#35;&#35;[y] 1:2"},
        {cg_escape_add_xml, "\xE2\x80\xAE\xC2\x9B", "&#8238;&#155;"},
        {cg_escape_add_tap, "a # SKIP\nok 2", "a \\# SKIP ok 2"},
        {cg_escape_add_uri, "./a b/\xC3\xA4:c.md", "a%20b/%C3%A4%3Ac.md"},
        {cg_escape_add_uri, "javascript:x", "javascript%3Ax"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_escape(&rows[i]);
}
END_TEST

Suite *report_escape_suite(void);
Suite *report_escape_suite(void)
{
    Suite *suite = suite_create("report/escape");
    TCase *tests = tcase_create("escape");
    tcase_add_test(tests, a_source_line_commands_neither_terminal_nor_runner);
    tcase_add_test(tests, words_stay_words_in_every_medium);
    suite_add_tcase(suite, tests);
    return suite;
}
