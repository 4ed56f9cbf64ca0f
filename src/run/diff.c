/* Comparing runs that the database keeps, and telling what changed. */
#include "base/json.h"
#include "base/limits.h"
#include "base/visible.h"
#include "run/changes.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct diff {
    const cg_diff_options *options;
    cg_arena arena;
    cg_store *store;
    cg_history_runs runs;
    const cg_history_run *before, *now;
    cg_history_statements statements[2]; /* of `before` and `now`; so the verdicts */
    cg_history_verdicts verdicts[2];
    cg_changes changes;
    cg_buf out; /* what is not written yet */
} diff;

#define BATCH ((size_t)64 << 10)                       /* bytes that are written at once */
#define MOST (BATCH + CG_MAX_RULES_FILE + 16 * CG_MAX_PATH) /* a record, escaped */

/* --- which runs ---------------------------------------------------------------------- */

static const cg_history_run *find_run(const diff *d, const char *name)
{
    for (size_t i = 0; i < d->runs.len; i++) {
        char id[24];
        (void)snprintf(id, sizeof id, "%" PRId64, d->runs.items[i].id);
        if (strcmp(id, name) == 0)
            return &d->runs.items[i];
    }
    return NULL;
}

static cg_status find_named(const diff *d, const char *name, const cg_history_run **run,
                            cg_error *error)
{
    *run = find_run(d, name);
    if (*run)
        return CG_OK;
    return cg_error_set(error, CG_E_USAGE, 0, d->options->store,
                        "there is no run \"%.100s\": \"claimgrep diff --list\" tells which there "
                        "are",
                        name);
}

/* The newest before it of the same paths and packs. */
static const cg_history_run *find_before(const diff *d, const cg_history_run *now)
{
    for (const cg_history_run *run = now; run > d->runs.items;)
        if ((--run)->series == now->series)
            return run;
    return NULL;
}

static cg_status choose_runs(diff *d, cg_error *error)
{
    cg_status status = CG_OK;
    if (d->runs.len == 0)
        return cg_error_set(error, CG_E_USAGE, 0, d->options->store, "no run is kept there");
    d->now = &cg_vec_last(&d->runs);
    if (d->options->runs_len > 0)
        status = find_named(d, d->options->runs[0], &d->before, error);
    if (status == CG_OK && d->options->runs_len > 1)
        status = find_named(d, d->options->runs[1], &d->now, error);
    if (d->options->runs_len > 0)
        return status;
    d->before = find_before(d, d->now);
    return d->before ? CG_OK
                     : cg_error_set(error, CG_E_USAGE, 0, d->options->store,
                                    "no earlier run is of the same paths and packs as run %" PRId64
                                    ": name two runs",
                                    d->now->id);
}

static cg_status open_store(diff *d, cg_error *error)
{
    struct stat st;
    /* Opening would make one. */
    if (stat(d->options->store, &st) != 0)
        return cg_error_set(error, CG_E_USAGE, errno, d->options->store,
                            "no runs are kept there: \"claimgrep check\" keeps them");
    cg_status status = cg_store_open(d->options->store, &d->store, error);
    if (status == CG_OK)
        status = cg_history_list_runs(d->store, &d->arena, &d->runs, error);
    return status;
}

/* --- what changed -------------------------------------------------------------------- */

static cg_status compare(diff *d, cg_error *error)
{
    const cg_history_run *runs[2] = {d->before, d->now};
    cg_status status = CG_OK;
    for (int i = 0; i < 2 && status == CG_OK; i++) {
        status = cg_history_list_statements(d->store, runs[i], &d->arena, &d->statements[i],
                                            error);
        if (status == CG_OK)
            status = cg_history_list_verdicts(d->store, runs[i], &d->arena, &d->verdicts[i],
                                              error);
    }
    if (status != CG_OK)
        return status;
    bool ok = cg_changes_find(&d->changes, &d->statements[0], &d->statements[1]) &&
              cg_changes_find_verdicts(&d->changes, &d->verdicts[0], &d->verdicts[1]);
    return ok ? CG_OK : cg_error_memory(error);
}

/* --- writing --------------------------------------------------------------------------- */

static void add(diff *d, const char *text)
{
    cg_buf_add_slice(&d->out, cg_slice_of(text));
}

static void add_visible(diff *d, cg_slice text)
{
    cg_visible_add(&d->out, text, CG_VISIBLE_INLINE);
}

static cg_status flush(diff *d, FILE *out, cg_error *error)
{
    if (!cg_buf_ok(&d->out))
        return cg_error_memory(error);
    errno = 0;
    if (d->out.len && fwrite(d->out.ptr, 1, d->out.len, out) != d->out.len)
        return cg_error_set(error, CG_E_IO, errno, "standard output", "a write failed");
    cg_buf_reset(&d->out);
    return CG_OK;
}

static cg_status end_record(diff *d, FILE *out, cg_error *error)
{
    return d->out.len < BATCH && cg_buf_ok(&d->out) ? CG_OK : flush(d, out, error);
}

static const char *const kinds[] = {
    [CG_CHANGE_NEW] = "new", [CG_CHANGE_GONE] = "gone", [CG_CHANGE_MOVED] = "moved"};

static void add_place(diff *d, const cg_history_statement *s, cg_visible_kind kind)
{
    cg_visible_add(&d->out, s->path, kind);
    cg_buf_printf(&d->out, ":%" PRId64 ":%" PRId64, s->line, s->column);
}

static void tell_change(diff *d, const cg_change *change)
{
    const cg_history_statement *s = change->now ? change->now : change->before;
    add_place(d, s, CG_VISIBLE_START);
    cg_buf_printf(&d->out, ": %s", kinds[change->kind]);
    if (change->kind == CG_CHANGE_MOVED) {
        add(d, " from ");
        add_place(d, change->before, CG_VISIBLE_INLINE);
    }
    add(d, ": ");
    add_visible(d, s->stance);
    add(d, " [");
    add_visible(d, s->claim);
    add(d, "]\n    ");
    /* A runner looks for commands behind blanks as well. */
    cg_visible_add(&d->out, s->quote, CG_VISIBLE_START);
    add(d, "\n");
}

static void tell_verdict(diff *d, const cg_verdict_change *change)
{
    cg_visible_add(&d->out, change->now ? change->now->claim : change->before->claim,
                   CG_VISIBLE_START);
    add(d, ": ");
    if (!change->now)
        add(d, "no longer checked");
    else
        add_visible(d, change->now->verdict);
    add(d, change->before ? ", before " : ", not checked before");
    if (change->before)
        add_visible(d, change->before->verdict);
    add(d, "\n");
}

static cg_status write_text(diff *d, FILE *out, cg_error *error)
{
    const cg_changes *c = &d->changes;
    cg_status status = CG_OK;
    for (size_t i = 0; i < c->statements.len && status == CG_OK; i++) {
        tell_change(d, &c->statements.items[i]);
        status = end_record(d, out, error);
    }
    for (size_t i = 0; i < c->verdicts.len && status == CG_OK; i++) {
        tell_verdict(d, &c->verdicts.items[i]);
        status = end_record(d, out, error);
    }
    cg_buf_printf(&d->out,
                  "runs %" PRId64 " and %" PRId64 ": statements: %zu new, %zu gone, %zu moved; "
                  "verdicts: %zu changed\n",
                  d->before->id, d->now->id, c->counts[CG_CHANGE_NEW], c->counts[CG_CHANGE_GONE],
                  c->counts[CG_CHANGE_MOVED], c->verdicts.len);
    return status;
}

static void add_json_place(diff *d, const char *key, const cg_history_statement *s)
{
    cg_json_add_key(&d->out, key);
    if (!s) {
        add(d, "null");
        return;
    }
    add(d, "{");
    cg_json_add_text(&d->out, "path", s->path);
    cg_json_add_uint(&d->out, "line", (uint64_t)s->line);
    cg_json_add_uint(&d->out, "column", (uint64_t)s->column);
    cg_json_add_text(&d->out, "fingerprint", s->fingerprint);
    add(d, "}");
}

static void add_json_change(diff *d, const cg_change *change)
{
    const cg_history_statement *s = change->now ? change->now : change->before;
    add(d, "{");
    cg_json_add_text(&d->out, "change", cg_slice_of(kinds[change->kind]));
    cg_json_add_text(&d->out, "claim", s->claim);
    cg_json_add_text(&d->out, "stance", s->stance);
    cg_json_add_text(&d->out, "quote", s->quote);
    add_json_place(d, "before", change->before);
    add_json_place(d, "now", change->now);
    add(d, "}");
}

static void add_json_verdict(diff *d, const cg_verdict_change *change)
{
    const cg_slice none = {"", 0};
    add(d, "{");
    cg_json_add_text(&d->out, "claim",
                     change->now ? change->now->claim : change->before->claim);
    cg_json_add_text_or_null(&d->out, "before", change->before ? change->before->verdict : none);
    cg_json_add_text_or_null(&d->out, "now", change->now ? change->now->verdict : none);
    add(d, "}");
}

static cg_status write_json(diff *d, FILE *out, cg_error *error)
{
    const cg_changes *c = &d->changes;
    cg_status status = CG_OK;
    cg_buf_printf(&d->out, "{\"before\":%" PRId64 ",\"now\":%" PRId64 ",\"statements\":[",
                  d->before->id, d->now->id);
    for (size_t i = 0; i < c->statements.len && status == CG_OK; i++) {
        add(d, i ? ",\n" : "\n");
        add_json_change(d, &c->statements.items[i]);
        status = end_record(d, out, error);
    }
    add(d, "],\n\"verdicts\":[");
    for (size_t i = 0; i < c->verdicts.len && status == CG_OK; i++) {
        add(d, i ? ",\n" : "\n");
        add_json_verdict(d, &c->verdicts.items[i]);
        status = end_record(d, out, error);
    }
    add(d, "]}\n");
    return status;
}

/* --- the list -------------------------------------------------------------------------- */

static void list_run(diff *d, const cg_history_run *run)
{
    cg_buf_printf(&d->out, "%" PRId64 ": ", run->id);
    add_visible(d, run->started);
    cg_buf_printf(&d->out,
                  ", claims: %" PRId64 ", files: %" PRId64 ", statements: %" PRId64
                  ", errors: %" PRId64 ", warnings: %" PRId64 ", notes: %" PRId64
                  ", exit status: %" PRId64 "\n",
                  run->claims, run->files, run->statements, run->errors, run->warnings,
                  run->notes, run->exit_status);
}

static void list_run_as_json(diff *d, const cg_history_run *run)
{
    const struct {
        const char *key;
        int64_t number;
    } numbers[] = {{"claims", run->claims},     {"files", run->files},
                   {"statements", run->statements}, {"errors", run->errors},
                   {"warnings", run->warnings}, {"notes", run->notes},
                   {"exit_status", run->exit_status}};
    add(d, "{");
    cg_json_add_uint(&d->out, "run", (uint64_t)run->id);
    cg_json_add_text(&d->out, "started", run->started);
    cg_json_add_text(&d->out, "version", run->version);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        cg_json_add_uint(&d->out, numbers[i].key, (uint64_t)numbers[i].number);
    add(d, "}");
}

static cg_status write_list(diff *d, FILE *out, cg_error *error)
{
    bool json = d->options->json;
    cg_status status = CG_OK;
    add(d, json ? "[" : "");
    for (size_t i = 0; i < d->runs.len && status == CG_OK; i++) {
        if (json) {
            add(d, i ? ",\n" : "\n");
            list_run_as_json(d, &d->runs.items[i]);
        } else {
            list_run(d, &d->runs.items[i]);
        }
        status = end_record(d, out, error);
    }
    add(d, json ? "]\n" : "");
    return status;
}

/* --- all of it --------------------------------------------------------------------------- */

static cg_status run_diff(diff *d, FILE *out, bool *changed, cg_error *error)
{
    cg_status status = open_store(d, error);
    if (status == CG_OK && d->options->list)
        return write_list(d, out, error);
    if (status == CG_OK)
        status = choose_runs(d, error);
    if (status == CG_OK)
        status = compare(d, error);
    if (status != CG_OK)
        return status;
    *changed = d->changes.statements.len || d->changes.verdicts.len;
    return d->options->json ? write_json(d, out, error) : write_text(d, out, error);
}

cg_status cg_diff(const cg_diff_options *options, FILE *out, bool *changed, cg_error *error)
{
    diff d = {.options = options};
    *changed = false;
    cg_arena_init(&d.arena, SIZE_MAX); /* what is kept was bounded when it was found */
    cg_buf_init(&d.out, MOST);
    cg_status status = run_diff(&d, out, changed, error);
    if (status == CG_OK)
        status = flush(&d, out, error);
    for (int i = 0; i < 2; i++) {
        cg_vec_release(&d.statements[i]);
        cg_vec_release(&d.verdicts[i]);
    }
    cg_changes_release(&d.changes);
    cg_vec_release(&d.runs);
    cg_store_close(d.store);
    cg_buf_release(&d.out);
    cg_arena_release(&d.arena);
    return status;
}
