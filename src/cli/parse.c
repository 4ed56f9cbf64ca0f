/* Reading the arguments of a command by the table of options. */
#include "cli/apply.h"

#include <getopt.h>
#include <string.h>

enum { LONG = 256 };

/* What getopt_long is told: the options of one command. A long option's value
 * is LONG and its row. */
typedef struct getopt_form {
    struct option longs[CG_OPTIONS_MAX + 1];
    char letters[2 * CG_OPTIONS_MAX + 2]; /* the colon in front: we print the messages */
} getopt_form;

static void getopt_form_init(getopt_form *form, unsigned bit)
{
    size_t longs = 0, letters = 0;
    memset(form, 0, sizeof *form);
    form->letters[letters++] = ':';
    for (size_t i = 0; i < cg_option_count(); i++) {
        const cg_option *row = cg_option_at(i);
        if (!(row->commands & bit))
            continue;
        if (row->name)
            form->longs[longs++] =
                (struct option){row->name, row->argument ? required_argument : no_argument,
                                NULL, LONG + (int)i};
        if (row->letter) {
            form->letters[letters++] = row->letter;
            if (row->argument)
                form->letters[letters++] = ':';
        }
    }
}

static const cg_option *row_of(int value)
{
    if (value >= LONG)
        return cg_option_at((size_t)(value - LONG));
    for (size_t i = 0; i < cg_option_count(); i++)
        if (cg_option_at(i)->letter == value)
            return cg_option_at(i);
    return NULL;
}

/* Whether `element` of argv ("--name" or "--name=value") spells the name. */
static bool spells(const char *element, const char *name)
{
    size_t len = strlen(name);
    return strncmp(element, "--", 2) == 0 && strncmp(element + 2, name, len) == 0 &&
           (element[2 + len] == '\0' || element[2 + len] == '=');
}

/* The element of argv that the long option just parsed stands in. */
static const char *element_of(char **argv)
{
    return optarg && optarg == argv[optind - 1] ? argv[optind - 2] : argv[optind - 1];
}

static bool refuse_unknown(const cg_command *command, const char *element)
{
    char wanted[64];
    (void)snprintf(wanted, sizeof wanted, "%.*s", (int)strcspn(element, "="), element);
    cg_suggestion near = {wanted + 2, NULL, 0};
    for (size_t i = 0; i < cg_option_count(); i++)
        if (cg_option_at(i)->name && (cg_option_at(i)->commands & command->bit))
            cg_suggest_offer(&near, cg_option_at(i)->name);
    if (near.best)
        cg_complain("\"%s\" has no option \"%s\"; did you mean \"--%s\"?", command->name,
                    wanted, near.best);
    else
        cg_complain("\"%s\" has no option \"%s\"; see \"claimgrep help %s\"",
                    command->name, wanted, command->name);
    return false;
}

/* getopt_long gave '?': an unknown option, or a value where there is none. */
static bool refuse(const cg_command *command, char **argv)
{
    const char *element = argv[optind - 1];
    if (optopt >= LONG) {
        cg_complain("\"--%s\" takes no value", cg_option_at((size_t)(optopt - LONG))->name);
        return false;
    }
    if (optopt == 0)
        return refuse_unknown(command, element);
    cg_complain("\"%s\" has no option \"-%c\"; see \"claimgrep help %s\"", command->name,
                optopt, command->name);
    return false;
}

static bool refuse_bare(int value)
{
    const cg_option *row = row_of(value);
    if (value >= LONG)
        cg_complain("\"--%s\" needs a value: %s", row->name, row->argument);
    else
        cg_complain("\"-%c\" needs a value: %s", value, row->argument);
    return false;
}

/* Which row it is, for `given`. */
static uint64_t bit_of(const cg_option *row)
{
    return (uint64_t)1 << (row - cg_option_at(0));
}

static bool parse_all(cg_options *options, int argc, char **argv)
{
    getopt_form form;
    getopt_form_init(&form, options->command->bit);
    opterr = 0;
    int value;
    while ((value = getopt_long(argc, argv, form.letters, form.longs, NULL)) != -1) {
        if (value == '?')
            return refuse(options->command, argv);
        if (value == ':')
            return refuse_bare(optopt);
        const cg_option *row = row_of(value);
        if (value >= LONG && !spells(element_of(argv), row->name))
            return refuse_unknown(options->command, element_of(argv));
        options->given |= bit_of(row);
        if (!cg_option_apply(row, options, optarg))
            return false;
    }
    return true;
}

/* The report that --format and -o describe, or the default one. */
static bool finish_outputs(cg_options *options)
{
    if (options->command->bit == CG_FOR_SHEET)
        return true; /* -o is a folder */
    if ((options->format || options->output) &&
        !cg_options_add_output(options, options->format ? options->format : "text",
                               options->output))
        return false;
    for (size_t i = 0; i < options->outputs_len; i++) {
        for (size_t k = 0; k < i; k++) {
            const char *a = options->outputs[i].path, *b = options->outputs[k].path;
            if (a && b ? strcmp(a, b) == 0 : a == b) {
                cg_complain("two reports to %s%s%s", a ? "\"" : "",
                            a ? a : "standard output", a ? "\"" : "");
                return false;
            }
        }
    }
    return true;
}

bool cg_options_parse(cg_options *options, const cg_command *command, int argc, char **argv)
{
    memset(options, 0, sizeof *options);
    options->command = command;
    if (!parse_all(options, argc, argv))
        return false;
    options->paths = (const char *const *)(argv + optind);
    options->paths_len = (size_t)(argc - optind);
    return options->help || options->version || finish_outputs(options);
}
