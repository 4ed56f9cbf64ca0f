/* What several runs have in common is there once, and each run still whole. */
#include "base/alloc.h"
#include "store_fixture.h"

static store_fixture f;

static void set_up(void)
{
    store_fixture_init(&f);
    f.run.series = "a";
}

static void tear_down(void)
{
    store_fixture_release(&f);
}

static int64_t save(void)
{
    int64_t id = 0;
    ck_assert_int_eq(store_fixture_save(&f, &id, NULL), CG_OK);
    return id;
}

/* The results of the next run: those of the fixture, with docs/b.txt so or so. */
static void results_with(const char *path, cg_stance stance)
{
    report_fixture_release(&f.report);
    report_fixture_init(&f.report);
    report_fixture_add_full(&f.report);
    report_fixture_add_plain(&f.report, 1, stance, path);
    report_fixture_account(&f.report, "docs/a.txt", CG_FILE_CUT, "too large");
    report_fixture_account(&f.report, path, CG_FILE_SCANNED, NULL);
    report_fixture_judge(&f.report);
    f.run.claims = f.report.claims;
    f.run.summary = &f.report.summary;
}

/* The documents and the number of statements of a run. */
static void expect_run(int64_t run, const char *wanted)
{
    char sql[700];
    snprintf(sql, sizeof sql,
             "SELECT d.path, (SELECT count(*) FROM statements WHERE document_id = d.id)"
             " FROM runs r JOIN runs f ON f.series_id = r.series_id"
             " JOIN documents d ON d.run_id = f.id WHERE r.id = %lld AND d.run_id <= r.id"
             " AND (d.last_run_id IS NULL OR d.last_run_id >= r.id) ORDER BY d.path",
             (long long)run);
    store_fixture_expect(&f, sql, wanted);
}

#define ROWS "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM statements)"

START_TEST(a_run_like_the_one_before_adds_no_document)
{
    int64_t first = save(), second = save(), third = save();
    store_fixture_expect(&f, ROWS, "2|2");
    store_fixture_expect(&f, "SELECT count(*) FROM runs", "3");
    store_fixture_expect(&f, "SELECT count(*) FROM verdicts", "6");
    for (int64_t run = first; run <= third; run++)
        expect_run(run, "docs/a.txt|1;docs/b.txt|1");
    ck_assert_int_lt(first, second);
}
END_TEST

START_TEST(only_documents_that_changed_are_written_again)
{
    int64_t first = save();
    results_with("docs/b.txt", CG_STANCE_MENTION);
    int64_t second = save();
    store_fixture_expect(&f, ROWS, "3|3");
    expect_run(first, "docs/a.txt|1;docs/b.txt|1");
    expect_run(second, "docs/a.txt|1;docs/b.txt|1");
    store_fixture_expect(&f,
                         "SELECT run_id, last_run_id FROM documents WHERE path = 'docs/b.txt'"
                         " ORDER BY id",
                         "1|1;2|-");
}
END_TEST

START_TEST(files_that_come_and_go_are_in_their_runs_alone)
{
    int64_t first = save();
    results_with("docs/c.txt", CG_STANCE_SUPPORT);
    int64_t second = save();
    results_with("docs/0.txt", CG_STANCE_SUPPORT);
    int64_t third = save();
    expect_run(first, "docs/a.txt|1;docs/b.txt|1");
    expect_run(second, "docs/a.txt|1;docs/c.txt|1");
    expect_run(third, "docs/0.txt|1;docs/a.txt|1");
    store_fixture_expect(&f, ROWS, "4|4");
}
END_TEST

START_TEST(series_do_not_mix)
{
    int64_t first = save();
    f.run.series = "b";
    int64_t second = save();
    f.run.series = NULL;
    int64_t third = save();
    store_fixture_expect(&f, ROWS, "6|6");
    expect_run(first, "docs/a.txt|1;docs/b.txt|1");
    expect_run(second, "docs/a.txt|1;docs/b.txt|1");
    expect_run(third, "docs/a.txt|1;docs/b.txt|1");
    store_fixture_expect(&f, "SELECT count(*) FROM documents WHERE last_run_id IS NULL", "4");
}
END_TEST

START_TEST(what_was_deleted_is_not_taken_for_there)
{
    (void)save();
    (void)save();
    store_fixture_sql(&f, "PRAGMA foreign_keys = ON; DELETE FROM runs WHERE id = 1");
    int64_t third = save(), fourth = save();
    expect_run(third, "docs/a.txt|1;docs/b.txt|1");
    expect_run(fourth, "docs/a.txt|1;docs/b.txt|1");
    store_fixture_expect(&f, ROWS, "2|2");
}
END_TEST

START_TEST(a_list_that_makes_no_sense_ends_what_was_open)
{
    (void)save();
    store_fixture_sql(&f, "UPDATE series SET runs = 7, documents = x'00112233'");
    int64_t second = save();
    expect_run(second, "docs/a.txt|1;docs/b.txt|1");
    store_fixture_expect(&f, "SELECT count(*) FROM documents WHERE last_run_id IS NULL", "2");
}
END_TEST

/* Enough statements that their indexes are made anew, twice. */
START_TEST(many_statements_find_their_indexes_as_few_do)
{
    fixture plain = {.stance = CG_STANCE_MENTION, .path = "docs/b.txt"};
    for (plain.at = 0; plain.at < 21000; plain.at++)
        fixture_add(f.report.results, &plain);
    (void)save();
    f.run.series = "b";
    (void)save();
    store_fixture_expect(&f, "SELECT count(*) FROM statements", "42004");
    store_fixture_expect(&f,
                         "SELECT name FROM sqlite_master WHERE type = 'index' AND"
                         " tbl_name = 'statements' ORDER BY name",
                         "statements_by_claim;statements_by_document;statements_by_fingerprint");
    store_fixture_expect(&f, "PRAGMA integrity_check", "ok");
    store_fixture_expect(&f, "PRAGMA foreign_key_check", "");
}
END_TEST

/* A database as the first version made it. */
START_TEST(runs_of_the_first_schema_stay_what_they_were)
{
    (void)save();
    store_fixture_sql(&f, "DROP TABLE series; ALTER TABLE runs DROP COLUMN series_id;"
                          "ALTER TABLE documents DROP COLUMN last_run_id;"
                          "ALTER TABLE documents DROP COLUMN tier;"
                          "ALTER TABLE documents DROP COLUMN record;"
                          "ALTER TABLE documents DROP COLUMN fetched;"
                          "ALTER TABLE documents DROP COLUMN record_offset;"
                          "ALTER TABLE documents DROP COLUMN record_length;"
                          "ALTER TABLE runs DROP COLUMN known;"
                          "ALTER TABLE runs DROP COLUMN suppressed;"
                          "ALTER TABLE statements DROP COLUMN standing;"
                          "ALTER TABLE statements DROP COLUMN baseline;"
                          "ALTER TABLE statements DROP COLUMN suppression;"
                          "ALTER TABLE verdicts DROP COLUMN baseline;"
                          "ALTER TABLE verdicts DROP COLUMN suppression;"
                          "PRAGMA user_version = 1");
    int64_t second = save();
    expect_run(1, "docs/a.txt|1;docs/b.txt|1");
    expect_run(second, "docs/a.txt|1;docs/b.txt|1");
    store_fixture_expect(&f, ROWS, "4|4");
}
END_TEST

START_TEST(every_allocation_may_fail_in_a_run_that_goes_on)
{
    cg_store *store = NULL;
    (void)save();
    results_with("docs/0.txt", CG_STANCE_MENTION);
    ck_assert_int_eq(cg_store_open(f.path, &store, NULL), CG_OK);
    bool done = false;
    for (long n = 1; !done && n < 200; n++) {
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_store_save(store, &f.run, f.report.results, NULL, NULL);
        cg_alloc_fail_at(0, 0);
        done = status == CG_OK;
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
        store_fixture_expect(&f, "SELECT count(*) FROM runs", done ? "2" : "1");
    }
    ck_assert(done);
    cg_store_close(store);
    expect_run(2, "docs/0.txt|1;docs/a.txt|1");
}
END_TEST

Suite *store_series_suite(void);
Suite *store_series_suite(void)
{
    Suite *suite = suite_create("store/series");
    TCase *tests = tcase_create("series");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_run_like_the_one_before_adds_no_document);
    tcase_add_test(tests, only_documents_that_changed_are_written_again);
    tcase_add_test(tests, files_that_come_and_go_are_in_their_runs_alone);
    tcase_add_test(tests, series_do_not_mix);
    tcase_add_test(tests, what_was_deleted_is_not_taken_for_there);
    tcase_add_test(tests, a_list_that_makes_no_sense_ends_what_was_open);
    tcase_add_test(tests, many_statements_find_their_indexes_as_few_do);
    tcase_add_test(tests, runs_of_the_first_schema_stay_what_they_were);
    tcase_add_test(tests, every_allocation_may_fail_in_a_run_that_goes_on);
    suite_add_tcase(suite, tests);
    return suite;
}
