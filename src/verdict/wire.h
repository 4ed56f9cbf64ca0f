/* Texts of news agencies: many papers print one, each under its own name. */
#ifndef CG_VERDICT_WIRE_H
#define CG_VERDICT_WIRE_H

#include "result/result.h"

/* The agency that a statement comes from, in one form for all of its names: by the
 * document's origin, author or publisher, or by a tag in the dateline with which the
 * sentence begins: "WASHINGTON (AP) --". Empty: none is told. Static storage. */
cg_slice cg_wire_of(const cg_statement *statement);

/* True for a name of an agency. */
bool cg_wire_is_agency(cg_slice name);

/* The sentence behind its dateline, or all of it when it has none. */
cg_slice cg_wire_skip_dateline(cg_slice sentence);

#endif
