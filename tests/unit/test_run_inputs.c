#include "base/alloc.h"
#include "run/inputs.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

static char name[64];

static void set_up(void)
{
    snprintf(name, sizeof name, "/tmp/claimgrep-inputs-XXXXXX");
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(close(fd), 0);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(unlink(name), 0);
}

static void write_list(const char *bytes, size_t len)
{
    FILE *file = fopen(name, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
    ck_assert_int_eq(fclose(file), 0);
}

static cg_status read_list(cg_inputs *inputs, bool zero)
{
    static const char *const paths[] = {"named"};
    cg_check_options options = {
        .paths = paths, .paths_len = 1, .files_from = name, .files_from_zero = zero};
    cg_inputs_init(inputs);
    return cg_inputs_read(inputs, &options, NULL);
}

static void expect(const cg_inputs *inputs, const char *const *wanted, size_t len)
{
    ck_assert_uint_eq(inputs->named.len, len);
    for (size_t i = 0; i < len; i++)
        ck_assert_str_eq(inputs->named.items[i], wanted[i]);
}

START_TEST(a_list_has_a_path_a_line)
{
    static const char *const wanted[] = {"named", "a b", " c", "d"};
    cg_inputs inputs;
    write_list("a b\n\n c\r\n\r\nd", 12);
    ck_assert_int_eq(read_list(&inputs, false), CG_OK);
    expect(&inputs, wanted, 4);
    cg_inputs_release(&inputs);
    write_list("a\0b\n", 4);
    ck_assert_int_eq(read_list(&inputs, false), CG_E_USAGE);
    cg_inputs_release(&inputs);
}
END_TEST

START_TEST(or_a_path_up_to_each_zero_byte)
{
    static const char *const wanted[] = {"named", "a\nb", "c"};
    cg_inputs inputs;
    write_list("a\nb\0\0c", 6);
    ck_assert_int_eq(read_list(&inputs, true), CG_OK);
    expect(&inputs, wanted, 3);
    cg_inputs_release(&inputs);
}
END_TEST

START_TEST(without_memory_it_fails_and_says_so)
{
    cg_status status = CG_E_MEMORY;
    write_list("a\nb\nc\n", 6);
    for (size_t n = 1; status != CG_OK; n++) {
        cg_inputs inputs;
        cg_alloc_fail_at(n, 0);
        status = read_list(&inputs, false);
        cg_alloc_fail_at(0, 0);
        cg_inputs_release(&inputs);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        ck_assert_uint_lt(n, 100);
    }
}
END_TEST

Suite *run_inputs_suite(void)
{
    Suite *suite = suite_create("run/inputs");
    TCase *tests = tcase_create("inputs");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_list_has_a_path_a_line);
    tcase_add_test(tests, or_a_path_up_to_each_zero_byte);
    tcase_add_test(tests, without_memory_it_fails_and_says_so);
    suite_add_tcase(suite, tests);
    return suite;
}
