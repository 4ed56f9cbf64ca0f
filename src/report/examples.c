#include "report/examples.h"

#include "base/json.h"
#include "base/limits.h"
#include "report/escape.h"
#include "report/formats.h"

#include <inttypes.h>

static bool fails(const cg_example_result *r)
{
    return r->fate == CG_EXAMPLE_FAILED || r->fate == CG_EXAMPLE_MENDED;
}

/* What is wrong with it, in words. */
static void add_message(cg_buf *out, const cg_example_result *r)
{
    if (r->fate == CG_EXAMPLE_MENDED)
        cg_buf_printf(out, "comes out as \"%s\", as it should: take \"%s\" away", r->got, r->known);
    else
        cg_buf_printf(out, "should be \"%s\" and comes out as \"%s\"", r->wanted, r->got);
}

/* --- TAP 14 ----------------------------------------------------------------------------- */

static void add_tap_place(cg_buf *out, const cg_example_result *r)
{
    cg_buf_printf(out, "  ---\n  message: ");
    cg_buf words;
    cg_buf_init(&words, CG_MAX_MESSAGE);
    add_message(&words, r);
    cg_json_add_string(out, cg_buf_slice(&words));
    cg_buf_release(&words);
    cg_buf_printf(out, "\n  at: ");
    cg_json_add_string(out, r->path);
    cg_buf_printf(out, "\n  line: %" PRIu32 "\n  ...\n", r->line);
}

/* A known error is TAP's TODO: it is not ok, and fails nothing. */
static void add_tap(cg_buf *out, const cg_example_results *results)
{
    cg_buf_printf(out, "TAP version 14\n1..%zu\n", results->len);
    for (size_t i = 0; i < results->len; i++) {
        const cg_example_result *r = &results->items[i];
        cg_buf_printf(out, "%s %zu - ", r->fate == CG_EXAMPLE_PASSED ? "ok" : "not ok", i + 1);
        cg_escape_add_tap(out, r->claim);
        cg_buf_printf(out, ": ");
        cg_escape_add_tap(out, r->text);
        if (r->fate == CG_EXAMPLE_KNOWN)
            cg_buf_printf(out, " # TODO %s", r->known);
        cg_buf_add_char(out, '\n');
        if (fails(r))
            add_tap_place(out, r);
    }
}

/* --- JUnit -------------------------------------------------------------------------------- */

static void add_attribute(cg_buf *out, const char *name, cg_slice value)
{
    cg_buf_printf(out, " %s=\"", name);
    cg_escape_add_xml(out, value);
    cg_buf_add_char(out, '"');
}

static void add_case(cg_buf *out, const cg_example_result *r)
{
    cg_buf_printf(out, "    <testcase");
    add_attribute(out, "classname", r->claim);
    add_attribute(out, "name", r->text);
    cg_buf_printf(out, " time=\"0\"");
    if (r->fate == CG_EXAMPLE_PASSED) {
        cg_buf_printf(out, "/>\n");
        return;
    }
    cg_buf words;
    cg_buf_init(&words, CG_MAX_MESSAGE);
    add_message(&words, r);
    cg_buf_printf(out, ">\n      <%s", fails(r) ? "failure type=\"example\"" : "skipped");
    add_attribute(out, "message", fails(r) ? cg_buf_slice(&words) : cg_slice_of(r->known));
    cg_buf_release(&words);
    if (fails(r)) {
        cg_buf_add_char(out, '>');
        cg_escape_add_xml(out, r->path);
        cg_buf_printf(out, ":%" PRIu32 "</failure>\n    </testcase>\n", r->line);
    } else {
        cg_buf_printf(out, "/>\n    </testcase>\n");
    }
}

static void add_junit(cg_buf *out, const cg_example_results *results)
{
    size_t failed = 0, known = 0;
    for (size_t i = 0; i < results->len; i++) {
        failed += fails(&results->items[i]);
        known += results->items[i].fate == CG_EXAMPLE_KNOWN;
    }
    cg_buf_printf(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
                  "  <testsuite id=\"0\" name=\"examples\" package=\"claimgrep\" tests=\"%zu\" "
                  "failures=\"%zu\" errors=\"0\" skipped=\"%zu\" time=\"0\" "
                  "timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\">\n"
                  "    <properties/>\n",
                  results->len, failed, known);
    for (size_t i = 0; i < results->len; i++)
        add_case(out, &results->items[i]);
    cg_buf_printf(out, "    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n");
}

/* --- the table ------------------------------------------------------------------------------ */

typedef void write_fn(cg_buf *out, const cg_example_results *results);

static const struct {
    const char *name;
    write_fn *write;
} formats[] = {{"tap", add_tap}, {"junit", add_junit}};

static write_fn *writer_of(const char *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, format) == 0)
            return formats[i].write;
    return NULL;
}

cg_status cg_examples_check_format(const char *format, cg_error *error)
{
    if (writer_of(format))
        return CG_OK;
    return cg_error_set(error, CG_E_USAGE, 0, NULL,
                        "examples come as \"text\", \"tap\" or \"junit\", not as \"%s\"", format);
}

cg_status cg_examples_write(const cg_example_results *results, const char *format, FILE *out,
                            cg_error *error)
{
    write_fn *write = writer_of(format);
    if (!write)
        return cg_examples_check_format(format, error);
    cg_buf buf;
    cg_buf_init(&buf, CG_MAX_EXAMPLES_REPORT);
    write(&buf, results);
    cg_status status = cg_report_flush(&buf, out, error);
    cg_buf_release(&buf);
    return status;
}
