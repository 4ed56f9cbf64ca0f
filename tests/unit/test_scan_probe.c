#include "scan/probe.h"

#include <check.h>
#include <stdio.h>

/* The nearest place of one pattern in one sentence. Everything is the test's
 * own, from the pack to the reading. */
typedef struct probed {
    cg_program *program;
    cg_machine machine;
    cg_passage passage;
    cg_reading reading;
    cg_near near;
    bool found;
} probed;

static cg_program *compile(const char *pattern)
{
    char pack[1024];
    cg_error error = {0};
    cg_program *program = NULL;
    cg_ruleset *rules = cg_ruleset_new();
    ck_assert_ptr_nonnull(rules);
    int len = snprintf(pack, sizeof pack,
                       "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"claims\":[{\"id\":\"c\","
                       "\"claim\":\"It is so\",\"subject\":null,\"supports\":[\"%s\"]}]}",
                       pattern);
    ck_assert_int_lt(len, (int)sizeof pack);
    ck_assert_int_eq(cg_ruleset_add_buffer(rules, "p.json", pack, (size_t)len, NULL, &error), CG_OK);
    ck_assert_int_eq(cg_ruleset_compile(rules, NULL, &program, &error), CG_OK);
    cg_ruleset_free(rules);
    return program;
}

static uint32_t claim_code(const cg_program *program)
{
    uint32_t code = 0;
    while (program->codes[code].owner != CG_OWNER_CLAIM)
        code++;
    return code;
}

static void probe_with(probed *p, const char *pattern, const char *text, size_t budget)
{
    cg_probe probe;
    cg_slice slice = cg_slice_of(text);
    *p = (probed){.program = compile(pattern)};
    cg_passage_init(&p->passage, p->program);
    cg_reading_init(&p->reading);
    ck_assert(cg_machine_init(&p->machine, p->program));
    ck_assert(cg_passage_load(&p->passage, slice, (cg_span){0, (uint32_t)slice.len},
                              CG_BLOCK_PARAGRAPH));
    ck_assert(cg_passage_read(&p->passage));
    cg_token_range sentence = p->passage.sentences.items[0];
    const cg_date_context undated = {0};
    ck_assert(cg_passage_find_values(&p->passage, sentence, &undated));
    ck_assert(cg_reading_load(&p->reading, &p->machine, &p->passage, sentence));
    cg_probe_init(&probe, &p->machine);
    if (budget)
        probe.budget = budget;
    p->found = cg_probe_run(&probe, &p->reading, claim_code(p->program), &p->near);
    ck_assert(!probe.failed);
    cg_probe_release(&probe);
}

static void release(probed *p)
{
    cg_reading_release(&p->reading);
    cg_passage_release(&p->passage);
    cg_machine_release(&p->machine);
    cg_program_free(p->program);
}

static bool token_is(const probed *p, uint32_t token, const char *word)
{
    return token == CG_NO_TOKEN ? !word : word && cg_slice_is(cg_passage_token(&p->passage, token), word);
}

START_TEST(each_fault_is_told_with_the_words_around_it)
{
    static const struct {
        const char *pattern, *text;
        cg_fault fault;
        const char *before, *after; /* NULL: no token */
    } rows[] = {
        {"waive ...2 fare", "They waived last year every fare.", CG_FAULT_GAP, "waived", "fare"},
        {"waive ... fare", "They waived it; the fare rose.", CG_FAULT_GAP, "waived", "fare"},
        {"waive fare", "They waived every fare.", CG_FAULT_BETWEEN, "waived", "fare"},
        {"waive fare", "They waived (fare) it.", CG_FAULT_BETWEEN, "waived", "fare"},
        {"waive fare", "They waived tolls.", CG_FAULT_WORD, "waived", "tolls"},
        {"waive fare", "It was waived.", CG_FAULT_MISSING, "waived", NULL},
        {"waive fare", "Every fare rose.", CG_FAULT_MISSING, NULL, NULL},
        {"waive ...2 fare", "They waived tolls.", CG_FAULT_MISSING, "waived", NULL},
        {"waive every single fare", "They waived it all.", CG_FAULT_BROKEN, "waived", NULL},
        {"active in <number> town", "Active in 12 cities.", CG_FAULT_WORD, "12", "cities"},
        {"active in <number> town", "Active in many towns.", CG_FAULT_WORD, "in", "many"},
        {"toll & fare", "Tolls fell; fares rose.", CG_FAULT_GAP, "Tolls", "fares"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        probed p;
        probe_with(&p, rows[i].pattern, rows[i].text, 0);
        ck_assert_msg(p.found, "row %zu: nothing near", i);
        ck_assert_msg(p.near.fault == rows[i].fault, "row %zu: fault %d", i, (int)p.near.fault);
        ck_assert_msg(token_is(&p, p.near.before, rows[i].before), "row %zu: before", i);
        ck_assert_msg(token_is(&p, p.near.after, rows[i].after), "row %zu: after", i);
        release(&p);
    }
}
END_TEST

START_TEST(a_gap_tells_how_much_it_holds)
{
    probed p;
    probe_with(&p, "waive ...2 fare", "They waived last year every fare.", 0);
    ck_assert_uint_eq(p.near.allowed, 2);
    ck_assert_uint_eq(p.near.taken, 2);
    ck_assert_uint_eq(p.near.content, 2);
    release(&p);
}
END_TEST

START_TEST(function_words_alone_are_not_near)
{
    probed p;
    probe_with(&p, "to the fare", "They went to the pier.", 0);
    ck_assert(!p.found);
    release(&p);
    probe_with(&p, "fare", "They went to the pier.", 0);
    ck_assert(!p.found);
    release(&p);
}
END_TEST

START_TEST(a_word_that_begins_alike_is_near)
{
    probed p;
    probe_with(&p, "voluntary", "It is done in all voluntariness.", 0);
    ck_assert(p.found);
    ck_assert_int_eq(p.near.fault, CG_FAULT_WORD);
    ck_assert(p.near.similar);
    ck_assert(token_is(&p, p.near.after, "voluntariness"));
    release(&p);
}
END_TEST

START_TEST(the_alternative_that_was_entered_is_known)
{
    probed p;
    probe_with(&p, "(toll road | ferry ride)", "The ferry stopped.", 0);
    ck_assert(p.found);
    ck_assert_uint_ne(p.near.alternative, CG_NONE);
    ck_assert(cg_slice_is(
        cg_program_text(p.program, p.program->alternatives[p.near.alternative].text),
        "ferry ride"));
    release(&p);
}
END_TEST

START_TEST(more_words_in_place_are_nearer)
{
    probed p;
    probe_with(&p, "waive every fare", "They waived it, and waived every toll.", 0);
    ck_assert(p.found);
    ck_assert_uint_eq(p.near.taken, 2);
    ck_assert(token_is(&p, p.near.after, "toll"));
    release(&p);
}
END_TEST

START_TEST(a_probe_without_budget_finds_nothing)
{
    probed p;
    probe_with(&p, "waive ...20 (fare | toll | fee) ...20 now", "They waived tolls and fares.", 5);
    ck_assert(!p.found);
    release(&p);
}
END_TEST

Suite *scan_probe_suite(void);
Suite *scan_probe_suite(void)
{
    Suite *suite = suite_create("scan/probe");
    TCase *tests = tcase_create("probe");
    tcase_add_test(tests, each_fault_is_told_with_the_words_around_it);
    tcase_add_test(tests, a_gap_tells_how_much_it_holds);
    tcase_add_test(tests, function_words_alone_are_not_near);
    tcase_add_test(tests, a_word_that_begins_alike_is_near);
    tcase_add_test(tests, the_alternative_that_was_entered_is_known);
    tcase_add_test(tests, more_words_in_place_are_nearer);
    tcase_add_test(tests, a_probe_without_budget_finds_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
