/* Shards: a part of the documents each, together all of them. A file belongs to one by
 * the hash of its path, so that every machine that lists the same files agrees. */
#ifndef CG_RUN_SHARD_H
#define CG_RUN_SHARD_H

#include "rules/program.h"
#include "run/paths.h"
#include "wire/blob.h"

typedef struct cg_shard {
    uint32_t index, count; /* of 1 to `count` */
} cg_shard;

/* The shard that the options name; all there is when they name none. CG_E_USAGE for
 * one that can't be. */
cg_status cg_shard_take(const cg_check_options *options, cg_shard *shard, cg_error *error);
/* What a blob of it says of the run. It borrows from the shard. */
void cg_shard_describe(const cg_shard *shard, const char files[33], const cg_program *program,
                       cg_blob_head *head);
/* Marks the paths of other shards, and hashes those of all documents. */
void cg_shard_mark(cg_shard shard, cg_paths *paths, char files[33]);
/* Leaves out what is marked. */
void cg_shard_leave_out(cg_paths *paths);

#endif
