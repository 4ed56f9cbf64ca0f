#include "base/wordkey.h"

#include <check.h>
#include <stdio.h>

static uint64_t key(const char *word)
{
    return cg_wordkey_of(cg_slice_of(word));
}

START_TEST(words_that_differ_have_different_keys)
{
    static const char *const words[] = {"a",        "b",         "aa",        "opt",
                                        "opts",     "voluntar",  "voluntary", "out",
                                        "\xC3\xA9", "\xC3\xA9s", "658",       "65"};
    enum { COUNT = sizeof words / sizeof *words };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(key(words[i]) != key(words[j]), "%s, %s", words[i], words[j]);
}
END_TEST

START_TEST(only_eight_bytes_at_either_end_count_and_the_length)
{
    ck_assert(key("voluntary") != key("voluntarily"));
    ck_assert(key("voluntar") != key("voluntary"));
    ck_assert(key("internationalisation") != key("institutionalisation"));
    ck_assert(key("internationalisation") != key("internationalisations"));
    ck_assert(key("12345678abcd12345678") == key("12345678efgh12345678"));
    ck_assert(key("12345678abcd12345678") != key("12345678abc12345678"));
}
END_TEST

START_TEST(capitals_make_no_difference)
{
    uint64_t out = cg_wordkey_load("OPT OUT "), start = cg_wordkey_load("Voluntary");
    ck_assert(cg_wordkey_mix(out, out, 3) == key("opt"));
    ck_assert(cg_wordkey_mix(start, cg_wordkey_load("oluntary"), 9) == key("voluntary"));
}
END_TEST

START_TEST(the_order_of_a_pair_counts)
{
    ck_assert(cg_wordkey_pair(key("opt"), key("out")) !=
              cg_wordkey_pair(key("out"), key("opt")));
    ck_assert(cg_wordkey_pair(key("opt"), key("out")) != key("out"));
}
END_TEST

START_TEST(a_token_falls_into_its_words)
{
    static const struct {
        const char *folded, *words;
    } table[] = {
        {"opt", "opt|"},
        {"u.s", "u|s|"},
        {"1,000.5", "1|000|5|"},
        {"o'neil", "o|neil|"},
        {"pal\xC2\xB7lel", "pal|lel|"},
        {"caf\xC3\xA9", "caf\xC3\xA9|"},
        {"'", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char words[64] = "";
        cg_slice rest = cg_slice_of(table[i].folded), word;
        while (cg_wordkey_next(&rest, &word)) {
            size_t used = strlen(words);
            snprintf(words + used, sizeof words - used, "%.*s|", (int)word.len,
                     word.ptr);
        }
        ck_assert_str_eq(words, table[i].words);
    }
}
END_TEST

Suite *base_wordkey_suite(void)
{
    Suite *suite = suite_create("base/wordkey");
    TCase *keys = tcase_create("keys");
    tcase_add_test(keys, words_that_differ_have_different_keys);
    tcase_add_test(keys, only_eight_bytes_at_either_end_count_and_the_length);
    tcase_add_test(keys, capitals_make_no_difference);
    tcase_add_test(keys, the_order_of_a_pair_counts);
    tcase_add_test(keys, a_token_falls_into_its_words);
    suite_add_tcase(suite, keys);
    return suite;
}
