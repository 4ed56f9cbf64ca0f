/* The folder that sheets are written into: new, empty, or one that has sheets. Nothing in
 * it is ever scanned: it has an ignore file that says so, and by which it is known. */
#ifndef CG_SHEET_FOLDER_H
#define CG_SHEET_FOLDER_H

#include "base/error.h"

/* CG_E_USAGE when something else stands there. */
cg_status cg_sheet_folder_check(const char *folder, cg_error *error);
/* Makes it, and the folders above it, and puts the ignore file into it. */
cg_status cg_sheet_folder_make(const char *folder, cg_error *error);

#endif
