/* The tables behind lang/meanings.h: filled by meanings.c, read by relate.c. */
#ifndef CG_LANG_MEANINGS_ROOM_H
#define CG_LANG_MEANINGS_ROOM_H

#include "base/vec.h"
#include "lang/meanings.h"
#include "lang/wordmap.h"

/* The bits of a word's entry. */
enum {
    CG_WORD_REACH = 0xff, /* words of the longest phrase that starts with it */
    CG_WORD_LIGHT = 1 << 8,
};

struct cg_meanings {
    cg_arena *arena;
    const cg_inflection *inflection;
    cg_wordmap words;   /* words and phrases; the chain: cg_meaning */
    cg_wordmap endings; /* by which words of one root differ */
    cg_wordmap apart;   /* "one other": words that only look alike */
    cg_forms forms;         /* scratch of the loaders */
    CG_VEC(cg_slice) heads; /* by kind: the words that name it */
    CG_VEC(cg_slice) sets;  /* by set: its name */
    uint32_t groups, pairs;
};

#endif
