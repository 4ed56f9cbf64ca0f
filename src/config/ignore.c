#include "config/ignore.h"

#include "base/alloc.h"
#include "base/glob.h"
#include "base/limits.h"

void cg_ignore_release(cg_ignore *ignore)
{
    cg_ignore_rewind(ignore, (cg_ignore_mark){0});
    for (size_t i = 0; i < CG_IGNORE_LAYERS; i++)
        cg_vec_release(&ignore->rules[i]);
    cg_vec_release(&ignore->files);
}

cg_ignore_mark cg_ignore_mark_of(const cg_ignore *ignore)
{
    cg_ignore_mark mark = {.files = ignore->files.len};
    for (size_t i = 0; i < CG_IGNORE_LAYERS; i++)
        mark.rules[i] = ignore->rules[i].len;
    return mark;
}

void cg_ignore_rewind(cg_ignore *ignore, cg_ignore_mark mark)
{
    for (size_t i = 0; i < CG_IGNORE_LAYERS; i++)
        if (ignore->rules[i].len > mark.rules[i])
            ignore->rules[i].len = mark.rules[i];
    while (ignore->files.len > mark.files)
        cg_alloc_free(ignore->files.items[--ignore->files.len].text);
}

/* --- reading patterns --------------------------------------------------------------- */

/* White space at the end is none of the pattern, unless a backslash stands before. */
static cg_slice trim_end(cg_slice line)
{
    while (line.len && (line.ptr[line.len - 1] == ' ' || line.ptr[line.len - 1] == '\t')) {
        size_t slashes = 0;
        while (slashes + 1 < line.len && line.ptr[line.len - 2 - slashes] == '\\')
            slashes++;
        if (slashes % 2)
            break;
        line.len--;
    }
    return line;
}

/* False for a line that holds no pattern. */
static bool read_rule(cg_slice line, cg_ignore_rule *rule)
{
    if (line.len && line.ptr[line.len - 1] == '\r')
        line.len--;
    line = trim_end(line);
    if (!line.len || line.ptr[0] == '#')
        return false;
    if (line.ptr[0] == '!') {
        rule->negated = true;
        line = cg_slice_sub(line, 1, line.len);
    }
    if (line.len && line.ptr[line.len - 1] == '/') {
        rule->folders = true;
        line.len--;
    }
    rule->anchored = line.len && memchr(line.ptr, '/', line.len);
    if (line.len && line.ptr[0] == '/')
        line = cg_slice_sub(line, 1, line.len);
    rule->pattern = line;
    return line.len > 0;
}

/* Room for name, base and text in a row, each with a zero byte behind it. */
static char *copy_all(const cg_slice *parts, size_t count)
{
    size_t len = count;
    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    char *all = cg_alloc(len), *to = all;
    for (size_t i = 0; all && i < count; i++) {
        if (parts[i].len)
            memcpy(to, parts[i].ptr, parts[i].len);
        to += parts[i].len;
        *to++ = '\0';
    }
    return all;
}

static cg_status add_rules(cg_ignore *ignore, cg_ignore_layer layer, cg_ignore_rule rule,
                           cg_slice text, cg_error *error)
{
    cg_status status = CG_OK;
    size_t at = cg_slice_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < text.len) {
        cg_ignore_rule own = rule;
        own.line = ++rule.line;
        const char *feed = memchr(text.ptr + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
        bool any = read_rule(cg_slice_sub(text, at, end), &own);
        at = end + 1;
        if (any && (own.pattern.len > CG_MAX_GLOB ||
                    ignore->rules[layer].len >= CG_MAX_IGNORE_RULES))
            status = cg_error_set(error, CG_E_LIMIT, 0, NULL,
                                  "line %u: a pattern of over %d bytes, or over %zu patterns",
                                  (unsigned)own.line, CG_MAX_GLOB, CG_MAX_IGNORE_RULES);
        else if (any && !cg_vec_push(&ignore->rules[layer], own))
            return cg_error_memory(error);
    }
    return status;
}

cg_status cg_ignore_add(cg_ignore *ignore, cg_ignore_layer layer, cg_slice base, cg_slice name,
                        cg_slice text, cg_error *error)
{
    const cg_slice parts[] = {name, base, text};
    char *all = copy_all(parts, 3);
    cg_ignore_file file = {.text = all, .name = {all, name.len}};
    if (!all || !cg_vec_push(&ignore->files, file)) {
        cg_alloc_free(all);
        return cg_error_memory(error);
    }
    cg_ignore_rule rule = {.base = {all + name.len + 1, base.len},
                           .file = (uint32_t)(ignore->files.len - 1)};
    cg_slice copy = {all + name.len + base.len + 2, text.len};
    return add_rules(ignore, layer, rule, copy, error);
}

/* --- asking --------------------------------------------------------------------------- */

/* What of the path stands below the folder; false when it does not. */
static bool below(cg_slice base, cg_slice path, cg_slice *rest)
{
    if (base.len && base.ptr[base.len - 1] == '/')
        base.len--;
    if (path.len <= base.len + 1 || path.ptr[base.len] != '/' ||
        memcmp(path.ptr, base.ptr, base.len) != 0)
        return false;
    *rest = cg_slice_sub(path, base.len + 1, path.len);
    return true;
}

const cg_ignore_rule *cg_ignore_find(const cg_ignore *ignore, cg_slice path, bool folder)
{
    cg_slice last = cg_glob_last_part(path), rest;
    for (size_t layer = CG_IGNORE_LAYERS; layer-- > 0;) {
        for (size_t i = ignore->rules[layer].len; i-- > 0;) {
            const cg_ignore_rule *rule = &ignore->rules[layer].items[i];
            if ((rule->folders && !folder) || !below(rule->base, path, &rest))
                continue;
            if (cg_glob_matches(rule->pattern, rule->anchored ? rest : last))
                return rule->negated ? NULL : rule;
        }
    }
    return NULL;
}
