#include <check.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "result_fixture.h"

static cg_results *results;

static void set_up(void)
{
    results = cg_results_new();
    ck_assert_ptr_nonnull(results);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    cg_results_free(results);
}

START_TEST(a_statement_outlives_all_that_it_was_made_of)
{
    char path[] = "a.txt", quote[] = "Entry is not free.", cue[] = "not";
    cg_step trace[] = {{"NEG", cg_slice_of(cue), 9, 12}};
    cg_range context[] = {{1, 2}, {3, 4}};
    cg_statement s = fixture_statement(
        &(fixture){.stance = CG_STANCE_CONTRADICT, .path = path, .quote = quote});
    s.trace = trace;
    s.trace_len = 1;
    s.context = context;
    s.context_len = 2;
    ck_assert_int_eq(cg_results_add(results, &s, NULL), CG_OK);
    memset(path, '?', sizeof path);
    memset(quote, '?', sizeof quote);
    memset(cue, '?', sizeof cue);
    memset(trace, 0, sizeof trace);
    memset(context, 0, sizeof context);
    const cg_statement *kept = cg_results_statement(results, 0);
    ck_assert(cg_slice_is(kept->path, "a.txt"));
    ck_assert(cg_slice_is(kept->quote, "Entry is not free."));
    ck_assert(cg_slice_is(kept->trace[0].cue, "not"));
    ck_assert_str_eq(kept->trace[0].operator_name, "NEG");
    ck_assert_uint_eq(kept->context[1].end, 4);
}
END_TEST

START_TEST(a_statement_without_a_document_gets_one_that_knows_nothing)
{
    fixture_add(results, &(fixture){.stance = CG_STANCE_SUPPORT});
    const cg_statement *kept = cg_results_statement(results, 0);
    ck_assert_ptr_nonnull(kept->document);
    ck_assert_uint_eq(kept->document->title.len, 0);
}
END_TEST

START_TEST(a_long_quotation_is_cut_before_a_character)
{
    static char quote[CG_MAX_QUOTE + 10];
    memset(quote, 'x', sizeof quote - 1);
    memcpy(quote + CG_MAX_QUOTE - 1, "\xE2\x80\x94", 3);
    fixture_add(results, &(fixture){.stance = CG_STANCE_SUPPORT, .quote = quote});
    ck_assert_uint_eq(cg_results_statement(results, 0)->quote.len, CG_MAX_QUOTE - 1);
}
END_TEST

START_TEST(an_account_and_its_document_are_copied)
{
    char title[] = "Opening hours", path[] = "a.txt", reason[] = "too large";
    cg_document_info info = {.title = cg_slice_of(title)};
    const cg_document_info *kept = cg_results_keep_info(results, &info);
    ck_assert_ptr_nonnull(kept);
    cg_file_account file = {.path = cg_slice_of(path),
                            .status = CG_FILE_CUT,
                            .reason = cg_slice_of(reason),
                            .document = kept};
    ck_assert_int_eq(cg_results_account(results, &file, NULL), CG_OK);
    memset(title, '?', sizeof title);
    memset(path, '?', sizeof path);
    memset(reason, '?', sizeof reason);
    ck_assert_uint_eq(cg_results_file_count(results), 1);
    const cg_file_account *account = cg_results_file(results, 0);
    ck_assert(cg_slice_is(account->path, "a.txt"));
    ck_assert(cg_slice_is(account->reason, "too large"));
    ck_assert(cg_slice_is(account->document->title, "Opening hours"));
}
END_TEST

START_TEST(results_of_another_program_are_refused)
{
    cg_error error;
    fixture_add(results, &(fixture){.stance = CG_STANCE_SUPPORT, .claim = 2});
    ck_assert_int_eq(cg_results_check(results, 3, &error), CG_OK);
    ck_assert_int_eq(cg_results_check(results, 2, &error), CG_E_USAGE);
}
END_TEST

static cg_status fill(cg_results *into)
{
    cg_document_info info = {.title = CG_SLICE("t"), .origin = CG_SLICE("o")};
    cg_step trace[] = {{"NEG", CG_SLICE("not"), 0, 3}};
    cg_range context[] = {{1, 2}};
    cg_statement s = fixture_statement(
        &(fixture){.stance = CG_STANCE_SUPPORT, .quote = "q", .speaker = "Ann"});
    s.trace = trace;
    s.trace_len = 1;
    s.context = context;
    s.context_len = 1;
    s.document = cg_results_keep_info(into, &info);
    cg_file_account file = {.path = CG_SLICE("a.txt"), .document = s.document};
    if (!s.document)
        return CG_E_MEMORY;
    cg_status status = cg_results_add(into, &s, NULL);
    return status == CG_OK ? cg_results_account(into, &file, NULL) : status;
}

START_TEST(every_allocation_may_fail)
{
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(fill(results), CG_OK);
    long count = cg_alloc_count();
    ck_assert_int_gt(count, 2);
    for (long n = 1; n <= count; n++) {
        cg_results *fresh = cg_results_new();
        ck_assert_ptr_nonnull(fresh);
        cg_alloc_fail_at(n, 1);
        ck_assert_int_eq(fill(fresh), CG_E_MEMORY);
        cg_alloc_fail_at(0, 0);
        ck_assert_uint_eq(cg_results_file_count(fresh), 0);
        cg_results_free(fresh);
    }
    cg_alloc_fail_at(1, 1);
    ck_assert_ptr_null(cg_results_new());
    cg_alloc_fail_at(0, 0);
}
END_TEST

/* Results with an account that has a document, and with a statement if asked. */
static cg_results *piece(bool says)
{
    cg_results *made = cg_results_new();
    ck_assert_ptr_nonnull(made);
    cg_document_info info = {.title = CG_SLICE("Tolls"), .published = CG_SLICE("2011")};
    const cg_document_info *kept = cg_results_keep_info(made, &info);
    cg_file_account account = {.path = CG_SLICE("b.txt"),
                               .status = CG_FILE_CUT,
                               .reason = CG_SLICE("too long"),
                               .bytes = 7,
                               .document = kept};
    if (says)
        fixture_add(made, &(fixture){.stance = CG_STANCE_SUPPORT, .document = kept});
    ck_assert_int_eq(cg_results_account(made, &account, NULL), CG_OK);
    made->tally.lines = 5;
    return made;
}

START_TEST(what_was_adopted_outlives_where_it_came_from)
{
    for (int says = 0; says < 2; says++) {
        cg_results *from = piece(says);
        ck_assert_int_eq(cg_results_adopt(results, from, NULL), CG_OK);
        ck_assert_uint_eq(from->files.len + from->statements.len, 0);
        cg_results_free(from);
        const cg_file_account *file = cg_results_file(results, (size_t)says);
        ck_assert(cg_slice_is(file->path, "b.txt"));
        ck_assert(cg_slice_is(file->reason, "too long"));
        ck_assert(cg_slice_is(file->document->title, "Tolls"));
        ck_assert_uint_eq(file->document->author.len, 0);
        ck_assert_uint_eq(file->bytes, 7);
        ck_assert_uint_eq(results->tally.lines, 5);
    }
    ck_assert_uint_eq(cg_results_statement_count(results), 1);
    const cg_statement *kept = cg_results_statement(results, 0);
    ck_assert(cg_slice_is(kept->document->published, "2011"));
}
END_TEST

START_TEST(what_can_t_be_adopted_stays_where_it_is)
{
    for (int says = 0; says < 2; says++) {
        cg_results *from = piece(says);
        cg_status status = CG_E_MEMORY;
        for (long n = 1; n < 50 && status != CG_OK; n++) {
            cg_results *to = cg_results_new();
            ck_assert_ptr_nonnull(to);
            cg_alloc_fail_at(n, 1);
            status = cg_results_adopt(to, from, NULL);
            cg_alloc_fail_at(0, 0);
            ck_assert_uint_eq(to->files.len, status == CG_OK);
            ck_assert_uint_eq(from->files.len, status != CG_OK);
            ck_assert_uint_eq(from->statements.len, says && status != CG_OK);
            cg_results_free(to);
        }
        ck_assert_int_eq(status, CG_OK);
        cg_results_free(from);
    }
}
END_TEST

Suite *result_result_suite(void);
Suite *result_result_suite(void)
{
    Suite *suite = suite_create("result/result");
    TCase *tests = tcase_create("results");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_statement_outlives_all_that_it_was_made_of);
    tcase_add_test(tests, a_statement_without_a_document_gets_one_that_knows_nothing);
    tcase_add_test(tests, a_long_quotation_is_cut_before_a_character);
    tcase_add_test(tests, an_account_and_its_document_are_copied);
    tcase_add_test(tests, what_was_adopted_outlives_where_it_came_from);
    tcase_add_test(tests, what_can_t_be_adopted_stays_where_it_is);
    tcase_add_test(tests, results_of_another_program_are_refused);
    tcase_add_test(tests, every_allocation_may_fail);
    suite_add_tcase(suite, tests);
    return suite;
}
