/* The code of patterns, for people: which words an instruction asks for. */
#ifndef CG_RUN_DISASSEMBLY_H
#define CG_RUN_DISASSEMBLY_H

#include "base/buf.h"
#include "rules/program.h"

/* "word", "split", ... */
const char *cg_opcode_name(cg_opcode op);
/* The owner as one word: "claim", "unless", "name", "anaphor", "cue". */
const char *cg_owner_name(cg_owner owner);
/* Appends what the instruction stands for: the words of its set parted by
 * spaces, a string, an alternative, a regular expression's slashes; nothing for
 * one that only leads on. */
void cg_inst_describe(const cg_program *program, cg_inst inst, cg_buf *out);
/* The word of the instruction as a person would write it: of a set the form
 * that stands in `written` (the pattern or alternative it comes from), else the
 * shortest; of a string the string. Empty when there is none. */
cg_slice cg_inst_word(const cg_program *program, cg_inst inst, cg_slice written);
/* True when `word` stands in the pattern `written`, whatever its case. */
bool cg_inst_stands_in(cg_slice word, cg_slice written);

#endif
