/* The table of options, for the files that read it. */
#ifndef CG_CLI_OPTIONS_H
#define CG_CLI_OPTIONS_H

#include "cli/cli.h"

typedef struct cg_option {
    const char *name;     /* NULL: a letter only */
    char letter;          /* 0: a name only */
    const char *argument; /* NULL: takes none */
    unsigned commands;    /* CG_FOR_ bits */
    bool (*apply)(cg_options *options, const char *value); /* NULL: it sets a flag, */
    size_t flag;                                           /* the member that stands there */
    const char *summary; /* without line breaks */
} cg_option;

#define CG_OPTIONS_MAX 64 /* rows that a table may have: `given` has a bit for each */

size_t cg_option_count(void);
/* `index` is below the count. */
const cg_option *cg_option_at(size_t index);
/* Does what the option does; `value` is NULL for one that takes none. Says what is wrong
 * with a value that won't do, and returns false. */
bool cg_option_apply(const cg_option *option, cg_options *options, const char *value);
/* Whether the option of that name was given; "" is the one without. */
bool cg_options_given(const cg_options *options, const char *name);

/* "I/N", or "auto": from the environment. */
bool cg_options_read_shard(cg_options *options, const char *value);

#endif
