/* Ruleset -> program: what the files that compile share. */
#ifndef CG_RULES_COMPILER_H
#define CG_RULES_COMPILER_H

#include "rules/anchor.h"

/* The state of one compilation. */
typedef struct cg_compiler {
    cg_program *program;
    uint32_t packs; /* added so far */
    cg_arena words; /* what is known of words */
    cg_arena trees; /* of the names and lexicons of the pack at hand */
    cg_arena list;  /* trees of the list of patterns at hand */
    cg_codegen builder;
    cg_anchors anchors;
    cg_diags *diags;
    cg_error *error;
    cg_vocabulary vocabulary;
    CG_VEC(cg_image_claim) claims;
    CG_VEC(cg_claim_code) claim_codes;
    CG_VEC(cg_image_value) values;
    CG_VEC(cg_examples) examples;
    CG_VEC(cg_entry) entries;
    cg_vocabulary seen;     /* canonical patterns of the list at hand */
    uint32_t line_at, line; /* of the pack at hand: a place, and its line less 1 */
    cg_buf canonical;
} cg_compiler;

/* --- compiling packs as they come --------------------------------------------- */

/* Owns the language from here on. `diags`: somebody; borrowed, as the error is.
 * Whatever comes back, the compiler has to be closed. */
cg_status cg_compiler_open(cg_compiler *compiler, cg_lang *lang, cg_diags *diags,
                           cg_error *error);
/* Adds the next pack. What is wrong in it goes to the diagnostics. */
cg_status cg_compiler_add(cg_compiler *compiler, const cg_pack *pack);
/* Makes the program of all packs that were added, none of which had an error. It
 * lacks their texts: cg_program_take_files. */
cg_status cg_compiler_finish(cg_compiler *compiler, cg_program **program);
void cg_compiler_close(cg_compiler *compiler);
/* CG_E_CONTENT when parsing or compiling found an error. */
cg_status cg_ruleset_refuse(const cg_ruleset *rules, const cg_diags *diags, cg_error *error);

/* --- parts of it --------------------------------------------------------------- */

/* The patterns of a claim (compile_patterns.c): of both sides, and what voids them. */
cg_status cg_compiler_patterns(cg_compiler *compiler, const cg_symbols *symbols,
                               const cg_claim_rule *rule, uint32_t claim);
/* The names or the anaphors of an entry. */
cg_status cg_compiler_names(cg_compiler *compiler, const cg_symbols *symbols,
                            const cg_phrases *phrases, cg_emit_mode mode,
                            cg_owner owner, uint32_t entry);
/* Complains about phrases of a list, or branches of one, that never win. */
cg_status cg_compiler_check(cg_compiler *compiler, const cg_symbols *symbols,
                            const cg_phrases *phrases);

#endif
