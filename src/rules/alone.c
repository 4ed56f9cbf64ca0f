#include "rules/alone.h"

#include "base/utf8.h"

/* The word at `at`, letters and digits; empty when there is none. */
static cg_slice word_at(cg_slice text, size_t at)
{
    size_t end = at;
    while (end < text.len) {
        unsigned len;
        uint32_t rune = cg_utf8_decode(text, end, &len);
        if (!cg_rune_is_letter(rune) && !cg_rune_is_digit(rune))
            break;
        end += len;
    }
    return cg_slice_sub(text, at, end);
}

bool cg_alone_can_be(cg_slice claim)
{
    unsigned words = 0;
    for (size_t at = 0; at < claim.len && words < 2;) {
        cg_slice word = word_at(claim, at);
        unsigned len = 1;
        words += word.len > 0;
        if (!word.len)
            (void)cg_utf8_decode(claim, at, &len);
        at += word.len ? word.len : len;
    }
    return words > 1;
}

static bool is_capital(cg_slice word)
{
    unsigned len;
    return word.len && cg_rune_is_upper(cg_utf8_decode(word, 0, &len));
}

static bool is_article(cg_slice word)
{
    return cg_slice_is(word, "The") || cg_slice_is(word, "A") || cg_slice_is(word, "An");
}

bool cg_alone_subject(cg_slice claim, cg_slice *name)
{
    cg_slice text = cg_slice_trim(claim), word = word_at(text, 0);
    size_t start = 0, end = 0, at;
    unsigned words = 0;
    if (is_article(word))
        start = word.len + 1;
    for (at = start; at < text.len; at = end + 1) {
        word = word_at(text, at);
        if (!is_capital(word))
            break;
        end = at + word.len;
        words++;
        if (end >= text.len || text.ptr[end] != ' ')
            break;
    }
    if (words < 2)
        return false;
    *name = cg_slice_sub(text, start, end);
    return true;
}
