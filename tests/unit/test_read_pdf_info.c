#include "pdf_fixture.h"

static void check_info(const char *lines, const char *title, const char *author,
                       const char *published)
{
    cg_document document;
    cg_error error;
    cg_document_init(&document);
    ck_assert_int_eq(
        cg_document_begin(&document, CG_SLICE("a"), CG_SLICE(""), false, &error),
        CG_OK);
    ck_assert(cg_pdf_add_info(&document, cg_slice_of(lines)));
    ck_assert(cg_slice_is(document.info.title, title));
    ck_assert(cg_slice_is(document.info.author, author));
    ck_assert(cg_slice_is(document.info.published, published));
    cg_document_release(&document);
}

START_TEST(title_author_and_day_are_known)
{
    check_info("Title:           A title\nSubject:  x\nAuthor:   Jane Doe\n"
               "CreationDate:    2011-08-05T10:00:00Z\nPages: 3\n",
               "A title", "Jane Doe", "2011-08-05");
    check_info("", "", "", "");
    check_info("Title:\nAuthor:  \nCreationDate: Fri Aug  5", "", "", "");
}
END_TEST

START_TEST(the_name_of_a_file_is_no_title)
{
    check_info("Title:  Microsoft Word - report.doc\n", "", "", "");
    check_info("Title:  report_v2.indd\n", "", "", "");
    check_info("Title:  Word and deed\n", "Word and deed", "", "");
}
END_TEST

Suite *read_pdf_info_suite(void)
{
    Suite *suite = suite_create("read/pdf_info");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, title_author_and_day_are_known);
    tcase_add_test(all, the_name_of_a_file_is_no_title);
    suite_add_tcase(suite, all);
    return suite;
}
