/* A small run that every format has something to show of. */
#ifndef CG_TESTS_REPORT_FIXTURE_H
#define CG_TESTS_REPORT_FIXTURE_H

#include "report/report.h"
#include "result_fixture.h"
#include "verdict/verdict.h"

#include <stdlib.h>

#define REPORT_CLAIMS 2

typedef struct report_fixture {
    cg_claim_info claims[REPORT_CLAIMS];
    cg_check_summary summary;
    cg_results *results;
    cg_report_input input;
} report_fixture;

static inline void report_fixture_init(report_fixture *f)
{
    memset(f, 0, sizeof *f);
    f->claims[0] = fixture_claim("museums/free");
    f->claims[0].expect = CG_EXPECT_CONSISTENT;
    f->claims[1] = fixture_claim("museums/open");
    f->claims[1].claim = CG_SLICE("It is open");
    f->results = cg_results_new();
    ck_assert_ptr_nonnull(f->results);
    f->input = (cg_report_input){.results = f->results,
                                 .claims = f->claims,
                                 .claim_count = REPORT_CLAIMS,
                                 .summary = &f->summary};
}

static inline void report_fixture_release(report_fixture *f)
{
    cg_results_free(f->results);
}

static inline void report_fixture_account(report_fixture *f, const char *path,
                                          cg_file_status status, const char *reason)
{
    cg_file_account file = {
        .path = cg_slice_of(path), .status = status, .reason = fixture_text(reason)};
    ck_assert_int_eq(cg_results_account(f->results, &file, NULL), CG_OK);
}

/* The verdicts and the summary of what was added. */
static inline void report_fixture_judge(report_fixture *f)
{
    ck_assert_int_eq(cg_verdicts_draw(f->results, f->claims, REPORT_CLAIMS, NULL),
                     CG_OK);
    cg_report_summarise(f->results, REPORT_CLAIMS, &f->summary);
}

/* What the format prints; to be freed. */
static inline char *report_fixture_print(const report_fixture *f, const char *format)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(cg_report_find(format)->write(&f->input, out, NULL), CG_OK);
    ck_assert_int_eq(fclose(out), 0);
    ck_assert_uint_eq(strlen(text), len);
    return text;
}

static inline void report_fixture_expect(const report_fixture *f, const char *format,
                                         const char *wanted)
{
    char *text = report_fixture_print(f, format);
    ck_assert_str_eq(text, wanted);
    free(text);
}

/* A contradiction that says all there is to say. */
static inline void report_fixture_add_full(report_fixture *f)
{
    cg_document_info info = {.title = CG_SLICE("Prices"),
                             .author = CG_SLICE("B. Lee"),
                             .publisher = CG_SLICE("Gazette"),
                             .tier = CG_SLICE("press"),
                             .published = CG_SLICE("2011-02-03"),
                             .url = CG_SLICE("https://example.org/p"),
                             .origin = CG_SLICE("Wire 7")};
    cg_step trace[] = {{"SAYS", CG_SLICE("said"), 10, 14},
                       {"NEG", CG_SLICE("not"), 27, 30}};
    cg_range context[] = {{1, 5}, {6, 9}};
    cg_statement s = {
        .claim = 0,
        .stance = CG_STANCE_CONTRADICT,
        .modifiers = CG_MOD_NEGATED | CG_MOD_REPORTED,
        .voice = CG_VOICE_SPEAKER,
        .speaker_known = true,
        .speaker_name = CG_SLICE("Ann Bell"),
        .speaker_role = CG_SLICE("the curator"),
        .said = CG_SLICE("2011-02"),
        .path = CG_SLICE("docs/a.txt"),
        .line = 2,
        .column = 18,
        .end_line = 2,
        .end_column = 22,
        .byte_start = 1,
        .byte_end = 40,
        .match_start = 31,
        .match_end = 35,
        .page = 4,
        .quote = CG_SLICE("Ann Bell said entry is not free."),
        .excerpt = CG_SLICE("\tsaid entry is not free."),
        .caret = 19,
        .caret_len = 4,
        .from_contradicts = true,
        .pattern = 3,
        .alternative = CG_SLICE("free"),
        .trace = trace,
        .trace_len = 2,
        .context = context,
        .context_len = 2,
        .lane_author = 0,
        .lane_speaker = -1,
        .has_speaker_lane = true,
        .via = CG_VIA_NAME,
        .subject_start = 15,
        .subject_end = 20,
        .fingerprint = "00112233445566778899aabbccddeeff",
    };
    s.document = cg_results_keep_info(f->results, &info);
    ck_assert_ptr_nonnull(s.document);
    ck_assert_int_eq(cg_results_add(f->results, &s, NULL), CG_OK);
}

/* An author's words, of which little is known. */
static inline void report_fixture_add_plain(report_fixture *f, uint32_t claim,
                                            cg_stance stance, const char *path)
{
    cg_statement s = {
        .claim = claim,
        .stance = stance,
        .path = cg_slice_of(path),
        .line = 1,
        .column = 10,
        .end_line = 1,
        .end_column = 14,
        .byte_end = 14,
        .match_start = 9,
        .match_end = 13,
        .quote = CG_SLICE("Entry is free."),
        .excerpt = CG_SLICE("Entry is free."),
        .caret = 9,
        .caret_len = 4,
        .alternative = CG_SLICE("free"),
        .lane_author = 1,
        .fingerprint = "ffeeddccbbaa99887766554433221100",
    };
    ck_assert_int_eq(cg_results_add(f->results, &s, NULL), CG_OK);
}

#endif
