#include "pack_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test, which runs in a process of its own or
 * leaves it behind. */
static char root[256];

static void make_root(void)
{
    const char *base = getenv("TMPDIR");
    int len = snprintf(root, sizeof root, "%s/ruleset-XXXXXX", base ? base : "/tmp");
    ck_assert_int_lt(len, (int)sizeof root);
    ck_assert_ptr_nonnull(mkdtemp(root));
}

static const char *path_of(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", root, name);
    return path;
}

static void put_bytes(const char *name, const char *text, size_t len)
{
    FILE *file = fopen(path_of(name), "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, len, file), len);
    ck_assert_int_eq(fclose(file), 0);
}

static void put_pack(const char *name, const char *id)
{
    char quoted[512];
    snprintf(quoted, sizeof quoted,
             "{'claimgrep': 1, 'pack': {'id': '%s'}, 'claims': [" CLAIM "]}", id);
    char *text = json_of(quoted);
    put_bytes(name, text, strlen(text));
    cg_alloc_free(text);
}

static void put_folder(const char *name)
{
    ck_assert_int_eq(mkdir(path_of(name), 0700), 0);
}

/* Entries in the order in which they can go. */
static void remove_all(const char *const *names, size_t len)
{
    for (size_t i = 0; i < len; i++)
        ck_assert_int_eq(remove(path_of(names[i])), 0);
    ck_assert_int_eq(rmdir(root), 0);
}

#define REMOVE_ALL(names) remove_all((names), sizeof(names) / sizeof *(names))

static loaded begin(void)
{
    loaded l = {cg_ruleset_new(), cg_diags_new()};
    ck_assert_ptr_nonnull(l.rules);
    ck_assert_ptr_nonnull(l.diags);
    return l;
}

START_TEST(a_folder_adds_its_packs_in_order_of_name_and_nothing_else)
{
    static const char *const names[] = {"b.json",  "a.json",  "d/z.json", "d",
                                        ".h.json", "c.jsonl", "e.txt"};
    make_root();
    put_folder("d");
    put_pack("b.json", "two");
    put_pack("a.json", "one");
    put_pack("d/z.json", "three");
    put_bytes(".h.json", "x", 1);
    put_bytes("c.jsonl", "x", 1);
    put_bytes("e.txt", "x", 1);
    loaded l = begin();
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, root, l.diags, NULL), CG_OK);
    ck_assert_uint_eq(cg_diags_count(l.diags), 0);
    ck_assert_uint_eq(l.rules->packs.len, 3);
    static const char *const ids[] = {"one", "two", "three"};
    for (size_t i = 0; i < 3; i++)
        ck_assert(cg_slice_is(l.rules->packs.items[i].id.value, ids[i]));
    ck_assert(cg_slice_is(l.rules->packs.items[2].source.path, path_of("d/z.json")));
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(a_folder_leaves_out_language_data_and_schemas_unless_named)
{
    static const char *const names[] = {
        "lang/en/a.json", "lang/en",    "lang/b.json", "lang", "d/schema/c.json", "d/schema",
        "d/schema.json",  "d", "languages/e.json", "languages"};
    make_root();
    put_folder("lang");
    put_folder("lang/en");
    put_folder("d");
    put_folder("d/schema");
    put_folder("languages");
    put_bytes("lang/en/a.json", "x", 1);
    put_pack("lang/b.json", "named");
    put_bytes("d/schema/c.json", "x", 1);
    put_pack("d/schema.json", "one");
    put_pack("languages/e.json", "two");
    loaded l = begin();
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, root, l.diags, NULL), CG_OK);
    ck_assert_uint_eq(cg_diags_count(l.diags), 0);
    ck_assert_uint_eq(l.rules->packs.len, 2);
    ck_assert_int_eq(remove(path_of("lang/en/a.json")), 0);
    put_pack("lang/en/a.json", "deep");
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, path_of("lang"), l.diags, NULL), CG_OK);
    ck_assert_uint_eq(cg_diags_count(l.diags), 0);
    ck_assert_uint_eq(l.rules->packs.len, 4);
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(a_file_that_is_named_needs_no_ending)
{
    static const char *const names[] = {"rules"};
    make_root();
    put_pack("rules", "one");
    loaded l = begin();
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, path_of("rules"), l.diags, NULL),
                     CG_OK);
    ck_assert_uint_eq(l.rules->packs.len, 1);
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(an_error_in_one_pack_keeps_no_other_from_being_read)
{
    static const char *const names[] = {"a.json", "b.json"};
    make_root();
    put_bytes("a.json", "{\n]", 3);
    put_pack("b.json", "two");
    loaded l = begin();
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, root, l.diags, NULL), CG_OK);
    check_single(l, "json");
    ck_assert(cg_slice_is(cg_diags_get(l.diags, 0)->path, path_of("a.json")));
    ck_assert_uint_eq(cg_diags_get(l.diags, 0)->line, 2);
    ck_assert_uint_eq(l.rules->packs.len, 1);
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(what_is_not_there_is_an_error_of_the_environment)
{
    make_root();
    loaded l = begin();
    cg_error error = {0};
    ck_assert_int_eq(
        cg_ruleset_add_file(l.rules, path_of("none.json"), l.diags, &error), CG_E_IO);
    ck_assert_int_eq(error.sys_errno, ENOENT);
    ck_assert_str_eq(error.path, path_of("none.json"));
    ck_assert_uint_eq(cg_diags_count(l.diags), 0);
    unload(l);
    ck_assert_int_eq(rmdir(root), 0);
}
END_TEST

START_TEST(a_folder_without_packs_is_a_mistake_of_the_caller)
{
    static const char *const names[] = {"a.txt"};
    make_root();
    put_bytes("a.txt", "x", 1);
    loaded l = begin();
    cg_error error = {0};
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, root, l.diags, &error), CG_E_USAGE);
    ck_assert_str_eq(error.path, root);
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(a_pack_that_leads_nowhere_is_not_passed_over)
{
    static const char *const names[] = {"a.json", "b.json"};
    make_root();
    put_pack("b.json", "two");
    ck_assert_int_eq(symlink("nowhere", path_of("a.json")), 0);
    loaded l = begin();
    cg_error error = {0};
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, root, l.diags, &error), CG_E_IO);
    ck_assert_str_eq(error.path, path_of("a.json"));
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(a_huge_file_is_refused_without_being_read)
{
    static const char *const names[] = {"a.json"};
    make_root();
    put_bytes("a.json", "{", 1);
    ck_assert_int_eq(truncate(path_of("a.json"), (off_t)1 << 33), 0);
    loaded l = begin();
    ck_assert_int_eq(cg_ruleset_add_file(l.rules, root, l.diags, NULL), CG_OK);
    check_single(l, "limit");
    ck_assert_uint_eq(cg_diags_get(l.diags, 0)->line, 0);
    unload(l);
    REMOVE_ALL(names);
}
END_TEST

START_TEST(freeing_nothing_is_fine)
{
    cg_ruleset_free(NULL);
    cg_alloc_fail_at(1, 0);
    cg_ruleset *rules = cg_ruleset_new();
    cg_alloc_fail_at(0, 0);
    ck_assert_ptr_null(rules);
}
END_TEST

Suite *rules_ruleset_suite(void)
{
    Suite *suite = suite_create("rules/ruleset");
    TCase *tests = tcase_create("ruleset");
    tcase_add_test(tests, a_folder_adds_its_packs_in_order_of_name_and_nothing_else);
    tcase_add_test(tests, a_folder_leaves_out_language_data_and_schemas_unless_named);
    tcase_add_test(tests, a_file_that_is_named_needs_no_ending);
    tcase_add_test(tests, an_error_in_one_pack_keeps_no_other_from_being_read);
    tcase_add_test(tests, what_is_not_there_is_an_error_of_the_environment);
    tcase_add_test(tests, a_folder_without_packs_is_a_mistake_of_the_caller);
    tcase_add_test(tests, a_pack_that_leads_nowhere_is_not_passed_over);
    tcase_add_test(tests, a_huge_file_is_refused_without_being_read);
    tcase_add_test(tests, freeing_nothing_is_fine);
    suite_add_tcase(suite, tests);
    return suite;
}
