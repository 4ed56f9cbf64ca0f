#include "engine_fixture.h"

#include "scan/word_cache.h"

#define RULES                                                                        \
    "{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c','subject':null," \
    "'supports':['opt out','daren\\u2019t','caf\\u00e9','internationalisations','x1!']}]}"

/* The number by the cache of each token, twice, against the program's. */
static void check_words_of(cg_word_cache *cache, const cg_program *program, const char *text,
                           size_t room)
{
    cg_slice all = cg_slice_of(text);
    cg_tokens tokens = {0};
    ck_assert(cg_tokens_scan(all, (cg_span){0, (uint32_t)all.len}, &tokens));
    /* A copy without a byte behind what may be read. */
    char *copy = cg_alloc(all.len + room);
    ck_assert_ptr_nonnull(copy);
    memset(copy, 'x', all.len + room);
    memcpy(copy, text, all.len);
    cg_slice seen = {copy, all.len + room};
    for (size_t i = 0; i < tokens.len * 2; i++) {
        const cg_token *token = &tokens.items[i % tokens.len];
        char folded[CG_MAX_WORD];
        size_t len = cg_token_fold(seen, token, folded, sizeof folded);
        uint32_t word = len ? cg_program_find_word(program, (cg_slice){folded, len}) : 0;
        ck_assert_msg(cg_word_cache_find(cache, seen, token) == word, "token %zu of \"%s\"", i,
                      text);
    }
    cg_alloc_free(copy);
    cg_vec_release(&tokens);
}

START_TEST(words_have_the_numbers_that_the_program_gives_them)
{
    static const char *const texts[] = {
        "opt", "Opt OUT out outs o x1 X1 1 12345678 a",
        "they daren't, the DAREN\xE2\x80\x99T",
        "caf\xC3\xA9 CAF\xC3\x89 cafe cafe\xCC\x81",
        "internationalisations INTERNATIONALISATIONS internationalisation",
        "U.S. u.s us U.S.A. is isn't cannot can not",
        "abcdefgh abcdefghi abcdefgi abcdefghijklmnop abcdefghijklmnopq hgfedcba",
    };
    cg_program *program = program_new(RULES);
    cg_word_cache cache;
    cg_word_cache_init(&cache, program);
    ck_assert(cg_word_cache_open(&cache));
    ck_assert_uint_ne(cg_program_find_word(program, CG_SLICE("opt")), 0);
    for (size_t room = 0; room < 10; room += 3)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            check_words_of(&cache, program, texts[i], room);
    cg_word_cache_release(&cache);
    cg_program_free(program);
}
END_TEST

/* More words than there is room for. */
START_TEST(words_that_share_a_slot_are_told_apart)
{
    cg_program *program = program_new(RULES);
    cg_word_cache cache;
    cg_word_cache_init(&cache, program);
    ck_assert(cg_word_cache_open(&cache));
    for (unsigned i = 0; i < 60000; i++) {
        char word[32];
        snprintf(word, sizeof word, "w%u", i * 7919u);
        check_words_of(&cache, program, i % 3 ? word : "opt", 8);
    }
    cg_word_cache_release(&cache);
    cg_program_free(program);
}
END_TEST

START_TEST(without_memory_no_passage_is_loaded)
{
    cg_program *program = program_new(RULES);
    cg_passage passage;
    bool loaded = false;
    for (long n = 1; n < 50 && !loaded; n++) {
        cg_passage_init(&passage, program);
        cg_alloc_fail_at(n, 1);
        loaded = cg_passage_load(&passage, CG_SLICE("opt out"), (cg_span){0, 7},
                                 CG_BLOCK_PARAGRAPH);
        bool failed = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert(loaded != failed);
        cg_passage_release(&passage);
    }
    ck_assert(loaded);
    cg_program_free(program);
}
END_TEST

Suite *scan_word_cache_suite(void);
Suite *scan_word_cache_suite(void)
{
    Suite *suite = suite_create("scan/word_cache");
    TCase *words = tcase_create("words");
    tcase_add_test(words, words_have_the_numbers_that_the_program_gives_them);
    tcase_add_test(words, words_that_share_a_slot_are_told_apart);
    tcase_add_test(words, without_memory_no_passage_is_loaded);
    suite_add_tcase(suite, words);
    return suite;
}
