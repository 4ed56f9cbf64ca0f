#include "stance/voices.h"

enum { NOUN_PHRASE = 24, VERB_WINDOW = 14, ROLE_WINDOW = 40 };

static bool is_mark(const cg_passage *p, uint32_t i, cg_mark mark)
{
    return cg_passage_is_mark(p, i, mark);
}

static bool is_capital(const cg_passage *p, uint32_t i)
{
    return cg_passage_is_word(p, i) && (p->tokens.items[i].flags & CG_TOKEN_CAPITAL) &&
           !(p->tokens.items[i].flags & CG_TOKEN_CLITIC);
}

static bool is_clitic(const cg_passage *p, uint32_t i)
{
    return (p->tokens.items[i].flags & CG_TOKEN_CLITIC) != 0;
}

/* The words that may stand inside of a name without a capital. */
static bool is_particle(const cg_passage *p, uint32_t i)
{
    static const char *const particles[] = {"de", "van", "von", "der", "den", "bin",
                                            "al", "da",  "di",  "la",  "le",  "ibn", NULL};
    for (const char *const *w = particles; *w; w++)
        if (cg_passage_token_is(p, i, *w))
            return true;
    return false;
}

/* --- noun phrases ------------------------------------------------------------------- */

static cg_token_range trim(const cg_passage *p, cg_token_range range)
{
    while (range.first < range.end &&
           (!cg_passage_is_word(p, range.first) ||
            cg_passage_has(p, range.first, CG_CLASS(COORDINATOR) | CG_CLASS(DETERMINER))))
        range.first++;
    while (range.first < range.end &&
           (!cg_passage_is_word(p, range.end - 1) || is_clitic(p, range.end - 1)))
        range.end--;
    return range;
}

/* A role keeps its article away and loses a dangling participle: "a campaign
 * called" in front of a quotation. */
static cg_token_range trim_role(const cg_passage *p, cg_token_range range)
{
    range = trim(p, range);
    while (range.first < range.end) {
        cg_slice last = cg_passage_token(p, range.end - 1);
        bool dangling = (cg_slice_ends(last, "ed") && last.len > 4) ||
                        cg_passage_has(p, range.end - 1, CG_CLASS(PREPOSITION) | CG_CLASS(RELATIVE) |
                                                             CG_CLASS(REPORT) | CG_CLASS(AUX));
        if (!dangling && cg_passage_is_word(p, range.end - 1))
            return range;
        range.end--;
    }
    return range;
}

/* The capitalised run at the end of [first, end), initials and particles
 * included. */
static cg_token_range name_at_end(const cg_passage *p, cg_token_range range)
{
    uint32_t first = range.end;
    for (uint32_t i = range.end; i > range.first; i--) {
        uint32_t t = i - 1;
        if (is_capital(p, t))
            first = t;
        else if (!(is_mark(p, t, CG_MARK_HYPHEN) || is_mark(p, t, CG_MARK_STOP) ||
                   is_mark(p, t, CG_MARK_APOSTROPHE) || is_particle(p, t)))
            break;
    }
    return (cg_token_range){first, range.end};
}

/* The longest capitalised run anywhere, for "Angela Chan of the Caucus". */
static cg_token_range name_at_start(const cg_passage *p, cg_token_range range)
{
    uint32_t first = range.first;
    while (first < range.end && !is_capital(p, first))
        first++;
    uint32_t end = first, last = first;
    while (end < range.end && (is_capital(p, end) || is_mark(p, end, CG_MARK_HYPHEN) ||
                               is_mark(p, end, CG_MARK_STOP) || is_mark(p, end, CG_MARK_APOSTROPHE) ||
                               is_particle(p, end))) {
        end++;
        if (is_capital(p, end - 1))
            last = end;
    }
    return (cg_token_range){first, last};
}

/* Parts "Sheriff Mike Hennessey" after its last word for an office. */
static void split_title(const cg_passage *p, cg_token_range all, cg_token_range run,
                        cg_holder *holder)
{
    uint32_t at = run.first;
    for (uint32_t i = run.first; i + 1 < run.end; i++)
        if (cg_passage_has(p, i, CG_CLASS(TITLE) | CG_CLASS(ROLE)))
            at = i + 1;
    while (at < run.end && !cg_passage_is_word(p, at))
        at++;
    holder->name = trim(p, (cg_token_range){at, run.end});
    holder->role = trim_role(p, (cg_token_range){all.first, at});
}

static bool has_role(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (cg_passage_has(p, i, CG_CLASS(ROLE) | CG_CLASS(TITLE)))
            return true;
    return false;
}

static uint32_t comma_in(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (is_mark(p, i, CG_MARK_COMMA))
            return i;
    return range.end;
}

/* Name and role of a noun phrase, with an apposition behind a comma. */
static void describe(const cg_passage *p, cg_token_range phrase, cg_holder *holder)
{
    uint32_t comma = comma_in(p, phrase);
    cg_token_range head = trim(p, (cg_token_range){phrase.first, comma});
    cg_token_range rest = {comma, phrase.end};
    holder->found = head.first < head.end;
    if (!holder->found)
        return;
    if (head.end == head.first + 1 && cg_passage_has(p, head.first, CG_CLASS(PRONOUN)) &&
        !is_clitic(p, head.first)) {
        holder->first = cg_passage_has(p, head.first, CG_CLASS(FIRST));
        holder->pronoun = !holder->first;
        holder->found = false;
        return;
    }
    cg_token_range run = name_at_end(p, head);
    if (run.first == run.end)
        run = name_at_start(p, head);
    bool whole = run.end == head.end;
    if (run.first < run.end && whole)
        split_title(p, head, run, holder);
    else if (run.first < run.end && run.first == head.first)
        holder->name = run, holder->role = trim_role(p, (cg_token_range){run.end, head.end});
    else
        holder->role = trim_role(p, head);
    cg_token_range apposition = trim_role(p, rest);
    if (apposition.first >= apposition.end)
        return;
    cg_token_range other = name_at_end(p, apposition);
    bool swapped = holder->name.first == holder->name.end || has_role(p, holder->name);
    if (swapped && other.first == apposition.first && other.first < other.end) {
        holder->role = holder->name.first < holder->name.end ? head : holder->role;
        holder->name = other; /* "the county's sheriff, Mike Hennessey" */
    } else if (holder->role.first == holder->role.end) {
        holder->role = apposition;
    }
}

/* --- subjects of verbs --------------------------------------------------------------- */

static bool ends_phrase(const cg_passage *p, uint32_t i)
{
    if (!cg_passage_is_word(p, i)) {
        cg_mark mark = (cg_mark)p->tokens.items[i].mark;
        return mark == CG_MARK_SEMICOLON || mark == CG_MARK_COLON || mark == CG_MARK_QUOTE_OPEN ||
               mark == CG_MARK_QUOTE_CLOSE || mark == CG_MARK_DASH || mark == CG_MARK_OPEN ||
               mark == CG_MARK_CLOSE || mark == CG_MARK_QUESTION;
    }
    return cg_passage_has(p, i, CG_CLASS(COMPLEMENTIZER) | CG_CLASS(SUBORDINATOR) |
                                    CG_CLASS(CONCESSION) | CG_CLASS(CONDITION)) ||
           (cg_passage_has(p, i, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(REPORT)) &&
            !cg_passage_has(p, i, CG_CLASS(ROLE)));
}

static bool is_nobody(const cg_passage *p, cg_token_range range)
{
    static const char *const words[] = {"nobody", "few", "none", "hardly", "none", NULL};
    for (uint32_t i = range.first; i < range.end; i++)
        for (const char *const *w = words; *w; w++)
            if (cg_passage_token_is(p, i, *w))
                return true;
    return range.end - range.first == 2 && cg_passage_token_is(p, range.first, "no") &&
           cg_passage_token_is(p, range.first + 1, "one");
}

/* The noun phrase that ends before the verb at `verb`. */
static cg_token_range subject_before(const cg_passage *p, uint32_t from, uint32_t verb)
{
    uint32_t end = verb;
    while (end > from && cg_passage_has(p, end - 1, CG_CLASS(AUX) | CG_CLASS(MODAL) |
                                                        CG_CLASS(ADVERB) | CG_CLASS(NEGATION)))
        end--;
    if (end > from && cg_passage_has(p, end - 1, CG_CLASS(RELATIVE)))
        end--;
    uint32_t comma = end > from && is_mark(p, end - 1, CG_MARK_COMMA) ? end - 1 : end;
    uint32_t first = comma;
    unsigned commas = comma < end;
    while (first > from && end - first < NOUN_PHRASE && !ends_phrase(p, first - 1)) {
        if (is_mark(p, first - 1, CG_MARK_COMMA) && commas++ != 1)
            break;
        if (cg_passage_has(p, first - 1, CG_CLASS(COORDINATOR)) && !is_capital(p, first) )
            break;
        first--;
    }
    /* a phrase with commas at both ends is an apposition; without, it begins
     * at its comma */
    return (cg_token_range){first, comma < end ? comma : end};
}

static cg_holder holder_of(const cg_passage *p, cg_token_range phrase, uint32_t verb)
{
    cg_holder holder = {.verb = verb};
    if (is_nobody(p, phrase)) {
        holder.nobody = true;
        return holder;
    }
    describe(p, phrase, &holder);
    return holder;
}

static uint32_t phrase_end(const cg_passage *p, uint32_t first, uint32_t end)
{
    uint32_t i = first;
    while (i < end && i - first < NOUN_PHRASE) {
        if (is_mark(p, i, CG_MARK_COMMA) || is_mark(p, i, CG_MARK_STOP) || ends_phrase(p, i))
            break;
        i++;
    }
    return i;
}

cg_holder cg_voices_of_cue(const cg_reading *r, const cg_cue *cue)
{
    const cg_passage *p = r->passage;
    if (cg_passage_token_is(p, cue->hit.first, "according") ||
        (cg_passage_token_is(p, cue->hit.first, "in") && cue->hit.end - cue->hit.first >= 3)) {
        uint32_t end = phrase_end(p, cue->hit.end, r->range.end);
        return holder_of(p, (cg_token_range){cue->hit.end, end}, cue->key);
    }
    uint32_t from = r->range.first, side = r->side_of.items[cue->key];
    for (uint32_t i = cue->key; i > from; i--) {
        if (r->bounds.items[i] == CG_BREAK_CLAUSE || r->side_of.items[i - 1] != side) {
            from = i;
            break;
        }
    }
    uint32_t verb = cue->hit.first < cue->key ? cue->hit.first : cue->key;
    return holder_of(p, subject_before(p, from, verb), cue->key);
}

/* --- attributions ------------------------------------------------------------------------ */

static uint32_t find_report(const cg_passage *p, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end && i < first + VERB_WINDOW; i++)
        if (cg_passage_has(p, i, CG_CLASS(REPORT)) && !cg_passage_has(p, i, CG_CLASS(ROLE)))
            return i;
    return end;
}

/* NP VERB, VERB NP or "according to NP" in a segment; found is false else. */
static cg_holder holder_in_segment(const cg_passage *p, uint32_t first, uint32_t end)
{
    cg_holder none = {0};
    while (first < end && !cg_passage_is_word(p, first))
        first++;
    if (first >= end || cg_passage_has(p, first, CG_CLASS(RELATIVE) | CG_CLASS(COORDINATOR) |
                                                     CG_CLASS(COMPLEMENTIZER)))
        return none;
    if (cg_passage_token_is(p, first, "according") && first + 2 < end)
        return holder_of(p, (cg_token_range){first + 2, end}, first);
    uint32_t verb = find_report(p, first, end);
    if (verb >= end)
        return none;
    if (verb > first)
        return holder_of(p, subject_before(p, first, verb), verb);
    uint32_t stop = verb + 1;
    while (stop < end && stop < verb + ROLE_WINDOW && !is_mark(p, stop, CG_MARK_STOP) &&
           !is_mark(p, stop, CG_MARK_SEMICOLON) && !is_mark(p, stop, CG_MARK_QUOTE_OPEN))
        stop++;
    return holder_of(p, (cg_token_range){verb + 1, stop}, verb);
}

static bool is_held(const cg_holder *holder)
{
    return holder->found || holder->pronoun || holder->first;
}

static uint32_t sentence_end(const cg_passage *p, uint32_t token)
{
    for (size_t i = 0; i < p->sentences.len; i++)
        if (token < p->sentences.items[i].end)
            return p->sentences.items[i].end;
    return (uint32_t)p->tokens.len;
}

static uint32_t sentence_start(const cg_passage *p, uint32_t token)
{
    uint32_t start = 0;
    for (size_t i = 0; i < p->sentences.len && p->sentences.items[i].first <= token; i++)
        start = p->sentences.items[i].first;
    return start;
}

static cg_holder holder_behind(const cg_passage *p, const cg_quotation *quote)
{
    cg_holder none = {0};
    if (quote->close >= p->tokens.len || quote->unclosed)
        return none;
    uint32_t first = quote->close + 1, end = sentence_end(p, quote->close);
    for (uint32_t i = first; i < end; i++)
        if (is_mark(p, i, CG_MARK_QUOTE_OPEN) && i > first) {
            end = i + 1 < end ? i + 1 : end;
            break;
        }
    return first < end ? holder_in_segment(p, first, end) : none;
}

static cg_holder holder_ahead(const cg_passage *p, const cg_quotation *quote)
{
    cg_holder none = {0};
    uint32_t start = sentence_start(p, quote->open), at = quote->open;
    while (at > start && (!cg_passage_is_word(p, at - 1) ||
                          cg_passage_has(p, at - 1, CG_CLASS(COMPLEMENTIZER)))) {
        if (is_mark(p, at - 1, CG_MARK_QUOTE_CLOSE) || is_mark(p, at - 1, CG_MARK_STOP))
            return none;
        at--;
    }
    for (uint32_t i = at; i > start && i + VERB_WINDOW > at; i--)
        if (cg_passage_has(p, i - 1, CG_CLASS(REPORT)) && !cg_passage_has(p, i - 1, CG_CLASS(ROLE)))
            return holder_of(p, subject_before(p, start, i - 1), i - 1);
    if (at > start && at < quote->open && is_mark(p, at, CG_MARK_COLON) && at - start <= 6)
        return holder_of(p, (cg_token_range){start, at}, at);
    return none;
}

cg_holder cg_voices_of_quote(const cg_passage *p, uint32_t quote)
{
    cg_holder holder = {0};
    for (uint32_t q = quote + 1; q > 0; q--) {
        const cg_quotation *one = &p->quotes.items[q - 1];
        if (one->depth != p->quotes.items[quote].depth)
            continue;
        holder = holder_behind(p, one);
        if (!is_held(&holder))
            holder = holder_ahead(p, one);
        if (is_held(&holder))
            return holder; /* its own, or the one before it in the paragraph */
    }
    return holder;
}

/* The segment between commas (or the sentence's ends) that starts at `first`. */
static uint32_t segment_end(const cg_reading *r, uint32_t first)
{
    const cg_passage *p = r->passage;
    uint32_t i = first;
    while (i < r->range.end && !is_mark(p, i, CG_MARK_COMMA) && !is_mark(p, i, CG_MARK_SEMICOLON) &&
           !is_mark(p, i, CG_MARK_DASH) && !is_mark(p, i, CG_MARK_QUOTE_OPEN))
        i++;
    return i;
}

/* Only a subject and its verb, or a verb and its subject: nothing is said in
 * the segment itself. */
static bool is_bare_attribution(const cg_reading *r, uint32_t first, uint32_t end, uint32_t verb)
{
    const cg_passage *p = r->passage;
    for (uint32_t i = first; i < end; i++) {
        if (i == verb || !cg_passage_is_word(p, i))
            continue;
        if (cg_passage_has(p, i, CG_CLASS(COMPLEMENTIZER) | CG_CLASS(BE) | CG_CLASS(MODAL)))
            return false;
        if (i > verb + 1 && i < verb + 8 && cg_reading_is_finite(r, i))
            return false;
    }
    return true;
}

static bool headline_attribution(const cg_reading *r, uint32_t token, cg_attribution *out)
{
    const cg_passage *p = r->passage;
    if (r->question)
        return false;
    for (uint32_t i = r->range.first; i < r->range.end && i < r->range.first + 6; i++) {
        if (!is_mark(p, i, CG_MARK_COLON))
            continue;
        if (i >= token || i == r->range.first || r->cue_at.items[i])
            return false; /* "Myth: ..." is no speaker */
        cg_token_range phrase = {r->range.first, i};
        for (uint32_t k = phrase.first; k < phrase.end; k++)
            if (cg_passage_is_word(p, k) && !is_capital(p, k) && !is_particle(p, k))
                return false;
        out->range = phrase;
        out->holder = holder_of(p, phrase, i);
        out->headline = true;
        for (uint32_t k = i; k < r->range.end; k++)
            if (cg_passage_has(p, k, CG_CLASS(AUX) | CG_CLASS(MODAL)) || is_mark(p, k, CG_MARK_STOP))
                out->headline = false;
        return out->holder.found;
    }
    return false;
}

bool cg_voices_attribution(const cg_reading *r, uint32_t token, cg_attribution *out)
{
    const cg_passage *p = r->passage;
    *out = (cg_attribution){0};
    if (headline_attribution(r, token, out))
        return true;
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        bool opens = is_mark(p, i, CG_MARK_COMMA) || is_mark(p, i, CG_MARK_DASH);
        if (!opens || p->quote_of.items[i] != CG_NO_QUOTE)
            continue;
        uint32_t end = segment_end(r, i + 1);
        if (token > i && token < end)
            continue;
        cg_holder holder = holder_in_segment(p, i + 1, end);
        if (!is_held(&holder) || !is_bare_attribution(r, i + 1, end, holder.verb))
            continue;
        if (end < r->range.end && holder.verb + 1 < end && !cg_passage_token_is(p, i + 1, "according"))
            continue; /* in the middle only "X, she said, ..." */
        out->range = (cg_token_range){i + 1, end};
        out->holder = holder;
        return true;
    }
    return false;
}
