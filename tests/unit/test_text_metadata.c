#include "text/metadata.h"

#include "text/document.h"
#include "text_fixture.h"

static void check_value(cg_slice have, const char *want)
{
    ck_assert(cg_slice_is(have, want));
}

START_TEST(front_matter_is_read)
{
    static const char source[] = "---\n"
                                 "# remark\n"
                                 "title: \"A title: with a colon\"\n"
                                 "Author: [Ruth Amadi]\n"
                                 "publisher: 'The Courier'\n"
                                 "tags:\n"
                                 "  - one\n"
                                 "- two\n"
                                 "\n"
                                 "date: 2010-10-07\r\n"
                                 "published: 2011\n"
                                 "unknown_key: something\n"
                                 "url: https://a.example/b\n"
                                 "lang: en\n"
                                 "origin: Wire\n"
                                 "charset: utf-8\n"
                                 "--- \n"
                                 "Text.\n";
    cg_metadata metadata = cg_metadata_read(CG_SLICE(source));
    check_value(metadata.info.title, "A title: with a colon");
    check_value(metadata.info.author, "Ruth Amadi");
    check_value(metadata.info.publisher, "The Courier");
    check_value(metadata.info.published, "2010-10-07");
    check_value(metadata.info.url, "https://a.example/b");
    check_value(metadata.info.language, "en");
    check_value(metadata.info.origin, "Wire");
    check_value(metadata.charset, "utf-8");
    ck_assert_str_eq(source + metadata.end, "Text.\n");
}
END_TEST

START_TEST(header_lines_are_read_up_to_the_first_blank_one)
{
    static const char source[] = "Title: Memo\r\n"
                                 "AUTHOR: Ruth Amadi,\r\n"
                                 " county board\r\n"
                                 "published:\t2010-08-20\r\n"
                                 "note: made up\r\n"
                                 "\r\n"
                                 "Text.";
    cg_metadata metadata = cg_metadata_read(CG_SLICE(source));
    check_value(metadata.info.title, "Memo");
    check_value(metadata.info.author, "Ruth Amadi,");
    check_value(metadata.info.published, "2010-08-20");
    ck_assert_str_eq(source + metadata.end, "Text.");
}
END_TEST

START_TEST(what_only_looks_like_metadata_is_text)
{
    static const char *const texts[] = {
        "Note: the meeting is over.\nNobody came.\n",
        "Note: the meeting is over.\n\nNobody came.\n",
        "Note: the meeting is over.\nNotes: nobody came.\n\nText.\n",
        "Title: A\nThe text goes on here.\n\nMore.\n",
        "Date: the day that nobody forgets\n\nText.\n",
        "Author: nobody knows who wrote this.\n\nText.\n",
        "Email: a@b.example\nGroups: some\n\nText.\n",
        "Secure Communities: a timeline\n\nText.\n",
        "Title: alone without any text",
        "--- \nText, and then a rule.\n---\nMore.\n",
        "---\n- an item\n---\nMore.\n",
        "---\ntitle: never closed\n\nText.\n",
        "---\n---\n",
        "\ntitle: A\ndate: 2010\n\nText.\n",
        "title:A\ndate:2010\n\nText.\n",
        "",
        ":",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cg_metadata metadata = cg_metadata_read(cg_slice_of(texts[i]));
        ck_assert_uint_eq(metadata.end, 0);
        ck_assert_uint_eq(metadata.info.title.len, 0);
        ck_assert_uint_eq(metadata.info.published.len, 0);
    }
}
END_TEST

START_TEST(one_line_is_enough_when_it_is_no_prose)
{
    static const char *const texts[] = {
        "Title: The list of counties\n\nText.",
        "date: 2010-10-07\n\nText.",
        "charset: windows-1252\n\nText.",
        "url: https://a.example/\n\nText.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cg_metadata metadata = cg_metadata_read(cg_slice_of(texts[i]));
        ck_assert_str_eq(texts[i] + metadata.end, "Text.");
    }
}
END_TEST

START_TEST(a_block_without_end_is_text)
{
    size_t len;
    char *text = text_fixture_repeat("title: A\n", 100000, &len);
    ck_assert_uint_eq(cg_metadata_read((cg_slice){text, len}).end, 0);
    memcpy(text, "---\nkey: ", 9);
    ck_assert_uint_eq(cg_metadata_read((cg_slice){text, len}).end, 0);
    free(text);
}
END_TEST

START_TEST(metadata_is_not_text)
{
    cg_document document;
    text_fixture_load(&document,
                      CG_SLICE("title: Memo\nauthor: Vale\n\nMemo\n\nText here.\n"));
    ck_assert_uint_eq(document.blocks.len, 2);
    ck_assert(cg_slice_starts(document.text, "Memo\n\n"));
    ck_assert_uint_eq(cg_document_source_start(&document, 0), 26);
    check_value(document.info.title, "Memo");
    cg_document_release(&document);
}
END_TEST

Suite *text_metadata_suite(void);
Suite *text_metadata_suite(void)
{
    Suite *suite = suite_create("text/metadata");
    TCase *all = tcase_create("all");
    tcase_add_test(all, front_matter_is_read);
    tcase_add_test(all, header_lines_are_read_up_to_the_first_blank_one);
    tcase_add_test(all, what_only_looks_like_metadata_is_text);
    tcase_add_test(all, one_line_is_enough_when_it_is_no_prose);
    tcase_add_test(all, a_block_without_end_is_text);
    tcase_add_test(all, metadata_is_not_text);
    suite_add_tcase(suite, all);
    return suite;
}
