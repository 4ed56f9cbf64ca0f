#include "run/versions.h"

#include "lang/embedded.h"
#include "run/digest.h"

cg_hash128 cg_engine_key(void)
{
    cg_digest digest = {0};
    cg_digest_add(&digest, cg_slice_of(cg_version()));
    cg_digest_add(&digest, cg_slice_of(cg_sources_sum));
    for (size_t i = 0; i < cg_embedded_count; i++) {
        const cg_embedded_file *file = &cg_embedded_files[i];
        cg_digest_add(&digest, cg_slice_of(file->name));
        cg_digest_add(&digest, (cg_slice){(const char *)file->bytes, file->len});
    }
    return digest.hash;
}
