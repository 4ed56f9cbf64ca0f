#include "read/decoded.h"

#include "text/decoding.h"

cg_status cg_read_decoded(const cg_source *source, cg_sink *sink, cg_slice declared,
                          cg_fill *fill, cg_error *error)
{
    cg_document *document = sink->document;
    cg_source decoded = *source;
    cg_decoding decoding;
    cg_status status;
    cg_decoding_init(&decoding);
    if (!cg_decoding_read(&decoding, source->bytes, declared)) {
        status = cg_error_memory(error);
        goto out;
    }
    decoded.bytes = decoding.text;
    status = cg_read_begin(&decoded, sink, true, error);
    if (status == CG_OK)
        status = fill(document, error);
    if (status == CG_OK && !cg_decoding_put_back(&decoding, source->bytes, document))
        status = cg_error_memory(error);
    if (status == CG_OK)
        status = sink->take(sink->context, document, error);
out:
    cg_decoding_release(&decoding);
    return status;
}
