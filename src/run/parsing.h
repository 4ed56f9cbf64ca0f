/* Parsing packs while those that are parsed are compiled. */
#ifndef CG_RUN_PARSING_H
#define CG_RUN_PARSING_H

#include "rules/ruleset.h"

#include <pthread.h>

typedef struct cg_parsing {
    const cg_pack_files *files;
    cg_ruleset *rules; /* the parser's until it has ended, but for packs handed out */
    cg_diags *diags;   /* what parsing complains of */
    pthread_t thread;
    pthread_mutex_t lock; /* over the two below */
    pthread_cond_t more;
    size_t parsed; /* packs that may be read */
    bool ended;
    bool apart; /* a thread of its own is at it */
    cg_status status;
    cg_error error;
} cg_parsing;

/* Begins; in a thread when `apart`, and when one can be had. The files are borrowed.
 * Unless it fails it has to be ended. */
cg_status cg_parsing_begin(cg_parsing *parsing, const cg_pack_files *files, bool apart,
                           cg_error *error);
/* The pack of that index, as soon as there is one; NULL behind the last. */
const cg_pack *cg_parsing_pack(cg_parsing *parsing, size_t index);
/* Waits for the end; whether parsing had the memory. Ruleset and diagnostics hold
 * until they are released. */
cg_status cg_parsing_end(cg_parsing *parsing, cg_error *error);
void cg_parsing_release(cg_parsing *parsing);

#endif
