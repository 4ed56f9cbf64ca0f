#include "lang/abbrevs.h"

#include "text_fixture.h"

/* Every list that the data must have, all empty but for what is put in. */
#define DATA(kinds, traits) \
    "{\"abbreviations\":{" kinds "},\"words\":{" traits "},\"source\":\"-\"}"
#define KINDS "\"number\":[],\"word\":[],\"inner\":[],\"last\":[]"
#define TRAITS                                                                         \
    "\"plain\":[],\"street\":[],\"starts\":[],\"leads\":[],\"says\":[],\"shouts\":[]," \
    "\"clock\":[]"

static cg_status load(const char *source, cg_arena *arena, const cg_abbrevs **out,
                      cg_error *error)
{
    const cg_json *root = NULL;
    cg_json_error json_error;
    cg_arena_init(arena, (size_t)1 << 20);
    ck_assert_int_eq(cg_json_parse(cg_slice_of(source), arena, &root, &json_error),
                     CG_OK);
    return cg_abbrevs_load(root, arena, out, error);
}

START_TEST(words_have_a_kind_and_traits)
{
    cg_arena arena;
    cg_error error;
    const cg_abbrevs *abbrevs = NULL;
    const char *source =
        DATA("\"title\":[\"dr mr\",\"st\"]," KINDS, TRAITS ",\"label\":[\"st item\"]");
    ck_assert_int_eq(load(source, &arena, &abbrevs, &error), CG_OK);
    ck_assert_int_eq(cg_abbrevs_find(abbrevs, CG_SLICE("mr")), CG_ABBREV_TITLE);
    ck_assert_int_eq(cg_abbrevs_find(abbrevs, CG_SLICE("item")), CG_ABBREV_NONE);
    ck_assert_int_eq(cg_abbrevs_find(abbrevs, CG_SLICE("nobody")), CG_ABBREV_NONE);
    ck_assert_uint_eq(cg_abbrevs_traits(abbrevs, CG_SLICE("st")), CG_ABBREV_LABEL);
    ck_assert_uint_eq(cg_abbrevs_traits(abbrevs, CG_SLICE("mr")), 0);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(without_data_nothing_is_known)
{
    ck_assert_int_eq(cg_abbrevs_find(NULL, CG_SLICE("mr")), CG_ABBREV_NONE);
    ck_assert_uint_eq(cg_abbrevs_traits(NULL, CG_SLICE("the")), 0);
}
END_TEST

START_TEST(wrong_data_are_refused)
{
    static const struct {
        const char *source, *part;
    } wrong[] = {
        {"[]", "the file"},
        {"{}", "abbreviations"},
        {DATA(KINDS, TRAITS ",\"label\":[]"), "title"},
        {DATA("\"title\":[]," KINDS, TRAITS), "label"},
        {DATA("\"title\":{}," KINDS, TRAITS ",\"label\":[]"), "title"},
        {DATA("\"title\":[1]," KINDS, TRAITS ",\"label\":[]"), "a number"},
        {DATA("\"title\":[\"Mr\"]," KINDS, TRAITS ",\"label\":[]"), "Mr"},
        {DATA("\"title\":[\"mr\",\"mr\"]," KINDS, TRAITS ",\"label\":[]"), "mr"},
        {DATA("\"titel\":[],\"title\":[]," KINDS, TRAITS ",\"label\":[]"), "titel"},
        {"{\"abbreviations\":[],\"words\":{}}", "abbreviations"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cg_arena arena;
        cg_error error;
        const cg_abbrevs *abbrevs = NULL;
        ck_assert_int_eq(load(wrong[i].source, &arena, &abbrevs, &error), CG_E_CONTENT);
        ck_assert_msg(strstr(error.text, wrong[i].part), "%s", error.text);
        cg_arena_release(&arena);
    }
}
END_TEST

START_TEST(the_data_that_ship_know_common_abbreviations)
{
    static const struct {
        const char *word;
        cg_abbrev_kind kind;
    } words[] = {
        {"dr", CG_ABBREV_TITLE},    {"sen", CG_ABBREV_TITLE}, {"no", CG_ABBREV_NUMBER},
        {"pp", CG_ABBREV_NUMBER},   {"inc", CG_ABBREV_WORD},  {"u.s", CG_ABBREV_WORD},
        {"e.g", CG_ABBREV_INNER},   {"vs", CG_ABBREV_INNER},  {"etc", CG_ABBREV_LAST},
        {"p.m", CG_ABBREV_LAST},    {"sept", CG_ABBREV_LAST}, {"calif", CG_ABBREV_WORD},
        {"county", CG_ABBREV_NONE}, {"the", CG_ABBREV_NONE},
    };
    cg_arena arena;
    const cg_abbrevs *abbrevs = text_fixture_abbrevs(&arena);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_int_eq(cg_abbrevs_find(abbrevs, cg_slice_of(words[i].word)),
                         words[i].kind);
    ck_assert(cg_abbrevs_traits(abbrevs, CG_SLICE("the")) & CG_ABBREV_STARTS);
    ck_assert(cg_abbrevs_traits(abbrevs, CG_SLICE("ill")) & CG_ABBREV_PLAIN);
    cg_arena_release(&arena);
}
END_TEST

Suite *lang_abbrevs_suite(void);
Suite *lang_abbrevs_suite(void)
{
    Suite *suite = suite_create("lang/abbrevs");
    TCase *all = tcase_create("all");
    tcase_add_test(all, words_have_a_kind_and_traits);
    tcase_add_test(all, without_data_nothing_is_known);
    tcase_add_test(all, wrong_data_are_refused);
    tcase_add_test(all, the_data_that_ship_know_common_abbreviations);
    suite_add_tcase(suite, all);
    return suite;
}
