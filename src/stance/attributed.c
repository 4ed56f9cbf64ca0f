/* Attributions that are set off from what is said, without quotation marks. */
#include "stance/name.h"
#include "stance/voices.h"
#include "stance/words.h"

enum { LABEL_TOKENS = 16, LABEL_WORDS = 8, TAIL_TOKENS = 12, SAID_TOKENS = 60 };

static bool is_mark(const cg_passage *p, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(p, i, mark);
}

static bool is_markup(const cg_passage *p, uint32_t i)
{
    return is_mark(p, i, CG_MARK_MARKUP);
}

/* --- labels ----------------------------------------------------------------------------- */

static bool is_office(const cg_passage *p, uint32_t i)
{
    return cg_passage_has(p, i, CG_CLASS(TITLE) | CG_CLASS(ROLE));
}

/* The mark that ends a label that begins at `first`; `end` when none does. */
static uint32_t label_mark(const cg_passage *p, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && i < first + LABEL_TOKENS; i++) {
        if (is_mark(p, i, CG_MARK_COLON) || is_mark(p, i, CG_MARK_DASH))
            return i;
        if (!cg_passage_is_word(p, i) && !is_markup(p, i) &&
            !is_mark(p, i, CG_MARK_COMMA) && !is_mark(p, i, CG_MARK_HYPHEN) &&
            !is_mark(p, i, CG_MARK_APOSTROPHE) && !is_mark(p, i, CG_MARK_OPEN) &&
            !is_mark(p, i, CG_MARK_CLOSE) && !cg_words_is_abbreviation(p, i, end))
            break;
    }
    return end;
}

/* Names and offices, and the small words between them. */
static bool is_label(const cg_passage *p, cg_token_range range)
{
    const cg_class_set small =
        CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) | CG_CLASS(COORDINATOR);
    const cg_class_set never = CG_CLASS(LABEL) | CG_CLASS(AUX) | CG_CLASS(MODAL) |
                               CG_CLASS(QUESTION) | CG_CLASS(SUBORDINATOR) |
                               CG_CLASS(WEEKDAY) | CG_CLASS(MESSAGE);
    uint32_t words = 0, names = 0, plain = 0;
    bool office = false;
    for (uint32_t i = range.first; i < range.end; i++) {
        if (!cg_passage_is_word(p, i) || cg_words_is_clitic(p, i))
            continue;
        bool article =
            cg_passage_has(p, i, CG_CLASS(DETERMINER)) && !cg_words_is_capital(p, i);
        if (cg_words_is_number(p, i) || (cg_passage_has(p, i, never) && !article))
            return false;
        words++;
        office |= is_office(p, i);
        if (cg_name_takes(p, i))
            names++;
        else if (!cg_passage_has(p, i, small) && !is_office(p, i))
            plain++;
    }
    return words <= LABEL_WORDS && (names > 0 || office) &&
           (plain == 0 || (office && plain <= 2));
}

/* "Q" or "A" alone. */
static bool is_turn(const cg_passage *p, cg_token_range range)
{
    static const char *const turns[] = {"q", "a", NULL};
    uint32_t i = range.first;
    return range.end == i + 1 && cg_words_is_capital(p, i) &&
           cg_words_is_one_of(p, i, turns);
}

/* A dash stands behind the name of a place as well: what is before it must be
 * known for a person. */
static bool is_person(const cg_passage *p, cg_token_range range)
{
    uint32_t first = range.first;
    bool office = cg_name_has(p, range, CG_CLASS(TITLE) | CG_CLASS(ROLE));
    bool named = range.end > first + 1 && cg_name_is_gendered(p, first) &&
                 cg_name_end(p, first, range.end) == range.end;
    return office || named;
}

static cg_noun_phrase label_phrase(const cg_passage *p, cg_token_range range)
{
    uint32_t stop = range.first;
    while (stop < range.end && !is_mark(p, stop, CG_MARK_COMMA) &&
           !is_mark(p, stop, CG_MARK_OPEN))
        stop++;
    uint32_t extra =
        stop < range.end && is_mark(p, stop, CG_MARK_COMMA) ? stop + 1 : range.end;
    return (cg_noun_phrase){{range.first, stop}, {extra, range.end}};
}

/* Nothing was said before the colon when it is followed at once: "3:1". */
static bool is_followed(const cg_passage *p, uint32_t mark, uint32_t end)
{
    uint32_t i = mark + 1;
    while (i < end && is_markup(p, i))
        i++;
    return i < end && (cg_words_is_spaced(p, i) || i > mark + 1);
}

static bool other_dash(const cg_passage *p, uint32_t dash, uint32_t end)
{
    for (uint32_t i = dash + 1; i < end; i++)
        if (is_mark(p, i, CG_MARK_DASH))
            return true;
    return false;
}

bool cg_voices_label_at(const cg_passage *p, uint32_t first, uint32_t end,
                        cg_attribution *out)
{
    *out = (cg_attribution){0};
    while (first < end && is_markup(p, first))
        first++;
    uint32_t mark = label_mark(p, first, end), stop = mark;
    if (mark >= end || mark == first)
        return false;
    while (stop > first && is_markup(p, stop - 1))
        stop--;
    cg_token_range range = {first, stop};
    bool dash = is_mark(p, mark, CG_MARK_DASH);
    uint32_t sentence = cg_words_sentence(p, mark).end;
    if (!is_followed(p, mark, sentence) || (dash && other_dash(p, mark, sentence)))
        return false;
    out->range = (cg_token_range){first, mark + 1};
    out->cue = (cg_token_range){mark, mark + 1};
    out->holder.verb = mark;
    if (!dash && is_turn(p, range))
        return true;
    if (!is_label(p, range) || (dash && !is_person(p, range)))
        return false;
    out->holder = cg_holder_of(p, label_phrase(p, range), mark);
    return out->holder.found;
}

bool cg_voices_label(const cg_passage *p, cg_attribution *out)
{
    *out = (cg_attribution){0};
    if (p->kind == CG_BLOCK_HEADING || p->sentences.len == 0 ||
        !cg_voices_label_at(p, 0, p->sentences.items[0].end, out))
        return false;
    out->label = true;
    return true;
}

/* "NAME: ..." without a finite verb, as headlines are. */
static bool is_headline(const cg_reading *r, uint32_t colon)
{
    for (uint32_t i = colon; i < r->range.end; i++)
        if (cg_passage_has(r->passage, i, CG_CLASS(AUX) | CG_CLASS(MODAL)) ||
            is_mark(r->passage, i, CG_MARK_STOP))
            return false;
    return true;
}

/* The label is a name of what is spoken of, not of who speaks. */
static bool names(cg_token_range label, cg_token_range subject)
{
    return subject.first < subject.end && subject.first >= label.first &&
           subject.end <= label.end;
}

static bool label_attribution(const cg_reading *r, uint32_t token,
                              cg_token_range subject, cg_attribution *out)
{
    const cg_passage *p = r->passage;
    if (cg_voices_label(p, out) && token >= out->range.end &&
        !names(out->range, subject)) {
        out->headline =
            out->range.first >= r->range.first && is_headline(r, out->cue.first);
        return true;
    }
    if (r->question || !cg_voices_label_at(p, r->range.first, r->range.end, out) ||
        token < out->range.end || !is_mark(p, out->cue.first, CG_MARK_COLON) ||
        names(out->range, subject))
        return false;
    out->headline = is_headline(r, out->cue.first);
    return out->holder.found;
}

/* --- behind the words --------------------------------------------------------------------- */

/* "... not voluntary: ICE", "... is voluntary. -- Jane Roe, staff attorney". */
static bool tail_attribution(const cg_reading *r, uint32_t token, cg_attribution *out)
{
    const cg_passage *p = r->passage;
    uint32_t end = r->range.end, mark = end;
    for (uint32_t i = end; i > r->range.first && i + TAIL_TOKENS > end; i--)
        if (is_mark(p, i - 1, CG_MARK_COLON) || is_mark(p, i - 1, CG_MARK_DASH)) {
            mark = i - 1;
            break;
        }
    if (mark <= token || mark + 1 >= end || !cg_name_takes(p, mark + 1))
        return false;
    bool dash = is_mark(p, mark, CG_MARK_DASH);
    cg_attribution label;
    if (!dash && (p->kind != CG_BLOCK_HEADING ||
                  cg_voices_label_at(p, r->range.first, r->range.end, &label)))
        return false;
    cg_noun_phrase phrase = cg_phrase_behind(p, mark + 1, end);
    uint32_t stop =
        phrase.extra.first < phrase.extra.end ? phrase.extra.end : phrase.head.end;
    for (uint32_t i = stop; i < end; i++)
        if (cg_passage_is_word(p, i))
            return false;
    if (dash && !is_person(p, phrase.head) && p->kind != CG_BLOCK_QUOTATION)
        return false;
    *out = (cg_attribution){
        .range = {mark, end}, .cue = {mark, mark + 1}, .headline = !dash};
    out->holder = cg_holder_of(p, phrase, mark);
    return out->holder.found && out->holder.name.first < out->holder.name.end;
}

/* --- between commas ------------------------------------------------------------------------- */

/* The segment between commas (or the sentence's ends) that starts at `first`. */
static uint32_t segment_end(const cg_reading *r, uint32_t first)
{
    const cg_passage *p = r->passage;
    uint32_t i = first;
    while (i < r->range.end && !is_mark(p, i, CG_MARK_COMMA) &&
           !is_mark(p, i, CG_MARK_SEMICOLON) && !is_mark(p, i, CG_MARK_DASH) &&
           !is_mark(p, i, CG_MARK_QUOTE_OPEN))
        i++;
    return i;
}

/* Only a subject and its verb, or a verb and its subject: nothing is said in
 * the segment itself. */
static bool is_bare(const cg_reading *r, uint32_t first, uint32_t end,
                    const cg_holder *holder)
{
    const cg_passage *p = r->passage;
    for (uint32_t i = first; i < end; i++) {
        if (i == holder->verb || !cg_passage_is_word(p, i) || cg_words_is_clitic(p, i))
            continue;
        if (cg_passage_has(p, i, CG_CLASS(COMPLEMENTIZER) | CG_CLASS(MODAL)))
            return false;
        bool quoted =
            holder->verb > 1 && cg_passage_token_is(p, holder->verb - 1, "as");
        if (cg_passage_has(p, i, CG_CLASS(BE)) && !quoted)
            return false;
        if (i > holder->verb + 1 && i < holder->verb + 8 &&
            cg_reading_is_finite(r, i) && !cg_name_takes(p, i))
            return false;
    }
    return true;
}

/* In the middle of a sentence an attribution ends with its verb, with who
 * hears it, or with when and where. */
static bool is_parenthetical(const cg_passage *p, const cg_holder *holder, uint32_t end)
{
    uint32_t verb = holder->verb;
    if (cg_passage_token_is(p, verb, "according") || verb + 1 >= end ||
        holder->word > verb)
        return true;
    return end - verb < 8;
}

/* Between the token and the attribution nothing may begin anew. */
static bool governs(const cg_reading *r, uint32_t token, cg_token_range range)
{
    const cg_passage *p = r->passage;
    uint32_t first = token < range.first ? token : range.end;
    uint32_t end = token < range.first ? range.first : token;
    for (uint32_t i = first; i < end; i++)
        if (is_mark(p, i, CG_MARK_SEMICOLON))
            return false;
    if (token < range.first)
        return true;
    uint32_t next = range.end;
    while (next < r->range.end && !cg_passage_is_word(p, next))
        next++;
    return next >= r->range.end || !cg_passage_has(p, next, CG_CLASS(COORDINATOR));
}

/* The sentence ends with the attribution, and says something before it. */
static bool ends_with(const cg_reading *r, const cg_holder *holder, uint32_t comma)
{
    if (holder->verb + TAIL_TOKENS < r->range.end)
        return false;
    uint32_t stop =
        comma > r->range.first + SAID_TOKENS ? comma - SAID_TOKENS : r->range.first;
    for (uint32_t i = comma; i > stop; i--)
        if (cg_reading_is_finite(r, i - 1))
            return true;
    return false;
}

/* "When asked, Roe said, "It is."": what is said stands behind the segment, and
 * what is before it only leads in. */
static bool leads_in(const cg_reading *r, uint32_t end)
{
    const cg_passage *p = r->passage;
    bool comma = end < r->range.end && is_mark(p, end, CG_MARK_COMMA);
    uint32_t open = end + (comma ? 1 : 0);
    if (open + 1 >= r->range.end || !is_mark(p, open, CG_MARK_QUOTE_OPEN))
        return false;
    return !comma || cg_words_is_capital(p, open + 1);
}

static bool at_comma(const cg_reading *r, uint32_t comma, uint32_t token,
                     cg_attribution *out)
{
    const cg_passage *p = r->passage;
    uint32_t end = segment_end(r, comma + 1);
    if ((token > comma && token < end) || (token < comma && leads_in(r, end)))
        return false;
    cg_token_range cue = {0, 0};
    cg_holder holder = cg_voices_in_segment(p, comma + 1, end, &cue);
    if (!cg_holder_is_held(&holder)) { /* "..., Jane Roe, a lawyer, said." */
        holder = cg_voices_in_segment(p, comma + 1, r->range.end, &cue);
        if (!cg_holder_is_held(&holder) || token > comma ||
            !ends_with(r, &holder, comma))
            return false;
        end = r->range.end;
    }
    if (!is_bare(r, comma + 1, end, &holder))
        return false;
    if (end < r->range.end && !is_parenthetical(p, &holder, end))
        return false;
    if (holder.word > holder.verb && token < comma) /* with what is set off behind it */
        holder = cg_voices_in_segment(p, comma + 1, r->range.end, &cue);
    *out = (cg_attribution){.range = {comma + 1, end}, .holder = holder, .cue = cue};
    return governs(r, token, out->range);
}

/* "In Roe's view, ..." */
static bool fronted(const cg_reading *r, uint32_t token, cg_attribution *out)
{
    const cg_passage *p = r->passage;
    uint32_t first = r->range.first;
    if (first >= r->range.end || !cg_passage_token_is(p, first, "in"))
        return false;
    uint32_t end = segment_end(r, first);
    cg_token_range cue = {0, 0};
    cg_holder holder = cg_voices_in_segment(p, first, end, &cue);
    *out = (cg_attribution){.range = {first, end}, .holder = holder, .cue = cue};
    return token >= end && cg_holder_is_held(&holder);
}

bool cg_voices_attribution(const cg_reading *r, uint32_t token, cg_attribution *out)
{
    return cg_voices_attribution_of(r, token, (cg_token_range){0, 0}, out);
}

bool cg_voices_attribution_of(const cg_reading *r, uint32_t token,
                              cg_token_range subject, cg_attribution *out)
{
    const cg_passage *p = r->passage;
    *out = (cg_attribution){0};
    if (label_attribution(r, token, subject, out))
        return true;
    if (fronted(r, token, out))
        return true;
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        bool opens = is_mark(p, i, CG_MARK_COMMA) || is_mark(p, i, CG_MARK_DASH);
        if (opens && p->quote_of.items[i] == CG_NO_QUOTE && at_comma(r, i, token, out))
            return true;
    }
    return tail_attribution(r, token, out);
}
