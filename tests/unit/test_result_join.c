#include "result/join.h"

#include <check.h>

Suite *result_join_suite(void);

static const cg_claim_info claims[] = {{.id = CG_SLICE_INIT("p/a")}};

static void add(cg_results *results, const char *quote, uint32_t line, uint32_t column)
{
    cg_error error = {0};
    cg_statement s = {.stance = CG_STANCE_SUPPORT,
                      .path = CG_SLICE("f.txt"),
                      .quote = cg_slice_of(quote),
                      .line = line,
                      .column = column,
                      .end_line = line,
                      .end_column = column + 3};
    ck_assert_int_eq(cg_results_add(results, &s, &error), CG_OK);
}

static void account(cg_results *results, cg_file_status status, const char *reason, uint64_t hash)
{
    cg_error error = {0};
    cg_file_account file = {.path = CG_SLICE("f.txt"),
                            .status = status,
                            .reason = cg_slice_of(reason),
                            .bytes = 10,
                            .content_hash = hash};
    ck_assert_int_eq(cg_results_account(results, &file, &error), CG_OK);
}

static void join(cg_join *j, cg_results *results, size_t first, bool begins, uint32_t lines,
                 uint64_t tail)
{
    cg_error error = {0};
    results->tally = (cg_piece_tally){.lines = lines, .tail = tail};
    ck_assert_int_eq(cg_join_piece(j, results, first, begins, &error), CG_OK);
}

START_TEST(places_become_those_of_the_whole_file)
{
    cg_join j;
    cg_results *results = cg_results_new();
    cg_join_init(&j, claims);
    add(results, "one", 2, 5);
    account(results, CG_FILE_SCANNED, NULL, 1);
    join(&j, results, 0, true, 3, 7); /* its last line has 7 bytes */
    add(results, "two", 1, 2);
    add(results, "three", 2, 2);
    account(results, CG_FILE_SCANNED, NULL, 2);
    join(&j, results, 1, false, 1, 4);
    const cg_statement *s = results->statements.items;
    ck_assert_uint_eq(s[0].line, 2);
    ck_assert_uint_eq(s[0].column, 5);
    ck_assert_uint_eq(s[1].line, 4); /* the line that the cut went through */
    ck_assert_uint_eq(s[1].column, 9);
    ck_assert_uint_eq(s[2].line, 5);
    ck_assert_uint_eq(s[2].column, 2);
    cg_join_release(&j);
    cg_results_free(results);
}
END_TEST

START_TEST(a_line_over_several_pieces_counts_its_columns_on)
{
    cg_join j;
    cg_results *results = cg_results_new();
    cg_join_init(&j, claims);
    for (int i = 0; i < 3; i++) {
        size_t first = results->statements.len;
        add(results, "word", 1, 1);
        account(results, CG_FILE_SCANNED, NULL, 1);
        join(&j, results, first, i == 0, 0, 100);
        ck_assert_uint_eq(results->statements.items[i].line, 1);
        ck_assert_uint_eq(results->statements.items[i].column, (uint32_t)(1 + 100 * i));
    }
    cg_join_release(&j);
    cg_results_free(results);
}
END_TEST

START_TEST(a_file_in_pieces_has_one_account_with_the_worst_of_them)
{
    cg_join j;
    cg_results *results = cg_results_new();
    cg_join_init(&j, claims);
    account(results, CG_FILE_SCANNED, NULL, 1);
    join(&j, results, 0, true, 0, 10);
    account(results, CG_FILE_CUT, "too long", 2);
    join(&j, results, 0, false, 0, 10);
    account(results, CG_FILE_SCANNED, NULL, 3);
    join(&j, results, 0, false, 0, 10);
    ck_assert_uint_eq(results->files.len, 1);
    ck_assert_int_eq(results->files.items[0].status, CG_FILE_CUT);
    ck_assert(cg_slice_is(results->files.items[0].reason, "too long"));
    ck_assert_uint_eq(results->files.items[0].bytes, 30);
    cg_join_release(&j);
    cg_results_free(results);
}
END_TEST

START_TEST(equal_sentences_of_a_file_are_numbered_and_white_space_is_none)
{
    cg_join j;
    cg_results *results = cg_results_new();
    cg_join_init(&j, claims);
    add(results, "It is  open.", 1, 1);
    add(results, "It\nis OPEN.", 9, 1);
    account(results, CG_FILE_SCANNED, NULL, 1);
    join(&j, results, 0, true, 9, 0);
    add(results, "It is open.", 1, 1);
    account(results, CG_FILE_SCANNED, NULL, 1);
    join(&j, results, 2, true, 9, 0); /* another file: the count begins anew */
    const cg_statement *s = results->statements.items;
    ck_assert_str_ne(s[0].fingerprint, s[1].fingerprint);
    ck_assert_str_eq(s[0].fingerprint, s[2].fingerprint);
    cg_join_release(&j);
    cg_results_free(results);
}
END_TEST

Suite *result_join_suite(void)
{
    Suite *suite = suite_create("result join");
    TCase *all = tcase_create("all");
    tcase_add_test(all, places_become_those_of_the_whole_file);
    tcase_add_test(all, a_line_over_several_pieces_counts_its_columns_on);
    tcase_add_test(all, a_file_in_pieces_has_one_account_with_the_worst_of_them);
    tcase_add_test(all, equal_sentences_of_a_file_are_numbered_and_white_space_is_none);
    suite_add_tcase(suite, all);
    return suite;
}
