/* Words that are not plain: beyond ASCII, cut by the end of a buffer, begun
 * with digits, or part of a contraction. Words are told apart and folded as
 * the tokeniser does it (text/token.c); where that depends on more than is at
 * hand, all that it could come to is looked for. */
#include "scan/filter_room.h"

#include "base/limits.h"
#include "base/utf8.h"

enum { NO_CONTRACTION, AFTER_N, AFTER_APOSTROPHE };

/* With so many bytes to be seen no word folds to one short enough to match:
 * nothing folds to less than a quarter of its length. */
#define SOLID_ENOUGH (CG_FILTER_MAX_WRITTEN / 2)
_Static_assert(SOLID_ENOUGH / 4 > CG_MAX_WORD, "what is overlong matches nothing");

bool cg_filter_look(const cg_filter_state *state, uint64_t key, uint64_t offset,
                    cg_filter_hits *hits)
{
    const cg_anchor_table *table = &state->program->anchors;
    uint32_t at = (uint32_t)(key >> 32) & table->mask;
    for (; table->slots[at].len; at = (at + 1) & table->mask)
        if (table->slots[at].key == key)
            return cg_vec_push(hits, ((cg_filter_hit){offset, at}));
    return true;
}

/* --- tokens ----------------------------------------------------------------- */

/* Looks for the words of a token, one after the other. */
static bool take_words(const cg_filter_state *f, cg_slice written, uint64_t offset,
                       uint64_t *prev, cg_filter_hits *hits)
{
    char folded[CG_MAX_WORD];
    size_t len = cg_utf8_fold(written, folded, sizeof folded);
    if (len > sizeof folded) {
        *prev = CG_WORDKEY_NONE; /* too long to match */
        return true;
    }
    cg_slice rest = {folded, len}, word;
    while (cg_wordkey_next(&rest, &word)) {
        uint64_t key = cg_wordkey_of(word);
        if (!cg_filter_take(f, *prev, key, offset, hits))
            return false;
        *prev = key;
    }
    return true;
}

/* The end of the digits that the text begins with. */
static size_t digits_end(cg_slice text)
{
    unsigned len;
    size_t at = 0;
    while (at < text.len && cg_rune_is_digit(cg_utf8_decode(text, at, &len)))
        at += len;
    return at;
}

static size_t skip_ignorable(cg_slice text, size_t at)
{
    unsigned len;
    while (at < text.len && cg_rune_is_ignorable(cg_utf8_decode(text, at, &len)))
        at += len;
    return at;
}

/* Digits with more behind them are one token ("20th"), or two when a stop and
 * more digits stand before them ("1.5m"). No anchor begins with such a token
 * and goes on behind it; but with what can't be seen between them it may be a
 * plain number, from which one does. */
bool cg_filter_token(const cg_filter_state *f, cg_slice written, uint64_t offset,
                     uint64_t *prev, cg_filter_hits *hits)
{
    uint64_t before = *prev;
    size_t digits = digits_end(written);
    if (!take_words(f, written, offset, prev, hits))
        return false;
    if (digits == 0 || digits == written.len)
        return true;
    *prev = before;
    size_t behind = skip_ignorable(written, digits);
    return take_words(f, cg_slice_sub(written, 0, digits), offset, prev, hits) &&
           take_words(f, cg_slice_sub(written, behind, written.len), offset, prev,
                      hits) &&
           (behind == digits ||
            cg_vec_push(hits, ((cg_filter_hit){offset, CG_FILTER_ANY})));
}

/* --- the word at hand ---------------------------------------------------------- */

static bool is_n(char c)
{
    return c == 'n' || c == 'N';
}

static bool end_word(cg_filter_state *f, cg_filter_hits *hits)
{
    if (!f->open)
        return true;
    f->open = false;
    f->prev = f->before;
    if (!f->overlong) {
        bool whole = f->end == f->len;
        f->contraction =
            whole && is_n(f->written[f->end - 1]) ? AFTER_N : NO_CONTRACTION;
        return cg_filter_token(f, (cg_slice){f->written, f->end}, f->start, &f->prev,
                               hits);
    }
    f->prev = CG_WORDKEY_NONE;
    if (f->solid >= SOLID_ENOUGH)
        return true;
    return cg_vec_push(hits, ((cg_filter_hit){f->start, CG_FILTER_ANY}));
}

/* "isn't": a word ends before the n, too. `offset`: of the t. */
static bool end_before_n(cg_filter_state *f, uint64_t offset, cg_filter_hits *hits)
{
    uint64_t prev = f->before;
    cg_slice written = {f->written, f->end - 1};
    f->contracted = offset;
    f->unsure = written.len == 0 || digits_end(written) > 0;
    return cg_filter_token(f, written, f->start, &prev, hits);
}

/* What can't be seen behind "n't" ends it, though it ends no other word. Whether
 * there is one in "5n't" or "n't" depends on what stands before it. */
static bool end_contraction(cg_filter_state *f, uint64_t offset, cg_filter_hits *hits)
{
    if (!f->open || f->start != f->contracted || f->len != 1)
        return true;
    return end_word(f, hits) &&
           (!f->unsure || cg_vec_push(hits, ((cg_filter_hit){offset, CG_FILTER_ANY})));
}

static bool follow_contraction(cg_filter_state *f, uint32_t rune, uint64_t offset,
                               cg_filter_hits *hits)
{
    if (f->contraction == AFTER_N && (rune == '\'' || rune == 0x2019)) {
        f->contraction = AFTER_APOSTROPHE;
        return true;
    }
    bool found = f->contraction == AFTER_APOSTROPHE && (rune | 0x20) == 't';
    f->contraction = NO_CONTRACTION;
    return !found || end_before_n(f, offset, hits);
}

static void open_word(cg_filter_state *f, uint64_t offset)
{
    f->open = f->digits = true;
    f->overlong = false;
    f->before = f->prev;
    f->start = offset;
    f->len = f->end = f->solid = 0;
}

static void add_rune(cg_filter_state *f, const char *bytes, unsigned len, bool ends,
                     bool solid)
{
    if (f->len + len > sizeof f->written)
        f->overlong = true;
    if (!f->overlong) {
        memcpy(f->written + f->len, bytes, len);
        f->len += len;
        f->end = ends ? f->len : f->end;
    }
    if (solid && f->solid < SOLID_ENOUGH)
        f->solid += len;
}

/* `offset`: of the character. */
static bool take_rune(cg_filter_state *f, uint32_t rune, const char *bytes,
                      unsigned len, uint64_t offset, cg_filter_hits *hits)
{
    bool letter = cg_rune_is_letter(rune), digit = cg_rune_is_digit(rune);
    bool ignorable = cg_rune_is_ignorable(rune);
    bool ok = true;
    if (!letter && !digit && !ignorable)
        ok = end_word(f, hits);
    if (f->contraction)
        ok = follow_contraction(f, rune, offset, hits) && ok;
    if (ignorable && !letter && !digit)
        ok = end_contraction(f, offset, hits) && ok;
    if ((!letter && !digit && !ignorable) || (!f->open && ignorable))
        return ok;
    if (f->open && f->overlong && f->digits && !digit) {
        /* Only what stands behind so many digits can match. */
        f->open = false;
        f->prev = CG_WORDKEY_NONE;
        if (ignorable)
            return ok;
    }
    if (!f->open)
        open_word(f, offset);
    f->digits = f->digits && digit;
    add_rune(f, bytes, len, letter || digit, !ignorable);
    return ok;
}

/* --- characters ------------------------------------------------------------------ */

/* Bytes that the character which begins with this one has: 1 when none can. */
static unsigned length_of(char lead)
{
    unsigned char byte = (unsigned char)lead;
    return byte >= 0xF8   ? 1
           : byte >= 0xF0 ? 4
           : byte >= 0xE0 ? 3
           : byte >= 0xC0 ? 2
                          : 1;
}

/* Reads what is there of a character, whole or not, up to offset `end`. */
static bool take_partial(cg_filter_state *f, uint64_t end, cg_filter_hits *hits)
{
    unsigned len = f->partial_len, decoded;
    if (!len)
        return true;
    uint32_t rune = cg_utf8_decode((cg_slice){f->partial, len}, 0, &decoded);
    f->partial_len = 0;
    return take_rune(f, rune, f->partial, len, end - len, hits);
}

bool cg_filter_feed(cg_filter_state *f, const char *bytes, size_t len,
                    cg_filter_hits *hits)
{
    bool ok = true;
    for (size_t at = 0; at < len && ok; at++) {
        if (((unsigned char)bytes[at] & 0xC0) != 0x80)
            ok = take_partial(f, f->offset + at, hits); /* it was cut short */
        f->partial[f->partial_len++] = bytes[at];
        if (f->partial_len == length_of(f->partial[0]))
            ok = take_partial(f, f->offset + at + 1, hits) && ok;
    }
    f->offset += len;
    return ok;
}

bool cg_filter_close(cg_filter_state *f, cg_filter_hits *hits)
{
    return take_partial(f, f->offset, hits) && end_word(f, hits);
}

bool cg_filter_contract(cg_filter_state *f, unsigned apostrophe, cg_filter_hits *hits)
{
    bool found = f->contraction == AFTER_N && apostrophe;
    f->contraction = NO_CONTRACTION;
    return !found || end_before_n(f, f->offset + apostrophe, hits);
}
