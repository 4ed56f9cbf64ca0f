#include "run/coverage.h"

#include "base/alloc.h"
#include "run/fate.h"

#include <stdlib.h>

/* --- what fires ------------------------------------------------------------- */

static void fire(cg_coverage *c, const cg_scanner *s, const cg_hit *hit)
{
    c->codes[hit->code] = 1;
    for (uint32_t chain = hit->chain; chain;) {
        cg_alt_chain link = cg_machine_chain(&s->machine, chain);
        c->alternatives[link.alternative] = 1;
        chain = link.previous;
    }
}

/* Only what stands counts: not what an `unless` voids or a longer match beats. */
static cg_status look(void *context, const cg_scanner *s, size_t first_statement)
{
    (void)first_statement;
    cg_coverage *c = context;
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *hit = &s->hits.items[i];
        const cg_code *code = &s->program->codes[hit->code];
        if (code->owner == CG_OWNER_CLAIM && code->index == c->claim &&
            cg_fate_of(s, hit).kind == CG_FATE_STATED)
            fire(c, s, hit);
    }
    return CG_OK;
}

cg_status cg_coverage_init(cg_coverage *c, const cg_program *program, cg_scanner *scanner,
                           cg_error *error)
{
    *c = (cg_coverage){.program = program, .watch = {look, c}};
    c->codes = cg_alloc_zeroed(program->code_count + 1, 1);
    c->alternatives = cg_alloc_zeroed(program->alternative_count + 1, 1);
    if (!c->codes || !c->alternatives)
        return cg_error_memory(error);
    scanner->watch = &c->watch;
    return CG_OK;
}

void cg_coverage_release(cg_coverage *c)
{
    cg_alloc_free(c->codes);
    cg_alloc_free(c->alternatives);
}

/* --- what did not ----------------------------------------------------------- */

/* A place, once for all codes that it is part of. */
typedef struct place {
    uint32_t source, code;
    cg_span span;
    bool fired;
} place;

/* By place in the packs, what holds others before them. */
static int compare(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end > y->span.end ? -1 : 1;
    return x->code < y->code ? -1 : x->code > y->code;
}

static bool has_fired(const cg_coverage *c, const cg_alternative_place *row)
{
    return row->alternative == CG_NONE ? c->codes[row->code]
                                       : c->alternatives[row->alternative];
}

/* Sorts, and makes one of what stands at the same place. Returns how many are left. */
static size_t gather(const cg_coverage *c, place *places)
{
    size_t count = c->program->place_count, kept = 0;
    for (size_t i = 0; i < count; i++) {
        const cg_alternative_place *row = &c->program->places[i];
        places[i] = (place){row->source, row->code, row->span, has_fired(c, row)};
    }
    qsort(places, count, sizeof *places, compare);
    for (size_t i = 0; i < count; i++) {
        place *last = kept ? &places[kept - 1] : NULL;
        if (last && last->source == places[i].source &&
            last->span.start == places[i].span.start && last->span.end == places[i].span.end)
            last->fired |= places[i].fired;
        else
            places[kept++] = places[i];
    }
    return kept;
}

static void warn(const cg_coverage *c, const place *p, cg_diags *diags)
{
    const cg_program *program = c->program;
    const cg_diag_source *source = &program->sources[p->source];
    cg_slice text = cg_slice_trim(cg_slice_sub(source->text, p->span.start, p->span.end));
    const cg_slice id = program->claims[program->codes[p->code].index].id;
    cg_diags_add(diags, CG_DIAG_UNCOVERED_ALTERNATIVE, source, p->span,
                 "no example fires \"%.*s\"", (int)text.len, text.ptr);
    cg_diags_help(diags, "give the claim \"%.*s\" an example that is said in these words",
                  (int)id.len, id.ptr);
}

cg_status cg_coverage_tell(const cg_coverage *c, cg_diags *diags, cg_test_summary *summary,
                           cg_error *error)
{
    place *places = cg_alloc_zeroed(c->program->place_count + 1, sizeof *places);
    if (!places)
        return cg_error_memory(error);
    size_t count = gather(c, places);
    const place *outer = NULL; /* told last: what stands in it needs no word */
    for (size_t i = 0; i < count; i++) {
        const place *p = &places[i];
        summary->alternatives++;
        summary->fired += p->fired;
        if (p->fired || (outer && outer->source == p->source &&
                         p->span.end <= outer->span.end))
            continue;
        warn(c, p, diags);
        outer = p;
    }
    cg_alloc_free(places);
    return CG_OK;
}
