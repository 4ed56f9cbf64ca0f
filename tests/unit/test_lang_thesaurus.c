#include "lang/thesaurus.h"

#include <check.h>
#include <stdio.h>

static cg_arena arena;
static cg_thesaurus thesaurus;
static cg_error error;

static void set_up(void)
{
    cg_arena_init(&arena, (size_t)64 << 20);
    ck_assert_int_eq(cg_thesaurus_init(&thesaurus, &arena, &error), CG_OK);
}

static void tear_down(void)
{
    cg_arena_release(&arena);
}

static bool holds(const cg_phrases *list, const char *phrase)
{
    for (size_t i = 0; i < list->len; i++)
        if (cg_slice_is(list->items[i], phrase))
            return true;
    return false;
}

START_TEST(a_word_has_others_on_its_own_side_and_on_the_other)
{
    static const struct {
        const char *word, *same, *opposite;
        bool contrary;
    } table[] = {
        {"voluntary", "optional", "mandatory", false},
        {"mandatory", "compulsory", "voluntary", false},
        {"ban", "outlaw", "allow", false},
        {"increase", "raise", "reduce", true},
        {"doctor", "physician", NULL, false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_thesaurus_word word;
        ck_assert_int_eq(cg_thesaurus_find(&thesaurus, cg_slice_of(table[i].word), true, &word,
                                           &error),
                         CG_OK);
        ck_assert_msg(word.found && (holds(&word.same, table[i].same) || table[i].contrary),
                      "%s", table[i].word);
        ck_assert_msg(!holds(&word.same, table[i].word), "%s stands for itself", table[i].word);
        ck_assert(word.contrary == table[i].contrary);
        if (table[i].opposite && !table[i].contrary)
            ck_assert_msg(holds(&word.opposite, table[i].opposite), "%s", table[i].word);
        ck_assert(!table[i].contrary || word.opposite.len > 0);
        cg_thesaurus_release(&word);
    }
}
END_TEST

START_TEST(without_groups_only_a_word_with_opposites_has_others)
{
    cg_thesaurus_word word;
    ck_assert_int_eq(cg_thesaurus_find(&thesaurus, CG_SLICE("doctor"), false, &word, &error),
                     CG_OK);
    ck_assert(!word.found && word.same.len == 0 && word.opposite.len == 0);
    cg_thesaurus_release(&word);
    ck_assert_int_eq(cg_thesaurus_find(&thesaurus, CG_SLICE("xyzzy"), true, &word, &error), CG_OK);
    ck_assert(!word.found);
    cg_thesaurus_release(&word);
}
END_TEST

Suite *lang_thesaurus_suite(void)
{
    Suite *suite = suite_create("lang/thesaurus");
    TCase *tests = tcase_create("words");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_word_has_others_on_its_own_side_and_on_the_other);
    tcase_add_test(tests, without_groups_only_a_word_with_opposites_has_others);
    suite_add_tcase(suite, tests);
    return suite;
}
