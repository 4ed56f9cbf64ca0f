/* claimgrep: a fact checker in the style of a static analyser.
 *
 * The whole of the public interface. Handles are opaque and made by _new,
 * ended by _free (which takes NULL). Result structs are plain values; what
 * they point at belongs to the handle that gave them out, and lives as long.
 * A cg_program is immutable and may be shared by threads; every other handle
 * belongs to one thread at a time. All text is UTF-8 and is not terminated by
 * a zero byte unless it is a `const char *`. Byte offsets count from 0 and
 * ends are exclusive; lines and columns count from 1, columns in bytes.
 */
#ifndef CLAIMGREP_H
#define CLAIMGREP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CG_API __attribute__((visibility("default")))
#define CG_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define CG_API
#define CG_PRINTF(fmt, first)
#endif

#define CG_VERSION_MAJOR 0
#define CG_VERSION_MINOR 1
#define CG_VERSION_PATCH 0

/* "X.Y.Z" of the library that is linked. Static storage. */
CG_API const char *cg_version(void);

/* --- text, errors ------------------------------------------------------- */

/* A borrowed stretch of bytes. `ptr` may be NULL only when `len` is 0. */
typedef struct cg_slice {
    const char *ptr;
    size_t len;
} cg_slice;

/* A half-open range of byte offsets. */
typedef struct cg_span {
    uint32_t start, end;
} cg_span;

typedef enum cg_status {
    CG_OK = 0,
    CG_E_MEMORY,  /* an allocation failed */
    CG_E_IO,      /* a file could not be read or written: sys_errno says why */
    CG_E_STORE,   /* the database refused */
    CG_E_LIMIT,   /* a cap of base/limits.h was hit */
    CG_E_CONTENT, /* rules have errors: the diagnostics say which */
    CG_E_USAGE,   /* the caller asked for something that can't be done */
} cg_status;

/* What failed outside of the content. A value: nothing to free. */
typedef struct cg_error {
    cg_status status;
    int sys_errno; /* 0 when no system call failed */
    char path[512]; /* cut at the front when longer */
    char text[512]; /* lower case, no full stop */
} cg_error;

/* --- diagnostics -------------------------------------------------------- */

/* How bad something is, for diagnostics and for findings alike. */
typedef enum cg_level {
    CG_LEVEL_NONE = 0,
    CG_LEVEL_NOTE,
    CG_LEVEL_WARNING,
    CG_LEVEL_ERROR,
} cg_level;

/* "none", "note", "warning", "error". */
CG_API const char *cg_level_name(cg_level level);

/* Something wrong in rules, configuration or documents, and where. */
typedef struct cg_diagnostic {
    const char *id; /* stable, such as "unknown-key" */
    cg_level level;
    cg_slice path;
    uint32_t line, column; /* 0 when the whole file is meant */
    uint64_t byte_start, byte_end;
    cg_slice message;
    cg_slice help;    /* what to do about it; empty when there is nothing */
    cg_slice excerpt; /* the source line, cut to a window when long */
    uint32_t caret, caret_len; /* where the span stands in the excerpt, bytes */
    /* A change of the file that mends it and nothing else: `fix` in place of these bytes. */
    bool fixable;
    uint64_t fix_start, fix_end;
    cg_slice fix;
} cg_diagnostic;

typedef struct cg_diags cg_diags;

/* NULL when memory runs out. */
CG_API cg_diags *cg_diags_new(void);
CG_API void cg_diags_free(cg_diags *diags);
CG_API size_t cg_diags_count(const cg_diags *diags);
/* `index` is below the count. Sorted by nothing: in the order found. */
CG_API const cg_diagnostic *cg_diags_get(const cg_diags *diags, size_t index);
/* How many are at `level` exactly; those beyond the cap are counted too. */
CG_API size_t cg_diags_count_at(const cg_diags *diags, cg_level level);
/* Prints each as FILE:LINE:COL: LEVEL: MESSAGE [ID], excerpt, caret, help.
 * Control characters in quoted text are defused. `color`: ANSI colours. */
CG_API cg_status cg_diags_print(const cg_diags *diags, FILE *out, bool color);

/* --- rules -------------------------------------------------------------- */

typedef enum cg_expect {
    CG_EXPECT_REPORT = 0,
    CG_EXPECT_SUPPORTED,
    CG_EXPECT_CONTRADICTED,
    CG_EXPECT_CONSISTENT,
} cg_expect;

typedef enum cg_kind { CG_KIND_STATE = 0, CG_KIND_EVENT } cg_kind;
typedef enum cg_precedence {
    CG_PRECEDENCE_NONE = 0,
    CG_PRECEDENCE_SUPPORT,
    CG_PRECEDENCE_CONTRADICT,
} cg_precedence;

/* What a report needs to know of a claim. Belongs to the program. */
typedef struct cg_claim_info {
    cg_slice id;    /* "pack/claim" */
    cg_slice claim; /* the sentence */
    cg_slice pack_title;
    cg_slice why;
    cg_slice path; /* the pack's file */
    uint32_t line;
    cg_kind kind;
    cg_expect expect;
    cg_precedence precedence;
    cg_level severity;
    bool required;
} cg_claim_info;

typedef struct cg_ruleset cg_ruleset; /* packs as loaded: mutable */
typedef struct cg_program cg_program; /* everything compiled: immutable */

CG_API cg_ruleset *cg_ruleset_new(void);
CG_API void cg_ruleset_free(cg_ruleset *rules);
/* Reads one pack, or every *.json below a folder in order of name. What is
 * wrong in a pack goes to `diags` and the status is still CG_OK; a file that
 * can't be read gives CG_E_IO and an error. */
CG_API cg_status cg_ruleset_add_file(cg_ruleset *rules, const char *path,
                                     cg_diags *diags, cg_error *error);
/* The same for text in memory; `name` stands for the path. Copied. */
CG_API cg_status cg_ruleset_add_buffer(cg_ruleset *rules, const char *name,
                                       const char *text, size_t len,
                                       cg_diags *diags, cg_error *error);
/* Checks everything between packs and compiles. CG_E_CONTENT when `diags`
 * holds an error, and then no program. The program keeps nothing of the
 * ruleset. */
CG_API cg_status cg_ruleset_compile(const cg_ruleset *rules, cg_diags *diags,
                                    cg_program **program, cg_error *error);
CG_API void cg_program_free(cg_program *program);
CG_API size_t cg_program_claim_count(const cg_program *program);
CG_API const cg_claim_info *cg_program_claim(const cg_program *program,
                                             size_t index);

/* What running the packs' own examples gave. */
typedef struct cg_test_summary {
    size_t claims, examples, passed, failed;
    size_t known; /* come out wrong, as they say they do: neither passed nor failed */
    size_t alternatives; /* places in the packs: patterns of claims, their branches,
                            phrases of lexicons */
    size_t fired;        /* by an example of the claim */
} cg_test_summary;

/* Runs every example; each that comes out otherwise is an error in `diags`, and so
 * is one with a known error that comes out right. `coverage`: each alternative that
 * no example fires is a warning there. The program comes from packs. */
CG_API cg_status cg_program_test(const cg_program *program, bool coverage, cg_diags *diags,
                                 cg_test_summary *summary, cg_error *error);

/* The same with coverage, and writes on `out` a test for each example: "tap" or "junit". */
CG_API cg_status cg_program_test_to(const cg_program *program, const char *format, FILE *out,
                                    cg_diags *diags, cg_test_summary *summary, cg_error *error);

/* --- packs in their one layout ------------------------------------------ */

typedef struct cg_format_options {
    const char *const *paths; /* packs, and folders of packs; "-" is standard input, */
    size_t paths_len;         /* which goes to the stream instead of a file */
    bool check; /* write nothing: tell on the stream what would change */
} cg_format_options;

typedef struct cg_rewrite_summary {
    size_t files, changed; /* changed: or, when nothing is written, to be changed */
    size_t broken;         /* files that are left alone: they are no good packs */
} cg_rewrite_summary;

/* Writes packs in the layout of the manual: what a pack says stays the same. A pack with an
 * error in its form, which goes to `diags`, is left alone. Errors of `out` are seen with
 * ferror. */
CG_API cg_status cg_format_packs(const cg_format_options *options, FILE *out, cg_diags *diags,
                                 cg_rewrite_summary *summary, cg_error *error);

typedef struct cg_fix_options {
    const char *const *paths; /* packs, and folders of packs */
    size_t paths_len;
    bool show; /* write nothing: tell on the stream what would change */
} cg_fix_options;

/* Makes the changes that diagnostics of packs know to mend them, and touches nothing else in
 * the files. Changes that overlap wait for the next call. What is wrong is told by others. */
CG_API cg_status cg_fix_packs(const cg_fix_options *options, FILE *out,
                              cg_rewrite_summary *summary, cg_error *error);

/* --- results ------------------------------------------------------------ */

typedef enum cg_stance {
    CG_STANCE_NONE = 0,
    CG_STANCE_SUPPORT,
    CG_STANCE_CONTRADICT,
    CG_STANCE_MENTION,
} cg_stance;
/* "none", "support", "contradict", "mention". */
CG_API const char *cg_stance_name(cg_stance stance);

/* What colours a stance: bits of a set, in the order in which they print. */
typedef enum cg_modifier {
    CG_MOD_NEGATED = 1u << 0,
    CG_MOD_HEDGED = 1u << 1,
    CG_MOD_CONDITIONAL = 1u << 2,
    CG_MOD_QUESTION = 1u << 3,
    CG_MOD_HYPOTHETICAL = 1u << 4,
    CG_MOD_REPORTED = 1u << 5,
    CG_MOD_HISTORIC = 1u << 6,
    CG_MOD_FUTURE = 1u << 7,
    CG_MOD_PARTIAL = 1u << 8,
    CG_MOD_RETRACTED = 1u << 9,
    CG_MOD_REJECTED = 1u << 10,
    CG_MOD_HEADLINE = 1u << 11,
    CG_MOD_SCARE_QUOTE = 1u << 12,
} cg_modifier;
#define CG_MOD_COUNT 13
/* The name of the bit 1 << `bit`: "negated" ... "scare-quote". */
CG_API const char *cg_modifier_name(unsigned bit);

typedef enum cg_voice { CG_VOICE_AUTHOR = 0, CG_VOICE_SPEAKER } cg_voice;
typedef enum cg_via {
    CG_VIA_NONE = 0,
    CG_VIA_NAME,
    CG_VIA_ANAPHOR,
    CG_VIA_TOPIC,
} cg_via;
typedef enum cg_space {
    CG_SPACE_FILE = 0, /* offsets are those of the file on disk */
    CG_SPACE_MEMBER,   /* of a member of a container */
    CG_SPACE_TEXT,     /* of text extracted from the file */
} cg_space;

/* One step of a trace: an operator, and the words that called for it. */
typedef struct cg_step {
    const char *operator_name; /* static storage: "NEG" */
    cg_slice cue;
    uint64_t byte_start, byte_end;
} cg_step;

typedef struct cg_range {
    uint64_t start, end;
} cg_range;

/* Who published what. Empty slices are unknown. */
typedef struct cg_document_info {
    cg_slice title, author, publisher, published, url, language, origin;
    cg_slice tier; /* of sources; only the operator tells it, no document does */
    /* Of a record of a web archive: its id, when it was fetched, as written there, and
     * in decimal digits where in the file it is and how long, in bytes. */
    cg_slice record, fetched, record_offset, record_length;
} cg_document_info;

/* How a finding stands to the baseline of a run. */
typedef enum cg_baseline_state {
    CG_BASELINE_NONE = 0, /* the run has no baseline */
    CG_BASELINE_NEW,
    CG_BASELINE_KNOWN,
} cg_baseline_state;
/* "none", "new", "known". */
CG_API const char *cg_baseline_state_name(cg_baseline_state state);

/* Why somebody lets a finding stand. Empty slices are not said. */
typedef struct cg_suppression {
    cg_slice reason;  /* never empty */
    cg_slice author;
    cg_slice expires; /* YYYY-MM-DD: the last day on which it holds */
} cg_suppression;

/* What a verdict makes of a statement: whether it counts, or why it is listed only. */
typedef enum cg_standing {
    CG_STANDING_COUNTED = 0, /* also before verdicts are drawn */
    CG_STANDING_MENTION,
    CG_STANDING_REJECTED,
    CG_STANDING_RETRACTED,
    CG_STANDING_HEDGED,
    CG_STANDING_CONDITIONAL,
    CG_STANDING_HISTORIC,
    CG_STANDING_FUTURE,
    CG_STANDING_OVERRULED, /* the other side has precedence in its document */
    CG_STANDING_COPY,      /* another statement stands for it */
    CG_STANDING_OUTDATED,  /* its voice took the other side later */
} cg_standing;
#define CG_STANDING_COUNT 11
/* "counted", "mention" ... "outdated". */
CG_API const char *cg_standing_name(cg_standing standing);

/* One place in a document that bears on a claim. */
typedef struct cg_statement {
    uint32_t claim; /* index into the program's claims */
    cg_stance stance;
    cg_stance lean; /* SUPPORT, CONTRADICT or NONE */
    unsigned modifiers; /* of cg_modifier */
    cg_voice voice;
    bool speaker_known; /* false with CG_VOICE_SPEAKER: nobody was named */
    cg_slice speaker_name, speaker_role;
    cg_slice said; /* YYYY[-MM[-DD]]; empty when unknown */
    cg_slice path;
    uint32_t line, column, end_line, end_column; /* of the match */
    uint64_t byte_start, byte_end;               /* of the sentence */
    uint64_t match_start, match_end;
    uint32_t page; /* 0 when the format has none */
    cg_slice quote; /* the whole sentence, as in the source */
    cg_slice excerpt; /* the source line of the match in UTF-8, a window when long */
    uint32_t caret, caret_len; /* of the match in the excerpt, bytes */
    bool from_contradicts; /* which list the pattern stands in, and where */
    uint32_t pattern;
    cg_slice alternative; /* as written in the pack */
    const cg_step *trace;
    size_t trace_len;
    const cg_range *context; /* spans elsewhere that the stance rests on */
    size_t context_len;
    signed char lane_author, lane_speaker; /* +1, -1, 0: the claim's polarity */
    bool has_speaker_lane;
    cg_via via;
    uint64_t subject_start, subject_end; /* 0, 0 with CG_VIA_NONE */
    cg_level finding; /* CG_LEVEL_NONE: not one */
    cg_space space;
    uint32_t part; /* which document of its file, from 0: records, members, messages */
    const cg_document_info *document;
    char fingerprint[33]; /* 32 hexadecimal digits */
    /* A finding that is known or suppressed keeps its level, and never fails a run. */
    cg_baseline_state baseline;
    const cg_suppression *suppression; /* NULL: none */
    cg_standing standing;     /* set, as `finding` is, when verdicts are drawn */
    uint32_t copy_of; /* 1 + the index of the statement that stands for it; 0: none */
} cg_statement;

typedef enum cg_verdict_kind {
    CG_VERDICT_NOT_FOUND = 0,
    CG_VERDICT_SUPPORTED,
    CG_VERDICT_CONTRADICTED,
    CG_VERDICT_MIXED,
    CG_VERDICT_CHANGED,
    CG_VERDICT_UNSETTLED,
} cg_verdict_kind;
CG_API const char *cg_verdict_name(cg_verdict_kind kind);

/* One step of a derivation: the rule that was applied, and what came of it. */
typedef struct cg_reasoning {
    const char *rule; /* static storage: "listed", "voices", "verdict" ... */
    cg_slice text;    /* lower case, no full stop */
} cg_reasoning;

/* What all statements together say of a claim. */
typedef struct cg_verdict {
    uint32_t claim;
    cg_verdict_kind kind;
    uint32_t support, contradict, mention; /* statements listed */
    cg_level finding;
    cg_slice derivation; /* one sentence */
    char fingerprint[33]; /* of the claim and the kind */
    cg_baseline_state baseline; /* these as of a statement */
    const cg_suppression *suppression;
    uint32_t origins;    /* of all statements listed, copies left out */
    uint32_t supporting, contradicting; /* voices that stand on each side */
    cg_slice earliest, latest;          /* YYYY[-MM[-DD]]; empty: none is dated */
    const cg_reasoning *steps;          /* the derivation, rule by rule */
    size_t steps_len;
} cg_verdict;

typedef enum cg_file_status {
    CG_FILE_SCANNED = 0,
    CG_FILE_SKIPPED, /* nothing was read: it is not for us (binary, ignored), or, when
                        `incomplete`, damaged, encrypted, or of a kind left out */
    CG_FILE_CUT,     /* not all was read: the run is incomplete */
    CG_FILE_FAILED,  /* it could not be read: the run is incomplete */
} cg_file_status;
CG_API const char *cg_file_status_name(cg_file_status status);

/* What became of a file. */
typedef struct cg_file_account {
    cg_slice path;
    cg_file_status status;
    bool incomplete; /* something in it ought to have been read, and was not */
    cg_slice reason; /* empty when scanned whole */
    uint64_t bytes;
    uint64_t content_hash; /* XXH3-64 of the source bytes; 0 when unread */
    const cg_document_info *document; /* NULL when unread */
} cg_file_account;

typedef struct cg_results cg_results;

CG_API cg_results *cg_results_new(void);
CG_API void cg_results_free(cg_results *results);
CG_API size_t cg_results_statement_count(const cg_results *results);
CG_API const cg_statement *cg_results_statement(const cg_results *results,
                                                size_t index);
CG_API size_t cg_results_file_count(const cg_results *results);
CG_API const cg_file_account *cg_results_file(const cg_results *results,
                                              size_t index);
/* Filled by cg_results_judge: one verdict a claim, in the program's order. */
CG_API size_t cg_results_verdict_count(const cg_results *results);
CG_API const cg_verdict *cg_results_verdict(const cg_results *results,
                                            size_t index);
/* The tiers of sources, the highest first, for verdicts that are drawn from now on.
 * Copied. Without any, all sources are alike. */
CG_API cg_status cg_results_rank_tiers(cg_results *results, const char *const *tiers, size_t len,
                                       cg_error *error);
/* Draws the verdicts and the findings from the statements found so far. May
 * be called again after more scanning. */
CG_API cg_status cg_results_judge(cg_results *results,
                                  const cg_program *program, cg_error *error);

/* --- scanning ----------------------------------------------------------- */

typedef struct cg_scanner cg_scanner; /* the working state of one thread */

/* The program must outlive the scanner. NULL when memory runs out. */
CG_API cg_scanner *cg_scanner_new(const cg_program *program);
CG_API void cg_scanner_free(cg_scanner *scanner);
/* Scans one document and adds its statements and its file account. A file
 * that can't be read is accounted for (CG_FILE_FAILED) and gives CG_OK. */
CG_API cg_status cg_scan_file(cg_scanner *scanner, const char *path,
                              cg_results *results, cg_error *error);
/* `path` names the buffer in the results. */
CG_API cg_status cg_scan_buffer(cg_scanner *scanner, const char *path,
                                const char *bytes, size_t len,
                                cg_results *results, cg_error *error);

/* --- configuration --------------------------------------------------------- */

typedef struct cg_config cg_config; /* claimgrep.json as loaded: immutable */

/* Loads the file at `path`; NULL: the nearest claimgrep.json from the working folder
 * up to the root of the repository, or, outside of one, in the working folder alone.
 * `*config` is NULL when there is none. CG_E_CONTENT when `diags` has what is wrong
 * with it. */
CG_API cg_status cg_config_load(const char *path, cg_diags *diags, cg_config **config,
                                cg_error *error);
CG_API void cg_config_free(cg_config *config);
/* As it was named or found. */
CG_API const char *cg_config_path(const cg_config *config);

/* What a key of the configuration says. Paths are named from the working folder;
 * numbers, true and false are texts as well. */
typedef struct cg_setting {
    const char *const *values;
    size_t len;
    uint32_t line; /* 0: the key is not there */
} cg_setting;

/* `key`: "rules", "corpus", "fail-on" ...; all but "documents". */
CG_API cg_setting cg_config_setting(const cg_config *config, const char *key);

/* --- the whole run ------------------------------------------------------ */

typedef struct cg_output {
    const char *format; /* a name of cg_format_name */
    const char *path;   /* NULL: standard output */
} cg_output;

/* What a column counts in reports that people and editors read. The formats jsonl,
 * json, sarif and rdjson say themselves what they count. */
typedef enum cg_column_unit {
    CG_COLUMN_BYTE = 0,
    CG_COLUMN_UTF16,     /* code units */
    CG_COLUMN_CODEPOINT,
    CG_COLUMN_DISPLAY, /* columns of a terminal, a tab ending at a multiple of 8 */
} cg_column_unit;
#define CG_COLUMN_UNITS 4
/* "byte", "utf16", "codepoint", "display". */
CG_API const char *cg_column_unit_name(cg_column_unit unit);

/* Fact sheets: for each claim a page, a text and an object of data, and an index. */
typedef struct cg_sheet_options {
    const char *folder; /* made where it is not there; else empty, or with sheets in it */
    const char *review_url; /* where the folder will be published: pages tell
                               schema.org's ClaimReview by it; NULL: they don't */
    bool csl, bibtex;       /* the sources as sources.json, as sources.bib */
    const char *date; /* YYYY-MM-DDTHH:MM:SSZ; NULL: SOURCE_DATE_EPOCH, or not told */
} cg_sheet_options;

typedef enum cg_color { CG_COLOR_AUTO = 0, CG_COLOR_ALWAYS, CG_COLOR_NEVER } cg_color;

/* How far a run has come. `ended` with its last call, which comes whenever the
 * scan began, and before anything is reported. */
typedef struct cg_progress {
    size_t files, all_files;
    uint64_t bytes, all_bytes; /* of the files to be read */
    bool ended;
} cg_progress;

typedef void cg_progress_fn(void *context, const cg_progress *progress);

/* Every member may be zero. Strings are borrowed for the call. */
typedef struct cg_check_options {
    const char *const *rules; /* files and folders */
    size_t rules_len;
    const char *const *claims; /* sentences, checked without rules: "claim/1" ... */
    size_t claims_len;
    /* A pattern of the rule language, looked for by itself instead of claims: the claim
     * "pattern/match". Of `rules`, one pack at most, it takes names and lexicons. NULL. */
    const char *pattern;
    const char *const *paths; /* files and folders; "-" is standard input */
    size_t paths_len;
    const char *stdin_name; /* what results call standard input; NULL: "<stdin>" */
    const char *files_from; /* a file that lists more paths, "-" is standard input */
    bool files_from_zero;   /* they end in zero bytes, not in line feeds */
    const cg_config *config; /* says more of documents, and what to leave out; NULL: none */
    const char *const *excludes; /* patterns over paths from the working folder */
    size_t excludes_len;
    bool no_ignore;     /* .gitignore and .claimgrepignore leave nothing out */
    bool force_exclude; /* what they and `excludes` say holds for `paths` as well */
    const cg_output *outputs; /* none: text on standard output */
    size_t outputs_len;
    const cg_sheet_options *sheets; /* NULL: none; else no report unless `outputs` say */
    /* "GLOB=FORMAT": the formats of files whose paths fit, the last that fits; and
     * the column of tables, or the key of records, that has the text. */
    const char *const *formats_of;
    size_t formats_of_len;
    const char *text_column; /* NULL: "text" */
    const char *baseline; /* a file of findings that are known; NULL: none */
    const char *write_baseline; /* a file to write them to, so that they are known; NULL */
    /* A revision in git: findings that were there are known. NULL: none. */
    const char *diff_base;
    /* Findings that are let stand; NULL: claimgrep.suppressions.json beside the
     * configuration, if that is there. */
    const char *suppressions;
    const char *today; /* YYYY-MM-DD, for suppressions that expire; NULL: by the clock */
    uint64_t offset, length; /* of web archives these bytes alone; no length: all */
    const char *store; /* the database; NULL: keep nothing */
    bool no_cache;     /* scan every file, whatever was kept of it */
    bool strict_hash;  /* read every file, whatever the file system says of it */
    cg_column_unit column_unit;
    cg_level fail_on;  /* CG_LEVEL_NONE: CG_LEVEL_ERROR */
    unsigned threads;  /* 0: as many as there are processors */
    uint32_t shard, shards; /* of the documents only this part, from 1; zeros: all */
    bool no_prefilter; /* read every block: for comparing, the results are the same */
    bool color;        /* of text on standard output */
    bool screen;       /* text on standard output ends with a table of the claims */
    bool quiet;        /* text: findings and verdicts only */
    bool explain_verdicts; /* text, Markdown: how each verdict came about, rule by rule */
    cg_progress_fn *progress; /* called often, by the calling thread; NULL: nobody asks */
    void *progress_context;
    FILE *profile;     /* where the time went is told there; NULL: nobody asks */
} cg_check_options;

typedef struct cg_check_summary {
    size_t claims, files, scanned, skipped, cut, failed;
    size_t incomplete; /* files of which something was not read that ought to be */
    size_t statements, support, contradict, mention;
    size_t errors, warnings, notes; /* findings, but for these: */
    size_t known, suppressed;       /* in the baseline; suppressed, known or not */
    int exit_status;                /* 0 to 3, as the manual says */
    /* Files whose results an earlier run had kept, all or for some of the rules, or
     * not at all, and rules that no file had been scanned for. */
    size_t kept, partly_kept, unkept, new_rules;
    const char *cache_note; /* what was wrong with the cache; NULL: nothing */
} cg_check_summary;

/* Loads, scans, judges, stores and reports. The summary's exit status is set
 * whatever happens; the status returned says what went wrong, if anything.
 * Progress of the run needs no terminal, home directory or network. */
CG_API cg_status cg_check(const cg_check_options *options, cg_diags *diags,
                          cg_check_summary *summary, cg_error *error);

/* Joins what runs over shards left in blobs (the report's format "blob"), in any order
 * and with repeats, and judges and reports as one run over all of it would have. Of the
 * options those of reports count, of baselines and of suppressions. CG_E_CONTENT for what
 * is no blob or is damaged, CG_E_USAGE when they don't belong together or when one is
 * missing; only into another blob can some of them be joined. `diags` gets what theirs had. */
CG_API cg_status cg_merge(const char *const *blobs, size_t blobs_len,
                          const cg_check_options *options, cg_diags *diags,
                          cg_check_summary *summary, cg_error *error);

/* --- runs that are kept ------------------------------------------------------- */

typedef struct cg_diff_options {
    const char *store; /* the database */
    /* Two runs, by number; of one, what changed up to the newest; of none, between the
     * newest and the one before it of the same paths and packs. */
    const char *const *runs;
    size_t runs_len; /* at most 2 */
    bool list; /* tell which runs there are instead */
    bool json; /* one JSON object, or list, instead of text */
} cg_diff_options;

/* Tells on `out` which statements are new, gone or moved and which verdicts changed, and
 * whether anything did. CG_E_USAGE when there is no such run. */
CG_API cg_status cg_diff(const cg_diff_options *options, FILE *out, bool *changed,
                         cg_error *error);

/* --- as a part of other engines --------------------------------------------------- */

/* Every member may be zero. Strings are borrowed for the call. */
typedef struct cg_map_options {
    const char *const *rules; /* as in cg_check_options */
    size_t rules_len;
    const char *const *claims;
    size_t claims_len;
    bool kv;           /* a key and a tab before each object, for sorting */
    size_t max_errors; /* bad records that are borne, and 1; 0: any number */
} cg_map_options;

typedef struct cg_map_summary {
    uint64_t documents, statements, errors;
} cg_map_summary;

/* Reads records as JSON lines, {"id","uri","text" or "path", ...}, and writes what comes of
 * each as JSON lines before it reads the next; the manual says what they are. A record
 * that is none becomes a line that says so; CG_E_LIMIT when there are too many of them.
 * `counters`: where Hadoop reads counters of a task; NULL: nowhere. */
CG_API cg_status cg_map(const cg_map_options *options, FILE *in, FILE *out, FILE *counters,
                        cg_diags *diags, cg_map_summary *summary, cg_error *error);

/* Reads what cg_map wrote, in any order and with repeats, and judges and reports it as
 * cg_check does; `rules` and `claims` must be the same. With `kv` lines must be sorted by
 * their keys: then the statements and the verdict of each claim are written to `out`, as
 * JSON lines, as soon as the claim has ended, and no more than one claim's statements are
 * held at a time. */
CG_API cg_status cg_reduce(const cg_check_options *options, bool kv, FILE *in, FILE *out,
                           cg_diags *diags, cg_check_summary *summary, cg_error *error);

/* --- claims without patterns ------------------------------------------------ */

/* Judges pairs of a claim and a text. One thread at a time. */
typedef struct cg_judge cg_judge;

CG_API cg_status cg_judge_new(cg_judge **judge, cg_error *error);
CG_API void cg_judge_free(cg_judge *judge);
/* `line` is {"id","claim","text"}; `*out` becomes a line of JSON, its line end
 * included, that holds until the next call. `*bad`: the line was no such pair,
 * and `*out` says what is wrong with it. */
CG_API cg_status cg_judge_line(cg_judge *judge, cg_slice line, cg_slice *out, bool *bad,
                               cg_error *error);
/* All lines of `in`, in order, and how many of them were bad. */
CG_API cg_status cg_judge_stream(cg_judge *judge, FILE *in, FILE *out, size_t *bad_lines,
                                 cg_error *error);

/* --- writing rules ------------------------------------------------------------ */

typedef struct cg_draft_options {
    const char *claim;          /* one sentence */
    const char *const *corpus;  /* files and folders; none: nothing is missed */
    size_t corpus_len;
    const cg_config *config;    /* as in cg_check_options */
} cg_draft_options;

/* Writes on `out` a pack with one rule for the claim: names, lexicons, patterns, and
 * examples that pass, each alternative fired. Of a corpus tells on `notes` which of its
 * sentences name the subject and bear on nothing yet. CG_E_USAGE for a claim that no rule
 * can be drafted of. */
CG_API cg_status cg_draft_rule(const cg_draft_options *options, FILE *out, FILE *notes,
                               cg_error *error);

/* The formats there are: a name and one line; NULL past the end. */
CG_API const char *cg_format_name(size_t index);
CG_API const char *cg_format_summary(size_t index);

/* Prints the statements, verdicts, files and summary of `results`. */
CG_API cg_status cg_report_write(const cg_results *results,
                                 const cg_program *program,
                                 const char *format, FILE *out, bool color,
                                 bool quiet, cg_error *error);

/* --- looking inside ------------------------------------------------------ */

typedef struct cg_dump_options {
    const char *stage;        /* a name of cg_dump_stage */
    const char *path;         /* NULL for a stage that takes no file */
    const char *const *rules; /* files and folders; some stages need none */
    size_t rules_len;
    const char *const *formats_of; /* as in cg_check_options */
    size_t formats_of_len;
    const char *text_column;
} cg_dump_options;

/* The stages there are, in the order of the work; NULL past the end. */
CG_API const char *cg_dump_stage(size_t index);
/* False for a stage that shows rules alone. */
CG_API bool cg_dump_takes_file(const char *stage);
/* Shows one stage of the work as JSON lines on `out`. CG_E_USAGE for a stage
 * that there is not, or that lacks what it needs. */
CG_API cg_status cg_dump(const cg_dump_options *options, FILE *out, cg_diags *diags,
                         cg_error *error);

typedef struct cg_explain_options {
    const char *const *rules; /* files and folders */
    size_t rules_len;
    const char *claim; /* "pack/claim", or its last part when only one has it */
    const char *path;
    uint32_t line, column; /* column 0: every sentence that touches the line */
    uint32_t page;         /* that the line is counted on; 0: on all there are */
    bool json;             /* JSON lines instead of text */
    const cg_config *config;       /* as in cg_check_options */
    const char *const *formats_of;
    size_t formats_of_len;
    const char *text_column;
} cg_explain_options;

/* Tells on `out` how the sentences at a place are read, what the claim's
 * patterns find in them and what comes of it; where nothing does, how near they
 * came. CG_E_USAGE when there is no such claim or no sentence at the place. */
CG_API cg_status cg_explain(const cg_explain_options *options, FILE *out, cg_diags *diags,
                            cg_error *error);

#ifdef __cplusplus
}
#endif
#endif
