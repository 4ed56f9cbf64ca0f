#include "lang/wordmap.h"

#include <check.h>

static cg_slice numbered(unsigned i, char room[16])
{
    return (cg_slice){room, (size_t)snprintf(room, 16, "word%u", i)};
}

START_TEST(what_is_put_is_found_however_often_the_table_grows)
{
    cg_arena arena;
    cg_wordmap map;
    char room[16];
    cg_arena_init(&arena, (size_t)16 << 20);
    ck_assert(cg_wordmap_init(&map, &arena, 0));
    for (unsigned i = 0; i < 5000; i++) {
        cg_wordmap_entry *entry = cg_wordmap_put(&map, numbered(i, room));
        ck_assert_ptr_nonnull(entry);
        ck_assert_uint_eq(entry->bits, 0);
        entry->bits = i + 1;
    }
    ck_assert_uint_eq(map.len, 5000);
    for (unsigned i = 0; i < 5000; i++) {
        const cg_wordmap_entry *entry = cg_wordmap_find(&map, numbered(i, room));
        ck_assert_ptr_nonnull(entry);
        ck_assert_uint_eq(entry->bits, i + 1);
    }
    ck_assert_ptr_null(cg_wordmap_find(&map, numbered(5000, room)));
    ck_assert_ptr_null(cg_wordmap_find(&map, CG_SLICE("word")));
    cg_arena_release(&arena);
}
END_TEST

START_TEST(putting_a_word_again_gives_the_same_entry)
{
    cg_arena arena;
    cg_wordmap map;
    char word[] = "may";
    cg_arena_init(&arena, (size_t)1 << 20);
    ck_assert(cg_wordmap_init(&map, &arena, 4));
    cg_wordmap_put(&map, cg_slice_of(word))->bits = 7;
    word[0] = 'd'; /* the map keeps a copy */
    ck_assert_uint_eq(cg_wordmap_put(&map, CG_SLICE("may"))->bits, 7);
    ck_assert_uint_eq(map.len, 1);
    ck_assert_ptr_null(cg_wordmap_find(&map, CG_SLICE("day")));
    cg_arena_release(&arena);
}
END_TEST

START_TEST(a_full_arena_is_reported_and_loses_nothing)
{
    cg_arena arena;
    cg_wordmap map;
    char room[16];
    unsigned i = 0;
    cg_arena_init(&arena, 4096);
    ck_assert(cg_wordmap_init(&map, &arena, 0));
    while (i < 5000 && cg_wordmap_put(&map, numbered(i, room)))
        i++;
    ck_assert_uint_lt(i, 5000);
    ck_assert_uint_gt(i, 8);
    while (i-- > 0)
        ck_assert_ptr_nonnull(cg_wordmap_find(&map, numbered(i, room)));
    ck_assert(!cg_wordmap_init(&map, &arena, SIZE_MAX));
    cg_arena_release(&arena);
}
END_TEST

Suite *lang_wordmap_suite(void);
Suite *lang_wordmap_suite(void)
{
    Suite *suite = suite_create("lang/wordmap");
    TCase *tests = tcase_create("wordmap");
    tcase_add_test(tests, what_is_put_is_found_however_often_the_table_grows);
    tcase_add_test(tests, putting_a_word_again_gives_the_same_entry);
    tcase_add_test(tests, a_full_arena_is_reported_and_loses_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
