#include "markup_fixture.h"
#include "read/html_parts.h"

static size_t allowed(cg_slice html)
{
    size_t len;
    cg_error error;
    ck_assert_int_eq(cg_html_guard(html, &len, &error), CG_OK);
    return len;
}

/* `piece` many times: read whole, or cut. */
static void check_many(const char *before, const char *piece, size_t count, bool whole)
{
    cg_slice page = markup_repeat(before, piece, count, "");
    size_t len = allowed(page);
    ck_assert_uint_le(len, page.len);
    ck_assert_msg((len == page.len) == whole, "%zu of %zu bytes of \"%s\"", len, page.len, piece);
    free((char *)(uintptr_t)page.ptr);
}

START_TEST(pages_as_they_are_are_read_whole)
{
    check_many("", "<div><p>a <b>b</b> <a href='c>d'>e</a><br></div>", 20000, true);
    check_many("<ul>", "<li>a<li>b <i>c</i>", 20000, true);
    check_many("<dl>", "<dt>a<dd>b", 20000, true);
    check_many("<table>", "<tr><td>a<td>b", 20000, true);
    check_many("", "<a name=a><h2>b</h2><p>c", 20000, true);
    check_many("<select>", "<option>a", 20000, true);
    check_many("", "<b><i>a</b></i>", 20000, true);
    check_many("", "<script>if (a < b) c(\"<div>\")</script>", 20000, true);
    check_many("", "<!-- <div> -->", 20000, true);
    check_many("", "<", 100000, true);
    check_many("", "a", 100000, true);
}
END_TEST

START_TEST(elements_that_only_open_are_cut)
{
    check_many("", "<div>", 60000, false);
    check_many("", "<b>", 60000, false);
    check_many("", "<made-up>", 60000, false);
    check_many("", "<table>", 60000, false);
    check_many("<svg>", "<g/>", 60000, false);
}
END_TEST

START_TEST(end_tags_that_the_parser_ignores_end_nothing)
{
    check_many("", "<span><p></span></p>", 60000, false);
    check_many("", "<span><form></span></form>", 60000, false);
    check_many("", "<x></z>", 60000, false);
    check_many("", "<div><table><td></div>", 60000, false);
    check_many("", "<div><!--</div>-->", 60000, false);
    check_many("", "<div><a b=\"</div>\">", 60000, false);
    check_many("", "<div><a b= \"</div>\">", 60000, false);
    check_many("", "<div><textarea></div></textarea>", 60000, false);
    check_many("", "<div><script></scripts></div></script>", 60000, false);
    check_many("", "<div><script><!--<script></script></div>--></script>", 60000, false);
    check_many("<svg>", "<g><![CDATA[></g>]]>", 60000, false);
    check_many("<div><select>", "</div></select><div><div><select>", 60000, false);
}
END_TEST

START_TEST(start_tags_that_seem_hidden_are_counted)
{
    check_many("", "<a b==\"><div>", 60000, false);
    check_many("", "<!-- --!><div>", 60000, false);
    check_many("", "<!--><div>", 60000, false);
    check_many("<template><![CDATA[>", "<div>", 60000, false);
    check_many("<svg><title>", "<div>", 60000, false);
}
END_TEST

START_TEST(attributes_count_by_their_square)
{
    check_many("<p ", "a ", 100000, false);
    check_many("<p ", "a='b'", 100000, false);
    check_many("<p a='", "b c ", 100000, true);
    check_many("", "<p a b c d=e>", 20000, true);
}
END_TEST

START_TEST(the_cut_is_in_front_of_what_is_too_much)
{
    cg_slice page = markup_repeat("<p>One.<p ", "a ", 100000, ">");
    ck_assert_uint_eq(allowed(page), 7);
    free((char *)(uintptr_t)page.ptr);
}
END_TEST

Suite *read_html_guard_suite(void)
{
    Suite *suite = suite_create("read/html_guard");
    TCase *tests = tcase_create("html_guard");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, pages_as_they_are_are_read_whole);
    tcase_add_test(tests, elements_that_only_open_are_cut);
    tcase_add_test(tests, end_tags_that_the_parser_ignores_end_nothing);
    tcase_add_test(tests, start_tags_that_seem_hidden_are_counted);
    tcase_add_test(tests, attributes_count_by_their_square);
    tcase_add_test(tests, the_cut_is_in_front_of_what_is_too_much);
    suite_add_tcase(suite, tests);
    return suite;
}
