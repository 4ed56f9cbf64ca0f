#include "wire/blob.h"

#include "result_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

Suite *wire_blob_read_suite(void);

static const uint32_t shards[] = {1};
static cg_claim_info claims[2];
static char path[64];
static char *bytes;
static size_t len;

static cg_results *results_of(void)
{
    cg_results *results = cg_results_new();
    static const cg_file_account account = {.path = CG_SLICE_INIT("a.txt"), .bytes = 5};
    fixture_add(results, &(fixture){.stance = CG_STANCE_SUPPORT, .claim = 1, .path = "a.txt"});
    fixture_add(results, &(fixture){.stance = CG_STANCE_MENTION, .claim = 0, .path = "a.txt"});
    for (size_t i = 0; i < 2; i++)
        memcpy(results->statements.items[i].fingerprint, "00112233445566778899aabbccddeeff", 33);
    ck_assert_int_eq(cg_results_account(results, &account, NULL), CG_OK);
    cg_results_item item = {.path = CG_SLICE("a.txt"), .accounts = 1, .statements = 2};
    ck_assert(cg_vec_push(&results->items, item));
    return results;
}

static void write_bytes(const char *from, size_t count)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(from, 1, count, file), count);
    ck_assert_int_eq(fclose(file), 0);
}

static void write_blob(void)
{
    cg_results *results = results_of();
    const cg_diagnostic warning = {.id = "json", .level = CG_LEVEL_WARNING,
                                   .path = CG_SLICE("a.txt.meta.json"),
                                   .message = CG_SLICE("the text ends too early")};
    const cg_wire_diag diag = cg_wire_diag_of(&warning, 0, 0);
    cg_blob_content content = {
        .head = {.version = CG_SLICE("1.2.3"), .of = 1, .shards = shards, .shards_len = 1},
        .claims = claims, .claim_count = 2, .results = results, .diags = &diag, .diag_count = 1};
    memset(content.head.engine, 'e', 32);
    memset(content.head.rules, 'r', 32);
    memset(content.head.files, 'f', 32);
    FILE *out = open_memstream(&bytes, &len);
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(cg_blob_write(&content, out, NULL), CG_OK);
    ck_assert_int_eq(fclose(out), 0);
    cg_results_free(results);
}

static void set_up(void)
{
    claims[0] = fixture_claim("p/a");
    claims[1] = fixture_claim("p/b");
    snprintf(path, sizeof path, "/tmp/claimgrep-blob-XXXXXX");
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(close(fd), 0);
    write_blob();
}

static void tear_down(void)
{
    ck_assert_int_eq(unlink(path), 0);
    free(bytes);
}

/* Reads what is in the file, items and all. */
static cg_status read_whole(cg_results *results, cg_error *error)
{
    cg_blob blob;
    cg_blob_init(&blob);
    cg_status status = cg_blob_read(&blob, path, error);
    for (size_t i = 0; status == CG_OK && i < blob.items.len; i++)
        status = cg_blob_add_item(&blob, &blob.items.items[i], results, error);
    cg_blob_release(&blob);
    return status;
}

START_TEST(what_was_written_is_read)
{
    cg_blob blob;
    write_bytes(bytes, len);
    cg_blob_init(&blob);
    ck_assert_int_eq(cg_blob_read(&blob, path, NULL), CG_OK);
    ck_assert(cg_slice_is(blob.head.version, "1.2.3"));
    ck_assert_uint_eq(blob.head.shards_len, 1);
    ck_assert_uint_eq(blob.claim_count, 2);
    ck_assert(cg_slice_is(blob.claims[1].id, "p/b"));
    ck_assert_uint_eq(blob.diags.len, 1);
    ck_assert_uint_eq(blob.items.len, 1);
    ck_assert(cg_slice_is(blob.items.items[0].path, "a.txt"));
    cg_blob_release(&blob);
    cg_results *results = cg_results_new();
    ck_assert_int_eq(read_whole(results, NULL), CG_OK);
    ck_assert_uint_eq(results->statements.len, 2);
    ck_assert_uint_eq(results->statements.items[0].claim, 1);
    ck_assert_uint_eq(results->files.items[0].bytes, 5);
    cg_results_free(results);
}
END_TEST

START_TEST(one_that_is_cut_off_is_refused)
{
    for (size_t cut = 0; cut < len; cut += 23) {
        cg_results *results = cg_results_new();
        cg_error error = {0};
        write_bytes(bytes, cut);
        ck_assert_int_eq(read_whole(results, &error), CG_E_CONTENT);
        ck_assert_str_eq(error.path, path);
        cg_results_free(results);
    }
}
END_TEST

START_TEST(one_with_a_changed_byte_is_refused)
{
    for (size_t at = 0; at < len; at += 23) {
        cg_results *results = cg_results_new();
        bytes[at] ^= 1;
        write_bytes(bytes, len);
        ck_assert_int_eq(read_whole(results, NULL), CG_E_CONTENT);
        bytes[at] ^= 1;
        cg_results_free(results);
    }
}
END_TEST

START_TEST(one_that_goes_on_behind_its_end_is_refused)
{
    cg_results *results = cg_results_new();
    char *longer = malloc(2 * len);
    ck_assert_ptr_nonnull(longer);
    memcpy(longer, bytes, len);
    memcpy(longer + len, bytes, len);
    write_bytes(longer, 2 * len);
    ck_assert_int_eq(read_whole(results, NULL), CG_E_CONTENT);
    free(longer);
    cg_results_free(results);
}
END_TEST

START_TEST(one_that_is_not_there_is_no_fault_of_its_content)
{
    cg_results *results = cg_results_new();
    char was = path[strlen(path) - 1];
    path[strlen(path) - 1] = '/';
    ck_assert_int_eq(read_whole(results, NULL), CG_E_IO);
    path[strlen(path) - 1] = was;
    cg_results_free(results);
}
END_TEST

START_TEST(a_file_is_in_one_shard)
{
    unsigned counts[7] = {0};
    for (int i = 0; i < 7000; i++) {
        char name[32];
        snprintf(name, sizeof name, "docs/%d.txt", i);
        uint32_t shard = cg_blob_shard_of(cg_slice_of(name), 7);
        ck_assert_uint_ge(shard, 1);
        ck_assert_uint_le(shard, 7);
        counts[shard - 1]++;
    }
    for (int i = 0; i < 7; i++) {
        ck_assert_uint_gt(counts[i], 850);
        ck_assert_uint_lt(counts[i], 1150);
    }
}
END_TEST

Suite *wire_blob_read_suite(void)
{
    Suite *suite = suite_create("wire/blob_read");
    TCase *tests = tcase_create("blob_read");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_was_written_is_read);
    tcase_add_test(tests, one_that_is_cut_off_is_refused);
    tcase_add_test(tests, one_with_a_changed_byte_is_refused);
    tcase_add_test(tests, one_that_goes_on_behind_its_end_is_refused);
    tcase_add_test(tests, one_that_is_not_there_is_no_fault_of_its_content);
    tcase_add_test(tests, a_file_is_in_one_shard);
    suite_add_tcase(suite, tests);
    return suite;
}
