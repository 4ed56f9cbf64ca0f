/* Which pronoun somebody can be meant by: as far as titles, nouns and common
 * first names tell, and no further. */
#ifndef CG_STANCE_GENDER_H
#define CG_STANCE_GENDER_H

#include "scan/passage.h"

typedef enum cg_gender {
    CG_GENDER_UNKNOWN,
    CG_GENDER_MAN,
    CG_GENDER_WOMAN,
    CG_GENDER_BODY, /* a court, an agency: "it" */
    CG_GENDER_MANY, /* "officials": "they" */
} cg_gender;

/* MAN, WOMAN or UNKNOWN. */
cg_gender cg_gender_of_word(const cg_passage *passage, uint32_t token);
/* Of a description: "agency", "spokesman for the agency", "officials". */
cg_gender cg_gender_of_role(const cg_passage *passage, cg_token_range role);
/* Of a name with what stands before it; `article`: "the" does. */
cg_gender cg_gender_of_name(const cg_passage *passage, cg_token_range name,
                            cg_token_range title, bool article);

#endif
