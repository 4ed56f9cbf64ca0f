/* JSON lines: a record is a document, and its places are those of the file. */
#include "records_fixture.h"

#include "base/json.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A byte of Windows-1252, or an escape that decodes to the text. */
static bool spells(cg_slice source, cg_slice text)
{
    char quoted[32];
    cg_arena arena;
    const cg_json *root;
    cg_json_error error;
    int len = snprintf(quoted, sizeof quoted, "\"%.*s\"", (int)source.len, source.ptr);
    ck_assert(len > 0 && (size_t)len < sizeof quoted);
    cg_arena_init(&arena, 1 << 16);
    bool good = cg_json_parse((cg_slice){quoted, (size_t)len}, &arena, &root, &error) == CG_OK &&
                source.ptr[0] == '\\' && cg_slice_equal(root->string, text);
    cg_arena_release(&arena);
    return good;
}

static void expect(const char *text, const char *wanted)
{
    records_fixture_expect(spells, "a.jsonl", CG_FORMAT_JSONL, cg_slice_of(text), NULL, wanted);
}

START_TEST(each_record_is_a_document_at_its_line)
{
    expect("{\"text\":\"It is voluntary.\"}\n"
           "{\"id\":7,\"text\":\"It is mandatory.\"}\n",
           "document a.jsonl\n"
           "  paragraph 1:10 It is voluntary.\n"
           "document a.jsonl @28 +1\n"
           "  paragraph 2:17 It is mandatory.\n");
}
END_TEST

START_TEST(a_record_says_who_published_it)
{
    expect("{\"title\":\"On X\",\"author\":[\"Roe\",\"Doe\"],\"publisher\":\"P\","
           "\"published\":\"2010-08-17\",\"url\":\"https://example.org/\",\"lang\":\"en\","
           "\"text\":\"It is so.\"}",
           "document a.jsonl\n"
           "  title = On X\n"
           "  author = Roe, Doe\n"
           "  publisher = P\n"
           "  published = 2010-08-17\n"
           "  url = https://example.org/\n"
           "  language = en\n"
           "  paragraph 1:130 It is so.\n");
}
END_TEST

START_TEST(what_is_unknown_stays_unknown)
{
    expect("{\"text\":\"It is so.\",\"author\":null,\"published\":2010,\"publisher\":{}}",
           "document a.jsonl\n"
           "  published = 2010\n"
           "  paragraph 1:10 It is so.\n");
}
END_TEST

START_TEST(escapes_map_to_the_bytes_that_spell_them)
{
    expect("{\"text\":\"\\u00e9t\\u00E9 \\ud83d\\ude00 \\\"so\\\" \\\\ \\/ caf\xC3\xA9\"}",
           "document a.jsonl\n"
           "  paragraph 1:10 \xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80 \"so\" \\ / caf\xC3\xA9\n");
}
END_TEST

START_TEST(escaped_line_breaks_part_blocks)
{
    expect("{\"text\":\"One is\\nlong.\\n\\nTwo is here.\\n\\n> Three.\"}",
           "document a.jsonl\n"
           "  paragraph 1:10 One is\\nlong.\n"
           "  paragraph 1:27 Two is here.\n"
           "  quotation 1:45 Three.\n");
}
END_TEST

START_TEST(a_bad_record_is_told_and_the_rest_is_read)
{
    expect("{\"text\":\"One is.\"}\n"
           "{\"text\":\"Two\n"
           "[1]\n"
           "\n"
           "{\"text\":5}\n"
           "{\"title\":\"x\"}\n"
           "{\"text\":\"\\ud800\"}\n"
           "{\"text\":\"caf\xE9\"}\n"
           "{\"text\":\"Nine is.\"}\r\n",
           "document a.jsonl\n"
           "  paragraph 1:10 One is.\n"
           "document a.jsonl unread: line 2: column 13: the text ends too early\n"
           "document a.jsonl unread: line 3: not an object\n"
           "document a.jsonl unread: line 5: \"text\" must be a string\n"
           "document a.jsonl unread: line 6: neither \"text\" nor \"path\" is there\n"
           "document a.jsonl unread: line 7: column 9: invalid Unicode \"\\uD800\"\n"
           "document a.jsonl unread: line 8: column 13: the text is not valid UTF-8\n"
           "document a.jsonl @96 +8\n"
           "  paragraph 9:10 Nine is.\n");
}
END_TEST

START_TEST(a_record_without_words_is_empty)
{
    expect("{\"text\":\"\"}\n{\"text\":\" \\n\"}\n", "document a.jsonl empty\n"
                                                   "document a.jsonl @12 +1 empty\n");
}
END_TEST

START_TEST(a_byte_order_mark_is_no_part_of_the_first_record)
{
    expect("\xEF\xBB\xBF{\"text\":\"It is so.\"}\n", "document a.jsonl\n"
                                                    "  paragraph 1:10 It is so.\n");
}
END_TEST

START_TEST(another_key_may_hold_the_text)
{
    const cg_read_options options = {.text_column = "body"};
    records_fixture_expect(spells, "a.jsonl", CG_FORMAT_JSONL,
                           CG_SLICE("{\"text\":\"No.\",\"body\":\"It is so.\"}\n"
                                    "{\"text\":\"It is here.\"}"),
                           &options,
                           "document a.jsonl\n"
                           "  paragraph 1:23 It is so.\n"
                           "document a.jsonl @34 +1\n"
                           "  paragraph 2:10 It is here.\n");
}
END_TEST

START_TEST(what_is_given_stands_before_the_record)
{
    records_fixture f;
    records_fixture_init(&f);
    const cg_document_info given = {.author = CG_SLICE_INIT("Given")};
    cg_source source = {.path = CG_SLICE("a.jsonl"),
                        .bytes = CG_SLICE("{\"text\":\"It is so.\",\"author\":\"Own\","
                                          "\"title\":\"T\"}"),
                        .format = CG_FORMAT_JSONL,
                        .given = &given};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    cg_buf_add_char(&f.said, 0);
    ck_assert_str_eq(f.said.ptr, "document a.jsonl\n"
                                 "  title = T\n"
                                 "  author = Given\n"
                                 "  paragraph 1:10 It is so.\n");
    records_fixture_release(&f);
}
END_TEST

/* --- files that are named ------------------------------------------------------------ */

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(a_path_names_a_file_below_the_folder_and_nothing_else)
{
    char folder[] = "/tmp/claimgrep-jsonl-XXXXXX", path[64], wanted[1600];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_eq(mkdir("in", 0700), 0);
    ck_assert_int_eq(mkdir("in/sub", 0700), 0);
    write_file("out.txt", "It is outside.\n");
    write_file("in/sub/a.txt", "It is inside.\n");
    write_file("in/many.jsonl", "{\"text\":\"x\"}\n");
    ck_assert_int_eq(symlink("../out.txt", "in/link.txt"), 0);
    const char records[] = "{\"path\":\"sub/a.txt\",\"author\":\"Roe\"}\n"
                           "{\"path\":\"../out.txt\"}\n"
                           "{\"path\":\"sub/../../out.txt\"}\n"
                           "{\"path\":\"/etc/passwd\"}\n"
                           "{\"path\":\"link.txt\"}\n"
                           "{\"path\":\"missing.txt\"}\n"
                           "{\"path\":\"many.jsonl\"}\n"
                           "{\"path\":\"\"}\n"
                           "{\"path\":3}\n";
    records_fixture f;
    records_fixture_init(&f);
    f.bytes = CG_SLICE("");
    cg_error error = {0};
    cg_sink sink = {&f, &f.document, records_fixture_take};
    cg_source source = {.path = CG_SLICE("in/list.jsonl"),
                        .bytes = CG_SLICE(records),
                        .format = CG_FORMAT_JSONL};
    f.bytes = CG_SLICE("It is inside.\n");
    ck_assert_int_eq(cg_read(&source, &sink, &error), CG_OK);
    cg_buf_add_char(&f.said, 0);
    ck_assert_int_ge(
        snprintf(wanted, sizeof wanted,
                 "document in/sub/a.txt\n"
                 "  author = Roe\n"
                 "  paragraph 1:1 It is inside.\n"
                 "document in/list.jsonl unread: line 2: %s\n"
                 "document in/list.jsonl unread: line 3: %s\n"
                 "document in/list.jsonl unread: line 4: %s\n"
                 "document in/list.jsonl unread: line 5: %s\n"
                 "document in/list.jsonl unread: line 6: %s\n"
                 "document in/list.jsonl unread: line 7: %s\n"
                 "document in/list.jsonl unread: line 8: %s\n"
                 "document in/list.jsonl unread: line 9: \"path\" must be a string\n",
                 "\"path\" must name a file in the folder of this one, or below",
                 "\"path\" must name a file in the folder of this one, or below",
                 "\"path\" must name a file in the folder of this one, or below",
                 "the file that \"path\" names is not there, or outside of the folder",
                 "the file that \"path\" names is not there, or outside of the folder",
                 "\"path\" names a file of many documents",
                 "\"path\" must name a file in the folder of this one, or below"),
        0);
    ck_assert_str_eq(f.said.ptr, wanted);
    static const char *const made[] = {"in/sub/a.txt", "in/many.jsonl", "in/link.txt", "out.txt"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        ck_assert_int_eq(unlink(made[i]), 0);
    ck_assert_int_eq(rmdir("in/sub"), 0);
    ck_assert_int_eq(rmdir("in"), 0);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_ge(snprintf(path, sizeof path, "%s", folder), 0);
    ck_assert_int_eq(rmdir(path), 0);
    records_fixture_release(&f);
}
END_TEST

START_TEST(a_path_is_refused_inside_a_container)
{
    records_fixture f;
    records_fixture_init(&f);
    cg_source source = {.path = CG_SLICE("a.zip!a.jsonl"),
                        .bytes = CG_SLICE("{\"path\":\"a.txt\"}"),
                        .format = CG_FORMAT_JSONL,
                        .space = CG_SPACE_MEMBER,
                        .depth = 1};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    cg_buf_add_char(&f.said, 0);
    ck_assert_str_eq(f.said.ptr, "document a.zip!a.jsonl member unread: line 1: "
                                 "\"path\" is of no use inside a container\n");
    records_fixture_release(&f);
}
END_TEST

/* --- hostile input ---------------------------------------------------------------------- */

static void expect_counts(cg_slice bytes, size_t documents, size_t defects)
{
    records_fixture f;
    records_fixture_init(&f);
    f.silent = true;
    f.spells = spells;
    cg_source source = {.path = CG_SLICE("a.jsonl"), .bytes = bytes, .format = CG_FORMAT_JSONL};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    ck_assert_uint_eq(f.documents, documents);
    ck_assert_uint_eq(f.defects, defects);
    records_fixture_release(&f);
}

START_TEST(what_is_nested_deep_is_one_bad_record)
{
    char deep[20001];
    memset(deep, '[', 20000);
    deep[10000] = '\n';
    deep[20000] = 0;
    expect_counts((cg_slice){deep, 20000}, 2, 2);
}
END_TEST

START_TEST(a_record_cut_anywhere_is_told_or_read)
{
    static const char whole[] = "{\"text\":\"a\\n\\u00e9\\ud83d\\ude00 b\",\"title\":\"t\"}";
    for (size_t len = 1; len < sizeof whole - 1; len++)
        expect_counts((cg_slice){whole, len}, 1, 1);
    expect_counts((cg_slice){whole, sizeof whole - 1}, 1, 0);
}
END_TEST

START_TEST(many_records_take_no_more_room_than_one)
{
    enum { COUNT = 20000 };
    static const char record[] = "{\"text\":\"It is so.\"}\n";
    char *bytes = malloc(COUNT * (sizeof record - 1));
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(bytes + i * (sizeof record - 1), record, sizeof record - 1);
    records_fixture f;
    records_fixture_init(&f);
    f.silent = true;
    cg_source source = {.path = CG_SLICE("a.jsonl"),
                        .bytes = {bytes, COUNT * (sizeof record - 1)},
                        .format = CG_FORMAT_JSONL};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    ck_assert_uint_eq(f.documents, COUNT);
    ck_assert_uint_eq(f.document.first_line, COUNT - 1);
    ck_assert_uint_lt(f.document.lines.room, 1000);
    ck_assert_uint_lt(f.document.map.room, 1000);
    ck_assert_uint_lt(f.document.decoded.room, 1000);
    records_fixture_release(&f);
    free(bytes);
}
END_TEST

START_TEST(want_of_memory_is_an_error_and_nothing_worse)
{
    static const char two[] = "{\"text\":\"a\\n\\nb \\u00e9\",\"author\":[\"x\",\"y\"]}\n"
                              "{\"text\":3}";
    records_fixture_starve(spells, "a.jsonl", CG_FORMAT_JSONL, CG_SLICE(two));
}
END_TEST

START_TEST(a_sink_that_has_enough_ends_the_reading)
{
    records_fixture f;
    records_fixture_init(&f);
    f.stop_after = 1;
    cg_source source = {.path = CG_SLICE("a.jsonl"),
                        .bytes = CG_SLICE("{\"text\":\"One is.\"}\n{\"text\":\"Two is.\"}\n"),
                        .format = CG_FORMAT_JSONL};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_E_IO);
    ck_assert_uint_eq(f.documents, 1);
    records_fixture_release(&f);
}
END_TEST

Suite *read_jsonl_suite(void);
Suite *read_jsonl_suite(void)
{
    Suite *suite = suite_create("read jsonl");
    TCase *records = tcase_create("records");
    tcase_add_test(records, each_record_is_a_document_at_its_line);
    tcase_add_test(records, a_record_says_who_published_it);
    tcase_add_test(records, what_is_unknown_stays_unknown);
    tcase_add_test(records, escapes_map_to_the_bytes_that_spell_them);
    tcase_add_test(records, escaped_line_breaks_part_blocks);
    tcase_add_test(records, a_bad_record_is_told_and_the_rest_is_read);
    tcase_add_test(records, a_record_without_words_is_empty);
    tcase_add_test(records, a_byte_order_mark_is_no_part_of_the_first_record);
    tcase_add_test(records, another_key_may_hold_the_text);
    tcase_add_test(records, what_is_given_stands_before_the_record);
    suite_add_tcase(suite, records);
    TCase *named = tcase_create("named files");
    tcase_add_test(named, a_path_names_a_file_below_the_folder_and_nothing_else);
    tcase_add_test(named, a_path_is_refused_inside_a_container);
    suite_add_tcase(suite, named);
    TCase *hostile = tcase_create("hostile");
    tcase_add_test(hostile, what_is_nested_deep_is_one_bad_record);
    tcase_add_test(hostile, a_record_cut_anywhere_is_told_or_read);
    tcase_add_test(hostile, many_records_take_no_more_room_than_one);
    tcase_add_test(hostile, want_of_memory_is_an_error_and_nothing_worse);
    tcase_add_test(hostile, a_sink_that_has_enough_ends_the_reading);
    suite_add_tcase(suite, hostile);
    return suite;
}
