#include "diag/diag.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* Plenty for CG_MAX_DIAGNOSTICS, each with a path, a line and two messages. */
/* Kept for what is not an error, so that errors are not crowded out. */
#define MAX_LESSER (CG_MAX_DIAGNOSTICS / 2)

struct cg_diags {
    cg_arena texts;
    size_t len;
    size_t lesser; /* of those kept, how many are no errors */
    bool last_kept;
    size_t counts[CG_LEVEL_ERROR + 1];
    cg_diagnostic kept[CG_MAX_DIAGNOSTICS];
};

static const struct {
    const char *name;
    cg_level level;
    const char *meaning;
} facts[CG_DIAG_COUNT] = {
#define DIAG(name, id, level, meaning) {id, CG_LEVEL_##level, meaning},
#include "diag/diag.def"
#undef DIAG
};

const char *cg_diag_name(cg_diag_id id)
{
    assert(id < CG_DIAG_COUNT);
    return facts[id].name;
}

cg_level cg_diag_level(cg_diag_id id)
{
    assert(id < CG_DIAG_COUNT);
    return facts[id].level;
}

const char *cg_diag_meaning(cg_diag_id id)
{
    assert(id < CG_DIAG_COUNT);
    return facts[id].meaning;
}

const char *cg_level_name(cg_level level)
{
    static const char *const names[] = {"none", "note", "warning", "error"};
    return (unsigned)level < sizeof names / sizeof *names ? names[level] : "none";
}

cg_diags *cg_diags_new(void)
{
    cg_diags *diags = cg_alloc_zeroed(1, sizeof *diags);
    if (diags)
        cg_arena_init(&diags->texts, CG_MAX_DIAGNOSTIC_TEXTS);
    return diags;
}

void cg_diags_free(cg_diags *diags)
{
    if (!diags)
        return;
    cg_arena_release(&diags->texts);
    cg_alloc_free(diags);
}

size_t cg_diags_count(const cg_diags *diags)
{
    return diags->len;
}

const cg_diagnostic *cg_diags_get(const cg_diags *diags, size_t index)
{
    assert(index < diags->len);
    return &diags->kept[index];
}

size_t cg_diags_count_at(const cg_diags *diags, cg_level level)
{
    return (unsigned)level <= CG_LEVEL_ERROR ? diags->counts[level] : 0;
}

/* --- adding ------------------------------------------------------------- */

/* Names of the content may be as long as its file, so messages are cut, at a
 * code point. */
static cg_slice format(cg_arena *texts, const char *fmt, va_list args)
{
    char text[CG_MAX_MESSAGE + sizeof "..."];
    int wanted = vsnprintf(text, sizeof text, fmt, args);
    size_t len = wanted < 0 ? 0 : (size_t)wanted;
    if (len > CG_MAX_MESSAGE) {
        len = cg_utf8_floor((cg_slice){text, sizeof text - 1}, CG_MAX_MESSAGE);
        memcpy(text + len, "...", 3);
        len += 3;
    }
    return cg_arena_copy(texts, (cg_slice){text, len});
}

/* Most diagnostics are of the same file as the one before. */
static cg_slice copy_path(cg_diags *diags, cg_slice path)
{
    cg_slice last = diags->len ? diags->kept[diags->len - 1].path : (cg_slice){0};
    if (last.ptr && cg_slice_equal(last, path))
        return last;
    return cg_arena_copy(&diags->texts, path);
}

static cg_span clamp(cg_span span, size_t len)
{
    if (span.start > len)
        span.start = (uint32_t)len;
    if (span.end > len)
        span.end = (uint32_t)len;
    if (span.end < span.start)
        span.end = span.start;
    return span;
}

/* False when memory runs out. */
static bool place(cg_diags *diags, cg_diagnostic *d, const cg_diag_source *source,
                  cg_span span)
{
    d->path = copy_path(diags, source->path);
    if (!d->path.ptr)
        return false;
    if (!source->text.ptr)
        return true;
    span = clamp(span, source->text.len);
    cg_place at = cg_place_of(source->text, span.start);
    cg_excerpt excerpt = cg_excerpt_of(source->text, at.text, span);
    d->line = at.line;
    d->column = at.column;
    d->byte_start = span.start;
    d->byte_end = span.end;
    d->caret = excerpt.caret;
    d->caret_len = excerpt.caret_len;
    d->excerpt =
        cg_arena_copy(&diags->texts, cg_slice_sub(source->text, excerpt.window.start,
                                                  excerpt.window.end));
    return d->excerpt.ptr != NULL;
}

static bool has_room(const cg_diags *diags, cg_level level)
{
    return diags->len < CG_MAX_DIAGNOSTICS &&
           (level >= CG_LEVEL_ERROR || diags->lesser < MAX_LESSER);
}

static void add(cg_diags *diags, cg_level level, cg_diag_id id,
                const cg_diag_source *source, cg_span span, const char *fmt,
                va_list args)
{
    assert(id < CG_DIAG_COUNT);
    diags->counts[level]++;
    diags->last_kept = false;
    if (!has_room(diags, level))
        return;
    cg_diagnostic d = {.id = facts[id].name, .level = level};
    d.message = format(&diags->texts, fmt, args);
    if (!d.message.ptr || (source && !place(diags, &d, source, span)))
        return;
    diags->kept[diags->len++] = d;
    diags->lesser += level < CG_LEVEL_ERROR;
    diags->last_kept = true;
}

static bool copy(cg_diags *diags, const cg_diagnostic *from, cg_diagnostic *to)
{
    *to = *from;
    to->path = copy_path(diags, from->path);
    to->message = cg_arena_copy(&diags->texts, from->message);
    to->help = cg_arena_copy(&diags->texts, from->help);
    to->excerpt = cg_arena_copy(&diags->texts, from->excerpt);
    to->fix = cg_arena_copy(&diags->texts, from->fix);
    return to->path.ptr && to->message.ptr && to->help.ptr && to->excerpt.ptr &&
           to->fix.ptr;
}

static void keep_copy(cg_diags *diags, const cg_diagnostic *from)
{
    cg_diagnostic d;
    if (!has_room(diags, from->level) || !copy(diags, from, &d))
        return;
    diags->kept[diags->len++] = d;
    diags->lesser += d.level < CG_LEVEL_ERROR;
}

void cg_diags_repeat(cg_diags *diags, const cg_diagnostic *diagnostic)
{
    cg_diagnostic own = *diagnostic;
    diags->counts[diagnostic->level]++;
    diags->last_kept = false;
    if (!has_room(diags, diagnostic->level))
        return;
    own.id = cg_arena_copy(&diags->texts, cg_slice_of(diagnostic->id)).ptr;
    if (own.id)
        keep_copy(diags, &own);
}

/* What `more` had no room for, this one has none for either. */
void cg_diags_append(cg_diags *diags, const cg_diags *more)
{
    for (int level = CG_LEVEL_NONE; level <= CG_LEVEL_ERROR; level++)
        diags->counts[level] += more->counts[level];
    for (size_t i = 0; i < more->len; i++)
        keep_copy(diags, &more->kept[i]);
    diags->last_kept = false;
}

void cg_diags_add(cg_diags *diags, cg_diag_id id, const cg_diag_source *source,
                  cg_span span, const char *fmt, ...)
{
    if (!diags)
        return;
    va_list args;
    va_start(args, fmt);
    add(diags, cg_diag_level(id), id, source, span, fmt, args);
    va_end(args);
}

void cg_diags_add_at(cg_diags *diags, cg_level level, cg_diag_id id,
                     const cg_diag_source *source, cg_span span, const char *fmt, ...)
{
    if (!diags)
        return;
    va_list args;
    va_start(args, fmt);
    add(diags, level, id, source, span, fmt, args);
    va_end(args);
}

void cg_diags_help(cg_diags *diags, const char *fmt, ...)
{
    if (!diags || !diags->last_kept)
        return;
    va_list args;
    va_start(args, fmt);
    cg_slice help = format(&diags->texts, fmt, args);
    va_end(args);
    if (help.ptr)
        diags->kept[diags->len - 1].help = help;
}

void cg_diags_fix(cg_diags *diags, cg_span span, cg_slice text)
{
    if (!diags || !diags->last_kept)
        return;
    cg_diagnostic *last = &diags->kept[diags->len - 1];
    last->fix = cg_arena_copy(&diags->texts, text);
    last->fixable = last->fix.ptr != NULL;
    last->fix_start = span.start;
    last->fix_end = span.end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void cg_diags_fix_without(cg_diags *diags, const cg_diag_source *source, cg_span item)
{
    cg_slice text = source->text;
    uint32_t start = item.start, next = item.end;
    while (start > 0 && is_blank(text.ptr[start - 1]))
        start--;
    while (next < text.len && is_blank(text.ptr[next]))
        next++;
    bool follows = start > 0 && text.ptr[start - 1] == ',';
    bool ends = next < text.len && strchr(",]}", text.ptr[next]) != NULL;
    if (follows && ends)
        cg_diags_fix(diags, (cg_span){start - 1, item.end}, CG_SLICE(""));
}
