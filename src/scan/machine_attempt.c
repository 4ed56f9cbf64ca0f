#include "scan/machine_room.h"

#include "base/limits.h"

/* Between an auxiliary and its verb, adverbs and negations may stand. */
static bool is_auxiliary(const cg_passage *p, uint32_t token)
{
    return cg_passage_has(p, token, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE));
}

/* True the first time that this token reaches the thread's instruction in its
 * state: threads that differ in what they may skip have different futures. */
static bool first_visit(cg_machine *m, const cg_attempt *a, const cg_thread *thread)
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

static void remember(cg_attempt *a, const cg_thread *thread, uint32_t end)
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
static void add_thread(cg_machine *m, cg_attempt *a, cg_thread thread, uint32_t end)
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
            t.chain = cg_machine_chain_with(m, t.chain, inst.x);
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

static void keep_thread(cg_machine *m, cg_attempt *a, const cg_thread *thread)
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
static void pass_over(cg_machine *m, cg_attempt *a, cg_thread t, uint32_t token)
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
static bool begins(const cg_attempt *a, const cg_thread *t, const cg_value *value, uint32_t token)
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
static void take_values(cg_machine *m, cg_attempt *a, const cg_thread *thread, uint32_t token)
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
static void take(cg_machine *m, cg_attempt *a, const cg_thread *thread, uint32_t token)
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
static void pass_parenthesis(cg_machine *m, cg_attempt *a, const cg_thread *thread, uint32_t open)
{
    cg_thread t = *thread;
    t.until = cg_passage_parenthesis_end(a->passage, open);
    if (t.until)
        pass_over(m, a, t, open);
}

static void step_thread(cg_machine *m, cg_attempt *a, const cg_thread *thread, uint32_t token,
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
static void begin(cg_machine *m, cg_attempt *a, const cg_start *starts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        cg_thread t = {.pc = starts[i].pc, .chain = starts[i].chain};
        take(m, a, &t, a->first);
    }
}

/* The same, when not all starts are at hand: from the code's beginning. */
static void begin_anew(cg_machine *m, cg_attempt *a)
{
    add_thread(m, a, (cg_thread){.pc = a->base}, a->first);
    swap_lists(m);
    for (size_t i = 0; i < m->now.len; i++)
        step_thread(m, a, &m->now.items[i], a->first, false);
}

void cg_machine_attempt(cg_machine *m, cg_attempt *a, const cg_start *starts, uint32_t count,
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
