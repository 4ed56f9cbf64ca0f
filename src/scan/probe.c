#include "scan/probe.h"

#include "base/limits.h"

enum {
    MAX_BETWEEN = 6, /* words between two that should be adjacent */
    MIN_SIMILAR = 5, /* letters that a similar word shares at its start */
};

typedef struct attempt {
    cg_probe *probe;
    const cg_passage *p;
    const cg_reading *r;
    uint32_t base; /* the code's first instruction */
    cg_near best, partial;
} attempt;

void cg_probe_init(cg_probe *probe, cg_machine *machine)
{
    *probe = (cg_probe){.machine = machine, .budget = CG_MAX_PROBE_STEPS};
}

void cg_probe_release(cg_probe *probe)
{
    cg_vec_release(&probe->now);
    cg_vec_release(&probe->next);
    cg_vec_release(&probe->stack);
    cg_vec_release(&probe->marks);
}

/* What a fault costs: a word that is there in the wrong place is nearer than
 * one that is not there. */
bool cg_near_beats(const cg_near *a, const cg_near *b)
{
    if (a->fault == CG_FAULT_NONE || b->fault == CG_FAULT_NONE)
        return b->fault == CG_FAULT_NONE && a->fault != CG_FAULT_NONE;
    if (a->content != b->content)
        return a->content > b->content;
    if ((a->fault == CG_FAULT_BROKEN) != (b->fault == CG_FAULT_BROKEN))
        return b->fault == CG_FAULT_BROKEN;
    if (a->taken != b->taken)
        return a->taken > b->taken;
    if (a->similar != b->similar)
        return a->similar;
    if (a->fault != b->fault)
        return a->fault < b->fault;
    return a->last - a->first < b->last - b->first;
}

static void keep(cg_near *best, const cg_near *near)
{
    if (near->content > 0 && cg_near_beats(near, best))
        *best = *near;
}

/* --- following code to the instructions that take a token --------------------------- */

/* True when the thread is the best to reach its instruction so far; `*mark`
 * tells what is known of that. */
static bool improves(attempt *a, const cg_probe_thread *t, cg_probe_mark **mark)
{
    cg_probe *probe = a->probe;
    size_t at = 2 * (size_t)(t->pc - a->base) + (t->near.fault != CG_FAULT_NONE);
    while (probe->marks.len <= at)
        if (!cg_vec_push(&probe->marks, (cg_probe_mark){0})) {
            probe->failed = true;
            return false;
        }
    cg_probe_mark *m = &probe->marks.items[at];
    *mark = m;
    if (m->stamp == probe->stamp) {
        if (t->near.content != m->content ? t->near.content < m->content
            : t->near.taken != m->taken   ? t->near.taken < m->taken
                                          : t->near.last <= m->last)
            return false;
    } else {
        m->slot = CG_NO_TOKEN;
    }
    m->stamp = probe->stamp;
    m->content = t->near.content;
    m->taken = t->near.taken;
    m->last = t->near.last;
    return true;
}

static void push(attempt *a, cg_probe_thread t)
{
    if (!cg_vec_push(&a->probe->stack, t))
        a->probe->failed = true;
}

/* The instruction takes whatever stands in a gap. */
static bool is_free(cg_opcode op)
{
    return op == CG_OP_ANY || op == CG_OP_WIDE;
}

/* The words that a gap may hold: GAP and ANY in pairs before its end. */
static uint32_t gap_room(const cg_program *program, uint32_t end)
{
    uint32_t words = 0;
    if (end >= 1 && program->insts[end - 1].op == CG_OP_JUMP)
        return CG_NO_TOKEN;
    while (end >= 2 && program->insts[end - 1].op == CG_OP_ANY &&
           program->insts[end - 2].op == CG_OP_GAP) {
        words++;
        end -= 2;
    }
    return words;
}

static cg_near with_fault(const attempt *a, const cg_probe_thread *t, cg_fault fault,
                          uint32_t after)
{
    cg_near near = t->near;
    near.fault = fault;
    near.in_gap = t->gap;
    near.allowed = t->gap ? gap_room(a->probe->machine->program, t->gap_end) : 0;
    near.wanted = t->pc;
    near.before = t->near.taken ? t->near.last : CG_NO_TOKEN;
    near.after = after;
    return near;
}

/* A thread that waits at `pc` for a token: into the list, and what would be
 * when its word is left out. */
static void wait_at(attempt *a, const cg_probe_thread *t, cg_opcode op, cg_probe_mark *mark)
{
    cg_probe *probe = a->probe;
    if (mark->slot != CG_NO_TOKEN) {
        probe->next.items[mark->slot] = *t;
    } else {
        mark->slot = (uint32_t)probe->next.len;
        if (!cg_vec_push(&probe->next, *t))
            probe->failed = true;
    }
    if (t->near.fault != CG_FAULT_NONE || is_free(op))
        return;
    cg_probe_thread without = *t;
    without.near = with_fault(a, t, CG_FAULT_MISSING, CG_NO_TOKEN);
    without.pc++;
    push(a, without);
    cg_near partial = with_fault(a, t, CG_FAULT_BROKEN, CG_NO_TOKEN);
    keep(&a->partial, &partial);
}

static void fork(attempt *a, cg_probe_thread t, cg_inst inst)
{
    if (inst.op == CG_OP_GAP || inst.op == CG_OP_SPAN) {
        t.gap = true;
        t.wide = inst.op == CG_OP_SPAN;
        t.gap_end = inst.x;
    }
    t.pc = inst.y;
    push(a, t);
    t.pc = inst.x;
    push(a, t);
}

static void follow(attempt *a, cg_probe_thread thread)
{
    cg_probe *probe = a->probe;
    cg_probe_mark *mark;
    cg_vec_reset(&probe->stack);
    push(a, thread);
    while (probe->stack.len && probe->budget && !probe->failed) {
        cg_probe_thread t = probe->stack.items[--probe->stack.len];
        cg_inst inst = probe->machine->program->insts[t.pc];
        probe->budget--;
        if (!improves(a, &t, &mark))
            continue;
        switch (inst.op) {
        case CG_OP_SPAN:
        case CG_OP_GAP:
        case CG_OP_SPLIT: fork(a, t, inst); break;
        case CG_OP_JUMP: t.pc = inst.x, push(a, t); break;
        case CG_OP_ALT:
            if (t.near.alternative == CG_NONE)
                t.near.alternative = inst.x;
            t.pc++;
            push(a, t);
            break;
        case CG_OP_MATCH:
            if (t.near.fault != CG_FAULT_NONE && t.near.taken > 0)
                keep(&a->best, &t.near);
            break;
        default: wait_at(a, &t, (cg_opcode)inst.op, mark);
        }
    }
}

/* Stays at its instruction for another token. */
static void stay(attempt *a, const cg_probe_thread *t)
{
    cg_probe_mark *mark;
    if (!improves(a, t, &mark))
        return;
    mark->slot = (uint32_t)a->probe->next.len;
    if (!cg_vec_push(&a->probe->next, *t))
        a->probe->failed = true;
}

/* --- one token --------------------------------------------------------------------------- */

static bool is_content(const cg_passage *p, uint32_t token)
{
    const cg_class_set function = CG_CLASS(BE) | CG_CLASS(AUX) | CG_CLASS(MODAL) |
                                  CG_CLASS(NEGATION) | CG_CLASS(ADVERB) | CG_CLASS(DETERMINER) |
                                  CG_CLASS(PREPOSITION) | CG_CLASS(PRONOUN) |
                                  CG_CLASS(COORDINATOR) | CG_CLASS(SUBORDINATOR) |
                                  CG_CLASS(CONDITION) | CG_CLASS(RELATIVE) |
                                  CG_CLASS(COMPLEMENTIZER) | CG_CLASS(QUESTION);
    return cg_passage_is_word(p, token) && !cg_passage_has(p, token, function);
}

static void take(attempt *a, const cg_probe_thread *thread, cg_inst inst, uint32_t token)
{
    cg_probe_thread t = *thread;
    t.gap = is_free((cg_opcode)inst.op);
    t.wide = inst.op == CG_OP_WIDE;
    if (!t.gap) {
        if (t.near.taken == 0 && t.near.first == CG_NO_TOKEN)
            t.near.first = token;
        t.near.last = token;
        t.near.taken++;
        t.near.content += is_content(a->p, token);
        if (t.open)
            t.near.after = token;
        t.open = false;
    }
    t.pc++;
    follow(a, t);
}

/* Stays inside of a value, or of a parenthesis in a gap, up to its last token,
 * whatever stands there. */
static void pass_over(attempt *a, const cg_probe_thread *thread, uint32_t token)
{
    cg_probe_thread t = *thread;
    if (token + 1 < t.until) {
        if (!cg_vec_push(&a->probe->next, t))
            a->probe->failed = true;
        return;
    }
    t.until = 0;
    if (!t.gap) {
        t.near.last = token;
        t.pc++;
    }
    follow(a, t);
}

/* The first value that fits; which of several that begin at a token is no
 * matter for how near a pattern came. */
static void take_value(attempt *a, const cg_probe_thread *thread, cg_inst inst, uint32_t token)
{
    uint32_t value = cg_machine_value(inst, a->p, token, 0);
    cg_probe_thread t = *thread;
    if (!value)
        return;
    t.until = a->p->values.items[value - 1].end_token;
    t.gap = false;
    if (t.near.first == CG_NO_TOKEN)
        t.near.first = token;
    t.near.taken++;
    t.near.content++;
    if (t.open)
        t.near.after = token;
    t.open = false;
    pass_over(a, &t, token);
}

static size_t shared_start(const char *a, size_t a_len, cg_slice b)
{
    size_t i = 0;
    while (i < a_len && i < b.len && a[i] == b.ptr[i])
        i++;
    return i;
}

/* "voluntariness" where "voluntary" is wanted. */
static bool is_similar(const attempt *a, cg_inst inst, uint32_t token)
{
    const cg_program *program = a->probe->machine->program;
    char folded[CG_MAX_WORD];
    if (inst.op != CG_OP_WORD || !is_content(a->p, token))
        return false;
    size_t len = cg_token_fold(a->p->text, &a->p->tokens.items[token], folded, sizeof folded);
    cg_word_set set = program->sets[inst.x];
    for (uint32_t i = 0; i < set.len; i++) {
        cg_slice word = cg_program_word(program, program->set_words[set.first + i]);
        size_t shared = shared_start(folded, len, word);
        if (shared >= MIN_SIMILAR && 3 * shared >= 2 * word.len)
            return true;
    }
    return false;
}

/* Another word stands where this one is wanted. Before the first word, and
 * behind a gap, that is no news unless the words are alike. */
static void replace(attempt *a, const cg_probe_thread *thread, cg_inst inst, uint32_t token)
{
    cg_probe_thread t = *thread;
    t.near = with_fault(a, thread, CG_FAULT_WORD, token);
    t.near.similar = is_similar(a, inst, token);
    if ((t.gap || t.near.taken == 0) && !t.near.similar)
        return;
    if (t.near.first == CG_NO_TOKEN)
        t.near.first = token;
    if (t.near.similar) {
        t.near.content++; /* as good as there */
        t.near.taken++;
        t.near.last = token;
    }
    t.gap = false;
    t.pc++;
    follow(a, t);
}

/* The thread waits on although the machine's would be gone. */
static void wait_on(attempt *a, const cg_probe_thread *thread)
{
    cg_probe_thread t = *thread;
    if (t.near.taken == 0)
        return;
    t.near = with_fault(a, thread, t.gap ? CG_FAULT_GAP : CG_FAULT_BETWEEN, CG_NO_TOKEN);
    t.open = true;
    stay(a, &t);
}

static bool may_skip(const attempt *a, const cg_probe_thread *t, uint32_t token)
{
    return t->near.taken > 0 &&
           cg_passage_has(a->p, token, CG_CLASS(NEGATION) | CG_CLASS(ADVERB)) &&
           cg_passage_has(a->p, t->near.last,
                          CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE));
}

/* A mark that the machine steps over. */
static bool is_passable(const attempt *a, const cg_probe_thread *t, uint32_t token)
{
    return cg_token_is_transparent(&a->p->tokens.items[token]) ||
           (t->gap && !cg_passage_is_mark(a->p, token, CG_MARK_OPEN) &&
            !cg_passage_is_mark(a->p, token, CG_MARK_CLOSE));
}

/* True when a gap goes on behind the parenthesis that opens at `token`. */
static bool passes_parenthesis(attempt *a, const cg_probe_thread *thread, uint32_t token)
{
    cg_probe_thread t = *thread;
    if (!t.gap || t.open || !cg_passage_is_mark(a->p, token, CG_MARK_OPEN))
        return false;
    t.until = cg_passage_parenthesis_end(a->p, token);
    if (t.until)
        pass_over(a, &t, token);
    return t.until != 0;
}

static bool is_spent(const cg_probe_thread *t, uint32_t token)
{
    if (t->near.first != CG_NO_TOKEN && token - t->near.first >= CG_MAX_MATCH_SPAN)
        return true;
    return t->open && t->near.fault == CG_FAULT_BETWEEN &&
           token - t->near.before > MAX_BETWEEN;
}

static void step(attempt *a, const cg_probe_thread *t, uint32_t token)
{
    cg_inst inst = a->probe->machine->program->insts[t->pc];
    bool word = cg_passage_is_word(a->p, token);
    bool whole = t->near.fault == CG_FAULT_NONE;
    bool bound = t->gap && !t->wide && !t->open && a->r->bounds.items[token] != 0;
    if (is_spent(t, token))
        return;
    if (t->until) {
        pass_over(a, t, token);
        return;
    }
    bool taken = !bound && cg_machine_takes(a->probe->machine, inst, a->p, token);
    if (taken && inst.op == CG_OP_VALUE)
        take_value(a, t, inst, token);
    else if (taken)
        take(a, t, inst, token);
    else if (whole && word && !is_free((cg_opcode)inst.op) && !bound)
        replace(a, t, inst, token);
    if (!bound && passes_parenthesis(a, t, token))
        return;
    if (t->open || (!bound && (word ? may_skip(a, t, token) : is_passable(a, t, token))))
        stay(a, t);
    else if (whole && !is_free((cg_opcode)inst.op) && (word || !t->gap || bound))
        wait_on(a, t);
}

/* --- one sentence --------------------------------------------------------------------------- */

static void swap_lists(cg_probe *probe)
{
    void *items = probe->now.items;
    size_t len = probe->now.len, room = probe->now.room;
    probe->now.items = probe->next.items;
    probe->now.len = probe->next.len;
    probe->now.room = probe->next.room;
    probe->next.items = items;
    probe->next.len = len;
    probe->next.room = room;
    cg_vec_reset(&probe->next);
    probe->stamp++;
}

/* A match may begin at every token. */
static void begin(attempt *a)
{
    cg_probe_thread t = {.near = {.first = CG_NO_TOKEN,
                                  .wanted = CG_NO_TOKEN,
                                  .before = CG_NO_TOKEN,
                                  .after = CG_NO_TOKEN,
                                  .alternative = CG_NONE},
                         .pc = a->base};
    follow(a, t);
}

bool cg_probe_run(cg_probe *probe, const cg_reading *reading, uint32_t code, cg_near *near)
{
    attempt a = {.probe = probe,
                 .p = reading->passage,
                 .r = reading,
                 .base = probe->machine->program->codes[code].pc};
    cg_vec_reset(&probe->next);
    swap_lists(probe);
    begin(&a);
    for (uint32_t token = reading->range.first;
         token < reading->range.end && probe->budget && !probe->failed; token++) {
        swap_lists(probe);
        for (size_t i = 0; i < probe->now.len; i++)
            step(&a, &probe->now.items[i], token);
        begin(&a);
    }
    *near = cg_near_beats(&a.partial, &a.best) ? a.partial : a.best;
    return near->fault != CG_FAULT_NONE && probe->budget > 0;
}
