/* Statements and claims made by hand, for the rooms behind the scan. */
#ifndef CG_TESTS_RESULT_FIXTURE_H
#define CG_TESTS_RESULT_FIXTURE_H

#include "result/result.h"

#include <check.h>

/* What the tests vary of a statement; the rest is plain. Zeros are allowed. */
typedef struct fixture {
    cg_stance stance;
    const char *path;
    const char *quote;   /* by default one of its own for each place */
    const char *speaker; /* NULL: the author */
    const char *said;    /* NULL: unknown */
    unsigned modifiers;
    uint64_t at; /* of the match; the sentence starts at 0 */
    uint32_t claim;
    const cg_document_info *document;
} fixture;

static inline cg_slice fixture_text(const char *text)
{
    return text ? cg_slice_of(text) : CG_SLICE("");
}

static inline cg_statement fixture_statement(const fixture *f)
{
    cg_statement s = {
        .claim = f->claim,
        .stance = f->stance,
        .modifiers = f->modifiers,
        .voice = f->speaker ? CG_VOICE_SPEAKER : CG_VOICE_AUTHOR,
        .speaker_known = f->speaker && f->speaker[0],
        .speaker_name = fixture_text(f->speaker),
        .said = fixture_text(f->said),
        .path = fixture_text(f->path ? f->path : "a.txt"),
        .line = 3,
        .column = 5,
        .end_line = 3,
        .end_column = 9,
        .byte_end = f->at + 40,
        .match_start = f->at,
        .match_end = f->at + 4,
        .quote = fixture_text(f->quote),
        .alternative = CG_SLICE("free"),
        .lane_author = 1,
        .document = f->document,
    };
    return s;
}

/* Adds it, with a sentence that no other has unless it brings its own. */
static inline void fixture_add(cg_results *results, const fixture *f)
{
    char sentence[64];
    cg_statement s = fixture_statement(f);
    snprintf(sentence, sizeof sentence, "Sentence %zu says so.",
             cg_results_statement_count(results));
    if (!f->quote)
        s.quote = cg_slice_of(sentence);
    ck_assert_int_eq(cg_results_add(results, &s, NULL), CG_OK);
}

static inline cg_claim_info fixture_claim(const char *id)
{
    return (cg_claim_info){
        .id = cg_slice_of(id),
        .claim = CG_SLICE("Entry is free"),
        .pack_title = CG_SLICE("Museums"),
        .path = CG_SLICE("museums.json"),
        .severity = CG_LEVEL_ERROR,
    };
}

#define FIXTURE_COUNT(array) (sizeof(array) / sizeof *(array))

#endif
