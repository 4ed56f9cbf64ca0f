/* The command line: what its files share. It stands on claimgrep.h alone, as
 * any other program would. Nothing here allocates: all text is that of argv or
 * of static storage, and lives as long as the process. */
#ifndef CG_CLI_CLI_H
#define CG_CLI_CLI_H

#include "claimgrep.h"

#define CG_DEFAULT_STORE ".claimgrep/claimgrep.db"

/* Exit statuses; the highest that applies is the one that counts. */
enum { CG_EXIT_OK = 0, CG_EXIT_FINDINGS, CG_EXIT_USAGE, CG_EXIT_INCOMPLETE };

#define CG_OPTIONS_RULES 1024 /* `--rules` on one command line */
#define CG_OPTIONS_CLAIMS 256 /* `--claim` on one command line */
#define CG_OPTIONS_CORPORA 256 /* `--corpus` on one command line */
#define CG_OPTIONS_OUTPUTS 16 /* reports of one run */
#define CG_OPTIONS_FORMATS 256 /* `--format-of` on one command line */
#define CG_OPTIONS_EXCLUDES 256 /* `--exclude` on one command line */

typedef struct cg_command cg_command;

/* What the options of one command line say. */
typedef struct cg_options {
    const cg_command *command;
    const char *rules[CG_OPTIONS_RULES];
    size_t rules_len;
    const char *claims[CG_OPTIONS_CLAIMS];
    size_t claims_len;
    const char *corpora[CG_OPTIONS_CORPORA];
    size_t corpora_len;
    const char *const *paths; /* the arguments that are no options */
    size_t paths_len;
    cg_output outputs[CG_OPTIONS_OUTPUTS];
    size_t outputs_len;
    const char *format, *output; /* of the report that -F does not name */
    const char *store;
    const char *stage;
    const char *formats_of[CG_OPTIONS_FORMATS];
    size_t formats_of_len;
    const char *text_column;
    uint64_t offset, length;
    const char *config_path; /* --config */
    const cg_config *config; /* NULL: none, or not loaded yet */
    const char *excludes[CG_OPTIONS_EXCLUDES];
    size_t excludes_len;
    const char *files_from, *stdin_name;
    const char *baseline, *write_baseline, *diff_base, *suppressions, *today;
    uint64_t given; /* which options were: a bit for each row of their table */
    uint32_t shard, shards; /* zeros: not said */
    unsigned threads; /* 0: not said */
    uint32_t page;    /* 0: not said */
    bool no_prefilter;
    cg_column_unit column_unit;
    cg_level fail_on;
    cg_color color, summary;
    const char *sheets; /* their folder, beside reports */
    const char *review_url;
    bool csl, bibtex;
    bool list, json, no_store, no_cache, strict_hash, quiet, verbose, profile, help, version;
    bool kv, counters;
    size_t max_errors; /* and 1; 0: any number */
    bool paths_configured; /* `paths` are the corpus of the configuration */
    bool explain_verdicts;
    bool check; /* --check: show, and change nothing */
    bool fix, show_fixes;
    bool no_config, print_config, files_from_zero, no_ignore, force_exclude;
} cg_options;

/* --- commands: main.c ---------------------------------------------------- */

/* Bits that tell which commands take an option. */
enum {
    CG_FOR_CHECK = 1 << 0,
    CG_FOR_DUMP = 1 << 1,
    CG_FOR_HELP = 1 << 2,
    CG_FOR_LINT = 1 << 3,
    CG_FOR_TEST = 1 << 4,
    CG_FOR_VERSION = 1 << 5,
    CG_FOR_JUDGE = 1 << 6,
    CG_FOR_EXPLAIN = 1 << 7,
    CG_FOR_SHEET = 1 << 8,
    CG_FOR_DIFF = 1 << 9,
    CG_FOR_MERGE = 1 << 10,
    CG_FOR_GREP = 1 << 11,
    CG_FOR_MAP = 1 << 12,
    CG_FOR_REDUCE = 1 << 13,
    CG_FOR_FMT = 1 << 14,
    CG_FOR_COMPLETION = 1 << 15,
    CG_FOR_MAPPING = CG_FOR_MAP | CG_FOR_REDUCE,
    CG_FOR_SHEETS = CG_FOR_SHEET | CG_FOR_MERGE | CG_FOR_REDUCE,
    CG_FOR_DRAFT = 1 << 16,
    CG_FOR_SCAN = CG_FOR_CHECK | CG_FOR_SHEET,
    CG_FOR_READ = CG_FOR_SCAN | CG_FOR_GREP,
    CG_FOR_REPORTS = CG_FOR_CHECK | CG_FOR_MERGE | CG_FOR_REDUCE,
    CG_FOR_JUDGED = CG_FOR_SCAN | CG_FOR_REPORTS,
    CG_FOR_RULES = CG_FOR_READ | CG_FOR_LINT | CG_FOR_TEST,
    CG_FOR_CONFIG = CG_FOR_RULES | CG_FOR_MERGE | CG_FOR_REDUCE | CG_FOR_EXPLAIN | CG_FOR_DIFF,
    CG_FOR_ALL = ~0,
};

struct cg_command {
    const char *name;
    int (*run)(const cg_options *options);
    unsigned bit;
    const char *arguments; /* as they stand in the usage line */
    const char *summary;   /* one line */
    const char *details;   /* paragraphs for its own help; may be NULL */
};

const cg_command *cg_command_find(const char *name);
/* In order of name; NULL past the end. */
const cg_command *cg_command_at(size_t index);

int cg_command_check(const cg_options *options);
int cg_command_completion(const cg_options *options);
int cg_command_diff(const cg_options *options);
int cg_command_draft(const cg_options *options);
int cg_command_dump(const cg_options *options);
int cg_command_explain(const cg_options *options);
int cg_command_fmt(const cg_options *options);
int cg_command_grep(const cg_options *options);
int cg_command_help(const cg_options *options);
int cg_command_judge(const cg_options *options);
int cg_command_lint(const cg_options *options);
int cg_command_map(const cg_options *options);
int cg_command_merge(const cg_options *options);
int cg_command_reduce(const cg_options *options);
int cg_command_sheet(const cg_options *options);
int cg_command_test(const cg_options *options);
int cg_command_version(const cg_options *options);

/* --- runs: check.c --------------------------------------------------------- */

/* Standard input, for what reads all of it. Before anything is read of it. */
FILE *cg_input(void);
/* What the options say of the fact sheets in a folder. */
cg_sheet_options cg_sheets_fill(const cg_options *options, const char *folder);
/* The run of a check, with fact sheets or, NULL, without; exit status. */
int cg_check_run(const cg_options *options, const cg_sheet_options *sheets);
/* What joins the results of other runs into one. */
typedef cg_status cg_join_fn(const cg_options *options, const cg_check_options *check,
                             cg_diags *diags, cg_check_summary *summary, cg_error *error);
/* Joins them, and tells of it as a check does of its own; exit status. */
int cg_check_join(const cg_options *options, cg_join_fn *join);
/* What the library is asked for by these options. */
void cg_check_fill(cg_check_options *check, const cg_options *options);
/* Tells on stderr what came of a run, and returns its exit status. `failed`: the
 * status that the library gave, with what it says of it. */
int cg_check_conclude(const cg_options *options, const cg_diags *diags,
                      const cg_check_summary *summary, cg_status failed, const cg_error *error);

/* --- options: options.c, parse.c --------------------------------------------- */

/* Reads the arguments of a command; argv[0] is its name. Says what is wrong
 * with them on stderr, and then returns false. */
bool cg_options_parse(cg_options *options, const cg_command *command, int argc,
                      char **argv);
/* Prints the options that a command takes, a line each. */
void cg_options_print(unsigned bit, FILE *out);
/* Whether what goes to `stream` is to be coloured. */
bool cg_options_color(const cg_options *options, FILE *stream);
/* Whether the report on standard output is to end as people want it. */
bool cg_options_summary(const cg_options *options);

/* --- configuration: configure.c ------------------------------------------- */

/* Loads the configuration, unless the options forbid it or the command has no use for
 * it, and fills in what no option says: from the environment, then from the
 * configuration. Says what is wrong on stderr, and returns the exit status for it. */
int cg_configure(cg_options *options);
/* Prints each setting and where it comes from. */
void cg_configure_print(const cg_options *options, FILE *out);

/* --- help: help.c -------------------------------------------------------- */

void cg_help_print(const cg_command *command, FILE *out);
void cg_help_overview(FILE *out);

/* --- packs: packs.c ------------------------------------------------------ */

/* What is to be said of the packs that a command line names. */
typedef struct cg_packs_outcome {
    bool read; /* the packs could be read; what they say may still be wrong */
    size_t errors, warnings;
    cg_test_summary examples; /* zero when the packs don't compile */
} cg_packs_outcome;

/* Loads and compiles the packs and runs their examples: all that can be wrong
 * in a pack comes out in one run, on stderr; with `coverage` what no example fires
 * as well. `format`: the examples on standard output as "tap" or "junit"; NULL: not at
 * all. Returns the exit status. */
int cg_packs_examine(const cg_options *options, bool coverage, const char *format,
                     cg_packs_outcome *outcome);

/* --- progress: progress.c ------------------------------------------------- */

#define CG_PROGRESS_LINE 80 /* bytes, the one that ends it included */

/* The line on the terminal. Times are seconds of one clock. */
typedef struct cg_progress_line {
    FILE *out;
    double started, next; /* next: nothing is shown before it */
    int shown;            /* bytes that stand there */
} cg_progress_line;

/* "12 of 400 files, 1.2 of 40.0 MB, 310.5 MB/s, 4 s left"; the last two once
 * they are known. `seconds`: since the beginning. */
void cg_progress_format(char out[CG_PROGRESS_LINE], const cg_progress *progress,
                        double seconds);
/* Only for a terminal on stderr, and not for who wants it quiet. */
bool cg_progress_wanted(const cg_options *options);
void cg_progress_begin(cg_progress_line *line, FILE *out);
/* Writes over the line when it is time to; erases it when the run has ended. */
void cg_progress_update(cg_progress_line *line, const cg_progress *progress, double now);
/* The same, now: a cg_progress_fn for a line as its context. */
void cg_progress_show(void *line, const cg_progress *progress);

/* --- messages: complain.c ------------------------------------------------ */

/* Prints "claimgrep: " and the message on stderr, and returns CG_EXIT_USAGE. */
int cg_complain(const char *fmt, ...) CG_PRINTF(1, 2);
/* Prints what the library says, and returns the exit status for it. */
int cg_complain_error(const cg_error *error);

/* The ending of a noun that stands behind this number. */
static inline const char *cg_plural(size_t count) { return count == 1 ? "" : "s"; }

/* The nearest right name so far: start with {wanted}, offer each candidate,
 * read `best` (NULL when none was near). Near is what differs in one stretch
 * of at most two letters. */
typedef struct cg_suggestion {
    const char *wanted, *best;
    size_t distance;
} cg_suggestion;
void cg_suggest_offer(cg_suggestion *suggestion, const char *candidate);
/* "" or "; did you mean \"NAME\"?", in static storage. */
const char *cg_suggest_text(const cg_suggestion *suggestion);

#endif
