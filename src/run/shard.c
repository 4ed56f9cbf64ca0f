#include "run/shard.h"

#include "run/digest.h"
#include "run/versions.h"

#include <inttypes.h>

cg_status cg_shard_take(const cg_check_options *options, cg_shard *shard, cg_error *error)
{
    *shard = (cg_shard){options->shard, options->shards};
    if (shard->index == 0 && shard->count == 0) {
        *shard = (cg_shard){1, 1};
        return CG_OK;
    }
    if (shard->index >= 1 && shard->index <= shard->count && shard->count <= CG_MAX_SHARDS)
        return CG_OK;
    return cg_error_set(error, CG_E_USAGE, 0, NULL,
                        "there is no shard %" PRIu32 " of %" PRIu32, shard->index, shard->count);
}

void cg_shard_describe(const cg_shard *shard, const char files[33], const cg_program *program,
                       cg_blob_head *head)
{
    cg_digest engine = {.hash = cg_engine_key()};
    *head = (cg_blob_head){.version = cg_slice_of(cg_version()),
                           .of = shard->count,
                           .shards = &shard->index,
                           .shards_len = 1};
    cg_digest_hex(&engine, head->engine);
    memcpy(head->files, files, sizeof head->files);
    memcpy(head->rules, cg_program_rules_hash(program), sizeof head->rules);
}

/* What is not scanned may differ between machines: an earlier output, say. */
void cg_shard_mark(cg_shard shard, cg_paths *paths, char files[33])
{
    cg_digest digest = {0};
    for (size_t i = 0; i < paths->items.len; i++) {
        cg_path *path = &paths->items.items[i];
        path->elsewhere = cg_blob_shard_of(path->path, shard.count) != shard.index;
        if (path->status == CG_FILE_SCANNED)
            cg_digest_add(&digest, path->path);
    }
    cg_digest_hex(&digest, files);
}

void cg_shard_leave_out(cg_paths *paths)
{
    size_t kept = 0;
    for (size_t i = 0; i < paths->items.len; i++)
        if (!paths->items.items[i].elsewhere)
            paths->items.items[kept++] = paths->items.items[i];
    paths->items.len = kept;
}
