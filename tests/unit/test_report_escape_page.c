#include "report/escape.h"

#include <check.h>

typedef struct row {
    const char *text, *wanted;
} row;

typedef void add_fn(cg_buf *out, cg_slice text);

static void expect(add_fn *add, const row *rows, size_t count)
{
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < count; i++) {
        cg_buf_reset(&out);
        add(&out, cg_slice_of(rows[i].text));
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), rows[i].wanted), "\"%s\" became \"%.*s\"",
                      rows[i].text, (int)out.len, out.ptr);
    }
    cg_buf_release(&out);
}
#define EXPECT(add, rows) expect((add), (rows), sizeof(rows) / sizeof *(rows))

START_TEST(nothing_in_a_page_is_markup)
{
    static const row rows[] = {
        {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
        {"a & \"b\"", "a &amp; &quot;b&quot;"},
        {"&lt;", "&amp;lt;"},
        {"##[error]", "&#35;&#35;[error]"},
        {"two \r\n\tlines", "two\nlines"},
        {"a \t b", "a \t b"},
        {"\x1b[31m", "\\x1b[31m"},
        {"\xC2\x9B", "\\x9b"},
        {"\xFF", "\xEF\xBF\xBD"},
        {"\xEF\xBF\xBE", "\\ufffe"},
        {"\xE2\x80\xAE" "abc", "\\u202e" "abc"},
        {"\xE2\x81\xA6", "\\u2066"},
        {"\xD8\xB3\xE2\x80\x8F", "\xD8\xB3\xE2\x80\x8F"}, /* a mark that reorders nothing */
    };
    EXPECT(cg_escape_add_html, rows);
}
END_TEST

START_TEST(nothing_in_json_ends_a_script)
{
    static const row rows[] = {
        {"{\"a\":\"</script><!--\"}", "{\"a\":\"\\u003c/script\\u003e\\u003c!--\"}"},
        {"a&b", "a\\u0026b"},
    };
    EXPECT(cg_escape_add_script, rows);
}
END_TEST

static void add_url(cg_buf *out, cg_slice url)
{
    if (!cg_escape_add_url(out, url))
        cg_buf_add_slice(out, CG_SLICE("refused"));
}

START_TEST(only_pages_and_mail_have_addresses)
{
    static const row rows[] = {
        {"https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"},
        {"HTTP://example.org/", "HTTP://example.org/"},
        {"mailto:a@example.org", "mailto:a@example.org"},
        {" https://example.org/ ", "https://example.org/"},
        {"https://example.org/\"><b>", "https://example.org/%22%3E%3Cb%3E"},
        {"https://example.org/a b\n", "https://example.org/a%20b"},
        {"https://example.org/100%", "https://example.org/100%25"},
        {"https://example.org/%20", "https://example.org/%20"},
        {"https://example.org/#a#b", "https://example.org/#a%23b"},
        {"https://example.org/\xC3\xA9", "https://example.org/%C3%A9"},
        {"javascript:alert(1)", "refused"},
        {"JaVaScRiPt:alert(1)", "refused"},
        {"data:text/html,x", "refused"},
        {"//example.org/", "refused"},
        {"/etc/passwd", "refused"},
        {"http:", "refused"},
        {"", "refused"},
    };
    EXPECT(add_url, rows);
}
END_TEST

START_TEST(words_in_an_address_keep_what_parts_them)
{
    static const row rows[] = {
        {"It is opt-in, not opt-out & so on.",
         "It%20is%20opt%2Din%2C%20not%20opt%2Dout%20%26%20so%20on."},
        {"two\n  lines", "two%20lines"},
        {"\xE2\x80\x9Cyes\xE2\x80\x9D", "%E2%80%9Cyes%E2%80%9D"},
    };
    EXPECT(cg_escape_add_fragment, rows);
}
END_TEST

START_TEST(a_field_of_bibtex_stays_one)
{
    static const row rows[] = {
        {"100% of {it} & more_", "100\\% of \\textbraceleft it\\textbraceright  \\& more\\_"},
        {"a\\b", "a{\\textbackslash}b"},
        {"two\n\nlines", "two lines"},
        {"\x1b", "{\\textbackslash}x1b"},
    };
    EXPECT(cg_escape_add_bibtex, rows);
}
END_TEST

Suite *report_escape_page_suite(void);
Suite *report_escape_page_suite(void)
{
    Suite *suite = suite_create("report/escape_page");
    TCase *tests = tcase_create("escape_page");
    tcase_add_test(tests, nothing_in_a_page_is_markup);
    tcase_add_test(tests, nothing_in_json_ends_a_script);
    tcase_add_test(tests, only_pages_and_mail_have_addresses);
    tcase_add_test(tests, words_in_an_address_keep_what_parts_them);
    tcase_add_test(tests, a_field_of_bibtex_stays_one);
    suite_add_tcase(suite, tests);
    return suite;
}
