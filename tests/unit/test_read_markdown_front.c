#include "base/limits.h"
#include "read/markdown_parts.h"

#include <check.h>
#include <stdlib.h>

typedef struct front {
    cg_arena arena;
    cg_document_info info;
    size_t end;
} front;

static front read(cg_slice text)
{
    front f;
    cg_error error;
    cg_arena_init(&f.arena, SIZE_MAX);
    ck_assert_int_eq(cg_markdown_front(text, &f.arena, &f.info, &f.end, &error), CG_OK);
    return f;
}

/* The title and the author that front matter with these lines tells. */
static void check_front(const char *lines, const char *title, const char *author)
{
    char text[512];
    int len = snprintf(text, sizeof text, "---\n%s---\nx\n", lines);
    ck_assert_int_gt(len, 0);
    front f = read((cg_slice){text, (size_t)len});
    ck_assert_msg(f.end == (size_t)len - 2, "\"%s\" is front matter", lines);
    ck_assert_msg(cg_slice_is(f.info.title, title), "\"%.*s\"", (int)f.info.title.len,
                  f.info.title.ptr);
    ck_assert_msg(cg_slice_is(f.info.author, author), "\"%.*s\"", (int)f.info.author.len,
                  f.info.author.ptr);
    cg_arena_release(&f.arena);
}

static void check_text(cg_slice text)
{
    front f = read(text);
    ck_assert_msg(f.end == 0, "\"%.40s\" is text", text.ptr);
    ck_assert_uint_eq(f.info.title.len, 0);
    cg_arena_release(&f.arena);
}

START_TEST(values_of_any_style_are_read)
{
    check_front("title: a b\nauthor: 'c: d'\n", "a b", "c: d");
    check_front("Title: \"a \\\"b\\\"\"\nauthors: >\n  c\n  d\n", "a \"b\"", "c d");
    check_front("# a\ntitle: b # c\n", "b", "");
    check_front("{title: a, author: b}\n", "a", "b");
    check_front("title: caf\xE9 \x93x\x94\n", "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D", "");
}
END_TEST

START_TEST(lists_and_people_become_names)
{
    check_front("author: [a, b]\n", "", "a, b");
    check_front("author:\n- name: a\n  mail: x\n- b\n", "", "a, b");
    check_front("author: {mail: x, name: a}\ntitle: b\n", "b", "a");
}
END_TEST

START_TEST(what_is_unknown_stays_unknown)
{
    check_front("title: ~\nauthor: null\n", "", "");
    check_front("title:\nauthor: 'null'\n", "", "null");
    check_front("other: a\n", "", "");
    check_front("title: a\nheadline: b\n", "a", "");
    check_front("other: {title: a}\nauthor: {other: {name: [b]}}\n", "", "b");
    check_front("other: &a b\ntitle: *a\nauthor: c\n", "", "c");
}
END_TEST

START_TEST(dots_may_end_it)
{
    front f = read(CG_SLICE("---\r\ntitle: a\r\n...\r\nb"));
    ck_assert_uint_eq(f.end, 20);
    ck_assert(cg_slice_is(f.info.title, "a"));
    cg_arena_release(&f.arena);
}
END_TEST

START_TEST(what_is_no_mapping_in_yaml_is_text)
{
    static const char *const texts[] = {
        "",
        "---",
        "---\n---\n",
        "---\na\n---\n",
        "---\n- title: a\n---\n",
        "---\ntitle: a: b\n---\n",
        "---\ntitle: \"a\n---\n",
        "---\ntitle: a\n",
        "---\n\ttitle: a\n---\n",
        "---\n*a\n---\n",
        "---\n[a]: b\n---\n",
        "----\ntitle: a\n---\n",
        " ---\ntitle: a\n---\n",
        "a\n---\ntitle: b\n---\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(cg_slice_of(texts[i]));
}
END_TEST

START_TEST(it_is_read_only_so_deep_and_so_long)
{
    size_t len = CG_MAX_FRONT_MATTER + 100;
    char *text = malloc(len + 1);
    ck_assert_ptr_nonnull(text);
    memset(text, 'a', len);
    memcpy(text, "---\ntitle: a\n# ", 15);
    memcpy(text + len - 6, "\n---\n", 6);
    check_text((cg_slice){text, len});
    memset(text, '[', len);
    memcpy(text, "---\ntitle: ", 11);
    memcpy(text + 60000, "\n---\n", 6);
    check_text((cg_slice){text, 60005});
    free(text);
}
END_TEST

Suite *read_markdown_front_suite(void)
{
    Suite *suite = suite_create("read/markdown_front");
    TCase *tests = tcase_create("markdown_front");
    tcase_add_test(tests, values_of_any_style_are_read);
    tcase_add_test(tests, lists_and_people_become_names);
    tcase_add_test(tests, what_is_unknown_stays_unknown);
    tcase_add_test(tests, dots_may_end_it);
    tcase_add_test(tests, what_is_no_mapping_in_yaml_is_text);
    tcase_add_test(tests, it_is_read_only_so_deep_and_so_long);
    suite_add_tcase(suite, tests);
    return suite;
}
