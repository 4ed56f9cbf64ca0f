#include "lang/frequencies.h"

#include "lang_fixture.h"

static uint32_t times(const cg_frequencies *frequencies, const char *word)
{
    return cg_frequencies_of(frequencies, cg_slice_of(word));
}

START_TEST(common_words_stand_more_often_than_rare_ones)
{
    lang_data data = data_embedded("en/frequencies.json");
    const cg_frequencies *f = NULL;
    ck_assert_int_eq(cg_frequencies_load(data.root, &data.arena, &f, &data.error),
                     CG_OK);
    static const char *const order[] = {"the",        "was",       "would",
                                        "government", "community", "zebra"};
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        ck_assert_msg(times(f, order[i - 1]) > times(f, order[i]), "%s", order[i]);
    ck_assert_uint_gt(times(f, "7"), times(f, "1789"));
    ck_assert_uint_gt(times(f, "1789"), times(f, "17890"));
    ck_assert_uint_gt(times(f, "q"), times(f, "qu"));
    data_drop(&data);
}
END_TEST

START_TEST(the_first_list_with_a_word_counts)
{
    lang_data data =
        data_of_text("{'note':'x','per-million':[{'times':70,'words':['a b']},"
                     "{'times':9,'words':['b','c']}]}");
    const cg_frequencies *f = NULL;
    ck_assert_int_eq(cg_frequencies_load(data.root, &data.arena, &f, &data.error),
                     CG_OK);
    ck_assert_uint_eq(times(f, "a"), 70);
    ck_assert_uint_eq(times(f, "b"), 70);
    ck_assert_uint_eq(times(f, "c"), 9);
    data_drop(&data);
}
END_TEST

START_TEST(wrong_data_are_refused)
{
    static const char *const table[][2] = {
        {"[]", "the file is a list, not an object"},
        {"{}", "the file lacks key \"per-million\""},
        {"{'per-million':{}}", "\"per-million\" is no list"},
        {"{'per-million':[{'times':5}]}", "lacks key \"words\""},
        {"{'per-million':[{'times':0,'words':[]}]}", "no whole number from 1"},
        {"{'per-million':[{'times':'x','words':[]}]}", "no whole number from 1"},
        {"{'per-million':[{'times':1000001,'words':[]}]}", "no whole number from 1"},
        {"{'per-million':[{'times':1,'words':['A']}]}", "is not in lower case"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        lang_data data = data_of_text(table[i][0]);
        const cg_frequencies *f = NULL;
        ck_assert_int_eq(cg_frequencies_load(data.root, &data.arena, &f, &data.error),
                         CG_E_CONTENT);
        ck_assert_msg(strstr(data.error.text, table[i][1]) != NULL, "%s: %s",
                      table[i][0], data.error.text);
        data_drop(&data);
    }
}
END_TEST

Suite *lang_frequencies_suite(void)
{
    Suite *suite = suite_create("lang/frequencies");
    TCase *frequencies = tcase_create("frequencies");
    tcase_add_test(frequencies, common_words_stand_more_often_than_rare_ones);
    tcase_add_test(frequencies, the_first_list_with_a_word_counts);
    tcase_add_test(frequencies, wrong_data_are_refused);
    suite_add_tcase(suite, frequencies);
    return suite;
}
