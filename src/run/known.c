#include "run/known.h"

#include "base/file.h"
#include "base/limits.h"
#include "config/config.h"
#include "report/report.h"
#include "schema/date.h"

#include <errno.h>
#include <sys/stat.h>

void cg_known_init(cg_known *k)
{
    *k = (cg_known){0};
    cg_baseline_init(&k->baseline);
    cg_buf_init(&k->path, CG_MAX_PATH);
    cg_buf_init(&k->folder, CG_MAX_PATH);
    cg_buf_init(&k->here, CG_MAX_PATH);
}

void cg_known_release(cg_known *k)
{
    cg_baseline_release(&k->baseline);
    cg_suppressions_release(&k->suppressions);
    cg_git_release(&k->git);
    cg_buf_release(&k->path);
    cg_buf_release(&k->folder);
    cg_buf_release(&k->here);
}

/* --- reading ------------------------------------------------------------------------- */

static cg_status read_text(const char *path, size_t cap, const char *what, cg_buf *text,
                           cg_error *error)
{
    bool cut = false;
    cg_buf_init(text, cap + 2);
    cg_status status = cg_file_read(path, cap + 1, text, &cut, error);
    bool absent = status == CG_E_IO && error && error->sys_errno == ENOENT;
    return absent ? cg_error_set(error, CG_E_USAGE, 0, path, "there is no such %s", what) : status;
}

static cg_status load_baseline(cg_known *k, const char *path, cg_diags *diags, cg_error *error)
{
    cg_buf text;
    cg_status status = read_text(path, CG_MAX_BASELINE_FILE,
                                 "baseline: write one with --write-baseline", &text, error);
    if (status == CG_OK)
        status = cg_baseline_parse(&k->baseline, cg_slice_of(path), cg_buf_slice(&text), diags,
                                   error);
    cg_buf_release(&text);
    k->has_baseline = status == CG_OK;
    return status;
}

/* The file that is named, or the one beside the configuration, if it is there. */
static bool name_suppressions(cg_known *k, const cg_check_options *options)
{
    struct stat st;
    if (options->suppressions) {
        cg_buf_add_slice(&k->path, cg_slice_of(options->suppressions));
        return true;
    }
    if (!options->config)
        return false;
    cg_buf_add_slice(&k->path, options->config->prefix);
    cg_buf_add_slice(&k->path, cg_slice_of(CG_SUPPRESSIONS_NAME));
    return !cg_buf_ok(&k->path) || stat(k->path.ptr, &st) == 0;
}

/* What patterns are held against goes out from there. */
static cg_status find_folders(cg_known *k, cg_error *error)
{
    cg_buf folder;
    size_t len = k->path.len;
    cg_buf_init(&folder, CG_MAX_PATH);
    while (len && k->path.ptr[len - 1] != '/')
        len--;
    cg_buf_add(&folder, len ? k->path.ptr : "./", len ? len : 2);
    cg_status status = cg_buf_ok(&folder) ? cg_file_real(folder.ptr, &k->folder, error)
                                          : cg_error_memory(error);
    cg_buf_release(&folder);
    return status == CG_OK ? cg_file_real(".", &k->here, error) : status;
}

static cg_status read_day(cg_known *k, const char *today, cg_error *error)
{
    if (!today) {
        cg_status status = cg_clock_read(k->today, error);
        k->today[CG_CLOCK_DAY] = '\0';
        return status;
    }
    if (strlen(today) != CG_CLOCK_DAY || !cg_date_is_valid(cg_slice_of(today)))
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "\"%s\" is not a day as YYYY-MM-DD",
                            today);
    memcpy(k->today, today, CG_CLOCK_DAY + 1);
    return CG_OK;
}

static cg_status load_suppressions(cg_known *k, const char *today, cg_diags *diags,
                                   cg_error *error)
{
    cg_buf text;
    if (!cg_buf_ok(&k->path))
        return cg_error_memory(error);
    cg_status status =
        read_text(k->path.ptr, CG_MAX_SUPPRESSIONS_FILE, "file of suppressions", &text, error);
    if (status == CG_OK)
        status = cg_suppressions_parse(&k->suppressions, cg_buf_slice(&k->path),
                                       cg_buf_slice(&text), diags, error);
    cg_buf_release(&text);
    if (status == CG_OK)
        status = find_folders(k, error);
    if (status == CG_OK)
        status = read_day(k, today, error);
    k->has_suppressions = status == CG_OK;
    return status;
}

cg_status cg_known_load(cg_known *k, const cg_check_options *options, cg_diags *diags,
                        cg_error *error)
{
    const char *baseline = options->baseline, *written = options->write_baseline;
    bool anew = baseline && written && strcmp(baseline, written) == 0;
    cg_status status = CG_OK;
    if (baseline && !anew)
        status = load_baseline(k, baseline, diags, error);
    if (status == CG_OK && name_suppressions(k, options))
        status = load_suppressions(k, options->today, diags, error);
    if (status == CG_OK && options->diff_base) {
        status = cg_git_open(&k->git, options->diff_base, error);
        k->has_base = status == CG_OK;
    }
    return status;
}

/* --- applying ------------------------------------------------------------------------ */

static cg_status suppress(cg_known *k, const cg_base_run *run, cg_results *results,
                          cg_diags *diags, cg_error *error)
{
    cg_suppress_run against = {.results = results,
                               .claims = run->claims,
                               .claim_count = run->claim_count,
                               .today = cg_slice_of(k->today),
                               .here = cg_buf_slice(&k->here),
                               .folder = cg_buf_slice(&k->folder)};
    return cg_suppressions_apply(&k->suppressions, &against, diags, error);
}

static cg_status mark_known(cg_known *k, const cg_base_run *run, cg_results *results,
                            cg_error *error)
{
    cg_status status = CG_OK;
    if (k->has_base)
        status = cg_base_add(&k->baseline, &k->git, run, error);
    return status == CG_OK ? cg_baseline_mark(&k->baseline, results, run->claims, error)
                           : status;
}

cg_status cg_known_apply(cg_known *k, const cg_check_options *options, const cg_base_run *run,
                         cg_results *results, cg_diags *diags, cg_error *error)
{
    cg_status status = CG_OK;
    if (k->has_suppressions)
        status = suppress(k, run, results, diags, error);
    /* What is written is known from here on. */
    bool written = options->write_baseline && !k->has_baseline && !k->has_base;
    if (status == CG_OK && written)
        status = cg_baseline_add_results(&k->baseline, results, error);
    if (status == CG_OK && (written || k->has_baseline || k->has_base))
        status = mark_known(k, run, results, error);
    return status;
}

/* --- writing ------------------------------------------------------------------------- */

static cg_status write_baseline(const cg_report_input *input, FILE *out, cg_error *error)
{
    return cg_baseline_write(input->results, input->claims, out, error);
}

cg_status cg_known_write(const cg_check_options *options, const cg_base_run *run,
                         cg_error *error)
{
    static const cg_report_format format = {"baseline", "what is known", write_baseline};
    const cg_report_input input = {
        .results = run->results, .claims = run->claims, .claim_count = run->claim_count};
    if (!options->write_baseline)
        return CG_OK;
    return cg_report_to_file(&format, &input, options->write_baseline, error);
}
