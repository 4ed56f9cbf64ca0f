/* Front matter in YAML. */
#include "read/markdown_parts.h"

#include "base/limits.h"
#include "text/charset.h"
#include "text/lines.h"
#include "text/metadata.h"

#include <yaml.h>

#define MAX_DEPTH 16

/* What is read of the tree: the scalars below the known keys of its top; of
 * mappings below those, the one that is called "name". */
typedef struct front {
    cg_metadata metadata;
    cg_arena *arena;
    cg_slice *member; /* of the key at hand; NULL: not kept */
    cg_buf value;
    unsigned depth;
    struct level {
        bool mapping;
        bool at_value; /* a mapping's key was read */
        bool named;    /* and was "name" */
    } levels[MAX_DEPTH + 1]; /* [depth]; [1] is the top */
    bool started;            /* one document, no more */
    bool wrong;              /* not the YAML of front matter */
    bool failed;             /* memory ran out */
} front;

/* --- values ---------------------------------------------------------------------- */

static bool is_null(cg_slice text)
{
    return text.len == 0 || cg_slice_is(text, "~") || cg_slice_is(text, "null") ||
           cg_slice_is(text, "Null") || cg_slice_is(text, "NULL");
}

/* Several values become a list; the first key that tells something stands. */
static void add_value(front *f, const yaml_event_t *event)
{
    cg_slice text = cg_slice_trim((cg_slice){(const char *)event->data.scalar.value,
                                             event->data.scalar.length});
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (!f->member || f->member->len > 0 || text.len == 0 || (plain && is_null(text)))
        return;
    if (f->value.len > 0)
        cg_buf_add(&f->value, ", ", 2);
    cg_buf_add_slice(&f->value, text);
}

static void keep_value(front *f)
{
    if (f->member && f->member->len == 0 && f->value.len > 0) {
        *f->member = cg_arena_copy(f->arena, cg_buf_slice(&f->value));
        f->failed |= !f->member->ptr;
    }
    f->failed |= !cg_buf_ok(&f->value);
    cg_buf_reset(&f->value);
    f->member = NULL;
}

/* A value of the level at hand is over: a mapping's key comes next. */
static void end_value(front *f)
{
    f->levels[f->depth].at_value = false;
    if (f->depth == 1)
        keep_value(f);
}

/* --- events ---------------------------------------------------------------------- */

static void read_key(front *f, cg_slice key)
{
    struct level *level = &f->levels[f->depth];
    level->at_value = true;
    level->named = cg_slice_is(key, "name");
    if (f->depth == 1)
        f->member = cg_metadata_member(&f->metadata, key);
}

static void read_scalar(front *f, const yaml_event_t *event)
{
    struct level *level = &f->levels[f->depth];
    cg_slice text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    if (f->depth == 0) {
        f->wrong = true;
    } else if (level->mapping && !level->at_value) {
        read_key(f, text);
    } else {
        if (!level->mapping || f->depth == 1 || level->named)
            add_value(f, event);
        end_value(f);
    }
}

static void open_level(front *f, bool mapping)
{
    const struct level *level = &f->levels[f->depth];
    bool key = f->depth > 0 && level->mapping && !level->at_value;
    f->wrong |= key || f->depth == MAX_DEPTH || (f->depth == 0 && !mapping);
    if (!f->wrong)
        f->levels[++f->depth] = (struct level){.mapping = mapping};
}

static void close_level(front *f)
{
    f->depth--;
    if (f->depth > 0)
        end_value(f);
}

static void read_event(front *f, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        f->wrong |= f->started;
        f->started = true;
        break;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        open_level(f, event->type == YAML_MAPPING_START_EVENT);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        close_level(f);
        break;
    case YAML_SCALAR_EVENT:
        read_scalar(f, event);
        break;
    case YAML_ALIAS_EVENT:
        if (f->depth == 0 || (f->levels[f->depth].mapping && !f->levels[f->depth].at_value))
            f->wrong = true;
        else
            end_value(f);
        break;
    default:
        break;
    }
}

/* True when all of `yaml` was read. */
static bool read_events(front *f, yaml_parser_t *parser)
{
    bool done = false;
    while (!done && !f->wrong && !f->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            f->failed |= parser->error == YAML_MEMORY_ERROR;
            return false;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        read_event(f, &event);
        yaml_event_delete(&event);
    }
    return !f->wrong && !f->failed && f->started;
}

static bool read_yaml(front *f, cg_slice yaml)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        f->failed = true;
        return false;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.ptr, yaml.len);
    bool read = read_events(f, &parser);
    yaml_parser_delete(&parser);
    return read;
}

/* --- where it stands --------------------------------------------------------------- */

static bool is_fence(cg_slice line, const char *fence)
{
    return cg_slice_starts(line, fence) && cg_slice_is(cg_slice_trim(line), fence);
}

/* Finds the lines between the fences; stores where the text behind them starts. */
static bool find_yaml(cg_slice text, cg_slice *yaml, size_t *end)
{
    cg_line line = cg_line_read(text, 0);
    if (!is_fence(cg_line_text(text, line), "---"))
        return false;
    size_t start = line.next;
    while (line.next < text.len && line.next < CG_MAX_FRONT_MATTER) {
        line = cg_line_read(text, line.next);
        cg_slice words = cg_line_text(text, line);
        if (is_fence(words, "---") || is_fence(words, "...")) {
            *yaml = cg_slice_sub(text, start, line.start);
            *end = line.next;
            return true;
        }
    }
    return false;
}

cg_status cg_markdown_front(cg_slice text, cg_arena *arena, cg_document_info *info, size_t *end,
                            cg_error *error)
{
    cg_slice yaml;
    front f = {.arena = arena};
    size_t behind;
    *end = 0;
    *info = (cg_document_info){0};
    if (!find_yaml(text, &yaml, &behind))
        return CG_OK;
    cg_buf utf8;
    cg_buf_init(&f.value, 3 * CG_MAX_FRONT_MATTER); /* "a, b" of "[a,b]" */
    cg_buf_init(&utf8, 3 * CG_MAX_FRONT_MATTER + 1);
    cg_charset_decode(yaml, true, &utf8);
    f.failed = !cg_buf_ok(&utf8);
    if (!f.failed && read_yaml(&f, cg_buf_slice(&utf8))) {
        *info = f.metadata.info;
        *end = behind;
    }
    cg_buf_release(&utf8);
    cg_buf_release(&f.value);
    return f.failed ? cg_error_memory(error) : CG_OK;
}
