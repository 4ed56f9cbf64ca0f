/* How near a pattern came to a sentence that it does not match: the machine's
 * rules with one fault allowed. For explanations only; linear in the tokens
 * times the pattern's code, with a budget on top. */
#ifndef CG_SCAN_PROBE_H
#define CG_SCAN_PROBE_H

#include "scan/reading.h"

/* What keeps the pattern from matching. */
typedef enum cg_fault {
    CG_FAULT_NONE,
    CG_FAULT_GAP,     /* a gap holds too many words, or crosses a clause */
    CG_FAULT_BETWEEN, /* something stands between two adjacent words */
    CG_FAULT_WORD,    /* another word stands where one is wanted */
    CG_FAULT_MISSING, /* a wanted word is not there */
    CG_FAULT_BROKEN,  /* more than one of these: how far it got is known */
} cg_fault;

#define CG_NO_TOKEN UINT32_MAX

typedef struct cg_near {
    cg_fault fault;
    uint32_t first, last;  /* tokens: the first and the last that were taken */
    uint32_t taken;        /* words of the pattern that stand there */
    uint32_t content;      /* those that are no function words */
    uint32_t wanted;       /* the instruction that found no token in time */
    uint32_t before;       /* the token taken before the fault, or CG_NO_TOKEN */
    uint32_t after;        /* WORD: the token that stands there; GAP, BETWEEN:
                              the one taken behind; else CG_NO_TOKEN */
    uint32_t allowed;      /* words of the gap at the fault; CG_NO_TOKEN: as
                              many as the clause has */
    uint32_t alternative;  /* the outermost that was entered, or CG_NONE */
    bool in_gap;           /* a gap stands before what is wanted */
    bool similar;          /* WORD: it starts like the word that is wanted */
} cg_near;

typedef struct cg_probe_thread {
    cg_near near;
    uint32_t pc, gap_end, until; /* until: the end of the value that it is in, or 0 */
    bool gap, wide; /* wide: the gap has the whole sentence */
    bool open;      /* the fault lasts until the next token is taken */
} cg_probe_thread;

/* What is known of an instruction at the token at hand, without and with a
 * fault: the best thread that reached it. */
typedef struct cg_probe_mark {
    uint32_t stamp, content, taken, last, slot;
} cg_probe_mark;

typedef struct cg_probe {
    cg_machine *machine; /* borrowed */
    CG_VEC(cg_probe_thread) now, next, stack;
    CG_VEC(cg_probe_mark) marks;
    uint32_t stamp;
    size_t budget; /* steps left */
    bool failed;   /* memory ran out */
} cg_probe;

void cg_probe_init(cg_probe *probe, cg_machine *machine);
void cg_probe_release(cg_probe *probe);

/* Finds the nearest place for `code` among the tokens of a reading's sentence,
 * for a pattern that matches nowhere in it. False when none of its content
 * words stands there, or when the budget is gone. */
bool cg_probe_run(cg_probe *probe, const cg_reading *reading, uint32_t code, cg_near *near);

/* True when `a` is nearer than `b`. */
bool cg_near_beats(const cg_near *a, const cg_near *b);

#endif
