#include "pack_fixture.h"
#include "rules/codegen.h"

#include <stdio.h>
#include <stdlib.h>

/* --- a builder and a pack's symbols ------------------------------------------------ */

typedef struct bench {
    loaded pack;
    cg_lang *lang;
    cg_arena trees, arena;
    cg_vocabulary vocabulary;
    cg_symbols symbols;
    cg_codegen builder;
    cg_error error;
} bench;

/* `members` of the pack: its names and lexicons. */
static void bench_open(bench *b, const char *members)
{
    char text[2000];
    snprintf(text, sizeof text,
             "{'claimgrep':1,'pack':{'id':'p'},%s'claims':[" CLAIM "]}", members);
    *b = (bench){.pack = load(text)};
    ck_assert_int_eq(cg_lang_load("en", NULL, &b->lang, &b->error), CG_OK);
    cg_arena_init(&b->trees, (size_t)64 << 20);
    cg_arena_init(&b->arena, (size_t)64 << 20);
    cg_vocabulary_init(&b->vocabulary);
    ck_assert_int_eq(cg_symbols_init(&b->symbols, &b->pack.rules->packs.items[0], 0,
                                     &b->trees, b->pack.diags, &b->error),
                     CG_OK);
    cg_codegen_init(&b->builder, &b->arena, b->lang, &b->vocabulary);
    b->builder.symbols = &b->symbols;
}

static void bench_close(bench *b)
{
    cg_codegen_release(&b->builder);
    cg_vocabulary_release(&b->vocabulary);
    cg_arena_release(&b->arena);
    cg_arena_release(&b->trees);
    cg_lang_free(b->lang);
    unload(b->pack);
}

static cg_status bench_add(bench *b, const char *pattern, cg_emit_mode mode)
{
    cg_node *tree;
    cg_pattern_error wrong;
    cg_slice text = cg_slice_of(pattern);
    ck_assert_int_eq(cg_pattern_parse(text, &b->trees, &tree, &wrong), CG_OK);
    return cg_codegen_add(&b->builder, tree, mode, text, (cg_code){0},
                          &b->error);
}

/* --- code as text --------------------------------------------------------------------- */

static void show_set(const bench *b, uint32_t number, cg_buf *out)
{
    cg_word_set set = b->builder.sets.items[number];
    for (uint32_t i = 0; i < set.len; i++) {
        cg_slice word =
            b->vocabulary.words.items[b->builder.set_words.items[set.first + i]];
        cg_buf_printf(out, "%s%.*s", i ? "," : "", (int)word.len, word.ptr);
    }
}

static void show(const bench *b, uint32_t first, cg_buf *out)
{
    static const char *const names[] = {
#define OPCODE(name, text, consumes) text,
#include "rules/opcodes.def"
#undef OPCODE
    };
    for (uint32_t i = first; i < b->builder.insts.len; i++) {
        cg_inst inst = b->builder.insts.items[i];
        cg_buf_printf(out, "%s%s", i > first ? " | " : "", names[inst.op]);
        if (inst.op == CG_OP_WORD) {
            cg_buf_add_char(out, ' ');
            show_set(b, inst.x, out);
        } else if (inst.op == CG_OP_CAPS || inst.op == CG_OP_EXACT ||
                   inst.op == CG_OP_PREFIX || inst.op == CG_OP_MARK) {
            cg_slice text =
                cg_text_pool_get(&b->builder.texts, b->builder.strings.items[inst.x]);
            cg_buf_printf(out, " %.*s", (int)text.len, text.ptr);
        } else if (inst.op == CG_OP_SPLIT || inst.op == CG_OP_GAP) {
            cg_buf_printf(out, " %u %u", inst.x - first, inst.y - first);
        } else if (inst.op == CG_OP_JUMP) {
            cg_buf_printf(out, " %u", inst.x - first);
        } else if (inst.op == CG_OP_ALT) {
            cg_slice text = cg_text_pool_get(&b->builder.texts,
                                             b->builder.alternatives.items[inst.x].text);
            cg_buf_printf(out, " <%.*s>", (int)text.len, text.ptr);
        }
    }
}

START_TEST(trees_become_the_code_that_the_machine_runs)
{
    static const struct {
        const char *pattern;
        cg_emit_mode mode;
        const char *code;
    } table[] = {
        {"the!", CG_EMIT_PATTERN, "word the | match"},
        {"the of", CG_EMIT_PATTERN, "word the | word of | match"},
        {"opt", CG_EMIT_PATTERN, "word opt,opts,opted,opting | match"},
        {"not", CG_EMIT_PATTERN, "word not,n't | match"},
        {"2008", CG_EMIT_PATTERN, "word 2008 | match"},
        {"=ICE", CG_EMIT_PATTERN, "exact ICE | match"},
        {"volunt*", CG_EMIT_PATTERN, "prefix volunt | match"},
        {"the, of", CG_EMIT_PATTERN, "word the | mark , | word of | match"},
        {"/x/", CG_EMIT_PATTERN, "regex | match"},
        {"the? of", CG_EMIT_PATTERN, "split 1 2 | word the | word of | match"},
        {"(the | of)", CG_EMIT_PATTERN,
         "split 1 4 | alt <the> | word the | jump 6 | alt <of> | word of | match"},
        {"the ...2 of", CG_EMIT_PATTERN,
         "word the | gap 5 2 | any | gap 5 4 | any | word of | match"},
        {"the & of", CG_EMIT_PATTERN,
         "split 1 7 | word the | gap 5 3 | any | jump 2 | word of | jump 12 | "
         "word of | gap 11 9 | any | jump 8 | word the | match"},
        /* names */
        {"Open Door", CG_EMIT_NAME,
         "caps Open | split 2 4 | caps Door | jump 5 | caps Doors | match"},
        {"Bus", CG_EMIT_NAME, "split 1 3 | caps Bus | jump 4 | caps Buses | match"},
        {"open door", CG_EMIT_NAME, "word open | word door,doors | match"},
        {"Open Door", CG_EMIT_ANY_CASE, "word open | word door,doors | match"},
        {"Door (A | B)", CG_EMIT_NAME,
         "caps Door | split 2 8 | alt <A> | split 4 6 | caps A | jump 7 | caps As | "
         "jump 13 | "
         "alt <B> | split 10 12 | caps B | jump 13 | caps Bs | match"},
    };
    bench b;
    cg_buf out;
    cg_buf_init(&out, 4096);
    bench_open(&b, "");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        uint32_t first = (uint32_t)b.builder.insts.len;
        ck_assert_int_eq(bench_add(&b, table[i].pattern, table[i].mode), CG_OK);
        cg_buf_reset(&out);
        show(&b, first, &out);
        ck_assert_msg(strcmp(out.ptr, table[i].code) == 0, "%s: %s", table[i].pattern,
                      out.ptr);
    }
    bench_close(&b);
    cg_buf_release(&out);
}
END_TEST

START_TEST(equal_words_share_one_set)
{
    bench b;
    bench_open(&b, "");
    ck_assert_int_eq(bench_add(&b, "leave opt", CG_EMIT_PATTERN), CG_OK);
    size_t sets = b.builder.sets.len, words = b.vocabulary.words.len;
    ck_assert_int_eq(bench_add(&b, "(opt left | leaving opted) opt", CG_EMIT_PATTERN),
                     CG_OK);
    ck_assert_uint_eq(b.builder.sets.len, sets);
    ck_assert_uint_eq(b.vocabulary.words.len, words);
    bench_close(&b);
}
END_TEST

/* --- where codes begin ------------------------------------------------------------------- */

/* "word" for a start at a word, "<word" for one at the word behind it, "*" for
 * one at any token. */
static void show_starts(const bench *b, cg_buf *out)
{
    for (size_t i = 0; i < b->builder.starts.len; i++) {
        const cg_word_start *s = &b->builder.starts.items[i];
        cg_slice word = s->word ? b->vocabulary.words.items[s->word] : CG_SLICE("*");
        cg_buf_printf(out, "%s%s%.*s", i ? " " : "", s->start.back ? "<" : "",
                      (int)word.len, word.ptr);
    }
}

START_TEST(codes_begin_where_their_first_word_may_stand)
{
    static const struct {
        const char *pattern;
        cg_emit_mode mode;
        const char *starts;
    } table[] = {
        {"opt out", CG_EMIT_PATTERN, "opt opts opted opting"},
        {"opt? green!", CG_EMIT_PATTERN, "opt opts opted opting green"},
        {"(green! | blue!) x", CG_EMIT_PATTERN, "green blue"},
        {"green! & blue!", CG_EMIT_PATTERN, "green blue"},
        {"=ICE x", CG_EMIT_PATTERN, "ice"},
        {"Door", CG_EMIT_NAME, "door doors"},
        {"volunt* x", CG_EMIT_PATTERN, "*"},
        {"/x/ x", CG_EMIT_PATTERN, "*"},
        {"\\, x", CG_EMIT_PATTERN, "*"},
        /* words that stand everywhere leave it to the word behind them */
        {"the green!", CG_EMIT_PATTERN, "<green"},
        {"can! green!", CG_EMIT_PATTERN, "<green"},
        {"the (green! | blue!)", CG_EMIT_PATTERN, "<green <blue"},
        {"the", CG_EMIT_PATTERN, "the"},
        {"the green!?", CG_EMIT_PATTERN, "the"},
        {"the =X", CG_EMIT_PATTERN, "the"},
        {"the ... green!", CG_EMIT_PATTERN, "the"},
    };
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        bench b;
        bench_open(&b, "");
        ck_assert_int_eq(bench_add(&b, table[i].pattern, table[i].mode), CG_OK);
        cg_buf_reset(&out);
        show_starts(&b, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].starts), "%s: %.*s",
                      table[i].pattern, (int)out.len, out.ptr);
        bench_close(&b);
    }
    cg_buf_release(&out);
}
END_TEST

/* --- caps ------------------------------------------------------------------------------------ */

#define TEN(x) x x x x x x x x x x
#define PATTERN_OF_GAPS TEN("a ...20 ") "b"

START_TEST(a_pattern_that_expands_too_far_is_refused_at_the_cap)
{
    static const char *const patterns[] = {"@l @l @l", "x (@l | y) @l? @l",
                                           "(@l & @l & @l & @l)",
                                           "((((@l & a) & b) & c) & d)"};
    bench b;
    cg_buf members;
    cg_buf_init(&members, 4096);
    cg_buf_add_slice(
        &members,
        CG_SLICE("'lexicons':{'l':['@m @m'],'m':['@n @n'],'n':['@o @o'],"
                 "'o':['@p @p'],'p':['@q @q'],'q':['@r @r'],"
                 "'r':['@s @s'],'s':['@t @t'],'t':['u','v','w','x','y','z']},"));
    bench_open(&b, members.ptr);
    ck_assert_int_eq(bench_add(&b, "the x", CG_EMIT_PATTERN), CG_OK);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        size_t insts = b.builder.insts.len, codes = b.builder.codes.len,
               alternatives = b.builder.alternatives.len, starts = b.builder.starts.len;
        ck_assert_int_eq(bench_add(&b, patterns[i], CG_EMIT_PATTERN), CG_E_CONTENT);
        ck_assert_str_eq(b.builder.message,
                         "the pattern has too many alternatives when expanded");
        ck_assert_uint_eq(b.builder.where.end, strlen(patterns[i]));
        /* Nothing is left of it, and little was ever made. */
        ck_assert_uint_eq(b.builder.insts.len, insts);
        ck_assert_uint_eq(b.builder.codes.len, codes);
        ck_assert_uint_eq(b.builder.alternatives.len, alternatives);
        ck_assert_uint_eq(b.builder.starts.len, starts);
        ck_assert_uint_le(b.builder.insts.room, 4 * CG_MAX_PATTERN_CODE);
    }
    ck_assert_int_eq(bench_add(&b, PATTERN_OF_GAPS, CG_EMIT_PATTERN), CG_OK);
    bench_close(&b);
    cg_buf_release(&members);
}
END_TEST

START_TEST(the_texts_of_alternatives_are_kept_once)
{
    bench b;
    bench_open(&b, "'lexicons':{'l':['first','second']},");
    ck_assert_int_eq(bench_add(&b, "@l x @l y @l", CG_EMIT_PATTERN), CG_OK);
    ck_assert_uint_eq(b.builder.alternatives.len, 6);
    for (size_t i = 2; i < 6; i++)
        ck_assert_uint_eq(b.builder.alternatives.items[i].text.at,
                          b.builder.alternatives.items[i - 2].text.at);
    bench_close(&b);
}
END_TEST

START_TEST(the_longest_match_is_counted)
{
    static const struct {
        const char *pattern;
        unsigned longest;
    } table[] = {{"the", 1}, {"the of the", 3}, {"the ...4 of", 6}, {"the of? the", 3}};
    bench b;
    bench_open(&b, "");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ck_assert_int_eq(bench_add(&b, table[i].pattern, CG_EMIT_PATTERN), CG_OK);
        ck_assert_uint_eq(b.builder.longest, table[i].longest);
    }
    bench_close(&b);
}
END_TEST

Suite *rules_codegen_suite(void);
Suite *rules_codegen_suite(void)
{
    Suite *suite = suite_create("rules/codegen");
    TCase *tests = tcase_create("code");
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, trees_become_the_code_that_the_machine_runs);
    tcase_add_test(tests, equal_words_share_one_set);
    tcase_add_test(tests, codes_begin_where_their_first_word_may_stand);
    tcase_add_test(tests, a_pattern_that_expands_too_far_is_refused_at_the_cap);
    tcase_add_test(tests, the_texts_of_alternatives_are_kept_once);
    tcase_add_test(tests, the_longest_match_is_counted);
    suite_add_tcase(suite, tests);
    return suite;
}
