#include "base/alloc.h"
#include "base/slice.h"
#include "rules/program.h"

#include <check.h>
#include <stdlib.h>

static bool matches(const char *expression, cg_slice token)
{
    char text[160];
    size_t offset;
    cg_regex *regex = cg_regex_new(cg_slice_of(expression), text, sizeof text, &offset);
    ck_assert_msg(regex != NULL, "%s: %s", expression, text);
    cg_regex_scratch *scratch = cg_regex_scratch_new();
    ck_assert_ptr_nonnull(scratch);
    bool found = cg_regex_matches(regex, scratch, token);
    ck_assert(!cg_regex_ran_out(scratch));
    cg_regex_scratch_free(scratch);
    cg_regex_free(regex);
    return found;
}

START_TEST(an_expression_matches_the_whole_token)
{
    static const struct {
        const char *expression, *token;
        bool found;
    } table[] = {
        {"abc", "abc", true},
        {"abc", "abcd", false},
        {"abc", "xabc", false},
        {"abc", "ABC", false},
        {"(?i)abc", "ABC", true},
        {"a|ab", "ab", true},
        {"[0-9]+", "2008", true},
        {"[0-9]+", "2008a", false},
        {"colou?r", "color", true},
        /* groups, more of them than anybody reads */
        {"(a)(b)", "ab", true},
        {"(ab|cd)e", "cde", true},
        {"(.)(.)(.)(.)", "abcd", true},
        {"(?<x>a)\\k<x>", "aa", true},
        {"(?<x>a)\\k<x>", "ab", false},
        /* characters, not bytes */
        {"caf.", "caf\xC3\xA9", true},
        {"\\w+", "\xD0\xBC\xD0\xB8\xD1\x80", true},
        {"\\p{Lu}.*", "\xC3\x89t\xC3\xA9", true},
        {"\\p{Lu}.*", "\xC3\xA9t\xC3\xA9", false},
        {"a*", "", true},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(matches(table[i].expression, cg_slice_of(table[i].token)) ==
                          table[i].found,
                      "/%s/ and \"%s\"", table[i].expression, table[i].token);
}
END_TEST

START_TEST(an_expression_that_is_wrong_is_refused_with_a_reason)
{
    static const struct {
        const char *expression, *text;
        size_t offset;
    } table[] = {
        {"(a", "the regular expression is refused: missing closing parenthesis", 2},
        {"[a",
         "the regular expression is refused: missing terminating ] for character class",
         2},
        {"a\\Cb",
         "the regular expression is refused: using \\C is disabled by the application",
         3},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[160];
        size_t offset;
        ck_assert_ptr_null(
            cg_regex_new(cg_slice_of(table[i].expression), text, sizeof text, &offset));
        ck_assert_str_eq(text, table[i].text);
        ck_assert_uint_eq(offset, table[i].offset);
    }
}
END_TEST

START_TEST(an_expression_is_at_most_a_thousand_bytes)
{
    char pattern[1001], text[160];
    size_t offset;
    memset(pattern, 'a', sizeof pattern);
    cg_regex *regex =
        cg_regex_new((cg_slice){pattern, 1000}, text, sizeof text, &offset);
    ck_assert_ptr_nonnull(regex);
    cg_regex_free(regex);
    regex = cg_regex_new((cg_slice){pattern, 1001}, text, sizeof text, &offset);
    ck_assert_ptr_null(regex);
    ck_assert_str_eq(text, "the regular expression is longer than 1000 bytes");
}
END_TEST

START_TEST(a_match_that_takes_too_many_steps_is_none)
{
    char token[120];
    memset(token, 'a', sizeof token);
    ck_assert(!matches("(a|a)*b", (cg_slice){token, sizeof token}));
    ck_assert(!matches("(a+a+)+b", (cg_slice){token, sizeof token}));
}
END_TEST

START_TEST(a_lack_of_memory_is_no_fault_of_the_expression)
{
    for (long n = 1; n < 100; n++) {
        char text[160];
        size_t offset;
        cg_alloc_fail_at(n, 1);
        cg_regex *regex = cg_regex_new(CG_SLICE("(a|b)+c"), text, sizeof text, &offset);
        bool reached = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert((regex == NULL) == reached);
        ck_assert(!reached || text[0] == '\0');
        cg_regex_free(regex);
        if (!reached)
            return;
    }
    ck_abort_msg("it never has memory enough");
}
END_TEST

START_TEST(nothing_may_be_freed)
{
    cg_regex_free(NULL);
    cg_regex_scratch_free(NULL);
    cg_alloc_fail_at(1, 1);
    ck_assert_ptr_null(cg_regex_scratch_new());
    cg_alloc_fail_at(3, 1);
    ck_assert_ptr_null(cg_regex_scratch_new());
    cg_alloc_fail_at(0, 0);
}
END_TEST

Suite *rules_regex_suite(void);
Suite *rules_regex_suite(void)
{
    Suite *suite = suite_create("rules/regex");
    TCase *tests = tcase_create("expressions");
    tcase_add_test(tests, an_expression_matches_the_whole_token);
    tcase_add_test(tests, an_expression_that_is_wrong_is_refused_with_a_reason);
    tcase_add_test(tests, an_expression_is_at_most_a_thousand_bytes);
    tcase_add_test(tests, a_match_that_takes_too_many_steps_is_none);
    tcase_add_test(tests, a_lack_of_memory_is_no_fault_of_the_expression);
    tcase_add_test(tests, nothing_may_be_freed);
    suite_add_tcase(suite, tests);
    return suite;
}
