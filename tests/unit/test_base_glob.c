#include "base/glob.h"

#include <check.h>

typedef struct row {
    const char *pattern, *path;
    bool fits;
} row;

static void check_rows(const row *rows, size_t len, bool (*fits)(cg_slice, cg_slice))
{
    for (size_t i = 0; i < len; i++)
        ck_assert_msg(fits(cg_slice_of(rows[i].pattern), cg_slice_of(rows[i].path)) ==
                          rows[i].fits,
                      "\"%s\" and \"%s\"", rows[i].pattern, rows[i].path);
}
#define CHECK_ROWS(rows, fits) check_rows(rows, sizeof(rows) / sizeof *(rows), fits)

START_TEST(stars_and_question_marks_stay_in_one_part_of_the_path)
{
    static const row rows[] = {
        {"", "", true},          {"", "a", false},        {"a", "", false},
        {"a", "a", true},        {"*", "", true},         {"*", "abc", true},
        {"*", "a/b", false},     {"a*c", "abbc", true},   {"a*c", "ac", true},
        {"a*c", "a/c", false},   {"*.txt", "a.txt", true}, {"*.txt", "a.txt.b", false},
        {"?", "a", true},        {"?", "/", false},       {"?", "", false},
        {"a?c", "abc", true},    {"*a*b*c*", "xaxbxcx", true}, {"*a*b*c*", "xaxcxb", false},
        {"*/*", "a/b", true},    {"*/*", "a/b/c", false}, {"a**b", "axxb", true},
        {"a**b", "a/b", false},  {"***", "a", true},      {"***", "a/b", false},
    };
    CHECK_ROWS(rows, cg_glob_matches);
}
END_TEST

START_TEST(two_stars_are_any_number_of_parts)
{
    static const row rows[] = {
        {"**", "a/b/c", true},      {"**", "", true},          {"**/b", "b", true},
        {"**/b", "a/b", true},      {"**/b", "a/c/b", true},   {"**/b", "ab", false},
        {"**/b", "b/c", false},     {"a/**", "a/b", true},     {"a/**", "a/b/c", true},
        {"a/**", "a", false},       {"a/**", "ab", false},     {"a/**/d", "a/d", true},
        {"a/**/d", "a/b/c/d", true}, {"a/**/d", "a/bd", false}, {"a/**/d", "ad", false},
        {"**/a/**/b", "x/a/y/a/b", true}, {"**/a/**/b", "x/ya/b", false},
        {"**/*.txt", "a/b.txt", true}, {"**/x*/y", "a/xz/x/y", true},
    };
    CHECK_ROWS(rows, cg_glob_matches);
}
END_TEST

START_TEST(sets_and_backslashes_are_read)
{
    static const row rows[] = {
        {"[abc]", "b", true},      {"[abc]", "d", false},     {"[a-c]x", "bx", true},
        {"[!a-c]", "b", false},    {"[^a-c]", "d", true},     {"[!a]", "/", false},
        {"[]a]", "]", true},       {"[!]a]", "]", false},     {"[a", "[a", true},
        {"[a", "a", false},        {"[", "[", true},          {"[a-]", "-", true},
        {"[\\]]", "]", true},      {"\\*", "*", true},        {"\\*", "a", false},
        {"\\[a]", "[a]", true},    {"\\", "\\", true},        {"a\\", "a\\", true},
        {"20[01][0-9]/*", "2011/a", true}, {"20[01][0-9]/*", "2021/a", false},
        {"[\x80-\xFF]", "\xC3", true},
    };
    CHECK_ROWS(rows, cg_glob_matches);
}
END_TEST

START_TEST(a_pattern_without_a_slash_is_for_the_last_part)
{
    static const row rows[] = {
        {"*.log", "a/b.log", true},  {"b.log", "a/b.log", true}, {"a/*.log", "a/b.log", true},
        {"b/*.log", "a/b/c.log", false}, {"/a/*", "a/b", true},  {"/a", "b/a", false},
        {"/a", "a", true},           {"/a/*", "/a/b", true},
    };
    CHECK_ROWS(rows, cg_glob_fits);
}
END_TEST

/* What the pattern says, tried by brute force; without `**` as a part. */
static bool slow(const char *p, const char *s)
{
    if (!*p)
        return !*s;
    if (*p == '*')
        return slow(p + 1, s) || (*s && *s != '/' && slow(p, s + 1));
    return *s && (*p == *s || (*p == '?' && *s != '/')) && slow(p + 1, s + 1);
}

START_TEST(it_agrees_with_trying_all)
{
    static const char pattern_bytes[] = "ab*?/", path_bytes[] = "ab/";
    unsigned long long state = 88172645463325252ULL;
    size_t fitted = 0;
    for (int i = 0; i < 200000; i++) {
        char pattern[9] = "", path[9] = "";
        for (int k = 0; k < 8; k++) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            pattern[k] = pattern_bytes[state % 5];
            path[k] = path_bytes[state / 5 % 3];
        }
        pattern[state >> 20 & 7] = '\0';
        path[state >> 24 & 7] = '\0';
        if (strstr(pattern, "**"))
            continue;
        bool want = slow(pattern, path);
        fitted += want;
        ck_assert_msg(cg_glob_matches(cg_slice_of(pattern), cg_slice_of(path)) == want,
                      "\"%s\" and \"%s\"", pattern, path);
    }
    ck_assert_uint_gt(fitted, 1000);
}
END_TEST

START_TEST(what_is_hostile_takes_no_longer_than_the_product_of_both)
{
    static char pattern[2001], path[20001];
    for (size_t i = 0; i < sizeof pattern - 1; i++)
        pattern[i] = i % 2 ? '*' : 'a';
    pattern[sizeof pattern - 2] = 'b';
    memset(path, 'a', sizeof path - 1);
    ck_assert(!cg_glob_matches(cg_slice_of(pattern), cg_slice_of(path)));
    for (size_t i = 0; i + 3 < sizeof pattern; i += 3)
        memcpy(pattern + i, "**/", 3);
    for (size_t i = 1; i < sizeof path - 1; i += 2)
        path[i] = '/';
    ck_assert(!cg_glob_matches(cg_slice_of(pattern), cg_slice_of(path)));
    pattern[0] = '*';
    memset(pattern + 1, '[', sizeof pattern - 2);
    memset(path, '[', sizeof path - 1);
    ck_assert(cg_glob_matches(cg_slice_of(pattern), cg_slice_of(path)));
    pattern[sizeof pattern - 2] = 'x';
    ck_assert(!cg_glob_matches(cg_slice_of(pattern), cg_slice_of(path)));
}
END_TEST

Suite *base_glob_suite(void)
{
    Suite *suite = suite_create("base/glob");
    TCase *tests = tcase_create("glob");
    tcase_add_test(tests, stars_and_question_marks_stay_in_one_part_of_the_path);
    tcase_add_test(tests, two_stars_are_any_number_of_parts);
    tcase_add_test(tests, sets_and_backslashes_are_read);
    tcase_add_test(tests, a_pattern_without_a_slash_is_for_the_last_part);
    tcase_add_test(tests, it_agrees_with_trying_all);
    tcase_add_test(tests, what_is_hostile_takes_no_longer_than_the_product_of_both);
    suite_add_tcase(suite, tests);
    return suite;
}
