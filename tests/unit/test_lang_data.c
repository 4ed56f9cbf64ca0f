#include "lang/data.h"

#include "lang_fixture.h"

static const char *const keys[] = {"first", "second", NULL};

START_TEST(keys_are_held_to_the_list)
{
    static const struct {
        const char *text, *complaint;
    } rows[] = {
        {"{'first': 1, 'second': 2}", NULL},
        {"{'source': '', 'second': 2, 'note': [], 'first': 1}", NULL},
        {"[]", "byte 0: the file is a list, not an object"},
        {"{'first': 1}", "byte 0: the file lacks key \"second\""},
        {"{'first': 1, 'secnd': 2}",
         "byte 13: unknown key \"secnd\": did you mean \"second\"?"},
        {"{'first': 1, 'zzzz': 2}", "byte 13: unknown key \"zzzz\""},
        {"{'first': 1, 'second': 2, 'first': 3}",
         "byte 26: key \"first\" stands twice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lang_data data = data_of_text(rows[i].text);
        cg_status status =
            cg_data_expect_keys(data.root, "the file", keys, &data.error);
        ck_assert_int_eq(status, rows[i].complaint ? CG_E_CONTENT : CG_OK);
        if (rows[i].complaint)
            ck_assert_str_eq(data.error.text, rows[i].complaint);
        data_drop(&data);
    }
}
END_TEST

typedef struct seen {
    char text[256];
    size_t len, last_at;
} seen;

static cg_status note_text(void *context, cg_slice text, size_t at, cg_error *error)
{
    seen *s = context;
    (void)error;
    s->len += (size_t)snprintf(s->text + s->len, sizeof s->text - s->len, "<%.*s>",
                               (int)text.len, text.ptr);
    s->last_at = at;
    return cg_slice_is(text, "stop") ? CG_E_LIMIT : CG_OK;
}

START_TEST(words_and_strings_come_in_order_with_their_place)
{
    lang_data data = data_of_text("['one two', 'three']");
    seen words = {0}, texts = {0};
    ck_assert_int_eq(cg_data_each_word(data.root, note_text, &words, NULL), CG_OK);
    ck_assert_str_eq(words.text, "<one><two><three>");
    ck_assert_uint_eq(words.last_at, 12);
    ck_assert_int_eq(cg_data_each_text(data.root, note_text, &texts, NULL), CG_OK);
    ck_assert_str_eq(texts.text, "<one two><three>");
    data_drop(&data);
}
END_TEST

START_TEST(a_visitor_can_stop_the_walk)
{
    lang_data data = data_of_text("['one stop two', 'three']");
    seen words = {0};
    ck_assert_int_eq(cg_data_each_word(data.root, note_text, &words, NULL), CG_E_LIMIT);
    ck_assert_str_eq(words.text, "<one><stop>");
    data_drop(&data);
}
END_TEST

START_TEST(what_is_no_list_of_words_is_refused)
{
    static const struct {
        const char *text, *complaint;
    } rows[] = {
        {"{'a': 'b'}", "\"\" is an object, not a list"},
        {"['a', 1]", "byte 6: an item is a number, not a string"},
        {"['']", "byte 1: \"\" is not words parted by single spaces"},
        {"['a  b']", "byte 1: \"a  b\" is not words parted by single spaces"},
        {"[' a']", "byte 1: \" a\" is not words parted by single spaces"},
        {"['a ']", "byte 1: \"a \" is not words parted by single spaces"},
        {"['a', 'Bc']", "byte 6: \"Bc\" is not in lower case"},
        {"['it\xE2\x80\x99s']", "byte 1: \"it\xE2\x80\x99s\" is not in lower case"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lang_data data = data_of_text(rows[i].text);
        seen words = {0};
        ck_assert_int_eq(cg_data_each_word(data.root, note_text, &words, &data.error),
                         CG_E_CONTENT);
        ck_assert_ptr_nonnull(strstr(data.error.text, rows[i].complaint));
        data_drop(&data);
    }
}
END_TEST

static void refuse_list_of(size_t bytes, const char *complaint)
{
    char text[2048];
    ck_assert_uint_lt(bytes + 5, sizeof text);
    text[0] = '[';
    memset(text + 1, 'a', bytes + 2);
    text[1] = text[bytes + 2] = '\'';
    memcpy(text + bytes + 3, "]", 2);
    lang_data data = data_of_text(text);
    seen words = {0};
    ck_assert_int_eq(cg_data_each_word(data.root, note_text, &words, &data.error),
                     CG_E_CONTENT);
    ck_assert_str_eq(data.error.text, complaint);
    data_drop(&data);
}

START_TEST(words_and_strings_have_a_greatest_length)
{
    refuse_list_of(129, "byte 1: a word is longer than 128 bytes");
    refuse_list_of(1025, "byte 1: a string is longer than 1024 bytes");
}
END_TEST

START_TEST(a_text_falls_into_words)
{
    cg_slice text = CG_SLICE("a bc d"), word;
    ck_assert(cg_data_next_word(&text, &word) && cg_slice_is(word, "a"));
    ck_assert(cg_data_next_word(&text, &word) && cg_slice_is(word, "bc"));
    ck_assert(cg_slice_is(text, "d"));
    ck_assert(cg_data_next_word(&text, &word) && cg_slice_is(word, "d"));
    ck_assert(!cg_data_next_word(&text, &word));
}
END_TEST

Suite *lang_data_suite(void);
Suite *lang_data_suite(void)
{
    Suite *suite = suite_create("lang/data");
    TCase *tests = tcase_create("data");
    tcase_add_test(tests, keys_are_held_to_the_list);
    tcase_add_test(tests, words_and_strings_come_in_order_with_their_place);
    tcase_add_test(tests, a_visitor_can_stop_the_walk);
    tcase_add_test(tests, what_is_no_list_of_words_is_refused);
    tcase_add_test(tests, words_and_strings_have_a_greatest_length);
    tcase_add_test(tests, a_text_falls_into_words);
    suite_add_tcase(suite, tests);
    return suite;
}
