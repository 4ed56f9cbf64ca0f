/* A claim's sentence: subject, verb, and the word that has others for it. */
#include "run/sketch.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "stance/alone.h"

enum { MOST_WORDS = 60 };

typedef struct reading {
    cg_sketch *k;
    cg_scanner *s;
    const cg_passage *p;
    cg_alone alone;
    cg_predicate predicate;
    cg_error *error;
} reading;

void cg_sketch_init(cg_sketch *k)
{
    *k = (cg_sketch){0};
    cg_arena_init(&k->arena, CG_MAX_SKETCH);
}

void cg_sketch_release(cg_sketch *k)
{
    cg_thesaurus_release(&k->others);
    cg_vec_release(&k->words);
    cg_vec_release(&k->phrases);
    cg_vec_release(&k->examples);
    cg_arena_release(&k->arena);
}

static cg_status refuse(reading *r, const char *why)
{
    return cg_error_set(r->error, CG_E_USAGE, 0, NULL, "no rule can be drafted of \"%.*s\": %s",
                        (int)(r->k->claim.len < 200 ? r->k->claim.len : 200), r->k->claim.ptr,
                        why);
}

/* --- words --------------------------------------------------------------------------- */

static cg_sketch_role role_of(const reading *r, uint32_t token)
{
    const cg_passage *p = r->p;
    if (!cg_passage_is_word(p, token))
        return CG_SKETCH_MARK;
    if (cg_passage_has(p, token, CG_CLASS(NEGATION)))
        return CG_SKETCH_NOT;
    if (cg_passage_has(p, token, CG_CLASS(BE)))
        return CG_SKETCH_BE;
    if (cg_passage_has(p, token, CG_CLASS(AUX) | CG_CLASS(MODAL)))
        return CG_SKETCH_HELP;
    if (cg_passage_has(p, token, CG_CLASS(ADVERB)) || cg_passage_token_is(p, token, "a") ||
        cg_passage_token_is(p, token, "an") || cg_passage_token_is(p, token, "the"))
        return CG_SKETCH_GAP;
    return CG_SKETCH_WORD;
}

static bool add_word(reading *r, uint32_t token)
{
    char folded[CG_MAX_WORD];
    cg_sketch *k = r->k;
    const cg_token *t = &r->p->tokens.items[token];
    size_t len = cg_token_fold(r->p->text, t, folded, sizeof folded);
    cg_sketch_word word = {
        .text = cg_arena_copy(&k->arena, cg_slice_sub(r->p->text, t->span.start, t->span.end)),
        .folded = cg_arena_copy(&k->arena, (cg_slice){folded, len}),
        .role = role_of(r, token),
        .spaced = (t->flags & CG_TOKEN_SPACED) && token > 0,
    };
    return word.text.ptr && word.folded.ptr && cg_vec_push(&k->words, word);
}

/* --- the subject --------------------------------------------------------------------- */

static bool is_article(const cg_sketch_word *word)
{
    return cg_slice_is(word->folded, "the") || cg_slice_is(word->folded, "a") ||
           cg_slice_is(word->folded, "an") || cg_slice_is(word->folded, "no");
}

static bool has_capital(cg_slice word)
{
    unsigned len;
    return word.len && cg_rune_is_upper(cg_utf8_decode(word, 0, &len));
}

/* The words as they stand, from one to another. */
static cg_slice words_of(const cg_sketch *k, cg_arena *arena, uint32_t first, uint32_t end)
{
    cg_slice out = {"", 0};
    for (uint32_t i = first; i < end && out.ptr; i++) {
        const cg_sketch_word *word = &k->words.items[i];
        out = cg_arena_printf(arena, "%.*s%s%.*s", (int)out.len, out.ptr,
                              i > first && word->spaced ? " " : "", (int)word->text.len,
                              word->text.ptr);
    }
    return out;
}

/* The capitals of three words or more: "Department of Homeland Security" is DHS. */
static bool find_acronym(cg_sketch *k, uint32_t first)
{
    char letters[8];
    size_t len = 0;
    for (uint32_t i = first; i < k->verb; i++) {
        const cg_sketch_word *word = &k->words.items[i];
        if (word->role == CG_SKETCH_MARK || (len == 0 && !has_capital(word->text)))
            return true;
        if (!has_capital(word->text) || (unsigned char)word->text.ptr[0] >= 0x80)
            continue;
        if (len == sizeof letters)
            return true;
        letters[len++] = word->text.ptr[0];
    }
    if (len >= 3)
        k->acronym = cg_arena_copy(&k->arena, (cg_slice){letters, len});
    return len < 3 || k->acronym.ptr;
}

/* "the ferry" for "the Riverside ferry": where the last word is one that the data know. */
static bool find_anaphor(reading *r, uint32_t first)
{
    cg_sketch *k = r->k;
    const cg_sketch_word *last = &k->words.items[k->verb - 1];
    if (k->verb - first < 2 || cg_slice_ends(last->folded, "s") ||
        !cg_meanings_find(cg_lang_meanings(r->s->program->lang), last->folded))
        return true;
    k->anaphor = cg_arena_printf(&k->arena, "the %.*s", (int)last->folded.len, last->folded.ptr);
    return k->anaphor.ptr != NULL;
}

/* A name keeps its capitals where they are not the sentence's own. */
static bool is_proper(reading *r, uint32_t first)
{
    cg_sketch *k = r->k;
    const cg_meanings *meanings = cg_lang_meanings(r->s->program->lang);
    for (uint32_t i = first; i < k->verb; i++)
        if ((i > 0 || k->words.items[i].text.len > 1) && has_capital(k->words.items[i].text) &&
            (i > 0 || cg_passage_has(r->p, i, CG_CLASS(TITLE)) ||
             (r->p->tokens.items[i].flags & CG_TOKEN_ALLCAPS) ||
             !cg_meanings_find(meanings, k->words.items[i].folded)))
            return true;
    return false;
}

/* A name ends before what stands in parentheses or behind a comma. */
static uint32_t name_end(const reading *r, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < r->k->verb && !cg_passage_is_mark(r->p, end, CG_MARK_OPEN) &&
           !cg_passage_is_mark(r->p, end, CG_MARK_COMMA))
        end++;
    return end;
}

static cg_status find_subject(reading *r)
{
    cg_sketch *k = r->k;
    uint32_t first = 0;
    while (first < k->verb && is_article(&k->words.items[first]))
        first++;
    if (r->alone.there || first == k->verb ||
        (k->verb - first == 1 && cg_passage_has(r->p, first, CG_CLASS(PRONOUN))))
        return CG_OK;
    bool proper = is_proper(r, first);
    k->name = words_of(k, &k->arena, first, name_end(r, first));
    if (k->name.ptr && !proper) {
        char *text = CG_ARENA_ARRAY(&k->arena, char, k->name.len + 1);
        if (!text)
            return cg_error_memory(r->error);
        memcpy(text, k->name.ptr, k->name.len);
        if (text[0] >= 'A' && text[0] <= 'Z')
            text[0] = (char)(text[0] - 'A' + 'a');
        k->name.ptr = text;
    }
    k->any_case = !proper;
    bool ok = k->name.ptr && (!proper || find_acronym(k, first)) && find_anaphor(r, first);
    return ok ? CG_OK : cg_error_memory(r->error);
}

/* --- the predicate -------------------------------------------------------------------- */

static bool is_have(const cg_sketch_word *word)
{
    return cg_slice_is(word->folded, "has") || cg_slice_is(word->folded, "have") ||
           cg_slice_is(word->folded, "had");
}

/* What helps the verb: "is", "may not", "has been". Articles and adverbs in front of what
 * the sentence tells belong to it too. */
static void find_core(cg_sketch *k)
{
    while (k->verb > 1 && (k->words.items[k->verb - 1].role == CG_SKETCH_NOT ||
                           (k->words.items[k->verb - 1].role == CG_SKETCH_GAP &&
                            !is_article(&k->words.items[k->verb - 1]))))
        k->verb--;
    for (k->core = k->verb; k->core < k->end; k->core++) {
        const cg_sketch_word *word = &k->words.items[k->core];
        if (word->role == CG_SKETCH_WORD || word->role == CG_SKETCH_MARK)
            break;
        k->be |= word->role == CG_SKETCH_BE;
        k->helped |= word->role == CG_SKETCH_BE || word->role == CG_SKETCH_HELP;
        k->passive |= word->role == CG_SKETCH_BE || is_have(word);
    }
    /* "has 658 members": the verb itself, and no help. */
    if (k->core < k->end && !k->be && k->core == k->verb + 1 &&
        is_have(&k->words.items[k->verb]) &&
        !cg_slice_ends(k->words.items[k->core].folded, "ed")) {
        k->core = k->verb;
        k->helped = k->passive = false;
    }
}

static void find_value(reading *r)
{
    cg_sketch *k = r->k;
    for (size_t i = 0; i < r->alone.values.len && !k->has_value; i++) {
        const cg_value *value = &r->alone.values.items[i];
        bool comparable = value->type == CG_VALUE_DATE ? (value->flags & CG_VALUE_RESOLVED) != 0
                                                       : value->type != CG_VALUE_VERSION;
        if ((value->flags & (CG_VALUE_INNER | CG_VALUE_ORDINAL | CG_VALUE_FRACTION)) ||
            !comparable || value->precision != CG_PRECISION_EXACT ||
            value->first_token < k->core || value->end_token > k->end)
            continue;
        k->has_value = true;
        k->value = *value;
        k->value_first = value->first_token;
        k->value_end = value->end_token;
    }
}

/* --- the pivot ------------------------------------------------------------------------- */

/* A phrase of the data that begins at the word, or the word alone. */
static uint32_t phrase_end(const reading *r, uint32_t word)
{
    uint32_t end = word + 1;
    for (size_t i = r->alone.units.word_count; i < r->alone.units.list.len; i++) {
        const cg_unit *unit = &r->alone.units.list.items[i];
        if (unit->phrase && unit->first == word && unit->end > end && unit->end <= r->k->end)
            end = unit->end;
    }
    return end;
}

/* The pivot's words, the first of them as it is or in its lemma; ptr NULL when memory
 * runs out. */
static cg_slice pivot_text(cg_sketch *k, cg_slice first)
{
    cg_slice text = first;
    for (uint32_t i = k->pivot + 1; i < k->pivot_end && text.ptr; i++)
        text = cg_arena_printf(&k->arena, "%.*s %.*s", (int)text.len, text.ptr,
                               (int)k->words.items[i].folded.len, k->words.items[i].folded.ptr);
    return text;
}

/* "indirect" is no verb for "direct". */
static void drop_adjectives(cg_sketch *k)
{
    static const char *const prefixes[] = {"in", "im", "il", "ir", "non"};
    cg_phrases *list = &k->others.opposite;
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        bool adjective = false;
        for (size_t j = 0; j < sizeof prefixes / sizeof *prefixes; j++)
            adjective |= cg_slice_starts(list->items[i], prefixes[j]) &&
                         list->items[i].len == k->lemma.len + strlen(prefixes[j]) &&
                         cg_slice_ends(list->items[i], k->lemma.ptr);
        if (!adjective)
            list->items[kept++] = list->items[i];
    }
    list->len = kept;
}

/* Behind a form of be the word may be one that says what something is ("banned"), with
 * others like it; else what counts is its lemma ("ban"). A bare word behind a form of be
 * is an adjective, and the groups have most of these words as nouns ("flat"). */
static cg_status try_pivot(reading *r, const cg_thesaurus *t, uint32_t word)
{
    cg_sketch *k = r->k;
    const cg_inflection *inflection = cg_lang_inflection(r->s->program->lang);
    bool noun = is_article(&k->words.items[word - 1]);
    cg_slice first = k->words.items[word].folded;
    k->pivot = word;
    k->pivot_end = phrase_end(r, word);
    k->form = CG_FORM_LEMMA;
    k->lemma = pivot_text(k, first);
    cg_thesaurus_release(&k->others);
    cg_status status = k->lemma.ptr ? CG_OK : cg_error_memory(r->error);
    if (status == CG_OK && k->be)
        status = cg_thesaurus_find(t, k->lemma, noun, &k->others, r->error);
    if (status != CG_OK || k->others.found || noun)
        return status;
    if (!cg_conjugate_read(inflection, first, k->passive, &k->arena, &k->form, &first))
        return cg_error_memory(r->error);
    k->lemma = cg_arena_copy(&k->arena, pivot_text(k, first));
    if (!k->lemma.ptr)
        return cg_error_memory(r->error);
    bool verb = k->form != CG_FORM_LEMMA || !k->be;
    status = cg_thesaurus_find(t, k->lemma, verb, &k->others, r->error);
    if (verb)
        drop_adjectives(k);
    return status;
}

/* The verb, or what the subject is said to be and the word in front of that: words
 * elsewhere may have opposites too, and the claim is none the less true. */
static cg_status find_pivot(reading *r)
{
    cg_sketch *k = r->k;
    cg_thesaurus thesaurus;
    cg_status status = cg_thesaurus_init(&thesaurus, &k->arena, r->error);
    uint32_t last = k->core;
    if (k->core > k->verb && r->predicate.head > k->core && r->predicate.head < k->end)
        last = r->predicate.head;
    for (uint32_t i = last + 1; status == CG_OK && i > k->core; i--) {
        if (k->words.items[i - 1].role != CG_SKETCH_WORD ||
            (k->has_value && i - 1 >= k->value_first && i - 1 < k->value_end))
            continue;
        status = try_pivot(r, &thesaurus, i - 1);
        if (k->others.opposite.len || (i == k->core + 1 && k->others.same.len))
            return status;
    }
    if (status == CG_OK && k->words.items[last].role == CG_SKETCH_WORD)
        return try_pivot(r, &thesaurus, last);
    k->pivot = k->pivot_end = k->end;
    return status;
}

/* --- the whole --------------------------------------------------------------------------- */

/* "The server's address is public": what looks like "is" and has a verb behind it. */
static uint32_t behind_possessive(const reading *r, uint32_t verb)
{
    if (verb >= r->k->end || !cg_slice_is(r->k->words.items[verb].folded, "'s"))
        return verb;
    for (uint32_t i = verb + 1; i < r->k->end; i++)
        if (cg_passage_has(r->p, i, CG_CLASS(BE) | CG_CLASS(AUX) | CG_CLASS(MODAL)))
            return i;
    return verb;
}

static cg_status take_apart(reading *r)
{
    cg_sketch *k = r->k;
    uint32_t count = (uint32_t)r->p->tokens.len;
    r->predicate = cg_predicate_find(&r->alone.units, &r->s->reading);
    if (count > MOST_WORDS)
        return refuse(r, "it is too long for one claim");
    for (uint32_t i = 0; i < count; i++)
        if (!add_word(r, i))
            return cg_error_memory(r->error);
    k->end = count;
    k->polarity = r->alone.polarity;
    k->verb = behind_possessive(r, r->predicate.verb);
    if (k->verb == 0 || k->verb >= count)
        return refuse(r, "it has no verb that can be told; write a whole sentence");
    find_core(k);
    if (k->core >= k->end)
        return refuse(r, "it says nothing of its subject; write a whole sentence");
    if (!k->helped && cg_passage_has(r->p, k->core, CG_CLASS(PREPOSITION)))
        return refuse(r, "it has no verb that can be told; write a whole sentence");
    find_value(r);
    cg_status status = find_subject(r);
    return status == CG_OK ? find_pivot(r) : status;
}

static cg_slice without_stop(cg_slice text)
{
    text = cg_slice_trim(text);
    while (text.len && strchr(".!", text.ptr[text.len - 1]))
        text.len--;
    return cg_slice_trim(text);
}

static bool is_one_line(cg_slice claim)
{
    return claim.len && claim.len <= CG_MAX_QUOTE && !memchr(claim.ptr, '\n', claim.len);
}

cg_status cg_sketch_read(cg_sketch *k, cg_scanner *scanner, cg_slice claim, cg_error *error)
{
    reading r = {.k = k, .s = scanner, .p = &scanner->passage, .error = error};
    k->claim = cg_arena_copy(&k->arena, without_stop(claim));
    if (!k->claim.ptr)
        return cg_error_memory(error);
    if (!is_one_line(k->claim))
        return refuse(&r, "a claim is one sentence on one line");
    cg_alone_init(&r.alone);
    cg_status status = cg_alone_read(&r.alone, scanner, k->claim) ? take_apart(&r)
                                                                  : cg_error_memory(error);
    cg_alone_release(&r.alone);
    return status;
}
