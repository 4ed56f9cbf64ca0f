/* Runs every table of tests/stance: sentences and what must come out of them.
 * The format is told at the top of voluntary.table. */
#include "base/buf.h"
#include "base/file.h"
#include "result/result.h"
#include "stance/scanner.h"

#include <check.h>
#include <dirent.h>
#include <stdlib.h>

Suite *tables_suite(void);

typedef struct table {
    char path[300];
    cg_program *program;
    cg_scanner *scanner;
    uint32_t claim;
    unsigned rows, misses, wrong;
} table;

#define FOLDER "tests/stance/"

/* --- expectations ---------------------------------------------------------------- */

typedef struct expected {
    cg_stance stance, lean;
    unsigned modifiers;
    int voice; /* -1: any */
    cg_slice name;
} expected;

static cg_slice next_word(cg_slice *text)
{
    *text = cg_slice_trim(*text);
    size_t end = 0;
    while (end < text->len && text->ptr[end] != ' ')
        end++;
    cg_slice word = cg_slice_sub(*text, 0, end);
    *text = cg_slice_sub(*text, end, text->len);
    return word;
}

static bool read_word(cg_slice word, expected *e)
{
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++)
        if (cg_slice_is(word, cg_modifier_name(bit))) {
            e->modifiers |= 1u << bit;
            return true;
        }
    if (cg_slice_is(word, "author") || cg_slice_is(word, "speaker"))
        e->voice = cg_slice_is(word, "author") ? CG_VOICE_AUTHOR : CG_VOICE_SPEAKER;
    else if (cg_slice_is(word, "<S"))
        e->lean = CG_STANCE_SUPPORT;
    else if (cg_slice_is(word, "<C"))
        e->lean = CG_STANCE_CONTRADICT;
    else if (word.len && word.ptr[0] == '=')
        e->name = cg_slice_sub(word, 1, word.len);
    else
        return false;
    return true;
}

static bool read_expected(cg_slice text, expected *e)
{
    *e = (expected){.voice = -1};
    cg_slice first = next_word(&text);
    if (cg_slice_is(first, "S"))
        e->stance = CG_STANCE_SUPPORT;
    else if (cg_slice_is(first, "C"))
        e->stance = CG_STANCE_CONTRADICT;
    else if (cg_slice_is(first, "M"))
        e->stance = CG_STANCE_MENTION;
    else
        return false;
    for (cg_slice word = next_word(&text); word.len; word = next_word(&text))
        if (!read_word(word, e))
            return false;
    return true;
}

static bool same_name(cg_slice written, cg_slice name)
{
    if (written.len != name.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (written.ptr[i] != name.ptr[i] && !(written.ptr[i] == '_' && name.ptr[i] == ' '))
            return false;
    return true;
}

static bool agrees(const expected *e, const cg_statement *s)
{
    return s->stance == e->stance && s->lean == e->lean && s->modifiers == e->modifiers &&
           (e->voice < 0 || (int)s->voice == e->voice) &&
           (!e->name.len || same_name(e->name, s->speaker_name));
}

/* --- rows -------------------------------------------------------------------------- */

static void print_got(const cg_results *results, uint32_t claim)
{
    for (size_t i = 0; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        if (s->claim != claim)
            continue;
        printf("      got %s", cg_stance_name(s->stance));
        for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++)
            if (s->modifiers & 1u << bit)
                printf(" %s", cg_modifier_name(bit));
        if (s->lean)
            printf(" <%s", cg_stance_name(s->lean));
        printf(" %s", s->voice == CG_VOICE_AUTHOR ? "author" : "speaker");
        printf(" =%.*s (%.*s);", (int)s->speaker_name.len, s->speaker_name.ptr,
               (int)s->speaker_role.len, s->speaker_role.ptr);
        for (size_t k = 0; k < s->trace_len; k++)
            printf(" %s:%.*s", s->trace[k].operator_name, (int)s->trace[k].cue.len,
                   s->trace[k].cue.ptr);
        printf("\n");
    }
}

/* Each expectation takes one statement; none may be left on either side. */
static bool comes_out(const cg_results *results, uint32_t claim, cg_slice wanted)
{
    bool used[64] = {false};
    size_t statements = 0, matched = 0;
    for (size_t i = 0; i < results->statements.len; i++)
        statements += results->statements.items[i].claim == claim;
    if (cg_slice_is(wanted, "-"))
        return statements == 0;
    while (wanted.len) {
        size_t end = 0;
        while (end < wanted.len && wanted.ptr[end] != ';')
            end++;
        expected e;
        ck_assert_msg(read_expected(cg_slice_sub(wanted, 0, end), &e), "bad expectation: %.*s",
                      (int)wanted.len, wanted.ptr);
        wanted = cg_slice_sub(wanted, end < wanted.len ? end + 1 : end, wanted.len);
        size_t i = 0;
        for (; i < results->statements.len && i < 64; i++)
            if (!used[i] && results->statements.items[i].claim == claim &&
                agrees(&e, &results->statements.items[i]))
                break;
        if (i == results->statements.len || i == 64)
            return false;
        used[i] = true;
        matched++;
    }
    return matched == statements;
}

static void run_row(table *t, unsigned line, cg_slice wanted, cg_slice text, bool miss)
{
    cg_error error;
    cg_results *results = cg_results_new();
    ck_assert_ptr_nonnull(results);
    ck_assert_int_eq(cg_scan_buffer(t->scanner, "row", text.ptr, text.len, results, &error), CG_OK);
    bool good = comes_out(results, t->claim, wanted);
    t->rows++;
    t->misses += miss;
    if (good == miss) {
        t->wrong++;
        printf("%s:%u: %s: %.*s\n      want %.*s\n", t->path, line,
               miss ? "a known miss comes out right: take its \"miss\" away" : "comes out otherwise",
               (int)text.len, text.ptr, (int)wanted.len, wanted.ptr);
        print_got(results, t->claim);
    }
    cg_results_free(results);
}

/* --- tables ------------------------------------------------------------------------- */

static void load_pack(table *t, cg_slice name)
{
    char path[300];
    cg_error error = {0};
    snprintf(path, sizeof path, FOLDER "%.*s", (int)name.len, name.ptr);
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    ck_assert(diags && rules);
    cg_status status = cg_ruleset_add_file(rules, path, diags, &error);
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, diags, &t->program, &error);
    if (cg_diags_count(diags))
        ck_assert_int_eq(cg_diags_print(diags, stdout, false), CG_OK);
    ck_assert_msg(status == CG_OK, "%s: %s", path, error.text);
    t->scanner = cg_scanner_new(t->program);
    ck_assert_ptr_nonnull(t->scanner);
    cg_ruleset_free(rules);
    cg_diags_free(diags);
}

static void choose_claim(table *t, cg_slice id)
{
    for (uint32_t i = 0; i < cg_program_claim_count(t->program); i++) {
        cg_slice whole = cg_program_claim(t->program, i)->id;
        if (whole.len > id.len && whole.ptr[whole.len - id.len - 1] == '/' &&
            memcmp(whole.ptr + whole.len - id.len, id.ptr, id.len) == 0) {
            t->claim = i;
            return;
        }
    }
    ck_abort_msg("%s: no claim \"%.*s\"", t->path, (int)id.len, id.ptr);
}

static void run_line(table *t, unsigned number, cg_slice line)
{
    line = cg_slice_trim(line);
    if (line.len == 0 || line.ptr[0] == '#')
        return;
    if (cg_slice_starts(line, "pack:")) {
        load_pack(t, cg_slice_trim(cg_slice_sub(line, 5, line.len)));
        return;
    }
    if (cg_slice_starts(line, "claim:")) {
        choose_claim(t, cg_slice_trim(cg_slice_sub(line, 6, line.len)));
        return;
    }
    size_t bar = 0;
    while (bar < line.len && line.ptr[bar] != '|')
        bar++;
    ck_assert_msg(bar < line.len, "%s:%u: no \"|\"", t->path, number);
    bool miss = cg_slice_starts(line, "miss ");
    cg_slice wanted = cg_slice_trim(cg_slice_sub(line, miss ? 5 : 0, bar));
    cg_slice text = cg_slice_trim(cg_slice_sub(line, bar + 1, line.len));
    run_row(t, number, wanted, text, miss);
}

static void run_table(const char *name, unsigned *rows, unsigned *wrong)
{
    table t = {0};
    cg_buf buf;
    bool cut;
    cg_error error;
    cg_buf_init(&buf, 1 << 20);
    snprintf(t.path, sizeof t.path, FOLDER "%s", name);
    ck_assert_int_eq(cg_file_read(t.path, 1 << 20, &buf, &cut, &error), CG_OK);
    unsigned number = 0;
    for (size_t at = 0; at < buf.len;) {
        size_t end = at;
        while (end < buf.len && buf.ptr[end] != '\n')
            end++;
        run_line(&t, ++number, (cg_slice){buf.ptr + at, end - at});
        at = end + 1;
    }
    printf("%s: %u rows, %u known misses, %u wrong\n", name, t.rows, t.misses, t.wrong);
    ck_assert_msg(t.rows > 0, "%s: no rows", t.path);
    *rows += t.rows;
    *wrong += t.wrong;
    cg_scanner_free(t.scanner);
    cg_program_free(t.program);
    cg_buf_release(&buf);
}

START_TEST(every_sentence_of_the_tables_comes_out_as_written)
{
    DIR *folder = opendir(FOLDER);
    ck_assert_msg(folder != NULL, "run the tests from the project's folder");
    unsigned rows = 0, wrong = 0, tables = 0;
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        if (cg_slice_ends(cg_slice_of(entry->d_name), ".table")) {
            run_table(entry->d_name, &rows, &wrong);
            tables++;
        }
    }
    ck_assert_int_eq(closedir(folder), 0);
    ck_assert_uint_gt(tables, 0);
    (void)fflush(stdout); /* the check may end the process */
    ck_assert_msg(wrong == 0, "%u of %u rows come out otherwise", wrong, rows);
}
END_TEST

Suite *tables_suite(void)
{
    Suite *suite = suite_create("stance tables");
    TCase *rows = tcase_create("rows");
    tcase_set_timeout(rows, 60);
    tcase_add_test(rows, every_sentence_of_the_tables_comes_out_as_written);
    suite_add_tcase(suite, rows);
    return suite;
}
