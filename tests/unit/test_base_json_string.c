#include "base/json_string.h"

#include <check.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

Suite *base_json_string_suite(void);

static const char *const strings[][2] = {
    {"", ""},
    {"plain", "plain"},
    {"a\\n\\tb\\\\\\\"\\/", "a\n\tb\\\"/"},
    {"\\u00e9\\u00E9", "\xC3\xA9\xC3\xA9"},
    {"\\u20ac x", "\xE2\x82\xAC x"},
    {"\\ud83d\\ude00", "\xF0\x9F\x98\x80"},
    {"\xC3\xA9\\b\\f\\r", "\xC3\xA9\b\f\r"},
};

START_TEST(escapes_are_decoded)
{
    cg_arena arena;
    cg_slice out;
    cg_arena_init(&arena, 1 << 16);
    ck_assert(cg_json_unescape(cg_slice_of(strings[_i][0]), &arena, &out));
    ck_assert(cg_slice_is(out, strings[_i][1]));
    cg_arena_release(&arena);
}
END_TEST

static const char *const texts[][2] = {
    {"{\"key\": \"a long text\", \"b\":[1,\"\"]}", "{\"x\": \"x\", \"x\":[1,\"\"]}"},
    {"\"a\\nb\\u00e9cd\"", "\"x\\nx\\u00e9x\""},
    {"\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\""},
    {"\"\\ud83d and \\ude00\"", "\"\\ud83dx\\ude00\""},
    {"\"\xC3\xA9\xC3\xA9\" true", "\"x\" true"},
    {"\"say \\\"no\\\"\"x", "\"x\\\"x\\\"\"x"},
    {"\"\\u12\"", "\"\\u12\""},
    {"\"\\q\\", "\"\\q\\"},
    {"\"open", "\"x"},
    {"\"a\nb\"", "\"x\nx\""},
    {"", ""},
};

START_TEST(only_what_is_plain_in_strings_is_cut)
{
    char out[64];
    ck_assert_uint_lt(strlen(texts[_i][0]), sizeof out);
    size_t len = cg_json_abridge(cg_slice_of(texts[_i][0]), out);
    ck_assert(cg_slice_is((cg_slice){out, len}, texts[_i][1]));
}
END_TEST

static uint32_t seed;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static bool is_json(const char *text, size_t len)
{
    json_t *value = json_loadb(text, len, JSON_DECODE_ANY, NULL);
    json_decref(value);
    return value != NULL;
}

/* It is what the parser goes by: what it takes must stay what it would take. */
START_TEST(an_abridged_text_is_json_when_the_text_is)
{
    static const char *const parts[] = {"\"", "\\", "\\u", "\\ud83d", "\\ude00", "00e9", "a",
                                        "\xC3\xA9", "\x01", "{", "}", ":", ",", "[", "]", "1",
                                        "\\\"", "long text", "true", "-", "\\n", "e5"};
    char text[256], out[256];
    unsigned valid = 0;
    seed = (uint32_t)_i + 1;
    for (int round = 0; round < 5000; round++) {
        size_t len = 0;
        bool quoted = draw(2);
        for (unsigned i = 0, count = 1 + draw(10); i < count; i++)
            len += (size_t)snprintf(text + len, sizeof text - len, "%s%s%s",
                                    quoted && i == 0 ? "\"" : "",
                                    parts[draw(sizeof parts / sizeof *parts)],
                                    quoted && i + 1 == count ? "\"" : "");
        bool whole = is_json(text, len);
        valid += whole;
        size_t shorter = cg_json_abridge((cg_slice){text, len}, out);
        ck_assert(is_json(out, shorter) == whole);
    }
    ck_assert_uint_gt(valid, 100);
}
END_TEST

Suite *base_json_string_suite(void)
{
    Suite *suite = suite_create("base/json_string");
    TCase *tests = tcase_create("json_string");
    tcase_add_loop_test(tests, escapes_are_decoded, 0, (int)(sizeof strings / sizeof *strings));
    tcase_add_loop_test(tests, only_what_is_plain_in_strings_is_cut, 0,
                        (int)(sizeof texts / sizeof *texts));
    tcase_add_loop_test(tests, an_abridged_text_is_json_when_the_text_is, 0, 2);
    suite_add_tcase(suite, tests);
    return suite;
}
