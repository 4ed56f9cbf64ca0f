/* Mapping and reducing: what comes of a record is a function of it alone, and what
 * comes of all of them one of their set. */
#include "base/alloc.h"
#include "base/limits.h"

#include <claimgrep.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *run_map_suite(void);

static const char pack[] =
    "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"names\":{\"ferry\":[\"North Ferry\"]},\"claims\":["
    "{\"id\":\"free\",\"claim\":\"The North Ferry is free\",\"subject\":\"ferry\","
    "\"supports\":[\"free\"],\"expect\":\"consistent\"},"
    "{\"id\":\"slow\",\"claim\":\"The North Ferry is slow\",\"subject\":\"ferry\","
    "\"supports\":[\"slow\"],\"expect\":\"supported\",\"required\":true}]}";
static char rules_path[64];
static const char *const rules[] = {rules_path};
static const char *const records[] = {
    "{\"id\":1,\"text\":\"The North Ferry is free.\"}\n",
    "{\"id\":2,\"text\":\"The North Ferry isn't free, Ann Bell said.\",\"published\":\"2011\"}\n",
    "{\"id\":3,\"text\":\"Nobody spoke of boats.\"}\n",
    "not JSON\n",
    "{\"id\":4,\"text\":\"The North Ferry is slow. The North Ferry is free.\"}\n",
    "{\"id\":5,\"uri\":\"a\\tb\\u0085\\u2028\",\"text\":\"The North Ferry\\r\\nis not slow.\"}\n",
};
enum { RECORDS = sizeof records / sizeof *records };

static cg_map_summary mapped;
static cg_check_summary reduced;
static cg_error error;
static cg_status status;
static uint32_t seed;
static long fail_at; /* the allocation that fails; 0: none */

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static void set_up(void)
{
    snprintf(rules_path, sizeof rules_path, "/tmp/claimgrep-test-map.%ld.json", (long)getpid());
    FILE *file = fopen(rules_path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(pack, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void tear_down(void)
{
    ck_assert_int_eq(remove(rules_path), 0);
}

static FILE *stream_of(const char *text)
{
    FILE *stream = tmpfile();
    ck_assert_ptr_nonnull(stream);
    ck_assert_int_ge(fputs(text, stream), 0);
    rewind(stream);
    return stream;
}

static char *text_of(FILE *stream)
{
    ck_assert_int_eq(fflush(stream), 0);
    long len = ftell(stream);
    ck_assert_int_ge(len, 0);
    char *text = calloc((size_t)len + 1, 1);
    ck_assert_ptr_nonnull(text);
    rewind(stream);
    ck_assert_uint_eq(fread(text, 1, (size_t)len, stream), (size_t)len);
    ck_assert_int_eq(fclose(stream), 0);
    return text;
}

/* What is written for `text`; to be freed. */
static char *map(const char *text, bool kv, size_t max_errors)
{
    const cg_map_options options = {
        .rules = rules, .rules_len = 1, .kv = kv, .max_errors = max_errors};
    FILE *in = stream_of(text), *out = tmpfile();
    cg_diags *diags = cg_diags_new();
    ck_assert(out && diags);
    cg_alloc_fail_at(fail_at, 0);
    status = cg_map(&options, in, out, NULL, diags, &mapped, &error);
    cg_alloc_fail_at(0, 0);
    cg_diags_free(diags);
    ck_assert_int_eq(fclose(in), 0);
    return text_of(out);
}

/* What is reported of lines as JSON lines; to be freed. */
static char *reduce(const char *text, bool kv)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/claimgrep-test-reduce.%ld", (long)getpid());
    const cg_output output = {"jsonl", path};
    const cg_check_options options = {
        .rules = rules, .rules_len = 1, .outputs = &output, .outputs_len = !kv};
    FILE *in = stream_of(text), *out = tmpfile();
    cg_diags *diags = cg_diags_new();
    ck_assert(out && diags);
    (void)remove(path);
    cg_alloc_fail_at(fail_at, 0);
    status = cg_reduce(&options, kv, in, out, diags, &reduced, &error);
    cg_alloc_fail_at(0, 0);
    cg_diags_free(diags);
    ck_assert_int_eq(fclose(in), 0);
    char *said = text_of(out);
    FILE *report = kv ? NULL : fopen(path, "r");
    if (report) {
        free(said);
        ck_assert_int_eq(fseek(report, 0, SEEK_END), 0);
        said = text_of(report);
        (void)remove(path);
    }
    return said;
}

/* --- lines -------------------------------------------------------------------------- */

typedef struct lines {
    char *items[256];
    unsigned len;
} lines;

static void split(lines *all, char *text)
{
    for (char *line = text, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        ck_assert_uint_lt(all->len, 256);
        *end = 0;
        all->items[all->len++] = line;
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *join(const lines *all)
{
    size_t len = 0;
    for (unsigned i = 0; i < all->len; i++)
        len += strlen(all->items[i]) + 1;
    char *text = calloc(len + 1, 1), *at = text;
    ck_assert_ptr_nonnull(text);
    for (unsigned i = 0; i < all->len; i++)
        at += snprintf(at, len + 1 - (size_t)(at - text), "%s\n", all->items[i]);
    return text;
}

/* In the order of their bytes; frees the text. */
static char *sorted(char *text)
{
    lines all = {.len = 0};
    split(&all, text);
    qsort(all.items, all.len, sizeof *all.items, compare);
    char *again = join(&all);
    free(text);
    return again;
}

static bool has(const lines *all, const char *line)
{
    for (unsigned i = 0; i < all->len; i++)
        if (strcmp(all->items[i], line) == 0)
            return true;
    return false;
}

static char *all_records(void)
{
    static char text[4096];
    size_t len = 0;
    for (unsigned i = 0; i < RECORDS; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%s", records[i]);
    ck_assert_uint_lt(len, sizeof text);
    return text;
}

START_TEST(what_comes_of_a_record_depends_on_no_other)
{
    char *whole = map(all_records(), false, 0);
    ck_assert_int_eq(status, CG_OK);
    ck_assert_uint_eq(mapped.documents, RECORDS - 1);
    ck_assert_uint_eq(mapped.errors, 1);
    lines all = {.len = 0};
    split(&all, whole);
    for (unsigned i = 0; i < RECORDS; i++) {
        char *one = map(records[i], false, 0);
        lines own = {.len = 0};
        split(&own, one);
        ck_assert_uint_ge(own.len, 2);
        for (unsigned k = 0; k + 1 < own.len; k++)
            ck_assert(has(&all, own.items[k]));
        free(one);
    }
    free(whole);
}
END_TEST

START_TEST(no_line_has_a_tab_or_a_break_inside)
{
    char *whole = map(all_records(), false, 0);
    for (const char *c = whole; *c; c++) {
        ck_assert((unsigned char)*c >= ' ' || *c == '\n');
        ck_assert((unsigned char)*c < 0x80 || (unsigned char)*c > 0x9F || *c == '\n' ||
                  (unsigned char)c[-1] >= 0x80);
        ck_assert(strncmp(c, "\xE2\x80\xA8", 3) != 0 && strncmp(c, "\xC2\x85", 2) != 0);
    }
    free(whole);
}
END_TEST

/* Parts of the records, some of them twice; lines in any order, some of them twice. */
START_TEST(any_parts_in_any_order_with_repeats_give_the_same_report)
{
    char *whole = map(all_records(), false, 0), *parts[RECORDS] = {NULL};
    char *wanted = reduce(whole, false);
    ck_assert_int_eq(status, CG_OK);
    cg_check_summary one = reduced;
    ck_assert_uint_eq(one.files, RECORDS);
    seed = (uint32_t)_i;
    lines all = {.len = 0};
    for (unsigned i = 0; i < RECORDS; i++) {
        parts[i] = map(records[i], false, 0);
        split(&all, parts[i]);
    }
    for (unsigned i = 0, twice = draw(6); i < twice; i++) {
        all.items[all.len] = all.items[draw(all.len)];
        all.len++;
    }
    for (unsigned i = all.len - 1; i > 0; i--) {
        unsigned other = draw(i + 1);
        char *line = all.items[i];
        all.items[i] = all.items[other];
        all.items[other] = line;
    }
    char *shuffled = join(&all);
    char *got = reduce(shuffled, false);
    ck_assert_int_eq(status, CG_OK);
    ck_assert_str_eq(got, wanted);
    ck_assert_int_eq(reduced.exit_status, one.exit_status);
    for (unsigned i = 0; i < RECORDS; i++)
        free(parts[i]);
    free(got);
    free(shuffled);
    free(wanted);
    free(whole);
}
END_TEST

START_TEST(sorted_lines_give_the_statements_and_verdicts_of_the_report)
{
    char *plain = map(all_records(), false, 0);
    char *keyed = sorted(map(all_records(), true, 0));
    char *report = reduce(plain, false), *got = reduce(keyed, true);
    lines wanted = {.len = 0}, said = {.len = 0};
    ck_assert_int_eq(status, CG_OK);
    split(&wanted, report);
    split(&said, got);
    unsigned found = 0;
    for (unsigned i = 0; i < wanted.len; i++) {
        bool own = strstr(wanted.items[i], "\"type\":\"statement\"") ||
                   strstr(wanted.items[i], "\"type\":\"verdict\"");
        ck_assert(!own || has(&said, wanted.items[i]));
        found += own;
    }
    ck_assert_uint_eq(found, said.len);
    free(got);
    free(report);
    free(keyed);
    free(plain);
}
END_TEST

START_TEST(bad_records_are_borne_up_to_a_number)
{
    const char *text = "x\n{\"text\":\"The North Ferry is free.\"}\nx\nx\n";
    static const cg_status wanted[] = {CG_OK, CG_E_LIMIT, CG_E_LIMIT, CG_E_LIMIT, CG_OK};
    for (size_t i = 0; i < 5; i++) {
        free(map(text, false, i));
        ck_assert_int_eq(status, wanted[i]);
    }
}
END_TEST

START_TEST(a_record_that_is_too_long_is_a_bad_one)
{
    size_t len = CG_MAX_RECORD + 64;
    char *text = malloc(len);
    ck_assert_ptr_nonnull(text);
    memset(text, 'a', len);
    memcpy(text, "{\"text\":\"", 9);
    memcpy(text + len - 32, "\"}\n{\"text\":\"b\"}\n", 17);
    char *got = map(text, false, 0);
    ck_assert_int_eq(status, CG_OK);
    ck_assert_uint_eq(mapped.errors, 1);
    ck_assert_uint_eq(mapped.documents, 1);
    ck_assert_ptr_nonnull(strstr(got, "\"error\":\"the record is too long\""));
    free(got);
    free(text);
}
END_TEST

START_TEST(lines_that_can_not_be_written_are_told)
{
    const cg_map_options options = {.rules = rules, .rules_len = 1};
    FILE *in = stream_of(records[0]), *out = fopen("/dev/null", "r");
    cg_diags *diags = cg_diags_new();
    ck_assert(out && diags);
    ck_assert_int_eq(cg_map(&options, in, out, NULL, diags, &mapped, &error), CG_E_IO);
    cg_diags_free(diags);
    ck_assert_int_eq(fclose(in), 0);
    (void)fclose(out);
}
END_TEST

/* Of a stream with a byte changed, or an end missing, something is made or something
 * told. */
START_TEST(broken_lines_are_refused_or_told)
{
    char *whole = sorted(map(all_records(), _i % 2 == 1, 0));
    size_t len = strlen(whole);
    seed = (uint32_t)_i;
    for (int round = 0; round < 40; round++) {
        char *broken = strdup(whole);
        ck_assert_ptr_nonnull(broken);
        size_t at = (size_t)draw(65536) * 65536u % len;
        if (round % 2)
            broken[at] = (char)(1 + draw(255));
        else
            broken[at] = 0;
        free(reduce(broken, _i % 2 == 1));
        ck_assert(status == CG_OK || status == CG_E_CONTENT || status == CG_E_USAGE ||
                  status == CG_E_LIMIT);
        ck_assert(status == CG_OK || reduced.exit_status >= 2);
        free(broken);
    }
    free(whole);
}
END_TEST

/* Compiling takes most of them: those of every record come behind. */
START_TEST(memory_that_runs_out_is_told)
{
    bool kv = _i == 1;
    char *lines_of_all = sorted(map(all_records(), kv, 0));
    status = CG_E_MEMORY;
    for (fail_at = 1; status != CG_OK; fail_at += 1 + fail_at / 4) {
        free(_i == 2 ? map(all_records(), false, 0) : reduce(lines_of_all, kv));
        ck_assert_msg(status == CG_OK || status == CG_E_MEMORY, "%ld: %s", fail_at, error.text);
        ck_assert_int_lt(fail_at, 10000000);
    }
    fail_at = 0;
    free(lines_of_all);
}
END_TEST

Suite *run_map_suite(void)
{
    Suite *suite = suite_create("run/map");
    TCase *tests = tcase_create("map");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_comes_of_a_record_depends_on_no_other);
    tcase_add_test(tests, no_line_has_a_tab_or_a_break_inside);
    tcase_add_loop_test(tests, any_parts_in_any_order_with_repeats_give_the_same_report, 0, 4);
    tcase_add_test(tests, sorted_lines_give_the_statements_and_verdicts_of_the_report);
    tcase_add_test(tests, bad_records_are_borne_up_to_a_number);
    tcase_add_test(tests, a_record_that_is_too_long_is_a_bad_one);
    tcase_add_test(tests, lines_that_can_not_be_written_are_told);
    tcase_add_loop_test(tests, broken_lines_are_refused_or_told, 0, 2);
    tcase_add_loop_test(tests, memory_that_runs_out_is_told, 0, 3);
    suite_add_tcase(suite, tests);
    return suite;
}
