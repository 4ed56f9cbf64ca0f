/* Making the changes that diagnostics know to mend packs. */
#include "base/limits.h"
#include "rules/program.h"
#include "rules/ruleset.h"
#include "run/rewrite.h"

#include <stdlib.h>

typedef struct fixing {
    const cg_diagnostic *items[CG_MAX_DIAGNOSTICS]; /* of one file */
    size_t len;
} fixing;

static int compare_starts(const void *left, const void *right)
{
    const cg_diagnostic *a = *(const cg_diagnostic *const *)left;
    const cg_diagnostic *b = *(const cg_diagnostic *const *)right;
    if (a->fix_start != b->fix_start)
        return a->fix_start < b->fix_start ? -1 : 1;
    return a->fix_end < b->fix_end ? -1 : a->fix_end > b->fix_end;
}

/* The fixes of the file, in the order of their places. */
static void gather(fixing *f, const cg_diags *diags, cg_slice path, size_t len)
{
    f->len = 0;
    for (size_t i = 0; i < cg_diags_count(diags); i++) {
        const cg_diagnostic *d = cg_diags_get(diags, i);
        if (d->fixable && d->fix_end <= len && cg_slice_equal(d->path, path))
            f->items[f->len++] = d;
    }
    if (f->len)
        qsort(f->items, f->len, sizeof(f->items[0]), compare_starts);
}

static void apply(const fixing *f, cg_slice before, cg_buf *after)
{
    size_t at = 0;
    for (size_t i = 0; i < f->len; i++) {
        const cg_diagnostic *d = f->items[i];
        if (d->fix_start < at)
            continue; /* it overlaps one that was made */
        cg_buf_add_slice(after, cg_slice_sub(before, at, (size_t)d->fix_start));
        cg_buf_add_slice(after, d->fix);
        at = (size_t)d->fix_end;
    }
    cg_buf_add_slice(after, cg_slice_sub(before, at, before.len));
}

static cg_status fix_pack(const cg_fix_options *options, const cg_diag_source *source,
                          const cg_diags *diags, FILE *out, cg_rewrite_summary *summary,
                          cg_error *error)
{
    fixing f;
    summary->files++;
    gather(&f, diags, source->path, source->text.len);
    if (f.len == 0)
        return CG_OK;
    cg_buf after;
    cg_buf_init(&after, 2 * CG_MAX_RULES_FILE);
    apply(&f, source->text, &after);
    const cg_rewrite rewrite = {source->path, source->text, cg_buf_slice(&after)};
    cg_status status = CG_OK;
    if (!cg_buf_ok(&after))
        status = cg_error_memory(error);
    else if (options->show)
        status = cg_rewrite_show(&rewrite, out, error);
    else
        status = cg_rewrite_file(&rewrite, error);
    summary->changed += status == CG_OK;
    cg_buf_release(&after);
    return status;
}

/* What is wrong with the packs; content errors are what it is for. */
static cg_status examine(const cg_fix_options *options, cg_ruleset *rules,
                         cg_diags *diags, cg_error *error)
{
    cg_program *program = NULL;
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < options->paths_len; i++)
        status = cg_ruleset_add_file(rules, options->paths[i], diags, error);
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, diags, &program, error);
    cg_program_free(program);
    return status == CG_E_CONTENT ? CG_OK : status;
}

cg_status cg_fix_packs(const cg_fix_options *options, FILE *out,
                       cg_rewrite_summary *summary, cg_error *error)
{
    cg_ruleset *rules = cg_ruleset_new();
    cg_diags *diags = cg_diags_new();
    cg_status status = CG_OK;
    *summary = (cg_rewrite_summary){0};
    if (!rules || !diags) {
        status = cg_error_memory(error);
        goto out;
    }
    status = examine(options, rules, diags, error);
    for (size_t i = 0; status == CG_OK && i < rules->packs.len; i++)
        status = fix_pack(options, &rules->packs.items[i].source, diags, out, summary, error);
out:
    cg_diags_free(diags);
    cg_ruleset_free(rules);
    return status;
}
