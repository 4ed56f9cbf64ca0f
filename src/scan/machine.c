#include "scan/machine_room.h"

#include "base/limits.h"

bool cg_hit_took(const cg_hit *hit, uint32_t token)
{
    uint32_t at = token - hit->first;
    return token >= hit->first && at < CG_MAX_MATCH_SPAN &&
           (hit->matched.bits[at / 64] >> (at % 64) & 1);
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

void cg_machine_reset(cg_machine *machine)
{
    cg_vec_reset(&machine->chains);
    machine->most_hits = 0;
    machine->failed = false;
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

/* Starts in order of their code; `at` is the next one. */
typedef struct start_list {
    const cg_start *starts;
    uint32_t at, len;
} start_list;

/* What one call of cg_machine_run works on. */
typedef struct sweep {
    const cg_passage *passage;
    cg_token_range range;
    const uint8_t *bounds;
    unsigned owners;
    cg_code_range codes; /* that hold those of the owners */
    start_list always;   /* of codes that may begin with any token */
    cg_hits *hits;
} sweep;

/* Runs `code` at `first`, by its starts there or anew. A hit takes the place of
 * `known`, one of the same code and place that did not know of all starts. */
static void run_at(cg_machine *m, const sweep *w, uint32_t code, const cg_start *starts,
                   uint32_t count, uint32_t first)
{
    cg_attempt a = {.passage = w->passage,
                    .base = m->program->codes[code].pc,
                    .first = first};
    size_t chains = m->chains.len;
    uint64_t steps = m->steps;
    cg_machine_attempt(m, &a, starts, count, w->range.end, w->bounds);
    if (m->costs) {
        m->costs[code].runs++;
        m->costs[code].steps += m->steps - steps + 1;
    }
    uint32_t chain = cg_machine_keep_chain(m, a.best_chain, chains);
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
    uint32_t stop = w->range.first;
    if (token - stop > CG_MAX_MATCH_SPAN)
        stop = token - CG_MAX_MATCH_SPAN;
    for (uint32_t i = token; i > stop; i--) {
        if (any_takes(m, w->passage, starts, count, i - 1))
            run_at(m, w, starts->code, NULL, 0, i - 1);
        if (!stands_between(w->passage, i - 1))
            return;
    }
}

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

/* The first of the starts that is of this code or a later one. */
static uint32_t find_code(const cg_start *starts, uint32_t len, uint32_t code)
{
    uint32_t low = 0;
    while (low < len) {
        uint32_t middle = low + (len - low) / 2;
        if (starts[middle].code < code)
            low = middle + 1;
        else
            len = middle;
    }
    return low;
}

/* Those of the starts that may be of the codes; a few are as well looked through. */
static start_list list_starts(const cg_program *program, cg_code_range codes, cg_starts starts)
{
    enum { FEW = 16 };
    const cg_start *first = program->starts + starts.first;
    if (starts.len <= FEW)
        return (start_list){first, 0, starts.len};
    uint32_t at = find_code(first, starts.len, codes.first);
    return (start_list){first, at, find_code(first, starts.len, codes.end)};
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
    start_list words = list_starts(program, w->codes, of_word), always = w->always;
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
    cg_code_range codes = cg_machine_index_range(&m->index, owners);
    start_list always = list_starts(m->program, codes, m->program->always);
    sweep w = {p, range, bounds, owners, codes, always, hits};
    for (uint32_t i = range.first; i < range.end && !is_full(m, &w); i++)
        run_starts(m, &w, i);
    if (cg_regex_ran_out(m->regex))
        m->failed = true;
}
