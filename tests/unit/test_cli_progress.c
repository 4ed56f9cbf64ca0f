#include "cli/cli.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *cli_progress_suite(void);

START_TEST(the_line_tells_files_bytes_rate_and_time_left)
{
    static const struct {
        cg_progress progress;
        double seconds;
        const char *line;
    } rows[] = {
        {{0, 1, 0, 500, false}, 1, "0 of 1 file, 0 of 500 B"},
        {{1, 2, 500, 999, false}, 0, "1 of 2 files, 500 of 999 B"},
        {{1, 2, 500, 999, false}, 1, "1 of 2 files, 500 of 999 B, 0.0 MB/s, 1 s left"},
        {{5, 9, 500000, 1000000, false}, 2,
         "5 of 9 files, 0.5 of 1.0 MB, 0.2 MB/s, 2 s left"},
        {{12, 400, 1200000, 40000000, false}, 0.01,
         "12 of 400 files, 1.2 of 40.0 MB, 120.0 MB/s, 0 s left"},
        {{1, 19862, 53687091, 1073741824, false}, 10,
         "1 of 19862 files, 0.1 of 1.1 GB, 5.4 MB/s, 3:10 left"},
        {{1, 2, 1000, 100000000, false}, 1,
         "1 of 2 files, 0.0 of 100.0 MB, 0.0 MB/s, 27:46:39 left"},
        {{1, 2, 1, 1000000000000, false}, 1,
         "1 of 2 files, 0.0 of 1.0 TB, 0.0 MB/s, 99:59:59 left"},
        {{9, 9, 70, 60, false}, 1, "9 of 9 files, 70 of 60 B, 0.0 MB/s, 0 s left"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[CG_PROGRESS_LINE];
        cg_progress_format(line, &rows[i].progress, rows[i].seconds);
        ck_assert_str_eq(line, rows[i].line);
    }
}
END_TEST

START_TEST(the_longest_line_fits)
{
    cg_progress most = {SIZE_MAX, SIZE_MAX, UINT64_MAX / 2, UINT64_MAX, false};
    char line[CG_PROGRESS_LINE];
    memset(line, 'x', sizeof line);
    cg_progress_format(line, &most, 1e-9);
    ck_assert_ptr_nonnull(memchr(line, '\0', sizeof line));
    ck_assert_uint_gt(strlen(line), 40);
}
END_TEST

/* What the line wrote since the last call. */
static const char *written(FILE *out)
{
    static char text[1000];
    static long before;
    if (ftell(out) < before)
        before = 0; /* another file */
    ck_assert_int_eq(fseek(out, before, SEEK_SET), 0);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    before += (long)strlen(text);
    ck_assert_int_eq(fseek(out, 0, SEEK_END), 0);
    return text;
}

START_TEST(it_is_written_over_ten_times_a_second_and_erased_at_the_end)
{
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    cg_progress_line line = {.out = out, .started = 10, .next = 10.5};
    cg_progress p = {1, 10, 0, 900, false};
    cg_progress_update(&line, &p, 10.4);
    ck_assert_str_eq(written(out), "");
    cg_progress_update(&line, &p, 10.6);
    ck_assert_str_eq(written(out), "\r1 of 10 files, 0 of 900 B");
    cg_progress_update(&line, &p, 10.65);
    ck_assert_str_eq(written(out), "");
    p = (cg_progress){1, 1, 0, 1, false};
    cg_progress_update(&line, &p, 10.8);
    ck_assert_str_eq(written(out), "\r1 of 1 file, 0 of 1 B    ");
    p.ended = true;
    cg_progress_update(&line, &p, 10.81);
    ck_assert_str_eq(written(out), "\r                     \r");
    ck_assert_int_eq(fclose(out), 0);
}
END_TEST

START_TEST(what_ends_at_once_shows_nothing)
{
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    cg_progress_line line = {.out = out, .started = 10, .next = 10.5};
    cg_progress p = {1, 1, 5, 5, false};
    cg_progress_update(&line, &p, 10.1);
    p.ended = true;
    cg_progress_update(&line, &p, 10.1);
    ck_assert_str_eq(written(out), "");
    ck_assert_int_eq(fclose(out), 0);
}
END_TEST

Suite *cli_progress_suite(void)
{
    Suite *suite = suite_create("cli progress");
    TCase *tests = tcase_create("progress");
    tcase_add_test(tests, the_line_tells_files_bytes_rate_and_time_left);
    tcase_add_test(tests, the_longest_line_fits);
    tcase_add_test(tests, it_is_written_over_ten_times_a_second_and_erased_at_the_end);
    tcase_add_test(tests, what_ends_at_once_shows_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
