/* Completion for shells, by the tables of commands and options. */
#include "cli/options.h"

#include <string.h>

/* Text between single quotes, with a backslash before what it holds of `special`. */
static void put_quoted(const char *text, const char *special, FILE *out)
{
    for (; *text; text++) {
        if (strchr(special, *text))
            (void)fputc('\\', out);
        if (*text == '\'')
            (void)fputs("'\\''", out); /* behind the quotes, and in new ones */
        else
            (void)fputc(*text, out);
    }
}

static bool takes(const cg_option *option, const cg_command *command)
{
    return (option->commands & command->bit) != 0;
}

static void put_command_names(FILE *out)
{
    const cg_command *command;
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++)
        (void)fprintf(out, "%s%s", i ? " " : "", command->name);
}

/* --- bash -------------------------------------------------------------------------- */

static void put_bash_options(const cg_command *command, FILE *out)
{
    (void)fprintf(out, "    %s) options=\"", command->name);
    for (size_t i = 0; i < cg_option_count(); i++) {
        const cg_option *option = cg_option_at(i);
        if (!takes(option, command))
            continue;
        if (option->letter)
            (void)fprintf(out, "-%c ", option->letter);
        if (option->name)
            (void)fprintf(out, "--%s ", option->name);
    }
    (void)fputs("\" ;;\n", out);
}

static void put_bash(FILE *out)
{
    const cg_command *command;
    (void)fputs("_claimgrep() {\n"
                "    local word=${COMP_WORDS[COMP_CWORD]} options=\"\" commands=\"",
                out);
    put_command_names(out);
    (void)fputs(
        "\"\n"
        "    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ] || [ \"${COMP_WORDS[1]}\" = help ]; then\n"
        "        COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
        "        return\n"
        "    fi\n"
        "    case ${COMP_WORDS[1]} in\n",
        out);
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++)
        put_bash_options(command, out);
    (void)fputs("    esac\n"
                "    case $word in\n"
                "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
                "    esac\n"
                "}\n"
                "complete -o default -F _claimgrep claimgrep\n",
                out);
}

/* --- zsh ----------------------------------------------------------------------------- */

static void put_zsh_option(const cg_option *option, const char *dashes,
                           const char *name, FILE *out)
{
    (void)fprintf(out, " \\\n            '%s%s%s[", dashes, name,
                  !option->argument ? ""
                  : dashes[1]       ? "="
                                    : "+");
    put_quoted(option->summary, "[]\\", out);
    (void)fputs("]", out);
    if (option->argument) {
        (void)fputs(":", out);
        put_quoted(option->argument, ":\\", out);
        (void)fputs(":_files", out);
    }
    (void)fputs("'", out);
}

static void put_zsh_options(const cg_command *command, FILE *out)
{
    (void)fprintf(out, "    %s)\n        _arguments", command->name);
    for (size_t i = 0; i < cg_option_count(); i++) {
        const cg_option *option = cg_option_at(i);
        const char letter[2] = {option->letter, '\0'};
        if (!takes(option, command))
            continue;
        if (option->letter)
            put_zsh_option(option, "-", letter, out);
        if (option->name)
            put_zsh_option(option, "--", option->name, out);
    }
    (void)fputs(" \\\n            '*:file:_files'\n        ;;\n", out);
}

static void put_zsh(FILE *out)
{
    const cg_command *command;
    (void)fputs("#compdef claimgrep\n"
                "_claimgrep() {\n"
                "    local -a commands\n"
                "    commands=(\n",
                out);
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++) {
        (void)fprintf(out, "        '%s:", command->name);
        put_quoted(command->summary, ":\\", out);
        (void)fputs("'\n", out);
    }
    (void)fputs("    )\n"
                "    if (( CURRENT == 2 )) || [[ $words[2] == help ]]; then\n"
                "        _describe command commands\n"
                "        return\n"
                "    fi\n"
                "    local command=$words[2]\n"
                "    shift words\n"
                "    (( CURRENT-- ))\n"
                "    case $command in\n",
                out);
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++)
        put_zsh_options(command, out);
    (void)fputs(
        "    esac\n"
        "}\n"
        "if [[ $funcstack[1] == _claimgrep ]]; then\n" /* autoloaded: this is it */
        "    _claimgrep \"$@\"\n"
        "else\n"
        "    compdef _claimgrep claimgrep\n"
        "fi\n",
        out);
}

/* --- fish ---------------------------------------------------------------------------- */

static void put_fish_options(const cg_command *command, FILE *out)
{
    for (size_t i = 0; i < cg_option_count(); i++) {
        const cg_option *option = cg_option_at(i);
        if (!takes(option, command))
            continue;
        (void)fprintf(out, "complete -c claimgrep -n '__fish_seen_subcommand_from %s'",
                      command->name);
        if (option->letter)
            (void)fprintf(out, " -s %c", option->letter);
        if (option->name)
            (void)fprintf(out, " -l %s", option->name);
        (void)fputs(option->argument ? " -r -d '" : " -d '", out);
        put_quoted(option->summary, "\\", out);
        (void)fputs("'\n", out);
    }
}

static void put_fish(FILE *out)
{
    const cg_command *command;
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++) {
        (void)fprintf(out,
                      "complete -c claimgrep -f -n __fish_use_subcommand -a %s -d '",
                      command->name);
        put_quoted(command->summary, "\\", out);
        (void)fputs("'\n", out);
    }
    for (size_t i = 0; (command = cg_command_at(i)) != NULL; i++)
        put_fish_options(command, out);
}

int cg_command_completion(const cg_options *options)
{
    static const struct {
        const char *name;
        void (*put)(FILE *out);
    } shells[] = {{"bash", put_bash}, {"zsh", put_zsh}, {"fish", put_fish}};
    for (size_t i = 0; options->paths_len == 1 && i < sizeof shells / sizeof *shells;
         i++) {
        if (strcmp(options->paths[0], shells[i].name) == 0) {
            shells[i].put(stdout);
            return CG_EXIT_OK;
        }
    }
    return cg_complain("completion is for one shell: bash, zsh or fish");
}
