/* Abbreviations: which full stops don't end a sentence. */
#ifndef CG_LANG_ABBREVS_H
#define CG_LANG_ABBREVS_H

#include "base/arena.h"
#include "base/json.h"

typedef struct cg_abbrevs cg_abbrevs;

typedef enum cg_abbrev_kind {
    CG_ABBREV_NONE = 0,
    CG_ABBREV_TITLE,  /* stands before a name: "Dr.", "Sen.": never an end */
    CG_ABBREV_NUMBER, /* stands before a number: "No.", "p.", "Sec." */
    CG_ABBREV_WORD,   /* may stand at an end: "Inc.", "etc.", "a.m." */
} cg_abbrev_kind;

/* Reads the data (abbreviations.json) into `arena`. */
cg_status cg_abbrevs_load(const cg_json *root, cg_arena *arena,
                          const cg_abbrevs **out, cg_error *error);
/* `word`: caseless form without its last full stop ("u.s", "dr"). */
cg_abbrev_kind cg_abbrevs_find(const cg_abbrevs *abbrevs, cg_slice word);

#endif
