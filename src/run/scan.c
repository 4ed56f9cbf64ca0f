#include "base/file.h"
#include "base/limits.h"
#include "result/result.h"
#include "run/exit.h"

/* What can't be read is accounted for, and the work goes on. */
static cg_status account_unread(cg_results *results, const char *path,
                                const cg_error *why, cg_error *error)
{
    cg_file_account account = {
        .path = cg_slice_of(path),
        .status = CG_FILE_FAILED,
        .reason = cg_slice_of(why->text),
    };
    return cg_results_account(results, &account, error);
}

static void mark_cut(cg_results *results)
{
    static const char reason[] = "larger than 1 GiB: only the start was read";
    cg_file_account *account = &cg_vec_last(&results->files);
    account->status = CG_FILE_CUT;
    account->reason = CG_SLICE(reason);
}

cg_status cg_scan_file(cg_scanner *scanner, const char *path, cg_results *results,
                       cg_error *error)
{
    cg_buf bytes;
    cg_buf_init(&bytes, CG_MAX_DOCUMENT);
    bool cut = false;
    cg_error own = {0};
    cg_status status = cg_file_read(path, CG_MAX_DOCUMENT, &bytes, &cut, &own);
    if (status == CG_E_IO) {
        status = account_unread(results, path, &own, error);
    } else if (status != CG_OK) {
        if (error)
            *error = own;
    } else {
        size_t files = results->files.len;
        cg_slice text = cg_buf_slice(&bytes);
        status = cg_scan_buffer(scanner, path, text.ptr, text.len, results, error);
        if (status == CG_OK && cut && results->files.len > files)
            mark_cut(results);
    }
    cg_buf_release(&bytes);
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
