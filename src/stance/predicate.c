#include "stance/predicate.h"

enum { HEADS_WINDOW = 24 };

typedef struct finder {
    const cg_units *units;
    const cg_passage *p;
    const cg_reading *r;
    uint32_t end;
} finder;

static bool tells(const finder *f, uint32_t token)
{
    const cg_unit *unit = cg_units_at(f->units, token);
    return unit && unit->kind != CG_WEIGHT_FUNCTION;
}

/* The first finite verb of the main clause behind what can be its subject. */
static uint32_t finite_verb(const finder *f)
{
    bool subject = false;
    for (uint32_t i = f->r->range.first; i < f->end; i++) {
        if (subject && f->r->side_of.items[i] == CG_NO_SIDE && cg_reading_is_finite(f->r, i))
            return i;
        subject |= tells(f, i) || cg_passage_has(f->p, i, CG_CLASS(PRONOUN));
    }
    return f->end;
}

static bool is_plural(const finder *f, uint32_t token)
{
    static const char *const words[] = {"people", "men", "women", "children", NULL};
    const cg_unit *unit = cg_units_at(f->units, token);
    if (!unit || unit->kind == CG_WEIGHT_FUNCTION)
        return false;
    for (const char *const *w = words; *w; w++)
        if (cg_slice_is(unit->text, *w))
            return true;
    return cg_slice_ends(unit->text, "s") && !cg_slice_ends(unit->text, "ss");
}

/* "women | stand | in", "kids | ride | a": a bare form behind a plural, and
 * before what does not follow a noun's first word. */
static bool is_bare_verb(const finder *f, uint32_t token)
{
    const cg_unit *unit = cg_units_at(f->units, token);
    if (token == f->r->range.first || !is_plural(f, token - 1) || !unit ||
        (unit->kind != CG_WEIGHT_COMMON && unit->kind != CG_WEIGHT_LIGHT))
        return false;
    return token + 1 >= f->end || !cg_passage_is_word(f->p, token + 1) ||
           cg_passage_has(f->p, token + 1,
                          CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) | CG_CLASS(ADVERB) |
                              CG_CLASS(PRONOUN));
}

/* Without one: the second word that could be a verb by its ending or place. */
static uint32_t likely_verb(const finder *f)
{
    bool subject = false;
    for (uint32_t i = f->r->range.first; i < f->end; i++) {
        cg_slice text = cg_passage_token(f->p, i);
        const cg_unit *unit = cg_units_at(f->units, i);
        bool ending = cg_slice_ends(text, "ing") || cg_slice_ends(text, "ed") ||
                      (subject && cg_slice_ends(text, "s") && tells(f, i - 1));
        if (subject && unit && unit->kind == CG_WEIGHT_COMMON && (ending || is_bare_verb(f, i)))
            return i;
        if (subject && cg_passage_has(f->p, i, CG_CLASS(NEGATION) | CG_CLASS(PREPOSITION)))
            return i;
        subject |= tells(f, i);
    }
    return f->end;
}

static bool is_skipped(const finder *f, uint32_t token)
{
    return !cg_passage_is_word(f->p, token) ||
           cg_passage_has(f->p, token,
                          CG_CLASS(BE) | CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(NEGATION) |
                              CG_CLASS(ADVERB));
}

static bool ends_noun(const finder *f, uint32_t token)
{
    const cg_unit *unit = cg_units_at(f->units, token);
    return cg_passage_has(f->p, token,
                          CG_CLASS(PREPOSITION) | CG_CLASS(RELATIVE) | CG_CLASS(COMPLEMENTIZER) |
                              CG_CLASS(COORDINATOR) | CG_CLASS(AUX)) ||
           (unit && unit->kind == CG_WEIGHT_COMMON && cg_slice_ends(unit->text, "ed"));
}

/* The last noun before what may follow a noun: "a [British drama] film directed". */
static uint32_t noun_head(const finder *f, uint32_t from)
{
    uint32_t head = CG_NONE;
    for (uint32_t i = from; i < f->end; i++) {
        if (cg_passage_is_mark(f->p, i, CG_MARK_HYPHEN))
            continue;
        if (!cg_passage_is_word(f->p, i) || (head != CG_NONE && ends_noun(f, i)))
            break;
        if (tells(f, i))
            head = i;
    }
    return head;
}

/* "singer, songwriter and actor": the nouns that a comma or "and" joins. */
static void join_heads(const finder *f, cg_predicate *out)
{
    bool joined = false;
    uint32_t stop = out->head + HEADS_WINDOW < f->end ? out->head + HEADS_WINDOW : f->end;
    out->heads[out->head_count++] = out->head;
    for (uint32_t i = out->head + 1; i < stop && out->head_count < CG_MAX_HEADS; i++) {
        if (cg_passage_is_mark(f->p, i, CG_MARK_COMMA) ||
            cg_passage_has(f->p, i, CG_CLASS(COORDINATOR))) {
            joined = true;
            continue;
        }
        if (!joined || !cg_passage_is_word(f->p, i) || (ends_noun(f, i) && !tells(f, i)))
            return;
        uint32_t head = noun_head(f, i);
        if (head == CG_NONE)
            return;
        out->heads[out->head_count++] = i = head;
        joined = false;
    }
}

cg_predicate cg_predicate_find(const cg_units *units, const cg_reading *reading)
{
    finder f = {units, reading->passage, reading, reading->range.end};
    cg_predicate out = {.verb = finite_verb(&f)};
    if (out.verb == f.end)
        out.verb = likely_verb(&f);
    uint32_t i = out.verb;
    bool be = false;
    while (i < f.end && is_skipped(&f, i)) {
        be |= cg_passage_has(f.p, i, CG_CLASS(BE));
        i++;
    }
    out.head = i;
    if (i >= f.end)
        return out;
    const cg_unit *unit = cg_units_at(units, i);
    bool noun = cg_passage_has(f.p, i, CG_CLASS(DETERMINER)) ||
                (unit && (unit->kind == CG_WEIGHT_NAME || unit->kind == CG_WEIGHT_NUMBER));
    out.copula = be && noun;
    if (noun || !tells(&f, i)) {
        uint32_t head = noun_head(&f, i);
        out.head = head == CG_NONE ? i : head;
    }
    if (out.copula)
        join_heads(&f, &out);
    return out;
}

bool cg_predicate_has_head(const cg_predicate *predicate, uint32_t token)
{
    for (uint32_t i = 0; i < predicate->head_count; i++)
        if (predicate->heads[i] == token)
            return true;
    return false;
}
