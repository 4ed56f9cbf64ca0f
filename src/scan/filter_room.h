/* What the filter's files share: filter.c runs, filter_words.c reads what is
 * not plain, filter_split.c tells bytes apart. */
#ifndef CG_SCAN_FILTER_ROOM_H
#define CG_SCAN_FILTER_ROOM_H

#include "base/wordkey.h"
#include "scan/filter.h"

/* Bytes that are told apart together, and the most of these blocks at once. */
enum { CG_FILTER_BLOCK = 64, CG_FILTER_MAX_BLOCKS = 64 };

/* What is told of a stretch of bytes. */
struct cg_filter_stretch {
    /* Where runs of word bytes start and end, in turn; the first is a start.
     * One that goes on at the end has none. What is behind them is waste. */
    uint32_t edges[CG_FILTER_MAX_BLOCKS * CG_FILTER_BLOCK + 16];
    uint64_t high[CG_FILTER_MAX_BLOCKS + 1]; /* bits: bytes of runs beyond ASCII */
    bool any_high;
    unsigned overhang; /* bytes behind the stretch, of its last mark */
};

/* NULL when this machine lacks the kind. */
cg_filter_splitter *cg_filter_splitter_of(cg_filter_kind kind);

/* True when nothing is open: the next byte may be read in any way. */
static inline bool cg_filter_is_idle(const cg_filter_state *f)
{
    return !f->open && !f->contraction && !f->partial_len;
}

static inline bool cg_filter_may_hold(const cg_anchor_table *table, uint64_t key)
{
    uint64_t bit = key & table->bits_mask;
    return table->bits[bit / 64] >> (bit % 64) & 1;
}

/* Adds a hit when the key is an anchor's. False: out of memory. */
bool cg_filter_look(const cg_filter_state *state, uint64_t key, uint64_t offset,
                    cg_filter_hits *hits);

/* Looks for a word and for its pair with the one before. */
static inline bool cg_filter_take(const cg_filter_state *f, uint64_t prev, uint64_t key,
                                  uint64_t offset, cg_filter_hits *hits)
{
    const cg_anchor_table *table = &f->program->anchors;
    uint64_t pair = cg_wordkey_pair(prev, key);
    bool ok = true;
    if (cg_filter_may_hold(table, key))
        ok = cg_filter_look(f, key, offset, hits);
    if (cg_filter_may_hold(table, pair))
        ok = cg_filter_look(f, pair, offset, hits) && ok;
    return ok;
}

/* Reads bytes one character at a time, whatever they are. */
bool cg_filter_feed(cg_filter_state *state, const char *bytes, size_t len,
                    cg_filter_hits *hits);
/* Ends the run of word bytes at hand. */
bool cg_filter_close(cg_filter_state *state, cg_filter_hits *hits);
/* Behind that: leaves the state idle. `apostrophe`: the length of one behind
 * which a t stands there, or 0. */
bool cg_filter_contract(cg_filter_state *state, unsigned apostrophe,
                        cg_filter_hits *hits);
/* Reads one token as it is written, at `offset` and behind the word `prev`,
 * which becomes its last word. */
bool cg_filter_token(const cg_filter_state *state, cg_slice written, uint64_t offset,
                     uint64_t *prev, cg_filter_hits *hits);

#endif
