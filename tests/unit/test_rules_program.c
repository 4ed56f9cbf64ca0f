#include "engine_fixture.h"

#include <stdlib.h>

#define SMALL(members)                                          \
    "{'claimgrep':1,'pack':{'id':'p'},'names':{'one':['One']}," \
    "'claims':[{'id':'a','claim':'One goes'," members "}]}"

START_TEST(claims_are_described_as_the_pack_has_them)
{
    cg_program *p = program_new(
        "{'claimgrep':1,'pack':{'id':'p-1','title':'T'},\n'names':{'one':['One']},'"
        "claims':[\n"
        "{'id':'a','claim':'One "
        "goes','supports':['x'],'kind':'event','expect':'supported',\n"
        "'required':true,'severity':'note','precedence':'contradict','why':'w',"
        "'scope':'document'," EXAMPLES "},\r\n{'claim':'One\\u0020stays',\n\n'id':'b',"
        "'contradicts':[{'pattern':'y','polarity':'asserted'}]},{'id':'c','claim':'c',"
        "'subject':null,'supports':[{'pattern':'x','polarity':'fixed'}],"
        "'unless':['u',{'pattern':'v','within':50}]}]}");
    ck_assert_uint_eq(cg_program_claim_count(p), 3);
    const cg_claim_info *a = cg_program_claim(p, 0), *b = cg_program_claim(p, 1);
    ck_assert(cg_slice_is(a->id, "p-1/a") && cg_slice_is(a->claim, "One goes"));
    ck_assert(cg_slice_is(a->why, "w") && cg_slice_is(a->path, "test.json"));
    ck_assert(cg_slice_is(a->pack_title, "T") && cg_slice_is(b->claim, "One stays"));
    ck_assert_int_eq(a->kind, CG_KIND_EVENT);
    ck_assert_int_eq(a->expect, CG_EXPECT_SUPPORTED);
    ck_assert_int_eq(a->precedence, CG_PRECEDENCE_CONTRADICT);
    ck_assert_int_eq(a->severity, CG_LEVEL_NOTE);
    ck_assert(a->required && !b->required);
    ck_assert_int_eq(b->severity, CG_LEVEL_ERROR);
    ck_assert_uint_eq(a->line, 3);
    ck_assert_uint_eq(b->line, 5);
    ck_assert_uint_eq(cg_program_claim(p, 2)->line, 7);
    ck_assert_int_eq(p->claim_codes[0].scope, CG_SCOPE_DOCUMENT);
    ck_assert_uint_eq(p->examples[0].len, 2);
    cg_program_free(p);
}
END_TEST

static const cg_code *code_of(const cg_program *p, cg_owner owner, uint32_t index,
                              unsigned nth)
{
    for (uint32_t i = 0; i < p->code_count; i++)
        if (p->codes[i].owner == owner && p->codes[i].index == index && nth-- == 0)
            return &p->codes[i];
    ck_abort_msg("no such code");
}

START_TEST(every_pattern_knows_whose_it_is)
{
    cg_program *p =
        program_new("{'claimgrep':1,'pack':{'id':'p'},'names':{'one':{'names':['One'],'"
                    "anaphors':['it all']}},"
                    "'claims':[{'id':'a','claim':'One "
                    "goes','supports':['s',{'pattern':'t','polarity':'fixed'}],"
                    "'contradicts':['u',{'pattern':'v','polarity':'asserted'}],"
                    "'unless':['w',{'pattern':'x','within':7}]}]}");
    static const struct {
        cg_owner owner;
        unsigned nth;
        const char *source;
        unsigned position, within;
        int sign, polarity;
    } table[] = {
        {CG_OWNER_NAME, 0, "One", 0, 0, 0, CG_POLARITY_FLIP},
        {CG_OWNER_ANAPHOR, 0, "it all", 0, 0, 0, CG_POLARITY_FLIP},
        {CG_OWNER_CLAIM, 0, "s", 0, 0, +1, CG_POLARITY_FLIP},
        {CG_OWNER_CLAIM, 1, "t", 1, 0, +1, CG_POLARITY_FIXED},
        {CG_OWNER_CLAIM, 2, "u", 0, 0, -1, CG_POLARITY_FLIP},
        {CG_OWNER_CLAIM, 3, "v", 1, 0, -1, CG_POLARITY_ASSERTED},
        {CG_OWNER_UNLESS, 0, "w", 0, 0, 0, CG_POLARITY_FLIP},
        {CG_OWNER_UNLESS, 1, "x", 1, 7, 0, CG_POLARITY_FLIP},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const cg_code *code = code_of(p, table[i].owner, 0, table[i].nth);
        ck_assert_msg(cg_slice_is(cg_program_text(p, code->source), table[i].source) &&
                          code->position == table[i].position &&
                          code->within == table[i].within &&
                          code->sign == table[i].sign &&
                          (int)code->polarity == table[i].polarity,
                      "\"%s\"", table[i].source);
    }
    cg_program_free(p);
}
END_TEST

START_TEST(the_hash_of_rules_changes_with_any_byte_of_them)
{
    cg_program *a = program_new(SMALL("'supports':['x']"));
    cg_program *b = program_new(SMALL("'supports':['x']"));
    cg_program *c = program_new(SMALL("'supports': ['x']"));
    ck_assert_uint_eq(strlen(cg_program_rules_hash(a)), 32);
    ck_assert_str_eq(cg_program_rules_hash(a), cg_program_rules_hash(b));
    ck_assert_str_ne(cg_program_rules_hash(a), cg_program_rules_hash(c));
    cg_program_free(a);
    cg_program_free(b);
    cg_program_free(c);
}
END_TEST

Suite *rules_program_suite(void);
Suite *rules_program_suite(void)
{
    Suite *suite = suite_create("rules/program");
    TCase *tests = tcase_create("programs");
    tcase_add_test(tests, claims_are_described_as_the_pack_has_them);
    tcase_add_test(tests, every_pattern_knows_whose_it_is);
    tcase_add_test(tests, the_hash_of_rules_changes_with_any_byte_of_them);
    suite_add_tcase(suite, tests);
    return suite;
}
