/* Who does it, and to whom: a text that says the claim's words with the two
 * exchanged, or of another object, does not say the claim. */
#include "stance/alone.h"

enum { NEAR = 8 };

static bool is_article(const cg_unit *unit)
{
    static const char *const words[] = {"the", "a",   "an",  "its",  "his",
                                        "her", "our", "my",  "your", "their"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cg_slice_is(unit->text, words[i]))
            return true;
    return false;
}

/* --- doer and done-to --------------------------------------------------------------- */

typedef enum voice { VOICE_UNCLEAR, VOICE_ACTIVE, VOICE_PASSIVE } voice;

/* Of a verb between two noun phrases: the second is its object, or stands behind
 * "by". */
static voice voice_of(const cg_units *units, const cg_unit *first, const cg_unit *verb,
                      const cg_unit *second)
{
    voice out = VOICE_ACTIVE;
    if (first->end > verb->first || verb->end > second->first ||
        second->first - verb->end > NEAR)
        return VOICE_UNCLEAR;
    for (uint32_t i = verb->end; i < second->first; i++) {
        const cg_unit *unit = cg_units_at(units, i);
        if (!unit)
            return VOICE_UNCLEAR;
        if (unit->kind != CG_WEIGHT_FUNCTION || is_article(unit))
            continue;
        if (out != VOICE_ACTIVE || !cg_slice_is(unit->text, "by"))
            return VOICE_UNCLEAR;
        out = VOICE_PASSIVE;
    }
    return out;
}

static size_t find_word(const cg_alone_reader *r, bool verb)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (verb ? word->verb && !word->subject : word->subject)
            found = i;
    }
    return found;
}

/* The claim's last subject word, its verb, and `object` have their roles
 * exchanged in the text. */
static bool is_exchanged(const cg_alone_reader *r, size_t subject, size_t verb, size_t object)
{
    voice own = voice_of(&r->claim->units, cg_alone_own(r, subject), cg_alone_own(r, verb),
                         cg_alone_own(r, object));
    const cg_unit *s = cg_alone_said_by(r, subject), *v = cg_alone_said_by(r, verb),
                  *o = cg_alone_said_by(r, object);
    bool turned = o->first < s->first;
    voice said = turned ? voice_of(&r->units, o, v, s) : voice_of(&r->units, s, v, o);
    if (own == VOICE_UNCLEAR || said == VOICE_UNCLEAR)
        return false;
    return turned != (own != said);
}

bool cg_alone_exchanges_roles(const cg_alone_reader *r)
{
    size_t subject = find_word(r, false), verb = find_word(r, true);
    if (subject == SIZE_MAX || verb == SIZE_MAX || r->claim->copula || !cg_alone_says(r, subject) ||
        !cg_alone_says(r, verb))
        return false;
    for (size_t i = 0; i < r->claim->words.len; i++)
        if (i != verb && !r->claim->words.items[i].subject && cg_alone_says(r, i) &&
            is_exchanged(r, subject, verb, i))
            return true;
    return false;
}

/* --- comparisons, places and times ------------------------------------------------------ */

/* The function word before the unit's phrase, over articles; NULL: none. */
static const cg_unit *slot_of(const cg_units *units, const cg_unit *unit)
{
    uint32_t at = unit->first;
    while (at > 0 && cg_units_at(units, at - 1) && is_article(cg_units_at(units, at - 1)))
        at--;
    const cg_unit *slot = at > 0 ? cg_units_at(units, at - 1) : NULL;
    return slot && slot->kind == CG_WEIGHT_FUNCTION ? slot : NULL;
}

static bool is_behind_than(const cg_units *units, const cg_unit *unit)
{
    const cg_unit *slot = slot_of(units, unit);
    return slot && cg_slice_is(slot->text, "than");
}

bool cg_alone_turns_relation(const cg_alone_reader *r, const cg_meanings *m)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        if (!cg_alone_says(r, i))
            continue;
        const cg_unit *own = cg_alone_own(r, i), *said = cg_alone_said_by(r, i);
        if (r->claim->words.items[i].subject) {
            if (is_behind_than(&r->units, said) && !is_behind_than(&r->claim->units, own))
                return true;
            continue;
        }
        const cg_unit *a = slot_of(&r->claim->units, own), *b = slot_of(&r->units, said);
        if (a && b &&
            cg_meanings_relate(m, a->meanings, b->meanings) >= CG_RELATION_CONTRARY)
            return true;
    }
    return false;
}

/* --- another object ------------------------------------------------------------------- */

/* The claim's word that the token belongs to, or SIZE_MAX. */
static size_t word_at(const cg_alone_reader *r, uint32_t token)
{
    for (size_t i = 0; i < r->claim->words.len; i++)
        if (cg_alone_own(r, i)->first <= token && token < cg_alone_own(r, i)->end)
            return i;
    return SIZE_MAX;
}

static uint32_t skip_articles(const cg_units *units, uint32_t token)
{
    const cg_unit *unit = cg_units_at(units, token);
    while (unit && is_article(unit))
        unit = cg_units_at(units, ++token);
    return token;
}

/* True when the noun phrase at the token has words of its own, none of them the
 * claim's. */
static bool is_strange_phrase(const cg_alone_reader *r, uint32_t token)
{
    bool noun = false;
    for (uint32_t i = skip_articles(&r->units, token);; i++) {
        const cg_unit *unit = cg_units_at(&r->units, i);
        if (!unit || unit->kind == CG_WEIGHT_FUNCTION)
            return noun;
        if (cg_alone_is_taken(r, i))
            return false;
        noun |= unit->kind == CG_WEIGHT_COMMON;
    }
}

/* The claim says "risk of fever", the text "risk of stroke": another word behind
 * the same preposition of the same word. */
static bool has_other_behind(const cg_alone_reader *r, size_t word)
{
    const cg_units *own = &r->claim->units;
    uint32_t at = cg_alone_own(r, word)->first;
    for (const cg_unit *unit; at > 0 && (unit = cg_units_at(own, at - 1)) != NULL; at--)
        if (!is_article(unit) && unit->kind != CG_WEIGHT_COMMON)
            break;
    const cg_unit *slot = at > 1 ? cg_units_at(own, at - 1) : NULL;
    if (!slot || slot->kind != CG_WEIGHT_FUNCTION)
        return false;
    size_t before = word_at(r, at - 2);
    if (before == SIZE_MAX || r->claim->words.items[before].subject || !cg_alone_says(r, before))
        return false;
    const cg_unit *behind = cg_units_at(&r->units, cg_alone_said_by(r, before)->end);
    return behind && cg_slice_equal(behind->text, slot->text) &&
           is_strange_phrase(r, cg_alone_said_by(r, before)->end + 1);
}

bool cg_alone_has_other_object(const cg_alone_reader *r)
{
    for (size_t i = 0; i < r->claim->words.len; i++) {
        const cg_alone_word *word = &r->claim->words.items[i];
        if (!word->subject && !word->verb && cg_alone_own(r, i)->kind == CG_WEIGHT_COMMON &&
            r->matches.items[i].strength < 0.3 && has_other_behind(r, i))
            return true;
    }
    return false;
}

/* --- what one may have beside another -------------------------------------------------- */

bool cg_alone_is_bare_object(const cg_alone_reader *r, size_t word)
{
    size_t verb = find_word(r, true);
    if (verb == SIZE_MAX || r->claim->copula || word == verb)
        return false;
    const cg_unit *v = cg_alone_own(r, verb), *object = cg_alone_own(r, word);
    if (v->end > object->first)
        return false;
    return skip_articles(&r->claim->units, v->end) == object->first;
}
