#include "base/alloc.h"
#include "base/limits.h"
#include "config/ignore.h"

#include <check.h>
#include <stdlib.h>

static void add(cg_ignore *ignore, cg_ignore_layer layer, const char *base, const char *text)
{
    ck_assert_int_eq(cg_ignore_add(ignore, layer, cg_slice_of(base), CG_SLICE("f"),
                                   cg_slice_of(text), NULL),
                     CG_OK);
}

typedef struct row {
    const char *patterns, *path; /* a slash at the end: a folder */
    bool out;
} row;

START_TEST(patterns_are_read_as_git_reads_them)
{
    static const row rows[] = {
        {"a.txt", "/r/a.txt", true},          {"a.txt", "/r/d/a.txt", true},
        {"/a.txt", "/r/a.txt", true},         {"/a.txt", "/r/d/a.txt", false},
        {"d/a.txt", "/r/d/a.txt", true},      {"d/a.txt", "/r/e/d/a.txt", false},
        {"**/d/a.txt", "/r/e/d/a.txt", true}, {"d/**", "/r/d/e/f", true},
        {"d/**", "/r/d/", false},             {"d/", "/r/d/", true},
        {"d/", "/r/d", false},                {"d/", "/r/e/d/", true},
        {"*.log", "/r/x.log", true},          {"*.log\n!x.log", "/r/x.log", false},
        {"!x.log\n*.log", "/r/x.log", true},  {"# a.txt", "/r/# a.txt", false},
        {"\\# a.txt", "/r/# a.txt", true},    {"\\!a", "/r/!a", true},
        {"a.txt   ", "/r/a.txt", true},       {"a.txt\\ ", "/r/a.txt ", true},
        {"a.txt\\ ", "/r/a.txt", false},      {"\n\n  \na", "/r/a", true},
        {"a\r\nb\r\n", "/r/b", true},         {"\xEF\xBB\xBF" "a", "/r/a", true},
        {"/", "/r/a", false},                 {"!", "/r/a", false},
        {"*", "/r/a", true},                  {"*", "/s/a", false},
        {"*", "/ra", false},                  {"*", "/r", false},
        {"[ab].txt", "/r/b.txt", true},       {"d/*.txt", "/r/d/e/a.txt", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_ignore ignore = {0};
        cg_slice path = cg_slice_of(rows[i].path);
        bool folder = cg_slice_ends(path, "/");
        add(&ignore, CG_IGNORE_GIT, "/r", rows[i].patterns);
        path.len -= folder;
        ck_assert_msg((cg_ignore_find(&ignore, path, folder) != NULL) == rows[i].out, "%s: %s",
                      rows[i].patterns, rows[i].path);
        cg_ignore_release(&ignore);
    }
}
END_TEST

START_TEST(later_files_and_layers_stand_before_earlier_ones)
{
    cg_ignore ignore = {0};
    cg_slice path = CG_SLICE("/r/d/a.txt");
    add(&ignore, CG_IGNORE_GIT, "/r", "*.txt");
    cg_ignore_mark mark = cg_ignore_mark_of(&ignore);
    add(&ignore, CG_IGNORE_GIT, "/r/d", "#\n!a.txt");
    ck_assert_ptr_null(cg_ignore_find(&ignore, path, false));
    add(&ignore, CG_IGNORE_EXCLUDE, "/", "a.*");
    const cg_ignore_rule *rule = cg_ignore_find(&ignore, path, false);
    ck_assert_ptr_nonnull(rule);
    ck_assert(cg_slice_is(rule->pattern, "a.*") && rule->line == 1);
    cg_ignore_rewind(&ignore, mark);
    rule = cg_ignore_find(&ignore, path, false);
    ck_assert(rule && cg_slice_is(rule->pattern, "*.txt"));
    add(&ignore, CG_IGNORE_OWN, "/r", "!*.txt");
    ck_assert_ptr_null(cg_ignore_find(&ignore, path, false));
    cg_ignore_release(&ignore);
}
END_TEST

START_TEST(too_much_of_it_is_told_and_the_rest_holds)
{
    cg_ignore ignore = {0};
    cg_error error = {0};
    size_t len = CG_MAX_GLOB + 10;
    char *text = cg_alloc_zeroed(len + 1, 1);
    memset(text, 'x', len);
    memcpy(text, "a\n", 2);
    memcpy(text + len - 2, "\nb", 2);
    ck_assert_int_eq(cg_ignore_add(&ignore, CG_IGNORE_GIT, CG_SLICE("/r"), CG_SLICE("f"),
                                   (cg_slice){text, len}, &error),
                     CG_E_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.text, "line 2"));
    ck_assert_ptr_nonnull(cg_ignore_find(&ignore, CG_SLICE("/r/a"), false));
    ck_assert_ptr_nonnull(cg_ignore_find(&ignore, CG_SLICE("/r/b"), false));
    cg_alloc_free(text);
    cg_ignore_release(&ignore);
}
END_TEST

Suite *config_ignore_suite(void)
{
    Suite *suite = suite_create("config/ignore");
    TCase *tests = tcase_create("ignore");
    tcase_add_test(tests, patterns_are_read_as_git_reads_them);
    tcase_add_test(tests, later_files_and_layers_stand_before_earlier_ones);
    tcase_add_test(tests, too_much_of_it_is_told_and_the_rest_holds);
    suite_add_tcase(suite, tests);
    return suite;
}
