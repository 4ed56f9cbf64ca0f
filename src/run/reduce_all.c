/* All that mappers wrote, in any order: one report, as a check would write it. */
#include "run/reduce_room.h"

#include "base/alloc.h"
#include "run/judged.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

/* --- gathering ------------------------------------------------------------------------ */

typedef struct mapped_statement {
    cg_mapped_id document;
    uint64_t index;
    cg_statement statement;
} mapped_statement;

typedef struct mapped_document {
    cg_mapped_id id;
    cg_slice name;
    uint64_t statements;
    cg_file_account *accounts;
    size_t accounts_len;
} mapped_document;

typedef struct mapped_end {
    cg_mapped_id id;
    uint64_t documents; /* and bad records */
} mapped_end;

typedef struct gathering {
    cg_reduction *r;
    cg_results *results;
    CG_VEC(mapped_statement) statements;
    CG_VEC(mapped_document) documents;
    CG_VEC(mapped_end) ends;
} gathering;

static int compare_statements(const void *left, const void *right)
{
    const mapped_statement *a = left, *b = right;
    int order = memcmp(a->document, b->document, sizeof a->document);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Of documents and of ends: both begin with theirs. */
static int compare_ids(const void *left, const void *right)
{
    return memcmp(left, right, sizeof(cg_mapped_id));
}

static int compare_names(const void *left, const void *right)
{
    const mapped_document *a = left, *b = right;
    int order = cg_slice_compare(a->name, b->name);
    return order ? order : compare_ids(left, right);
}

/* A record that is none counts as a document that could not be read. */
static bool add_error(gathering *g, const cg_mapped_line *line)
{
    mapped_document document = {.name = line->name, .accounts_len = 1};
    if (line->name.len == 0)
        document.name = CG_SLICE("record");
    memcpy(document.id, line->id, sizeof document.id);
    document.accounts = CG_ARENA_NEW(&g->results->arena, cg_file_account);
    if (!document.accounts)
        return false;
    *document.accounts = (cg_file_account){.path = document.name,
                                           .status = CG_FILE_FAILED,
                                           .incomplete = true,
                                           .reason = line->error};
    return cg_vec_push(&g->documents, document);
}

static bool add_end(gathering *g, const cg_mapped_line *line)
{
    mapped_end end = {.documents = line->documents};
    memcpy(end.id, line->id, sizeof end.id);
    return cg_vec_push(&g->ends, end);
}

static bool add_line(gathering *g, const cg_mapped_line *line)
{
    mapped_statement statement = {.index = line->index, .statement = line->statement};
    mapped_document document = {.name = line->name,
                                .statements = line->statements,
                                .accounts = line->accounts,
                                .accounts_len = line->accounts_len};
    switch (line->type) {
    case CG_MAPPED_STATEMENT:
        memcpy(statement.document, line->document, sizeof statement.document);
        return cg_vec_push(&g->statements, statement);
    case CG_MAPPED_DOCUMENT:
        memcpy(document.id, line->id, sizeof document.id);
        return cg_vec_push(&g->documents, document);
    case CG_MAPPED_ERROR:
        return add_error(g, line);
    case CG_MAPPED_END:
        return add_end(g, line);
    }
    return false;
}

static cg_status gather(gathering *g)
{
    cg_mapped_line line;
    cg_status status = CG_OK;
    while (cg_reduction_next(g->r, &g->results->arena, &line, &status))
        if (!add_line(g, &line))
            return cg_error_memory(g->r->error);
    return status;
}

/* Sorts, and leaves one of what is there several times: what was done again. Gives how
 * many are left. */
static size_t unite(void *items, size_t len, size_t size,
                    int (*compare)(const void *, const void *))
{
    char *at = items;
    size_t kept = 0;
    if (len == 0)
        return 0;
    assert(items);
    if (len > 1)
        qsort(items, len, size, compare);
    for (size_t i = 0; i < len; i++) {
        if (kept > 0 && compare(at + i * size, at + (kept - 1) * size) == 0)
            continue;
        if (kept != i)
            memcpy(at + kept * size, at + i * size, size);
        kept++;
    }
    return kept;
}

#define UNITE(v, compare) \
    ((v)->len = unite((v)->items, (v)->len, sizeof *(v)->items, (compare)))

static const mapped_statement *find_first(const gathering *g, const cg_mapped_id id)
{
    size_t low = 0, high = g->statements.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(g->statements.items[middle].document, id, sizeof(cg_mapped_id)) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return g->statements.items + low;
}

static bool is_of(const gathering *g, const mapped_statement *s, const cg_mapped_id id)
{
    return s < g->statements.items + g->statements.len &&
           memcmp(s->document, id, sizeof(cg_mapped_id)) == 0;
}

static void mark_cut(cg_file_account *account)
{
    account->status = account->status < CG_FILE_CUT ? CG_FILE_CUT : account->status;
    account->incomplete = true;
    account->reason = CG_SLICE("not all that came of it is there: a stream was cut off");
}

/* Adds a document with the statements that are there. */
static cg_status add_document(gathering *g, mapped_document *document)
{
    cg_error *error = g->r->error;
    uint64_t found = 0;
    cg_status status = CG_OK;
    const mapped_statement *s = find_first(g, document->id);
    for (; status == CG_OK && is_of(g, s, document->id); s++, found++)
        status = cg_results_lend(g->results, &s->statement, error);
    if (found != document->statements && document->accounts_len)
        mark_cut(&document->accounts[0]);
    for (size_t i = 0; status == CG_OK && i < document->accounts_len; i++)
        status = cg_results_lend_account(g->results, &document->accounts[i], error);
    return status;
}

/* Statements of documents whose own lines are missing. */
static cg_status add_orphans(gathering *g)
{
    cg_status status = CG_OK;
    for (size_t i = 0; i < g->statements.len && status == CG_OK; i++) {
        const mapped_statement *s = &g->statements.items[i];
        bool first = i == 0 || memcmp(s->document, s[-1].document, sizeof s->document) != 0;
        if (g->documents.len && bsearch(s->document, g->documents.items, g->documents.len,
                                        sizeof *g->documents.items, compare_ids))
            continue;
        cg_file_account account = {.path = s->statement.path};
        mark_cut(&account);
        status = cg_results_lend(g->results, &s->statement, g->r->error);
        if (status == CG_OK && first)
            status = cg_results_lend_account(g->results, &account, g->r->error);
    }
    return status;
}

static cg_status put_in_order(gathering *g)
{
    UNITE(&g->statements, compare_statements);
    UNITE(&g->documents, compare_ids);
    UNITE(&g->ends, compare_ids);
    cg_status status = add_orphans(g);
    if (g->documents.len > 1)
        qsort(g->documents.items, g->documents.len, sizeof *g->documents.items, compare_names);
    for (size_t i = 0; i < g->documents.len && status == CG_OK; i++)
        status = add_document(g, &g->documents.items[i]);
    return status;
}

/* --- judging, reporting ------------------------------------------------------------------ */

static cg_status report(gathering *g, cg_known *known)
{
    cg_reduction *r = g->r;
    cg_judged judged = {.options = r->options,
                        .fail_on = r->options->fail_on,
                        .results = g->results,
                        .versions = r->start.keys,
                        .known = known,
                        .diags = r->diags,
                        .summary = r->summary};
    judged.claims = cg_program_claims(r->start.program, &judged.claim_count);
    return cg_judged_report(&judged, "no document to judge by", r->error);
}

/* The ends tell of all documents that were begun. */
static cg_status check_ends(const gathering *g)
{
    uint64_t told = 0;
    for (size_t i = 0; i < g->ends.len; i++)
        told += g->ends.items[i].documents;
    if (g->documents.len <= told)
        return CG_OK;
    return cg_error_set(g->r->error, CG_E_LIMIT, 0, NULL,
                        "it is cut off: the ends tell of %" PRIu64 " documents, and %zu are there",
                        told, g->documents.len);
}

cg_status cg_reduce_all(cg_reduction *r)
{
    gathering g = {.r = r, .results = cg_results_new()};
    cg_known known;
    cg_known_init(&known);
    cg_status status = g.results ? cg_known_load(&known, r->options, r->diags, r->error)
                                 : cg_error_memory(r->error);
    if (status == CG_OK)
        status = gather(&g);
    if (status == CG_OK)
        status = put_in_order(&g);
    if (status == CG_OK)
        status = report(&g, &known);
    if (status == CG_OK)
        status = check_ends(&g);
    cg_vec_release(&g.ends);
    cg_vec_release(&g.statements);
    cg_vec_release(&g.documents);
    cg_results_free(g.results);
    cg_known_release(&known);
    return status;
}

