/* Why a sentence came out as it did: the file is scanned as in a check, and
 * what the scanner knows at the place that is asked about is told. */
#include "run/explain.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "run/chosen.h"
#include "run/exit.h"
#include "run/rules.h"
#include "run/scan.h"

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

/* The bytes of the source that are asked about; false when the line, or the
 * column in it, is not there. */
static bool find_place(const cg_explain_options *options, const cg_document *d, cg_span *place)
{
    if (options->line <= d->first_line || options->line - d->first_line > d->lines.len)
        return false;
    uint32_t start = d->lines.items[options->line - d->first_line - 1], line, column;
    cg_document_place(d, start, &line, &column, place);
    if (start >= d->source.len && d->source.len > 0)
        return false; /* behind the last line's end */
    if (options->column == 0)
        return true;
    if (options->column > place->end - place->start)
        return false;
    place->start += options->column - 1;
    place->end = place->start + 1;
    return true;
}

static bool is_asked_about(const cg_explainer *e)
{
    cg_span place, sentence = cg_document_source_span(
                       &e->scanner->document, cg_explain_span(e, e->scanner->reading.range));
    return cg_slice_is(e->scanner->document.path, e->options->path) &&
           find_place(e->options, &e->scanner->document, &place) &&
           sentence.start < place.end && sentence.end > place.start;
}

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
    if (!is_asked_about(e))
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

/* --- nothing to explain ----------------------------------------------------------------------- */

static bool in_code(const cg_document *d, cg_span place)
{
    for (size_t i = 0; i < d->blocks.len; i++) {
        cg_span span = cg_document_source_span(d, d->blocks.items[i].span);
        if (d->blocks.items[i].kind == CG_BLOCK_CODE && span.start < place.end &&
            span.end > place.start)
            return true;
    }
    return false;
}

/* Where the text begins: what stands before it is the document's head. */
static bool in_head(const cg_document *d, cg_span place)
{
    return d->blocks.len > 0 &&
           place.end <= cg_document_source_span(d, d->blocks.items[0].span).start;
}

static bool is_blank(const cg_document *d, cg_span place)
{
    return cg_slice_trim(cg_slice_sub(d->source, place.start, place.end)).len == 0;
}

/* Whether the scanner's document is the one that was asked about, and all of it is
 * there still: the bytes of members are gone. */
static bool is_at_hand(const cg_explainer *e, const cg_scanner *scanner)
{
    const cg_document *d = &scanner->document;
    return scanner->part == 0 && d->defect == CG_DEFECT_NONE && d->space != CG_SPACE_MEMBER &&
           cg_slice_is(d->path, e->options->path);
}

static cg_status refuse_member(const cg_explainer *e, const cg_results *results)
{
    const cg_explain_options *o = e->options;
    for (size_t i = 0; i < results->files.len; i++) {
        const cg_file_account *file = &results->files.items[i];
        if (cg_slice_is(file->path, o->path) && file->status == CG_FILE_SCANNED)
            return cg_error_set(e->error, CG_E_USAGE, 0, o->path,
                                "no sentence stands in line %u", o->line);
        if (cg_slice_is(file->path, o->path))
            return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "%.*s",
                                (int)file->reason.len, file->reason.ptr);
    }
    return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "no such document");
}

static cg_status refuse_place(const cg_explainer *e, const cg_document *d)
{
    const cg_explain_options *o = e->options;
    cg_span place;
    if (d->state == CG_DOCUMENT_BINARY)
        return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "not text");
    if (!find_place(o, d, &place)) {
        bool line = o->line > 0 && o->line <= d->lines.len && o->column > 0;
        return cg_error_set(e->error, CG_E_USAGE, 0, o->path, line ? "line %u has no column %u"
                                                                   : "there is no line %u",
                            o->line, o->column);
    }
    const char *why = is_blank(d, place)  ? "it is blank"
                      : in_code(d, place) ? "it is code, which is not read"
                      : in_head(d, place) ? "it is part of the document's head"
                                          : "it holds no words";
    return cg_error_set(e->error, CG_E_USAGE, 0, o->path, "no sentence stands in line %u%s: %s",
                        o->line, o->column ? " at this column" : "", why);
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
        status = is_at_hand(e, scanner) ? refuse_place(e, &scanner->document)
                                        : refuse_member(e, results);
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

static cg_status explain_file(cg_explainer *e)
{
    bool cut = false;
    cg_buf source, path;
    cg_buf_init(&source, CG_MAX_DOCUMENT);
    cg_buf_init(&path, CG_MAX_PATH);
    cg_status status = read_file(e, &path, &source, &cut);
    if (status == CG_OK)
        status = explain_source(e, path.ptr, cg_buf_slice(&source));
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
    cg_chosen chosen;
    const cg_reading_plan plan = {.options = &chosen.options};
    cg_status status = cg_chosen_init(&chosen, options->formats_of, options->formats_of_len,
                                       options->text_column, e->error);
    e->plan = &plan;
    if (status == CG_OK)
        status = explain_file(e);
    e->plan = NULL;
    cg_chosen_release(&chosen);
    return status;
}

cg_status cg_explain(const cg_explain_options *options, FILE *out, cg_diags *diags,
                     cg_error *error)
{
    cg_program *program = NULL;
    cg_explainer e = {.options = options,
                      .printer = options->json ? &cg_explain_json : &cg_explain_text,
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
