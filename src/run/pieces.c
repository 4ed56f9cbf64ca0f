#include "run/pieces.h"

#include "base/file.h"
#include "base/limits.h"
#include "stance/scanner.h"
#include "text/piece.h"

/* Room for the longest piece: what needed more was no regular file. */
#define LARGEST_KEPT ((size_t)2 * CG_PIECE_SIZE + CG_PIECE_WINDOW)

/* What can't be read is accounted for, and the work goes on. */
static cg_status account_unread(cg_results *results, const char *path, const cg_error *why,
                                cg_error *error)
{
    cg_file_account account = {
        .path = cg_slice_of(path),
        .status = CG_FILE_FAILED,
        .incomplete = true,
        .reason = cg_slice_of(why->text),
    };
    results->tally = (cg_piece_tally){0};
    return cg_results_account(results, &account, error);
}

static void mark_cut(cg_results *results)
{
    cg_file_account *account = &cg_vec_last(&results->files);
    account->status = CG_FILE_CUT;
    account->incomplete = true;
    account->reason = CG_SLICE("larger than 1 GiB: only the start was read");
}

/* A file that is read as a whole. */
typedef struct whole {
    cg_scanner *scanner;
    const cg_piece_job *job;
    cg_slice bytes;
    cg_results *results;
    cg_origin *origin;
    bool plain;     /* it is text that is scanned as it stands */
    bool elsewhere; /* other files took part: what comes of it is not kept */
} whole;

static cg_status scan_bytes(whole *w, cg_error *error)
{
    const cg_piece_job *job = w->job;
    cg_piece piece = {.bytes = w->bytes};
    if (w->plain)
        return cg_scanner_piece(w->scanner, job->path, &piece, w->results, error);
    return cg_reading_scan(&job->plan, w->scanner, job->path, w->bytes, w->results, &w->elsewhere,
                           error);
}

/* Scans for the claims that the cache lacks, and adds those that it has. */
static cg_status complete(whole *w, const uint64_t *wanted, cg_error *error)
{
    cg_results *results = w->results;
    size_t first = results->statements.len, accounts = results->files.len;
    w->scanner->wanted = wanted;
    cg_status status = scan_bytes(w, error);
    w->scanner->wanted = NULL;
    if (status == CG_OK && results->tally.entangled) {
        /* What was kept might be other with the rules that came since. */
        results->statements.len = first;
        results->files.len = accounts;
        w->origin->extent = CG_CACHE_NOTHING;
        return scan_bytes(w, error);
    }
    if (status == CG_OK)
        status = cg_cache_load(w->job->cache, w->origin->document, cg_slice_of(w->job->path),
                               false, results, error);
    if (status == CG_OK && !cg_results_order(results, first))
        status = cg_error_memory(error);
    return status;
}

static cg_status scan_or_load(whole *w, cg_error *error)
{
    const cg_piece_job *job = w->job;
    cg_origin *origin = w->origin;
    const uint64_t *wanted = NULL;
    cg_slice path = cg_slice_of(job->path);
    if (!job->cache)
        return scan_bytes(w, error);
    origin->content =
        cg_reading_content(&job->plan, path, cg_reading_format(&job->plan, path, w->bytes),
                           cg_hash128_of(w->bytes));
    origin->document = cg_cache_find(job->cache, origin->content);
    origin->extent = cg_cache_extent_of(job->cache, origin->document, &wanted);
    if (origin->extent == CG_CACHE_NOTHING)
        return scan_bytes(w, error);
    if (origin->extent == CG_CACHE_SOME)
        return complete(w, wanted, error);
    w->results->tally = (cg_piece_tally){0};
    return cg_cache_load(job->cache, origin->document, path, true, w->results, error);
}

/* What was asked for must be there. */
static cg_status read_part(const cg_piece_job *job, const cg_read_options *options,
                           cg_buf *bytes, bool *cut, cg_error *error)
{
    uint64_t most = options->length < CG_MAX_DOCUMENT ? options->length : CG_MAX_DOCUMENT;
    cg_status status =
        cg_file_read_at(job->path, options->offset, (size_t)most, bytes, error);
    *cut = most < options->length;
    if (status == CG_OK && bytes->len < most)
        return cg_error_set(error, CG_E_IO, 0, NULL, "it ends before the part that was asked for");
    return status;
}

/* A pipe that nobody writes to is not a text without words. */
static cg_status read_whole(const cg_piece_job *job, cg_buf *bytes, bool *cut, cg_error *error)
{
    if (job->bytes) {
        *cut = job->cut;
        return CG_OK;
    }
    const cg_read_options *options = job->plan.options;
    if (options && options->length)
        return read_part(job, options, bytes, cut, error);
    cg_status status = cg_file_read(job->path, CG_MAX_DOCUMENT, bytes, cut, error);
    if (status == CG_OK && job->pipe && bytes->len == 0)
        return cg_error_set(error, CG_E_IO, 0, NULL, "nothing came out of the pipe");
    return status;
}

static cg_status scan_whole(cg_scanner *scanner, const cg_piece_job *job, cg_buf *bytes,
                            cg_results *results, cg_origin *origin, cg_error *error)
{
    bool cut = false;
    cg_error own = {0};
    cg_profile_enter(scanner->profile, CG_STAGE_READ);
    cg_status status = read_whole(job, bytes, &cut, &own);
    cg_profile_item(scanner->profile, CG_STAGE_READ, bytes->len);
    if (status == CG_E_IO)
        return account_unread(results, job->path, &own, error);
    if (status != CG_OK) {
        if (error)
            *error = own;
        return status;
    }
    cg_slice all = job->bytes ? *job->bytes : cg_buf_slice(bytes);
    whole w = {.scanner = scanner,
               .plain = cg_reading_is_plain(&job->plan, cg_slice_of(job->path), all),
               .job = job,
               .bytes = all,
               .results = results,
               .origin = origin};
    status = scan_or_load(&w, error);
    origin->read = status == CG_OK && !cut && !w.elsewhere;
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

/* Reads the piece at `index` into `bytes`, with what it takes to see where it
 * ends, and finds it there. */
static cg_status read_piece(const cg_piece_job *job, cg_buf *bytes, cg_piece *piece,
                            cg_error *error)
{
    const uint64_t nominal = job->index * CG_PIECE_SIZE;
    bool last = job->index + 1 == job->count;
    size_t len = last ? (size_t)(job->size - nominal) : CG_PIECE_SIZE + CG_PIECE_WINDOW;
    cg_status status = cg_file_read_at(job->path, nominal, len, bytes, error);
    if (status != CG_OK)
        return status;
    cg_slice all = cg_buf_slice(bytes);
    size_t start = job->index ? cut_at(all, 0) : 0;
    size_t end = last ? all.len : cut_at(all, CG_PIECE_SIZE);
    piece->bytes = cg_slice_sub(all, start, end);
    piece->offset = nominal + start;
    return CG_OK;
}

static cg_status scan_piece(cg_scanner *scanner, const cg_piece_job *job, cg_buf *bytes,
                            cg_results *results, cg_origin *origin, cg_error *error)
{
    cg_error own = {0};
    cg_piece piece = {.more = true};
    if (job->index > 0) {
        if (cg_file_read_at(job->path, 0, CG_PIECE_WINDOW, bytes, &own) != CG_OK)
            return account_unread(results, job->path, &own, error);
        piece.info = cg_scanner_head(scanner, job->path, cg_buf_slice(bytes), results, error);
        if (!piece.info)
            return CG_E_MEMORY;
    }
    cg_profile_enter(scanner->profile, CG_STAGE_READ);
    cg_status status = read_piece(job, bytes, &piece, &own);
    cg_profile_item(scanner->profile, CG_STAGE_READ, bytes->len);
    if (status != CG_OK)
        return account_unread(results, job->path, &own, error);
    origin->content = cg_hash128_of(piece.bytes);
    origin->read = true;
    scanner->wanted = job->wanted;
    status = cg_scanner_piece(scanner, job->path, &piece, results, error);
    scanner->wanted = NULL;
    return status;
}

cg_status cg_pieces_scan(cg_scanner *scanner, const cg_piece_job *job, cg_results *results,
                         cg_origin *origin, cg_error *error)
{
    cg_buf *bytes = &scanner->bytes;
    cg_origin unseen;
    if (!origin)
        origin = &unseen;
    *origin = (cg_origin){.document = CG_CACHE_NONE};
    scanner->given = job->plan.given ? &job->plan.given->info : NULL;
    cg_status status = job->count == 1
                           ? scan_whole(scanner, job, bytes, results, origin, error)
                           : scan_piece(scanner, job, bytes, results, origin, error);
    scanner->given = NULL;
    if (bytes->room > LARGEST_KEPT)
        cg_buf_release(bytes);
    return status;
}

/* --- content ------------------------------------------------------------------ */

void cg_pieces_add_content(cg_hash128 *whole, cg_hash128 piece, bool first)
{
    const cg_hash128 both[2] = {*whole, piece};
    *whole = first ? piece : cg_hash128_of((cg_slice){(const char *)both, sizeof both});
}

cg_hash128 cg_pieces_content(const cg_reading_plan *plan, cg_slice path, cg_hash128 bytes)
{
    return cg_reading_content(plan, path, CG_FORMAT_TEXT, bytes);
}

uint64_t cg_pieces_count(const cg_reading_plan *plan, const char *path, uint64_t size)
{
    uint64_t count = cg_piece_count(size);
    cg_buf start;
    if (count == 1)
        return 1;
    cg_buf_init(&start, CG_PIECE_WINDOW);
    bool plain = cg_file_read_at(path, 0, CG_PIECE_WINDOW, &start, NULL) != CG_OK ||
                 cg_reading_is_plain(plan, cg_slice_of(path), cg_buf_slice(&start));
    cg_buf_release(&start);
    return plain ? count : 1;
}

bool cg_pieces_hash(const char *path, uint64_t size, cg_hash128 *content)
{
    cg_buf bytes;
    cg_piece_job job = {.path = path, .size = size, .count = cg_piece_count(size)};
    bool ok = true;
    cg_buf_init(&bytes, CG_MAX_DOCUMENT);
    for (; job.index < job.count && ok; job.index++) {
        cg_piece piece = {0};
        ok = read_piece(&job, &bytes, &piece, NULL) == CG_OK;
        if (ok)
            cg_pieces_add_content(content, cg_hash128_of(piece.bytes), job.index == 0);
    }
    cg_buf_release(&bytes);
    return ok;
}

/* As results are joined: a file of one piece has the hash of its bytes. */
static bool hash_pieces(const char *path, uint64_t size, cg_buf *bytes, uint64_t *hash)
{
    cg_piece_job job = {.path = path, .size = size, .count = cg_piece_count(size)};
    for (; job.index < job.count; job.index++) {
        cg_piece piece = {0};
        if (read_piece(&job, bytes, &piece, NULL) != CG_OK)
            return false;
        const uint64_t both[2] = {*hash, cg_hash64(piece.bytes)};
        *hash = job.index == 0 ? both[1] : cg_hash64((cg_slice){(const char *)both, sizeof both});
    }
    return true;
}

static bool hash_whole(const char *path, cg_buf *bytes, uint64_t *hash)
{
    bool cut = false;
    cg_status status = cg_file_read(path, CG_MAX_DOCUMENT, bytes, &cut, NULL);
    *hash = status == CG_OK ? cg_hash64(cg_buf_slice(bytes)) : 0;
    return status == CG_OK;
}

bool cg_pieces_is_of(const char *path, const cg_file_account *account)
{
    cg_buf bytes;
    uint64_t size = cg_file_size(path), hash = 0;
    if (size != account->bytes)
        return false;
    cg_buf_init(&bytes, CG_MAX_DOCUMENT + 1);
    bool same = hash_pieces(path, size, &bytes, &hash) && hash == account->content_hash;
    if (!same && cg_piece_count(size) > 1) /* one that is not plain is read whole */
        same = hash_whole(path, &bytes, &hash) && hash == account->content_hash;
    cg_buf_release(&bytes);
    return same;
}
