/* Packs that are parsed while others are compiled. */
#include "pack_fixture.h"
#include "run/parsing.h"

enum { PACKS = 40 };

/* Every fifth of them is no pack. */
static cg_pack_files make_files(void)
{
    cg_pack_files files;
    cg_pack_files_init(&files);
    for (unsigned i = 0; i < PACKS; i++) {
        char quoted[200];
        snprintf(quoted, sizeof quoted,
                 i % 5 ? "{'claimgrep':1,'pack':{'id':'p%u'},'claims':[{'id':'a','claim':'The plan is safe'}]}"
                       : "no pack %u",
                 i);
        char *text = json_of(quoted);
        ck_assert_int_eq(
            cg_pack_files_add(&files, CG_SLICE("p.json"), cg_slice_of(text), NULL), CG_OK);
        cg_alloc_free(text);
    }
    return files;
}

START_TEST(packs_come_in_order_with_and_without_a_thread)
{
    for (unsigned apart = 0; apart < 2; apart++) {
        cg_parsing parsing;
        cg_pack_files files = make_files();
        ck_assert_int_eq(cg_parsing_begin(&parsing, &files, apart, NULL), CG_OK);
        unsigned number = 0;
        const cg_pack *pack;
        for (size_t i = 0; (pack = cg_parsing_pack(&parsing, i)) != NULL; i++) {
            char id[16];
            number += number % 5 == 0;
            snprintf(id, sizeof id, "p%u", number++);
            ck_assert(cg_slice_is(pack->id.value, id));
        }
        ck_assert_uint_eq(number, PACKS);
        ck_assert_int_eq(cg_parsing_end(&parsing, NULL), CG_OK);
        ck_assert(parsing.rules->broken);
        ck_assert_uint_eq(cg_diags_count_at(parsing.diags, CG_LEVEL_ERROR), PACKS / 5);
        cg_parsing_release(&parsing);
        cg_pack_files_release(&files);
    }
}
END_TEST

START_TEST(nobody_need_wait_for_the_packs)
{
    cg_parsing parsing;
    cg_pack_files files = make_files();
    ck_assert_int_eq(cg_parsing_begin(&parsing, &files, true, NULL), CG_OK);
    ck_assert_int_eq(cg_parsing_end(&parsing, NULL), CG_OK);
    ck_assert_uint_eq(parsing.rules->packs.len, PACKS - PACKS / 5);
    cg_parsing_release(&parsing);
    cg_pack_files_release(&files);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    bool done = false;
    cg_pack_files files = make_files();
    for (long n = 1; !done && n < 10000; n++) {
        cg_parsing parsing;
        cg_error error = {0};
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_parsing_begin(&parsing, &files, false, &error);
        if (status == CG_OK) {
            status = cg_parsing_end(&parsing, &error);
            cg_parsing_release(&parsing);
        }
        /* One that is counted and not kept is no failure. */
        done = cg_alloc_count() < n;
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || (status == CG_E_MEMORY && error.status == CG_E_MEMORY));
    }
    ck_assert(done);
    cg_pack_files_release(&files);
}
END_TEST

Suite *run_parsing_suite(void);
Suite *run_parsing_suite(void)
{
    Suite *suite = suite_create("run/parsing");
    TCase *tcase = tcase_create("parsing");
    tcase_add_test(tcase, packs_come_in_order_with_and_without_a_thread);
    tcase_add_test(tcase, nobody_need_wait_for_the_packs);
    tcase_add_test(tcase, every_allocation_may_fail);
    suite_add_tcase(suite, tcase);
    return suite;
}
