/* Plain text. */
#include "read/read.h"

cg_status cg_read_text(const cg_source *source, cg_sink *sink, cg_error *error)
{
    cg_document *document = sink->document;
    cg_status status = cg_document_load(document, source->path, source->bytes, error);
    if (status != CG_OK)
        return status;
    cg_document_info own = document->info;
    document->info = (cg_document_info){0};
    document->space = source->space;
    if ((source->given && !cg_read_add_info(document, source->given)) ||
        !cg_read_add_info(document, &own))
        return cg_error_memory(error);
    return sink->take(sink->context, document, error);
}
