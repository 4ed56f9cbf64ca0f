/* Who says what in a document: a line for each quotation, reporting clause and
 * attribution. */
#include "run/dump.h"

#include "stance/people.h"
#include "stance/voices.h"
#include "stance/words.h"

#include <stdlib.h>

typedef struct frame {
    const char *kind;
    cg_speaker speaker;
    cg_range cue;   /* text span; 0, 0: nothing tells who speaks */
    size_t content; /* the first of `parts` spans of text */
    unsigned parts;
    uint32_t place; /* where the first part begins */
} frame;

typedef struct voices {
    cg_dump_run *run;
    cg_machine machine;
    cg_passage passage;
    cg_reading reading;
    cg_people people;
    CG_VEC(frame) frames;
    CG_VEC(cg_span) content;
    CG_VEC(uint32_t) told; /* by token: index + 1 of the frame that is built on it */
    uint32_t block;
} voices;

static cg_range span_of(const cg_passage *p, cg_token_range range)
{
    if (range.first >= range.end)
        return (cg_range){0, 0};
    return (cg_range){p->tokens.items[range.first].span.start,
                      p->tokens.items[range.end - 1].span.end};
}

/* --- frames --------------------------------------------------------------------- */

/* Without the marks at both ends that part the words from others. */
static cg_token_range trim(const cg_passage *p, cg_token_range range)
{
    while (range.first < range.end && !cg_passage_is_word(p, range.first) &&
           !cg_passage_is_mark(p, range.first, CG_MARK_QUOTE_OPEN))
        range.first++;
    while (range.first < range.end &&
           (cg_passage_is_mark(p, range.end - 1, CG_MARK_COMMA) ||
            cg_passage_is_mark(p, range.end - 1, CG_MARK_DASH)))
        range.end--;
    return range;
}

/* Adds a part to the newest frame; one without words is left out. */
static bool add_part(voices *v, cg_token_range range)
{
    const cg_passage *p = &v->passage;
    range = trim(p, range);
    uint32_t words = 0;
    for (uint32_t i = range.first; i < range.end && words == 0; i++)
        words += cg_passage_is_word(p, i);
    if (words == 0)
        return true;
    cg_range span = span_of(p, range);
    frame *frame = &cg_vec_last(&v->frames);
    if (frame->parts++ == 0)
        frame->place = (uint32_t)span.start;
    return cg_vec_push(&v->content,
                       ((cg_span){(uint32_t)span.start, (uint32_t)span.end}));
}

static bool begin(voices *v, const char *kind, const cg_holder *holder,
                  cg_token_range cue, uint32_t quote)
{
    frame frame = {.kind = kind, .content = v->content.len};
    if (!cg_people_resolve(&v->people, v->run->document, v->block, &v->passage, holder,
                           quote, &frame.speaker))
        return false;
    for (uint32_t i = cue.first; i < cue.end; i++)
        v->told.items[i] = (uint32_t)v->frames.len + 1;
    frame.cue = cue.first < cue.end ? span_of(&v->passage, cue) : frame.speaker.cue;
    return cg_vec_push(&v->frames, frame);
}

static bool same_cue(const voices *v, cg_token_range cue)
{
    cg_range span = span_of(&v->passage, cue);
    return v->frames.len && span.end > span.start &&
           cg_vec_last(&v->frames).cue.start == span.start;
}

/* --- quotations --------------------------------------------------------------------- */

static bool add_quotation(voices *v, uint32_t index)
{
    const cg_passage *p = &v->passage;
    const cg_quotation *quote = &p->quotes.items[index];
    uint32_t close =
        quote->close < p->tokens.len ? quote->close : (uint32_t)p->tokens.len;
    cg_quote_frame found;
    bool beside = cg_voices_beside_quote(p, index, &found);
    bool mixed = beside && found.mixed;
    if (!mixed && (!cg_voices_is_speech(p, index) || (quote->depth > 0 && !beside)))
        return true;
    if (!beside)
        (void)cg_voices_quote_frame(p, index, &found);
    bool more = same_cue(v, found.cue);
    if (more && mixed)
        return true;
    if (!more && !begin(v, mixed ? "mixed" : "direct", &found.holder, found.cue, index))
        return false;
    cg_token_range range = {quote->open + 1, close};
    if (mixed)
        range = (cg_token_range){found.cue.end,
                                 cg_words_sentence(p, close ? close - 1 : 0).end};
    return add_part(v, range);
}

static bool add_quotations(voices *v)
{
    cg_vec_reset(&v->told);
    if (!cg_vec_reserve(&v->told, v->passage.tokens.len + 1))
        return false;
    v->told.len = v->passage.tokens.len;
    memset(v->told.items, 0, v->told.len * sizeof *v->told.items);
    for (uint32_t q = 0; q < v->passage.quotes.len; q++)
        if (!add_quotation(v, q))
            return false;
    return true;
}

/* --- attributions and reporting clauses ------------------------------------------------ */

/* The attribution of the sentence's first or last word; `*from` is where what it
 * governs begins. */
static bool find_attribution(const voices *v, cg_attribution *out, uint32_t *from)
{
    const cg_reading *r = &v->reading;
    const cg_passage *p = &v->passage;
    if (r->range.first >= r->range.end)
        return false;
    const uint32_t tokens[] = {r->range.first, r->range.end - 1};
    for (unsigned i = 0; i < 2; i++) {
        if (p->quote_of.items[tokens[i]] != CG_NO_QUOTE ||
            !cg_voices_attribution(r, tokens[i], out))
            continue;
        *from = i == 0 ? r->range.first : out->range.end;
        return true;
    }
    return false;
}

static bool speaks_outside(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (cg_passage_is_word(p, i) && p->quote_of.items[i] == CG_NO_QUOTE)
            return true;
    return false;
}

static bool add_attribution(voices *v, const cg_attribution *found, uint32_t from)
{
    const cg_reading *r = &v->reading;
    if (found->label && found->range.first < r->range.first)
        return true; /* of the whole block: given with its first sentence */
    uint32_t end = found->label ? (uint32_t)v->passage.tokens.len : r->range.end;
    cg_token_range ahead = {from, found->range.first};
    cg_token_range behind = {found->range.end, end};
    uint32_t quoted = v->told.items[found->cue.first];
    if (quoted && !speaks_outside(&v->passage, ahead) &&
        !speaks_outside(&v->passage, behind))
        return true;
    if (!begin(v,
               quoted            ? "mixed"
               : found->headline ? "headline"
                                 : "attribution",
               &found->holder, found->cue, CG_NO_QUOTE))
        return false;
    if (quoted) /* it takes the quotation in */
        v->frames.items[quoted - 1].parts = 0;
    return add_part(v, ahead) && add_part(v, behind);
}

static uint32_t clause_end(const cg_reading *r, uint32_t from)
{
    uint32_t i = from + 1;
    while (i < r->range.end && r->bounds.items[i] != CG_BREAK_CLAUSE)
        i++;
    return i < r->range.end ? i : r->range.end;
}

/* A report that the next one may stand in. */
typedef struct outer {
    cg_token_range content;
    cg_holder holder;
} outer;

/* The holder, with who is further out for a pronoun that stays unresolved. */
static cg_holder holder_in(const voices *v, const cg_cue *cue, const outer *outer)
{
    const cg_passage *p = &v->passage;
    cg_holder holder = cg_voices_of_cue(&v->reading, cue);
    uint32_t quote = p->quote_of.items[cue->key];
    if (cue->key >= outer->content.first && cue->key < outer->content.end)
        return cg_holder_nest(&outer->holder, &holder);
    if (quote == CG_NO_QUOTE)
        return holder;
    cg_holder speaker = cg_voices_of_quote(p, quote);
    return cg_holder_nest(&speaker, &holder);
}

/* "a campaign called "Uncover the Truth"": a name, and nobody's words. */
static bool is_naming(const voices *v, uint32_t end)
{
    const cg_passage *p = &v->passage;
    return end < p->tokens.len && cg_passage_is_mark(p, end, CG_MARK_QUOTE_OPEN) &&
           p->quote_of.items[end] != CG_NO_QUOTE &&
           !cg_voices_is_speech(p, p->quote_of.items[end]);
}

/* A lone word that is a noun: "the report", "the whole state". */
static bool is_noun(const voices *v, const cg_hit *hit)
{
    const cg_passage *p = &v->passage;
    uint32_t i = hit->first;
    if (hit->end != i + 1 || i == v->reading.range.first)
        return false;
    if (cg_passage_has(p, i - 1, CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION)))
        return !cg_passage_has(p, i - 1, CG_CLASS(PERSON)); /* "some say" */
    const cg_class_set before = CG_CLASS(PRONOUN) | CG_CLASS(AUX) | CG_CLASS(MODAL) |
                                CG_CLASS(ADVERB) | CG_CLASS(NEGATION) |
                                CG_CLASS(COORDINATOR) | CG_CLASS(RELATIVE);
    return cg_passage_has(p, i, CG_CLASS(NOUN)) && cg_passage_is_word(p, i - 1) &&
           !cg_words_is_capital(p, i - 1) && !cg_passage_has(p, i - 1, before) &&
           !cg_slice_ends(cg_passage_token(p, i - 1), "s");
}

/* The verb or noun of the cue with what belongs to it: "told" of "told the board
 * that", "according to". */
static cg_token_range words_of(const voices *v, const cg_cue *cue)
{
    cg_token_range words = {cue->key, cue->key + 1};
    while (words.end < cue->hit.end && cg_hit_took(&cue->hit, words.end) &&
           !cg_passage_has(&v->passage, words.end, CG_CLASS(COMPLEMENTIZER)))
        words.end++;
    return words;
}

static bool add_cue(voices *v, const cg_cue *cue, outer *outer)
{
    const cg_reading *r = &v->reading;
    cg_token_range hit = {cue->hit.first, cue->hit.end}, words = words_of(v, cue);
    if (is_naming(v, hit.end) || is_noun(v, &cue->hit))
        return true;
    cg_holder holder = holder_in(v, cue, outer);
    bool according = cg_passage_token_is(&v->passage, hit.first, "according");
    uint32_t first = hit.end;
    if (according && holder.name.end > first)
        first = holder.name.end;
    if (according && holder.role.end > first)
        first = holder.role.end;
    cg_token_range content = {first,
                              first < r->range.end ? clause_end(r, first) : first};
    if (cue->rule->direction == CG_BEHIND)
        content = (cg_token_range){r->range.first, hit.first};
    size_t before = v->frames.len;
    if (!begin(v, according ? "attribution" : "indirect", &holder, words,
               CG_NO_QUOTE) ||
        !add_part(v, content))
        return false;
    if (cg_vec_last(&v->frames).parts == 0)
        v->frames.len = before;
    else
        *outer = (struct outer){content, holder};
    return true;
}

static bool add_sentence(voices *v)
{
    const cg_operators *operators = cg_lang_operators(v->passage.program->lang);
    cg_attribution found;
    cg_token_range told = {0, 0};
    uint32_t from = 0;
    outer outer = {{0, 0}, {0}};
    if (find_attribution(v, &found, &from)) {
        told = found.range;
        if (!add_attribution(v, &found, from))
            return false;
    }
    for (size_t i = 0; i < v->reading.cues.len; i++) {
        const cg_cue *cue = &v->reading.cues.items[i];
        bool inside = cue->key >= told.first && cue->key < told.end;
        if (!cg_operators_row(operators, cue->rule->op)->holder || inside ||
            v->told.items[cue->key])
            continue;
        if (!add_cue(v, cue, &outer))
            return false;
    }
    return true;
}

/* --- writing ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    const frame *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->cue.start != y->cue.start)
        return x->cue.start < y->cue.start ? -1 : 1;
    return x->content < y->content ? -1 : x->content > y->content;
}

static cg_span text_span(cg_range range)
{
    return (cg_span){(uint32_t)range.start, (uint32_t)range.end};
}

static cg_status write_frame(voices *v, const frame *frame)
{
    cg_buf *record = &v->run->record;
    cg_dump_begin(v->run, NULL);
    cg_json_add_text_or_null(record, "holder", frame->speaker.name);
    cg_json_add_text_or_null(record, "role", frame->speaker.role);
    if (frame->cue.end > frame->cue.start) {
        cg_dump_add_text(v->run, "cue", text_span(frame->cue));
        cg_dump_add_range(v->run, "cue_span", text_span(frame->cue));
    } else {
        cg_json_add_null(record, "cue");
        cg_json_add_null(record, "cue_span");
    }
    cg_json_add_key(record, "content");
    cg_buf_add_char(record, '[');
    for (unsigned i = 0; i < frame->parts; i++) {
        cg_buf_add_char(record, i ? ',' : '{');
        if (i)
            cg_buf_add_char(record, '{');
        cg_dump_add_span(v->run, v->content.items[frame->content + i]);
        cg_buf_add_char(record, '}');
    }
    cg_buf_add_char(record, ']');
    cg_json_add_text(record, "kind", cg_slice_of(frame->kind));
    return cg_dump_end(v->run);
}

/* In the order of what is said. */
static cg_status write_frames(voices *v)
{
    cg_status status = CG_OK;
    if (v->frames.len > 1)
        qsort(v->frames.items, v->frames.len, sizeof *v->frames.items, compare);
    for (size_t i = 0; i < v->frames.len && status == CG_OK; i++)
        if (v->frames.items[i].parts)
            status = write_frame(v, &v->frames.items[i]);
    return status;
}

static cg_status dump_block(voices *v, const cg_block *block)
{
    cg_passage *p = &v->passage;
    cg_vec_reset(&v->frames);
    cg_vec_reset(&v->content);
    cg_machine_reset(&v->machine);
    if (!cg_passage_load(p, v->run->document->text, block->span, block->kind) ||
        !cg_passage_read(p) || !add_quotations(v))
        return cg_error_memory(v->run->error);
    for (size_t i = 0; i < p->sentences.len; i++)
        if (!cg_reading_load(&v->reading, &v->machine, p, p->sentences.items[i]) ||
            !add_sentence(v))
            return cg_error_memory(v->run->error);
    return write_frames(v);
}

cg_status cg_dump_voices(cg_dump_run *run)
{
    voices v = {.run = run};
    cg_status status = CG_OK;
    cg_passage_init(&v.passage, run->program);
    cg_reading_init(&v.reading);
    cg_people_init(&v.people, run->program);
    if (!cg_machine_init(&v.machine, run->program))
        status = cg_error_memory(run->error);
    for (size_t i = 0; i < run->document->blocks.len && status == CG_OK; i++) {
        v.block = (uint32_t)i;
        if (run->document->blocks.items[i].kind != CG_BLOCK_CODE)
            status = dump_block(&v, &run->document->blocks.items[i]);
    }
    cg_machine_release(&v.machine);
    cg_passage_release(&v.passage);
    cg_reading_release(&v.reading);
    cg_people_release(&v.people);
    cg_vec_release(&v.frames);
    cg_vec_release(&v.content);
    cg_vec_release(&v.told);
    return status;
}
