#include "rules/complaints.h"

#include "base/limits.h"

void cg_complaints_init(cg_complaints *complaints)
{
    *complaints = (cg_complaints){0};
    cg_buf_init(&complaints->texts, CG_MAX_DIAGNOSTIC_TEXTS);
}

void cg_complaints_release(cg_complaints *complaints)
{
    cg_vec_release(&complaints->rows);
    cg_buf_release(&complaints->texts);
}

/* --- taking ------------------------------------------------------------------------ */

static uint32_t id_of(const char *name)
{
    uint32_t id = 0;
    while (id < CG_DIAG_COUNT && strcmp(cg_diag_name((cg_diag_id)id), name) != 0)
        id++;
    return id;
}

static uint32_t source_of(const cg_program *program, cg_slice path)
{
    for (uint32_t i = 0; i < program->source_count; i++)
        if (cg_slice_equal(program->sources[i].path, path))
            return i;
    return CG_NONE;
}

static cg_text_ref add_text(cg_complaints *c, cg_slice text)
{
    cg_text_ref ref = {(uint32_t)c->texts.len, (uint32_t)text.len};
    cg_buf_add_slice(&c->texts, text);
    return ref;
}

/* One that was cut would be cut again when it is told: then nothing is kept. */
static bool take(cg_complaints *c, const cg_diagnostic *d, const cg_program *program)
{
    if (d->message.len > CG_MAX_MESSAGE || d->help.len > CG_MAX_MESSAGE)
        return false;
    cg_complaint row = {.id = id_of(d->id),
                        .level = d->level,
                        .source = d->path.len ? source_of(program, d->path) : CG_NONE,
                        .span = {(uint32_t)d->byte_start, (uint32_t)d->byte_end},
                        .message = add_text(c, d->message),
                        .help = add_text(c, d->help)};
    /* Of a whole file none is told again, as it has a place then. */
    return (row.source == CG_NONE || d->line > 0) && cg_vec_push(&c->rows, row);
}

bool cg_complaints_take(cg_complaints *complaints, const cg_diags *diags, size_t first,
                        const cg_program *program)
{
    size_t all = 0;
    for (int level = CG_LEVEL_NONE; level <= CG_LEVEL_ERROR; level++)
        all += cg_diags_count_at(diags, (cg_level)level);
    bool ok = all == cg_diags_count(diags);
    for (size_t i = first; i < all && ok; i++)
        ok = take(complaints, cg_diags_get(diags, i), program);
    return ok && cg_buf_ok(&complaints->texts);
}

/* --- telling ------------------------------------------------------------------------ */

static bool has_text(const cg_complaint_rows *rows, cg_text_ref text)
{
    return text.at <= rows->texts.len && text.len <= rows->texts.len - text.at;
}

bool cg_complaints_hold(const cg_complaint_rows *rows, uint32_t sources)
{
    for (size_t i = 0; i < rows->len; i++) {
        const cg_complaint *c = &rows->items[i];
        if (c->id >= CG_DIAG_COUNT || c->level >= CG_LEVEL_ERROR ||
            (c->source != CG_NONE && c->source >= sources) ||
            !has_text(rows, c->message) || !has_text(rows, c->help))
            return false;
    }
    return true;
}

void cg_complaints_tell(const cg_complaint_rows *rows, const cg_diag_source *sources,
                        cg_diags *diags)
{
    for (size_t i = 0; i < rows->len; i++) {
        const cg_complaint *c = &rows->items[i];
        cg_diags_add_at(diags, (cg_level)c->level, (cg_diag_id)c->id,
                        c->source == CG_NONE ? NULL : &sources[c->source], c->span,
                        "%.*s", (int)c->message.len, rows->texts.ptr + c->message.at);
        if (c->help.len)
            cg_diags_help(diags, "%.*s", (int)c->help.len,
                          rows->texts.ptr + c->help.at);
    }
}
