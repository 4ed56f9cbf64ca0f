#include "engine_fixture.h"
#include "run/keys.h"
#include "run/versions.h"

enum { CLAIMS = 4 };

/* Each claim reaches something else. */
#define HEAD "{'claimgrep':1,'pack':{'id':'p','language':'en'},"
#define NAMES                                                                              \
    "'names':{'ferry':{'names':['North Ferry','@also'],'anaphors':['the service']},"      \
    "'bus':['Night Bus']},"
#define LEXICONS                                                                           \
    "'lexicons':{'also':['Old Ferry'],'free':['free','@gratis'],'gratis':['gratis'],"     \
    "'safe':['safe']},"
#define FREE "{'id':'a','claim':'It is free','subject':'ferry','supports':['@free']}"
#define SAFE                                                                               \
    "{'id':'b','claim':'It is safe','subject':'ferry','supports':['harmless',"            \
    "{'pattern':'@safe','polarity':'asserted'}]}"
#define LATE                                                                               \
    "{'id':'c','claim':'It is late','subject':{'names':['Day Bus']},'supports':['late'],"  \
    "'unless':['@gratis']}"
#define OPEN "{'id':'d','claim':'It is open','subject':null,'supports':['open']}"
#define PACK(head, names, lexicons, claims) head names lexicons "'claims':[" claims "]}"
#define ALL FREE "," SAFE "," LATE "," OPEN

static void keys_of(const char *quoted, cg_hash128 *keys, uint32_t count)
{
    cg_program *program = NULL;
    loaded l = load(quoted);
    ck_assert_int_eq(cg_ruleset_compile(l.rules, l.diags, &program, NULL), CG_OK);
    ck_assert_uint_eq(program->claim_count, count);
    ck_assert_int_eq(cg_rule_keys(l.rules, program, keys, NULL), CG_OK);
    cg_program_free(program);
    unload(l);
}

static const char base[] = PACK(HEAD, NAMES, LEXICONS, ALL);

START_TEST(a_key_changes_with_what_the_claim_depends_on_and_nothing_else)
{
    static const struct {
        const char *what, *pack, *changed;
    } table[] = {
        {"nothing", base, ""},
        {"white space", PACK(HEAD, NAMES, LEXICONS, FREE ", " SAFE ",\n" LATE "," OPEN), ""},
        {"a title",
         PACK("{'claimgrep':1,'pack':{'id':'p','title':'T','language':'en'},", NAMES, LEXICONS, ALL),
         ""},
        {"the pack's name", PACK("{'claimgrep':1,'pack':{'id':'q'},", NAMES, LEXICONS, ALL), "abcd"},
        {"a pattern",
         PACK(HEAD, NAMES, LEXICONS, FREE "," SAFE "," LATE
              ",{'id':'d','claim':'It is open','subject':null,'supports':['ajar']}"),
         "d"},
        {"a name",
         PACK(HEAD,
              "'names':{'ferry':{'names':['North Ferry','@also'],'anaphors':['the service']},"
              "'bus':['Late Bus']},",
              LEXICONS, ALL),
         "abcd"},
        {"an anaphor",
         PACK(HEAD,
              "'names':{'ferry':{'names':['North Ferry','@also'],'anaphors':['the boat']},"
              "'bus':['Night Bus']},",
              LEXICONS, ALL),
         "abcd"},
        {"capitals",
         PACK(HEAD,
              "'names':{'ferry':{'names':['North Ferry','@also'],'anaphors':['the service']},"
              "'bus':{'names':['Night Bus'],'case':'any'}},",
              LEXICONS, ALL),
         "abcd"},
        {"a lexicon of one claim",
         PACK(HEAD, NAMES,
              "'lexicons':{'also':['Old Ferry'],'free':['free','@gratis'],'gratis':['gratis'],"
              "'safe':['safe','sound']},",
              ALL),
         "b"},
        {"a lexicon that a lexicon and an unless reach",
         PACK(HEAD, NAMES,
              "'lexicons':{'also':['Old Ferry'],'free':['free','@gratis'],"
              "'gratis':['no charge'],'safe':['safe']},",
              ALL),
         "ac"},
        {"a lexicon of names",
         PACK(HEAD, NAMES,
              "'lexicons':{'also':['Big Ferry'],'free':['free','@gratis'],'gratis':['gratis'],"
              "'safe':['safe']},",
              ALL),
         "abcd"},
        {"a subject in place",
         PACK(HEAD, NAMES, LEXICONS,
              FREE "," SAFE ",{'id':'c','claim':'It is late','subject':{'names':['Noon Bus']},"
                   "'supports':['late'],'unless':['@gratis']}," OPEN),
         "abcd"},
        {"what is a subject",
         PACK(HEAD, NAMES, LEXICONS,
              FREE "," SAFE "," LATE
                   ",{'id':'d','claim':'It is open','subject':'bus','supports':['open']}"),
         "abcd"},
    };
    cg_hash128 before[CLAIMS], after[CLAIMS];
    keys_of(base, before, CLAIMS);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char changed[CLAIMS + 1] = "";
        size_t len = 0;
        keys_of(table[i].pack, after, CLAIMS);
        for (uint32_t k = 0; k < CLAIMS; k++)
            if (cg_hash128_compare(before[k], after[k]) != 0)
                changed[len++] = (char)('a' + k);
        ck_assert_msg(strcmp(changed, table[i].changed) == 0, "%s changes \"%s\"", table[i].what,
                      changed);
    }
}
END_TEST

START_TEST(another_claim_of_a_known_subject_changes_no_key)
{
    cg_hash128 before[CLAIMS], after[CLAIMS + 1];
    keys_of(base, before, CLAIMS);
    keys_of(PACK(HEAD, NAMES, LEXICONS,
                 "{'id':'z','claim':'It is new','subject':'ferry','supports':['new']}," ALL),
            after, CLAIMS + 1);
    for (uint32_t k = 0; k < CLAIMS; k++)
        ck_assert_int_eq(cg_hash128_compare(before[k], after[k + 1]), 0);
}
END_TEST

START_TEST(keys_are_all_different)
{
    cg_hash128 keys[CLAIMS];
    keys_of(base, keys, CLAIMS);
    for (uint32_t i = 0; i < CLAIMS; i++)
        for (uint32_t k = 0; k < i; k++)
            ck_assert_int_ne(cg_hash128_compare(keys[i], keys[k]), 0);
}
END_TEST

START_TEST(the_engine_s_key_is_always_the_same)
{
    cg_hash128 a = cg_engine_key(), b = cg_engine_key(), none = {0, 0};
    ck_assert_int_eq(cg_hash128_compare(a, b), 0);
    ck_assert_int_ne(cg_hash128_compare(a, none), 0);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    cg_hash128 keys[CLAIMS];
    cg_program *program = NULL;
    loaded l = load(base);
    ck_assert_int_eq(cg_ruleset_compile(l.rules, l.diags, &program, NULL), CG_OK);
    bool done = false;
    for (long n = 1; !done && n < 100; n++) {
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_rule_keys(l.rules, program, keys, NULL);
        cg_alloc_fail_at(0, 0);
        done = status == CG_OK;
        ck_assert_int_eq(status, done ? CG_OK : CG_E_MEMORY);
    }
    ck_assert(done);
    cg_program_free(program);
    unload(l);
}
END_TEST

Suite *run_keys_suite(void);
Suite *run_keys_suite(void)
{
    Suite *suite = suite_create("run/keys");
    TCase *all = tcase_create("all");
    tcase_add_test(all, a_key_changes_with_what_the_claim_depends_on_and_nothing_else);
    tcase_add_test(all, another_claim_of_a_known_subject_changes_no_key);
    tcase_add_test(all, keys_are_all_different);
    tcase_add_test(all, the_engine_s_key_is_always_the_same);
    tcase_add_test(all, every_allocation_may_fail);
    suite_add_tcase(suite, all);
    return suite;
}
