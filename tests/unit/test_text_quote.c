#include "text/quote.h"

#include "base/alloc.h"
#include "text_fixture.h"

#include <stdio.h>

/* The quotations of `text`, one a line: depth, "?" when it never closes, and
 * the words from mark to mark. */
static void describe(cg_slice text, char *out, size_t room)
{
    cg_tokens tokens = {0};
    cg_quotations list = {0};
    size_t len = 0;
    ck_assert(cg_tokens_scan(text, (cg_span){0, (uint32_t)text.len}, &tokens));
    ck_assert(cg_quotations_pair(tokens.items, (uint32_t)tokens.len, &list));
    out[0] = 0;
    for (size_t i = 0; i < list.len; i++) {
        cg_quotation quotation = list.items[i];
        uint32_t start = tokens.items[quotation.open].span.end;
        uint32_t end = quotation.close < tokens.len
                           ? tokens.items[quotation.close].span.start
                           : (uint32_t)text.len;
        len += (size_t)snprintf(out + len, room - len, "%u%s%.*s\n", quotation.depth,
                                quotation.unclosed ? "?" : " ", (int)(end - start),
                                text.ptr + start);
        ck_assert_uint_lt(len, room);
    }
    cg_vec_release(&tokens);
    cg_vec_release(&list);
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

START_TEST(straight_quotation_marks_pair)
{
    static const char *const pairs[][2] = {
        {"\"No,\" he said. \"Never.\"", "0 No,\n0 Never.\n"},
        {"He said: \"No (\"so to say\").\"", "0?No (\n0 so to say\n"},
        {"the so-called \"free\" program", "0 free\n"},
        {"(\"free\"), [\"open\"] -- \"both\"--", "0 free\n0 open\n0 both\n"},
        {"It was \" free \" then.", "0  free \n"},
        {"'No,' he said.", "0 No,\n"},
        {"'It's the states' right,' he said.", "0 It's the states' right,\n"},
        {"'sanctuary cities' are few", "0 sanctuary cities\n"},
        {"\"He said 'never' to us,\" she said.", "0 He said 'never' to us,\n1 never\n"},
        {"\"It was in '08,\" he said.", "0 It was in '08,\n"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(curly_quotation_marks_pair)
{
    static const char *const pairs[][2] = {
        {"“No,” he said. “Never.”", "0 No,\n0 Never.\n"},
        {"‘No,’ he said.", "0 No,\n"},
        {"‘It’s the states’ right,’ he said.", "0 It’s the states’ right,\n"},
        {"“He said ‘never’ to us.”", "0 He said ‘never’ to us.\n1 never\n"},
        {"“No,\" he said.", "0 No,\n"},
        {"«No», he said.", "0 No\n"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(apostrophes_are_no_quotation_marks)
{
    static const char *const pairs[][2] = {
        {"rock 'n' roll in the '90s, the counties' way", ""},
        {"rock ’n’ roll in the ’90s, the counties’ way", ""},
        {"'Tis the end, and 'twas good. Tell 'em.", ""},
        {"the class of ‘08 and the ‘90s", ""},
        {"O'Brien's can't, won't and y'all", ""},
        {"the dogs' bowls and the cats'", ""},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(inches_and_feet_are_no_quotation_marks)
{
    static const char *const pairs[][2] = {
        {"a 17\" or 16\" wheel, 6' tall, 5'10\"", ""},
        {"He said \"buy it in 2008\" then.", "0 buy it in 2008\n"},
        {"6 3/4\" of \"steel\"", "0 steel\n"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(a_lone_quote_never_reaches_past_its_block)
{
    static const char *const pairs[][2] = {
        {"“We left. And then", "0?We left. And then\n"},
        {"“We left. “And then we came.”", "0?We left. \n0 And then we came.\n"},
        {"We left.” And then.", ""},
        {"“One ‘two” three", "0 One ‘two\n1?two\n"},
        {"\"We left. And then", "0?We left. And then\n"},
        {"He wrote \"yes and left. And then.", "0?yes and left. \n"},
        {"He wrote, \"yes, I left. And then.", "0?yes, I left. And then.\n"},
    };
    CHECK_ALL(pairs);
}
END_TEST

START_TEST(a_long_quotation_reopens_in_every_block)
{
    cg_document document;
    text_fixture_load(&document, CG_SLICE("“We left.\n\n“We came back,” he said.\n"));
    ck_assert_uint_eq(document.blocks.len, 2);
    static const char *const want[] = {"0?We left.\n", "0 We came back,\n"};
    for (size_t i = 0; i < 2; i++) {
        char have[128];
        cg_span span = document.blocks.items[i].span;
        describe(cg_slice_sub(document.text, span.start, span.end), have, sizeof have);
        ck_assert_str_eq(have, want[i]);
    }
    cg_document_release(&document);
}
END_TEST

START_TEST(nesting_beyond_eight_is_not_recorded)
{
    cg_token tokens[24];
    for (uint32_t i = 0; i < 24; i++) {
        bool opens = i < 12, twice = (opens ? i : 23 - i) % 2 == 0;
        tokens[i] = (cg_token){{i, i + 1},
                               CG_TOKEN_MARK,
                               opens ? CG_MARK_QUOTE_OPEN : CG_MARK_QUOTE_CLOSE,
                               twice ? CG_TOKEN_DOUBLE : 0};
    }
    cg_quotations list = {0};
    ck_assert(cg_quotations_pair(tokens, 24, &list));
    ck_assert_uint_eq(list.len, 8);
    for (uint32_t i = 0; i < 8; i++) {
        ck_assert_uint_eq(list.items[i].open, i);
        ck_assert_uint_eq(list.items[i].close, 23 - i);
        ck_assert_uint_eq(list.items[i].depth, i);
        ck_assert(!list.items[i].unclosed);
    }
    cg_vec_release(&list);
}
END_TEST

/* No assertions in here: each that holds is told to the parent process. */
static bool is_sound(const cg_quotations *list, size_t i, size_t tokens)
{
    const cg_quotation *q = &list->items[i];
    return q->open < q->close && q->close <= tokens && q->depth < 8 &&
           (i == 0 || q[-1].open < q->open);
}

START_TEST(a_million_marks_take_linear_time)
{
    static const char *const pieces[] = {"\"", "\" ", "“",   "”",
                                         "‘“", "'a ", "s' ", "a' "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len;
        char *text = text_fixture_repeat(pieces[i], 1000000, &len);
        cg_tokens tokens = {0};
        cg_quotations list = {0};
        ck_assert(cg_tokens_scan((cg_slice){text, len}, (cg_span){0, (uint32_t)len},
                                 &tokens));
        ck_assert(cg_quotations_pair(tokens.items, (uint32_t)tokens.len, &list));
        for (size_t q = 0; q < list.len; q++)
            if (!is_sound(&list, q, tokens.len))
                ck_abort_msg("quotation %zu of \"%s\" repeated", q, pieces[i]);
        cg_vec_release(&tokens);
        cg_vec_release(&list);
        free(text);
    }
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    cg_tokens tokens = {0};
    cg_quotations list = {0};
    cg_alloc_fail_at(1, 0);
    ck_assert(!cg_tokens_scan(CG_SLICE("\"a\""), (cg_span){0, 3}, &tokens));
    cg_alloc_fail_at(0, 0);
    cg_vec_reset(&tokens);
    ck_assert(cg_tokens_scan(CG_SLICE("\"a\""), (cg_span){0, 3}, &tokens));
    cg_alloc_fail_at(1, 0);
    ck_assert(!cg_quotations_pair(tokens.items, (uint32_t)tokens.len, &list));
    cg_alloc_fail_at(0, 0);
    cg_vec_release(&tokens);
    cg_vec_release(&list);
}
END_TEST

Suite *text_quote_suite(void);
Suite *text_quote_suite(void)
{
    Suite *suite = suite_create("text/quote");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, straight_quotation_marks_pair);
    tcase_add_test(all, curly_quotation_marks_pair);
    tcase_add_test(all, apostrophes_are_no_quotation_marks);
    tcase_add_test(all, inches_and_feet_are_no_quotation_marks);
    tcase_add_test(all, a_lone_quote_never_reaches_past_its_block);
    tcase_add_test(all, a_long_quotation_reopens_in_every_block);
    tcase_add_test(all, nesting_beyond_eight_is_not_recorded);
    tcase_add_test(all, a_million_marks_take_linear_time);
    tcase_add_test(all, memory_that_runs_out_is_told);
    suite_add_tcase(suite, all);
    return suite;
}
