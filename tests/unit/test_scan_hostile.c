/* Documents that are out for time, memory or the stack. What counts is what
 * comes out; that it ends at all is the test's time limit. */
#include "engine_fixture.h"

#include <stdlib.h>

static cg_program *program;

static void set_up(void)
{
    program = program_new(
        "{'claimgrep':1,'pack':{'id':'p'},'names':{'x':{'names':['Xara'],"
        "'anaphors':['the plan']}},'claims':[{'id':'a','claim':'Xara is voluntary',"
        "'supports':['voluntary','confirm ... out'],'contradicts':['mandatory']}]}");
}

static void tear_down(void)
{
    cg_program_free(program);
}

typedef struct flood {
    const char *head, *piece, *tail;
    size_t count;
    bool cut;
    size_t least, most; /* statements */
} flood;

static void check_flood(const flood *f)
{
    cg_buf text;
    cg_buf_init(&text, (size_t)16 << 20);
    cg_buf_add_slice(&text, cg_slice_of(f->head));
    for (size_t i = 0; i < f->count; i++)
        cg_buf_add_slice(&text, cg_slice_of(f->piece));
    cg_buf_add_slice(&text, cg_slice_of(f->tail));
    ck_assert(cg_buf_ok(&text));
    cg_results *results = scan_bytes(program, "a.txt", text.ptr, text.len);
    size_t count = cg_results_statement_count(results);
    ck_assert_msg(count >= f->least && count <= f->most, "\"%s\": %zu statements",
                  f->piece, count);
    ck_assert_uint_eq(cg_results_file_count(results), 1);
    const cg_file_account *file = cg_results_file(results, 0);
    ck_assert_msg(file->status == (f->cut ? CG_FILE_CUT : CG_FILE_SCANNED),
                  "\"%s\": %s", f->piece, cg_file_status_name(file->status));
    for (size_t i = 0; i < count; i++) {
        const cg_statement *s = cg_results_statement(results, i);
        ck_assert(s->byte_start <= s->match_start && s->match_start < s->match_end &&
                  s->match_end <= s->byte_end && s->byte_end <= text.len);
    }
    cg_results_free(results);
    cg_buf_release(&text);
}

static void check_floods(const flood *table, size_t len)
{
    for (size_t i = 0; i < len; i++)
        check_flood(&table[i]);
}

#define CHECK_FLOODS(table) check_floods((table), sizeof(table) / sizeof *(table))

START_TEST(a_sentence_without_end_is_read_in_pieces)
{
    static const flood table[] = {
        {"Xara is voluntary ", "word ", "and so on.", 100000, true, 1, 1},
        {"", "voluntary ", "Xara", 20000, true, 0, 500},
        {"Xara is ", "not ", "voluntary.", 20000, true, 0, 1},
        {"Xara is voluntary ", "said ", "so.", 20000, true, 0, 3},
        {"", "voluntary Xara not ", "", 2000, true, 1, 2000},
    };
    CHECK_FLOODS(table);
}
END_TEST

START_TEST(brackets_and_quotation_marks_nest_without_harm)
{
    static const flood table[] = {
        {"Xara is voluntary ", "( ", ".", 10000, true, 1, 1},
        {"Xara is voluntary ", ") ", ".", 10000, true, 1, 1},
        {"Xara is voluntary ", "\xE2\x80\x9C ", ".", 10000, true, 1, 1},
        {"Xara is voluntary ", "\" ", ".", 10000, true, 1, 1},
        {"Xara is voluntary ", "' ( \" [ ", ".", 10000, true, 1, 1},
    };
    CHECK_FLOODS(table);
}
END_TEST

START_TEST(marks_without_words_are_nothing)
{
    static const flood table[] = {
        {"Xara is voluntary ", ", ", ".", 100000, true, 1, 1},
        {"Xara is voluntary ", "\xE2\x80\x94 ", ".", 100000, true, 1, 1},
        {"Xara is voluntary ", "-", ".", 100000, true, 1, 1},
        {"Xara is voluntary ", ": ", ".", 100000, true, 1, 1},
        {"", ",", "", 1000000, false, 0, 0},
        {"", "*_`#", "", 100000, false, 0, 0},
    };
    CHECK_FLOODS(table);
}
END_TEST

START_TEST(many_names_and_sentences_cost_what_they_are_long)
{
    static const flood table[] = {
        {"", "Xara ", "is voluntary.", 50000, true, 1, 1},
        {"", "Xara came. ", "It is voluntary.", 20000, false, 1, 1},
        /* a pronoun leads back two sentences */
        {"Xara came. ", "It is voluntary. ", "", 5000, false, 2, 2},
        {"", "Xara is voluntary.\n\n", "", 5000, false, 5000, 5000},
        {"", "# Xara\n\nVoluntary.\n\n", "", 2000, false, 2000, 4000},
    };
    CHECK_FLOODS(table);
}
END_TEST

START_TEST(scripts_of_all_kinds_are_text)
{
    static const flood table[] = {
        {"", "Xara \xCE\xB5\xCE\xAF\xCE\xBD\xCE\xB1\xCE\xB9 is voluntary. ", "", 100,
         false, 100, 100},
        {"", "\xD8\xA7\xD9\x84\xD8\xB9 Xara is voluntary. ", "", 100, false, 100, 100},
        {"", "\xE4\xB8\xAD\xE6\x96\x87 Xara is voluntary. ", "", 100, false, 100, 100},
        {"", "\xF0\x9F\x98\x80 Xara is voluntary. ", "", 100, false, 100, 100},
        {"Xara is voluntary. ", "\xE4\xB8\xAD", "", 100000, false, 1, 1},
        {"Xara is voluntary. X", "\xCC\x81", "", 100000, false, 1, 1},
        {"Xara is voluntary. ", "e\xCC\x81\xCC\x81 ", "", 20000, true, 1, 1},
        {"Xara is voluntary. ", "\xE2\x80\x8B\xC2\xAD", "", 50000, false, 1, 1},
        {"Xara is vol\xC2\xADuntary. ", "", "", 0, false, 1, 1},
    };
    CHECK_FLOODS(table);
}
END_TEST

START_TEST(more_names_than_the_cap_are_not_looked_for)
{
    cg_program *same = NULL;
    cg_buf pack, text;
    cg_buf_init(&pack, (size_t)1 << 20);
    cg_buf_init(&text, (size_t)1 << 20);
    cg_buf_add_slice(&pack, CG_SLICE("{'claimgrep':1,'pack':{'id':'p'},'names':{"));
    for (int i = 0; i < 2000; i++)
        cg_buf_printf(&pack, "%s'n%d':['Xara']", i ? "," : "", i);
    cg_buf_add_slice(&pack, CG_SLICE("},'claims':[{'id':'a','claim':'c','subject':'n7',"
                                     "'supports':['voluntary']}]}"));
    for (int i = 0; i < 600; i++)
        cg_buf_add_slice(&text, CG_SLICE("Xara is voluntary. "));
    same = program_new(pack.ptr);
    cg_results *results = scan_text(same, text.ptr);
    ck_assert_int_eq(cg_results_file(results, 0)->status, CG_FILE_CUT);
    ck_assert_uint_gt(cg_results_statement_count(results), 400);
    cg_results_free(results);
    cg_program_free(same);
    cg_buf_release(&pack);
    cg_buf_release(&text);
}
END_TEST

Suite *scan_hostile_suite(void);
Suite *scan_hostile_suite(void)
{
    Suite *suite = suite_create("scan/hostile");
    TCase *tests = tcase_create("documents");
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_sentence_without_end_is_read_in_pieces);
    tcase_add_test(tests, brackets_and_quotation_marks_nest_without_harm);
    tcase_add_test(tests, marks_without_words_are_nothing);
    tcase_add_test(tests, many_names_and_sentences_cost_what_they_are_long);
    tcase_add_test(tests, scripts_of_all_kinds_are_text);
    tcase_add_test(tests, more_names_than_the_cap_are_not_looked_for);
    suite_add_tcase(suite, tests);
    return suite;
}
