#include "base/slice.h"
#include "text/piece.h"

#include <check.h>

Suite *text_piece_suite(void);

START_TEST(short_files_are_one_piece_and_the_last_is_the_longest)
{
    ck_assert_uint_eq(cg_piece_count(0), 1);
    ck_assert_uint_eq(cg_piece_count(CG_PIECE_SIZE), 1);
    ck_assert_uint_eq(cg_piece_count(2 * (uint64_t)CG_PIECE_SIZE - 1), 1);
    ck_assert_uint_eq(cg_piece_count(2 * (uint64_t)CG_PIECE_SIZE), 2);
    ck_assert_uint_eq(cg_piece_count(3 * (uint64_t)CG_PIECE_SIZE - 1), 2);
    ck_assert_uint_eq(cg_piece_count((uint64_t)1 << 30), 256);
}
END_TEST

START_TEST(a_piece_begins_behind_an_empty_line_else_a_line_else_a_space)
{
    static const struct {
        const char *window;
        size_t cut;
    } rows[] = {
        {"", 0},
        {"the end.\n\nNext", 10},
        {"the end.\r\n\r\nNext", 12},
        {"the end.\n \t\nNext", 12},
        {"\nfirst line\n\nNext", 13}, /* a break may be the end of a line */
        {"\n\nNext", 2},
        {"one\ntwo three", 4},
        {"one two", 4},
        {"word", 0},
        {"\xA9 rest", 2},
        {"\xA9\xA9rest", 2}, /* never inside of a character */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(cg_piece_cut(cg_slice_of(rows[i].window)) == rows[i].cut, "row %zu: %zu", i,
                      cg_piece_cut(cg_slice_of(rows[i].window)));
}
END_TEST

Suite *text_piece_suite(void)
{
    Suite *suite = suite_create("text piece");
    TCase *all = tcase_create("all");
    tcase_add_test(all, short_files_are_one_piece_and_the_last_is_the_longest);
    tcase_add_test(all, a_piece_begins_behind_an_empty_line_else_a_line_else_a_space);
    suite_add_tcase(suite, all);
    return suite;
}
