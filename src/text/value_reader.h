/* Looking at a sentence's atoms: what the files that read values share. An
 * index may lie outside of the atoms: there stands CG_ATOM_END. */
#ifndef CG_TEXT_VALUE_READER_H
#define CG_TEXT_VALUE_READER_H

#include "text/value.h"
#include "text/value_atoms.h"

typedef struct cg_value_reader {
    cg_slice text;
    const cg_atom *atoms;
    uint32_t count;
    const cg_value_words *words;
    const cg_date_context *context;
} cg_value_reader;

const cg_atom *cg_reader_at(const cg_value_reader *r, uint32_t i);
/* The longest phrase at `i` with this role, or NULL; `*end` is the atom behind
 * it. Hyphens may stand between its words. */
const cg_value_sense *cg_reader_find(const cg_value_reader *r, uint32_t i,
                                     cg_value_role role, uint32_t *end);
/* The same for a single word: true when the atom has the role by itself. */
bool cg_reader_is(const cg_value_reader *r, uint32_t i, cg_value_roles roles);
/* Moves `*i` behind a phrase of this role. */
bool cg_reader_skip(const cg_value_reader *r, uint32_t *i, cg_value_role role);

/* A mark: this character; any hyphen, dash or minus; an apostrophe. */
bool cg_reader_is_mark(const cg_value_reader *r, uint32_t i, uint32_t rune);
bool cg_reader_is_dash(const cg_value_reader *r, uint32_t i);
bool cg_reader_is_apostrophe(const cg_value_reader *r, uint32_t i);
/* `i` itself, or `i` + 1 when a hyphen or dash stands there. */
uint32_t cg_reader_behind_hyphen(const cg_value_reader *r, uint32_t i);
/* A word that may be a noun: no function word, and no capital. */
bool cg_reader_is_plain_word(const cg_value_reader *r, uint32_t i);
bool cg_reader_is_joined(const cg_value_reader *r, uint32_t i);
/* The colon between hours and minutes, in the middle of "10:30". */
bool cg_reader_is_clock(const cg_value_reader *r, uint32_t i);
/* A mark joined to what is before it, such as the > of "<a@example.org>": no
 * bound of what is behind it. */
bool cg_reader_is_closing(const cg_value_reader *r, uint32_t i);
/* The atom as written. */
cg_slice cg_reader_text(const cg_value_reader *r, uint32_t i);

#endif
