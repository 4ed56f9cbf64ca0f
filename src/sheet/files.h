/* The files that statements were found in, read again while sheets are made: are they
 * still what was scanned, and what is their hash. */
#ifndef CG_SHEET_FILES_H
#define CG_SHEET_FILES_H

#include "base/sha256.h"
#include "report/original.h"
#include "sheet/sheet.h"

typedef enum cg_sheet_state {
    CG_SHEET_SAME,    /* as it was scanned */
    CG_SHEET_CHANGED, /* the file is another one; of a statement: its words stand there */
    CG_SHEET_MOVED,   /* of a statement: the file changed, and other words stand there */
    CG_SHEET_GONE,    /* it can't be read again */
} cg_sheet_state;
/* "same", "changed", "moved", "gone". */
const char *cg_sheet_state_name(cg_sheet_state state);

typedef struct cg_sheet_file {
    const cg_file_account *account; /* NULL: results without one */
    bool known;                     /* it was read again; all below holds */
    cg_sheet_state state;
    bool is_container;      /* the hash is that of the archive around it */
    char sha256[CG_SHA256_HEX]; /* empty when it could not be read */
} cg_sheet_file;

typedef struct cg_sheet_files {
    const cg_sheet_input *input;
    const cg_file_account **sorted; /* by path */
    cg_sheet_file *items;           /* as many, and one for what has no account */
    size_t len;
    cg_original original;
    cg_buf path;
} cg_sheet_files;

cg_status cg_sheet_files_init(cg_sheet_files *files, const cg_sheet_input *input,
                              cg_error *error);
void cg_sheet_files_release(cg_sheet_files *files);
/* The file of that path, read again. Lives as long as `files`. */
const cg_sheet_file *cg_sheet_files_get(cg_sheet_files *files, cg_slice path);

/* What became of a statement's words. `*verbatim`: the quotation is, byte for byte,
 * what stands in the file, from the sentence's start on. Fastest for statements in the
 * order of their files. */
cg_status cg_sheet_files_reread(cg_sheet_files *files, const cg_sheet_file *file,
                                const cg_statement *s, cg_sheet_state *state, bool *verbatim,
                                cg_error *error);

#endif
