/* What the machine's files share: machine.c knows which codes are tried at which
 * tokens, machine_attempt.c runs one of them there, machine_chain.c keeps what its
 * threads passed. */
#ifndef CG_SCAN_MACHINE_ROOM_H
#define CG_SCAN_MACHINE_ROOM_H

#include "scan/machine.h"

/* One code at one token, and the longest match so far. */
typedef struct cg_attempt {
    const cg_passage *passage;
    uint32_t base, first;   /* the code's first instruction; the token */
    uint32_t best_end;      /* 0: there is none yet */
    uint32_t best_chain, best_value, best_slot;
    cg_token_bits best_matched;
} cg_attempt;

/* Runs the code from its token up to `end`, begun by those of its `starts` that the
 * token may fit; NULL: from its beginning, when not all starts are at hand. */
void cg_machine_attempt(cg_machine *machine, cg_attempt *attempt, const cg_start *starts,
                        uint32_t count, uint32_t end, const uint8_t *bounds);

/* `chain` and one more alternative behind it. */
uint32_t cg_machine_chain_with(cg_machine *machine, uint32_t chain, uint32_t alternative);
/* Drops the links of the passage behind the first `from` that `chain` does not go
 * through, and gives the chain as it is then. A link is younger than the one before
 * it, so the list, turned around, can be moved to the front in place. */
uint32_t cg_machine_keep_chain(cg_machine *machine, uint32_t chain, size_t from);

#endif
