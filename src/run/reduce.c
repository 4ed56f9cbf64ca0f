/* What mappers wrote, read again. */
#include "run/reduce_room.h"

#include "base/limits.h"
#include "run/exit.h"
#include "run/reports.h"
#include "run/sheets.h"

#include <errno.h>
#include <inttypes.h>

/* --- lines ------------------------------------------------------------------------- */

static cg_status refuse(const cg_reduction *r, cg_status status, const char *why)
{
    return cg_error_set(r->error, status, 0, NULL, "line %" PRIu64 ": %s", r->lines, why);
}

/* A key and a tab may stand before the object. */
static cg_slice split_key(cg_slice line)
{
    const char *tab = line.len && line.ptr[0] != '{' ? memchr(line.ptr, '\t', line.len) : NULL;
    return tab ? cg_slice_sub(line, (size_t)(tab - line.ptr) + 1, line.len) : line;
}

static cg_status read_line(cg_reduction *r, cg_slice text, cg_arena *arena,
                           cg_mapped_line *line)
{
    const cg_json *root = NULL;
    cg_json_error why;
    cg_error own = {0};
    cg_arena_reset(&r->tree);
    cg_status status = cg_json_parse(text, &r->tree, &root, &why);
    if (status == CG_E_CONTENT)
        return refuse(r, status, why.text);
    if (status != CG_OK)
        return cg_error_memory(r->error);
    cg_wire_reader reader = {.object = root, .arena = arena};
    status = cg_mapped_read(&reader, &r->run, line, &own);
    if (status != CG_OK)
        return status == CG_E_MEMORY ? cg_error_memory(r->error) : refuse(r, status, own.text);
    if (line->type != CG_MAPPED_STATEMENT)
        return CG_OK;
    const cg_program *program = r->start.program;
    uint32_t claim = line->statement.claim;
    if (claim >= program->claim_count || !cg_slice_equal(program->claims[claim].id, line->claim))
        return refuse(r, CG_E_CONTENT, "there is no such claim");
    return CG_OK;
}

bool cg_reduction_next(cg_reduction *r, cg_arena *arena, cg_mapped_line *line,
                       cg_status *status)
{
    cg_stream_line got;
    while ((got = cg_stream_read(r->in, &r->line)) != CG_STREAM_END) {
        cg_slice text = cg_slice_trim(cg_buf_slice(&r->line));
        r->lines++;
        if (got == CG_STREAM_LONG || got == CG_STREAM_MEMORY) {
            *status = got == CG_STREAM_LONG ? refuse(r, CG_E_CONTENT, "it is too long")
                                            : cg_error_memory(r->error);
            return false;
        }
        if (text.len == 0)
            continue;
        *status = read_line(r, split_key(text), arena, line);
        r->cut = got == CG_STREAM_LAST && *status == CG_E_CONTENT;
        if (r->cut)
            *status = CG_OK;
        return *status == CG_OK && !r->cut;
    }
    *status = ferror(r->in) ? cg_error_set(r->error, CG_E_IO, errno, NULL,
                                           "the lines can't be read")
                            : CG_OK;
    return false;
}

/* --- reducing ------------------------------------------------------------------------- */

static int exit_of(cg_status status)
{
    return status == CG_E_USAGE || status == CG_E_CONTENT ? CG_EXIT_USAGE : CG_EXIT_INCOMPLETE;
}

static cg_status check_outputs(const cg_check_options *options, bool kv, cg_error *error)
{
    cg_status status = cg_reports_check(options, error);
    if (status == CG_OK && cg_reports_have_blob(options))
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "a blob is made of a whole run");
    if (status == CG_OK && options->diff_base)
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "a revision can't be compared with what was mapped");
    if (status == CG_OK && kv &&
        (options->outputs_len > 0 || options->write_baseline || options->sheets))
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "claim by claim there are JSON lines alone, on standard output");
    return status;
}

cg_status cg_reduce(const cg_check_options *options, bool kv, FILE *in, FILE *out,
                    cg_diags *diags, cg_check_summary *summary, cg_error *error)
{
    cg_reduction r = {.options = options,
                      .in = in,
                      .out = out,
                      .diags = diags,
                      .summary = summary,
                      .error = error};
    const cg_startup_options startup = {.rules = options->rules,
                                        .rules_len = options->rules_len,
                                        .claims = options->claims,
                                        .claims_len = options->claims_len,
                                        .wants_keys = options->sheets != NULL,
                                        .threads = 1};
    memset(summary, 0, sizeof *summary);
    cg_arena_init(&r.tree, CG_MAX_RECORD_TREE);
    cg_buf_init(&r.line, CG_MAX_RECORD);
    cg_status status = check_outputs(options, kv, error);
    if (status == CG_OK && options->sheets)
        status = cg_sheets_prepare(options->sheets, error);
    if (status == CG_OK)
        status = cg_startup_run(&startup, diags, &r.start, error);
    if (status == CG_OK) {
        cg_mapping_run(r.start.program, &r.run);
        status = kv ? cg_reduce_sorted(&r) : cg_reduce_all(&r);
    }
    if (status == CG_OK && r.cut)
        status = cg_error_set(error, CG_E_LIMIT, 0, NULL, "it is cut off in line %" PRIu64,
                              r.lines);
    if (status != CG_OK && summary->exit_status < exit_of(status))
        summary->exit_status = exit_of(status);
    cg_buf_release(&r.line);
    cg_arena_release(&r.tree);
    cg_program_free(r.start.program);
    return status;
}
