/* Which paths stand below what a run looked through. */
#include "store/roots.h"

#include "base/alloc.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

static bool holds(const char *const *paths, size_t len, const char *path)
{
    cg_roots roots;
    ck_assert(cg_roots_init(&roots, paths, len));
    bool held = cg_roots_hold(&roots, cg_slice_of(path));
    cg_roots_release(&roots);
    return held;
}

START_TEST(paths_stand_below_roots_or_not)
{
    static const struct {
        const char *path, *root;
        bool below;
    } table[] = {
        {"docs/a", "docs", true},   {"docs/a", "docs/", true},    {"docs/a", "./docs", true},
        {"docs/a", ".", true},      {"docs/a", "./", true},       {"docs", "docs", true},
        {"docsy/a", "docs", false}, {"doc", "docs", false},       {"/docs/a", ".", false},
        {"../docs/a", ".", false},  {"../docs/a", "..", true},    {"/docs/a", "/", true},
        {"docs/a", "/", false},     {"/docs/a", "/docs", true},   {"docs/a/b", "docs/a", true},
        {"docs/b", "docs/a", false}, {"docs", "", false},         {"", "docs", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(holds(&table[i].root, 1, table[i].path) == table[i].below, "%s below %s",
                      table[i].path, table[i].root);
}
END_TEST

START_TEST(every_one_of_many_roots_is_found_in_any_order)
{
    enum { MANY = 1000 };
    static char names[MANY][16];
    static const char *roots[MANY];
    for (size_t i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "./d%zu/", i * 617 % MANY);
        roots[i] = names[i];
    }
    cg_roots all;
    ck_assert(cg_roots_init(&all, roots, MANY));
    for (size_t i = 0; i < MANY; i++) {
        char path[32];
        snprintf(path, sizeof path, "d%zu/a/b.txt", i);
        ck_assert(cg_roots_hold(&all, cg_slice_of(path)));
        snprintf(path, sizeof path, "e%zu/a/b.txt", i);
        ck_assert(!cg_roots_hold(&all, cg_slice_of(path)));
    }
    cg_roots_release(&all);
}
END_TEST

START_TEST(no_roots_hold_nothing)
{
    ck_assert(!holds(NULL, 0, "a"));
}
END_TEST

START_TEST(want_of_memory_is_told)
{
    static const char *const roots[] = {"a"};
    cg_roots all;
    cg_alloc_fail_at(1, 0);
    ck_assert(!cg_roots_init(&all, roots, 1));
    cg_alloc_fail_at(0, 0);
    cg_roots_release(&all);
}
END_TEST

Suite *store_roots_suite(void);
Suite *store_roots_suite(void)
{
    Suite *suite = suite_create("store/roots");
    TCase *all = tcase_create("all");
    tcase_add_test(all, paths_stand_below_roots_or_not);
    tcase_add_test(all, every_one_of_many_roots_is_found_in_any_order);
    tcase_add_test(all, no_roots_hold_nothing);
    tcase_add_test(all, want_of_memory_is_told);
    suite_add_tcase(suite, all);
    return suite;
}
