/* Why nothing matched: of each pattern of the claim the nearest thing to a
 * match, the nearest first. */
#include "run/explain.h"

#include "base/limits.h"
#include "run/disassembly.h"
#include "run/terms.h"

#include <stdlib.h>

enum { MAX_MISSES = 3, MAX_NAMES = 4 };

/* --- reasons: what was matched and then left out ------------------------------------ */

static void say(cg_explainer *e, const char *text)
{
    cg_buf_add_slice(&e->scratch, cg_slice_of(text));
}

static void quote(cg_explainer *e, cg_slice text)
{
    cg_buf_add_char(&e->scratch, '"');
    cg_buf_add_slice(&e->scratch, text);
    cg_buf_add_char(&e->scratch, '"');
}

static void quote_tokens(cg_explainer *e, uint32_t first, uint32_t end)
{
    quote(e, cg_explain_words(e, (cg_token_range){first, end}));
}

/* "A", "B" or "C"; `none` when the entry has none of this kind. */
static void list_codes(cg_explainer *e, cg_owner owner, uint32_t entry, const char *none)
{
    const cg_program *program = e->program;
    uint32_t count = 0;
    for (uint32_t i = 0; i < program->code_count; i++) {
        if (program->codes[i].owner != owner || program->codes[i].index != entry)
            continue;
        if (count++ >= MAX_NAMES)
            continue;
        say(e, count > 1 ? ", " : "");
        quote(e, cg_program_text(program, program->codes[i].source));
    }
    if (count > MAX_NAMES)
        cg_buf_printf(&e->scratch, " and %u more", count - MAX_NAMES);
    if (count == 0)
        say(e, none);
}

static void say_absent(cg_explainer *e, uint32_t entry)
{
    say(e, "no subject: looked for the name ");
    list_codes(e, CG_OWNER_NAME, entry, "(it has none)");
    say(e, " or the anaphor ");
    list_codes(e, CG_OWNER_ANAPHOR, entry, "\"it\"");
    cg_buf_printf(&e->scratch, " in the %s, and then for a title or heading that names it",
                  cg_scope_name(e->program->claim_codes[e->claim].scope));
}

static void say_unbound(cg_explainer *e, const cg_hit *hit)
{
    const cg_scanner *s = e->scanner;
    const cg_claim_code *claim = &e->program->claim_codes[e->claim];
    cg_slice name = cg_program_text(e->program, e->program->entries[claim->entry].name);
    cg_blame blame = cg_bind_blame(&s->reading, hit, claim->entry, claim->scope, &s->mentions,
                                   &s->background);
    if (blame.why == CG_UNBOUND_ABSENT) {
        say_absent(e, claim->entry);
        return;
    }
    if (blame.why == CG_UNBOUND_OTHER) {
        say(e, "no subject: it is said of ");
        quote_tokens(e, blame.first, blame.end);
        say(e, ", and the claim is about ");
        quote(e, name);
    } else if (blame.why == CG_UNBOUND_UNCLEAR) {
        say(e, "no subject: ");
        quote_tokens(e, blame.first, blame.end);
        say(e, " does not lead to ");
        quote(e, name);
        say(e, ": it was not named shortly before, or another subject was named behind it");
    } else if (blame.why == CG_UNBOUND_APART) {
        say(e, "no subject: what is said here is held against ");
        quote_tokens(e, blame.first, blame.end);
        say(e, ", by the word of contrast before it");
    } else {
        say(e, "no subject: the name ");
        quote_tokens(e, blame.first, blame.end);
        cg_buf_printf(&e->scratch, " stands in the block, but out of reach of the scope \"%s\"",
                      cg_scope_name(claim->scope));
    }
}

static void say_fate(cg_explainer *e, const cg_explain_miss *miss)
{
    const cg_fate *fate = &miss->fate;
    switch (fate->kind) {
    case CG_FATE_UNBOUND: say_unbound(e, miss->hit); return;
    case CG_FATE_UNRESOLVED:
        say(e, "an anaphor in the match leads to no subject that was named");
        return;
    case CG_FATE_VOIDED: say(e, "voided by "); break;
    default: say(e, "beaten by a better match of ");
    }
    const cg_code *by = &e->program->codes[fate->by->code];
    cg_buf_printf(&e->scratch, "%s ", cg_explain_pattern(by));
    quote(e, cg_program_text(e->program, by->source));
    say(e, ", which takes ");
    quote_tokens(e, fate->by->first, fate->by->end);
}

/* --- reasons: what did not match ------------------------------------------------------ */

static cg_slice wanted_word(const cg_explainer *e, const cg_explain_miss *miss)
{
    cg_inst inst = e->program->insts[miss->near.wanted];
    cg_slice word = cg_inst_word(e->program, inst, miss->alternative);
    if (!word.len || !cg_inst_stands_in(word, miss->alternative))
        word = cg_inst_word(e->program, inst, cg_program_text(e->program, miss->code->source));
    return word;
}

static void say_wanted(cg_explainer *e, const cg_explain_miss *miss)
{
    cg_slice word = wanted_word(e, miss);
    if (e->program->insts[miss->near.wanted].op == CG_OP_REGEX)
        say(e, "a word of the regular expression");
    else
        quote(e, word);
    bool branch = miss->near.wanted > miss->code->pc &&
                  e->program->insts[miss->near.wanted - 1].op == CG_OP_ALT;
    say(e, branch ? " (or another of its alternatives)" : "");
}

static uint32_t words_between(const cg_passage *p, uint32_t before, uint32_t after)
{
    uint32_t words = 0;
    for (uint32_t i = before + 1; i < after; i++)
        words += cg_passage_is_word(p, i);
    return words;
}

static void say_gap(cg_explainer *e, const cg_explain_miss *miss)
{
    const cg_near *near = &miss->near;
    const cg_reading *r = &e->scanner->reading;
    uint32_t words = words_between(r->passage, near->before, near->after);
    say(e, "between ");
    quote_tokens(e, near->before, near->before + 1);
    say(e, " and ");
    quote_tokens(e, near->after, near->after + 1);
    bool told = near->allowed != CG_NO_TOKEN && words > near->allowed;
    if (told)
        cg_buf_printf(&e->scratch, " stand %u words, and the gap holds %u at most", words,
                      near->allowed);
    for (uint32_t i = near->before + 1; i <= near->after; i++) {
        if (r->bounds.items[i] == CG_BREAK_NONE)
            continue;
        cg_buf_printf(&e->scratch, "%s another %s begins at ", told ? ", and" : "",
                      r->bounds.items[i] == CG_BREAK_CLAUSE ? "clause" : "verb phrase");
        quote_tokens(e, i, i + 1);
        say(e, ", which a gap never crosses");
        return;
    }
    if (!told)
        say(e, " stands a bracket, which a gap never crosses");
}

static void say_between(cg_explainer *e, const cg_near *near)
{
    quote_tokens(e, near->before + 1, near->after);
    say(e, " stands between ");
    quote_tokens(e, near->before, near->before + 1);
    say(e, " and ");
    quote_tokens(e, near->after, near->after + 1);
    say(e, ", which should be neighbours");
}

/* The first word behind `behind`. */
static uint32_t next_word(const cg_explainer *e, uint32_t behind)
{
    const cg_reading *r = &e->scanner->reading;
    uint32_t i = behind == CG_NO_TOKEN ? r->range.end : behind + 1;
    while (i < r->range.end && !cg_passage_is_word(r->passage, i))
        i++;
    return i < r->range.end ? i : CG_NO_TOKEN;
}

/* What stands where a word is missing; nothing definite does behind a gap. */
static void say_instead(cg_explainer *e, const cg_near *near)
{
    uint32_t next = next_word(e, near->before);
    if (near->in_gap && near->allowed != CG_NO_TOKEN) {
        cg_buf_printf(&e->scratch, ", within %u words", near->allowed + 1);
    } else if (near->in_gap) {
        say(e, ", in the same clause");
    } else if (next == CG_NO_TOKEN) {
        say(e, "; the sentence ends there");
    } else {
        say(e, "; ");
        quote_tokens(e, next, next + 1);
        say(e, " stands there");
    }
}

/* True when a gap follows the instruction. */
static bool leads_to_gap(const cg_program *program, uint32_t pc)
{
    pc++;
    for (unsigned hops = 0; program->insts[pc].op == CG_OP_JUMP && hops < 100; hops++)
        pc = program->insts[pc].x;
    return program->insts[pc].op == CG_OP_GAP || program->insts[pc].op == CG_OP_SPAN;
}

/* The word before the first one that was taken. */
static void say_missing_first(cg_explainer *e, const cg_near *near)
{
    const cg_reading *r = &e->scanner->reading;
    say(e, " is wanted before ");
    quote_tokens(e, near->first, near->first + 1);
    if (near->first == r->range.first || !cg_passage_is_word(r->passage, near->first - 1) ||
        leads_to_gap(e->program, near->wanted))
        return;
    say(e, "; ");
    quote_tokens(e, near->first - 1, near->first);
    say(e, " stands there");
}

static void say_missing(cg_explainer *e, const cg_explain_miss *miss)
{
    const cg_near *near = &miss->near;
    say_wanted(e, miss);
    say(e, near->fault == CG_FAULT_BROKEN ? ", and more than that," : "");
    if (near->before == CG_NO_TOKEN) {
        say_missing_first(e, near);
        return;
    }
    say(e, " is wanted behind ");
    quote_tokens(e, near->before, near->before + 1);
    say_instead(e, near);
}

static void say_word(cg_explainer *e, const cg_explain_miss *miss)
{
    const cg_near *near = &miss->near;
    quote_tokens(e, near->after, near->after + 1);
    say(e, near->similar ? " stands where a form of " : " stands where ");
    say_wanted(e, miss);
    say(e, " is wanted");
}

static void say_near(cg_explainer *e, const cg_explain_miss *miss)
{
    switch (miss->near.fault) {
    case CG_FAULT_GAP: say_gap(e, miss); break;
    case CG_FAULT_BETWEEN: say_between(e, &miss->near); break;
    case CG_FAULT_WORD: say_word(e, miss); break;
    default: say_missing(e, miss);
    }
}

/* --- which ------------------------------------------------------------------------------- */

/* Nearer fates first; what only nearly matched comes behind them all. */
static unsigned rank(const cg_explain_miss *miss)
{
    if (!miss->hit)
        return CG_FATE_COUNT;
    switch (miss->fate.kind) {
    case CG_FATE_UNBOUND:
    case CG_FATE_UNRESOLVED: return 0;
    case CG_FATE_VOIDED: return 1;
    default: return 2;
    }
}

static int compare(const void *a, const void *b)
{
    const cg_explain_miss *x = a, *y = b;
    unsigned rx = rank(x), ry = rank(y);
    if (rx != ry)
        return rx < ry ? -1 : 1;
    if (!x->hit && cg_near_beats(&x->near, &y->near))
        return -1;
    if (!x->hit && cg_near_beats(&y->near, &x->near))
        return 1;
    if (x->code_index != y->code_index)
        return x->code_index < y->code_index ? -1 : 1;
    return x->hit && y->hit && x->hit->first != y->hit->first
               ? (x->hit->first < y->hit->first ? -1 : 1)
               : 0;
}

static bool push(cg_explainer *e, cg_explain_miss miss)
{
    miss.code = &e->program->codes[miss.code_index];
    return cg_vec_push(&e->misses, miss);
}

/* Matches that made no statement. `*stated`: another one did. */
static bool add_hits(cg_explainer *e, bool *stated)
{
    const cg_scanner *s = e->scanner;
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *hit = &s->hits.items[i];
        const cg_code *code = &s->program->codes[hit->code];
        if (code->owner != CG_OWNER_CLAIM || code->index != e->claim)
            continue;
        cg_explain_miss miss = {.code_index = hit->code, .hit = hit, .fate = cg_fate_of(s, hit)};
        miss.alternative = cg_scanner_alternative(s, hit);
        if (miss.fate.kind == CG_FATE_STATED)
            *stated = true;
        else if (!push(e, miss))
            return false;
    }
    return true;
}

static bool has_hit(const cg_explainer *e, uint32_t code)
{
    for (size_t i = 0; i < e->misses.len; i++)
        if (e->misses.items[i].hit && e->misses.items[i].code_index == code)
            return true;
    return false;
}

static bool add_nears(cg_explainer *e)
{
    const cg_program *program = e->program;
    for (uint32_t i = 0; i < program->code_count; i++) {
        const cg_code *code = &program->codes[i];
        cg_explain_miss miss = {.code_index = i,
                                .alternative = cg_program_text(program, code->source)};
        if (code->owner != CG_OWNER_CLAIM || code->index != e->claim || has_hit(e, i) ||
            !cg_probe_run(&e->probe, &e->scanner->reading, i, &miss.near))
            continue;
        if (miss.near.alternative != CG_NONE)
            miss.alternative = cg_program_text(
                program, program->alternatives[miss.near.alternative].text);
        if (!push(e, miss))
            return false;
    }
    return !e->probe.failed;
}

static cg_status show(cg_explainer *e, cg_explain_miss *miss, uint32_t number)
{
    miss->number = number;
    cg_buf_reset(&e->scratch);
    if (miss->hit)
        say_fate(e, miss);
    else
        say_near(e, miss);
    miss->reason = cg_arena_copy(&e->arena, cg_buf_slice(&e->scratch));
    if (!cg_buf_ok(&e->scratch) || !miss->reason.ptr)
        return cg_error_memory(e->error);
    e->printer->miss(e, miss);
    return CG_OK;
}

/* One word of several: worth telling only when nothing is nearer. */
static bool is_faint(const cg_explain_miss *miss)
{
    return !miss->hit && miss->near.taken < 2 && !miss->near.similar;
}

cg_status cg_explain_misses(cg_explainer *e)
{
    bool stated = false;
    cg_status status = CG_OK;
    cg_vec_reset(&e->misses);
    if (!add_hits(e, &stated) || (!stated && !add_nears(e)))
        return cg_error_memory(e->error);
    if (e->misses.len)
        qsort(e->misses.items, e->misses.len, sizeof *e->misses.items, compare);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < e->misses.len && shown < MAX_MISSES && status == CG_OK; i++)
        if (shown == 0 || !is_faint(&e->misses.items[i]))
            status = show(e, &e->misses.items[i], ++shown);
    if (!stated && e->misses.len == 0)
        e->printer->nothing(e, e->probe.budget ? "no word that tells the claim's patterns apart "
                                                 "stands in the sentence"
                                               : "the search for near misses was given up: the "
                                                 "sentence is too long for these patterns");
    return status;
}
