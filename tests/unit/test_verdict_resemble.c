#include "verdict/resemble.h"

#include "base/alloc.h"

#include <check.h>
#include <stdio.h>

static cg_wording *wordings;

static void set_up(void)
{
    wordings = cg_alloc_zeroed(2, sizeof *wordings);
    ck_assert_ptr_nonnull(wordings);
}

static void tear_down(void)
{
    cg_alloc_free(wordings);
}

static bool alike(const char *a, const char *b)
{
    cg_wording_read(&wordings[0], cg_slice_of(a));
    cg_wording_read(&wordings[1], cg_slice_of(b));
    return cg_wording_resembles(&wordings[0], &wordings[1]);
}

#define BASE "The ferry to the island is free of charge for all who live there"

START_TEST(sentences_are_alike_when_most_pairs_of_words_are_the_same)
{
    static const struct {
        const char *a, *b;
        bool alike;
    } table[] = {
        {BASE, BASE, true},
        {BASE, "The ferry to the island is free of charge for those who live there", true},
        {BASE, "Officials said the ferry to the island is free of charge for all who live there",
         true},
        {BASE, "The ferry to the island is free of charge for all", true},
        {BASE, "THE FERRY to the island is free of charge, for all who live there!", true},
        {BASE, "There live all who pay nothing on the ferry to the island in summer", false},
        {BASE, "The museum in the harbour is free of charge for all who are in school", false},
        /* short ones are alike by chance */
        {"The ferry is free of charge today", "The ferry is free of charge today", false},
        {"", "", false},
        {BASE, "", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ck_assert_msg(alike(table[i].a, table[i].b) == table[i].alike, "row %zu", i);
        ck_assert_msg(alike(table[i].b, table[i].a) == table[i].alike, "row %zu, turned", i);
    }
}
END_TEST

START_TEST(names_and_figures_tell_one_fact_from_another)
{
    static const struct {
        const char *a, *b;
        bool alike;
    } table[] = {
        {"From May the ferry to North Island is free of charge for all passengers",
         "From May the ferry to South Island is free of charge for all passengers", false},
        {"The ferry carried 412 passengers a day and was free of charge all summer long",
         "The ferry carried 512 passengers a day and was free of charge all summer long", false},
        {"Holm has made its ferry to the island free of charge for all passengers",
         "Rand has made its ferry to the island free of charge for all passengers", false},
        /* a capital may come from the start alone */
        {"Passengers on the ferry to the island travel free of charge from now on",
         "As of today passengers on the ferry to the island travel free of charge from now on",
         true},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ck_assert_msg(alike(table[i].a, table[i].b) == table[i].alike, "row %zu", i);
        ck_assert_msg(alike(table[i].b, table[i].a) == table[i].alike, "row %zu, turned", i);
    }
}
END_TEST

static size_t shared_bands(const char *a, const char *b)
{
    cg_minhash left, right;
    size_t shared = 0;
    cg_wording_read(&wordings[0], cg_slice_of(a));
    cg_wording_read(&wordings[1], cg_slice_of(b));
    cg_minhash_draw(&left, &wordings[0]);
    cg_minhash_draw(&right, &wordings[1]);
    for (size_t i = 0; i < CG_MINHASH_BANDS; i++)
        shared += cg_minhash_band(&left, i) == cg_minhash_band(&right, i);
    return shared;
}

START_TEST(what_is_alike_shares_a_band_and_what_is_not_mostly_none)
{
    ck_assert_uint_eq(shared_bands(BASE, BASE), CG_MINHASH_BANDS);
    ck_assert_uint_gt(shared_bands(BASE, "The ferry to the island is free of charge for all"), 0);
    ck_assert_uint_eq(shared_bands(BASE, "Nobody has asked what the new bridge will cost us"), 0);
}
END_TEST

/* A text of 12 words, of which the first `own` are its own. */
static void write_words(char *out, size_t room, unsigned own, unsigned seed)
{
    size_t len = 0;
    for (unsigned i = 0; i < 12; i++)
        len += (size_t)snprintf(out + len, room - len, "word%u%s ", i,
                                i < own ? seed % 2 ? "a" : "b" : "");
}

START_TEST(sketches_may_resemble_wherever_wordings_do_and_differ_where_all_words_do)
{
    for (unsigned own = 0; own <= 12; own++) {
        char a[200], b[200];
        write_words(a, sizeof a, own, 1);
        write_words(b, sizeof b, own, 2);
        bool resembles = alike(a, b);
        cg_minhash left, right;
        cg_minhash_draw(&left, &wordings[0]);
        cg_minhash_draw(&right, &wordings[1]);
        if (resembles || own == 0)
            ck_assert_msg(cg_minhash_may_resemble(&left, &right), "%u words", own);
        if (own == 12)
            ck_assert(!cg_minhash_may_resemble(&left, &right));
    }
}
END_TEST

/* Pairs that differ in one word of 14 share 11 of 15 shingles. */
START_TEST(hardly_any_pair_that_is_alike_is_lost)
{
    size_t lost = 0;
    for (unsigned i = 0; i < 2000; i++) {
        char a[200], b[200];
        snprintf(a, sizeof a, "w%u x%u y%u z%u and so on to the end of this very line", i, i + 1,
                 i * 7, i * 11);
        snprintf(b, sizeof b, "w%u x%u y%u z%u and so on to the end of that very line", i, i + 1,
                 i * 7, i * 11);
        ck_assert(alike(a, b));
        lost += shared_bands(a, b) == 0;
    }
    ck_assert_uint_lt(lost, 10);
}
END_TEST

START_TEST(words_beyond_the_room_are_left_out)
{
    static char text[3 * CG_WORDING_WORDS * 2];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? ' ' : 'a';
    cg_wording_read(wordings, (cg_slice){text, sizeof text});
    ck_assert_uint_eq(wordings->len, CG_WORDING_WORDS);
    ck_assert_uint_eq(wordings->shingles, 1);
}
END_TEST

Suite *verdict_resemble_suite(void);
Suite *verdict_resemble_suite(void)
{
    Suite *suite = suite_create("verdict/resemble");
    TCase *tests = tcase_create("resemblance");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, sentences_are_alike_when_most_pairs_of_words_are_the_same);
    tcase_add_test(tests, names_and_figures_tell_one_fact_from_another);
    tcase_add_test(tests, what_is_alike_shares_a_band_and_what_is_not_mostly_none);
    tcase_add_test(tests,
                   sketches_may_resemble_wherever_wordings_do_and_differ_where_all_words_do);
    tcase_add_test(tests, hardly_any_pair_that_is_alike_is_lost);
    tcase_add_test(tests, words_beyond_the_room_are_left_out);
    suite_add_tcase(suite, tests);
    return suite;
}
