/* Whose deed it is, and relations that hold for any sentence: what denies or embeds a
 * supporting sentence never leaves it supporting. */
#include "judge_fixture.h"

Suite *stance_alone_doer_suite(void);

typedef struct row {
    const char *claim, *text;
} row;

static const row supports[] = {
    {"Lorne Vask won the Hume Prize", "Lorne Vask won the Hume Prize in 1999."},
    {"Ann Belder defeated Bob Crane", "Bob Crane was defeated by Ann Belder in the final."},
    {"The Orlan Bridge was built in 1931", "The Orlan Bridge was built in 1931."},
    {"Halden Steel bought Kell and Sons", "Kell and Sons was bought by Halden Steel."},
    {"Ida Kolm is a singer", "Ida Kolm is a Norwegian singer."},
    {"Dunmere has more than 5,000 inhabitants", "Dunmere has 7,200 inhabitants."},
    {"Lake Tessin contains mercury", "Lake Tessin contains mercury."},
    {"The Hadley council approved the tram", "The Hadley council approved the tram."},
    {"Judge Ferrant resigned", "Judge Ferrant resigned on Monday."},
    {"Solane causes fever", "Solane often causes fever."},
};
enum { SUPPORTS = sizeof supports / sizeof *supports };

START_TEST(the_sentences_support_their_claims)
{
    ck_assert_msg(judge_says(supports[_i].claim, "", supports[_i].text, "support"), "%s",
                  supports[_i].text);
}
END_TEST

START_TEST(no_denial_leaves_a_sentence_supporting)
{
    static const char *const denials[] = {"It is not true that ", "It is a myth that ",
                                          "It is false that ", "There is no evidence that ",
                                          "Nobody believes that ", "I do not think that "};
    for (size_t i = 0; i < sizeof denials / sizeof *denials; i++)
        ck_assert_msg(!judge_says(supports[_i].claim, denials[i], supports[_i].text, "support"),
                      "%s%s", denials[i], supports[_i].text);
}
END_TEST

START_TEST(what_nobody_asserts_takes_no_side)
{
    static const char *const frames[] = {
        "It is unclear whether ", "Critics asked whether ", "Many people hope that ",
        "The senate debated whether ", "It was never claimed that "};
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
        ck_assert_msg(!judge_says(supports[_i].claim, frames[i], supports[_i].text, "support") &&
                          !judge_says(supports[_i].claim, frames[i], supports[_i].text,
                                      "contradict"),
                      "%s%s", frames[i], supports[_i].text);
}
END_TEST

START_TEST(what_stands_in_front_does_not_change_the_side)
{
    static const char *const fronted[] = {"In fact, ", "It is true that ", "As a result, "};
    for (size_t i = 0; i < sizeof fronted / sizeof *fronted; i++)
        ck_assert_msg(judge_says(supports[_i].claim, fronted[i], supports[_i].text, "support"),
                      "%s%s", fronted[i], supports[_i].text);
}
END_TEST

static const row others[] = {
    {"Lorne Vask won the Hume Prize", "The Hume Prize was won by Ida Kolm, who taught Lorne Vask."},
    {"Judge Ferrant resigned", "The clerk resigned, Judge Ferrant said."},
    {"Judge Ferrant resigned", "Judge Ferrant praised the clerk who resigned."},
    {"The Hadley council approved the tram",
     "The Hadley council met while the senate approved the tram."},
    {"Ida Kolm was born in Oslo", "Ida Kolm studied in Bergen, and her son was born in Oslo."},
    {"Telon is banned in Norway", "Norway lifted its ban on Telon in 2001."},
    {"Arven is a kingdom", "Arven was ruled by the king of a neighbouring kingdom."},
    {"Ida Kolm is a singer", "Ida Kolm married the singer Tom Rand."},
    {"The Marlow Act was repealed", "The Marlow Act repealed the Corn Act."},
    {"The Orlan Bridge was built in 1870", "The Orlan Bridge was moved to a mill built in 1870."},
    {"Lake Corrin is the deepest lake in Europe",
     "Lake Corrin is one of the deepest lakes in Europe."},
    {"Lake Corrin is the deepest lake in Europe", "Lake Corrin is the deepest lake in Finland."},
    {"All pupils of Alder School passed the test", "Most pupils of Alder School passed the test."},
    {"Ida Kolm was born in Oslo", "Ida Kolm's husband was born in Oslo."},
    {"The Kerr Tower was finished in 1912", "The Kerr Tower was not finished until 1931."},
};

START_TEST(nothing_is_said_of_what_somebody_else_does)
{
    ck_assert_msg(!judge_says(others[_i].claim, "", others[_i].text, "support") &&
                      !judge_says(others[_i].claim, "", others[_i].text, "contradict"),
                  "%s | %s", others[_i].claim, others[_i].text);
}
END_TEST

Suite *stance_alone_doer_suite(void)
{
    Suite *suite = suite_create("stance/alone_doer");
    TCase *tests = tcase_create("pairs");
    tcase_add_checked_fixture(tests, judge_open, judge_close);
    tcase_add_loop_test(tests, the_sentences_support_their_claims, 0, SUPPORTS);
    tcase_add_loop_test(tests, no_denial_leaves_a_sentence_supporting, 0, SUPPORTS);
    tcase_add_loop_test(tests, what_nobody_asserts_takes_no_side, 0, SUPPORTS);
    tcase_add_loop_test(tests, what_stands_in_front_does_not_change_the_side, 0, SUPPORTS);
    tcase_add_loop_test(tests, nothing_is_said_of_what_somebody_else_does, 0,
                        sizeof others / sizeof *others);
    suite_add_tcase(suite, tests);
    return suite;
}
