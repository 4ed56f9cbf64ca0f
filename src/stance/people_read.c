/* Blocks -> the people they name, who speaks in them, and how their quotations
 * begin and end. */
#include "stance/people_read.h"

#include "stance/name.h"
#include "stance/words.h"

static cg_slice text_of(const cg_passage *p, cg_token_range range)
{
    if (range.first >= range.end)
        return (cg_slice){"", 0};
    return cg_slice_sub(p->text, p->tokens.items[range.first].span.start,
                        p->tokens.items[range.end - 1].span.end);
}

static cg_range span_of(const cg_passage *p, cg_token_range range)
{
    if (range.first >= range.end)
        return (cg_range){0, 0};
    return (cg_range){p->tokens.items[range.first].span.start,
                      p->tokens.items[range.end - 1].span.end};
}

static uint32_t offset_of(const cg_passage *p, uint32_t token)
{
    return token < p->tokens.len ? p->tokens.items[token].span.start : p->span.end;
}

/* --- reading blocks ------------------------------------------------------------------------ */

typedef enum part { NAMED, SUBJECT, SPEAKS } part;

static bool add(cg_people *people, uint32_t block, const cg_holder *h, uint32_t where,
                part part)
{
    const cg_passage *p = &people->passage;
    cg_person person = {
        text_of(p, h->name), text_of(p, h->role), h->gender, where, block,
        part == SUBJECT,     part == SPEAKS};
    if (h->pronoun) {
        const cg_person *known = cg_people_antecedent(people, block, where, h);
        if (!known)
            return true;
        person.name = known->name;
        person.role = known->role;
        person.gender = h->sole ? h->gender : known->gender;
    } else if (!h->found) {
        return true;
    }
    return cg_vec_push(&people->list, person);
}

/* A capitalised run of two words and more, with what is set off behind it. */
static bool add_name(cg_people *people, uint32_t block, uint32_t *token)
{
    const cg_passage *p = &people->passage;
    uint32_t first = *token, sentence = cg_words_sentence(p, first).end;
    uint32_t end = cg_name_end(p, first, sentence);
    if (end <= first + 1)
        return true;
    *token = end - 1;
    cg_noun_phrase phrase = {{first, end}, {end, end}};
    cg_noun_phrase behind = cg_phrase_behind(p, first, sentence);
    bool closed = behind.extra.end < sentence &&
                  cg_passage_is_mark(p, behind.extra.end, CG_MARK_COMMA);
    bool stopped = behind.extra.end + 1 >= sentence;
    if (behind.head.end == end && (closed || stopped))
        phrase.extra = behind.extra;
    uint32_t start = first;
    while (start > 0 && cg_passage_is_word(p, start - 1) &&
           cg_passage_has(p, start - 1, CG_CLASS(ROLE) | CG_CLASS(TITLE)))
        start--;
    if (start < first) {
        start = cg_phrase_start(p, cg_words_sentence(p, first).first, end);
        phrase.head.first = start < first ? start : first;
    }
    cg_holder holder = cg_holder_of(p, phrase, first);
    if (!holder.found || holder.name.first >= holder.name.end)
        return true;
    bool told = phrase.extra.first < phrase.extra.end &&
                holder.role.first >= phrase.extra.first &&
                !cg_passage_has(p, phrase.extra.first, CG_CLASS(DETERMINER)) &&
                !cg_name_has(p, holder.role, CG_CLASS(ROLE) | CG_CLASS(TITLE));
    if (told)
        holder.role.end = holder.role.first; /* what is set off tells no office */
    bool subject = holder.gender != CG_GENDER_BODY &&
                   start == cg_words_sentence(p, first).first && end < sentence &&
                   !cg_words_is_clitic(p, end);
    return add(people, block, &holder, offset_of(p, first), subject ? SUBJECT : NAMED);
}

/* The one that a sentence is about: what stands before its first verb, if it can
 * be meant by a pronoun. */
static bool add_subject(cg_people *people, uint32_t block, cg_token_range sentence,
                        uint32_t verb)
{
    const cg_passage *p = &people->passage;
    if (p->quote_of.items[verb] != CG_NO_QUOTE || cg_words_is_report(p, verb))
        return true;
    cg_holder holder = cg_holder_of(p, cg_phrase_before(p, sentence.first, verb), verb);
    bool named = holder.name.first < holder.name.end;
    if (!holder.found ||
        (!named && holder.gender == CG_GENDER_UNKNOWN &&
         !cg_name_has(p, holder.role, CG_CLASS(ROLE) | CG_CLASS(TITLE))))
        return true;
    return add(people, block, &holder, offset_of(p, holder.word), SUBJECT);
}

static bool add_verb(cg_people *people, uint32_t block, cg_token_range sentence,
                     uint32_t verb)
{
    const cg_passage *p = &people->passage;
    cg_holder holder = cg_voices_of_verb(p, sentence.first, verb);
    if (!cg_holder_is_held(&holder))
        holder = cg_voices_behind_verb(p, verb, sentence.end);
    uint32_t where = holder.word > verb ? holder.word : verb;
    return add(people, block, &holder, offset_of(p, where), SPEAKS);
}

static bool add_according(cg_people *people, uint32_t block, cg_token_range sentence,
                          uint32_t i)
{
    const cg_passage *p = &people->passage;
    if (i + 2 >= sentence.end || !cg_passage_token_is(p, i, "according"))
        return true;
    cg_holder holder = cg_holder_of(p, cg_phrase_behind(p, i + 2, sentence.end), i);
    return holder.pronoun || add(people, block, &holder, offset_of(p, i + 2), SPEAKS);
}

static bool add_sentence(cg_people *people, uint32_t block, cg_token_range sentence)
{
    const cg_passage *p = &people->passage;
    bool subject = false;
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        if (!cg_passage_is_word(p, i))
            continue;
        if (!subject && cg_words_is_finite(p, i)) {
            subject = true;
            if (!add_subject(people, block, sentence, i))
                return false;
        }
        bool quoted = p->quote_of.items[i] != CG_NO_QUOTE;
        if (!quoted && cg_voices_is_saying(p, i) &&
            !add_verb(people, block, sentence, i))
            return false;
        if (!quoted && !add_according(people, block, sentence, i))
            return false;
        if (cg_name_takes(p, i) && !add_name(people, block, &i))
            return false;
    }
    return true;
}

/* --- quotations over paragraphs --------------------------------------------------------------- */

/* The index + 1 of the speaker, who is added to the list as named by `holder`. */
static bool speaker_of(cg_people *people, uint32_t block, const cg_holder *holder,
                       uint32_t *index)
{
    size_t before = people->list.len;
    *index = 0;
    if (!cg_holder_is_held(holder) || holder->first)
        return true;
    uint32_t token = holder->word > holder->verb ? holder->word : holder->verb;
    if (!add(people, block, holder, offset_of(&people->passage, token), SPEAKS))
        return false;
    if (people->list.len > before)
        *index = (uint32_t)people->list.len;
    return true;
}

static uint32_t first_word_or_quote(const cg_passage *p)
{
    uint32_t i = 0;
    while (i < p->tokens.len && cg_passage_is_mark(p, i, CG_MARK_MARKUP))
        i++;
    return i;
}

/* "Roe put it like this:" at the end of the block. */
static bool read_lead(cg_people *people, uint32_t block, cg_block_voices *out)
{
    const cg_passage *p = &people->passage;
    uint32_t end = (uint32_t)p->tokens.len;
    while (end > 0 && cg_passage_is_mark(p, end - 1, CG_MARK_MARKUP))
        end--;
    if (end < 2 || !cg_passage_is_mark(p, end - 1, CG_MARK_COLON) ||
        p->sentences.len == 0)
        return true;
    cg_token_range sentence = cg_words_sentence(p, end - 1);
    cg_attribution label;
    if (cg_voices_label_at(p, sentence.first, end, &label) && label.holder.found) {
        out->cue = span_of(p, label.cue);
        return speaker_of(people, block, &label.holder, &out->lead);
    }
    for (uint32_t i = end - 1; i > sentence.first; i--) {
        if (!cg_voices_is_saying(p, i - 1))
            continue;
        cg_holder holder = cg_voices_of_verb(p, sentence.first, i - 1);
        if (cg_holder_is_held(&holder)) {
            out->cue = span_of(p, (cg_token_range){i - 1, i});
            return speaker_of(people, block, &holder, &out->lead);
        }
    }
    return true;
}

static bool read_quotes(cg_people *people, uint32_t block, cg_block_voices *out)
{
    const cg_passage *p = &people->passage;
    cg_quote_frame frame;
    if (!read_lead(people, block, out))
        return false;
    uint32_t last = CG_NO_QUOTE;
    for (uint32_t q = 0; q < p->quotes.len; q++)
        if (p->quotes.items[q].depth == 0)
            last = q;
    if (last == CG_NO_QUOTE)
        return true;
    out->opens = p->quotes.items[0].open == first_word_or_quote(p);
    out->open_end = p->quotes.items[last].close == p->tokens.len;
    if (cg_voices_quote_frame(p, 0, &frame)) {
        out->first_cue = span_of(p, frame.cue);
        if (!speaker_of(people, block, &frame.holder, &out->first))
            return false;
    }
    if (!cg_voices_quote_frame(p, last, &frame))
        return true;
    if (!out->lead)
        out->cue = span_of(p, frame.cue);
    return speaker_of(people, block, &frame.holder, &out->last);
}

static int compare_people(const cg_person *a, const cg_person *b)
{
    return a->where < b->where ? -1 : a->where > b->where;
}

/* The list in order of place: what was added last moves down to where it
 * belongs. A block's speakers are few, and nearly in order. */
static void settle(cg_people *people, size_t from, cg_block_voices *voices)
{
    cg_person *items = people->list.items;
    uint32_t *links[] = {&voices->first, &voices->last, &voices->lead};
    for (size_t i = from; i < people->list.len; i++)
        for (size_t k = i; k > from && compare_people(&items[k - 1], &items[k]) > 0;
             k--) {
            cg_person person = items[k];
            items[k] = items[k - 1];
            items[k - 1] = person;
            for (size_t l = 0; l < sizeof links / sizeof *links; l++) {
                if (*links[l] == k + 1)
                    *links[l] = (uint32_t)k;
                else if (*links[l] == k)
                    *links[l] = (uint32_t)k + 1;
            }
        }
}

static bool read_block(cg_people *people, const cg_document *document, uint32_t block)
{
    const cg_block *b = &document->blocks.items[block];
    cg_block_voices voices = {.known = true};
    cg_passage *p = &people->passage;
    if (b->kind == CG_BLOCK_CODE)
        return cg_vec_push(&people->blocks, voices);
    if (!cg_passage_load(p, document->text, b->span, b->kind) || !cg_passage_read(p))
        return false;
    size_t before = people->list.len;
    for (size_t i = 0; i < p->sentences.len; i++)
        if (!add_sentence(people, block, p->sentences.items[i]))
            return false;
    if (!read_quotes(people, block, &voices))
        return false;
    settle(people, before, &voices);
    return cg_vec_push(&people->blocks, voices);
}

/* Reads the blocks up to and with `block`, but none that lies too far back. */
bool cg_people_read_upto(cg_people *people, const cg_document *document, uint32_t block)
{
    uint32_t here = document->blocks.items[block].span.start;
    while (people->blocks.len <= block) {
        uint32_t next = (uint32_t)people->blocks.len;
        if (document->blocks.items[next].span.end + CG_PEOPLE_REACH < here) {
            if (!cg_vec_push(&people->blocks, (cg_block_voices){0}))
                return false;
        } else if (!read_block(people, document, next)) {
            return false;
        }
    }
    return true;
}
