#include "engine_fixture.h"

/* Entries 0 and 1, with a claim each that says the same words, and one claim of
 * no entry's. */
#define PACK                                                                          \
    "{'claimgrep':1,'pack':{'id':'p'},'names':{'a':['Alpha'],'b':['Beta']},'claims':["  \
    "{'id':'one','claim':'c','subject':'a','supports':['opt out'],'unless':['out fox']}," \
    "{'id':'two','claim':'c','subject':'b','supports':['opt out','out of it']},"        \
    "{'id':'three','claim':'c','subject':null,'supports':['leave']}]}"

static const unsigned CLAIMS = 1u << CG_OWNER_CLAIM | 1u << CG_OWNER_UNLESS;

/* The claims that match in the sentence, in order of their codes. */
static void expect(engine *e, const char *text, const uint64_t *live, const char *found)
{
    char out[64] = "";
    engine_load(e, text);
    engine_read(e, 0);
    cg_machine_set_live(&e->machine, live);
    engine_match(e, CLAIMS);
    for (size_t i = 0; i < e->hits.len; i++) {
        const cg_code *code = &e->program->codes[e->hits.items[i].code];
        size_t used = strlen(out);
        snprintf(out + used, sizeof out - used, "%u", code->index);
    }
    ck_assert_msg(strcmp(out, found) == 0, "\"%s\": %s instead of %s", text, out, found);
    cg_token_range all = {0, (uint32_t)e->passage.tokens.len};
    ck_assert_msg(cg_machine_may_match(&e->machine, &e->passage, all, CLAIMS) == (*found != 0),
                  "\"%s\"", text);
}

START_TEST(claims_are_tried_when_who_they_are_about_is_live)
{
    static const uint64_t nobody = 0, first = 1, second = 2, both = 3;
    cg_program *program = program_new(PACK);
    engine e;
    engine_open(&e, program);
    expect(&e, "opt out of it", NULL, "011");
    expect(&e, "opt out of it", &nobody, "");
    expect(&e, "opt out of it", &second, "11");
    expect(&e, "opt out of it", &first, "0");
    expect(&e, "opt out fox", &first, "00");
    expect(&e, "opt out fox", &second, "1");
    expect(&e, "leave", &nobody, "2");
    expect(&e, "opt out", &both, "01");
    expect(&e, "opt out", NULL, "01");
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(a_new_machine_tries_all_claims)
{
    cg_program *program = program_new(PACK);
    engine e;
    engine_open(&e, program);
    engine_load(&e, "opt out");
    engine_read(&e, 0);
    engine_match(&e, CLAIMS);
    ck_assert_uint_eq(e.hits.len, 2);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(what_may_start_does_not_ask_who_is_live)
{
    static const uint64_t nobody = 0;
    cg_program *program = program_new(PACK);
    engine e;
    engine_open(&e, program);
    engine_load(&e, "opt");
    cg_token_range all = {0, 1};
    cg_machine_set_live(&e.machine, &nobody);
    ck_assert(cg_machine_may_start(&e.machine, &e.passage, all, 1u << CG_OWNER_CLAIM));
    ck_assert(!cg_machine_may_match(&e.machine, &e.passage, all, 1u << CG_OWNER_CLAIM));
    ck_assert(!cg_machine_may_start(&e.machine, &e.passage, all, 1u << CG_OWNER_NAME));
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(without_memory_there_is_no_machine)
{
    cg_program *program = program_new(PACK);
    bool made = false;
    for (long n = 1; n < 50 && !made; n++) {
        cg_machine machine;
        cg_alloc_fail_at(n, 0);
        made = cg_machine_init(&machine, program);
        bool failed = cg_alloc_count() >= n;
        cg_alloc_fail_at(0, 0);
        ck_assert(made != failed);
        cg_machine_release(&machine);
    }
    ck_assert(made);
    cg_program_free(program);
}
END_TEST

Suite *scan_machine_index_suite(void);
Suite *scan_machine_index_suite(void)
{
    Suite *suite = suite_create("scan/machine_index");
    TCase *live = tcase_create("live");
    tcase_add_test(live, claims_are_tried_when_who_they_are_about_is_live);
    tcase_add_test(live, a_new_machine_tries_all_claims);
    tcase_add_test(live, what_may_start_does_not_ask_who_is_live);
    tcase_add_test(live, without_memory_there_is_no_machine);
    suite_add_tcase(suite, live);
    return suite;
}
