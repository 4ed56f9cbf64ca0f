/* One file as a program of its own would scan it. */
#include "base/file.h"
#include "result/join.h"
#include "run/exit.h"
#include "run/pieces.h"
#include "stance/scanner.h"
#include "text/piece.h"

cg_status cg_scan_file(cg_scanner *scanner, const char *path, cg_results *results,
                       cg_error *error)
{
    uint64_t size = cg_file_size(path), count = cg_piece_count(size);
    cg_join join;
    cg_join_init(&join, scanner->program->claims);
    cg_status status = CG_OK;
    for (uint64_t i = 0; i < count && status == CG_OK; i++) {
        size_t first = results->statements.len;
        cg_piece_job piece = {.path = path, .size = size, .index = i};
        status = cg_pieces_scan(scanner, &piece, results, NULL, error);
        if (status == CG_OK)
            status = cg_join_piece(&join, results, first, i == 0, error);
    }
    cg_join_release(&join);
    return status;
}

cg_status cg_exit_check_cut(const cg_results *results, cg_error *error)
{
    if (results->files.len == 0 || cg_vec_last(&results->files).status != CG_FILE_CUT)
        return CG_OK;
    const cg_file_account *file = &cg_vec_last(&results->files);
    (void)cg_error_set(error, CG_E_LIMIT, 0, NULL, "\"%.*s\": %.*s", (int)file->path.len,
                       file->path.ptr, (int)file->reason.len, file->reason.ptr);
    return CG_E_LIMIT;
}
