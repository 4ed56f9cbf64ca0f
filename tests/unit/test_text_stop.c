#include "text/stop.h"

#include "text_fixture.h"

START_TEST(a_stop_is_read_with_what_closes_behind_it)
{
    static const struct {
        const char *text; /* the stop stands behind the first letter */
        size_t end, after;
        unsigned dots;
        bool asks, question, spaced, closed, quoted;
    } stops[] = {
        {"a. b", 2, 2, 1, false, false, false, false, false},
        {"a?! b", 3, 3, 0, true, true, false, false, false},
        {"a! b", 2, 2, 0, true, false, false, false, false},
        {"a.\" b", 2, 3, 1, false, false, false, true, true},
        {"a.)\xE2\x80\x9D b", 2, 6, 1, false, false, false, true, true},
        {"a.** b", 2, 4, 1, false, false, false, true, false},
        {"a.[12][a] b", 2, 9, 1, false, false, false, false, false},
        {"a.[note 1] b", 2, 2, 1, false, false, false, false, false},
        {"a. . . b", 6, 6, 3, false, false, true, false, false},
        {"a. .net b", 2, 2, 1, false, false, false, false, false},
        {"a\xE2\x80\xA6. b", 5, 5, 4, false, false, false, false, false},
        {"a. ) b", 2, 4, 1, false, false, false, true, false},
        {"a! :-) b", 2, 6, 0, true, false, false, false, false},
        {"a.'s b", 2, 3, 1, false, false, false, true, true},
    };
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        cg_slice text = cg_slice_of(stops[i].text);
        ck_assert(cg_stop_is_here(text, 1));
        cg_stop stop = cg_stop_read(text, 1, 0, text.len);
        ck_assert_msg(stop.end == stops[i].end && stop.after == stops[i].after, "%s",
                      text.ptr);
        ck_assert_uint_eq(stop.dots, stops[i].dots);
        ck_assert(stop.asks == stops[i].asks && stop.question == stops[i].question);
        ck_assert(stop.spaced == stops[i].spaced && stop.closed == stops[i].closed);
        ck_assert(stop.quoted == stops[i].quoted && stop.attached);
    }
}
END_TEST

START_TEST(the_word_before_a_stop_is_found)
{
    static const struct {
        const char *text; /* up to the stop */
        const char *word;
    } words[] = {
        {"He met Dr", "Dr"},
        {"in the U.S", "U.S"},
        {"a Ph.D", "Ph.D"},
        {"(sec", "sec"},
        {"Smith's", "Smith's"},
        {"non-U.S", "U.S"},
        {"'tis", "tis"},
        {"\xE2\x80\x9CMr", "Mr"},
        {"caf\xC3\xA9", "caf\xC3\xA9"},
        {"so ", ""},
        {"", ""},
        {"N\xC2\xB0", "N\xC2\xB0"},
        {"pneumonoultramicroscopicsilicosis", ""},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cg_slice text = cg_slice_of(words[i].text);
        cg_slice word = cg_stop_word(text, 0, text.len);
        ck_assert_msg(cg_slice_is(word, words[i].word), "%s", words[i].text);
    }
}
END_TEST

START_TEST(the_word_behind_a_stop_is_found)
{
    static const struct {
        const char *text;
        cg_follower_kind kind;
        bool gap, opened, marked;
        const char *word;
    } followers[] = {
        {" The end", CG_FOLLOWER_UPPER, true, false, false, "The"},
        {" they", CG_FOLLOWER_LOWER, true, false, false, "they"},
        {" (5)", CG_FOLLOWER_DIGIT, true, true, true, "5"},
        {"The", CG_FOLLOWER_UPPER, false, false, false, "The"},
        {" -- \xE2\x80\x9CI'm", CG_FOLLOWER_UPPER, true, true, true, "I'm"},
        {" \xD7\xA9", CG_FOLLOWER_UPPER, true, false, false, "\xD7\xA9"},
        {" ****************", CG_FOLLOWER_OTHER, true, false, true, ""},
        {" \n ", CG_FOLLOWER_END, true, false, false, ""},
        {"", CG_FOLLOWER_END, true, false, false, ""},
    };
    for (size_t i = 0; i < sizeof followers / sizeof *followers; i++) {
        cg_slice text = cg_slice_of(followers[i].text);
        cg_follower next = cg_follower_read(text, 0, text.len);
        ck_assert_msg(next.kind == followers[i].kind, "%s", text.ptr);
        ck_assert(next.gap == followers[i].gap && next.opened == followers[i].opened);
        ck_assert(next.marked == followers[i].marked);
        ck_assert(cg_slice_is(cg_slice_sub(text, next.word, next.word_end),
                              followers[i].word));
    }
}
END_TEST

START_TEST(emoticons_are_known)
{
    static const struct {
        const char *text;
        size_t end;
    } emoticons[] = {
        {":-)", 3}, {":)) x", 3}, {";-D", 3}, {":P ", 2},
        {":x", 0},  {":)x", 0},   {":", 0},   {"", 0},
    };
    for (size_t i = 0; i < sizeof emoticons / sizeof *emoticons; i++) {
        cg_slice text = cg_slice_of(emoticons[i].text);
        ck_assert_uint_eq(cg_stop_emoticon_end(text, 0, text.len), emoticons[i].end);
    }
}
END_TEST

Suite *text_stop_suite(void);
Suite *text_stop_suite(void)
{
    Suite *suite = suite_create("text/stop");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_stop_is_read_with_what_closes_behind_it);
    tcase_add_test(all, the_word_before_a_stop_is_found);
    tcase_add_test(all, the_word_behind_a_stop_is_found);
    tcase_add_test(all, emoticons_are_known);
    suite_add_tcase(suite, all);
    return suite;
}
