/* Which operators govern a match: "OPERATOR:cue", outermost first. The matches
 * are the places where one of the alternatives of one pattern stands. */
#include "engine_fixture.h"

#include <stdlib.h>

static cg_program *program;
static engine e;
static cg_governors governors;

static void set_up(void)
{
    program = program_of(
        compile_pattern("(voluntary | no way out | not required | leave)", ""),
        "the pattern");
    engine_open(&e, program);
}

static void tear_down(void)
{
    cg_vec_release(&governors);
    engine_close(&e);
    cg_program_free(program);
}

static void show(const engine *of, cg_buf *out)
{
    cg_buf_reset(out);
    for (size_t i = 0; i < governors.len; i++) {
        const cg_governor *g = &governors.items[i];
        cg_slice words = engine_words(of, g->first, g->end);
        cg_buf_printf(out, "%s%s:%.*s", i ? "; " : "", cg_operator_name(g->op),
                      (int)words.len, words.ptr);
    }
}

typedef struct row {
    const char *text, *governors; /* of each match, parted by " / " */
} row;

static void govern(const char *text, cg_buf *out)
{
    cg_buf one;
    cg_buf_init(&one, 4096);
    cg_buf_reset(out);
    engine_load(&e, text);
    bool any = false;
    for (size_t s = 0; s < e.passage.sentences.len; s++) {
        engine_read(&e, s);
        engine_match(&e, 1u << CG_OWNER_CLAIM);
        for (size_t i = 0; i < e.hits.len; i++, any = true) {
            ck_assert(cg_scope_governors(&e.reading, &e.hits.items[i], &governors));
            show(&e, &one);
            cg_buf_printf(out, "%s%.*s", any ? " / " : "", (int)one.len,
                          one.len ? one.ptr : "");
        }
    }
    cg_buf_release(&one);
}

static void check_rows(const row *table, size_t len)
{
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        govern(table[i].text, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].governors),
                      "\"%s\": %.*s", table[i].text, (int)out.len,
                      out.len ? out.ptr : "");
    }
    cg_buf_release(&out);
}

#define CHECK_ROWS(table) check_rows((table), sizeof(table) / sizeof *(table))

START_TEST(cues_govern_what_follows_them_as_far_as_they_reach)
{
    static const row table[] = {
        {"X is voluntary.", ""},
        {"X is not voluntary.", "NEG:not"},
        {"X isn't voluntary.", "NEG:n't"},
        {"X is voluntary, not free.", ""},
        {"X is not free but voluntary.", ""},
        {"X is not free; it is voluntary.", ""},
        {"X is not free, and it is voluntary.", ""},
        {"X is never free or voluntary.", "NEG:never"},
        {"Without fees, X is voluntary.", ""},
        {"X is hardly, if ever, voluntary.", "NEG:hardly"},
        {"X was not said to be free (though voluntary).", ""},
        {"X is non-voluntary.", "NEG:non"},
        {"X is a non-profit and voluntary.", ""},
        {"X does not yet look voluntary.", "NEG:not"},
        {"X is too big to be voluntary.", "NEG:too big to"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(the_longest_cue_stands_and_cues_of_the_pattern_are_its_own)
{
    static const row table[] = {
        {"X is not only voluntary.", "ID:not only"},
        {"There is no doubt that X is voluntary.", "ID:There is no doubt that"},
        {"X is anything but voluntary.", "NEG:anything but"},
        {"There is no way out.", ""},
        {"X is not required.", ""},
        {"X is not voluntary, and there is no way out.", "NEG:not / "},
        {"X is not not required.", "NEG:not"},
        {"X is not necessarily voluntary.", "UNKNOWN:not necessarily"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(governors_stand_from_the_outermost_in)
{
    static const row table[] = {
        {"He did not say that X is not voluntary.", "NEG:not; SAYS:say that; NEG:not"},
        {"They deny that X is voluntary.", "DENIES:deny that"},
        {"They failed to make X voluntary.", "REVERSES:failed to"},
        {"They refused to confirm that X is not voluntary.",
         "PREVENTS:refused to; ENSURES:confirm that; NEG:not"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(some_cues_govern_what_stands_before_them)
{
    static const row table[] = {
        {"X is voluntary in name only.", "AFTER:in name only"},
        {"The claim that X is voluntary is false.", "DISOWNS:claim that"},
        {"That X is voluntary is a myth.", "AFTER:is a myth"},
        {"X is voluntary. It is false.", ""},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(acts_of_saying_are_judged_as_clauses_are)
{
    static const row table[] = {
        {"That X is voluntary is false.", "AFTER:is false"},
        {"Calling X voluntary is misleading.", "DISOWNS:Calling"},
        {"To call X voluntary is wrong.", "DISOWNS:call"},
        {"They refused to call it voluntary.", "PREVENTS:refused to; SAYS:call it"},
        {"Subject to state law, X is voluntary.", ""},
        {"Running X is wrong, and voluntary.", ""},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(questions_and_conditions_govern_their_clause)
{
    static const row table[] = {
        {"Is X voluntary?", "UNKNOWN:?"},
        {"X is voluntary?", "UNKNOWN:?"},
        {"X is voluntary; is it free?", ""},
        {"If X is voluntary, it is free.", "COND:If"},
        {"If it is free, X is voluntary.", "MODAL:If"},
        {"If X were voluntary, they could leave.", "SCARE:If / SCARE:If; MODAL:could"},
        {"X is voluntary unless they sign.", "MODAL:unless"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(quotations_give_their_words_to_a_speaker_or_keep_them_at_a_distance)
{
    static const row table[] = {
        {"\"X is not voluntary at all,\" he said.", "SAYS:\"; NEG:not"},
        {"The \"voluntary\" X grew.", "SCARE:\""},
        {"\"He is not here,\" she said. X is voluntary.", ""},
        {"\"It is so,\" she said, \"and X is never really voluntary.\"",
         "SAYS:\"; NEG:never"},
        {"X is voluntary and \"not free at all, I say\".", ""},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(each_item_of_a_list_of_denials_is_denied_once)
{
    static const row table[] = {
        {"It is not free, not good, not voluntary.", "NEG:not"},
        {"They denied that it is free, and denied that X is voluntary.",
         "DENIES:denied that"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(a_cue_reaches_no_further_than_its_cap)
{
    cg_buf text, out;
    cg_buf_init(&text, 1 << 16);
    cg_buf_init(&out, 4096);
    for (unsigned far = 0; far < 2; far++) {
        unsigned words = far ? CG_MAX_CUE_REACH + 1 : CG_MAX_CUE_REACH - 1;
        cg_buf_reset(&text);
        cg_buf_add_slice(&text, CG_SLICE("They deny that"));
        for (unsigned i = 0; i < words; i++)
            cg_buf_add_slice(&text, CG_SLICE(" x"));
        cg_buf_add_slice(&text, CG_SLICE(" voluntary"));
        govern(text.ptr, &out);
        ck_assert(cg_slice_is(cg_buf_slice(&out), far ? "" : "DENIES:deny that"));
    }
    cg_buf_release(&text);
    cg_buf_release(&out);
}
END_TEST

START_TEST(short_quotations_are_no_speech)
{
    static const struct {
        const char *text;
        bool speech;
    } table[] = {
        {"the \"voluntary\" plan", false},
        {"the \"one two three\" plan", false},
        {"the \"one two three four\" plan", true},
        {"the \"one, two - three!\" plan", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        engine_load(&e, table[i].text);
        engine_read(&e, 0);
        ck_assert_uint_eq(e.passage.quotes.len, 1);
        ck_assert_msg(cg_scope_is_speech(&e.reading, 0) == table[i].speech, "%s",
                      table[i].text);
    }
}
END_TEST

Suite *stance_scope_suite(void);
Suite *stance_scope_suite(void)
{
    Suite *suite = suite_create("stance/scope");
    TCase *tests = tcase_create("governors");
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, cues_govern_what_follows_them_as_far_as_they_reach);
    tcase_add_test(tests, the_longest_cue_stands_and_cues_of_the_pattern_are_its_own);
    tcase_add_test(tests, governors_stand_from_the_outermost_in);
    tcase_add_test(tests, some_cues_govern_what_stands_before_them);
    tcase_add_test(tests, acts_of_saying_are_judged_as_clauses_are);
    tcase_add_test(tests, questions_and_conditions_govern_their_clause);
    tcase_add_test(tests,
                   quotations_give_their_words_to_a_speaker_or_keep_them_at_a_distance);
    tcase_add_test(tests, each_item_of_a_list_of_denials_is_denied_once);
    tcase_add_test(tests, a_cue_reaches_no_further_than_its_cap);
    tcase_add_test(tests, short_quotations_are_no_speech);
    suite_add_tcase(suite, tests);
    return suite;
}
