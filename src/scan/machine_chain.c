#include "scan/machine_room.h"

/* The program's chains come first; the passage's are numbered behind them from
 * a base that no program reaches. */
enum { CHAIN_BASE = 1u << 30 };

cg_alt_chain cg_machine_chain(const cg_machine *machine, uint32_t chain)
{
    return chain >= CHAIN_BASE ? machine->chains.items[chain - CHAIN_BASE]
                               : machine->program->chains[chain];
}

uint32_t cg_machine_chain_with(cg_machine *m, uint32_t chain, uint32_t alternative)
{
    cg_alt_chain link = {alternative, chain};
    if (!cg_vec_push(&m->chains, link)) {
        m->failed = true;
        return chain;
    }
    return CHAIN_BASE + (uint32_t)m->chains.len - 1;
}

uint32_t cg_machine_keep_chain(cg_machine *m, uint32_t chain, size_t from)
{
    cg_alt_chain *links = m->chains.items;
    uint32_t oldest = CG_NONE, base = CHAIN_BASE + (uint32_t)from;
    while (chain >= base) {
        uint32_t next = links[chain - CHAIN_BASE].previous;
        links[chain - CHAIN_BASE].previous = oldest;
        oldest = chain;
        chain = next;
    }
    while (oldest != CG_NONE) {
        cg_alt_chain link = links[oldest - CHAIN_BASE];
        links[from] = (cg_alt_chain){link.alternative, chain};
        chain = CHAIN_BASE + (uint32_t)from++;
        oldest = link.previous;
    }
    m->chains.len = from;
    return chain;
}
