#include "text/value_reader.h"

const cg_atom *cg_reader_at(const cg_value_reader *r, uint32_t i)
{
    static const cg_atom end = {.kind = CG_ATOM_END};
    return i < r->count ? &r->atoms[i] : &end;
}

/* The atom behind the phrase, or 0 when it does not stand at `i`. */
static uint32_t phrase_end(const cg_value_reader *r, uint32_t i,
                           const cg_value_sense *sense)
{
    uint32_t at = i + 1;
    for (uint32_t k = 1; k < sense->len; k++) {
        if (cg_reader_at(r, at)->word != sense->words[k])
            at = cg_reader_behind_hyphen(r, at);
        if (cg_reader_at(r, at)->word != sense->words[k])
            return 0;
        at++;
    }
    return at;
}

const cg_value_sense *cg_reader_find(const cg_value_reader *r, uint32_t i,
                                     cg_value_role role, uint32_t *end)
{
    const cg_value_word *word = cg_reader_at(r, i)->word;
    if (!word || !(word->starts & (cg_value_roles)1 << role))
        return NULL;
    for (const cg_value_sense *sense = word->senses; sense; sense = sense->next) {
        if (sense->role != role)
            continue;
        uint32_t behind = phrase_end(r, i, sense);
        if (behind) {
            *end = behind;
            return sense;
        }
    }
    return NULL;
}

bool cg_reader_is(const cg_value_reader *r, uint32_t i, cg_value_roles roles)
{
    const cg_value_word *word = cg_reader_at(r, i)->word;
    return word && (word->roles & roles);
}

bool cg_reader_skip(const cg_value_reader *r, uint32_t *i, cg_value_role role)
{
    return cg_reader_find(r, *i, role, i) != NULL;
}

bool cg_reader_is_mark(const cg_value_reader *r, uint32_t i, uint32_t rune)
{
    const cg_atom *atom = cg_reader_at(r, i);
    return atom->kind == CG_ATOM_MARK && atom->rune == rune;
}

bool cg_reader_is_dash(const cg_value_reader *r, uint32_t i)
{
    const cg_atom *atom = cg_reader_at(r, i);
    return atom->kind == CG_ATOM_MARK &&
           (atom->rune == '-' || (atom->rune >= 0x2010 && atom->rune <= 0x2015) ||
            atom->rune == 0x2212);
}

bool cg_reader_is_apostrophe(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is_mark(r, i, '\'') || cg_reader_is_mark(r, i, 0x2019) ||
           cg_reader_is_mark(r, i, 0x2018);
}

uint32_t cg_reader_behind_hyphen(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is_dash(r, i) ? i + 1 : i;
}

bool cg_reader_is_plain_word(const cg_value_reader *r, uint32_t i)
{
    const cg_atom *atom = cg_reader_at(r, i);
    return atom->kind == CG_ATOM_WORD && !atom->capital &&
           !cg_reader_is(r, i, CG_ROLE(FUNCTION));
}

bool cg_reader_is_joined(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_at(r, i)->joined;
}

bool cg_reader_is_clock(const cg_value_reader *r, uint32_t i)
{
    return cg_reader_is_mark(r, i, ':') && cg_reader_is_joined(r, i) &&
           cg_reader_is_joined(r, i + 1) &&
           cg_reader_at(r, i + 1)->kind == CG_ATOM_NUMBER;
}

bool cg_reader_is_closing(const cg_value_reader *r, uint32_t i)
{
    const cg_atom *atom = cg_reader_at(r, i), *before = cg_reader_at(r, i - 1);
    return atom->kind == CG_ATOM_MARK && atom->joined && before->kind != CG_ATOM_MARK;
}

cg_slice cg_reader_text(const cg_value_reader *r, uint32_t i)
{
    cg_span span = cg_reader_at(r, i)->span;
    return cg_slice_sub(r->text, span.start, span.end);
}
