#include "store/store.h"

#include "base/alloc.h"
#include "store/schema.h"
#include "store_fixture.h"

#include <check.h>
#include <errno.h>
#include <sys/stat.h>

static store_fixture f;

static void set_up(void)
{
    store_fixture_init(&f);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    store_fixture_release(&f);
}

static cg_status try_open(cg_error *error)
{
    cg_store *store = (cg_store *)&f; /* anything but NULL */
    cg_status status = cg_store_open(f.path, &store, error);
    ck_assert((status == CG_OK) == (store != NULL));
    cg_store_close(store);
    return status;
}

START_TEST(a_new_file_gets_the_schema_of_today)
{
    ck_assert_int_eq(try_open(NULL), CG_OK);
    char wanted[64];
    snprintf(wanted, sizeof wanted, "%d", CG_SCHEMA_APPLICATION);
    store_fixture_expect(&f, "PRAGMA application_id", wanted);
    snprintf(wanted, sizeof wanted, "%d", CG_SCHEMA_VERSION);
    store_fixture_expect(&f, "PRAGMA user_version", wanted);
    store_fixture_expect(&f, "PRAGMA journal_mode", "wal");
    store_fixture_expect(&f, "PRAGMA integrity_check", "ok");
    store_fixture_expect(&f,
                         "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "
                         "name IN ('documents', 'statements', 'verdicts', 'runs')",
                         "4");
    store_fixture_expect(&f,
                         "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
                         "AND name NOT LIKE 'sqlite%' AND NOT strict",
                         "0");
}
END_TEST

START_TEST(the_folder_is_made_but_not_the_one_above)
{
    cg_error error = {0};
    char folder[90];
    snprintf(folder, sizeof folder, "%s/new", f.folder);
    snprintf(f.path, sizeof f.path, "%s/new/r.db", f.folder);
    ck_assert_int_eq(try_open(NULL), CG_OK);
    ck_assert_int_eq(unlink(f.path), 0);
    ck_assert_int_eq(rmdir(folder), 0);
    snprintf(f.path, sizeof f.path, "%s/no/new/r.db", f.folder);
    ck_assert_int_eq(try_open(&error), CG_E_STORE);
    ck_assert_int_eq(error.sys_errno, ENOENT);
}
END_TEST

START_TEST(what_is_there_stays_when_opened_again)
{
    int64_t first = 0, second = 0;
    ck_assert_int_eq(store_fixture_save(&f, &first, NULL), CG_OK);
    ck_assert_int_eq(store_fixture_save(&f, &second, NULL), CG_OK);
    ck_assert_int_gt(second, first);
    store_fixture_expect(&f, "SELECT count(*) FROM runs", "2");
}
END_TEST

static void expect_refusal(const char *reason)
{
    cg_error error = {0};
    ck_assert_int_eq(try_open(&error), CG_E_STORE);
    ck_assert_str_eq(error.path, f.path);
    ck_assert_msg(strstr(error.text, reason) != NULL, "%s", error.text);
}

START_TEST(a_file_that_is_no_database_is_refused_and_kept)
{
    static const char text[] =
        "Dear diary, today I did not become a database at all.\n";
    char now[sizeof text + 10] = "";
    FILE *file = fopen(f.path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    expect_refusal("is not a database");
    file = fopen(f.path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fread(now, 1, sizeof now, file), sizeof text - 1);
    fclose(file);
    ck_assert_str_eq(now, text);
}
END_TEST

START_TEST(the_database_of_another_application_is_refused_and_kept)
{
    store_fixture_sql(&f, "CREATE TABLE theirs (x)");
    expect_refusal("another application's");
    store_fixture_expect(&f, "SELECT name FROM sqlite_master", "theirs");
    store_fixture_expect(&f, "PRAGMA journal_mode", "delete");
    store_fixture_sql(&f, "DROP TABLE theirs; PRAGMA application_id = 77");
    expect_refusal("another application's");
}
END_TEST

START_TEST(the_database_of_a_newer_version_is_refused_and_kept)
{
    ck_assert_int_eq(try_open(NULL), CG_OK);
    store_fixture_sql(&f, "PRAGMA user_version = 1000");
    expect_refusal("newer version");
    store_fixture_expect(&f, "PRAGMA user_version", "1000");
}
END_TEST

START_TEST(a_damaged_database_is_refused)
{
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    FILE *file = fopen(f.path, "r+");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fseek(file, 100, SEEK_SET), 0);
    for (int i = 0; i < 4000; i++)
        ck_assert_int_eq(fputc(0x7F, file), 0x7F);
    ck_assert_int_eq(fclose(file), 0);
    expect_refusal("damaged");
}
END_TEST

START_TEST(what_can_not_be_written_is_refused)
{
    ck_assert_int_eq(try_open(NULL), CG_OK);
    if (geteuid() != 0) { /* to whom everything can be written */
        ck_assert_int_eq(chmod(f.path, 0444), 0);
        expect_refusal("can't be written");
        ck_assert_int_eq(unlink(f.path), 0);
        ck_assert_int_eq(chmod(f.folder, 0555), 0);
        expect_refusal("can't be opened");
        ck_assert_int_eq(chmod(f.folder, 0755), 0);
    }
    snprintf(f.path, sizeof f.path, "%s", f.folder); /* a folder itself */
    expect_refusal("can't be opened");
}
END_TEST

START_TEST(names_that_mean_something_to_sqlite_are_files)
{
    char before[4096];
    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    ck_assert_int_eq(chdir(f.folder), 0);
    static const char *const names[] = {":memory:", "file:x?mode=memory"};
    for (size_t i = 0; i < FIXTURE_COUNT(names); i++) {
        snprintf(f.path, sizeof f.path, "%s", names[i]);
        ck_assert_int_eq(try_open(NULL), CG_OK);
        ck_assert_int_eq(access(names[i], F_OK), 0);
    }
    ck_assert_int_eq(chdir(before), 0);
}
END_TEST

START_TEST(a_clock_that_is_set_to_nonsense_is_refused_before_anything_is_made)
{
    cg_error error = {0};
    ck_assert_int_eq(setenv("SOURCE_DATE_EPOCH", "yesterday", 1), 0);
    ck_assert_int_eq(try_open(&error), CG_E_USAGE);
    ck_assert_int_ne(access(f.path, F_OK), 0);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(try_open(NULL), CG_OK);
    long count = cg_alloc_count();
    ck_assert_int_gt(count, 1);
    for (long n = 1; n <= count; n++) {
        cg_alloc_fail_at(n, 0);
        ck_assert_int_eq(try_open(NULL), CG_E_MEMORY);
    }
}
END_TEST

START_TEST(many_processes_may_make_the_same_database)
{
    enum { PROCESSES = 4 };
    pid_t children[PROCESSES];
    fflush(NULL);
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0)
            _exit(store_fixture_save(&f, NULL, NULL) == CG_OK ? 0 : 1);
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = 0;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    store_fixture_expect(&f, "SELECT count(*), count(DISTINCT id) FROM runs", "4|4");
}
END_TEST

Suite *store_store_suite(void);
Suite *store_store_suite(void)
{
    Suite *suite = suite_create("store/store");
    TCase *tests = tcase_create("store");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_new_file_gets_the_schema_of_today);
    tcase_add_test(tests, the_folder_is_made_but_not_the_one_above);
    tcase_add_test(tests, what_is_there_stays_when_opened_again);
    tcase_add_test(tests, a_file_that_is_no_database_is_refused_and_kept);
    tcase_add_test(tests, the_database_of_another_application_is_refused_and_kept);
    tcase_add_test(tests, the_database_of_a_newer_version_is_refused_and_kept);
    tcase_add_test(tests, a_damaged_database_is_refused);
    tcase_add_test(tests, what_can_not_be_written_is_refused);
    tcase_add_test(tests, names_that_mean_something_to_sqlite_are_files);
    tcase_add_test(tests,
                   a_clock_that_is_set_to_nonsense_is_refused_before_anything_is_made);
    tcase_add_test(tests, every_allocation_may_fail);
    tcase_add_test(tests, many_processes_may_make_the_same_database);
    suite_add_tcase(suite, tests);
    return suite;
}
