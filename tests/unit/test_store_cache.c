/* What a cache knows of documents, rules and files. */
#include "cache_fixture.h"

/* --- hits ------------------------------------------------------------------------- */

START_TEST(what_was_kept_is_found_by_its_content)
{
    keep_three();
    cg_cache *cache = open_for(keys, 2);
    ck_assert_int_eq(cg_cache_state_of(cache), CG_CACHE_READ);
    for (uint64_t content = 1; content <= 3; content++)
        ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, content), NULL), CG_CACHE_ALL);
    ck_assert_uint_eq(find(cache, 4), CG_CACHE_NONE);
    ck_assert_int_eq(cg_cache_extent_of(cache, CG_CACHE_NONE, NULL), CG_CACHE_NOTHING);
    ck_assert(cg_cache_has_size(cache, 20) && !cg_cache_has_size(cache, 25));
    ck_assert_uint_eq(cg_cache_new_rules(cache), 0);
    expect_claims(cache, 1, "0 1 ");
    expect_claims(cache, 2, "");
    cg_cache_free(cache);
}
END_TEST

START_TEST(account_and_document_come_back_under_the_new_path)
{
    keep_three();
    cg_cache *cache = open_for(keys, 2);
    cg_results *results = load(cache, 3);
    const cg_file_account *account = &results->files.items[0];
    ck_assert(cg_slice_is(account->path, "x"));
    ck_assert_int_eq(account->status, CG_FILE_SCANNED);
    ck_assert_uint_eq(account->bytes, 30);
    ck_assert_uint_eq(account->content_hash, 3);
    ck_assert(cg_slice_is(account->document->title, "Title"));
    ck_assert(cg_slice_is(account->document->published, "2011"));
    ck_assert(cg_slice_is(account->document->url, ""));
    ck_assert_ptr_eq(results->statements.items[0].document, account->document);
    ck_assert(cg_slice_is(results->statements.items[0].path, "x"));
    cg_results_free(results);
    cg_cache_free(cache);
}
END_TEST

START_TEST(files_are_listed_in_order_with_what_is_known_of_them)
{
    keep_three();
    cg_cache *cache = open_for(keys, 2);
    ck_assert_uint_eq(cg_cache_file_count(cache), 3);
    for (uint32_t i = 0; i < 3; i++) {
        cg_cache_file f = cg_cache_file_at(cache, i);
        ck_assert(cg_slice_is(f.path, three[i].path));
        ck_assert_uint_eq(f.stamp, three[i].content + 1000);
        ck_assert(f.settled);
        ck_assert_uint_eq(cg_cache_content(cache, f.document).low, three[i].content);
    }
    cg_cache_free(cache);
}
END_TEST

START_TEST(every_number_of_a_stat_counts)
{
    const cg_file_stat plain = {1, 2, 3, 4, 5};
    const cg_file_stat others[] = {
        {9, 2, 3, 4, 5}, {1, 9, 3, 4, 5}, {1, 2, 9, 4, 5}, {1, 2, 3, 9, 5}, {1, 2, 3, 4, 9}};
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_ne(cg_cache_stamp(&plain), cg_cache_stamp(&others[i]));
}
END_TEST

START_TEST(files_of_one_content_share_a_document)
{
    static const file same[] = {{"docs/a", 1, 2}, {"docs/b", 1, 2}};
    run r = run_of(open_for(keys, 2), same, 2);
    ck_assert_int_eq(save(&r, NULL), CG_OK);
    end(&r);
    cg_cache *cache = open_for(keys, 2);
    ck_assert_uint_eq(cg_cache_file_count(cache), 2);
    ck_assert_uint_eq(cg_cache_file_at(cache, 0).document, cg_cache_file_at(cache, 1).document);
    cg_cache_free(cache);
}
END_TEST

/* --- rules -------------------------------------------------------------------------- */

START_TEST(a_rule_that_is_new_is_the_only_one_wanted)
{
    const uint64_t *wanted;
    const cg_hash128 now[] = {{20, 0}, {99, 0}, {10, 0}};
    keep_three();
    cg_cache *cache = open_for(now, 3);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), &wanted), CG_CACHE_SOME);
    ck_assert_uint_eq(wanted[0], 1u << 1);
    ck_assert_uint_eq(cg_cache_new_rules(cache), 1);
    /* Those that are known go by their new numbers. */
    expect_claims(cache, 1, "2 0 ");
    cg_cache_free(cache);
}
END_TEST

START_TEST(without_a_rule_in_common_nothing_is_known)
{
    keep_three();
    cg_cache *cache = open_for(keys + 2, 2);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), NULL), CG_CACHE_NOTHING);
    ck_assert_uint_eq(cg_cache_new_rules(cache), 2);
    expect_claims(cache, 1, "");
    cg_cache_free(cache);
}
END_TEST

START_TEST(a_rule_that_went_is_not_shown)
{
    keep_three();
    cg_cache *cache = open_for(keys + 1, 1);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), NULL), CG_CACHE_ALL);
    expect_claims(cache, 1, "0 ");
    cg_cache_free(cache);
}
END_TEST

/* Scans a file for other rules: what was known of it stays beside. */
static void keep_for(const cg_hash128 *rules, uint32_t count)
{
    static const file one = {"docs/a", 1, 1};
    run r = run_of(open_for(rules, count), &one, 1);
    r.entries[0].document = find(r.cache, 1);
    ck_assert_int_eq(save(&r, NULL), CG_OK);
    end(&r);
}

START_TEST(rules_that_come_back_find_what_they_left)
{
    keep_three();
    keep_for(keys + 2, 1);
    cg_cache *cache = open_for(keys, 3);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), NULL), CG_CACHE_ALL);
    expect_claims(cache, 1, "2 0 1 ");
    cg_cache_free(cache);
}
END_TEST

START_TEST(rules_that_nobody_asks_for_drop_out)
{
    keep_three();
    for (uint64_t i = 0; i <= CG_MAX_CACHE_AGE; i++) {
        cg_cache *before = open_for(keys, 2);
        ck_assert_int_eq(cg_cache_extent_of(before, find(before, 1), NULL), CG_CACHE_ALL);
        cg_cache_free(before);
        keep_for(&(cg_hash128){100 + i, 0}, 1);
    }
    cg_cache *cache = open_for(keys, 2);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), NULL), CG_CACHE_NOTHING);
    cg_cache_free(cache);
}
END_TEST

START_TEST(what_is_entangled_counts_for_the_same_rules_only)
{
    run r = run_of(open_for(keys, 2), three, 3);
    r.entries[0].entangled = true;
    ck_assert_int_eq(save(&r, NULL), CG_OK);
    end(&r);
    static const struct {
        uint32_t first, count;
        cg_cache_extent extent, other;
    } table[] = {{0, 2, CG_CACHE_ALL, CG_CACHE_ALL},
                 {0, 1, CG_CACHE_NOTHING, CG_CACHE_ALL},
                 {0, 3, CG_CACHE_NOTHING, CG_CACHE_SOME},
                 {1, 1, CG_CACHE_NOTHING, CG_CACHE_ALL}};
    for (size_t i = 0; i < 4; i++) {
        cg_cache *cache = open_for(keys + table[i].first, table[i].count);
        ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), NULL), table[i].extent);
        ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 3), NULL), table[i].other);
        cg_cache_free(cache);
    }
}
END_TEST

START_TEST(what_came_from_the_cache_is_kept_as_it_was)
{
    keep_three();
    run r = run_of(open_for(keys, 2), three, 3);
    for (size_t i = 0; i < 3; i++) {
        r.entries[i].document = find(r.cache, three[i].content);
        r.entries[i].whole = true;
        r.entries[i].accounts = NULL; /* nobody needs them */
        r.entries[i].statements = NULL;
    }
    ck_assert_int_eq(save(&r, NULL), CG_OK);
    end(&r);
    cg_cache *cache = open_for(keys, 2);
    expect_claims(cache, 1, "0 1 ");
    expect_claims(cache, 3, "0 ");
    cg_cache_free(cache);
}
END_TEST

/* --- files that are gone ------------------------------------------------------------- */

START_TEST(files_below_the_roots_that_were_not_met_are_gone)
{
    static const file elsewhere[] = {{"a", 5, 1}, {"docs/a", 1, 2}, {"docsy", 6, 1}, {"z", 7, 1}};
    run r = run_of(open_for(keys, 2), elsewhere, 4);
    ck_assert_int_eq(save(&r, NULL), CG_OK);
    end(&r);
    run next = run_of(open_for(keys, 2), three + 1, 1);
    ck_assert_int_eq(save(&next, NULL), CG_OK);
    end(&next);
    cg_cache *cache = open_for(keys, 2);
    static const char *const left[] = {"a", "docs/b", "docsy", "z"};
    ck_assert_uint_eq(cg_cache_file_count(cache), 4);
    for (uint32_t i = 0; i < 4; i++)
        ck_assert(cg_slice_is(cg_cache_file_at(cache, i).path, left[i]));
    ck_assert_uint_eq(find(cache, 1), CG_CACHE_NONE);
    expect_claims(cache, 5, "0 ");
    cg_cache_free(cache);
}
END_TEST

Suite *store_cache_suite(void);
Suite *store_cache_suite(void)
{
    Suite *suite = suite_create("store/cache");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, what_was_kept_is_found_by_its_content);
    tcase_add_test(all, account_and_document_come_back_under_the_new_path);
    tcase_add_test(all, files_are_listed_in_order_with_what_is_known_of_them);
    tcase_add_test(all, every_number_of_a_stat_counts);
    tcase_add_test(all, files_of_one_content_share_a_document);
    tcase_add_test(all, a_rule_that_is_new_is_the_only_one_wanted);
    tcase_add_test(all, without_a_rule_in_common_nothing_is_known);
    tcase_add_test(all, a_rule_that_went_is_not_shown);
    tcase_add_test(all, rules_that_come_back_find_what_they_left);
    tcase_add_test(all, rules_that_nobody_asks_for_drop_out);
    tcase_add_test(all, what_is_entangled_counts_for_the_same_rules_only);
    tcase_add_test(all, what_came_from_the_cache_is_kept_as_it_was);
    tcase_add_test(all, files_below_the_roots_that_were_not_met_are_gone);
    suite_add_tcase(suite, all);
    return suite;
}
