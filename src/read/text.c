/* Plain text. */
#include "read/read.h"

#include "base/utf8.h"
#include "text/charset.h"
#include "text/decoding.h"
#include "text/metadata.h"

static bool has_wide_mark(cg_slice bytes)
{
    return cg_slice_starts(bytes, "\xFF\xFE") || cg_slice_starts(bytes, "\xFE\xFF") ||
           (bytes.len >= 4 && memcmp(bytes.ptr, "\0\0\xFE\xFF", 4) == 0);
}

/* A charset of its own that the text declares, in its head. */
static cg_slice declared_in(cg_slice bytes, cg_slice known)
{
    cg_slice charset = known.len ? known : cg_metadata_read(bytes).charset;
    const cg_slice none = {NULL, 0};
    return cg_charset_is_cp1252(charset) ? none : charset;
}

static bool is_plain(cg_slice bytes, cg_slice charset)
{
    if (has_wide_mark(bytes))
        return false;
    return cg_document_is_binary(bytes) || declared_in(bytes, charset).len == 0 ||
           cg_utf8_valid_up_to(bytes) == bytes.len;
}

bool cg_read_is_plain(cg_slice bytes)
{
    return is_plain(bytes, CG_SLICE(""));
}

static cg_status hand_over(const cg_source *source, cg_sink *sink, cg_error *error)
{
    sink->document->space = source->space;
    if (source->given && !cg_document_give(sink->document, source->given))
        return cg_error_memory(error);
    return sink->take(sink->context, sink->document, error);
}

/* The text lives as long as the document. */
static void move_text(cg_decoding *from, cg_document *to)
{
    cg_buf room = to->decoded;
    to->decoded = from->room;
    from->room = room;
}

static cg_status read_encoded(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_decoding decoding;
    cg_decoding_init(&decoding);
    cg_slice declared = declared_in(source->bytes, source->charset);
    cg_status status = cg_decoding_read(&decoding, source->bytes, declared)
                           ? cg_document_load(sink->document, source->path, decoding.text, error)
                           : cg_error_memory(error);
    if (status == CG_OK && !cg_decoding_put_back(&decoding, source->bytes, sink->document))
        status = cg_error_memory(error);
    if (!decoding.is_same)
        move_text(&decoding, sink->document);
    if (status == CG_OK)
        status = hand_over(source, sink, error);
    cg_decoding_release(&decoding);
    return status;
}

cg_status cg_read_text(const cg_source *source, cg_sink *sink, cg_error *error)
{
    if (!is_plain(source->bytes, source->charset))
        return read_encoded(source, sink, error);
    cg_status status = cg_document_load(sink->document, source->path, source->bytes, error);
    return status == CG_OK ? hand_over(source, sink, error) : status;
}
