/* Files that are part of the binary. The table is written at build time by
 * tools/embed.c from rules/lang. Static storage. */
#ifndef CG_LANG_EMBEDDED_H
#define CG_LANG_EMBEDDED_H

#include <stddef.h>

typedef struct cg_embedded_file {
    const char *name;           /* below rules/lang, with slashes: "en/classes.json" */
    const unsigned char *bytes; /* a zero byte stands behind them */
    size_t len;
} cg_embedded_file;

/* Sorted by name, in byte order. */
extern const cg_embedded_file cg_embedded_files[];
extern const size_t cg_embedded_count;

#endif
