/* One file, or one buffer, as a program of its own would scan it. */
#include "base/file.h"
#include "result/join.h"
#include "run/exit.h"
#include "run/pieces.h"
#include "run/scan.h"
#include "stance/scanner.h"
#include "text/piece.h"

cg_status cg_scan_file(cg_scanner *scanner, const char *path, cg_results *results,
                       cg_error *error)
{
    const cg_reading_plan plan = {0};
    uint64_t size = cg_file_size(path), count = cg_pieces_count(&plan, path, size);
    cg_join join;
    cg_join_init(&join, scanner->program->claims);
    cg_status status = CG_OK;
    for (uint64_t i = 0; i < count && status == CG_OK; i++) {
        size_t first = results->statements.len;
        cg_piece_job piece = {
            .path = path, .size = size, .index = i, .count = count, .plan = plan};
        status = cg_pieces_scan(scanner, &piece, results, NULL, error);
        if (status == CG_OK)
            status = cg_join_piece(&join, results, first, i == 0, error);
    }
    cg_join_release(&join);
    return status;
}

/* --- buffers ------------------------------------------------------------------ */

/* Where the piece `index` of a buffer begins; the end for the one past the last. */
static size_t piece_start(cg_slice bytes, uint64_t index, uint64_t count)
{
    if (index == 0 || index >= count)
        return index ? bytes.len : 0;
    size_t at = (size_t)index * CG_PIECE_SIZE;
    size_t end = at + CG_PIECE_WINDOW < bytes.len ? at + CG_PIECE_WINDOW : bytes.len;
    return at + cg_piece_cut(cg_slice_sub(bytes, at, end));
}

static cg_status scan_plain(cg_scanner *s, const char *path, cg_slice all, cg_join *join,
                            cg_results *results, cg_error *error)
{
    uint64_t count = cg_piece_count(all.len);
    const cg_document_info *info = NULL;
    cg_status status = CG_OK;
    if (count > 1) {
        info = cg_scanner_head(s, path, all, results, error);
        status = info ? CG_OK : CG_E_MEMORY;
    }
    for (uint64_t i = 0; i < count && status == CG_OK; i++) {
        size_t first = results->statements.len;
        size_t start = piece_start(all, i, count);
        cg_piece at = {.bytes = cg_slice_sub(all, start, piece_start(all, i + 1, count)),
                       .offset = start,
                       .info = i ? info : NULL,
                       .more = count > 1};
        status = cg_scanner_piece(s, path, &at, results, error);
        if (status == CG_OK)
            status = cg_join_piece(join, results, first, i == 0, error);
    }
    return status;
}

cg_status cg_scan_bytes(cg_scanner *scanner, const cg_reading_plan *plan, const char *path,
                        cg_slice bytes, cg_results *results, cg_error *error)
{
    cg_join join;
    cg_status status;
    size_t first = results->statements.len;
    cg_join_init(&join, scanner->program->claims);
    if (cg_reading_is_plain(plan, cg_slice_of(path), bytes)) {
        scanner->given = plan->given ? &plan->given->info : NULL;
        status = scan_plain(scanner, path, bytes, &join, results, error);
        scanner->given = NULL;
    } else {
        status = cg_reading_scan(plan, scanner, path, bytes, results, NULL, error);
        if (status == CG_OK)
            status = cg_join_piece(&join, results, first, true, error);
    }
    cg_join_release(&join);
    return status;
}

cg_status cg_scan_buffer(cg_scanner *scanner, const char *path, const char *bytes, size_t len,
                         cg_results *results, cg_error *error)
{
    const cg_reading_plan plan = {0};
    return cg_scan_bytes(scanner, &plan, path, (cg_slice){bytes, len}, results, error);
}

cg_status cg_exit_check_cut(const cg_results *results, cg_error *error)
{
    if (results->files.len == 0 || !cg_vec_last(&results->files).incomplete)
        return CG_OK;
    const cg_file_account *file = &cg_vec_last(&results->files);
    (void)cg_error_set(error, CG_E_LIMIT, 0, NULL, "\"%.*s\": %.*s", (int)file->path.len,
                       file->path.ptr, (int)file->reason.len, file->reason.ptr);
    return CG_E_LIMIT;
}
