/* The subject: the sentence must name it, or have a pronoun stand for it. */
#include "stance/alone.h"

#include "stance/apart.h"

/* The word that names the subject: the last one before a preposition. */
static size_t subject_head(const cg_alone_reader *r)
{
    size_t head = SIZE_MAX;
    uint32_t end = 0;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_unit *unit = cg_alone_own(r, i);
        if (!r->claim->words.items[i].subject)
            continue;
        if (head != SIZE_MAX && unit->first > end + 1)
            break;
        head = i;
        end = unit->end;
    }
    return head;
}

/* A pronoun, or "the film", where the sentence's subject stands. */
static uint32_t anaphor(const cg_scanner *s)
{
    cg_token_range range = s->reading.range;
    for (uint32_t i = range.first; i < range.end && i < range.first + 12; i++)
        if (cg_passage_has(&s->passage, i, CG_CLASS(PRONOUN)) &&
            !cg_passage_has(&s->passage, i, CG_CLASS(FIRST) | CG_CLASS(RELATIVE)))
            return i;
    for (uint32_t i = range.first; i < range.end && i < range.first + 3; i++)
        if (cg_passage_token_is(&s->passage, i, "the") ||
            cg_passage_token_is(&s->passage, i, "its"))
            return i;
    return CG_NONE;
}

/* The first token of the name that the unit ends: its words were found as well. */
static uint32_t name_start(const cg_alone_reader *r, const cg_unit *unit, uint32_t from)
{
    uint32_t first = unit->first;
    while (first > from && cg_alone_is_taken(r, first - 1))
        first--;
    return first;
}

/* The same for its end: "Ida" of "Ida Kolm's husband". */
static uint32_t name_end(const cg_alone_reader *r, const cg_unit *unit)
{
    uint32_t end = unit->end;
    while (unit->kind == CG_WEIGHT_NAME && cg_alone_is_taken(r, end) &&
           cg_units_at(&r->units, end)->kind == CG_WEIGHT_NAME)
        end++;
    return end;
}

static bool bind_word(const cg_alone_reader *r, const cg_scanner *s, size_t word,
                      cg_binding *out)
{
    if (word == SIZE_MAX || !cg_alone_says(r, word))
        return false;
    uint32_t from = s->reading.range.first;
    if (cg_alone_is_possessor(r, &s->passage, name_end(r, cg_alone_said_by(r, word))))
        return false;
    bool governs = cg_alone_said_by(r, word)->end == r->predicate.verb;
    if (cg_is_set_apart(&s->passage, name_start(r, cg_alone_said_by(r, word), from), from, governs))
        return false;
    *out = (cg_binding){.via = CG_VIA_NAME, .first = cg_alone_said_by(r, word)->first,
                        .end = cg_alone_said_by(r, word)->end};
    return true;
}

/* The sentence has a subject of its own, by a name that the claim has not. */
static bool has_other_subject(const cg_alone_reader *r, const cg_scanner *s)
{
    for (uint32_t i = s->reading.range.first; i < r->predicate.verb; i++) {
        uint32_t unit = r->units.at.items[i];
        if (unit != CG_NONE && r->units.list.items[unit].kind == CG_WEIGHT_NAME &&
            !r->taken.items[unit] && s->reading.side_of.items[i] == CG_NO_SIDE)
            return true;
    }
    return false;
}

/* "A huge man" is not any man: what narrows a common noun must be said. */
static bool is_narrowed(const cg_alone_reader *r, size_t head)
{
    for (size_t i = 0; i < head; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        uint8_t kind = cg_alone_own(r, i)->kind;
        if (word->subject && (kind == CG_WEIGHT_COMMON || kind == CG_WEIGHT_NUMBER) &&
            r->matches.items[i].strength < CG_ALONE_SAID)
            return true;
    }
    return false;
}

/* Every word of the subject's name that the sentence has belongs to an owner. */
static bool names_owner(const cg_alone_reader *r, const cg_scanner *s)
{
    bool owner = false;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (!word->subject || word->name == CG_NONE || !cg_alone_says(r, i))
            continue;
        if (!cg_alone_is_possessor(r, &s->passage, name_end(r, cg_alone_said_by(r, i))))
            return false;
        owner = true;
    }
    return owner;
}

static bool bind_names(const cg_alone_reader *r, const cg_scanner *s, cg_binding *out,
                       bool *names)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        if (!r->claim->words.items[i].subject || r->claim->words.items[i].name == CG_NONE)
            continue;
        *names = true;
        if (bind_word(r, s, i, out))
            return true;
    }
    return false;
}

/* The subject is named, or a pronoun stands for it. A common noun as subject
 * must be said: "a woman" is not just anybody. */
bool cg_alone_bind(const cg_alone_reader *r, const cg_scanner *s, cg_binding *out)
{
    bool names = false;
    size_t head = subject_head(r);
    *out = (cg_binding){.via = CG_VIA_TOPIC};
    if (r->bound)
        return true;
    if (head == SIZE_MAX)
        return r->lenient;
    if (r->lenient && r->claim->this_one)
        return true;
    bool common = cg_alone_own(r, head)->kind != CG_WEIGHT_NAME;
    if (common && bind_word(r, s, head, out))
        return !is_narrowed(r, head);
    if (bind_names(r, s, out, &names))
        return true;
    uint32_t token = anaphor(s);
    if (!names || r->parted || names_owner(r, s) || has_other_subject(r, s))
        return false;
    if (token != CG_NONE && (r->lenient || cg_alone_beyond(r, head) > CG_ALONE_SAID)) {
        *out = (cg_binding){.via = CG_VIA_ANAPHOR, .first = token, .end = token + 1};
        return true;
    }
    return r->lenient;
}
