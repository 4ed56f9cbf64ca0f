/* What no option says: from the environment, then from the configuration. */
#include "cli/apply.h"

#include <stdlib.h>
#include <string.h>

/* One setting of a run. `value` gives the one at `index` as text, or NULL. */
typedef struct setting {
    const char *key;      /* of the configuration, and as it is shown */
    const char *options;  /* any of these stands before both others; blank behind each */
    const char *variable; /* of the environment; NULL: none */
    /* Says what is wrong and returns false for a value that won't do. NULL: the
     * configuration alone has it, and who reads it gets it from there. */
    bool (*apply)(cg_options *options, const char *value);
    const char *(*value)(const cg_options *options, size_t index);
} setting;

/* --- values ----------------------------------------------------------------- */

static const char *only(const char *value, size_t index)
{
    return index == 0 ? value : NULL;
}

static const char *value_of_rules(const cg_options *options, size_t index)
{
    return index < options->rules_len ? options->rules[index] : NULL;
}

static const char *value_of_corpus(const cg_options *options, size_t index)
{
    if (options->paths_len == 0)
        return options->files_from ? NULL : only(".", index);
    return index < options->paths_len ? options->paths[index] : NULL;
}

static const char *value_of_excludes(const cg_options *options, size_t index)
{
    return index < options->excludes_len ? options->excludes[index] : NULL;
}

static const char *value_of_formats(const cg_options *options, size_t index)
{
    return index < options->formats_of_len ? options->formats_of[index] : NULL;
}

static const char *value_of_text_column(const cg_options *options, size_t index)
{
    return only(options->text_column ? options->text_column : "text", index);
}

static const char *value_of_column_unit(const cg_options *options, size_t index)
{
    return only(cg_column_unit_name(options->column_unit), index);
}

static const char *value_of_fail_on(const cg_options *options, size_t index)
{
    cg_level level = options->fail_on == CG_LEVEL_NONE ? CG_LEVEL_ERROR : options->fail_on;
    return only(cg_level_name(level), index);
}

static const char *value_of_jobs(const cg_options *options, size_t index)
{
    static char text[16];
    (void)snprintf(text, sizeof text, "%u", options->threads);
    return only(options->threads ? text : "as many as processors", index);
}

static const char *value_of_cache(const cg_options *options, size_t index)
{
    return only(options->no_cache ? "false" : "true", index);
}

static const char *value_of_store(const cg_options *options, size_t index)
{
    const char *store = options->store ? options->store : CG_DEFAULT_STORE;
    return only(options->no_store ? "false" : store, index);
}

static const char *value_of_baseline(const cg_options *options, size_t index)
{
    return only(options->baseline ? options->baseline : "none", index);
}

static const char *value_of_suppressions(const cg_options *options, size_t index)
{
    if (options->suppressions)
        return only(options->suppressions, index);
    return only(options->config ? "beside the configuration, if there are any" : "none", index);
}

static const char *value_of_outputs(const cg_options *options, size_t index)
{
    static char text[1024];
    if (options->outputs_len == 0)
        return only("text", index);
    if (index >= options->outputs_len)
        return NULL;
    const cg_output *output = &options->outputs[index];
    (void)snprintf(text, sizeof text, "%s%s%s", output->format, output->path ? ":" : "",
                   output->path ? output->path : "");
    return text;
}

/* --- applying ---------------------------------------------------------------- */

/* As the option of that name does. */
static bool apply_option(cg_options *options, const char *name, const char *value)
{
    for (size_t i = 0; i < cg_option_count(); i++) {
        const cg_option *option = cg_option_at(i);
        if (option->name && strcmp(option->name, name) == 0)
            return cg_option_apply(option, options, value);
    }
    return false;
}

static bool apply_rules(cg_options *options, const char *value)
{
    return apply_option(options, "rules", value);
}

static bool apply_column_unit(cg_options *options, const char *value)
{
    return apply_option(options, "column-unit", value);
}

static bool apply_fail_on(cg_options *options, const char *value)
{
    return apply_option(options, "fail-on", value);
}

static bool apply_jobs(cg_options *options, const char *value)
{
    return apply_option(options, "jobs", value);
}

static bool apply_text_column(cg_options *options, const char *value)
{
    return apply_option(options, "text-column", value);
}

static bool apply_store(cg_options *options, const char *value)
{
    return apply_option(options, "store", value);
}

static bool apply_baseline(cg_options *options, const char *value)
{
    return apply_option(options, "baseline", value);
}

static bool apply_suppressions(cg_options *options, const char *value)
{
    return apply_option(options, "suppressions", value);
}

static bool apply_cache(cg_options *options, const char *value)
{
    options->no_cache = strcmp(value, "false") == 0;
    return true;
}

static const setting settings[] = {
    {"rules", "rules claim ", NULL, apply_rules, value_of_rules},
    {"corpus", "files-from ", NULL, NULL, value_of_corpus},
    {"exclude", "exclude ", NULL, NULL, value_of_excludes},
    {"outputs", "format output  ", NULL, cg_options_add_report, value_of_outputs},
    {"column-unit", "column-unit ", NULL, apply_column_unit, value_of_column_unit},
    {"fail-on", "fail-on ", "CLAIMGREP_FAIL_ON", apply_fail_on, value_of_fail_on},
    {"jobs", "jobs ", "CLAIMGREP_JOBS", apply_jobs, value_of_jobs},
    {"cache", "no-cache ", NULL, apply_cache, value_of_cache},
    {"store", "store no-store ", "CLAIMGREP_STORE", apply_store, value_of_store},
    {"format-of", "format-of ", NULL, NULL, value_of_formats},
    {"text-column", "text-column ", NULL, apply_text_column, value_of_text_column},
    {"tiers", "", NULL, NULL, NULL},
    {"baseline", "baseline ", NULL, apply_baseline, value_of_baseline},
    {"suppressions", "suppressions ", NULL, apply_suppressions, value_of_suppressions},
};

enum { SETTINGS = sizeof settings / sizeof *settings };

/* The option that says it, as it is written; NULL when none does. */
static const char *option_given(const cg_options *options, const setting *setting)
{
    static char name[32];
    for (const char *at = setting->options; *at; at = strchr(at, ' ') + 1) {
        (void)snprintf(name, sizeof name, "--%.*s", (int)(strchr(at, ' ') - at), at);
        if (cg_options_given(options, name + 2))
            return name[2] ? name : "-F";
    }
    return NULL;
}

/* NULL when it is not set, or empty. */
static const char *variable_of(const char *name)
{
    const char *value = name ? getenv(name) : NULL;
    return value && *value ? value : NULL;
}

static cg_setting configured(const cg_options *options, const setting *setting)
{
    return options->config ? cg_config_setting(options->config, setting->key) : (cg_setting){0};
}

/* Paths that lint and test are given are rules. */
static bool is_said(const cg_options *options, const setting *setting)
{
    bool packs = options->command->bit & (CG_FOR_LINT | CG_FOR_TEST);
    return option_given(options, setting) ||
           (packs && setting->apply == apply_rules && options->paths_len > 0);
}

static bool fill_in(cg_options *options, const setting *setting)
{
    const char *variable = variable_of(setting->variable);
    if (!setting->apply || is_said(options, setting))
        return true;
    if (variable) {
        if (setting->apply(options, variable))
            return true;
        cg_complain("the value is that of %s in the environment", setting->variable);
        return false;
    }
    cg_setting file = configured(options, setting);
    if (file.line && !file.len && setting->apply == apply_store)
        options->no_store = true; /* "store": false */
    for (size_t i = 0; i < file.len; i++)
        if (!setting->apply(options, file.values[i]))
            return false;
    return true;
}

static void take_corpus(cg_options *options)
{
    if (!options->config || options->paths_len > 0 || options->files_from)
        return;
    cg_setting corpus = cg_config_setting(options->config, "corpus");
    options->paths = corpus.values;
    options->paths_len = corpus.len;
    options->paths_configured = corpus.len > 0;
}

/* --- loading ------------------------------------------------------------------ */

static int load(cg_options *options, const char *path, cg_diags *diags)
{
    cg_error error = {0};
    cg_config *config = NULL;
    cg_status status = cg_config_load(path, diags, &config, &error);
    options->config = config; /* as long as the process: options point into it */
    if (status == CG_OK)
        return CG_EXIT_OK;
    if (status == CG_E_CONTENT && cg_diags_count(diags) > 0)
        return cg_diags_print(diags, stderr, cg_options_color(options, stderr)) == CG_OK
                   ? CG_EXIT_USAGE
                   : CG_EXIT_INCOMPLETE;
    int exit_status = cg_complain_error(&error);
    return status == CG_E_IO ? CG_EXIT_USAGE : exit_status;
}

static int find_and_load(cg_options *options)
{
    const char *path =
        options->config_path ? options->config_path : variable_of("CLAIMGREP_CONFIG");
    if (options->no_config)
        return CG_EXIT_OK;
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    int exit_status = load(options, path, diags);
    cg_diags_free(diags);
    return exit_status;
}

/* What merges were given as rules and documents is in the blobs. */
static bool is_wanted(unsigned bit, const setting *setting)
{
    bool judged = setting->apply == apply_fail_on || setting->apply == apply_column_unit ||
                  setting->apply == apply_baseline || setting->apply == apply_suppressions;
    if (bit == CG_FOR_MERGE)
        return judged;
    if (bit == CG_FOR_SHEET && setting->value == value_of_outputs)
        return false; /* sheets are what it writes */
    if (bit == CG_FOR_DIFF)
        return setting->apply == apply_store;
    if (bit == CG_FOR_GREP) /* the rules lend to a pattern only when they are asked to */
        return setting->apply == apply_text_column || setting->apply == apply_jobs;
    if (bit == CG_FOR_EXPLAIN && setting->apply == apply_text_column)
        return true;
    return (bit & CG_FOR_SCAN) || setting->apply == apply_rules;
}

int cg_configure(cg_options *options)
{
    unsigned bit = options->command->bit;
    if (!(bit & CG_FOR_CONFIG))
        return CG_EXIT_OK;
    if (options->no_config && options->config_path)
        return cg_complain("--config and --no-config exclude each other");
    int exit_status = find_and_load(options);
    if (exit_status != CG_EXIT_OK)
        return exit_status;
    for (size_t i = 0; i < SETTINGS; i++) {
        if (is_wanted(bit, &settings[i]) && !fill_in(options, &settings[i]))
            return CG_EXIT_USAGE;
    }
    if (bit & CG_FOR_SCAN)
        take_corpus(options);
    return CG_EXIT_OK;
}

/* --- printing ----------------------------------------------------------------- */

static void print_file(const cg_options *options, const setting *setting, FILE *out)
{
    cg_setting file = configured(options, setting);
    for (size_t i = 0; i < file.len; i++)
        (void)fprintf(out, "%s: %s [%s:%u]\n", setting->key, file.values[i],
                      cg_config_path(options->config), (unsigned)file.line);
}

/* What no option, variable or file says is a default. */
static void print_origin(const cg_options *options, const setting *setting, FILE *out)
{
    bool corpus = setting->value == value_of_corpus;
    const char *option = option_given(options, setting);
    cg_setting file = configured(options, setting);
    if (corpus && !options->paths_configured && options->paths_len > 0)
        (void)fputs("argument", out);
    else if (option)
        (void)fputs(option, out);
    else if (variable_of(setting->variable))
        (void)fputs(setting->variable, out);
    else if (file.line)
        (void)fprintf(out, "%s:%u", cg_config_path(options->config), (unsigned)file.line);
    else
        (void)fputs("default", out);
}

static void print_setting(const cg_options *options, const setting *setting, FILE *out)
{
    const char *value;
    for (size_t i = 0; (value = setting->value(options, i)) != NULL; i++) {
        (void)fprintf(out, "%s: %s [", setting->key, value);
        print_origin(options, setting, out);
        (void)fputs("]\n", out);
    }
}

void cg_configure_print(const cg_options *options, FILE *out)
{
    (void)fprintf(out, "configuration: %s\n",
                  options->config ? cg_config_path(options->config) : "none");
    for (size_t i = 0; i < SETTINGS; i++) {
        bool added = settings[i].value == value_of_excludes ||
                     settings[i].value == value_of_formats;
        if (added || !settings[i].value)
            print_file(options, &settings[i], out);
        if (settings[i].value)
            print_setting(options, &settings[i], out);
    }
}
