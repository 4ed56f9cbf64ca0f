#include "stance/bind.h"

#include "stance/apart.h"

void cg_background_release(cg_background *b)
{
    cg_vec_release(&b->named);
    cg_vec_release(&b->topics);
    cg_vec_release(&b->recent);
}

typedef struct binder {
    const cg_reading *r;
    const cg_passage *p;
    const cg_hit *hit;
    uint32_t entry;
    const cg_mention *mentions; /* those around the sentence, in order */
    size_t mention_count;
    const cg_background *background;
    cg_token_range clause;
} binder;

/* Only entries of one pack are rivals: what other packs name changes nothing. */
static bool is_rival(const binder *b, uint32_t entry)
{
    const cg_entry *entries = b->p->program->entries;
    return entry != b->entry && entries[entry].pack == entries[b->entry].pack;
}

/* The first mention at or behind `token`. */
static size_t mention_at(const cg_mentions *mentions, uint32_t token)
{
    size_t low = 0, high = mentions->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mentions->items[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void set_window(binder *b, const cg_mentions *mentions, cg_scope scope)
{
    size_t start = mention_at(mentions, b->r->range.first);
    size_t end = mention_at(mentions, b->r->range.end);
    if (scope == CG_SCOPE_PARAGRAPH || scope == CG_SCOPE_DOCUMENT)
        end = end + CG_BIND_LOOK_BACK < mentions->len ? end + CG_BIND_LOOK_BACK : mentions->len;
    start = start > CG_BIND_LOOK_BACK ? start - CG_BIND_LOOK_BACK : 0;
    b->mentions = mentions->len ? mentions->items + start : NULL;
    b->mention_count = b->mentions ? end - start : 0;
}

static bool in_range(const cg_mention *m, cg_token_range range)
{
    return m->first >= range.first && m->end <= range.end;
}

/* The match's clause: from one clause bound to the next. */
static cg_token_range clause_of(const cg_reading *r, uint32_t token)
{
    cg_token_range range = {token, token + 1};
    while (range.first > r->range.first && r->bounds.items[range.first] != CG_BREAK_CLAUSE)
        range.first--;
    while (range.end < r->range.end && r->bounds.items[range.end] != CG_BREAK_CLAUSE)
        range.end++;
    return range;
}

/* --- what the predicate is said of --------------------------------------------------- */

/* Steps back over the auxiliaries, adverbs and negations before `at`. */
static uint32_t skip_auxiliaries(const binder *b, uint32_t at)
{
    while (at > b->clause.first &&
           cg_passage_has(b->p, at - 1, CG_CLASS(BE) | CG_CLASS(AUX) | CG_CLASS(MODAL) |
                                            CG_CLASS(ADVERB) | CG_CLASS(NEGATION)))
        at--;
    return at;
}

/* The token behind the subject of what the match says: "X | is not voluntary",
 * "it | opens the door". */
static uint32_t predicate_start(const binder *b)
{
    uint32_t at = b->hit->first;
    while (at > b->clause.first && cg_passage_has(b->p, at - 1, CG_CLASS(DETERMINER)))
        at--;
    return skip_auxiliaries(b, at);
}

/* Held against what the match is said of; `start`: of the predicate. */
static bool is_set_apart(const binder *b, const cg_mention *m, uint32_t start)
{
    return in_range(m, b->r->range) &&
           cg_is_set_apart(b->p, m->first, b->r->range.first, m->end == start);
}

/* "X is voluntary": the match is a quality that a form of be gives to its
 * subject. In "counties were coerced" something is done to the subject, and the
 * claim may be about who does it. */
static bool is_quality(const binder *b)
{
    uint32_t first = b->hit->first;
    cg_slice word = cg_passage_token(b->p, first);
    if (word.len > 4 && cg_slice_ends(word, "ed"))
        return false;
    if (cg_passage_has(b->p, first, CG_CLASS(BE)))
        return true;
    for (uint32_t i = predicate_start(b); i < first; i++)
        if (cg_passage_has(b->p, i, CG_CLASS(BE)))
            return true;
    return false;
}

static bool is_pronoun(const cg_passage *p, uint32_t i)
{
    return cg_passage_has(p, i, CG_CLASS(PRONOUN)) && !cg_passage_has(p, i, CG_CLASS(FIRST));
}

static bool of_entry(const binder *b, uint32_t token)
{
    for (size_t i = 0; i < b->mention_count; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->entry == b->entry && token >= m->first && token < m->end)
            return true;
    }
    return false;
}

/* The subject's last word is a name, and not the entry's: "E-Verify is
 * voluntary, unlike X". The first word of a sentence proves nothing. */
static bool said_of_another(const binder *b)
{
    uint32_t start = predicate_start(b);
    if (start <= b->clause.first || !is_quality(b))
        return false;
    uint32_t head = start - 1;
    if (!cg_passage_is_word(b->p, head) || of_entry(b, head))
        return false;
    if (head == b->r->range.first && !(b->p->tokens.items[head].flags & CG_TOKEN_ALLCAPS))
        return false;
    return (b->p->tokens.items[head].flags & CG_TOKEN_CAPITAL) &&
           !cg_passage_has(b->p, head, CG_CLASS(PRONOUN) | CG_CLASS(DETERMINER));
}

/* True when the predicate has a subject of its own that is no pronoun. */
static bool has_own_subject(const binder *b)
{
    uint32_t start = predicate_start(b);
    if (start <= b->clause.first || !is_quality(b))
        return false;
    uint32_t head = start - 1;
    return cg_passage_is_word(b->p, head) && !is_pronoun(b->p, head) &&
           !cg_passage_has(b->p, head, CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER)) &&
           !of_entry(b, head);
}

/* The name nearest before the match, else the first behind it: in the same clause
 * when one was set apart, or the match has a subject of its own. */
static const cg_mention *nearest_name(const binder *b, cg_token_range range)
{
    const cg_mention *best = NULL;
    const uint32_t start = predicate_start(b);
    bool apart = has_own_subject(b);
    for (size_t i = 0; i < b->mention_count; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->anaphor || m->entry != b->entry || !in_range(m, range))
            continue;
        if (is_set_apart(b, m, start))
            apart = true;
        else if (m->first <= b->hit->first ||
                 (!best && (!apart || in_range(m, b->clause) || !in_range(m, b->r->range))))
            best = m;
    }
    return best;
}

/* --- names, anaphors, topics ------------------------------------------------------------ */

static bool bind_name(const binder *b, cg_scope scope, cg_binding *out)
{
    cg_token_range range = b->r->range;
    if (scope == CG_SCOPE_CLAUSE)
        range = b->clause;
    const cg_mention *name = nearest_name(b, range);
    if (!name && (scope == CG_SCOPE_PARAGRAPH || scope == CG_SCOPE_DOCUMENT))
        name = nearest_name(b, (cg_token_range){0, (uint32_t)b->p->tokens.len});
    if (!name || said_of_another(b))
        return false;
    *out = (cg_binding){.via = CG_VIA_NAME, .first = name->first, .end = name->end};
    return true;
}

/* The first token of the sentence that is two before the one at hand. */
static uint32_t window_start(const binder *b)
{
    size_t low = 0, high = b->p->sentences.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->p->sentences.items[middle].first < b->r->range.first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < b->p->sentences.len ? b->p->sentences.items[low >= 2 ? low - 2 : 0].first : 0;
}

/* True when another entry could be meant by the same anaphor. */
static bool shares_anaphor(const binder *b, uint32_t entry, uint32_t first)
{
    for (size_t i = 0; i < b->mention_count; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->anaphor && m->entry == entry && m->first == first)
            return true;
    }
    return false;
}

/* The entry named last before `token` among those that fit; `pronoun`: any. */
static const cg_mention *last_named(const binder *b, uint32_t token, uint32_t from, bool pronoun)
{
    const cg_mention *last = NULL;
    for (size_t i = 0; i < b->mention_count && b->mentions[i].first < token; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->anaphor || m->first < from)
            continue;
        if (m->entry == b->entry ||
            (is_rival(b, m->entry) && (pronoun || shares_anaphor(b, m->entry, token))))
            last = m;
    }
    return last;
}

static bool contains(const uint32_t *items, size_t len, uint32_t entry)
{
    for (size_t i = 0; i < len; i++)
        if (items[i] == entry)
            return true;
    return false;
}

/* True when a rival among `entries` could be meant by the same anaphor. */
static bool rival_shares(const binder *b, const uint32_t *entries, size_t len, uint32_t token)
{
    for (size_t i = 0; i < len; i++)
        if (is_rival(b, entries[i]) && shares_anaphor(b, entries[i], token))
            return true;
    return false;
}

/* The entry of the pack that was named last shortly before the passage, and how
 * often one was. */
static uint32_t last_recent(const binder *b, size_t *count)
{
    const cg_background *g = b->background;
    uint32_t last = CG_NONE;
    *count = 0;
    for (size_t i = 0; i < g->recent.len; i++) {
        if (g->recent.items[i] != b->entry && !is_rival(b, g->recent.items[i]))
            continue;
        last = g->recent.items[i];
        ++*count;
    }
    return last;
}

/* Named before the passage and nothing else that fits the anaphor was. */
static bool named_before(const binder *b, uint32_t token, bool pronoun)
{
    const cg_background *g = b->background;
    size_t count;
    uint32_t last = last_recent(b, &count);
    if (count && (pronoun || count == 1))
        return last == b->entry;
    if (contains(g->recent.items, g->recent.len, b->entry))
        return !rival_shares(b, g->recent.items, g->recent.len, token);
    if (pronoun)
        return false;
    if (!contains(g->topics.items, g->topics.len, b->entry) &&
        !contains(g->named.items, g->named.len, b->entry))
        return false;
    return !rival_shares(b, g->named.items, g->named.len, token);
}

static bool resolve(const binder *b, uint32_t first, uint32_t end, bool pronoun, cg_binding *out)
{
    uint32_t from = pronoun ? window_start(b) : 0;
    const cg_mention *name = last_named(b, first, from, pronoun);
    if (name ? name->entry != b->entry : !named_before(b, first, pronoun))
        return false;
    *out = (cg_binding){.via = CG_VIA_ANAPHOR, .first = first, .end = end};
    if (name) {
        out->antecedent_first = name->first;
        out->antecedent_end = name->end;
    }
    return true;
}

/* "it", "this" and "they" as the subject of the predicate itself: the token
 * behind it, or 0. */
static uint32_t pronoun_subject(const binder *b)
{
    static const char *const words[] = {"it", "this", "they", NULL};
    uint32_t start = predicate_start(b);
    if (start <= b->clause.first || !is_pronoun(b->p, start - 1))
        return 0;
    for (const char *const *w = words; *w; w++)
        if (cg_passage_token_is(b->p, start - 1, *w))
            return start;
    return 0;
}

static bool bind_anaphor(const binder *b, cg_scope scope, cg_binding *out)
{
    cg_token_range range = scope == CG_SCOPE_CLAUSE ? b->clause : b->r->range;
    if (said_of_another(b))
        return false;
    for (size_t i = 0; i < b->mention_count; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->anaphor && m->entry == b->entry && in_range(m, range) &&
            resolve(b, m->first, m->end, false, out))
            return true;
    }
    uint32_t pronoun = pronoun_subject(b);
    return pronoun && resolve(b, pronoun - 1, pronoun, true, out);
}

/* Something else that claims are about is named in the clause. */
static bool rival_in_clause(const binder *b)
{
    for (size_t i = 0; i < b->mention_count; i++) {
        const cg_mention *m = &b->mentions[i];
        if (is_rival(b, m->entry) && b->p->program->entries[m->entry].subject &&
            in_range(m, b->clause))
            return true;
    }
    return false;
}

/* "He is voluntary": whoever it is, it is not the topic by default. */
static bool is_said_of_pronoun(const binder *b)
{
    uint32_t start = predicate_start(b);
    return start > b->clause.first &&
           (is_pronoun(b->p, start - 1) || cg_passage_has(b->p, start - 1, CG_CLASS(FIRST))) &&
           !cg_passage_has(b->p, start - 1, CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER));
}

static bool bind_topic(const binder *b, cg_scope scope, cg_binding *out)
{
    const cg_background *g = b->background;
    bool topic = contains(g->topics.items, g->topics.len, b->entry);
    bool only = false;
    for (size_t i = 0; i < b->mention_count && b->mentions[i].first < b->r->range.first; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->anaphor || !b->p->program->entries[m->entry].subject)
            continue;
        if (is_rival(b, m->entry)) {
            only = false;
            break;
        }
        only |= m->entry == b->entry;
    }
    if (scope == CG_SCOPE_DOCUMENT)
        only |= contains(g->named.items, g->named.len, b->entry);
    if ((!topic && !only) || rival_in_clause(b))
        return false;
    if (scope != CG_SCOPE_DOCUMENT && (has_own_subject(b) || is_said_of_pronoun(b)))
        return false;
    *out = (cg_binding){.via = CG_VIA_TOPIC};
    return true;
}

static binder make_binder(const cg_reading *reading, const cg_hit *hit, uint32_t entry,
                          cg_scope scope, const cg_mentions *mentions,
                          const cg_background *background)
{
    binder b = {.r = reading,
                .p = reading->passage,
                .hit = hit,
                .entry = entry,
                .background = background,
                .clause = clause_of(reading, hit->first)};
    set_window(&b, mentions, scope);
    return b;
}

cg_binding cg_bind(const cg_reading *reading, const cg_hit *hit, uint32_t entry, cg_scope scope,
                   const cg_mentions *mentions, const cg_background *background)
{
    binder b = make_binder(reading, hit, entry, scope, mentions, background);
    cg_binding out = {0};
    if (bind_name(&b, scope, &out) || bind_anaphor(&b, scope, &out) || bind_topic(&b, scope, &out))
        return out;
    return out;
}

/* --- why not ------------------------------------------------------------------------------ */

/* The predicate's subject: its last word, with the capitalised ones before. */
static cg_blame blame_subject(const binder *b)
{
    cg_blame out = {.why = CG_UNBOUND_OTHER, .end = predicate_start(b)};
    out.first = out.end - 1;
    while (out.first > b->clause.first && cg_passage_is_word(b->p, out.first - 1) &&
           (b->p->tokens.items[out.first - 1].flags & CG_TOKEN_CAPITAL))
        out.first--;
    return out;
}

static const cg_mention *own_mention(const binder *b, bool anaphor, cg_token_range range)
{
    for (size_t i = 0; i < b->mention_count; i++) {
        const cg_mention *m = &b->mentions[i];
        if (m->entry == b->entry && m->anaphor == anaphor && in_range(m, range))
            return m;
    }
    return NULL;
}

cg_blame cg_bind_blame(const cg_reading *reading, const cg_hit *hit, uint32_t entry,
                       cg_scope scope, const cg_mentions *mentions,
                       const cg_background *background)
{
    binder b = make_binder(reading, hit, entry, scope, mentions, background);
    cg_token_range block = {0, (uint32_t)b.p->tokens.len};
    if (said_of_another(&b))
        return blame_subject(&b);
    const cg_mention *m = own_mention(&b, true, reading->range);
    if (m)
        return (cg_blame){CG_UNBOUND_UNCLEAR, m->first, m->end};
    uint32_t pronoun = pronoun_subject(&b);
    if (pronoun)
        return (cg_blame){CG_UNBOUND_UNCLEAR, pronoun - 1, pronoun};
    if (contains(background->topics.items, background->topics.len, entry) && has_own_subject(&b))
        return blame_subject(&b);
    m = own_mention(&b, false, block);
    if (m)
        return (cg_blame){is_set_apart(&b, m, predicate_start(&b)) ? CG_UNBOUND_APART
                                                                   : CG_UNBOUND_FAR,
                          m->first, m->end};
    return (cg_blame){.why = CG_UNBOUND_ABSENT};
}
