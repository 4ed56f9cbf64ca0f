#include "base/pairs.h"

#include <check.h>

enum { MOST = 3000 };

typedef struct range {
    uint64_t mask;
    size_t count;
} range;

/* Few different keys and many, short lists and long ones. */
static const range ranges[] = {
    {UINT64_MAX, 0},  {UINT64_MAX, 1},   {UINT64_MAX, 2},    {UINT64_MAX, 95},
    {UINT64_MAX, 96}, {UINT64_MAX, 999}, {UINT64_MAX, MOST}, {3, 40},
    {3, MOST},        {0, 500},          {0xFF00FF0000, MOST}, {0xFFull << 56, 1000},
};

static uint64_t next_number(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state ^ *state >> 29;
}

START_TEST(pairs_come_in_the_order_of_their_keys_and_equal_ones_as_they_were)
{
    static cg_pair pairs[MOST], room[MOST];
    const range *r = &ranges[_i];
    uint64_t state = (uint64_t)_i, sum = 0;
    for (size_t i = 0; i < r->count; i++) {
        pairs[i] = (cg_pair){next_number(&state) & r->mask, (uint32_t)i};
        sum += pairs[i].key * (i + 1);
    }
    cg_pairs_sort(pairs, room, r->count);
    for (size_t i = 0; i < r->count; i++) {
        sum -= pairs[i].key * (pairs[i].item + 1ull);
        if (i == 0)
            continue;
        ck_assert(pairs[i - 1].key <= pairs[i].key);
        if (pairs[i - 1].key == pairs[i].key)
            ck_assert_uint_lt(pairs[i - 1].item, pairs[i].item);
    }
    ck_assert(sum == 0);
}
END_TEST

START_TEST(a_group_ends_where_another_key_stands)
{
    const cg_pair pairs[] = {{1, 0}, {1, 1}, {2, 2}, {3, 3}, {3, 4}};
    ck_assert_uint_eq(cg_pairs_group_end(pairs, 0, 5), 2);
    ck_assert_uint_eq(cg_pairs_group_end(pairs, 2, 5), 3);
    ck_assert_uint_eq(cg_pairs_group_end(pairs, 3, 5), 5);
}
END_TEST

Suite *base_pairs_suite(void)
{
    Suite *suite = suite_create("base/pairs");
    TCase *tests = tcase_create("pairs");
    tcase_add_loop_test(tests,
                        pairs_come_in_the_order_of_their_keys_and_equal_ones_as_they_were, 0,
                        (int)(sizeof ranges / sizeof *ranges));
    tcase_add_test(tests, a_group_ends_where_another_key_stands);
    suite_add_tcase(suite, tests);
    return suite;
}
