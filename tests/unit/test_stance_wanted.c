/* What one claim gives does not hang on the others. */
#include "pack_fixture.h"
#include "result/result.h"
#include "stance/scanner.h"

#include <stdio.h>

static const char ferry[] =
    "{'claimgrep':1,'pack':{'id':'ferry'},'names':{"
    "'ferry':{'names':['North Ferry'],'anaphors':['the service']},'bus':['Night Bus']},"
    "'claims':["
    "{'id':'free','claim':'The North Ferry is free','subject':'ferry',"
    "'supports':['free'],'contradicts':['costs money']},"
    "{'id':'safe','claim':'The North Ferry is safe','subject':'ferry','supports':['safe']},"
    "{'id':'alone','claim':'The North Ferry is slow'}]}";
static const char tram[] =
    "{'claimgrep':1,'pack':{'id':'tram'},'names':{"
    "'tram':{'names':['Old Tram'],'anaphors':['the service']}},'claims':["
    "{'id':'free','claim':'The Old Tram is free','subject':'tram','supports':['free']}]}";

static void add_pack(cg_ruleset *rules, const char *name, const char *quoted, cg_diags *diags)
{
    char *text = json_of(quoted);
    ck_assert_int_eq(cg_ruleset_add_buffer(rules, name, text, strlen(text), diags, NULL), CG_OK);
    cg_alloc_free(text);
}

static cg_program *program_of_packs(const char *first, const char *second)
{
    cg_program *program = NULL;
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    add_pack(rules, "a.json", first, diags);
    if (second)
        add_pack(rules, "b.json", second, diags);
    ck_assert_int_eq(cg_ruleset_compile(rules, diags, &program, NULL), CG_OK);
    cg_ruleset_free(rules);
    cg_diags_free(diags);
    return program;
}

static cg_results *scan(const cg_program *program, const uint64_t *wanted, const char *text)
{
    cg_results *results = cg_results_new();
    cg_scanner *scanner = cg_scanner_new(program);
    ck_assert_ptr_nonnull(results);
    ck_assert_ptr_nonnull(scanner);
    scanner->wanted = wanted;
    ck_assert_int_eq(cg_scan_buffer(scanner, "t", text, strlen(text), results, NULL), CG_OK);
    cg_scanner_free(scanner);
    return results;
}

/* What a claim's statements are, a line each. */
static void describe(const cg_results *results, uint32_t claim, cg_buf *out)
{
    cg_buf_init(out, (size_t)1 << 20);
    for (size_t i = 0; i < results->statements.len; i++) {
        const cg_statement *s = &results->statements.items[i];
        if (s->claim == claim)
            cg_buf_printf(out, "%d via %d at %u:%u %s\n", s->stance, s->via, (unsigned)s->line,
                          (unsigned)s->column, s->fingerprint);
    }
    ck_assert(cg_buf_ok(out));
}

static void expect_same(const cg_results *a, const cg_results *b, uint32_t claim, const char *text)
{
    cg_buf of_a, of_b;
    describe(a, claim, &of_a);
    describe(b, claim, &of_b);
    ck_assert_msg(cg_slice_equal(cg_buf_slice(&of_a), cg_buf_slice(&of_b)),
                  "claim %u in \"%s\":\n%s-- against\n%s", (unsigned)claim, text,
                  of_a.len ? of_a.ptr : "", of_b.len ? of_b.ptr : "");
    cg_buf_release(&of_a);
    cg_buf_release(&of_b);
}

static const char *const texts[] = {
    "The North Ferry is free.\n\nIt is safe, and the Old Tram is free as well.\n",
    "The North Ferry runs daily.\n\nThe Old Tram runs too.\n\nThe service is free.\n",
    "The Old Tram runs daily.\n\nThe North Ferry runs too.\n\nIt is free and safe.\n",
    "The North Ferry runs. The Old Tram runs. It is free.\n",
    "# North Ferry\n\nThe Old Tram is slow, and free of charge.\n\nSafe and free all day.\n",
    "The North Ferry is slow. The service costs money; the Night Bus is free.\n",
    "The Night Bus is late.\n\nThe Old Tram is late.\n\nThe service is safe.\n",
    "Whoever takes the North Ferry or the Old Tram is safe. It is not free.\n",
};
enum { TEXTS = sizeof texts / sizeof *texts, CLAIMS = 3 };

START_TEST(names_of_another_pack_change_nothing)
{
    cg_program *alone = program_of_packs(ferry, NULL), *both = program_of_packs(ferry, tram);
    size_t found = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        cg_results *a = scan(alone, NULL, texts[i]), *b = scan(both, NULL, texts[i]);
        for (uint32_t claim = 0; claim < CLAIMS; claim++)
            expect_same(a, b, claim, texts[i]);
        found += a->statements.len;
        cg_results_free(a);
        cg_results_free(b);
    }
    ck_assert_uint_gt(found, TEXTS);
    cg_program_free(alone);
    cg_program_free(both);
}
END_TEST

START_TEST(claims_that_are_not_wanted_are_left_out_and_the_others_stay)
{
    cg_program *program = program_of_packs(ferry, tram);
    for (size_t i = 0; i < TEXTS; i++) {
        cg_results *all = scan(program, NULL, texts[i]);
        for (uint64_t wanted = 0; wanted < 16; wanted++) {
            cg_results *some = scan(program, &wanted, texts[i]);
            for (uint32_t claim = 0; claim < 4; claim++)
                if (wanted >> claim & 1)
                    expect_same(all, some, claim, texts[i]);
            for (size_t k = 0; k < some->statements.len; k++)
                ck_assert(wanted >> some->statements.items[k].claim & 1);
            cg_results_free(some);
        }
        cg_results_free(all);
    }
    cg_program_free(program);
}
END_TEST

/* Many names in one block are more than bindings look back over. */
START_TEST(what_a_limit_took_part_in_is_marked)
{
    cg_program *program = program_of_packs(ferry, tram);
    cg_buf text;
    cg_buf_init(&text, (size_t)1 << 20);
    for (int i = 0; i < 300; i++)
        cg_buf_printf(&text, "The North Ferry runs. ");
    cg_results *few = scan(program, NULL, texts[0]), *many = scan(program, NULL, text.ptr);
    ck_assert(!few->tally.entangled);
    ck_assert(many->tally.entangled);
    cg_results_free(few);
    cg_results_free(many);
    cg_buf_release(&text);
    cg_program_free(program);
}
END_TEST

Suite *stance_wanted_suite(void);
Suite *stance_wanted_suite(void)
{
    Suite *suite = suite_create("stance/wanted");
    TCase *all = tcase_create("all");
    tcase_add_test(all, names_of_another_pack_change_nothing);
    tcase_add_test(all, claims_that_are_not_wanted_are_left_out_and_the_others_stay);
    tcase_add_test(all, what_a_limit_took_part_in_is_marked);
    suite_add_tcase(suite, all);
    return suite;
}
