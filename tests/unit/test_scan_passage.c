#include "engine_fixture.h"

static const char slotted[] =
    "{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c','subject':null,"
    "'supports':['<number>']," EXAMPLES "}]}";

/* The words of the first value at a token; empty for none. */
static cg_slice value_at(const engine *e, uint32_t token)
{
    uint32_t number = e->passage.value_at.items[token];
    if (!number)
        return (cg_slice){"", 0};
    const cg_value *value = &e->passage.values.items[number - 1];
    return engine_words(e, value->first_token, value->end_token);
}

START_TEST(values_are_those_of_one_sentence_by_the_passages_tokens)
{
    cg_program *program = program_new(slotted);
    cg_date_context none = {0};
    engine e;
    engine_open(&e, program);
    engine_load(&e, "There were 12 of them. For 15 years $5 were paid.");
    ck_assert_uint_eq(e.passage.sentences.len, 2);
    ck_assert(cg_passage_find_values(&e.passage, e.passage.sentences.items[0], &none));
    ck_assert_uint_eq(e.passage.values.len, 1);
    ck_assert(cg_slice_is(value_at(&e, 2), "12"));
    ck_assert(cg_passage_find_values(&e.passage, e.passage.sentences.items[1], &none));
    ck_assert_uint_eq(e.passage.values.len, 4); /* two of them inner numbers */
    ck_assert(cg_slice_is(value_at(&e, 2), ""));
    uint32_t first = e.passage.sentences.items[1].first;
    static const char *const wanted[] = {"",   "15 years", "15 years", "$5",
                                         "$5", "",         "",         ""};
    for (uint32_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_msg(cg_slice_is(value_at(&e, first + i), wanted[i]), "token %u", i);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(a_program_without_slots_needs_no_values)
{
    cg_program *program = program_of(compile_pattern("in 5 places", ""), "in 5 places");
    cg_date_context none = {0};
    engine e;
    engine_open(&e, program);
    engine_load(&e, "There were 12 of them.");
    ck_assert(!program->has_slots);
    ck_assert(cg_passage_find_values(&e.passage, e.passage.sentences.items[0], &none));
    ck_assert_uint_eq(e.passage.values.len, 0);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(a_new_passage_forgets_the_values_of_the_one_before)
{
    cg_program *program = program_new(slotted);
    cg_date_context none = {0};
    engine e;
    engine_open(&e, program);
    engine_load(&e, "There were 12 of them.");
    ck_assert(cg_passage_find_values(&e.passage, e.passage.sentences.items[0], &none));
    engine_load(&e, "There were a few.");
    ck_assert_uint_eq(e.passage.values.len, 0);
    ck_assert_uint_eq(e.passage.value_at.len, 0);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(a_token_is_a_word_in_any_case_and_composition)
{
    static const struct {
        const char *text, *word;
        bool is;
    } rows[] = {
        {"But", "but", true},          {"BUT", "but", true},     {"bu", "but", false},
        {"butt", "but", false},        {"U.S.", "u.s", true},    {"U.S.", "u.s.", false},
        {".", ".", true},              {".", "", false},         {"so\xC2\xADul", "soul", true},
        {"so\xC2\xADul", "so", false}, {"\xE2\x84\xAA", "k", true}, {"cafe\xCC\x81", "cafe", false},
        {"\xC3\xA9", "e", false},
    };
    cg_program *program = program_new(slotted);
    engine e;
    engine_open(&e, program);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        engine_load(&e, rows[i].text);
        ck_assert_msg(cg_passage_token_is(&e.passage, 0, rows[i].word) == rows[i].is,
                      "\"%s\", \"%s\"", rows[i].text, rows[i].word);
    }
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

Suite *scan_passage_suite(void);
Suite *scan_passage_suite(void)
{
    Suite *suite = suite_create("scan/passage");
    TCase *tcase = tcase_create("values");
    tcase_add_test(tcase, values_are_those_of_one_sentence_by_the_passages_tokens);
    tcase_add_test(tcase, a_program_without_slots_needs_no_values);
    tcase_add_test(tcase, a_new_passage_forgets_the_values_of_the_one_before);
    tcase_add_test(tcase, a_token_is_a_word_in_any_case_and_composition);
    suite_add_tcase(suite, tcase);
    return suite;
}
