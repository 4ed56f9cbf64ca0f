#include "lang/meanings.h"

#include "base/alloc.h"
#include "base/error.h"
#include "lang/lang.h"

#include <check.h>

static cg_lang *lang;
static const cg_meanings *meanings;

static void set_up(void)
{
    cg_error error = {0};
    cg_status status = cg_lang_load("en", NULL, &lang, &error);
    if (status == CG_OK)
        status = cg_lang_need_meanings(lang, &error);
    ck_assert_msg(status == CG_OK, "%s: %s", error.path, error.text);
    meanings = cg_lang_meanings(lang);
    ck_assert_ptr_nonnull(meanings);
}

static void tear_down(void)
{
    cg_lang_free(lang);
}

static cg_relation relate(const char *a, const char *b)
{
    return cg_meanings_relate(meanings, cg_meanings_find(meanings, cg_slice_of(a)),
                              cg_meanings_find(meanings, cg_slice_of(b)));
}

START_TEST(words_stand_to_one_another_as_the_data_say)
{
    static const struct {
        const char *a, *b;
        cg_relation relation;
    } rows[] = {
        {"movie", "film", CG_RELATION_SYNONYM},
        {"movies", "films", CG_RELATION_SYNONYM},
        {"died", "passed away", CG_RELATION_SYNONYM},
        {"france", "french", CG_RELATION_SYNONYM},
        {"woman", "person", CG_RELATION_NARROWER},
        {"person", "woman", CG_RELATION_BROADER},
        {"paris", "europe", CG_RELATION_NARROWER}, /* through France */
        {"may", "october", CG_RELATION_EXCLUDED},
        {"violin", "trumpet", CG_RELATION_RIVAL},
        {"voluntary", "mandatory", CG_RELATION_OPPOSITE},
        {"rises", "fell", CG_RELATION_CONTRARY},
        {"sculptor", "city", CG_RELATION_CLASS},
        {"sculptor", "xyzzy", CG_RELATION_NONE},
        {"xyzzy", "xyzzy", CG_RELATION_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(relate(rows[i].a, rows[i].b) == rows[i].relation, "%s, %s: %d", rows[i].a,
                      rows[i].b, (int)relate(rows[i].a, rows[i].b));
}
END_TEST

START_TEST(differences_are_the_same_both_ways)
{
    static const char *const words[] = {"may",       "june",   "voluntary", "mandatory", "rise",
                                        "fall",      "city",   "town",      "sculptor",  "film",
                                        "catholic",  "second", "third",     "north",     "south",
                                        "president", "king"};
    size_t count = sizeof words / sizeof *words;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < count; k++) {
            cg_relation there = relate(words[i], words[k]), back = relate(words[k], words[i]);
            if (there >= CG_RELATION_RIVAL)
                ck_assert_int_eq(there, back);
        }
    }
}
END_TEST

START_TEST(words_of_one_root_are_kin_and_lookalikes_are_not)
{
    static const struct {
        const char *a, *b;
        bool kin;
    } rows[] = {
        {"direct", "director", true},       {"producer", "production", true},
        {"invade", "invasion", true},      {"university", "universe", false},
        {"organ", "organization", false},   {"organize", "organization", true},
        {"cat", "cats", false},             {"music", "musician", true},
        {"minister", "monster", false},     {"govern", "government", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_slice a = cg_slice_of(rows[i].a), b = cg_slice_of(rows[i].b);
        ck_assert_msg(cg_meanings_are_kin(meanings, a, b) == rows[i].kin, "%s %s", rows[i].a,
                      rows[i].b);
        ck_assert_int_eq(cg_meanings_are_kin(meanings, b, a), rows[i].kin);
    }
}
END_TEST

START_TEST(a_prefix_denies_unless_the_pair_is_kept_apart)
{
    ck_assert(cg_meanings_are_denied(meanings, CG_SLICE("happy"), CG_SLICE("unhappy")));
    ck_assert(cg_meanings_are_denied(meanings, CG_SLICE("unhappy"), CG_SLICE("happy")));
    ck_assert(cg_meanings_are_denied(meanings, CG_SLICE("nonviolent"), CG_SLICE("violent")));
    ck_assert(!cg_meanings_are_denied(meanings, CG_SLICE("famous"), CG_SLICE("infamous")));
    ck_assert(!cg_meanings_are_denied(meanings, CG_SLICE("to"), CG_SLICE("into")));
    ck_assert(!cg_meanings_are_denied(meanings, CG_SLICE("happy"), CG_SLICE("happy")));
}
END_TEST

START_TEST(phrases_are_found_by_their_first_word)
{
    ck_assert_uint_ge(cg_meanings_word(meanings, CG_SLICE("passed")).reach, 2);
    ck_assert_uint_ge(cg_meanings_word(meanings, CG_SLICE("new")).reach, 3); /* new york city */
    ck_assert_uint_eq(cg_meanings_word(meanings, CG_SLICE("xyzzy")).reach, 0);
    ck_assert(cg_meanings_word(meanings, CG_SLICE("thing")).light);
    ck_assert(!cg_meanings_word(meanings, CG_SLICE("voluntary")).light);
}
END_TEST

/* --- loaders ------------------------------------------------------------------ */

typedef cg_status load_fn(cg_meanings *meanings, const cg_json *root, cg_error *error);

static cg_status load(load_fn *fn, const char *text, cg_error *error)
{
    cg_arena arena;
    const cg_json *root = NULL;
    cg_json_error syntax = {.text = ""};
    cg_arena_init(&arena, SIZE_MAX);
    cg_meanings *own = cg_meanings_new(&arena, cg_lang_inflection(lang));
    ck_assert_ptr_nonnull(own);
    ck_assert_msg(cg_json_parse(cg_slice_of(text), &arena, &root, &syntax) == CG_OK, "%s",
                  syntax.text);
    cg_status status = fn(own, root, error);
    cg_meanings_free(own);
    cg_arena_release(&arena);
    return status;
}

#define SYNONYMS(groups, broader)                                                      \
    "{\"groups\":[" groups "],\"broader\":[" broader "],\"light\":[],\"kin\":[],\"apart\":[]}"
#define OPPOSITES(pairs) \
    "{\"contradictory\":[" pairs "],\"contrary\":[],\"not_opposites\":[]}"

START_TEST(data_that_are_wrong_are_told)
{
    static const struct {
        load_fn *fn;
        const char *text, *complaint;
    } rows[] = {
        {cg_meanings_add_synonyms, "{}", "lacks key \"groups\""},
        {cg_meanings_add_synonyms, SYNONYMS("\"a |\"", ""), NULL},
        {cg_meanings_add_synonyms, SYNONYMS("\"a | | b\"", ""), "between two marks"},
        {cg_meanings_add_synonyms, SYNONYMS("\"Film\"", ""), "lower case"},
        {cg_meanings_add_synonyms, SYNONYMS("", "\"a b\""), "has no colon"},
        {cg_meanings_add_synonyms, SYNONYMS("\"a b c d e f g h | b\"", ""), "more than"},
        {cg_meanings_add_opposites, OPPOSITES("\"a\""), "one side only"},
        {cg_meanings_add_opposites, OPPOSITES("\"a / b\""), NULL},
        {cg_meanings_add_opposites, "[]", "not an object"},
        {cg_meanings_add_sets, "{\"sets\":3}", "not a list"},
        {cg_meanings_add_sets, "{\"sets\":[{\"name\":\"x\"}]}", "needs \"name\" and"},
        {cg_meanings_add_sets, "{\"sets\":[{\"name\":\"x\",\"members\":[\"a\",\"b\"]}]}", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_error error = {0};
        cg_status status = load(rows[i].fn, rows[i].text, &error);
        ck_assert_msg(status == (rows[i].complaint ? CG_E_CONTENT : CG_OK), "%s: %s",
                      rows[i].text, error.text);
        if (rows[i].complaint)
            ck_assert_msg(strstr(error.text, rows[i].complaint) != NULL, "%s", error.text);
    }
}
END_TEST

Suite *lang_meanings_suite(void)
{
    Suite *suite = suite_create("lang/meanings");
    TCase *tests = tcase_create("meanings");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, words_stand_to_one_another_as_the_data_say);
    tcase_add_test(tests, differences_are_the_same_both_ways);
    tcase_add_test(tests, words_of_one_root_are_kin_and_lookalikes_are_not);
    tcase_add_test(tests, a_prefix_denies_unless_the_pair_is_kept_apart);
    tcase_add_test(tests, phrases_are_found_by_their_first_word);
    tcase_add_test(tests, data_that_are_wrong_are_told);
    suite_add_tcase(suite, tests);
    return suite;
}
