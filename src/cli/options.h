/* The table of options, for the files that read it. */
#ifndef CG_CLI_OPTIONS_H
#define CG_CLI_OPTIONS_H

#include "cli/cli.h"

typedef struct cg_option {
    const char *name;     /* NULL: a letter only */
    char letter;          /* 0: a name only */
    const char *argument; /* NULL: takes none */
    unsigned commands;    /* CG_FOR_ bits */
    /* Says what is wrong and returns false for a value that won't do. */
    bool (*apply)(cg_options *options, const char *value);
    const char *summary;
} cg_option;

#define CG_OPTIONS 46 /* rows of the table; at most 64 */

/* `index` is below CG_OPTIONS. */
const cg_option *cg_option_at(size_t index);
/* Whether the option of that name was given; "" is the one without. */
bool cg_options_given(const cg_options *options, const char *name);

/* False, with a word about it, when there are too many. */
bool cg_options_add_output(cg_options *options, const char *format, const char *path);
/* "F" or "F:FILE"; a format alone goes to standard output. */
bool cg_options_add_report(cg_options *options, const char *value);

/* "I/N", or "auto": from the environment. */
bool cg_options_read_shard(cg_options *options, const char *value);

#endif
