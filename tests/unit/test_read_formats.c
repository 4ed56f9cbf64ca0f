#include "read/formats.h"

#include <check.h>

#define BYTES(literal) (literal), sizeof(literal) - 1

/* What stands between the signature and the name of a member. */
#define HEAD "......................... "

START_TEST(content_tells_before_the_name)
{
    static const struct {
        const char *path, *bytes;
        size_t len;
        cg_format format;
    } table[] = {
        {"a.txt", BYTES("%PDF-1.7\n"), CG_FORMAT_PDF},
        {"a.txt", BYTES("\0\0junk %PDF-1.7\n"), CG_FORMAT_PDF},
        {"a.txt", BYTES("A file begins with %PDF-1.7\n"), CG_FORMAT_TEXT},
        {"a.pdf", BYTES("plain"), CG_FORMAT_PDF},
        {"a.txt", BYTES("\x1F\x8B\x08"), CG_FORMAT_COMPRESSED},
        {"a.txt", BYTES("BZh9"), CG_FORMAT_COMPRESSED},
        {"a.txt", BYTES("\xFD"
                        "7zXZ\0"),
         CG_FORMAT_COMPRESSED},
        {"a.txt", BYTES("\x28\xB5\x2F\xFD"), CG_FORMAT_COMPRESSED},
        {"a.tar.gz", BYTES("\x1F\x8B\x08"), CG_FORMAT_TAR},
        {"a.TGZ", BYTES("\x1F\x8B\x08"), CG_FORMAT_TAR},
        {"a", BYTES("PK\3\4"), CG_FORMAT_ZIP},
        {"a", BYTES("PK\5\6"), CG_FORMAT_ZIP},
        {"a.docx", BYTES("PK\3\4"), CG_FORMAT_DOCX},
        {"a", BYTES("PK\3\4" HEAD "[Content_Types].xml word/document.xml"), CG_FORMAT_DOCX},
        {"a.xlsx", BYTES("PK\3\4" HEAD "[Content_Types].xml xl/workbook.xml"), CG_FORMAT_ZIP},
        {"a", BYTES("PK\3\4" HEAD "b.docxPK\3\4" HEAD "[Content_Types].xml word/document.xml"),
         CG_FORMAT_ZIP},
        {"a.docx", BYTES("\xD0\xCF\x11\xE0\0"), CG_FORMAT_DOCX},
        {"a.txt", BYTES("\xEF\xBB\xBF <!-- a > b -->\n<!DOCTYPE HTML>"), CG_FORMAT_HTML},
        {"a.txt", BYTES("<?xml version=\"1.0\"?><html xmlns=\"x\">"), CG_FORMAT_HTML},
        {"a.txt", BYTES("<htmlish>"), CG_FORMAT_TEXT},
        {"a.txt", BYTES("<!-- never closed"), CG_FORMAT_TEXT},
        {"a.txt", BYTES("\0\1\2"), CG_FORMAT_BINARY},
        {"a.md", BYTES("\0\1\2"), CG_FORMAT_BINARY},
        {"a.txt", BYTES("\xFF\xFEh\0i\0"), CG_FORMAT_TEXT},
        {"a.txt", BYTES(""), CG_FORMAT_TEXT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_format format = cg_format_of(cg_slice_of(table[i].path),
                                        (cg_slice){table[i].bytes, table[i].len}, NULL);
        ck_assert_msg(format == table[i].format, "%zu: %s is %s", i, table[i].path,
                      cg_format_name_of(format));
    }
}
END_TEST

START_TEST(an_odt_says_so_in_its_first_member)
{
    char bytes[100] = "PK\3\4";
    memcpy(bytes + 30, BYTES("mimetypeapplication/vnd.oasis.opendocument.text"));
    ck_assert_int_eq(cg_format_of(CG_SLICE("a"), (cg_slice){bytes, sizeof bytes}, NULL),
                     CG_FORMAT_ODT);
}
END_TEST

START_TEST(a_tar_is_told_by_its_magic)
{
    char bytes[512] = "a.txt";
    memcpy(bytes + 257, "ustar", 5);
    ck_assert_int_eq(cg_format_of(CG_SLICE("a"), (cg_slice){bytes, sizeof bytes}, NULL),
                     CG_FORMAT_TAR);
}
END_TEST

START_TEST(text_without_a_name_is_looked_at)
{
    static const struct {
        const char *text;
        cg_format format;
    } table[] = {
        {"Received: x\nFrom: a@b\n\nHi", CG_FORMAT_EML},
        {"From: Ann\nDate: 2010\n\nHi", CG_FORMAT_TEXT},
        {"From a@b Thu Jan  1 00:00:00 1970\nMessage-ID: <1>\nFrom: a@b\n\nHi", CG_FORMAT_MBOX},
        {"From here it is far.\nMessage-ID: <1>\n", CG_FORMAT_TEXT},
        {"{\"id\":1,\"text\":\"Hi\"}\n", CG_FORMAT_JSONL},
        {"{\"id\":1,\n\"text\":\"Hi\"}\n", CG_FORMAT_TEXT},
        {"Hi", CG_FORMAT_TEXT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_slice text = cg_slice_of(table[i].text);
        ck_assert_msg(cg_format_of(CG_SLICE("NOTES"), text, NULL) == table[i].format, "%zu", i);
        /* A name that tells of text is believed. */
        ck_assert_int_eq(cg_format_of(CG_SLICE("a.txt"), text, NULL), CG_FORMAT_TEXT);
    }
}
END_TEST

START_TEST(names_tell_the_rest)
{
    static const struct {
        const char *path;
        cg_format format;
    } table[] = {{"a.MD", CG_FORMAT_MARKDOWN}, {"b/a.htm", CG_FORMAT_HTML},
                 {"a.ndjson", CG_FORMAT_JSONL}, {"a.csv", CG_FORMAT_CSV},
                 {"a.tsv", CG_FORMAT_TSV},      {"a.mbox", CG_FORMAT_MBOX},
                 {"a.b/c", CG_FORMAT_TEXT},     {"d/.md", CG_FORMAT_TEXT},
                 {"a.unheardof", CG_FORMAT_TEXT}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(cg_format_of(cg_slice_of(table[i].path), CG_SLICE("x"), NULL) ==
                          table[i].format,
                      "%s", table[i].path);
}
END_TEST

START_TEST(what_the_caller_says_counts_before_all)
{
    const cg_format_rule rules[] = {{"*.txt", CG_FORMAT_MARKDOWN}, {"raw/**", CG_FORMAT_TEXT}};
    const cg_read_options options = {.rules = rules, .rules_len = 2};
    ck_assert_int_eq(cg_format_of(CG_SLICE("b/a.txt"), CG_SLICE("%PDF-1.4"), &options),
                     CG_FORMAT_MARKDOWN);
    ck_assert_int_eq(cg_format_of(CG_SLICE("raw/a.txt"), CG_SLICE("x"), &options),
                     CG_FORMAT_TEXT);
    ck_assert_int_eq(cg_format_of(CG_SLICE("a.md"), CG_SLICE("x"), &options),
                     CG_FORMAT_MARKDOWN);
}
END_TEST

START_TEST(names_below_a_folder_promise_a_format_or_not)
{
    const cg_format_rule rule = {"*.log", CG_FORMAT_TEXT};
    const cg_read_options options = {.rules = &rule, .rules_len = 1};
    ck_assert(cg_format_is_promised(CG_SLICE("d/NOTES"), NULL));
    ck_assert(cg_format_is_promised(CG_SLICE("d/a.PDF"), NULL));
    ck_assert(cg_format_is_promised(CG_SLICE("d/a.tar.zst"), NULL));
    ck_assert(!cg_format_is_promised(CG_SLICE("d/a.png"), NULL));
    ck_assert(!cg_format_is_promised(CG_SLICE("d/a.log"), NULL));
    ck_assert_str_eq(cg_format_why_unread(CG_SLICE("d/a.log")), "not a text file");
    ck_assert_str_eq(cg_format_why_unread(CG_SLICE("d/a.RTF")), "a format that is not read");
    ck_assert_str_eq(cg_format_why_unread(CG_SLICE("d/a.xml!b.very-long-suffix")),
                     "not a text file");
    ck_assert(cg_format_is_promised(CG_SLICE("d/a.log"), &options));
}
END_TEST

START_TEST(every_format_has_a_name_that_is_found_again)
{
    for (int i = 0; i < CG_FORMAT_COUNT; i++) {
        cg_format found;
        ck_assert(cg_format_named(cg_format_name_of((cg_format)i), &found));
        ck_assert_int_eq(found, i);
        ck_assert_str_ne(cg_format_label((cg_format)i), "");
    }
    cg_format found;
    ck_assert(!cg_format_named("markdwon", &found));
    ck_assert_ptr_null(cg_format_name_of(CG_FORMAT_COUNT));
    ck_assert(cg_format_is_built(CG_FORMAT_TEXT));
}
END_TEST

Suite *read_formats_suite(void)
{
    Suite *suite = suite_create("read formats");
    TCase *tests = tcase_create("formats");
    tcase_add_test(tests, content_tells_before_the_name);
    tcase_add_test(tests, an_odt_says_so_in_its_first_member);
    tcase_add_test(tests, a_tar_is_told_by_its_magic);
    tcase_add_test(tests, text_without_a_name_is_looked_at);
    tcase_add_test(tests, names_tell_the_rest);
    tcase_add_test(tests, what_the_caller_says_counts_before_all);
    tcase_add_test(tests, names_below_a_folder_promise_a_format_or_not);
    tcase_add_test(tests, every_format_has_a_name_that_is_found_again);
    suite_add_tcase(suite, tests);
    return suite;
}
