#include "text/sentence.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text_fixture.h"

static cg_arena arena;
static const cg_abbrevs *abbrevs;

static void set_up(void)
{
    abbrevs = text_fixture_abbrevs(&arena);
}

static void tear_down(void)
{
    cg_arena_release(&arena);
}

/* `marked` is text with "|" between its sentences, which white space may
 * surround. */
static void check_split(const char *marked)
{
    char text[2048], want[2048];
    size_t len = 0, out = 0;
    for (const char *p = marked; *p; p++) {
        if (*p != '|')
            text[len++] = *p;
    }
    cg_spans spans = {0};
    cg_slice slice = {text, len};
    ck_assert(cg_sentences_split(slice, (cg_span){0, (uint32_t)len}, abbrevs, &spans));
    /* The marks go back to where the sentences start, behind the space. */
    for (size_t i = 0, next = 1; i < len; i++) {
        if (next < spans.len && spans.items[next].start == i) {
            want[out++] = '|';
            next++;
        }
        want[out++] = text[i];
    }
    want[out] = 0;
    cg_vec_release(&spans);
    ck_assert_str_eq(want, marked);
}

static void check_all(const char *const *marked, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_split(marked[i]);
}

#define CHECK_ALL(list) check_all((list), sizeof(list) / sizeof *(list))

START_TEST(stops_end_sentences)
{
    static const char *const texts[] = {
        "One county left. |Two stayed.",
        "Who signed it? |Nobody knows! |The letter is lost.",
        "It cost $2.50. |That was cheap.",
        "In 2009 it grew by 3.5 percent. |In 2010 it did not.",
        "They counted 658. |Then they counted again.",
        "What?! |No! |Really?? |Yes.",
        "Version 1.2.3 is out. |Version 2 is not.",
        "It was over in 2010. |2011 was quiet.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(abbreviations_end_none_unless_a_sentence_starts_behind)
{
    static const char *const texts[] = {
        "Dr. Ruth Amadi and Mrs. Oster spoke to Sen. Vale.",
        "Acme Inc. and Bolt Ltd. merged. |Cog Corp. did not.",
        "She works for Acme Inc. |The pay is good.",
        "He sued the U.S. government. |The U.S. Army won.",
        "He came back to the U.S. |He had been away for years.",
        "The U.K. and the E.U. met in Washington, D.C., on Friday.",
        "Eggs, milk, etc. were sold. |Bread, salt, etc. |Nobody bought any.",
        "They met at 9:30 a.m. on Monday. |They parted at 5 p.m. |Rain fell.",
        "They met at 5 p.m. Monday and at 6 p.m. EST on Tuesday.",
        "At 7 p.m. Mr. Vale arrived. |He left at 9 p.m. |Mrs. Vale stayed.",
        "Some fruit, e.g. apples, and some roots, i.e. Turnips, were left.",
        "It was Acme vs. Bolt. |See also cf. Cog, passim.",
        "Sec. 287(g) and No. 5 apply, as do pp. 3-7 and Art. IV of the act.",
        "My answer is no. |Officials said yes.",
        "No. |I did not sign.",
        "It opened on Jan. 5 and closed in Sept. |Visitors complained.",
        "He lives on Oak St. |The house is old. |St. Paul is far away.",
        "She has a Ph.D. from Rome. |He has a Ph.D. |She knows.",
        "Martin Vale Jr.'s letter reached Mt. Airy.",
        "He felt ill. |Doctors came. |He was taken to Joliet, Ill. by car.",
        "It is five ft. long, or approx. two yards.",
        "Oster v. Vale (9th Cir. 2010) was heard by Asst. Sec. Morton.",
        "PHOENIX, Ariz. \xE2\x80\x94 The sheriff left. |WASHINGTON, D.C. - They "
        "stayed.",
        "Cmdr. Vale met Wg. Cdr. Oster. |See n. 5 and H.R. 1234. |Then vote for option "
        "b. |It is free.",
        "Modern art. |Officials like it. |Art. 5 and art. 6 apply.",
        "Smith et al. found none. |P.S. They looked twice.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(initials_end_none)
{
    static const char *const texts[] = {
        "J. R. Vale and W.H. Oster signed.", "It was John Q. Vale. |He signed.",
        "You and I. |They and we.",          "Albert I. Oster spoke.",
        "Take vitamin C. |It helps.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(a_quotation_closes_behind_the_stop)
{
    static const char *const texts[] = {
        "\"We left.\" |She sat down.",
        "\"We left.\" she said. |\"Why?\" he asked. |\"Because.\"",
        "“Is it voluntary?” Amadi asked. |“No!” said Oster.",
        "“Is it voluntary?” Council Member Amadi asked. |Nobody knew.",
        "\"We know,\" he said. |\"We don't care. |We never did,\" she said.",
        "He called it \"free.\" |It was not.",
        "'Is it free?' they asked. |'It is.' |That was all.",
        "He said “no.”\n|“And why?” she said.",
        "He asked, \"Who signed?\" and left. |Then \"What now?\" was heard.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(a_parenthesis_keeps_its_stops)
{
    static const char *const texts[] = {
        "The clerk (He had signed it. Twice.) left the county.",
        "The clerk left. |(He had signed it.) |The county stayed.",
        "It is true [1]. |Is it?[2] |It is.[3] |So they say.",
        "“The map has holes” (Vale 55). |It had.",
        "He wrote that “it ends.” (Vale and Oster 2010). |It did not.",
        "They [...] came. |And [...] went.",
        "He is sure (?) of it. |She is not (!) sure.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(an_ellipsis_ends_a_sentence_before_a_capital)
{
    static const char *const texts[] = {
        "He waited... and waited. |Then... |Nothing came.",
        "Well … perhaps. |So … |They left.",
        "He stopped.... |She went on.",
        "It was . . . odd. |It ended . . . . |They left.",
        "It was odd. |. . . They left. |It was over. . . .",
        "I think ... I know.",
        "...They left. |It was over.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(a_small_letter_behind_a_stop_tells_little)
{
    static const char *const texts[] = {
        "Shop at Yahoo! for it. |Ask Yahoo! |They know.",
        "is it over? |i hope so. |they left us. |nobody came.",
        "Nobody came to the meeting. |everybody had left.",
        "Stop it! he cried. |Who left? asked Vale.",
        "See the list of members. |http://example.org/list",
        "He bought iron, max. five tons.",
        "As to item 1. above, nothing was said.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(addresses_and_file_names_keep_their_stops)
{
    static const char *const texts[] = {
        "Write to Ruth.Amadi@example.org. |She answers.",
        "It is at http://a.example |http://b.example/c |The rest is lost.",
        "Look at http://a.example for Vale and http://b.example of Oster.",
        "It is at https://www.Example.org/a.Html?b=1. |Look there.",
        "Example.Com and node.js are names. |So is Report.Final.txt here.",
        "It ended.|They left. |The U.S.Army stayed.",
        "He signed it.|Mr. Vale did not. |It cost 1,000.|That was all.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(list_items_are_sentences)
{
    static const char *const texts[] = {
        "1. Sign the paper |2. Send the paper |3. Wait",
        "1.) Sign it. |2.) Send it.",
        "a) sign |b) send |c) wait",
        "\xE2\x80\xA2 Sign it |\xE2\x80\xA2 Send it",
        "(i) Sign it. |(ii) Send it. |(iii) Wait.",
        "The steps:\n|- sign\n|- send\n|- wait",
        "The steps:\n|1. Sign it.\n|2. Send it.",
        "1. Section 3. applies to (1) counties and (2) states.",
        "Section 5. Confidential papers. |They stay so.",
        "7.1. Counties may leave. |7.2. States may not.",
        "He lives at\n12. |Nobody knows.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(a_line_break_is_white_space)
{
    static const char *const texts[] = {
        "The county\nleft. |It had\r\nasked\tbefore.",
        "The letter, which Mr.\nVale had signed, is lost.",
        "apples\n|pears, plums\n|nuts",
        "apples\npears",
        "The list of\nall the counties that have left\nsince then.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(a_rule_stands_for_itself)
{
    static const char *const texts[] = {
        "They left. |*** |They came back. |===== |They stayed.",
        "The name is ____________ and the day is ____ of May.",
    };
    CHECK_ALL(texts);
}
END_TEST

START_TEST(other_scripts_and_stops)
{
    static const char *const texts[] = {
        "\xC3\x89mile left. |\xC3\x89tienne stayed. |\xC3\x96st is a word.",
        "It is over\xEF\xBC\x8E |They left\xEF\xBC\x9F |Yes.",
        "He left.\xC2\xA0|She stayed.\xE2\x80\xA8|They came.",
        "He\xC2\xADleft. |She stayed :-) |They came.",
    };
    CHECK_ALL(texts);
}
END_TEST

/* --- properties --------------------------------------------------------------- */

static const char *const hostile[] = {
    "a",
    ".",
    "?",
    "!\"",
    "\"",
    "(",
    ")",
    "(a. ",
    " ",
    "\n",
    "\r\n",
    "-\n",
    "1. ",
    "a.b",
    "\xE2\x80\x9C",
    "\xE2\x80\x99",
    "\xE2\x80\xA6 ",
    "A. ",
    "x.Yz",
    ". ",
    "____ ",
    "[1]",
    "\xC2\xA0",
    "\xC2\xAD",
    "\xE2\x80\xA2",
    "\xCC\x81",
    ":-) ",
    "U.S. ",
    "Mr. ",
    "http://a.b ",
};
#define HOSTILE (sizeof hostile / sizeof *hostile)

static bool is_blank_before(const char *text, size_t from, size_t to)
{
    cg_slice slice = {text, to};
    for (size_t at = from; at < to;) {
        unsigned len;
        uint32_t rune = cg_utf8_decode(slice, at, &len);
        if (!cg_rune_is_space(rune) && !cg_rune_is_ignorable(rune) && rune != 0x85)
            return false;
        at += len;
    }
    return true;
}

static void check_cover(const char *text, size_t len)
{
    cg_spans spans = {0};
    cg_slice slice = {text, len};
    ck_assert(cg_sentences_split(slice, (cg_span){0, (uint32_t)len}, abbrevs, &spans));
    size_t at = 0;
    for (size_t i = 0; i < spans.len; i++) {
        cg_span span = spans.items[i];
        ck_assert_uint_ge(span.start, at);
        ck_assert_uint_lt(span.start, span.end);
        ck_assert_uint_le(span.end, len);
        ck_assert(is_blank_before(text, at, span.start));
        ck_assert_uint_eq(
            cg_utf8_valid_up_to(cg_slice_sub(slice, span.start, span.end)),
            span.end - span.start);
        at = span.end;
    }
    ck_assert(is_blank_before(text, at, len));
    cg_vec_release(&spans);
}

START_TEST(sentences_hold_every_visible_byte_in_order)
{
    uint32_t state = 7;
    for (int round = 0; round < 4000; round++) {
        char text[512];
        size_t len = 0;
        for (int i = 0; i < 40; i++) {
            state = state * 1664525u + 1013904223u;
            const char *piece = hostile[(state >> 16) % HOSTILE];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        check_cover(text, len);
    }
}
END_TEST

START_TEST(hostile_text_takes_linear_time_and_is_cut)
{
    for (size_t i = 0; i < HOSTILE; i++) {
        size_t len;
        char *text = text_fixture_repeat(hostile[i], 100000, &len);
        check_cover(text, len);
        free(text);
    }
}
END_TEST

START_TEST(a_sentence_without_end_is_cut_at_a_word)
{
    size_t len;
    char *text = text_fixture_repeat("word and, ", 10000, &len);
    cg_spans spans = {0};
    ck_assert(cg_sentences_split((cg_slice){text, len}, (cg_span){0, (uint32_t)len},
                                 abbrevs, &spans));
    ck_assert_uint_gt(spans.len, 30000 / CG_MAX_SENTENCE_TOKENS);
    for (size_t i = 0; i < spans.len; i++) {
        ck_assert_uint_le(spans.items[i].end - spans.items[i].start,
                          10 * CG_MAX_SENTENCE_TOKENS);
        ck_assert(spans.items[i].start == 0 || text[spans.items[i].start - 1] == ' ');
    }
    cg_vec_release(&spans);
    free(text);
}
END_TEST

START_TEST(a_block_is_split_within_its_bounds)
{
    const char *text = "One. Two. Three. Four.";
    cg_spans spans = {0};
    ck_assert(cg_sentences_split(cg_slice_of(text), (cg_span){5, 16}, NULL, &spans));
    ck_assert_uint_eq(spans.len, 2);
    ck_assert_uint_eq(spans.items[0].start, 5);
    ck_assert_uint_eq(spans.items[1].end, 16);
    cg_vec_release(&spans);
}
END_TEST

static void add(TCase *tcase)
{
    tcase_add_test(tcase, stops_end_sentences);
    tcase_add_test(tcase, abbreviations_end_none_unless_a_sentence_starts_behind);
    tcase_add_test(tcase, initials_end_none);
    tcase_add_test(tcase, a_quotation_closes_behind_the_stop);
    tcase_add_test(tcase, a_parenthesis_keeps_its_stops);
    tcase_add_test(tcase, an_ellipsis_ends_a_sentence_before_a_capital);
    tcase_add_test(tcase, a_small_letter_behind_a_stop_tells_little);
    tcase_add_test(tcase, addresses_and_file_names_keep_their_stops);
    tcase_add_test(tcase, list_items_are_sentences);
    tcase_add_test(tcase, a_line_break_is_white_space);
    tcase_add_test(tcase, a_rule_stands_for_itself);
    tcase_add_test(tcase, other_scripts_and_stops);
    tcase_add_test(tcase, sentences_hold_every_visible_byte_in_order);
    tcase_add_test(tcase, hostile_text_takes_linear_time_and_is_cut);
    tcase_add_test(tcase, a_sentence_without_end_is_cut_at_a_word);
    tcase_add_test(tcase, a_block_is_split_within_its_bounds);
}

Suite *text_sentence_suite(void);
Suite *text_sentence_suite(void)
{
    Suite *suite = suite_create("text/sentence");
    TCase *tcase = tcase_create("all");
    tcase_add_unchecked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 60);
    add(tcase);
    suite_add_tcase(suite, tcase);
    return suite;
}
