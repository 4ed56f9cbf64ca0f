#include "pdf_fixture.h"

START_TEST(lines_of_a_paragraph_are_one_block)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 300);
    pdf_fixture_line(&f, 90, 100, 10, "The program is not volun-");
    pdf_fixture_line(&f, 72, 112, 10, "tary for all of the states that");
    pdf_fixture_line(&f, 72, 124, 10, "took part in it.");
    pdf_fixture_line(&f, 90, 136, 10, "An indent begins a paragraph");
    pdf_fixture_line(&f, 72, 148, 10, "that goes on here.");
    pdf_fixture_check(
        &f, "paragraph: The program is not voluntary for all of the states that "
            "took part in it.\n"
            "paragraph: An indent begins a paragraph that goes on here.\n");
}
END_TEST

START_TEST(a_gap_or_another_size_parts_paragraphs)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 300);
    pdf_fixture_line(&f, 72, 100, 20, "A title");
    pdf_fixture_line(&f, 72, 122, 12, "A subtitle");
    pdf_fixture_line(&f, 72, 136, 10,
                     "Some words of text that are many more than those");
    pdf_fixture_line(&f, 72, 160, 10,
                     "and others, after a gap, in the size of the text");
    pdf_fixture_check(
        &f, "heading: A title\n>heading: A subtitle\n"
            ">>paragraph: Some words of text that are many more than those\n"
            ">>paragraph: and others, after a gap, in the size of the text\n");
}
END_TEST

START_TEST(items_begin_with_a_marker)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 300);
    pdf_fixture_line(&f, 72, 100, 10, "The recipient shall:");
    pdf_fixture_line(&f, 72, 112, 10, "1. keep all of the papers that it is");
    pdf_fixture_line(&f, 90, 124, 10, "given in a safe;");
    pdf_fixture_line(&f, 72, 136, 10, "2. return them.");
    pdf_fixture_check(
        &f, "paragraph: The recipient shall:\n"
            "list-item: 1. keep all of the papers that it is given in a safe;\n"
            "list-item: 2. return them.\n");
}
END_TEST

START_TEST(a_year_at_the_start_of_a_line_is_no_item)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 260);
    pdf_fixture_line(&f, 72, 100, 10, "It was made mandatory for all in");
    pdf_fixture_line(&f, 72, 112, 10, "2010. No county may leave it now.");
    pdf_fixture_check(
        &f, "paragraph: It was made mandatory for all in 2010. No county may leave "
            "it now.\n");
}
END_TEST

START_TEST(a_paragraph_goes_on_in_the_next_column_and_on_the_next_page)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 250);
    pdf_fixture_line(&f, 72, 100, 10, "The left column ends with a part");
    pdf_fixture_line(&f, 72, 112, 10, "of a sentence that is not");
    pdf_fixture_block(&f, 320, 500);
    pdf_fixture_line(&f, 320, 100, 10, "complete, and so does the right");
    pdf_fixture_line(&f, 320, 112, 10, "one, which a page ends in the");
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 250);
    pdf_fixture_line(&f, 72, 100, 10, "middle of.");
    pdf_fixture_block(&f, 72, 250);
    pdf_fixture_line(&f, 72, 140, 10, "Another one.");
    pdf_fixture_build(&f);
    ck_assert_str_eq(
        f.blocks.ptr,
        "paragraph: The left column ends with a part of a sentence that is not "
        "complete, and so does the right one, which a page ends in the middle of.\n"
        "paragraph: Another one.\n");
    uint32_t middle =
        (uint32_t)(strstr(f.document.text.ptr, "middle") - f.document.text.ptr);
    ck_assert_uint_eq(cg_document_page(&f.document, 0), 1);
    ck_assert_uint_eq(cg_document_page(&f.document, middle - 1), 1);
    ck_assert_uint_eq(cg_document_page(&f.document, middle), 2);
    pdf_fixture_release(&f);
}
END_TEST

START_TEST(double_spaced_lines_are_a_paragraph)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    for (int i = 0; i < 2; i++) {
        pdf_fixture_block(&f, 108, 300);
        pdf_fixture_line(&f, 108, 100 + 48 * i, 11,
                         "The first line has an indent of three");
        pdf_fixture_block(&f, 72, 300);
        pdf_fixture_line(&f, 72, 124 + 48 * i, 11, "letters, and the second has none.");
    }
    pdf_fixture_check(&f, "paragraph: The first line has an indent of three letters, "
                          "and the second has none.\n"
                          "paragraph: The first line has an indent of three letters, "
                          "and the second has none.\n");
}
END_TEST

START_TEST(cells_of_a_table_stay_apart)
{
    static const char *const cells[2][2] = {{"S-Comm", "voluntary"},
                                            {"other", "mandatory"}};
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 500);
    pdf_fixture_line(&f, 72, 60, 10,
                     "A line of text as wide as the page is, above the table.");
    for (int row = 0; row < 2; row++)
        for (int column = 0; column < 2; column++) {
            pdf_fixture_block(&f, 72 + 200 * column, 150 + 200 * column);
            pdf_fixture_line(&f, 72 + 200 * column, 100 + 16 * row, 10,
                             cells[row][column]);
        }
    pdf_fixture_check(
        &f, "paragraph: A line of text as wide as the page is, above the table.\n"
            "paragraph: S-Comm\nparagraph: voluntary\nparagraph: other\n"
            "paragraph: mandatory\n");
}
END_TEST

START_TEST(both_parts_of_a_parted_word_have_their_places)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 300);
    pdf_fixture_line(&f, 72, 100, 10, "it is volun-");
    pdf_fixture_line(&f, 72, 112, 10, "tary.");
    pdf_fixture_build(&f);
    ck_assert(cg_slice_starts(f.document.text, "it is voluntary."));
    ck_assert_uint_eq(cg_document_source_start(&f.document, 6), 6); /* "volun" */
    ck_assert_uint_eq(cg_document_source_end(&f.document, 11),
                      11); /* before the hyphen */
    ck_assert_uint_eq(cg_document_source_start(&f.document, 11), 13); /* "tary" */
    pdf_fixture_release(&f);
}
END_TEST

START_TEST(pages_without_lines_are_no_text)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_page(&f);
    pdf_fixture_check(&f, "");
}
END_TEST

Suite *read_pdf_text_suite(void)
{
    Suite *suite = suite_create("read/pdf_text");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, lines_of_a_paragraph_are_one_block);
    tcase_add_test(all, a_gap_or_another_size_parts_paragraphs);
    tcase_add_test(all, items_begin_with_a_marker);
    tcase_add_test(all, a_year_at_the_start_of_a_line_is_no_item);
    tcase_add_test(all, a_paragraph_goes_on_in_the_next_column_and_on_the_next_page);
    tcase_add_test(all, double_spaced_lines_are_a_paragraph);
    tcase_add_test(all, cells_of_a_table_stay_apart);
    tcase_add_test(all, both_parts_of_a_parted_word_have_their_places);
    tcase_add_test(all, pages_without_lines_are_no_text);
    suite_add_tcase(suite, all);
    return suite;
}
