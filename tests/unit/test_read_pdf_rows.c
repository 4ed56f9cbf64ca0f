#include "pdf_fixture.h"

START_TEST(lines_are_words_parted_by_a_space)
{
    pdf_fixture f;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_block(&f, 72, 300);
    pdf_fixture_line(&f, 72, 100, 10, "One two");
    pdf_fixture_line(&f, 72, 112, 10, "three.");
    pdf_fixture_page(&f);
    pdf_fixture_line(&f, 72, 100, 10, "Four");
    ck_assert(cg_pdf_read_rows(&f.pdf, cg_buf_slice(&f.rows)));
    ck_assert(cg_slice_is(cg_buf_slice(&f.pdf.text), "One two\nthree.\nFour\n"));
    ck_assert_uint_eq(f.pdf.lines.len, 3);
    ck_assert_uint_eq(f.pdf.pages.len, 2);
    ck_assert_uint_eq(f.pdf.pages.items[1].start, 15);
    ck_assert_uint_eq(f.pdf.pages.items[0].words, 3);
    const cg_pdf_line *line = &f.pdf.lines.items[1];
    ck_assert_uint_eq(line->span.start, 8);
    ck_assert_uint_eq(line->span.end, 14);
    ck_assert(line->left == 72 && line->top == 112 && line->bottom == 122 &&
              line->size == 10);
    ck_assert_uint_eq(f.pdf.lines.items[2].page, 1);
    pdf_fixture_release(&f);
}
END_TEST

static void check_text(const char *rows, const char *text)
{
    cg_pdf pdf;
    cg_pdf_init(&pdf);
    ck_assert(cg_pdf_read_rows(&pdf, cg_slice_of(rows)));
    ck_assert(cg_slice_is(cg_buf_slice(&pdf.text), text));
    cg_pdf_release(&pdf);
}

#define PAGE "1\t1\t0\t0\t0\t0\t0\t0\t612\t792\t-1\tx\n"
#define NEXT_PAGE "1\t2\t0\t0\t0\t0\t0\t0\t612\t792\t-1\tx\n"
#define LINE "4\t1\t0\t0\t0\t0\t1\t2\t3\t4\t-1\tx\n"
#define WORD(text) "5\t1\t0\t0\t0\t0\t1\t2\t3\t4\t100\t" text "\n"

START_TEST(rows_that_make_no_sense_are_passed_over)
{
    check_text("", "");
    check_text("level\tpage_num\n" PAGE LINE "nonsense\n\n5\t1\n" WORD("a"), "a\n");
    check_text(WORD("before a page") LINE PAGE LINE WORD("a"), "a\n");
    check_text(PAGE LINE WORD("a") NEXT_PAGE WORD("of no line"), "a\n");
    check_text(PAGE LINE WORD("a") PAGE WORD("of the same page"), "a of the same page\n");
    check_text(PAGE "4\t-1\tx\ty\t\t\t1e9\t-\t..\t99999999999999999999\t\t\n" WORD("a"),
               "a\n");
    check_text(PAGE LINE WORD("a") "5\t1\t0\t0\t0\t0\t1\t2\t3\t4\t100\tcut off", "a\n");
}
END_TEST

START_TEST(control_characters_and_tabulators_move_no_line)
{
    check_text(PAGE LINE WORD("a\rb\x7F") WORD("c\td"), "ab cd\n");
    check_text(PAGE LINE WORD("\x01") WORD("a") LINE WORD("b") WORD("\x02"), "a\nb\n");
}
END_TEST

Suite *read_pdf_rows_suite(void)
{
    Suite *suite = suite_create("read/pdf_rows");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, lines_are_words_parted_by_a_space);
    tcase_add_test(all, rows_that_make_no_sense_are_passed_over);
    tcase_add_test(all, control_characters_and_tabulators_move_no_line);
    suite_add_tcase(suite, all);
    return suite;
}
