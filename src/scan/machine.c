#include "scan/machine.h"

#include "base/limits.h"

bool cg_hit_took(const cg_hit *hit, uint32_t token)
{
    uint32_t at = token - hit->first;
    return token >= hit->first && at < CG_MAX_MATCH_SPAN && (hit->matched.bits[at / 64] >> (at % 64) & 1);
}

bool cg_machine_init(cg_machine *machine, const cg_program *program)
{
    *machine = (cg_machine){.program = program, .regex = cg_regex_scratch_new()};
    return cg_machine_index_init(&machine->index, program) && machine->regex;
}

void cg_machine_release(cg_machine *machine)
{
    cg_regex_scratch_free(machine->regex);
    cg_machine_index_release(&machine->index);
    cg_vec_release(&machine->now);
    cg_vec_release(&machine->next);
    cg_vec_release(&machine->seen);
    cg_vec_release(&machine->chains);
    cg_vec_release(&machine->stack);
    cg_vec_release(&machine->starts);
}

/* The program's chains come first; the passage's are numbered behind them from
 * a base that no program reaches. */
enum { CHAIN_BASE = 1u << 30 };

void cg_machine_reset(cg_machine *machine)
{
    cg_vec_reset(&machine->chains);
    machine->most_hits = 0;
    machine->failed = false;
}

cg_alt_chain cg_machine_chain(const cg_machine *machine, uint32_t chain)
{
    return chain >= CHAIN_BASE ? machine->chains.items[chain - CHAIN_BASE]
                               : machine->program->chains[chain];
}

/* Between an auxiliary and its verb, adverbs and negations may stand. */
static bool is_auxiliary(const cg_passage *p, uint32_t token)
{
    return cg_passage_has(p, token, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE));
}

/* --- threads ---------------------------------------------------------------------- */

typedef struct attempt {
    const cg_passage *passage;
    uint32_t code, base, first; /* base: the code's first instruction */
    uint32_t best_end, best_chain, best_value, best_slot;
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

/* True the first time that this token reaches the thread's instruction in its
 * state: threads that differ in what they may skip have different futures. */
static bool first_visit(cg_machine *m, const attempt *a, const cg_thread *thread)
{
    uint32_t at = (thread->pc - a->base) * 6 + thread->gap * 2u + thread->auxiliary;
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
    a->best_value = thread->value;
    a->best_slot = thread->slot;
    a->best_matched = thread->matched;
}

/* The gap behind the instruction, for a thread that was in `gap`. */
static uint8_t gap_behind(cg_inst inst, uint8_t gap)
{
    if (inst.op == CG_OP_SPAN || inst.op == CG_OP_WIDE)
        return CG_GAP_SENTENCE;
    if (inst.op == CG_OP_ANY || (inst.op == CG_OP_GAP && gap == CG_GAP_NONE))
        return CG_GAP_CLAUSE;
    return inst.op == CG_OP_SPLIT || inst.op == CG_OP_GAP ? gap : CG_GAP_NONE;
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
        if (!first_visit(m, a, &t))
            continue;
        cg_inst inst = m->program->insts[t.pc];
        cg_thread other = t;
        bool ok = true;
        switch (inst.op) {
        case CG_OP_SPAN:
        case CG_OP_GAP:
        case CG_OP_SPLIT:
            t.gap = other.gap = gap_behind(inst, t.gap);
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
    if (first_visit(m, a, thread) && !cg_vec_push(&m->next, *thread))
        m->failed = true;
}

/* "can not opt out", "may also leave": between an auxiliary that the pattern
 * matched and its next word, negations and adverbs may stand. */
static bool may_skip(const cg_passage *p, const cg_thread *thread, uint32_t token)
{
    return thread->auxiliary && cg_passage_has(p, token, CG_CLASS(NEGATION) | CG_CLASS(ADVERB));
}

/* Stays inside of a value, or of a parenthesis in a gap, up to its last token,
 * whatever stands there; threads there are few, as values hardly overlap. */
static void pass_over(cg_machine *m, attempt *a, cg_thread t, uint32_t token)
{
    if (token + 1 < t.until) {
        if (!cg_vec_push(&m->next, t))
            m->failed = true;
        return;
    }
    t.until = 0;
    add_thread(m, a, t, token + 1);
}

/* A value begins at the slot, or with words that the pattern has before it: the
 * "since" of "since <date>". */
static bool begins(const attempt *a, const cg_thread *t, const cg_value *value, uint32_t token)
{
    for (uint32_t i = value->first_token; i < token; i++) {
        uint32_t at = i - a->first;
        bool taken = i >= a->first && t->matched.bits[at / 64] >> (at % 64) & 1;
        if (!taken && !(i > a->first && cg_token_is_transparent(&a->passage->tokens.items[i])))
            return false;
    }
    return true;
}

/* Takes the values at `token`, each as one. */
static void take_values(cg_machine *m, attempt *a, const cg_thread *thread, uint32_t token)
{
    cg_inst inst = m->program->insts[thread->pc];
    uint32_t value = cg_machine_value(inst, a->passage, token, 0);
    for (; value; value = cg_machine_value(inst, a->passage, token, value)) {
        const cg_value *taken = &a->passage->values.items[value - 1];
        cg_thread t = *thread;
        t.pc++;
        t.gap = CG_GAP_NONE;
        t.auxiliary = false;
        t.until = taken->end_token;
        if (inst.y) {
            t.value = value;
            t.slot = token;
        }
        if (t.until - a->first > CG_MAX_MATCH_SPAN || !begins(a, thread, taken, token))
            continue;
        for (uint32_t at = token - a->first; at < t.until - a->first; at++)
            t.matched.bits[at / 64] |= 1ull << (at % 64);
        pass_over(m, a, t, token);
    }
}

/* The thread's instruction takes the token, if it can. */
static void take(cg_machine *m, attempt *a, const cg_thread *thread, uint32_t token)
{
    cg_inst inst = m->program->insts[thread->pc];
    if (inst.op == CG_OP_VALUE) {
        take_values(m, a, thread, token);
        return;
    }
    if (!cg_machine_takes(m, inst, a->passage, token))
        return;
    cg_thread t = *thread;
    uint32_t at = token - a->first;
    t.pc++;
    t.gap = gap_behind(inst, CG_GAP_NONE);
    if (!t.gap) {
        t.matched.bits[at / 64] |= 1ull << (at % 64);
        t.auxiliary = is_auxiliary(a->passage, token);
    }
    add_thread(m, a, t, token + 1);
}

/* A gap goes on behind a parenthesis as if it were not there. */
static void pass_parenthesis(cg_machine *m, attempt *a, const cg_thread *thread, uint32_t open)
{
    cg_thread t = *thread;
    t.until = cg_passage_parenthesis_end(a->passage, open);
    if (t.until)
        pass_over(m, a, t, open);
}

static void step_thread(cg_machine *m, attempt *a, const cg_thread *thread, uint32_t token,
                        bool bound)
{
    const cg_passage *p = a->passage;
    if (thread->until) {
        pass_over(m, a, *thread, token);
        return;
    }
    if (thread->gap == CG_GAP_CLAUSE && bound)
        return;
    take(m, a, thread, token);
    if (thread->gap == CG_GAP_SENTENCE)
        return; /* the gap takes all that stands in it */
    if (cg_passage_is_word(p, token)) {
        if (may_skip(p, thread, token))
            keep_thread(m, a, thread);
    } else if (thread->gap && cg_passage_is_mark(p, token, CG_MARK_OPEN)) {
        pass_parenthesis(m, a, thread, token);
    } else if (cg_token_is_transparent(&p->tokens.items[token]) ||
               (thread->gap && !cg_passage_is_mark(p, token, CG_MARK_CLOSE))) {
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

/* Takes the first token by those of the code's `starts` that fit it. */
static void begin(cg_machine *m, attempt *a, const cg_start *starts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        cg_thread t = {.pc = starts[i].pc, .chain = starts[i].chain};
        take(m, a, &t, a->first);
    }
}

/* The same, when not all starts are at hand: from the code's beginning. */
static void begin_anew(cg_machine *m, attempt *a)
{
    add_thread(m, a, (cg_thread){.pc = a->base}, a->first);
    swap_lists(m);
    for (size_t i = 0; i < m->now.len; i++)
        step_thread(m, a, &m->now.items[i], a->first, false);
}

/* Runs one code from one token, begun by its `starts`, or anew without. */
static void run_code(cg_machine *m, attempt *a, const cg_start *starts, uint32_t count,
                     uint32_t end, const uint8_t *bounds)
{
    cg_vec_reset(&m->next);
    swap_lists(m);
    cg_vec_reset(&m->now);
    if (starts)
        begin(m, a, starts, count);
    else
        begin_anew(m, a);
    uint32_t stop = end - a->first > CG_MAX_MATCH_SPAN ? a->first + CG_MAX_MATCH_SPAN : end;
    for (uint32_t token = a->first + 1; token < stop && m->next.len; token++) {
        swap_lists(m);
        bool bound = bounds && bounds[token];
        m->steps += m->now.len;
        for (size_t i = 0; i < m->now.len; i++)
            step_thread(m, a, &m->now.items[i], token, bound);
    }
}

static bool any_takes(cg_machine *m, const cg_passage *p, const cg_start *starts, uint32_t count,
                      uint32_t token)
{
    for (uint32_t i = 0; i < count; i++)
        if (cg_machine_takes(m, m->program->insts[starts[i].pc], p, token))
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

/* The hit of the code that begins at `first`, among the last ones. */
static cg_hit *hit_at(const cg_hits *hits, uint32_t code, uint32_t first)
{
    for (size_t i = hits->len; i > 0 && hits->len - i < 64; i--)
        if (hits->items[i - 1].code == code && hits->items[i - 1].first == first)
            return &hits->items[i - 1];
    return NULL;
}

/* What one call of cg_machine_run works on. */
typedef struct sweep {
    const cg_passage *passage;
    cg_token_range range;
    const uint8_t *bounds;
    unsigned owners;
    cg_hits *hits;
} sweep;

/* Drops the links behind `from` that `chain` does not go through. A link is
 * younger than the one before it, so the list, turned around, can be moved to
 * the front in place. */
static uint32_t keep_chain(cg_machine *m, uint32_t chain, size_t from)
{
    cg_alt_chain *links = m->chains.items;
    uint32_t oldest = CG_NONE, base = CHAIN_BASE + (uint32_t)from;
    while (chain >= base) {
        uint32_t next = links[chain - CHAIN_BASE].previous;
        links[chain - CHAIN_BASE].previous = oldest;
        oldest = chain;
        chain = next;
    }
    while (oldest != CG_NONE) {
        cg_alt_chain link = links[oldest - CHAIN_BASE];
        links[from] = (cg_alt_chain){link.alternative, chain};
        chain = CHAIN_BASE + (uint32_t)from++;
        oldest = link.previous;
    }
    m->chains.len = from;
    return chain;
}

/* Runs `code` at `first`, by its starts there or anew. A hit takes the place of
 * `known`, one of the same code and place that did not know of all starts. */
static void run_at(cg_machine *m, const sweep *w, uint32_t code, const cg_start *starts,
                   uint32_t count, uint32_t first)
{
    attempt a = {.passage = w->passage,
                 .code = code,
                 .base = m->program->codes[code].pc,
                 .first = first};
    size_t chains = m->chains.len;
    uint64_t steps = m->steps;
    run_code(m, &a, starts, count, w->range.end, w->bounds);
    if (m->costs) {
        m->costs[code].runs++;
        m->costs[code].steps += m->steps - steps + 1;
    }
    uint32_t chain = keep_chain(m, a.best_chain, chains);
    if (a.best_end == 0)
        return;
    cg_hit hit = {code, first, a.best_end, chain, a.best_value, a.best_slot,
                  a.best_matched};
    cg_hit *known = starts ? NULL : hit_at(w->hits, code, first);
    if (known)
        *known = hit;
    else if (!cg_vec_push(w->hits, hit))
        m->failed = true;
}

/* `token` is the second word of the starts [0, count): runs their code at the
 * tokens before it that they may begin with. */
static void run_back(cg_machine *m, const sweep *w, const cg_start *starts, uint32_t count,
                     uint32_t token)
{
    uint32_t stop = token - w->range.first > CG_MAX_MATCH_SPAN ? token - CG_MAX_MATCH_SPAN : w->range.first;
    for (uint32_t i = token; i > stop; i--) {
        if (any_takes(m, w->passage, starts, count, i - 1))
            run_at(m, w, starts->code, NULL, 0, i - 1);
        if (!stands_between(w->passage, i - 1))
            return;
    }
}

/* Starts in order of their code; `at` is the next one. */
typedef struct start_list {
    const cg_start *starts;
    uint32_t at, len;
} start_list;

/* Takes the starts of the next code, and of one kind, off the list. */
static uint32_t next_group(start_list *list)
{
    const cg_start *first = &list->starts[list->at];
    uint32_t n = 1;
    while (list->at + n < list->len && first[n].code == first->code && first[n].back == first->back)
        n++;
    list->at += n;
    return n;
}

static uint32_t next_code(const start_list *list)
{
    return list->at < list->len ? list->starts[list->at].code : CG_NONE;
}

/* The starts of one code in two lists as one, in order of priority. */
static uint32_t merge_groups(cg_machine *m, start_list *a, start_list *b)
{
    const cg_start *x = a->starts + a->at, *y = b->starts + b->at;
    uint32_t nx = next_group(a), ny = next_group(b);
    cg_vec_reset(&m->starts);
    if (!cg_vec_reserve(&m->starts, (size_t)nx + ny)) {
        m->failed = true;
        return 0;
    }
    while (nx || ny) {
        bool first = !ny || (nx && x->pc < y->pc);
        m->starts.items[m->starts.len++] = first ? *x++ : *y++;
        first ? nx-- : ny--;
    }
    return (uint32_t)m->starts.len;
}

static bool is_full(const cg_machine *m, const sweep *w)
{
    return m->failed || (m->most_hits && w->hits->len >= m->most_hits);
}

static void skip_unwanted(start_list *list, const uint8_t *codes, unsigned owners)
{
    while (list->at < list->len && !(codes[list->starts[list->at].code] & owners))
        list->at++;
}

/* Runs every code that may begin at `token`, or one word before it. */
static void run_starts(cg_machine *m, const sweep *w, uint32_t token)
{
    const cg_program *program = m->program;
    const cg_machine_index *x = &m->index;
    uint32_t word = w->passage->words.items[token];
    if (!((x->words[word] | x->always) & w->owners))
        return;
    cg_starts of_word = word ? program->word_starts[word] : (cg_starts){0, 0};
    start_list words = {program->starts + of_word.first, 0, of_word.len};
    start_list always = {program->starts + program->always.first, 0, program->always.len};
    uint64_t behind = cg_machine_behind(w->passage, token, w->range.end);
    while (!is_full(m, w)) {
        skip_unwanted(&words, x->codes, w->owners);
        skip_unwanted(&always, x->codes, w->owners);
        if (words.at == words.len && always.at == always.len)
            return;
        uint32_t code = next_code(&words), other = next_code(&always), n;
        bool back = code <= other && words.starts[words.at].back;
        const cg_start *starts;
        if (code == other && !back) {
            n = merge_groups(m, &words, &always);
            starts = m->starts.items;
        } else {
            start_list *list = code <= other ? &words : &always;
            starts = list->starts + list->at;
            n = next_group(list);
        }
        if (back)
            run_back(m, w, starts, n, token);
        else if (n && (starts == m->starts.items || cg_machine_may_follow(m, starts, n, behind)))
            run_at(m, w, starts->code, starts, n, token);
    }
}

void cg_machine_run(cg_machine *m, const cg_passage *p, cg_token_range range,
                    const uint8_t *bounds, unsigned owners, cg_hits *hits)
{
    sweep w = {p, range, bounds, owners, hits};
    for (uint32_t i = range.first; i < range.end && !is_full(m, &w); i++)
        run_starts(m, &w, i);
    if (cg_regex_ran_out(m->regex))
        m->failed = true;
}
