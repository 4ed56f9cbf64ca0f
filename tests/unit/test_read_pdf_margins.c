#include "pdf_fixture.h"

/* Pages with a header, a line of their own, and a footer; NULL: none. */
static void add_pages(pdf_fixture *f, int count, const char *header, const char *footer)
{
    for (int i = 1; i <= count; i++) {
        char text[100];
        pdf_fixture_page(f);
        pdf_fixture_block(f, 72, 500);
        if (header && snprintf(text, sizeof text, header, i) > 0)
            pdf_fixture_line(f, 72, 36, 8, text);
        ck_assert_int_gt(snprintf(text, sizeof text, "Text %c.", 'A' + i % 26), 0);
        pdf_fixture_block(f, 72, 500);
        pdf_fixture_line(f, 72, 100, 10, text);
        pdf_fixture_block(f, 72, 500);
        if (footer && snprintf(text, sizeof text, footer, i) > 0)
            pdf_fixture_line(f, 300, 750, 8, text);
    }
}

START_TEST(headers_and_page_numbers_are_dropped)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    add_pages(&f, 3, "Office of Records", "Page %d of 3");
    pdf_fixture_check(&f,
                      "paragraph: Text B.\nparagraph: Text C.\nparagraph: Text D.\n");
}
END_TEST

START_TEST(they_may_differ_on_left_and_right_pages)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    for (int i = 0; i < 2; i++) {
        add_pages(&f, 1, "Left", NULL);
        add_pages(&f, 1, "Right", NULL);
    }
    pdf_fixture_check(&f, "paragraph: Text B.\nparagraph: Text B.\nparagraph: Text B.\n"
                          "paragraph: Text B.\n");
}
END_TEST

START_TEST(what_stands_at_an_edge_once_is_kept)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    add_pages(&f, 1, "A notice", NULL);
    add_pages(&f, 3, NULL, NULL);
    pdf_fixture_build(&f);
    ck_assert_ptr_nonnull(strstr(f.blocks.ptr, "A notice"));
    pdf_fixture_release(&f);
    pdf_fixture_init(&f);
    add_pages(&f, 1, "One page", "has no header");
    pdf_fixture_build(&f);
    ck_assert_ptr_nonnull(strstr(f.blocks.ptr, "One page"));
    ck_assert_ptr_nonnull(strstr(f.blocks.ptr, "has no header"));
    pdf_fixture_release(&f);
}
END_TEST

START_TEST(what_repeats_in_the_middle_of_pages_is_kept)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    for (int i = 0; i < 4; i++) {
        pdf_fixture_page(&f);
        pdf_fixture_block(&f, 72, 500);
        pdf_fixture_line(&f, 72, 300, 10, "The same.");
    }
    pdf_fixture_check(
        &f, "paragraph: The same.\nparagraph: The same.\nparagraph: The same.\n"
            "paragraph: The same.\n");
}
END_TEST

Suite *read_pdf_margins_suite(void)
{
    Suite *suite = suite_create("read/pdf_margins");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, headers_and_page_numbers_are_dropped);
    tcase_add_test(all, they_may_differ_on_left_and_right_pages);
    tcase_add_test(all, what_stands_at_an_edge_once_is_kept);
    tcase_add_test(all, what_repeats_in_the_middle_of_pages_is_kept);
    suite_add_tcase(suite, all);
    return suite;
}
