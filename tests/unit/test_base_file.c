#include "base/alloc.h"
#include "base/file.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];
static char path[128];
static cg_buf out;
static cg_error error;

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/cg-file-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/f", folder);
    cg_buf_init(&out, (size_t)8 << 20);
}

static void tear_down(void)
{
    cg_buf_release(&out);
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void write_file(size_t len)
{
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    for (size_t i = 0; i < len; i++)
        ck_assert_int_ne(fputc("abcdefg"[i % 7], f), EOF);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(a_file_is_read_whole_or_cut_at_the_cap)
{
    static const struct {
        size_t len, cap, read;
        bool cut;
    } rows[] = {
        {0, 0, 0, false},
        {0, 10, 0, false},
        {1, 0, 0, true},
        {10, 9, 9, true},
        {10, 10, 10, false},
        {10, 11, 10, false},
        {65535, 1 << 20, 65535, false},
        {65536, 65536, 65536, false},
        {65537, 65536, 65536, true},
        {300000, 1 << 20, 300000, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool cut = !rows[i].cut;
        write_file(rows[i].len);
        ck_assert_int_eq(cg_file_read(path, rows[i].cap, &out, &cut, &error), CG_OK);
        ck_assert_uint_eq(out.len, rows[i].read);
        ck_assert_int_eq(cut, rows[i].cut);
        ck_assert_int_eq(out.ptr[out.len], 0);
        for (size_t at = 0; at < out.len; at += 997)
            ck_assert_int_eq(out.ptr[at], "abcdefg"[at % 7]);
    }
}
END_TEST

START_TEST(a_buffer_that_may_not_grow_cuts_as_well)
{
    cg_buf small;
    bool cut = false;
    cg_buf_init(&small, 5);
    write_file(6);
    ck_assert_int_eq(cg_file_read(path, 1000, &small, &cut, &error), CG_OK);
    ck_assert_str_eq(small.ptr, "abcde");
    ck_assert(cut);
    cg_buf_release(&small);
}
END_TEST

START_TEST(what_the_buffer_held_is_replaced)
{
    bool cut;
    cg_buf_add_slice(&out, CG_SLICE("something longer than the file"));
    write_file(3);
    ck_assert_int_eq(cg_file_read(path, 1000, &out, &cut, &error), CG_OK);
    ck_assert_str_eq(out.ptr, "abc");
}
END_TEST

START_TEST(what_is_no_file_is_refused)
{
    bool cut;
    ck_assert_int_eq(cg_file_read(path, 1000, &out, &cut, &error), CG_E_IO);
    ck_assert_int_eq(error.sys_errno, ENOENT);
    ck_assert_str_eq(error.path, path);
    ck_assert_int_eq(cg_file_read(folder, 1000, &out, &cut, &error), CG_E_IO);
    ck_assert_str_eq(error.text, "is a folder, not a file");
    ck_assert_int_eq(cg_file_read("/dev/null", 1000, &out, &cut, &error), CG_E_IO);
    ck_assert_str_eq(error.text, "is not a regular file");
    ck_assert_int_eq(cg_file_read("", 1000, &out, &cut, NULL), CG_E_IO);
}
END_TEST

START_TEST(a_pipe_without_a_writer_does_not_hang)
{
    bool cut = true;
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(cg_file_read(path, 1000, &out, &cut, &error), CG_OK);
    ck_assert_uint_eq(out.len, 0);
    ck_assert(!cut);
}
END_TEST

START_TEST(a_pipe_is_read_to_its_end)
{
    bool cut = true;
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    int writer = open(path, O_WRONLY);
    ck_assert(reader >= 0 && writer >= 0);
    ck_assert_int_eq(write(writer, "from a pipe", 11), 11);
    ck_assert_int_eq(close(writer), 0);
    ck_assert_int_eq(cg_file_read(path, 1000, &out, &cut, &error), CG_OK);
    ck_assert_str_eq(out.ptr, "from a pipe");
    ck_assert(!cut);
    ck_assert_int_eq(close(reader), 0);
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    bool cut;
    write_file(200000);
    for (long n = 1; n <= 2; n++) {
        cg_buf_release(&out);
        cg_alloc_fail_at(n, 1);
        cg_status status = cg_file_read(path, (size_t)1 << 20, &out, &cut, &error);
        cg_alloc_fail_at(0, 0);
        ck_assert_int_eq(status, CG_E_MEMORY);
        ck_assert_int_eq(error.status, CG_E_MEMORY);
    }
}
END_TEST

START_TEST(a_file_is_mapped_as_it_is)
{
    cg_file_map map;
    write_file(100000);
    ck_assert_int_eq(cg_file_map_open(path, 100000, &map, &error), CG_OK);
    ck_assert_uint_eq(map.len, 100000);
    for (size_t i = 0; i < map.len; i += 997)
        ck_assert_int_eq(map.bytes[i], "abcdefg"[i % 7]);
    cg_file_map_close(&map);
    ck_assert_ptr_null(map.bytes);
    cg_file_map_close(&map);
}
END_TEST

START_TEST(what_is_too_large_or_empty_or_no_file_is_not_mapped)
{
    cg_file_map map;
    ck_assert_int_eq(cg_file_map_open(path, 10, &map, &error), CG_E_IO);
    ck_assert_int_eq(cg_file_map_open(folder, 10, &map, &error), CG_E_IO);
    write_file(11);
    ck_assert_int_eq(cg_file_map_open(path, 10, &map, &error), CG_E_IO);
    ck_assert_ptr_null(map.bytes);
    write_file(0);
    ck_assert_int_eq(cg_file_map_open(path, 10, &map, &error), CG_E_IO);
}
END_TEST

Suite *base_file_suite(void);
Suite *base_file_suite(void)
{
    Suite *suite = suite_create("base/file");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, a_file_is_read_whole_or_cut_at_the_cap);
    tcase_add_test(all, a_buffer_that_may_not_grow_cuts_as_well);
    tcase_add_test(all, what_the_buffer_held_is_replaced);
    tcase_add_test(all, what_is_no_file_is_refused);
    tcase_add_test(all, a_pipe_without_a_writer_does_not_hang);
    tcase_add_test(all, a_pipe_is_read_to_its_end);
    tcase_add_test(all, memory_that_runs_out_is_told);
    tcase_add_test(all, a_file_is_mapped_as_it_is);
    tcase_add_test(all, what_is_too_large_or_empty_or_no_file_is_not_mapped);
    suite_add_tcase(suite, all);
    return suite;
}
