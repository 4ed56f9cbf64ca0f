/* Hashes of several texts and numbers: a key is built in parts, and then taken. */
#ifndef CG_VERDICT_KEY_H
#define CG_VERDICT_KEY_H

#include "verdict/basis.h"

/* All of them use the basis's scratch; what fails is kept there. A part is closed by
 * a zero byte, or always as long. */
void cg_key_start(cg_basis *basis, char tag);
void cg_key_number(cg_basis *basis, uint64_t number);
/* Folded words; what has none ("???") goes in as it is. */
void cg_key_words(cg_basis *basis, cg_slice text);
void cg_key_document(cg_basis *basis, const cg_statement *statement);
/* Never 0. */
uint64_t cg_key_take(cg_basis *basis);

#endif
