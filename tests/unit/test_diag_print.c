#include "base/alloc.h"
#include "base/limits.h"
#include "diag/diag.h"

#include <check.h>
#include <stdlib.h>

static cg_diags *diags;
static FILE *file;

static void set_up(void)
{
    diags = cg_diags_new();
    file = tmpfile();
    ck_assert(diags && file);
}

static void tear_down(void)
{
    cg_diags_free(diags);
    ck_assert_int_eq(fclose(file), 0);
}

static const char *printed(bool color)
{
    static char text[1 << 16];
    rewind(file);
    ck_assert_int_eq(cg_diags_print(diags, file, color), CG_OK);
    long len = ftell(file);
    ck_assert(len >= 0 && len < (long)sizeof text);
    rewind(file);
    ck_assert_uint_eq(fread(text, 1, (size_t)len, file), (size_t)len);
    text[len] = 0;
    return text;
}

static void add(const char *path, const char *text, cg_span span, const char *message)
{
    cg_diag_source source = {cg_slice_of(path), cg_slice_of(text)};
    cg_diags_add(diags, CG_DIAG_UNKNOWN_KEY, &source, span, "%s", message);
}

START_TEST(a_diagnostic_prints_place_excerpt_caret_and_help)
{
    add("pack.json", "{\n\t\"subjcet\": null\n}\n", (cg_span){3, 12},
        "unknown key \"subjcet\"");
    cg_diags_help(diags, "did you mean \"subject\"?");
    ck_assert_str_eq(printed(false),
                     "pack.json:2:2: error: unknown key \"subjcet\" [unknown-key]\n"
                     "    2 | \t\"subjcet\": null\n"
                     "      | \t^~~~~~~~~\n"
                     "      = help: did you mean \"subject\"?\n");
}
END_TEST

START_TEST(without_a_line_there_is_no_excerpt)
{
    add("pack.json", NULL, (cg_span){0, 0}, "m");
    cg_diags_add(diags, CG_DIAG_NO_EXAMPLES, NULL, (cg_span){0, 0}, "w");
    ck_assert_str_eq(printed(false), "pack.json: error: m [unknown-key]\n"
                                     "warning: w [no-examples]\n");
}
END_TEST

START_TEST(nothing_prints_nothing)
{
    ck_assert_str_eq(printed(true), "");
}
END_TEST

START_TEST(colour_only_adds_sequences)
{
    add("p", "text", (cg_span){0, 4}, "m");
    cg_diags_help(diags, "h");
    ck_assert_ptr_null(strchr(printed(false), '\x1b'));
    char *plain = strdup(printed(false));
    ck_assert_ptr_nonnull(plain);
    const char *at = plain;
    size_t sequences = 0;
    for (const char *p = printed(true); *p; p++) {
        if (*p == '\x1b') {
            p += strcspn(p, "m");
            sequences++;
        } else {
            ck_assert_int_eq(*p, *at++);
        }
    }
    ck_assert_int_eq(*at, 0);
    ck_assert_uint_eq(sequences, 8);
    free(plain);
}
END_TEST

START_TEST(nothing_of_a_document_reaches_a_terminal_raw)
{
    const char *bad = "::error::\x1b]0;t\x07\xC2\x9B##[x]\xE2\x80\xAE\r\xFF\x7F";
    add(bad, bad, (cg_span){0, 1}, bad);
    cg_diags_help(diags, "%s", bad);
    const char *text = printed(false);
    for (const char *p = text; *p; p++) {
        ck_assert((unsigned char)*p >= ' ' || *p == '\n');
        ck_assert_int_ne(*p, '\x7F');
    }
    ck_assert_ptr_null(strstr(text, "\xC2\x9B"));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strchr(text, '\xFF'));
    ck_assert_ptr_null(strstr(text, "##["));
    ck_assert_int_ne(strncmp(text, "::", 2), 0);
    ck_assert_ptr_null(strstr(text, "\n::"));
    ck_assert_ptr_nonnull(
        strstr(text, "\\x1b]0;t\\x07\\u009b#\\x23[x]\\u202e\\x0d\\xff\\x7f"));
}
END_TEST

START_TEST(what_was_not_kept_is_counted_at_the_end)
{
    for (int i = 0; i < CG_MAX_DIAGNOSTICS; i++)
        cg_diags_add(diags, CG_DIAG_JSON, NULL, (cg_span){0, 0}, "m");
    ck_assert_ptr_null(strstr(printed(false), "not shown"));
    cg_diags_add(diags, CG_DIAG_JSON, NULL, (cg_span){0, 0}, "m");
    ck_assert_ptr_nonnull(strstr(printed(false), "\n1 more is not shown\n"));
    cg_diags_add(diags, CG_DIAG_NO_EXAMPLES, NULL, (cg_span){0, 0}, "m");
    ck_assert_ptr_nonnull(strstr(printed(false), "\n2 more are not shown\n"));
}
END_TEST

START_TEST(a_stream_that_takes_nothing_is_told)
{
    add("p", "text", (cg_span){0, 4}, "m");
    FILE *closed = fopen("/dev/null", "r");
    ck_assert_ptr_nonnull(closed);
    ck_assert_int_eq(cg_diags_print(diags, closed, false), CG_E_IO);
    ck_assert_int_eq(fclose(closed), 0);
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    add("p", "text", (cg_span){0, 4}, "m");
    cg_alloc_fail_at(1, 1);
    ck_assert_int_eq(cg_diags_print(diags, file, false), CG_E_MEMORY);
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(ftell(file), 0);
}
END_TEST

Suite *diag_print_suite(void);
Suite *diag_print_suite(void)
{
    Suite *suite = suite_create("diag/print");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, a_diagnostic_prints_place_excerpt_caret_and_help);
    tcase_add_test(all, without_a_line_there_is_no_excerpt);
    tcase_add_test(all, nothing_prints_nothing);
    tcase_add_test(all, colour_only_adds_sequences);
    tcase_add_test(all, nothing_of_a_document_reaches_a_terminal_raw);
    tcase_add_test(all, what_was_not_kept_is_counted_at_the_end);
    tcase_add_test(all, a_stream_that_takes_nothing_is_told);
    tcase_add_test(all, memory_that_runs_out_is_told);
    suite_add_tcase(suite, all);
    return suite;
}
