#include "text/marker.h"

#include <check.h>

static cg_marker read(const char *text)
{
    return cg_marker_read(cg_slice_of(text), 0, strlen(text));
}

START_TEST(list_markers_are_read)
{
    static const struct {
        const char *text;
        cg_marker_style style;
        unsigned number, letter, roman;
        size_t end;
    } markers[] = {
        {"- a", CG_MARKER_BULLET, 0, 0, 0, 2},
        {"*\ta", CG_MARKER_BULLET, 0, 0, 0, 2},
        {"\xE2\x80\xA2 a", CG_MARKER_BULLET, 0, 0, 0, 4},
        {"\xE2\x80\xA2"
         "a",
         CG_MARKER_BULLET, 0, 0, 0, 3},
        {"\xE2\x80\xA2 9. a", CG_MARKER_BULLET, 0, 0, 0, 7},
        {"1. a", CG_MARKER_DOT, 1, 0, 0, 3},
        {"12) a", CG_MARKER_PAREN, 12, 0, 0, 4},
        {"999.) a", CG_MARKER_DOTPAREN, 999, 0, 0, 6},
        {"(3) a", CG_MARKER_PARENS, 3, 0, 0, 4},
        {"a. b", CG_MARKER_DOT, 0, 1, 0, 3},
        {"C) b", CG_MARKER_PAREN, 0, 3, 0, 3},
        {"(i) a", CG_MARKER_PARENS, 0, 9, 1, 4},
        {"xiv. a", CG_MARKER_DOT, 0, 0, 14, 5},
        {"1.", CG_MARKER_DOT, 1, 0, 0, 2},
        {"-", CG_MARKER_BULLET, 0, 0, 0, 1},
        {"-a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"1990. a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"0. a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"1.5 a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"(1 a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"ill. a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"it. a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"() a", CG_MARKER_NONE, 0, 0, 0, 0},
        {"(", CG_MARKER_NONE, 0, 0, 0, 0},
        {"", CG_MARKER_NONE, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        cg_marker marker = read(markers[i].text);
        ck_assert_msg(marker.style == markers[i].style, "%s", markers[i].text);
        ck_assert_uint_eq(marker.number, markers[i].number);
        ck_assert_uint_eq(marker.letter, markers[i].letter);
        ck_assert_uint_eq(marker.roman, markers[i].roman);
        ck_assert_uint_eq(marker.end, markers[i].end);
    }
}
END_TEST

START_TEST(items_of_one_list_follow_each_other)
{
    static const struct {
        const char *one, *two;
        bool follows;
    } pairs[] = {
        {"1. a", "2. b", true},   {"1. a", "3. b", false},   {"1. a", "2) b", false},
        {"(h) a", "(i) b", true}, {"(i) a", "(ii) b", true}, {"(i) a", "(j) b", true},
        {"a. a", "B. b", false},  {"- a", "- b", true},      {"- a", "* b", false},
        {"1. a", "b. b", false},  {"(iv) a", "(v) b", true}, {"a", "b", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        cg_marker one = read(pairs[i].one), two = read(pairs[i].two);
        ck_assert_msg(cg_marker_follows(&one, &two) == pairs[i].follows, "%s %s",
                      pairs[i].one, pairs[i].two);
    }
}
END_TEST

START_TEST(lists_start_with_one)
{
    static const struct {
        const char *text;
        bool first;
    } markers[] = {{"1. a", true},  {"a) b", true},  {"(i) c", true},  {"- d", true},
                   {"2. a", false}, {"b) b", false}, {"(ii) c", false}};
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        cg_marker marker = read(markers[i].text);
        ck_assert(cg_marker_is_first(&marker) == markers[i].first);
    }
}
END_TEST

Suite *text_marker_suite(void);
Suite *text_marker_suite(void)
{
    Suite *suite = suite_create("text/marker");
    TCase *all = tcase_create("all");
    tcase_add_test(all, list_markers_are_read);
    tcase_add_test(all, items_of_one_list_follow_each_other);
    tcase_add_test(all, lists_start_with_one);
    suite_add_tcase(suite, all);
    return suite;
}
