/* Binding: whether a match is about the claim's subject, and how that shows. */
#ifndef CG_STANCE_BIND_H
#define CG_STANCE_BIND_H

#include "scan/reading.h"

/* A name or an anaphor of an entry, found in a passage. */
typedef struct cg_mention {
    uint32_t entry;
    uint32_t first, end; /* tokens */
    bool anaphor;
} cg_mention;

typedef CG_VEC(cg_mention) cg_mentions;

/* How many names back a binding looks: enough for any paragraph that a person
 * writes, and a bound for those that nobody does. Only where a block has more can
 * the names of one pack make a difference to the claims of another. */
enum { CG_BIND_LOOK_BACK = 256 };

typedef CG_VEC(uint32_t) cg_entry_list;

/* What the document named before the passage at hand. */
typedef struct cg_background {
    cg_entry_list named;  /* each once, in order of first naming */
    cg_entry_list topics; /* named in the title or a heading above */
    cg_entry_list recent; /* named in the last two sentences of the same section,
                             before the passage, or before others without a name
                             of their pack; last is nearest */
} cg_background;

void cg_background_release(cg_background *background);

typedef struct cg_binding {
    cg_via via;
    uint32_t first, end; /* tokens of the passage; 0, 0 with CG_VIA_TOPIC */
    uint32_t antecedent_first, antecedent_end; /* 0, 0: none in the passage */
} cg_binding;

/* Binds `hit` of a sentence to `entry`. Its rivals are the entries of its own
 * pack. `mentions` are those of the whole passage in order of their first token.
 * CG_VIA_NONE: it is not about it. */
cg_binding cg_bind(const cg_reading *reading, const cg_hit *hit, uint32_t entry, cg_scope scope,
                   const cg_mentions *mentions, const cg_background *background);

/* Why a match is not about an entry. */
typedef enum cg_unbound {
    CG_UNBOUND_ABSENT,  /* no name or anaphor of it stands in reach */
    CG_UNBOUND_APART,   /* what is said is held against it: "unlike X" */
    CG_UNBOUND_FAR,     /* a name stands in the block, out of reach */
    CG_UNBOUND_OTHER,   /* it is said of another, named subject */
    CG_UNBOUND_UNCLEAR, /* an anaphor stands there, and is not its own */
} cg_unbound;

/* `first` and `end`: the words to blame; 0, 0 with CG_UNBOUND_ABSENT. */
typedef struct cg_blame {
    cg_unbound why;
    uint32_t first, end;
} cg_blame;

/* For what cg_bind does not bind. */
cg_blame cg_bind_blame(const cg_reading *reading, const cg_hit *hit, uint32_t entry,
                       cg_scope scope, const cg_mentions *mentions,
                       const cg_background *background);

#endif
