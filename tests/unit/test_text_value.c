#include "text/value.h"

#include "base/alloc.h"
#include "value_fixture.h"

START_TEST(a_value_knows_its_bytes_and_tokens)
{
    static const struct {
        const char *text, *value;
        uint32_t first, end; /* tokens */
    } rows[] = {
        {"It cost $2.5 million in all", "$2.5 million", 2, 5},
        {"It cost more than 40 percent", "more than 40 percent", 2, 6},
        {"over 5km of road", "over 5km", 0, 2},
        {"on 14 March 1998.", "14 March 1998", 1, 4},
        {"before March 14, 1998 it", "before March 14, 1998", 0, 5},
        {"from 3 to 4 weeks", "from 3 to 4 weeks", 0, 5},
        {"a twenty-one-year term", "twenty-one-year", 1, 6},
        {"caf\xC3\xA9s: 40", "40", 2, 3},
    };
    value_fixture f;
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        value_find(&f, rows[i].text);
        ck_assert_msg(f.values.len >= 1, "\"%s\"", rows[i].text);
        const cg_value *v = &f.values.items[0];
        cg_slice have =
            cg_slice_sub(cg_slice_of(rows[i].text), v->span.start, v->span.end);
        ck_assert_msg(cg_slice_is(have, rows[i].value), "\"%s\": \"%.*s\"",
                      rows[i].text, (int)have.len, have.ptr);
        ck_assert_msg(v->first_token == rows[i].first, "\"%s\": from token %u",
                      rows[i].text, v->first_token);
        ck_assert_msg(v->end_token == rows[i].end, "\"%s\": to token %u", rows[i].text,
                      v->end_token);
    }
    value_teardown(&f);
}
END_TEST

START_TEST(values_come_in_order_and_only_inner_ones_overlap)
{
    static const char text[] = "On 3 May 1998 some 40 counties, or 12.5 per cent, paid "
                               "$3-4 million for three to "
                               "four years; by 2004 it was twice that, 1 in 5 said, "
                               "and v2.1.0 cost 60p a day.";
    value_fixture f;
    value_setup(&f, "2000-01-01");
    value_find(&f, text);
    ck_assert_uint_ge(f.values.len, 8);
    uint32_t end = 0, start = 0;
    for (size_t i = 0; i < f.values.len; i++) {
        const cg_value *v = &f.values.items[i];
        ck_assert_uint_ge(v->span.start, start);
        ck_assert_uint_gt(v->span.end, v->span.start);
        ck_assert_uint_gt(v->end_token, v->first_token);
        if (v->flags & CG_VALUE_INNER)
            ck_assert_uint_le(v->span.end, end);
        else
            ck_assert_uint_ge(v->span.start, end);
        start = v->span.start;
        end = v->flags & CG_VALUE_INNER ? end : v->span.end;
    }
    value_teardown(&f);
}
END_TEST

START_TEST(a_sentence_is_read_without_its_neighbours)
{
    static const char text[] = "It rose to 12. 40 counties joined in 1998. 7 left.";
    cg_slice slice = cg_slice_of(text);
    cg_tokens tokens = {0};
    value_fixture f;
    value_setup(&f, "");
    ck_assert(cg_tokens_scan(slice, (cg_span){15, 42}, &tokens));
    ck_assert(cg_values_find(slice, tokens.items, (uint32_t)tokens.len, f.words, NULL,
                             &f.values));
    ck_assert_uint_eq(f.values.len, 2);
    ck_assert_double_eq(f.values.items[0].amount, 40);
    ck_assert_uint_eq(f.values.items[1].type, CG_VALUE_DATE);
    ck_assert(cg_values_find(slice, tokens.items, 0, f.words, NULL, &f.values));
    ck_assert_uint_eq(f.values.len, 2);
    cg_vec_release(&tokens);
    value_teardown(&f);
}
END_TEST

/* Whatever the input, it must end, and soon: each would take hours if it were
 * quadratic. */
START_TEST(a_hundred_thousand_of_anything_are_read_in_linear_time)
{
    static const char *const pieces[] = {
        "one ",
        "million ",
        "hundred and ",
        "a hundred ",
        "between ",
        "1.",
        "1,",
        "1/",
        "1-",
        "a.",
        "- ",
        "'",
        "twenty-",
        "Oct. ",
        "2008-",
        "$ ",
        "1 in ",
        "from 1 to ",
        "5 days and ",
        "at least ",
        "the end of ",
        "1 000 ",
        "9",
        "1e9",
        "1 day before ",
        "5 dollars ",
        "last ",
        "\xC2\xBD",
        "1^-",
    };
    enum { REPEATS = 100000 };
    value_fixture f;
    value_setup(&f, "2000-01-01");
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        cg_buf text;
        cg_buf_init(&text, (size_t)REPEATS * 32);
        for (int n = 0; n < REPEATS; n++)
            cg_buf_add_slice(&text, cg_slice_of(pieces[i]));
        ck_assert(cg_buf_ok(&text));
        value_find(&f, text.ptr);
        ck_assert_msg(f.values.len <= 3 * REPEATS, "\"%s\"", pieces[i]);
        cg_buf_release(&text);
    }
    value_teardown(&f);
}
END_TEST

START_TEST(figures_beyond_all_measure_are_left_out)
{
    static const value_row rows[] = {
        {"1e999", ""},
        {"1e280 quintillion", ""},
        {"1e-999", "number 0"},
        {"1234567890123456789012345678901234567890", "number 1.23456789012346e+39"},
        {"0.0000000000000000000000000000000000001", "number 1e-37"},
        {"99999999999 centuries ago", "duration 99999999999 century"},
        {"0/0", "number 0; number 0"},
        {"\xFF\xFE 5", "number 5"},
    };
    VALUE_CHECK("2000-01-01", rows);
}
END_TEST

START_TEST(running_out_of_memory_is_told)
{
    static const char text[] = "more than 12 percent of 40 counties paid $5 in 1998";
    cg_slice slice = cg_slice_of(text);
    cg_tokens tokens = {0};
    bool found = false;
    value_fixture f;
    value_setup(&f, "");
    ck_assert(cg_tokens_scan(slice, (cg_span){0, (uint32_t)slice.len}, &tokens));
    for (long n = 1; !found; n++) {
        ck_assert_int_lt(n, 100);
        cg_vec_release(&f.values);
        cg_alloc_fail_at(n, 0);
        found = cg_values_find(slice, tokens.items, (uint32_t)tokens.len, f.words, NULL,
                               &f.values);
        bool failed = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert(found != failed);
    }
    cg_vec_release(&tokens);
    value_teardown(&f);
}
END_TEST

Suite *text_value_suite(void)
{
    Suite *suite = suite_create("text/value");
    TCase *tcase = tcase_create("finding");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, a_value_knows_its_bytes_and_tokens);
    tcase_add_test(tcase, values_come_in_order_and_only_inner_ones_overlap);
    tcase_add_test(tcase, a_sentence_is_read_without_its_neighbours);
    tcase_add_test(tcase, a_hundred_thousand_of_anything_are_read_in_linear_time);
    tcase_add_test(tcase, figures_beyond_all_measure_are_left_out);
    tcase_add_test(tcase, running_out_of_memory_is_told);
    suite_add_tcase(suite, tcase);
    return suite;
}
