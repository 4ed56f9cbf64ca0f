/* What all readers share: whose turn it is, and how a document begins. */
#include "read/read.h"

#include "base/limits.h"
#include "read/formats.h"

#define MAX_REASON 64 /* bytes: a label, and what is said of it */

static cg_status refuse(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_buf text;
    if (source->format == CG_FORMAT_BINARY)
        return cg_read_defect(source, sink, CG_DEFECT_SKIPPED, "not text", error);
    cg_buf_init(&text, MAX_REASON);
    cg_buf_printf(&text, "built without %s support", cg_format_label(source->format));
    cg_status status = cg_buf_ok(&text) ? cg_read_defect(source, sink, CG_DEFECT_LEFT_OUT,
                                                         text.ptr, error)
                                        : cg_error_memory(error);
    cg_buf_release(&text);
    return status;
}

/* What a file of `len` bytes may unpack to. */
static cg_unpack_budget budget_for(size_t len)
{
    uint64_t most = CG_MIN_UNPACKED + (uint64_t)len * CG_MAX_UNPACK_RATIO;
    return (cg_unpack_budget){
        .bytes = most < CG_MAX_UNPACKED ? most : CG_MAX_UNPACKED,
        .members = CG_MAX_MEMBERS,
    };
}

cg_status cg_read(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_reader *reader = cg_format_reader(source->format);
    if (source->depth > CG_MAX_CONTAINERS)
        return cg_read_defect(source, sink, CG_DEFECT_CUT, "nested too deep in containers",
                              error);
    if (source->options && source->options->length && source->depth == 0 &&
        source->format != CG_FORMAT_WARC)
        return cg_read_defect(source, sink, CG_DEFECT_UNREAD,
                              "a part alone can be read of web archives only", error);
    if (!reader)
        return refuse(source, sink, error);
    cg_unpack_budget budget = budget_for(source->bytes.len);
    cg_source own = *source;
    if (!own.budget)
        own.budget = &budget;
    return reader(&own, sink, error);
}

cg_status cg_read_begin(const cg_source *source, cg_sink *sink, bool lines, cg_error *error)
{
    cg_document *document = sink->document;
    cg_status status = cg_document_begin(document, source->path, source->bytes, lines, error);
    document->space = source->space;
    if (status == CG_OK && source->given && !cg_document_add_info(document, source->given))
        status = cg_error_memory(error);
    return status;
}

cg_status cg_read_defect(const cg_source *source, cg_sink *sink, cg_defect defect,
                         const char *reason, cg_error *error)
{
    cg_status status = cg_read_begin(source, sink, false, error);
    if (status != CG_OK)
        return status;
    cg_document *document = sink->document;
    document->note = cg_arena_copy(&document->arena, cg_slice_of(reason));
    if (!document->note.ptr)
        return cg_error_memory(error);
    document->defect = defect;
    if (source->format == CG_FORMAT_BINARY)
        document->state = CG_DOCUMENT_BINARY;
    return sink->take(sink->context, document, error);
}
