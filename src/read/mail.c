/* Mail: one message is one document; what is attached is read by its own reader,
 * as "mail.eml!name". */
#include "read/mail.h"

#include "base/alloc.h"
#include "base/info.h"
#include "base/limits.h"
#include "text/attribution.h"
#include "text/blocks.h"
#include "text/charset.h"

typedef struct reader {
    const cg_source *source;
    cg_sink *sink;
    cg_error *error;
    cg_mail_place place;
    cg_mail mail;
    cg_document_info given; /* what is given, or else what the fields say */
    cg_arena arena;         /* of the message */
    cg_decoding transfer, charset; /* of the part at hand, in this order */
} reader;

/* --- metadata ---------------------------------------------------------------------- */

/* What is given stands before what the mail says of itself. */
static cg_document_info merge(const cg_document_info *given, const cg_document_info *own)
{
    if (!given)
        return *own;
    cg_document_info merged = *given;
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        if (!cg_info_get(given, i).len)
            *cg_info_at(&merged, i) = cg_info_get(own, i);
    return merged;
}

/* --- places ------------------------------------------------------------------------ */

/* The document was read from the decoded part: leads its places back to the file
 * where the coding allows it. */
static cg_status put_back(reader *r, const cg_mail_part *part, cg_document *document)
{
    bool ok = cg_decoding_put_back(&r->charset, r->transfer.text, document);
    bool encoded = document->encoded;
    if (ok && cg_mail_has_places(part)) {
        ok = cg_decoding_put_back(&r->transfer, r->source->bytes, document);
        document->encoded |= encoded;
        document->space = r->source->space;
        document->offset = r->place.offset;
        document->first_line = r->place.line;
    } else {
        document->space = CG_SPACE_MEMBER;
    }
    return ok && cg_document_index_lines(document) ? CG_OK : cg_error_memory(r->error);
}

static bool decode(reader *r, const cg_mail_part *part)
{
    return cg_mail_decode(part, r->source->bytes, &r->transfer) &&
           cg_decoding_read(&r->charset, r->transfer.text, part->charset);
}

/* --- the body ---------------------------------------------------------------------- */

static cg_source body_source(const reader *r, cg_slice bytes, cg_format format)
{
    cg_source body = *r->source;
    body.bytes = bytes;
    body.format = format;
    body.given = &r->given;
    return body;
}

/* In HTML the block before a quotation tells whose it is. Where one quotation is
 * inside another, where the inner one ends does not show: nobody is named for it. */
static bool give_to_senders(cg_document *document)
{
    char room[CG_ATTRIBUTION_ROOM];
    cg_slice name, above = {0};
    uint32_t speaker = 0;
    bool quoted = false;
    for (size_t i = 0; i < document->blocks.len; i++) {
        cg_block *block = &document->blocks.items[i];
        bool inside = quoted;
        quoted = block->kind == CG_BLOCK_QUOTATION;
        bool told = quoted && cg_attribution_read(above, room, &name);
        if (quoted && (told || !inside) &&
            !cg_document_add_speaker(document, told && !inside ? name : CG_SLICE(""), &speaker))
            return false;
        block->speaker = quoted ? speaker : 0;
        above = cg_slice_sub(document->text, block->span.start, block->span.end);
    }
    return true;
}

static cg_status take_body(void *context, cg_document *document, cg_error *error)
{
    reader *r = context;
    const cg_mail_part *part = &r->mail.parts.items[r->mail.body];
    cg_status status = put_back(r, part, document);
    if (status == CG_OK && part->format == CG_FORMAT_HTML && !give_to_senders(document))
        status = cg_error_memory(error);
    return status == CG_OK ? r->sink->take(r->sink->context, document, r->error) : status;
}

static cg_status read_plain(reader *r, const cg_source *body)
{
    cg_document *document = r->sink->document;
    cg_status status = cg_read_begin(body, r->sink, false, r->error);
    if (status != CG_OK)
        return status;
    document->mapped = true;
    if (!cg_charset_read(document, document->source, true))
        return cg_error_memory(r->error);
    document->text = cg_buf_slice(&document->decoded);
    if (!cg_blocks_read_mail(document))
        return cg_error_memory(r->error);
    document->state = document->blocks.len > 0 ? CG_DOCUMENT_READ : CG_DOCUMENT_EMPTY;
    document->cut |= r->transfer.cut;
    return take_body(r, document, r->error);
}

static cg_status read_body(reader *r)
{
    const cg_mail_part *part = &r->mail.parts.items[r->mail.body];
    if (!decode(r, part))
        return cg_error_memory(r->error);
    cg_source body = body_source(r, r->charset.text, part->format);
    if (part->format == CG_FORMAT_TEXT)
        return read_plain(r, &body);
    cg_sink sink = {.context = r, .document = r->sink->document, .take = take_body};
    return cg_read(&body, &sink, r->error);
}

/* A mail without words, or one whose words can't be read. */
static cg_status tell_no_body(reader *r)
{
    cg_source body = body_source(r, r->source->bytes, CG_FORMAT_EML);
    if (r->mail.encrypted)
        return cg_read_defect(&body, r->sink, CG_DEFECT_UNREAD, "encrypted", r->error);
    cg_status status = cg_read_begin(&body, r->sink, false, r->error);
    r->sink->document->offset = r->place.offset;
    r->sink->document->first_line = r->place.line;
    return status == CG_OK ? r->sink->take(r->sink->context, r->sink->document, r->error) : status;
}

/* --- what is attached --------------------------------------------------------------- */

/* "mail.eml!name"; "box.mbox!3/name" of what is attached to the third message. */
static cg_slice path_of(reader *r, const cg_mail_part *part)
{
    cg_slice path = r->source->path;
    if (r->place.number == 0)
        return cg_arena_printf(&r->arena, "%.*s!%.*s", (int)path.len, path.ptr,
                               (int)part->name.len, part->name.ptr);
    return cg_arena_printf(&r->arena, "%.*s!%zu/%.*s", (int)path.len, path.ptr, r->place.number,
                           (int)part->name.len, part->name.ptr);
}

static cg_status read_attached(reader *r, const cg_mail_part *part)
{
    /* Who published the mail published what is in it; all else is the mail's own. */
    cg_document_info given = {.tier = r->given.tier};
    if (r->source->given)
        given.publisher = r->source->given->publisher;
    cg_slice path = path_of(r, part);
    if (!path.ptr || !cg_mail_decode(part, r->source->bytes, &r->transfer))
        return cg_error_memory(r->error);
    cg_source attached = *r->source;
    attached.path = path;
    attached.bytes = r->transfer.text;
    attached.space = CG_SPACE_MEMBER;
    attached.depth++;
    attached.given = &given;
    attached.format = part->format;
    bool cut = r->transfer.cut;
    if (part->format == CG_FORMAT_TEXT) {
        if (!cg_decoding_read(&r->charset, r->transfer.text, part->charset))
            return cg_error_memory(r->error);
        attached.bytes = r->charset.text;
        cut |= r->charset.cut;
    }
    if (part->format == CG_FORMAT_COUNT)
        attached.format = cg_format_of(part->name, attached.bytes, r->source->options);
    cg_status status = cg_read(&attached, r->sink, r->error);
    return status == CG_OK && cut ? cg_read_defect(&attached, r->sink, CG_DEFECT_CUT,
                                                   "too much of it: only the start was read",
                                                   r->error)
                                  : status;
}

static cg_status read_parts(reader *r)
{
    if (!r->mail.fields)
        return cg_read_defect(r->source, r->sink, CG_DEFECT_UNREAD,
                              "no mail: no field stands in it", r->error);
    cg_status status = r->mail.body == CG_MAIL_NO_BODY ? tell_no_body(r) : read_body(r);
    for (size_t i = 0; i < r->mail.parts.len && status == CG_OK; i++)
        if (i != r->mail.body)
            status = read_attached(r, &r->mail.parts.items[i]);
    if (status == CG_OK && r->mail.cut)
        status = cg_read_defect(r->source, r->sink, CG_DEFECT_CUT,
                                "a mail has more parts than are read", r->error);
    return status;
}

/* --- messages ------------------------------------------------------------------------ */

static cg_status parse(reader *r, bool *refused)
{
    char *defused;
    cg_status status = cg_mail_defuse(r->source->bytes, &defused);
    *refused = status == CG_E_LIMIT;
    if (*refused)
        return cg_read_defect(r->source, r->sink, CG_DEFECT_CUT,
                              "a mail has more fields or parts than are read", r->error);
    if (status != CG_OK || !cg_mail_parse(r->source->bytes, defused, &r->arena, &r->mail))
        status = cg_error_memory(r->error);
    cg_alloc_free(defused);
    return status;
}

cg_status cg_mail_read(const cg_source *source, cg_mail_place place, cg_sink *sink,
                       cg_error *error)
{
    reader r = {.source = source,
                .sink = sink,
                .error = error,
                .place = place,
                .mail = {.body = CG_MAIL_NO_BODY}};
    bool refused = false;
    cg_arena_init(&r.arena, CG_MAX_MAIL_ARENA);
    cg_decoding_init(&r.transfer);
    cg_decoding_init(&r.charset);
    cg_status status = parse(&r, &refused);
    r.given = merge(source->given, &r.mail.info);
    if (status == CG_OK && !refused)
        status = read_parts(&r);
    cg_decoding_release(&r.charset);
    cg_decoding_release(&r.transfer);
    cg_mail_release(&r.mail);
    cg_arena_release(&r.arena);
    return status;
}

cg_status cg_read_eml(const cg_source *source, cg_sink *sink, cg_error *error)
{
    return cg_mail_read(source, (cg_mail_place){0}, sink, error);
}
