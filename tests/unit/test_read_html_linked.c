#include "read/html_parts.h"

#include <check.h>

static void check_linked(const char *json, const char *title, const char *author)
{
    cg_arena arena;
    cg_document_info info = {0};
    cg_arena_init(&arena, SIZE_MAX);
    ck_assert_int_eq(cg_html_linked(cg_slice_of(json), &arena, &info), CG_OK);
    ck_assert_msg(cg_slice_is(info.title, title), "\"%.*s\" in %s", (int)info.title.len,
                  info.title.ptr, json);
    ck_assert_msg(cg_slice_is(info.author, author), "\"%.*s\" in %s", (int)info.author.len,
                  info.author.ptr, json);
    cg_arena_release(&arena);
}

START_TEST(an_article_is_found_in_lists_and_graphs)
{
    check_linked("{\"@type\":\"Article\",\"headline\":\"a\"}", "a", "");
    check_linked("[{\"@type\":\"Person\"},{\"@type\":\"BlogPosting\",\"headline\":\"a\"}]", "a",
                 "");
    check_linked("{\"@graph\":[[{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"a\"}]]}", "a",
                 "");
    check_linked("{\"@type\":\"WebPage\",\"headline\":\"a\"}", "", "");
    check_linked("{\"headline\":\"a\"}", "", "");
}
END_TEST

START_TEST(authors_are_names_people_or_lists_of_them)
{
    check_linked("{\"@type\":\"Article\",\"author\":\"a\"}", "", "a");
    check_linked("{\"@type\":\"Article\",\"author\":{\"name\":\"a\"}}", "", "a");
    check_linked("{\"@type\":\"Article\",\"author\":[\"a\",{\"name\":[\"b\",\"c\"]},{},7]}", "",
                 "a, b, c");
}
END_TEST

START_TEST(what_is_no_json_tells_nothing)
{
    check_linked("", "", "");
    check_linked("{\"@type\":\"Article\",\"headline\":\"a\"", "", "");
    check_linked("7", "", "");
    check_linked("{\"@type\":7,\"headline\":\"a\"}", "", "");
    check_linked("{\"@type\":\"Article\",\"headline\":7,\"author\":null}", "", "");
    check_linked("[[[[[[{\"@type\":\"Article\",\"headline\":\"a\"}]]]]]]", "", "");
}
END_TEST

Suite *read_html_linked_suite(void)
{
    Suite *suite = suite_create("read/html_linked");
    TCase *tests = tcase_create("html_linked");
    tcase_add_test(tests, an_article_is_found_in_lists_and_graphs);
    tcase_add_test(tests, authors_are_names_people_or_lists_of_them);
    tcase_add_test(tests, what_is_no_json_tells_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
