#include "lang/force.h"

enum { WORD_ROOM = 32 };

/* The next run of letters, folded: a view of `room`. Empty at the end. */
static cg_slice next_word(cg_slice *text, char room[WORD_ROOM])
{
    size_t len = 0, at = 0;
    while (at < text->len && (text->ptr[at] == ' ' || text->ptr[at] == ','))
        at++;
    for (; at < text->len && text->ptr[at] != ' ' && text->ptr[at] != ','; at++) {
        char c = text->ptr[at];
        if (len < WORD_ROOM)
            room[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    *text = cg_slice_sub(*text, at, text->len);
    return (cg_slice){room, len};
}

/* "Shall not" forbids, and so denies a permission; "is not required" denies a duty. */
cg_force cg_force_of(const cg_classes *classes, cg_slice claim)
{
    char room[WORD_ROOM];
    cg_class_set force = 0, order = 0;
    for (cg_slice word = next_word(&claim, room); word.len; word = next_word(&claim, room)) {
        cg_class_set is = cg_classes_of(classes, word);
        if (order && (is & CG_CLASS(NEGATION)))
            return CG_FORCE_PERMISSION;
        if (!force) {
            force = is & (CG_CLASS(DUTY) | CG_CLASS(PERMISSION));
            order = force & CG_CLASS(DUTY) ? is & CG_CLASS(MODAL) : 0;
        }
    }
    return force & CG_CLASS(PERMISSION) ? CG_FORCE_PERMISSION
           : force                      ? CG_FORCE_DUTY
                                        : CG_FORCE_NONE;
}

const signed char *cg_force_results(cg_force claimed, cg_force said)
{
    static const signed char as_it_is[] = {1, -1}, if_denied[] = {0, -1}, if_asserted[] = {1, 0};
    static const signed char *const results[CG_FORCE_COUNT][CG_FORCE_COUNT] = {
        [CG_FORCE_DUTY] = {
            [CG_FORCE_DUTY] = as_it_is,
            [CG_FORCE_PERMISSION] = if_denied, /* "may" makes no duty */
            [CG_FORCE_CONDITION] = as_it_is,   /* a duty under a condition is one */
        },
        [CG_FORCE_PERMISSION] = {
            [CG_FORCE_DUTY] = if_asserted, /* what is no duty may still be allowed */
            [CG_FORCE_PERMISSION] = as_it_is,
        },
    };
    return results[claimed][said];
}
