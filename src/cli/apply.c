/* What each option does with its value. */
#include "cli/apply.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool cg_options_add_output(cg_options *options, const char *format, const char *path)
{
    if (options->outputs_len == CG_OPTIONS_OUTPUTS) {
        cg_complain("more than %d reports in one run", CG_OPTIONS_OUTPUTS);
        return false;
    }
    if (path && strcmp(path, "-") == 0)
        path = NULL;
    options->outputs[options->outputs_len++] = (cg_output){format, path};
    return true;
}

/* The name of the format that is called `len` bytes of `format`; NULL, with a word
 * about it, when there is none. */
static const char *find_format(const char *format, size_t len)
{
    char wanted[64];
    (void)snprintf(wanted, sizeof wanted, "%.*s", (int)len, format);
    cg_suggestion near = {wanted, NULL, 0};
    const char *name;
    for (size_t i = 0; (name = cg_format_name(i)) != NULL; i++) {
        if (strlen(name) == len && memcmp(name, format, len) == 0)
            return name;
        cg_suggest_offer(&near, name);
    }
    if (near.best)
        cg_complain("there is no format \"%s\"%s", wanted, cg_suggest_text(&near));
    else
        cg_complain("there is no format \"%s\"; see \"claimgrep help check\"", wanted);
    return NULL;
}

bool cg_apply_rules(cg_options *options, const char *value)
{
    if (options->rules_len == CG_OPTIONS_RULES) {
        cg_complain("more than %d times --rules: name a folder", CG_OPTIONS_RULES);
        return false;
    }
    options->rules[options->rules_len++] = value;
    return true;
}

bool cg_apply_claim(cg_options *options, const char *value)
{
    if (options->claims_len == CG_OPTIONS_CLAIMS) {
        cg_complain("more than %d times --claim: write a pack", CG_OPTIONS_CLAIMS);
        return false;
    }
    options->claims[options->claims_len++] = value;
    return true;
}

bool cg_apply_format_of(cg_options *options, const char *value)
{
    if (options->formats_of_len == CG_OPTIONS_FORMATS) {
        cg_complain("more than %d times --format-of", CG_OPTIONS_FORMATS);
        return false;
    }
    options->formats_of[options->formats_of_len++] = value;
    return true;
}

bool cg_apply_text_column(cg_options *options, const char *value)
{
    options->text_column = value;
    return true;
}

bool cg_apply_format(cg_options *options, const char *value)
{
    options->format = find_format(value, strlen(value));
    return options->format != NULL;
}

bool cg_options_add_report(cg_options *options, const char *value)
{
    const char *colon = strchr(value, ':');
    const char *format =
        find_format(value, colon ? (size_t)(colon - value) : strlen(value));
    return format && cg_options_add_output(options, format, colon ? colon + 1 : NULL);
}

bool cg_apply_report(cg_options *options, const char *value)
{
    const char *colon = strchr(value, ':');
    if (colon && colon[1] != '\0')
        return cg_options_add_report(options, value);
    cg_complain("\"%s\" is not a format and a file, such as \"jsonl:report.jsonl\"",
                value);
    return false;
}

static bool is_file_name(const char *option, const char *value)
{
    if (*value)
        return true;
    cg_complain("\"%s\" needs the name of a file", option);
    return false;
}

bool cg_apply_output(cg_options *options, const char *value)
{
    options->output = value;
    return is_file_name("--output", value);
}

bool cg_apply_jobs(cg_options *options, const char *value)
{
    char *end;
    long jobs = strtol(value, &end, 10);
    if (end == value || *end || jobs < 1 || jobs > 1024) {
        cg_complain("\"%s\" is not a number of threads from 1 to 1024", value);
        return false;
    }
    options->threads = (unsigned)jobs;
    return true;
}

bool cg_apply_page(cg_options *options, const char *value)
{
    char *end;
    long page = strtol(value, &end, 10);
    if (end == value || *end || page < 1 || page > 1000000) {
        cg_complain("\"%s\" is not the number of a page", value);
        return false;
    }
    options->page = (uint32_t)page;
    return true;
}

bool cg_apply_shard(cg_options *options, const char *value)
{
    return cg_options_read_shard(options, value);
}

static bool read_bytes(const char *option, const char *value, uint64_t *bytes)
{
    char *end;
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    *bytes = number;
    if (*value >= '0' && *value <= '9' && !*end && errno == 0 && number <= INT64_MAX)
        return true;
    cg_complain("\"%s\" is not a number of bytes for \"%s\"", value, option);
    return false;
}

bool cg_apply_offset(cg_options *options, const char *value)
{
    return read_bytes("--offset", value, &options->offset);
}

bool cg_apply_length(cg_options *options, const char *value)
{
    return read_bytes("--length", value, &options->length);
}

bool cg_apply_max_errors(cg_options *options, const char *value)
{
    char *end;
    long most = strtol(value, &end, 10);
    if (end == value || *end || most < 0 || most > 1000000000) {
        cg_complain("\"%s\" is not a number of records", value);
        return false;
    }
    options->max_errors = (size_t)most + 1;
    return true;
}

bool cg_apply_fail_on(cg_options *options, const char *value)
{
    cg_suggestion near = {value, NULL, 0};
    for (cg_level level = CG_LEVEL_NOTE; level <= CG_LEVEL_ERROR; level++) {
        if (strcmp(value, cg_level_name(level)) == 0) {
            options->fail_on = level;
            return true;
        }
        cg_suggest_offer(&near, cg_level_name(level));
    }
    cg_complain("\"%s\" is not a level: error, warning or note%s", value,
                cg_suggest_text(&near));
    return false;
}

bool cg_apply_column_unit(cg_options *options, const char *value)
{
    cg_suggestion near = {value, NULL, 0};
    for (int i = 0; i < CG_COLUMN_UNITS; i++) {
        const char *name = cg_column_unit_name((cg_column_unit)i);
        if (strcmp(value, name) == 0) {
            options->column_unit = (cg_column_unit)i;
            return true;
        }
        cg_suggest_offer(&near, name);
    }
    cg_complain("\"%s\" is not a unit: byte, utf16, codepoint or display%s", value,
                cg_suggest_text(&near));
    return false;
}

/* Says no more than that it is none. */
static bool read_when(const char *value, cg_color *when)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) == 0) {
            *when = (cg_color)i;
            return true;
        }
    }
    return false;
}

bool cg_apply_color(cg_options *options, const char *value)
{
    if (read_when(value, &options->color))
        return true;
    cg_complain("\"%s\" is not a time for colour: auto, always or never", value);
    return false;
}

bool cg_apply_summary(cg_options *options, const char *value)
{
    if (read_when(value, &options->summary))
        return true;
    cg_complain("\"%s\" is not a time for a summary: auto, always or never", value);
    return false;
}

bool cg_apply_store(cg_options *options, const char *value)
{
    options->store = value;
    return is_file_name("--store", value);
}

bool cg_apply_stage(cg_options *options, const char *value)
{
    options->stage = value;
    return true;
}

bool cg_apply_config(cg_options *options, const char *value)
{
    options->config_path = value;
    return is_file_name("--config", value);
}

bool cg_apply_exclude(cg_options *options, const char *value)
{
    if (options->excludes_len == CG_OPTIONS_EXCLUDES) {
        cg_complain("more than %d times --exclude: write a .claimgrepignore",
                    CG_OPTIONS_EXCLUDES);
        return false;
    }
    options->excludes[options->excludes_len++] = value;
    return true;
}

bool cg_apply_corpus(cg_options *options, const char *value)
{
    if (options->corpora_len == CG_OPTIONS_CORPORA) {
        cg_complain("more than %d times --corpus: name a folder", CG_OPTIONS_CORPORA);
        return false;
    }
    options->corpora[options->corpora_len++] = value;
    return true;
}

bool cg_apply_files_from(cg_options *options, const char *value)
{
    options->files_from = value;
    return is_file_name("--files-from", value);
}

bool cg_apply_stdin_filename(cg_options *options, const char *value)
{
    options->stdin_name = value;
    return is_file_name("--stdin-filename", value);
}

bool cg_apply_baseline(cg_options *options, const char *value)
{
    options->baseline = value;
    return is_file_name("--baseline", value);
}

bool cg_apply_write_baseline(cg_options *options, const char *value)
{
    options->write_baseline = value;
    return is_file_name("--write-baseline", value);
}

bool cg_apply_diff_base(cg_options *options, const char *value)
{
    options->diff_base = value;
    return true;
}

bool cg_apply_suppressions(cg_options *options, const char *value)
{
    options->suppressions = value;
    return is_file_name("--suppressions", value);
}

bool cg_apply_today(cg_options *options, const char *value)
{
    options->today = value;
    return true;
}

bool cg_apply_sheets(cg_options *options, const char *value)
{
    options->sheets = value;
    return is_file_name("--sheets", value);
}

bool cg_apply_claimreview(cg_options *options, const char *value)
{
    options->review_url = value;
    return true;
}

bool cg_apply_cite(cg_options *options, const char *value)
{
    cg_suggestion near = {value, NULL, 0};
    bool *const flags[] = {&options->csl, &options->bibtex};
    static const char *const names[] = {"csl", "bibtex"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) == 0) {
            *flags[i] = true;
            return true;
        }
        cg_suggest_offer(&near, names[i]);
    }
    cg_complain("\"%s\" is not a form of citations: csl or bibtex%s", value,
                cg_suggest_text(&near));
    return false;
}
