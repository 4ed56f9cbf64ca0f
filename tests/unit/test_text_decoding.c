#include "text/decoding.h"

#include "base/utf8.h"
#include "text/builder.h"

#include <check.h>

/* Decodes, and holds the map to what is true of every map. */
static void decode(cg_decoding *decoding, cg_slice bytes, const char *declared,
                   const char *text)
{
    cg_decoding_init(decoding);
    ck_assert(cg_decoding_read(decoding, bytes, cg_slice_of(declared)));
    uint32_t at = 0, source = 0;
    for (size_t i = 0; i < decoding->map.len; i++) {
        const cg_map_run *run = &decoding->map.items[i];
        ck_assert_uint_ge(run->text, at);
        ck_assert_uint_ge(run->source, source);
        ck_assert_uint_le(run->source + run->source_len, bytes.len);
        at = run->text;
        source = run->source;
    }
    if (text && !cg_slice_is(decoding->text, text))
        ck_abort_msg("\"%.*s\" and not \"%s\"", (int)decoding->text.len, decoding->text.ptr,
                     text);
}

static void check(cg_slice bytes, const char *declared, const char *text)
{
    cg_decoding decoding;
    decode(&decoding, bytes, declared, text);
    cg_decoding_release(&decoding);
}

START_TEST(utf8_stays_where_it_is)
{
    cg_decoding decoding;
    cg_slice bytes = CG_SLICE("\xEF\xBB\xBF"
                              "Caf\xC3\xA9");
    decode(&decoding, bytes, "iso-8859-1", "Caf\xC3\xA9");
    ck_assert(decoding.is_same);
    ck_assert_ptr_eq(decoding.text.ptr, bytes.ptr + 3);
    ck_assert_str_eq(decoding.note, "");
    cg_decoding_release(&decoding);
}
END_TEST

START_TEST(utf16_is_told_by_its_mark)
{
    check(CG_SLICE("\xFF\xFEH\0i\0 \0\x1C\x20"), "", "Hi \xE2\x80\x9C");
    check(CG_SLICE("\xFE\xFF\0H\0i\0 \x20\x1C"), "utf-8", "Hi \xE2\x80\x9C");
    /* A pair, a half of one, and half a unit. */
    check(CG_SLICE("\xFF\xFE\x3D\xD8\x00\xDE\x3D\xD8H\0i"), "",
          "\xF0\x9F\x98\x80\xEF\xBF\xBDH\xEF\xBF\xBD");
}
END_TEST

START_TEST(ascii_in_utf16_takes_one_run)
{
    cg_decoding decoding;
    char bytes[2002] = "\xFF\xFE";
    for (size_t i = 2; i < sizeof bytes; i += 2)
        bytes[i] = 'a';
    decode(&decoding, (cg_slice){bytes, sizeof bytes}, "", NULL);
    ck_assert_uint_eq(decoding.text.len, 1000);
    ck_assert_uint_eq(decoding.map.len, 1);
    ck_assert_uint_eq(decoding.map.items[0].stride, 2);
    cg_decoding_release(&decoding);
}
END_TEST

START_TEST(what_is_declared_is_believed_of_what_is_no_utf8)
{
    check(CG_SLICE("\xCF\xF0\xE8\xE2\xE5\xF2"), "Windows-1251",
          "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
    check(CG_SLICE("caf\xE9 \x93x\x94"), "ISO-8859-1", "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D");
    check(CG_SLICE("\x83\x65\x83\x58\x83\x67 ok"), "Shift_JIS",
          "\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88 ok");
    check(CG_SLICE("\x1B$B%F%9%H\x1B(B\nok"), "iso-2022-jp",
          "\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88\nok");
}
END_TEST

START_TEST(ascii_need_not_stand_for_itself)
{
    check(CG_SLICE("\xC8\x85\x93\x93\x96\x40\xF1"), "IBM037", "Hello 1");
    check(CG_SLICE("\xE9\x40\x61"), "ibm-1047", "Z /");
}
END_TEST

START_TEST(bytes_that_the_charset_lacks_are_windows_1252)
{
    check(CG_SLICE("a\x81\x93z"), "windows-1252", "a\xEF\xBF\xBD\xE2\x80\x9Cz");
    check(CG_SLICE("\x83\x65\x80"), "shift_jis", "\xE3\x83\x86\xE2\x82\xAC");
}
END_TEST

START_TEST(unknown_charsets_leave_the_bytes)
{
    static const char *const names[] = {"", "no-such-charset", "utf-8", "//TRANSLIT", "a/b",
                                        "windows-1251//IGNORE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check(CG_SLICE("caf\xE9"), names[i], "caf\xE9");
}
END_TEST

START_TEST(converting_gives_utf8_always)
{
    cg_buf out;
    cg_buf_init(&out, 100);
    ck_assert(cg_decoding_convert(CG_SLICE("caf\xE9"), CG_SLICE(""), &out));
    ck_assert(cg_decoding_convert(CG_SLICE("\xE9"), CG_SLICE("cp1251"), &out));
    ck_assert(cg_slice_is(cg_buf_slice(&out), "caf\xC3\xA9\xD0\xB9"));
    cg_buf_release(&out);
}
END_TEST

/* Fills a document with all of the text, one run in two pieces with a gap. */
static void fill(cg_document *document, const cg_decoding *decoding, cg_slice bytes)
{
    cg_error error;
    cg_builder builder;
    cg_document_init(document);
    ck_assert_int_eq(
        cg_document_begin(document, CG_SLICE("a"), decoding->text, true, &error), CG_OK);
    cg_builder_init(&builder, document);
    cg_builder_verbatim(&builder, decoding->text, 0);
    ck_assert_int_eq(cg_builder_finish(&builder, &error), CG_OK);
    ck_assert(cg_decoding_put_back(decoding, bytes, document));
    ck_assert_ptr_eq(document->source.ptr, bytes.ptr);
}

START_TEST(places_are_those_of_the_bytes)
{
    cg_decoding decoding;
    cg_document document;
    cg_slice bytes = CG_SLICE("\xFF\xFEO\0n\0e\0\n\0\x0A\x01T\0w\0o\0");
    decode(&decoding, bytes, "", "One\n\xC4\x8ATwo");
    fill(&document, &decoding, bytes);
    ck_assert(document.encoded);
    cg_span span = cg_document_source_span(&document, (cg_span){6, 9});
    ck_assert_uint_eq(span.start, 12);
    ck_assert_uint_eq(span.end, 18);
    /* The letter U+010A has a byte that is a line feed elsewhere. */
    uint32_t line, column;
    cg_document_place(&document, span.start, &line, &column, &span);
    ck_assert_uint_eq(line, 2);
    ck_assert_uint_eq(column, 3);
    cg_document_release(&document);
    cg_decoding_release(&decoding);
}
END_TEST

START_TEST(every_byte_of_the_text_finds_its_character)
{
    cg_decoding decoding;
    cg_document document;
    cg_slice bytes = CG_SLICE("ab \xCF\xF0 c\xE8\nd");
    decode(&decoding, bytes, "windows-1251", "ab \xD0\x9F\xD1\x80 c\xD0\xB8\nd");
    fill(&document, &decoding, bytes);
    for (uint32_t text = 0, source = 0; text < document.text.len; source++) {
        unsigned len;
        (void)cg_utf8_decode(document.text, text, &len);
        cg_span span = cg_document_source_span(&document, (cg_span){text, text + len});
        ck_assert_uint_eq(span.start, source);
        ck_assert_uint_eq(span.end, source + 1);
        text += len;
    }
    ck_assert(cg_slice_is(document.note, "read as windows-1251, as declared"));
    cg_document_release(&document);
    cg_decoding_release(&decoding);
}
END_TEST

START_TEST(any_bytes_in_any_charset_give_a_map_that_holds)
{
    static const char *const names[] = {"",          "utf-16",     "utf-16be", "utf-32le",
                                        "shift_jis", "euc-jp",     "gb18030",  "big5-hkscs",
                                        "euc-tw",    "iso-2022-kr", "utf-7",    "hz",
                                        "cp1255",    "tcvn",       "johab",    "iso-2022-jp-2"};
    uint32_t random = 7;
    for (int round = 0; round < 4000; round++) {
        char bytes[64];
        for (size_t i = 0; i < sizeof bytes; i++) {
            random = random * 1664525u + 1013904223u;
            bytes[i] = (char)(random >> 24);
        }
        cg_decoding decoding;
        cg_document document;
        cg_slice all = {bytes, random >> 8 & 63};
        decode(&decoding, all, names[(size_t)round % (sizeof names / sizeof *names)], NULL);
        fill(&document, &decoding, all);
        ck_assert_uint_eq(cg_utf8_valid_up_to(document.text), document.text.len);
        for (uint32_t i = 0; i < document.text.len; i++) {
            cg_span span = cg_document_source_span(&document, (cg_span){i, i + 1});
            ck_assert_uint_le(span.start, span.end);
            ck_assert_uint_le(span.end, all.len);
        }
        cg_document_release(&document);
        cg_decoding_release(&decoding);
    }
}
END_TEST

Suite *text_decoding_suite(void)
{
    Suite *suite = suite_create("text decoding");
    TCase *tests = tcase_create("decoding");
    tcase_add_test(tests, utf8_stays_where_it_is);
    tcase_add_test(tests, utf16_is_told_by_its_mark);
    tcase_add_test(tests, ascii_in_utf16_takes_one_run);
    tcase_add_test(tests, what_is_declared_is_believed_of_what_is_no_utf8);
    tcase_add_test(tests, ascii_need_not_stand_for_itself);
    tcase_add_test(tests, bytes_that_the_charset_lacks_are_windows_1252);
    tcase_add_test(tests, unknown_charsets_leave_the_bytes);
    tcase_add_test(tests, converting_gives_utf8_always);
    tcase_add_test(tests, places_are_those_of_the_bytes);
    tcase_add_test(tests, every_byte_of_the_text_finds_its_character);
    tcase_add_test(tests, any_bytes_in_any_charset_give_a_map_that_holds);
    suite_add_tcase(suite, tests);
    return suite;
}
