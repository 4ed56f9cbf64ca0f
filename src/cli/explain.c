#include "cli/cli.h"

#include <string.h>

/* What "FILE:LINE" or "FILE:LINE:COL" says. */
typedef struct place {
    char path[4096];
    uint32_t line, column; /* column: 0 when not given */
} place;

/* The number that `text` is, whole; 0 when it is none. */
static uint32_t number_of(const char *text, size_t len)
{
    uint32_t number = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9' || number > UINT32_MAX / 10 - 1)
            return 0;
        number = number * 10 + (uint32_t)(text[i] - '0');
    }
    return number;
}

/* The last colon before `end`, or NULL. */
static const char *colon_before(const char *text, const char *end)
{
    while (end > text)
        if (*--end == ':')
            return end;
    return NULL;
}

static bool parse_place(const char *text, place *place)
{
    const char *end = text + strlen(text), *last = colon_before(text, end);
    place->line = last ? number_of(last + 1, (size_t)(end - last - 1)) : 0;
    if (place->line == 0)
        return false;
    const char *first = colon_before(text, last);
    uint32_t line = first ? number_of(first + 1, (size_t)(last - first - 1)) : 0;
    if (line) {
        place->column = place->line;
        place->line = line;
        last = first;
    }
    size_t len = (size_t)(last - text);
    if (len == 0 || len >= sizeof place->path)
        return false;
    memcpy(place->path, text, len);
    place->path[len] = '\0';
    return true;
}

/* One report, as text or as JSON lines. */
static bool parse_format(const cg_options *options, bool *json)
{
    const char *format = options->format ? options->format : "text";
    *json = options->json || strcmp(format, "jsonl") == 0;
    if (*json || strcmp(format, "text") == 0)
        return true;
    cg_complain("an explanation comes as \"text\" or \"jsonl\", not as \"%s\"", format);
    return false;
}

/* Mere warnings about the rules are for "lint" and "check" to tell. */
static int explain(const cg_explain_options *explain, const cg_options *options)
{
    cg_error error = {0};
    cg_diags *diags = cg_diags_new();
    if (!diags) {
        cg_complain("out of memory");
        return CG_EXIT_INCOMPLETE;
    }
    cg_status status = cg_explain(explain, stdout, diags, &error);
    int exit_status = CG_EXIT_OK;
    if (status == CG_E_CONTENT && cg_diags_count(diags) > 0)
        exit_status = cg_diags_print(diags, stderr, cg_options_color(options, stderr)) == CG_OK
                          ? CG_EXIT_USAGE
                          : CG_EXIT_INCOMPLETE;
    else if (status != CG_OK)
        exit_status = cg_complain_error(&error);
    cg_diags_free(diags);
    return exit_status;
}

int cg_command_explain(const cg_options *options)
{
    static place where; /* large, and one a process */
    cg_explain_options what = {.rules = options->rules, .rules_len = options->rules_len,
                               .formats_of = options->formats_of,
                               .formats_of_len = options->formats_of_len,
                               .text_column = options->text_column,
                               .config = options->config,
                               .page = options->page};
    if (options->rules_len == 0)
        return cg_complain("no rules: name a pack or a folder of packs with --rules");
    if (options->paths_len != 2)
        return cg_complain("a claim and a place are wanted, as in \"claimgrep explain "
                           "--rules PACK CLAIM FILE:LINE\"");
    if (!parse_place(options->paths[1], &where))
        return cg_complain("\"%s\" is not a place, such as \"page.txt:12\" or \"page.txt:12:5\"",
                           options->paths[1]);
    if (!parse_format(options, &what.json))
        return CG_EXIT_USAGE;
    what.claim = options->paths[0];
    what.path = where.path;
    what.line = where.line;
    what.column = where.column;
    return explain(&what, options);
}
