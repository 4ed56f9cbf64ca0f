#include "run/pieces.h"

#include "base/file.h"
#include "base/limits.h"
#include "stance/scanner.h"
#include "text/piece.h"

/* What can't be read is accounted for, and the work goes on. */
static cg_status account_unread(cg_results *results, const char *path, const cg_error *why,
                                cg_error *error)
{
    cg_file_account account = {
        .path = cg_slice_of(path),
        .status = CG_FILE_FAILED,
        .reason = cg_slice_of(why->text),
    };
    results->tally = (cg_piece_tally){0};
    return cg_results_account(results, &account, error);
}

static void mark_cut(cg_results *results)
{
    cg_file_account *account = &cg_vec_last(&results->files);
    account->status = CG_FILE_CUT;
    account->reason = CG_SLICE("larger than 1 GiB: only the start was read");
}

static cg_status scan_whole(cg_scanner *scanner, const char *path, cg_buf *bytes,
                            cg_results *results, cg_error *error)
{
    bool cut = false;
    cg_error own = {0};
    cg_profile_enter(scanner->profile, CG_STAGE_READ);
    cg_status status = cg_file_read(path, CG_MAX_DOCUMENT, bytes, &cut, &own);
    cg_profile_item(scanner->profile, CG_STAGE_READ, bytes->len);
    if (status == CG_E_IO)
        return account_unread(results, path, &own, error);
    if (status != CG_OK) {
        if (error)
            *error = own;
        return status;
    }
    cg_piece piece = {.bytes = cg_buf_slice(bytes)};
    status = cg_scanner_piece(scanner, path, &piece, results, error);
    if (status == CG_OK && cut)
        mark_cut(results);
    return status;
}

/* Offset in `bytes`, which begin at a multiple of the piece's size, of the cut
 * that belongs to the multiple `at` bytes on. */
static size_t cut_at(cg_slice bytes, size_t at)
{
    if (at >= bytes.len)
        return bytes.len;
    size_t end = at + CG_PIECE_WINDOW < bytes.len ? at + CG_PIECE_WINDOW : bytes.len;
    return at + cg_piece_cut(cg_slice_sub(bytes, at, end));
}

static cg_status scan_piece(cg_scanner *scanner, const char *path, uint64_t size, uint64_t index,
                            cg_buf *bytes, cg_results *results, cg_error *error)
{
    const uint64_t nominal = index * CG_PIECE_SIZE;
    bool last = index + 1 == cg_piece_count(size);
    cg_error own = {0};
    cg_piece piece = {.more = true};
    if (index > 0) {
        if (cg_file_read_at(path, 0, CG_PIECE_WINDOW, bytes, &own) != CG_OK)
            return account_unread(results, path, &own, error);
        piece.info = cg_scanner_head(scanner, path, cg_buf_slice(bytes), results, error);
        if (!piece.info)
            return CG_E_MEMORY;
    }
    cg_profile_enter(scanner->profile, CG_STAGE_READ);
    size_t len = last ? (size_t)(size - nominal) : CG_PIECE_SIZE + CG_PIECE_WINDOW;
    cg_status status = cg_file_read_at(path, nominal, len, bytes, &own);
    cg_profile_item(scanner->profile, CG_STAGE_READ, bytes->len);
    if (status != CG_OK)
        return account_unread(results, path, &own, error);
    cg_slice all = cg_buf_slice(bytes);
    size_t start = index ? cut_at(all, 0) : 0;
    size_t end = last ? all.len : cut_at(all, CG_PIECE_SIZE);
    piece.bytes = cg_slice_sub(all, start, end);
    piece.offset = nominal + start;
    return cg_scanner_piece(scanner, path, &piece, results, error);
}

cg_status cg_pieces_scan(cg_scanner *scanner, const char *path, uint64_t size, uint64_t index,
                         cg_results *results, cg_error *error)
{
    cg_buf bytes;
    cg_buf_init(&bytes, CG_MAX_DOCUMENT);
    cg_status status = cg_piece_count(size) == 1
                           ? scan_whole(scanner, path, &bytes, results, error)
                           : scan_piece(scanner, path, size, index, &bytes, results, error);
    cg_buf_release(&bytes);
    return status;
}
