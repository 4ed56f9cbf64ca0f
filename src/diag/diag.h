/* Diagnostics: what is wrong in content, collected while work goes on. A
 * cg_diags owns copies of all it holds, so sources may go away. Adding never
 * fails loudly: when memory runs out the diagnostic is counted, not kept. */
#ifndef CG_DIAG_DIAG_H
#define CG_DIAG_DIAG_H

#include "base/slice.h"

typedef enum cg_diag_id {
#define DIAG(name, id, level, meaning) CG_DIAG_##name,
#include "diag/diag.def"
#undef DIAG
    CG_DIAG_COUNT
} cg_diag_id;

/* A text that diagnostics point into. Borrowed. */
typedef struct cg_diag_source {
    cg_slice path;
    cg_slice text;
} cg_diag_source;

/* `diags` may be NULL: nothing happens. `span` is in bytes of the source's
 * text; a NULL source means no place at all, a source whose text has no `ptr`
 * the whole file. Beyond CG_MAX_DIAGNOSTICS they are counted only, and half of
 * these are kept for errors. */
void cg_diags_add(cg_diags *diags, cg_diag_id id, const cg_diag_source *source, cg_span span,
                  const char *fmt, ...) CG_PRINTF(5, 6);
/* The same at another level than is usual for the id. */
void cg_diags_add_at(cg_diags *diags, cg_level level, cg_diag_id id, const cg_diag_source *source,
                     cg_span span, const char *fmt, ...) CG_PRINTF(6, 7);
/* Gives the diagnostic added last its help line, if it was kept. */
void cg_diags_help(cg_diags *diags, const char *fmt, ...) CG_PRINTF(2, 3);

/* Gives it a fix, if it was kept: `text` in place of the bytes of `span`. */
void cg_diags_fix(cg_diags *diags, cg_span span, cg_slice text);
/* A fix that takes `item` out of a list of JSON, or out of an object, with the comma before
 * it. None when it stands first, or is no whole item. */
void cg_diags_fix_without(cg_diags *diags, const cg_diag_source *source, cg_span item);

/* Adds a copy of one, as if it had been found here. */
void cg_diags_repeat(cg_diags *diags, const cg_diagnostic *diagnostic);

/* Appends what another one has, as if it had been added here. */
void cg_diags_append(cg_diags *diags, const cg_diags *more);

/* Static facts about an id. */
const char *cg_diag_name(cg_diag_id id);
cg_level cg_diag_level(cg_diag_id id);
const char *cg_diag_meaning(cg_diag_id id);

/* The line (from 1), its column (from 1, bytes) and the line's span, without
 * its line break. */
typedef struct cg_place {
    uint32_t line, column;
    cg_span text;
} cg_place;
cg_place cg_place_of(cg_slice text, uint32_t offset);

/* A window of at most CG_MAX_EXCERPT bytes of a line that holds the start of
 * `span`, cut at code points; where the span stands in it, as far as it does.
 * `line` and `span` in bytes of `text`. */
typedef struct cg_excerpt {
    cg_span window;
    uint32_t caret, caret_len;
} cg_excerpt;
cg_excerpt cg_excerpt_of(cg_slice text, cg_span line, cg_span span);

#endif
