#include "text/token.h"

#include "base/utf8.h"
#include "text_fixture.h"

#include <stdio.h>

/* The tokens, parted by spaces, each with a letter for what it is: nothing
 * behind words, "#" behind numbers, and for marks the letter of mark_letters
 * in the order of cg_mark. */
static void describe(cg_slice text, char *out, size_t room)
{
    static const char mark_letters[] = "_,;:([-=.~?!\"\"'*o";
    cg_tokens tokens = {0};
    size_t len = 0;
    ck_assert(cg_tokens_scan(text, (cg_span){0, (uint32_t)text.len}, &tokens));
    out[0] = 0;
    for (size_t i = 0; i < tokens.len; i++) {
        const cg_token *token = &tokens.items[i];
        char kind = token->kind == CG_TOKEN_WORD     ? 'w'
                    : token->kind == CG_TOKEN_NUMBER ? 'n'
                                                     : mark_letters[token->mark];
        len += (size_t)snprintf(out + len, room - len, "%s%.*s", i ? " " : "",
                                (int)(token->span.end - token->span.start),
                                text.ptr + token->span.start);
        if (kind == 'n')
            len += (size_t)snprintf(out + len, room - len, "#");
        else if (kind != 'w')
            len += (size_t)snprintf(out + len, room - len, "/%c", kind);
        ck_assert_uint_lt(len, room);
    }
    cg_vec_release(&tokens);
}

static void check_all(const char *const (*pairs)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char have[1024];
        describe(cg_slice_of(pairs[i][0]), have, sizeof have);
        ck_assert_str_eq(have, pairs[i][1]);
    }
}

#define CHECK_ALL(pairs) check_all((pairs), sizeof(pairs) / sizeof *(pairs))

START_TEST(words_split_at_all_but_letters_and_digits)
{
    static const char *const pairs[][2] = {
        {"They may opt out.", "They may opt out ./."},
        {"opt-out; S-Comm", "opt -/- out ;/; S -/- Comm"},
        {"and/or a_b", "and //o or a _/* b"},
        {"the 3rd and the 90s", "the 3rd and the 90s"},
        {"R2D2, F-16", "R2D2 ,/, F -/- 16#"},
        {"na\xC3\xAFve nai\xCC\x88ve", "na\xC3\xAFve nai\xCC\x88ve"},
        {"co\xC2\xADop a\xE2\x80\x8B"
         "b",
         "co\xC2\xADop a\xE2\x80\x8B"
         "b"},
        {"one\xC2\xA0two\r\nthree\tfour", "one two three four"},
        {"", ""},
        {" \r\n", ""},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(initials_are_one_word)
{
    static const char *const pairs[][2] = {
        {"the U.S. Army", "the U.S. Army"},
        {"the U.S.A", "the U.S.A"},
        {"U.S.-led", "U.S. -/- led"},
        {"(e.g., i.e.)", "(/( e.g. ,/, i.e. )/["},
        {"at 5 p.m.", "at 5# p.m."},
        {"the U.S.'s own", "the U.S. 's own"},
        {"Plan B. Then", "Plan B ./. Then"},
        {"J. Vale", "J ./. Vale"},
        {"I.He", "I ./. He"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(contractions_split)
{
    static const char *const pairs[][2] = {
        {"It isn't", "It is n't"},
        {"I can't", "I can n't"},
        {"I CANNOT, cannot", "I CAN NOT ,/, can not"},
        {"cannots", "cannots"},
        {"It's they're I've we'll he'd I'm", "It 's they 're I 've we 'll he 'd I 'm"},
        {"don\xE2\x80\x99t ICE\xE2\x80\x99s", "do n\xE2\x80\x99t ICE \xE2\x80\x99s"},
        {"WON'T", "WO N'T"},
        {"the agency's", "the agency 's"},
        {"the states' rights", "the states '/' rights"},
        {"O'Brien o'clock", "O '/' Brien o '/' clock"},
        {"n't", "n '/' t"},
        {"isn'ts", "isn '/' ts"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(numbers_hold_their_stops_and_commas)
{
    static const char *const pairs[][2] = {
        {"1,000.5 and 2008.", "1,000.5# and 2008# ./."},
        {"$1.5m, 12%", "$/o 1.5# m ,/, 12# %/o"},
        {"287(g)", "287# (/( g )/["},
        {"10:30 on 1/2", "10# :/: 30# on 1# //o 2#"},
        {"2008-10-27", "2008# -/- 10# -/- 27#"},
        {"1, 2,", "1# ,/, 2# ,/,"},
        {".5", "./. 5#"},
        {"\xD9\xA3\xD9\xA4", "\xD9\xA3\xD9\xA4#"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(marks_have_kinds)
{
    static const char *const pairs[][2] = {
        {"a - b -- c\xE2\x80\x94"
         "d \xE2\x80\x93 e",
         "a -/= b --/= c \xE2\x80\x94/= d \xE2\x80\x93/= e"},
        {"a... b\xE2\x80\xA6 c . . . .", "a .../~ b \xE2\x80\xA6/~ c . . . ./~"},
        {"a.. b", "a ./. ./. b"},
        {"What?! [x] {y}", "What ?/? !/! [/( x ]/[ {/( y }/["},
        {"**b** #c ~d| `e`", "*/* */* b */* */* #/* c ~/* d |/* `/* e `/*"},
        {"a > b\n> c\n>> d", "a >/o b >/* c >/* >/* d"},
        {"a & b = <c> @d", "a &/o b =/o </o c >/o @/o d"},
        {"\xF0\x9F\x99\x82", "\xF0\x9F\x99\x82/o"},
    };
    CHECK_ALL(pairs);
}
END_TEST

/* --- flags ------------------------------------------------------------------- */

START_TEST(flags_say_how_a_word_is_written)
{
    static const struct {
        const char *text;
        size_t index;
        unsigned flags;
    } tokens[] = {
        {"Word", 0, CG_TOKEN_CAPITAL | CG_TOKEN_SPACED},
        {"word", 0, CG_TOKEN_SPACED},
        {"ICE", 0, CG_TOKEN_CAPITAL | CG_TOKEN_ALLCAPS | CG_TOKEN_SPACED},
        {"U.S.", 0, CG_TOKEN_CAPITAL | CG_TOKEN_ALLCAPS | CG_TOKEN_SPACED},
        {"A", 0, CG_TOKEN_CAPITAL | CG_TOKEN_SPACED},
        {"iPhone", 0, CG_TOKEN_SPACED},
        {"\xC3\x89TAT", 0, CG_TOKEN_CAPITAL | CG_TOKEN_ALLCAPS | CG_TOKEN_SPACED},
        {"S-Comm", 2, CG_TOKEN_CAPITAL},
        {"isn't", 1, CG_TOKEN_CLITIC},
        {"cannot", 1, 0},
        {"\"a\"", 0, CG_TOKEN_DOUBLE | CG_TOKEN_SPACED},
        {"\"a\"", 2, CG_TOKEN_DOUBLE},
        {"\xE2\x80\x9C"
         "a\xE2\x80\x9D",
         2, CG_TOKEN_DOUBLE | CG_TOKEN_CURLY},
        {"\xE2\x80\x98"
         "a\xE2\x80\x99",
         2, CG_TOKEN_CURLY},
    };
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        cg_tokens list = {0};
        cg_slice text = cg_slice_of(tokens[i].text);
        ck_assert(cg_tokens_scan(text, (cg_span){0, (uint32_t)text.len}, &list));
        ck_assert_uint_gt(list.len, tokens[i].index);
        ck_assert_msg(list.items[tokens[i].index].flags == tokens[i].flags, "%s",
                      text.ptr);
        cg_vec_release(&list);
    }
}
END_TEST

START_TEST(the_n_of_cant_belongs_to_both)
{
    cg_tokens tokens = {0};
    ck_assert(cg_tokens_scan(CG_SLICE("can't isn't"), (cg_span){0, 11}, &tokens));
    ck_assert_uint_eq(tokens.len, 4);
    ck_assert_uint_eq(tokens.items[0].span.end, 3);
    ck_assert_uint_eq(tokens.items[1].span.start, 2);
    ck_assert_uint_eq(tokens.items[2].span.end, 8);
    ck_assert_uint_eq(tokens.items[3].span.start, 8);
    cg_vec_release(&tokens);
}
END_TEST

START_TEST(words_fold_to_one_form)
{
    static const char *const pairs[][2] = {
        {"OPT", "opt"},
        {"U.S.", "u.s"},
        {"us", "us"},
        {"n\xE2\x80\x99t", "n't"},
        {"Caf\xC3\x89", "caf\xC3\xA9"},
        {"Cafe\xCC\x81", "caf\xC3\xA9"},
        {"co\xC2\xADop", "coop"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char out[16];
        cg_slice text = cg_slice_of(pairs[i][0]);
        cg_token token = {{0, (uint32_t)text.len}, CG_TOKEN_WORD, CG_MARK_NONE, 0};
        size_t len = cg_token_fold(text, &token, out, sizeof out);
        ck_assert(cg_slice_is((cg_slice){out, len}, pairs[i][1]));
    }
    char out[3];
    cg_token token = {{0, 4}, CG_TOKEN_WORD, CG_MARK_NONE, 0};
    ck_assert_uint_eq(cg_token_fold(CG_SLICE("word"), &token, out, sizeof out), 0);
}
END_TEST

START_TEST(hyphens_quotes_and_markup_may_stand_inside_a_phrase)
{
    static const struct {
        const char *mark;
        bool transparent;
    } marks[] = {
        {"a-b", true},    {"a *b", true},  {"a \"b", true}, {"a 'b", true},
        {"a\n> b", true}, {"a, b", false}, {"a. b", false}, {"a -- b", false},
        {"a (b", false},  {"a/b", false},  {"a: b", false}, {"a b", false},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        cg_tokens tokens = {0};
        cg_slice text = cg_slice_of(marks[i].mark);
        ck_assert(cg_tokens_scan(text, (cg_span){0, (uint32_t)text.len}, &tokens));
        ck_assert_msg(cg_token_is_transparent(&tokens.items[1]) == marks[i].transparent,
                      "%s", text.ptr);
        cg_vec_release(&tokens);
    }
}
END_TEST

START_TEST(a_span_is_read_within_its_bounds)
{
    cg_tokens tokens = {0};
    cg_slice text = CG_SLICE("one two.three four");
    ck_assert(cg_tokens_scan(text, (cg_span){5, 11}, &tokens));
    ck_assert_uint_eq(tokens.len, 3);
    ck_assert_uint_eq(tokens.items[0].span.start, 5);
    ck_assert(tokens.items[0].flags & CG_TOKEN_SPACED);
    ck_assert_uint_eq(tokens.items[2].span.end, 11);
    cg_vec_release(&tokens);
}
END_TEST

/* --- properties ------------------------------------------------------------------ */

static const char *const pieces[] = {
    "a",
    "B",
    " ",
    "'",
    "\"",
    "\xE2\x80\x99",
    "\xE2\x80\x98",
    "\xE2\x80\x9C",
    "\xE2\x80\x9D",
    "n't",
    "'s",
    ".",
    "...",
    " . ",
    "-",
    "--",
    "1",
    ",",
    "U.S.",
    "\n",
    "\r\n",
    "> ",
    "\xCC\x81",
    "\xC2\xAD",
    "\xC2\xA0",
    "\xC3\xA9",
    "\xF0\x9F\x99\x82",
    "can't",
    "cannot",
    "'90s",
    "s' ",
};
#define PIECES (sizeof pieces / sizeof *pieces)

/* Is there nothing to see from `at` to `end`? */
static bool is_blank(cg_slice text, size_t at, size_t end)
{
    bool blank = true;
    for (unsigned len; at < end; at += len) {
        uint32_t rune = cg_utf8_decode(text, at, &len);
        blank &= cg_rune_is_space(rune) || cg_rune_is_ignorable(rune);
    }
    return blank;
}

/* Does it stand at `at` or behind what is blank, and split no character? */
static bool is_sound(cg_slice text, size_t at, const cg_token *token)
{
    cg_span span = token->span;
    unsigned shared = token->flags & CG_TOKEN_CLITIC ? 1 : 0;
    cg_slice bytes = cg_slice_sub(text, span.start, span.end);
    return span.start < span.end && span.start + shared >= at &&
           cg_utf8_valid_up_to(bytes) == bytes.len && is_blank(text, at, span.start);
}

/* Tokens stand in order, split no character, and leave out only what is blank.
 * No assertion for each: one that holds is told to the parent process. */
static void check_tokens(cg_slice text)
{
    cg_tokens tokens = {0};
    ck_assert(cg_tokens_scan(text, (cg_span){0, (uint32_t)text.len}, &tokens));
    size_t at = 0;
    for (size_t i = 0; i < tokens.len; i++) {
        if (!is_sound(text, at, &tokens.items[i]))
            ck_abort_msg("token %zu of \"%.40s\"", i, text.ptr);
        at = tokens.items[i].span.end;
    }
    cg_vec_release(&tokens);
}

START_TEST(tokens_hold_all_that_is_visible)
{
    uint32_t state = 11;
    for (int round = 0; round < 5000; round++) {
        char text[512];
        size_t len = 0;
        for (int i = 0; i < 40; i++) {
            state = state * 1664525u + 1013904223u;
            const char *piece = pieces[(state >> 16) % PIECES];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        check_tokens((cg_slice){text, len});
    }
}
END_TEST

START_TEST(hostile_text_takes_linear_time)
{
    for (size_t i = 0; i < PIECES; i++) {
        size_t len;
        char *text = text_fixture_repeat(pieces[i], 300000, &len);
        check_tokens((cg_slice){text, len});
        free(text);
    }
}
END_TEST

Suite *text_token_suite(void);
Suite *text_token_suite(void)
{
    Suite *suite = suite_create("text/token");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, words_split_at_all_but_letters_and_digits);
    tcase_add_test(all, initials_are_one_word);
    tcase_add_test(all, contractions_split);
    tcase_add_test(all, numbers_hold_their_stops_and_commas);
    tcase_add_test(all, marks_have_kinds);
    tcase_add_test(all, flags_say_how_a_word_is_written);
    tcase_add_test(all, the_n_of_cant_belongs_to_both);
    tcase_add_test(all, words_fold_to_one_form);
    tcase_add_test(all, hyphens_quotes_and_markup_may_stand_inside_a_phrase);
    tcase_add_test(all, a_span_is_read_within_its_bounds);
    tcase_add_test(all, tokens_hold_all_that_is_visible);
    tcase_add_test(all, hostile_text_takes_linear_time);
    suite_add_tcase(suite, all);
    return suite;
}
