/* The claim said in other ways: the examples of its rule. */
#include "base/limits.h"
#include "run/sketch.h"

typedef struct speaker {
    cg_sketch *k;
    const cg_inflection *inflection;
    cg_buf out;
} speaker;

/* --- parts of a sentence ---------------------------------------------------------------- */

static void add_text(speaker *s, cg_slice text)
{
    if (s->out.len && text.len)
        cg_buf_add_char(&s->out, ' ');
    cg_buf_add_slice(&s->out, text);
}

static void add_word(speaker *s, const cg_sketch_word *word)
{
    if (s->out.len && word->spaced)
        cg_buf_add_char(&s->out, ' ');
    cg_buf_add_slice(&s->out, word->text);
}

static void add_words(speaker *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        add_word(s, &s->k->words.items[i]);
}

/* What stands before "n't" is cut short. */
static cg_slice whole_help(const cg_sketch_word *word)
{
    if (cg_slice_is(word->folded, "wo"))
        return CG_SLICE("will");
    if (cg_slice_is(word->folded, "sha"))
        return CG_SLICE("shall");
    return cg_slice_is(word->folded, "can") || cg_slice_is(word->folded, "ca") ? CG_SLICE("can")
                                                                               : word->text;
}

/* The helping words, without denial, or with one behind the first. */
static void add_help(speaker *s, bool deny)
{
    cg_sketch *k = s->k;
    bool first = true;
    for (uint32_t i = k->verb; i < k->core; i++) {
        const cg_sketch_word *word = &k->words.items[i];
        if (word->role == CG_SKETCH_NOT)
            continue;
        cg_slice text = whole_help(word);
        bool can = first && deny && cg_slice_is(text, "can");
        add_text(s, can ? CG_SLICE("cannot") : text);
        if (first && deny && !can)
            add_text(s, CG_SLICE("not"));
        first = false;
    }
}

static bool starts_with_vowel(cg_slice text)
{
    return text.len && strchr("aeiou", text.ptr[0]);
}

/* The word before the phrase: "a" or "an" as it asks for. */
static cg_slice fitting(const cg_sketch_word *word, cg_slice phrase)
{
    if (!cg_slice_is(word->text, "a") && !cg_slice_is(word->text, "an"))
        return word->text;
    return starts_with_vowel(phrase) ? CG_SLICE("an") : CG_SLICE("a");
}

/* What the sentence tells, with `phrase` for its pivot; empty: as it is. False: out of
 * memory. */
static bool add_core(speaker *s, uint32_t from, cg_slice phrase, cg_word_form form)
{
    cg_sketch *k = s->k;
    cg_slice said = {"", 0};
    if (phrase.len)
        said = cg_conjugate(s->inflection, phrase, form, &k->arena);
    if (!said.ptr)
        return false;
    for (uint32_t i = from; i < k->end; i++) {
        if (said.len && i == k->pivot) {
            add_text(s, said);
            i = k->pivot_end - 1;
        } else if (said.len && i + 1 == k->pivot) {
            add_text(s, fitting(&k->words.items[i], said));
        } else {
            add_word(s, &k->words.items[i]);
        }
    }
    return true;
}

/* --- sentences -------------------------------------------------------------------------- */

static cg_slice helper_for(cg_word_form form)
{
    return form == CG_FORM_S ? CG_SLICE("does")
                             : form == CG_FORM_PAST ? CG_SLICE("did") : CG_SLICE("do");
}

/* The verb of a sentence without a helping word, in the form that "does" wants behind
 * it. False: out of memory. */
static bool read_verb(const speaker *s, cg_word_form *form, cg_slice *lemma)
{
    cg_slice verb = s->k->words.items[s->k->core].folded;
    *lemma = CG_SLICE("have");
    *form = cg_slice_is(verb, "has") ? CG_FORM_S : CG_FORM_PAST;
    return cg_slice_is(verb, "has") || cg_slice_is(verb, "had") ||
           cg_conjugate_read(s->inflection, verb, false, &s->k->arena, form, lemma);
}

/* "causes cancer": "does not cause cancer". */
static bool add_denied_verb(speaker *s)
{
    cg_word_form form;
    cg_slice lemma;
    if (!read_verb(s, &form, &lemma))
        return false;
    add_text(s, helper_for(form));
    add_text(s, CG_SLICE("not"));
    add_text(s, lemma);
    add_words(s, s->k->core + 1, s->k->end);
    return true;
}

static void begin(speaker *s)
{
    cg_buf_reset(&s->out);
}

static bool finish(speaker *s, cg_stance stance, uint32_t phrase, bool needed)
{
    cg_sketch *k = s->k;
    cg_buf_add_char(&s->out, '.');
    cg_slice text = cg_arena_copy(&k->arena, cg_buf_slice(&s->out));
    for (size_t i = 0; i < k->examples.len; i++)
        if (text.ptr && cg_slice_equal(k->examples.items[i].text, text))
            return true;
    cg_sketch_example example = {text, stance, phrase, needed};
    return cg_buf_ok(&s->out) && text.ptr && cg_vec_push(&k->examples, example);
}

/* The subject's predicate told, with another phrase or the pivot, or denied. */
static bool say(speaker *s, bool deny, cg_slice phrase, cg_stance stance, uint32_t number)
{
    cg_sketch *k = s->k;
    bool ok = true;
    begin(s);
    add_words(s, 0, k->verb);
    add_help(s, deny);
    if (deny && !k->helped)
        ok = add_denied_verb(s);
    else
        ok = add_core(s, k->core, phrase, k->form);
    return ok && finish(s, stance, number, false);
}

/* --- sentences about the claim ------------------------------------------------------- */

/* The claim as it stands behind other words. */
static void add_inner_claim(speaker *s)
{
    const cg_sketch *k = s->k;
    const cg_sketch_word *first = &k->words.items[0];
    bool lower = k->any_case || first->role == CG_SKETCH_GAP || !k->name.len;
    cg_buf_add_char(&s->out, ' ');
    cg_buf_add_char(&s->out, lower && k->claim.ptr[0] >= 'A' && k->claim.ptr[0] <= 'Z'
                                 ? (char)(k->claim.ptr[0] - 'A' + 'a')
                                 : k->claim.ptr[0]);
    cg_buf_add_slice(&s->out, cg_slice_sub(k->claim, 1, k->claim.len));
}

static bool say_about(speaker *s, const char *frame, cg_stance stance)
{
    begin(s);
    add_text(s, cg_slice_of(frame));
    add_inner_claim(s);
    return finish(s, stance, UINT32_MAX, false);
}

static bool say_claim(speaker *s)
{
    begin(s);
    add_text(s, s->k->claim);
    return finish(s, CG_STANCE_SUPPORT, UINT32_MAX, true);
}

/* The same of another subject is nothing to the claim. */
static bool say_of_another(speaker *s)
{
    const cg_sketch *k = s->k;
    const cg_sketch_word *verb = &k->words.items[k->verb];
    bool plural = cg_slice_is(verb->folded, "are") || cg_slice_is(verb->folded, "were") ||
                  cg_slice_is(verb->folded, "have") || cg_slice_is(verb->folded, "do") ||
                  (k->core == k->verb && !cg_slice_ends(verb->folded, "s"));
    begin(s);
    add_text(s, plural ? CG_SLICE("Others") : CG_SLICE("Something else"));
    add_words(s, k->verb, k->end);
    return finish(s, CG_STANCE_NONE, UINT32_MAX, false);
}

/* Another amount, or another year: one digit differs, the first of an amount and the
 * last of a date. */
static bool say_other_value(speaker *s)
{
    const cg_sketch *k = s->k;
    bool date = k->value.type == CG_VALUE_DATE;
    begin(s);
    add_words(s, 0, k->value_first);
    size_t from = s->out.len, at = SIZE_MAX;
    add_words(s, k->value_first, k->value_end);
    for (size_t i = from; cg_buf_ok(&s->out) && i < s->out.len; i++)
        if (s->out.ptr[i] >= '0' && s->out.ptr[i] <= '9' && (date || at == SIZE_MAX))
            at = i;
    if (at == SIZE_MAX)
        return cg_buf_ok(&s->out);
    s->out.ptr[at] = (char)(s->out.ptr[at] == '9' ? '8' : s->out.ptr[at] + 1);
    add_words(s, k->value_end, k->end);
    return finish(s, CG_STANCE_CONTRADICT, UINT32_MAX, false);
}

/* --- phrases ----------------------------------------------------------------------------- */

static bool add_phrases(cg_sketch *k, const cg_phrases *list, bool opposite)
{
    for (size_t i = 0; i < list->len && k->phrases.len < CG_MAX_SKETCH_PHRASES; i++) {
        cg_sketch_phrase phrase = {list->items[i], opposite};
        bool there = false;
        for (size_t j = 0; j < k->phrases.len; j++)
            there |= cg_slice_equal(k->phrases.items[j].text, phrase.text);
        if (!there && !cg_vec_push(&k->phrases, phrase))
            return false;
    }
    return true;
}

static bool say_phrases(speaker *s, bool opposite)
{
    cg_sketch *k = s->k;
    bool with = (k->polarity < 0) == opposite;
    for (uint32_t i = 0; i < k->phrases.len; i++) {
        cg_sketch_phrase phrase = k->phrases.items[i];
        if (phrase.opposite == opposite &&
            !say(s, false, phrase.text, with ? CG_STANCE_SUPPORT : CG_STANCE_CONTRADICT, i))
            return false;
    }
    return true;
}

static bool say_all(speaker *s)
{
    cg_sketch *k = s->k;
    bool denies = k->polarity < 0, named = k->name.len > 0;
    bool ok = say_claim(s) && say_phrases(s, denies);
    ok = ok && (!denies || say(s, true, (cg_slice){"", 0}, CG_STANCE_SUPPORT, UINT32_MAX));
    ok = ok && say(s, !denies, (cg_slice){"", 0}, CG_STANCE_CONTRADICT, UINT32_MAX);
    ok = ok && say_about(s, "It is not true that", CG_STANCE_CONTRADICT);
    ok = ok && (!k->has_value || denies || say_other_value(s));
    ok = ok && say_phrases(s, !denies);
    ok = ok && say_about(s, "It is unclear whether", CG_STANCE_MENTION);
    return ok && (!named || say_of_another(s));
}

cg_status cg_sketch_say(cg_sketch *k, const cg_inflection *inflection, cg_error *error)
{
    speaker s = {.k = k, .inflection = inflection};
    cg_vec_reset(&k->phrases);
    cg_vec_reset(&k->examples);
    cg_buf_init(&s.out, CG_MAX_SKETCH);
    bool ok = add_phrases(k, &k->others.same, false) &&
              (k->has_value || add_phrases(k, &k->others.opposite, true)) && say_all(&s);
    cg_buf_release(&s.out);
    return ok ? CG_OK : cg_error_memory(error);
}

void cg_sketch_drop(cg_sketch *k, size_t example)
{
    uint32_t phrase = k->examples.items[example].phrase;
    for (size_t i = example + 1; i < k->examples.len; i++)
        k->examples.items[i - 1] = k->examples.items[i];
    k->examples.len--;
    if (phrase == UINT32_MAX)
        return;
    for (size_t i = phrase + 1; i < k->phrases.len; i++)
        k->phrases.items[i - 1] = k->phrases.items[i];
    k->phrases.len--;
    for (size_t i = 0; i < k->examples.len; i++)
        if (k->examples.items[i].phrase != UINT32_MAX && k->examples.items[i].phrase > phrase)
            k->examples.items[i].phrase--;
}
