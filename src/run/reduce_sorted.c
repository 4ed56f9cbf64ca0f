/* Verdicts while lines come in, sorted by claim: the statements of one are held, judged
 * and forgotten. */
#include "run/reduce_room.h"

#include "base/alloc.h"
#include "report/records.h"
#include "run/tiers.h"
#include "verdict/verdict.h"

#include <errno.h>
#include <stdlib.h>

/* A statement, and what tells it from all others. */
typedef struct numbered {
    cg_mapped_id document;
    uint64_t index;
    cg_statement statement;
} numbered;

typedef struct group {
    cg_reduction *r;
    cg_results *results; /* with the texts of all statements of the claim */
    CG_VEC(numbered) statements;
    uint32_t claim;
    bool *done; /* by claim */
} group;

static int compare(const void *left, const void *right)
{
    const numbered *a = left, *b = right;
    int order = cg_slice_compare(a->statement.path, b->statement.path);
    if (order == 0)
        order = memcmp(a->document, b->document, sizeof a->document);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static cg_status put_in_order(group *g)
{
    cg_status status = CG_OK;
    if (g->statements.len > 1)
        qsort(g->statements.items, g->statements.len, sizeof *g->statements.items, compare);
    for (size_t i = 0; i < g->statements.len && status == CG_OK; i++)
        if (i == 0 || compare(&g->statements.items[i], &g->statements.items[i - 1]))
            status = cg_results_lend(g->results, &g->statements.items[i].statement, g->r->error);
    return status;
}

/* The lines of a report of JSON lines, so far as they are of this claim. */
static cg_status write_group(group *g, const cg_claim_info *claim)
{
    cg_reduction *r = g->r;
    const cg_report_input input = {
        .results = g->results, .claims = claim, .claim_count = 1, .summary = r->summary};
    cg_status status = cg_records_write_judged(&input, r->out, r->error);
    errno = 0;
    if (status == CG_OK && (fflush(r->out) != 0 || ferror(r->out)))
        return cg_error_set(r->error, CG_E_IO, errno, NULL, "the verdicts can't be written");
    return status;
}

/* Judges the claim at hand, as the only one there is, and begins anew. */
static cg_status close_group(group *g)
{
    cg_error *error = g->r->error;
    if (g->statements.len == 0)
        return CG_OK;
    const cg_claim_info *claim = &g->r->start.program->claims[g->claim];
    cg_status status = put_in_order(g);
    if (status == CG_OK)
        status = cg_tiers_rank(g->results, g->r->options, error);
    if (status == CG_OK)
        status = cg_verdicts_draw(g->results, claim, 1, error);
    if (status == CG_OK)
        status = write_group(g, claim);
    cg_vec_reset(&g->statements);
    cg_results_free(g->results);
    g->results = cg_results_new();
    return g->results || status != CG_OK ? status : cg_error_memory(error);
}

static cg_status take_statement(group *g, const cg_mapped_line *line)
{
    numbered statement = {.index = line->index, .statement = line->statement};
    cg_status status = CG_OK;
    if (g->statements.len > 0 && line->statement.claim != g->claim)
        status = close_group(g);
    if (status != CG_OK)
        return status;
    if (g->statements.len == 0 && g->done[line->statement.claim])
        return cg_error_set(g->r->error, CG_E_CONTENT, 0, NULL,
                            "the lines are not sorted: claim \"%.*s\" comes again",
                            (int)line->claim.len, line->claim.ptr);
    g->claim = line->statement.claim;
    g->done[g->claim] = true;
    statement.statement.claim = 0;
    memcpy(statement.document, line->document, sizeof statement.document);
    return cg_vec_push(&g->statements, statement) ? CG_OK : cg_error_memory(g->r->error);
}

static cg_status take_all(group *g)
{
    cg_status status = CG_OK;
    for (;;) {
        cg_mapped_line line;
        /* A line closes the claim before it: its own texts must not go with that. */
        cg_arena arena;
        cg_arena_init(&arena, SIZE_MAX);
        bool any = cg_reduction_next(g->r, &arena, &line, &status);
        if (any && line.type == CG_MAPPED_STATEMENT)
            status = take_statement(g, &line);
        if (any && status == CG_OK && line.type == CG_MAPPED_STATEMENT)
            cg_arena_adopt(&g->results->arena, &arena);
        cg_arena_release(&arena);
        if (!any || status != CG_OK)
            return status;
    }
}

cg_status cg_reduce_sorted(cg_reduction *r)
{
    group g = {.r = r, .results = cg_results_new()};
    g.done = cg_alloc_zeroed(cg_program_claim_count(r->start.program) + 1, sizeof *g.done);
    cg_status status = g.results && g.done ? take_all(&g) : cg_error_memory(r->error);
    if (status == CG_OK)
        status = close_group(&g);
    cg_vec_release(&g.statements);
    cg_alloc_free(g.done);
    cg_results_free(g.results);
    return status;
}
