#include "stance/apart.h"

/* "the", "the late", "Dr": what may stand between the word and the name. */
static uint32_t skip_openers(const cg_passage *p, uint32_t at, uint32_t from)
{
    while (at > from && cg_passage_is_word(p, at - 1) &&
           cg_passage_has(p, at - 1, CG_CLASS(DETERMINER) | CG_CLASS(TITLE)) &&
           !cg_passage_has(p, at - 1, CG_CLASS(NEGATION)))
        at--;
    return at;
}

/* "The bridge, not X, is safe", "and not X", "Not X, the bridge is safe". In "it is
 * not X that" the denial is the verb's, and "whether or not X is safe" denies nothing. */
static bool is_denied_alone(const cg_passage *p, uint32_t at, uint32_t from)
{
    return cg_passage_token_is(p, at - 1, "not") &&
           (at - 1 == from || cg_passage_is_mark(p, at - 2, CG_MARK_COMMA) ||
            (cg_passage_has(p, at - 2, CG_CLASS(COORDINATOR)) &&
             !cg_passage_token_is(p, at - 2, "or")));
}

/* "Before X | became safe": there X is the subject of its own clause. */
static bool is_contrast(const cg_passage *p, uint32_t token, bool governs)
{
    return cg_passage_has(p, token, CG_CLASS(CONTRAST)) &&
           !(governs && cg_passage_has(p, token, CG_CLASS(SUBORDINATOR)));
}

bool cg_is_set_apart(const cg_passage *p, uint32_t first, uint32_t from, bool governs)
{
    uint32_t at = skip_openers(p, first, from);
    if (at <= from)
        return false;
    if (is_contrast(p, at - 1, governs) || is_denied_alone(p, at, from))
        return true;
    return at >= from + 2 && cg_passage_has(p, at - 1, CG_CLASS(PREPOSITION)) &&
           is_contrast(p, at - 2, governs);
}
