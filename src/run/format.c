/* Packs in their one layout. */
#include "base/file.h"
#include "base/limits.h"
#include "rules/layout.h"
#include "rules/ruleset.h"
#include "run/rewrite.h"

#include <string.h>

typedef struct formatting {
    const cg_format_options *options;
    FILE *out;
    cg_diags *diags;
    cg_rewrite_summary *summary;
    cg_error *error;
} formatting;

static cg_status add_stdin(cg_pack_files *files, cg_error *error)
{
    cg_buf text;
    bool cut = false;
    cg_buf_init(&text, CG_MAX_RULES_FILE + 3);
    cg_status status = cg_file_read_stdin(CG_MAX_RULES_FILE + 1, &text, &cut, error);
    if (status == CG_OK)
        status =
            cg_pack_files_add(files, CG_SLICE("<stdin>"), cg_buf_slice(&text), error);
    cg_buf_release(&text);
    return status;
}

/* Whether the text is a pack without an error in its form. What is wrong is told, but not
 * what is merely unwise: that is for others to say. */
static cg_status examine(const formatting *f, const cg_diag_source *source, bool *good)
{
    cg_ruleset *rules = cg_ruleset_new();
    cg_diags *found = cg_diags_new();
    cg_status status = CG_E_MEMORY;
    if (rules && found)
        status = cg_ruleset_parse(rules, source->path, source->text, found, f->error);
    else
        (void)cg_error_memory(f->error);
    *good = status == CG_OK && !rules->broken;
    if (status == CG_OK && !*good)
        cg_diags_append(f->diags, found);
    cg_diags_free(found);
    cg_ruleset_free(rules);
    return status;
}

static cg_status lay_out(const formatting *f, const cg_diag_source *source,
                         cg_buf *after)
{
    cg_arena tree;
    const cg_json *root = NULL;
    cg_json_error wrong;
    cg_arena_init(&tree, CG_MAX_PACK_TREE);
    cg_status status = cg_json_parse(source->text, &tree, &root, &wrong);
    if (status == CG_OK)
        cg_layout_add(root, source->text, after);
    cg_arena_release(&tree);
    if (status == CG_OK && cg_buf_ok(after))
        return CG_OK;
    return cg_error_memory(f->error);
}

static cg_status put(const formatting *f, const cg_rewrite *rewrite, bool piped)
{
    bool changed = !cg_slice_equal(rewrite->before, rewrite->after);
    f->summary->changed += changed;
    if (f->options->check)
        return cg_rewrite_show(rewrite, f->out, f->error);
    if (!piped)
        return changed ? cg_rewrite_file(rewrite, f->error) : CG_OK;
    (void)fwrite(rewrite->after.ptr, 1, rewrite->after.len, f->out); /* ferror tells */
    return CG_OK;
}

static cg_status format_one(const formatting *f, const cg_diag_source *source,
                            bool piped)
{
    bool good = false;
    cg_status status = examine(f, source, &good);
    f->summary->files++;
    if (status != CG_OK || !good) {
        f->summary->broken++;
        return status;
    }
    cg_buf after;
    cg_buf_init(&after, 16 * CG_MAX_RULES_FILE);
    status = lay_out(f, source, &after);
    const cg_rewrite rewrite = {source->path, source->text, cg_buf_slice(&after)};
    if (status == CG_OK)
        status = put(f, &rewrite, piped);
    cg_buf_release(&after);
    return status;
}

static cg_status format_path(const formatting *f, const char *path)
{
    bool piped = strcmp(path, "-") == 0;
    cg_pack_files files;
    cg_pack_files_init(&files);
    cg_status status = piped ? add_stdin(&files, f->error)
                             : cg_pack_files_read(&files, path, f->error);
    for (size_t i = 0; status == CG_OK && i < files.items.len; i++)
        status = format_one(f, &files.items.items[i], piped);
    cg_pack_files_release(&files);
    return status;
}

cg_status cg_format_packs(const cg_format_options *options, FILE *out, cg_diags *diags,
                          cg_rewrite_summary *summary, cg_error *error)
{
    cg_status status = CG_OK;
    *summary = (cg_rewrite_summary){0};
    const formatting f = {options, out, diags, summary, error};
    for (size_t i = 0; status == CG_OK && i < options->paths_len; i++)
        status = format_path(&f, options->paths[i]);
    return status;
}
