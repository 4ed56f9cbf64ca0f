/* One table says all about the options: the parser and the help read it. */
#include "cli/apply.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define VALUE(name) cg_apply_##name, 0
#define FLAG(member) NULL, offsetof(cg_options, member)

static const cg_option table[] = {
    {"rules", 0, "FILE|DIR",
     CG_FOR_SCAN | CG_FOR_LINT | CG_FOR_TEST | CG_FOR_MAPPING | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     VALUE(rules), "a pack, or a folder of packs; may be repeated"},
    {"rules", 0, "FILE", CG_FOR_GREP, VALUE(rules),
     "a pack, for its names and lexicons"},
    {"claim", 0, "TEXT", CG_FOR_SCAN | CG_FOR_MAPPING, VALUE(claim),
     "a claim without a rule, in a sentence; may be repeated"},
    {"format-of", 0, "GLOB=F", CG_FOR_READ | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     VALUE(format_of), "files whose paths fit are of format F; may be repeated"},
    {"text-column", 0, "NAME", CG_FOR_READ | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     VALUE(text_column), "what has the text in tables and records (text)"},
    {"offset", 0, "BYTES", CG_FOR_SCAN, VALUE(offset),
     "of web archives read the record that begins there,"},
    {"length", 0, "BYTES", CG_FOR_SCAN, VALUE(length), "and is so long"},
    {"page", 0, "N", CG_FOR_EXPLAIN, VALUE(page),
     "the page that LINE is a line of, in a PDF"},
    {"format", 0, "F", CG_FOR_REPORTS | CG_FOR_EXPLAIN | CG_FOR_DIFF | CG_FOR_GREP | CG_FOR_TEST,
     VALUE(format), "format of the report (text)"},
    {"json", 0, NULL, CG_FOR_EXPLAIN | CG_FOR_GREP, FLAG(json), "the same as --format jsonl"},
    {"output", 'o', "FILE", CG_FOR_REPORTS, VALUE(output),
     "write the report to FILE; \"-\" is standard output"},
    {"output", 'o', "DIR", CG_FOR_SHEET, VALUE(output), "write the fact sheets to DIR"},
    {"sheets", 0, "DIR", CG_FOR_MERGE | CG_FOR_REDUCE, VALUE(sheets),
     "write fact sheets to DIR, and reports only where they are named"},
    {"claimreview", 0, "URL", CG_FOR_SHEETS, VALUE(claimreview),
     "pages have ClaimReview data; the folder will be published at URL"},
    {"cite", 0, "FORM", CG_FOR_SHEETS, VALUE(cite),
     "write the sources as well: csl (sources.json) or bibtex (sources.bib); may be "
     "repeated"},
    {NULL, 'F', "F:FILE", CG_FOR_REPORTS, VALUE(report),
     "a report of format F to FILE as well; may be repeated"},
    {"column-unit", 0, "UNIT", CG_FOR_REPORTS, VALUE(column_unit),
     "what columns count: byte (the default), utf16, codepoint or display"},
    {"fail-on", 0, "LEVEL", CG_FOR_JUDGED, VALUE(fail_on),
     "exit 1 for findings from this level on: error (the default), warning or note"},
    {"baseline", 0, "FILE", CG_FOR_JUDGED, VALUE(baseline),
     "findings that FILE has are known, and fail no run"},
    {"write-baseline", 0, "FILE", CG_FOR_REPORTS, VALUE(write_baseline),
     "write the findings to FILE, so that they are known"},
    {"diff-base", 0, "REV", CG_FOR_SCAN, VALUE(diff_base),
     "findings that were there at this revision in git are known"},
    {"suppressions", 0, "FILE", CG_FOR_JUDGED, VALUE(suppressions),
     "what is let stand, and why (claimgrep.suppressions.json beside the "
     "configuration)"},
    {"today", 0, "DAY", CG_FOR_JUDGED, VALUE(today),
     "the day, YYYY-MM-DD, for suppressions that expire"},
    {"check", 0, NULL, CG_FOR_FMT, FLAG(check),
     "change no file: show what would change, and exit 1 if anything would"},
    {"fix", 0, NULL, CG_FOR_LINT, FLAG(fix),
     "make the changes that mend what is told, where one is sure to"},
    {"diff", 0, NULL, CG_FOR_LINT, FLAG(show_fixes),
     "with --fix: change no file, show what would change"},
    {"list", 0, NULL, CG_FOR_DIFF, FLAG(list), "tell which runs there are"},
    {"store", 0, "FILE", CG_FOR_SCAN | CG_FOR_DIFF, VALUE(store),
     "keep results in FILE (.claimgrep/claimgrep.db)"},
    {"no-store", 0, NULL, CG_FOR_SCAN, FLAG(no_store), "keep no results, and no cache"},
    {"no-cache", 0, NULL, CG_FOR_SCAN, FLAG(no_cache), "scan every file anew"},
    {"strict-hash", 0, NULL, CG_FOR_SCAN, FLAG(strict_hash),
     "read every file, even when its times and size are those of the last run"},
    {"exclude", 0, "GLOB", CG_FOR_READ, VALUE(exclude),
     "leave out what the pattern fits; may be repeated"},
    {"no-ignore", 0, NULL, CG_FOR_READ, FLAG(no_ignore),
     "heed no .gitignore and no .claimgrepignore"},
    {"force-exclude", 0, NULL, CG_FOR_READ, FLAG(force_exclude),
     "leave out named paths as well"},
    {"corpus", 0, "PATH", CG_FOR_DRAFT, VALUE(corpus),
     "list what these documents say of the subject and the rule does not see; may be "
     "repeated"},
    {"files-from", 0, "FILE", CG_FOR_READ, VALUE(files_from),
     "scan what FILE lists, a path a line; \"-\" is standard input"},
    {"null", '0', NULL, CG_FOR_READ, FLAG(files_from_zero),
     "paths of --files-from end in zero bytes"},
    {"stdin-filename", 0, "NAME", CG_FOR_READ, VALUE(stdin_filename),
     "what the report calls standard input (<stdin>)"},
    {"config", 0, "FILE", CG_FOR_CONFIG, VALUE(config),
     "the configuration (the nearest claimgrep.json)"},
    {"no-config", 0, NULL, CG_FOR_CONFIG, FLAG(no_config), "read no configuration"},
    {"print-config", 0, NULL, CG_FOR_SCAN, FLAG(print_config),
     "show each setting and where it comes from, and end"},
    {"shard", 0, "I/N|auto", CG_FOR_CHECK, VALUE(shard),
     "scan part I of N of the documents; auto: CI_NODE_INDEX of CI_NODE_TOTAL"},
    {"kv", 0, NULL, CG_FOR_MAPPING, FLAG(kv),
     "a key and a tab before each object, for sorting; reduce then tells each claim as it ends"},
    {"max-errors", 0, "N", CG_FOR_MAP, VALUE(max_errors),
     "give up after more than N bad records (never)"},
    {"counters", 0, NULL, CG_FOR_MAP, FLAG(counters), "tell Hadoop's counters on stderr"},
    {"jobs", 'j', "N", CG_FOR_READ, VALUE(jobs), "use up to N threads"},
    {"no-prefilter", 0, NULL, CG_FOR_READ, FLAG(no_prefilter),
     "read every paragraph, for comparing: the report is the same, and slower"},
    {"stage", 0, "STAGE", CG_FOR_DUMP, VALUE(stage),
     "rules, program, document, sentences, tokens, voices, values, cues, matches or "
     "statements"},
    {"color", 0, "WHEN",
     CG_FOR_RULES | CG_FOR_FMT | CG_FOR_MERGE | CG_FOR_MAPPING | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     VALUE(color), "colour: auto (the default), always, never"},
    {"summary", 0, "WHEN", CG_FOR_REPORTS, VALUE(summary),
     "text ends with a table of the claims: auto (the default, on a terminal), always, never"},
    {"quiet", 'q', NULL, CG_FOR_RULES | CG_FOR_REPORTS, FLAG(quiet),
     "say only what matters"},
    {"verbose", 'v', NULL, CG_FOR_RULES | CG_FOR_FMT | CG_FOR_REPORTS, FLAG(verbose),
     "say on stderr what was done"},
    {"explain-verdict", 0, NULL, CG_FOR_REPORTS, FLAG(explain_verdicts),
     "show with each verdict how it came about, rule by rule"},
    {"profile", 0, NULL, CG_FOR_SCAN, FLAG(profile),
     "say on stderr where the time went"},
    {"help", 'h', NULL, CG_FOR_ALL, FLAG(help), "show this help"},
    {"version", 0, NULL, CG_FOR_ALL, FLAG(version), "show the version"},
};
enum { ROWS = sizeof table / sizeof *table };
static_assert(ROWS <= CG_OPTIONS_MAX, "each row has a bit in cg_options.given");

size_t cg_option_count(void)
{
    return ROWS;
}

const cg_option *cg_option_at(size_t index)
{
    return &table[index];
}

bool cg_option_apply(const cg_option *option, cg_options *options, const char *value)
{
    if (option->apply)
        return option->apply(options, value);
    *(bool *)((char *)options + option->flag) = true;
    return true;
}

bool cg_options_given(const cg_options *options, const char *name)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(table[i].name ? table[i].name : "", name) == 0)
            return options->given >> i & 1;
    return false;
}

enum { MARGIN = 26, WIDTH = 80 };

/* Prints the words of `text` from this column on, in lines of WIDTH behind MARGIN. */
static void print_wrapped(const char *text, int column, FILE *out)
{
    bool first = true;
    while (*text) {
        int len = (int)strcspn(text, " ");
        if (!first && column + 1 + len > WIDTH) {
            (void)fprintf(out, "\n%*s", MARGIN, "");
            column = MARGIN;
        } else if (!first) {
            column += fprintf(out, " ");
        }
        column += fprintf(out, "%.*s", len, text);
        text += len + (text[len] == ' ');
        first = false;
    }
    (void)fputc('\n', out);
}

void cg_options_print(unsigned bit, FILE *out)
{
    for (size_t i = 0; i < ROWS; i++) {
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
        print_wrapped(row->summary, fprintf(out, "  %-22s  ", left), out);
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

bool cg_options_summary(const cg_options *options)
{
    if (options->summary != CG_COLOR_AUTO)
        return options->summary == CG_COLOR_ALWAYS;
    return !options->quiet && isatty(fileno(stdout));
}
