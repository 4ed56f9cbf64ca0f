#include "stance/gender.h"

#include "stance/name.h"
#include "stance/words.h"

static const cg_class_set office = CG_CLASS(TITLE) | CG_CLASS(ROLE);

static bool is_plural(const cg_passage *p, uint32_t i)
{
    static const char *const many[] = {"people",    "police",       "men",
                                       "women",     "congressmen",  "spokesmen",
                                       "lawmakers", "spokespeople", NULL};
    cg_slice word = cg_passage_token(p, i);
    return cg_words_is_one_of(p, i, many) ||
           (word.len > 3 && cg_slice_ends(word, "s") && !cg_slice_ends(word, "ss") &&
            !cg_slice_ends(word, "us"));
}

cg_gender cg_gender_of_word(const cg_passage *p, uint32_t i)
{
    if (cg_passage_has(p, i, CG_CLASS(MASCULINE)))
        return CG_GENDER_MAN;
    return cg_passage_has(p, i, CG_CLASS(FEMININE)) ? CG_GENDER_WOMAN
                                                    : CG_GENDER_UNKNOWN;
}

/* The noun that a description is about: the last word before its first "of". */
static uint32_t noun_of(const cg_passage *p, cg_token_range role)
{
    uint32_t noun = role.first;
    for (uint32_t i = role.first; i < role.end; i++) {
        if (i > role.first && cg_passage_has(p, i, CG_CLASS(PREPOSITION)) &&
            !cg_words_is_capital(p, i))
            break;
        if (cg_passage_is_word(p, i) && !cg_words_is_clitic(p, i))
            noun = i;
    }
    return noun;
}

cg_gender cg_gender_of_role(const cg_passage *p, cg_token_range role)
{
    uint32_t noun = noun_of(p, role);
    cg_gender gender = cg_gender_of_word(p, noun);
    if (gender != CG_GENDER_UNKNOWN)
        return gender;
    if (is_plural(p, noun))
        return CG_GENDER_MANY;
    bool body = cg_passage_has(p, noun, CG_CLASS(ORGANISATION) | CG_CLASS(MESSAGE));
    return body && !cg_passage_has(p, noun, office) ? CG_GENDER_BODY
                                                    : CG_GENDER_UNKNOWN;
}

static bool has_and(const cg_passage *p, cg_token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (cg_passage_token_is(p, i, "and"))
            return true;
    return false;
}

cg_gender cg_gender_of_name(const cg_passage *p, cg_token_range name,
                            cg_token_range title, bool article)
{
    for (uint32_t i = title.first; i < title.end && i < name.first; i++)
        if (cg_gender_of_word(p, i) && cg_passage_has(p, i, office))
            return cg_gender_of_word(p, i);
    if (cg_name_has(p, name, CG_CLASS(ORGANISATION)) || article)
        return CG_GENDER_BODY;
    if (has_and(p, name))
        return CG_GENDER_MANY;
    bool alone = name.end == name.first + 1;
    if (alone && (p->tokens.items[name.first].flags & CG_TOKEN_ALLCAPS) &&
        cg_passage_token(p, name.first).len <= 5)
        return CG_GENDER_BODY;
    return alone ? CG_GENDER_UNKNOWN : cg_gender_of_word(p, name.first);
}
