#include "stance/people.h"

enum { REACH_BACK = 64 << 10 };

void cg_people_init(cg_people *people, const cg_program *program)
{
    *people = (cg_people){0};
    cg_passage_init(&people->passage, program);
}

void cg_people_release(cg_people *people)
{
    cg_passage_release(&people->passage);
    cg_vec_release(&people->list);
    cg_vec_release(&people->speakers);
}

void cg_people_reset(cg_people *people)
{
    cg_vec_reset(&people->list);
    cg_vec_reset(&people->speakers);
    people->next_block = 0;
}

static cg_slice text_of(const cg_passage *p, cg_token_range range)
{
    if (range.first >= range.end)
        return (cg_slice){"", 0};
    return cg_slice_sub(p->text, p->tokens.items[range.first].span.start,
                        p->tokens.items[range.end - 1].span.end);
}

static bool add_person(cg_people *people, const cg_holder *holder)
{
    const cg_passage *p = &people->passage;
    if (holder->name.first >= holder->name.end)
        return true;
    cg_person person = {text_of(p, holder->name), text_of(p, holder->role),
                        p->tokens.items[holder->name.first].span.start};
    const cg_person *known = cg_people_find(people, person.name, person.where);
    if (holder->name.end == holder->name.first + 1 && known) {
        person.name = known->name;
        person.role = person.role.len ? person.role : known->role;
    } else if (known && !person.role.len) {
        person.role = known->role;
    }
    return cg_vec_push(&people->list, person);
}

/* Names in full with an office beside them: "Jane Roe, the county sheriff,". */
static bool add_appositions(cg_people *people)
{
    const cg_passage *p = &people->passage;
    for (uint32_t i = 0; i + 1 < p->tokens.len; i++) {
        uint32_t first = i;
        while (i < p->tokens.len && cg_passage_is_word(p, i) &&
               (p->tokens.items[i].flags & CG_TOKEN_CAPITAL) &&
               !cg_passage_has(p, i, CG_CLASS(DETERMINER) | CG_CLASS(PRONOUN)))
            i++;
        if (i < first + 2)
            continue;
        cg_holder holder = {.found = true, .name = {first, i}};
        uint32_t office = first;
        while (office < i && cg_passage_has(p, office, CG_CLASS(TITLE) | CG_CLASS(ROLE)))
            office++;
        if (office > first && i >= office + 2) {
            holder.role = (cg_token_range){first, office};
            holder.name = (cg_token_range){office, i};
        }
        if (!add_person(people, &holder))
            return false;
    }
    return true;
}

/* True when the passage reports at all: nothing is looked for elsewhere. */
static bool add_speakers(cg_people *people, uint32_t *last)
{
    const cg_passage *p = &people->passage;
    for (uint32_t q = 0; q < p->quotes.len; q++) {
        if (p->quotes.items[q].depth)
            continue;
        cg_holder holder = cg_voices_of_quote(p, q);
        size_t before = people->list.len;
        if (!holder.found)
            continue;
        if (!add_person(people, &holder))
            return false;
        if (people->list.len > before)
            *last = (uint32_t)people->list.len;
    }
    return true;
}

bool cg_people_upto(cg_people *people, const cg_document *document, uint32_t block)
{
    uint32_t here = document->blocks.items[block].span.end;
    for (; people->next_block <= block; people->next_block++) {
        const cg_block *b = &document->blocks.items[people->next_block];
        uint32_t last = 0;
        if (b->span.end + REACH_BACK > here && b->kind != CG_BLOCK_CODE) {
            if (!cg_passage_load(&people->passage, document->text, b->span, b->kind) ||
                !cg_passage_read(&people->passage) || !add_appositions(people) ||
                !add_speakers(people, &last))
                return false;
        }
        if (!cg_vec_push(&people->speakers, last))
            return false;
    }
    return true;
}

const cg_person *cg_people_find(const cg_people *people, cg_slice name, uint32_t where)
{
    const cg_person *best = NULL;
    for (size_t i = 0; i < people->list.len; i++) {
        const cg_person *person = &people->list.items[i];
        size_t at = person->name.len - name.len;
        if (person->where > where || person->name.len <= name.len)
            continue;
        if (person->name.ptr[at - 1] == ' ' &&
            memcmp(person->name.ptr + at, name.ptr, name.len) == 0 &&
            (!best || person->role.len || !best->role.len))
            best = person;
    }
    return best;
}

const cg_person *cg_people_last_speaker(const cg_people *people, uint32_t block, uint32_t blocks)
{
    for (uint32_t b = block; b > 0 && block - b < blocks; b--)
        if (b - 1 < people->speakers.len && people->speakers.items[b - 1])
            return &people->list.items[people->speakers.items[b - 1] - 1];
    return NULL;
}
