/* A folder for databases, and a look into them. */
#ifndef CG_TESTS_STORE_FIXTURE_H
#define CG_TESTS_STORE_FIXTURE_H

#include "report_fixture.h"
#include "store/store.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct store_fixture {
    report_fixture report; /* judged results to save */
    cg_store_run run;
    char folder[64], path[96];
} store_fixture;

static inline void store_fixture_init(store_fixture *f)
{
    ck_assert_int_eq(setenv("SOURCE_DATE_EPOCH", "1312502400", 1), 0);
    report_fixture_init(&f->report);
    report_fixture_add_full(&f->report);
    report_fixture_add_plain(&f->report, 1, CG_STANCE_SUPPORT, "docs/b.txt");
    report_fixture_account(&f->report, "docs/b.txt", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f->report, "docs/a.txt", CG_FILE_CUT, "too large");
    report_fixture_judge(&f->report);
    f->run = (cg_store_run){.version = "9.8.7",
                            .rules_hash = "0123456789abcdef0123456789abcdef",
                            .claims = f->report.claims,
                            .claim_count = REPORT_CLAIMS,
                            .summary = &f->report.summary};
    snprintf(f->folder, sizeof f->folder, "/tmp/claimgrep-store-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->folder));
    snprintf(f->path, sizeof f->path, "%s/runs.db", f->folder);
}

static inline void store_fixture_release(store_fixture *f)
{
    char name[400];
    DIR *dir = opendir(f->folder);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        snprintf(name, sizeof name, "%s/%s", f->folder, entry->d_name);
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            ck_assert_int_eq(remove(name), 0);
    }
    closedir(dir);
    ck_assert_int_eq(rmdir(f->folder), 0);
    report_fixture_release(&f->report);
    ck_assert_int_eq(unsetenv("SOURCE_DATE_EPOCH"), 0);
}

/* Opens, saves, closes. */
static inline cg_status store_fixture_save(store_fixture *f, int64_t *id,
                                           cg_error *error)
{
    cg_store *store = NULL;
    cg_status status = cg_store_open(f->path, &store, error);
    if (status == CG_OK)
        status = cg_store_save(store, &f->run, f->report.results, id, error);
    cg_store_close(store);
    return status;
}

static inline void store_fixture_sql(const store_fixture *f, const char *sql)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(f->path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

/* What a query gives: columns with "|" between them, rows with ";". */
static inline void store_fixture_expect(const store_fixture *f, const char *sql,
                                        const char *wanted)
{
    char found[2000] = "";
    size_t len = 0;
    sqlite3 *db = NULL;
    sqlite3_stmt *query = NULL;
    ck_assert_int_eq(sqlite3_open(f->path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(query); i++) {
            const char *text = (const char *)sqlite3_column_text(query, i);
            len += (size_t)snprintf(found + len, sizeof found - len, "%s%s",
                                    i     ? "|"
                                    : len ? ";"
                                          : "",
                                    text ? text : "-");
            ck_assert_uint_lt(len, sizeof found);
        }
    }
    ck_assert_int_eq(sqlite3_finalize(query), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    ck_assert_str_eq(found, wanted);
}

#endif
