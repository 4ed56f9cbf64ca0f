#include "scan/machine.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { MAX_SPAN = 128 }; /* tokens from a match's first to its last */

bool cg_hit_took(const cg_hit *hit, uint32_t token)
{
    uint32_t at = token - hit->first;
    return token >= hit->first && at < MAX_SPAN && (hit->matched.bits[at / 64] >> (at % 64) & 1);
}

bool cg_machine_init(cg_machine *machine, const cg_program *program)
{
    *machine = (cg_machine){.program = program, .regex = cg_regex_scratch_new()};
    return machine->regex != NULL;
}

void cg_machine_release(cg_machine *machine)
{
    cg_regex_scratch_free(machine->regex);
    cg_vec_release(&machine->now);
    cg_vec_release(&machine->next);
    cg_vec_release(&machine->seen);
    cg_vec_release(&machine->chains);
    cg_vec_release(&machine->stack);
}

/* The program's chains come first; the passage's are numbered behind them from
 * a base that no program reaches. */
enum { CHAIN_BASE = 1u << 30 };

void cg_machine_reset(cg_machine *machine)
{
    cg_vec_reset(&machine->chains);
    machine->failed = false;
}

cg_alt_chain cg_machine_chain(const cg_machine *machine, uint32_t chain)
{
    return chain >= CHAIN_BASE ? machine->chains.items[chain - CHAIN_BASE]
                               : machine->program->chains[chain];
}

/* --- one token against one instruction ---------------------------------------- */

static bool in_set(const cg_program *program, uint32_t set, uint32_t word)
{
    const uint32_t *words = program->set_words + program->sets[set].first;
    for (uint32_t i = 0; i < program->sets[set].len; i++)
        if (words[i] == word)
            return true;
    return false;
}

static bool folds_to(const cg_passage *p, uint32_t token, cg_slice written)
{
    char a[CG_MAX_WORD], b[CG_MAX_WORD];
    size_t a_len = cg_token_fold(p->text, &p->tokens.items[token], a, sizeof a);
    size_t b_len = cg_utf8_fold(written, b, sizeof b);
    return a_len && b_len <= sizeof b && cg_slice_equal((cg_slice){a, a_len}, (cg_slice){b, b_len});
}

static bool starts_with(const cg_passage *p, uint32_t token, cg_slice prefix)
{
    char folded[CG_MAX_WORD];
    size_t len = cg_token_fold(p->text, &p->tokens.items[token], folded, sizeof folded);
    return len >= prefix.len && memcmp(folded, prefix.ptr, prefix.len) == 0;
}

static bool takes(cg_machine *m, cg_inst inst, const cg_passage *p, uint32_t token)
{
    const cg_program *program = m->program;
    bool word = cg_passage_is_word(p, token);
    switch (inst.op) {
    case CG_OP_WORD: return p->words.items[token] && in_set(program, inst.x, p->words.items[token]);
    case CG_OP_ANY: return word;
    case CG_OP_EXACT: return cg_slice_equal(cg_passage_token(p, token), program->strings[inst.x]);
    case CG_OP_CAPS:
        return cg_slice_equal(cg_passage_token(p, token), program->strings[inst.x]) ||
               ((p->tokens.items[token].flags & CG_TOKEN_ALLCAPS) &&
                folds_to(p, token, program->strings[inst.x]));
    case CG_OP_PREFIX: return word && starts_with(p, token, program->strings[inst.x]);
    case CG_OP_MARK: return cg_slice_equal(cg_passage_token(p, token), program->strings[inst.x]);
    case CG_OP_REGEX:
        return word && cg_regex_matches(program->regexes[inst.x], m->regex, cg_passage_token(p, token));
    default: return false;
    }
}

/* --- threads ---------------------------------------------------------------------- */

typedef struct attempt {
    const cg_passage *passage;
    uint32_t code, base, first; /* base: the code's first instruction */
    uint32_t best_end, best_chain;
    cg_token_bits best_matched;
} attempt;

static uint32_t chain_with(cg_machine *m, uint32_t chain, uint32_t alternative)
{
    cg_alt_chain link = {alternative, chain};
    if (!cg_vec_push(&m->chains, link)) {
        m->failed = true;
        return chain;
    }
    return CHAIN_BASE + (uint32_t)m->chains.len - 1;
}

/* True the first time that an instruction is reached for this token. */
static bool first_visit(cg_machine *m, uint32_t at)
{
    while (m->seen.len <= at)
        if (!cg_vec_push(&m->seen, 0)) {
            m->failed = true;
            return false;
        }
    if (m->seen.items[at] == m->stamp)
        return false;
    m->seen.items[at] = m->stamp;
    return true;
}

static void remember(attempt *a, const cg_thread *thread, uint32_t end)
{
    if (end <= a->best_end)
        return;
    a->best_end = end;
    a->best_chain = thread->chain;
    a->best_matched = thread->matched;
}

/* Follows `thread` to the instructions that take a token, and puts those into
 * the next list; a match is remembered at once. */
static void add_thread(cg_machine *m, attempt *a, cg_thread thread, uint32_t end)
{
    cg_vec_reset(&m->stack);
    if (!cg_vec_push(&m->stack, thread)) {
        m->failed = true;
        return;
    }
    while (m->stack.len) {
        cg_thread t = m->stack.items[--m->stack.len];
        if (!first_visit(m, t.pc - a->base))
            continue;
        cg_inst inst = m->program->insts[t.pc];
        cg_thread other = t;
        bool ok = true;
        switch (inst.op) {
        case CG_OP_GAP:
        case CG_OP_SPLIT:
            t.gap = other.gap = t.gap || inst.op == CG_OP_GAP;
            other.pc = inst.y;
            t.pc = inst.x;
            ok = cg_vec_push(&m->stack, other) && cg_vec_push(&m->stack, t);
            break;
        case CG_OP_JUMP:
            t.pc = inst.x;
            ok = cg_vec_push(&m->stack, t);
            break;
        case CG_OP_ALT:
            t.chain = chain_with(m, t.chain, inst.x);
            t.pc++;
            ok = cg_vec_push(&m->stack, t);
            break;
        case CG_OP_MATCH: remember(a, &t, end); break;
        default: ok = cg_vec_push(&m->next, t);
        }
        if (!ok)
            m->failed = true;
    }
}

static void keep_thread(cg_machine *m, attempt *a, const cg_thread *thread)
{
    if (first_visit(m, thread->pc - a->base) && !cg_vec_push(&m->next, *thread))
        m->failed = true;
}

/* "can not opt out", "may also leave": between an auxiliary that the pattern
 * matched and its next word, negations and adverbs may stand. */
static bool may_skip(const cg_passage *p, const cg_thread *thread, uint32_t token)
{
    return cg_passage_has(p, token, CG_CLASS(NEGATION) | CG_CLASS(ADVERB)) &&
           cg_passage_has(p, thread->last, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE));
}

static void step_thread(cg_machine *m, attempt *a, const cg_thread *thread, uint32_t token,
                        bool bound)
{
    const cg_passage *p = a->passage;
    cg_inst inst = m->program->insts[thread->pc];
    if (thread->gap && bound)
        return;
    if (takes(m, inst, p, token)) {
        cg_thread t = *thread;
        uint32_t at = token - a->first;
        t.pc++;
        t.gap = inst.op == CG_OP_ANY;
        if (!t.gap) {
            t.matched.bits[at / 64] |= 1ull << (at % 64);
            t.last = token;
        }
        add_thread(m, a, t, token + 1);
    }
    if (!cg_passage_is_word(p, token)) {
        bool stays = cg_token_is_transparent(&p->tokens.items[token]) ||
                     (thread->gap && !cg_passage_is_mark(p, token, CG_MARK_OPEN) &&
                      !cg_passage_is_mark(p, token, CG_MARK_CLOSE));
        if (stays)
            keep_thread(m, a, thread);
    } else if (may_skip(p, thread, token)) {
        keep_thread(m, a, thread);
    }
}

static void swap_lists(cg_machine *m)
{
    cg_threads swap = m->now;
    m->now = m->next;
    m->next = swap;
    cg_vec_reset(&m->next);
    if (++m->stamp == 0) {
        for (size_t i = 0; i < m->seen.len; i++)
            m->seen.items[i] = 0;
        m->stamp = 1;
    }
}

/* Runs one code from one token, begun by its `starts`. */
static void run_code(cg_machine *m, attempt *a, const cg_start *starts, uint32_t count,
                     uint32_t end, const uint8_t *bounds)
{
    const cg_passage *p = a->passage;
    cg_vec_reset(&m->next);
    swap_lists(m);
    cg_vec_reset(&m->now);
    for (uint32_t i = 0; i < count; i++) {
        cg_inst inst = m->program->insts[starts[i].pc];
        if (!takes(m, inst, p, a->first))
            continue;
        cg_thread t = {.pc = starts[i].pc + 1, .chain = starts[i].chain, .last = a->first};
        t.gap = inst.op == CG_OP_ANY;
        t.matched.bits[0] = 1;
        add_thread(m, a, t, a->first + 1);
    }
    uint32_t stop = end - a->first > MAX_SPAN ? a->first + MAX_SPAN : end;
    for (uint32_t token = a->first + 1; token < stop && m->next.len; token++) {
        swap_lists(m);
        bool bound = bounds && bounds[token];
        for (size_t i = 0; i < m->now.len; i++)
            step_thread(m, a, &m->now.items[i], token, bound);
    }
}

static bool any_takes(cg_machine *m, const cg_passage *p, const cg_start *starts, uint32_t count,
                      uint32_t token)
{
    for (uint32_t i = 0; i < count; i++)
        if (takes(m, m->program->insts[starts[i].pc], p, token))
            return true;
    return false;
}

/* What may stand between a code's first word, when that is an auxiliary or the
 * like, and its second. */
static bool stands_between(const cg_passage *p, uint32_t token)
{
    return cg_passage_is_word(p, token)
               ? cg_passage_has(p, token, CG_CLASS(NEGATION) | CG_CLASS(ADVERB))
               : cg_token_is_transparent(&p->tokens.items[token]);
}

static bool has_hit(const cg_hits *hits, uint32_t code, uint32_t first)
{
    for (size_t i = hits->len; i > 0 && hits->len - i < 64; i--)
        if (hits->items[i - 1].code == code && hits->items[i - 1].first == first)
            return true;
    return false;
}

/* What one call of cg_machine_run works on. */
typedef struct sweep {
    const cg_passage *passage;
    cg_token_range range;
    const uint8_t *bounds;
    unsigned owners;
    cg_hits *hits;
} sweep;

static void run_at(cg_machine *m, const sweep *w, const cg_start *starts, uint32_t count,
                   uint32_t first)
{
    attempt a = {.passage = w->passage,
                 .code = starts->code,
                 .base = m->program->codes[starts->code].pc,
                 .first = first};
    run_code(m, &a, starts, count, w->range.end, w->bounds);
    if (a.best_end == 0)
        return;
    cg_hit hit = {a.code, first, a.best_end, a.best_chain, a.best_matched};
    if (!cg_vec_push(w->hits, hit))
        m->failed = true;
}

/* Runs the starts [0, count) of one code at `token`, or, when that is their
 * second word, at the tokens before it that they may begin with. */
static void run_group(cg_machine *m, const sweep *w, const cg_start *starts, uint32_t count,
                      uint32_t token)
{
    if (!starts->back) {
        run_at(m, w, starts, count, token);
        return;
    }
    for (uint32_t i = token; i > w->range.first; i--) {
        if (any_takes(m, w->passage, starts, count, i - 1) &&
            !has_hit(w->hits, starts->code, i - 1))
            run_at(m, w, starts, count, i - 1);
        if (!stands_between(w->passage, i - 1))
            return;
    }
}

static void run_starts(cg_machine *m, const sweep *w, cg_starts range, uint32_t token)
{
    const cg_start *starts = m->program->starts + range.first;
    for (uint32_t i = 0, n; i < range.len; i += n) {
        n = 1;
        while (i + n < range.len && starts[i + n].code == starts[i].code &&
               starts[i + n].back == starts[i].back)
            n++;
        if (w->owners & 1u << m->program->codes[starts[i].code].owner)
            run_group(m, w, starts + i, n, token);
    }
}

void cg_machine_run(cg_machine *m, const cg_passage *p, cg_token_range range,
                    const uint8_t *bounds, unsigned owners, cg_hits *hits)
{
    sweep w = {p, range, bounds, owners, hits};
    for (uint32_t i = range.first; i < range.end && !m->failed; i++) {
        if (p->words.items[i])
            run_starts(m, &w, m->program->word_starts[p->words.items[i]], i);
        if (m->program->always.len)
            run_starts(m, &w, m->program->always, i);
    }
}

bool cg_machine_may_start(const cg_program *program, const cg_passage *p, cg_token_range range,
                          unsigned owners)
{
    for (uint32_t i = 0; i < program->always.len; i++)
        if (owners & 1u << program->codes[program->starts[program->always.first + i].code].owner)
            return true;
    for (uint32_t i = range.first; i < range.end; i++) {
        cg_starts starts = program->word_starts[p->words.items[i]];
        for (uint32_t s = 0; s < starts.len; s++)
            if (owners & 1u << program->codes[program->starts[starts.first + s].code].owner)
                return true;
    }
    return false;
}
