#include "run/reading.h"

#include "base/glob.h"
#include "run/digest.h"
#include "stance/scanner.h"

#define START ((size_t)8 << 10) /* what formats are told by */

/* An account in the making: of all documents with its path, one behind the other,
 * but for those of members, whose paths begin with it, and of other files. */
typedef struct open_account {
    size_t index; /* in the results */
    uint32_t documents, bad;
    cg_slice reason; /* of the first bad one */
} open_account;

typedef struct reading {
    cg_scanner *scanner;
    cg_results *results;
    cg_slice path, bytes; /* of the file */
    size_t first;         /* account of the file in the results */
    CG_VEC(open_account) open;
    uint32_t parts;
    bool entangled, elsewhere;
} reading;

static void add_options(cg_digest *digest, const cg_read_options *options)
{
    if (options->length) {
        cg_digest_number(digest, options->offset);
        cg_digest_number(digest, options->length);
    }
    if (options->text_column)
        cg_digest_add(digest, cg_slice_of(options->text_column));
    for (size_t i = 0; i < options->rules_len; i++) {
        cg_digest_add(digest, cg_slice_of(options->rules[i].glob));
        cg_digest_number(digest, (uint64_t)options->rules[i].format);
    }
}

cg_hash128 cg_reading_key(const cg_reading_plan *plan)
{
    cg_digest digest = {0};
    if (plan->options)
        add_options(&digest, plan->options);
    if (plan->given && !cg_given_is_empty(plan->given))
        cg_digest_join(&digest, cg_given_hash(plan->given));
    return digest.hash;
}

/* An option goes before what a sidecar or the configuration says. */
static bool is_chosen(const cg_read_options *options, cg_slice path)
{
    for (size_t i = 0; options && i < options->rules_len; i++)
        if (cg_glob_fits(cg_slice_of(options->rules[i].glob), path))
            return true;
    return false;
}

cg_format cg_reading_format(const cg_reading_plan *plan, cg_slice path, cg_slice start)
{
    bool given = plan->given && plan->given->format != CG_FORMAT_COUNT;
    if (given && !is_chosen(plan->options, path))
        return plan->given->format;
    return cg_format_of(path, cg_slice_sub(start, 0, start.len < START ? start.len : START),
                        plan->options);
}

bool cg_reading_is_plain(const cg_reading_plan *plan, cg_slice path, cg_slice start)
{
    cg_format format = cg_reading_format(plan, path, start);
    if (plan->options && plan->options->length)
        return false;
    return format == CG_FORMAT_BINARY || (format == CG_FORMAT_TEXT && cg_read_is_plain(start));
}

cg_hash128 cg_reading_content(const cg_reading_plan *plan, cg_slice path, cg_format format,
                              cg_hash128 bytes)
{
    static const cg_hash128 nothing;
    cg_digest digest = {.hash = bytes};
    bool plain = format == CG_FORMAT_TEXT || format == CG_FORMAT_BINARY;
    cg_hash128 key = cg_reading_key(plan);
    bool given = cg_hash128_compare(key, nothing) != 0;
    if (plain && !given)
        return bytes;
    cg_digest_number(&digest, (uint64_t)format);
    cg_digest_add(&digest, (cg_slice){(const char *)&key, sizeof key});
    /* Globs are held against the paths of members. */
    if (plan->options && plan->options->rules_len > 0)
        cg_digest_add(&digest, path);
    return digest.hash;
}

/* --- accounts ----------------------------------------------------------------- */

static cg_file_account *account_of(const reading *r, const open_account *open)
{
    return &r->results->files.items[open->index];
}

/* All that came with its path came. */
static bool close_account(reading *r)
{
    open_account open = r->open.items[--r->open.len];
    cg_file_account *account = account_of(r, &open);
    if (cg_slice_equal(account->path, r->path)) {
        account->bytes = r->bytes.len;
        account->content_hash = cg_hash64(r->bytes);
    }
    if (open.documents < 2 || open.bad == 0)
        return true;
    account->status = open.bad < open.documents ? CG_FILE_CUT : CG_FILE_SKIPPED;
    account->incomplete = true;
    account->reason = cg_arena_printf(
        &r->results->arena, "%u of %u records could not be read%s%.*s", open.bad, open.documents,
        open.reason.len ? ": first: " : "", (int)open.reason.len, open.reason.ptr);
    return account->reason.ptr;
}

static bool is_member(cg_slice path, cg_slice container)
{
    return path.len > container.len && memcmp(path.ptr, container.ptr, container.len) == 0 &&
           path.ptr[container.len] == '!';
}

/* Several of one path are one file: the best of them says what became of it. */
static void merge(cg_file_account *whole, const cg_file_account *one)
{
    if (one->status < whole->status) {
        whole->status = one->status;
        whole->reason = one->reason;
    }
    whole->bytes += one->bytes;
}

/* Takes the last account of the results in. */
static bool take_account(reading *r)
{
    cg_file_account *last = &cg_vec_last(&r->results->files);
    while (r->open.len > 0) {
        cg_slice path = account_of(r, &cg_vec_last(&r->open))->path;
        /* What records name by its path stands inside their file's account. */
        if (cg_slice_equal(path, last->path) || is_member(last->path, path) ||
            cg_slice_equal(path, r->path))
            break;
        if (!close_account(r))
            return false;
    }
    open_account *open = r->open.len > 0 ? &cg_vec_last(&r->open) : NULL;
    bool known = open && cg_slice_equal(account_of(r, open)->path, last->path);
    if (!known && !cg_vec_push(&r->open, ((open_account){.index = r->results->files.len - 1})))
        return false;
    open = &cg_vec_last(&r->open);
    open->documents++;
    open->bad += last->incomplete;
    if (last->incomplete && open->bad == 1)
        open->reason = last->reason;
    if (known) {
        merge(account_of(r, open), last);
        r->results->files.len--;
    }
    return true;
}

static cg_status account_for_nothing(reading *r, cg_error *error)
{
    cg_file_account account = {.path = r->path,
                               .status = CG_FILE_SCANNED,
                               .reason = CG_SLICE("there is no document in it"),
                               .bytes = r->bytes.len,
                               .content_hash = cg_hash64(r->bytes)};
    return cg_results_account(r->results, &account, error);
}

/* --- documents ---------------------------------------------------------------- */

static cg_status take(void *context, cg_document *document, cg_error *error)
{
    reading *r = context;
    r->scanner->part = r->parts++;
    /* What could not be read may be another time: the file's bytes don't tell. */
    r->elsewhere |= document->defect > CG_DEFECT_SKIPPED ||
                    (document->space == CG_SPACE_FILE &&
                     !cg_slice_equal(document->path, r->path));
    cg_status status = cg_scanner_document(r->scanner, r->results, error);
    r->entangled |= r->results->tally.entangled;
    if (status == CG_OK && !take_account(r))
        status = cg_error_memory(error);
    return status;
}

cg_status cg_reading_scan(const cg_reading_plan *plan, cg_scanner *scanner, const char *path,
                          cg_slice bytes, cg_results *results, bool *elsewhere, cg_error *error)
{
    reading r = {.scanner = scanner,
                 .results = results,
                 .path = cg_slice_of(path),
                 .bytes = bytes,
                 .first = results->files.len};
    cg_source source = {.path = r.path,
                        .bytes = bytes,
                        .format = cg_reading_format(plan, r.path, bytes),
                        .space = CG_SPACE_FILE,
                        .given = plan->given ? &plan->given->info : NULL,
                        .options = plan->options};
    cg_sink sink = {&r, &scanner->document, take};
    cg_status status = cg_read(&source, &sink, error);
    while (r.open.len > 0)
        if (!close_account(&r) && status == CG_OK)
            status = cg_error_memory(error);
    if (status == CG_OK && results->files.len == r.first)
        status = account_for_nothing(&r, error);
    cg_vec_release(&r.open);
    results->tally = (cg_piece_tally){.entangled = r.entangled};
    if (elsewhere)
        *elsewhere = r.elsewhere;
    return status;
}
