/* What the tests of patterns, scanning and stances share. A pack is written
 * with ' for "; a pattern stands in a pack of its own as it is. */
#ifndef TESTS_UNIT_ENGINE_FIXTURE_H
#define TESTS_UNIT_ENGINE_FIXTURE_H

#include "pack_fixture.h"

#include "result/result.h"
#include "scan/reading.h"
#include "stance/scanner.h"

#include <stdio.h>

/* What compiling gave: a program, or why there is none. */
typedef struct compiled {
    cg_program *program;
    cg_diags *diags;
    cg_status status;
    cg_error error;
} compiled;

static inline compiled compile_bytes(const char *text, size_t len)
{
    compiled c = {.status = CG_OK};
    loaded l = load_bytes(text, len);
    c.diags = l.diags;
    c.status = cg_ruleset_compile(l.rules, c.diags, &c.program, &c.error);
    cg_ruleset_free(l.rules);
    return c;
}

static inline compiled compile(const char *quoted)
{
    char *text = json_of(quoted);
    compiled c = compile_bytes(text, strlen(text));
    cg_alloc_free(text);
    return c;
}

static inline void drop(compiled *c)
{
    cg_program_free(c->program);
    cg_diags_free(c->diags);
}

static inline cg_program *program_of(compiled c, const char *what)
{
    if (c.status != CG_OK && cg_diags_count(c.diags))
        (void)cg_diags_print(c.diags, stdout, false);
    ck_assert_msg(c.status == CG_OK, "%s: does not compile", what);
    cg_diags_free(c.diags);
    return c.program;
}

static inline cg_program *program_new(const char *quoted)
{
    return program_of(compile(quoted), quoted);
}

/* A pack whose one claim, without a subject, has `pattern`; `more` is put
 * before its claims. */
static inline compiled compile_pattern(const char *pattern, const char *more)
{
    cg_buf text;
    cg_buf_init(&text, CG_MAX_RULES_FILE);
    char *head = json_of(more);
    cg_buf_printf(
        &text,
        "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},%s\"claims\":[{\"id\":\"a\","
        "\"claim\":\"c\",\"subject\":null,\"supports\":[",
        head);
    cg_json_add_string(&text, cg_slice_of(pattern));
    cg_buf_add_slice(&text, CG_SLICE("]}]}"));
    ck_assert(cg_buf_ok(&text));
    compiled c = compile_bytes(text.ptr, text.len);
    cg_buf_release(&text);
    cg_alloc_free(head);
    return c;
}

/* --- a passage, read ---------------------------------------------------------- */

typedef struct engine {
    const cg_program *program;
    cg_passage passage;
    cg_machine machine;
    cg_reading reading;
    cg_hits hits;
} engine;

static inline void engine_open(engine *e, const cg_program *program)
{
    *e = (engine){.program = program};
    cg_passage_init(&e->passage, program);
    ck_assert(cg_machine_init(&e->machine, program));
    cg_reading_init(&e->reading);
}

static inline void engine_close(engine *e)
{
    cg_vec_release(&e->hits);
    cg_reading_release(&e->reading);
    cg_machine_release(&e->machine);
    cg_passage_release(&e->passage);
}

/* The text as one paragraph. */
static inline void engine_load(engine *e, const char *text)
{
    cg_slice all = cg_slice_of(text);
    cg_machine_reset(&e->machine);
    ck_assert(cg_passage_load(&e->passage, all, (cg_span){0, (uint32_t)all.len},
                              CG_BLOCK_PARAGRAPH));
    ck_assert(cg_passage_read(&e->passage));
}

static inline void engine_read(engine *e, size_t sentence)
{
    ck_assert_uint_lt(sentence, e->passage.sentences.len);
    ck_assert(cg_reading_load(&e->reading, &e->machine, &e->passage,
                              e->passage.sentences.items[sentence]));
}

/* One sentence, and what is shown of how it is read. */
typedef struct engine_reading {
    const char *text, *shown;
} engine_reading;

/* `show` replaces the buffer. */
static inline void engine_check_readings(const engine_reading *table, size_t len,
                                         void (*show)(const engine *e, cg_buf *out))
{
    cg_program *program = program_of(compile_pattern("zzz", ""), "zzz");
    engine e;
    cg_buf out;
    engine_open(&e, program);
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        engine_load(&e, table[i].text);
        ck_assert_msg(e.passage.sentences.len == 1, "\"%s\": %zu sentences", table[i].text,
                      e.passage.sentences.len);
        engine_read(&e, 0);
        show(&e, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].shown), "\"%s\":\n%.*s",
                      table[i].text, (int)out.len, out.ptr);
    }
    cg_buf_release(&out);
    engine_close(&e);
    cg_program_free(program);
}

/* The matches of `owners` in the sentence that was read. */
static inline void engine_match(engine *e, unsigned owners)
{
    cg_vec_reset(&e->hits);
    cg_machine_run(&e->machine, &e->passage, e->reading.range, e->reading.bounds.items,
                   owners, &e->hits);
    ck_assert(!e->machine.failed);
}

static inline cg_slice engine_words(const engine *e, uint32_t first, uint32_t end)
{
    const cg_token *tokens = e->passage.tokens.items;
    return cg_slice_sub(e->passage.text, tokens[first].span.start,
                        tokens[end - 1].span.end);
}

/* --- a document, scanned --------------------------------------------------------- */

static inline cg_results *scan_bytes(const cg_program *program, const char *path,
                                     const char *bytes, size_t len)
{
    cg_error error;
    cg_scanner *scanner = cg_scanner_new(program);
    cg_results *results = cg_results_new();
    ck_assert(scanner && results);
    ck_assert_int_eq(cg_scan_buffer(scanner, path, bytes, len, results, &error), CG_OK);
    cg_scanner_free(scanner);
    return results;
}

static inline cg_results *scan_text(const cg_program *program, const char *text)
{
    return scan_bytes(program, "a.txt", text, strlen(text));
}

#endif
