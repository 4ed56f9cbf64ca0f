#include "base/hash.h"

#include <check.h>

/* Known answers: what is stored must mean the same tomorrow. */
START_TEST(hashes_never_change)
{
    ck_assert_uint_eq(cg_hash64(CG_SLICE("")), UINT64_C(0x2d06800538d394c2));
    char hex[33];
    cg_hash128_hex(CG_SLICE(""), hex);
    ck_assert_str_eq(hex, "99aa06d3014798d86001c324468d497f");
    cg_hash128 wide = cg_hash128_of(CG_SLICE(""));
    ck_assert_uint_eq(wide.high, UINT64_C(0x99aa06d3014798d8));
    ck_assert_uint_eq(wide.low, UINT64_C(0x6001c324468d497f));
    ck_assert_uint_eq(cg_hash64_on(0, CG_SLICE("")), cg_hash64(CG_SLICE("")));
}
END_TEST

START_TEST(a_null_slice_hashes_as_an_empty_one)
{
    ck_assert_uint_eq(cg_hash64((cg_slice){0}), cg_hash64(CG_SLICE("")));
    char a[33], b[33];
    cg_hash128_hex((cg_slice){0}, a);
    cg_hash128_hex(CG_SLICE(""), b);
    ck_assert_str_eq(a, b);
}
END_TEST

START_TEST(a_chain_of_blocks_depends_on_their_order)
{
    uint64_t a = cg_hash64_on(cg_hash64_on(0, CG_SLICE("a")), CG_SLICE("b"));
    uint64_t b = cg_hash64_on(cg_hash64_on(0, CG_SLICE("b")), CG_SLICE("a"));
    ck_assert_uint_ne(a, b);
}
END_TEST

START_TEST(wide_hashes_have_an_order)
{
    const cg_hash128 sorted[] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            ck_assert_int_eq(cg_hash128_compare(sorted[i], sorted[k]), (i > k) - (i < k));
}
END_TEST

START_TEST(one_byte_makes_another_hash)
{
    static const char *const texts[] = {"a", "b", "ab", "ba", "a ", " a"};
    char hex[6][33];
    for (int i = 0; i < 6; i++) {
        cg_hash128_hex(cg_slice_of(texts[i]), hex[i]);
        ck_assert_uint_eq(strlen(hex[i]), 32);
        ck_assert_uint_eq(strspn(hex[i], "0123456789abcdef"), 32);
        for (int j = 0; j < i; j++) {
            ck_assert_str_ne(hex[i], hex[j]);
            ck_assert_uint_ne(cg_hash64(cg_slice_of(texts[i])),
                              cg_hash64(cg_slice_of(texts[j])));
        }
    }
}
END_TEST

Suite *base_hash_suite(void);
Suite *base_hash_suite(void)
{
    Suite *suite = suite_create("base/hash");
    TCase *all = tcase_create("all");
    tcase_add_test(all, hashes_never_change);
    tcase_add_test(all, a_null_slice_hashes_as_an_empty_one);
    tcase_add_test(all, a_chain_of_blocks_depends_on_their_order);
    tcase_add_test(all, wide_hashes_have_an_order);
    tcase_add_test(all, one_byte_makes_another_hash);
    suite_add_tcase(suite, all);
    return suite;
}
