#include "base/line_diff.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static void expect(const char *before, const char *after, const char *wanted)
{
    cg_buf out;
    cg_buf_init(&out, 1 << 20);
    cg_line_diff(cg_slice_of(before), cg_slice_of(after), "f", &out);
    ck_assert(cg_buf_ok(&out));
    cg_buf_add_char(&out, '\0');
    ck_assert_str_eq(out.ptr, wanted);
    cg_buf_release(&out);
}

START_TEST(equal_texts_have_no_difference)
{
    expect("", "", "");
    expect("a\nb\n", "a\nb\n", "");
    expect("a", "a", "");
}
END_TEST

START_TEST(a_changed_line_stands_among_three_others)
{
    expect("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
           "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
}
END_TEST

START_TEST(what_begins_and_what_ends_a_text_is_told)
{
    expect("", "a\n", "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
    expect("a\n", "", "--- f\n+++ f\n@@ -1,1 +0,0 @@\n-a\n");
    expect("a\n", "a\nb\n", "--- f\n+++ f\n@@ -1,1 +1,2 @@\n a\n+b\n");
    expect("a\n", "b\na\n", "--- f\n+++ f\n@@ -1,1 +1,2 @@\n+b\n a\n");
}
END_TEST

START_TEST(a_missing_end_of_line_is_a_difference)
{
    expect("a", "a\n",
           "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
}
END_TEST

START_TEST(changes_far_apart_are_hunks_of_their_own)
{
    expect("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "1\n2\n3\n4\n5\n6\n7\n",
           "--- f\n+++ f\n@@ -1,4 +1,3 @@\n-a\n 1\n 2\n 3\n"
           "@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-b\n");
    expect("a\n1\n2\n3\n4\n5\n6\nb\n", "1\n2\n3\n4\n5\n6\n",
           "--- f\n+++ f\n@@ -1,8 +1,6 @@\n-a\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n");
}
END_TEST

START_TEST(lines_that_repeat_are_matched_beside_others)
{
    expect("{\n}\n{\n}\n", "{\nx\n}\n{\n}\n",
           "--- f\n+++ f\n@@ -1,4 +1,5 @@\n {\n+x\n }\n {\n }\n");
}
END_TEST

START_TEST(what_moved_is_taken_out_and_put_in)
{
    expect("a\nb\nc\n", "c\na\nb\n", "--- f\n+++ f\n@@ -1,3 +1,3 @@\n+c\n a\n b\n-c\n");
}
END_TEST

START_TEST(what_steers_a_terminal_is_shown)
{
    expect("\x1b[0m\n", "\xff\n", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-\\x1b[0m\n+\\xff\n");
}
END_TEST

/* Texts of six lines give one hunk. */
START_TEST(before_and_after_can_be_read_from_it)
{
    for (unsigned seed = 1; seed < 400; seed++) {
        char before[64], after[64], left[64] = "", right[64] = "";
        size_t lefts = 0, rights = 0;
        unsigned r = seed * 2654435761u, b = 0, a = 0;
        for (unsigned i = 0; i < 6; i++) {
            r = r * 1103515245u + 12345u;
            before[b++] = (char)('a' + (r >> 16) % 4);
            before[b++] = '\n';
            r = r * 1103515245u + 12345u;
            after[a++] = (char)('a' + (r >> 16) % 4);
            after[a++] = '\n';
        }
        before[b] = after[a] = '\0';
        cg_buf out;
        cg_buf_init(&out, 1 << 20);
        cg_line_diff(cg_slice_of(before), cg_slice_of(after), "f", &out);
        if (!out.len) {
            ck_assert_str_eq(before, after);
            cg_buf_release(&out);
            continue;
        }
        unsigned line = 0;
        for (char *at = out.ptr; *at; at = strchr(at, '\n') + 1, line++) {
            if (line < 3)
                continue;
            ck_assert(strchr(" +-", *at) != NULL);
            if (*at != '+')
                memcpy(left + (lefts += 2) - 2, at + 1, 2);
            if (*at != '-')
                memcpy(right + (rights += 2) - 2, at + 1, 2);
        }
        /* What is not shown, at the start and at the end, is the same in both. */
        unsigned start = 0;
        ck_assert_int_eq(sscanf(strstr(out.ptr, "@@ -"), "@@ -%u", &start), 1);
        unsigned led = start ? (start - 1) * 2 : 0;
        ck_assert_int_eq(strncmp(before, after, led), 0);
        ck_assert_int_eq(strncmp(before + led, left, strlen(left)), 0);
        ck_assert_int_eq(strncmp(after + led, right, strlen(right)), 0);
        ck_assert_str_eq(before + led + strlen(left), after + led + strlen(right));
        cg_buf_release(&out);
    }
}
END_TEST

Suite *base_line_diff_suite(void);
Suite *base_line_diff_suite(void)
{
    Suite *suite = suite_create("base/line_diff");
    TCase *tests = tcase_create("line_diff");
    tcase_add_test(tests, equal_texts_have_no_difference);
    tcase_add_test(tests, a_changed_line_stands_among_three_others);
    tcase_add_test(tests, what_begins_and_what_ends_a_text_is_told);
    tcase_add_test(tests, a_missing_end_of_line_is_a_difference);
    tcase_add_test(tests, changes_far_apart_are_hunks_of_their_own);
    tcase_add_test(tests, lines_that_repeat_are_matched_beside_others);
    tcase_add_test(tests, what_moved_is_taken_out_and_put_in);
    tcase_add_test(tests, what_steers_a_terminal_is_shown);
    tcase_add_test(tests, before_and_after_can_be_read_from_it);
    suite_add_tcase(suite, tests);
    return suite;
}
