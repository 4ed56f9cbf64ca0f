/* The pattern parser: recursive descent over
 *     alt = and ("|" and)*;  and = seq ("&" seq)*;  seq = item+;  item = atom "?"?
 * with literal text split into words by the same tokeniser as documents. */
#include "rules/pattern.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/token.h"

#include <stdio.h>

typedef struct parser {
    cg_slice text;
    size_t at;
    unsigned depth;
    cg_arena *arena;
    cg_pattern_error *error;
    cg_status status;
    cg_tokens tokens; /* scratch of one literal */
    cg_buf literal;   /* the same */
} parser;

static cg_node *parse_alt(parser *p);

static void fail(parser *p, size_t start, size_t end, const char *text,
                 const char *help)
{
    if (p->status != CG_OK)
        return;
    p->status = CG_E_CONTENT;
    p->error->span = (cg_span){(uint32_t)start, (uint32_t)end};
    snprintf(p->error->text, sizeof p->error->text, "%s", text);
    snprintf(p->error->help, sizeof p->error->help, "%s", help);
}

static cg_node *node_new(parser *p, cg_node_kind kind, size_t start, size_t end)
{
    cg_node *node = CG_ARENA_NEW(p->arena, cg_node);
    if (!node) {
        if (p->status == CG_OK)
            p->status = CG_E_MEMORY;
        return NULL;
    }
    node->kind = kind;
    node->span = (cg_span){(uint32_t)start, (uint32_t)end};
    return node;
}

static cg_slice keep(parser *p, cg_slice text)
{
    cg_slice copy = cg_arena_copy(p->arena, text);
    if (!copy.ptr && p->status == CG_OK)
        p->status = CG_E_MEMORY;
    return copy;
}

static char peek(const parser *p)
{
    return p->at < p->text.len ? p->text.ptr[p->at] : '\0';
}

static void skip_space(parser *p)
{
    while (p->at < p->text.len) {
        unsigned len;
        uint32_t r = cg_utf8_decode(p->text, p->at, &len);
        if (!cg_rune_is_space(r))
            return;
        p->at += len;
    }
}

/* Special wherever it stands, unless a backslash makes it literal. */
static bool is_special(char c)
{
    return c && strchr("()|?&@{}<>!*", c);
}

static bool at_space(const parser *p)
{
    unsigned len;
    return p->at < p->text.len &&
           cg_rune_is_space(cg_utf8_decode(p->text, p->at, &len));
}

static bool at_gap(const parser *p)
{
    return p->at + 3 <= p->text.len && memcmp(p->text.ptr + p->at, "...", 3) == 0;
}

/* --- literals ------------------------------------------------------------- */

/* Reads literal characters up to white space or a special one, backslashes
 * resolved, into `out`. */
static void read_literal(parser *p, cg_buf *out)
{
    while (p->at < p->text.len && !at_space(p)) {
        char c = p->text.ptr[p->at];
        if (c == '\\') {
            if (p->at + 1 >= p->text.len) {
                fail(p, p->at, p->at + 1, "a backslash at the end of a pattern",
                     "write \\\\ for a backslash");
                return;
            }
            p->at++;
            unsigned len;
            (void)cg_utf8_decode(p->text, p->at, &len);
            cg_buf_add(out, p->text.ptr + p->at, len);
            p->at += len;
            continue;
        }
        if (is_special(c) || at_gap(p))
            return;
        cg_buf_add_char(out, c);
        p->at++;
    }
}

/* The node of one token of a literal; NULL without an error for a mark that
 * may stand between any two words. */
static cg_node *token_node(parser *p, cg_slice literal, const cg_token *token,
                           size_t start)
{
    cg_slice written = cg_slice_sub(literal, token->span.start, token->span.end);
    if (token->kind == CG_TOKEN_MARK && cg_token_is_transparent(token))
        return NULL;
    cg_node *node = node_new(p, token->kind == CG_TOKEN_MARK ? CG_NODE_MARK : CG_NODE_WORD,
                             start, p->at);
    if (!node)
        return NULL;
    node->written = keep(p, written);
    if (node->kind == CG_NODE_MARK) {
        node->text = node->written;
        return node;
    }
    char folded[CG_MAX_WORD];
    size_t len = cg_token_fold(literal, token, folded, sizeof folded);
    if (len == 0)
        fail(p, start, p->at, "a word is too long to match anything", "");
    else
        node->text = keep(p, (cg_slice){folded, len});
    return node;
}

static void append(cg_node **first, cg_node **last, cg_node *node)
{
    if (*last)
        (*last)->next = node;
    else
        *first = node;
    *last = node;
}

/* `!` and `*` behind a word change its kind. */
static void read_suffix(parser *p, cg_node *last)
{
    char c = peek(p);
    if (c != '!' && c != '*')
        return;
    if (!last || last->kind != CG_NODE_WORD) {
        fail(p, p->at, p->at + 1, "a suffix needs a word before it",
             "a backslash makes the next character literal");
        return;
    }
    p->at++;
    last->span.end = (uint32_t)p->at;
    if (c == '!') {
        last->kind = CG_NODE_FORM;
        return;
    }
    last->kind = CG_NODE_PREFIX;
    if (last->text.len < CG_MIN_PREFIX)
        fail(p, last->span.start, p->at, "a prefix needs three letters before its \"*\"", "");
}

/* The words and marks of one literal, chained: more than one when the
 * tokeniser splits it. The last is what a `?` behind binds to. */
static cg_node *parse_literal(parser *p, cg_node **last)
{
    size_t start = p->at;
    cg_buf_reset(&p->literal);
    read_literal(p, &p->literal);
    cg_node *first = NULL;
    *last = NULL;
    cg_slice text = cg_buf_slice(&p->literal);
    cg_vec_reset(&p->tokens);
    if (!cg_buf_ok(&p->literal) ||
        !cg_tokens_scan(text, (cg_span){0, (uint32_t)text.len}, &p->tokens))
        p->status = p->status == CG_OK ? CG_E_MEMORY : p->status;
    for (size_t i = 0; i < p->tokens.len && p->status == CG_OK; i++) {
        cg_node *node = token_node(p, text, &p->tokens.items[i], start);
        if (node)
            append(&first, last, node);
    }
    if (p->status == CG_OK)
        read_suffix(p, *last);
    return first;
}

/* --- atoms ---------------------------------------------------------------- */

/* `=TOKEN`: the characters up to white space or a special one, exactly. */
static cg_node *parse_exact(parser *p)
{
    size_t start = p->at++;
    cg_node *last;
    cg_node *first = parse_literal(p, &last);
    if (p->status == CG_OK && !first)
        fail(p, start, p->at, "\"=\" needs a token behind it", "write \\= for an equals sign");
    for (cg_node *n = first; n; n = n->next) {
        n->span.start = (uint32_t)start;
        if (n->kind == CG_NODE_WORD)
            n->kind = CG_NODE_EXACT;
    }
    return first;
}

/* `...` and `...N`. */
static cg_node *parse_gap(parser *p)
{
    size_t start = p->at;
    p->at += 3;
    unsigned count = CG_DEFAULT_GAP;
    if (peek(p) >= '0' && peek(p) <= '9') {
        count = 0;
        while (peek(p) >= '0' && peek(p) <= '9' && count <= CG_MAX_GAP)
            count = count * 10 + (unsigned)(p->text.ptr[p->at++] - '0');
    }
    cg_node *node = node_new(p, CG_NODE_GAP, start, p->at);
    if (count < 1 || count > CG_MAX_GAP)
        fail(p, start, p->at, "a gap is 1 to 20 words", "write ...20 for the widest");
    if (node)
        node->count = count;
    return node;
}

/* Text up to `close` on the same level, as a reference or an expression. */
static cg_node *parse_delimited(parser *p, cg_node_kind kind, char close,
                                const char *what)
{
    size_t start = p->at++;
    size_t body = p->at;
    while (p->at < p->text.len && p->text.ptr[p->at] != close) {
        if (p->text.ptr[p->at] == '\\' && kind == CG_NODE_REGEX && p->at + 1 < p->text.len)
            p->at++;
        p->at++;
    }
    if (p->at >= p->text.len) {
        fail(p, start, p->text.len, what, "a backslash makes the next character literal");
        return NULL;
    }
    cg_node *node = node_new(p, kind, start, p->at + 1);
    if (node)
        node->text = keep(p, cg_slice_trim(cg_slice_sub(p->text, body, p->at)));
    if (node && node->text.len == 0)
        fail(p, start, p->at + 1, "nothing between the delimiters", "");
    p->at++;
    return node;
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static cg_node *parse_lexicon(parser *p)
{
    size_t start = p->at++;
    size_t body = p->at;
    while (p->at < p->text.len && is_name_char(p->text.ptr[p->at]))
        p->at++;
    if (p->at == body) {
        fail(p, start, p->at, "\"@\" needs the name of a lexicon behind it",
             "write \\@ for an at sign");
        return NULL;
    }
    cg_node *node = node_new(p, CG_NODE_LEXICON, start, p->at);
    if (node)
        node->text = keep(p, cg_slice_sub(p->text, body, p->at));
    return node;
}

static cg_node *parse_group(parser *p)
{
    size_t start = p->at++;
    if (++p->depth > CG_MAX_PATTERN_DEPTH) {
        fail(p, start, start + 1, "groups are nested too deep", "");
        return NULL;
    }
    cg_node *inner = parse_alt(p);
    p->depth--;
    if (p->status != CG_OK)
        return NULL;
    if (peek(p) != ')') {
        fail(p, start, start + 1, "a \"(\" without its \")\"", "write \\( for a bracket");
        return NULL;
    }
    p->at++;
    inner->span = (cg_span){(uint32_t)start, (uint32_t)p->at};
    return inner;
}

/* One atom, or the several of a literal that splits; `last` is the last. */
static cg_node *parse_atom(parser *p, cg_node **last)
{
    char c = peek(p);
    cg_node *node = NULL;
    if (c == '(')
        node = parse_group(p);
    else if (c == '@')
        node = parse_lexicon(p);
    else if (c == '{')
        node = parse_delimited(p, CG_NODE_NAME, '}', "a \"{\" without its \"}\"");
    else if (c == '<')
        node = parse_delimited(p, CG_NODE_TYPED, '>', "a \"<\" without its \">\"");
    else if (c == '/')
        node = parse_delimited(p, CG_NODE_REGEX, '/', "a \"/\" without its closing \"/\"");
    else if (at_gap(p))
        node = parse_gap(p);
    else if (c == '=' && p->at + 1 < p->text.len) {
        node = parse_exact(p);
        for (*last = node; *last && (*last)->next;)
            *last = (*last)->next;
        return node;
    } else if (is_special(c)) {
        char text[64];
        snprintf(text, sizeof text, "a \"%c\" out of place", c);
        fail(p, p->at, p->at + 1, text, "a backslash makes the next character literal");
        return NULL;
    } else
        return parse_literal(p, last);
    *last = node;
    return node;
}

/* --- structure ------------------------------------------------------------ */

/* Wraps the last of the chain in an OPT when a `?` follows. */
static void read_optional(parser *p, cg_node **last)
{
    if (peek(p) != '?' || !*last)
        return;
    if ((*last)->kind == CG_NODE_GAP) {
        fail(p, p->at, p->at + 1, "a gap is optional as it is", "take the \"?\" away");
        return;
    }
    p->at++;
    cg_node *inner = CG_ARENA_NEW(p->arena, cg_node);
    if (!inner) {
        p->status = CG_E_MEMORY;
        return;
    }
    *inner = **last;
    inner->next = NULL;
    **last = (cg_node){.kind = CG_NODE_OPT,
                       .span = {inner->span.start, (uint32_t)p->at},
                       .first = inner};
    if (peek(p) == '?')
        fail(p, p->at, p->at + 1, "a \"?\" behind a \"?\"", "write \\? for a question mark");
}

static bool at_seq_end(const parser *p)
{
    char c = peek(p);
    return p->at >= p->text.len || c == '|' || c == '&' || c == ')';
}

static cg_node *parse_seq(parser *p)
{
    size_t start = p->at;
    cg_node *first = NULL, *last = NULL;
    for (skip_space(p); !at_seq_end(p) && p->status == CG_OK; skip_space(p)) {
        size_t before = p->at;
        cg_node *atom_last = NULL;
        cg_node *atom = parse_atom(p, &atom_last);
        if (p->status != CG_OK)
            return NULL;
        if (atom) {
            if (last)
                last->next = atom;
            else
                first = atom;
            last = atom_last;
            read_optional(p, &last);
        } else if (p->at == before) {
            fail(p, p->at, p->at + 1, "a character out of place", "");
        }
    }
    if (p->status != CG_OK)
        return NULL;
    if (!first) {
        fail(p, start, p->at > start ? p->at : start + 1, "nothing to match here",
             "every alternative needs a word");
        return NULL;
    }
    if (!first->next)
        return first;
    cg_node *seq = node_new(p, CG_NODE_SEQ, first->span.start, p->at);
    if (seq)
        seq->first = first;
    return seq;
}

/* Steps over "&" or "&&", which one list does not mix. `count` is 0 before the first. */
static bool take_ampersand(parser *p, size_t count, bool *wide)
{
    if (p->status != CG_OK || peek(p) != '&')
        return false;
    bool two = p->at + 1 < p->text.len && p->text.ptr[p->at + 1] == '&';
    if (count && two != *wide)
        fail(p, p->at, p->at + 1 + two, "\"&\" and \"&&\" side by side",
             "put one of them in parentheses");
    *wide = two;
    p->at += 1u + two;
    return true;
}

static cg_node *parse_and(parser *p)
{
    size_t start = p->at, count = 0;
    bool wide = false;
    cg_node *first = NULL, *last = NULL;
    do {
        cg_node *child = parse_seq(p);
        if (p->status != CG_OK)
            return NULL;
        append(&first, &last, child);
    } while (take_ampersand(p, count++, &wide));
    if (p->status != CG_OK || count == 1)
        return p->status == CG_OK ? first : NULL;
    cg_node *list = node_new(p, CG_NODE_AND, start, p->at);
    if (list) {
        list->first = first;
        list->count = wide;
    }
    return list;
}

static cg_node *parse_alt(parser *p)
{
    size_t start = p->at;
    cg_node *first = NULL, *last = NULL;
    for (;;) {
        cg_node *child = parse_and(p);
        if (p->status != CG_OK)
            return NULL;
        /* A child that is a bare chain element keeps its siblings apart. */
        append(&first, &last, child);
        if (peek(p) != '|')
            break;
        p->at++;
    }
    if (!first->next)
        return first;
    cg_node *list = node_new(p, CG_NODE_ALT, start, p->at);
    if (list)
        list->first = first;
    return list;
}

cg_status cg_pattern_parse(cg_slice text, cg_arena *arena, cg_node **root,
                           cg_pattern_error *error)
{
    parser p = {.text = text, .arena = arena, .error = error, .status = CG_OK};
    *error = (cg_pattern_error){{0, 0}, "", ""};
    *root = NULL;
    if (text.len > CG_MAX_PATTERN) {
        fail(&p, 0, text.len, "a pattern is longer than 16 KiB",
             "split it into several patterns or a lexicon");
        return p.status;
    }
    cg_buf_init(&p.literal, CG_MAX_PATTERN);
    cg_node *tree = parse_alt(&p);
    if (p.status == CG_OK && p.at < text.len)
        fail(&p, p.at, p.at + 1, "a \")\" without its \"(\"", "write \\) for a bracket");
    cg_vec_release(&p.tokens);
    cg_buf_release(&p.literal);
    if (p.status == CG_OK)
        *root = tree;
    return p.status;
}
