#include "scan/word_cache.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "base/wordkey.h"

/* A power of two: as many as the common words of a language, and no more than stay
 * in the cache. */
enum { SLOTS = 8192 };

/* Two ends of eight bytes hold the whole word. */
enum { LONGEST = 16 };

#define BEYOND_ASCII UINT64_C(0x8080808080808080)

/* A word as written, but for capitals, and its number. A free slot has no length. */
struct cg_known_word {
    uint64_t head, tail;
    uint32_t len, word;
};

void cg_word_cache_init(cg_word_cache *cache, const cg_program *program)
{
    *cache = (cg_word_cache){.program = program};
}

void cg_word_cache_release(cg_word_cache *cache)
{
    cg_alloc_free(cache->slots);
    cache->slots = NULL;
}

bool cg_word_cache_open(cg_word_cache *cache)
{
    if (!cache->slots)
        cache->slots = cg_alloc_zeroed(SLOTS, sizeof *cache->slots);
    return cache->slots != NULL;
}

static uint32_t look_up(const cg_word_cache *cache, cg_slice text, const cg_token *token)
{
    char folded[CG_MAX_WORD];
    size_t len = cg_token_fold(text, token, folded, sizeof folded);
    return len ? cg_program_find_word(cache->program, (cg_slice){folded, len}) : 0;
}

static bool is_known(const struct cg_known_word *slot, uint64_t head, uint64_t tail, size_t len)
{
    return slot->head == head && slot->tail == tail && slot->len == len;
}

/* A word has two slots side by side: one of two that want the same stays near.
 *
 * Words hold letters, digits, stops and apostrophes, of which only letters have a
 * counterpart with bit 5: what is the same but for that bit folds to the same. */
uint32_t cg_word_cache_find(cg_word_cache *cache, cg_slice text, const cg_token *token)
{
    const char *at = text.ptr + token->span.start;
    size_t len = token->span.end - token->span.start;
    if (len > LONGEST || text.len - token->span.start < (len < 8 ? 8 : len))
        return look_up(cache, text, token);
    uint64_t head = cg_wordkey_small(cg_wordkey_load(at), len);
    uint64_t tail = cg_wordkey_small(cg_wordkey_load(at + cg_wordkey_tail(len)), len);
    if ((head | tail) & BEYOND_ASCII)
        return look_up(cache, text, token);
    size_t number = cg_wordkey_join(head, tail, len) % SLOTS;
    struct cg_known_word *slot = &cache->slots[number];
    if (is_known(slot, head, tail, len))
        return slot->word;
    struct cg_known_word *other = &cache->slots[number ^ 1], moved = *slot;
    struct cg_known_word found = *other;
    if (!is_known(other, head, tail, len))
        found = (struct cg_known_word){head, tail, (uint32_t)len, look_up(cache, text, token)};
    *slot = found;
    *other = moved;
    return found.word;
}
