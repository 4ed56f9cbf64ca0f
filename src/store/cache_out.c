#include "store/cache_out.h"

#include "base/limits.h"

cg_status cg_cache_out_open(cg_cache_out *out, const char *path, cg_hash128 engine,
                            cg_error *error)
{
    *out = (cg_cache_out){.size = sizeof out->header};
    out->header.magic = CG_CACHE_MAGIC;
    out->header.engine = engine;
    out->header.areas[0].at = out->size;
    cg_buf_init(&out->block, CG_CACHE_BLOCK);
    cg_status status = cg_replace_open(&out->file, path, error);
    if (status == CG_OK && !cg_buf_reserve(&out->block, CG_CACHE_BLOCK))
        out->file.status = cg_error_memory(error);
    cg_replace_seek(&out->file, out->size);
    return out->file.status;
}

/* --- writing ------------------------------------------------------------------ */

static void flush(cg_cache_out *out)
{
    out->sum = cg_hash64_on(out->sum, cg_buf_slice(&out->block));
    cg_replace_write(&out->file, cg_buf_slice(&out->block));
    cg_buf_reset(&out->block);
}

void cg_cache_out_add(cg_cache_out *out, cg_slice bytes)
{
    cg_replace *file = &out->file;
    if (bytes.len > CG_MAX_CACHE - out->size && file->status == CG_OK)
        file->status = cg_error_set(file->error, CG_E_LIMIT, 0, file->path,
                                    "the cache would be larger than %zu bytes", CG_MAX_CACHE);
    while (bytes.len > 0 && file->status == CG_OK) {
        size_t room = CG_CACHE_BLOCK - out->block.len;
        size_t len = bytes.len < room ? bytes.len : room;
        cg_buf_add(&out->block, bytes.ptr, len);
        bytes = cg_slice_sub(bytes, len, bytes.len);
        out->size += len;
        if (out->block.len == CG_CACHE_BLOCK)
            flush(out);
    }
}

void cg_cache_out_end_area(cg_cache_out *out, cg_cache_table which)
{
    static const char zeros[sizeof(uint64_t)];
    cg_cache_area *area = &out->header.areas[which];
    area->len = out->size - area->at;
    size_t over = out->size % sizeof zeros;
    if (over)
        cg_cache_out_add(out, (cg_slice){zeros, sizeof zeros - over});
    if (which + 1 < CG_CACHE_TABLES)
        out->header.areas[which + 1].at = out->size;
}

/* --- the end -------------------------------------------------------------------- */

static void write_header(cg_cache_out *out)
{
    const cg_slice header = {(const char *)&out->header, sizeof out->header};
    out->header.size = out->size;
    out->header.checksum = 0;
    out->header.checksum = cg_hash64_on(out->sum, header);
    cg_replace_seek(&out->file, 0);
    cg_replace_write(&out->file, header);
}

/* What gets lost in a crash fails the checksum, and is found again. */
cg_status cg_cache_out_finish(cg_cache_out *out)
{
    if (out->block.len > 0)
        flush(out);
    write_header(out);
    return cg_replace_finish(&out->file);
}

void cg_cache_out_close(cg_cache_out *out)
{
    cg_replace_close(&out->file);
    cg_buf_release(&out->block);
}
