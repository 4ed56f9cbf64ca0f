#include "run/mapping.h"

#include <check.h>
#include <stdlib.h>

Suite *run_mapping_suite(void);

static cg_buf line;

static void set_up(void)
{
    cg_buf_init(&line, 10000);
}

static void tear_down(void)
{
    cg_buf_release(&line);
}

/* A file with these bytes, to be read. */
static FILE *stream_of(const char *bytes, size_t len)
{
    FILE *stream = tmpfile();
    ck_assert_ptr_nonnull(stream);
    ck_assert_uint_eq(fwrite(bytes, 1, len, stream), len);
    rewind(stream);
    return stream;
}

START_TEST(lines_come_one_by_one_and_the_last_may_have_no_end)
{
    FILE *in = stream_of("one\n\ntw\0o\nend", 13);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LINE);
    ck_assert(cg_slice_is(cg_buf_slice(&line), "one"));
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LINE);
    ck_assert_uint_eq(line.len, 0);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LINE);
    ck_assert_uint_eq(line.len, 4);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LAST);
    ck_assert(cg_slice_is(cg_buf_slice(&line), "end"));
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_END);
    ck_assert_int_eq(fclose(in), 0);
}
END_TEST

START_TEST(an_empty_stream_has_no_line)
{
    FILE *in = stream_of("", 0);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_END);
    ck_assert_int_eq(fclose(in), 0);
}
END_TEST

/* Around the size in which they are read, and the cap. */
static const size_t lengths[] = {4095, 4096, 4097, 8191, 8192, 8193};

START_TEST(long_lines_come_whole)
{
    size_t len = lengths[_i];
    char *bytes = malloc(len + 2);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)('a' + i % 26);
    memcpy(bytes + len, "\nx", 2);
    FILE *in = stream_of(bytes, len + 2);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LINE);
    ck_assert(cg_slice_equal(cg_buf_slice(&line), (cg_slice){bytes, len}));
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LAST);
    ck_assert(cg_slice_is(cg_buf_slice(&line), "x"));
    ck_assert_int_eq(fclose(in), 0);
    free(bytes);
}
END_TEST

START_TEST(a_line_that_does_not_fit_is_told_and_the_next_one_read)
{
    static char bytes[20002];
    memset(bytes, 'a', sizeof bytes);
    memcpy(bytes + 20000, "\nb", 2);
    FILE *in = stream_of(bytes, sizeof bytes);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LONG);
    ck_assert_int_eq(cg_stream_read(in, &line), CG_STREAM_LAST);
    ck_assert(cg_slice_is(cg_buf_slice(&line), "b"));
    ck_assert_int_eq(fclose(in), 0);
}
END_TEST

Suite *run_mapping_suite(void)
{
    Suite *suite = suite_create("run/mapping");
    TCase *tests = tcase_create("mapping");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, lines_come_one_by_one_and_the_last_may_have_no_end);
    tcase_add_test(tests, an_empty_stream_has_no_line);
    tcase_add_loop_test(tests, long_lines_come_whole, 0,
                        (int)(sizeof lengths / sizeof *lengths));
    tcase_add_test(tests, a_line_that_does_not_fit_is_told_and_the_next_one_read);
    suite_add_tcase(suite, tests);
    return suite;
}
