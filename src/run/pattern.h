/* A pattern without a rule: a pack is made for it, with the names and lexicons that
 * another one lends. */
#ifndef CG_RUN_PATTERN_H
#define CG_RUN_PATTERN_H

#include "rules/pack_files.h"

/* Appends the pack "pattern" with one claim "match", about nothing that has to be
 * named. `lender`: a pack whose names and lexicons the pattern may use; NULL: none.
 * CG_E_USAGE for an empty pattern; what else is wrong with it is found where packs
 * are parsed. */
cg_status cg_pattern_add(cg_pack_files *files, const char *pattern, const char *lender,
                         cg_error *error);

#endif
