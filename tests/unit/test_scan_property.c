/* The machine against a matcher that follows the rule language word for word:
 * it backtracks over the pattern's tree, tries everything in order of priority,
 * and keeps the first of the longest. Patterns and texts are made up, from a
 * constant seed. */
#include "engine_fixture.h"
#include "rules/pattern.h"

#include <stdlib.h>

/* --- chance ------------------------------------------------------------------------- */

/* Each pattern needs a program of its own, which is what takes the time. */
enum { ROUNDS = 60, MAX_PARTS = 4 };

static uint64_t chance;

static unsigned below(unsigned n)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (unsigned)(chance >> 33) % n;
}

/* --- the naive matcher ----------------------------------------------------------------- */

typedef struct oracle {
    const cg_passage *p;
    const uint8_t *bounds;
    uint32_t first, end;
    uint32_t best_end;
    cg_token_bits best;
    long steps; /* left: more, and the case is given up */
} oracle;

/* Where the match stands, and what it may pass over on the way on. */
typedef struct state {
    uint32_t at;
    bool gap, auxiliary;
    cg_token_bits taken;
} state;

/* What is still to be matched: `node`, or the rest of an AND, then `next`. */
typedef struct rest rest;
struct rest {
    const cg_node *node; /* NULL: a gap as wide as the clause */
    const rest *next;
};

static void go_on(oracle *o, state s, const rest *r);

static bool is_word_of(const oracle *o, const cg_node *node, uint32_t token)
{
    char folded[CG_MAX_WORD];
    size_t len =
        cg_token_fold(o->p->text, &o->p->tokens.items[token], folded, sizeof folded);
    cg_slice word = {folded, len};
    switch (node->kind) {
    case CG_NODE_WORD:
    case CG_NODE_FORM:
        return cg_passage_is_word(o->p, token) && cg_slice_equal(word, node->text);
    case CG_NODE_PREFIX:
        return cg_passage_is_word(o->p, token) && word.len >= node->text.len &&
               memcmp(word.ptr, node->text.ptr, node->text.len) == 0;
    case CG_NODE_EXACT:
    case CG_NODE_MARK:
        return cg_slice_equal(cg_passage_token(o->p, token), node->written);
    default:
        return false;
    }
}

/* May the token be passed over? */
static bool passes(const oracle *o, const state *s, uint32_t token)
{
    const cg_passage *p = o->p;
    if (cg_passage_is_word(p, token))
        return s->auxiliary &&
               cg_passage_has(p, token, CG_CLASS(NEGATION) | CG_CLASS(ADVERB));
    return cg_token_is_transparent(&p->tokens.items[token]) ||
           (s->gap && !cg_passage_is_mark(p, token, CG_MARK_OPEN) &&
            !cg_passage_is_mark(p, token, CG_MARK_CLOSE));
}

/* Takes one token: by `node`, or any word of a gap when that is NULL. */
static void take(oracle *o, state s, const cg_node *node, const rest *r)
{
    for (uint32_t i = s.at; i < o->end && i - o->first < 128; i++) {
        if (--o->steps < 0 || (s.gap && o->bounds[i]))
            return;
        if (!node && cg_passage_is_word(o->p, i)) {
            state t = s;
            t.at = i + 1;
            go_on(o, t, r);
        } else if (node && is_word_of(o, node, i)) {
            state t = s;
            t.at = i + 1;
            t.gap = false;
            t.auxiliary =
                cg_passage_has(o->p, i, CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(BE));
            t.taken.bits[(i - o->first) / 64] |= 1ull << ((i - o->first) % 64);
            go_on(o, t, r);
        }
        if (i == o->first || !passes(o, &s, i))
            return;
    }
}

/* Up to `words` words, then the rest; fewer first. */
static void gap(oracle *o, state s, uint32_t words, const rest *r)
{
    s.gap = true;
    go_on(o, s, r);
    cg_node fewer = {.kind = CG_NODE_GAP, .count = words - 1};
    rest next = {words == 1 ? NULL : &fewer, r};
    if (words > 1)
        take(o, s, NULL, &next);
    else if (words == 1)
        take(o, s, NULL, r);
}

/* The parts of an AND, parted by gaps as wide as the clause, in every order:
 * each is an alternative. `order` holds the `len` parts chosen so far. */
static void both(oracle *o, state s, const cg_node *and, const cg_node **order,
                 size_t len, const rest *r)
{
    static const cg_node clause = {.kind = CG_NODE_GAP, .count = UINT32_MAX};
    rest chain[2 * MAX_PARTS];
    size_t links = 0, parts = 0;
    for (const cg_node *n = and->first; n; n = n->next, parts++) {
        size_t i = 0;
        while (i < len && order[i] != n)
            i++;
        if (i < len)
            continue;
        order[len] = n;
        both(o, s, and, order, len + 1, r);
    }
    if (len < parts)
        return;
    for (size_t i = 0; i < len; i++) {
        chain[links] = (rest){order[i], &chain[links + 1]};
        links++;
        if (i + 1 < len) {
            chain[links] = (rest){&clause, &chain[links + 1]};
            links++;
        }
    }
    chain[links - 1].next = r;
    go_on(o, s, chain);
}

static void in_order(oracle *o, state s, const cg_node *n, const rest *r)
{
    if (!n) {
        go_on(o, s, r);
        return;
    }
    cg_node tail = {.kind = CG_NODE_SEQ, .first = n->next};
    rest behind = {&tail, r}, now = {n, n->next ? &behind : r};
    go_on(o, s, &now);
}

static void go_on(oracle *o, state s, const rest *r)
{
    if (--o->steps < 0)
        return;
    if (!r) {
        if (s.at > o->best_end) {
            o->best_end = s.at;
            o->best = s.taken;
        }
        return;
    }
    const cg_node *node = r->node;
    rest inner = {node->first, r->next};
    switch (node->kind) {
    case CG_NODE_GAP:
        gap(o, s, node->count, r->next);
        break;
    case CG_NODE_SEQ:
        in_order(o, s, node->first, r->next);
        break;
    case CG_NODE_AND: {
        const cg_node *order[MAX_PARTS];
        both(o, s, node, order, 0, r->next);
        break;
    }
    case CG_NODE_OPT:
        go_on(o, s, &inner);
        go_on(o, s, r->next);
        break;
    case CG_NODE_ALT:
        for (const cg_node *n = node->first; n; n = n->next) {
            rest branch = {n, r->next};
            go_on(o, s, &branch);
        }
        break;
    default:
        take(o, s, node, r->next);
    }
}

/* --- patterns and texts made up ---------------------------------------------------------- */

/* Words that nothing inflects, auxiliaries and what may stand behind them, and
 * marks of all sorts. */
static const char *const words[] = {"aa", "bb",  "cc",     "can",
                                    "is", "not", "really", "the"};
#define WORDS (sizeof words / sizeof *words)

static void make(cg_buf *out, unsigned depth, bool gaps);

static void make_atom(cg_buf *out, unsigned depth, bool gaps)
{
    unsigned kind = below(depth ? 16 : 10);
    const char *word = words[below(below(3) ? 4 : WORDS)];
    if (kind < 7)
        cg_buf_printf(out, "%s!", word);
    else if (kind < 8)
        cg_buf_printf(out, "=%s", word);
    else if (kind < 9)
        cg_buf_add_slice(out, below(2) ? CG_SLICE("the*") : CG_SLICE("rea*"));
    else if (kind < 10)
        cg_buf_add_slice(out, below(4) ? cg_slice_of("aa!") : CG_SLICE("\\,"));
    else {
        cg_buf_add_char(out, '(');
        make(out, depth - 1, gaps);
        cg_buf_add_char(out, ')');
    }
    if (below(5) == 0)
        cg_buf_add_char(out, '?');
}

static void make_seq(cg_buf *out, unsigned depth, bool gaps)
{
    unsigned count = 1 + below(3);
    for (unsigned i = 0; i < count; i++) {
        if (i && gaps && below(4) == 0)
            cg_buf_printf(out, " ...%u", 1 + below(3));
        cg_buf_add_char(out, ' ');
        make_atom(out, depth, gaps);
    }
}

static void make(cg_buf *out, unsigned depth, bool gaps)
{
    unsigned count = 1 + (below(3) == 0 ? below(3) : 0);
    const char *join = below(3) ? " |" : " &";
    for (unsigned i = 0; i < count; i++) {
        if (i)
            cg_buf_add_slice(out, cg_slice_of(join));
        make_seq(out, depth, gaps);
    }
}

static void make_text(cg_buf *out)
{
    static const char *const marks[] = {",", "-", "\"", "*",     "(",
                                        ")", ";", ":",  ", but", "/"};
    unsigned count = 1 + below(14);
    cg_buf_reset(out);
    for (unsigned i = 0; i < count; i++) {
        if (i)
            cg_buf_add_char(out, ' ');
        if (below(6) == 0)
            cg_buf_add_slice(out,
                             cg_slice_of(marks[below(sizeof marks / sizeof *marks)]));
        else
            cg_buf_add_slice(out, cg_slice_of(words[below(below(3) ? 4 : WORDS)]));
    }
}

/* --- the two against each other ------------------------------------------------------------ */

static const cg_hit *hit_at(const cg_hits *hits, uint32_t first)
{
    const cg_hit *found = NULL;
    for (size_t i = 0; i < hits->len; i++) {
        if (hits->items[i].first != first)
            continue;
        ck_assert_ptr_null(found);
        found = &hits->items[i];
    }
    return found;
}

typedef struct tally {
    unsigned long compared, found, given_up;
} tally;

static void compare_at(engine *e, const cg_node *tree, const char *pattern,
                       const char *text, uint32_t first, tally *t)
{
    oracle o = {.p = &e->passage,
                .bounds = e->reading.bounds.items,
                .first = first,
                .end = e->reading.range.end,
                .steps = 20000};
    rest all = {tree, NULL};
    go_on(&o, (state){.at = first}, &all);
    if (o.steps < 0) {
        t->given_up++;
        return;
    }
    const cg_hit *hit = hit_at(&e->hits, first);
    t->compared++;
    t->found += hit != NULL;
    ck_assert_msg((hit != NULL) == (o.best_end != 0),
                  "\"%s\" at token %u of \"%s\": a match %s", pattern, first, text,
                  hit ? "too many" : "too few");
    if (!hit)
        return;
    ck_assert_msg(hit->end == o.best_end,
                  "\"%s\" at token %u of \"%s\": to %u, not to %u", pattern, first,
                  text, hit->end, o.best_end);
    ck_assert_msg(memcmp(&hit->matched, &o.best, sizeof o.best) == 0,
                  "\"%s\" at token %u of \"%s\": other tokens", pattern, first, text);
}

static void compare_pattern(const char *pattern, unsigned texts, tally *t)
{
    compiled c = compile_pattern(pattern, "");
    if (c.status != CG_OK) { /* a gap at an edge, nothing at all, a shadow */
        drop(&c);
        return;
    }
    cg_arena arena;
    cg_node *tree;
    cg_pattern_error error;
    cg_buf text;
    engine e;
    cg_arena_init(&arena, (size_t)1 << 20);
    ck_assert_int_eq(cg_pattern_parse(cg_slice_of(pattern), &arena, &tree, &error),
                     CG_OK);
    cg_buf_init(&text, 4096);
    engine_open(&e, c.program);
    for (unsigned i = 0; i < texts; i++) {
        make_text(&text);
        engine_load(&e, text.ptr);
        for (size_t s = 0; s < e.passage.sentences.len; s++) {
            engine_read(&e, s);
            engine_match(&e, 1u << CG_OWNER_CLAIM);
            for (uint32_t at = e.reading.range.first; at < e.reading.range.end; at++)
                compare_at(&e, tree, pattern, text.ptr, at, t);
        }
    }
    engine_close(&e);
    cg_buf_release(&text);
    cg_arena_release(&arena);
    drop(&c);
}

static void compare_many(uint64_t seed, unsigned patterns, unsigned texts, bool gaps)
{
    tally t = {0};
    cg_buf pattern;
    cg_buf_init(&pattern, 4096);
    chance = seed;
    for (unsigned i = 0; i < patterns; i++) {
        cg_buf_reset(&pattern);
        make(&pattern, 2, gaps);
        ck_assert(cg_buf_ok(&pattern));
        compare_pattern(pattern.ptr, texts, &t);
    }
    cg_buf_release(&pattern);
    /* Cases enough, of both kinds, and few that the oracle gave up. */
    ck_assert_uint_gt(t.compared, (unsigned long)patterns * texts);
    ck_assert_uint_gt(t.found, t.compared / 50);
    ck_assert_uint_lt(t.found, t.compared);
    ck_assert_uint_lt(t.given_up, t.compared / 10);
}

START_TEST(the_machine_finds_what_the_rule_language_says)
{
    compare_many(UINT64_C(0x9E3779B97F4A7C15), ROUNDS, 400, true);
}
END_TEST

START_TEST(patterns_without_gaps_agree_as_well)
{
    compare_many(UINT64_C(0xD1B54A32D192ED03), ROUNDS, 400, false);
}
END_TEST

Suite *scan_property_suite(void);
Suite *scan_property_suite(void)
{
    Suite *suite = suite_create("scan/property");
    TCase *tests = tcase_create("against a naive matcher");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, the_machine_finds_what_the_rule_language_says);
    tcase_add_test(tests, patterns_without_gaps_agree_as_well);
    suite_add_tcase(suite, tests);
    return suite;
}
