#include "base/alloc.h"
#include "report_fixture.h"

#include <check.h>

static report_fixture f;

static void set_up(void)
{
    report_fixture_init(&f);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    report_fixture_release(&f);
}

static void add_all(void)
{
    report_fixture_add_plain(&f, 0, CG_STANCE_MENTION, "docs/a.txt");
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 0, CG_STANCE_SUPPORT, "docs/b.txt");
    report_fixture_account(&f, "docs/b.txt", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "docs/z.bin", CG_FILE_SKIPPED, "binary");
    report_fixture_account(&f, "docs/a.txt", CG_FILE_CUT, "larger than 1 GiB");
    report_fixture_judge(&f);
}

#define SUPPORT                                                           \
    "docs/b.txt:1:10: error: supports \"Entry is free\" [museums/free]\n" \
    "    Entry is free.\n"                                                \
    "             ^~~~\n"
#define CONTRADICT                                                          \
    "docs/a.txt:2:18: error: contradicts \"Entry is free\", says Ann Bell " \
    "(negated, reported), said 2011-02, page 4 [museums/free]\n"            \
    "    \tsaid entry is not free.\n"                                       \
    "    \t                  ^~~~\n"
#define MENTION                                                          \
    "docs/a.txt:1:10: note: mentions \"Entry is free\" [museums/free]\n" \
    "    Entry is free.\n"                                               \
    "             ^~~~\n"
#define VERDICTS                                                                      \
    "museums/free: mixed: 1 support, 1 contradict, 1 mention -- 3 statements, "       \
    "3 origins, 2011-02; supported by 1 voice, contradicted by 1; not counted: "      \
    "1 mention; error: consistent is expected\n"                                      \
    "museums/open: not-found: 0 support, 0 contradict, 0 mention -- no statement in " \
    "what was scanned\n"
#define FILES                              \
    "docs/a.txt: cut: larger than 1 GiB\n" \
    "docs/z.bin: skipped: binary\n"
#define SUMMARY                                                                 \
    "2 claims, 3 files (1 scanned, 1 skipped, 1 cut, 0 failed), "               \
    "3 statements (1 support, 1 contradict, 1 mention), 3 errors, 0 warnings, " \
    "0 notes\n"

START_TEST(statements_come_by_claim_and_stance_then_the_verdict)
{
    add_all();
    report_fixture_expect(&f, "text",
                          SUPPORT CONTRADICT MENTION VERDICTS FILES SUMMARY);
}
END_TEST

START_TEST(quiet_leaves_findings_verdicts_and_the_summary)
{
    add_all();
    f.input.quiet = true;
    report_fixture_expect(&f, "text", SUPPORT CONTRADICT VERDICTS SUMMARY);
}
END_TEST

START_TEST(colour_adds_nothing_but_colour)
{
    add_all();
    f.input.color = true;
    char *text = report_fixture_print(&f, "text");
    ck_assert_ptr_nonnull(strstr(text, "\x1b[1;31merror\x1b[0m: supports"));
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from == '\x1b')
            from = strchr(from, 'm');
        else
            *to++ = *from;
    }
    *to = 0;
    ck_assert_str_eq(text, SUPPORT CONTRADICT MENTION VERDICTS FILES SUMMARY);
    free(text);
}
END_TEST

static void expect_first_line(const char *wanted)
{
    report_fixture_judge(&f);
    char *text = report_fixture_print(&f, "text");
    text[strcspn(text, "\n")] = 0;
    ck_assert_str_eq(text, wanted);
    free(text);
}

START_TEST(who_says_it_is_told_as_far_as_it_is_known)
{
    static const cg_document_info info = {.author = {"Kim Roe", 7},
                                          .published = {"2012", 4}};
    static const struct {
        cg_voice voice;
        bool known;
        const char *name, *role;
        const cg_document_info *document;
        const char *wanted;
    } table[] = {
        {CG_VOICE_AUTHOR, false, "", "", NULL, ""},
        {CG_VOICE_AUTHOR, false, "", "", &info, ", writes Kim Roe, published 2012"},
        {CG_VOICE_SPEAKER, true, "Ann", "curator", NULL, ", says Ann"},
        {CG_VOICE_SPEAKER, true, "", "a guard", NULL, ", says a guard"},
        {CG_VOICE_SPEAKER, false, "", "", &info,
         ", says somebody unnamed, published 2012"},
    };
    for (size_t i = 0; i < FIXTURE_COUNT(table); i++) {
        char wanted[200];
        cg_statement s = fixture_statement(&(fixture){.stance = CG_STANCE_SUPPORT});
        s.voice = table[i].voice;
        s.speaker_known = table[i].known;
        s.speaker_name = cg_slice_of(table[i].name);
        s.speaker_role = cg_slice_of(table[i].role);
        s.document = table[i].document;
        tear_down();
        set_up();
        ck_assert_int_eq(cg_results_add(f.results, &s, NULL), CG_OK);
        snprintf(wanted, sizeof wanted,
                 "a.txt:3:5: note: supports \"Entry is free\"%s [museums/free]",
                 table[i].wanted);
        expect_first_line(wanted);
    }
}
END_TEST

START_TEST(the_lean_of_a_mention_is_told)
{
    cg_statement s = fixture_statement(&(fixture){.stance = CG_STANCE_MENTION});
    s.lean = CG_STANCE_CONTRADICT;
    ck_assert_int_eq(cg_results_add(f.results, &s, NULL), CG_OK);
    expect_first_line("a.txt:3:5: note: mentions \"Entry is free\", leaning to "
                      "contradict [museums/free]");
}
END_TEST

START_TEST(documents_command_neither_terminal_nor_runner)
{
    static const cg_document_info info = {.published = {"::set-env::\n::x", 15}};
    cg_statement s =
        fixture_statement(&(fixture){.stance = CG_STANCE_SUPPORT,
                                     .path = "::error file=x::\x1b[2J\xFF",
                                     .speaker = "Ann ##vso[task.complete] \xE2\x80\xAE",
                                     .document = &info});
    s.excerpt = CG_SLICE("  ::stop-commands::x \x1b]0;t\x07 ##[error]");
    ck_assert_int_eq(cg_results_add(f.results, &s, NULL), CG_OK);
    report_fixture_account(&f, "::debug::f", CG_FILE_FAILED, "\r::error::y");
    report_fixture_judge(&f);
    char *text = report_fixture_print(&f, "text");
    for (char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        ck_assert_int_ne(strncmp(line + strspn(line, " \t"), "::", 2), 0);
        line += line[len] ? len + 1 : len;
    }
    ck_assert_ptr_null(strpbrk(text, "\x1b\r\x07"));
    ck_assert_ptr_null(strstr(text, "##["));
    ck_assert_ptr_null(strstr(text, "##vso["));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strstr(text, "\xFF"));
    ck_assert_ptr_nonnull(strstr(text, "stop-commands"));
    free(text);
}
END_TEST

static cg_status print_to(FILE *out, cg_error *error)
{
    return cg_report_find("text")->write(&f.input, out, error);
}

START_TEST(every_allocation_may_fail)
{
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    add_all();
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(print_to(out, NULL), CG_OK);
    long count = cg_alloc_count();
    ck_assert_int_gt(count, 2);
    for (long n = 1; n <= count; n++) {
        cg_alloc_fail_at(n, 0);
        ck_assert_int_eq(print_to(out, NULL), CG_E_MEMORY);
    }
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(fclose(out), 0);
}
END_TEST

START_TEST(a_stream_that_takes_nothing_is_noticed)
{
    cg_error error;
    FILE *out = fopen("/dev/null", "r"); /* not for writing */
    ck_assert_ptr_nonnull(out);
    add_all();
    ck_assert_int_eq(print_to(out, &error), CG_E_IO);
    ck_assert_int_ne(error.sys_errno, 0);
    ck_assert_int_eq(fclose(out), 0);
}
END_TEST

Suite *report_text_suite(void);
Suite *report_text_suite(void)
{
    Suite *suite = suite_create("report/text");
    TCase *tests = tcase_create("text");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, statements_come_by_claim_and_stance_then_the_verdict);
    tcase_add_test(tests, quiet_leaves_findings_verdicts_and_the_summary);
    tcase_add_test(tests, colour_adds_nothing_but_colour);
    tcase_add_test(tests, who_says_it_is_told_as_far_as_it_is_known);
    tcase_add_test(tests, the_lean_of_a_mention_is_told);
    tcase_add_test(tests, documents_command_neither_terminal_nor_runner);
    tcase_add_test(tests, every_allocation_may_fail);
    tcase_add_test(tests, a_stream_that_takes_nothing_is_noticed);
    suite_add_tcase(suite, tests);
    return suite;
}
