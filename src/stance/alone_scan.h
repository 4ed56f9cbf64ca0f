/* Claims without patterns in documents: the scanner's hooks. */
#ifndef CG_STANCE_ALONE_SCAN_H
#define CG_STANCE_ALONE_SCAN_H

#include <stdbool.h>

struct cg_scanner;
struct cg_alone_scan;

/* Reads the program's claims without patterns; leaves the scanner's `alone` NULL
 * when there are none. False: out of memory. */
bool cg_alone_scan_new(struct cg_scanner *scanner);
void cg_alone_scan_free(struct cg_alone_scan *scan);
/* The scanner's passage has changed, and was read. */
bool cg_alone_scan_enter(struct cg_scanner *scanner);
/* Adds the drafts of the sentence at hand. */
bool cg_alone_scan_sentence(struct cg_scanner *scanner);

#endif
