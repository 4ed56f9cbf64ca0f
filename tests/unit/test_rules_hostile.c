/* Packs that are out for memory, time or the stack. What counts here is what
 * they are told; that they end at all is the test's time limit. */
#include "engine_fixture.h"

#include <stdlib.h>

/* `count` times `item` between `head` and `tail`; # is the number, and % the
 * next one. */
static compiled compile_many(const char *head, const char *item, size_t count,
                             const char *tail)
{
    cg_buf text;
    cg_buf_init(&text, CG_MAX_RULES_FILE);
    cg_buf_add_slice(&text, cg_slice_of(head));
    for (size_t i = 0; i < count; i++) {
        if (i)
            cg_buf_add_char(&text, ',');
        for (const char *c = item; *c; c++) {
            if (*c == '#' || *c == '%')
                cg_buf_printf(&text, "%zu", *c == '#' ? i : i + 1);
            else
                cg_buf_add_char(&text, *c);
        }
    }
    cg_buf_add_slice(&text, cg_slice_of(tail));
    ck_assert(cg_buf_ok(&text));
    compiled c = compile(text.ptr);
    cg_buf_release(&text);
    return c;
}

static const char *first_error(const compiled *c)
{
    for (size_t i = 0; i < cg_diags_count(c->diags); i++)
        if (cg_diags_get(c->diags, i)->level == CG_LEVEL_ERROR)
            return cg_diags_get(c->diags, i)->id;
    return "none";
}

static size_t errors(const compiled *c)
{
    return cg_diags_count_at(c->diags, CG_LEVEL_ERROR);
}

#define LEXICONS "{'claimgrep':1,'pack':{'id':'p'},'lexicons':{"
#define CLAIMS(pattern)                                                      \
    "},'claims':[{'id':'a','claim':'c','subject':null,'supports':['" pattern \
    "']," EXAMPLES "}]}"

START_TEST(a_ring_of_lexicons_is_one_circle)
{
    compiled c =
        compile_many(LEXICONS, "'l#':['@l%']", 300, ",'l300':['@l0']" CLAIMS("@l5"));
    ck_assert_uint_eq(errors(&c), 1);
    ck_assert_str_eq(first_error(&c), "circular-reference");
    drop(&c);
    /* A ring that is too deep as well is told of once a stretch. */
    c = compile_many(LEXICONS, "'l#':['@l%']", 10000,
                     ",'l10000':['@l0']" CLAIMS("@l5"));
    ck_assert_uint_ge(errors(&c), 1);
    ck_assert_uint_le(errors(&c), 10000 / CG_MAX_EXPANSION_DEPTH);
    drop(&c);
}
END_TEST

START_TEST(a_chain_of_lexicons_is_as_deep_as_its_cap_in_any_order)
{
    static const struct {
        size_t count;
        bool fine;
    } table[] = {{150, true}, {390, true}, {410, false}, {10000, false}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char last[200];
        snprintf(last, sizeof last, ",'l%zu':['x']" CLAIMS("@l0"), table[i].count);
        compiled c = compile_many(LEXICONS, "'l#':['@l%']", table[i].count, last);
        ck_assert_msg((c.status == CG_OK) == table[i].fine, "%zu forwards",
                      table[i].count);
        drop(&c);
        snprintf(last, sizeof last, CLAIMS("@l%zu"), table[i].count);
        c = compile_many(LEXICONS "'l0':['x'],", "'l%':['@l#']", table[i].count, last);
        ck_assert_msg((c.status == CG_OK) == table[i].fine, "%zu backwards",
                      table[i].count);
        if (!table[i].fine)
            ck_assert_str_eq(first_error(&c), "circular-reference");
        drop(&c);
    }
}
END_TEST

START_TEST(lexicons_that_all_hold_the_next_one_twice_are_stopped)
{
    compiled c = compile_many(LEXICONS, "'l#':['@l% @l%','@l%']", 100,
                              ",'l100':['x']" CLAIMS("@l0"));
    ck_assert_uint_eq(errors(&c), 1);
    ck_assert_str_eq(first_error(&c), "impossible-pattern");
    drop(&c);
    c = compile_many(LEXICONS, "'l#':['(@l% | @l% y) & (@l% | @l% z)']", 100,
                     ",'l100':['x']" CLAIMS("@l0"));
    ck_assert_int_eq(c.status, CG_E_CONTENT);
    drop(&c);
}
END_TEST

START_TEST(many_patterns_that_expand_without_end_are_each_stopped)
{
    compiled c = compile_many(
        LEXICONS "'a':['@b @b'],'b':['@c @c'],'c':['@d @d'],'d':['@e @e'],"
                 "'e':['@f @f'],'f':['@g @g'],'g':['@h @h'],'h':['@i @i'],"
                 "'i':['@j @j'],'j':['@k @k'],'k':['@l @l'],'l':['@m @m'],'m':['x']},"
                 "'claims':[{'id':'a','claim':'c','subject':null,"
                 "'supports':[",
        "'@a x#'", 1000, "]}]}");
    ck_assert_uint_eq(errors(&c), 1000);
    ck_assert_str_eq(first_error(&c), "impossible-pattern");
    drop(&c);
}
END_TEST

START_TEST(a_name_in_a_circle_through_a_lexicon_is_told)
{
    compiled c = compile(
        "{'claimgrep':1,'pack':{'id':'p'},'names':{'n':['N @l']},"
        "'lexicons':{'l':['x {n}','@m'],'m':['@l {n}']},"
        "'claims':[{'id':'a','claim':'c','subject':'n','supports':['{n} x']}]}");
    ck_assert_int_eq(c.status, CG_E_CONTENT);
    drop(&c);
}
END_TEST

START_TEST(brackets_in_lexicons_in_brackets_end_at_the_cap)
{
    compiled c = compile_many(LEXICONS,
                              "'l#':['((((((((((((((((((((((((((((((@l%? x)? x)? x)? "
                              "x)? x)? x)? x)? x)? x)? x)? "
                              "x)? x)? x)? x)? x)? x)? x)? x)? x)? x)? x)? x)? x)? x)? "
                              "x)? x)? x)? x)? x)? x)']",
                              100, ",'l100':['x']" CLAIMS("@l0"));
    ck_assert_int_eq(c.status, CG_E_CONTENT);
    ck_assert_str_eq(first_error(&c), "circular-reference");
    drop(&c);
}
END_TEST

START_TEST(ten_thousand_of_anything_compile)
{
    compiled c = compile_many(
        "{'claimgrep':1,'pack':{'id':'p'},'claims':[",
        "{'id':'c#','claim':'c','subject':null,'supports':['w# of x']," EXAMPLES "}",
        10000, "]}");
    ck_assert_int_eq(c.status, CG_OK);
    ck_assert_uint_eq(cg_program_claim_count(c.program), 10000);
    drop(&c);
    c = compile_many("{'claimgrep':1,'pack':{'id':'p'},'names':{",
                     "'n#':['Name# Of','=N#']", 10000,
                     "},'claims':[{'id':'a','claim':'c','subject':'n9999','supports':['"
                     "{n77} x']}]}");
    ck_assert_int_eq(c.status, CG_OK);
    ck_assert_uint_eq(c.program->entry_count, 10000);
    drop(&c);
    c = compile_many("{'claimgrep':1,'pack':{'id':'p'},'lexicons':{",
                     "'l#':['w#','@l0 x#']", 1, CLAIMS("x"));
    ck_assert_int_eq(c.status, CG_E_CONTENT);
    drop(&c);
    c = compile_many(LEXICONS "'l':[", "'w# x'", 4000, "]" CLAIMS("a @l"));
    ck_assert_int_eq(c.status, CG_OK);
    drop(&c);
}
END_TEST

START_TEST(references_that_lead_nowhere_are_all_counted)
{
    compiled c =
        compile_many("{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c',"
                     "'subject':null,'supports':[",
                     "'@gone# {lost#}'", 5000, "]}]}");
    ck_assert_uint_eq(errors(&c), 10000);
    ck_assert_str_eq(first_error(&c), "unknown-reference");
    drop(&c);
}
END_TEST

enum { SOME = 600, FEW = 3, MANY = 149 };

START_TEST(a_lack_of_memory_while_compiling_is_told_as_that)
{
    static const char pack[] =
        "{'claimgrep':1,'pack':{'id':'p'},'names':{'n':{'names':['One','=O'],"
        "'anaphors':['it all']}},'lexicons':{'l':['opt out','@m'],'m':['(a | b c)']},"
        "'claims':[{'id':'a','claim':'One goes','supports':['@l /x+/','{n} ... y & "
        "z','v*?']}]}";
    loaded l = load(pack);
    cg_error error;
    cg_program *program;
    cg_alloc_fail_at(0, 0);
    (void)cg_ruleset_compile(l.rules, l.diags, &program, &error);
    cg_program_free(program);
    long all = cg_alloc_count();
    /* Most of it is language data and cues, which are much the same: some of
     * those, and more of what the pack itself needs. */
    for (long n = 1; n <= all; n += n < all - SOME ? MANY : FEW) {
        cg_alloc_fail_at(n, 1);
        cg_status status = cg_ruleset_compile(l.rules, l.diags, &program, &error);
        cg_alloc_fail_at(0, 0);
        ck_assert_msg(status == CG_E_MEMORY && !program, "%ld of %ld: %d", n, all,
                      (int)status);
    }
    unload(l);
}
END_TEST

Suite *rules_hostile_suite(void);
Suite *rules_hostile_suite(void)
{
    Suite *suite = suite_create("rules/hostile");
    TCase *tests = tcase_create("packs");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_ring_of_lexicons_is_one_circle);
    tcase_add_test(tests, a_chain_of_lexicons_is_as_deep_as_its_cap_in_any_order);
    tcase_add_test(tests, lexicons_that_all_hold_the_next_one_twice_are_stopped);
    tcase_add_test(tests, many_patterns_that_expand_without_end_are_each_stopped);
    tcase_add_test(tests, a_name_in_a_circle_through_a_lexicon_is_told);
    tcase_add_test(tests, brackets_in_lexicons_in_brackets_end_at_the_cap);
    tcase_add_test(tests, ten_thousand_of_anything_compile);
    tcase_add_test(tests, references_that_lead_nowhere_are_all_counted);
    tcase_add_test(tests, a_lack_of_memory_while_compiling_is_told_as_that);
    suite_add_tcase(suite, tests);
    return suite;
}
