#include "base/alloc.h"
#include "read/read.h"

#include <check.h>

static cg_status take(void *context, cg_document *document, cg_error *error)
{
    (void)document;
    (void)error;
    ++*(unsigned *)context;
    return CG_OK;
}

static void load(cg_document *document, cg_slice bytes, const cg_document_info *given)
{
    unsigned count = 0;
    cg_error error;
    cg_document_init(document);
    const cg_source source = {.path = CG_SLICE("a.txt"),
                              .bytes = bytes,
                              .format = CG_FORMAT_TEXT,
                              .space = CG_SPACE_MEMBER,
                              .given = given};
    cg_sink sink = {&count, document, take};
    ck_assert_int_eq(cg_read(&source, &sink, &error), CG_OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(document->space, CG_SPACE_MEMBER);
}

static void check_place(const cg_document *document, uint32_t text, uint32_t source,
                        uint32_t want_line, uint32_t want_column)
{
    uint32_t line, column;
    cg_span span;
    ck_assert_uint_eq(cg_document_source_start(document, text), source);
    cg_document_place(document, source, &line, &column, &span);
    ck_assert_uint_eq(line, want_line);
    ck_assert_uint_eq(column, want_column);
}

START_TEST(utf8_is_plain_and_so_is_what_is_nearly_that)
{
    ck_assert(cg_read_is_plain(CG_SLICE("Caf\xC3\xA9")));
    ck_assert(cg_read_is_plain(CG_SLICE("Caf\xE9")));
    ck_assert(cg_read_is_plain(CG_SLICE("charset: latin1\nauthor: A\n\nCaf\xE9")));
    ck_assert(cg_read_is_plain(CG_SLICE("charset: koi8-r\nauthor: A\n\nCaf\xC3\xA9")));
    ck_assert(cg_read_is_plain(CG_SLICE("\0\1")));
    ck_assert(!cg_read_is_plain(CG_SLICE("charset: koi8-r\nauthor: A\n\nCaf\xE9")));
    ck_assert(!cg_read_is_plain(CG_SLICE("\xFF\xFEh\0")));
    ck_assert(!cg_read_is_plain(CG_SLICE("\xFE\xFF\0h")));
}
END_TEST

START_TEST(utf16_is_read_and_its_places_are_those_of_the_bytes)
{
    cg_document document;
    load(&document, CG_SLICE("\xFF\xFEO\0n\0e\0.\0\n\0\n\0\xE9\0T\0w\0o\0.\0"), NULL);
    ck_assert(cg_slice_is(document.text, "One.\n\n\xC3\xA9Two."));
    ck_assert_uint_eq(document.blocks.len, 2);
    ck_assert(document.encoded);
    check_place(&document, 0, 2, 1, 1);
    check_place(&document, 8, 16, 3, 3);
    cg_document_release(&document);
}
END_TEST

START_TEST(the_head_of_utf16_tells_of_the_document_too)
{
    static const char head[] = "author: Ann\ndate: 2010-01-02\n\nText.";
    char bytes[2 * sizeof head] = "\xFE\xFF";
    for (size_t i = 0; i + 1 < sizeof head; i++)
        bytes[2 * i + 3] = head[i];
    cg_document document;
    load(&document, (cg_slice){bytes, sizeof bytes}, NULL);
    ck_assert(cg_slice_is(document.info.author, "Ann"));
    ck_assert_uint_eq(document.blocks.len, 1);
    check_place(&document, document.blocks.items[0].span.start, 2 + 2 * 30, 4, 1);
    cg_document_release(&document);
}
END_TEST

START_TEST(a_declared_charset_is_used)
{
    cg_document document;
    load(&document, CG_SLICE("charset: koi8-r\nauthor: A\n\n\xF0\xD2 x"), NULL);
    ck_assert(cg_slice_is(document.text, "\xD0\x9F\xD1\x80 x"));
    ck_assert(cg_slice_is(document.note, "read as koi8-r, as declared"));
    check_place(&document, 5, 30, 4, 4);
    cg_document_release(&document);
}
END_TEST

START_TEST(what_is_given_stands_before_what_the_text_says)
{
    cg_document document;
    const cg_document_info given = {.title = CG_SLICE("Given")};
    load(&document, CG_SLICE("title: Own\nauthor: Ann\n\nText."), &given);
    ck_assert(cg_slice_is(document.info.title, "Given"));
    ck_assert(cg_slice_is(document.info.author, "Ann"));
    cg_document_release(&document);
}
END_TEST

START_TEST(want_of_memory_is_told)
{
    const cg_source source = {.path = CG_SLICE("a.txt"),
                              .bytes = CG_SLICE("charset: koi8-r\nauthor: A\n\n\xF0\xD2 x"),
                              .format = CG_FORMAT_TEXT};
    bool failed = true;
    for (long fail = 1; failed; fail++) {
        unsigned count = 0;
        cg_error error;
        cg_document document;
        cg_document_init(&document);
        cg_sink sink = {&count, &document, take};
        cg_alloc_fail_at(fail, 0);
        cg_status status = cg_read(&source, &sink, &error);
        cg_alloc_fail_at(0, 0);
        failed = status != CG_OK;
        ck_assert(!failed || status == CG_E_MEMORY);
        ck_assert_uint_eq(count, !failed);
        cg_document_release(&document);
    }
}
END_TEST

Suite *read_text_suite(void)
{
    Suite *suite = suite_create("read text");
    TCase *tests = tcase_create("text");
    tcase_add_test(tests, utf8_is_plain_and_so_is_what_is_nearly_that);
    tcase_add_test(tests, utf16_is_read_and_its_places_are_those_of_the_bytes);
    tcase_add_test(tests, the_head_of_utf16_tells_of_the_document_too);
    tcase_add_test(tests, a_declared_charset_is_used);
    tcase_add_test(tests, what_is_given_stands_before_what_the_text_says);
    tcase_add_test(tests, want_of_memory_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
