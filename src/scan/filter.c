/* The filter's run: words of ASCII that lie in the buffer as a whole are split
 * off and looked for at once; all others go to filter_words.c. */
#include "scan/filter_room.h"

/* Bytes that are looked at behind a word's start, and behind its end. */
enum { MARGIN = 16 };

bool cg_filter_init(cg_filter_state *state, const cg_program *program,
                    cg_filter_kind kind)
{
    static const cg_filter_kind best[] = {CG_FILTER_AVX512, CG_FILTER_AVX2, CG_FILTER_NEON,
                                          CG_FILTER_SSE2, CG_FILTER_PLAIN};
    state->program = program;
    state->split = NULL;
    if (kind != CG_FILTER_BEST)
        state->split = cg_filter_splitter_of(kind);
    for (size_t i = 0; kind == CG_FILTER_BEST && !state->split; i++)
        state->split = cg_filter_splitter_of(best[i]);
    cg_filter_reset(state);
    return state->split != NULL;
}

void cg_filter_reset(cg_filter_state *f)
{
    f->offset = 0;
    f->prev = f->before = CG_WORDKEY_NONE;
    f->start = 0;
    f->len = f->end = f->solid = 0;
    f->open = f->digits = f->overlong = false;
    f->contraction = f->partial_len = 0;
    f->contracted = UINT64_MAX;
    f->unsure = false;
}

/* --- words ------------------------------------------------------------------------ */

/* True when a byte of [start, end) is beyond ASCII, or may be in a long run. */
static bool holds_high(const cg_filter_stretch *s, uint32_t start, uint32_t end)
{
    uint32_t block = start / CG_FILTER_BLOCK, shift = start % CG_FILTER_BLOCK;
    uint64_t bits = s->high[block] >> shift | s->high[block + 1] << 1 << (63 - shift);
    uint32_t len = end - start;
    return len > 63 || (bits & ((UINT64_C(1) << len) - 1));
}

/* What a stretch is read with. */
typedef struct reader {
    cg_filter_state *filter;
    const char *bytes; /* of the stretch */
    cg_filter_hits *hits;
    uint64_t prev;
} reader;

/* The length of an apostrophe behind which a t stands, or 0. */
static unsigned contraction_len(const char *behind)
{
    unsigned len = behind[0] == '\''                        ? 1
                   : memcmp(behind, "\xE2\x80\x99", 3) == 0 ? 3
                                                            : 0;
    return len && (behind[len] | 0x20) == 't' ? len : 0;
}

/* The first byte of an apostrophe. */
static inline bool may_contract(char byte)
{
    return byte == '\'' || byte == '\xE2';
}

/* Digits with other letters behind them. */
static bool is_mixed(const char *bytes, uint32_t len)
{
    uint32_t digits = 0;
    while (digits < len && bytes[digits] >= '0' && bytes[digits] <= '9')
        digits++;
    return digits && digits < len;
}

static bool read_odd(reader *r, uint32_t start, uint32_t end)
{
    cg_filter_state *f = r->filter;
    uint64_t offset = f->offset;
    f->offset += start;
    f->prev = r->prev;
    bool ok = cg_filter_feed(f, r->bytes + start, end - start, r->hits) &&
              cg_filter_close(f, r->hits) &&
              cg_filter_contract(f, contraction_len(r->bytes + end), r->hits);
    r->prev = f->prev;
    f->offset = offset;
    return ok;
}

/* Reads the runs between `count` edges. `any_high`: some byte is beyond ASCII. */
static inline bool read_runs(reader *r, const cg_filter_stretch *s, size_t count,
                             bool any_high)
{
    const cg_anchor_table *table = &r->filter->program->anchors;
    const uint64_t *bits = table->bits, mask = table->bits_mask;
    const char *bytes = r->bytes;
    uint64_t prev = r->prev;
    const uint32_t *stop = s->edges + count / 2 * 2;
    for (const uint32_t *edge = s->edges; edge < stop; edge += 2) {
        uint32_t start = edge[0], len = edge[1] - start;
        const char *word = bytes + start;
        uint64_t first = cg_wordkey_load(word);
        bool odd = ((first & 0xF0) == 0x30 && is_mixed(word, len)) ||
                   (may_contract(word[len]) && contraction_len(word + len)) ||
                   (any_high && holds_high(s, start, start + len));
        if (__builtin_expect(odd, 0)) {
            r->prev = prev;
            if (!read_odd(r, start, start + len))
                return false;
            prev = r->prev;
            continue;
        }
        uint64_t last = cg_wordkey_load(word + cg_wordkey_tail(len));
        uint64_t key = cg_wordkey_mix(first, last, len), pair = cg_wordkey_pair(prev, key);
        uint64_t a = key & mask, b = pair & mask;
        bool found = (bits[a / 64] >> (a % 64) & 1) || (bits[b / 64] >> (b % 64) & 1);
        if (__builtin_expect(found, 0) &&
            !cg_filter_take(r->filter, prev, key, r->filter->offset + start, r->hits))
            return false;
        prev = key;
    }
    r->prev = prev;
    return true;
}

/* --- buffers ------------------------------------------------------------------------ */

/* Reads from `bytes`, where no run stands open, as far as whole runs go;
 * `*read` becomes how far that is. */
static bool read_stretch(cg_filter_state *f, cg_filter_stretch *s, const char *bytes,
                         size_t len, cg_filter_hits *hits, size_t *read)
{
    size_t blocks = (len - MARGIN) / CG_FILTER_BLOCK;
    if (blocks > CG_FILTER_MAX_BLOCKS)
        blocks = CG_FILTER_MAX_BLOCKS;
    size_t count = f->split(bytes, blocks, s);
    *read = count % 2 ? s->edges[count - 1] : blocks * CG_FILTER_BLOCK + s->overhang;
    reader r = {f, bytes, hits, f->prev};
    bool ok =
        s->any_high ? read_runs(&r, s, count, true) : read_runs(&r, s, count, false);
    f->prev = r.prev;
    f->offset += *read;
    return ok;
}

/* Reads one character after the other until nothing is open. */
static bool read_open(cg_filter_state *f, const char *bytes, size_t len,
                      cg_filter_hits *hits, size_t *read)
{
    bool ok = true;
    size_t at = 0;
    do
        ok = cg_filter_feed(f, bytes + at++, 1, hits);
    while (ok && at < len && !cg_filter_is_idle(f));
    *read = at;
    return ok;
}

bool cg_filter_run(cg_filter_state *f, const char *bytes, size_t len,
                   cg_filter_hits *hits)
{
    cg_filter_stretch s;
    bool ok = true;
    for (size_t read; len && ok; bytes += read, len -= read) {
        read = 0;
        if (cg_filter_is_idle(f) && len >= CG_FILTER_BLOCK + MARGIN)
            ok = read_stretch(f, &s, bytes, len, hits, &read);
        if (ok && read == 0)
            ok = read_open(f, bytes, len, hits, &read);
    }
    return ok;
}

bool cg_filter_end(cg_filter_state *f, cg_filter_hits *hits)
{
    return cg_filter_close(f, hits) && cg_filter_contract(f, 0, hits);
}
