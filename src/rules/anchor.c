/* From a pattern's tree to its rarest anchors, bottom up: each node tells what
 * words its matches begin and end with, and which anchors they hold. */
#include "rules/anchor.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/wordkey.h"
#include "lang/classes.h"
#include "lang/frequencies.h"

/* What one more key costs beside its hits, as hits in a million words: room in
 * the table. */
#define KEY_COST 0.1
/* Words that stand together do so more often than chance has it. */
#define COLLOCATION 30.0

/* A word as the filter sees it. */
typedef struct word {
    uint64_t key;
    uint32_t times; /* in a million words */
    bool first;     /* the next word of a match is the filter's next word too */
} word;

/* `known`: the list is whole. */
typedef struct words {
    word *items;
    uint32_t len, room;
    bool known;
} words;

typedef struct keys {
    uint64_t *items;
    uint32_t len, room;
    double times; /* in a million words, all together */
    bool found;
} keys;

/* What is known of a node's matches. A match that holds no word at all, as one
 * of a mark or of what is optional, makes it nullable. */
typedef struct cg_anchor_part {
    words heads, tails; /* the first and the last words of its matches */
    keys anchors;
    bool nullable;
} part;

/* Where a node stands. */
typedef struct place {
    cg_anchors *anchors;
    cg_codegen *builder;
    cg_emit_mode mode;
    bool last; /* of a name: it has a plural */
} place;

static part part_of(const place *at, const cg_node *node);

/* --- lists ---------------------------------------------------------------- */

static void *grow(cg_anchors *a, void *items, uint32_t len, uint32_t *room, size_t size)
{
    uint32_t wider = *room ? *room * 2 : 8;
    void *copy = cg_arena_alloc(a->arena, wider, size);
    if (!copy) {
        a->failed = true;
        return NULL;
    }
    if (len)
        memcpy(copy, items, len * size);
    *room = wider;
    return copy;
}

static void add_word(cg_anchors *a, words *list, word item)
{
    if (list->len >= CG_MAX_ANCHOR_KEYS)
        list->known = false;
    if (!list->known || a->failed)
        return;
    if (list->len == list->room) {
        word *items = grow(a, list->items, list->len, &list->room, sizeof *items);
        if (!items)
            return;
        list->items = items;
    }
    list->items[list->len++] = item;
}

static void add_words(cg_anchors *a, words *list, const words *more)
{
    list->known = list->known && more->known;
    for (uint32_t i = 0; i < more->len && list->known && !a->failed; i++)
        add_word(a, list, more->items[i]);
}

static void add_key(cg_anchors *a, keys *list, uint64_t key, double times)
{
    if (list->len >= CG_MAX_ANCHOR_KEYS)
        list->found = false;
    if (!list->found || a->failed)
        return;
    if (list->len == list->room) {
        uint64_t *items = grow(a, list->items, list->len, &list->room, sizeof *items);
        if (!items)
            return;
        list->items = items;
    }
    list->items[list->len++] = key;
    list->times += times;
}

/* --- what is best ------------------------------------------------------------ */

static double cost_of(double times, uint32_t len)
{
    return times + KEY_COST * len;
}

static bool is_better(double times, uint32_t len, const keys *than)
{
    return !than->found || cost_of(times, len) < cost_of(than->times, than->len);
}

static void keep_better(keys *best, const keys *other)
{
    if (other->found && is_better(other->times, other->len, best))
        *best = *other;
}

static double pair_times(const word *a, const word *b)
{
    double least = a->times < b->times ? a->times : b->times;
    double times = COLLOCATION * a->times * b->times / 1e6;
    return times < least / 2 ? times : least / 2;
}

/* True when every one of `tails` has what follows it right behind it. */
static bool may_pair(const words *tails, const words *heads)
{
    if (!tails->known || !heads->known ||
        (uint64_t)tails->len * heads->len > CG_MAX_ANCHOR_KEYS)
        return false;
    for (uint32_t i = 0; i < tails->len; i++)
        if (!tails->items[i].first)
            return false;
    return true;
}

/* Takes all pairs of `tails` with `heads`, if they beat what `best` has. */
static void offer_pairs(cg_anchors *a, keys *best, const words *tails,
                        const words *heads)
{
    double times = 0;
    if (!may_pair(tails, heads))
        return;
    for (uint32_t i = 0; i < tails->len; i++)
        for (uint32_t j = 0; j < heads->len; j++)
            times += pair_times(&tails->items[i], &heads->items[j]);
    if (!is_better(times, tails->len * heads->len, best))
        return;
    *best = (keys){.found = true};
    for (uint32_t i = 0; i < tails->len; i++)
        for (uint32_t j = 0; j < heads->len; j++)
            add_key(a, best, cg_wordkey_pair(tails->items[i].key, heads->items[j].key),
                    pair_times(&tails->items[i], &heads->items[j]));
}

static void offer_word(cg_anchors *a, keys *best, const word *one)
{
    if (!is_better(one->times, 1, best))
        return;
    *best = (keys){.found = true};
    add_key(a, best, one->key, one->times);
}

/* --- sequences and alternatives ---------------------------------------------- */

/* The part of no node: matches are empty. */
static part nothing(void)
{
    return (part){.heads.known = true, .tails.known = true, .nullable = true};
}

/* The part of alternatives before the first one. */
static part none_yet(void)
{
    return (part){.heads.known = true, .tails.known = true, .anchors.found = true};
}

/* One of which nothing is known. */
static part unknown(bool nullable)
{
    return (part){.nullable = nullable};
}

/* `so_far` becomes what it was with `next` behind it. */
static void append(cg_anchors *a, part *so_far, part next)
{
    keep_better(&so_far->anchors, &next.anchors);
    if (!so_far->nullable && !next.nullable)
        offer_pairs(a, &so_far->anchors, &so_far->tails, &next.heads);
    if (so_far->nullable)
        add_words(a, &so_far->heads, &next.heads);
    if (next.nullable)
        add_words(a, &next.tails, &so_far->tails);
    so_far->tails = next.tails;
    so_far->nullable = so_far->nullable && next.nullable;
}

/* `all` becomes what it was, or `other` instead. */
static void add_alternative(cg_anchors *a, part *all, const part *other)
{
    add_words(a, &all->heads, &other->heads);
    add_words(a, &all->tails, &other->tails);
    all->nullable = all->nullable || other->nullable;
    all->anchors.found = all->anchors.found && other->anchors.found;
    double share = other->anchors.len ? other->anchors.times / other->anchors.len : 0;
    for (uint32_t i = 0; i < other->anchors.len && all->anchors.found && !a->failed;
         i++)
        add_key(a, &all->anchors, other->anchors.items[i], share);
}

/* --- words ---------------------------------------------------------------------- */

/* What the tokeniser may have split off a word ("cannot", "isn't"), whose
 * letters the filter sees in another one. */
static bool is_split_off(cg_slice form)
{
    return (form.len && form.ptr[0] == '\'') || cg_slice_is(form, "n't") ||
           cg_slice_is(form, "can") || cg_slice_is(form, "not");
}

/* "20th", which the filter may see as 20 and th: what follows it need not. */
static bool is_mixed(cg_slice text)
{
    bool digit = false, other = false;
    for (size_t at = 0; at < text.len;) {
        unsigned len;
        bool is_digit = cg_rune_is_digit(cg_utf8_decode(text, at, &len));
        digit |= is_digit && at == 0;
        other |= !is_digit;
        at += len;
    }
    return digit && other;
}

static word word_of(const place *at, cg_slice text, bool first)
{
    const cg_frequencies *frequencies = cg_lang_frequencies(at->builder->lang);
    return (word){cg_wordkey_of(text), cg_frequencies_of(frequencies, text),
                  first && !is_mixed(text)};
}

/* One token, folded: several words for the filter when it has stops in it. */
static part part_of_form(const place *at, cg_slice form)
{
    const cg_class_set skipping = CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE);
    bool first = !(cg_classes_of(cg_lang_classes(at->builder->lang), form) & skipping);
    part all = nothing();
    if (is_split_off(form))
        return unknown(false);
    for (cg_slice text; cg_wordkey_next(&form, &text);) {
        word one = word_of(at, text, first);
        part next = {.heads.known = true, .tails.known = true};
        add_word(at->anchors, &next.heads, one);
        add_word(at->anchors, &next.tails, one);
        offer_word(at->anchors, &next.anchors, &one);
        if (all.tails.len)
            all.tails.items[0].first = true; /* nothing is skipped inside of a token */
        append(at->anchors, &all, next);
    }
    return all.nullable ? unknown(false) : all;
}

static part set_of_forms(const place *at, uint32_t set)
{
    const cg_codegen *b = at->builder;
    cg_word_set range = b->sets.items[set];
    part all = none_yet();
    for (uint32_t i = 0; i < range.len && !at->anchors->failed; i++) {
        uint32_t number = b->set_words.items[range.first + i];
        part one = part_of_form(at, b->vocabulary->words.items[number]);
        add_alternative(at->anchors, &all, &one);
    }
    /* Whoever adds to a list gets one of his own. */
    all.heads.room = all.heads.len;
    all.tails.room = all.tails.len;
    all.anchors.room = all.anchors.len;
    return all;
}

/* Looked up once per set. */
static part part_of_set(const place *at, uint32_t set)
{
    cg_anchors *a = at->anchors;
    while (a->by_set.len <= set && !a->failed)
        a->failed = !cg_vec_push(&a->by_set, NULL);
    if (a->failed)
        return unknown(false);
    part **known = &a->by_set.items[set];
    if (!*known) {
        a->arena = &a->kept;
        *known = CG_ARENA_NEW(a->arena, part);
        a->failed = !*known;
        if (*known)
            **known = set_of_forms(at, set);
        a->arena = &a->scratch;
    }
    return *known ? **known : unknown(false);
}

/* Forms as they are written in the rules. */
static part part_of_written(const place *at, const cg_slice *forms, size_t count)
{
    part all = none_yet();
    for (size_t i = 0; i < count; i++) {
        char folded[CG_MAX_WORD];
        size_t len = cg_utf8_fold(forms[i], folded, sizeof folded);
        part one = none_yet(); /* too long to match any token */
        if (len <= sizeof folded)
            one = part_of_form(at, (cg_slice){folded, len});
        add_alternative(at->anchors, &all, &one);
    }
    return all;
}

static part part_of_word(const place *at, const cg_node *node)
{
    cg_slice forms[2];
    size_t count;
    uint32_t set;
    if (node->kind == CG_NODE_WORD && at->mode == CG_EMIT_PATTERN) {
        if (cg_codegen_inflected_set(at->builder, node->text, &set) == CG_OK)
            return part_of_set(at, set);
    } else if (node->kind == CG_NODE_WORD) {
        cg_codegen_name_forms(at->builder, node, at->mode, at->last, forms, &count);
        if (count)
            return part_of_written(at, forms, count);
    } else {
        forms[0] = node->kind == CG_NODE_EXACT ? node->written : node->text;
        return part_of_written(at, forms, 1);
    }
    at->anchors->failed = true;
    return unknown(false);
}

/* --- references --------------------------------------------------------------------- */

static void add_phrases(const place *at, part *all, const cg_phrases *phrases,
                        cg_emit_mode mode)
{
    place inner = *at;
    inner.mode = mode;
    inner.last = true;
    for (uint32_t i = 0; i < phrases->len && !at->anchors->failed; i++) {
        if (!phrases->items[i].tree)
            continue;
        part one = part_of(&inner, phrases->items[i].tree);
        add_alternative(at->anchors, all, &one);
    }
}

static part part_of_lexicon(const place *at, const cg_node *node)
{
    const cg_lexicon_symbol *lexicon =
        cg_symbols_lexicon(at->builder->symbols, node->text);
    part all = none_yet();
    if (!lexicon)
        return unknown(true);
    add_phrases(at, &all, &lexicon->phrases, at->mode);
    return all;
}

static part part_of_name(const place *at, const cg_node *node)
{
    const cg_name_symbol *name = cg_symbols_name(at->builder->symbols, node->text);
    part all = none_yet();
    if (!name)
        return unknown(true);
    add_phrases(at, &all, &name->names,
                name->definition->any_case ? CG_EMIT_ANY_CASE : CG_EMIT_NAME);
    add_phrases(at, &all, &name->anaphors, CG_EMIT_ANY_CASE);
    return all;
}

/* --- structure ----------------------------------------------------------------------- */

static part part_of_seq(const place *at, const cg_node *node)
{
    part all = nothing();
    for (const cg_node *n = node->first; n && !at->anchors->failed; n = n->next) {
        place inner = *at;
        inner.last = at->last && !n->next;
        append(at->anchors, &all, part_of(&inner, n));
    }
    return all;
}

static part part_of_alt(const place *at, const cg_node *node)
{
    part all = none_yet();
    for (const cg_node *n = node->first; n && !at->anchors->failed; n = n->next) {
        part one = part_of(at, n);
        add_alternative(at->anchors, &all, &one);
    }
    return all;
}

/* The parts stand in any order, with gaps between them. */
static part part_of_and(const place *at, const cg_node *node)
{
    part all = unknown(true);
    place inner = *at;
    inner.last = false;
    for (const cg_node *n = node->first; n && !at->anchors->failed; n = n->next) {
        part one = part_of(&inner, n);
        keep_better(&all.anchors, &one.anchors);
        all.nullable = all.nullable && one.nullable;
    }
    return all;
}

static part part_of_opt(const place *at, const cg_node *node)
{
    part all = part_of(at, node->first);
    all.anchors = (keys){0};
    all.nullable = true;
    return all;
}

static part part_of(const place *at, const cg_node *node)
{
    switch (node->kind) {
    case CG_NODE_WORD:
    case CG_NODE_FORM:
    case CG_NODE_EXACT:
        return part_of_word(at, node);
    case CG_NODE_MARK:
        return nothing();
    case CG_NODE_LEXICON:
        return part_of_lexicon(at, node);
    case CG_NODE_NAME:
        return part_of_name(at, node);
    case CG_NODE_SEQ:
        return part_of_seq(at, node);
    case CG_NODE_ALT:
        return part_of_alt(at, node);
    case CG_NODE_AND:
        return part_of_and(at, node);
    case CG_NODE_OPT:
        return part_of_opt(at, node);
    case CG_NODE_GAP:
        return unknown(true);
    case CG_NODE_PREFIX:
    case CG_NODE_REGEX:
    case CG_NODE_TYPED:
        break;
    }
    return unknown(false);
}

/* --- the code ---------------------------------------------------------------------------- */

void cg_anchors_init(cg_anchors *anchors)
{
    *anchors = (cg_anchors){0};
    cg_arena_init(&anchors->scratch, SIZE_MAX);
    cg_arena_init(&anchors->kept, SIZE_MAX);
    anchors->arena = &anchors->scratch;
}

void cg_anchors_release(cg_anchors *anchors)
{
    cg_vec_release(&anchors->found);
    cg_vec_release(&anchors->uses);
    cg_vec_release(&anchors->by_set);
    cg_alloc_free(anchors->slots);
    cg_arena_release(&anchors->scratch);
    cg_arena_release(&anchors->kept);
}

cg_status cg_anchors_add(cg_anchors *a, cg_codegen *b, const cg_node *tree,
                         cg_emit_mode mode, double *per_million, cg_error *error)
{
    cg_code *code = &cg_vec_last(&b->codes);
    uint32_t number = (uint32_t)b->codes.len - 1;
    place at = {a, b, mode, true};
    cg_arena_reset(&a->scratch);
    part all = part_of(&at, tree);
    code->anchored = all.anchors.found && !all.nullable;
    *per_million = code->anchored ? all.anchors.times : -1;
    for (uint32_t i = 0; i < all.anchors.len && code->anchored && !a->failed; i++)
        a->failed = !cg_anchors_note(a, all.anchors.items[i], number);
    return a->failed ? cg_error_memory(error) : CG_OK;
}
