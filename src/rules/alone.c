#include "rules/alone.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/token.h"

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

/* Capitals behind the first word are of names; what ends a claim is more than a
 * preposition: "The door is in". */
static bool is_telling(cg_slice claim, const cg_tokens *tokens, size_t i,
                       const cg_classes *classes)
{
    char folded[CG_MAX_WORD];
    const cg_token *token = &tokens->items[i];
    size_t len = cg_token_fold(claim, token, folded, sizeof folded);
    if (token->kind == CG_TOKEN_MARK || (token->flags & CG_TOKEN_CLITIC))
        return false;
    if (token->kind == CG_TOKEN_NUMBER || (i > 0 && (token->flags & CG_TOKEN_CAPITAL)))
        return true;
    cg_class_set set = cg_classes_of(classes, (cg_slice){folded, len});
    return !(set & CG_FUNCTION_CLASSES) ||
           (i + 1 == tokens->len && i > 0 && (set & CG_CLASS(PREPOSITION)));
}

bool cg_alone_tells(cg_slice claim, const cg_classes *classes, bool *tells)
{
    cg_tokens tokens = {0};
    bool ok = cg_tokens_scan(claim, (cg_span){0, (uint32_t)claim.len}, &tokens);
    *tells = false;
    for (size_t i = 0; ok && i < tokens.len && !*tells; i++)
        *tells = is_telling(claim, &tokens, i, classes);
    cg_vec_release(&tokens);
    return ok;
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
