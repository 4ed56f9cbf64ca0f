/* What sheets say in words of their own, the same in each of their forms. Raw text: it
 * may hold words of documents, and is to be escaped by who shows it. */
#ifndef CG_SHEET_WORDS_H
#define CG_SHEET_WORDS_H

#include "sheet/gather.h"

#define CG_SHEET_UNKNOWN "not recorded"

/* "Supported", and the sentences that say what that means. */
const char *cg_sheet_title(cg_verdict_kind kind);
const char *cg_sheet_meaning(cg_verdict_kind kind);

/* "7 statements, 4 origins, 2010-08-17 to 2011-08-05": where the derivation begins. */
cg_slice cg_sheet_extent(const cg_verdict *verdict);
/* Two sentences: what was found, and what of it counts. */
void cg_sheet_add_basis(cg_buf *out, const cg_sheet *sheet);

/* "negated, reported"; nothing when nothing colours the stance. */
void cg_sheet_add_modifiers(cg_buf *out, unsigned modifiers);
/* "corpus/a.txt:12:3", with "page 4" where there are pages. */
void cg_sheet_add_place(cg_buf *out, const cg_statement *s);
/* What is ambiguous about the statements, a sentence for each thing, one call each. */
typedef void cg_sheet_sentence_fn(void *context, cg_slice sentence);
bool cg_sheet_each_doubt(const cg_sheet *sheet, cg_sheet_sentence_fn *tell, void *context);
/* What became of a statement's words; NULL when they stand as they were scanned. */
const char *cg_sheet_state_note(cg_sheet_state state);
/* Why a statement that takes a side does not count; NULL when it does, or takes none. */
const char *cg_sheet_standing_note(cg_standing standing);
/* How a sheet is made: sentences. */
extern const char *const cg_sheet_method[];
#define CG_SHEET_METHODS 4

/* "s" where a noun wants it. */
static inline const char *cg_sheet_plural(size_t count)
{
    return count == 1 ? "" : "s";
}

#endif
