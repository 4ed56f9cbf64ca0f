#include "lang/value_words.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "lang_fixture.h"

static const cg_value_words *load(lang_data *data)
{
    const cg_value_words *words = NULL;
    *data = data_embedded("en/values.json");
    cg_status status =
        cg_value_words_load(data->root, &data->arena, &words, &data->error);
    ck_assert_msg(status == CG_OK, "%s", data->error.text);
    return words;
}

static const cg_value_sense *sense_of(const cg_value_words *words, const char *word,
                                      cg_value_role role)
{
    const cg_value_word *found = cg_value_words_find(words, cg_slice_of(word));
    const cg_value_sense *sense = found ? found->senses : NULL;
    while (sense && sense->role != role)
        sense = sense->next;
    return sense;
}

START_TEST(a_word_has_all_its_senses_longest_first)
{
    lang_data data;
    const cg_value_words *words = load(&data);
    const cg_value_word *second = cg_value_words_find(words, CG_SLICE("second"));
    ck_assert_ptr_nonnull(second);
    ck_assert(second->roles & CG_ROLE(ORDINAL));
    ck_assert(second->roles & CG_ROLE(UNIT));
    ck_assert(second->starts & CG_ROLE(QUARTER));
    ck_assert(!(second->roles & CG_ROLE(QUARTER)));
    for (const cg_value_sense *s = second->senses; s && s->next; s = s->next)
        ck_assert_uint_ge(s->len, s->next->len);
    ck_assert_ptr_null(cg_value_words_find(words, CG_SLICE("voluntary")));
    data_drop(&data);
}
END_TEST

START_TEST(senses_hold_what_the_file_says)
{
    lang_data data;
    const cg_value_words *words = load(&data);
    ck_assert_double_eq(sense_of(words, "seven", CG_ROLE_DIGIT)->number, 7);
    ck_assert_double_eq(sense_of(words, "million", CG_ROLE_MAGNITUDE)->number, 1e6);
    ck_assert_double_eq(sense_of(words, "march", CG_ROLE_MONTH)->number, 3);
    ck_assert_int_eq(sense_of(words, "roughly", CG_ROLE_BOUND)->code, CG_BOUND_ABOUT);
    ck_assert_int_eq(sense_of(words, "before", CG_ROLE_DATE_BOUND)->code,
                     CG_BOUND_LESS_THAN);
    ck_assert_int_eq(sense_of(words, "decade", CG_ROLE_PERIOD)->code, CG_PERIOD_DECADE);
    ck_assert_double_eq(sense_of(words, "early", CG_ROLE_PART)->number2, 50);
    ck_assert(
        cg_slice_is(sense_of(words, "weeks", CG_ROLE_UNIT)->unit->base, "second"));
    ck_assert(cg_slice_is(sense_of(words, "$", CG_ROLE_UNIT_SIGN)->unit->name, "USD"));
    ck_assert_ptr_nonnull(cg_value_words_unit(words, CG_SLICE("US cent")));
    ck_assert_ptr_null(cg_value_words_unit(words, CG_SLICE("parsec")));
    data_drop(&data);
}
END_TEST

/* The shipped file with one stretch of it replaced. */
static void expect_fault(const char *old, const char *new, const char *want)
{
    cg_slice text = cg_lang_embedded("en/values.json");
    cg_buf buf;
    const cg_value_words *words = NULL;
    size_t len = strlen(old), at = 0;
    cg_buf_init(&buf, (size_t)1 << 22);
    while (at + len <= text.len && memcmp(text.ptr + at, old, len) != 0)
        at++;
    ck_assert_msg(at + len <= text.len, "\"%s\" is not there", old);
    cg_buf_add(&buf, text.ptr, at);
    cg_buf_add(&buf, new, strlen(new));
    cg_buf_add(&buf, text.ptr + at + len, text.len - at - len);
    lang_data data = data_of(cg_buf_slice(&buf));
    ck_assert_int_eq(cg_value_words_load(data.root, &data.arena, &words, &data.error),
                     CG_E_CONTENT);
    ck_assert_msg(strstr(data.error.text, want) != NULL, "\"%s\" lacks \"%s\"",
                  data.error.text, want);
    ck_assert_ptr_null(words);
    data_drop(&data);
    cg_buf_release(&buf);
}

START_TEST(wrong_data_are_refused)
{
    static const struct {
        const char *old, *new, *want;
    } rows[] = {
        {"\"digits\":", "\"digitz\":", "unknown key"},
        {"\"zero\": 0", "\"zero\": \"0\"", "not a number"},
        {"\"early\": [0, 50]", "\"early\": [0]", "is not two numbers"},
        {"\"at-least\": [", "\"atleast\": [", "unknown code"},
        {"\"articles\": [\"a\"", "\"articles\": [\"A\"", "not in lower case"},
        {"\"hundreds\": {\"hundred\": 100}", "\"hundreds\": [100]", "not an object"},
        {"\"period\": \"week\"", "\"period\": \"weak\"", "unknown period"},
        {"\"factor\": 604800", "\"factor\": 0", "factor"},
        {"{\"name\": \"bit\",", "{\"nam\": \"bit\",", "unknown key"},
        {"{\"name\": \"bit\",", "{\"name\": 1,", "not a string"},
        {"\"suffixes\": {\"K\": 1e3", "\"suffixes\": {\"K\": []", "is no suffix"},
        {"\"of\": [\"of\"]", "\"of\": [\"a b c d e f g h i\"]", "longer than 8 words"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_fault(rows[i].old, rows[i].new, rows[i].want);
}
END_TEST

START_TEST(running_out_of_memory_is_told)
{
    lang_data data = data_embedded("en/values.json");
    cg_status status = CG_E_MEMORY;
    for (long n = 1; status == CG_E_MEMORY; n++) {
        const cg_value_words *words = NULL;
        cg_arena arena;
        ck_assert_int_lt(n, 10000);
        cg_arena_init(&arena, (size_t)64 << 20);
        cg_alloc_fail_at(n, 0);
        status = cg_value_words_load(data.root, &arena, &words, &data.error);
        cg_alloc_fail_at(0, 0);
        ck_assert((status == CG_OK) == (words != NULL));
        cg_arena_release(&arena);
    }
    ck_assert_int_eq(status, CG_OK);
    data_drop(&data);
}
END_TEST

Suite *lang_value_words_suite(void)
{
    Suite *suite = suite_create("lang/value_words");
    TCase *tcase = tcase_create("words of values");
    tcase_add_test(tcase, a_word_has_all_its_senses_longest_first);
    tcase_add_test(tcase, senses_hold_what_the_file_says);
    tcase_add_test(tcase, wrong_data_are_refused);
    tcase_add_test(tcase, running_out_of_memory_is_told);
    suite_add_tcase(suite, tcase);
    return suite;
}
