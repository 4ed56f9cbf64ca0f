/* Programs with a number that leads nowhere. */
#include "image_fixture.h"

START_TEST(what_is_compiled_holds)
{
    cg_program *program = program_new(EVERYTHING);
    ck_assert(cg_program_holds(program));
    cg_program_free(program);
    program = program_new("{'claimgrep':1,'pack':{'id':'p'},'claims':["
                          "{'id':'a','claim':'The bus is red'}]}");
    ck_assert(cg_program_holds(program));
    cg_program_free(program);
}
END_TEST

/* Puts `bytes` of 0xFF, or another value, at a place of the image for a while. */
static void expect_refused(const cg_program *p, const void *member, size_t size, int byte,
                           const char *what)
{
    char kept[8];
    char *at = (char *)(uintptr_t)member;
    memcpy(kept, at, size);
    memset(at, byte, size);
    ck_assert_msg(!cg_program_holds(p), "%s", what);
    memcpy(at, kept, size);
    ck_assert_msg(cg_program_holds(p), "%s", what);
}
#define REFUSED(member) expect_refused(p, &(member), sizeof(member), 0xFE, #member)

static const cg_inst *inst_with(const cg_program *p, cg_opcode op)
{
    for (uint32_t i = 0; i < p->inst_count; i++)
        if (p->insts[i].op == op)
            return &p->insts[i];
    ck_abort_msg("no instruction %d", (int)op);
    return NULL;
}

START_TEST(a_number_of_the_rules_that_leads_nowhere_is_found)
{
    cg_program *p = program_new(EVERYTHING);
    uint32_t last = p->code_count - 1;
    REFUSED(p->claim_codes[1].pack);
    REFUSED(p->claim_codes[1].entry);
    REFUSED(p->claim_codes[2].alone);
    REFUSED(p->claim_codes[0].scope);
    REFUSED(p->claim_codes[0].force);
    REFUSED(p->claim_codes[1].value);
    REFUSED(p->claim_codes[1].source);
    REFUSED(p->entries[0].name.at);
    REFUSED(p->entries[0].name.len);
    REFUSED(p->entries[0].pack);
    REFUSED(p->codes[last].source.len);
    REFUSED(p->codes[last].pc);
    REFUSED(p->codes[last].index);
    REFUSED(p->codes[0].owner);
    REFUSED(p->codes[0].within);
    REFUSED(p->codes[0].polarity);
    REFUSED(p->alternatives[0].text.at);
    REFUSED(p->chains[1].alternative);
    REFUSED(p->chains[1].previous);
    cg_program_free(p);
}
END_TEST

START_TEST(a_bool_that_is_none_is_found)
{
    cg_program *p = program_new(EVERYTHING);
    REFUSED(p->entries[0].subject);
    REFUSED(p->codes[0].anchored);
    cg_program_free(p);
}
END_TEST

START_TEST(an_instruction_that_leads_out_of_its_code_is_found)
{
    static const cg_opcode ops[] = {CG_OP_WORD,  CG_OP_CAPS, CG_OP_EXACT, CG_OP_PREFIX,
                                    CG_OP_MARK,  CG_OP_REGEX, CG_OP_VALUE, CG_OP_SPLIT,
                                    CG_OP_GAP,   CG_OP_JUMP, CG_OP_ALT};
    cg_program *p = program_new(EVERYTHING);
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        cg_inst *inst = (cg_inst *)(uintptr_t)inst_with(p, ops[i]);
        cg_inst kept = *inst;
        inst->x = 0xFFFFFF;
        ck_assert_msg(!cg_program_holds(p), "operation %d", (int)ops[i]);
        *inst = kept;
    }
    expect_refused(p, inst_with(p, CG_OP_SPLIT), sizeof(cg_inst), 0xFF, "no operation");
    cg_inst *end = (cg_inst *)(uintptr_t)inst_with(p, CG_OP_MATCH);
    *end = (cg_inst){.op = CG_OP_ANY};
    ck_assert(!cg_program_holds(p));
    cg_program_free(p);
}
END_TEST

START_TEST(a_word_or_an_anchor_that_leads_nowhere_is_found)
{
    cg_program *p = program_new(EVERYTHING);
    uint32_t slot = 0, anchor = 0;
    while (!p->word_slots[slot])
        slot++;
    while (!p->anchors.slots[anchor].len)
        anchor++;
    REFUSED(p->sets[1].len);
    REFUSED(p->set_words[0]);
    REFUSED(p->strings[0].at);
    REFUSED(p->words[1].len);
    REFUSED(p->word_slots[slot]);
    REFUSED(p->word_starts[1].first);
    REFUSED(p->starts[0].code);
    REFUSED(p->starts[0].pc);
    REFUSED(p->anchors.slots[anchor].first);
    REFUSED(p->anchors.codes[0]);
    p->always.len = p->start_count + 1;
    ck_assert(!cg_program_holds(p));
    cg_program_free(p);
}
END_TEST

/* A search for what is not there would never end. */
START_TEST(tables_without_a_free_slot_are_found)
{
    cg_program *p = program_new(EVERYTHING);
    uint32_t *slots = (uint32_t *)(uintptr_t)p->word_slots;
    for (uint32_t i = 0; i < p->word_slot_count; i++)
        slots[i] = slots[i] ? slots[i] : 1;
    ck_assert(!cg_program_holds(p));
    cg_program_free(p);
    p = program_new(EVERYTHING);
    cg_anchor *anchors = (cg_anchor *)(uintptr_t)p->anchors.slots;
    for (uint32_t i = 0; i <= p->anchors.mask; i++)
        anchors[i].len = 1;
    ck_assert(!cg_program_holds(p));
    cg_program_free(p);
}
END_TEST

START_TEST(a_value_that_is_none_is_found)
{
    cg_program *p = program_new(EVERYTHING);
    cg_claim_value *value = (cg_claim_value *)(uintptr_t)&p->values[0];
    const cg_claim_value kept = *value;
    value->value.type = CG_VALUE_TYPE_COUNT;
    ck_assert(!cg_program_holds(p));
    *value = kept;
    value->tolerance = -1;
    ck_assert(!cg_program_holds(p));
    *value = kept;
    value->value.precision = 99;
    ck_assert(!cg_program_holds(p));
    cg_program_free(p);
}
END_TEST

Suite *rules_program_check_suite(void)
{
    Suite *suite = suite_create("rules/program_check");
    TCase *tcase = tcase_create("program_check");
    tcase_add_test(tcase, what_is_compiled_holds);
    tcase_add_test(tcase, a_number_of_the_rules_that_leads_nowhere_is_found);
    tcase_add_test(tcase, a_bool_that_is_none_is_found);
    tcase_add_test(tcase, an_instruction_that_leads_out_of_its_code_is_found);
    tcase_add_test(tcase, a_word_or_an_anchor_that_leads_nowhere_is_found);
    tcase_add_test(tcase, tables_without_a_free_slot_are_found);
    tcase_add_test(tcase, a_value_that_is_none_is_found);
    suite_add_tcase(suite, tcase);
    return suite;
}
