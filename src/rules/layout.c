#include "rules/layout.h"

#include "base/utf8.h"

enum { WIDTH = 100, INDENT = 2 };

/* Keys that stand in this order where they stand in one object; others come behind, as
 * they were. */
static const char *const order[] = {
    "$schema",     "claimgrep", "pack",      "id",         "title",       "language",
    "claim",       "subject",   "names",     "anaphors",   "case",        "lexicons",
    "claims",      "scope",     "value",     "is",         "min",         "max",
    "type",        "unit",      "tolerance", "supports",   "contradicts", "unless",
    "pattern",     "polarity",  "within",    "kind",       "precedence",  "expect",
    "required",    "severity",  "examples",  "text",       "stance",      "known_miss",
    "known_false", "why",       "tags",      "references",
};
enum { ORDERED = sizeof order / sizeof *order };

typedef struct layout {
    cg_slice source;
    cg_buf *out;
} layout;

/* Where in a pack a value stands: what is opened whatever its length, and which keys
 * are the author's own, whose order is kept. */
typedef enum role {
    PACK_FILE, /* the pack itself */
    SECTION,   /* "names", "lexicons": the author's keys */
    CLAIMS,
    CLAIM,
    OTHER,
} role;

static role role_of_member(role object, cg_slice key)
{
    if (object != PACK_FILE)
        return OTHER;
    if (cg_slice_is(key, "claims"))
        return CLAIMS;
    return cg_slice_is(key, "names") || cg_slice_is(key, "lexicons") ? SECTION : OTHER;
}

static size_t rank_of(cg_slice key)
{
    for (size_t i = 0; i < ORDERED; i++)
        if (cg_slice_is(key, order[i]))
            return i;
    return ORDERED;
}

static bool is_container(const cg_json *value)
{
    return value->type == CG_JSON_ARRAY || value->type == CG_JSON_OBJECT;
}

/* Columns since `start`, in code points: more than a line may have is told early. */
static size_t columns_from(const cg_buf *out, size_t start)
{
    size_t columns = 0;
    for (size_t i = start; i < out->len && columns <= WIDTH; i++)
        columns += ((unsigned char)out->ptr[i] & 0xC0) != 0x80;
    return columns;
}

static void add_scalar(layout *l, const cg_json *value)
{
    if (value->type == CG_JSON_STRING)
        cg_json_add_string(l->out, value->string);
    else
        cg_buf_add_slice(l->out,
                         cg_slice_sub(l->source, value->span.start, value->span.end));
}

/* --- the order of members --------------------------------------------------------- */

/* The member that comes next in an ordered object, behind the one of `rank` at `index`;
 * NULL at the end. Objects whose keys are the author's are gone through as they are. */
static const cg_json *next_member(const cg_json *object, bool ordered, size_t *rank,
                                  size_t *index)
{
    if (!ordered)
        return *index < object->len ? &object->items[(*index)++] : NULL;
    for (; *rank <= ORDERED; ++*rank, *index = 0)
        for (; *index < object->len; ++*index)
            if (rank_of(object->items[*index].key) == *rank)
                return &object->items[(*index)++];
    return NULL;
}

/* --- on one line ---------------------------------------------------------------------- */

/* False, with part of it written, once the line that begins at `start` is too long. */
static bool add_flat(layout *l, const cg_json *value, size_t start)
{
    bool object = value->type == CG_JSON_OBJECT;
    if (!is_container(value)) {
        add_scalar(l, value);
        return columns_from(l->out, start) <= WIDTH;
    }
    size_t rank = 0, index = 0;
    const char *separator = object ? "{ " : "[";
    const cg_json *item;
    while ((item = next_member(value, object, &rank, &index)) != NULL) {
        cg_buf_printf(l->out, "%s", separator);
        separator = ", ";
        if (object) {
            cg_json_add_string(l->out, item->key);
            cg_buf_printf(l->out, ": ");
        }
        if (!add_flat(l, item, start))
            return false;
    }
    if (value->len == 0)
        cg_buf_printf(l->out, object ? "{" : "[");
    cg_buf_printf(l->out, object && value->len ? " }" : object ? "}" : "]");
    return columns_from(l->out, start) <= WIDTH;
}

/* --- opened ---------------------------------------------------------------------------- */

static void add_value(layout *l, const cg_json *value, role role, size_t start,
                      int depth, bool last);

static void break_line(layout *l, int depth)
{
    cg_buf_printf(l->out, "\n%*s", depth * INDENT, "");
}

static void add_open(layout *l, const cg_json *value, role as, int depth)
{
    bool object = value->type == CG_JSON_OBJECT;
    cg_buf_add_char(l->out, object ? '{' : '[');
    size_t rank = 0, index = 0;
    const cg_json *item;
    for (uint32_t done = 0;
         (item = next_member(value, object && as != SECTION, &rank, &index)) != NULL;) {
        size_t start = l->out->len + 1;
        role inner = as == CLAIMS ? CLAIM : OTHER;
        break_line(l, depth + 1);
        if (object) {
            cg_json_add_string(l->out, item->key);
            cg_buf_printf(l->out, ": ");
            inner = role_of_member(as, item->key);
        }
        done++;
        add_value(l, item, inner, start, depth + 1, done == value->len);
    }
    break_line(l, depth);
    cg_buf_add_char(l->out, object ? '}' : ']');
}

/* `start`: where its line begins. */
static void add_value(layout *l, const cg_json *value, role role, size_t start,
                      int depth, bool last)
{
    size_t before = l->out->len;
    bool flat = role == OTHER || value->len == 0;
    if (!is_container(value)) {
        add_scalar(l, value);
    } else if (!flat || !add_flat(l, value, start) ||
               columns_from(l->out, start) + !last > WIDTH) {
        if (cg_buf_ok(l->out))
            l->out->len = before; /* what did not fit */
        add_open(l, value, role, depth);
    }
    if (!last)
        cg_buf_add_char(l->out, ',');
}

void cg_layout_add(const cg_json *pack, cg_slice source, cg_buf *out)
{
    layout l = {source, out};
    add_value(&l, pack, PACK_FILE, out->len, 0, true);
    cg_buf_add_char(out, '\n');
}
