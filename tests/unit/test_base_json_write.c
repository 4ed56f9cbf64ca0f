#include "base/json.h"

#include <check.h>
#include <stdio.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static cg_buf out;

static void set_up(void)
{
    cg_buf_init(&out, (size_t)1 << 20);
}

static void tear_down(void)
{
    cg_buf_release(&out);
}

START_TEST(strings_are_escaped)
{
    static const char *const rows[][2] = {
        {"", "\"\""},
        {"plain \xC3\xA9 \xF0\x9F\x98\x80", "\"plain \xC3\xA9 \xF0\x9F\x98\x80\""},
        {"a\"b\\c/", "\"a\\\"b\\\\c/\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x1b[0m\x7f", "\"\\u001b[0m\\u007f\""},
        {"\xC2\x9B", "\"\\u009b\""},
        {"\xE2\x80\xAE\xE2\x80\xA8", "\"\\u202e\\u2028\""},
        {"\xF3\xA0\x80\x81", "\"\\udb40\\udc01\""},
        {"bad \xFF\xC3", "\"bad \xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xEF\xBF\xBD", "\"\xEF\xBF\xBD\""},
        {"##[error] ##vso[x] ## h", "\"\\u0023#[error] \\u0023#vso[x] ## h\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cg_buf_reset(&out);
        cg_json_add_string(&out, cg_slice_of(rows[i][0]));
        ck_assert_str_eq(out.ptr, rows[i][1]);
    }
}
END_TEST

START_TEST(members_are_parted_by_commas)
{
    cg_buf_add_char(&out, '{');
    cg_json_add_text(&out, "a", CG_SLICE("x"));
    cg_json_add_text_or_null(&out, "b", CG_SLICE(""));
    cg_json_add_text_or_null(&out, "c", CG_SLICE("y"));
    cg_json_add_uint(&out, "d", UINT64_MAX);
    cg_json_add_bool(&out, "e", true);
    cg_json_add_bool(&out, "f", false);
    cg_json_add_null(&out, "g");
    cg_json_add_key(&out, "h");
    cg_buf_add_slice(&out, CG_SLICE("[{"));
    cg_json_add_uint(&out, "i", 0);
    cg_buf_add_slice(&out, CG_SLICE("}]}"));
    ck_assert_str_eq(out.ptr, "{\"a\":\"x\",\"b\":null,\"c\":\"y\","
                              "\"d\":18446744073709551615,\"e\":true,\"f\":false,"
                              "\"g\":null,\"h\":[{\"i\":0}]}");
}
END_TEST

START_TEST(any_text_reads_back_as_it_was)
{
    for (int a = 1; a < 256; a++) {
        const char text[] = {(char)a, '#', '#', '[', (char)a};
        bool valid = a < 0x80;
        cg_buf_reset(&out);
        cg_json_add_string(&out, (cg_slice){text, sizeof text});
        cg_arena arena;
        cg_arena_init(&arena, (size_t)1 << 16);
        const cg_json *root;
        cg_json_error error;
        ck_assert_int_eq(cg_json_parse(cg_buf_slice(&out), &arena, &root, &error),
                         CG_OK);
        ck_assert(!valid ||
                  cg_slice_equal(root->string, (cg_slice){text, sizeof text}));
        ck_assert(valid || cg_slice_is(root->string, "\xEF\xBF\xBD##[\xEF\xBF\xBD"));
        cg_arena_release(&arena);
    }
}
END_TEST

START_TEST(a_full_buffer_says_so_once)
{
    cg_buf small;
    cg_buf_init(&small, 10);
    cg_buf_add_char(&small, '{');
    cg_json_add_text(&small, "key", CG_SLICE("a long value"));
    cg_json_add_uint(&small, "n", 1);
    ck_assert(!cg_buf_ok(&small));
    ck_assert_uint_le(small.len, 10);
    cg_buf_release(&small);
}
END_TEST

/* Eight bytes are looked at together: each one counts, wherever it stands. */
START_TEST(a_byte_is_escaped_the_same_wherever_it_stands)
{
    cg_buf one, all;
    cg_buf_init(&one, 1000);
    cg_buf_init(&all, 1000);
    for (int c = 0; c < 256; c++) {
        char byte = (char)c;
        cg_buf_reset(&one);
        cg_json_add_string(&one, (cg_slice){&byte, 1});
        for (size_t at = 0; at < 20; at++) {
            char text[20], wanted[64];
            memset(text, 'a', sizeof text);
            text[at] = byte;
            cg_buf_reset(&all);
            cg_json_add_string(&all, (cg_slice){text, sizeof text});
            snprintf(wanted, sizeof wanted, "\"%.*s%.*s%.*s\"", (int)at, "aaaaaaaaaaaaaaaaaaaa",
                     (int)one.len - 2, one.ptr + 1, (int)(19 - at), "aaaaaaaaaaaaaaaaaaaa");
            ck_assert_str_eq(all.ptr, wanted);
        }
    }
    cg_buf_release(&one);
    cg_buf_release(&all);
}
END_TEST

START_TEST(numbers_are_written_whole)
{
    cg_buf out;
    cg_buf_init(&out, 1000);
    cg_buf_add_char(&out, '{');
    cg_json_add_uint(&out, "a", 0);
    cg_json_add_uint(&out, "b", 1234567890);
    cg_json_add_uint(&out, "c", UINT64_MAX);
    ck_assert_str_eq(out.ptr, "{\"a\":0,\"b\":1234567890,\"c\":18446744073709551615");
    cg_buf_release(&out);
}
END_TEST

Suite *base_json_write_suite(void);
Suite *base_json_write_suite(void)
{
    Suite *suite = suite_create("base/json_write");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, a_byte_is_escaped_the_same_wherever_it_stands);
    tcase_add_test(all, numbers_are_written_whole);
    tcase_add_test(all, strings_are_escaped);
    tcase_add_test(all, members_are_parted_by_commas);
    tcase_add_test(all, any_text_reads_back_as_it_was);
    tcase_add_test(all, a_full_buffer_says_so_once);
    suite_add_tcase(suite, all);
    return suite;
}
