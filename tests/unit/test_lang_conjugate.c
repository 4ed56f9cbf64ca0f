#include "lang/conjugate.h"

#include "base/limits.h"
#include "lang/data.h"
#include "lang_fixture.h"

static lang_data data;
static const cg_inflection *inflection;
static cg_arena arena;

static void set_up(void)
{
    data = data_embedded("en/inflection.json");
    ck_assert_int_eq(cg_inflection_load(data.root, &data.arena, &inflection, &data.error), CG_OK);
    cg_arena_init(&arena, (size_t)1 << 20);
}

static void tear_down(void)
{
    cg_arena_release(&arena);
    data_drop(&data);
}

START_TEST(a_lemma_gives_each_of_its_forms)
{
    static const struct {
        const char *lemma, *forms[5];
    } table[] = {
        {"cause", {"cause", "causes", "causing", "caused", "caused"}},
        {"begin", {"begin", "begins", "beginning", "began", "begun"}},
        {"set up", {"set up", "sets up", "setting up", "set up", "set up"}},
        {"forbid", {"forbid", "forbids", "forbidding", "forbade", "forbidden"}},
        {"voluntary", {"voluntary", "voluntary", "voluntary", "voluntary", "voluntary"}},
        {"permitted", {"permitted", NULL, NULL, "permitted", "permitted"}},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        for (int f = 0; f < 5; f++) {
            if (!table[i].forms[f])
                continue;
            cg_slice form = cg_conjugate(inflection, cg_slice_of(table[i].lemma),
                                         (cg_word_form)f, &arena);
            ck_assert_msg(cg_slice_is(form, table[i].forms[f]), "%s: \"%.*s\", not \"%s\"",
                          table[i].lemma, (int)form.len, form.ptr, table[i].forms[f]);
        }
    }
}
END_TEST

START_TEST(a_form_leads_back_to_its_lemma)
{
    static const struct {
        const char *word, *lemma;
        bool behind;
        cg_word_form form;
    } table[] = {
        {"causes", "cause", false, CG_FORM_S},      {"costs", "cost", false, CG_FORM_S},
        {"banned", "ban", false, CG_FORM_PAST},     {"banned", "ban", true, CG_FORM_PARTICIPLE},
        {"rose", "rise", false, CG_FORM_PAST},      {"fell", "fall", false, CG_FORM_PAST},
        {"bark", "bark", false, CG_FORM_LEMMA},     {"like", "like", false, CG_FORM_LEMMA},
        {"closing", "close", false, CG_FORM_ING},   {"open", "open", true, CG_FORM_LEMMA},
        {"xyzzy", "xyzzy", false, CG_FORM_LEMMA},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_word_form form;
        cg_slice lemma;
        ck_assert(cg_conjugate_read(inflection, cg_slice_of(table[i].word), table[i].behind,
                                    &arena, &form, &lemma));
        ck_assert_msg(cg_slice_is(lemma, table[i].lemma) && form == table[i].form,
                      "%s: \"%.*s\", form %d", table[i].word, (int)lemma.len, lemma.ptr, form);
    }
}
END_TEST

Suite *lang_conjugate_suite(void)
{
    Suite *suite = suite_create("lang/conjugate");
    TCase *tests = tcase_create("forms");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_lemma_gives_each_of_its_forms);
    tcase_add_test(tests, a_form_leads_back_to_its_lemma);
    suite_add_tcase(suite, tests);
    return suite;
}
