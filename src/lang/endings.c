#include "lang/endings.h"

#include <assert.h>

static const char *const suffixes[] = {
    [CG_ENDING_S] = "s",   [CG_ENDING_ED] = "ed",   [CG_ENDING_ING] = "ing",
    [CG_ENDING_ER] = "er", [CG_ENDING_EST] = "est",
};

/* The byte `back` places before the end; 0 when the word is shorter. */
static char last(cg_slice word, size_t back)
{
    return back < word.len ? word.ptr[word.len - 1 - back] : 0;
}

static bool is_vowel(char c)
{
    return c != 0 && strchr("aeiou", c) != NULL;
}

static bool is_consonant(char c)
{
    return c >= 'a' && c <= 'z' && !is_vowel(c);
}

/* True when the letter `back` places before the end sounds as a vowel: not the
 * u of "qu", and y behind a consonant. */
static bool sounds_as_vowel(cg_slice word, size_t back)
{
    char c = last(word, back), before = last(word, back + 1);
    if (c == 'u')
        return before != 'q';
    return is_vowel(c) || (c == 'y' && is_consonant(before));
}

/* One syllable of a consonant, one vowel and one consonant: stop, plan, quit. */
static bool is_short(cg_slice word)
{
    char end = last(word, 0);
    if (!is_consonant(end) || strchr("wxy", end) || word.len < 3)
        return false;
    if (!sounds_as_vowel(word, 1) || sounds_as_vowel(word, 2))
        return false;
    for (size_t back = 2; back < word.len; back++) {
        if (sounds_as_vowel(word, back))
            return false;
    }
    return true;
}

static bool hisses(cg_slice word)
{
    return cg_slice_ends(word, "s") || cg_slice_ends(word, "x") ||
           cg_slice_ends(word, "z") || cg_slice_ends(word, "ch") ||
           cg_slice_ends(word, "sh");
}

/* word[0, keep) + middle + suffix */
static void join(cg_word *out, cg_slice word, size_t keep, const char *middle,
                 const char *suffix)
{
    size_t middle_len = strlen(middle), suffix_len = strlen(suffix);
    assert(keep + middle_len + suffix_len <= sizeof out->text);
    memcpy(out->text, word.ptr, keep);
    memcpy(out->text + keep, middle, middle_len);
    memcpy(out->text + keep + middle_len, suffix, suffix_len);
    out->len = keep + middle_len + suffix_len;
}

static bool ends_in_soft_y(cg_slice word)
{
    return last(word, 0) == 'y' && is_consonant(last(word, 1));
}

static void add_doubled(cg_word *out, cg_slice word, const char *suffix)
{
    const char twice[2] = {last(word, 0), 0};
    join(out, word, word.len, twice, suffix);
}

static unsigned add_s(cg_slice word, unsigned how, cg_word out[CG_MAX_ENDED])
{
    unsigned count = 0;
    if (ends_in_soft_y(word)) {
        join(&out[count++], word, word.len - 1, "ie", "s");
    } else if (hisses(word)) {
        bool doubles = (how & (CG_ENDS_DOUBLED | CG_ENDS_EITHER)) != 0;
        if (!doubles || last(word, 0) != 'z')
            join(&out[count++], word, word.len, "e", "s");
        if (doubles && strchr("sz", last(word, 0)))
            add_doubled(&out[count++], word, "es");
    } else if (how & CG_ENDS_IN_OES) {
        join(&out[count++], word, word.len, "e", "s");
    } else {
        join(&out[count++], word, word.len, "", "s");
    }
    return count;
}

/* How much of the word stays, and what stands between it and the suffix. */
static size_t cut_for(cg_slice word, cg_ending ending, const char **middle)
{
    bool ing = ending == CG_ENDING_ING;
    *middle = "";
    if (ing && cg_slice_ends(word, "ie"))
        return *middle = "y", word.len - 2;
    if (last(word, 0) == 'e' && !(ing && last(word, 1) && strchr("eoy", last(word, 1))))
        return word.len - 1;
    if (!ing && ends_in_soft_y(word))
        return *middle = "i", word.len - 1;
    if (last(word, 0) == 'c' && is_vowel(last(word, 1)))
        *middle = "k";
    return word.len;
}

unsigned cg_ending_add(cg_slice word, cg_ending ending, unsigned how,
                       cg_word out[CG_MAX_ENDED])
{
    assert(word.len > 0 && word.len <= CG_MAX_WORD);
    if (ending == CG_ENDING_S)
        return add_s(word, how, out);
    const char *middle, *suffix = suffixes[ending];
    size_t keep = cut_for(word, ending, &middle);
    unsigned count = 0;
    bool can_double = keep == word.len && !*middle && is_consonant(last(word, 0));
    bool single = !can_double || (!(how & CG_ENDS_DOUBLED) && !is_short(word));
    if (single || (how & CG_ENDS_EITHER))
        join(&out[count++], word, keep, middle, suffix);
    if (can_double && (!single || (how & CG_ENDS_EITHER)))
        add_doubled(&out[count++], word, suffix);
    return count;
}

/* --- taking endings off ------------------------------------------------- */

struct stripped {
    cg_word *out;
    unsigned count;
};

static void keep(struct stripped *all, cg_slice word, size_t len, const char *more)
{
    if (len + strlen(more) < 2)
        return;
    assert(all->count < CG_MAX_STRIPPED);
    join(&all->out[all->count++], word, len, more, "");
}

/* Undoes what an ending with a vowel may have done to `stem`. */
static void unbend(struct stripped *all, cg_slice stem)
{
    char end = last(stem, 0);
    keep(all, stem, stem.len, "");
    keep(all, stem, stem.len, "e");
    if (end == 'i')
        keep(all, stem, stem.len - 1, "y");
    if (end == 'y')
        keep(all, stem, stem.len - 1, "ie");
    if (is_consonant(end) && end == last(stem, 1))
        keep(all, stem, stem.len - 1, "");
    if (cg_slice_ends(stem, "ck"))
        keep(all, stem, stem.len - 1, "");
}

unsigned cg_ending_strip(cg_slice word, cg_word out[CG_MAX_STRIPPED])
{
    static const char *const with_vowel[] = {"es", "ed", "ing", "er", "est"};
    struct stripped all = {out, 0};
    assert(word.len <= CG_MAX_WORD);
    if (cg_slice_ends(word, "s") && !cg_slice_ends(word, "ss"))
        keep(&all, word, word.len - 1, "");
    for (size_t i = 0; i < sizeof with_vowel / sizeof with_vowel[0]; i++) {
        size_t len = strlen(with_vowel[i]);
        if (word.len > len && cg_slice_ends(word, with_vowel[i]))
            unbend(&all, cg_slice_sub(word, 0, word.len - len));
    }
    return all.count;
}
