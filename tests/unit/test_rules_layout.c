#include "rules/layout.h"

#include <check.h>

static const cg_json *parse(cg_arena *arena, cg_slice text)
{
    const cg_json *root = NULL;
    cg_json_error error;
    ck_assert_int_eq(cg_json_parse(text, arena, &root, &error), CG_OK);
    return root;
}

/* The text laid out, with a zero byte behind it. */
static void lay_out(const char *text, cg_buf *out)
{
    cg_arena arena;
    cg_arena_init(&arena, 1 << 24);
    cg_buf_init(out, 1 << 20);
    cg_layout_add(parse(&arena, cg_slice_of(text)), cg_slice_of(text), out);
    ck_assert(cg_buf_ok(out));
    cg_arena_release(&arena);
}

static void expect(const char *text, const char *wanted)
{
    cg_buf once, twice;
    lay_out(text, &once);
    ck_assert_str_eq(once.ptr, wanted);
    lay_out(once.ptr, &twice);
    ck_assert_str_eq(twice.ptr, wanted);
    cg_buf_release(&once);
    cg_buf_release(&twice);
}

START_TEST(keys_stand_in_the_order_of_the_manual)
{
    expect("{\"pack\":{\"title\":\"T\",\"id\":\"p\"},\"claimgrep\":1}",
           "{\n  \"claimgrep\": 1,\n  \"pack\": { \"id\": \"p\", \"title\": \"T\" }\n}\n");
    expect("{\"claims\":[{\"supports\":[\"x\"],\"claim\":\"C\",\"id\":\"c\"}]}",
           "{\n  \"claims\": [\n    {\n      \"id\": \"c\",\n      \"claim\": \"C\",\n"
           "      \"supports\": [\"x\"]\n    }\n  ]\n}\n");
}
END_TEST

START_TEST(names_and_lexicons_stand_as_their_author_put_them)
{
    expect("{\"names\":{\"unit\":[\"b\"],\"id\":[\"a\"]},\"lexicons\":{}}",
           "{\n  \"names\": {\n    \"unit\": [\"b\"],\n    \"id\": [\"a\"]\n  },\n"
           "  \"lexicons\": {}\n}\n");
}
END_TEST

START_TEST(unknown_and_repeated_keys_are_kept)
{
    expect("{\"zz\":1,\"claimgrep\":1,\"aa\":[],\"zz\":null}",
           "{\n  \"claimgrep\": 1,\n  \"zz\": 1,\n  \"aa\": [],\n  \"zz\": null\n}\n");
}
END_TEST

START_TEST(numbers_stay_as_they_are_written)
{
    expect("{\"claimgrep\": 1.50e1, \"aa\": -0, \"bb\": [true, false, null]}",
           "{\n  \"claimgrep\": 1.50e1,\n  \"aa\": -0,\n  \"bb\": [true, false, null]\n}\n");
}
END_TEST

/* A list that is `width` columns wide in its place, comma included. */
static void add_list(cg_buf *text, unsigned width)
{
    cg_buf_printf(text, "{\"aa\": [\"");
    for (unsigned i = (unsigned)strlen("  \"aa\": [\"\"],"); i < width; i++)
        cg_buf_add(text, "\xC3\xA9", 2); /* one column, two bytes */
    cg_buf_printf(text, "\"], \"bb\": 1}");
}

START_TEST(a_line_has_at_most_100_columns_where_it_can)
{
    for (unsigned width = 99; width <= 101; width++) {
        cg_buf text, out;
        cg_buf_init(&text, 1 << 10);
        add_list(&text, width);
        lay_out(text.ptr, &out);
        ck_assert_int_eq(strstr(out.ptr, "\"aa\": [\"") != NULL, width <= 100);
        ck_assert_int_eq(strstr(out.ptr, "\"aa\": [\n    \"") != NULL, width > 100);
        cg_buf_release(&text);
        cg_buf_release(&out);
    }
}
END_TEST

START_TEST(deep_lists_are_laid_out)
{
    char text[200] = "{\"a\":";
    unsigned at = (unsigned)strlen(text);
    for (unsigned i = 0; i < 60; i++) {
        text[at + i] = '[';
        text[at + 60 + i] = ']';
    }
    text[at + 120] = '}';
    cg_buf out;
    lay_out(text, &out);
    ck_assert_uint_gt(out.len, 120);
    cg_buf_release(&out);
}
END_TEST

Suite *rules_layout_suite(void);
Suite *rules_layout_suite(void)
{
    Suite *suite = suite_create("rules/layout");
    TCase *tests = tcase_create("layout");
    tcase_add_test(tests, keys_stand_in_the_order_of_the_manual);
    tcase_add_test(tests, names_and_lexicons_stand_as_their_author_put_them);
    tcase_add_test(tests, unknown_and_repeated_keys_are_kept);
    tcase_add_test(tests, numbers_stay_as_they_are_written);
    tcase_add_test(tests, a_line_has_at_most_100_columns_where_it_can);
    tcase_add_test(tests, deep_lists_are_laid_out);
    suite_add_tcase(suite, tests);
    return suite;
}
