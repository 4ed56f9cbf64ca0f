#include "stance/name.h"

#include "stance/words.h"

/* Words that begin a sentence or stand in a title, and are no part of a name
 * for being capitalised. */
static const cg_class_set function_words =
    CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) | CG_CLASS(PRONOUN) |
    CG_CLASS(COORDINATOR) | CG_CLASS(SUBORDINATOR) | CG_CLASS(COMPLEMENTIZER) |
    CG_CLASS(RELATIVE) | CG_CLASS(QUESTION) | CG_CLASS(CONDITION) |
    CG_CLASS(CONCESSION) | CG_CLASS(NEGATION) | CG_CLASS(AUX) | CG_CLASS(ADVERB) |
    CG_CLASS(WEEKDAY);

static bool is_initial(const cg_passage *p, uint32_t i)
{
    return cg_passage_token(p, i).len == 1 && i + 1 < p->tokens.len &&
           cg_passage_is_mark(p, i + 1, CG_MARK_STOP) && !cg_words_is_spaced(p, i + 1);
}

/* "May" and "April" are names of people only when no date is about. */
static bool is_month(const cg_passage *p, uint32_t i)
{
    if (!cg_passage_has(p, i, CG_CLASS(MONTH)))
        return false;
    bool before = i == 0 || !cg_words_is_capital(p, i - 1) ||
                  cg_passage_has(p, i - 1, function_words);
    bool after = i + 1 < p->tokens.len && cg_words_is_capital(p, i + 1);
    bool dated =
        i > 0 && cg_passage_has(p, i - 1, CG_CLASS(PREPOSITION) | CG_CLASS(TIME));
    return dated || (before && !after) ||
           (i + 1 < p->tokens.len && cg_words_is_number(p, i + 1));
}

bool cg_name_takes(const cg_passage *p, uint32_t i)
{
    if (!cg_words_is_capital(p, i))
        return false;
    if (is_initial(p, i) || cg_words_is_state(p, i))
        return true;
    if (cg_passage_has(p, i, function_words) || is_month(p, i))
        return false;
    if (cg_words_is_report(p, i) && !cg_passage_has(p, i, CG_CLASS(TITLE)))
        return false; /* as headlines write it */
    if (cg_passage_has(p, i, CG_CLASS(MODAL)) && !cg_passage_has(p, i, CG_CLASS(MONTH)))
        return i + 1 < p->tokens.len && cg_words_is_capital(p, i + 1);
    if (!cg_passage_has(p, i, CG_CLASS(TIME)) || i == 0)
        return !cg_passage_has(p, i, CG_CLASS(TIME));
    bool inside = cg_passage_is_word(p, i - 1) && i + 1 < p->tokens.len &&
                  cg_words_is_capital(p, i + 1);
    return inside || cg_words_is_capital(p, i - 1); /* "the Day Laborer Network" */
}

static bool is_particle(const cg_passage *p, uint32_t i)
{
    static const char *const particles[] = {"de", "van", "von", "der", "den", "bin",
                                            "al", "el",  "da",  "di",  "du",  "la",
                                            "le", "ibn", "dos", NULL};
    return cg_passage_is_word(p, i) && !cg_words_is_capital(p, i) &&
           cg_words_is_one_of(p, i, particles);
}

static bool is_suffix(const cg_passage *p, uint32_t i)
{
    static const char *const suffixes[] = {"jr", "sr", "ii", "iii", "iv", "esq", NULL};
    return cg_words_is_capital(p, i) && cg_words_is_one_of(p, i, suffixes);
}

/* A mark inside of a name; something stands on both sides of it, or before it
 * when it is the stop of an abbreviation. */
static bool joins(const cg_passage *p, uint32_t i, uint32_t end)
{
    const cg_token *token = &p->tokens.items[i];
    if (token->kind != CG_TOKEN_MARK || i == 0)
        return false;
    bool after =
        i + 1 < end && !cg_words_is_spaced(p, i + 1) && cg_words_is_capital(p, i + 1);
    switch (token->mark) {
    case CG_MARK_STOP:
        return !cg_words_is_spaced(p, i) && cg_words_is_capital(p, i - 1) &&
               (cg_passage_token(p, i - 1).len <= 5);
    case CG_MARK_HYPHEN:
    case CG_MARK_APOSTROPHE:
    case CG_MARK_QUOTE_CLOSE:
        return after && !cg_words_is_spaced(p, i);
    case CG_MARK_COMMA:
        return i + 1 < end && is_suffix(p, i + 1);
    default:
        return cg_slice_is(cg_passage_token(p, i), "&");
    }
}

uint32_t cg_name_start(const cg_passage *p, uint32_t from, uint32_t end)
{
    uint32_t first = end;
    for (uint32_t i = end; i > from; i--) {
        uint32_t t = i - 1;
        bool numbered =
            i == end && cg_words_is_number(p, t) && t > from && cg_name_takes(p, t - 1);
        if (cg_name_takes(p, t) || (is_particle(p, t) && first == i))
            first = t;
        else if (!numbered && !joins(p, t, end) && !is_particle(p, t))
            break;
    }
    return first;
}

uint32_t cg_name_end(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t last = first;
    if (first >= end || (!cg_name_takes(p, first) && !is_particle(p, first)))
        return first;
    for (uint32_t i = first; i < end; i++) {
        bool stop = cg_words_is_abbreviation(p, i, end);
        bool number = cg_words_is_number(p, i) && i == last && i > first;
        if (cg_name_takes(p, i) || number || (stop && i == last))
            last = i + 1;
        else if (!is_particle(p, i) &&
                 (cg_passage_is_mark(p, i, CG_MARK_STOP) || !joins(p, i, end)))
            break;
    }
    return last;
}

/* The token behind "of the", "for", "and", "on": 0 when no link stands there. */
static uint32_t behind_link(const cg_passage *p, uint32_t i, uint32_t end)
{
    static const char *const links[] = {"of",      "for",     "and", "on",
                                        "against", "without", NULL};
    if (i >= end || cg_words_is_capital(p, i) || !cg_words_is_one_of(p, i, links))
        return 0;
    i++;
    return i < end && cg_passage_token_is(p, i, "the") ? i + 1 : i;
}

uint32_t cg_name_end_linked(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t last = cg_name_end(p, first, end);
    for (unsigned links = 0; last > first && links < 8; links++) {
        uint32_t next = behind_link(p, last, end);
        uint32_t stop = next ? cg_name_end(p, next, end) : 0;
        if (!next || stop == next)
            break;
        last = stop;
    }
    return last;
}

bool cg_name_has(const cg_passage *p, cg_token_range range, cg_class_set classes)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (cg_passage_has(p, i, classes))
            return true;
    return false;
}

bool cg_name_is_gendered(const cg_passage *p, uint32_t i)
{
    return cg_passage_has(p, i, CG_CLASS(MASCULINE) | CG_CLASS(FEMININE));
}
