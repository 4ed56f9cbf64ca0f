/* Document -> statements: which blocks and sentences are looked at, and what
 * is carried from one to the next. */
#include "stance/scanner_room.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "result/join.h"
#include "stance/alone_scan.h"
#include "text/piece.h"

static bool make_live(cg_scanner *s)
{
    for (uint32_t i = 0; i <= s->program->entry_count / 64; i++)
        if (!cg_vec_push(&s->live, 0))
            return false;
    return true;
}

cg_scanner *cg_scanner_new(const cg_program *program)
{
    cg_scanner *s = cg_alloc_zeroed(1, sizeof *s);
    if (!s)
        return NULL;
    s->program = program;
    cg_buf_init(&s->bytes, CG_MAX_DOCUMENT);
    cg_document_init(&s->document);
    cg_passage_init(&s->passage, program);
    cg_reading_init(&s->reading);
    cg_reading_init(&s->next);
    cg_lead_init(&s->lead, program);
    cg_people_init(&s->people, program);
    cg_arena_init(&s->scratch, SIZE_MAX);
    s->packs = cg_alloc_zeroed(program->source_count + 1, sizeof *s->packs);
    s->prefilter = true;
    if (!s->packs || !cg_machine_init(&s->machine, program) ||
        !cg_sift_init(&s->sift, program) || !make_live(s) || !cg_alone_scan_new(s)) {
        cg_scanner_free(s);
        return NULL;
    }
    return s;
}

void cg_scanner_free(cg_scanner *s)
{
    if (!s)
        return;
    cg_alone_scan_free(s->alone);
    cg_buf_release(&s->bytes);
    cg_document_release(&s->document);
    cg_passage_release(&s->passage);
    cg_machine_release(&s->machine);
    cg_sift_release(&s->sift);
    cg_reading_release(&s->reading);
    cg_reading_release(&s->next);
    cg_lead_release(&s->lead);
    cg_people_release(&s->people);
    cg_background_release(&s->background);
    cg_vec_release(&s->mentions);
    cg_vec_release(&s->live);
    cg_vec_release(&s->hits);
    cg_vec_release(&s->governors);
    cg_vec_release(&s->all_governors);
    cg_vec_release(&s->drafts);
    cg_vec_release(&s->steps);
    cg_arena_release(&s->scratch);
    cg_alloc_free(s->packs);
    cg_alloc_free(s);
}

void cg_scanner_time(cg_scanner *s, cg_profile *profile)
{
    s->profile = profile;
    s->machine.costs = profile ? profile->codes : NULL;
}

/* --- blocks -------------------------------------------------------------------- */

static cg_status scan_block(cg_scanner *s, const cg_block *block)
{
    uint64_t bytes = block->span.end - block->span.start;
    cg_profile_item(s->profile, CG_STAGE_TOKENS, bytes);
    cg_machine_reset(&s->machine);
    if (!cg_passage_load(&s->passage, s->document.text, block->span, block->kind))
        return cg_error_memory(s->error);
    cg_token_range all = {0, (uint32_t)s->passage.tokens.len};
    const unsigned names = 1u << CG_OWNER_NAME | 1u << CG_OWNER_ANAPHOR;
    bool claims = s->watch || s->alone ||
                  cg_machine_may_start(&s->machine, &s->passage, all, 1u << CG_OWNER_CLAIM);
    bool named = cg_machine_may_start(&s->machine, &s->passage, all, names);
    cg_vec_reset(&s->mentions);
    if (!claims && !named)
        return CG_OK;
    cg_profile_item(s->profile, CG_STAGE_SENTENCES, bytes);
    if (!cg_passage_read(&s->passage) || (named && !cg_scanner_find_names(s)))
        return cg_error_memory(s->error);
    if (s->alone && !cg_alone_scan_enter(s))
        return cg_error_memory(s->error);
    if (block->kind == CG_BLOCK_HEADING && !cg_scanner_add_topics(s))
        return cg_error_memory(s->error);
    cg_scanner_mark_live(s);
    cg_status status = CG_OK;
    for (size_t i = 0; i < s->passage.sentences.len && claims && status == CG_OK; i++)
        status = cg_scanner_sentence(s, s->passage.sentences.items[i]);
    if (status == CG_OK && !cg_scanner_remember(s))
        status = cg_error_memory(s->error);
    return status;
}

/* Where the sift would tell of that text. */
static cg_span sifted_span(const cg_scanner *s, cg_span text)
{
    return s->over_text ? text : cg_document_source_span(&s->document, text);
}

/* False when the filter found nothing in the block that could matter. */
static bool is_worth_reading(cg_scanner *s, const cg_block *block, cg_sift_cursor *cursor)
{
    bool claims, names;
    if (block->kind == CG_BLOCK_CODE)
        return false;
    if (!s->sifted)
        return true;
    cg_sift_block(&s->sift, cursor, sifted_span(s, block->span), &claims, &names);
    return claims || names;
}

/* Behind the last block with an anchor nothing is said, and what it names is of
 * use to none. */
static size_t blocks_to_read(const cg_scanner *s)
{
    size_t end = s->document.blocks.len;
    if (!s->sifted || s->sift.everywhere || s->sift.claims.len == 0)
        return end;
    uint32_t last = cg_vec_last(&s->sift.claims);
    while (end > 0 && sifted_span(s, s->document.blocks.items[end - 1].span).start > last)
        end--;
    return end;
}

static cg_status scan_blocks(cg_scanner *s)
{
    cg_status status = cg_scanner_read_title(s) ? CG_OK : cg_error_memory(s->error);
    size_t topics = s->background.topics.len;
    cg_sift_cursor cursor = {0, 0};
    size_t end = blocks_to_read(s);
    for (size_t i = 0; i < end && status == CG_OK; i++) {
        const cg_block *block = &s->document.blocks.items[i];
        s->block = (uint32_t)i;
        if (block->kind == CG_BLOCK_HEADING) {
            s->background.topics.len = topics; /* a new section: its own topics */
            cg_vec_reset(&s->background.recent);
        }
        if (is_worth_reading(s, block, &cursor))
            status = scan_block(s, block);
    }
    return status;
}

/* --- documents ----------------------------------------------------------------- */

/* What the document's reader says of how much of it was read. */
static void account_defect(const cg_document *document, cg_file_account *file)
{
    bool any = document->blocks.len > 0;
    switch (document->defect) {
    case CG_DEFECT_NONE:
        break;
    case CG_DEFECT_SKIPPED:
        file->status = CG_FILE_SKIPPED;
        break;
    case CG_DEFECT_LEFT_OUT:
    case CG_DEFECT_UNREAD:
        file->status = any ? CG_FILE_CUT : CG_FILE_SKIPPED;
        file->incomplete = true;
        break;
    case CG_DEFECT_CUT:
        file->status = CG_FILE_CUT;
        break;
    }
}

static cg_status account(cg_scanner *s, size_t bytes)
{
    const cg_document *document = &s->document;
    /* An account is of the first record of a file. */
    bool is_first = s->part == 0 || s->results->files.len == 0 ||
                    !cg_slice_equal(cg_vec_last(&s->results->files).path, document->path);
    cg_file_account file = {.path = document->path,
                            .status = CG_FILE_SCANNED,
                            .reason = document->note,
                            .bytes = bytes,
                            .content_hash = cg_hash64(document->source),
                            .document = is_first ? cg_scanner_info(s) : NULL};
    if (is_first && !file.document)
        return cg_error_memory(s->error);
    account_defect(document, &file);
    if (document->state == CG_DOCUMENT_BINARY) {
        file.status = CG_FILE_SKIPPED;
        if (!file.reason.len)
            file.reason = CG_SLICE("not text");
    }
    if (document->cut && document->defect == CG_DEFECT_NONE) {
        file.status = CG_FILE_CUT;
        file.reason = CG_SLICE("too much text or too many blocks: only the start was read");
    }
    if (s->cut) {
        file.status = CG_FILE_CUT;
        file.reason = CG_SLICE("a sentence of over 4,000 words or 500 matches, or a block of over "
                               "1,000,000 names, was not read as a whole");
    }
    file.incomplete |= file.status == CG_FILE_CUT;
    return cg_results_account(s->results, &file, s->error);
}

static cg_piece_tally tally_of(const cg_scanner *s)
{
    const cg_document *document = &s->document;
    uint32_t last = document->lines.len ? cg_vec_last(&document->lines) : 0;
    return (cg_piece_tally){.lines = document->lines.len ? (uint32_t)document->lines.len - 1 : 0,
                            .tail = document->source.len - last,
                            .entangled = s->cut || s->crowded};
}

/* Runs the filter where it can tell: over UTF-8, for claims with patterns, and
 * when nobody wants to see every sentence. `idle`: there is nothing to read. */
static bool sift(cg_scanner *s, const cg_piece *piece, bool *idle)
{
    const cg_document_info *info = piece->info ? piece->info : s->given;
    cg_slice title = info ? info->title : (cg_slice){NULL, 0};
    cg_profile_item(s->profile, CG_STAGE_FILTER, piece->bytes.len);
    s->sifted = s->prefilter && !s->watch && !s->alone &&
                (piece->info || !cg_document_is_binary(piece->bytes)) &&
                cg_utf8_valid_up_to(piece->bytes) == piece->bytes.len;
    if (!s->sifted)
        return true;
    if (!cg_sift_run(&s->sift, piece->bytes, title))
        return false;
    *idle = cg_sift_is_idle(&s->sift);
    return true;
}

static cg_status load_piece(cg_scanner *s, const char *path, const cg_piece *piece, bool idle)
{
    cg_slice name = cg_slice_of(path);
    cg_document *document = &s->document;
    cg_status status;
    cg_profile_item(s->profile, CG_STAGE_DOCUMENT, piece->bytes.len);
    if (idle)
        status = cg_document_glance(document, name, piece->bytes, piece->info, piece->more,
                                    s->error);
    else if (piece->info)
        status = cg_document_load_part(document, name, piece->bytes, piece->info, s->error);
    else
        status = cg_document_load(document, name, piece->bytes, s->error);
    if (status == CG_OK && s->given && !cg_document_give(document, s->given))
        status = cg_error_memory(s->error);
    return status;
}

static void begin(cg_scanner *s, uint64_t offset, bool over_text, cg_results *results,
                  cg_error *error)
{
    s->results = results;
    s->error = error;
    s->cut = false;
    s->crowded = false;
    s->offset = offset;
    s->over_text = over_text;
    cg_lead_reset(&s->lead);
    cg_people_reset(&s->people);
}

/* The document is loaded: what it says, and what becomes of it. */
static cg_status scan_loaded(cg_scanner *s, bool idle, size_t bytes)
{
    cg_status status = CG_OK;
    s->info = NULL;
    if (s->document.state == CG_DOCUMENT_READ && !idle)
        status = scan_blocks(s);
    cg_profile_enter(s->profile, CG_STAGE_DOCUMENT);
    s->results->tally = tally_of(s);
    if (status == CG_OK)
        status = account(s, bytes);
    cg_profile_enter(s->profile, CG_STAGE_OTHER);
    return status;
}

cg_status cg_scanner_piece(cg_scanner *s, const char *path, const cg_piece *piece,
                           cg_results *results, cg_error *error)
{
    bool idle = false;
    begin(s, piece->offset, false, results, error);
    s->part = 0;
    if (!sift(s, piece, &idle))
        return cg_error_memory(error);
    cg_status status = load_piece(s, path, piece, idle);
    return status == CG_OK ? scan_loaded(s, idle, piece->bytes.len) : status;
}

cg_status cg_scanner_document(cg_scanner *s, cg_results *results, cg_error *error)
{
    const cg_document *document = &s->document;
    bool idle = false;
    begin(s, document->offset, true, results, error);
    cg_profile_item(s->profile, CG_STAGE_FILTER, document->text.len);
    s->sifted = s->prefilter && !s->watch && !s->alone && document->blocks.len > 0;
    if (s->sifted && !cg_sift_run(&s->sift, document->text, document->info.title))
        return cg_error_memory(error);
    if (s->sifted)
        idle = cg_sift_is_idle(&s->sift);
    cg_profile_item(s->profile, CG_STAGE_DOCUMENT, document->text.len);
    cg_status status = scan_loaded(s, idle, document->source.len);
    results->tally.lines = 0;
    results->tally.tail = 0;
    return status;
}

const cg_document_info *cg_scanner_head(cg_scanner *s, const char *path, cg_slice head,
                                        cg_results *results, cg_error *error)
{
    cg_slice start = cg_slice_sub(head, 0, head.len < CG_PIECE_WINDOW ? head.len : CG_PIECE_WINDOW);
    if (cg_document_load(&s->document, cg_slice_of(path), start, error) != CG_OK)
        return NULL;
    bool ok = !s->given || cg_document_give(&s->document, s->given);
    const cg_document_info *info =
        ok ? cg_results_keep_info(results, &s->document.info) : NULL;
    if (!info)
        (void)cg_error_memory(error);
    return info;
}
