#include "sheet/files.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/limits.h"
#include "result/order.h"

const char *cg_sheet_state_name(cg_sheet_state state)
{
    static const char *const names[] = {
        [CG_SHEET_SAME] = "same",
        [CG_SHEET_CHANGED] = "changed",
        [CG_SHEET_MOVED] = "moved",
        [CG_SHEET_GONE] = "gone",
    };
    return names[state];
}

cg_status cg_sheet_files_init(cg_sheet_files *files, const cg_sheet_input *input,
                              cg_error *error)
{
    *files = (cg_sheet_files){.input = input, .len = input->results->files.len};
    cg_original_init(&files->original);
    cg_buf_init(&files->path, CG_MAX_PATH);
    files->sorted = cg_order_files(input->results);
    files->items = cg_alloc_zeroed(files->len + 1, sizeof *files->items);
    if (!files->sorted || !files->items)
        return cg_error_memory(error);
    for (size_t i = 0; i < files->len; i++)
        files->items[i].account = files->sorted[i];
    files->items[files->len] = (cg_sheet_file){.known = true, .state = CG_SHEET_GONE};
    return CG_OK;
}

void cg_sheet_files_release(cg_sheet_files *files)
{
    cg_original_release(&files->original);
    cg_buf_release(&files->path);
    cg_alloc_free(files->sorted);
    cg_alloc_free(files->items);
}

/* --- finding ------------------------------------------------------------------------ */

static cg_sheet_file *find(cg_sheet_files *files, cg_slice path)
{
    size_t low = 0, high = files->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cg_slice_compare(files->sorted[middle]->path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < files->len && cg_slice_equal(files->sorted[low]->path, path);
    return &files->items[found ? low : files->len];
}

static bool hash_as_path(cg_sheet_files *files, cg_slice path, cg_sheet_file *file)
{
    cg_sha256 hash;
    uint64_t size = 0;
    cg_buf_reset(&files->path);
    cg_buf_add_slice(&files->path, path);
    if (!cg_buf_ok(&files->path) || !cg_sha256_of_file(files->path.ptr, &hash, &size))
        return false;
    cg_sha256_hex(&hash, file->sha256);
    return true;
}

static bool is_as_scanned(const cg_sheet_files *files, const cg_file_account *account)
{
    bool cut = false;
    cg_buf bytes;
    if (files->input->is_as_scanned)
        return files->input->is_as_scanned(files->path.ptr, account);
    cg_buf_init(&bytes, CG_MAX_ORIGINAL + 1);
    bool same = cg_file_read(files->path.ptr, CG_MAX_ORIGINAL, &bytes, &cut, NULL) == CG_OK &&
                !cut && cg_hash64(cg_buf_slice(&bytes)) == account->content_hash;
    cg_buf_release(&bytes);
    return same;
}

/* `path` is that of a file, or of a member of one: "papers.zip!notes/a.txt". */
static void read_again(cg_sheet_files *files, cg_sheet_file *file, cg_slice path)
{
    const cg_file_account *account = file->account;
    file->known = true;
    file->state = CG_SHEET_GONE;
    bool read = hash_as_path(files, path, file);
    for (size_t i = 0; !read && i < path.len; i++) {
        if (path.ptr[i] != '!')
            continue;
        cg_slice outer = cg_slice_sub(path, 0, i);
        read = hash_as_path(files, outer, file);
        file->is_container = read;
        account = read ? find(files, outer)->account : account;
    }
    if (read)
        file->state = account && is_as_scanned(files, account) ? CG_SHEET_SAME
                                                               : CG_SHEET_CHANGED;
}

const cg_sheet_file *cg_sheet_files_get(cg_sheet_files *files, cg_slice path)
{
    cg_sheet_file *file = find(files, path);
    if (!file->known)
        read_again(files, file, path);
    return file;
}

/* --- statements --------------------------------------------------------------------- */

cg_status cg_sheet_files_reread(cg_sheet_files *files, const cg_sheet_file *file,
                                const cg_statement *s, cg_sheet_state *state, bool *verbatim,
                                cg_error *error)
{
    *verbatim = false;
    *state = file->state;
    if (file->state == CG_SHEET_GONE || s->space != CG_SPACE_FILE || s->quote.len == 0)
        return CG_OK;
    cg_status status = cg_original_open(&files->original, s->path, error);
    if (status != CG_OK)
        return status;
    cg_slice bytes = cg_original_bytes(&files->original, s->byte_start, s->byte_end);
    *verbatim = bytes.len >= s->quote.len &&
                memcmp(bytes.ptr, s->quote.ptr, s->quote.len) == 0;
    if (file->state == CG_SHEET_CHANGED && !*verbatim)
        *state = CG_SHEET_MOVED;
    return CG_OK;
}
