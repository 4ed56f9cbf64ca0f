#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"

#include <check.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

START_TEST(a_place_is_line_and_column_from_one)
{
    static const struct {
        const char *text;
        uint32_t offset, line, column;
        const char *line_text;
    } rows[] = {
        {"", 0, 1, 1, ""},
        {"abc", 0, 1, 1, "abc"},
        {"abc", 2, 1, 3, "abc"},
        {"abc", 3, 1, 4, "abc"},
        {"abc", 99, 1, 4, "abc"},
        {"a\nbc\n", 1, 1, 2, "a"}, /* the line break ends its line */
        {"a\nbc\n", 2, 2, 1, "bc"},
        {"a\nbc\n", 5, 3, 1, ""},
        {"\n\n\n", 2, 3, 1, ""},
        {"a\r\nb\r\n", 3, 2, 1, "b"},
        {"a\rb", 2, 1, 3, "a\rb"},
        {"\xC3\xA9x", 2, 1, 3, "\xC3\xA9x"}, /* columns are bytes */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cg_slice text = cg_slice_of(rows[i].text);
        cg_place place = cg_place_of(text, rows[i].offset);
        ck_assert_uint_eq(place.line, rows[i].line);
        ck_assert_uint_eq(place.column, rows[i].column);
        ck_assert(cg_slice_is(cg_slice_sub(text, place.text.start, place.text.end),
                              rows[i].line_text));
    }
    ck_assert_uint_eq(cg_place_of((cg_slice){0}, 5).line, 1);
}
END_TEST

START_TEST(a_short_line_is_shown_whole)
{
    cg_slice text = CG_SLICE("first\nsecond line\nthird");
    cg_excerpt e = cg_excerpt_of(text, (cg_span){6, 17}, (cg_span){13, 17});
    ck_assert_uint_eq(e.window.start, 6);
    ck_assert_uint_eq(e.window.end, 17);
    ck_assert_uint_eq(e.caret, 7);
    ck_assert_uint_eq(e.caret_len, 4);
}
END_TEST

START_TEST(a_span_over_many_lines_is_marked_on_its_first)
{
    cg_slice text = CG_SLICE("first\nsecond");
    cg_excerpt e = cg_excerpt_of(text, (cg_span){0, 5}, (cg_span){2, 12});
    ck_assert_uint_eq(e.caret, 2);
    ck_assert_uint_eq(e.caret_len, 3);
}
END_TEST

START_TEST(a_long_line_is_cut_to_a_window_around_the_span)
{
    static char line[5000];
    memset(line, 'x', sizeof line);
    cg_slice text = {line, sizeof line};
    for (uint32_t at = 0; at <= sizeof line; at += 7) {
        cg_excerpt e =
            cg_excerpt_of(text, (cg_span){0, sizeof line}, (cg_span){at, at + 5});
        ck_assert_uint_eq(e.window.end - e.window.start, CG_MAX_EXCERPT);
        ck_assert_uint_eq(e.window.start + e.caret, at);
        uint32_t left = (uint32_t)sizeof line - at;
        ck_assert_uint_eq(e.caret_len, left < 5 ? left : 5);
        ck_assert(at < 100 || e.caret >= 80);
        ck_assert(left < 200 || e.caret + 80 <= CG_MAX_EXCERPT);
    }
}
END_TEST

START_TEST(a_span_longer_than_the_window_is_cut_with_it)
{
    static char line[5000];
    memset(line, 'x', sizeof line);
    cg_excerpt e = cg_excerpt_of((cg_slice){line, sizeof line},
                                 (cg_span){0, sizeof line}, (cg_span){1000, 4000});
    ck_assert_uint_eq(e.caret, 80);
    ck_assert_uint_eq(e.caret + e.caret_len, CG_MAX_EXCERPT);
}
END_TEST

START_TEST(a_window_never_cuts_a_code_point)
{
    static const char *const units[] = {"\xC3\xA9", "\xE6\x97\xA5", "\xF0\x9F\x98\x80",
                                        "a\xE6\x97\xA5"};
    for (size_t u = 0; u < COUNT(units); u++) {
        static char line[2000];
        uint32_t size = (uint32_t)strlen(units[u]), len = 0;
        for (; len + size <= sizeof line; len += size)
            memcpy(line + len, units[u], size);
        for (uint32_t at = 0; at <= len; at++) {
            cg_excerpt e = cg_excerpt_of((cg_slice){line, len}, (cg_span){0, len},
                                         (cg_span){at, at + 1});
            cg_slice shown = {line + e.window.start, e.window.end - e.window.start};
            ck_assert_uint_eq(cg_utf8_valid_up_to(shown), shown.len);
            ck_assert_uint_le(shown.len, CG_MAX_EXCERPT);
            ck_assert_uint_eq(e.window.start + e.caret, at);
            ck_assert_uint_le(e.caret + e.caret_len, shown.len);
        }
    }
}
END_TEST

START_TEST(spans_that_make_no_sense_are_brought_into_the_line)
{
    cg_slice text = CG_SLICE("first\nsecond\nthird");
    static const cg_span spans[] = {
        {0, 0}, {0, 99}, {99, 99}, {99, 0}, {UINT32_MAX, UINT32_MAX}, {8, 7}, {12, 13}};
    static const cg_span lines[] = {{6, 12}, {6, 99}, {99, 6}, {0, 0}};
    for (size_t i = 0; i < COUNT(spans); i++) {
        for (size_t j = 0; j < COUNT(lines); j++) {
            cg_excerpt e = cg_excerpt_of(text, lines[j], spans[i]);
            ck_assert_uint_le(e.window.start, e.window.end);
            ck_assert_uint_le(e.window.end, text.len);
            ck_assert_uint_le(e.caret + e.caret_len, e.window.end - e.window.start);
        }
    }
}
END_TEST

Suite *diag_excerpt_suite(void);
Suite *diag_excerpt_suite(void)
{
    Suite *suite = suite_create("diag/excerpt");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_place_is_line_and_column_from_one);
    tcase_add_test(all, a_short_line_is_shown_whole);
    tcase_add_test(all, a_span_over_many_lines_is_marked_on_its_first);
    tcase_add_test(all, a_long_line_is_cut_to_a_window_around_the_span);
    tcase_add_test(all, a_span_longer_than_the_window_is_cut_with_it);
    tcase_add_test(all, a_window_never_cuts_a_code_point);
    tcase_add_test(all, spans_that_make_no_sense_are_brought_into_the_line);
    suite_add_tcase(suite, all);
    return suite;
}
