#include "run/map_record.h"

#include <check.h>
#include <string.h>

Suite *run_map_record_suite(void);

static cg_arena arena;
static cg_map_record record;

static void set_up(void)
{
    cg_arena_init(&arena, (size_t)1 << 20);
}

static void tear_down(void)
{
    cg_arena_release(&arena);
}

static const char *read_record(const char *json)
{
    const cg_json *root = NULL;
    cg_json_error why;
    ck_assert_int_eq(cg_json_parse(cg_slice_of(json), &arena, &root, &why), CG_OK);
    return cg_map_record_read(root, &arena, &record);
}

START_TEST(a_text_has_all_that_is_told_of_it)
{
    ck_assert_ptr_null(read_record(
        "{\"id\":-7,\"uri\":\"https://a.example/\",\"text\":\"T\",\"title\":\"A\",\"author\":\"B\","
        "\"publisher\":\"C\",\"published\":2024,\"lang\":\"en\",\"origin\":\"D\",\"tier\":\"E\"}"));
    const cg_document_info *info = &record.given.info;
    ck_assert(record.has_text);
    ck_assert(cg_slice_is(record.id, "-7"));
    ck_assert(cg_slice_is(record.text, "T"));
    ck_assert_int_eq(record.given.format, CG_FORMAT_TEXT);
    ck_assert(cg_slice_is(info->title, "A"));
    ck_assert(cg_slice_is(info->author, "B"));
    ck_assert(cg_slice_is(info->publisher, "C"));
    ck_assert(cg_slice_is(info->published, "2024"));
    ck_assert(cg_slice_is(info->url, "https://a.example/"));
    ck_assert(cg_slice_is(info->language, "en"));
    ck_assert(cg_slice_is(info->origin, "D"));
    ck_assert(cg_slice_is(info->tier, "E"));
}
END_TEST

START_TEST(language_and_url_stand_before_lang_and_uri)
{
    ck_assert_ptr_null(read_record("{\"text\":\"\",\"uri\":\"u\",\"url\":\"v\",\"lang\":\"a\","
                                   "\"language\":\"b\"}"));
    ck_assert(cg_slice_is(record.given.info.url, "v"));
    ck_assert(cg_slice_is(record.given.info.language, "b"));
}
END_TEST

START_TEST(a_file_is_of_the_format_that_it_is_of)
{
    ck_assert_ptr_null(read_record("{\"path\":\"a.html\",\"text\":null}"));
    ck_assert(!record.has_text);
    ck_assert(cg_slice_is(record.path, "a.html"));
    ck_assert_int_eq(record.given.format, CG_FORMAT_COUNT);
    ck_assert_ptr_null(read_record("{\"path\":\"a\",\"format\":\"markdown\"}"));
    ck_assert_int_eq(record.given.format, CG_FORMAT_MARKDOWN);
}
END_TEST

START_TEST(a_text_stands_before_a_file)
{
    ck_assert_ptr_null(read_record("{\"path\":\"a.html\",\"text\":\"T\"}"));
    ck_assert(record.has_text);
}
END_TEST

static const char *const wrong[][2] = {
    {"[]", "the record is no object"},
    {"7", "the record is no object"},
    {"{}", "neither \"text\" nor \"path\" is there"},
    {"{\"path\":\"\"}", "neither \"text\" nor \"path\" is there"},
    {"{\"text\":null,\"path\":null}", "neither \"text\" nor \"path\" is there"},
    {"{\"text\":1}", "\"text\" must be a string"},
    {"{\"path\":[\"a\"]}", "\"path\" must be a string"},
    {"{\"text\":\"\",\"format\":\"poem\"}", "there is no such \"format\""},
    {"{\"text\":\"\",\"format\":7}", "there is no such \"format\""},
    {"{\"text\":\"\",\"format\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
     "there is no such \"format\""},
};

START_TEST(what_is_no_record_is_told)
{
    ck_assert_str_eq(read_record(wrong[_i][0]), wrong[_i][1]);
}
END_TEST

Suite *run_map_record_suite(void)
{
    Suite *suite = suite_create("run/map_record");
    TCase *tests = tcase_create("map_record");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_text_has_all_that_is_told_of_it);
    tcase_add_test(tests, language_and_url_stand_before_lang_and_uri);
    tcase_add_test(tests, a_file_is_of_the_format_that_it_is_of);
    tcase_add_test(tests, a_text_stands_before_a_file);
    tcase_add_loop_test(tests, what_is_no_record_is_told, 0,
                        (int)(sizeof wrong / sizeof *wrong));
    suite_add_tcase(suite, tests);
    return suite;
}
