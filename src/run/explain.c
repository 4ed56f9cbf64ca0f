/* Why a sentence came out as it did: the file is scanned as in a check, and
 * what the scanner knows at the place that is asked about is told. */
#include "run/explain.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "run/exit.h"
#include "run/rules.h"
#include "run/scan.h"
#include "run/sidecars.h"

#include <errno.h>
#include <stdio.h>

/* --- shared by the files of an explanation ------------------------------------------ */

cg_span cg_explain_span(const cg_explainer *e, cg_token_range tokens)
{
    const cg_token *items = e->scanner->passage.tokens.items;
    return (cg_span){items[tokens.first].span.start, items[tokens.end - 1].span.end};
}

cg_slice cg_explain_words(const cg_explainer *e, cg_token_range tokens)
{
    cg_span span = cg_explain_span(e, tokens);
    cg_slice text = cg_slice_sub(e->scanner->document.text, span.start, span.end);
    if (text.len > CG_MAX_QUOTE) {
        text.len = CG_MAX_QUOTE;
        while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    return text;
}

const char *cg_explain_pattern(const cg_code *code)
{
    static char text[40];
    const char *list = code->owner == CG_OWNER_UNLESS ? "unless"
                       : code->sign < 0               ? "contradicts"
                                                      : "supports";
    (void)snprintf(text, sizeof text, "%s/%u", list, code->position);
    return text;
}

/* --- which claim ------------------------------------------------------------------------ */

static cg_slice short_id(cg_slice id)
{
    for (size_t i = id.len; i > 0; i--)
        if (id.ptr[i - 1] == '/')
            return cg_slice_sub(id, i, id.len);
    return id;
}

static cg_status refuse_claim(const cg_program *program, cg_slice wanted, cg_error *error)
{
    cg_nearest nearest = {0};
    bool whole = memchr(wanted.ptr, '/', wanted.len) != NULL;
    for (uint32_t i = 0; i < program->claim_count; i++) {
        cg_slice id = program->claims[i].id;
        cg_nearest_offer(&nearest, wanted, whole ? id : short_id(id));
    }
    if (nearest.best.ptr)
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "there is no claim \"%s\"; did you mean \"%.*s\"?", wanted.ptr,
                            (int)nearest.best.len, nearest.best.ptr);
    return cg_error_set(error, CG_E_USAGE, 0, NULL, "there is no claim \"%s\"", wanted.ptr);
}

/* By its whole id, or by the part behind the slash when only one has it. */
static cg_status find_claim(const cg_program *program, const char *name, uint32_t *claim,
                            cg_error *error)
{
    cg_slice wanted = cg_slice_of(name), first = {"", 0};
    uint32_t found = 0;
    for (uint32_t i = 0; i < program->claim_count; i++) {
        cg_slice id = program->claims[i].id;
        if (cg_slice_equal(id, wanted)) {
            *claim = i;
            return CG_OK;
        }
        if (!cg_slice_equal(short_id(id), wanted))
            continue;
        if (++found > 1)
            return cg_error_set(error, CG_E_USAGE, 0, NULL,
                                "\"%s\" is the id of more than one claim: write \"%.*s\" or "
                                "\"%.*s\"",
                                name, (int)first.len, first.ptr, (int)id.len, id.ptr);
        first = id;
        *claim = i;
    }
    return found ? CG_OK : refuse_claim(program, wanted, error);
}

/* --- which sentences ---------------------------------------------------------------------- */

static cg_status write_out(cg_explainer *e)
{
    if (!cg_buf_ok(&e->out))
        return cg_error_memory(e->error);
    errno = 0;
    if (fwrite(e->out.ptr, 1, e->out.len, e->file) != e->out.len)
        return cg_error_set(e->error, CG_E_IO, errno, NULL, "can't write the explanation");
    return CG_OK;
}

static cg_status see_sentence(void *context, const cg_scanner *scanner, size_t first_statement)
{
    cg_explainer *e = context;
    e->scanner = scanner;
    if (!cg_explain_is_asked(e))
        return CG_OK;
    cg_buf_reset(&e->out);
    cg_arena_reset(&e->arena);
    cg_status status = cg_explain_sentence(e);
    if (status == CG_OK)
        status = cg_explain_matches(e, first_statement);
    if (status == CG_OK)
        status = cg_explain_misses(e);
    if (status == CG_OK)
        status = write_out(e);
    e->sentences++;
    return status;
}

/* --- the whole ------------------------------------------------------------ */

static cg_status explain_source(cg_explainer *e, const char *path, cg_slice source)
{
    cg_watch watch = {see_sentence, e};
    cg_results *results = cg_results_new();
    cg_scanner *scanner = cg_scanner_new(e->program);
    cg_status status = CG_OK;
    if (!results || !scanner) {
        status = cg_error_memory(e->error);
        goto out;
    }
    scanner->watch = &watch;
    cg_probe_init(&e->probe, &scanner->machine);
    status = cg_scan_bytes(scanner, e->plan, path, source, results, e->error);
    if (status == CG_OK && e->sentences == 0)
        status = cg_explain_refuse(e, scanner, results);
    if (status == CG_OK)
        status = cg_exit_check_cut(results, e->error);
out:
    cg_probe_release(&e->probe);
    cg_scanner_free(scanner);
    cg_results_free(results);
    return status;
}

/* "news.zip!page.txt" is in the file "news.zip": the longest path that is there. */
static cg_status read_file(cg_explainer *e, cg_buf *path, cg_buf *source, bool *cut)
{
    cg_error own = {0};
    cg_buf_add_slice(path, cg_slice_of(e->options->path));
    if (!cg_buf_ok(path))
        return cg_error_memory(e->error);
    cg_status status = cg_file_read(path->ptr, CG_MAX_DOCUMENT, source, cut, e->error);
    char *mark;
    while (status == CG_E_IO && (mark = strrchr(path->ptr, '!')) != NULL) {
        *mark = '\0';
        status = cg_file_read(path->ptr, CG_MAX_DOCUMENT, source, cut, &own);
        if (status != CG_OK && status != CG_E_IO && e->error)
            *e->error = own;
    }
    return status;
}

/* As a check would read it: with what a sidecar and the configuration say of it. */
static cg_status explain_bytes(cg_explainer *e, const char *file, cg_slice source)
{
    const cg_paths_request request = {
        .named = &file,
        .count = 1,
        .select = {.config = e->options->config, .no_ignore = true},
    };
    cg_paths paths;
    cg_paths_init(&paths);
    paths.options = &e->chosen.options;
    cg_status status = cg_paths_list(&paths, &request, e->error);
    if (status == CG_OK)
        status = cg_sidecars_read(&paths, e->options->config, e->diags, e->error);
    if (status == CG_OK) {
        const cg_reading_plan plan = {
            .options = paths.options,
            .given = paths.items.len == 1 ? paths.items.items[0].given : NULL,
        };
        e->plan = &plan;
        status = explain_source(e, file, source);
        e->plan = NULL;
    }
    cg_paths_release(&paths);
    return status;
}

static cg_status explain_file(cg_explainer *e)
{
    bool cut = false;
    cg_buf source, path;
    cg_buf_init(&source, CG_MAX_DOCUMENT);
    cg_buf_init(&path, CG_MAX_PATH);
    cg_status status = read_file(e, &path, &source, &cut);
    if (status == CG_OK)
        status = explain_bytes(e, path.ptr, cg_buf_slice(&source));
    errno = 0;
    if (status == CG_OK && fflush(e->file) != 0)
        status = cg_error_set(e->error, CG_E_IO, errno, NULL, "can't write the explanation");
    if (status == CG_OK && cut)
        status = cg_error_set(e->error, CG_E_LIMIT, 0, e->options->path, "only the start was read");
    cg_buf_release(&path);
    cg_buf_release(&source);
    return status;
}

static cg_status explain_as_chosen(cg_explainer *e)
{
    const cg_explain_options *options = e->options;
    cg_status status = cg_chosen_init(&e->chosen, options->formats_of, options->formats_of_len,
                                       options->text_column, e->error);
    if (status == CG_OK)
        status = explain_file(e);
    cg_chosen_release(&e->chosen);
    return status;
}

cg_status cg_explain(const cg_explain_options *options, FILE *out, cg_diags *diags,
                     cg_error *error)
{
    cg_program *program = NULL;
    cg_explainer e = {.options = options,
                      .printer = options->json ? &cg_explain_json : &cg_explain_text,
                      .diags = diags,
                      .file = out,
                      .error = error};
    cg_status status =
        cg_rules_load(options->rules, options->rules_len, diags, NULL, &program, error);
    if (status != CG_OK)
        return status;
    e.program = program;
    cg_arena_init(&e.arena, CG_MAX_EXPLANATION);
    cg_buf_init(&e.out, CG_MAX_EXPLANATION);
    cg_buf_init(&e.scratch, CG_MAX_EXPLANATION);
    status = find_claim(program, options->claim, &e.claim, error);
    if (status == CG_OK)
        status = explain_as_chosen(&e);
    cg_extent_release(&e.extent);
    cg_vec_release(&e.steps);
    cg_vec_release(&e.misses);
    cg_buf_release(&e.out);
    cg_buf_release(&e.scratch);
    cg_arena_release(&e.arena);
    cg_program_free(program);
    return status;
}
