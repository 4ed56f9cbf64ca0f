#include "verdict/basis.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "result/order.h"
#include "verdict/copies.h"
#include "verdict/key.h"

#include <stdlib.h>

/* --- voices and origins ----------------------------------------------------- */

static cg_slice speaker_of(const cg_statement *s)
{
    if (!s->speaker_known)
        return CG_SLICE("");
    return s->speaker_name.len ? s->speaker_name : s->speaker_role;
}

static cg_slice author_of(const cg_statement *s)
{
    return s->document->author.len ? s->document->author : s->document->publisher;
}

cg_slice cg_basis_name(const cg_statement *statement)
{
    return statement->voice == CG_VOICE_AUTHOR ? author_of(statement) : speaker_of(statement);
}

bool cg_basis_same_document(const cg_statement *a, const cg_statement *b)
{
    return a->part == b->part && cg_slice_equal(a->path, b->path);
}

static uint64_t voice_key(cg_basis *basis, const cg_statement *s)
{
    bool author = s->voice == CG_VOICE_AUTHOR;
    cg_slice name = cg_basis_name(s);
    bool role = !author && s->speaker_name.len == 0;
    cg_key_start(basis, name.len == 0 ? 'd' : role ? 'r' : 'n');
    cg_key_words(basis, name);
    if (name.len == 0 || role)
        cg_key_document(basis, s);
    if (name.len == 0 && !author)
        cg_key_number(basis, s->match_start);
    return cg_key_take(basis);
}

static uint64_t root_key(cg_basis *basis, const cg_statement *s)
{
    cg_key_start(basis, s->document->origin.len ? 'o' : 'd');
    cg_key_words(basis, s->document->origin);
    if (s->document->origin.len == 0)
        cg_key_document(basis, s);
    return cg_key_take(basis);
}

static uint32_t tier_of(const cg_results *results, const cg_statement *s)
{
    for (size_t i = 0; s->document->tier.len && i < results->tiers.len; i++) {
        if (cg_slice_equal(results->tiers.items[i], s->document->tier))
            return (uint32_t)i;
    }
    return CG_NO_TIER;
}

/* --- sorting --------------------------------------------------------------- */

/* The undated come last. */
static int compare_dates(const cg_when *a, const cg_when *b)
{
    if (a->last == b->last)
        return 0;
    if (a->last == 0 || b->last == 0)
        return a->last == 0 ? 1 : -1;
    return a->last < b->last ? -1 : 1;
}

static int by_key(const void *left, const void *right)
{
    const cg_basis_item *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    int c = compare_dates(&a->when, &b->when);
    if (c == 0)
        c = compare_dates(&a->published, &b->published);
    return c != 0 ? c : cg_order_compare(CG_ORDER_SOURCE, a->statement, b->statement);
}

static bool is_sorted(const cg_basis_item *items, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (by_key(&items[i - 1], &items[i]) > 0)
            return false;
    return true;
}

/* Moves each item to the place of the pair that names it; the pairs are used up. */
static void arrange(cg_basis_item *items, cg_pair *pairs, size_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        cg_basis_item first = items[i];
        uint32_t at = i;
        while (pairs[at].item != i) {
            uint32_t next = pairs[at].item;
            items[at] = items[next];
            pairs[at].item = at;
            at = next;
        }
        items[at] = first;
        pairs[at].item = at;
    }
}

void cg_basis_sort(cg_basis *basis, cg_basis_item *items, size_t count)
{
    if (is_sorted(items, count))
        return;
    cg_vec_reset(&basis->pairs);
    if (!cg_vec_reserve(&basis->pairs, 2 * count)) {
        basis->failed = true;
        return;
    }
    cg_pair *pairs = basis->pairs.items;
    for (uint32_t i = 0; i < count; i++)
        pairs[i] = (cg_pair){items[i].key, i};
    cg_pairs_sort(pairs, pairs + count, count);
    arrange(items, pairs, count);
    for (size_t i = 0, len; i < count; i += len) {
        len = cg_basis_group(items + i, count - i);
        if (!is_sorted(items + i, len))
            qsort(items + i, len, sizeof *items, by_key);
    }
}

size_t cg_basis_group(const cg_basis_item *items, size_t count)
{
    size_t end = 0;
    while (end < count && items[end].key == items[0].key)
        end++;
    return end;
}

/* --- standings -------------------------------------------------------------- */

static cg_standing own_standing(const cg_statement *s)
{
    static const struct {
        unsigned modifier;
        cg_standing standing;
    } table[] = {
        {CG_MOD_REJECTED, CG_STANDING_REJECTED},
        {CG_MOD_RETRACTED, CG_STANDING_RETRACTED},
        {CG_MOD_HEDGED, CG_STANDING_HEDGED},
        {CG_MOD_CONDITIONAL, CG_STANDING_CONDITIONAL},
        {CG_MOD_HISTORIC, CG_STANDING_HISTORIC},
        {CG_MOD_FUTURE, CG_STANDING_FUTURE},
    };
    if (s->stance == CG_STANCE_MENTION)
        return CG_STANDING_MENTION;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (s->modifiers & table[i].modifier)
            return table[i].standing;
    }
    return CG_STANDING_COUNTED;
}

static bool has_counted(const cg_basis_item *items, size_t count, cg_stance stance)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].standing == CG_STANDING_COUNTED && items[i].statement->stance == stance)
            return true;
    }
    return false;
}

static void overrule(cg_basis_item *items, size_t count, cg_stance winner)
{
    if (!has_counted(items, count, winner))
        return;
    for (size_t i = 0; i < count; i++) {
        if (items[i].standing == CG_STANDING_COUNTED && items[i].statement->stance != winner)
            items[i].standing = CG_STANDING_OVERRULED;
    }
}

/* Precedence holds within one document and voice. */
static void apply_precedence(cg_basis *basis, cg_precedence precedence,
                             cg_basis_item *items, size_t count)
{
    if (precedence == CG_PRECEDENCE_NONE)
        return;
    for (size_t i = 0; i < count; i++) {
        cg_key_start(basis, 'p');
        cg_key_document(basis, items[i].statement);
        cg_key_number(basis, items[i].voice);
        items[i].key = cg_key_take(basis);
    }
    cg_basis_sort(basis, items, count);
    cg_stance winner =
        precedence == CG_PRECEDENCE_SUPPORT ? CG_STANCE_SUPPORT : CG_STANCE_CONTRADICT;
    for (size_t i = 0, len; i < count; i += len) {
        len = cg_basis_group(items + i, count - i);
        overrule(items + i, len, winner);
    }
}

bool cg_basis_weigh(cg_basis *basis, const cg_claim_info *claim, cg_basis_item *items,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        items[i].standing = own_standing(items[i].statement);
        items[i].voice = voice_key(basis, items[i].statement);
        items[i].root = root_key(basis, items[i].statement);
        items[i].tier = tier_of(basis->results, items[i].statement);
    }
    apply_precedence(basis, claim->precedence, items, count);
    return cg_copies_collapse(basis, items, count) && !basis->failed;
}

/* --- life ------------------------------------------------------------------ */

static void fill(cg_basis_item *item, cg_statement *statement)
{
    *item = (cg_basis_item){.statement = statement};
    item->when = cg_when_parse(statement->said);
    item->published = cg_when_parse(statement->document->published);
    if (item->when.last == 0)
        item->when = item->published;
    if (item->published.last == 0)
        item->published = item->when;
    statement->copy_of = 0;
}

/* Puts the items where those of their claims are, the earliest first. `next` has a zero
 * for each claim and one more. */
static void fill_all(cg_basis *basis, cg_results *results, size_t claim_count, size_t *next)
{
    for (size_t i = 0; i < basis->len; i++)
        next[results->statements.items[i].claim + 1]++;
    for (size_t i = 1; i <= claim_count; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < basis->len; i++) {
        cg_statement *s = &results->statements.items[i];
        fill(&basis->items[next[s->claim]++], s);
    }
    /* By now each points behind the last one of its claim. */
    for (size_t i = 0, from = 0; i < claim_count; from = next[i++])
        cg_basis_sort(basis, basis->items + from, next[i] - from);
}

cg_status cg_basis_init(cg_basis *basis, cg_results *results, size_t claim_count,
                        cg_error *error)
{
    size_t count = results->statements.len;
    *basis = (cg_basis){.results = results, .len = count};
    cg_buf_init(&basis->scratch, CG_MAX_BASIS_KEY);
    basis->items = cg_alloc_zeroed(count + 1, sizeof *basis->items);
    size_t *next = cg_alloc_zeroed(claim_count + 1, sizeof *next);
    if (basis->items && next)
        fill_all(basis, results, claim_count, next);
    bool ok = basis->items && next && !basis->failed;
    cg_alloc_free(next);
    return ok ? CG_OK : cg_error_memory(error);
}

void cg_basis_release(cg_basis *basis)
{
    cg_alloc_free(basis->items);
    cg_vec_release(&basis->pairs);
    cg_buf_release(&basis->scratch);
}
