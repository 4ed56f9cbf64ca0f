#include "result/result.h"

#include "base/alloc.h"
#include "base/info.h"
#include "base/limits.h"

#include <assert.h>

static const cg_document_info no_info;

cg_results *cg_results_new(void)
{
    cg_results *results = cg_alloc_zeroed(1, sizeof *results);
    if (results)
        /* What goes in is bounded by count and by field, not by bytes. */
        cg_arena_init(&results->arena, SIZE_MAX);
    return results;
}

void cg_results_free(cg_results *results)
{
    if (!results)
        return;
    cg_vec_release(&results->statements);
    cg_vec_release(&results->verdicts);
    cg_vec_release(&results->files);
    cg_vec_release(&results->tiers);
    cg_vec_release(&results->items);
    cg_arena_release(&results->arena);
    cg_alloc_free(results);
}

/* Copies `from` to `to`, at most CG_MAX_QUOTE bytes of it, cut before a code
 * point and not inside of one. */
static bool keep(cg_arena *arena, cg_slice from, cg_slice *to)
{
    *to = CG_SLICE("");
    if (from.len == 0)
        return true;
    if (from.len > CG_MAX_QUOTE) {
        from.len = CG_MAX_QUOTE;
        for (int back = 0; back < 3 && (from.ptr[from.len] & 0xC0) == 0x80; back++)
            from.len--;
    }
    *to = cg_arena_copy(arena, from);
    return to->ptr != NULL;
}

/* Statements come document by document: the one before has the path already. */
static bool keep_path(cg_results *results, cg_slice from, cg_slice *to)
{
    if (results->statements.len > 0) {
        cg_slice last = cg_vec_last(&results->statements).path;
        if (cg_slice_equal(last, from)) {
            *to = last;
            return true;
        }
    }
    *to = cg_arena_copy(&results->arena, from);
    return to->ptr != NULL;
}

static bool keep_trace(cg_arena *arena, const cg_statement *from, cg_statement *to)
{
    cg_step *steps = CG_ARENA_ARRAY(arena, cg_step, from->trace_len);
    if (!steps && from->trace_len > 0)
        return false;
    for (size_t i = 0; i < from->trace_len; i++) {
        steps[i] = from->trace[i];
        if (!keep(arena, from->trace[i].cue, &steps[i].cue))
            return false;
    }
    to->trace = steps;
    return true;
}

static bool keep_context(cg_arena *arena, const cg_statement *from, cg_statement *to)
{
    cg_range *ranges = CG_ARENA_ARRAY(arena, cg_range, from->context_len);
    if (!ranges && from->context_len > 0)
        return false;
    for (size_t i = 0; i < from->context_len; i++)
        ranges[i] = from->context[i];
    to->context = ranges;
    return true;
}

static bool keep_texts(cg_arena *arena, const cg_statement *from, cg_statement *to)
{
    return keep(arena, from->speaker_name, &to->speaker_name) &&
           keep(arena, from->speaker_role, &to->speaker_role) &&
           keep(arena, from->said, &to->said) && keep(arena, from->quote, &to->quote) &&
           keep(arena, from->excerpt, &to->excerpt) &&
           keep(arena, from->alternative, &to->alternative);
}

cg_status cg_results_lend(cg_results *results, const cg_statement *statement, cg_error *error)
{
    assert(statement->stance != CG_STANCE_NONE);
    if (results->statements.len >= CG_MAX_STATEMENTS)
        return cg_error_set(error, CG_E_LIMIT, 0, NULL, "more than %zu statements",
                            CG_MAX_STATEMENTS);
    if (!cg_vec_push(&results->statements, *statement))
        return cg_error_memory(error);
    if (!statement->document)
        cg_vec_last(&results->statements).document = &no_info;
    return CG_OK;
}

cg_status cg_results_add(cg_results *results, const cg_statement *statement,
                         cg_error *error)
{
    cg_statement copy = *statement;
    if (!keep_path(results, statement->path, &copy.path) ||
        !keep_texts(&results->arena, statement, &copy) ||
        !keep_trace(&results->arena, statement, &copy) ||
        !keep_context(&results->arena, statement, &copy))
        return cg_error_memory(error);
    return cg_results_lend(results, &copy, error);
}

const cg_document_info *cg_results_keep_info(cg_results *results,
                                             const cg_document_info *info)
{
    cg_arena *arena = &results->arena;
    cg_document_info *copy = CG_ARENA_NEW(arena, cg_document_info);
    bool kept = copy != NULL;
    for (size_t i = 0; kept && i < CG_INFO_MEMBERS; i++)
        kept = keep(arena, cg_info_get(info, i), cg_info_at(copy, i));
    return kept ? copy : NULL;
}

cg_status cg_results_account(cg_results *results, const cg_file_account *file,
                             cg_error *error)
{
    cg_file_account copy = *file;
    /* Records of one file come one behind the other. */
    bool same = results->files.len > 0 &&
                cg_slice_equal(cg_vec_last(&results->files).path, file->path);
    copy.path = same ? cg_vec_last(&results->files).path
                     : cg_arena_copy(&results->arena, file->path);
    if (!copy.path.ptr || !keep(&results->arena, file->reason, &copy.reason))
        return cg_error_memory(error);
    return cg_results_lend_account(results, &copy, error);
}

cg_status cg_results_lend_account(cg_results *results, const cg_file_account *file,
                                  cg_error *error)
{
    return cg_vec_push(&results->files, *file) ? CG_OK : cg_error_memory(error);
}

/* By document and sentence. */
static bool is_before(const cg_statement *a, const cg_statement *b)
{
    return a->part != b->part ? a->part < b->part : a->byte_start < b->byte_start;
}

/* One merge of halves that are in order; `room` holds the first. */
static void merge_halves(cg_statement *items, size_t half, size_t len, cg_statement *room)
{
    size_t left = 0, right = half, to = 0;
    memcpy(room, items, half * sizeof *items);
    while (left < half && right < len)
        items[to++] = is_before(&items[right], &room[left]) ? items[right++] : room[left++];
    memcpy(items + to, room + left, (half - left) * sizeof *items);
}

static void sort_sentences(cg_statement *items, size_t len, cg_statement *room)
{
    size_t ordered = 1;
    while (ordered < len && !is_before(&items[ordered], &items[ordered - 1]))
        ordered++;
    if (ordered >= len)
        return;
    size_t half = ordered < len / 2 ? len / 2 : ordered;
    if (half != ordered)
        sort_sentences(items, half, room);
    sort_sentences(items + half, len - half, room);
    merge_halves(items, half, len, room);
}

bool cg_results_order(cg_results *results, size_t first)
{
    size_t len = results->statements.len - first;
    bool ordered = true;
    for (size_t i = first + 1; i < results->statements.len && ordered; i++)
        ordered = !is_before(&results->statements.items[i], &results->statements.items[i - 1]);
    if (ordered)
        return true;
    cg_statement *room = cg_alloc_zeroed(len, sizeof *room);
    if (room)
        sort_sentences(results->statements.items + first, len, room);
    cg_alloc_free(room);
    return room != NULL;
}

/* Copies accounts that came without statements: of what they stand in, most would
 * be empty. On failure those that were copied are forgotten. */
static cg_status copy_accounts(cg_results *results, const cg_results *from, cg_error *error)
{
    size_t before = results->files.len;
    for (size_t i = 0; i < from->files.len; i++) {
        cg_file_account account = from->files.items[i];
        if (account.document)
            account.document = cg_results_keep_info(results, account.document);
        bool lost = from->files.items[i].document && !account.document;
        if (lost || cg_results_account(results, &account, error) != CG_OK) {
            results->files.len = before;
            return cg_error_memory(error);
        }
    }
    return CG_OK;
}

/* Moves what `from` holds, arena and all. */
static cg_status move_all(cg_results *results, cg_results *from, cg_error *error)
{
    if (results->statements.len + from->statements.len > CG_MAX_STATEMENTS)
        return cg_error_set(error, CG_E_LIMIT, 0, NULL, "more than %zu statements",
                            CG_MAX_STATEMENTS);
    if (!cg_vec_reserve(&results->statements, from->statements.len) ||
        !cg_vec_reserve(&results->files, from->files.len))
        return cg_error_memory(error);
    for (size_t i = 0; i < from->statements.len; i++)
        results->statements.items[results->statements.len++] = from->statements.items[i];
    for (size_t i = 0; i < from->files.len; i++)
        results->files.items[results->files.len++] = from->files.items[i];
    cg_arena_adopt(&results->arena, &from->arena);
    return CG_OK;
}

cg_status cg_results_adopt(cg_results *results, cg_results *from, cg_error *error)
{
    cg_status status = from->statements.len ? move_all(results, from, error)
                                            : copy_accounts(results, from, error);
    if (status != CG_OK)
        return status;
    results->tally = from->tally;
    cg_vec_reset(&from->statements);
    cg_vec_reset(&from->files);
    return CG_OK;
}

cg_status cg_results_check(const cg_results *results, size_t claim_count,
                           cg_error *error)
{
    bool fits = results->verdicts.len <= claim_count;
    for (size_t i = 0; fits && i < results->statements.len; i++)
        fits = results->statements.items[i].claim < claim_count;
    if (fits)
        return CG_OK;
    return cg_error_set(error, CG_E_USAGE, 0, NULL,
                        "the results are another program's");
}

cg_status cg_results_rank_tiers(cg_results *results, const char *const *tiers, size_t len,
                                cg_error *error)
{
    cg_vec_reset(&results->tiers);
    for (size_t i = 0; i < len; i++) {
        cg_slice copy = cg_arena_copy(&results->arena, cg_slice_of(tiers[i]));
        if (!copy.ptr || !cg_vec_push(&results->tiers, copy)) {
            cg_vec_reset(&results->tiers);
            return cg_error_memory(error);
        }
    }
    return CG_OK;
}

size_t cg_results_statement_count(const cg_results *results)
{
    return results->statements.len;
}

const cg_statement *cg_results_statement(const cg_results *results, size_t index)
{
    assert(index < results->statements.len);
    return &results->statements.items[index];
}

size_t cg_results_file_count(const cg_results *results)
{
    return results->files.len;
}

const cg_file_account *cg_results_file(const cg_results *results, size_t index)
{
    assert(index < results->files.len);
    return &results->files.items[index];
}

size_t cg_results_verdict_count(const cg_results *results)
{
    return results->verdicts.len;
}

const cg_verdict *cg_results_verdict(const cg_results *results, size_t index)
{
    assert(index < results->verdicts.len);
    return &results->verdicts.items[index];
}
