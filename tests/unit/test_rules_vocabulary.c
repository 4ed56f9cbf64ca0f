#include "base/alloc.h"
#include "rules/vocabulary.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct words {
    cg_arena arena;
    cg_vocabulary vocabulary;
} words;

static void open(words *w)
{
    cg_arena_init(&w->arena, (size_t)64 << 20);
    cg_vocabulary_init(&w->vocabulary);
}

static void close(words *w)
{
    cg_vocabulary_release(&w->vocabulary);
    cg_arena_release(&w->arena);
}

START_TEST(words_are_numbered_from_one_and_found_again)
{
    words w;
    open(&w);
    ck_assert_uint_eq(cg_vocabulary_find(&w.vocabulary, CG_SLICE("opt")), 0);
    ck_assert_uint_eq(cg_vocabulary_add(&w.vocabulary, &w.arena, CG_SLICE("opt")), 1);
    ck_assert_uint_eq(cg_vocabulary_add(&w.vocabulary, &w.arena, CG_SLICE("out")), 2);
    ck_assert_uint_eq(cg_vocabulary_add(&w.vocabulary, &w.arena, CG_SLICE("opt")), 1);
    ck_assert_uint_eq(cg_vocabulary_find(&w.vocabulary, CG_SLICE("out")), 2);
    ck_assert_uint_eq(cg_vocabulary_find(&w.vocabulary, CG_SLICE("ou")), 0);
    ck_assert_uint_eq(cg_vocabulary_find(&w.vocabulary, CG_SLICE("outs")), 0);
    close(&w);
}
END_TEST

START_TEST(any_bytes_are_a_word)
{
    static const cg_slice table[] = {CG_SLICE_INIT("a\0b"), CG_SLICE_INIT("a\0c"),
                                     CG_SLICE_INIT("a"), CG_SLICE_INIT("\0"),
                                     CG_SLICE_INIT("\xC3\xA9")};
    words w;
    open(&w);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_uint_eq(cg_vocabulary_add(&w.vocabulary, &w.arena, table[i]), i + 1);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_uint_eq(cg_vocabulary_find(&w.vocabulary, table[i]), i + 1);
    close(&w);
}
END_TEST

START_TEST(the_words_belong_to_the_arena)
{
    words w;
    char text[] = "opt";
    open(&w);
    cg_vocabulary_add(&w.vocabulary, &w.arena, cg_slice_of(text));
    text[0] = 'x';
    ck_assert_uint_eq(cg_vocabulary_find(&w.vocabulary, CG_SLICE("opt")), 1);
    ck_assert(cg_slice_is(w.vocabulary.words.items[1], "opt"));
    close(&w);
}
END_TEST

static cg_slice numbered(char *room, size_t size, unsigned i)
{
    int len = snprintf(room, size, "w%u", i);
    return (cg_slice){room, (size_t)len};
}

START_TEST(many_words_keep_their_numbers)
{
    enum { COUNT = 20000 };
    words w;
    char room[16];
    open(&w);
    for (unsigned i = 1; i <= COUNT; i++)
        ck_assert_uint_eq(
            cg_vocabulary_add(&w.vocabulary, &w.arena, numbered(room, sizeof room, i)),
            i);
    for (unsigned i = 1; i <= COUNT; i++)
        ck_assert_uint_eq(
            cg_vocabulary_find(&w.vocabulary, numbered(room, sizeof room, i)), i);
    ck_assert_uint_eq(
        cg_vocabulary_find(&w.vocabulary, numbered(room, sizeof room, COUNT + 1)), 0);
    close(&w);
}
END_TEST

START_TEST(without_memory_there_is_no_number_and_nothing_is_lost)
{
    words w;
    char room[16];
    open(&w);
    for (unsigned i = 1; i <= 3000; i++) {
        cg_slice word = numbered(room, sizeof room, i);
        cg_alloc_fail_at(1, 1);
        uint32_t number = cg_vocabulary_add(&w.vocabulary, &w.arena, word);
        bool reached = cg_alloc_count() > 0;
        cg_alloc_fail_at(0, 0);
        ck_assert_uint_eq(number, reached ? 0 : i);
        ck_assert_uint_eq(cg_vocabulary_add(&w.vocabulary, &w.arena, word), i);
    }
    close(&w);
}
END_TEST

Suite *rules_vocabulary_suite(void);
START_TEST(a_reset_vocabulary_numbers_from_one_again)
{
    cg_arena arena;
    cg_vocabulary v;
    cg_arena_init(&arena, SIZE_MAX);
    cg_vocabulary_init(&v);
    cg_vocabulary_reset(&v);
    /* the second round grows a table that is not kept, the third one that is */
    for (unsigned round = 0; round < 4; round++) {
        unsigned count = round == 1 ? 3000 : 20;
        for (unsigned i = 0; i < count; i++) {
            cg_slice word = cg_arena_printf(&arena, "%u-%u", round, i);
            ck_assert_uint_eq(cg_vocabulary_find(&v, word), 0);
            ck_assert_uint_eq(cg_vocabulary_add(&v, &arena, word), i + 1);
        }
        ck_assert_uint_eq(cg_vocabulary_find(&v, CG_SLICE("0-7")), round ? 0 : 8);
        cg_vocabulary_reset(&v);
        ck_assert_uint_eq(cg_vocabulary_find(&v, CG_SLICE("0-7")), 0);
    }
    cg_vocabulary_release(&v);
    cg_arena_release(&arena);
}
END_TEST

Suite *rules_vocabulary_suite(void)
{
    Suite *suite = suite_create("rules/vocabulary");
    TCase *tests = tcase_create("words");
    tcase_add_test(tests, words_are_numbered_from_one_and_found_again);
    tcase_add_test(tests, any_bytes_are_a_word);
    tcase_add_test(tests, the_words_belong_to_the_arena);
    tcase_add_test(tests, many_words_keep_their_numbers);
    tcase_add_test(tests, without_memory_there_is_no_number_and_nothing_is_lost);
    tcase_add_test(tests, a_reset_vocabulary_numbers_from_one_again);
    suite_add_tcase(suite, tests);
    return suite;
}
