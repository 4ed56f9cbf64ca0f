/* From the rules that were named to a program: compiled, or kept by a run before.
 *
 * What compiles is kept as an image (rules/image.h) beside the results, under a hash
 * of all that it was made from: the packs' paths and bytes, language data, and the
 * build. The next run with the same rules maps it instead of parsing a pack, and
 * tells the warnings again. It is one file, of the rules that were compiled last. */
#ifndef CG_RUN_STARTUP_H
#define CG_RUN_STARTUP_H

#include "base/hash.h"
#include "rules/program.h"

typedef struct cg_startup_options {
    const char *const *rules; /* files and folders */
    size_t rules_len;
    const char *const *claims; /* sentences */
    size_t claims_len;
    const char *pattern; /* instead of claims: see run/pattern.h; NULL: none */
    const char *kept; /* the file of the program that is kept; NULL: none is */
    bool wants_keys;  /* even where nothing is kept */
    unsigned threads; /* that may be used: results are the same */
} cg_startup_options;

typedef struct cg_startup {
    cg_program *program;
    const cg_hash128 *keys; /* by claim (run/keys.h), owned by the program; NULL: none
                               was asked for */
    bool kept;              /* nothing had to be compiled */
    cg_hash128 name;        /* of what was compiled, when it is to be kept */
    size_t first;           /* of the diagnostics that complain of it */
} cg_startup;

/* Content errors go to `diags`, all in one run; the program is NULL then. */
cg_status cg_startup_run(const cg_startup_options *options, cg_diags *diags, cg_startup *start,
                         cg_error *error);
/* Keeps what was compiled, when `options` name a file: once it is clear that there is
 * a run, and before more is told to `diags`. That it can't be kept costs the next run
 * time, and is no error. */
void cg_startup_keep(const cg_startup_options *options, const cg_startup *start,
                     const cg_diags *diags);

#endif
