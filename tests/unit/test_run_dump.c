#include "claimgrep.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A byte order mark and CRLF: offsets must still be those of the file. */
static const char text[] = "\xEF\xBB\xBFThe fee is gone. It came back.\r\n\r\nNext.\r\n";

static char name[64];
static char printed[8192];

static void write_document(void)
{
    (void)snprintf(name, sizeof name, "/tmp/claimgrep-dump.XXXXXX");
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    ck_assert_int_eq(close(fd), 0);
}

static void remove_document(void)
{
    ck_assert_int_eq(unlink(name), 0);
}

static cg_status dump_stage(const char *stage, const char *path, FILE *out, cg_error *error)
{
    cg_dump_options options = {.stage = stage, .path = path};
    return cg_dump(&options, out, NULL, error);
}

static void dump(const char *stage)
{
    cg_error error = {0};
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(dump_stage(stage, name, out, &error), CG_OK);
    rewind(out);
    size_t len = fread(printed, 1, sizeof printed - 1, out);
    printed[len] = '\0';
    ck_assert_int_eq(fclose(out), 0);
}

START_TEST(sentences_come_with_offsets_of_the_file)
{
    dump("sentences");
    ck_assert_str_eq(printed,
                     "{\"byte_start\":3,\"byte_end\":19,\"text\":\"The fee is gone.\"}\n"
                     "{\"byte_start\":20,\"byte_end\":33,\"text\":\"It came back.\"}\n"
                     "{\"byte_start\":37,\"byte_end\":42,\"text\":\"Next.\"}\n");
}
END_TEST

START_TEST(blocks_come_with_their_kind)
{
    dump("document");
    ck_assert_ptr_nonnull(strstr(printed, "{\"type\":\"block\",\"line\":1,\"column\":1,"
                                          "\"byte_start\":3,\"byte_end\":33,\"kind\":"
                                          "\"paragraph\",\"heading\":null,"));
    ck_assert_ptr_nonnull(strstr(printed, "\"byte_start\":37,\"byte_end\":42,"));
}
END_TEST

START_TEST(tokens_come_with_their_folded_form)
{
    dump("tokens");
    ck_assert_ptr_nonnull(strstr(printed, "{\"byte_start\":3,\"byte_end\":6,\"kind\":\"word\","
                                          "\"folded\":\"the\",\"text\":\"The\"}\n"));
    ck_assert_ptr_nonnull(strstr(printed, "{\"byte_start\":18,\"byte_end\":19,\"kind\":\"mark\","));
}
END_TEST

START_TEST(a_stage_that_there_is_not_is_a_usage_error)
{
    cg_error error = {0};
    ck_assert_int_eq(dump_stage("sentence", name, stdout, &error), CG_E_USAGE);
    ck_assert_ptr_nonnull(strstr(error.text, "sentences"));
}
END_TEST

START_TEST(a_missing_file_is_an_error_with_its_path)
{
    cg_error error = {0};
    ck_assert_int_eq(dump_stage("tokens", "/tmp/claimgrep/no/such", stdout, &error),
                     CG_E_IO);
    ck_assert_str_eq(error.path, "/tmp/claimgrep/no/such");
}
END_TEST

Suite *run_dump_suite(void);
Suite *run_dump_suite(void)
{
    Suite *suite = suite_create("run/dump");
    TCase *tests = tcase_create("dump");
    tcase_add_checked_fixture(tests, write_document, remove_document);
    tcase_add_test(tests, sentences_come_with_offsets_of_the_file);
    tcase_add_test(tests, blocks_come_with_their_kind);
    tcase_add_test(tests, tokens_come_with_their_folded_form);
    tcase_add_test(tests, a_stage_that_there_is_not_is_a_usage_error);
    tcase_add_test(tests, a_missing_file_is_an_error_with_its_path);
    suite_add_tcase(suite, tests);
    return suite;
}
