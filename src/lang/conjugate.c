#include "lang/conjugate.h"

static bool has_form(cg_slice word, cg_slice lemma, cg_word_form form)
{
    switch (form) {
    case CG_FORM_S: return cg_slice_ends(word, "s") && word.len > lemma.len;
    case CG_FORM_ING: return cg_slice_ends(word, "ing") && word.len > lemma.len;
    case CG_FORM_PAST:
    case CG_FORM_PARTICIPLE:
        return !cg_slice_equal(word, lemma) && !cg_slice_ends(word, "ing") &&
               !cg_slice_ends(word, "s") && !cg_slice_ends(word, "er");
    case CG_FORM_LEMMA: break;
    }
    return cg_slice_equal(word, lemma);
}

/* Of an irregular verb the past comes first and the participle last, as in
 * inflection.json. */
static cg_slice pick(const cg_forms *forms, cg_slice lemma, cg_word_form form)
{
    cg_slice found = lemma;
    bool any = false;
    for (size_t i = 0; i < forms->len; i++) {
        cg_slice word = forms->items[i];
        if (!has_form(word, lemma, form) || (any && form != CG_FORM_PARTICIPLE))
            continue;
        if (any && cg_slice_ends(found, "ed"))
            continue;
        found = word;
        any = true;
    }
    return found;
}

static size_t first_word_end(cg_slice phrase)
{
    size_t end = 0;
    while (end < phrase.len && phrase.ptr[end] != ' ')
        end++;
    return end;
}

cg_slice cg_conjugate(const cg_inflection *inflection, cg_slice lemma, cg_word_form form,
                      cg_arena *arena)
{
    bool past = form == CG_FORM_PAST || form == CG_FORM_PARTICIPLE;
    if (form == CG_FORM_LEMMA || lemma.len == 0 || (past && cg_slice_ends(lemma, "ed")))
        return lemma;
    cg_forms forms = {0};
    size_t end = first_word_end(lemma);
    cg_slice word = cg_slice_sub(lemma, 0, end), rest = cg_slice_sub(lemma, end, lemma.len);
    cg_slice out = {NULL, 0};
    if (cg_inflect(inflection, word, arena, &forms) == CG_OK) {
        word = pick(&forms, word, form);
        out = rest.len ? cg_arena_printf(arena, "%.*s%.*s", (int)word.len, word.ptr,
                                         (int)rest.len, rest.ptr)
                       : word;
    }
    cg_vec_release(&forms);
    return out;
}

static cg_word_form form_by_ending(cg_slice word, bool behind)
{
    if (cg_slice_ends(word, "ing"))
        return CG_FORM_ING;
    if (cg_slice_ends(word, "s") && !cg_slice_ends(word, "ss"))
        return CG_FORM_S;
    return behind ? CG_FORM_PARTICIPLE : CG_FORM_PAST;
}

/* True when the other word is made of this one: "barks" is no lemma of "bark". */
static bool is_made_of(const cg_inflection *inflection, cg_slice other, cg_slice word,
                       cg_arena *arena)
{
    static const cg_word_form made[] = {CG_FORM_S, CG_FORM_ING, CG_FORM_PAST};
    for (size_t i = 0; other.len > word.len && i < sizeof made / sizeof *made; i++)
        if (cg_slice_equal(cg_conjugate(inflection, word, made[i], arena), other))
            return true;
    return cg_slice_ends(other, "er") || cg_slice_ends(other, "est");
}

bool cg_conjugate_read(const cg_inflection *inflection, cg_slice word, bool behind,
                       cg_arena *arena, cg_word_form *form, cg_slice *lemma)
{
    cg_forms forms = {0};
    bool ok = cg_inflect(inflection, word, arena, &forms) == CG_OK;
    cg_word_form guess = form_by_ending(word, behind);
    *form = CG_FORM_LEMMA;
    *lemma = word;
    for (size_t i = 0; ok && i < forms.len; i++) {
        cg_slice other = forms.items[i];
        if (cg_slice_equal(other, word) || is_made_of(inflection, other, word, arena))
            continue;
        cg_slice made = cg_conjugate(inflection, other, guess, arena);
        ok = made.ptr != NULL;
        if (ok && cg_slice_equal(made, word)) {
            *form = guess;
            *lemma = other;
            break;
        }
    }
    cg_vec_release(&forms);
    return ok;
}
