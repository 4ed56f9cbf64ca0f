#include "lang/endings.h"

#include <check.h>

/* The spellings of a word with an ending, parted by a slash. */
static const char *added(const char *word, cg_ending ending, unsigned how)
{
    static char text[2 * sizeof(cg_word)];
    cg_word out[CG_MAX_ENDED];
    unsigned count = cg_ending_add(cg_slice_of(word), ending, how, out);
    ck_assert(count == 1 || count == 2);
    int len = snprintf(text, sizeof text, "%.*s", (int)out[0].len, out[0].text);
    if (count == 2)
        snprintf(text + len, sizeof text - (size_t)len, "/%.*s", (int)out[1].len,
                 out[1].text);
    return text;
}

START_TEST(verbs_take_their_endings)
{
    static const struct {
        const char *word;
        unsigned how;
        const char *s, *ed, *ing;
    } rows[] = {
        {"opt", 0, "opts", "opted", "opting"},
        {"stop", 0, "stops", "stopped", "stopping"},
        {"visit", 0, "visits", "visited", "visiting"},
        {"enter", 0, "enters", "entered", "entering"},
        {"refer", CG_ENDS_DOUBLED, "refers", "referred", "referring"},
        {"travel", CG_ENDS_EITHER, "travels", "traveled/travelled",
         "traveling/travelling"},
        {"make", 0, "makes", "maked", "making"},
        {"agree", 0, "agrees", "agreed", "agreeing"},
        {"hoe", 0, "hoes", "hoed", "hoeing"},
        {"dye", 0, "dyes", "dyed", "dyeing"},
        {"tie", 0, "ties", "tied", "tying"},
        {"deny", 0, "denies", "denied", "denying"},
        {"play", 0, "plays", "played", "playing"},
        {"pass", 0, "passes", "passed", "passing"},
        {"fix", 0, "fixes", "fixed", "fixing"},
        {"watch", 0, "watches", "watched", "watching"},
        {"push", 0, "pushes", "pushed", "pushing"},
        {"buzz", 0, "buzzes", "buzzed", "buzzing"},
        {"quiz", CG_ENDS_DOUBLED, "quizzes", "quizzed", "quizzing"},
        {"focus", CG_ENDS_EITHER, "focuses/focusses", "focused/focussed",
         "focusing/focussing"},
        {"panic", 0, "panics", "panicked", "panicking"},
        {"arc", 0, "arcs", "arced", "arcing"},
        {"veto", CG_ENDS_IN_OES, "vetoes", "vetoed", "vetoing"},
        {"show", 0, "shows", "showed", "showing"},
        {"tax", 0, "taxes", "taxed", "taxing"},
        {"quit", 0, "quits", "quitted", "quitting"},
        {"rain", 0, "rains", "rained", "raining"},
        {"sue", 0, "sues", "sued", "suing"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_str_eq(added(rows[i].word, CG_ENDING_S, rows[i].how), rows[i].s);
        ck_assert_str_eq(added(rows[i].word, CG_ENDING_ED, rows[i].how), rows[i].ed);
        ck_assert_str_eq(added(rows[i].word, CG_ENDING_ING, rows[i].how), rows[i].ing);
    }
}
END_TEST

START_TEST(adjectives_are_compared)
{
    static const struct {
        const char *word, *more, *most;
    } rows[] = {
        {"large", "larger", "largest"}, {"small", "smaller", "smallest"},
        {"big", "bigger", "biggest"},   {"easy", "easier", "easiest"},
        {"free", "freer", "freest"},    {"grey", "greyer", "greyest"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_str_eq(added(rows[i].word, CG_ENDING_ER, 0), rows[i].more);
        ck_assert_str_eq(added(rows[i].word, CG_ENDING_EST, 0), rows[i].most);
    }
}
END_TEST

static bool strips_to(const char *word, const char *lemma)
{
    cg_word out[CG_MAX_STRIPPED];
    unsigned count = cg_ending_strip(cg_slice_of(word), out);
    ck_assert_uint_le(count, CG_MAX_STRIPPED);
    for (unsigned i = 0; i < count; i++) {
        if (cg_slice_is(cg_word_slice(&out[i]), lemma))
            return true;
    }
    return false;
}

START_TEST(whatever_takes_an_ending_can_lose_it_again)
{
    static const char *const words[] = {
        "opt",   "stop", "make", "agree", "hoe",  "dye",  "tie",
        "deny",  "play", "pass", "watch", "buzz", "quiz", "panic",
        "focus", "veto", "big",  "easy",  "free", "go",
    };
    static const unsigned ways[] = {0, CG_ENDS_DOUBLED, CG_ENDS_EITHER, CG_ENDS_IN_OES};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
            for (cg_ending e = CG_ENDING_S; e <= CG_ENDING_EST; e++) {
                char text[64];
                snprintf(text, sizeof text, "%s", added(words[i], e, ways[k]));
                for (char *part = text, *next; part; part = next) {
                    next = strchr(part, '/');
                    if (next)
                        *next++ = 0;
                    ck_assert_msg(strips_to(part, words[i]), "%s", part);
                }
            }
        }
    }
}
END_TEST

START_TEST(endings_alone_are_no_words)
{
    static const char *const words[] = {"s",  "es",  "ed",  "ing",
                                        "er", "est", "ies", "ss"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cg_word out[CG_MAX_STRIPPED];
        unsigned count = cg_ending_strip(cg_slice_of(words[i]), out);
        for (unsigned k = 0; k < count; k++)
            ck_assert_uint_ge(out[k].len, 2);
    }
}
END_TEST

START_TEST(the_longest_word_has_room_for_every_ending)
{
    char text[CG_MAX_WORD];
    static const char ends[] = "stcez";
    for (size_t i = 0; i < sizeof ends - 1; i++) {
        cg_word out[CG_MAX_ENDED];
        memset(text, 'o', sizeof text);
        text[sizeof text - 1] = ends[i];
        for (cg_ending e = CG_ENDING_S; e <= CG_ENDING_EST; e++) {
            cg_slice word = {text, sizeof text};
            unsigned count = cg_ending_add(word, e, CG_ENDS_EITHER, out);
            ck_assert_uint_ge(out[count - 1].len, sizeof text);
            ck_assert_uint_le(out[count - 1].len, sizeof text + 4);
        }
    }
}
END_TEST

Suite *lang_endings_suite(void);
Suite *lang_endings_suite(void)
{
    Suite *suite = suite_create("lang/endings");
    TCase *tests = tcase_create("endings");
    tcase_add_test(tests, verbs_take_their_endings);
    tcase_add_test(tests, adjectives_are_compared);
    tcase_add_test(tests, whatever_takes_an_ending_can_lose_it_again);
    tcase_add_test(tests, endings_alone_are_no_words);
    tcase_add_test(tests, the_longest_word_has_room_for_every_ending);
    suite_add_tcase(suite, tests);
    return suite;
}
