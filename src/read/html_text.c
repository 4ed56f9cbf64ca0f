/* The text of a node, held against the source that it was made from: tags and
 * comments that the parser ignored stand in between, and characters that are
 * written by name. */
#include "read/html_parts.h"

#include "base/utf8.h"

#define LOOK_AHEAD 8 /* bytes that tell where the two go on together */

typedef struct text {
    cg_builder *builder;
    cg_slice source;  /* of the node */
    uint32_t base;    /* where it stands */
    size_t at;        /* in the source */
    const char *rest; /* of the decoded text */
    bool code;
} text;

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char peek(const text *t, size_t at)
{
    return at < t->source.len ? t->source.ptr[at] : 0;
}

static cg_span source_span(const text *t, size_t start, size_t end)
{
    return (cg_span){t->base + (uint32_t)start, t->base + (uint32_t)end};
}

/* --- markup ---------------------------------------------------------------------- */

static bool is_markup(const text *t, size_t at)
{
    char next = peek(t, at + 1);
    if (peek(t, at) != '<')
        return false;
    return is_letter(next) || next == '!' || next == '?' || next == '/';
}

/* Behind the tag or the comment at `at`. */
static size_t skip_markup(const text *t, size_t at)
{
    cg_slice rest = cg_slice_sub(t->source, at, t->source.len);
    bool comment = cg_slice_starts(rest, "<!--");
    char quote = 0;
    for (size_t i = comment ? 4 : 1; i < rest.len; i++) {
        char c = rest.ptr[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '>' && (!comment || (rest.ptr[i - 1] == '-' && rest.ptr[i - 2] == '-')))
            return at + i + 1;
        else if (!comment && (c == '"' || c == '\'') && rest.ptr[i - 1] == '=')
            quote = c;
    }
    return t->source.len;
}

/* --- characters by name or number -------------------------------------------------- */

static size_t rune_len(const char *text)
{
    unsigned char c = (unsigned char)*text;
    return c == 0 ? 0 : c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* True when the source from `at` on reads like `decoded`, as far as one can see. */
static bool goes_on(const text *t, size_t at, const char *decoded)
{
    for (size_t i = 0; i < LOOK_AHEAD; i++) {
        char c = peek(t, at + i);
        if (at + i >= t->source.len)
            return decoded[i] == 0;
        if (c == '&' || c == '<' || c == '\r' || c == 0)
            return true;
        if (c != decoded[i])
            return false;
    }
    return true;
}

/* Whether source up to `end` is the name of what `rest` begins with; stores how much
 * of it that is: one character, or two. */
static bool names(const text *t, size_t end, size_t *len)
{
    *len = rune_len(t->rest);
    if (*len > 0 && goes_on(t, end, t->rest + *len))
        return true;
    *len += *len > 0 ? rune_len(t->rest + *len) : 0;
    return *len > 0 && goes_on(t, end, t->rest + *len);
}

static size_t end_of_number(const text *t)
{
    size_t at = t->at + 2;
    bool hexadecimal = (peek(t, at) | 0x20) == 'x';
    size_t start = at += hexadecimal;
    while (is_digit(peek(t, at)) ||
           (hexadecimal && (peek(t, at) | 0x20) >= 'a' && (peek(t, at) | 0x20) <= 'f'))
        at++;
    return at == start ? t->at : at + (peek(t, at) == ';');
}

/* Where the name at hand ends, and how much it stands for; false: it is no name. The
 * parser knows all names, we see what it made of this one. Some need no semicolon,
 * and then the shortest that goes on as the text does is meant. */
static bool read_name(const text *t, size_t *end, size_t *len)
{
    cg_slice rest = cg_slice_sub(t->source, t->at, t->source.len);
    bool ampersand = cg_slice_starts(rest, "&amp") || cg_slice_starts(rest, "&AMP");
    size_t last = t->at + 1;
    while (last < t->source.len && last < t->at + 40 &&
           (is_letter(t->source.ptr[last]) || is_digit(t->source.ptr[last])))
        last++;
    if ((*t->rest == '&') != ampersand)
        return false;
    *end = last + 1;
    if (peek(t, last) == ';' && names(t, *end, len))
        return true;
    for (*end = t->at + 3; *end <= last; ++*end)
        if (names(t, *end, len))
            return true;
    return false;
}

/* Takes "&name;"; false when it is none. */
static bool take_reference(text *t)
{
    size_t end, len;
    if (peek(t, t->at + 1) == '#') {
        end = end_of_number(t);
        len = rune_len(t->rest);
        if (end == t->at)
            return false;
    } else if (!read_name(t, &end, &len)) {
        return false;
    }
    cg_slice decoded = {t->rest, len};
    bool blank = len == 1 && (*t->rest == ' ' || (*t->rest >= '\t' && *t->rest <= '\r'));
    if (blank && !t->code)
        cg_builder_space(t->builder, source_span(t, t->at, end));
    else
        cg_builder_decoded(t->builder, decoded, source_span(t, t->at, end));
    t->at = end;
    t->rest += len;
    return true;
}

/* --- text that stands as it is ------------------------------------------------------ */

/* One byte of the source, or what the parser reads another way: line breaks, bytes
 * that are no UTF-8, NUL. False: the two are out of step. */
static bool step(text *t, size_t *at)
{
    char c = t->source.ptr[*at];
    if (c == *t->rest && c != 0) {
        t->rest++;
    } else if (c == '\r') {
        t->rest += *t->rest == '\n' && peek(t, *at + 1) != '\n';
    } else if (c == 0 || (unsigned char)c >= 0x80) {
        while (c != 0 && (unsigned char)peek(t, *at + 1) >= 0x80)
            ++*at;
        while ((unsigned char)*t->rest >= 0x80)
            t->rest++;
    } else {
        return false;
    }
    ++*at;
    return true;
}

static void add(text *t, size_t start, size_t end)
{
    cg_slice bytes = cg_slice_sub(t->source, start, end);
    uint32_t source = t->base + (uint32_t)start;
    if (t->code)
        cg_builder_verbatim(t->builder, bytes, source);
    else
        cg_builder_flowing(t->builder, bytes, source);
}

/* Takes what comes before the next markup or name; false: out of step. */
static bool take_plain(text *t)
{
    size_t end = t->at;
    bool together = true;
    do
        together = step(t, &end);
    while (together && end < t->source.len && t->source.ptr[end] != '&' && !is_markup(t, end));
    add(t, t->at, end);
    t->at = end;
    return together;
}

void cg_html_add_text(cg_builder *builder, const cg_html_item *item, cg_slice source, bool code)
{
    text t = {.builder = builder,
              .source = cg_slice_sub(source, item->span.start, item->span.end),
              .base = item->span.start,
              .rest = item->node->v.text.text,
              .code = code};
    bool together = true;
    while (together && t.at < t.source.len) {
        if (is_markup(&t, t.at))
            t.at = skip_markup(&t, t.at);
        else if (peek(&t, t.at) != '&' || !take_reference(&t))
            together = take_plain(&t);
    }
    if (!together)
        cg_builder_decoded(builder, cg_slice_of(t.rest), source_span(&t, t.at, t.source.len));
}
