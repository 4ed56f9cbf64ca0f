#include "run/reports.h"

#include "base/alloc.h"
#include "report/columns.h"

cg_status cg_reports_check(const cg_check_options *options, cg_error *error)
{
    for (size_t i = 0; i < options->outputs_len; i++) {
        const char *format = options->outputs[i].format;
        if (!cg_report_find(format))
            return cg_error_set(error, CG_E_USAGE, 0, NULL, "there is no format \"%s\"", format);
    }
    return CG_OK;
}

static bool is_blob(const cg_output *output)
{
    return strcmp(output->format, "blob") == 0;
}

bool cg_reports_have_blob(const cg_check_options *options)
{
    for (size_t i = 0; i < options->outputs_len; i++)
        if (is_blob(&options->outputs[i]))
            return true;
    return false;
}

bool cg_reports_have_others(const cg_check_options *options)
{
    for (size_t i = 0; i < options->outputs_len; i++)
        if (!is_blob(&options->outputs[i]))
            return true;
    return options->outputs_len == 0 || options->sheets;
}

static cg_status write_one(const cg_check_options *options, const cg_output *output,
                           cg_report_input input, cg_error *error)
{
    input.fail_on = options->fail_on;
    input.color = options->color && !output->path;
    input.screen = options->screen && !output->path;
    input.quiet = options->quiet;
    input.explain = options->explain_verdicts;
    const cg_report_format *format = cg_report_find(output->format);
    if (options->pattern && strcmp(output->format, "text") == 0)
        format = &cg_report_matches;
    return cg_report_to_file(format, &input, output->path, error);
}

static cg_status write_all(const cg_check_options *options, const cg_report_input *input,
                           cg_error *error)
{
    static const cg_output usual = {"text", NULL};
    cg_status first = CG_OK;
    if (options->outputs_len == 0 && !options->sheets)
        return write_one(options, &usual, *input, error);
    for (size_t i = 0; i < options->outputs_len; i++) {
        cg_status status =
            write_one(options, &options->outputs[i], *input, first == CG_OK ? error : NULL);
        if (first == CG_OK)
            first = status;
    }
    return first;
}

cg_status cg_reports_write(const cg_check_options *options, const cg_report_input *input,
                           cg_error *error)
{
    cg_error own = {0};
    cg_report_columns *columns = NULL;
    cg_report_input counted = *input;
    cg_status failed = cg_columns_count(input->results, options->column_unit, &columns, &own);
    counted.columns = columns;
    cg_status status = write_all(options, &counted, error);
    cg_alloc_free(columns);
    if (failed == CG_OK || status != CG_OK)
        return status;
    if (error)
        *error = own;
    return failed;
}
