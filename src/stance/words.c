#include "stance/words.h"

bool cg_words_is_one_of(const cg_passage *p, uint32_t i, const char *const *words)
{
    for (; *words; words++)
        if (cg_passage_token_is(p, i, *words))
            return true;
    return false;
}

bool cg_words_is_state(const cg_passage *p, uint32_t i)
{
    if (!(p->tokens.items[i].flags & CG_TOKEN_ALLCAPS) ||
        cg_passage_token(p, i).len != 2)
        return false;
    bool before = i > 0 && (cg_passage_is_mark(p, i - 1, CG_MARK_HYPHEN) ||
                            cg_passage_is_mark(p, i - 1, CG_MARK_COMMA) ||
                            cg_passage_is_mark(p, i - 1, CG_MARK_OPEN));
    return before;
}

bool cg_words_ends(const cg_passage *p, uint32_t i, const char *suffix)
{
    cg_slice token = cg_passage_token(p, i);
    return p->tokens.items[i].kind == CG_TOKEN_WORD && token.len >= 5 &&
           cg_slice_ends(token, suffix);
}

bool cg_words_is_abbreviation(const cg_passage *p, uint32_t i, uint32_t end)
{
    static const char *const suffixes[] = {"jr", "sr", "esq", NULL};
    if (!cg_passage_is_mark(p, i, CG_MARK_STOP) || i == 0 || cg_words_is_spaced(p, i) ||
        !cg_words_is_capital(p, i - 1))
        return false;
    if (i + 1 >= end)
        return cg_words_is_one_of(p, i - 1,
                                  suffixes); /* it may end the sentence as well */
    return cg_passage_token(p, i - 1).len <= 5 &&
           !cg_passage_is_mark(p, i + 1, CG_MARK_QUOTE_CLOSE);
}

bool cg_words_is_report(const cg_passage *p, uint32_t i)
{
    if (!cg_passage_has(p, i, CG_CLASS(REPORT)) || cg_passage_has(p, i, CG_CLASS(ROLE)))
        return false;
    if (i == 0)
        return true;
    bool possessed = cg_words_is_clitic(p, i - 1) &&
                     cg_passage_token_is(p, i - 1, "'s") &&
                     !cg_words_ends(p, i, "ed") && !cg_passage_token_is(p, i, "said");
    bool article = cg_passage_has(p, i - 1, CG_CLASS(DETERMINER)) &&
                   !cg_passage_has(p, i - 1, CG_CLASS(PRONOUN));
    return !possessed && !article;
}

bool cg_words_is_finite(const cg_passage *p, uint32_t i)
{
    if (!cg_passage_is_word(p, i) || cg_words_ends(p, i, "ing") ||
        cg_words_is_state(p, i))
        return false;
    if (cg_passage_has(p, i, CG_CLASS(AUX) | CG_CLASS(MODAL)))
        return !cg_words_is_clitic(p, i) || !cg_passage_token_is(p, i, "'s");
    if (cg_words_is_capital(p, i) && i > 0)
        return cg_words_is_report(p, i);
    if (cg_passage_has(p, i, CG_CLASS(VERB)))
        return true;
    if (cg_words_is_report(p, i))
        return true;
    bool modifies =
        i > 0 && cg_passage_has(p, i - 1, CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION));
    return cg_words_ends(p, i, "ed") && !modifies;
}

cg_token_range cg_words_sentence(const cg_passage *p, uint32_t token)
{
    size_t low = 0, high = p->sentences.len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (p->sentences.items[middle].first <= token)
            low = middle;
        else
            high = middle;
    }
    if (low < p->sentences.len)
        return p->sentences.items[low];
    return (cg_token_range){0, (uint32_t)p->tokens.len};
}
