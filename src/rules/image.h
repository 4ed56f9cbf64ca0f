/* The image of a program: its tables, one behind the other, without a pointer in
 * them. Compiling makes one; with a header before it, it is a file that saves the
 * next run from compiling, mapped as it is. It serves the build that wrote it, on
 * the kind of machine that wrote it. Not in it: the examples and texts of packs.
 *
 * What holds of a file that is opened, whoever wrote it:
 * - one that is cut, or was changed by accident, is told by a hash over all of it;
 * - one of another program, build or machine is told by its name and layout;
 * - one that was made to do harm is held against cg_program_holds: scanning stays
 *   inside of its tables, and comes to an end. It may find what the packs don't ask
 *   for: whoever may write beside the results may write results as well;
 * - one that is written over while it is mapped, by whoever may do that to the
 *   user's files, has no guarantee. It is replaced, never written over, by us. */
#ifndef CG_RULES_IMAGE_H
#define CG_RULES_IMAGE_H

#include "base/hash.h"
#include "rules/complaints.h"
#include "rules/pack_files.h"
#include "rules/text_pool.h"

typedef enum cg_image_table {
#define TABLE(name, type) CG_IMAGE_##name,
#include "rules/image_tables.def"
#undef TABLE
    CG_IMAGE_TABLES
} cg_image_table;

/* --- rows that are not as the program has them -------------------------------- */

typedef struct cg_image_facts {
    cg_starts always;
    uint32_t anchor_count;
    uint32_t has_slots; /* 0 or 1 */
} cg_image_facts;

/* A cg_claim_info. */
typedef struct cg_image_claim {
    cg_text_ref id, claim, pack_title, why, path;
    uint32_t line;
    uint8_t kind, expect, precedence, severity, required, unused[3];
} cg_image_claim;

/* A cg_claim_value: the value without unit and base, and those. */
typedef struct cg_image_value {
    cg_claim_value claimed;
    cg_text_ref unit, base;
} cg_image_value;

/* --- images ---------------------------------------------------------------------- */

typedef struct cg_image_rows {
    const void *items;
    size_t len;
} cg_image_rows;

/* Makes the image of these tables and of the pool's texts, which the program owns
 * then. Tables are indexed by cg_image_table; that of the texts is left out. */
cg_status cg_image_make(const cg_image_rows *tables, const cg_text_pool *texts,
                        cg_program *program, cg_error *error);

/* Stands before every image; in memory only the rows are set. */
typedef struct cg_image_header {
    uint64_t magic;
    cg_hash128 name;
    uint64_t layout;   /* of this build on this machine */
    uint64_t size;     /* of the file */
    uint64_t checksum; /* of all behind the header, then of it with 0 here */
    uint64_t complaints, complaint_texts; /* rows, bytes */
    uint64_t rows[CG_IMAGE_TABLES];
} cg_image_header;

/* A file in pieces, to be written one behind the other. */
typedef struct cg_image_file {
    cg_image_header header;
    cg_slice pieces[4]; /* image, keys, complaints, their texts */
} cg_image_file;

/* The file of a program that was compiled here. `keys`: one for each claim, kept
 * with it. `name`: a hash of all that the program was made from. Borrows all. */
void cg_image_file_of(const cg_program *program, const cg_hash128 *keys,
                      const cg_complaints *complaints, cg_hash128 name, cg_image_file *file);
/* Makes a program of the file of that name; `*program` is NULL when there is none,
 * or none that is in order. Else it owns what `files` had, from which it was made,
 * and the keys, one for each claim; and the complaints are told. Fails only when
 * memory runs out, or for want of language data. `lang` becomes the program's, and is
 * NULL then. */
cg_status cg_image_open(const char *path, cg_hash128 name, cg_lang **lang,
                        cg_pack_files *files, cg_diags *diags, cg_program **program,
                        const cg_hash128 **keys, cg_error *error);

#endif
