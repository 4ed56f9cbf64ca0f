/* Files as the pieces that they are scanned in (text/piece.h). */
#ifndef CG_RUN_PIECES_H
#define CG_RUN_PIECES_H

#include "result/result.h"

/* Scans one piece of a file and adds what it gives: statements, account and
 * tally, to be joined (result/join.h). A file that can't be read is accounted
 * for. `size` is the file's when its pieces were counted; with one piece it is
 * read as a whole, whatever it is. */
cg_status cg_pieces_scan(cg_scanner *scanner, const char *path, uint64_t size, uint64_t index,
                         cg_results *results, cg_error *error);

#endif
