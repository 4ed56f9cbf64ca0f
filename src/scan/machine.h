/* The token machine: a Thompson-style simulation of pattern code over tokens,
 * linear in the tokens times the (capped) length of a match. */
#ifndef CG_SCAN_MACHINE_H
#define CG_SCAN_MACHINE_H

#include "base/profile.h"
#include "scan/passage.h"

/* One bit a token, counted from the first of the match. */
typedef struct cg_token_bits {
    uint64_t bits[2];
} cg_token_bits;

typedef struct cg_hit {
    uint32_t code;
    uint32_t first, end; /* tokens; the last one was matched, not skipped */
    uint32_t chain;      /* alternatives passed; valid for the passage */
    uint32_t value;      /* 1 + that of the passage which the last slot for the
                            claim's value took; 0: none */
    uint32_t slot;       /* the token that this slot began with */
    cg_token_bits matched;
} cg_hit;

typedef CG_VEC(cg_hit) cg_hits;

/* True when a word of the pattern itself took the token. */
bool cg_hit_took(const cg_hit *hit, uint32_t token);

/* How far a gap goes. */
typedef enum cg_gap { CG_GAP_NONE, CG_GAP_CLAUSE, CG_GAP_SENTENCE } cg_gap;

typedef struct cg_thread {
    uint32_t pc, chain;
    uint32_t value, slot; /* as a hit's */
    uint32_t until;       /* the end of the value or parenthesis that it is in, or 0 */
    uint8_t gap;          /* of cg_gap: the gap that it is in */
    bool auxiliary;       /* its last word was an auxiliary */
    cg_token_bits matched;
} cg_thread;

typedef CG_VEC(cg_thread) cg_threads;

/* Codes [first, end). */
typedef struct cg_code_range {
    uint32_t first, end;
} cg_code_range;

/* Which codes are tried, in tables that are small enough to be asked often. */
typedef struct cg_machine_index {
    const cg_program *program;
    uint8_t *codes; /* by code: 1 << its owner; 0: of a claim about who is not live */
    cg_code_range of_owners[CG_OWNER_COUNT]; /* that hold all codes of an owner */
    uint8_t *words; /* by word: owners of the codes that begin with it, live or not */
    uint8_t always; /* owners of those that may begin with any token */
    /* By entry, and behind the last one: where the codes of its claims begin in
     * `of_entries`. */
    uint32_t *entries, *of_entries;
    uint64_t *live; /* a bit for each entry */
    uint64_t *follows; /* by start: bits of the words that may follow; 0: not known yet */
} cg_machine_index;

typedef struct cg_machine {
    const cg_program *program;
    cg_machine_index index;
    cg_regex_scratch *regex;
    cg_threads now, next, stack;
    CG_VEC(uint32_t) seen; /* by instruction of the code at hand: stamp */
    uint32_t stamp;
    CG_VEC(cg_start) starts; /* of the code at hand, when they are in two lists */
    CG_VEC(cg_alt_chain) chains; /* behind the program's own */
    size_t most_hits; /* no more are looked for; 0: all of them */
    bool failed;      /* memory ran out: the hits are not complete */
    uint64_t steps;   /* of threads, since the machine was made */
    cg_code_cost *costs; /* borrowed, by code: what each one costs; NULL: nobody asks */
} cg_machine;

bool cg_machine_init(cg_machine *machine, const cg_program *program);
void cg_machine_release(cg_machine *machine);
/* Forgets the chains of the passage before. */
void cg_machine_reset(cg_machine *machine);

/* Appends the longest match of every code of the owners in `owners` (a set of
 * 1 << cg_owner) at every token of [range), about in order of their first
 * token; of equally long ones, that of the alternatives which stand first. Gaps
 * never cross a token with a non-zero entry in `bounds` (by token of the
 * passage; NULL: no bounds). */
void cg_machine_run(cg_machine *machine, const cg_passage *passage, cg_token_range range,
                    const uint8_t *bounds, unsigned owners, cg_hits *hits);
/* Claims about entries without a bit in `live` are not tried from now on; NULL, and
 * a new machine: all are. */
void cg_machine_set_live(cg_machine *machine, const uint64_t *live);
/* True when a code of `owners` may begin at some token of [range), whether it is
 * live or not: very cheap. */
bool cg_machine_may_start(const cg_machine *machine, const cg_passage *passage,
                          cg_token_range range, unsigned owners);
/* The same for those that are live: still cheap. */
bool cg_machine_may_match(const cg_machine *machine, const cg_passage *passage,
                          cg_token_range range, unsigned owners);
/* 1 + the first value behind `last` (the same; 0: any) that has the token and fits
 * the slot; 0 when there is none. */
uint32_t cg_machine_value(cg_inst inst, const cg_passage *passage, uint32_t token,
                          uint32_t last);
/* True when the instruction, one that takes a token, takes this one. */
bool cg_machine_takes(cg_machine *machine, cg_inst inst, const cg_passage *passage,
                      uint32_t token);
/* Bits of the word that stands behind the token, for cg_machine_may_follow. */
uint64_t cg_machine_behind(const cg_passage *passage, uint32_t token, uint32_t end);
/* False when no code that begins by one of these starts of the program, which its
 * first word fits, can go on with what is `behind` that, nor ends there. */
bool cg_machine_may_follow(cg_machine *machine, const cg_start *starts, uint32_t count,
                           uint64_t behind);
/* The link of a chain, whether it is the program's or the passage's. */
cg_alt_chain cg_machine_chain(const cg_machine *machine, uint32_t chain);

/* The least range that holds all codes of `owners` (a set of 1 << cg_owner). */
cg_code_range cg_machine_index_range(const cg_machine_index *index, unsigned owners);

/* For the machine. False: out of memory. */
bool cg_machine_index_init(cg_machine_index *index, const cg_program *program);
void cg_machine_index_release(cg_machine_index *index);

#endif
