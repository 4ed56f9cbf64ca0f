/* Who speaks in a quotation: what stands beside it, what it goes on from. */
#include "stance/name.h"
#include "stance/voices.h"
#include "stance/words.h"

enum { AHEAD_WINDOW = 48, BACK = 32, SCARE_WORDS = 3, COUNTED = 40, BARE = 8 };

static bool is_mark(const cg_passage *p, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(p, i, mark);
}

static uint32_t words_between(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t words = 0;
    for (uint32_t i = first; i < end && words < COUNTED; i++)
        words += cg_passage_is_word(p, i);
    return words;
}

/* The token behind the last one of the quotation's own. */
static uint32_t inner_end(const cg_passage *p, const cg_quotation *quote)
{
    return quote->close < p->tokens.len ? quote->close : (uint32_t)p->tokens.len;
}

/* What surrounds the quotation: its sentences, cut to the quotation that it
 * stands in. */
static cg_token_range surroundings(const cg_passage *p, const cg_quotation *quote)
{
    uint32_t close = inner_end(p, quote);
    cg_token_range range = cg_words_sentence(p, quote->open);
    if (close > 0)
        range.end = cg_words_sentence(p, close < p->tokens.len ? close : close - 1).end;
    if (quote->depth > 0 && quote->open > 0) {
        uint32_t outer = p->quote_of.items[quote->open - 1];
        if (outer != CG_NO_QUOTE) {
            const cg_quotation *q = &p->quotes.items[outer];
            range.first = q->open + 1 > range.first ? q->open + 1 : range.first;
            range.end = q->close < range.end ? q->close : range.end;
        }
    }
    return range;
}

/* --- behind the quotation --------------------------------------------------------------- */

/* The next mark that opens a quotation, or `end`. */
static uint32_t next_quote(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t i = first;
    while (i < end && !is_mark(p, i, CG_MARK_QUOTE_OPEN))
        i++;
    return i;
}

/* The quotation leads on to what stands behind it: `"...," said`. */
static bool leads_on(const cg_passage *p, const cg_quotation *quote, uint32_t start)
{
    static const cg_mark marks[] = {
        CG_MARK_COMMA, CG_MARK_QUESTION, CG_MARK_EXCLAMATION, CG_MARK_ELLIPSIS,
        CG_MARK_DASH,  CG_MARK_STOP,     CG_MARK_QUOTE_CLOSE, CG_MARK_NONE};
    if (quote->close + 1 < p->tokens.len &&
        (is_mark(p, quote->close + 1, CG_MARK_COMMA) ||
         is_mark(p, quote->close + 1, CG_MARK_DASH)))
        return true;
    for (const cg_mark *mark = marks; *mark; mark++)
        if (is_mark(p, quote->close - 1, *mark))
            return true;
    if (quote->open != start)
        return false;
    bool verb =
        quote->close + 1 < p->tokens.len && cg_words_is_report(p, quote->close + 1);
    return verb || words_between(p, quote->open, quote->close) > SCARE_WORDS;
}

/* "-- Jane Roe, staff attorney" to the end of the block. */
static cg_holder signature(const cg_passage *p, uint32_t dash, uint32_t end,
                           cg_token_range *cue)
{
    cg_holder none = {.verb = dash};
    if (dash + 1 >= end || !is_mark(p, dash, CG_MARK_DASH) ||
        !cg_name_takes(p, dash + 1))
        return none;
    cg_noun_phrase phrase = cg_phrase_behind(p, dash + 1, end);
    uint32_t stop =
        phrase.extra.first < phrase.extra.end ? phrase.extra.end : phrase.head.end;
    if (words_between(p, stop, end) > 0)
        return none;
    *cue = (cg_token_range){dash, dash + 1};
    return cg_holder_of(p, phrase, dash);
}

/* A sentence that is an attribution and nothing else: "Roe asked." */
static cg_holder bare_sentence(const cg_passage *p, uint32_t first, cg_token_range *cue)
{
    cg_holder none = {.verb = first};
    if (first >= p->tokens.len)
        return none;
    cg_token_range range = cg_words_sentence(p, first);
    if (range.end - first > 2 * BARE || next_quote(p, first, range.end) < range.end)
        return none;
    cg_holder holder = signature(p, first, range.end, cue);
    if (holder.found)
        return holder;
    holder = cg_voices_in_segment(p, first, range.end, cue);
    for (uint32_t i = holder.verb + 1; i < range.end; i++)
        if (cg_passage_is_word(p, i) &&
            (cg_words_is_finite(p, i) ||
             cg_passage_has(p, i, CG_CLASS(COMPLEMENTIZER) | CG_CLASS(PRONOUN))))
            return none;
    bool last = words_between(p, holder.verb + 1, range.end) == 0;
    bool inverted = cg_holder_is_held(&holder) && holder.word > holder.verb;
    return last || inverted ? holder : none;
}

static cg_holder holder_behind(const cg_passage *p, const cg_quotation *quote,
                               cg_token_range *cue)
{
    cg_holder none = {0};
    if (quote->close >= p->tokens.len || quote->unclosed)
        return none;
    cg_token_range around = surroundings(p, quote);
    uint32_t first = quote->close + 1;
    if (first >= around.end && quote->depth == 0)
        return bare_sentence(p, around.end, cue);
    if (first >= around.end || !leads_on(p, quote, around.first))
        return none;
    if (is_mark(p, first, CG_MARK_DASH)) {
        cg_holder holder = signature(p, first, around.end, cue);
        if (holder.found)
            return holder;
        first++;
    }
    return cg_voices_in_segment(p, first, next_quote(p, first, around.end), cue);
}

/* --- before the quotation ----------------------------------------------------------------- */

/* Verbs that call something by the quoted words: "called it". */
static bool is_naming(const cg_passage *p, uint32_t i)
{
    static const char *const verbs[] = {
        "called",    "calls",     "call",          "described",
        "describes", "describe",  "characterized", "characterised",
        "dubbed",    "labeled",   "labelled",      "termed",
        "dismissed", "denounced", "criticized",    "criticised",
        "praised",   "hailed",    "blasted",       "quoted",
        "cited",     NULL};
    return cg_passage_is_word(p, i) && cg_words_is_one_of(p, i, verbs);
}

/* "in Roe's words," */
static cg_holder in_words(const cg_passage *p, uint32_t start, uint32_t end,
                          cg_token_range *cue)
{
    cg_holder none = {.verb = start};
    uint32_t i = end;
    while (i > start && !cg_passage_is_word(p, i - 1))
        i--;
    if (i < start + 3 || !cg_passage_token_is(p, i - 1, "words"))
        return none;
    uint32_t owner = i - 1;
    while (owner > start + 1 && i - owner < 4 && !cg_words_is_clitic(p, owner - 1) &&
           !cg_passage_has(p, owner - 1, CG_CLASS(DETERMINER)))
        owner--;
    *cue = (cg_token_range){i - 1, i};
    uint32_t stop = owner - 1;
    if (!cg_words_is_clitic(p, stop))
        return cg_holder_of(p, (cg_noun_phrase){{stop, owner}, {owner, owner}}, i - 1);
    uint32_t first = stop;
    while (first > start && !cg_passage_token_is(p, first - 1, "in"))
        first--;
    return cg_holder_of(p, (cg_noun_phrase){{first, stop}, {stop, stop}}, i - 1);
}

/* "according to NP," and "in the words of NP," */
static cg_holder behind_preposition(const cg_passage *p, uint32_t start, uint32_t end,
                                    cg_token_range *cue)
{
    for (uint32_t i = start; i + 2 < end; i++) {
        bool according = cg_passage_token_is(p, i, "according") &&
                         cg_passage_token_is(p, i + 1, "to");
        bool words =
            cg_passage_token_is(p, i, "words") && cg_passage_token_is(p, i + 1, "of");
        if (!according && !words)
            continue;
        *cue = (cg_token_range){i, i + 2};
        return cg_holder_of(p, cg_phrase_behind(p, i + 2, end), i);
    }
    return (cg_holder){.verb = start};
}

static bool is_told(const cg_passage *p, uint32_t verb)
{
    static const char *const verbs[] = {"told",     "tell",    "tells",  "telling",
                                        "asked",    "asks",    "wrote",  "writes",
                                        "reminded", "assured", "warned", NULL};
    return cg_words_is_one_of(p, verb, verbs);
}

/* "a campaign called", "the report titled" */
static bool is_title_verb(const cg_passage *p, uint32_t i)
{
    static const char *const verbs[] = {"called",    "titled",   "entitled",  "named",
                                        "headlined", "dubbed",   "nicknamed", "known",
                                        "labeled",   "labelled", "billed",    NULL};
    return cg_words_is_one_of(p, i, verbs);
}

/* Words of the report stand between its verb and the quotation. */
static bool is_mixed(const cg_passage *p, uint32_t verb, uint32_t open)
{
    uint32_t first = verb + 1;
    if (words_between(p, first, open) == 0)
        return is_naming(p, verb) && !is_title_verb(p, verb);
    if (!is_naming(p, verb) && !cg_words_is_report(p, verb))
        return false; /* "put it" */
    if (is_mark(p, open - 1, CG_MARK_COMMA) || is_mark(p, open - 1, CG_MARK_COLON))
        return false;
    for (uint32_t i = first; i < open; i++)
        if (cg_passage_is_word(p, i) && cg_words_is_finite(p, i))
            return true;
    if (cg_passage_has(p, open - 1, CG_CLASS(COMPLEMENTIZER)))
        return false;
    return !is_told(p, verb) && !cg_phrase_is_setting(p, first, open);
}

/* The nearest verb of saying in [start, at). */
static cg_holder verb_ahead(const cg_passage *p, uint32_t start,
                            const cg_quotation *quote, cg_quote_frame *out)
{
    uint32_t open = quote->open;
    uint32_t stop = open > start + AHEAD_WINDOW ? open - AHEAD_WINDOW : start;
    for (uint32_t i = open; i > stop; i--) {
        uint32_t v = i - 1;
        if (is_mark(p, v, CG_MARK_SEMICOLON) ||
            (is_mark(p, v, CG_MARK_COLON) && i < open))
            break;
        if (!cg_voices_is_saying(p, v) && !is_naming(p, v))
            continue;
        out->cue = (cg_token_range){v, v + 1};
        out->mixed = is_mixed(p, v, open);
        return cg_voices_of_verb(p, start, v);
    }
    return (cg_holder){.verb = start};
}

/* "Roe was blunt:" the one that the sentence is about, when it is a person. */
static cg_holder before_colon(const cg_passage *p, uint32_t start, uint32_t open,
                              cg_token_range *cue)
{
    cg_holder none = {.verb = start};
    if (open < start + 2 || !is_mark(p, open - 1, CG_MARK_COLON))
        return none;
    for (uint32_t i = start; i < open && i < start + AHEAD_WINDOW; i++) {
        if (!cg_words_is_finite(p, i))
            continue;
        cg_holder holder = cg_holder_of(p, cg_phrase_before(p, start, i), i);
        bool person = holder.name.first < holder.name.end ||
                      cg_name_has(p, holder.role, CG_CLASS(ROLE) | CG_CLASS(TITLE));
        if (!holder.found || !person || holder.gender == CG_GENDER_BODY)
            return none;
        *cue = (cg_token_range){open - 1, open};
        return holder;
    }
    return none;
}

static cg_holder holder_ahead(const cg_passage *p, const cg_quotation *quote,
                              cg_quote_frame *out)
{
    cg_token_range around = surroundings(p, quote);
    uint32_t start = around.first, open = quote->open;
    bool after_quote = false;
    for (uint32_t i = open; i > start && i + AHEAD_WINDOW > open; i--)
        if (is_mark(p, i - 1, CG_MARK_QUOTE_CLOSE)) {
            start = i;
            after_quote = true;
            break;
        }
    if (start == open)
        return (cg_holder){.verb = start};
    cg_attribution label;
    if (!after_quote && cg_voices_label_at(p, start, open, &label) &&
        label.range.end == open) {
        out->cue = label.cue;
        return label.holder;
    }
    cg_holder holder = {.verb = start};
    if (after_quote)
        holder = cg_voices_in_segment(p, start, open, &out->cue);
    if (!cg_holder_is_held(&holder))
        holder = verb_ahead(p, start, quote, out);
    if (!cg_holder_is_held(&holder))
        holder = behind_preposition(p, start, open, &out->cue);
    if (!cg_holder_is_held(&holder))
        holder = in_words(p, start, open, &out->cue);
    return cg_holder_is_held(&holder) ? holder
                                      : before_colon(p, start, open, &out->cue);
}

/* --- the quotation itself ------------------------------------------------- */

bool cg_voices_beside_quote(const cg_passage *p, uint32_t quote, cg_quote_frame *out)
{
    const cg_quotation *q = &p->quotes.items[quote];
    *out = (cg_quote_frame){.source = quote};
    out->holder = holder_behind(p, q, &out->cue);
    if (cg_holder_is_held(&out->holder))
        return true;
    out->cue = (cg_token_range){0, 0};
    out->holder = holder_ahead(p, q, out);
    if (cg_holder_is_held(&out->holder))
        return true;
    out->cue = (cg_token_range){0, 0};
    out->mixed = false;
    return false;
}

/* The quotation begins its sentence. */
static bool begins_sentence(const cg_passage *p, const cg_quotation *quote)
{
    uint32_t first = cg_words_sentence(p, quote->open).first;
    return words_between(p, first, quote->open) == 0;
}

bool cg_voices_fills_sentence(const cg_passage *p, uint32_t quote)
{
    const cg_quotation *q = &p->quotes.items[quote];
    uint32_t close = inner_end(p, q);
    if (!begins_sentence(p, q))
        return false;
    return close == p->tokens.len ||
           words_between(p, close, cg_words_sentence(p, close).end) == 0;
}

/* The quotation before it in the paragraph that has a speaker. */
static bool goes_on_from(const cg_passage *p, uint32_t quote, cg_quote_frame *out)
{
    if (!begins_sentence(p, &p->quotes.items[quote]))
        return false;
    for (uint32_t i = quote; i > 0 && i + BACK > quote; i--) {
        const cg_quotation *before = &p->quotes.items[i - 1];
        if (before->depth == p->quotes.items[quote].depth &&
            cg_voices_beside_quote(p, i - 1, out) &&
            (!out->mixed ||
             words_between(p, before->open, before->close) > SCARE_WORDS))
            return true;
    }
    return false;
}

/* `"Yes. It is." "It always was," said Roe.`: nothing stands between. */
static bool leads_to(const cg_passage *p, uint32_t quote, cg_quote_frame *out)
{
    for (uint32_t i = quote; i + 1 < p->quotes.len && i < quote + BACK; i++) {
        const cg_quotation *one = &p->quotes.items[i], *next = &p->quotes.items[i + 1];
        if (next->depth != one->depth || one->close >= p->tokens.len ||
            words_between(p, one->close, next->open) > 0)
            return false;
        if (cg_voices_beside_quote(p, i + 1, out))
            return true;
    }
    return false;
}

bool cg_voices_quote_frame(const cg_passage *p, uint32_t quote, cg_quote_frame *out)
{
    if (cg_voices_beside_quote(p, quote, out))
        return true;
    if (p->quotes.items[quote].depth > 0)
        return false;
    if (goes_on_from(p, quote, out) || leads_to(p, quote, out))
        return true;
    *out = (cg_quote_frame){.source = quote};
    return false;
}

cg_holder cg_voices_of_quote(const cg_passage *p, uint32_t quote)
{
    cg_quote_frame frame;
    (void)cg_voices_quote_frame(p, quote, &frame);
    return frame.holder;
}

/* --- speech or not -------------------------------------------------------- */

/* Words that are capitalised as in a title: all but the small ones. */
static bool is_title_case(const cg_passage *p, uint32_t first, uint32_t end)
{
    const cg_class_set small = CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) |
                               CG_CLASS(COORDINATOR) | CG_CLASS(PRONOUN) |
                               CG_CLASS(BE) | CG_CLASS(AUX);
    uint32_t capitals = 0;
    for (uint32_t i = first; i < end; i++) {
        if (!cg_passage_is_word(p, i) || cg_words_is_clitic(p, i) ||
            cg_words_is_number(p, i))
            continue;
        if (!cg_words_is_capital(p, i) && !cg_passage_has(p, i, small))
            return false;
        capitals += cg_words_is_capital(p, i) != 0;
    }
    return capitals >= 2;
}

/* "a campaign called", "the report": what is quoted is a name. */
static bool is_named_ahead(const cg_passage *p, const cg_quotation *quote)
{
    uint32_t i = quote->open;
    while (i > 0 && !cg_passage_is_word(p, i - 1) && quote->open - i < 2)
        i--;
    if (i == 0 || !cg_passage_is_word(p, i - 1))
        return false;
    return is_title_verb(p, i - 1) || (cg_passage_token_is(p, i - 1, "as") && i > 1 &&
                                       cg_passage_token_is(p, i - 2, "known"));
}

/* "Nobody asked us.": short, but a sentence. */
static bool is_sentence(const cg_passage *p, const cg_quotation *quote, uint32_t end)
{
    if (end < quote->open + 2 ||
        !(is_mark(p, end - 1, CG_MARK_STOP) || is_mark(p, end - 1, CG_MARK_QUESTION) ||
          is_mark(p, end - 1, CG_MARK_EXCLAMATION)))
        return false;
    for (uint32_t i = quote->open + 1; i < end && i < quote->open + COUNTED; i++)
        if (cg_words_is_finite(p, i))
            return true;
    return false;
}

bool cg_voices_is_speech(const cg_passage *p, uint32_t quote)
{
    const cg_quotation *q = &p->quotes.items[quote];
    uint32_t end = inner_end(p, q), words = words_between(p, q->open, end);
    cg_quote_frame frame;
    if (words == 0)
        return false;
    bool own = cg_voices_beside_quote(p, quote, &frame);
    if (own && !frame.mixed && !is_named_ahead(p, q))
        return true;
    bool title = is_named_ahead(p, q) ||
                 (p->kind != CG_BLOCK_HEADING && is_title_case(p, q->open, end));
    if (title && !cg_voices_fills_sentence(p, quote))
        return false;
    if (words > SCARE_WORDS)
        return true;
    return cg_voices_fills_sentence(p, quote) && q->depth == 0 &&
           (is_sentence(p, q, end) || cg_voices_quote_frame(p, quote, &frame));
}
