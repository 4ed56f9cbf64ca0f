/* Small corpora and the verdicts on them: the format is told at the top of
 * verdicts.rows. */
#include "base/buf.h"
#include "base/file.h"
#include "result/result.h"
#include "run/scan.h"
#include "stance/scanner.h"
#include "verdict/verdict.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *verdicts_suite(void);

#define ROWS "tests/stance/verdicts.rows"
#define PACK "tests/stance/voluntary.json"
#define MAX_DOCUMENTS 4
#define LEAST_ROWS 60

typedef struct document {
    char path[64];
    cg_slice text, line; /* of the row */
} document;

typedef struct row {
    cg_slice name, wanted;
    document documents[MAX_DOCUMENTS];
    size_t len;
    cg_claim_info claim;
    bool tiers;
} row;

static cg_program *program;
static cg_scanner *scanner;
static cg_buf file;

/* --- reading rows ----------------------------------------------------------------- */

static cg_slice cut(cg_slice *text, char at)
{
    size_t end = 0;
    while (end < text->len && text->ptr[end] != at)
        end++;
    cg_slice head = cg_slice_sub(*text, 0, end);
    *text = cg_slice_sub(*text, end < text->len ? end + 1 : end, text->len);
    return cg_slice_trim(head);
}

static void apply_setting(row *r, cg_slice word)
{
    if (cg_slice_is(word, "kind=event"))
        r->claim.kind = CG_KIND_EVENT;
    else if (cg_slice_is(word, "precedence=support"))
        r->claim.precedence = CG_PRECEDENCE_SUPPORT;
    else if (cg_slice_is(word, "precedence=contradict"))
        r->claim.precedence = CG_PRECEDENCE_CONTRADICT;
    else if (cg_slice_is(word, "expect=supported"))
        r->claim.expect = CG_EXPECT_SUPPORTED;
    else if (cg_slice_is(word, "expect=contradicted"))
        r->claim.expect = CG_EXPECT_CONTRADICTED;
    else if (cg_slice_is(word, "expect=consistent"))
        r->claim.expect = CG_EXPECT_CONSISTENT;
    else if (cg_slice_is(word, "required"))
        r->claim.required = true;
    else if (cg_slice_is(word, "tiers"))
        r->tiers = true;
    else
        ck_abort_msg("no such setting: %.*s", (int)word.len, word.ptr);
}

static void add_document(row *r, cg_slice line)
{
    ck_assert_uint_lt(r->len, MAX_DOCUMENTS);
    document *d = &r->documents[r->len++];
    d->line = cut(&line, '|');
    d->text = cg_slice_trim(line);
    cg_slice path = cut(&d->line, ' ');
    snprintf(d->path, sizeof d->path, "%.*s.txt", (int)path.len, path.ptr);
}

static void read_line(row *r, cg_slice line)
{
    cg_slice key = cut(&line, ' ');
    if (cg_slice_is(key, "="))
        r->name = line;
    else if (cg_slice_is(key, "doc"))
        add_document(r, line);
    else if (cg_slice_is(key, "->"))
        r->wanted = line;
    else if (cg_slice_is(key, "with"))
        while (line.len)
            apply_setting(r, cut(&line, ' '));
    else
        ck_assert_msg(!key.len || key.ptr[0] == '#', "bad line: %.*s", (int)key.len, key.ptr);
}

/* The next row of the text; false at its end. */
static bool next_row(cg_slice *text, row *r)
{
    *r = (row){.claim = *cg_program_claim(program, 0)};
    r->claim.expect = CG_EXPECT_REPORT;
    while (text->len && !r->wanted.len)
        read_line(r, cut(text, '\n'));
    return r->wanted.len > 0;
}

/* --- running one -------------------------------------------------------------------- */

/* Its text is the caller's. */
static cg_document_info read_info(cg_slice line, cg_buf *text)
{
    cg_document_info info = {0};
    while (line.len) {
        cg_slice value = cut(&line, ' '), key = cut(&value, '=');
        size_t start = text->len;
        for (size_t i = 0; i < value.len; i++)
            cg_buf_add_char(text, value.ptr[i] == '_' ? ' ' : value.ptr[i]);
        cg_slice kept = cg_slice_sub(cg_buf_slice(text), start, text->len);
        if (cg_slice_is(key, "author"))
            info.author = kept;
        else if (cg_slice_is(key, "publisher"))
            info.publisher = kept;
        else if (cg_slice_is(key, "published"))
            info.published = kept;
        else if (cg_slice_is(key, "origin"))
            info.origin = kept;
        else if (cg_slice_is(key, "tier"))
            info.tier = kept;
        else
            ck_abort_msg("no such key: %.*s", (int)key.len, key.ptr);
    }
    return info;
}

static void scan_document(const document *d, cg_results *results)
{
    cg_buf text;
    cg_buf_init(&text, 1000);
    ck_assert(cg_buf_reserve(&text, 500)); /* slices of it stay where they are */
    cg_given given;
    cg_given_init(&given);
    given.info = read_info(d->line, &text);
    const cg_reading_plan plan = {.given = &given};
    ck_assert_int_eq(cg_scan_bytes(scanner, &plan, d->path, d->text, results, NULL), CG_OK);
    cg_buf_release(&text);
}

/* `turn`: which document is read first; from there on, or backwards. */
static cg_results *judge(const row *r, size_t turn, bool back)
{
    static const char *const tiers[] = {"high", "middle", "low"};
    cg_results *results = cg_results_new();
    ck_assert_ptr_nonnull(results);
    for (size_t i = 0; i < r->len; i++) {
        size_t at = (turn + (back ? r->len - i : i)) % r->len;
        scan_document(&r->documents[at], results);
    }
    ck_assert_int_eq(cg_results_rank_tiers(results, tiers, r->tiers ? 3 : 0, NULL), CG_OK);
    ck_assert_int_eq(cg_verdicts_draw(results, &r->claim, 1, NULL), CG_OK);
    return results;
}

static void describe(const cg_results *results, cg_buf *out)
{
    const cg_verdict *v = cg_results_verdict(results, 0);
    size_t copies = 0, found = v->finding != CG_LEVEL_NONE;
    for (size_t i = 0; i < results->statements.len; i++) {
        copies += results->statements.items[i].standing == CG_STANDING_COPY;
        found += results->statements.items[i].finding != CG_LEVEL_NONE;
    }
    cg_buf_printf(out, "%s: %u %u %u %zu %zu", cg_verdict_name(v->kind), v->origins,
                  v->supporting, v->contradicting, copies, found);
}

/* All that a verdict says, and what it says of each statement, in an order of its own. */
static void describe_whole(const cg_results *results, cg_buf *out)
{
    const cg_verdict *v = cg_results_verdict(results, 0);
    for (size_t i = 0; i < v->steps_len; i++) {
        cg_buf_printf(out, "%s ", v->steps[i].rule);
        cg_buf_add_slice(out, v->steps[i].text);
        cg_buf_add_char(out, '\n');
    }
    for (char path = 'a'; path < 'a' + MAX_DOCUMENTS; path++)
        for (size_t i = 0; i < results->statements.len; i++) {
            const cg_statement *s = &results->statements.items[i];
            if (s->path.ptr[0] != path)
                continue;
            const cg_statement *head =
                s->copy_of ? &results->statements.items[s->copy_of - 1] : s;
            cg_buf_printf(out, "%c %s %c %d\n", path, cg_standing_name(s->standing),
                          head->path.ptr[0], s->finding);
        }
}

static bool check_row(const row *r)
{
    cg_buf first, got, wanted;
    cg_buf_init(&first, 1 << 16);
    cg_buf_init(&got, 1 << 16);
    cg_buf_init(&wanted, 1 << 16);
    bool right = true;
    for (size_t turn = 0; turn < 2 * r->len; turn++) {
        cg_results *results = judge(r, turn / 2, turn % 2);
        cg_buf *whole = turn == 0 ? &first : &got;
        cg_buf_reset(&got);
        cg_buf_reset(&wanted);
        describe(results, &wanted);
        describe_whole(results, whole);
        right = right && cg_slice_equal(cg_buf_slice(&wanted), r->wanted) &&
                cg_slice_equal(cg_buf_slice(whole), cg_buf_slice(&first));
        if (!right && turn == 0)
            (void)printf("%.*s: got %s, not %.*s\n%s\n", (int)r->name.len, r->name.ptr, wanted.ptr,
                         (int)r->wanted.len, r->wanted.ptr, whole->ptr);
        (void)fflush(stdout);
        cg_results_free(results);
    }
    cg_buf_release(&first);
    cg_buf_release(&got);
    cg_buf_release(&wanted);
    return right;
}

/* --- all of them ------------------------------------------------------------------------ */

static void set_up(void)
{
    bool was_cut = false;
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    ck_assert(diags && rules);
    ck_assert_int_eq(cg_ruleset_add_file(rules, PACK, diags, NULL), CG_OK);
    ck_assert_int_eq(cg_ruleset_compile(rules, diags, &program, NULL), CG_OK);
    cg_ruleset_free(rules);
    cg_diags_free(diags);
    scanner = cg_scanner_new(program);
    ck_assert_ptr_nonnull(scanner);
    cg_buf_init(&file, 1 << 20);
    ck_assert_int_eq(cg_file_read(ROWS, 1 << 20, &file, &was_cut, NULL), CG_OK);
}

static void tear_down(void)
{
    cg_buf_release(&file);
    cg_scanner_free(scanner);
    cg_program_free(program);
}

START_TEST(every_corpus_has_its_verdict_in_whatever_order_it_is_read)
{
    cg_slice text = cg_buf_slice(&file);
    unsigned rows = 0, wrong = 0;
    for (row r; next_row(&text, &r); rows++)
        wrong += !check_row(&r);
    ck_assert_uint_ge(rows, LEAST_ROWS);
    ck_assert_msg(wrong == 0, "%u of %u verdicts are wrong", wrong, rows);
}
END_TEST

Suite *verdicts_suite(void)
{
    Suite *suite = suite_create("verdicts");
    TCase *tests = tcase_create("corpora");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_corpus_has_its_verdict_in_whatever_order_it_is_read);
    suite_add_tcase(suite, tests);
    return suite;
}
