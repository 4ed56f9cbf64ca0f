#include "report/columns.h"

#include "base/alloc.h"
#include "report_fixture.h"

#include <unistd.h>

#define TEXT "\xF0\x9F\x98\x80\tEntry is free.\n"

static report_fixture run;
static char path[] = "/tmp/claimgrep-columns.XXXXXX";
static cg_report_columns *columns;

/* A statement where the file has it. */
static void add_in_file(uint32_t claim)
{
    report_fixture_add_plain(&run, claim, CG_STANCE_SUPPORT, path);
    cg_statement *statement = &cg_vec_last(&run.results->statements);
    statement->column = 15;
    statement->end_column = 19;
    statement->match_start = 14;
    statement->match_end = 18;
}

static void set_up(void)
{
    report_fixture_init(&run);
    memcpy(path + sizeof path - 7, "XXXXXX", 6);
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, TEXT, sizeof TEXT - 1), (ssize_t)sizeof TEXT - 1);
    ck_assert_int_eq(close(fd), 0);
    add_in_file(0);
}

static void tear_down(void)
{
    cg_alloc_free(columns);
    columns = NULL;
    ck_assert_int_eq(unlink(path), 0);
    report_fixture_release(&run);
}

static void expect(cg_column_unit unit, uint32_t start, uint32_t end)
{
    cg_alloc_free(columns);
    ck_assert_int_eq(cg_columns_count(run.results, unit, &columns, NULL), CG_OK);
    run.input.columns = columns;
    cg_report_columns got = cg_columns_of(&run.input, &run.results->statements.items[0]);
    ck_assert_uint_eq(got.start, start);
    ck_assert_uint_eq(got.end, end);
}

START_TEST(a_match_is_counted_in_every_unit)
{
    expect(CG_COLUMN_BYTE, 15, 19);
    ck_assert_ptr_null(columns);
    expect(CG_COLUMN_UTF16, 13, 17);
    expect(CG_COLUMN_CODEPOINT, 12, 16);
    expect(CG_COLUMN_DISPLAY, 18, 22);
}
END_TEST

START_TEST(what_is_not_of_the_file_itself_keeps_its_bytes)
{
    run.results->statements.items[0].space = CG_SPACE_TEXT;
    expect(CG_COLUMN_UTF16, 15, 19);
    run.results->statements.items[0].space = CG_SPACE_FILE;
    run.results->statements.items[0].path = CG_SLICE("/nonexistent/a.txt");
    expect(CG_COLUMN_UTF16, 15, 19);
}
END_TEST

START_TEST(what_has_changed_since_keeps_its_bytes)
{
    run.results->statements.items[0].match_start++; /* a line above is shorter now */
    expect(CG_COLUMN_UTF16, 15, 19);
    run.results->statements.items[0].match_start--;
    run.results->statements.items[0].excerpt = CG_SLICE("Entry is dear.");
    expect(CG_COLUMN_UTF16, 15, 19);
}
END_TEST

START_TEST(each_statement_has_its_own_whatever_the_order)
{
    report_fixture_add_plain(&run, 0, CG_STANCE_CONTRADICT, "/nonexistent/a.txt");
    add_in_file(1);
    expect(CG_COLUMN_CODEPOINT, 12, 16);
    const cg_statement *items = run.results->statements.items;
    ck_assert_uint_eq(cg_columns_of(&run.input, &items[1]).start, 10);
    ck_assert_uint_eq(cg_columns_of(&run.input, &items[2]).start, 12);
}
END_TEST

START_TEST(running_out_of_memory_is_an_error)
{
    cg_error error = {0};
    for (long n = 1;; n++) {
        cg_alloc_fail_at(n, 0);
        cg_status status =
            cg_columns_count(run.results, CG_COLUMN_UTF16, &columns, &error);
        bool failed = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        if (!failed)
            return;
        ck_assert_int_eq(status, CG_E_MEMORY);
        ck_assert_ptr_null(columns);
    }
}
END_TEST

Suite *report_columns_suite(void);
Suite *report_columns_suite(void)
{
    Suite *suite = suite_create("report/columns");
    TCase *tcase = tcase_create("columns");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, a_match_is_counted_in_every_unit);
    tcase_add_test(tcase, what_is_not_of_the_file_itself_keeps_its_bytes);
    tcase_add_test(tcase, what_has_changed_since_keeps_its_bytes);
    tcase_add_test(tcase, each_statement_has_its_own_whatever_the_order);
    tcase_add_test(tcase, running_out_of_memory_is_an_error);
    suite_add_tcase(suite, tcase);
    return suite;
}
