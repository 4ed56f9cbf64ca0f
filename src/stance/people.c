#include "stance/people.h"

#include "stance/people_read.h"

enum { PARAGRAPHS = 2, CHAIN = 64, RECENT = 256, ANTECEDENTS = 48 };

void cg_people_init(cg_people *people, const cg_program *program)
{
    *people = (cg_people){0};
    cg_passage_init(&people->passage, program);
}

void cg_people_release(cg_people *people)
{
    cg_passage_release(&people->passage);
    cg_vec_release(&people->list);
    cg_vec_release(&people->blocks);
}

void cg_people_reset(cg_people *people)
{
    cg_vec_reset(&people->list);
    cg_vec_reset(&people->blocks);
}

/* --- text --------------------------------------------------------------------------- */

static cg_slice text_of(const cg_passage *p, cg_token_range range)
{
    if (range.first >= range.end)
        return (cg_slice){"", 0};
    return cg_slice_sub(p->text, p->tokens.items[range.first].span.start,
                        p->tokens.items[range.end - 1].span.end);
}

static uint32_t offset_of(const cg_passage *p, uint32_t token)
{
    return token < p->tokens.len ? p->tokens.items[token].span.start : p->span.end;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_letters(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

static bool is_shouted(cg_slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (lower(name.ptr[i]) == name.ptr[i] && name.ptr[i] >= 'a' &&
            name.ptr[i] <= 'z')
            return false;
    return true;
}

/* The full name ends with the words of `name`, or is it. */
static bool ends_with_name(cg_slice full, cg_slice name)
{
    if (name.len == 0 || full.len < name.len)
        return false;
    size_t at = full.len - name.len;
    char before = at ? full.ptr[at - 1] : ' ';
    bool parted = before == ' ' || before == '\n' || before == '\r' || before == '\t';
    if (!parted)
        return false;
    return is_shouted(name) && name.len > 1
               ? same_letters(full.ptr + at, name.ptr, name.len)
               : memcmp(full.ptr + at, name.ptr, name.len) == 0;
}

/* --- looking back ----------------------------------------------------------------------- */

static bool are_opposed(cg_gender a, cg_gender b)
{
    return a != CG_GENDER_UNKNOWN && b != CG_GENDER_UNKNOWN && a != b;
}

static bool in_reach(const cg_person *person, uint32_t where)
{
    return person->where < where && where - person->where <= CG_PEOPLE_REACH;
}

/* The first person named at or behind `where`: the list is in order. */
static size_t first_from(const cg_people *people, uint32_t where)
{
    size_t low = 0, high = people->list.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (people->list.items[middle].where < where)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_wanted(const cg_person *person, cg_slice name, cg_gender gender, bool same)
{
    if (!ends_with_name(person->name, name) || are_opposed(person->gender, gender))
        return false;
    return same ? person->name.len == name.len && person->role.len > 0
                : person->name.len > name.len;
}

/* The person last named before `where` whose name is longer than `name` and
 * ends with it, or, with `same`, who has that name and an office. */
static const cg_person *find(const cg_people *people, cg_slice name, uint32_t where,
                             cg_gender gender, bool same)
{
    size_t end = first_from(people, where);
    size_t first = end > RECENT ? end - RECENT : 0;
    for (size_t i = end; i > first; i--) {
        const cg_person *person = &people->list.items[i - 1];
        if (!in_reach(person, where))
            break;
        if (is_wanted(person, name, gender, same))
            return person;
    }
    return NULL;
}

static void complete(const cg_people *people, uint32_t where, cg_person *person)
{
    if (person->gender == CG_GENDER_BODY && is_shouted(person->name))
        person->gender = CG_GENDER_UNKNOWN; /* "CHAN:" may be a person after all */
    const cg_person *full = find(people, person->name, where, person->gender, false);
    if (full && person->name.len) {
        person->name = full->name;
        if (person->gender == CG_GENDER_UNKNOWN)
            person->gender = full->gender;
        if (!person->role.len)
            person->role = full->role;
    }
    if (person->name.len && !person->role.len) {
        const cg_person *known =
            find(people, person->name, where, person->gender, true);
        if (known)
            person->role = known->role;
    }
}

/* A name at the start of a sentence may be that of anything: it is a person's
 * when it tells so, or was given in full before. */
static bool is_person(const cg_people *people, const cg_person *person)
{
    return person->speaks || person->gender != CG_GENDER_UNKNOWN ||
           person->role.len > 0 ||
           find(people, person->name, person->where, person->gender, false) != NULL;
}

static bool fits(const cg_person *person, const cg_holder *pronoun)
{
    if (!person->speaks && !person->subject)
        return false;
    switch (pronoun->gender) {
    case CG_GENDER_MAN:
    case CG_GENDER_WOMAN:
        return person->gender == CG_GENDER_UNKNOWN || person->gender == pronoun->gender;
    case CG_GENDER_BODY:
        return person->gender == CG_GENDER_BODY;
    case CG_GENDER_MANY:
        return person->gender == CG_GENDER_MANY;
    default:
        return false;
    }
}

/* Who spoke last before `where` in this block and the two before it, of those
 * that the pronoun can mean. */
const cg_person *cg_people_antecedent(const cg_people *people, uint32_t block,
                                      uint32_t where, const cg_holder *pronoun)
{
    size_t end = first_from(people, where);
    size_t first = end > ANTECEDENTS ? end - ANTECEDENTS : 0;
    for (size_t i = end; i > first; i--) {
        const cg_person *person = &people->list.items[i - 1];
        if (block - person->block > PARAGRAPHS || !in_reach(person, where))
            break;
        if (fits(person, pronoun) && is_person(people, person))
            return person;
    }
    return NULL;
}

/* --- answers -------------------------------------------------------------- */

static void resolve(const cg_people *people, uint32_t block, const cg_passage *p,
                    const cg_holder *holder, cg_speaker *out)
{
    *out = (cg_speaker){.first = holder->first};
    cg_person person = {text_of(p, holder->name),
                        text_of(p, holder->role),
                        holder->gender,
                        0,
                        block,
                        false,
                        true};
    uint32_t where = offset_of(p, holder->word);
    if (holder->pronoun) {
        bool quoted = holder->word < p->tokens.len &&
                      p->quote_of.items[holder->word] != CG_NO_QUOTE;
        const cg_person *known =
            quoted ? NULL : cg_people_antecedent(people, block, where, holder);
        person.name = known ? known->name : text_of(p, holder->outer_name);
        person.role = known ? known->role : text_of(p, holder->outer_role);
        person.gender = known ? known->gender : CG_GENDER_UNKNOWN;
    }
    if (person.name.len)
        complete(people, where, &person);
    out->name = person.name;
    out->role = person.role;
}

static void take(const cg_people *people, uint32_t index, cg_range cue, cg_speaker *out)
{
    cg_person person = people->list.items[index - 1];
    complete(people, person.where, &person);
    out->name = person.name;
    out->role = person.role;
    out->cue = cue;
}

/* The speaker of the quotation that was open when the block began. */
static bool look_back(const cg_people *people, uint32_t block, cg_speaker *out)
{
    for (uint32_t b = block; b > 0 && block - b < CHAIN; b--) {
        const cg_block_voices *before = &people->blocks.items[b - 1];
        if (!before->known)
            return false;
        if (before->lead) {
            take(people, before->lead, before->cue, out);
            return true;
        }
        if (!before->open_end)
            return false;
        if (before->last) {
            take(people, before->last, before->cue, out);
            return true;
        }
        if (!before->opens)
            return false;
    }
    return false;
}

/* The speaker that is told only where the quotation ends. */
static bool look_ahead(cg_people *people, const cg_document *document, uint32_t block,
                       cg_speaker *out, bool *failed)
{
    for (uint32_t b = block; b - block < CHAIN && people->blocks.items[b].open_end;
         b++) {
        if (b + 1 >= document->blocks.len ||
            document->blocks.items[b + 1].span.start >
                document->blocks.items[block].span.end + CG_PEOPLE_REACH)
            return false;
        if (!cg_people_read_upto(people, document, b + 1)) {
            *failed = true;
            return false;
        }
        const cg_block_voices *next = &people->blocks.items[b + 1];
        if (!next->opens)
            return false;
        if (next->first) {
            take(people, next->first, next->first_cue, out);
            return true;
        }
    }
    return false;
}

/* False: out of memory. */
static bool resolve_quote(cg_people *people, const cg_document *document,
                          uint32_t block, const cg_passage *p, uint32_t quote,
                          cg_speaker *out)
{
    bool failed = false;
    const cg_block_voices *here = &people->blocks.items[block];
    if (here->opens && cg_voices_fills_sentence(p, quote) &&
        look_back(people, block, out))
        return true;
    if (here->open_end && p->quotes.items[quote].close == p->tokens.len)
        (void)look_ahead(people, document, block, out, &failed);
    return !failed;
}

bool cg_people_resolve(cg_people *people, const cg_document *document, uint32_t block,
                       const cg_passage *p, const cg_holder *holder, uint32_t quote,
                       cg_speaker *out)
{
    /* Most words are the author's own: nobody has to be looked for. */
    bool sought = holder->pronoun || holder->name.first < holder->name.end;
    if (sought && !cg_people_read_upto(people, document, block))
        return false;
    resolve(people, block, p, holder, out);
    if (out->name.len || out->role.len || holder->first || quote == CG_NO_QUOTE)
        return true;
    if (!cg_people_read_upto(people, document, block))
        return false;
    while (p->quotes.items[quote].depth > 0 && quote > 0)
        quote--; /* the outer one begins before it */
    return resolve_quote(people, document, block, p, quote, out);
}
