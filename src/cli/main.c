/* The commands, and which one is meant. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const cg_command commands[] = {
    {"check", cg_command_check, CG_FOR_CHECK,
     "[--rules PACK] [--claim TEXT] [OPTION ...] [PATH ...]",
     "scan documents and report what bears on the claims",
     "Scans the documents at each PATH (the working directory when none is named)\n"
     "for statements that support or contradict the claims of the packs, and\n"
     "reports them with their sources. Below a folder, files without an extension\n"
     "are read and those whose names promise text: plain text, Markdown, HTML, PDF,\n"
     "DOCX, ODT, mail, JSON lines, tables, web archives and archives of these; a file\n"
     "that is named is read whatever it is called. What .gitignore, .claimgrepignore or\n"
     "--exclude name is left out, and so are hidden files, but for a PATH itself;\n"
     "\"-\" is standard input. claimgrep.json may name rules, documents and all else.\n"
     "\n"
     "Exit status: 0 clean, 1 findings, 2 bad usage or rules or nothing to scan,\n"
     "3 incomplete. The highest that applies counts.\n"},
    {"completion", cg_command_completion, CG_FOR_COMPLETION, "bash|zsh|fish",
     "print what completes commands and options in a shell",
     "Prints a script for the shell, by which it completes commands and options:\n"
     "\n"
     "  bash: source <(claimgrep completion bash), in ~/.bashrc\n"
     "  zsh:  source <(claimgrep completion zsh), in ~/.zshrc behind compinit\n"
     "  fish: claimgrep completion fish > ~/.config/fish/completions/claimgrep.fish\n"},
    {"diff", cg_command_diff, CG_FOR_DIFF, "[OPTION ...] [RUN [RUN]]",
     "tell what changed between runs",
     "Tells which statements are new, gone or moved and which verdicts changed from\n"
     "one run that \"check\" kept to another: from the first RUN to the second, or to\n"
     "the newest; without any, to the newest from the one before it of the same paths\n"
     "and packs.\n"
     "\n"
     "Exit status: 0 no change, 1 a change, 2 no such run, 3 incomplete.\n"},
    {"draft", cg_command_draft, CG_FOR_DRAFT, "[OPTION ...] CLAIM", "derive a rule from a claim",
     "Prints a pack with one rule for the claim: its subject with names, lexicons of\n"
     "words that say the same or the opposite, patterns, and examples for both sides.\n"
     "The examples pass, and each alternative is fired by one; what did not come out\n"
     "was left away. It is meant to be edited and kept. With --corpus, sentences that\n"
     "name the subject and bear on nothing yet are listed on stderr, the most promising\n"
     "first: those that say a word of the claim, one near it, or one against it.\n"
     "\n"
     "Exit status: 0, 2 no rule can be drafted of the claim, 3 incomplete.\n"},
    {"dump", cg_command_dump, CG_FOR_DUMP, "--stage=STAGE [OPTION ...] [FILE ...]",
     "show a stage of the work",
     "Prints one stage of the work on each FILE as JSON lines, with offsets in\n"
     "bytes of the file, ends exclusive. The stages \"rules\" and \"program\" show the\n"
     "packs and take no FILE; \"matches\" and \"statements\" need both.\n"},
    {"explain", cg_command_explain, CG_FOR_EXPLAIN,
     "--rules PACK [OPTION ...] CLAIM FILE:LINE[:COL]",
     "tell why a sentence came out as it did",
     "Tells of the sentences that touch the line, or of the one at the column, how\n"
     "they are read, what the claim's patterns find in them and what comes of it;\n"
     "where nothing does, which patterns came nearest and what they lack. CLAIM is\n"
     "a claim's id, \"pack/claim\", or its last part when only one claim has it.\n"
     "\n"
     "Exit status: 0 explained, 2 no such claim or no sentence there, 3 incomplete.\n"},
    {"fmt", cg_command_fmt, CG_FOR_FMT, "[--check] [OPTION ...] PACK ...",
     "write packs in one layout",
     "Writes packs, or every pack in a folder, in the one layout: keys in the order of\n"
     "the manual, lists and objects on one line where they fit into 100 columns, two\n"
     "blanks for each level. What a pack says stays the same. A pack with an error in\n"
     "its form is left alone. \"-\" is standard input, which goes to standard output.\n"
     "\n"
     "Exit status: 0 done, 1 with --check when a pack would change, 2 a pack has\n"
     "errors, 3 incomplete.\n"},
    {"grep", cg_command_grep, CG_FOR_GREP, "[--rules PACK] [OPTION ...] PATTERN [PATH ...]",
     "try a pattern on documents",
     "Looks for a pattern of the rule language in the documents at each PATH (the\n"
     "working directory when none is named), read as \"claimgrep check\" reads them,\n"
     "and shows each match with the alternative that took it, and what governs it:\n"
     "negated, reported, a question. Nothing has to be named, and nothing is kept.\n"
     "With --rules, the pattern may use the names and lexicons of a pack: \"@leave\".\n"
     "\n"
     "Exit status: 0 matches, 1 none, 2 bad usage or pattern or nothing to scan,\n"
     "3 incomplete.\n"},
    {"help", cg_command_help, CG_FOR_HELP, "[COMMAND]", "show help", NULL},
    {"judge", cg_command_judge, CG_FOR_JUDGE, "", "judge pairs of a claim and a text",
     "Reads lines of JSON from standard input, each {\"id\", \"claim\", \"text\"}, and\n"
     "writes one line for each, in order, that says whether the text supports or\n"
     "contradicts the claim.\n"
     "\n"
     "Exit status: 0, or 3 when a line could not be judged.\n"},
    {"lint", cg_command_lint, CG_FOR_LINT, "[OPTION ...] RULES ...", "validate packs",
     "Checks packs, or every pack in a folder, without a corpus: their form, their\n"
     "patterns, and whether their examples come out as they say. --fix mends what it\n"
     "is sure of (a misspelt key, a name, what stands twice), touches nothing else in\n"
     "the files, and tells what is left; more may be mended when run again.\n"
     "\n"
     "Exit status: 0 no errors, 2 errors, 3 incomplete.\n"},
    {"map", cg_command_map, CG_FOR_MAP, "--rules PACK [OPTION ...]",
     "find statements in documents that come as JSON lines",
     "Reads records from standard input, a line each, {\"id\", \"uri\", \"text\" or \"path\",\n"
     "\"title\", \"published\" ...}, and writes the statements in each as JSON lines, then a\n"
     "line for the document, and one at the end. Many copies may run at once, and what\n"
     "is done twice adds nothing: \"claimgrep reduce\" makes a result of all of it.\n"
     "\n"
     "Exit status: 0 whatever is found, 2 bad usage or rules, 3 too many bad records.\n"},
    {"merge", cg_command_merge, CG_FOR_MERGE, "[OPTION ...] BLOB ...",
     "join what runs over shards found",
     "Joins the blobs that \"claimgrep check --shard I/N --format blob\" wrote, in any\n"
     "order, and reports as one run over all documents would have. Blobs of other\n"
     "rules, files or versions are refused, and so is the want of a shard, unless\n"
     "all that is asked for is another blob.\n"
     "\n"
     "Exit status: that of the one run; 2 for what can't be merged.\n"},
    {"reduce", cg_command_reduce, CG_FOR_REDUCE, "--rules PACK [OPTION ...]",
     "make a result of what \"claimgrep map\" wrote",
     "Reads the lines of any number of mappers from standard input, in any order and\n"
     "with repeats, and reports as \"claimgrep check\" does. With --kv they must be sorted\n"
     "by their keys, and what there is of each claim is written as soon as it has ended.\n"
     "\n"
     "Exit status: that of \"claimgrep check\"; 2 for lines of other rules.\n"},
    {"sheet", cg_command_sheet, CG_FOR_SHEET,
     "-o DIR [--rules PACK] [--claim TEXT] [OPTION ...] [PATH ...]", "write fact sheets",
     "Scans documents as \"claimgrep check\" does, and writes a fact sheet of each claim\n"
     "to DIR: a page, a Markdown file and a JSON file; and an index over all of them.\n"
     "DIR is made when it is not there; else it must be empty or have fact sheets in\n"
     "it, and files in it are never scanned. Pages load nothing and need no script.\n"
     "The time is told only when SOURCE_DATE_EPOCH is set.\n"
     "\n"
     "Exit status: as that of check.\n"},
    {"test", cg_command_test, CG_FOR_TEST, "[OPTION ...] RULES ...",
     "run the examples in packs",
     "Runs every example of the packs and counts those that come out as they say,\n"
     "and the alternatives of the patterns that they fire. Names with its place each\n"
     "alternative that no example fires. --format tap and junit give a test for each\n"
     "example; one that is known to be wrong is TODO there, or skipped.\n"
     "\n"
     "Exit status: 0 all passed, 2 some failed or the packs have errors,\n"
     "3 incomplete.\n"},
    {"version", cg_command_version, CG_FOR_VERSION, "", "show the version", NULL},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

const cg_command *cg_command_at(size_t index)
{
    return index < COMMANDS ? &commands[index] : NULL;
}

const cg_command *cg_command_find(const char *name)
{
    cg_suggestion near = {name, NULL, 0};
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
        cg_suggest_offer(&near, commands[i].name);
    }
    if (near.best)
        cg_complain("there is no command \"%s\"%s", name, cg_suggest_text(&near));
    else
        cg_complain("there is no command \"%s\"; see \"claimgrep help\"", name);
    return NULL;
}

static int run_bare(void)
{
    if (!isatty(STDOUT_FILENO))
        return cg_complain("no command; see \"claimgrep help\"");
    cg_help_overview(stdout);
    return CG_EXIT_OK;
}

static int run_command(int argc, char **argv)
{
    /* The options are large, and there is one set of them a process. */
    static cg_options options;
    const cg_command *command = cg_command_find(argv[0]);
    if (!command || !cg_options_parse(&options, command, argc, argv))
        return CG_EXIT_USAGE;
    if (options.help) {
        cg_help_print(command, stdout);
        return CG_EXIT_OK;
    }
    if (options.version)
        return cg_command_version(&options);
    int exit_status = cg_configure(&options);
    return exit_status == CG_EXIT_OK ? command->run(&options) : exit_status;
}

static int run(int argc, char **argv)
{
    if (argc < 2)
        return run_bare();
    const char *first = argv[1];
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) {
        cg_help_overview(stdout);
        return CG_EXIT_OK;
    }
    if (strcmp(first, "--version") == 0)
        return cg_command_version(NULL);
    if (first[0] == '-')
        return cg_complain("\"%s\" where a command is wanted, as in \"claimgrep check %s\"",
                           first, first);
    return run_command(argc - 1, argv + 1);
}

/* A report that did not reach its reader makes the run incomplete. */
static int close_output(int exit_status)
{
    bool failed = ferror(stdout) != 0;
    errno = 0;
    if (fflush(stdout) != 0)
        failed = true;
    int cause = errno;
    if (!failed)
        return exit_status;
    if (exit_status != CG_EXIT_INCOMPLETE && cause != EPIPE)
        cg_complain("standard output: %s", cause ? strerror(cause) : "a write failed");
    return CG_EXIT_INCOMPLETE;
}

/* A stream that is closed from the start must not become the first file that
 * is opened. The wrong way round: reading and writing fail, as they should. */
static bool hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return false;
    return true;
}

int main(int argc, char **argv)
{
    if (!hold_streams())
        return CG_EXIT_INCOMPLETE;
    /* A reader that goes away, and a file that may not grow, are errors of
     * writing and not our end. */
    /* A parent may have left it ignored: then nobody learns how a child ended. */
    if (signal(SIGPIPE, SIG_IGN) == SIG_ERR || signal(SIGXFSZ, SIG_IGN) == SIG_ERR ||
        signal(SIGCHLD, SIG_DFL) == SIG_ERR)
        return cg_complain("signals: %s", strerror(errno));
    return close_output(run(argc, argv));
}
