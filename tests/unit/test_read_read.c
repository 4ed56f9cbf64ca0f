#include "base/limits.h"
#include "read/formats.h"

#include <check.h>
#include <stdio.h>

/* What a sink was given last. */
typedef struct seen {
    unsigned count;
    cg_status answer;
} seen;

static cg_status take(void *context, cg_document *document, cg_error *error)
{
    seen *s = context;
    (void)document;
    (void)error;
    s->count++;
    return s->answer;
}

/* Reads `source` into `document`, which is to be released. */
static cg_status read_one(const cg_source *source, cg_document *document, seen *s)
{
    cg_error error = {0};
    cg_document_init(document);
    cg_sink sink = {s, document, take};
    return cg_read(source, &sink, &error);
}

START_TEST(binary_files_are_skipped_and_nothing_is_amiss)
{
    cg_document document;
    seen s = {0};
    const cg_source source = {
        .path = CG_SLICE("a.bin"), .bytes = CG_SLICE("x"), .format = CG_FORMAT_BINARY};
    ck_assert_int_eq(read_one(&source, &document, &s), CG_OK);
    ck_assert_uint_eq(s.count, 1);
    ck_assert_int_eq(document.state, CG_DOCUMENT_BINARY);
    ck_assert_int_eq(document.defect, CG_DEFECT_SKIPPED);
    ck_assert(cg_slice_is(document.note, "not text"));
    cg_document_release(&document);
}
END_TEST

START_TEST(a_kind_that_is_left_out_is_called_by_its_name)
{
    for (int i = 0; i < CG_FORMAT_COUNT; i++) {
        cg_document document;
        seen s = {0};
        char note[64];
        const cg_source source = {
            .path = CG_SLICE("a"), .bytes = CG_SLICE("x"), .format = (cg_format)i};
        if (i == CG_FORMAT_BINARY || cg_format_is_built((cg_format)i))
            continue;
        ck_assert_int_eq(read_one(&source, &document, &s), CG_OK);
        ck_assert_int_gt(snprintf(note, sizeof note, "built without %s support",
                                  cg_format_label((cg_format)i)),
                         0);
        ck_assert_int_eq(document.defect, CG_DEFECT_LEFT_OUT);
        ck_assert(cg_slice_is(document.note, note));
        cg_document_release(&document);
    }
}
END_TEST

START_TEST(containers_in_containers_end_somewhere)
{
    cg_document document;
    seen s = {0};
    const cg_source source = {.path = CG_SLICE("a"),
                              .bytes = CG_SLICE("Text."),
                              .format = CG_FORMAT_TEXT,
                              .depth = CG_MAX_CONTAINERS + 1};
    ck_assert_int_eq(read_one(&source, &document, &s), CG_OK);
    ck_assert_int_eq(document.defect, CG_DEFECT_CUT);
    ck_assert_uint_eq(document.blocks.len, 0);
    cg_document_release(&document);
}
END_TEST

START_TEST(what_the_sink_says_is_handed_on)
{
    cg_document document;
    seen s = {.answer = CG_E_LIMIT};
    const cg_source source = {
        .path = CG_SLICE("a"), .bytes = CG_SLICE("x"), .format = CG_FORMAT_BINARY};
    ck_assert_int_eq(read_one(&source, &document, &s), CG_E_LIMIT);
    cg_document_release(&document);
}
END_TEST

START_TEST(what_is_given_stands_before_what_is_found)
{
    cg_document document;
    cg_error error;
    const cg_document_info given = {.title = CG_SLICE("Given"), .tier = CG_SLICE("1")};
    const cg_document_info found = {.title = CG_SLICE("Found"), .author = CG_SLICE("Ann")};
    const cg_source source = {.path = CG_SLICE("a"), .given = &given, .space = CG_SPACE_MEMBER};
    cg_document_init(&document);
    cg_sink sink = {NULL, &document, take};
    ck_assert_int_eq(cg_read_begin(&source, &sink, true, &error), CG_OK);
    ck_assert_int_eq(document.space, CG_SPACE_MEMBER);
    ck_assert(cg_document_add_info(&document, &found));
    ck_assert(cg_slice_is(document.info.title, "Given"));
    ck_assert(cg_slice_is(document.info.author, "Ann"));
    ck_assert(cg_slice_is(document.info.tier, "1"));
    cg_document_release(&document);
}
END_TEST

Suite *read_read_suite(void)
{
    Suite *suite = suite_create("read read");
    TCase *tests = tcase_create("read");
    tcase_add_test(tests, binary_files_are_skipped_and_nothing_is_amiss);
    tcase_add_test(tests, a_kind_that_is_left_out_is_called_by_its_name);
    tcase_add_test(tests, containers_in_containers_end_somewhere);
    tcase_add_test(tests, what_the_sink_says_is_handed_on);
    tcase_add_test(tests, what_is_given_stands_before_what_is_found);
    suite_add_tcase(suite, tests);
    return suite;
}
