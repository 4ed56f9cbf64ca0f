#include "config/config.h"

#include <check.h>
#include <stdio.h>

/* A sidecar that gives `key` this value: how many complaints that makes. */
static size_t complaints(const char *key, const char *value)
{
    char text[200];
    cg_arena keep;
    cg_given given;
    cg_diags *diags = cg_diags_new();
    cg_arena_init(&keep, 1 << 20);
    cg_given_init(&given);
    snprintf(text, sizeof text, "{\"%s\": \"%s\"}", key, value);
    ck_assert_int_eq(cg_sidecar_parse(CG_SLICE("x"), cg_slice_of(text), (cg_texts){0}, &keep, diags,
                                      &given, NULL),
                     CG_OK);
    size_t count = cg_diags_count(diags);
    ck_assert_uint_eq(cg_diags_count_at(diags, CG_LEVEL_WARNING), count);
    ck_assert(cg_given_is_empty(&given) == (count > 0));
    cg_diags_free(diags);
    cg_arena_release(&keep);
    return count;
}

typedef struct row {
    const char *key, *value;
    bool good;
} row;

START_TEST(values_are_what_their_keys_want)
{
    static const row rows[] = {
        {"published", "2011", true},        {"published", "2011-02", true},
        {"published", "2012-02-29", true},  {"published", "2011-02-29", false},
        {"published", "1900-02-29", false}, {"published", "2000-02-29", true},
        {"published", "2011-13", false},    {"published", "2011-00", false},
        {"published", "2011-04-31", false}, {"published", "2011-1-1", false},
        {"published", "20110101", false},   {"published", "2011-01-01T", false},
        {"published", "last week", false},  {"published", "201", false},
        {"language", "en", true},           {"language", "pt-BR", true},
        {"language", "zh-Hant-TW", true},   {"language", "english", false},
        {"language", "e", false},           {"language", "en-", false},
        {"language", "e1", false},          {"url", "https://example.org/a", true},
        {"url", "mailto:a@example.org", true}, {"url", "example.org", false},
        {"url", "https://a b", false},      {"url", "https:", false},
        {"format", "markdown", true},       {"format", "word", false},
        {"title", " ", false},              {"title", "Prices", true},
        {"match", "*", false},              {"origin", "Wire 7", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg((complaints(rows[i].key, rows[i].value) == 0) == rows[i].good, "%s: %s",
                      rows[i].key, rows[i].value);
}
END_TEST

START_TEST(the_hash_tells_every_field_from_every_other)
{
    cg_given given[9];
    cg_hash128 hashes[9];
    for (size_t i = 0; i < 9; i++)
        cg_given_init(&given[i]);
    cg_slice *const fields[] = {&given[1].info.title,     &given[2].info.author,
                                &given[3].info.publisher, &given[4].info.published,
                                &given[5].info.url,       &given[6].info.language,
                                &given[7].info.origin,    &given[8].info.tier};
    for (size_t i = 0; i < 8; i++)
        *fields[i] = CG_SLICE("en");
    for (size_t i = 0; i < 9; i++) {
        hashes[i] = cg_given_hash(&given[i]);
        for (size_t k = 0; k < i; k++)
            ck_assert_int_ne(cg_hash128_compare(hashes[i], hashes[k]), 0);
    }
    ck_assert(hashes[0].low == 0 && hashes[0].high == 0);
    given[0].format = CG_FORMAT_TEXT;
    ck_assert_uint_ne(cg_given_hash(&given[0]).low, 0);
}
END_TEST

Suite *config_given_suite(void)
{
    Suite *suite = suite_create("config/given");
    TCase *tests = tcase_create("given");
    tcase_add_test(tests, values_are_what_their_keys_want);
    tcase_add_test(tests, the_hash_tells_every_field_from_every_other);
    suite_add_tcase(suite, tests);
    return suite;
}
