#include "lang/lexemes.h"

#include "lang_fixture.h"

/* Every list that the file must have, with one of them filled. */
static lang_data data_with(const char *filled, const char *items)
{
    static const char *const keys[] = {
        "plain",
        "plain endings",
        "irregular verbs",
        "verbs",
        "doubling verbs",
        "verbs that may double",
        "verb endings",
        "prefixes",
        "irregular nouns",
        "nouns",
        "words in -oes",
        "noun endings",
        "irregular adjectives",
        "adjectives",
        "spellings",
        "stems",
        "endings",
        "one spelling",
        "apart",
    };
    char text[2048] = "{";
    size_t len = 1;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s'%s': [%s]",
                                i ? ", " : "", keys[i],
                                strcmp(keys[i], filled) == 0 ? items : "");
    snprintf(text + len, sizeof text - len, "}");
    return data_of_text(text);
}

static cg_status load(lang_data *data, const cg_inflection **inflection)
{
    return cg_inflection_load(data->root, &data->arena, inflection, &data->error);
}

START_TEST(each_list_says_what_its_words_are)
{
    static const struct {
        const char *list;
        uint64_t bits;
    } rows[] = {
        {"plain", CG_LEX_PLAIN},
        {"verbs", CG_LEX_VERB},
        {"doubling verbs", CG_LEX_VERB | CG_LEX_DOUBLED},
        {"verbs that may double", CG_LEX_VERB | CG_LEX_EITHER},
        {"nouns", CG_LEX_NOUN},
        {"words in -oes", CG_LEX_NOUN | CG_LEX_IN_OES},
        {"adjectives", CG_LEX_ADJECTIVE},
        {"one spelling", CG_LEX_ONE_SPELLING},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const cg_inflection *inflection = NULL;
        lang_data data = data_with(rows[i].list, "'one two', 'three'");
        ck_assert_int_eq(load(&data, &inflection), CG_OK);
        ck_assert_uint_eq(inflection->words.len, 3);
        const cg_wordmap_entry *entry =
            cg_wordmap_find(&inflection->words, CG_SLICE("three"));
        ck_assert_uint_eq(entry->bits, rows[i].bits);
        ck_assert_ptr_null(entry->chain);
        data_drop(&data);
    }
}
END_TEST

START_TEST(a_group_is_linked_to_each_of_its_words)
{
    static const struct {
        const char *list;
        cg_link_kind kind;
    } rows[] = {
        {"irregular verbs", CG_LINK_VERB},
        {"irregular nouns", CG_LINK_OTHER},
        {"irregular adjectives", CG_LINK_OTHER},
        {"spellings", CG_LINK_VARIANT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const cg_inflection *inflection = NULL;
        lang_data data = data_with(rows[i].list, "'go goes went', 'go gone'");
        ck_assert_int_eq(load(&data, &inflection), CG_OK);
        const cg_link *went =
            cg_wordmap_find(&inflection->words, CG_SLICE("went"))->chain;
        const cg_link *go = cg_wordmap_find(&inflection->words, CG_SLICE("go"))->chain;
        ck_assert(cg_slice_is(went->group, "go goes went") && !went->next);
        ck_assert(cg_slice_is(go->group, "go gone") && go->next && !go->next->next);
        ck_assert_int_eq(went->kind, rows[i].kind);
        data_drop(&data);
    }
}
END_TEST

START_TEST(affixes_fill_their_tables_however_many_there_are)
{
    const cg_inflection *inflection = NULL;
    lang_data data = data_with("prefixes", "'a b c d e f g h i j k l m n o p q r s'");
    ck_assert_int_eq(load(&data, &inflection), CG_OK);
    ck_assert_uint_eq(inflection->prefixes.len, 19);
    ck_assert(cg_slice_is(inflection->prefixes.items[0].text, "a"));
    ck_assert(cg_slice_is(inflection->prefixes.items[18].text, "s"));
    data_drop(&data);
    data = data_with("noun endings", "'tion ment'");
    ck_assert_int_eq(load(&data, &inflection), CG_OK);
    ck_assert_uint_eq(inflection->kinds.len, 2);
    ck_assert_uint_eq(inflection->kinds.items[1].bits, CG_LEX_NOUN);
    data_drop(&data);
}
END_TEST

START_TEST(two_spellings_stand_for_one_another)
{
    const cg_inflection *inflection = NULL;
    lang_data data = data_with("endings", "'ise ize'");
    ck_assert_int_eq(load(&data, &inflection), CG_OK);
    ck_assert_uint_eq(inflection->respelt.len, 2);
    ck_assert(cg_slice_is(inflection->respelt.items[0].other, "ize"));
    ck_assert(cg_slice_is(inflection->respelt.items[1].other, "ise"));
    data_drop(&data);
}
END_TEST

static bool is_apart(const cg_inflection *inflection, const char *pair)
{
    return cg_wordmap_find(&inflection->apart, cg_slice_of(pair)) != NULL;
}

START_TEST(words_are_kept_apart_both_ways_or_one_way)
{
    const cg_inflection *inflection = NULL;
    lang_data data = data_with("apart", "'a b | c', 'd > e'");
    ck_assert_int_eq(load(&data, &inflection), CG_OK);
    ck_assert_uint_eq(inflection->apart.len, 5);
    ck_assert(is_apart(inflection, "a c") && is_apart(inflection, "b c"));
    ck_assert(is_apart(inflection, "c a") && is_apart(inflection, "c b"));
    ck_assert(is_apart(inflection, "d e") && !is_apart(inflection, "e d"));
    ck_assert(!is_apart(inflection, "a b"));
    data_drop(&data);
}
END_TEST

START_TEST(what_a_list_can_t_hold_is_refused)
{
    static const struct {
        const char *list, *items, *complaint;
    } rows[] = {
        {"irregular nouns", "'sheep'", "\"sheep\" is a group of one word"},
        {"stems", "'colour'", "two spellings are wanted here"},
        {"stems", "'colour color colr'", "two spellings are wanted here"},
        {"apart", "'state stated'", "words on both sides"},
        {"apart", "'| stated'", "words on both sides"},
        {"apart", "'state |'", "words on both sides"},
        {"apart", "'a | b | c'", "words on both sides"},
        {"apart", "'a | b > c'", "words on both sides"},
        {"verbs", "'Go'", "\"Go\" is not in lower case"},
        {"nouns", "['city']", "an item is a list, not a string"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const cg_inflection *inflection = NULL;
        lang_data data = data_with(rows[i].list, rows[i].items);
        ck_assert_int_eq(load(&data, &inflection), CG_E_CONTENT);
        ck_assert_ptr_nonnull(strstr(data.error.text, rows[i].complaint));
        ck_assert_int_eq(strncmp(data.error.text, "byte ", 5), 0);
        ck_assert_ptr_null(inflection);
        data_drop(&data);
    }
}
END_TEST

START_TEST(every_list_must_be_there)
{
    const cg_inflection *inflection = NULL;
    lang_data data = data_of_text("{'plain': []}");
    ck_assert_int_eq(load(&data, &inflection), CG_E_CONTENT);
    ck_assert_ptr_nonnull(strstr(data.error.text, "the file lacks key"));
    data_drop(&data);
}
END_TEST

/* A word that is never inflected and yet a verb would make one of the lists a
 * dead letter. */
START_TEST(no_plain_word_of_the_data_has_forms)
{
    const cg_inflection *inflection = NULL;
    lang_data data = data_embedded("en/inflection.json");
    ck_assert_int_eq(load(&data, &inflection), CG_OK);
    for (size_t i = 0; i <= inflection->words.mask; i++) {
        const cg_wordmap_entry *entry = &inflection->words.slots[i];
        if (entry->bits & CG_LEX_PLAIN)
            ck_assert_msg(!(entry->bits & CG_LEX_KINDS & ~(uint64_t)CG_LEX_PLAIN), "%s",
                          entry->word.ptr);
    }
    ck_assert_uint_gt(inflection->words.len, 6000);
    data_drop(&data);
}
END_TEST

Suite *lang_lexemes_suite(void);
Suite *lang_lexemes_suite(void)
{
    Suite *suite = suite_create("lang/lexemes");
    TCase *tests = tcase_create("lexemes");
    tcase_add_test(tests, each_list_says_what_its_words_are);
    tcase_add_test(tests, a_group_is_linked_to_each_of_its_words);
    tcase_add_test(tests, affixes_fill_their_tables_however_many_there_are);
    tcase_add_test(tests, two_spellings_stand_for_one_another);
    tcase_add_test(tests, words_are_kept_apart_both_ways_or_one_way);
    tcase_add_test(tests, what_a_list_can_t_hold_is_refused);
    tcase_add_test(tests, every_list_must_be_there);
    tcase_add_test(tests, no_plain_word_of_the_data_has_forms);
    suite_add_tcase(suite, tests);
    return suite;
}
