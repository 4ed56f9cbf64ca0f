/* For people and for editors: FILE:LINE:COL: LEVEL: MESSAGE [CLAIM]. */
#include "report/formats.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "base/visible.h"
#include "report/columns.h"
#include "report/escape.h"
#include "report/message.h"
#include "report/screen.h"
#include "result/order.h"

#include <inttypes.h>

#define INDENT "    "

typedef struct printer {
    const cg_report_input *input;
    FILE *out;
    cg_error *error;
    cg_buf line, source;
    cg_buf message; /* raw, on its way into the line */
} printer;

typedef enum paint { PLAIN, BOLD, RED, MAGENTA, CYAN, GREEN } paint;

static void use(printer *p, paint paint)
{
    static const char *const codes[] = {"\x1b[0m",    "\x1b[1m",    "\x1b[1;31m",
                                        "\x1b[1;35m", "\x1b[1;36m", "\x1b[1;32m"};
    if (p->input->color)
        cg_buf_add_slice(&p->line, cg_slice_of(codes[paint]));
}

static void add(printer *p, const char *text)
{
    cg_buf_add_slice(&p->line, cg_slice_of(text));
}

static void add_foreign(printer *p, cg_slice text)
{
    cg_visible_add(&p->line, text, CG_VISIBLE_INLINE);
}

static cg_status end_line(printer *p)
{
    cg_buf_add_char(&p->line, '\n');
    cg_status status = cg_report_flush(&p->line, p->out, p->error);
    cg_buf_reset(&p->line);
    return status;
}

/* --- statements -------------------------------------------------------------- */

/* What is no finding is there to be read, and so a note. */
static void add_level(printer *p, cg_level finding)
{
    cg_level level = finding == CG_LEVEL_NONE ? CG_LEVEL_NOTE : finding;
    use(p, level == CG_LEVEL_ERROR ? RED : level == CG_LEVEL_WARNING ? MAGENTA : CYAN);
    add(p, cg_level_name(level));
    use(p, PLAIN);
}

static void add_place(printer *p, const cg_statement *s)
{
    use(p, BOLD);
    cg_visible_add(&p->line, s->path, CG_VISIBLE_START);
    cg_buf_printf(&p->line, ":%" PRIu32 ":%" PRIu32 ":", s->line,
                  cg_columns_of(p->input, s).start);
    use(p, PLAIN);
}

static cg_status print_excerpt(printer *p, const cg_statement *s)
{
    cg_escape_line line = {s->excerpt, s->caret, s->caret_len};
    if (s->excerpt.len == 0)
        return CG_OK;
    line = cg_escape_source(line, &p->source);
    if (!cg_buf_ok(&p->source))
        return cg_error_memory(p->error);
    add(p, INDENT);
    cg_visible_add(&p->line, line.text, CG_VISIBLE_SOURCE);
    cg_status status = end_line(p);
    if (status != CG_OK)
        return status;
    add(p, INDENT);
    use(p, GREEN);
    cg_visible_add_carets(&p->line, line.text, line.caret, line.caret_len);
    use(p, PLAIN);
    return end_line(p);
}

static cg_status print_statement(printer *p, const cg_statement *s)
{
    add_place(p, s);
    add(p, " ");
    add_level(p, cg_statement_level(s));
    add(p, ": ");
    cg_buf_reset(&p->message);
    cg_message_add_statement(&p->message, p->input, s);
    if (!cg_buf_ok(&p->message))
        return cg_error_memory(p->error);
    add_foreign(p, cg_buf_slice(&p->message));
    add(p, " [");
    add_foreign(p, p->input->claims[s->claim].id);
    add(p, "]");
    cg_status status = end_line(p);
    /* A copy has the words of the statement above it. */
    return status == CG_OK && !s->copy_of ? print_excerpt(p, s) : status;
}

/* --- verdicts ---------------------------------------------------------------- */

/* The derivation, rule by rule. */
static cg_status print_steps(printer *p, const cg_verdict *v)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < v->steps_len; i++) {
        cg_buf_printf(&p->line, INDENT "%zu. %s: ", i + 1, v->steps[i].rule);
        add_foreign(p, v->steps[i].text);
        status = end_line(p);
    }
    return status;
}

static cg_status print_verdict(printer *p, const cg_verdict *v)
{
    const cg_claim_info *claim = &p->input->claims[v->claim];
    use(p, BOLD);
    cg_visible_add(&p->line, claim->id, CG_VISIBLE_START);
    cg_buf_printf(&p->line, ": %s:", cg_verdict_name(v->kind));
    use(p, PLAIN);
    cg_buf_printf(&p->line,
                  " %" PRIu32 " support, %" PRIu32 " contradict, %" PRIu32
                  " mention -- ",
                  v->support, v->contradict, v->mention);
    add_foreign(p, v->derivation);
    if (v->finding != CG_LEVEL_NONE) {
        add(p, "; ");
        add_level(p, cg_verdict_level(v));
        cg_buf_printf(&p->line, ": %s is expected",
                      cg_report_expect_name(claim->expect));
    }
    cg_buf_reset(&p->message);
    cg_message_add_state(&p->message, v->finding, v->baseline, v->suppression);
    add_foreign(p, cg_buf_slice(&p->message));
    if (!cg_buf_ok(&p->message))
        return cg_error_memory(p->error);
    cg_status status = end_line(p);
    return status == CG_OK && p->input->explain ? print_steps(p, v) : status;
}

/* The statements of each claim, and its verdict, if it was judged. */
static cg_status print_claims(printer *p, const cg_statement **sorted)
{
    const cg_results *results = p->input->results;
    size_t at = 0;
    cg_status status = CG_OK;
    for (uint32_t claim = 0; status == CG_OK && claim < p->input->claim_count;
         claim++) {
        for (; status == CG_OK && sorted[at] && sorted[at]->claim == claim; at++) {
            if (!p->input->quiet || cg_statement_level(sorted[at]) != CG_LEVEL_NONE)
                status = print_statement(p, sorted[at]);
        }
        if (status == CG_OK && claim < results->verdicts.len)
            status = print_verdict(p, &results->verdicts.items[claim]);
    }
    return status;
}

/* --- files and summary ---------------------------------------------------------- */

static cg_status print_file(printer *p, const cg_file_account *file)
{
    cg_visible_add(&p->line, file->path, CG_VISIBLE_START);
    add(p, ": ");
    cg_buf_reset(&p->message);
    cg_message_add_file(&p->message, file);
    if (!cg_buf_ok(&p->message))
        return cg_error_memory(p->error);
    add_foreign(p, cg_buf_slice(&p->message));
    return end_line(p);
}

static cg_status print_files(printer *p)
{
    const cg_file_account **files = cg_order_files(p->input->results);
    if (!files)
        return cg_error_memory(p->error);
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && files[i]; i++) {
        if (files[i]->status != CG_FILE_SCANNED)
            status = print_file(p, files[i]);
    }
    cg_alloc_free(files);
    return status;
}

static cg_status print_summary(printer *p)
{
    if (!p->input->screen) {
        cg_message_add_summary(&p->line, p->input->summary);
        return end_line(p);
    }
    if (!cg_screen_add(&p->line, p->input))
        return cg_error_memory(p->error);
    cg_status status = cg_report_flush(&p->line, p->out, p->error);
    cg_buf_reset(&p->line);
    return status;
}

/* --- the reports --------------------------------------------------------------- */

static cg_status print_report(printer *p, const cg_statement **sorted)
{
    cg_status status = print_claims(p, sorted);
    if (status == CG_OK && !p->input->quiet)
        status = print_files(p);
    return status == CG_OK ? print_summary(p) : status;
}

/* One match may make two statements: of who said it, and of who rejects it. */
static bool is_told(const cg_statement *before, const cg_statement *s)
{
    return before && before->part == s->part && before->match_start == s->match_start &&
           cg_slice_equal(before->path, s->path);
}

static cg_status print_match(printer *p, const cg_statement *s)
{
    add_place(p, s);
    cg_buf_reset(&p->message);
    cg_buf_add_slice(&p->message, s->alternative);
    cg_message_add_manner(&p->message, s);
    if (!cg_buf_ok(&p->message))
        return cg_error_memory(p->error);
    add(p, " ");
    add_foreign(p, cg_buf_slice(&p->message));
    cg_status status = end_line(p);
    return status == CG_OK ? print_excerpt(p, s) : status;
}

static cg_status print_matches(printer *p, const cg_statement **sorted)
{
    cg_status status = CG_OK;
    size_t matches = 0;
    for (size_t i = 0; status == CG_OK && sorted[i]; i++) {
        if (is_told(i ? sorted[i - 1] : NULL, sorted[i]))
            continue;
        matches++;
        status = print_match(p, sorted[i]);
    }
    if (status != CG_OK || p->input->quiet)
        return status;
    status = print_files(p);
    cg_buf_printf(&p->line, "%zu match%s in %zu file%s scanned", matches,
                  matches == 1 ? "" : "es", p->input->summary->scanned,
                  p->input->summary->scanned == 1 ? "" : "s");
    return status == CG_OK ? end_line(p) : status;
}

/* `print` gets the statements in their order. */
static cg_status write_text(const cg_report_input *input, cg_order order,
                            cg_status (*print)(printer *, const cg_statement **), FILE *out,
                            cg_error *error)
{
    printer p = {.input = input, .out = out, .error = error};
    cg_status status = cg_results_check(input->results, input->claim_count, error);
    if (status != CG_OK)
        return status;
    const cg_statement **sorted = cg_order_statements(input->results, order);
    if (!sorted)
        return cg_error_memory(error);
    cg_buf_init(&p.line, CG_MAX_RULES_FILE * 8); /* a claim's sentence, escaped */
    cg_buf_init(&p.message, CG_MAX_RULES_FILE * 2);
    cg_buf_init(&p.source, (size_t)2 * CG_MAX_QUOTE);
    status = print(&p, sorted);
    cg_buf_release(&p.line);
    cg_buf_release(&p.message);
    cg_buf_release(&p.source);
    cg_alloc_free(sorted);
    return status;
}

cg_status cg_text_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    return write_text(input, CG_ORDER_CLAIM, print_report, out, error);
}

cg_status cg_text_write_matches(const cg_report_input *input, FILE *out, cg_error *error)
{
    return write_text(input, CG_ORDER_SOURCE, print_matches, out, error);
}
