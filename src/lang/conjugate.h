/* One form of a verb or noun out of its paradigm: for who writes sentences, as the
 * examples of a drafted rule are. */
#ifndef CG_LANG_CONJUGATE_H
#define CG_LANG_CONJUGATE_H

#include "lang/inflect.h"

typedef enum cg_word_form {
    CG_FORM_LEMMA,
    CG_FORM_S,    /* causes; of a noun its plural */
    CG_FORM_ING,
    CG_FORM_PAST,
    CG_FORM_PARTICIPLE, /* behind "be" and "have" */
} cg_word_form;

/* The form of a folded lemma, or of a phrase by its first word ("set up": "sets up"). The
 * lemma itself where the paradigm has no such form; ptr NULL when memory runs out. */
cg_slice cg_conjugate(const cg_inflection *inflection, cg_slice lemma, cg_word_form form,
                      cg_arena *arena);
/* Which form of its word a folded word is: by its ending; `behind`: it stands behind a form
 * of "be" or "have". `*lemma`: the word whose form it is, itself when none is known. False:
 * out of memory. */
bool cg_conjugate_read(const cg_inflection *inflection, cg_slice word, bool behind,
                       cg_arena *arena, cg_word_form *form, cg_slice *lemma);

#endif
