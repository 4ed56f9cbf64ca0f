/* Pattern trees -> code. The builder is mutable and private to a compilation;
 * cg_codegen_finish moves what it made into a program. */
#ifndef CG_RULES_CODEGEN_H
#define CG_RULES_CODEGEN_H

#include "lang/inflect.h"
#include "rules/image.h"
#include "rules/symbols.h"
#include "rules/text_pool.h"
#include "rules/vocabulary.h"

typedef struct cg_word_start {
    uint32_t word; /* 0: any token */
    cg_start start;
} cg_word_start;

typedef struct cg_codegen {
    cg_arena *arena; /* of the program */
    const cg_lang *lang;
    cg_vocabulary *vocabulary;
    cg_vocabulary set_keys;  /* sorted word numbers as bytes -> set + 1 */
    cg_vocabulary form_keys; /* a word -> its number in form_sets */
    CG_VEC(uint32_t) form_sets;
    CG_VEC(cg_inst) insts;
    CG_VEC(cg_word_set) sets;
    CG_VEC(uint32_t) set_words;
    cg_text_pool texts;
    CG_VEC(cg_text_ref) strings;
    CG_VEC(cg_text_ref) regexes; /* their patterns */
    CG_VEC(cg_alternative) alternatives;
    CG_VEC(cg_alt_chain) chains;
    CG_VEC(cg_code) codes;
    CG_VEC(cg_word_start) starts;
    CG_VEC(uint32_t) visited; /* by instruction of the code at hand */
    cg_starts always;    /* set by finishing */
    uint32_t first;      /* instruction of the code at hand */
    unsigned compared;   /* 1 << cg_value_type: slots for the claim's value */
    uint32_t slots, compared_slots; /* VALUE instructions; those of `compared` */
    uint32_t alternative_entry; /* whose anaphors are being emitted */
    const cg_symbols *symbols;  /* NULL for cues */
    cg_slice text;              /* that the spans of the tree at hand point into */
    const cg_text *written; /* where it is written; NULL: alternatives need no place */
    uint32_t source;        /* of the program's, where `written` points into */
    CG_VEC(cg_alternative_place) places;
    /* what went wrong with the pattern at hand; no message when that was said
     * already: */
    char message[200];
    cg_span where;
    uint32_t longest; /* tokens that its longest match takes */
} cg_codegen;

void cg_codegen_init(cg_codegen *builder, cg_arena *arena, const cg_lang *lang,
                     cg_vocabulary *vocabulary);
void cg_codegen_release(cg_codegen *builder);

typedef enum cg_emit_mode {
    CG_EMIT_PATTERN, /* words in any inflection and case */
    CG_EMIT_NAME,    /* no inflection, capitals as written */
    CG_EMIT_ANY_CASE /* no inflection, any case */
} cg_emit_mode;

/* Emits one pattern, written as `source`; `code` lacks only source and pc. CG_E_CONTENT with
 * `message` and `where` set when the pattern is at fault. */
cg_status cg_codegen_add(cg_codegen *builder, const cg_node *tree, cg_emit_mode mode,
                         cg_slice source, cg_code code, cg_error *error);
/* Notes where an alternative of the code at hand is written, or, CG_NONE, all of its
 * pattern. False when memory runs out. */
bool cg_codegen_place(cg_codegen *builder, uint32_t alternative, cg_span in_text);
/* The number of the set of these words, or of all inflections of a folded one
 * (rules/wordsets.c). */
cg_status cg_codegen_set(cg_codegen *builder, const cg_forms *forms, uint32_t *set);
cg_status cg_codegen_inflected_set(cg_codegen *builder, cg_slice word, uint32_t *set);
/* The forms of a name's word, as written where its capitals count (then true):
 * the word itself and, when it is the last, its plural. `*count` is 0 when
 * memory runs out. */
bool cg_codegen_name_forms(cg_codegen *builder, const cg_node *node, cg_emit_mode mode, bool last,
                           cg_slice forms[2], size_t *count);
/* Bytes that are equal for patterns that match the same, of one list. */
cg_status cg_codegen_canonical(cg_codegen *builder, const cg_node *tree, cg_buf *out,
                               cg_error *error);
/* The instructions of a tree, without its starts: for cg_codegen_add. */
cg_status cg_codegen_emit(cg_codegen *builder, const cg_node *tree, cg_emit_mode mode);
/* Completes the builder's tables, and puts them among those of the image. They hold
 * as long as the builder. */
cg_status cg_codegen_finish(cg_codegen *builder, cg_image_rows *tables, cg_error *error);

#endif
