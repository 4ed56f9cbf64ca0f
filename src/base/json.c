#include "base/json.h"

#include "base/alloc.h"
#include "base/json_string.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>

/* With parent links, closing a bracket costs its depth and not all before. */
#define JSMN_STATIC
#define JSMN_PARENT_LINKS
#include <jsmn.h>

static cg_status refuse(cg_json_error *error, size_t start, size_t end, const char *fmt,
                        ...) CG_PRINTF(4, 5);

static cg_status refuse(cg_json_error *error, size_t start, size_t end, const char *fmt,
                        ...)
{
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(error->text, sizeof error->text, fmt, args);
    va_end(args);
    if (len < 0)
        error->text[0] = 0;
    error->span = (cg_span){(uint32_t)start, (uint32_t)end};
    return CG_E_CONTENT;
}

/* --- before parsing ----------------------------------------------------- */

/* What the parsers can't be trusted with, or give no place for. */
static cg_status check_bytes(cg_slice text, cg_json_error *error)
{
    if (text.len > INT32_MAX - 1)
        return refuse(error, 0, 0, "the text is larger than 2 GiB");
    const char *zero = text.len ? memchr(text.ptr, 0, text.len) : NULL;
    if (zero) {
        size_t at = (size_t)(zero - text.ptr);
        return refuse(error, at, at + 1, "a zero byte is not allowed");
    }
    size_t valid = cg_utf8_valid_up_to(text);
    if (valid < text.len)
        return refuse(error, valid, valid + 1, "the text is not valid UTF-8");
    return CG_OK;
}

/* The offset behind the string whose opening quote is at `at`. */
static size_t skip_string(cg_slice text, size_t at)
{
    for (at++; at < text.len && text.ptr[at] != '"'; at++) {
        if (text.ptr[at] == '\\')
            at++;
    }
    return at < text.len ? at + 1 : text.len;
}

/* Checks depth and size, and stores an upper bound of jsmn's tokens. */
static cg_status check_shape(cg_slice text, size_t *tokens, cg_json_error *error)
{
    size_t depth = 0, values = 1, keys = 0;
    size_t at = 0;
    while (at < text.len) {
        char c = text.ptr[at];
        size_t next = c == '"' ? skip_string(text, at) : at + 1;
        if ((c == '[' || c == '{') && ++depth > CG_MAX_JSON_DEPTH)
            return refuse(error, at, at + 1, "nested deeper than %d levels",
                          CG_MAX_JSON_DEPTH);
        depth -= (c == ']' || c == '}') && depth > 0;
        values += c == '[' || c == '{' || c == ',';
        keys += c == ':';
        if (values > CG_MAX_JSON_NODES)
            return refuse(error, at, at + 1, "more than %zu values", CG_MAX_JSON_NODES);
        at = next;
    }
    *tokens = values + keys;
    return CG_OK;
}

/* --- syntax errors ------------------------------------------------------ */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t trim_end(cg_slice text, size_t end)
{
    while (end > 0 && is_blank(text.ptr[end - 1]))
        end--;
    return end;
}

static bool ends_word(char c)
{
    return is_blank(c) || strchr("[]{},:\"", c);
}

/* The start of the last token that begins before `end`; `comma` says whether
 * the token before it is one. */
static size_t last_token(cg_slice text, size_t end, bool *comma)
{
    size_t at = 0, start = 0;
    char before = 0, current = 0;
    while (at < end) {
        char c = text.ptr[at];
        if (is_blank(c)) {
            at++;
            continue;
        }
        before = current;
        current = c;
        start = at;
        if (c == '"') {
            at = skip_string(text, at);
        } else {
            at++;
            while (!ends_word(c) && at < end && !ends_word(text.ptr[at]))
                at++;
        }
    }
    *comma = before == ',';
    return start;
}

/* Of a string, the escape that is to blame stands last (the parser stops
 * there), unless it is the one for a zero byte. */
static size_t blamed_escape(cg_slice text, size_t start, size_t end, bool zero)
{
    size_t blamed = start;
    for (size_t at = start; at < end; at++) {
        if (text.ptr[at] != '\\')
            continue;
        blamed = at;
        if (zero && text.len - at >= 6 && memcmp(text.ptr + at, "\\u0000", 6) == 0)
            break;
        at++;
    }
    return blamed;
}

/* jansson's words without the place, which the span shows, and with our
 * quotation marks. */
static void adapt_text(char *text)
{
    char *near_token = strstr(text, " near ");
    if (near_token)
        *near_token = 0;
    for (char *p = text; *p; p++) {
        if (*p == '\'')
            *p = '"';
    }
}

/* Finds the offending token, for jansson knows only where it ends. */
static cg_status syntax_error(cg_slice text, json_error_t *found, cg_json_error *error)
{
    enum json_error_code code = json_error_code(found);
    size_t end = found->position > 0 ? (size_t)found->position : 0;
    if (end > text.len)
        end = text.len;
    if (code == json_error_premature_end_of_input || trim_end(text, end) == 0) {
        end = trim_end(text, text.len);
        return refuse(error, end, end, "the text ends too early");
    }
    bool comma;
    size_t start = last_token(text, end, &comma);
    char first = text.ptr[start];
    if (code == json_error_null_character || code == json_error_null_byte_in_key) {
        start = blamed_escape(text, start, end, true);
        return refuse(error, start, start + 6, "\"\\u0000\" is not allowed");
    }
    if (comma && (first == ']' || first == '}'))
        return refuse(error, start, end, "no comma may stand before \"%c\"", first);
    if (first == '/' || (first == '#' && start + 1 == end))
        return refuse(error, start, start + 1, "comments are not allowed");
    while (!ends_word(first) && end < text.len && !ends_word(text.ptr[end]))
        end++;
    adapt_text(found->text);
    if (strcmp(found->text, "unexpected newline") == 0)
        return refuse(error, start, end, "a string may not hold a line break");
    if (strcmp(found->text, "invalid escape") == 0)
        start = blamed_escape(text, start, end, false);
    return refuse(error, start, end, "%s", found->text);
}

/* jansson takes some failed allocations for bad JSON: this tells them apart. */
static _Thread_local bool starved;

static void *alloc_for_jansson(size_t size)
{
    void *ptr = cg_alloc(size);
    starved |= !ptr;
    return ptr;
}

static bool is_valid(cg_slice text, json_error_t *found)
{
    starved = false;
    json_t *value = json_loadb(text.ptr, text.len, JSON_DECODE_ANY, found);
    json_decref(value);
    return value != NULL;
}

static cg_status validate(cg_slice text, cg_json_error *error)
{
    json_error_t found;
    char *abridged = cg_alloc(text.len + 1);
    if (!abridged)
        return CG_E_MEMORY;
    bool valid = is_valid((cg_slice){abridged, cg_json_abridge(text, abridged)}, &found);
    cg_alloc_free(abridged);
    /* The whole text says where it is wrong. */
    if (valid || (!starved && is_valid(text, &found)))
        return CG_OK;
    if (starved || !found.text[0] || json_error_code(&found) == json_error_out_of_memory)
        return CG_E_MEMORY;
    return syntax_error(text, &found, error);
}

/* --- the tree ----------------------------------------------------------- */

/* `nodes[i]` is what token i made: a key's is the node of its value. */
typedef struct builder {
    cg_slice text; /* in the arena, a zero byte behind */
    cg_arena *arena;
    jsmntok_t *tokens;
    cg_json **nodes;
    size_t len;
} builder;

static cg_span token_span(const jsmntok_t *token)
{
    uint32_t quote = token->type == JSMN_STRING;
    return (cg_span){(uint32_t)token->start - quote, (uint32_t)token->end + quote};
}

static json_t *decode(cg_slice text, cg_span span)
{
    return json_loadb(text.ptr + span.start, span.end - span.start, JSON_DECODE_ANY,
                      NULL);
}

/* False when memory runs out. */
static bool decode_string(const builder *b, const jsmntok_t *token, cg_slice *out,
                          bool *plain)
{
    *out = cg_slice_sub(b->text, (size_t)token->start, (size_t)token->end);
    *plain = out->len == 0 || !memchr(out->ptr, '\\', out->len);
    return *plain || cg_json_unescape(*out, b->arena, out);
}

static bool decode_number(const builder *b, const jsmntok_t *token, cg_json *node)
{
    const char *start = b->text.ptr + token->start;
    size_t len = (size_t)(token->end - token->start);
    if (!memchr(start, '.', len) && !memchr(start, 'e', len) &&
        !memchr(start, 'E', len)) {
        /* jansson has seen that it fits, and what follows ends it. */
        node->type = CG_JSON_INTEGER;
        node->integer = strtoll(start, NULL, 10);
        node->number = (double)node->integer;
        return true;
    }
    /* Not strtod, which follows the locale. */
    json_t *value = decode(b->text, node->span);
    if (!value)
        return false;
    node->type = CG_JSON_REAL;
    node->number = json_number_value(value);
    json_decref(value);
    return true;
}

static bool fill_primitive(const builder *b, const jsmntok_t *token, cg_json *node)
{
    switch (b->text.ptr[token->start]) {
    case 'n':
        node->type = CG_JSON_NULL;
        return true;
    case 't':
        node->type = CG_JSON_TRUE;
        return true;
    case 'f':
        node->type = CG_JSON_FALSE;
        return true;
    default:
        return decode_number(b, token, node);
    }
}

static bool fill(const builder *b, const jsmntok_t *token, cg_json *node)
{
    bool plain;
    node->span = token_span(token);
    switch (token->type) {
    case JSMN_STRING:
        node->type = CG_JSON_STRING;
        if (!decode_string(b, token, &node->string, &plain))
            return false;
        node->plain = plain;
        return true;
    case JSMN_OBJECT:
    case JSMN_ARRAY:
        node->type = token->type == JSMN_OBJECT ? CG_JSON_OBJECT : CG_JSON_ARRAY;
        node->items = CG_ARENA_ARRAY(b->arena, cg_json, (size_t)token->size);
        return node->items != NULL;
    default:
        return fill_primitive(b, token, node);
    }
}

/* The next free place among the items of `parent`, which has one for each. */
static cg_json *next_item(cg_json *parent)
{
    return (cg_json *)parent->items + parent->len++;
}

static bool add_token(const builder *b, size_t i)
{
    const jsmntok_t *token = &b->tokens[i];
    const jsmntok_t *parent = &b->tokens[token->parent];
    cg_json *above = b->nodes[token->parent];
    if (parent->type == JSMN_STRING) {
        b->nodes[i] = above;
        return fill(b, token, above);
    }
    cg_json *node = b->nodes[i] = next_item(above);
    if (parent->type == JSMN_ARRAY)
        return fill(b, token, node);
    bool plain;
    node->key_span = token_span(token);
    return decode_string(b, token, &node->key, &plain);
}

static cg_status build(builder *b, const cg_json **root)
{
    cg_json *top = CG_ARENA_NEW(b->arena, cg_json);
    if (!top || !fill(b, &b->tokens[0], top))
        return CG_E_MEMORY;
    b->nodes[0] = top;
    for (size_t i = 1; i < b->len; i++) {
        if (!add_token(b, i))
            return CG_E_MEMORY;
    }
    *root = top;
    return CG_OK;
}

static cg_status make_tree(cg_slice text, size_t max_tokens, cg_arena *arena,
                           const cg_json **root, cg_json_error *error)
{
    builder b = {.text = text, .arena = arena};
    cg_status status = CG_E_MEMORY;
    b.tokens = cg_alloc_zeroed(max_tokens, sizeof *b.tokens);
    b.nodes = cg_alloc_zeroed(max_tokens, sizeof *b.nodes);
    if (!b.tokens || !b.nodes)
        goto out;
    jsmn_parser parser;
    jsmn_init(&parser);
    int made = jsmn_parse(&parser, text.ptr, text.len, b.tokens, (unsigned)max_tokens);
    if (made <= 0) {
        /* The parsers agree on all that is valid; should they ever not, the
         * text is refused. */
        status = refuse(error, 0, text.len, "the text is not valid JSON");
        goto out;
    }
    b.len = (size_t)made;
    status = build(&b, root);
out:
    cg_alloc_free(b.tokens);
    cg_alloc_free(b.nodes);
    return status;
}

/* The text that the tree's strings stand in: a byte order mark becomes blanks,
 * so that offsets stay those of the source. */
static cg_slice own_text(cg_slice source, cg_arena *arena)
{
    char *copy = cg_arena_alloc(arena, source.len + 1, 1);
    if (!copy)
        return (cg_slice){0};
    if (source.len)
        memcpy(copy, source.ptr, source.len);
    if (cg_slice_starts(source, "\xEF\xBB\xBF"))
        memset(copy, ' ', 3);
    return (cg_slice){copy, source.len};
}

cg_status cg_json_parse(cg_slice source, cg_arena *arena, const cg_json **root,
                        cg_json_error *error)
{
    *root = NULL;
    *error = (cg_json_error){0};
    if (check_bytes(source, error) != CG_OK)
        return CG_E_CONTENT;
    cg_slice text = own_text(source, arena);
    if (!text.ptr)
        return CG_E_MEMORY;
    size_t tokens = 0;
    cg_status status = check_shape(text, &tokens, error);
    if (status == CG_OK)
        status = validate(text, error);
    if (status == CG_OK)
        status = make_tree(text, tokens, arena, root, error);
    return status;
}

const cg_json *cg_json_get(const cg_json *object, const char *key)
{
    if (!object || object->type != CG_JSON_OBJECT)
        return NULL;
    for (uint32_t i = 0; i < object->len; i++) {
        if (cg_slice_is(object->items[i].key, key))
            return &object->items[i];
    }
    return NULL;
}

const char *cg_json_type_name(cg_json_type type)
{
    static const char *const names[] = {
        [CG_JSON_NULL] = "null",          [CG_JSON_FALSE] = "true or false",
        [CG_JSON_TRUE] = "true or false", [CG_JSON_INTEGER] = "a number",
        [CG_JSON_REAL] = "a number",      [CG_JSON_STRING] = "a string",
        [CG_JSON_ARRAY] = "a list",       [CG_JSON_OBJECT] = "an object",
    };
    return names[type];
}

void cg_json_use_alloc(void)
{
    json_set_alloc_funcs(alloc_for_jansson, cg_alloc_free);
}
