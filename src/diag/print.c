/* How diagnostics look on a terminal: cg_diags_print of claimgrep.h. */
#include "base/buf.h"
#include "base/limits.h"
#include "base/visible.h"
#include "diag/diag.h"

typedef struct style {
    const char *bold, *caret, *reset;
    const char *levels[CG_LEVEL_ERROR + 1];
} style;

static const style plain = {"", "", "", {"", "", "", ""}};
static const style colored = {
    "\x1b[1m",
    "\x1b[1;32m",
    "\x1b[0m",
    {"", "\x1b[1;36m", "\x1b[1;35m", "\x1b[1;31m"},
};

static void add_text(cg_buf *out, const char *text)
{
    cg_buf_add(out, text, strlen(text));
}

static void add_head(cg_buf *out, const cg_diagnostic *d, const style *s)
{
    if (d->path.len) {
        add_text(out, s->bold);
        cg_visible_add(out, d->path, CG_VISIBLE_START);
        if (d->line)
            cg_buf_printf(out, ":%u:%u", d->line, d->column);
        cg_buf_printf(out, ":%s ", s->reset);
    }
    cg_buf_printf(out, "%s%s:%s ", s->levels[d->level], cg_level_name(d->level),
                  s->reset);
    cg_visible_add(out, d->message, CG_VISIBLE_INLINE);
    cg_buf_printf(out, " [%s]\n", d->id);
}

static void add_excerpt(cg_buf *out, const cg_diagnostic *d, const style *s)
{
    if (!d->line)
        return;
    cg_buf_printf(out, "%5u | ", d->line);
    cg_visible_add(out, d->excerpt, CG_VISIBLE_SOURCE);
    cg_buf_printf(out, "\n%5s | %s", "", s->caret);
    cg_visible_add_carets(out, d->excerpt, d->caret, d->caret_len);
    cg_buf_printf(out, "%s\n", s->reset);
}

static void add_help(cg_buf *out, const cg_diagnostic *d, const style *s)
{
    if (!d->help.len)
        return;
    cg_buf_printf(out, "%5s = %shelp:%s ", "", s->bold, s->reset);
    cg_visible_add(out, d->help, CG_VISIBLE_INLINE);
    cg_buf_add_char(out, '\n');
}

static void add_rest(cg_buf *out, const cg_diags *diags)
{
    size_t all = 0;
    for (cg_level level = CG_LEVEL_NOTE; level <= CG_LEVEL_ERROR; level++)
        all += cg_diags_count_at(diags, level);
    size_t left = all - cg_diags_count(diags);
    if (left)
        cg_buf_printf(out, "%zu more %s not shown\n", left, left == 1 ? "is" : "are");
}

cg_status cg_diags_print(const cg_diags *diags, FILE *out, bool color)
{
    const style *s = color ? &colored : &plain;
    cg_buf text;
    cg_buf_init(&text, CG_MAX_DIAGNOSTICS_SHOWN);
    for (size_t i = 0; i < cg_diags_count(diags); i++) {
        const cg_diagnostic *d = cg_diags_get(diags, i);
        add_head(&text, d, s);
        add_excerpt(&text, d, s);
        add_help(&text, d, s);
    }
    add_rest(&text, diags);
    cg_status status = cg_buf_ok(&text) ? CG_OK : CG_E_MEMORY;
    if (status == CG_OK &&
        (fwrite(cg_buf_slice(&text).ptr, 1, text.len, out) != text.len ||
         fflush(out) != 0))
        status = CG_E_IO;
    cg_buf_release(&text);
    return status;
}
