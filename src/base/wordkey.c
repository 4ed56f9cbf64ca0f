#include "base/wordkey.h"

#include "base/utf8.h"

uint64_t cg_wordkey_of(cg_slice word)
{
    char first[8] = {0}, last[8] = {0};
    size_t len = word.len < sizeof first ? word.len : sizeof first;
    memcpy(first, word.ptr, len);
    memcpy(last, word.ptr + cg_wordkey_tail(word.len), len);
    return cg_wordkey_mix(cg_wordkey_load(first), cg_wordkey_load(last), word.len);
}

static bool is_word_at(cg_slice text, size_t at, unsigned *len)
{
    uint32_t rune = cg_utf8_decode(text, at, len);
    return cg_rune_is_letter(rune) || cg_rune_is_digit(rune);
}

bool cg_wordkey_next(cg_slice *folded, cg_slice *word)
{
    size_t start = 0, end;
    unsigned len = 0;
    while (start < folded->len && !is_word_at(*folded, start, &len))
        start += len;
    for (end = start; end < folded->len && is_word_at(*folded, end, &len);)
        end += len;
    *word = cg_slice_sub(*folded, start, end);
    *folded = cg_slice_sub(*folded, end, folded->len);
    return word->len > 0;
}
