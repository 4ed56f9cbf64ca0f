/* What is left out of a corpus: patterns over paths, in the language of .gitignore.
 * Paths are absolute, without links and without a slash at their end. */
#ifndef CG_CONFIG_IGNORE_H
#define CG_CONFIG_IGNORE_H

#include "base/error.h"
#include "base/vec.h"

/* Whose patterns they are; where several speak of a path, the last one here does. */
typedef enum cg_ignore_layer {
    CG_IGNORE_GIT,     /* .gitignore */
    CG_IGNORE_OWN,     /* .claimgrepignore */
    CG_IGNORE_EXCLUDE, /* the configuration, then the command line */
    CG_IGNORE_LAYERS,
} cg_ignore_layer;

typedef struct cg_ignore_rule {
    cg_slice pattern;
    cg_slice base;  /* the folder that it is for */
    uint32_t file;  /* of `files` */
    uint32_t line;  /* in the file, from 1 */
    bool negated;   /* what fits is not left out */
    bool folders;   /* it fits folders only */
    bool anchored;  /* all below `base` has to fit, else the last part */
} cg_ignore_rule;

/* The text of one file of patterns, which it owns. */
typedef struct cg_ignore_file {
    char *text; /* name and base, then the patterns */
    cg_slice name;
} cg_ignore_file;

typedef struct cg_ignore {
    CG_VEC(cg_ignore_rule) rules[CG_IGNORE_LAYERS];
    CG_VEC(cg_ignore_file) files;
} cg_ignore;

/* How much there is: what was added behind a mark can be taken away again. */
typedef struct cg_ignore_mark {
    size_t rules[CG_IGNORE_LAYERS], files;
} cg_ignore_mark;

/* Starts as zeros. */
void cg_ignore_release(cg_ignore *ignore);
cg_ignore_mark cg_ignore_mark_of(const cg_ignore *ignore);
void cg_ignore_rewind(cg_ignore *ignore, cg_ignore_mark mark);

/* Adds the patterns of a file's text, a line each, for what stands below `base`. All
 * is copied. CG_E_LIMIT when there are too many, or when one is too long: the error
 * says so, and the others hold. */
cg_status cg_ignore_add(cg_ignore *ignore, cg_ignore_layer layer, cg_slice base, cg_slice name,
                        cg_slice text, cg_error *error);

/* The rule that leaves the path out; NULL when none does. What stands in a folder that
 * is left out is not asked for. */
const cg_ignore_rule *cg_ignore_find(const cg_ignore *ignore, cg_slice path, bool folder);

#endif
