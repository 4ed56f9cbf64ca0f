#include "stance/voices.h"

#include "stance/name.h"
#include "stance/words.h"

enum { BY_WINDOW = 12, CLAUSE_WINDOW = 60, SEGMENT_WINDOW = 60, VIEW_WINDOW = 12 };

static bool is_mark(const cg_passage *p, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(p, i, mark);
}

static bool is_empty(cg_token_range range)
{
    return range.first >= range.end;
}

bool cg_voices_is_saying(const cg_passage *p, uint32_t i)
{
    static const char *const put[] = {"put", "puts", NULL};
    static const char *const went[] = {"went", "goes", NULL};
    if (!cg_passage_is_word(p, i))
        return false;
    if (cg_words_is_report(p, i))
        return true;
    if (i + 1 >= p->tokens.len)
        return false;
    return (cg_words_is_one_of(p, i, put) && cg_passage_token_is(p, i + 1, "it")) ||
           (cg_words_is_one_of(p, i, went) && cg_passage_token_is(p, i + 1, "on"));
}

/* --- the subject of a verb ----------------------------------------------------------- */

static cg_holder nobody_at(uint32_t verb)
{
    return (cg_holder){.verb = verb};
}

/* "was told", "had been described": the subject hears it, or is spoken of. */
static bool is_passive(const cg_passage *p, uint32_t from, uint32_t verb)
{
    if (cg_words_ends(p, verb, "ing"))
        return false;
    for (uint32_t i = verb; i > from; i--) {
        if (cg_passage_has(p, i - 1, CG_CLASS(BE)))
            return true;
        if (!cg_passage_has(p, i - 1, CG_CLASS(ADVERB) | CG_CLASS(NEGATION)))
            return false;
    }
    return false;
}

static cg_holder agent_behind(const cg_passage *p, uint32_t verb)
{
    uint32_t end = cg_words_sentence(p, verb).end;
    for (uint32_t i = verb + 1; i < end && i < verb + BY_WINDOW; i++) {
        if (cg_passage_token_is(p, i, "by"))
            return cg_holder_of(p, cg_phrase_behind(p, i + 1, end), verb);
        if (!cg_passage_is_word(p, i) || cg_words_is_finite(p, i))
            break;
    }
    return nobody_at(verb);
}

/* The subject of the nearest verb of saying before `verb`, or of the nearest
 * one of any kind. */
static cg_holder earlier_subject(const cg_passage *p, uint32_t from, uint32_t verb,
                                 bool saying)
{
    uint32_t stop = verb > from + CLAUSE_WINDOW ? verb - CLAUSE_WINDOW : from;
    for (uint32_t i = verb; i > stop; i--) {
        uint32_t v = i - 1;
        if (is_mark(p, v, CG_MARK_SEMICOLON) || is_mark(p, v, CG_MARK_QUOTE_CLOSE))
            break;
        if (!cg_words_is_finite(p, v) || (saying && !cg_voices_is_saying(p, v)))
            continue;
        cg_holder holder = cg_holder_of(p, cg_phrase_before(p, from, v), verb);
        if (cg_holder_is_held(&holder))
            return holder;
        bool inverted = cg_voices_is_saying(p, v) && cg_words_is_report(p, v);
        if (inverted)
            holder = cg_voices_behind_verb(p, v, verb);
        if (cg_holder_is_held(&holder))
            return holder;
    }
    return nobody_at(verb);
}

/* A name at the start of the clause: its verb is not known for one. */
static cg_holder leading_name(const cg_passage *p, uint32_t from, uint32_t verb)
{
    uint32_t first = from;
    for (uint32_t i = verb; i > from && i + CLAUSE_WINDOW > verb; i--)
        if (is_mark(p, i - 1, CG_MARK_COLON) || is_mark(p, i - 1, CG_MARK_SEMICOLON)) {
            first = i;
            break;
        }
    while (first < verb &&
           (!cg_passage_is_word(p, first) ||
            cg_passage_has(p, first, CG_CLASS(DETERMINER) | CG_CLASS(ADVERB))))
        first++;
    uint32_t end = cg_name_end_linked(p, first, verb);
    return cg_holder_of(p, (cg_noun_phrase){{first, end}, {end, end}}, verb);
}

static cg_holder clause_subject(const cg_passage *p, uint32_t from, uint32_t verb)
{
    cg_holder holder = earlier_subject(p, from, verb, true);
    if (!cg_holder_is_held(&holder))
        holder = earlier_subject(p, from, verb, false);
    return cg_holder_is_held(&holder) ? holder : leading_name(p, from, verb);
}

/* "led officials to believe": the one who was led; "declined to say": the one
 * who declined. */
static cg_holder before_infinitive(const cg_passage *p, uint32_t from, uint32_t to)
{
    const cg_class_set verbs = CG_CLASS(VERB) | CG_CLASS(REPORT) | CG_CLASS(BE) |
                               CG_CLASS(AUX) | CG_CLASS(ADVERB);
    if (to == from)
        return nobody_at(to);
    bool verb = cg_words_ends(p, to - 1, "ed") || cg_passage_has(p, to - 1, verbs);
    if (!verb && cg_passage_is_word(p, to - 1)) {
        uint32_t first = cg_phrase_start(p, from, to);
        cg_holder holder = cg_holder_of(p, (cg_noun_phrase){{first, to}, {to, to}}, to);
        if (first > from && cg_words_is_finite(p, first - 1) && holder.found)
            return holder;
    }
    return clause_subject(p, from, to);
}

/* "was quoted as saying": the subject of the outer verb speaks. */
static bool is_quoted(const cg_passage *p, uint32_t verb)
{
    static const char *const verbs[] = {"quoted",   "cited", "reported",
                                        "recorded", "heard", NULL};
    return verb >= 2 && cg_passage_token_is(p, verb - 1, "as") &&
           cg_words_is_one_of(p, verb - 2, verbs);
}

/* What stands before the verb makes it depend on another one. */
static bool depends(const cg_passage *p, uint32_t from, uint32_t verb)
{
    uint32_t i = verb;
    while (i > from && cg_passage_has(p, i - 1, CG_CLASS(ADVERB) | CG_CLASS(NEGATION)))
        i--;
    if (i == from)
        return false;
    return cg_passage_has(p, i - 1, CG_CLASS(COORDINATOR)) ||
           cg_words_ends(p, verb, "ing");
}

cg_holder cg_voices_of_verb(const cg_passage *p, uint32_t from, uint32_t verb)
{
    uint32_t quote = p->quote_of.items[verb];
    if (quote != CG_NO_QUOTE && p->quotes.items[quote].open >= from)
        from = p->quotes.items[quote].open + 1;
    if (is_quoted(p, verb))
        return cg_holder_of(p, cg_phrase_before(p, from, verb - 2), verb);
    bool quoted = verb + 1 < p->tokens.len && cg_passage_token_is(p, verb, "quoted") &&
                  cg_passage_token_is(p, verb + 1, "as");
    if (is_passive(p, from, verb) && !quoted)
        return agent_behind(p, verb);
    cg_holder holder;
    if (verb > from && cg_passage_token_is(p, verb - 1, "to"))
        holder = before_infinitive(p, from, verb - 1);
    else if (depends(p, from, verb))
        holder = clause_subject(p, from, verb);
    else
        holder = cg_holder_of(p, cg_phrase_before(p, from, verb), verb);
    holder.verb = verb;
    return holder;
}

/* --- the subject behind its verb -------------------------------------------------------- */

/* Verbs whose noun behind them is who hears it. */
static bool takes_hearer(const cg_passage *p, uint32_t i)
{
    static const char *const verbs[] = {"tell",     "tells",    "told",    "inform",
                                        "informs",  "informed", "assure",  "assures",
                                        "assured",  "remind",   "reminds", "reminded",
                                        "notified", "advised",  "urged",   NULL};
    return cg_words_is_one_of(p, i, verbs);
}

cg_holder cg_voices_behind_verb(const cg_passage *p, uint32_t verb, uint32_t end)
{
    cg_holder none = nobody_at(verb);
    if (verb + 1 >= end || takes_hearer(p, verb) || cg_words_ends(p, verb, "ing") ||
        !cg_passage_is_word(p, verb + 1))
        return none;
    cg_noun_phrase phrase = cg_phrase_behind(p, verb + 1, end);
    if (is_empty(phrase.head))
        return none;
    uint32_t stop = phrase.head.end;
    if (is_empty(phrase.extra) && stop < end && cg_passage_is_word(p, stop) &&
        cg_words_is_finite(p, stop))
        return none; /* "said ICE had ...": the subject of what is said */
    return cg_holder_of(p, phrase, verb);
}

/* --- cues --------------------------------------------------------------------------------- */

/* "the agency's claim that", "its view that": who the noun belongs to. */
static cg_holder possessor(const cg_passage *p, uint32_t from, uint32_t noun)
{
    static const char *const owners[] = {"his", "her", "its", "their",
                                         "my",  "our", NULL};
    for (uint32_t i = noun; i > from && i + 4 > noun; i--) {
        uint32_t t = i - 1;
        if (cg_words_is_clitic(p, t) && cg_passage_token_is(p, t, "'s")) {
            uint32_t first = cg_phrase_start(p, from, t);
            return cg_holder_of(p, (cg_noun_phrase){{first, t}, {t, t}}, noun);
        }
        if (cg_words_is_one_of(p, t, owners))
            return cg_holder_of(p, (cg_noun_phrase){{t, t + 1}, {t + 1, t + 1}}, noun);
        if (!cg_passage_is_word(p, t) || cg_passage_has(p, t, CG_CLASS(DETERMINER)))
            break;
    }
    return nobody_at(noun);
}

/* The cue is a noun with a clause of its own: "claims that". */
static bool is_noun(const cg_passage *p, uint32_t from, uint32_t i)
{
    static const char *const nouns[] = {
        "claim",       "claims",     "statement",  "statements",   "assertion",
        "contention",  "argument",   "allegation", "announcement", "declaration",
        "insistence",  "assurance",  "assurances", "promise",      "pledge",
        "suggestion",  "report",     "reports",    "rumour",       "rumor",
        "rumors",      "warning",    "warnings",   "notion",       "idea",
        "belief",      "view",       "impression", "position",     "opinion",
        "explanation", "comment",    "message",    "testimony",    "complaint",
        "complaints",  "perception", "denial",     "doubts",       NULL};
    if (!cg_words_is_one_of(p, i, nouns))
        return false;
    if (!cg_passage_has(p, i, CG_CLASS(REPORT)))
        return true;
    return i == from ||
           cg_passage_has(p, i - 1,
                          CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) |
                              CG_CLASS(CONCESSION)) ||
           cg_words_is_clitic(p, i - 1);
}

/* "according to", "in the view of": the holder stands behind. */
static bool is_prepositional(const cg_passage *p, const cg_hit *hit)
{
    return cg_passage_token_is(p, hit->first, "according") ||
           (cg_passage_token_is(p, hit->first, "in") && hit->end - hit->first >= 3);
}

cg_holder cg_voices_of_cue(const cg_reading *r, const cg_cue *cue)
{
    const cg_passage *p = r->passage;
    uint32_t key = cue->key;
    if (is_prepositional(p, &cue->hit))
        return cg_holder_of(p, cg_phrase_behind(p, cue->hit.end, r->range.end), key);
    uint32_t from = r->range.first;
    if (is_noun(p, from, key))
        return possessor(p, from, key);
    uint32_t verb =
        cue->hit.first < key && cg_passage_has(p, cue->hit.first, CG_CLASS(ADVERB))
            ? cue->hit.first
            : key;
    cg_holder holder = cg_voices_of_verb(p, from, verb);
    if (!cg_holder_is_held(&holder) && !holder.nobody && verb == key &&
        cg_words_is_report(p, key) && !is_passive(p, from, key))
        holder = cg_voices_behind_verb(p, key, r->range.end);
    holder.verb = key;
    return holder;
}

/* --- segments -------------------------------------------------------------------------------- */

/* What may stand before the subject of an attribution. */
static bool is_filler(const cg_passage *p, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (cg_passage_is_word(p, i) &&
            !cg_passage_has(p, i,
                            CG_CLASS(ADVERB) | CG_CLASS(DETERMINER) | CG_CLASS(TIME) |
                                CG_CLASS(WEEKDAY)))
            return false;
    return true;
}

/* The verb that the segment is built on: no other verb stands before it, but
 * in a relative clause. */
static uint32_t segment_verb(const cg_passage *p, uint32_t first, uint32_t end)
{
    bool aside = false;
    for (uint32_t i = first; i < end && i < first + SEGMENT_WINDOW; i++) {
        if (is_mark(p, i, CG_MARK_SEMICOLON) || is_mark(p, i, CG_MARK_COLON) ||
            is_mark(p, i, CG_MARK_QUOTE_OPEN))
            break;
        if (is_mark(p, i, CG_MARK_COMMA))
            aside = false;
        if (!cg_passage_is_word(p, i))
            continue;
        if (cg_passage_has(p, i, CG_CLASS(RELATIVE)))
            aside = i > first && is_mark(p, i - 1, CG_MARK_COMMA);
        if (aside)
            continue;
        if (cg_passage_has(p, i, CG_CLASS(COMPLEMENTIZER)))
            break;
        if (cg_voices_is_saying(p, i))
            return i;
        if (cg_passage_has(p, i, CG_CLASS(MODAL) | CG_CLASS(VERB)) &&
            !cg_name_takes(p, i))
            break;
    }
    return end;
}

/* "in Roe's view", "in their words": the owner of the view. */
static cg_holder in_view(const cg_passage *p, uint32_t first, uint32_t end,
                         cg_token_range *cue)
{
    static const char *const nouns[] = {"view",    "opinion", "words", "eyes",
                                        "telling", "account", NULL};
    for (uint32_t i = first + 1;
         i < end && i < first + VIEW_WINDOW && cg_passage_is_word(p, i); i++) {
        if (!cg_words_is_one_of(p, i, nouns))
            continue;
        if (i + 1 < end && cg_passage_is_word(p, i + 1))
            break;
        *cue = (cg_token_range){first, i + 1};
        return possessor(p, first + 1, i);
    }
    return nobody_at(first);
}

static cg_holder behind_according(const cg_passage *p, uint32_t first, uint32_t end,
                                  cg_token_range *cue)
{
    *cue = (cg_token_range){first, first + 2};
    return cg_holder_of(p, cg_phrase_behind(p, first + 2, end), first);
}

cg_holder cg_voices_in_segment(const cg_passage *p, uint32_t first, uint32_t end,
                               cg_token_range *cue)
{
    const cg_class_set others = CG_CLASS(RELATIVE) | CG_CLASS(COORDINATOR) |
                                CG_CLASS(COMPLEMENTIZER) | CG_CLASS(AUX) |
                                CG_CLASS(MODAL);
    while (first < end &&
           (is_mark(p, first, CG_MARK_COMMA) || is_mark(p, first, CG_MARK_MARKUP)))
        first++;
    if (first >= end || !cg_passage_is_word(p, first) ||
        (cg_passage_has(p, first, others) && !cg_name_takes(p, first)))
        return nobody_at(first);
    if (cg_passage_token_is(p, first, "according") && first + 2 < end)
        return behind_according(p, first, end, cue);
    if (cg_passage_token_is(p, first, "in"))
        return in_view(p, first, end, cue);
    uint32_t verb = segment_verb(p, first, end);
    if (verb >= end)
        return nobody_at(first);
    *cue = (cg_token_range){verb, verb + 1};
    if (is_filler(p, first, verb))
        return cg_voices_behind_verb(p, verb, end);
    if (cg_words_ends(p, verb, "ing") && !is_quoted(p, verb))
        return nobody_at(verb);
    cg_holder holder = cg_voices_of_verb(p, first, verb);
    if (!is_filler(p, first, holder.word))
        return nobody_at(verb);
    return holder;
}
