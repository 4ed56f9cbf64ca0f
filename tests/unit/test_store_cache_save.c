/* Cache files that are damaged, and writing them. */
#include "cache_fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

/* --- files that are no caches --------------------------------------------------------- */

static cg_buf read_cache(void)
{
    cg_buf bytes;
    bool cut;
    cg_buf_init(&bytes, CG_MAX_CACHE);
    ck_assert_int_eq(cg_file_read(path, CG_MAX_CACHE, &bytes, &cut, NULL), CG_OK);
    return bytes;
}

static void write_bytes(const char *bytes, size_t len)
{
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, len, f), len);
    ck_assert_int_eq(fclose(f), 0);
}

static cg_cache_state state_now(void)
{
    cg_cache *cache = open_for(keys, 2);
    cg_cache_state state = cg_cache_state_of(cache);
    if (state != CG_CACHE_READ)
        ck_assert_uint_eq(cg_cache_file_count(cache), 0);
    cg_cache_free(cache);
    return state;
}

START_TEST(no_file_is_an_empty_cache)
{
    ck_assert_int_eq(state_now(), CG_CACHE_ABSENT);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_int_eq(state_now(), CG_CACHE_UNREADABLE);
    ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

START_TEST(a_cache_with_one_byte_changed_is_damaged)
{
    keep_three();
    cg_buf bytes = read_cache();
    for (size_t at = 0; at < bytes.len; at++) {
        bytes.ptr[at] ^= 0x10;
        write_bytes(bytes.ptr, bytes.len);
        cg_cache_state state = state_now();
        ck_assert_msg(state == CG_CACHE_DAMAGED || state == CG_CACHE_OUTDATED, "byte %zu", at);
        bytes.ptr[at] ^= 0x10;
    }
    cg_buf_release(&bytes);
}
END_TEST

START_TEST(a_cache_that_is_cut_off_is_damaged)
{
    keep_three();
    cg_buf bytes = read_cache();
    for (size_t len = 0; len < bytes.len; len += 3) {
        write_bytes(bytes.ptr, len);
        ck_assert_int_eq(state_now(), CG_CACHE_DAMAGED);
    }
    cg_buf_release(&bytes);
}
END_TEST

START_TEST(another_engine_s_cache_is_outdated)
{
    cg_cache *cache;
    keep_three();
    ck_assert_int_eq(cg_cache_open(path, (cg_hash128){7, 7}, &cache, NULL), CG_OK);
    ck_assert_int_eq(cg_cache_state_of(cache), CG_CACHE_OUTDATED);
    ck_assert_uint_eq(find(cache, 1), CG_CACHE_NONE);
    cg_cache_free(cache);
}
END_TEST

/* The checksum that a body deserves. */
static void sign(cg_buf *bytes)
{
    cg_cache_header header;
    memcpy(&header, bytes->ptr, sizeof header);
    header.checksum = 0;
    uint64_t sum = cg_hash64_on(0, cg_slice_sub(cg_buf_slice(bytes), sizeof header, bytes->len));
    header.checksum = cg_hash64_on(sum, (cg_slice){(const char *)&header, sizeof header});
    memcpy(bytes->ptr, &header, sizeof header);
}

/* With a checksum that is right: nothing may be believed. */
START_TEST(a_cache_that_was_tampered_with_does_no_harm)
{
    keep_three();
    cg_buf bytes = read_cache();
    size_t refused = 0, loaded = 0;
    for (size_t at = 0; at < bytes.len; at++) {
        for (int bit = 0; bit < 8; bit += 7) {
            char kept = bytes.ptr[at];
            bytes.ptr[at] ^= (char)(1 << bit);
            sign(&bytes);
            write_bytes(bytes.ptr, bytes.len);
            cg_cache *cache = open_for(keys, 2);
            cg_results *results = cg_results_new();
            refused += cg_cache_state_of(cache) != CG_CACHE_READ;
            for (uint32_t i = 0; i < cg_cache_file_count(cache); i++) {
                cg_cache_file f = cg_cache_file_at(cache, i);
                cg_status status =
                    cg_cache_load(cache, f.document, f.path, true, results, NULL);
                ck_assert(status == CG_OK || status == CG_E_CONTENT);
                loaded += status == CG_OK;
            }
            cg_results_free(results);
            cg_cache_free(cache);
            bytes.ptr[at] = kept;
        }
    }
    ck_assert_uint_gt(refused, 0);
    ck_assert_uint_gt(loaded, 0);
    cg_buf_release(&bytes);
}
END_TEST

START_TEST(a_cache_that_is_distrusted_is_empty)
{
    keep_three();
    cg_cache *cache = open_for(keys, 2);
    ck_assert_int_eq(cg_cache_distrust(cache, NULL), CG_OK);
    ck_assert_int_eq(cg_cache_state_of(cache), CG_CACHE_DAMAGED);
    ck_assert_uint_eq(cg_cache_file_count(cache), 0);
    ck_assert_uint_eq(find(cache, 1), CG_CACHE_NONE);
    ck_assert(!cg_cache_has_size(cache, 10));
    cg_cache_free(cache);
}
END_TEST

/* --- writing ------------------------------------------------------------------------- */

START_TEST(the_folder_is_made)
{
    char inner[140];
    snprintf(inner, sizeof inner, "%s/new", folder);
    snprintf(path, sizeof path, "%s/new/c", folder);
    keep_three();
    ck_assert_int_eq(state_now(), CG_CACHE_READ);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(inner), 0);
}
END_TEST

START_TEST(where_nothing_can_be_written_the_error_says_so)
{
    cg_error error = {0};
    snprintf(path, sizeof path, "/dev/null/c");
    run r = run_of(open_for(keys, 2), three, 3);
    ck_assert_int_eq(cg_cache_state_of(r.cache), CG_CACHE_ABSENT);
    ck_assert_int_eq(save(&r, &error), CG_E_STORE);
    ck_assert_ptr_nonnull(strstr(error.text, "can't be written"));
    end(&r);
    snprintf(path, sizeof path, "%s/c", folder);
}
END_TEST

START_TEST(only_one_process_writes_at_a_time)
{
    char name[160];
    cg_error error = {0};
    struct stat st;
    snprintf(name, sizeof name, "%s.new", path);
    int other = open(name, O_WRONLY | O_CREAT, 0600);
    ck_assert_int_eq(flock(other, LOCK_EX), 0);
    run r = run_of(open_for(keys, 2), three, 3);
    ck_assert_int_eq(save(&r, &error), CG_E_STORE);
    ck_assert_ptr_nonnull(strstr(error.text, "another process is writing"));
    ck_assert_int_eq(stat(name, &st), 0);
    /* But one that was killed is not waited for. */
    ck_assert_int_eq(close(other), 0);
    ck_assert_int_eq(save(&r, &error), CG_OK);
    ck_assert_int_ne(stat(name, &st), 0);
    end(&r);
    ck_assert_int_eq(state_now(), CG_CACHE_READ);
}
END_TEST

/* Two have read the same; what the first one writes of other files is kept by the
 * second. */
START_TEST(what_another_process_wrote_meanwhile_is_kept)
{
    static const file mine = {"docs/a", 1, 2}, theirs[] = {{"other/a", 8, 1}, {"other/b", 9, 2}};
    static cg_slice root = {"other", 5};
    static const cg_roots roots = {.sorted = &root, .len = 1};
    run a = run_of(open_for(keys, 2), &mine, 1), b = run_of(open_for(keys, 3), theirs, 2);
    cg_cache_update update = {b.entries, b.count, &roots};
    ck_assert_int_eq(save(&a, NULL), CG_OK);
    ck_assert_int_eq(cg_cache_save(b.cache, path, &update, NULL), CG_OK);
    end(&a);
    end(&b);
    cg_cache *cache = open_for(keys, 3);
    ck_assert_uint_eq(cg_cache_file_count(cache), 3);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 1), NULL), CG_CACHE_SOME);
    ck_assert_int_eq(cg_cache_extent_of(cache, find(cache, 9), NULL), CG_CACHE_ALL);
    expect_claims(cache, 1, "0 1 ");
    expect_claims(cache, 9, "0 1 ");
    cg_cache_free(cache);
}
END_TEST

/* One of several writers; its failures are those of a cache that is busy. */
static int write_often(unsigned which)
{
    char name[20];
    const file mine = {name, which + 1, 2};
    snprintf(name, sizeof name, "docs/%u", which);
    for (int i = 0; i < 50; i++) {
        cg_error error = {0};
        run r = run_of(open_for(keys, 2), &mine, 1);
        cg_cache_state state = cg_cache_state_of(r.cache);
        if (state != CG_CACHE_READ && state != CG_CACHE_ABSENT)
            return 1;
        cg_status status = save(&r, &error);
        if (status != CG_OK && !strstr(error.text, "another process"))
            return 2;
        end(&r);
    }
    return 0;
}

START_TEST(many_processes_may_use_one_cache)
{
    enum { PROCESSES = 4 };
    pid_t children[PROCESSES];
    fflush(NULL);
    for (unsigned i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0)
            _exit(write_often(i));
    }
    for (unsigned i = 0; i < PROCESSES; i++) {
        int status = 0;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert(WIFEXITED(status));
        ck_assert_int_eq(WEXITSTATUS(status), 0);
    }
    ck_assert_int_eq(state_now(), CG_CACHE_READ);
}
END_TEST

/* 0 when the right error came and the old file is still there. */
static int save_without_room(void)
{
    struct rlimit limit = {300, 300};
    cg_error error = {0};
    run r = run_of(open_for(keys, 4), three, 3);
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 10;
    if (save(&r, &error) != CG_E_STORE || !strstr(error.text, "can't be written"))
        return 1;
    end(&r);
    return 0;
}

START_TEST(on_a_full_disk_the_old_cache_stays)
{
    int status = 0;
    char name[160];
    struct stat st;
    keep_three();
    cg_buf before = read_cache();
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(save_without_room());
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
    cg_buf after = read_cache();
    ck_assert(cg_slice_equal(cg_buf_slice(&before), cg_buf_slice(&after)));
    snprintf(name, sizeof name, "%s.new", path);
    ck_assert_int_ne(stat(name, &st), 0);
    cg_buf_release(&before);
    cg_buf_release(&after);
}
END_TEST

START_TEST(every_allocation_of_opening_and_loading_may_fail)
{
    keep_three();
    bool done = false;
    for (long n = 1; !done && n < 200; n++) {
        cg_cache *cache = NULL;
        cg_results *results = cg_results_new();
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_cache_open(path, engine, &cache, NULL);
        if (status == CG_OK)
            status = cg_cache_set_rules(cache, keys, 3, NULL);
        if (status == CG_OK)
            status = cg_cache_load(cache, find(cache, 1), CG_SLICE("x"), true, results, NULL);
        cg_alloc_fail_at(0, 0);
        done = status == CG_OK;
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
        cg_results_free(results);
        cg_cache_free(cache);
    }
    ck_assert(done);
}
END_TEST

START_TEST(every_allocation_of_saving_may_fail)
{
    keep_three();
    cg_buf before = read_cache();
    run r = run_of(open_for(keys, 3), three, 3);
    bool done = false;
    for (long n = 1; !done && n < 400; n++) {
        cg_alloc_fail_at(n, 0);
        cg_status status = save(&r, NULL);
        cg_alloc_fail_at(0, 0);
        done = status == CG_OK;
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
        cg_buf after = read_cache();
        ck_assert(done || cg_slice_equal(cg_buf_slice(&before), cg_buf_slice(&after)));
        cg_buf_release(&after);
    }
    ck_assert(done);
    cg_buf_release(&before);
    end(&r);
}
END_TEST

Suite *store_cache_save_suite(void);
Suite *store_cache_save_suite(void)
{
    Suite *suite = suite_create("store/cache_save");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, no_file_is_an_empty_cache);
    tcase_add_test(all, a_cache_with_one_byte_changed_is_damaged);
    tcase_add_test(all, a_cache_that_is_cut_off_is_damaged);
    tcase_add_test(all, another_engine_s_cache_is_outdated);
    tcase_add_test(all, a_cache_that_was_tampered_with_does_no_harm);
    tcase_add_test(all, a_cache_that_is_distrusted_is_empty);
    tcase_add_test(all, the_folder_is_made);
    tcase_add_test(all, where_nothing_can_be_written_the_error_says_so);
    tcase_add_test(all, only_one_process_writes_at_a_time);
    tcase_add_test(all, what_another_process_wrote_meanwhile_is_kept);
    tcase_add_test(all, many_processes_may_use_one_cache);
    tcase_add_test(all, on_a_full_disk_the_old_cache_stays);
    tcase_add_test(all, every_allocation_of_opening_and_loading_may_fail);
    tcase_add_test(all, every_allocation_of_saving_may_fail);
    suite_add_tcase(suite, all);
    return suite;
}
