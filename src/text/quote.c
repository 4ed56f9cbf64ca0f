#include "text/quote.h"

#define MAX_DEPTH 8

/* Quotations that are open, the innermost last, as indices into the result. */
typedef struct pairing {
    cg_quotations *out;
    size_t open[MAX_DEPTH];
    uint32_t depth, beyond; /* how many are recorded; how many are not */
    const cg_token *tokens;
} pairing;

static bool is_double(const pairing *p, uint32_t depth)
{
    const cg_quotation *quotation = &p->out->items[p->open[depth]];
    return p->tokens[quotation->open].flags & CG_TOKEN_DOUBLE;
}

/* A mark between two words of a sentence that nothing closes was set by mistake,
 * or its fellow was forgotten: what it opens ends with the sentence, before
 * `end` at the latest. A long quotation begins with a capital, behind a mark or
 * at the start, and goes on. */
static uint32_t stray_end(const pairing *p, uint32_t open, uint32_t end)
{
    const cg_token *tokens = p->tokens;
    bool inside = open > 0 && open + 1 < end &&
                  tokens[open - 1].kind != CG_TOKEN_MARK &&
                  tokens[open + 1].kind == CG_TOKEN_WORD &&
                  !(tokens[open + 1].flags & CG_TOKEN_CAPITAL);
    for (uint32_t i = open + 1; inside && i + 1 < end; i++) {
        bool stops =
            tokens[i].kind == CG_TOKEN_MARK &&
            (tokens[i].mark == CG_MARK_STOP || tokens[i].mark == CG_MARK_QUESTION ||
             tokens[i].mark == CG_MARK_EXCLAMATION);
        if (stops && tokens[i + 1].flags & CG_TOKEN_SPACED)
            return i + 1;
    }
    return end;
}

static void end_at(pairing *p, uint32_t depth, uint32_t close, bool unclosed)
{
    cg_quotation *quotation = &p->out->items[p->open[depth]];
    quotation->close = unclosed ? stray_end(p, quotation->open, close) : close;
    quotation->unclosed = unclosed;
}

/* A mark opens a quotation. One of the same kind that is open was never
 * closed: what is quoted starts anew, as it does in every paragraph of a long
 * quotation. */
static bool open_at(pairing *p, uint32_t at)
{
    bool twice = p->tokens[at].flags & CG_TOKEN_DOUBLE;
    bool again = p->depth > 0 && is_double(p, p->depth - 1) == twice;
    if (p->beyond > 0 || (p->depth == MAX_DEPTH && !again)) {
        p->beyond++;
        return true;
    }
    if (again)
        end_at(p, --p->depth, at, true);
    cg_quotation quotation = {.open = at, .depth = p->depth};
    p->open[p->depth++] = p->out->len;
    return cg_vec_push(p->out, quotation);
}

/* A mark closes the innermost quotation of its kind, and what is open in it. */
static void close_at(pairing *p, uint32_t at)
{
    bool twice = p->tokens[at].flags & CG_TOKEN_DOUBLE;
    uint32_t depth = p->depth;
    if (p->beyond > 0) {
        p->beyond--;
        return;
    }
    while (depth > 0 && is_double(p, depth - 1) != twice)
        depth--;
    if (depth == 0)
        return;
    while (p->depth > depth)
        end_at(p, --p->depth, at, true);
    end_at(p, --p->depth, at, false);
}

bool cg_quotations_pair(const cg_token *tokens, uint32_t count,
                        cg_quotations *quotations)
{
    pairing p = {.out = quotations, .tokens = tokens};
    for (uint32_t i = 0; i < count; i++) {
        if (tokens[i].kind != CG_TOKEN_MARK)
            continue;
        if (tokens[i].mark == CG_MARK_QUOTE_OPEN && !open_at(&p, i))
            return false;
        if (tokens[i].mark == CG_MARK_QUOTE_CLOSE)
            close_at(&p, i);
    }
    while (p.depth > 0)
        end_at(&p, --p.depth, count, true);
    return true;
}
