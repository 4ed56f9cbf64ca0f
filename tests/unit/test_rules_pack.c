#include "pack_fixture.h"

/* --- packs ----------------------------------------------------------------- */

START_TEST(a_pack_is_kept_as_it_is_written)
{
    loaded l = load(whole_pack);
    ck_assert_uint_eq(cg_diags_count(l.diags), 0);
    ck_assert(!l.rules->broken);
    const cg_pack *pack = &l.rules->packs.items[0];
    ck_assert(cg_slice_is(pack->source.path, "test.json"));
    ck_assert(cg_slice_is(pack->id.value, "p-1"));
    ck_assert(cg_slice_is(pack->title.value, "The \u201ctitle\u201d"));
    ck_assert(!pack->title.plain && pack->id.plain);
    ck_assert(cg_slice_is(pack->language.value, "en"));
    ck_assert_uint_eq(pack->names_len, 2);
    ck_assert(cg_slice_is(pack->names[0].name.value, "n"));
    ck_assert_uint_eq(pack->names[0].names.len, 2);
    ck_assert(cg_slice_is(pack->names[0].names.items[1].value, "=TWO"));
    ck_assert(!pack->names[0].any_case && pack->names[1].any_case);
    ck_assert(cg_slice_is(pack->names[1].anaphors.items[0].value, "it"));
    ck_assert_uint_eq(pack->lexicons_len, 1);
    ck_assert(cg_slice_is(pack->lexicons[0].name.value, "l"));
    ck_assert_uint_eq(pack->lexicons[0].phrases.len, 2);
    ck_assert_uint_eq(pack->claims_len, 4);
    unload(l);
}
END_TEST

START_TEST(a_pack_without_a_title_goes_by_its_id)
{
    loaded l = load(TOP("'names': {}"));
    ck_assert(cg_slice_is(l.rules->packs.items[0].title.value, "p"));
    ck_assert(cg_slice_is(l.rules->packs.items[0].language.value, "en"));
    unload(l);
}
END_TEST

START_TEST(a_byte_order_mark_moves_no_column)
{
    loaded l = load("\xEF\xBB\xBF{'claimgrep': 1, 'pak': 1, 'pack': {'id': 'p'}, "
                    "'claims': [" CLAIM "]}");
    ck_assert_uint_eq(cg_diags_count(l.diags), 1);
    ck_assert_uint_eq(cg_diags_get(l.diags, 0)->byte_start, 20);
    unload(l);
}
END_TEST

START_TEST(formats_and_languages_of_later_versions_are_refused)
{
    static const bad_pack bad[] = {
        {"{'claimgrep': 2, 'pack': {'id': 'p'}, 'claims': [" CLAIM "]}",
         "not-supported", 1, 15, "2", "rule format 2 is not supported",
         "write 'claimgrep': 1"},
        {"{'claimgrep': 1.0, 'pack': {'id': 'p'}, 'claims': [" CLAIM "]}",
         "not-supported", 1, 15, "1.0", "rule format 1.0 is not supported",
         "write 'claimgrep': 1"},
        {"{'claimgrep': 1, 'pack': {'id': 'p', 'language': 'de'}, 'claims': [" CLAIM
         "]}",
         "not-supported", 1, 50, "'de'", "language 'de' is not supported", "use 'en'"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(a_pack_id_that_stands_twice_names_the_other_file)
{
    loaded l = load(TOP("'names': {}"));
    char *text = json_of("\n" TOP("'names': {}"));
    ck_assert_int_eq(
        cg_ruleset_add_buffer(l.rules, "other.json", text, strlen(text), l.diags, NULL),
        CG_OK);
    cg_alloc_free(text);
    ck_assert_uint_eq(cg_diags_count(l.diags), 1);
    const cg_diagnostic *d = cg_diags_get(l.diags, 0);
    ck_assert_str_eq(d->id, "duplicate-id");
    ck_assert(cg_slice_is(d->path, "other.json"));
    ck_assert_uint_eq(d->line, 2);
    ck_assert_uint_eq(d->column, 33);
    check_text(d->message, "duplicate pack id 'p'", "");
    check_text(d->help, "'test.json' has it too", "");
    unload(l);
}
END_TEST

START_TEST(all_that_is_wrong_comes_out_of_one_run)
{
    loaded l = load("{'claimgrep': 3, 'pak': {}, 'names': {'n': 1, 'n': 2},\n"
                    "'lexicons': {'l': ['', 5]},\n"
                    "'claims': [{'id': 'A', 'supports': []}, {'id': 'b', 'claim': 'c d', "
                    "'expect': 'x', 'value': 1}]}");
    static const char *const ids[] = {
        "not-supported", "unknown-key", "wrong-type",  "duplicate-key", "bad-value",
        "wrong-type",    "bad-value",   "bad-value",   "missing-key",   "bad-value",
        "wrong-type",    "missing-key",
    };
    size_t count = sizeof ids / sizeof *ids;
    ck_assert_uint_eq(cg_diags_count(l.diags), count);
    for (size_t i = 0; i < count; i++)
        ck_assert_str_eq(cg_diags_get(l.diags, i)->id, ids[i]);
    ck_assert(l.rules->broken);
    ck_assert_uint_eq(first_claim(l)[1].claim.value.len, 3);
    unload(l);
}
END_TEST

/* --- hostile input --------------------------------------------------------- */

START_TEST(an_empty_file_is_shown_a_pack_that_works)
{
    static const char *const empty[] = {"", " \n\t\r\n"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        loaded l = load(empty[i]);
        check_single(l, "json");
        const cg_diagnostic *d = cg_diags_get(l.diags, 0);
        ck_assert(cg_slice_is(d->message, "the file is empty"));
        const char *shown = memchr(d->help.ptr, '{', d->help.len);
        ck_assert_ptr_nonnull(shown);
        loaded again = load_bytes(shown, (size_t)(d->help.ptr + d->help.len - shown));
        ck_assert(!again.rules->broken);
        ck_assert_uint_eq(again.rules->packs.len, 1);
        unload(again);
        unload(l);
    }
}
END_TEST

START_TEST(bytes_that_are_no_json_give_one_error_at_their_place)
{
    static const struct {
        const char *bytes;
        size_t len, column;
    } cases[] = {
        {"{\"a\": 1\0}", 9, 8}, {"\0", 1, 1},          {"{\"a\": \"\xFF\"}", 10, 8},
        {"{\"a\" 1}", 7, 6},    {"{\"a\": 1,}", 9, 9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        loaded l = load_bytes(cases[i].bytes, cases[i].len);
        check_single(l, "json");
        ck_assert_uint_eq(cg_diags_get(l.diags, 0)->column, cases[i].column);
        ck_assert_uint_eq(l.rules->packs.len, 0);
        unload(l);
    }
}
END_TEST

START_TEST(nesting_of_ten_thousand_is_an_error_and_no_crash)
{
    static const char *const brackets[] = {"[", "{\"a\":"};
    for (size_t b = 0; b < 2; b++) {
        cg_buf text;
        cg_buf_init(&text, CG_MAX_RULES_FILE);
        for (int i = 0; i < 10000; i++)
            cg_buf_add_slice(&text, cg_slice_of(brackets[b]));
        ck_assert(cg_buf_ok(&text));
        loaded l = load_bytes(text.ptr, text.len);
        check_single(l, "json");
        unload(l);
        cg_buf_release(&text);
    }
}
END_TEST

START_TEST(a_pack_cut_anywhere_is_refused)
{
    char *text = json_of(whole_pack);
    for (size_t len = 0; len < strlen(text); len++) {
        loaded l = load_bytes(text, len);
        check_single(l, "json");
        unload(l);
    }
    cg_alloc_free(text);
}
END_TEST

START_TEST(a_pack_with_any_byte_changed_never_crashes)
{
    static const char bytes[] = {'"', ',', '}', '{', '[', '1', 'x', ' ', '\\', '\0'};
    char *text = json_of(whole_pack);
    size_t len = strlen(text), refused = 0;
    for (size_t at = 0; at < len; at++) {
        char kept = text[at];
        text[at] = bytes[at % sizeof bytes];
        loaded l = load_bytes(text, len);
        ck_assert(l.rules->broken == (cg_diags_count_at(l.diags, CG_LEVEL_ERROR) > 0));
        refused += l.rules->broken;
        unload(l);
        text[at] = kept;
    }
    cg_alloc_free(text);
    ck_assert_uint_gt(refused, len / 4);
}
END_TEST

START_TEST(a_file_over_the_cap_is_refused_with_the_cap)
{
    size_t len = CG_MAX_RULES_FILE + 1;
    char *text = cg_alloc(len);
    ck_assert_ptr_nonnull(text);
    memset(text, ' ', len);
    loaded l = load_bytes(text, len);
    check_single(l, "limit");
    const cg_diagnostic *d = cg_diags_get(l.diags, 0);
    ck_assert(cg_slice_is(d->path, "test.json"));
    ck_assert(
        cg_slice_is(d->message, "the file is larger than the 16777216 bytes allowed"));
    unload(l);
    l = load_bytes(text, len - 1);
    check_single(l, "json");
    unload(l);
    cg_alloc_free(text);
}
END_TEST

/* --- the environment ------------------------------------------------------- */

/* Whether allocation `n` came to be, and so failed. However it went, the pack is
 * whole or it is not there. */
static bool parse_with_failure(cg_slice text, long n, int stay)
{
    cg_ruleset *rules = cg_ruleset_new();
    ck_assert_ptr_nonnull(rules);
    cg_error error = {0};
    cg_alloc_fail_at(n, stay);
    cg_status status = cg_ruleset_parse(rules, CG_SLICE("p"), text, NULL, &error);
    long count = cg_alloc_count();
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(status, error.status);
    if (rules->packs.len) {
        ck_assert_int_eq(status, CG_OK);
        ck_assert(!rules->broken);
        ck_assert_uint_eq(rules->packs.items[0].claims_len, 4);
        ck_assert_uint_eq(rules->packs.items[0].claims[3].examples_len, 2);
    } else {
        /* The JSON library takes some failures for a fault of the text. */
        ck_assert(status == CG_E_MEMORY || rules->broken);
        ck_assert_int_ge(count, n);
    }
    cg_ruleset_free(rules);
    return count >= n;
}

START_TEST(an_allocation_that_fails_leaves_no_half_a_pack)
{
    char *text = json_of(whole_pack);
    for (int stay = 0; stay < 2; stay++) {
        long n = 1;
        while (parse_with_failure(cg_slice_of(text), n, stay))
            ck_assert_int_lt(++n, 10000);
        ck_assert_int_gt(n, 5);
    }
    cg_alloc_free(text);
}
END_TEST

START_TEST(diagnostics_are_not_needed_to_know_that_a_pack_is_broken)
{
    char *text = json_of(BESIDE("'subjct': null, 'subjct': null, 'expect': 'x'"));
    cg_ruleset *rules = cg_ruleset_new();
    ck_assert_ptr_nonnull(rules);
    ck_assert_int_eq(
        cg_ruleset_parse(rules, CG_SLICE("p"), cg_slice_of(text), NULL, NULL), CG_OK);
    ck_assert(rules->broken);
    cg_ruleset_free(rules);
    cg_alloc_free(text);
}
END_TEST

Suite *rules_pack_suite(void)
{
    Suite *suite = suite_create("rules/pack");
    TCase *tests = tcase_create("pack");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, a_pack_is_kept_as_it_is_written);
    tcase_add_test(tests, a_pack_without_a_title_goes_by_its_id);
    tcase_add_test(tests, a_byte_order_mark_moves_no_column);
    tcase_add_test(tests, formats_and_languages_of_later_versions_are_refused);
    tcase_add_test(tests, a_pack_id_that_stands_twice_names_the_other_file);
    tcase_add_test(tests, all_that_is_wrong_comes_out_of_one_run);
    tcase_add_test(tests, an_empty_file_is_shown_a_pack_that_works);
    tcase_add_test(tests, bytes_that_are_no_json_give_one_error_at_their_place);
    tcase_add_test(tests, nesting_of_ten_thousand_is_an_error_and_no_crash);
    tcase_add_test(tests, a_pack_cut_anywhere_is_refused);
    tcase_add_test(tests, a_pack_with_any_byte_changed_never_crashes);
    tcase_add_test(tests, a_file_over_the_cap_is_refused_with_the_cap);
    tcase_add_test(tests, an_allocation_that_fails_leaves_no_half_a_pack);
    tcase_add_test(tests, diagnostics_are_not_needed_to_know_that_a_pack_is_broken);
    suite_add_tcase(suite, tests);
    return suite;
}
