/* One table says all about the options: the parser and the help read it. */
#include "cli/options.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- what each option does ------------------------------------------------ */

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

static bool apply_rules(cg_options *options, const char *value)
{
    if (options->rules_len == CG_OPTIONS_RULES) {
        cg_complain("more than %d times --rules: name a folder", CG_OPTIONS_RULES);
        return false;
    }
    options->rules[options->rules_len++] = value;
    return true;
}

static bool apply_claim(cg_options *options, const char *value)
{
    if (options->claims_len == CG_OPTIONS_CLAIMS) {
        cg_complain("more than %d times --claim: write a pack", CG_OPTIONS_CLAIMS);
        return false;
    }
    options->claims[options->claims_len++] = value;
    return true;
}

static bool apply_format_of(cg_options *options, const char *value)
{
    if (options->formats_of_len == CG_OPTIONS_FORMATS) {
        cg_complain("more than %d times --format-of", CG_OPTIONS_FORMATS);
        return false;
    }
    options->formats_of[options->formats_of_len++] = value;
    return true;
}

static bool apply_text_column(cg_options *options, const char *value)
{
    options->text_column = value;
    return true;
}

static bool apply_format(cg_options *options, const char *value)
{
    options->format = find_format(value, strlen(value));
    return options->format != NULL;
}

static bool apply_list(cg_options *options, const char *value)
{
    (void)value;
    options->list = true;
    return true;
}

static bool apply_json(cg_options *options, const char *value)
{
    (void)value;
    options->json = true;
    return true;
}

bool cg_options_add_report(cg_options *options, const char *value)
{
    const char *colon = strchr(value, ':');
    const char *format = find_format(value, colon ? (size_t)(colon - value) : strlen(value));
    return format && cg_options_add_output(options, format, colon ? colon + 1 : NULL);
}

static bool apply_report(cg_options *options, const char *value)
{
    const char *colon = strchr(value, ':');
    if (colon && colon[1] != '\0')
        return cg_options_add_report(options, value);
    cg_complain("\"%s\" is not a format and a file, such as \"jsonl:report.jsonl\"", value);
    return false;
}

static bool is_file_name(const char *option, const char *value)
{
    if (*value)
        return true;
    cg_complain("\"%s\" needs the name of a file", option);
    return false;
}

static bool apply_output(cg_options *options, const char *value)
{
    options->output = value;
    return is_file_name("--output", value);
}

static bool apply_jobs(cg_options *options, const char *value)
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

static bool apply_page(cg_options *options, const char *value)
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

static bool apply_shard(cg_options *options, const char *value)
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

static bool apply_offset(cg_options *options, const char *value)
{
    return read_bytes("--offset", value, &options->offset);
}

static bool apply_length(cg_options *options, const char *value)
{
    return read_bytes("--length", value, &options->length);
}

static bool apply_no_prefilter(cg_options *options, const char *value)
{
    (void)value;
    options->no_prefilter = true;
    return true;
}

static bool apply_fail_on(cg_options *options, const char *value)
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

static bool apply_column_unit(cg_options *options, const char *value)
{
    static const char *const names[] = {"byte", "utf16", "codepoint", "display"};
    cg_suggestion near = {value, NULL, 0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) == 0) {
            options->column_unit = (cg_column_unit)i;
            return true;
        }
        cg_suggest_offer(&near, names[i]);
    }
    cg_complain("\"%s\" is not a unit: byte, utf16, codepoint or display%s", value,
                cg_suggest_text(&near));
    return false;
}

static bool apply_color(cg_options *options, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(value, names[i]) == 0) {
            options->color = (cg_color)i;
            return true;
        }
    }
    cg_complain("\"%s\" is not a time for colour: auto, always or never", value);
    return false;
}

static bool apply_store(cg_options *options, const char *value)
{
    options->store = value;
    return is_file_name("--store", value);
}

static bool apply_no_store(cg_options *options, const char *value)
{
    (void)value;
    options->no_store = true;
    return true;
}

static bool apply_no_cache(cg_options *options, const char *value)
{
    (void)value;
    options->no_cache = true;
    return true;
}

static bool apply_strict_hash(cg_options *options, const char *value)
{
    (void)value;
    options->strict_hash = true;
    return true;
}

static bool apply_stage(cg_options *options, const char *value)
{
    options->stage = value;
    return true;
}

static bool apply_quiet(cg_options *options, const char *value)
{
    (void)value;
    options->quiet = true;
    return true;
}

static bool apply_explain_verdict(cg_options *options, const char *value)
{
    (void)value;
    options->explain_verdicts = true;
    return true;
}

static bool apply_verbose(cg_options *options, const char *value)
{
    (void)value;
    options->verbose = true;
    return true;
}

static bool apply_profile(cg_options *options, const char *value)
{
    (void)value;
    options->profile = true;
    return true;
}

static bool apply_help(cg_options *options, const char *value)
{
    (void)value;
    options->help = true;
    return true;
}

static bool apply_version(cg_options *options, const char *value)
{
    (void)value;
    options->version = true;
    return true;
}

static bool apply_config(cg_options *options, const char *value)
{
    options->config_path = value;
    return is_file_name("--config", value);
}

static bool apply_no_config(cg_options *options, const char *value)
{
    (void)value;
    options->no_config = true;
    return true;
}

static bool apply_print_config(cg_options *options, const char *value)
{
    (void)value;
    options->print_config = true;
    return true;
}

static bool apply_exclude(cg_options *options, const char *value)
{
    if (options->excludes_len == CG_OPTIONS_EXCLUDES) {
        cg_complain("more than %d times --exclude: write a .claimgrepignore",
                    CG_OPTIONS_EXCLUDES);
        return false;
    }
    options->excludes[options->excludes_len++] = value;
    return true;
}

static bool apply_files_from(cg_options *options, const char *value)
{
    options->files_from = value;
    return is_file_name("--files-from", value);
}

static bool apply_null(cg_options *options, const char *value)
{
    (void)value;
    options->files_from_zero = true;
    return true;
}

static bool apply_stdin_filename(cg_options *options, const char *value)
{
    options->stdin_name = value;
    return is_file_name("--stdin-filename", value);
}

static bool apply_baseline(cg_options *options, const char *value)
{
    options->baseline = value;
    return is_file_name("--baseline", value);
}

static bool apply_write_baseline(cg_options *options, const char *value)
{
    options->write_baseline = value;
    return is_file_name("--write-baseline", value);
}

static bool apply_diff_base(cg_options *options, const char *value)
{
    options->diff_base = value;
    return true;
}

static bool apply_suppressions(cg_options *options, const char *value)
{
    options->suppressions = value;
    return is_file_name("--suppressions", value);
}

static bool apply_today(cg_options *options, const char *value)
{
    options->today = value;
    return true;
}

static bool apply_no_ignore(cg_options *options, const char *value)
{
    (void)value;
    options->no_ignore = true;
    return true;
}

static bool apply_force_exclude(cg_options *options, const char *value)
{
    (void)value;
    options->force_exclude = true;
    return true;
}

static bool apply_claimreview(cg_options *options, const char *value)
{
    options->review_url = value;
    return true;
}

static bool apply_cite(cg_options *options, const char *value)
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

/* --- the table ------------------------------------------------------------ */

static const cg_option table[] = {
    {"rules", 0, "FILE|DIR", CG_FOR_RULES | CG_FOR_DUMP | CG_FOR_EXPLAIN, apply_rules,
     "a pack, or a folder of packs; may be repeated"},
    {"claim", 0, "TEXT", CG_FOR_SCAN, apply_claim,
     "a claim without a rule, in a sentence; may be repeated"},
    {"format-of", 0, "GLOB=F", CG_FOR_SCAN | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     apply_format_of, "files whose paths fit are of format F; may be repeated"},
    {"text-column", 0, "NAME", CG_FOR_SCAN | CG_FOR_DUMP | CG_FOR_EXPLAIN, apply_text_column,
     "what has the text in tables and records (text)"},
    {"offset", 0, "BYTES", CG_FOR_SCAN, apply_offset,
     "of web archives read the record that begins there,"},
    {"length", 0, "BYTES", CG_FOR_SCAN, apply_length, "and is so long"},
    {"page", 0, "N", CG_FOR_EXPLAIN, apply_page, "the page that LINE is a line of, in a PDF"},
    {"format", 0, "F", CG_FOR_REPORTS | CG_FOR_EXPLAIN | CG_FOR_DIFF, apply_format,
     "format of the report (text)"},
    {"json", 0, NULL, CG_FOR_EXPLAIN, apply_json, "the same as --format jsonl"},
    {"output", 'o', "FILE", CG_FOR_REPORTS, apply_output,
     "write the report to FILE; \"-\" is standard output"},
    {"output", 'o', "DIR", CG_FOR_SHEET, apply_output, "write the fact sheets to DIR"},
    {"claimreview", 0, "URL", CG_FOR_SHEET, apply_claimreview,
     "pages have ClaimReview data; the folder will be\n"
     "                          published at URL"},
    {"cite", 0, "FORM", CG_FOR_SHEET, apply_cite,
     "write the sources as well: csl (sources.json) or\n"
     "                          bibtex (sources.bib); may be repeated"},
    {NULL, 'F', "F:FILE", CG_FOR_REPORTS, apply_report,
     "a report of format F to FILE as well; may be repeated"},
    {"column-unit", 0, "UNIT", CG_FOR_REPORTS, apply_column_unit,
     "what columns count: byte (the default), utf16,\n"
     "                          codepoint or display"},
    {"fail-on", 0, "LEVEL", CG_FOR_JUDGED, apply_fail_on,
     "exit 1 for findings from this level on: error (the\n"
     "                          default), warning or note"},
    {"baseline", 0, "FILE", CG_FOR_JUDGED, apply_baseline,
     "findings that FILE has are known, and fail no run"},
    {"write-baseline", 0, "FILE", CG_FOR_REPORTS, apply_write_baseline,
     "write the findings to FILE, so that they are known"},
    {"diff-base", 0, "REV", CG_FOR_SCAN, apply_diff_base,
     "findings that were there at this revision in git are\n"
     "                          known"},
    {"suppressions", 0, "FILE", CG_FOR_JUDGED, apply_suppressions,
     "what is let stand, and why (claimgrep.suppressions.json\n"
     "                          beside the configuration)"},
    {"today", 0, "DAY", CG_FOR_JUDGED, apply_today,
     "the day, YYYY-MM-DD, for suppressions that expire"},
    {"list", 0, NULL, CG_FOR_DIFF, apply_list, "tell which runs there are"},
    {"store", 0, "FILE", CG_FOR_SCAN | CG_FOR_DIFF, apply_store,
     "keep results in FILE (.claimgrep/claimgrep.db)"},
    {"no-store", 0, NULL, CG_FOR_SCAN, apply_no_store, "keep no results, and no cache"},
    {"no-cache", 0, NULL, CG_FOR_SCAN, apply_no_cache, "scan every file anew"},
    {"strict-hash", 0, NULL, CG_FOR_SCAN, apply_strict_hash,
     "read every file, even when its times and size are those\n"
     "                          of the last run"},
    {"exclude", 0, "GLOB", CG_FOR_SCAN, apply_exclude,
     "leave out what the pattern fits; may be repeated"},
    {"no-ignore", 0, NULL, CG_FOR_SCAN, apply_no_ignore,
     "heed no .gitignore and no .claimgrepignore"},
    {"force-exclude", 0, NULL, CG_FOR_SCAN, apply_force_exclude,
     "leave out named paths as well"},
    {"files-from", 0, "FILE", CG_FOR_SCAN, apply_files_from,
     "scan what FILE lists, a path a line; \"-\" is standard\n"
     "                          input"},
    {"null", '0', NULL, CG_FOR_SCAN, apply_null, "paths of --files-from end in zero bytes"},
    {"stdin-filename", 0, "NAME", CG_FOR_SCAN, apply_stdin_filename,
     "what the report calls standard input (<stdin>)"},
    {"config", 0, "FILE", CG_FOR_CONFIG, apply_config,
     "the configuration (the nearest claimgrep.json)"},
    {"no-config", 0, NULL, CG_FOR_CONFIG, apply_no_config, "read no configuration"},
    {"print-config", 0, NULL, CG_FOR_SCAN, apply_print_config,
     "show each setting and where it comes from, and end"},
    {"shard", 0, "I/N|auto", CG_FOR_CHECK, apply_shard,
     "scan part I of N of the documents; auto: CI_NODE_INDEX of\n"
     "                          CI_NODE_TOTAL"},
    {"jobs", 'j', "N", CG_FOR_SCAN, apply_jobs, "use up to N threads"},
    {"no-prefilter", 0, NULL, CG_FOR_SCAN, apply_no_prefilter,
     "read every paragraph, for comparing: the report is the\n"
     "                          same, and slower"},
    {"stage", 0, "STAGE", CG_FOR_DUMP, apply_stage, "rules, program, document, sentences, tokens,\n"
     "                          voices, values, cues, matches or statements"},
    {"color", 0, "WHEN", CG_FOR_RULES | CG_FOR_MERGE | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     apply_color, "colour: auto (the default), always, never"},
    {"quiet", 'q', NULL, CG_FOR_RULES | CG_FOR_MERGE, apply_quiet, "say only what matters"},
    {"verbose", 'v', NULL, CG_FOR_RULES | CG_FOR_MERGE, apply_verbose,
     "say on stderr what was done"},
    {"explain-verdict", 0, NULL, CG_FOR_REPORTS, apply_explain_verdict,
     "show with each verdict how it came about, rule by rule"},
    {"profile", 0, NULL, CG_FOR_SCAN, apply_profile, "say on stderr where the time went"},
    {"help", 'h', NULL, CG_FOR_ALL, apply_help, "show this help"},
    {"version", 0, NULL, CG_FOR_ALL, apply_version, "show the version"},
};
static_assert(sizeof table / sizeof *table == CG_OPTIONS, "rows were added or taken away");

const cg_option *cg_option_at(size_t index)
{
    return &table[index];
}

bool cg_options_given(const cg_options *options, const char *name)
{
    for (size_t i = 0; i < CG_OPTIONS; i++)
        if (strcmp(table[i].name ? table[i].name : "", name) == 0)
            return options->given >> i & 1;
    return false;
}

void cg_options_print(unsigned bit, FILE *out)
{
    for (size_t i = 0; i < CG_OPTIONS; i++) {
        const cg_option *row = &table[i];
        if (!(row->commands & bit))
            continue;
        char left[64], letter[8] = "    ";
        if (row->letter)
            (void)snprintf(letter, sizeof letter, "-%c%s", row->letter,
                           row->name ? ", " : "");
        (void)snprintf(left, sizeof left, "%s%s%s%s%s", letter, row->name ? "--" : "",
                       row->name ? row->name : "", row->argument ? " " : "",
                       row->argument ? row->argument : "");
        (void)fprintf(out, "  %-22s  %s\n", left, row->summary);
    }
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static bool is_on(const char *name)
{
    const char *value = getenv(name);
    return value && *value && strcmp(value, "0") != 0;
}

bool cg_options_color(const cg_options *options, FILE *stream)
{
    if (options->color != CG_COLOR_AUTO)
        return options->color == CG_COLOR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_on("FORCE_COLOR") || is_on("CLICOLOR_FORCE"))
        return true;
    const char *term = getenv("TERM");
    return term && *term && strcmp(term, "dumb") != 0 && isatty(fileno(stream));
}
