#include "stance/phrase.h"

#include "stance/name.h"
#include "stance/words.h"

enum {
    PHRASE = 32,
    APPOSITION = 60,
    SEGMENTS = 6,
    PAREN = 12,
    DASHED = 40,
    PLACE = 4,
    RELATIVE = 16
};

static bool is_mark(const cg_passage *p, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(p, i, mark);
}

/* --- settings: when, where and in what something was said ----------------------------- */

static bool is_date_word(const cg_passage *p, uint32_t i)
{
    return cg_passage_has(p, i, CG_CLASS(WEEKDAY) | CG_CLASS(MONTH) | CG_CLASS(TIME)) ||
           (cg_words_is_number(p, i) && cg_passage_token(p, i).len == 4);
}

bool cg_phrase_is_setting(const cg_passage *p, uint32_t i, uint32_t end)
{
    static const char *const links[] = {"in",     "on",   "at",      "during",  "after",
                                        "before", "by",   "since",   "through", "via",
                                        "until",  "over", "earlier", "late",    NULL};
    if (i >= end || !cg_words_is_one_of(p, i, links))
        return false;
    for (uint32_t k = i + 1; k < end && k < i + 5; k++) {
        if (is_date_word(p, k))
            return true;
        if (cg_passage_has(p, k, CG_CLASS(MESSAGE)))
            return !cg_words_is_capital(p, k);
        if (is_mark(p, k, CG_MARK_COMMA) || cg_passage_has(p, k, CG_CLASS(PREPOSITION)))
            return false;
    }
    return false;
}

/* --- backwards -------------------------------------------------------------------------- */

/* Where a setting that ends before `end` begins; `end` when there is none. */
static uint32_t setting_start(const cg_passage *p, uint32_t from, uint32_t end)
{
    if (end == from)
        return end;
    bool message = cg_passage_has(p, end - 1, CG_CLASS(MESSAGE)) &&
                   !cg_words_is_capital(p, end - 1);
    if (!message && !is_date_word(p, end - 1))
        return end;
    for (uint32_t i = end - 1; i > from && i + 5 > end; i--) {
        if (cg_phrase_is_setting(p, i - 1, end))
            return i - 1;
        if (!cg_passage_is_word(p, i - 1))
            break;
    }
    uint32_t first = end;
    while (first > from && is_date_word(p, first - 1) &&
           !(first == end && cg_passage_has(p, first - 1, CG_CLASS(MONTH))))
        first--;
    return message ? end : first;
}

static bool is_reflexive(const cg_passage *p, uint32_t i)
{
    static const char *const words[] = {"himself", "herself",   "itself", "themselves",
                                        "myself",  "ourselves", NULL};
    return cg_words_is_one_of(p, i, words);
}

/* Steps back over "has never", "also", "on Tuesday", "in a statement". */
static uint32_t skip_group(const cg_passage *p, uint32_t from, uint32_t verb)
{
    const cg_class_set group = CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE) |
                               CG_CLASS(ADVERB) | CG_CLASS(NEGATION);
    uint32_t end = verb;
    while (end > from) {
        bool name = cg_words_is_capital(p, end - 1) && end - 1 > from;
        uint32_t setting = setting_start(p, from, end);
        if (setting > from && setting < end)
            end = setting;
        else if ((cg_passage_has(p, end - 1, group) && !name) ||
                 is_reflexive(p, end - 1))
            end--;
        else
            break;
    }
    return end;
}

/* A clause with a verb stands left of the coordinator at `i`: it does not join
 * two nouns. */
static bool joins_clauses(const cg_passage *p, uint32_t from, uint32_t i)
{
    uint32_t stop = i > from + PHRASE ? i - PHRASE : from;
    for (uint32_t k = i; k > stop; k--) {
        uint32_t t = k - 1;
        if (!cg_passage_is_word(p, t)) {
            if (!is_mark(p, t, CG_MARK_HYPHEN) && !is_mark(p, t, CG_MARK_APOSTROPHE) &&
                !is_mark(p, t, CG_MARK_STOP) && !is_mark(p, t, CG_MARK_COMMA))
                return false;
            continue;
        }
        if (cg_words_is_finite(p, t) ||
            cg_passage_has(p, t, CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER)))
            return true;
    }
    return false;
}

typedef enum step { GO_ON, STOP_BEFORE, STOP_AFTER, LEADING } step;

/* What a preposition at `t` does to a phrase that is read backwards: with a
 * noun before it, it goes on; else the phrase began behind it. */
static step at_preposition(const cg_passage *p, uint32_t from, uint32_t t)
{
    if (t == from || !cg_passage_is_word(p, t - 1))
        return LEADING;
    const cg_class_set others =
        CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(COORDINATOR) | CG_CLASS(ADVERB) |
        CG_CLASS(COMPLEMENTIZER) | CG_CLASS(RELATIVE) | CG_CLASS(SUBORDINATOR);
    if (cg_passage_has(p, t - 1, others) || cg_words_is_finite(p, t - 1))
        return LEADING;
    return GO_ON;
}

static step at_mark(const cg_passage *p, uint32_t t, uint32_t end)
{
    switch (p->tokens.items[t].mark) {
    case CG_MARK_HYPHEN:
    case CG_MARK_APOSTROPHE:
    case CG_MARK_MARKUP:
        return GO_ON;
    case CG_MARK_STOP:
        return cg_words_is_abbreviation(p, t, end) ? GO_ON : STOP_BEFORE;
    case CG_MARK_COMMA: /* "King, Jr." */
        return t + 1 < end && cg_name_start(p, t - 1, t + 2) < t ? GO_ON : STOP_BEFORE;
    case CG_MARK_QUOTE_CLOSE:
        return t + 1 < end && !cg_words_is_spaced(p, t + 1) && !cg_words_is_spaced(p, t)
                   ? GO_ON
                   : STOP_BEFORE;
    default:
        return cg_slice_is(cg_passage_token(p, t), "&") ? GO_ON : STOP_BEFORE;
    }
}

static step at_word(const cg_passage *p, uint32_t from, uint32_t t, uint32_t end)
{
    if (cg_words_is_clitic(p, t))
        return cg_passage_token_is(p, t, "'s") ? GO_ON : STOP_BEFORE;
    if (cg_name_takes(p, t))
        return GO_ON;
    if (cg_passage_has(p, t, CG_CLASS(PREPOSITION)))
        return at_preposition(p, from, t);
    if (cg_passage_has(p, t, CG_CLASS(DETERMINER)) &&
        !cg_passage_has(p, t, CG_CLASS(COMPLEMENTIZER))) {
        bool of = t > from && cg_passage_has(p, t - 1, CG_CLASS(PREPOSITION));
        return of ? GO_ON : STOP_AFTER;
    }
    if (cg_passage_has(p, t, CG_CLASS(PRONOUN)) &&
        !cg_passage_has(p, t, CG_CLASS(RELATIVE)))
        return t + 1 == end || cg_passage_token_is(p, t, "one") ? STOP_AFTER
                                                                : STOP_BEFORE;
    if (cg_passage_has(p, t, CG_CLASS(COORDINATOR)))
        return cg_passage_token_is(p, t, "and") && t > from &&
                       !joins_clauses(p, from, t)
                   ? GO_ON
                   : STOP_BEFORE;
    if (cg_passage_has(p, t,
                       CG_CLASS(COMPLEMENTIZER) | CG_CLASS(SUBORDINATOR) |
                           CG_CLASS(CONDITION) | CG_CLASS(RELATIVE) |
                           CG_CLASS(QUESTION) | CG_CLASS(AUX) | CG_CLASS(MODAL) |
                           CG_CLASS(BE) | CG_CLASS(WEEKDAY) | CG_CLASS(MONTH)))
        return STOP_BEFORE;
    if (cg_passage_has(p, t, CG_CLASS(TIME)) || (is_date_word(p, t) && t + 1 < end))
        return STOP_BEFORE;
    bool verb = cg_words_is_report(p, t) || (cg_passage_has(p, t, CG_CLASS(VERB)) &&
                                             !cg_passage_has(p, t, CG_CLASS(ROLE)));
    bool modifies = t > from && cg_passage_has(p, t - 1, CG_CLASS(DETERMINER));
    return verb && !modifies ? STOP_BEFORE : GO_ON;
}

/* "After the vote ICE said": the name alone, or a lone word for an office. */
static uint32_t behind_leading(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t name = cg_name_start(p, first, end);
    while (name < end && name > first &&
           cg_passage_has(p, name - 1, CG_CLASS(ROLE) | CG_CLASS(TITLE)))
        name--;
    if (name < end)
        return name > first ? name : end;
    return end > first + 1 && cg_passage_has(p, end - 1, CG_CLASS(ROLE)) ? end - 1
                                                                         : end;
}

uint32_t cg_phrase_start(const cg_passage *p, uint32_t from, uint32_t end)
{
    uint32_t first = end;
    while (first > from && end - first < PHRASE) {
        uint32_t t = first - 1;
        if (is_mark(p, t, CG_MARK_CLOSE)) {
            uint32_t open = t;
            while (open > from && t - open < PAREN && !is_mark(p, open, CG_MARK_OPEN))
                open--;
            if (!is_mark(p, open, CG_MARK_OPEN))
                break;
            first = open;
            continue;
        }
        step next =
            cg_passage_is_word(p, t) ? at_word(p, from, t, end) : at_mark(p, t, end);
        if (next == LEADING) {
            uint32_t start = behind_leading(p, first, end);
            bool clause = start == end && cg_passage_has(p, t, CG_CLASS(SUBORDINATOR));
            return clause ? first : start; /* "as officials said" */
        }
        if (next == STOP_BEFORE)
            break;
        first = t;
        if (next == STOP_AFTER)
            break;
    }
    return first;
}

/* --- appositions --------------------------------------------------------------------------- */

static uint32_t comma_before(const cg_passage *p, uint32_t from, uint32_t end)
{
    for (uint32_t i = end; i > from; i--) {
        if (is_mark(p, i - 1, CG_MARK_COMMA))
            return i - 1;
        if (is_mark(p, i - 1, CG_MARK_SEMICOLON) || is_mark(p, i - 1, CG_MARK_COLON) ||
            is_mark(p, i - 1, CG_MARK_QUOTE_OPEN) ||
            is_mark(p, i - 1, CG_MARK_QUOTE_CLOSE))
            break;
    }
    return from;
}

/* ", California" behind "in Oakland": the comma at `comma` parts a place from
 * the greater one that it lies in. */
static bool is_place(const cg_passage *p, uint32_t comma, uint32_t end)
{
    if (comma == 0 || !cg_name_takes(p, comma - 1) || comma + 1 >= end ||
        end > comma + 1 + PLACE ||
        cg_passage_has(p, comma - 1, CG_CLASS(ROLE) | CG_CLASS(TITLE)))
        return false;
    if (cg_name_is_gendered(p, comma + 1) && end > comma + 2)
        return false;
    for (uint32_t i = comma + 1; i < end; i++)
        if (!cg_name_takes(p, i) && !is_mark(p, i, CG_MARK_STOP))
            return false;
    return true;
}

/* NP ", " EXTRA "," VERB, where EXTRA may hold commas of its own. */
static bool split_apposition(const cg_passage *p, uint32_t from, uint32_t comma,
                             cg_noun_phrase *out)
{
    uint32_t stop = comma > from + APPOSITION ? comma - APPOSITION : from;
    uint32_t end = comma;
    for (unsigned i = 0; i < SEGMENTS; i++) {
        uint32_t before = comma_before(p, stop, end);
        if (before == stop)
            return false;
        uint32_t first = cg_phrase_start(p, from, before);
        bool age = first + 1 == before && cg_words_is_number(p, first);
        if (first < before && !age && !is_place(p, before, end)) {
            *out = (cg_noun_phrase){{first, before}, {before + 1, comma}};
            return true;
        }
        end = before;
    }
    return false;
}

static uint32_t dash_before(const cg_passage *p, uint32_t from, uint32_t end)
{
    for (uint32_t i = end; i > from && end - i < DASHED; i--)
        if (is_mark(p, i - 1, CG_MARK_DASH))
            return i - 1;
    return end;
}

/* "sheriffs who backed it | say": the phrase is the object of a relative clause
 * without commas, and the subject stands before that. `first` when it is not. */
static uint32_t before_relative(const cg_passage *p, uint32_t from, uint32_t first)
{
    uint32_t stop = first > from + RELATIVE ? first - RELATIVE : from;
    bool verb = false;
    for (uint32_t i = first; i > stop; i--) {
        if (!cg_passage_is_word(p, i - 1))
            break;
        if (cg_passage_token_is(p, i - 1, "who"))
            return verb ? i - 1 : first;
        verb |= cg_words_is_finite(p, i - 1);
    }
    return first;
}

static cg_noun_phrase plain(const cg_passage *p, uint32_t from, uint32_t end)
{
    uint32_t first = cg_phrase_start(p, from, end),
             relative = before_relative(p, from, first);
    if (relative < first)
        return (cg_noun_phrase){{cg_phrase_start(p, from, relative), relative},
                           {relative, relative}};
    return (cg_noun_phrase){{first, end}, {end, end}};
}

cg_noun_phrase cg_phrase_before(const cg_passage *p, uint32_t from, uint32_t verb)
{
    cg_noun_phrase phrase = {{verb, verb}, {verb, verb}};
    uint32_t end = skip_group(p, from, verb);
    if (end > from && cg_passage_is_word(p, end - 1) &&
        (cg_passage_has(p, end - 1, CG_CLASS(RELATIVE)) ||
         cg_passage_token_is(p, end - 1, "that"))) {
        end--;
        if (end > from && is_mark(p, end - 1, CG_MARK_COMMA))
            return plain(p, from, end - 1);
    }
    if (end == from)
        return phrase;
    if (is_mark(p, end - 1, CG_MARK_DASH)) {
        uint32_t dash = dash_before(p, from, end - 1);
        return dash < end - 1 ? plain(p, from, dash) : phrase;
    }
    if (!is_mark(p, end - 1, CG_MARK_COMMA))
        return plain(p, from, end);
    if (split_apposition(p, from, end - 1, &phrase))
        return phrase;
    return plain(p, from, end - 1);
}

/* --- forwards -------------------------------------------------------------------------------- */

static bool is_verb_soon(const cg_passage *p, uint32_t i, uint32_t end)
{
    for (uint32_t k = i; k < end && k < i + 6 && cg_passage_is_word(p, k); k++)
        if (cg_words_is_finite(p, k))
            return true;
    return false;
}

static bool ends_at_mark(const cg_passage *p, uint32_t i, uint32_t end)
{
    switch (p->tokens.items[i].mark) {
    case CG_MARK_HYPHEN:
    case CG_MARK_APOSTROPHE:
    case CG_MARK_MARKUP:
        return false;
    case CG_MARK_STOP:
        return !cg_words_is_abbreviation(p, i, end);
    case CG_MARK_QUOTE_CLOSE:
        return i + 1 >= end || cg_words_is_spaced(p, i + 1) || cg_words_is_spaced(p, i);
    default:
        return !cg_slice_is(cg_passage_token(p, i), "&");
    }
}

static bool ends_at_word(const cg_passage *p, uint32_t first, uint32_t i, uint32_t end)
{
    bool named = i > first && cg_name_takes(p, i - 1);
    if (cg_words_is_clitic(p, i))
        return !cg_passage_token_is(p, i, "'s") || i + 1 >= end ||
               !cg_passage_is_word(p, i + 1);
    if (cg_name_takes(p, i))
        return false;
    if (cg_passage_has(p, i, CG_CLASS(PREPOSITION))) {
        static const char *const places[] = {"of", "from", "with", "for", "at", NULL};
        return cg_phrase_is_setting(p, i, end) ||
               (named && !cg_words_is_one_of(p, i, places));
    }
    if (cg_passage_has(p, i, CG_CLASS(COORDINATOR)))
        return i + 1 >= end || is_verb_soon(p, i + 1, end) ||
               !cg_passage_token_is(p, i, "and");
    if (cg_passage_has(p, i,
                       CG_CLASS(COMPLEMENTIZER) | CG_CLASS(RELATIVE) |
                           CG_CLASS(SUBORDINATOR) | CG_CLASS(CONDITION) |
                           CG_CLASS(ADVERB) | CG_CLASS(WEEKDAY) | CG_CLASS(TIME)) ||
        cg_words_is_finite(p, i))
        return !(cg_words_ends(p, i, "ed") && !named && !cg_words_is_report(p, i));
    if (cg_passage_has(p, i, CG_CLASS(PRONOUN)))
        return !cg_passage_has(p, i, CG_CLASS(DETERMINER));
    return named && cg_words_ends(p, i, "ing");
}

static uint32_t head_end(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t i = first;
    if (first < end && cg_passage_has(p, first, CG_CLASS(PRONOUN)) &&
        !cg_passage_has(p, first, CG_CLASS(DETERMINER)))
        return first + 1;
    for (; i < end && i - first < PHRASE; i++) {
        bool suffix =
            is_mark(p, i, CG_MARK_COMMA) && i > first && cg_name_end(p, i - 1, end) > i;
        if (suffix)
            continue;
        if (cg_passage_is_word(p, i) ? ends_at_word(p, first, i, end)
                                     : ends_at_mark(p, i, end))
            break;
    }
    return i;
}

/* The end of what is set off behind the comma at `comma`. */
static uint32_t extra_end(const cg_passage *p, uint32_t comma, uint32_t end)
{
    uint32_t i = comma + 1;
    for (; i < end && i < comma + APPOSITION; i++) {
        if (cg_passage_is_word(p, i))
            continue;
        if (is_mark(p, i, CG_MARK_COMMA)) {
            uint32_t next = i + 1;
            while (next < end && next < i + 1 + PLACE &&
                   !is_mark(p, next, CG_MARK_COMMA))
                next++;
            if (!is_place(p, i, next))
                break;
        } else if (is_mark(p, i, CG_MARK_OPEN) || ends_at_mark(p, i, end)) {
            break;
        }
    }
    return i;
}

cg_noun_phrase cg_phrase_behind(const cg_passage *p, uint32_t first, uint32_t end)
{
    while (first < end && cg_passage_has(p, first, CG_CLASS(ADVERB)) &&
           !cg_name_takes(p, first))
        first++;
    uint32_t stop = head_end(p, first, end);
    cg_noun_phrase phrase = {{first, stop}, {stop, stop}};
    uint32_t comma = stop;
    if (comma < end && is_mark(p, comma, CG_MARK_OPEN)) /* "Zoe Lofgren (D-CA), who" */
        for (uint32_t i = comma; i < end && i < stop + PAREN; i++)
            if (is_mark(p, i, CG_MARK_CLOSE)) {
                comma = i + 1;
                break;
            }
    if (stop > first && comma < end && is_mark(p, comma, CG_MARK_COMMA))
        phrase.extra = (cg_token_range){comma + 1, extra_end(p, comma, end)};
    return phrase;
}
