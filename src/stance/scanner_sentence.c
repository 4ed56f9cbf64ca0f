/* A sentence -> statements: which matches stand, what governs them, and what
 * drafts come of it. */
#include "stance/scanner_room.h"

#include "base/limits.h"
#include "stance/alone.h"
#include "stance/alone_scan.h"
#include "stance/echo.h"

/* --- matches ------------------------------------------------------------------- */

static bool overlap(const cg_hit *a, const cg_hit *b, uint32_t within)
{
    return a->first < b->end + within && b->first < a->end + within;
}

const cg_hit *cg_scanner_voider(const cg_scanner *s, const cg_hit *hit)
{
    const cg_code *code = cg_scanner_code(s, hit);
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_code *unless = cg_scanner_code(s, &s->hits.items[i]);
        if (unless->owner == CG_OWNER_UNLESS && unless->index == code->index &&
            overlap(hit, &s->hits.items[i], unless->within))
            return &s->hits.items[i];
    }
    return NULL;
}

/* The side that takes precedence for the claim: its sign, or 0. */
static int preferred(const cg_scanner *s, uint32_t claim)
{
    cg_precedence precedence = s->program->claims[claim].precedence;
    return precedence == CG_PRECEDENCE_SUPPORT      ? 1
           : precedence == CG_PRECEDENCE_CONTRADICT ? -1
                                                    : 0;
}

static bool took_all_of(const cg_hit *a, const cg_hit *b)
{
    for (uint32_t i = b->first; i < b->end; i++)
        if (cg_hit_took(b, i) && (i < a->first || i >= a->end || !cg_hit_took(a, i)))
            return false;
    return true;
}

/* "Information marked as confidential" is no rival of the "whether or not marked" in
 * it, where the claim gives precedence to that side: it stepped over the words that
 * turn it round. Words that it has taken itself are its own to judge. */
static bool outranks(const cg_scanner *s, const cg_hit *a, const cg_hit *b)
{
    const cg_code *code = cg_scanner_code(s, a);
    int side = preferred(s, code->index);
    return side && code->sign == side && cg_scanner_code(s, b)->sign != side &&
           !took_all_of(b, a);
}

/* What outranks first, then the longest, then the pattern that stands first in the
 * pack. */
static bool beats(const cg_scanner *s, const cg_hit *a, const cg_hit *b)
{
    if (outranks(s, a, b))
        return true;
    if (outranks(s, b, a))
        return false;
    uint32_t la = a->end - a->first, lb = b->end - b->first;
    if (la != lb)
        return la > lb;
    if (a->code != b->code)
        return a->code < b->code;
    return a->first < b->first;
}

const cg_hit *cg_scanner_rival(const cg_scanner *s, const cg_hit *hit)
{
    const cg_code *code = cg_scanner_code(s, hit);
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *other = &s->hits.items[i];
        const cg_code *rival = cg_scanner_code(s, other);
        if (other != hit && rival->owner == CG_OWNER_CLAIM && rival->index == code->index &&
            overlap(hit, other, 0) && beats(s, other, hit))
            return other;
    }
    return NULL;
}

/* Anaphors that the pattern itself names must be somebody's. */
bool cg_scanner_anaphors_hold(const cg_scanner *s, const cg_hit *hit)
{
    uint32_t chain = hit->chain;
    for (unsigned depth = 0; chain && depth < 1000; depth++) {
        cg_alt_chain link = cg_machine_chain(&s->machine, chain);
        uint32_t entry = s->program->alternatives[link.alternative].entry;
        if (entry != CG_NONE &&
            cg_bind(&s->reading, hit, entry, CG_SCOPE_SENTENCE, &s->mentions, &s->background).via ==
                CG_VIA_NONE)
            return false;
        chain = link.previous;
    }
    return true;
}

/* --- holders ------------------------------------------------------------------- */

static cg_holder holder_of(const cg_scanner *s, const cg_governor *g)
{
    if (g->cue)
        return cg_voices_of_cue(&s->reading, g->cue);
    return cg_voices_of_quote(&s->passage, g->quote);
}

/* An attribution set off by commas joins the governors as the outermost. */
static bool add_attribution(cg_scanner *s, cg_draft *draft)
{
    uint32_t token = draft->hit.first;
    cg_token_range subject = {0, 0};
    if (draft->binding.via == CG_VIA_NAME)
        subject = (cg_token_range){draft->binding.first, draft->binding.end};
    if (s->passage.quote_of.items[token] != CG_NO_QUOTE ||
        !cg_voices_attribution_of(&s->reading, token, subject, &draft->attribution))
        return true;
    cg_token_range range = draft->attribution.range;
    cg_governor governor = {.op = CG_OPERATOR_SAYS,
                            .quote = CG_NO_QUOTE,
                            .modifiers = draft->attribution.headline ? CG_MOD_HEADLINE : 0,
                            .tail = true,
                            .first = range.first,
                            .end = range.end};
    if (!cg_vec_push(&s->governors, governor))
        return false;
    for (size_t i = s->governors.len - 1; i > 0; i--)
        s->governors.items[i] = s->governors.items[i - 1];
    s->governors.items[0] = governor;
    return true;
}

/* Folds the governors; the holder is the innermost one that is named or
 * described. False: out of memory. */
static bool fold(cg_scanner *s, cg_draft *draft)
{
    const cg_operators *operators = cg_lang_operators(s->program->lang);
    bool *own = CG_ARENA_ARRAY(&s->scratch, bool, s->governors.len + 1);
    if (!own)
        return false;
    for (size_t i = 0; i < s->governors.len; i++) {
        const cg_governor *g = &s->governors.items[i];
        if (!cg_operators_row(operators, g->op)->holder)
            continue;
        cg_holder holder = g->tail ? draft->attribution.holder : holder_of(s, g);
        own[i] = holder.first || (holder.nobody && g->op == CG_OPERATOR_RAISES);
        if (!own[i])
            draft->holder = cg_holder_nest(&draft->holder, &holder);
    }
    draft->own = own;
    draft->commitment = cg_fold(operators, s->governors.items, s->governors.len, own,
                                s->program->claim_codes[draft->claim].force);
    return true;
}

/* --- drafts -------------------------------------------------------------------- */

static bool in_concession(const cg_scanner *s, uint32_t token)
{
    uint32_t side = s->reading.side_of.items[token];
    for (; side != CG_NO_SIDE; side = s->reading.sides.items[side].parent)
        if (s->reading.sides.items[side].kind == CG_SIDE_CONCESSION)
            return true;
    return false;
}

static bool push_drafts(cg_scanner *s, cg_draft *draft)
{
    cg_outcome outcomes[3];
    draft->weight = cg_weigh(&s->passage, &draft->hit);
    unsigned count = cg_fold_outcomes(&draft->commitment, draft->weight.sign,
                                      draft->weight.polarity, outcomes);
    if (s->passage.kind == CG_BLOCK_HEADING)
        for (unsigned i = 0; i < count; i++)
            outcomes[i].modifiers |= CG_MOD_HEADLINE;
    for (unsigned i = 0; i < count; i++) {
        draft->outcome = outcomes[i];
        if (!cg_vec_push(&s->drafts, *draft))
            return false;
    }
    return true;
}

/* Puts what leads the item in before what governs the words in their sentence. */
static bool add_lead(cg_scanner *s, const cg_draft *draft)
{
    size_t more = draft->led ? s->lead.governors.len : 0, had = s->governors.len;
    if (more == 0)
        return true;
    if (!cg_vec_reserve(&s->governors, more))
        return false;
    cg_governor *items = s->governors.items;
    for (size_t i = had; i > 0; i--)
        items[i - 1 + more] = items[i - 1];
    for (size_t i = 0; i < more; i++)
        items[i] = s->lead.governors.items[i];
    s->governors.len += more;
    return true;
}

bool cg_scanner_commit(cg_scanner *s, cg_draft *draft, const uint8_t *said)
{
    if (!cg_scope_governors(&s->reading, &draft->hit, &s->governors))
        return false;
    if (said)
        cg_alone_drop_said(&s->governors, said, (uint32_t)s->passage.tokens.len);
    if (!add_lead(s, draft) || !add_attribution(s, draft) || !cg_echo_add(s, draft) || !fold(s, draft))
        return false;
    draft->governors_first = (uint32_t)s->all_governors.len;
    draft->governors_len = (uint32_t)s->governors.len;
    for (size_t i = 0; i < s->governors.len; i++)
        if (!cg_vec_push(&s->all_governors, s->governors.items[i]))
            return false;
    return true;
}

/* The entry is named in the passage, so that a sentence that was cut off may
 * have held its name. */
static bool is_named_here(const cg_scanner *s, uint32_t entry)
{
    enum { LOOK = 256 };
    for (size_t i = 0; i < s->mentions.len && i < LOOK; i++)
        if (s->mentions.items[i].entry == entry && !s->mentions.items[i].anaphor)
            return true;
    return entry == CG_NONE;
}

/* The first clause of an item's first sentence belongs to what leads the list in. */
static bool read_lead(cg_scanner *s, cg_draft *draft)
{
    const cg_token_range *sentence = &s->reading.range;
    if (sentence->first != 0 || s->block >= s->document.blocks.len ||
        cg_reading_bound(&s->reading, 0, draft->hit.first) == CG_BREAK_CLAUSE)
        return true;
    if (!cg_lead_read(&s->lead, &s->machine, &s->document, s->block))
        return false;
    draft->led = s->lead.count > 0;
    return true;
}

static bool draft_hit(cg_scanner *s, const cg_hit *hit)
{
    const cg_code *code = cg_scanner_code(s, hit);
    const cg_claim_code *claim = &s->program->claim_codes[code->index];
    cg_draft draft = {.claim = code->index,
                      .code = hit->code,
                      .hit = *hit,
                      .quote = s->passage.quote_of.items[hit->first],
                      .concession = in_concession(s, hit->first)};
    s->cut |= s->passage.cut && is_named_here(s, claim->entry);
    if (claim->entry != CG_NONE) {
        draft.binding = cg_bind(&s->reading, hit, claim->entry, claim->scope, &s->mentions,
                                &s->background);
        if (draft.binding.via == CG_VIA_NONE)
            return true;
    }
    if (!cg_scanner_anaphors_hold(s, hit))
        return true;
    s->cut |= s->passage.cut; /* and where it is bound, might have changed it */
    return read_lead(s, &draft) && cg_scanner_commit(s, &draft, NULL) && push_drafts(s, &draft);
}

/* Reads values and cues, then runs the patterns: the scanner's hits. */
static bool find_hits(cg_scanner *s, cg_token_range sentence)
{
    cg_date_context date = cg_date_context_of(s->document.info.published);
    cg_scanner_enter(s, CG_STAGE_VALUES, sentence);
    if (!cg_passage_find_values(&s->passage, sentence, &date))
        return false;
    cg_scanner_enter(s, CG_STAGE_CUES, sentence);
    if (!cg_reading_load(&s->reading, &s->machine, &s->passage, sentence))
        return false;
    cg_scanner_enter(s, CG_STAGE_PATTERNS, sentence);
    s->machine.most_hits = CG_MAX_SENTENCE_HITS + 1;
    cg_machine_run(&s->machine, &s->passage, sentence, s->reading.bounds.items,
                   1u << CG_OWNER_CLAIM | 1u << CG_OWNER_UNLESS, &s->hits);
    return !s->machine.failed;
}

static bool draft_hits(cg_scanner *s)
{
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *hit = &s->hits.items[i];
        const cg_code *code = cg_scanner_code(s, hit);
        if (code->owner == CG_OWNER_CLAIM && cg_scanner_wants(s, code->index) &&
            !cg_scanner_voider(s, hit) && !cg_scanner_rival(s, hit) && !draft_hit(s, hit))
            return false;
    }
    return true;
}

/* Forgets the sentence before. */
static void reset(cg_scanner *s)
{
    cg_vec_reset(&s->drafts);
    cg_vec_reset(&s->all_governors);
    cg_vec_reset(&s->hits);
    cg_arena_reset(&s->scratch);
    cg_machine_reset(&s->machine);
}

cg_status cg_scanner_sentence(cg_scanner *s, cg_token_range sentence)
{
    cg_profile_enter(s->profile, CG_STAGE_PATTERNS);
    if (sentence.first >= sentence.end ||
        (!s->watch && !s->alone &&
         !cg_machine_may_match(&s->machine, &s->passage, sentence, 1u << CG_OWNER_CLAIM)))
        return CG_OK;
    size_t first = s->results->statements.len;
    reset(s);
    if (!find_hits(s, sentence))
        return cg_error_memory(s->error);
    bool crowded = s->hits.len > CG_MAX_SENTENCE_HITS;
    s->crowded |= crowded;
    if (crowded)
        s->hits.len = CG_MAX_SENTENCE_HITS;
    if (s->hits.len)
        cg_scanner_enter(s, CG_STAGE_STANCE, sentence);
    if (!draft_hits(s))
        return cg_error_memory(s->error);
    if (s->alone)
        cg_scanner_enter(s, CG_STAGE_ALONE, sentence);
    if (s->alone && !cg_alone_scan_sentence(s))
        return cg_error_memory(s->error);
    s->cut |= crowded && s->drafts.len > 0;
    cg_status status = s->drafts.len ? cg_scanner_state(s) : CG_OK;
    return s->watch && status == CG_OK ? s->watch->sentence(s->watch->context, s, first) : status;
}
