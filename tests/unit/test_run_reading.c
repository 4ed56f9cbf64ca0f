#include "run/scan.h"

#include "engine_fixture.h"

/* Needs no library: records are always there, unless they are left out. */
static const char pack[] = "{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c',"
                           "'subject':null,'supports':['ferry is free'],"
                           "'contradicts':['ferry costs']}]}";

typedef struct fixture {
    cg_program *program;
    cg_scanner *scanner;
    cg_results *results;
} fixture;

static void begin(fixture *f)
{
    f->program = program_new(pack);
    f->scanner = cg_scanner_new(f->program);
    f->results = cg_results_new();
    ck_assert(f->scanner && f->results);
}

static void end(fixture *f)
{
    cg_scanner_free(f->scanner);
    cg_results_free(f->results);
    cg_program_free(f->program);
}

static void scan(fixture *f, const char *path, cg_slice bytes, const cg_read_options *options)
{
    cg_error error;
    const cg_reading_plan plan = {.options = options};
    begin(f);
    ck_assert_int_eq(cg_scan_bytes(f->scanner, &plan, path, bytes, f->results, &error), CG_OK);
}

static void check_file(const fixture *f, size_t index, const char *path, cg_file_status status,
                       bool incomplete, const char *reason)
{
    ck_assert_uint_lt(index, cg_results_file_count(f->results));
    const cg_file_account *file = cg_results_file(f->results, index);
    ck_assert(cg_slice_is(file->path, path));
    ck_assert_int_eq(file->status, status);
    ck_assert_int_eq(file->incomplete, incomplete);
    if (!cg_slice_is(file->reason, reason))
        ck_abort_msg("\"%.*s\"", (int)file->reason.len, file->reason.ptr);
}

START_TEST(text_is_scanned_as_it_stands)
{
    fixture f;
    scan(&f, "a.txt", CG_SLICE("So.\n\nThe ferry is free."), NULL);
    ck_assert_uint_eq(cg_results_statement_count(f.results), 1);
    ck_assert_uint_eq(cg_results_statement(f.results, 0)->line, 3);
    check_file(&f, 0, "a.txt", CG_FILE_SCANNED, false, "");
    end(&f);
}
END_TEST

START_TEST(encoded_text_is_shown_decoded)
{
    fixture f;
    scan(&f, "a.txt",
         CG_SLICE("charset: koi8-r\nauthor: A\n\n\xF0\xD2. The ferry is free.\nEnd."), NULL);
    ck_assert_uint_eq(cg_results_statement_count(f.results), 1);
    const cg_statement *s = cg_results_statement(f.results, 0);
    ck_assert(cg_slice_is(s->excerpt, "\xD0\x9F\xD1\x80. The ferry is free."));
    ck_assert_uint_eq(s->caret, 10);
    ck_assert_uint_eq(s->column, 9);
    ck_assert_uint_eq(s->match_start, 35);
    check_file(&f, 0, "a.txt", CG_FILE_SCANNED, false, "read as koi8-r, as declared");
    end(&f);
}
END_TEST

#ifdef CG_WITH_TABLES
START_TEST(records_of_one_file_have_one_account)
{
    fixture f;
    cg_slice bytes = CG_SLICE("{\"text\":\"The ferry is free.\",\"author\":\"Ann\"}\n"
                              "{\"text\":\"The ferry costs 3.\"}\n");
    scan(&f, "a.jsonl", bytes, NULL);
    ck_assert_uint_eq(cg_results_file_count(f.results), 1);
    check_file(&f, 0, "a.jsonl", CG_FILE_SCANNED, false, "");
    ck_assert_uint_eq(cg_results_file(f.results, 0)->bytes, bytes.len);
    ck_assert_uint_eq(cg_results_statement_count(f.results), 2);
    const cg_statement *one = cg_results_statement(f.results, 0),
                       *two = cg_results_statement(f.results, 1);
    ck_assert(one->line == 1 && one->part == 0 && two->line == 2 && two->part == 1);
    ck_assert(cg_slice_is(one->document->author, "Ann") && two->document->author.len == 0);
    ck_assert(memcmp(bytes.ptr + two->match_start, "ferry costs", 11) == 0);
    ck_assert_str_ne(one->fingerprint, two->fingerprint);
    end(&f);
}
END_TEST

START_TEST(bad_records_are_counted_and_the_first_is_told)
{
    fixture f;
    scan(&f, "a.jsonl", CG_SLICE("{\"text\":\"The ferry is free.\"}\n[]\n{}\n"), NULL);
    check_file(&f, 0, "a.jsonl", CG_FILE_CUT, true,
               "2 of 3 records could not be read: first: line 2: not an object");
    ck_assert_uint_eq(cg_results_statement_count(f.results), 1);
    end(&f);
    scan(&f, "a.jsonl", CG_SLICE("[]\n[]\n"), NULL);
    check_file(&f, 0, "a.jsonl", CG_FILE_SKIPPED, true,
               "2 of 2 records could not be read: first: line 1: not an object");
    end(&f);
}
END_TEST

START_TEST(a_file_without_a_document_is_accounted_for)
{
    fixture f;
    scan(&f, "a.jsonl", CG_SLICE("\n\n"), NULL);
    check_file(&f, 0, "a.jsonl", CG_FILE_SCANNED, false, "there is no document in it");
    end(&f);
}
END_TEST

START_TEST(want_of_memory_is_told_wherever_it_strikes)
{
    cg_slice bytes = CG_SLICE("{\"text\":\"The ferry is free.\"}\n[]\n"
                              "{\"text\":\"The ferry costs 3.\"}\n");
    const cg_reading_plan plan = {0};
    cg_status status = CG_E_MEMORY;
    for (long fail = 1; status != CG_OK; fail++) {
        fixture f;
        cg_error error = {0};
        begin(&f);
        cg_alloc_fail_at(fail, 0);
        status = cg_scan_bytes(f.scanner, &plan, "a.jsonl", bytes, f.results, &error);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        if (status == CG_OK)
            ck_assert_uint_eq(cg_results_statement_count(f.results), 2);
        end(&f);
    }
}
END_TEST

START_TEST(the_filter_changes_nothing)
{
    cg_slice bytes = CG_SLICE("{\"text\":\"Nothing here.\"}\n"
                              "{\"text\":\"It rains.\\n\\nThe \\u0066erry is free. So it is.\"}\n"
                              "{\"text\":\"Caf\\u00e9 says the ferry costs 3.\"}\n");
    const cg_reading_plan plan = {0};
    cg_statement kept[2][2];
    for (int i = 0; i < 2; i++) {
        fixture f;
        cg_error error;
        begin(&f);
        f.scanner->prefilter = i == 0;
        ck_assert_int_eq(
            cg_scan_bytes(f.scanner, &plan, "a.jsonl", bytes, f.results, &error), CG_OK);
        ck_assert_uint_eq(cg_results_statement_count(f.results), 2);
        for (size_t k = 0; k < 2; k++)
            kept[i][k] = *cg_results_statement(f.results, k);
        end(&f);
    }
    for (size_t k = 0; k < 2; k++) {
        ck_assert_uint_eq(kept[0][k].match_start, kept[1][k].match_start);
        ck_assert_uint_eq(kept[0][k].match_end, kept[1][k].match_end);
        ck_assert_int_eq(kept[0][k].stance, kept[1][k].stance);
        ck_assert_str_eq(kept[0][k].fingerprint, kept[1][k].fingerprint);
    }
}
END_TEST
#endif

START_TEST(a_key_tells_what_may_change_the_results)
{
    const cg_format_rule rule = {"*.x", CG_FORMAT_TEXT};
    const cg_read_options options = {.rules = &rule, .rules_len = 1},
                          column = {.text_column = "body"};
    const cg_reading_plan plain = {0}, ruled = {.options = &options},
                          named = {.options = &column};
    const cg_hash128 bytes = {1, 2}, none = {0};
    cg_slice a = CG_SLICE("a"), b = CG_SLICE("b");
    ck_assert_int_eq(cg_hash128_compare(cg_reading_key(&plain), none), 0);
    ck_assert_int_ne(cg_hash128_compare(cg_reading_key(&ruled), cg_reading_key(&named)), 0);
#define KEY(plan, path, format) cg_reading_content(plan, path, format, bytes)
    ck_assert_int_eq(cg_hash128_compare(KEY(&plain, a, CG_FORMAT_TEXT), bytes), 0);
    ck_assert_int_ne(cg_hash128_compare(KEY(&plain, a, CG_FORMAT_HTML), bytes), 0);
    ck_assert_int_eq(cg_hash128_compare(KEY(&plain, a, CG_FORMAT_HTML),
                                        KEY(&plain, b, CG_FORMAT_HTML)),
                     0);
    ck_assert_int_ne(cg_hash128_compare(KEY(&ruled, a, CG_FORMAT_ZIP),
                                        KEY(&ruled, b, CG_FORMAT_ZIP)),
                     0);
}
END_TEST

Suite *run_reading_suite(void)
{
    Suite *suite = suite_create("run reading");
    TCase *tests = tcase_create("reading");
    tcase_add_test(tests, text_is_scanned_as_it_stands);
    tcase_add_test(tests, encoded_text_is_shown_decoded);
#ifdef CG_WITH_TABLES
    tcase_add_test(tests, records_of_one_file_have_one_account);
    tcase_add_test(tests, bad_records_are_counted_and_the_first_is_told);
    tcase_add_test(tests, a_file_without_a_document_is_accounted_for);
    tcase_add_test(tests, want_of_memory_is_told_wherever_it_strikes);
    tcase_add_test(tests, the_filter_changes_nothing);
#endif
    tcase_add_test(tests, a_key_tells_what_may_change_the_results);
    suite_add_tcase(suite, tests);
    return suite;
}
