#include "verdict/copies.h"

#include "base/alloc.h"
#include "base/pairs.h"
#include "verdict/key.h"
#include "verdict/normal.h"
#include "verdict/resemble.h"
#include "verdict/wire.h"

/* Fewer words are quoted twice by chance. */
#define MIN_WORDS 4
/* What is said again after this many days is said anew. */
#define WINDOW 30
/* Sentences of one band that the others of it are held against. */
#define MAX_HEADS 4

/* Items stand by date, so that of two the one before is the earlier. */
typedef struct joining {
    cg_basis *basis;
    cg_basis_item *items;
    uint32_t count;
    cg_slice *sentences; /* behind their datelines */
    uint32_t *parents; /* a forest: of each item one that it is a copy of, or itself */
    cg_pair *refs, *room; /* items by the key of one way to be a copy */
    cg_minhash *sketches;
    cg_wording *wordings; /* two */
    uint32_t read[2];     /* whose they are */
} joining;

/* --- the forest ------------------------------------------------------------------ */

static uint32_t find(const joining *j, uint32_t item)
{
    while (j->parents[item] != item) {
        j->parents[item] = j->parents[j->parents[item]];
        item = j->parents[item];
    }
    return item;
}

static bool same_document(const joining *j, uint32_t a, uint32_t b)
{
    return cg_basis_same_document(j->items[a].statement, j->items[b].statement);
}

static void join(joining *j, uint32_t a, uint32_t b)
{
    uint32_t left = find(j, a), right = find(j, b);
    if (left < right)
        j->parents[right] = left;
    else
        j->parents[left] = right;
}

static bool within_window(const joining *j, uint32_t a, uint32_t b)
{
    return cg_when_gap(&j->items[a].published, &j->items[b].published) <= WINDOW;
}

/* --- keys ------------------------------------------------------------------------- */

/* What copies share whatever makes them copies. A copied sentence has another
 * document's author, so all authors are alike here. */
static void start_copy_key(cg_basis *basis, const cg_basis_item *item, char tag)
{
    const cg_statement *s = item->statement;
    cg_key_start(basis, tag);
    cg_key_number(basis, s->stance);
    cg_key_number(basis, item->standing);
    cg_key_number(basis, s->voice);
    cg_key_words(basis, s->voice == CG_VOICE_SPEAKER ? cg_basis_name(s) : CG_SLICE(""));
}

/* Ways to be a copy; 0: not in this way. */
typedef uint64_t key_fn(const joining *j, uint32_t item);

static uint64_t sentence_key(const joining *j, uint32_t item)
{
    start_copy_key(j->basis, &j->items[item], 's');
    size_t words = cg_normal_add(&j->basis->scratch, j->sentences[item]);
    return words > 0 ? cg_key_take(j->basis) : 0;
}

static uint64_t quotation_key(const joining *j, uint32_t at)
{
    cg_basis *basis = j->basis;
    const cg_basis_item *item = &j->items[at];
    const cg_statement *s = item->statement;
    if (s->voice != CG_VOICE_SPEAKER || cg_basis_name(s).len == 0 ||
        s->match_start < s->byte_start)
        return 0;
    cg_slice said = cg_normal_quotation(s->quote, s->match_start - s->byte_start);
    start_copy_key(basis, item, 'q');
    size_t words = cg_normal_add(&basis->scratch, said);
    return words >= MIN_WORDS ? cg_key_take(basis) : 0;
}

static uint64_t wire_key(const joining *j, uint32_t at)
{
    cg_basis *basis = j->basis;
    const cg_basis_item *item = &j->items[at];
    if (item->standing != CG_STANDING_COUNTED)
        return 0; /* other words, and nothing to count */
    cg_slice agency = cg_wire_of(item->statement);
    if (agency.len == 0)
        return 0;
    start_copy_key(basis, item, 'w');
    cg_key_words(basis, agency);
    return cg_key_take(basis);
}

/* An agency is the origin of many texts: that is the wire's. */
static uint64_t origin_key(const joining *j, uint32_t at)
{
    cg_basis *basis = j->basis;
    const cg_basis_item *item = &j->items[at];
    cg_slice origin = item->statement->document->origin;
    if (origin.len == 0 || cg_wire_is_agency(origin))
        return 0;
    start_copy_key(basis, item, 'o');
    cg_key_words(basis, origin);
    return cg_key_take(basis);
}

/* --- groups ------------------------------------------------------------------------ */

/* Behind the first `len`; 0 is no key. Gives how many there are then. */
static size_t add_ref(joining *j, size_t len, uint64_t key, uint32_t item)
{
    if (key != 0)
        j->refs[len++] = (cg_pair){key, item};
    return len;
}

/* The first of a group stands for the others; where there is a window, for those inside
 * of it, and the next one for what follows. */
static void join_group(joining *j, size_t from, size_t end, bool window, bool within)
{
    uint32_t head = j->refs[from].item;
    for (size_t i = from + 1; i < end; i++) {
        uint32_t item = j->refs[i].item;
        if (window && !within_window(j, head, item))
            head = item;
        else if (within || !same_document(j, head, find(j, item)))
            join(j, head, item);
    }
}

/* `within`: also inside of one document. */
static void join_by(joining *j, key_fn *key, bool window, bool within)
{
    size_t len = 0;
    for (uint32_t i = 0; i < j->count; i++)
        len = add_ref(j, len, key(j, i), i);
    cg_pairs_sort(j->refs, j->room, len);
    for (size_t i = 0, end; i < len; i = end) {
        end = cg_pairs_group_end(j->refs, i, len);
        join_group(j, i, end, window, within);
    }
}

/* --- near duplicates ------------------------------------------------------------------ */

/* The wording of an item, in one of two places: it may be there still. */
static cg_wording *read_wording(joining *j, uint32_t item, unsigned place)
{
    if (j->read[place] != item)
        cg_wording_read(&j->wordings[place], j->sentences[item]);
    j->read[place] = item;
    return &j->wordings[place];
}

static bool are_alike(joining *j, uint32_t head, uint32_t item)
{
    if (!cg_minhash_may_resemble(&j->sketches[head], &j->sketches[item]) ||
        same_document(j, head, item) || !within_window(j, head, item))
        return false;
    return cg_wording_resembles(read_wording(j, head, 0), read_wording(j, item, 1));
}

/* Each of a band is held against a few before it that are no copies of another. */
static void join_band(joining *j, size_t from, size_t end)
{
    uint32_t heads[MAX_HEADS], len = 0;
    for (size_t i = from; i < end; i++) {
        uint32_t item = j->refs[i].item;
        bool joined = false;
        for (uint32_t h = 0; h < len && !joined; h++) {
            joined = find(j, heads[h]) == find(j, item) || are_alike(j, heads[h], item);
            if (joined)
                join(j, heads[h], item);
        }
        if (!joined && len < MAX_HEADS)
            heads[len++] = item;
    }
}

/* `bases`: of each item what else its copies share with it; 0: it is too short. */
static void join_bands(joining *j, const uint64_t *bases)
{
    for (size_t band = 0; band < CG_MINHASH_BANDS; band++) {
        size_t len = 0;
        for (uint32_t i = 0; i < j->count; i++)
            if (bases[i])
                len = add_ref(j, len, bases[i] ^ cg_minhash_band(&j->sketches[i], band), i);
        cg_pairs_sort(j->refs, j->room, len);
        for (size_t i = 0, end; i < len; i = end) {
            end = cg_pairs_group_end(j->refs, i, len);
            join_band(j, i, end);
        }
    }
}

static bool join_alike(joining *j)
{
    uint64_t *bases = cg_alloc_zeroed(j->count, sizeof *bases);
    j->sketches = cg_alloc_zeroed(j->count, sizeof *j->sketches);
    j->wordings = cg_alloc(2 * sizeof *j->wordings);
    bool ok = bases && j->sketches && j->wordings;
    for (uint32_t i = 0; ok && i < j->count; i++) {
        if (find(j, i) != i)
            continue;
        const cg_wording *wording = read_wording(j, i, 0);
        if (!cg_wording_is_long(wording))
            continue;
        cg_minhash_draw(&j->sketches[i], wording);
        start_copy_key(j->basis, &j->items[i], 'n');
        bases[i] = cg_key_take(j->basis);
    }
    if (ok)
        join_bands(j, bases);
    cg_alloc_free(bases);
    return ok;
}

/* --- all ways -------------------------------------------------------------------------- */

static void mark_copies(joining *j)
{
    const cg_statement *all = j->basis->results->statements.items;
    for (uint32_t i = 0; i < j->count; i++) {
        uint32_t head = find(j, i);
        if (head == i)
            continue;
        j->items[i].standing = CG_STANDING_COPY;
        j->items[i].statement->copy_of = (uint32_t)(j->items[head].statement - all) + 1;
    }
}

static bool join_all(joining *j)
{
    for (uint32_t i = 0; i < j->count; i++) {
        j->parents[i] = i;
        j->sentences[i] = cg_wire_skip_dateline(j->items[i].statement->quote);
    }
    join_by(j, sentence_key, true, true);
    join_by(j, quotation_key, false, true);
    if (!join_alike(j))
        return false;
    join_by(j, wire_key, true, false);
    join_by(j, origin_key, false, false);
    return true;
}

bool cg_copies_collapse(cg_basis *basis, cg_basis_item *items, size_t count)
{
    joining j = {.basis = basis,
                 .items = items,
                 .count = (uint32_t)count,
                 .read = {UINT32_MAX, UINT32_MAX}};
    if (count < 2)
        return true;
    for (size_t i = 0; i < count; i++)
        items[i].key = 0;
    cg_basis_sort(basis, items, count);
    j.sentences = cg_alloc_zeroed(count, sizeof *j.sentences);
    j.parents = cg_alloc_zeroed(count, sizeof *j.parents);
    j.refs = cg_alloc_zeroed(2 * count, sizeof *j.refs);
    j.room = j.refs ? j.refs + count : NULL;
    bool ok = j.sentences && j.parents && j.refs && join_all(&j);
    if (ok)
        mark_copies(&j);
    cg_alloc_free(j.sentences);
    cg_alloc_free(j.parents);
    cg_alloc_free(j.refs);
    cg_alloc_free(j.sketches);
    cg_alloc_free(j.wordings);
    return ok;
}
