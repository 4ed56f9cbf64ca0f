#include "lang/lang.h"

#include "base/alloc.h"
#include "base/error.h"
#include "lang/classes.h"
#include "lang/embedded.h"

#include <check.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];
static char path[128];
static cg_error error;
static cg_lang *lang;

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/cg-lang-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/classes.json", folder);
    error = (cg_error){0};
    lang = NULL;
}

static void tear_down(void)
{
    cg_lang_free(lang);
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void write_override(cg_slice text)
{
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(text.ptr, 1, text.len, f), text.len);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(english_is_in_the_binary)
{
    cg_status status = cg_lang_load("en", NULL, &lang, &error);
    ck_assert_msg(status == CG_OK, "%s: %s", error.path, error.text);
    ck_assert_ptr_nonnull(cg_lang_abbrevs(lang));
    ck_assert_ptr_nonnull(cg_lang_inflection(lang));
    ck_assert_ptr_nonnull(cg_lang_classes(lang));
    ck_assert_ptr_nonnull(cg_lang_operators(lang));
    ck_assert(cg_classes_of(cg_lang_classes(lang), CG_SLICE("of")));
}
END_TEST

START_TEST(embedded_files_are_sorted_and_found_by_name)
{
    ck_assert_uint_ge(cg_embedded_count, 4);
    for (size_t i = 0; i < cg_embedded_count; i++) {
        const cg_embedded_file *file = &cg_embedded_files[i];
        cg_slice found = cg_lang_embedded(file->name);
        if (i)
            ck_assert_int_lt(strcmp(file[-1].name, file->name), 0);
        ck_assert_ptr_eq(found.ptr, (const char *)file->bytes);
        ck_assert_uint_eq(found.len, file->len);
        ck_assert_uint_eq(file->bytes[file->len], 0);
    }
    ck_assert(cg_slice_starts(cg_lang_embedded("en/classes.json"), "{\n"));
    ck_assert_ptr_null(cg_lang_embedded("classes.json").ptr);
    ck_assert_ptr_null(cg_lang_embedded("").ptr);
}
END_TEST

START_TEST(a_language_that_there_is_not_is_a_usage_error)
{
    ck_assert_int_eq(cg_lang_load("xx", NULL, &lang, &error), CG_E_USAGE);
    ck_assert_ptr_null(lang);
    ck_assert_str_eq(error.text, "there are no such data for language \"xx\"");
    ck_assert_int_eq(strncmp(error.path, "xx/", 3), 0);
}
END_TEST

START_TEST(a_file_of_the_folder_stands_for_the_embedded_one)
{
    cg_slice whole = cg_lang_embedded("en/classes.json");
    char *text = malloc(whole.len + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, whole.ptr, whole.len + 1);
    char *word = strstr(text, "\"aboard");
    ck_assert_ptr_nonnull(word);
    memcpy(word, "\"zzzzzz", 7);
    write_override((cg_slice){text, whole.len});
    free(text);
    ck_assert_int_eq(cg_lang_load("en", folder, &lang, &error), CG_OK);
    const cg_classes *classes = cg_lang_classes(lang);
    ck_assert(cg_classes_of(classes, CG_SLICE("zzzzzz")) == CG_CLASS(PREPOSITION));
    ck_assert(cg_classes_of(classes, CG_SLICE("aboard")) == 0);
}
END_TEST

START_TEST(a_folder_without_the_file_changes_nothing)
{
    ck_assert_int_eq(cg_lang_load("en", folder, &lang, &error), CG_OK);
    cg_lang_free(lang);
    ck_assert_int_eq(cg_lang_load("en", "/nowhere/at/all", &lang, &error), CG_OK);
}
END_TEST

START_TEST(a_broken_file_is_named_with_line_and_column)
{
    static const struct {
        const char *text, *complaint;
    } rows[] = {
        {"{\n  \"classes\": {\n    \"bee\": []}}",
         "line 3, column 5: unknown key \"bee\": did you mean \"be\"?"},
        {"{\n  \"classes\": [\n}", "line 3, column 1: "},
        {"", "line 1, column 1: "},
        {"{}", "line 1, column 1: the file lacks key \"classes\""},
        {"{\"classes\": 1}",
         "line 1, column 13: \"classes\" is a number, not an object"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_override(cg_slice_of(rows[i].text));
        ck_assert_int_eq(cg_lang_load("en", folder, &lang, &error), CG_E_CONTENT);
        ck_assert_ptr_null(lang);
        ck_assert_int_eq(error.status, CG_E_CONTENT);
        ck_assert_str_eq(error.path, path);
        ck_assert_msg(
            strncmp(error.text, rows[i].complaint, strlen(rows[i].complaint)) == 0,
            "%s", error.text);
    }
}
END_TEST

START_TEST(a_file_that_can_t_be_read_is_no_reason_to_take_another)
{
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_int_eq(cg_lang_load("en", folder, &lang, &error), CG_E_IO);
    ck_assert_str_eq(error.path, path);
    ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

/* Each allocation fails once, from the first to the last. */
START_TEST(running_out_of_memory_is_reported_and_leaks_nothing)
{
    cg_status status = CG_E_MEMORY;
    long n = 0;
    while (status != CG_OK && n < 100000) {
        cg_alloc_fail_at(++n, 1);
        status = cg_lang_load("en", NULL, &lang, &error);
        if (status == CG_OK)
            status = cg_lang_need_meanings(lang, &error);
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        ck_assert_int_eq(status == CG_OK, lang && cg_lang_meanings(lang));
        if (status != CG_OK)
            cg_lang_free(lang);
    }
    ck_assert_int_eq(status, CG_OK);
    ck_assert_int_gt(n, 8);
}
END_TEST

START_TEST(freeing_nothing_is_fine)
{
    cg_lang_free(NULL);
    ck_assert_ptr_null(lang);
}
END_TEST

Suite *lang_lang_suite(void);
Suite *lang_lang_suite(void)
{
    Suite *suite = suite_create("lang/lang");
    TCase *tests = tcase_create("lang");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, english_is_in_the_binary);
    tcase_add_test(tests, embedded_files_are_sorted_and_found_by_name);
    tcase_add_test(tests, a_language_that_there_is_not_is_a_usage_error);
    tcase_add_test(tests, a_file_of_the_folder_stands_for_the_embedded_one);
    tcase_add_test(tests, a_folder_without_the_file_changes_nothing);
    tcase_add_test(tests, a_broken_file_is_named_with_line_and_column);
    tcase_add_test(tests, a_file_that_can_t_be_read_is_no_reason_to_take_another);
    tcase_add_test(tests, running_out_of_memory_is_reported_and_leaks_nothing);
    tcase_add_test(tests, freeing_nothing_is_fine);
    suite_add_tcase(suite, tests);
    return suite;
}
