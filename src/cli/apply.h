/* What each option that takes a value does with it: sets what it stands for, which is
 * borrowed from argv or from static storage; or says what is wrong with it, and returns
 * false. */
#ifndef CG_CLI_APPLY_H
#define CG_CLI_APPLY_H

#include "cli/options.h"

bool cg_apply_rules(cg_options *options, const char *value);
bool cg_apply_claim(cg_options *options, const char *value);
bool cg_apply_format_of(cg_options *options, const char *value);
bool cg_apply_text_column(cg_options *options, const char *value);
bool cg_apply_format(cg_options *options, const char *value);
bool cg_apply_report(cg_options *options, const char *value);
bool cg_apply_output(cg_options *options, const char *value);
bool cg_apply_jobs(cg_options *options, const char *value);
bool cg_apply_page(cg_options *options, const char *value);
bool cg_apply_shard(cg_options *options, const char *value);
bool cg_apply_offset(cg_options *options, const char *value);
bool cg_apply_length(cg_options *options, const char *value);
bool cg_apply_max_errors(cg_options *options, const char *value);
bool cg_apply_fail_on(cg_options *options, const char *value);
bool cg_apply_column_unit(cg_options *options, const char *value);
bool cg_apply_color(cg_options *options, const char *value);
bool cg_apply_summary(cg_options *options, const char *value);
bool cg_apply_store(cg_options *options, const char *value);
bool cg_apply_stage(cg_options *options, const char *value);
bool cg_apply_config(cg_options *options, const char *value);
bool cg_apply_exclude(cg_options *options, const char *value);
bool cg_apply_corpus(cg_options *options, const char *value);
bool cg_apply_files_from(cg_options *options, const char *value);
bool cg_apply_stdin_filename(cg_options *options, const char *value);
bool cg_apply_baseline(cg_options *options, const char *value);
bool cg_apply_write_baseline(cg_options *options, const char *value);
bool cg_apply_diff_base(cg_options *options, const char *value);
bool cg_apply_suppressions(cg_options *options, const char *value);
bool cg_apply_today(cg_options *options, const char *value);
bool cg_apply_sheets(cg_options *options, const char *value);
bool cg_apply_claimreview(cg_options *options, const char *value);
bool cg_apply_cite(cg_options *options, const char *value);

/* False, with a word about it, when there are too many. */
bool cg_options_add_output(cg_options *options, const char *format, const char *path);
/* "F" or "F:FILE"; a format alone goes to standard output. */
bool cg_options_add_report(cg_options *options, const char *value);

#endif
