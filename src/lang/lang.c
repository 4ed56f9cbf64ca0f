#include "lang/lang.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "diag/diag.h"
#include "lang/abbrevs.h"
#include "lang/classes.h"
#include "lang/embedded.h"
#include "lang/frequencies.h"
#include "lang/inflect.h"
#include "lang/meanings.h"
#include "lang/operators.h"
#include "lang/value_words.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

/* For all that is kept of a language, and for one file's tree. */

struct cg_lang {
    cg_arena arena;
    const cg_abbrevs *abbrevs;
    const cg_inflection *inflection;
    const cg_classes *classes;
    const cg_frequencies *frequencies;
    const cg_operators *operators;
    const cg_value_words *value_words;
    cg_meanings *meanings; /* NULL until somebody needs them */
    cg_slice tag, dir;     /* where they come from; `dir.ptr` NULL: embedded */
};

/* --- the parts ---------------------------------------------------------- */

static cg_status load_abbrevs(const cg_json *root, cg_lang *lang, cg_error *error)
{
    return cg_abbrevs_load(root, &lang->arena, &lang->abbrevs, error);
}

static cg_status load_inflection(const cg_json *root, cg_lang *lang, cg_error *error)
{
    return cg_inflection_load(root, &lang->arena, &lang->inflection, error);
}

static cg_status load_classes(const cg_json *root, cg_lang *lang, cg_error *error)
{
    return cg_classes_load(root, &lang->arena, &lang->classes, error);
}

static cg_status load_frequencies(const cg_json *root, cg_lang *lang, cg_error *error)
{
    return cg_frequencies_load(root, &lang->arena, &lang->frequencies, error);
}

static cg_status load_operators(const cg_json *root, cg_lang *lang, cg_error *error)
{
    return cg_operators_load(root, &lang->arena, &lang->operators, error);
}

static cg_status load_value_words(const cg_json *root, cg_lang *lang, cg_error *error)
{
    return cg_value_words_load(root, &lang->arena, &lang->value_words, error);
}

/* The first of the three files finds nothing yet to add to. */
static cg_status need_meanings(cg_lang *lang, cg_error *error)
{
    if (!lang->meanings)
        lang->meanings = cg_meanings_new(&lang->arena, lang->inflection);
    return lang->meanings ? CG_OK : cg_error_memory(error);
}

static cg_status load_synonyms(const cg_json *root, cg_lang *lang, cg_error *error)
{
    cg_status status = need_meanings(lang, error);
    return status == CG_OK ? cg_meanings_add_synonyms(lang->meanings, root, error) : status;
}

static cg_status load_opposites(const cg_json *root, cg_lang *lang, cg_error *error)
{
    cg_status status = need_meanings(lang, error);
    return status == CG_OK ? cg_meanings_add_opposites(lang->meanings, root, error) : status;
}

static cg_status load_sets(const cg_json *root, cg_lang *lang, cg_error *error)
{
    cg_status status = need_meanings(lang, error);
    return status == CG_OK ? cg_meanings_add_sets(lang->meanings, root, error) : status;
}

/* Each loader copies what it keeps: the tree is gone when it returns. */
typedef struct part {
    const char *file;
    cg_status (*load)(const cg_json *root, cg_lang *lang, cg_error *error);
} part;

static const part parts[] = {
    {"abbreviations.json", load_abbrevs},
    {"inflection.json", load_inflection},
    {"classes.json", load_classes},
    {"frequencies.json", load_frequencies},
    {"operators.json", load_operators},
    {"values.json", load_value_words},
};
#define PART_COUNT (sizeof parts / sizeof parts[0])

/* More than half of the work of loading, and for claims without patterns only. */
static const part meaning_parts[] = {
    {"synonyms.json", load_synonyms},
    {"opposites.json", load_opposites},
    {"sets.json", load_sets},
};
#define MEANING_COUNT (sizeof meaning_parts / sizeof meaning_parts[0])

const cg_abbrevs *cg_lang_abbrevs(const cg_lang *lang)
{
    return lang->abbrevs;
}
const cg_classes *cg_lang_classes(const cg_lang *lang)
{
    return lang->classes;
}

const cg_frequencies *cg_lang_frequencies(const cg_lang *lang)
{
    return lang->frequencies;
}

const cg_inflection *cg_lang_inflection(const cg_lang *lang)
{
    return lang->inflection;
}

const cg_operators *cg_lang_operators(const cg_lang *lang)
{
    return lang->operators;
}

const cg_meanings *cg_lang_meanings(const cg_lang *lang)
{
    return lang->meanings;
}

const cg_value_words *cg_lang_value_words(const cg_lang *lang)
{
    return lang->value_words;
}

/* --- files -------------------------------------------------------------- */

static int compare_names(const void *name, const void *file)
{
    return strcmp(name, ((const cg_embedded_file *)file)->name);
}

cg_slice cg_lang_embedded(const char *name)
{
    const cg_embedded_file *file = bsearch(name, cg_embedded_files, cg_embedded_count,
                                           sizeof cg_embedded_files[0], compare_names);
    return file ? (cg_slice){(const char *)file->bytes, file->len} : (cg_slice){0};
}

/* One file of data: where it comes from, its text, and what is made of it. */
struct input {
    cg_arena arena; /* the path and the tree */
    cg_buf buf;     /* of an override */
    cg_slice path, text;
};

static void input_init(struct input *in)
{
    *in = (struct input){0};
    cg_arena_init(&in->arena, CG_MAX_LANG_TREE);
    cg_buf_init(&in->buf, CG_MAX_RULES_FILE);
}

static void input_release(struct input *in)
{
    cg_buf_release(&in->buf);
    cg_arena_release(&in->arena);
}

/* `*found` stays false when the folder has no such file. */
static cg_status read_override(struct input *in, const char *dir, const char *file,
                               bool *found, cg_error *error)
{
    cg_error failure = {0};
    bool cut = false;
    in->path = cg_arena_printf(&in->arena, "%s/%s", dir, file);
    if (!in->path.ptr)
        return cg_error_memory(error);
    cg_status status =
        cg_file_read(in->path.ptr, CG_MAX_RULES_FILE, &in->buf, &cut, &failure);
    if (status == CG_E_IO && failure.sys_errno == ENOENT)
        return CG_OK;
    if (status != CG_OK)
        return cg_error_set(error, status, failure.sys_errno, failure.path,
                            "language data can't be read");
    if (cut)
        return cg_error_set(error, CG_E_LIMIT, 0, in->path.ptr,
                            "language data are longer than %zu bytes",
                            CG_MAX_RULES_FILE);
    in->text = cg_buf_slice(&in->buf);
    *found = true;
    return CG_OK;
}

static cg_status read_input(struct input *in, const char *tag, const char *dir,
                            const char *file, cg_error *error)
{
    bool found = false;
    if (dir) {
        cg_status status = read_override(in, dir, file, &found, error);
        if (status != CG_OK || found)
            return status;
    }
    in->path = cg_arena_printf(&in->arena, "%s/%s", tag, file);
    if (!in->path.ptr)
        return cg_error_memory(error);
    in->text = cg_lang_embedded(in->path.ptr);
    if (!in->text.ptr)
        return cg_error_set(error, CG_E_USAGE, 0, in->path.ptr,
                            "there are no such data for language \"%s\"", tag);
    return CG_OK;
}

/* --- loading ------------------------------------------------------------ */

static cg_status fault_at(const struct input *in, size_t at, const char *text,
                          cg_error *error)
{
    cg_place place = cg_place_of(in->text, (uint32_t)at);
    return cg_error_set(error, CG_E_CONTENT, 0, in->path.ptr, "line %u, column %u: %s",
                        (unsigned)place.line, (unsigned)place.column, text);
}

/* Gives a loader's complaint its file, and turns the "byte N: " at its start
 * (cg_data_fault) into line and column. */
static cg_status place_fault(const struct input *in, cg_status status,
                             const cg_error *fault, cg_error *error)
{
    const char *prefix = "byte ";
    char *end = NULL;
    unsigned long at = 0;
    if (status == CG_E_CONTENT && strncmp(fault->text, prefix, strlen(prefix)) == 0)
        at = strtoul(fault->text + strlen(prefix), &end, 10);
    if (end && strncmp(end, ": ", 2) == 0 && at <= in->text.len)
        return fault_at(in, at, end + 2, error);
    return cg_error_set(error, status, fault->sys_errno, in->path.ptr, "%s",
                        fault->text);
}

static cg_status load_part(cg_lang *lang, const part *part, cg_error *error)
{
    const cg_json *root = NULL;
    cg_json_error syntax = {0};
    cg_error fault = {0};
    struct input in;
    input_init(&in);
    cg_status status = read_input(&in, lang->tag.ptr, lang->dir.ptr, part->file, error);
    if (status != CG_OK)
        goto out;
    status = cg_json_parse(in.text, &in.arena, &root, &syntax);
    if (status == CG_E_CONTENT)
        status = fault_at(&in, syntax.span.start, syntax.text, error);
    else if (status != CG_OK)
        status = cg_error_memory(error);
    else if ((status = part->load(root, lang, &fault)) != CG_OK)
        status = place_fault(&in, status, &fault, error);
out:
    input_release(&in);
    return status;
}

cg_status cg_lang_load(const char *tag, const char *override_dir, cg_lang **out,
                       cg_error *error)
{
    assert(tag && out);
    cg_lang *lang = cg_alloc_zeroed(1, sizeof *lang);
    *out = NULL;
    if (!lang)
        return cg_error_memory(error);
    cg_arena_init(&lang->arena, CG_MAX_LANG);
    lang->tag = cg_arena_copy(&lang->arena, cg_slice_of(tag));
    if (override_dir)
        lang->dir = cg_arena_copy(&lang->arena, cg_slice_of(override_dir));
    bool kept = lang->tag.ptr && (lang->dir.ptr || !override_dir);
    cg_status status = kept ? CG_OK : cg_error_memory(error);
    for (size_t i = 0; status == CG_OK && i < PART_COUNT; i++)
        status = load_part(lang, &parts[i], error);
    if (status != CG_OK) {
        cg_lang_free(lang);
        return status;
    }
    *out = lang;
    return CG_OK;
}

cg_status cg_lang_need_meanings(cg_lang *lang, cg_error *error)
{
    cg_status status = CG_OK;
    if (lang->meanings)
        return CG_OK;
    for (size_t i = 0; status == CG_OK && i < MEANING_COUNT; i++)
        status = load_part(lang, &meaning_parts[i], error);
    if (status != CG_OK) {
        cg_meanings_free(lang->meanings);
        lang->meanings = NULL;
    }
    return status;
}

void cg_lang_free(cg_lang *lang)
{
    if (!lang)
        return;
    cg_meanings_free(lang->meanings);
    cg_arena_release(&lang->arena);
    cg_alloc_free(lang);
}
