/* Loading the configuration, and what a program is told of it. */
#include "base/alloc.h"
#include "base/file.h"
#include "base/limits.h"
#include "config/config.h"
#include "report/report.h"

/* Which formats there are is not the configuration's to know. */
static bool check_output(const cg_config *config, const cg_text *output, cg_diags *diags)
{
    char name[64];
    cg_slice format = output->value;
    const char *colon = format.len ? memchr(format.ptr, ':', format.len) : NULL;
    if (colon)
        format.len = (size_t)(colon - format.ptr);
    int len = snprintf(name, sizeof name, "%.*s", (int)format.len, format.ptr);
    if (len > 0 && (size_t)len < sizeof name && cg_report_find(name) &&
        (!colon || format.len + 1 < output->value.len))
        return true;
    cg_diags_add(diags, CG_DIAG_BAD_VALUE, &config->source, output->span,
                 "bad value \"%.*s\" for \"outputs\"", CG_SHOWN(output->value));
    cg_diags_help(diags, "write a format, or a format and a file: \"jsonl:report.jsonl\"");
    return false;
}

static bool check_outputs(const cg_config *config, cg_diags *diags)
{
    cg_texts outputs = config->values[CG_CONFIG_OUTPUTS].texts;
    bool good = true;
    for (uint32_t i = 0; i < outputs.len; i++)
        good &= check_output(config, &outputs.items[i], diags);
    return good;
}

/* Patterns over paths are held against the place, whatever leads there. */
static cg_status find_folder(cg_config *config, cg_error *error)
{
    cg_buf real;
    cg_buf_init(&real, CG_MAX_PATH);
    cg_status status =
        cg_file_real(config->prefix.len ? config->prefix.ptr : ".", &real, error);
    if (status == CG_OK)
        config->folder = cg_arena_copy(&config->arena, cg_buf_slice(&real));
    cg_buf_release(&real);
    return status == CG_OK && !config->folder.ptr ? cg_error_memory(error) : status;
}

static cg_status parse(cg_config *config, const char *path, cg_slice text, cg_diags *diags,
                       cg_error *error)
{
    bool broken = false;
    cg_status status = cg_config_parse(config, cg_slice_of(path), text, diags, &broken, error);
    if (status == CG_OK && (!check_outputs(config, diags) || broken))
        status = cg_error_set(error, CG_E_CONTENT, 0, path, "the configuration has errors");
    return status == CG_OK ? find_folder(config, error) : status;
}

static cg_status load(const char *path, cg_diags *diags, cg_config **config, cg_error *error)
{
    bool cut = false;
    cg_buf text;
    cg_buf_init(&text, CG_MAX_CONFIG_FILE + 2);
    cg_status status = cg_file_read(path, CG_MAX_CONFIG_FILE + 1, &text, &cut, error);
    cg_config *made = status == CG_OK ? cg_alloc_zeroed(1, sizeof *made) : NULL;
    if (status == CG_OK && !made)
        status = cg_error_memory(error);
    if (made)
        status = parse(made, path, cg_buf_slice(&text), diags, error);
    cg_buf_release(&text);
    if (status != CG_OK) {
        cg_config_free(made);
        return status;
    }
    *config = made;
    return CG_OK;
}

cg_status cg_config_load(const char *path, cg_diags *diags, cg_config **config, cg_error *error)
{
    cg_buf found;
    *config = NULL;
    if (path)
        return load(path, diags, config, error);
    cg_buf_init(&found, CG_MAX_PATH);
    cg_status status = cg_config_find(&found, error);
    if (status == CG_OK && found.len)
        status = load(found.ptr, diags, config, error);
    cg_buf_release(&found);
    return status;
}

void cg_config_free(cg_config *config)
{
    if (!config)
        return;
    cg_config_release(config);
    cg_alloc_free(config);
}

const char *cg_config_path(const cg_config *config)
{
    return config->source.path.ptr;
}

cg_setting cg_config_setting(const cg_config *config, const char *key)
{
    for (int i = 0; i < CG_CONFIG_KEYS; i++) {
        const cg_config_value *value = &config->values[i];
        if (strcmp(cg_config_key_name((cg_config_key)i), key) != 0 || !value->given)
            continue;
        cg_place place = cg_place_of(config->source.text, value->key.start);
        return (cg_setting){config->settings[i], value->texts.len, place.line};
    }
    return (cg_setting){0};
}
