#include "base/alloc.h"
#include "store_fixture.h"

#include <check.h>
#include <signal.h>
#include <sys/resource.h>

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

START_TEST(a_run_is_there_whole)
{
    int64_t id = 0;
    f.report.summary.exit_status = 1;
    ck_assert_int_eq(store_fixture_save(&f, &id, NULL), CG_OK);
    ck_assert_int_gt(id, 0);
    store_fixture_expect(
        &f,
        "SELECT started, version, rules_hash, claims, files, cut, "
        "statements, support, contradict, errors, exit_status FROM runs",
        "2011-08-05T00:00:00Z|9.8.7|0123456789abcdef0123456789abcdef|"
        "2|2|1|2|1|1|0|1");
    store_fixture_expect(&f, "SELECT path, status, reason, content_hash FROM documents",
                         "docs/a.txt|cut|too large|-;docs/b.txt|scanned|-|-");
    store_fixture_expect(
        &f,
        "SELECT path, claim, fingerprint, stance, lean, modifiers, voice, "
        "speaker_name, "
        "speaker_role, said, line, column, end_line, end_column, byte_start, byte_end, "
        "match_start, match_end, page, quote, pattern, alternative, finding "
        "FROM statements JOIN documents ON documents.id = document_id "
        "WHERE claim = 'museums/free'",
        "docs/a.txt|museums/free|00112233445566778899aabbccddeeff|contradict|-|"
        "[\"negated\",\"reported\"]|speaker|Ann Bell|the "
        "curator|2011-02|2|18|2|22|1|40|"
        "31|35|4|Ann Bell said entry is not free.|contradicts/3|free|-");
    store_fixture_expect(
        &f,
        "SELECT claim, sentence, verdict, support, contradict, mention, finding, "
        "derivation FROM verdicts",
        "museums/free|Entry is free|contradicted|0|1|0|-|1 statement, 1 origin, "
        "2011-02; "
        "contradicted by 1 voice;"
        "museums/open|It is open|supported|1|0|0|-|1 statement, 1 origin, undated; "
        "supported by 1 voice");
}
END_TEST

/* `standing`, `baseline` and `suppression` of statements and of verdicts. */
static void expect_states(const char *statements, const char *verdicts)
{
    store_fixture_expect(&f,
                         "SELECT s.standing, s.baseline, s.suppression FROM statements s"
                         " JOIN runs r ON s.run_id = r.id WHERE r.id = (SELECT max(id) FROM runs)"
                         " ORDER BY s.claim",
                         statements);
    store_fixture_expect(&f,
                         "SELECT baseline, suppression FROM verdicts"
                         " WHERE run_id = (SELECT max(id) FROM runs) ORDER BY claim",
                         verdicts);
}

START_TEST(states_are_kept_and_none_where_nothing_was_given)
{
    const cg_suppression let_stand = {.reason = CG_SLICE("old notice")};
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    expect_states("counted|-|-;counted|-|-", "-|-;-|-");
    cg_results *results = f.report.results;
    results->statements.items[0].standing = CG_STANDING_HEDGED;
    results->statements.items[0].baseline = CG_BASELINE_KNOWN;
    results->statements.items[1].baseline = CG_BASELINE_NEW;
    results->statements.items[1].suppression = &let_stand;
    results->verdicts.items[0].baseline = CG_BASELINE_NEW;
    results->verdicts.items[1].suppression = &let_stand;
    f.report.summary.known = 3;
    f.report.summary.suppressed = 4;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    expect_states("hedged|known|-;counted|new|old notice", "new|-;-|old notice");
    store_fixture_expect(&f, "SELECT known, suppressed FROM runs ORDER BY id", "0|0;3|4");
}
END_TEST

/* In a series, documents that are the same are there once: their states count. */
START_TEST(a_document_whose_states_changed_is_another_row)
{
    f.run.series = "series";
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(&f, "SELECT count(*) FROM statements", "2");
    f.report.results->statements.items[0].standing = CG_STANDING_OUTDATED;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(&f, "SELECT count(*) FROM statements", "3");
    f.report.results->statements.items[0].baseline = CG_BASELINE_KNOWN;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(&f, "SELECT count(*) FROM statements", "4");
}
END_TEST

START_TEST(what_is_known_of_a_document_is_kept)
{
    cg_document_info info = {.title = CG_SLICE("T"),
                             .author = CG_SLICE("A"),
                             .publisher = CG_SLICE("P"),
                             .published = CG_SLICE("2010"),
                             .url = CG_SLICE("U"),
                             .language = CG_SLICE("en"),
                             .origin = CG_SLICE("O"),
                             .tier = CG_SLICE("press"),
                             .record = CG_SLICE("urn:uuid:1"),
                             .fetched = CG_SLICE("2024-05-01"),
                             .record_offset = CG_SLICE("12"),
                             .record_length = CG_SLICE("34")};
    cg_file_account file = {.path = CG_SLICE("c"), .bytes = 7, .content_hash = 0xABC};
    file.document = &info;
    ck_assert_int_eq(cg_results_account(f.report.results, &file, NULL), CG_OK);
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(
        &f,
        "SELECT bytes, content_hash, title, author, publisher, "
        "published, url, language, origin, tier, record, fetched, record_offset,"
        " record_length FROM documents WHERE path = 'c'",
        "7|0000000000000abc|T|A|P|2010|U|en|O|press|urn:uuid:1|2024-05-01|12|34");
}
END_TEST

START_TEST(text_that_is_not_utf8_or_holds_a_nul_is_cleaned)
{
    static const char quote[] = "a\0b\xFF";
    fixture plain = {.stance = CG_STANCE_MENTION, .path = "docs/b.txt"};
    cg_statement s = fixture_statement(&plain);
    s.quote = (cg_slice){quote, 4};
    ck_assert_int_eq(cg_results_add(f.report.results, &s, NULL), CG_OK);
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(&f, "SELECT quote FROM statements WHERE stance = 'mention'",
                         "a\xEF\xBF\xBD"
                         "b\xEF\xBF\xBD");
}
END_TEST

START_TEST(a_run_that_is_deleted_takes_its_rows_along)
{
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_sql(&f, "PRAGMA foreign_keys = ON; DELETE FROM runs");
    store_fixture_expect(
        &f,
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM "
        "statements), (SELECT count(*) FROM verdicts)",
        "0|0|0");
}
END_TEST

static void expect_nothing_kept(void)
{
    store_fixture_expect(&f,
                         "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM "
                         "documents), (SELECT count(*) FROM statements)",
                         "0|0|0");
}

START_TEST(a_statement_without_an_account_keeps_the_whole_run_out)
{
    cg_error error = {0};
    fixture stray = {.stance = CG_STANCE_SUPPORT, .path = "docs/nowhere.txt"};
    fixture_add(f.report.results, &stray);
    ck_assert_int_eq(store_fixture_save(&f, NULL, &error), CG_E_STORE);
    ck_assert_str_eq(error.path, f.path);
    expect_nothing_kept();
}
END_TEST

START_TEST(results_of_another_program_are_refused)
{
    f.run.claim_count = 1;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_E_USAGE);
    expect_nothing_kept();
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    cg_store *store = NULL;
    ck_assert_int_eq(cg_store_open(f.path, &store, NULL), CG_OK);
    bool done = false;
    for (long n = 1; !done && n < 100; n++) {
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_store_save(store, &f.run, f.report.results, NULL, NULL);
        cg_alloc_fail_at(0, 0);
        done = status == CG_OK;
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
        store_fixture_expect(&f, "SELECT count(*) FROM runs", done ? "1" : "0");
    }
    ck_assert(done);
    cg_store_close(store);
}
END_TEST

/* Adds statements until the database needs some room. */
static void add_much(void)
{
    fixture plain = {.stance = CG_STANCE_MENTION, .path = "docs/b.txt"};
    for (plain.at = 0; plain.at < 2000; plain.at++)
        fixture_add(f.report.results, &plain);
}

/* 0 when the error is the right one. */
static int save_without_room(void)
{
    struct rlimit limit = {200000, 200000};
    cg_error error = {0};
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 10;
    if (store_fixture_save(&f, NULL, &error) != CG_E_STORE)
        return 1;
    bool told = strstr(error.text, "can't be written: no room is left") != NULL;
    return told && strcmp(error.path, f.path) == 0 ? 0 : 2;
}

START_TEST(without_room_nothing_is_half_written)
{
    int status = 0;
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    add_much();
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(save_without_room());
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
    store_fixture_expect(&f, "PRAGMA integrity_check", "ok");
    store_fixture_expect(&f,
                         "SELECT (SELECT count(*) FROM runs), (SELECT count(*) FROM "
                         "documents), (SELECT count(*) FROM statements)",
                         "1|2|2");
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(&f, "SELECT count(*) FROM statements", "2004");
}
END_TEST

static int make_without_room(void)
{
    struct rlimit limit = {2000, 2000};
    cg_error error = {0};
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 10;
    return store_fixture_save(&f, NULL, &error) == CG_E_STORE ? 0 : 1;
}

START_TEST(a_file_that_could_not_be_made_for_want_of_room_can_be_made_later)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(make_without_room());
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
    ck_assert_int_eq(store_fixture_save(&f, NULL, NULL), CG_OK);
    store_fixture_expect(&f, "SELECT count(*) FROM runs", "1");
}
END_TEST

Suite *store_save_suite(void);
Suite *store_save_suite(void)
{
    Suite *suite = suite_create("store/save");
    TCase *tests = tcase_create("save");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_run_is_there_whole);
    tcase_add_test(tests, what_is_known_of_a_document_is_kept);
    tcase_add_test(tests, states_are_kept_and_none_where_nothing_was_given);
    tcase_add_test(tests, a_document_whose_states_changed_is_another_row);
    tcase_add_test(tests, text_that_is_not_utf8_or_holds_a_nul_is_cleaned);
    tcase_add_test(tests, a_run_that_is_deleted_takes_its_rows_along);
    tcase_add_test(tests, a_statement_without_an_account_keeps_the_whole_run_out);
    tcase_add_test(tests, results_of_another_program_are_refused);
    tcase_add_test(tests, every_allocation_may_fail);
    tcase_add_test(tests, without_room_nothing_is_half_written);
    tcase_add_test(tests,
                   a_file_that_could_not_be_made_for_want_of_room_can_be_made_later);
    suite_add_tcase(suite, tests);
    return suite;
}
