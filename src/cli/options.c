/* One table says all about the options: the parser and the help read it. */
#include "cli/cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct option_row {
    const char *name;     /* NULL: a letter only */
    char letter;          /* 0: a name only */
    const char *argument; /* NULL: takes none */
    unsigned commands;    /* CG_FOR_ bits */
    /* Says what is wrong and returns false for a value that won't do. */
    bool (*apply)(cg_options *options, char *value);
    const char *summary;
} option_row;

/* --- what each option does ------------------------------------------------ */

static bool add_output(cg_options *options, const char *format, const char *path)
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

static bool is_format(const char *format)
{
    cg_suggestion near = {format, NULL, 0};
    const char *name;
    for (size_t i = 0; (name = cg_format_name(i)) != NULL; i++) {
        if (strcmp(name, format) == 0)
            return true;
        cg_suggest_offer(&near, name);
    }
    if (near.best)
        cg_complain("there is no format \"%s\"%s", format, cg_suggest_text(&near));
    else
        cg_complain("there is no format \"%s\"; see \"claimgrep help check\"", format);
    return false;
}

static bool apply_rules(cg_options *options, char *value)
{
    if (options->rules_len == CG_OPTIONS_RULES) {
        cg_complain("more than %d times --rules: name a folder", CG_OPTIONS_RULES);
        return false;
    }
    options->rules[options->rules_len++] = value;
    return true;
}

static bool apply_claim(cg_options *options, char *value)
{
    if (options->claims_len == CG_OPTIONS_CLAIMS) {
        cg_complain("more than %d times --claim: write a pack", CG_OPTIONS_CLAIMS);
        return false;
    }
    options->claims[options->claims_len++] = value;
    return true;
}

static bool apply_format_of(cg_options *options, char *value)
{
    if (options->formats_of_len == CG_OPTIONS_FORMATS) {
        cg_complain("more than %d times --format-of", CG_OPTIONS_FORMATS);
        return false;
    }
    options->formats_of[options->formats_of_len++] = value;
    return true;
}

static bool apply_text_column(cg_options *options, char *value)
{
    options->text_column = value;
    return true;
}

static bool apply_format(cg_options *options, char *value)
{
    options->format = value;
    return is_format(value);
}

static bool apply_json(cg_options *options, char *value)
{
    (void)value;
    options->json = true;
    return true;
}

static bool apply_report(cg_options *options, char *value)
{
    char *colon = strchr(value, ':');
    if (!colon || colon[1] == '\0') {
        cg_complain("\"%s\" is not a format and a file, such as \"jsonl:report.jsonl\"",
                    value);
        return false;
    }
    *colon = '\0';
    return is_format(value) && add_output(options, value, colon + 1);
}

static bool apply_output(cg_options *options, char *value)
{
    options->output = value;
    return true;
}

static bool apply_jobs(cg_options *options, char *value)
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

static bool apply_no_prefilter(cg_options *options, char *value)
{
    (void)value;
    options->no_prefilter = true;
    return true;
}

static bool apply_fail_on(cg_options *options, char *value)
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

static bool apply_color(cg_options *options, char *value)
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

static bool apply_store(cg_options *options, char *value)
{
    options->store = value;
    return true;
}

static bool apply_no_store(cg_options *options, char *value)
{
    (void)value;
    options->no_store = true;
    return true;
}

static bool apply_no_cache(cg_options *options, char *value)
{
    (void)value;
    options->no_cache = true;
    return true;
}

static bool apply_strict_hash(cg_options *options, char *value)
{
    (void)value;
    options->strict_hash = true;
    return true;
}

static bool apply_stage(cg_options *options, char *value)
{
    options->stage = value;
    return true;
}

static bool apply_quiet(cg_options *options, char *value)
{
    (void)value;
    options->quiet = true;
    return true;
}

static bool apply_verbose(cg_options *options, char *value)
{
    (void)value;
    options->verbose = true;
    return true;
}

static bool apply_profile(cg_options *options, char *value)
{
    (void)value;
    options->profile = true;
    return true;
}

static bool apply_help(cg_options *options, char *value)
{
    (void)value;
    options->help = true;
    return true;
}

static bool apply_version(cg_options *options, char *value)
{
    (void)value;
    options->version = true;
    return true;
}

/* Accepted, with nothing to switch in this version. */
static bool apply_nothing(cg_options *options, char *value)
{
    (void)options;
    (void)value;
    return true;
}

/* --- the table ------------------------------------------------------------ */

static const option_row table[] = {
    {"rules", 0, "FILE|DIR", CG_FOR_RULES | CG_FOR_DUMP | CG_FOR_EXPLAIN, apply_rules,
     "a pack, or a folder of packs; may be repeated"},
    {"claim", 0, "TEXT", CG_FOR_CHECK, apply_claim,
     "a claim without a rule, in a sentence; may be repeated"},
    {"format-of", 0, "GLOB=F", CG_FOR_CHECK | CG_FOR_DUMP | CG_FOR_EXPLAIN,
     apply_format_of, "files whose paths fit are of format F; may be repeated"},
    {"text-column", 0, "NAME", CG_FOR_CHECK | CG_FOR_DUMP | CG_FOR_EXPLAIN, apply_text_column,
     "what has the text in tables and records (text)"},
    {"format", 0, "F", CG_FOR_CHECK | CG_FOR_EXPLAIN, apply_format,
     "format of the report (text)"},
    {"json", 0, NULL, CG_FOR_EXPLAIN, apply_json, "the same as --format jsonl"},
    {"output", 'o', "FILE", CG_FOR_CHECK, apply_output,
     "write the report to FILE; \"-\" is standard output"},
    {NULL, 'F', "F:FILE", CG_FOR_CHECK, apply_report,
     "a report of format F to FILE as well; may be repeated"},
    {"fail-on", 0, "LEVEL", CG_FOR_CHECK, apply_fail_on,
     "exit 1 for findings from this level on: error (the\n"
     "                          default), warning or note"},
    {"store", 0, "FILE", CG_FOR_CHECK, apply_store,
     "keep results in FILE (.claimgrep/claimgrep.db)"},
    {"no-store", 0, NULL, CG_FOR_CHECK, apply_no_store, "keep no results, and no cache"},
    {"no-cache", 0, NULL, CG_FOR_CHECK, apply_no_cache, "scan every file anew"},
    {"strict-hash", 0, NULL, CG_FOR_CHECK, apply_strict_hash,
     "read every file, even when its times and size are those\n"
     "                          of the last run"},
    {"no-config", 0, NULL, CG_FOR_CHECK | CG_FOR_LINT | CG_FOR_TEST, apply_nothing,
     "read no configuration"},
    {"jobs", 'j', "N", CG_FOR_CHECK, apply_jobs, "use up to N threads"},
    {"no-prefilter", 0, NULL, CG_FOR_CHECK, apply_no_prefilter,
     "read every paragraph, for comparing: the report is the\n"
     "                          same, and slower"},
    {"stage", 0, "STAGE", CG_FOR_DUMP, apply_stage, "rules, program, document, sentences, tokens,\n"
     "                          voices, values, cues, matches or statements"},
    {"color", 0, "WHEN", CG_FOR_RULES | CG_FOR_DUMP | CG_FOR_EXPLAIN, apply_color,
     "colour: auto (the default), always, never"},
    {"quiet", 'q', NULL, CG_FOR_RULES, apply_quiet, "say only what matters"},
    {"verbose", 'v', NULL, CG_FOR_RULES, apply_verbose, "say on stderr what was done"},
    {"profile", 0, NULL, CG_FOR_CHECK, apply_profile, "say on stderr where the time went"},
    {"help", 'h', NULL, CG_FOR_ALL, apply_help, "show this help"},
    {"version", 0, NULL, CG_FOR_ALL, apply_version, "show the version"},
};

enum { ROWS = sizeof table / sizeof *table, LONG = 256 };

void cg_options_print(unsigned bit, FILE *out)
{
    for (size_t i = 0; i < ROWS; i++) {
        const option_row *row = &table[i];
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

/* --- parsing -------------------------------------------------------------- */

/* What getopt_long is told: the options of one command. A long option's value
 * is LONG and its row. */
typedef struct getopt_form {
    struct option longs[ROWS + 1];
    char letters[2 * ROWS + 2]; /* the colon in front: we print the messages */
} getopt_form;

static void getopt_form_init(getopt_form *form, unsigned bit)
{
    size_t longs = 0, letters = 0;
    memset(form, 0, sizeof *form);
    form->letters[letters++] = ':';
    for (size_t i = 0; i < ROWS; i++) {
        const option_row *row = &table[i];
        if (!(row->commands & bit))
            continue;
        if (row->name)
            form->longs[longs++] =
                (struct option){row->name, row->argument ? required_argument : no_argument,
                                NULL, LONG + (int)i};
        if (row->letter) {
            form->letters[letters++] = row->letter;
            if (row->argument)
                form->letters[letters++] = ':';
        }
    }
}

static const option_row *row_of(int value)
{
    if (value >= LONG)
        return &table[value - LONG];
    for (size_t i = 0; i < ROWS; i++)
        if (table[i].letter == value)
            return &table[i];
    return NULL;
}

/* Whether `element` of argv ("--name" or "--name=value") spells the name. */
static bool spells(const char *element, const char *name)
{
    size_t len = strlen(name);
    return strncmp(element, "--", 2) == 0 && strncmp(element + 2, name, len) == 0 &&
           (element[2 + len] == '\0' || element[2 + len] == '=');
}

/* The element of argv that the long option just parsed stands in. */
static const char *element_of(char **argv)
{
    return optarg && optarg == argv[optind - 1] ? argv[optind - 2] : argv[optind - 1];
}

static bool refuse_unknown(const cg_command *command, const char *element)
{
    char wanted[64];
    (void)snprintf(wanted, sizeof wanted, "%.*s", (int)strcspn(element, "="), element);
    cg_suggestion near = {wanted + 2, NULL, 0};
    for (size_t i = 0; i < ROWS; i++)
        if (table[i].name && (table[i].commands & command->bit))
            cg_suggest_offer(&near, table[i].name);
    if (near.best)
        cg_complain("\"%s\" has no option \"%s\"; did you mean \"--%s\"?", command->name,
                    wanted, near.best);
    else
        cg_complain("\"%s\" has no option \"%s\"; see \"claimgrep help %s\"",
                    command->name, wanted, command->name);
    return false;
}

/* getopt_long gave '?': an unknown option, or a value where there is none. */
static bool refuse(const cg_command *command, char **argv)
{
    const char *element = argv[optind - 1];
    if (optopt >= LONG) {
        cg_complain("\"--%s\" takes no value", table[optopt - LONG].name);
        return false;
    }
    if (optopt == 0)
        return refuse_unknown(command, element);
    cg_complain("\"%s\" has no option \"-%c\"; see \"claimgrep help %s\"", command->name,
                optopt, command->name);
    return false;
}

static bool refuse_bare(int value)
{
    const option_row *row = row_of(value);
    if (value >= LONG)
        cg_complain("\"--%s\" needs a value: %s", row->name, row->argument);
    else
        cg_complain("\"-%c\" needs a value: %s", value, row->argument);
    return false;
}

static bool parse_all(cg_options *options, int argc, char **argv)
{
    getopt_form form;
    getopt_form_init(&form, options->command->bit);
    opterr = 0;
    int value;
    while ((value = getopt_long(argc, argv, form.letters, form.longs, NULL)) != -1) {
        if (value == '?')
            return refuse(options->command, argv);
        if (value == ':')
            return refuse_bare(optopt);
        const option_row *row = row_of(value);
        if (value >= LONG && !spells(element_of(argv), row->name))
            return refuse_unknown(options->command, element_of(argv));
        if (!row->apply(options, optarg))
            return false;
    }
    return true;
}

/* The report that --format and -o describe, or the default one. */
static bool finish_outputs(cg_options *options)
{
    if (options->format || options->output) {
        const char *format = options->format ? options->format : "text";
        if (!add_output(options, format, options->output))
            return false;
    }
    for (size_t i = 0; i < options->outputs_len; i++) {
        for (size_t k = 0; k < i; k++) {
            const char *a = options->outputs[i].path, *b = options->outputs[k].path;
            if (a && b ? strcmp(a, b) == 0 : a == b) {
                cg_complain("two reports to %s%s%s", a ? "\"" : "",
                            a ? a : "standard output", a ? "\"" : "");
                return false;
            }
        }
    }
    return true;
}

bool cg_options_parse(cg_options *options, const cg_command *command, int argc, char **argv)
{
    memset(options, 0, sizeof *options);
    options->command = command;
    if (!parse_all(options, argc, argv))
        return false;
    options->paths = (const char *const *)(argv + optind);
    options->paths_len = (size_t)(argc - optind);
    return options->help || options->version || finish_outputs(options);
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
