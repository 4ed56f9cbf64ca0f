/* The texts of packs, before anyone takes them for rules: what a program is
 * compiled from, and known by. */
#ifndef CG_RULES_PACK_FILES_H
#define CG_RULES_PACK_FILES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "diag/diag.h"

/* Owns paths and texts. */
typedef struct cg_pack_files {
    cg_arena arena;
    CG_VEC(cg_diag_source) items;
} cg_pack_files;

void cg_pack_files_init(cg_pack_files *files);
void cg_pack_files_release(cg_pack_files *files);
/* Appends a text (copied). CG_E_LIMIT when all of them are too much. */
cg_status cg_pack_files_add(cg_pack_files *files, cg_slice path, cg_slice text,
                            cg_error *error);
/* Appends the pack at `path`, or below a folder all "*.json", in byte order of
 * their names. A text of more than CG_MAX_RULES_FILE bytes is cut behind the first
 * byte too many, which whoever parses it finds. What was read before something
 * went wrong is kept. */
cg_status cg_pack_files_read(cg_pack_files *files, const char *path, cg_error *error);

/* A hash of the texts in a row, as 32 hexadecimal digits and a zero byte. */
void cg_sources_hash(const cg_diag_source *sources, size_t count, char out[33]);

#endif
