/* Texts of programs in the making. */
#include "rules/text_pool.h"

#include "base/alloc.h"

#include <check.h>

START_TEST(texts_come_back_as_they_were_put)
{
    static const char *const texts[] = {"a", "longer text", "", "b"};
    cg_text_pool pool;
    cg_text_ref refs[4];
    cg_text_pool_init(&pool);
    for (size_t i = 0; i < 4; i++)
        refs[i] = cg_text_pool_add(&pool, cg_slice_of(texts[i]));
    for (size_t i = 0; i < 4; i++) {
        ck_assert(cg_slice_is(cg_text_pool_get(&pool, refs[i]), texts[i]));
        ck_assert_int_eq(pool.bytes.ptr[refs[i].at + refs[i].len], '\0');
    }
    ck_assert(cg_buf_ok(&pool.bytes));
    cg_text_pool_release(&pool);
}
END_TEST

START_TEST(a_text_that_comes_again_is_kept_once)
{
    cg_text_pool pool;
    char copy[] = "the same";
    cg_text_pool_init(&pool);
    cg_text_ref first = cg_text_pool_add(&pool, CG_SLICE("the same"));
    size_t len = pool.bytes.len;
    cg_text_ref second = cg_text_pool_add(&pool, cg_slice_of(copy));
    ck_assert_uint_eq(first.at, second.at);
    ck_assert_uint_eq(pool.bytes.len, len);
    ck_assert_uint_ne(cg_text_pool_add(&pool, CG_SLICE("the sam")).at, first.at);
    cg_text_pool_release(&pool);
}
END_TEST

START_TEST(want_of_memory_is_remembered)
{
    cg_text_pool pool;
    cg_text_pool_init(&pool);
    cg_alloc_fail_at(1, 1);
    char large[1000] = "x";
    cg_text_ref text = cg_text_pool_add(&pool, (cg_slice){large, sizeof large});
    cg_alloc_fail_at(0, 0);
    ck_assert_uint_eq(text.len, 0);
    ck_assert(!cg_buf_ok(&pool.bytes));
    ck_assert_uint_eq(cg_text_pool_add(&pool, CG_SLICE("y")).len, 0);
    cg_text_pool_release(&pool);
}
END_TEST

Suite *rules_text_pool_suite(void)
{
    Suite *suite = suite_create("rules/text_pool");
    TCase *tcase = tcase_create("text_pool");
    tcase_add_test(tcase, texts_come_back_as_they_were_put);
    tcase_add_test(tcase, a_text_that_comes_again_is_kept_once);
    tcase_add_test(tcase, want_of_memory_is_remembered);
    suite_add_tcase(suite, tcase);
    return suite;
}
