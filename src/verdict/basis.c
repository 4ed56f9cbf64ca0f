#include "verdict/basis.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/limits.h"
#include "result/order.h"
#include "verdict/normal.h"

#include <stdlib.h>

/* Shorter quotations are said twice by chance. */
#define MIN_QUOTATION_WORDS 4

/* --- keys ------------------------------------------------------------------ */

/* A key is built in parts, each closed by a zero byte or always as long, and then
 * hashed. */
static void start_key(cg_basis *basis, char tag)
{
    cg_buf_reset(&basis->scratch);
    cg_buf_add_char(&basis->scratch, tag);
}

static uint64_t take_key(cg_basis *basis)
{
    if (!cg_buf_ok(&basis->scratch))
        basis->failed = true;
    return cg_hash64(cg_buf_slice(&basis->scratch));
}

/* What has no words in it ("???") goes in as it is. */
static void add_words(cg_basis *basis, cg_slice text)
{
    if (cg_normal_add(&basis->scratch, text) == 0)
        cg_buf_add_slice(&basis->scratch, text);
    cg_buf_add_char(&basis->scratch, 0);
}

static void add_number(cg_basis *basis, uint64_t number)
{
    cg_buf_add(&basis->scratch, (const char *)&number, sizeof number);
}

static void add_path(cg_basis *basis, const cg_statement *s)
{
    add_number(basis, cg_hash64(s->path));
}

static cg_slice name_of(const cg_statement *s)
{
    if (!s->speaker_known)
        return CG_SLICE("");
    return s->speaker_name.len ? s->speaker_name : s->speaker_role;
}

static cg_slice author_of(const cg_statement *s)
{
    return s->document->author.len ? s->document->author : s->document->publisher;
}

static uint64_t voice_key(cg_basis *basis, const cg_statement *s)
{
    bool author = s->voice == CG_VOICE_AUTHOR;
    cg_slice name = author ? author_of(s) : name_of(s);
    bool role = !author && s->speaker_name.len == 0;
    start_key(basis, name.len == 0 ? 'd' : role ? 'r' : 'n');
    add_words(basis, name);
    if (name.len == 0 || role)
        add_path(basis, s);
    if (name.len == 0 && !author)
        add_number(basis, s->match_start);
    return take_key(basis);
}

static uint64_t root_key(cg_basis *basis, const cg_statement *s)
{
    start_key(basis, s->document->origin.len ? 'o' : 'd');
    add_words(basis, s->document->origin);
    if (s->document->origin.len == 0)
        add_path(basis, s);
    return take_key(basis);
}

/* What copies share whatever makes them copies. A copied sentence has another
 * document's author, so all authors are alike here. */
static void start_copy_key(cg_basis *basis, const cg_basis_item *item, char tag)
{
    const cg_statement *s = item->statement;
    start_key(basis, tag);
    add_number(basis, s->stance);
    add_number(basis, item->reason == CG_BASIS_COUNTED);
    add_number(basis, s->voice);
    add_words(basis, s->voice == CG_VOICE_SPEAKER ? name_of(s) : CG_SLICE(""));
}

/* Three ways to be a copy; 0: not in this way. */
static uint64_t sentence_key(cg_basis *basis, const cg_basis_item *item)
{
    start_copy_key(basis, item, 's');
    size_t words = cg_normal_add(&basis->scratch, item->statement->quote);
    return words > 0 ? take_key(basis) : 0;
}

static uint64_t quotation_key(cg_basis *basis, const cg_basis_item *item)
{
    const cg_statement *s = item->statement;
    if (s->voice != CG_VOICE_SPEAKER || name_of(s).len == 0 ||
        s->match_start < s->byte_start)
        return 0;
    cg_slice said = cg_normal_quotation(s->quote, s->match_start - s->byte_start);
    start_copy_key(basis, item, 'q');
    size_t words = cg_normal_add(&basis->scratch, said);
    return words >= MIN_QUOTATION_WORDS ? take_key(basis) : 0;
}

static uint64_t origin_key(cg_basis *basis, const cg_basis_item *item)
{
    if (item->statement->document->origin.len == 0)
        return 0;
    start_copy_key(basis, item, 'o');
    add_words(basis, item->statement->document->origin);
    return take_key(basis);
}

/* --- sorting --------------------------------------------------------------- */

static int by_key(const void *left, const void *right)
{
    const cg_basis_item *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->when.last != b->when.last) {
        if (a->when.last == 0 || b->when.last == 0) /* the undated come last */
            return a->when.last == 0 ? 1 : -1;
        return a->when.last < b->when.last ? -1 : 1;
    }
    return cg_order_compare(CG_ORDER_SOURCE, a->statement, b->statement);
}

void cg_basis_sort(cg_basis_item *items, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (by_key(&items[i - 1], &items[i]) > 0) {
            qsort(items, count, sizeof *items, by_key);
            return;
        }
}

size_t cg_basis_group(const cg_basis_item *items, size_t count)
{
    size_t end = 0;
    while (end < count && items[end].key == items[0].key)
        end++;
    return end;
}

/* --- reasons --------------------------------------------------------------- */

static cg_basis_reason own_reason(const cg_statement *s)
{
    static const struct {
        unsigned modifier;
        cg_basis_reason reason;
    } table[] = {
        {CG_MOD_REJECTED, CG_BASIS_REJECTED},
        {CG_MOD_RETRACTED, CG_BASIS_RETRACTED},
        {CG_MOD_HEDGED, CG_BASIS_HEDGED},
        {CG_MOD_CONDITIONAL, CG_BASIS_CONDITIONAL},
        {CG_MOD_HISTORIC, CG_BASIS_HISTORIC},
        {CG_MOD_FUTURE, CG_BASIS_FUTURE},
    };
    if (s->stance == CG_STANCE_MENTION)
        return CG_BASIS_MENTION;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (s->modifiers & table[i].modifier)
            return table[i].reason;
    }
    return CG_BASIS_COUNTED;
}

static bool has_counted(const cg_basis_item *items, size_t count, cg_stance stance)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].reason == CG_BASIS_COUNTED && items[i].statement->stance == stance)
            return true;
    }
    return false;
}

static void overrule(cg_basis_item *items, size_t count, cg_stance winner)
{
    if (!has_counted(items, count, winner))
        return;
    for (size_t i = 0; i < count; i++) {
        if (items[i].reason == CG_BASIS_COUNTED && items[i].statement->stance != winner)
            items[i].reason = CG_BASIS_OVERRULED;
    }
}

/* Precedence holds within one document and voice. */
static void apply_precedence(cg_basis *basis, cg_precedence precedence,
                             cg_basis_item *items, size_t count)
{
    if (precedence == CG_PRECEDENCE_NONE)
        return;
    for (size_t i = 0; i < count; i++) {
        start_key(basis, 'p');
        add_path(basis, items[i].statement);
        add_number(basis, items[i].voice);
        items[i].key = take_key(basis);
    }
    cg_basis_sort(items, count);
    cg_stance winner =
        precedence == CG_PRECEDENCE_SUPPORT ? CG_STANCE_SUPPORT : CG_STANCE_CONTRADICT;
    for (size_t i = 0, len; i < count; i += len) {
        len = cg_basis_group(items + i, count - i);
        overrule(items + i, len, winner);
    }
}

/* The earliest of a group that is no copy itself stands for the others. With
 * `documents`, so do all that stand in its document: no document is a copy of
 * itself. */
static void mark_copies(cg_basis_item *items, size_t count, bool documents)
{
    const cg_basis_item *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (items[i].reason == CG_BASIS_COPY)
            continue;
        if (!first)
            first = &items[i];
        else if (!documents ||
                 !cg_slice_equal(first->statement->path, items[i].statement->path))
            items[i].reason = CG_BASIS_COPY;
    }
}

typedef uint64_t key_fn(cg_basis *basis, const cg_basis_item *item);

static void collapse(cg_basis *basis, key_fn *key, bool documents, cg_basis_item *items,
                     size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        items[i].key = key(basis, &items[i]);
        any |= items[i].key != 0;
    }
    if (!any)
        return;
    cg_basis_sort(items, count);
    for (size_t i = 0, len; i < count; i += len) {
        len = cg_basis_group(items + i, count - i);
        if (items[i].key != 0)
            mark_copies(items + i, len, documents);
    }
}

bool cg_basis_weigh(cg_basis *basis, const cg_claim_info *claim, cg_basis_item *items,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        items[i].reason = own_reason(items[i].statement);
        items[i].voice = voice_key(basis, items[i].statement);
        items[i].root = root_key(basis, items[i].statement);
    }
    apply_precedence(basis, claim->precedence, items, count);
    collapse(basis, sentence_key, false, items, count);
    collapse(basis, quotation_key, false, items, count);
    collapse(basis, origin_key, true, items, count);
    return !basis->failed;
}

/* --- life ------------------------------------------------------------------ */

static void fill(cg_basis_item *item, cg_statement *statement)
{
    *item = (cg_basis_item){.statement = statement};
    item->when = cg_when_parse(statement->said);
    if (item->when.last == 0)
        item->when = cg_when_parse(statement->document->published);
}

/* Puts the items where those of their claims are. `next` has a zero for each claim
 * and one more. */
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
}

cg_status cg_basis_init(cg_basis *basis, cg_results *results, size_t claim_count,
                        cg_error *error)
{
    size_t count = results->statements.len;
    *basis = (cg_basis){.len = count};
    cg_buf_init(&basis->scratch, CG_MAX_BASIS_KEY);
    basis->items = cg_alloc_zeroed(count + 1, sizeof *basis->items);
    size_t *next = cg_alloc_zeroed(claim_count + 1, sizeof *next);
    if (basis->items && next)
        fill_all(basis, results, claim_count, next);
    bool ok = basis->items && next;
    cg_alloc_free(next);
    return ok ? CG_OK : cg_error_memory(error);
}

void cg_basis_release(cg_basis *basis)
{
    cg_alloc_free(basis->items);
    cg_buf_release(&basis->scratch);
}
