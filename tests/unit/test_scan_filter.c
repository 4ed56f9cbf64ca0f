/* The filter: that every way to tell bytes apart gives the same hits, that
 * cuts make no difference, and that nothing which a code matches is missed.
 * CLAIMGREP_PROOF=N makes the proof N times as long. */
#include "filter_texts.h"

#include "scan/filter.h"

#include <check.h>
#include <stdlib.h>

/* --- hits ----------------------------------------------------------------------- */

static cg_filter_hits hits_of(const cg_program *program, cg_filter_kind kind,
                              const char *bytes, size_t len, size_t piece)
{
    cg_filter_state *state = cg_alloc(sizeof *state);
    cg_filter_hits hits = {0};
    ck_assert_ptr_nonnull(state);
    ck_assert(cg_filter_init(state, program, kind));
    for (size_t at = 0; at < len;) {
        size_t step = piece ? 1 + draw((uint32_t)piece) : len;
        step = step > len - at ? len - at : step;
        ck_assert(cg_filter_run(state, bytes + at, step, &hits));
        at += step;
    }
    ck_assert(cg_filter_end(state, &hits));
    cg_alloc_free(state);
    return hits;
}

static void check_equal(const cg_filter_hits *a, const cg_filter_hits *b,
                        const char *what, size_t len)
{
    bool equal = a->len == b->len;
    for (size_t i = 0; i < a->len && equal; i++)
        equal = a->items[i].offset == b->items[i].offset &&
                a->items[i].anchor == b->items[i].anchor;
    ck_assert_msg(equal, "%s differs from plain at %zu bytes: %zu hits, %zu", what, len,
                  b->len, a->len);
}

static bool has(const cg_program *program, const cg_filter_hit *hit, uint32_t code)
{
    if (hit->anchor == CG_FILTER_ANY)
        return true;
    cg_anchor anchor = program->anchors.slots[hit->anchor];
    for (uint32_t i = 0; i < anchor.len; i++)
        if (program->anchors.codes[anchor.first + i] == code)
            return true;
    return false;
}

/* The offset of the first hit of the program's first claim pattern, or -1. */
static long first_hit(const char *pattern, const char *text)
{
    cg_program *program = program_of(compile_pattern(pattern, ""), pattern);
    cg_filter_hits hits = hits_of(program, CG_FILTER_BEST, text, strlen(text), 0);
    uint32_t code = program->code_count - 1;
    long offset = -1;
    ck_assert_msg(program->codes[code].anchored, "%s", pattern);
    for (size_t i = 0; i < hits.len && offset < 0; i++)
        if (has(program, &hits.items[i], code))
            offset = (long)hits.items[i].offset;
    cg_vec_release(&hits);
    cg_program_free(program);
    return offset;
}

/* --- single cases ------------------------------------------------------------------- */

static const struct example {
    const char *pattern, *text;
    bool found;
} examples[] = {
    {"opt out", "They may opt out of it.", true},
    {"opt out", "an OPT-\r\nOUT clause", true},
    {"opt out", "they **opted** \xE2\x80\x9Cout\xE2\x80\x9D", true},
    {"opt out", "they opted\xC2\xA0out", true},
    {"opt out", "they o\xC2\xADpt out", true},
    {"opt out", "opt", false},
    {"opt out", "out of opt", false},
    {"voluntary", "it is voluntary", true},
    {"voluntary", "it is voluntarily so", false},
    {"internationalisation", "an Internationalisation", true},
    {"internationalisation", "an institutionalisation", false},
    {"voluntary", "it is voluntar", false},
    {"caf\xC3\xA9 owner", "a CAFE\xCC\x81 owner", true},
    {"caf\xC3\xA9 owner", "a cafe owner", false},
    {"stra\xC3\x9F"
     "e",
     "die STRASSE", true},
    {"ofﬁce chair", "an office chair", true},
    {"\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82 rock",
     "\xCE\xA3\xCE\x8A\xCE\xA3\xCE\xA5\xCE\xA6\xCE\x9F\xCE\xA3 rock", true},
    {"U.S. visas", "all U.S. visas", true},
    {"U.S. visas", "all US visas", false},
    {"1,000.5 tonnes", "1,000.5 tonnes", true},
    {"1.5 megatonnes", "1.5megatonnes", true},
    {"megatonnes", "of 1.5megatonnes", true},
    {"megatonnes", "of 15megatonnes", true}, /* too much, but never too little */
    {"dare!", "they daren't", true},
    {"dare!", "they daren\xE2\x80\x99t", true},
    {"dare!", "they darent", false},
    {"agency head", "the agency's head", false},
    {"agency", "the agency's head", true},
};

START_TEST(anchors_are_found_however_they_are_written)
{
    const struct example *e = &examples[_i];
    bool found = first_hit(e->pattern, e->text) >= 0;
    ck_assert_msg(found == e->found, "\"%s\" in \"%s\"", e->pattern, e->text);
}
END_TEST

START_TEST(a_hit_is_at_the_last_word_of_its_anchor)
{
    ck_assert_int_eq(first_hit("voluntary", "it is \xE2\x80\x9Cvoluntary"), 9);
    ck_assert_int_eq(first_hit("opt out", "to opt - out"), 9);
}
END_TEST

/* Soft hyphens without end: no word that could be folded, so any could stand
 * there. A word with as many letters matches nothing. */
START_TEST(a_word_that_can_not_be_told_is_every_word)
{
    cg_program *program = program_of(compile_pattern("voluntary", ""), "");
    cg_buf text;
    cg_buf_init(&text, SIZE_MAX);
    cg_buf_add_slice(&text, CG_SLICE("volun"));
    for (int i = 0; i < 3000; i++)
        cg_buf_add_slice(&text, CG_SLICE("\xC2\xAD"));
    cg_buf_add_slice(&text, CG_SLICE("tary "));
    for (int i = 0; i < 3000; i++)
        cg_buf_add_slice(&text, CG_SLICE("\xC3\xA9"));
    ck_assert(cg_buf_ok(&text));
    cg_filter_hits hits = hits_of(program, CG_FILTER_BEST, text.ptr, text.len, 100);
    ck_assert_uint_eq(hits.len, 1);
    ck_assert_uint_eq(hits.items[0].anchor, CG_FILTER_ANY);
    ck_assert_uint_eq(hits.items[0].offset, 0);
    cg_vec_release(&hits);
    cg_buf_release(&text);
    cg_program_free(program);
}
END_TEST

/* --- all kinds alike -------------------------------------------------------------------- */

static const char *const noise[] = {
    "opt",
    "out",
    " ",
    "  ",
    "\n",
    "'",
    "t",
    "n",
    "isn't",
    "\xE2\x80\x99",
    "1.5m",
    "20",
    "\xC3",
    "\xA9",
    "\xC2\xAD",
    "é",
    "voluntary",
    "-",
    ".",
    "\xF0\x9F\x98\x80",
    "\xC2\xA0",
    "\xE2\x80\x94",
    "\xE2\x80\x9C",
    "\xE2\x80\x99t",
    "\xC2",
    "\xC2\xAA",
    "\xE2\x80\x8B",
    "OPT",
    "u.s",
    "\xFF",
    "\x80",
    "abcdefghijklmnopqrstuvwxyz",
    "0",
    "@[`{/:",
    "\xE2\x80",
};

static size_t fill_noise(char *bytes, size_t len)
{
    size_t at = 0;
    for (uint32_t mode = draw(4); at < len;) {
        if (mode == 0) {
            bytes[at++] = (char)draw(256);
            continue;
        }
        const char *piece = noise[draw(sizeof noise / sizeof *noise)];
        if (mode == 1 && draw(3))
            piece = " opt out ";
        for (; *piece && at < len; piece++)
            bytes[at++] = *piece;
    }
    return at;
}

static const char *const alike_patterns =
    "(opt out | voluntary | dare | u.s. visa | 20 opt | isn't opt | caf\xC3\xA9 | t "
    "out | m)";

START_TEST(all_kinds_give_the_same_hits_at_any_length_and_alignment)
{
    cg_program *program =
        program_of(compile_pattern(alike_patterns, ""), alike_patterns);
    char *bytes = cg_alloc(10000);
    ck_assert_ptr_nonnull(bytes);
    seed = 42;
    for (int i = 0; i < 3000; i++) {
        size_t align = draw(64), len = i < 2900 ? draw(400) : draw(9900);
        char *text = bytes + align;
        fill_noise(text, len);
        cg_filter_hits plain = hits_of(program, CG_FILTER_PLAIN, text, len, 0);
        cg_filter_hits bytewise = hits_of(program, CG_FILTER_PLAIN, text, len, 1);
        check_equal(&plain, &bytewise, "byte for byte", len);
        cg_vec_release(&bytewise);
        for (int kind = CG_FILTER_BEST; kind < CG_FILTER_KIND_COUNT; kind++) {
            cg_filter_state state;
            if (!cg_filter_init(&state, program, (cg_filter_kind)kind))
                continue;
            cg_filter_hits whole = hits_of(program, (cg_filter_kind)kind, text, len, 0);
            cg_filter_hits cut = hits_of(program, (cg_filter_kind)kind, text, len, 200);
            check_equal(&plain, &whole, "one kind", len);
            check_equal(&plain, &cut, "one kind, cut,", len);
            cg_vec_release(&whole);
            cg_vec_release(&cut);
        }
        cg_vec_release(&plain);
    }
    cg_alloc_free(bytes);
    cg_program_free(program);
}
END_TEST

/* --- the proof ------------------------------------------------------------------------------ */

typedef struct proof {
    engine engine;
    cg_document document;
    cg_filter_hits found;
    size_t matches; /* of anchored codes */
} proof;

static bool is_found(const proof *p, uint32_t code, cg_span block)
{
    for (size_t i = 0; i < p->found.len; i++)
        if (p->found.items[i].offset >= block.start &&
            p->found.items[i].offset < block.end &&
            has(p->engine.program, &p->found.items[i], code))
            return true;
    return false;
}

static void prove_block(proof *p, const cg_block *block)
{
    engine *e = &p->engine;
    cg_slice text = p->document.text;
    cg_machine_reset(&e->machine);
    ck_assert(cg_passage_load(&e->passage, text, block->span, block->kind));
    ck_assert(cg_passage_read(&e->passage));
    cg_vec_reset(&e->hits);
    cg_token_range all = {0, (uint32_t)e->passage.tokens.len};
    ck_assert(cg_passage_find_values(&e->passage, all, NULL));
    cg_machine_run(&e->machine, &e->passage, all, NULL,
                   1u << CG_OWNER_CLAIM | 1u << CG_OWNER_NAME, &e->hits);
    for (size_t i = 0; i < e->hits.len; i++) {
        const cg_code *code = &e->program->codes[e->hits.items[i].code];
        cg_slice words = engine_words(e, e->hits.items[i].first, e->hits.items[i].end);
        if (!code->anchored)
            continue;
        p->matches++;
        ck_assert_msg(is_found(p, e->hits.items[i].code, block->span),
                      "\"%.*s\" matches \"%.*s\" in \"%.*s\", and was missed",
                      (int)code->source.len,
                      cg_program_text(e->program, code->source).ptr, (int)words.len,
                      words.ptr, (int)text.len, text.ptr);
    }
}

static void prove_text(proof *p, const cg_buf *text, cg_filter_state *state)
{
    cg_error error;
    ck_assert_int_eq(
        cg_document_load(&p->document, CG_SLICE("a"), cg_buf_slice(text), &error),
        CG_OK);
    cg_vec_reset(&p->found);
    cg_filter_reset(state);
    cg_slice all = p->document.text;
    size_t half = draw((uint32_t)all.len + 1);
    ck_assert(cg_filter_run(state, all.ptr, half, &p->found));
    ck_assert(cg_filter_run(state, all.ptr + half, all.len - half, &p->found));
    ck_assert(cg_filter_end(state, &p->found));
    for (size_t i = 0; i < p->document.blocks.len; i++)
        prove_block(p, &p->document.blocks.items[i]);
}

/* One set of rules and many texts. Returns how many texts were tried. */
static size_t prove(draft *drafts, cg_buf *pack, cg_buf texts[2], size_t *matches)
{
    enum { TEXTS = 300 };
    proof p = {0};
    cg_program *program = draw_program(drafts, pack);
    if (!program)
        return 0;
    cg_filter_state state;
    engine_open(&p.engine, program);
    cg_document_init(&p.document);
    ck_assert(cg_filter_init(&state, program, CG_FILTER_BEST));
    for (int i = 0; i < TEXTS; i++) {
        write_text(&texts[0], drafts);
        if (draw(3) == 0)
            disturb(&texts[0], &texts[1]);
        prove_text(&p, &texts[0], &state);
    }
    *matches += p.matches;
    cg_vec_release(&p.found);
    cg_document_release(&p.document);
    engine_close(&p.engine);
    cg_program_free(program);
    return TEXTS;
}

START_TEST(whatever_the_machine_matches_the_filter_finds)
{
    draft drafts[SAMPLES];
    cg_buf pack, texts[2];
    const char *longer = getenv("CLAIMGREP_PROOF");
    size_t wanted = 20000 * (longer ? strtoul(longer, NULL, 10) : 1), tried = 0,
           matches = 0;
    cg_buf_init(&pack, CG_MAX_RULES_FILE);
    cg_buf_init(&texts[0], CG_MAX_RULES_FILE);
    cg_buf_init(&texts[1], CG_MAX_RULES_FILE);
    for (int i = 0; i < SAMPLES; i++)
        cg_buf_init(&drafts[i].text, CG_MAX_RULES_FILE);
    seed = 20081027;
    while (tried < wanted)
        tried += prove(drafts, &pack, texts, &matches);
    ck_assert_uint_gt(matches, tried / 2); /* or it proves little */
    if (longer)
        printf("filter: %zu texts, %zu matches, none missed\n", tried, matches);
    for (int i = 0; i < SAMPLES; i++)
        cg_buf_release(&drafts[i].text);
    cg_buf_release(&texts[0]);
    cg_buf_release(&texts[1]);
    cg_buf_release(&pack);
}
END_TEST

Suite *scan_filter_suite(void)
{
    Suite *suite = suite_create("scan/filter");
    TCase *words = tcase_create("words"), *all = tcase_create("proof");
    tcase_add_loop_test(words, anchors_are_found_however_they_are_written, 0,
                        sizeof examples / sizeof *examples);
    tcase_add_test(words, a_hit_is_at_the_last_word_of_its_anchor);
    tcase_add_test(words, a_word_that_can_not_be_told_is_every_word);
    tcase_set_timeout(all, 3600);
    tcase_add_test(all, all_kinds_give_the_same_hits_at_any_length_and_alignment);
    tcase_add_test(all, whatever_the_machine_matches_the_filter_finds);
    suite_add_tcase(suite, words);
    suite_add_tcase(suite, all);
    return suite;
}
