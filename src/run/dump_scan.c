/* What a scan sees: cues, matches and statements. */
#include "run/dump.h"

#include "report/records.h"
#include "run/exit.h"
#include "run/extent.h"
#include "run/fate.h"
#include "run/terms.h"
#include "run/scan.h"

typedef struct scan {
    cg_dump_run *run;
    cg_extent extent;
} scan;

typedef cg_status sentence_fn(void *context, const cg_scanner *scanner, size_t first_statement);

static cg_span span_of(const cg_passage *p, cg_token_range range)
{
    return (cg_span){p->tokens.items[range.first].span.start,
                     p->tokens.items[range.end - 1].span.end};
}

static cg_span span_of_hit(const cg_passage *p, const cg_hit *hit)
{
    return span_of(p, (cg_token_range){hit->first, hit->end});
}

/* --- cues --------------------------------------------------------------------- */

/* From the first word that the cue governs to the last; null when there is
 * none, or when the sentence is too long to tell. */
static void add_scope(scan *s, const cg_passage *p)
{
    if (!s->extent.complete || !s->extent.runs.len) {
        cg_json_add_null(&s->run->record, "scope");
        return;
    }
    cg_token_range all = {s->extent.runs.items[0].first, cg_vec_last(&s->extent.runs).end};
    cg_dump_add_range(s->run, "scope", span_of(p, all));
}

static cg_status dump_cue(scan *s, const cg_reading *r, const cg_cue *cue)
{
    const cg_passage *p = r->passage;
    if (!cg_extent_find(&s->extent, r, cue))
        return cg_error_memory(s->run->error);
    cg_dump_begin(s->run, "cue");
    cg_dump_add_span(s->run, span_of_hit(p, &cue->hit));
    cg_json_add_text(&s->run->record, "operator",
                     cg_slice_of(cg_operator_name(cue->rule->op)));
    cg_dump_add_text(s->run, "cue", span_of_hit(p, &cue->hit));
    cg_json_add_text(&s->run->record, "pattern", cue->rule->pattern);
    cg_json_add_text(&s->run->record, "direction",
                     cg_slice_of(cg_direction_name(cue->rule->direction)));
    cg_json_add_text(&s->run->record, "reach", cg_slice_of(cg_reach_name(cue->rule->reach)));
    add_scope(s, p);
    cg_dump_add_range(s->run, "sentence", span_of(p, r->range));
    return cg_dump_end(s->run);
}

static cg_status see_cues(void *context, const cg_scanner *scanner, size_t first)
{
    scan *s = context;
    cg_status status = CG_OK;
    (void)first;
    s->run->document = &scanner->document;
    cg_extent_begin(&s->extent);
    for (size_t i = 0; i < scanner->reading.cues.len && status == CG_OK; i++)
        status = dump_cue(s, &scanner->reading, &scanner->reading.cues.items[i]);
    return status;
}

/* --- matches ------------------------------------------------------------------ */

static void add_subject(scan *s, const cg_scanner *scanner, const cg_hit *hit)
{
    cg_binding binding = cg_fate_binding(scanner, hit);
    cg_json_add_text(&s->run->record, "via", cg_slice_of(cg_via_name(binding.via)));
    if (binding.first < binding.end)
        cg_dump_add_range(s->run, "subject",
                          span_of(&scanner->passage, (cg_token_range){binding.first, binding.end}));
    else
        cg_json_add_null(&s->run->record, "subject");
}

static cg_status dump_match(scan *s, const cg_scanner *scanner, const cg_hit *hit)
{
    const cg_passage *p = &scanner->passage;
    const cg_code *code = &scanner->program->codes[hit->code];
    cg_fate fate = cg_fate_of(scanner, hit);
    cg_dump_begin(s->run, "match");
    cg_dump_add_span(s->run, span_of_hit(p, hit));
    cg_json_add_text(&s->run->record, "claim", scanner->program->claims[code->index].id);
    cg_json_add_key(&s->run->record, "pattern");
    cg_buf_printf(&s->run->record, "\"%s/%u\"", code->sign < 0 ? "contradicts" : "supports",
                  code->position);
    cg_json_add_text(&s->run->record, "alternative", cg_scanner_alternative(scanner, hit));
    cg_dump_add_text(s->run, "text", span_of_hit(p, hit));
    cg_json_add_text(&s->run->record, "fate", cg_slice_of(cg_fate_name(fate.kind)));
    if (fate.by)
        cg_dump_add_range(s->run, "by", span_of_hit(p, fate.by));
    else
        cg_json_add_null(&s->run->record, "by");
    add_subject(s, scanner, hit);
    return cg_dump_end(s->run);
}

static cg_status see_matches(void *context, const cg_scanner *scanner, size_t first)
{
    scan *s = context;
    cg_status status = CG_OK;
    (void)first;
    s->run->document = &scanner->document;
    for (size_t i = 0; i < scanner->hits.len && status == CG_OK; i++) {
        const cg_hit *hit = &scanner->hits.items[i];
        if (scanner->program->codes[hit->code].owner == CG_OWNER_CLAIM)
            status = dump_match(s, scanner, hit);
    }
    return status;
}

/* --- statements --------------------------------------------------------------- */

static cg_status write_statements(cg_dump_run *run, cg_results *results)
{
    cg_status status = cg_results_judge(results, run->program, run->error);
    if (status != CG_OK)
        return status;
    cg_check_summary none = {0};
    cg_report_input input = {.results = results,
                             .claims = run->program->claims,
                             .claim_count = run->program->claim_count,
                             .summary = &none};
    return cg_records_write_statements(&input, run->out, run->error);
}

/* --- all of them -------------------------------------------------------------- */

/* Without `sentence`, the statements are written. */
static cg_status scan_file(cg_dump_run *run, sentence_fn *sentence)
{
    scan s = {.run = run};
    cg_watch watch = {sentence, &s};
    cg_results *results = cg_results_new();
    cg_scanner *scanner = cg_scanner_new(run->program);
    cg_status status = CG_OK;
    if (!results || !scanner) {
        status = cg_error_memory(run->error);
        goto out;
    }
    scanner->watch = sentence ? &watch : NULL;
    status = cg_scan_bytes(scanner, run->plan, run->path, run->source, results, run->error);
    if (status == CG_OK && !sentence)
        status = write_statements(run, results);
    if (status == CG_OK)
        status = cg_exit_check_cut(results, run->error);
out:
    cg_extent_release(&s.extent);
    cg_scanner_free(scanner);
    cg_results_free(results);
    return status;
}

cg_status cg_dump_cues(cg_dump_run *run) { return scan_file(run, see_cues); }

cg_status cg_dump_matches(cg_dump_run *run) { return scan_file(run, see_matches); }

cg_status cg_dump_statements(cg_dump_run *run) { return scan_file(run, NULL); }
