#include "cli/cli.h"

#include <string.h>

void cg_help_overview(FILE *out)
{
    (void)fputs("usage: claimgrep COMMAND [OPTION ...] [ARGUMENT ...]\n"
                "\n"
                "Finds the statements in a corpus that support or contradict claims, each\n"
                "with its source.\n"
                "\n",
                out);
    const cg_command *command;
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++)
        (void)fprintf(out, "  %-10s  %s\n", command->name, command->summary);
    (void)fputs("\n"
                "\"claimgrep help COMMAND\" tells more.\n",
                out);
}

static void print_formats(FILE *out)
{
    (void)fputs("\nFormats:\n", out);
    const char *name;
    for (size_t i = 0; (name = cg_format_name(i)) != NULL; i++)
        (void)fprintf(out, "  %-22s  %s\n", name, cg_format_summary(i));
}

void cg_help_print(const cg_command *command, FILE *out)
{
    (void)fprintf(out, "usage: claimgrep %s%s%s\n\n", command->name,
                  command->arguments[0] ? " " : "", command->arguments);
    (void)fputs(command->details ? command->details : "", out);
    (void)fputs(command->details ? "\nOptions:\n" : "Options:\n", out);
    cg_options_print(command->bit, out);
    if (command->bit == CG_FOR_CHECK)
        print_formats(out);
}

int cg_command_help(const cg_options *options)
{
    if (options->paths_len > 1)
        return cg_complain("help is given for one command at a time");
    if (options->paths_len == 0) {
        cg_help_overview(stdout);
        return CG_EXIT_OK;
    }
    const cg_command *command = cg_command_find(options->paths[0]);
    if (!command)
        return CG_EXIT_USAGE;
    cg_help_print(command, stdout);
    return CG_EXIT_OK;
}

int cg_command_version(const cg_options *options)
{
    if (options && !options->version && options->paths_len > 0)
        return cg_complain("\"version\" takes no argument");
    (void)printf("claimgrep %s\n", cg_version());
    return CG_EXIT_OK;
}
