#include "base/utf8.h"
#include "engine_fixture.h"

#include <stdlib.h>

static const char pack[] =
    "{'claimgrep':1,'pack':{'id':'p'},'names':{'x':{'names':['Xara'],'anaphors':['the "
    "plan']},"
    "'y':['Yoke']},'claims':[{'id':'a','claim':'Xara is "
    "voluntary','supports':['voluntary',"
    "'free to leave',{'pattern':'signed','polarity':'asserted'}],"
    "'contradicts':['mandatory',{'pattern':'activate ... anyway','polarity':'fixed'}],"
    "'unless':['voluntary departure',{'pattern':'void','within':3}]},"
    "{'id':'b','claim':'c','subject':null,'supports':['blue','blue (sky | sea)','sky "
    "at night']}]}";

static cg_program *program;

static void set_up(void)
{
    program = program_new(pack);
}

static void tear_down(void)
{
    cg_program_free(program);
}

/* "S", "C" or "M" of each statement of claim `claim`. */
static void stances(const cg_results *results, uint32_t claim, char out[64])
{
    size_t len = 0;
    for (size_t i = 0; i < cg_results_statement_count(results) && len < 63; i++)
        if (cg_results_statement(results, i)->claim == claim)
            out[len++] = "-SCM"[cg_results_statement(results, i)->stance];
    out[len] = '\0';
}

typedef struct row {
    const char *text, *stances;
} row;

static void check_rows(const row *table, size_t len, uint32_t claim)
{
    for (size_t i = 0; i < len; i++) {
        cg_results *results = scan_text(program, table[i].text);
        char got[64];
        stances(results, claim, got);
        ck_assert_msg(strcmp(got, table[i].stances) == 0, "\"%s\": %s", table[i].text,
                      got);
        cg_results_free(results);
    }
}

#define CHECK_ROWS(table, claim) \
    check_rows((table), sizeof(table) / sizeof *(table), claim)

/* --- places ---------------------------------------------------------------------------- */

START_TEST(places_are_those_of_the_bytes_on_disk)
{
    static const struct {
        cg_slice bytes;
        unsigned line, column, end_line, end_column;
        const char *match, *sentence, *excerpt;
        unsigned caret;
    } table[] = {
        {CG_SLICE_INIT("Xara is voluntary.\n"), 1, 9, 1, 18, "voluntary",
         "Xara is voluntary.", "Xara is voluntary.", 8},
        {CG_SLICE_INIT("One.\n\nTwo. Xara is voluntary. Three.\n"), 3, 14, 3, 23,
         "voluntary", "Xara is voluntary.", "Two. Xara is voluntary. Three.", 13},
        {CG_SLICE_INIT("One.\r\n\r\nXara\r\nis voluntary.\r\n"), 4, 4, 4, 13,
         "voluntary", "Xara\r\nis voluntary.", "is voluntary.", 3},
        {CG_SLICE_INIT("One.\r\rXara is voluntary.\r"), 3, 9, 3, 18, "voluntary",
         "Xara is voluntary.", "Xara is voluntary.", 8},
        {CG_SLICE_INIT("Xara is free\nto leave."), 1, 9, 2, 9, "free\nto leave",
         "Xara is free\nto leave.", "Xara is free", 8},
        /* a byte order mark is no part of its line */
        {CG_SLICE_INIT("\xEF\xBB\xBFXara is voluntary."), 1, 9, 1, 18, "voluntary",
         "Xara is voluntary.", "Xara is voluntary.", 8},
        /* Windows-1252: curly quotation marks of one byte each; shown as UTF-8 */
        {CG_SLICE_INIT("\x93One,\x94 he said. Xara is voluntary\x85"), 1, 25, 1, 34,
         "voluntary", "Xara is voluntary\x85",
         "\xE2\x80\x9COne,\xE2\x80\x9D he said. Xara is voluntary\xE2\x80\xA6", 28},
        {CG_SLICE_INIT("\xE2\x80\x9COne,\xE2\x80\x9D he said. Xara is voluntary."), 1,
         29, 1, 38, "voluntary", "Xara is voluntary.",
         "\xE2\x80\x9COne,\xE2\x80\x9D he said. Xara is voluntary.", 28},
        {CG_SLICE_INIT("\tXara is voluntary."), 1, 10, 1, 19, "voluntary",
         "Xara is voluntary.", "\tXara is voluntary.", 9},
        {CG_SLICE_INIT("Xara is free-to-leave."), 1, 9, 1, 22, "free-to-leave",
         "Xara is free-to-leave.", "Xara is free-to-leave.", 8},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *bytes = table[i].bytes.ptr;
        cg_results *results = scan_bytes(program, "a.txt", bytes, table[i].bytes.len);
        ck_assert_msg(cg_results_statement_count(results) == 1, "row %zu", i);
        const cg_statement *s = cg_results_statement(results, 0);
        ck_assert_msg(s->line == table[i].line && s->column == table[i].column &&
                          s->end_line == table[i].end_line &&
                          s->end_column == table[i].end_column,
                      "row %zu: %u:%u to %u:%u", i, s->line, s->column, s->end_line,
                      s->end_column);
        cg_slice match = {bytes + s->match_start,
                          (size_t)(s->match_end - s->match_start)};
        cg_slice sentence = {bytes + s->byte_start,
                             (size_t)(s->byte_end - s->byte_start)};
        ck_assert_msg(cg_slice_is(match, table[i].match), "row %zu: %.*s", i,
                      (int)match.len, match.ptr);
        ck_assert_msg(cg_slice_is(sentence, table[i].sentence), "row %zu: %.*s", i,
                      (int)sentence.len, sentence.ptr);
        ck_assert_msg(
            cg_slice_is(s->excerpt, table[i].excerpt) && s->caret == table[i].caret,
            "row %zu: %.*s, %u", i, (int)s->excerpt.len, s->excerpt.ptr, s->caret);
        ck_assert(s->caret_len > 0 && s->caret + s->caret_len <= s->excerpt.len);
        cg_results_free(results);
    }
}
END_TEST

START_TEST(quotes_are_cut_at_their_cap_and_at_a_character)
{
    cg_buf text;
    cg_buf_init(&text, 1 << 16);
    cg_buf_add_slice(&text, CG_SLICE("Xara is voluntary"));
    while (text.len < CG_MAX_QUOTE + 100)
        cg_buf_add_slice(&text, CG_SLICE(" \xE4\xB8\xAD"));
    cg_results *results = scan_text(program, text.ptr);
    ck_assert_uint_eq(cg_results_statement_count(results), 1);
    cg_slice quote = cg_results_statement(results, 0)->quote;
    ck_assert_uint_le(quote.len, CG_MAX_QUOTE);
    ck_assert_uint_gt(quote.len, CG_MAX_QUOTE - 4);
    ck_assert_uint_eq(cg_utf8_valid_up_to(quote), quote.len);
    cg_results_free(results);
    cg_buf_release(&text);
}
END_TEST

/* --- matches ------------------------------------------------------------------------------ */

START_TEST(an_unless_voids_what_it_overlaps_or_stands_near)
{
    static const row table[] = {
        {"Xara is voluntary.", "S"},
        {"Xara has a voluntary departure.", ""},
        {"Xara is voluntary. A voluntary departure from Xara is mandatory.", "SC"},
        {"Xara is void and voluntary.", ""},
        {"Xara is void, as some now say, and voluntary.", "S"},
        {"Xara is voluntary and void.", ""},
    };
    CHECK_ROWS(table, 0);
}
END_TEST

START_TEST(polarity_rules_hold_in_whole_sentences)
{
    static const row table[] = {
        {"Xara was signed.", "S"},
        {"Xara was not signed.", "M"},
        {"They will activate Xara anyway.", "C"},
        {"They will not activate Xara anyway.", "C"},
        {"Will they activate Xara anyway?", "C"},
    };
    CHECK_ROWS(table, 0);
}
END_TEST

START_TEST(of_matches_that_overlap_the_longest_stands)
{
    static const row table[] = {
        {"The blue sky is here.", "S"},
        {"The blue sky at night is here.", "S"},
        {"Blue.", "S"},
        {"Blue is not blue.", "SC"},
        {"A sentence says blue, blue, blue, and blue.", "S"},
    };
    CHECK_ROWS(table, 1);
    cg_results *results = scan_text(program, "The blue sky at night is here.");
    ck_assert(
        cg_slice_is(cg_results_statement(results, 0)->alternative, "sky at night"));
    ck_assert_uint_eq(cg_results_statement(results, 0)->pattern, 2);
    cg_results_free(results);
    results = scan_text(program, "The blue sea.");
    ck_assert(cg_slice_is(cg_results_statement(results, 0)->alternative, "sea"));
    cg_results_free(results);
}
END_TEST

START_TEST(each_pattern_is_known_by_its_list_and_place)
{
    cg_results *results = scan_text(program, "Xara is mandatory. Xara was signed.");
    ck_assert_uint_eq(cg_results_statement_count(results), 2);
    const cg_statement *s = cg_results_statement(results, 0);
    ck_assert(s->from_contradicts && s->pattern == 0 && s->lane_author == -1);
    s = cg_results_statement(results, 1);
    ck_assert(!s->from_contradicts && s->pattern == 2 && s->lane_author == 1);
    ck_assert(!s->has_speaker_lane);
    cg_results_free(results);
}
END_TEST

START_TEST(code_blocks_are_not_read)
{
    static const row table[] = {
        {"Xara is voluntary.\n\n```\nXara is mandatory.\n```\n\nXara is voluntary.",
         "SS"},
    };
    CHECK_ROWS(table, 0);
}
END_TEST

START_TEST(the_trace_holds_the_cues_with_their_places)
{
    static const char text[] = "They deny that Xara is not voluntary.";
    static const struct {
        const char *name, *cue;
    } wanted[] = {{"DENIES", "deny that"}, {"NEG", "not"}};
    cg_results *results = scan_text(program, text);
    ck_assert_uint_eq(cg_results_statement_count(results), 1);
    const cg_statement *s = cg_results_statement(results, 0);
    ck_assert_uint_eq(s->trace_len, 2);
    for (size_t i = 0; i < 2; i++) {
        const cg_step *step = &s->trace[i];
        ck_assert_str_eq(step->operator_name, wanted[i].name);
        ck_assert(cg_slice_is(step->cue, wanted[i].cue));
        ck_assert(strncmp(text + step->byte_start, wanted[i].cue,
                          strlen(wanted[i].cue)) == 0);
        ck_assert_uint_eq(step->byte_end - step->byte_start, strlen(wanted[i].cue));
    }
    cg_results_free(results);
}
END_TEST

/* --- fingerprints ------------------------------------------------------------------------------ */

static void fingerprints(const char *path, const char *text, char out[4][33])
{
    cg_results *results = scan_bytes(program, path, text, strlen(text));
    ck_assert_uint_le(cg_results_statement_count(results), 4);
    for (size_t i = 0; i < cg_results_statement_count(results); i++)
        memcpy(out[i], cg_results_statement(results, i)->fingerprint, 33);
    cg_results_free(results);
}

START_TEST(a_fingerprint_stays_while_text_around_it_comes_and_goes)
{
    static const char *const same[] = {
        "Xara is voluntary.",  "One more line.\n\nXara is voluntary.",
        "Xara is\nvoluntary.", "Before. Xara  is voluntary. Behind.",
        "XARA is voluntary.",  "# Heading\n\nXara is voluntary.\n\nXara is mandatory.",
    };
    static const char *const other[] = {
        "Xara is not voluntary.",
        "Xara is so voluntary.",
        "Xara was voluntary.",
    };
    char first[4][33], got[4][33];
    fingerprints("a.txt", same[0], first);
    ck_assert_uint_eq(strspn(first[0], "0123456789abcdef"), 32);
    for (size_t i = 1; i < sizeof same / sizeof *same; i++) {
        fingerprints("a.txt", same[i], got);
        ck_assert_msg(strcmp(first[0], got[0]) == 0, "%s", same[i]);
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        fingerprints("a.txt", other[i], got);
        ck_assert_msg(strcmp(first[0], got[0]) != 0, "%s", other[i]);
    }
    fingerprints("b.txt", same[0], got);
    ck_assert_str_ne(first[0], got[0]);
}
END_TEST

START_TEST(equal_sentences_have_fingerprints_of_their_own)
{
    char once[4][33], thrice[4][33];
    fingerprints("a.txt", "Xara is voluntary.", once);
    fingerprints("a.txt",
                 "Xara is voluntary.\n\nXara is voluntary.\n\nXara is voluntary.",
                 thrice);
    ck_assert_str_eq(once[0], thrice[0]);
    ck_assert_str_ne(thrice[0], thrice[1]);
    ck_assert_str_ne(thrice[1], thrice[2]);
    ck_assert_str_ne(thrice[0], thrice[2]);
}
END_TEST

/* --- documents -------------------------------------------------------------------------------- */

START_TEST(a_scanner_forgets_the_document_before)
{
    cg_error error;
    cg_scanner *scanner = cg_scanner_new(program);
    cg_results *results = cg_results_new();
    static const char *const texts[] = {"# Xara\n\nIt is voluntary.",
                                        "It is voluntary.", "Voluntary.",
                                        "Xara is voluntary."};
    static const size_t counts[] = {1, 1, 1, 2};
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(cg_scan_buffer(scanner, "a.txt", texts[i], strlen(texts[i]),
                                        results, &error),
                         CG_OK);
        ck_assert_msg(cg_results_statement_count(results) == counts[i], "%s", texts[i]);
    }
    ck_assert_str_ne(cg_results_statement(results, 0)->fingerprint,
                     cg_results_statement(results, 1)->fingerprint);
    ck_assert_uint_eq(cg_results_file_count(results), 4);
    cg_results_free(results);
    cg_scanner_free(scanner);
}
END_TEST

START_TEST(every_document_is_accounted_for)
{
    static const struct {
        cg_slice bytes;
        cg_file_status status;
        const char *reason;
    } table[] = {
        {CG_SLICE_INIT("Xara is voluntary."), CG_FILE_SCANNED, ""},
        {CG_SLICE_INIT(""), CG_FILE_SCANNED, ""},
        {CG_SLICE_INIT("\0\1\2\3\0\0\0"), CG_FILE_SKIPPED, NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_results *results =
            scan_bytes(program, "a.txt", table[i].bytes.ptr, table[i].bytes.len);
        ck_assert_uint_eq(cg_results_file_count(results), 1);
        const cg_file_account *file = cg_results_file(results, 0);
        ck_assert_int_eq(file->status, table[i].status);
        ck_assert_uint_eq(file->bytes, table[i].bytes.len);
        ck_assert(cg_slice_is(file->path, "a.txt"));
        ck_assert(table[i].reason ? cg_slice_is(file->reason, table[i].reason)
                                  : file->reason.len > 0);
        cg_results_free(results);
    }
}
END_TEST

START_TEST(a_lack_of_memory_while_scanning_is_told_as_that)
{
    static const char text[] = "---\ntitle: Xara\n---\n\n# Xara\n\n\"Xara is not "
                               "voluntary at all,\" said Ann Lee, the "
                               "director. If Xara were voluntary (it is), they would "
                               "activate it anyway.\n\nIt is "
                               "mandatory, she said.\n";
    for (long n = 1; n < 100000; n++) {
        cg_error error;
        cg_results *results = cg_results_new();
        ck_assert_ptr_nonnull(results);
        cg_alloc_fail_at(n, 1);
        cg_scanner *scanner = cg_scanner_new(program);
        cg_status status = CG_E_MEMORY;
        if (scanner)
            status =
                cg_scan_buffer(scanner, "a.txt", text, strlen(text), results, &error);
        bool reached = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        cg_scanner_free(scanner);
        cg_results_free(results);
        ck_assert_msg(status == (reached ? CG_E_MEMORY : CG_OK), "%ld: %d", n,
                      (int)status);
        if (!reached)
            return;
    }
    ck_abort_msg("it never has memory enough");
}
END_TEST

Suite *stance_scanner_suite(void);
Suite *stance_scanner_suite(void)
{
    Suite *suite = suite_create("stance/scanner");
    TCase *tests = tcase_create("documents");
    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, places_are_those_of_the_bytes_on_disk);
    tcase_add_test(tests, quotes_are_cut_at_their_cap_and_at_a_character);
    tcase_add_test(tests, an_unless_voids_what_it_overlaps_or_stands_near);
    tcase_add_test(tests, polarity_rules_hold_in_whole_sentences);
    tcase_add_test(tests, of_matches_that_overlap_the_longest_stands);
    tcase_add_test(tests, each_pattern_is_known_by_its_list_and_place);
    tcase_add_test(tests, code_blocks_are_not_read);
    tcase_add_test(tests, the_trace_holds_the_cues_with_their_places);
    tcase_add_test(tests, a_fingerprint_stays_while_text_around_it_comes_and_goes);
    tcase_add_test(tests, equal_sentences_have_fingerprints_of_their_own);
    tcase_add_test(tests, a_scanner_forgets_the_document_before);
    tcase_add_test(tests, every_document_is_accounted_for);
    tcase_add_test(tests, a_lack_of_memory_while_scanning_is_told_as_that);
    suite_add_tcase(suite, tests);
    return suite;
}
