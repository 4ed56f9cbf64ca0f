#include "pack_fixture.h"

/* --- what stands in an object ---------------------------------------------- */

START_TEST(unknown_keys_are_named_with_the_nearest_right_one)
{
    static const bad_pack bad[] = {
        {TOP("'lexicon': {}"), "unknown-key", 2, 1, "'lexicon'",
         "unknown key 'lexicon' in a rule file", "did you mean 'lexicons'?"},
        {TOP("'zzz': {}"), "unknown-key", 2, 1, "'zzz'",
         "unknown key 'zzz' in a rule file",
         "a rule file may have '$schema', 'claimgrep', 'claims', 'lexicons', 'names', "
         "'pack'"},
        {"{'claimgrep': 1, 'pack': {'id': 'p', 'titel': 't'}, 'claims': [" CLAIM "]}",
         "unknown-key", 1, 38, "'titel'", "unknown key 'titel' in the pack",
         "did you mean 'title'?"},
        {BESIDE("'subjct': null"), "unknown-key", 3, AT_BESIDE, "'subjct'",
         "unknown key 'subjct' in a claim", "did you mean 'subject'?"},
        {IN_CLAIM("'supports': [{'pattern': 'x', 'polarty': 'flip'}]"), "unknown-key",
         3, 31, "'polarty'", "unknown key 'polarty' in a pattern",
         "did you mean 'polarity'?"},
        {BESIDE("'unless': [{'pattern': 'x', 'near': 2}]"), "unknown-key", 3,
         AT_BESIDE + 28, "'near'", "unknown key 'near' in an item of 'unless'",
         "an item of 'unless' may have 'pattern', 'within'"},
        {BESIDE("'subject': {'names': ['x'], 'anaphora': ['y']}"), "unknown-key", 3,
         AT_BESIDE + 28, "'anaphora'", "unknown key 'anaphora' in an entry of names",
         "did you mean 'anaphors'?"},
        {TOP("'names': {'n': {'name': ['x'], 'names': ['y']}}"), "unknown-key", 2, 17,
         "'name'", "unknown key 'name' in an entry of names", "did you mean 'names'?"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [{'id': 'a', 'claim': 'c',\n"
         "'supports': ['x'], 'examples': [{'text': 'x', 'stance': 'none', 'why': "
         "''}]}]}",
         "unknown-key", 2, 65, "'why'", "unknown key 'why' in an example",
         "an example may have 'known_false', 'known_miss', 'stance', 'text'"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(duplicate_keys_point_at_the_second_and_tell_the_line_of_the_first)
{
    static const bad_pack bad[] = {
        {TOP("'names': {},\n'names': {}"), "duplicate-key", 3, 1, "'names'",
         "duplicate key 'names'", "the first one is on line 2"},
        {TOP("'names': {},\n'n\\u0061mes': {}"), "duplicate-key", 3, 1, "'n\\u0061mes'",
         "duplicate key 'names'", "the first one is on line 2"},
        {TOP("'names': {'n': ['x'], 'm': ['y'],\n'n': ['z']}"), "duplicate-key", 3, 1,
         "'n'", "duplicate key 'n'", "the first one is on line 2"},
        {TOP("'lexicons': {'n': ['x'],\n'n': 1}"), "duplicate-key", 3, 1, "'n'",
         "duplicate key 'n'", "the first one is on line 2"},
        {BESIDE("\n'supports': 1"), "duplicate-key", 4, 1, "'supports'",
         "duplicate key 'supports'", "the first one is on line 3"},
        {BESIDE("'subject': {'case': 'any',\n'case': 'none', 'names': ['x']}"),
         "duplicate-key", 4, 1, "'case'", "duplicate key 'case'",
         "the first one is on line 3"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(missing_keys_point_at_the_brace_of_the_object_that_lacks_them)
{
    static const bad_pack bad[] = {
        {"\n {'pack': {'id': 'p'}, 'claims': [" CLAIM "]}", "missing-key", 2, 2, "{",
         "missing key 'claimgrep' in a rule file", "add 'claimgrep': 1"},
        {"{'claimgrep': 1, 'claims': [" CLAIM "]}", "missing-key", 1, 1, "{",
         "missing key 'pack' in a rule file", "add 'pack': {'id': '...'}"},
        {"{'claimgrep': 1, 'pack': {}, 'claims': [" CLAIM "]}", "missing-key", 1, 26,
         "{", "missing key 'id' in the pack", "add 'id': '...'"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}}", "missing-key", 1, 1, "{",
         "missing key 'claims' in a rule file",
         "add 'claims': [{'id': '...', 'claim': '...', 'supports': ['...']}]"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [\n{'claim': 'c', "
         "'supports': ['x'], " EXAMPLES "}]}",
         "missing-key", 2, 1, "{", "missing key 'id' in a claim", "add 'id': '...'"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [\n{'id': 'a', "
         "'supports': ['x'], " EXAMPLES "}]}",
         "missing-key", 2, 1, "{", "missing key 'claim' in a claim",
         "add 'claim': '...'"},
        {IN_CLAIM("'supports': [{'polarity': 'fixed'}]"), "missing-key", 3, 14, "{",
         "missing key 'pattern' in a pattern", "add 'pattern': '...'"},
        {BESIDE("'unless': [{'within': 3}]"), "missing-key", 3, AT_BESIDE + 11, "{",
         "missing key 'pattern' in an item of 'unless'", "add 'pattern': '...'"},
        {BESIDE("'subject': {'anaphors': ['it']}"), "missing-key", 3, AT_BESIDE + 11,
         "{", "missing key 'names' in an entry of names", "add 'names': ['...']"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [{'id': 'a', 'claim': 'c',\n"
         "'supports': ['x'], 'examples': [{'text': 'x'}]}]}",
         "missing-key", 2, 33, "{", "missing key 'stance' in an example",
         "add 'stance': 'support', 'contradict', 'mention' or 'none'"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [{'id': 'a', 'claim': 'c',\n"
         "'supports': ['x'], 'examples': [{'stance': 'none'}]}]}",
         "missing-key", 2, 33, "{", "missing key 'text' in an example",
         "add 'text': '...'"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

/* --- values ---------------------------------------------------------------- */

START_TEST(values_of_the_wrong_type_say_which_one_is_wanted)
{
    static const bad_pack bad[] = {
        {TOP("'$schema': 1"), "wrong-type", 2, 12, "1",
         "'$schema' must be a string, not a number", ""},
        {TOP("'names': []"), "wrong-type", 2, 10, "[]",
         "'names' must be an object, not a list", ""},
        {TOP("'names': {'n': 'x'}"), "wrong-type", 2, 16, "'x'",
         "'n' must be a list or an object, not a string", ""},
        {TOP("'lexicons': {'n': {}}"), "wrong-type", 2, 19, "{}",
         "'n' must be a list, not an object", ""},
        {TOP("'lexicons': {'n': ['x', 2]}"), "wrong-type", 2, 25, "2",
         "an item of 'n' must be a string, not a number", ""},
        {"{'claimgrep': true, 'pack': {'id': 'p'}, 'claims': [" CLAIM "]}",
         "wrong-type", 1, 15, "true", "'claimgrep' must be a number, not true or false",
         ""},
        {"{'claimgrep': 1, 'pack': 'p', 'claims': [" CLAIM "]}", "wrong-type", 1, 26,
         "'p'", "'pack' must be an object, not a string", ""},
        {"{'claimgrep': 1, 'pack': {'id': 7}, 'claims': [" CLAIM "]}", "wrong-type", 1,
         33, "7", "'id' must be a string, not a number", ""},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [" CLAIM ", 'b']}",
         "wrong-type", 1, 185, "'b'",
         "an item of 'claims' must be an object, not a string", ""},
        {BESIDE("'subject': 1.5"), "wrong-type", 3, AT_BESIDE + 11, "1.5",
         "'subject' must be null, a string or an object, not a number", ""},
        {BESIDE("'required': 'yes'"), "wrong-type", 3, AT_BESIDE + 12, "'yes'",
         "'required' must be true or false, not a string", ""},
        {BESIDE("'expect': null"), "wrong-type", 3, AT_BESIDE + 10, "null",
         "'expect' must be a string, not null", ""},
        {IN_CLAIM("'supports': 'x'"), "wrong-type", 3, 13, "'x'",
         "'supports' must be a list, not a string", ""},
        {IN_CLAIM("'contradicts': ['x', [\n'y']]"), "wrong-type", 3, 22, "[\n'y']",
         "an item of 'contradicts' must be a string or an object, not a list", ""},
        {BESIDE("'unless': [{'pattern': 'x', 'within': '3'}]"), "wrong-type", 3,
         AT_BESIDE + 38, "'3'", "'within' must be a number, not a string", ""},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [{'id': 'a', 'claim': 'c',\n"
         "'supports': ['x'], 'examples': ['x']}]}",
         "wrong-type", 2, 33, "'x'",
         "an item of 'examples' must be an object, not a string", ""},
        {"[1,\n2]", "wrong-type", 1, 1, "[1,\n2]",
         "a rule file must be an object, not a list",
         "the smallest pack: {'claimgrep': 1, 'pack': {'id': 'mine'}, 'claims': "
         "[{'id': "
         "'first', 'claim': 'Lunch is free', 'subject': {'names': ['lunch']}, "
         "'supports': ['free']}]}"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(values_out_of_a_few_get_the_nearest_or_all_of_them)
{
    static const bad_pack bad[] = {
        {BESIDE("'expect': 'suported'"), "bad-value", 3, AT_BESIDE + 10, "'suported'",
         "bad value 'suported' for 'expect'", "did you mean 'supported'?"},
        {BESIDE("'expect': 'maybe'"), "bad-value", 3, AT_BESIDE + 10, "'maybe'",
         "bad value 'maybe' for 'expect'",
         "use 'supported', 'contradicted', 'consistent' or 'report'"},
        {BESIDE("'expect': 'suported', 'required': true"), "bad-value", 3,
         AT_BESIDE + 10, "'suported'", "bad value 'suported' for 'expect'",
         "did you mean 'supported'?"},
        {BESIDE("'severity': 'err'"), "bad-value", 3, AT_BESIDE + 12, "'err'",
         "bad value 'err' for 'severity'", "use 'error', 'warning' or 'note'"},
        {BESIDE("'kind': 'State'"), "bad-value", 3, AT_BESIDE + 8, "'State'",
         "bad value 'State' for 'kind'", "did you mean 'state'?"},
        {BESIDE("'scope': 'paragraf'"), "bad-value", 3, AT_BESIDE + 9, "'paragraf'",
         "bad value 'paragraf' for 'scope'", "did you mean 'paragraph'?"},
        {BESIDE("'precedence': 'supports'"), "bad-value", 3, AT_BESIDE + 14,
         "'supports'", "bad value 'supports' for 'precedence'",
         "did you mean 'support'?"},
        {BESIDE("'subject': {'names': ['x'], 'case': 'some'}"), "bad-value", 3,
         AT_BESIDE + 36, "'some'", "bad value 'some' for 'case'", "use 'any'"},
        {IN_CLAIM("'supports': [{'pattern': 'x', 'polarity': 'fix'}]"), "bad-value", 3,
         43, "'fix'", "bad value 'fix' for 'polarity'",
         "use 'flip', 'asserted', 'fixed' or 'denied'"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [{'id': 'a', 'claim': 'c',\n"
         "'supports': ['x'], 'examples': [{'text': 'x', 'stance': 'contradicts'}]}]}",
         "bad-value", 2, 57, "'contradicts'", "bad value 'contradicts' for 'stance'",
         "did you mean 'contradict'?"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(empty_strings_and_lists_are_refused)
{
    static const bad_pack bad[] = {
        {IN_CLAIM("'supports': []"), "bad-value", 3, 13, "[]",
         "'supports' must not be empty", "give it an item, or leave it out"},
        {IN_CLAIM("'supports': ['x', '']"), "bad-value", 3, 19, "''",
         "an item of 'supports' must not be empty", ""},
        {IN_CLAIM("'supports': [{'pattern': ' \\t'}]"), "bad-value", 3, 26, "' \\t'",
         "'pattern' must not be empty", ""},
        {BESIDE("'tags': []"), "bad-value", 3, AT_BESIDE + 8, "[]",
         "'tags' must not be empty", "give it an item, or leave it out"},
        {BESIDE("'why': ''"), "bad-value", 3, AT_BESIDE + 7, "''",
         "'why' must not be empty", ""},
        {BESIDE("'subject': ''"), "bad-value", 3, AT_BESIDE + 11, "''",
         "'subject' must not be empty", ""},
        {BESIDE("'subject': {'names': [' ']}"), "bad-value", 3, AT_BESIDE + 22, "' '",
         "an item of 'names' must not be empty", ""},
        {TOP("'names': {'n': []}"), "bad-value", 2, 16, "[]", "'n' must not be empty",
         "give it an item, or leave it out"},
        {TOP("'lexicons': {'n': ['']}"), "bad-value", 2, 20, "''",
         "an item of 'n' must not be empty", ""},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': []}", "bad-value", 1, 49,
         "[]", "'claims' must not be empty", ""},
        {"{'claimgrep': 1, 'pack': {'id': ''}, 'claims': [" CLAIM "]}", "bad-value", 1,
         33, "''", "'id' must not be empty", ""},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

#define ID_HELP "use lower-case letters, digits and hyphens, and no hyphen at the start"

START_TEST(ids_and_names_keep_to_their_letters)
{
    static const bad_pack bad[] = {
        {"{'claimgrep': 1, 'pack': {'id': 'My pack'}, 'claims': [" CLAIM "]}",
         "bad-value", 1, 33, "'My pack'", "bad value 'My pack' for 'id'", ID_HELP},
        {"{'claimgrep': 1, 'pack': {'id': '-p'}, 'claims': [" CLAIM "]}", "bad-value",
         1, 33, "'-p'", "bad value '-p' for 'id'", ID_HELP},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [\n{'id': 'a/b', "
         "'claim': 'c', 'supports': ['x'], " EXAMPLES "}]}",
         "bad-value", 2, 8, "'a/b'", "bad value 'a/b' for 'id'", ID_HELP},
        {TOP("'names': {'a b': ['x']}"), "bad-value", 2, 11, "'a b'", "bad name 'a b'",
         "use letters, digits, - and _"},
        {TOP("'lexicons': {'': ['x']}"), "bad-value", 2, 14, "''", "bad name ''",
         "use letters, digits, - and _"},
    };
    CHECK_ALL_BAD(bad);
}
END_TEST

START_TEST(texts_know_where_they_stand)
{
    loaded l = load(whole_pack);
    const cg_pack *pack = &l.rules->packs.items[0];
    const cg_text *plain = &pack->claims[0].claim;
    cg_slice source = pack->source.text;
    ck_assert_int_eq(source.ptr[plain->span.start], '"');
    ck_assert_int_eq(source.ptr[plain->span.end - 1], '"');
    ck_assert_ptr_eq(plain->value.ptr, source.ptr + plain->span.start + 1);
    const cg_text *escaped = &pack->claims[0].supports.items[1].text;
    ck_assert(!escaped->plain);
    ck_assert(same(cg_slice_sub(source, escaped->span.start, escaped->span.end),
                   "'a \\u00e9'"));
    unload(l);
}
END_TEST

/* --- hostile input --------------------------------------------------------- */

START_TEST(a_hundred_thousand_alternatives_give_one_limit)
{
    loaded l =
        load_many("{'claimgrep': 1, 'pack': {'id': 'p'},\n'claims': [{'id': 'a', "
                  "'claim': 'c', " EXAMPLES ",\n'supports': [",
                  "'x#'", 100000, "]}]}");
    check_single(l, "limit");
    const cg_diagnostic *d = cg_diags_get(l.diags, 0);
    check_text(d->message, "'supports' has 100000 items, more than the 10000 allowed",
               "");
    ck_assert_uint_eq(d->line, 3);
    ck_assert_uint_eq(d->column, 13);
    ck_assert_uint_eq(first_claim(l)->supports.len, 0);
    unload(l);

    l = load_many(TOP("'names': {}") "", "", 0, "");
    ck_assert(!l.rules->broken);
    unload(l);
}
END_TEST

START_TEST(lists_of_names_and_phrases_have_the_same_cap)
{
    loaded l = load_many("{'claimgrep': 1, 'pack': {'id': 'p'}, 'lexicons': {'l': [",
                         "'x'", 10001, "]}, 'claims': [" CLAIM "]}");
    check_single(l, "limit");
    unload(l);
    l = load_many("{'claimgrep': 1, 'pack': {'id': 'p'}, 'names': {'l': [", "'x'",
                  10000, "]}, 'claims': [" CLAIM "]}");
    ck_assert_uint_eq(cg_diags_count(l.diags), 0);
    ck_assert_uint_eq(l.rules->packs.items[0].names[0].names.len, 10000);
    unload(l);
}
END_TEST

START_TEST(hundreds_of_thousands_of_errors_are_counted_and_the_first_kept)
{
    static const struct {
        const char *head, *item, *tail, *id;
    } cases[] = {
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [" CLAIM "], ", "'key#': 1",
         "}", "unknown-key"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [" CLAIM "], 'names': {'n': "
         "['x'], ",
         "'n': ['x']", "}}", "duplicate-key"},
        {"{'claimgrep': 1, 'pack': {'id': 'p'}, 'claims': [" CLAIM ", ", "#", "]}",
         "wrong-type"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        loaded l = load_many(cases[i].head, cases[i].item, 300000, cases[i].tail);
        ck_assert_uint_eq(cg_diags_count_at(l.diags, CG_LEVEL_ERROR), 300000);
        ck_assert_uint_eq(cg_diags_count(l.diags), CG_MAX_DIAGNOSTICS);
        for (size_t d = 0; d < CG_MAX_DIAGNOSTICS; d++)
            ck_assert_str_eq(cg_diags_get(l.diags, d)->id, cases[i].id);
        unload(l);
    }
}
END_TEST

START_TEST(long_names_are_cut_in_messages_at_a_code_point)
{
    cg_buf text;
    cg_buf_init(&text, CG_MAX_RULES_FILE);
    cg_buf_add_slice(&text, CG_SLICE("{\"x"));
    for (int i = 0; i < 100000; i++)
        cg_buf_add_slice(&text, CG_SLICE("\u00e9"));
    cg_buf_add_slice(&text, CG_SLICE("\": 1}"));
    ck_assert(cg_buf_ok(&text));
    loaded l = load_bytes(text.ptr, text.len);
    cg_slice message = cg_diags_get(l.diags, 0)->message;
    ck_assert_uint_lt(message.len, 120);
    ck_assert(cg_slice_ends(message, "\u00e9\" in a rule file"));
    unload(l);
    cg_buf_release(&text);
}
END_TEST

Suite *schema_schema_suite(void)
{
    Suite *suite = suite_create("schema/schema");
    TCase *tests = tcase_create("schema");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, unknown_keys_are_named_with_the_nearest_right_one);
    tcase_add_test(tests,
                   duplicate_keys_point_at_the_second_and_tell_the_line_of_the_first);
    tcase_add_test(tests,
                   missing_keys_point_at_the_brace_of_the_object_that_lacks_them);
    tcase_add_test(tests, values_of_the_wrong_type_say_which_one_is_wanted);
    tcase_add_test(tests, values_out_of_a_few_get_the_nearest_or_all_of_them);
    tcase_add_test(tests, empty_strings_and_lists_are_refused);
    tcase_add_test(tests, ids_and_names_keep_to_their_letters);
    tcase_add_test(tests, texts_know_where_they_stand);
    tcase_add_test(tests, a_hundred_thousand_alternatives_give_one_limit);
    tcase_add_test(tests, lists_of_names_and_phrases_have_the_same_cap);
    tcase_add_test(tests,
                   hundreds_of_thousands_of_errors_are_counted_and_the_first_kept);
    tcase_add_test(tests, long_names_are_cut_in_messages_at_a_code_point);
    suite_add_tcase(suite, tests);
    return suite;
}
