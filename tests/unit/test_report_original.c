#include "report/original.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

static cg_original original;
static char path[] = "/tmp/claimgrep-original.XXXXXX";

static void set_up(void)
{
    cg_original_init(&original);
}

static void tear_down(void)
{
    cg_original_release(&original);
}

static void open_text(const char *text, size_t len)
{
    char name[sizeof path];
    memcpy(name, path, sizeof path);
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, len), (ssize_t)len);
    ck_assert_int_eq(close(fd), 0);
    ck_assert_int_eq(cg_original_open(&original, cg_slice_of(name), NULL), CG_OK);
    ck_assert_int_eq(unlink(name), 0);
}

/* What code hosts work out, by a machine of our own: the hundred units from `units`
 * on, each counting 37 times as much as the next. */
static uint64_t plain_hash(const unsigned *units, size_t len)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < 100; i++)
        hash = hash * 37 + (i < len ? units[i] : 0);
    return hash;
}

static void expect_hash(uint32_t line, const unsigned *units, size_t len, unsigned occurrence)
{
    char got[CG_LINE_HASH_SIZE], wanted[CG_LINE_HASH_SIZE];
    ck_assert(cg_original_line_hash(&original, line, got));
    (void)snprintf(wanted, sizeof wanted, "%llx:%u", (unsigned long long)plain_hash(units, len),
                   occurrence);
    ck_assert_str_eq(got, wanted);
}

START_TEST(a_line_is_hashed_with_what_follows_it)
{
    static const char text[] = "a b\r\n\tc\xF0\x9F\x98\x80\na b";
    static const unsigned units[] = {'a', 'b', '\n', 'c', 0xD83D, 0xDE00,
                                     '\n', 'a', 'b', 0xFFFF};
    open_text(text, sizeof text - 1);
    expect_hash(1, units, 10, 1);
    expect_hash(2, units + 3, 7, 1);
    expect_hash(3, units + 7, 3, 1);
    char out[CG_LINE_HASH_SIZE];
    ck_assert(!cg_original_line_hash(&original, 4, out));
    ck_assert(!cg_original_line_hash(&original, 0, out));
}
END_TEST

START_TEST(lines_with_one_hash_are_numbered)
{
    enum { LEN = 150 };
    char text[2 * LEN + 2];
    unsigned units[LEN];
    memset(text, 'x', sizeof text);
    text[LEN] = text[2 * LEN + 1] = '\n';
    for (size_t i = 0; i < LEN; i++)
        units[i] = 'x';
    open_text(text, sizeof text);
    expect_hash(1, units, LEN, 1);
    expect_hash(2, units, LEN, 2);
}
END_TEST

START_TEST(columns_count_what_they_are_asked_to)
{
    static const char text[] = "one\n\xC3\xA4\xF0\x9F\x98\x80\tb\n";
    open_text(text, sizeof text - 1);
    ck_assert_uint_eq(cg_original_column(&original, 2, 8, CG_COLUMN_BYTE), 8);
    ck_assert_uint_eq(cg_original_column(&original, 2, 8, CG_COLUMN_UTF16), 5);
    ck_assert_uint_eq(cg_original_column(&original, 2, 8, CG_COLUMN_CODEPOINT), 4);
    ck_assert_uint_eq(cg_original_column(&original, 2, 8, CG_COLUMN_DISPLAY), 9);
    ck_assert_uint_eq(cg_original_column(&original, 9, 8, CG_COLUMN_UTF16), 8);
    ck_assert_uint_eq(cg_original_column(&original, 2, 800, CG_COLUMN_UTF16), 800);
}
END_TEST

START_TEST(a_file_that_is_gone_or_no_text_has_no_places)
{
    char out[CG_LINE_HASH_SIZE];
    ck_assert_int_eq(cg_original_open(&original, CG_SLICE("/nonexistent/x"), NULL), CG_OK);
    ck_assert(!original.readable);
    ck_assert(!cg_original_line_hash(&original, 1, out));
    ck_assert_uint_eq(cg_original_bytes(&original, 0, 1).len, 0);
    open_text("a\0b", 3);
    ck_assert(!original.readable);
    open_text("ab\ncd\r\n", 7);
    ck_assert(original.readable);
    ck_assert(cg_slice_is(cg_original_lines(&original, 1, 2), "ab\ncd"));
    ck_assert(cg_slice_is(cg_original_bytes(&original, 1, 4), "b\nc"));
}
END_TEST

Suite *report_original_suite(void);
Suite *report_original_suite(void)
{
    Suite *suite = suite_create("report/original");
    TCase *tests = tcase_create("original");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_line_is_hashed_with_what_follows_it);
    tcase_add_test(tests, lines_with_one_hash_are_numbered);
    tcase_add_test(tests, columns_count_what_they_are_asked_to);
    tcase_add_test(tests, a_file_that_is_gone_or_no_text_has_no_places);
    suite_add_tcase(suite, tests);
    return suite;
}
