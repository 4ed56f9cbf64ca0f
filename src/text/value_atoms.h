/* The parts that values are read from: numbers in digits, words and marks. Finer
 * than tokens ("5km" is two), and with what the digits amount to. */
#ifndef CG_TEXT_VALUE_ATOMS_H
#define CG_TEXT_VALUE_ATOMS_H

#include "base/slice.h"
#include "base/vec.h"
#include "lang/value_words.h"

typedef enum cg_atom_kind {
    CG_ATOM_END,    /* none: before the first and behind the last */
    CG_ATOM_WORD,   /* letters, and digits behind them; "U.S." is one */
    CG_ATOM_NUMBER, /* "1,000.5", ".25", "1e10", "40 000" */
    CG_ATOM_VULGAR, /* ½ */
    CG_ATOM_MARK,   /* any other character */
} cg_atom_kind;

typedef struct cg_atom {
    cg_span span;
    const cg_value_word *word; /* NULL: of no phrase; numbers have none */
    double number;
    uint32_t rune;    /* of a mark */
    uint8_t kind;     /* cg_atom_kind */
    uint8_t digits;   /* of a number, before the decimal point; up to 255 */
    uint8_t decimals; /* behind it */
    bool plain;       /* a number of digits alone */
    bool joined;      /* nothing between it and the atom before */
    bool capital;     /* a word's first letter */
} cg_atom;

typedef CG_VEC(cg_atom) cg_atoms;

/* Appends the atoms of text[span]. Web addresses are left out. Linear time.
 * False: out of memory. */
bool cg_value_atoms_scan(cg_slice text, cg_span span, const cg_value_words *words,
                         cg_atoms *atoms);
/* The atom's number without its fraction; 0 when it is too large for that. */
int32_t cg_atom_int(const cg_atom *atom);
/* The number in digits at `at`: fills span, number, digits, decimals, plain. */
void cg_value_atoms_number(cg_slice text, size_t at, size_t end, cg_atom *atom);

#endif
