#include "report/screen.h"

#include "base/alloc.h"
#include "base/visible.h"

#include <inttypes.h>
#include <stdlib.h>

#define MOST_CLAIMS 24  /* that are listed */
#define MOST_REASONS 3  /* for which files were left out */
#define WIDEST 44       /* columns that a claim's id is given */

typedef struct screen {
    const cg_report_input *input;
    cg_buf *out;
    cg_level *levels; /* by claim, of its worst finding */
    int width;        /* of the ids that are listed */
} screen;

static void add(screen *s, const char *text)
{
    cg_buf_add_slice(s->out, cg_slice_of(text));
}

static void use(screen *s, const char *code)
{
    if (s->input->color)
        add(s, code);
}

static void add_painted(screen *s, const char *code, const char *text)
{
    use(s, code);
    add(s, text);
    use(s, "\x1b[0m");
}

#define BOLD "\x1b[1m"
#define DIM "\x1b[2m"

static void add_level(screen *s, cg_level level)
{
    static const char *const codes[] = {[CG_LEVEL_NONE] = "",
                                        [CG_LEVEL_NOTE] = "\x1b[1;36m",
                                        [CG_LEVEL_WARNING] = "\x1b[1;35m",
                                        [CG_LEVEL_ERROR] = "\x1b[1;31m"};
    add_painted(s, codes[level], cg_level_name(level));
}

/* Those of a list that are not zero, with commas between them. */
typedef struct part {
    size_t count;
    const char *name;
} part;

static void add_parts(screen *s, const part *parts, size_t len)
{
    const char *lead = "";
    for (size_t i = 0; i < len; i++) {
        if (!parts[i].count)
            continue;
        cg_buf_printf(s->out, "%s%zu %s", lead, parts[i].count, parts[i].name);
        lead = ", ";
    }
}

/* --- claims ------------------------------------------------------------------------ */

static void raise_level(screen *s, uint32_t claim, cg_level level)
{
    if (level > s->levels[claim])
        s->levels[claim] = level;
}

static void find_levels(screen *s)
{
    const cg_results *results = s->input->results;
    for (size_t i = 0; i < results->statements.len; i++)
        raise_level(s, results->statements.items[i].claim,
                    cg_statement_level(&results->statements.items[i]));
    for (size_t i = 0; i < results->verdicts.len; i++)
        raise_level(s, results->verdicts.items[i].claim,
                    cg_verdict_level(&results->verdicts.items[i]));
}

static bool is_listed(const screen *s, const cg_verdict *v)
{
    return s->input->claim_count <= MOST_CLAIMS || s->levels[v->claim] != CG_LEVEL_NONE;
}

static void add_claim(screen *s, const cg_verdict *v)
{
    cg_slice id = s->input->claims[v->claim].id;
    cg_level level = s->levels[v->claim];
    size_t start = s->out->len;
    cg_visible_add(s->out, id, CG_VISIBLE_START);
    size_t len = s->out->len - start;
    cg_buf_printf(s->out, "%*s", len < (size_t)s->width ? s->width - (int)len : 0, "");
    cg_buf_printf(s->out, "%9" PRIu32 "%12" PRIu32 "%9" PRIu32 "  ", v->support, v->contradict,
                  v->mention);
    add_painted(s, BOLD, cg_verdict_name(v->kind));
    if (level != CG_LEVEL_NONE) {
        cg_buf_printf(s->out, "%*s", 14 - (int)strlen(cg_verdict_name(v->kind)), "");
        add_level(s, level);
    }
    add(s, "\n");
}

static void set_width(screen *s)
{
    const cg_results *results = s->input->results;
    size_t listed = 0, width = 0;
    for (size_t i = 0; i < results->verdicts.len && listed < MOST_CLAIMS; i++) {
        const cg_verdict *v = &results->verdicts.items[i];
        if (!is_listed(s, v))
            continue;
        listed++;
        if (s->input->claims[v->claim].id.len > width)
            width = s->input->claims[v->claim].id.len;
    }
    s->width = width > WIDEST ? WIDEST : (int)width;
}

static void add_claims(screen *s)
{
    const cg_results *results = s->input->results;
    size_t listed = 0, more = 0;
    set_width(s);
    for (size_t i = 0; i < results->verdicts.len; i++) {
        const cg_verdict *v = &results->verdicts.items[i];
        if (!is_listed(s, v))
            continue;
        if (listed == MOST_CLAIMS) {
            more++;
            continue;
        }
        if (listed++ == 0) {
            cg_buf_printf(s->out, "%*s", s->width, "");
            add_painted(s, DIM, "  support  contradict  mention  verdict");
            add(s, "\n");
        }
        add_claim(s, v);
    }
    if (more)
        cg_buf_printf(s->out, "and %zu more with findings\n", more);
    if (listed)
        add(s, "\n");
}

/* --- what was done -------------------------------------------------------------------- */

static void add_verdicts(screen *s)
{
    static const cg_verdict_kind order[] = {CG_VERDICT_SUPPORTED, CG_VERDICT_CONTRADICTED,
                                            CG_VERDICT_MIXED,     CG_VERDICT_CHANGED,
                                            CG_VERDICT_UNSETTLED, CG_VERDICT_NOT_FOUND};
    enum { KINDS = sizeof order / sizeof *order };
    const cg_results *results = s->input->results;
    part parts[KINDS];
    for (size_t k = 0; k < KINDS; k++) {
        parts[k] = (part){0, cg_verdict_name(order[k])};
        for (size_t i = 0; i < results->verdicts.len; i++)
            parts[k].count += results->verdicts.items[i].kind == order[k];
    }
    add_painted(s, BOLD, "claims      ");
    cg_buf_printf(s->out, "%zu", s->input->claim_count);
    add(s, results->verdicts.len ? ": " : "");
    add_parts(s, parts, KINDS);
    add(s, "\n");
}

static void add_statements(screen *s)
{
    const cg_check_summary *sum = s->input->summary;
    const part parts[] = {{sum->support, "support"},
                          {sum->contradict, "contradict"},
                          {sum->mention, "mention"}};
    add_painted(s, BOLD, "statements  ");
    cg_buf_printf(s->out, "%zu%s", sum->statements, sum->statements ? ": " : "");
    add_parts(s, parts, sizeof parts / sizeof *parts);
    add(s, "\n");
}

/* A reason for which files were not scanned whole. */
typedef struct reason {
    cg_slice text;
    size_t files;
} reason;

static int by_text(const void *left, const void *right)
{
    const reason *a = left, *b = right;
    return cg_slice_compare(a->text, b->text);
}

static int by_files(const void *left, const void *right)
{
    const reason *a = left, *b = right;
    if (a->files != b->files)
        return a->files > b->files ? -1 : 1;
    return cg_slice_compare(a->text, b->text);
}

/* All reasons, each once, the most frequent first; to be freed. NULL: out of memory. */
static reason *count_reasons(const cg_results *results, size_t *len)
{
    reason *all = cg_alloc_zeroed(results->files.len + 1, sizeof *all);
    size_t count = 0, kept = 0;
    for (size_t i = 0; all && i < results->files.len; i++)
        if (results->files.items[i].reason.len)
            all[count++] = (reason){results->files.items[i].reason, 1};
    if (count > 1)
        qsort(all, count, sizeof *all, by_text);
    for (size_t i = 0; i < count; i++) {
        if (kept && cg_slice_equal(all[kept - 1].text, all[i].text))
            all[kept - 1].files++;
        else
            all[kept++] = all[i];
    }
    if (kept > 1)
        qsort(all, kept, sizeof *all, by_files);
    *len = kept;
    return all;
}

static bool add_reasons(screen *s)
{
    size_t len = 0, others = 0;
    reason *reasons = count_reasons(s->input->results, &len);
    for (size_t i = 0; reasons && i < len; i++) {
        if (i >= MOST_REASONS) {
            others += reasons[i].files;
            continue;
        }
        cg_buf_printf(s->out, "%14s%zu: ", "", reasons[i].files);
        cg_visible_add(s->out, reasons[i].text, CG_VISIBLE_INLINE);
        add(s, "\n");
    }
    if (others)
        cg_buf_printf(s->out, "%14s%zu: other reasons\n", "", others);
    cg_alloc_free(reasons);
    return reasons != NULL;
}

static bool add_files(screen *s)
{
    const cg_check_summary *sum = s->input->summary;
    const part parts[] = {{sum->scanned, "scanned"},
                          {sum->skipped, "skipped"},
                          {sum->cut, "read in part"},
                          {sum->failed, "not readable"}};
    add_painted(s, BOLD, "files       ");
    cg_buf_printf(s->out, "%zu%s", sum->files, sum->files ? ": " : "");
    add_parts(s, parts, sizeof parts / sizeof *parts);
    add(s, "\n");
    return add_reasons(s);
}

static void add_findings(screen *s)
{
    const cg_check_summary *sum = s->input->summary;
    const part parts[] = {{sum->errors, sum->errors == 1 ? "error" : "errors"},
                          {sum->warnings, sum->warnings == 1 ? "warning" : "warnings"},
                          {sum->notes, sum->notes == 1 ? "note" : "notes"},
                          {sum->known, "in the baseline"},
                          {sum->suppressed, "suppressed"}};
    add_painted(s, BOLD, "findings    ");
    add_parts(s, parts, sizeof parts / sizeof *parts);
    add(s, sum->errors + sum->warnings + sum->notes + sum->known + sum->suppressed ? "\n"
                                                                                   : "none\n");
}

/* --- what to do next ------------------------------------------------------------------- */

static void add_step(screen *s, const char **lead, const char *text)
{
    if (*lead)
        add_painted(s, BOLD, *lead);
    else
        add(s, "            ");
    add(s, text);
    *lead = NULL;
}

static void add_next(screen *s)
{
    const cg_check_summary *sum = s->input->summary;
    const char *lead = "next        ";
    bool found = sum->errors + sum->warnings + sum->notes > 0;
    if (sum->incomplete)
        add_step(s, &lead, "see why some files were not read: they are listed above\n");
    if (sum->statements)
        add_step(s, &lead, "claimgrep explain CLAIM FILE:LINE   why a statement came out so\n");
    if (found && !s->input->results->has_baseline)
        add_step(s, &lead,
                 "--write-baseline FILE               later runs fail for new ones alone\n");
    else if (!found && sum->statements)
        add_step(s, &lead, "claimgrep sheet -o DIR              fact sheets of all this\n");
    if (!sum->statements && sum->scanned)
        add_step(s, &lead, "claimgrep lint RULES                whether the rules can match\n");
}

static void add_status(screen *s)
{
    static const char *const meanings[] = {"clean", "findings that fail the run",
                                           "bad usage, or nothing to scan", "incomplete"};
    int status = s->input->summary->exit_status;
    add_painted(s, BOLD, "status      ");
    cg_buf_printf(s->out, "%d: %s\n", status, meanings[status & 3]);
}

bool cg_screen_add(cg_buf *out, const cg_report_input *input)
{
    screen s = {.input = input, .out = out};
    s.levels = cg_alloc_zeroed(input->claim_count + 1, sizeof *s.levels);
    if (!s.levels)
        return false;
    find_levels(&s);
    add(&s, "\n");
    add_claims(&s);
    add_verdicts(&s);
    add_statements(&s);
    bool ok = add_files(&s);
    add_findings(&s);
    add_status(&s);
    add_next(&s);
    cg_alloc_free(s.levels);
    return ok && cg_buf_ok(out);
}
