#include "verdict/normal.h"

#include <check.h>

START_TEST(case_spacing_and_punctuation_make_no_difference)
{
    static const struct {
        const char *text, *normal;
        size_t words;
    } table[] = {
        {"Entry is free.", "entry is free", 3},
        {"  ENTRY\n\tis \xE2\x80\x9C"
         "free\xE2\x80\x9D!",
         "entry is free", 3},
        {"opt-out", "opt out", 2},
        {"Caf\xC3\xA9", "caf\xC3\xA9", 1},
        {"CAFE\xCC\x81", "caf\xC3\xA9", 1},
        {"so\xC2\xAD"
         "ft",
         "soft", 1},
        {"room 12", "room 12", 2},
        {"?!", "", 0},
        {"\xC2\xAD", "", 0},
        {"", "", 0},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_buf out;
        cg_buf_init(&out, 1000);
        size_t words = cg_normal_add(&out, cg_slice_of(table[i].text));
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].normal), "row %zu", i);
        ck_assert_uint_eq(words, table[i].words);
        cg_buf_release(&out);
    }
}
END_TEST

START_TEST(a_word_of_any_length_keeps_its_meaning)
{
    static char word[5000];
    cg_buf out;
    memset(word, 'x', sizeof word);
    cg_buf_init(&out, 10000);
    ck_assert_uint_eq(cg_normal_add(&out, (cg_slice){word, sizeof word}), 1);
    ck_assert_uint_eq(out.len, sizeof word);
    cg_buf_release(&out);
}
END_TEST

/* The byte asked for is that of the first "@". */
START_TEST(a_quotation_is_found_around_a_byte)
{
    static const struct {
        const char *sentence, *quotation;
    } table[] = {
        {"\"It is @free,\" she said.", "It is @free,"},
        {"She said \"it is @free\" twice.", "it is @free"},
        {"She said it is @free.", ""},
        {"\"One\" is @free.", ""},
        {"\"One\" and \"two @free\" here", "two @free"},
        {"It is @free,\" she said.", "It is @free,"},
        {"It is free,\" @she said.", ""},
        {"She said: \"It is @free and so", "It is @free and so"},
        {"It was free,\" she said, \"and is @free still.", "and is @free still."},
        {"\xE2\x80\x9CIt is @free,\xE2\x80\x9D she said.", "It is @free,"},
        {"\xC2\xABIt is @free\xC2\xBB, she said.", "It is @free"},
        {"It is @free\xE2\x80\x9D, she said.", "It is @free"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_slice sentence = cg_slice_of(table[i].sentence);
        size_t at = (size_t)(strchr(table[i].sentence, '@') - table[i].sentence);
        cg_slice found = cg_normal_quotation(sentence, at);
        ck_assert_msg(cg_slice_is(found, table[i].quotation), "row %zu: %.*s", i,
                      (int)found.len, found.ptr);
    }
}
END_TEST

START_TEST(a_byte_beyond_the_sentence_is_in_no_quotation)
{
    ck_assert_uint_eq(cg_normal_quotation(CG_SLICE("\"a b"), 4).len, 0);
    ck_assert_uint_eq(cg_normal_quotation(CG_SLICE(""), 0).len, 0);
}
END_TEST

Suite *verdict_normal_suite(void);
Suite *verdict_normal_suite(void)
{
    Suite *suite = suite_create("verdict/normal");
    TCase *tests = tcase_create("normal");
    tcase_add_test(tests, case_spacing_and_punctuation_make_no_difference);
    tcase_add_test(tests, a_word_of_any_length_keeps_its_meaning);
    tcase_add_test(tests, a_quotation_is_found_around_a_byte);
    tcase_add_test(tests, a_byte_beyond_the_sentence_is_in_no_quotation);
    suite_add_tcase(suite, tests);
    return suite;
}
