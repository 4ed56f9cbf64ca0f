#include "lang/frequencies.h"

#include "lang/data.h"
#include "lang/wordmap.h"

#define EXPECTED_WORDS 2048
#define MAX_TIMES 1000000
#define RARE 10         /* a word that is not in the data */
#define RARE_LETTER 100 /* initials */

struct cg_frequencies {
    cg_wordmap words; /* the bits are the times in a million words */
};

struct filling {
    cg_wordmap *words;
    uint64_t times;
};

static cg_status add_word(void *context, cg_slice word, size_t at, cg_error *error)
{
    (void)at;
    const struct filling *filling = context;
    cg_wordmap_entry *entry = cg_wordmap_put(filling->words, word);
    if (!entry)
        return cg_error_memory(error);
    if (entry->bits == 0)
        entry->bits = filling->times;
    return CG_OK;
}

static cg_status fill(const cg_json *band, cg_wordmap *words, cg_error *error)
{
    static const char *const keys[] = {"times", "words", NULL};
    cg_status status =
        cg_data_expect_keys(band, "a member of \"per-million\"", keys, error);
    if (status != CG_OK)
        return status;
    const cg_json *times = cg_json_get(band, "times");
    if (times->type != CG_JSON_INTEGER || times->integer < 1 ||
        times->integer > MAX_TIMES)
        return cg_data_fault(error, times->span.start,
                             "\"times\" is no whole number from 1 to %d", MAX_TIMES);
    struct filling filling = {words, (uint64_t)times->integer};
    return cg_data_each_word(cg_json_get(band, "words"), add_word, &filling, error);
}

cg_status cg_frequencies_load(const cg_json *root, cg_arena *arena,
                              const cg_frequencies **out, cg_error *error)
{
    static const char *const keys[] = {"per-million", NULL};
    cg_status status = cg_data_expect_keys(root, "the file", keys, error);
    if (status != CG_OK)
        return status;
    const cg_json *bands = cg_json_get(root, "per-million");
    if (bands->type != CG_JSON_ARRAY)
        return cg_data_fault(error, bands->span.start, "\"per-million\" is no list");
    cg_frequencies *frequencies = CG_ARENA_NEW(arena, cg_frequencies);
    if (!frequencies || !cg_wordmap_init(&frequencies->words, arena, EXPECTED_WORDS))
        return cg_error_memory(error);
    for (uint32_t i = 0; i < bands->len && status == CG_OK; i++)
        status = fill(&bands->items[i], &frequencies->words, error);
    if (status == CG_OK)
        *out = frequencies;
    return status;
}

static bool is_number(cg_slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return false;
    return word.len > 0;
}

uint32_t cg_frequencies_of(const cg_frequencies *frequencies, cg_slice word)
{
    static const uint32_t by_digits[] = {RARE, 1000, 500, 200, 200};
    const cg_wordmap_entry *entry = cg_wordmap_find(&frequencies->words, word);
    if (entry)
        return (uint32_t)entry->bits;
    if (is_number(word))
        return word.len < sizeof by_digits / sizeof *by_digits ? by_digits[word.len]
                                                               : RARE;
    return word.len == 1 ? RARE_LETTER : RARE;
}
