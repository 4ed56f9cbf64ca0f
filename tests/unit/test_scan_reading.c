/* The cues of a sentence: "OPERATOR:words", in order. */
#include "engine_fixture.h"

#include <stdlib.h>

static cg_program *program;
static engine e;

static void set_up(void)
{
    program = program_of(compile_pattern("(increase in crime | required)", ""),
                         "the pattern");
    engine_open(&e, program);
}

static void tear_down(void)
{
    engine_close(&e);
    cg_program_free(program);
}

static void show(const cg_cue *cue, cg_buf *out)
{
    cg_slice words = engine_words(&e, cue->hit.first, cue->hit.end);
    cg_buf_printf(out, "%s%s:%.*s", out->len ? "; " : "",
                  cg_operator_name(cue->rule->op), (int)words.len, words.ptr);
}

START_TEST(the_longest_cues_stand_in_order)
{
    static const struct {
        const char *text, *cues;
    } table[] = {
        {"X is here.", ""},
        {"X is not here.", "NEG:not"},
        {"X isn't here.", "NEG:n't"},
        {"X is not only here.", "ID:not only"},
        {"There is no doubt that X is here.", "ID:There is no doubt that"},
        {"X is no longer here, and not there.", "CEASES:no longer; NEG:not"},
        {"X may not be here.", "MODAL:may; NEG:not"},
        {"X left in May, not June.", "NEG:not"},
        {"X left on May 7.", ""},
        {"No wonder X is here.", "NONE:No wonder"},
        {"X could not be nearer.", "ID:could not be"},
        {"X could not be under it.", "MODAL:could; NEG:not"},
        {"X stopped running.", "CEASES:stopped"},
        {"X stopped here.", ""},
        {"Far from it.", "NEG:Far from it"},
        {"That is a lie.", "AFTER:is a lie"},
        {"That's false.", "AFTER:'s false"},
        {"The city's false map is here.", ""},
    };
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_buf_reset(&out);
        engine_load(&e, table[i].text);
        engine_read(&e, 0);
        for (size_t k = 0; k < e.reading.cues.len; k++)
            show(&e.reading.cues.items[k], &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].cues), "\"%s\": %.*s",
                      table[i].text, (int)out.len, out.len ? out.ptr : "");
    }
    cg_buf_release(&out);
}
END_TEST

START_TEST(a_token_belongs_to_one_cue_at_most)
{
    engine_load(
        &e,
        "There is no doubt that X is not only no longer here but hardly not there.");
    engine_read(&e, 0);
    for (uint32_t i = e.reading.range.first; i < e.reading.range.end; i++) {
        uint32_t number = e.reading.cue_at.items[i];
        for (uint32_t c = 0; c < e.reading.cues.len; c++)
            ck_assert(cg_hit_took(&e.reading.cues.items[c].hit, i) ==
                      (number == c + 1));
    }
}
END_TEST

START_TEST(a_cue_that_lost_stands_in_when_the_pattern_takes_the_other)
{
    engine_load(&e, "There was no increase in crime.");
    engine_read(&e, 0);
    engine_match(&e, 1u << CG_OWNER_CLAIM);
    ck_assert_uint_eq(e.hits.len, 1);
    /* The words that the pattern left are a cue; so are "no" alone, had another
     * won that the pattern has words of. */
    bool governed = false;
    for (uint32_t c = 0; c < e.reading.cues.len; c++) {
        const cg_cue *cue = &e.reading.cues.items[c];
        const cg_cue *second = cg_reading_second(&e.reading, cue, &e.hits.items[0]);
        governed |=
            cg_passage_token_is(&e.passage, cue->hit.first, "no") ||
            (second && cg_passage_token_is(&e.passage, second->hit.first, "no"));
    }
    ck_assert(governed);
    engine_load(&e, "It is not here.");
    engine_read(&e, 0);
    ck_assert_ptr_null(
        cg_reading_second(&e.reading, &e.reading.cues.items[0], &e.hits.items[0]));
}
END_TEST

START_TEST(a_question_ends_in_its_mark)
{
    static const struct {
        const char *text;
        bool question;
    } table[] = {
        {"Is it?", true},           {"\"Is it?\"", true}, {"Is it (now)?", true},
        {"It is.", false},          {"It is", false},     {"Is it?!", true},
        {"(Is it?) It is.", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        engine_load(&e, table[i].text);
        engine_read(&e, e.passage.sentences.len - 1);
        ck_assert_msg(e.reading.question == table[i].question, "%s", table[i].text);
    }
}
END_TEST

START_TEST(the_strongest_bound_between_two_tokens_is_found)
{
    engine_load(&e, "A is and was; C is.");
    engine_read(&e, 0);
    /*               0 1  2   3  4 5 6  7 */
    static const struct {
        uint32_t after, upto;
        unsigned bound;
    } table[] = {
        {0, 1, CG_BREAK_NONE}, {1, 2, CG_BREAK_VERB},   {0, 3, CG_BREAK_VERB},
        {2, 4, CG_BREAK_NONE}, {3, 5, CG_BREAK_CLAUSE}, {0, 7, CG_BREAK_CLAUSE},
        {5, 7, CG_BREAK_NONE}, {3, 3, CG_BREAK_NONE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(cg_reading_bound(&e.reading, table[i].after, table[i].upto) ==
                          table[i].bound,
                      "row %zu", i);
}
END_TEST

START_TEST(finite_verbs_are_told_by_closed_classes_and_endings)
{
    static const char text[] =
        "the walked X said it is being walked while walking the walked dog";
    static const char *const finite[] = {"said", "is"};
    engine_load(&e, text);
    engine_read(&e, 0);
    size_t found = 0;
    for (uint32_t i = 0; i < 6; i++)
        if (cg_reading_is_finite(&e.reading, i)) {
            ck_assert_uint_lt(found, 2);
            ck_assert(cg_passage_token_is(&e.passage, i, finite[found++]));
        }
    ck_assert_uint_eq(found, 2);
    for (uint32_t i = 0; i < e.reading.range.end; i++)
        if (cg_passage_token_is(&e.passage, i, "walking"))
            ck_assert(!cg_reading_is_finite(&e.reading, i));
}
END_TEST

START_TEST(a_sentence_has_at_most_its_cap_of_cues)
{
    cg_buf text;
    cg_buf_init(&text, 1 << 20);
    for (size_t i = 0; i < CG_MAX_SENTENCE_CUES + 500; i++)
        cg_buf_add_slice(&text, CG_SLICE("not x "));
    engine_load(&e, text.ptr);
    for (size_t s = 0; s < e.passage.sentences.len; s++) {
        engine_read(&e, s);
        ck_assert_uint_le(e.reading.cues.len + e.reading.seconds.len,
                          CG_MAX_SENTENCE_CUES);
        ck_assert_uint_gt(e.reading.cues.len, 0);
    }
    cg_buf_release(&text);
}
END_TEST

Suite *scan_reading_suite(void);
Suite *scan_reading_suite(void)
{
    Suite *suite = suite_create("scan/reading");
    TCase *tests = tcase_create("cues");
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_longest_cues_stand_in_order);
    tcase_add_test(tests, a_token_belongs_to_one_cue_at_most);
    tcase_add_test(tests, a_cue_that_lost_stands_in_when_the_pattern_takes_the_other);
    tcase_add_test(tests, a_question_ends_in_its_mark);
    tcase_add_test(tests, the_strongest_bound_between_two_tokens_is_found);
    tcase_add_test(tests, finite_verbs_are_told_by_closed_classes_and_endings);
    tcase_add_test(tests, a_sentence_has_at_most_its_cap_of_cues);
    suite_add_tcase(suite, tests);
    return suite;
}
