#include "engine_fixture.h"

#define PATTERNS                                                                          \
    "['opt out','voluntary','not only','(may | can) leave','free? to go','sign ... away'," \
    "'is=ICE now','go /x.*/ on','so-called','take par*','costs <money> | costs little'," \
    "'<duration> late','<date> in Texas']"

static cg_program *program_with_patterns(void)
{
    return program_new("{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c',"
                       "'subject':null,'supports':" PATTERNS "}]}");
}

static const char *const texts[] = {
    "They opt out, opt-out, opt \"out\", opt in, and opt, out.",
    "Not only voluntary, not voluntary, not just only.",
    "They may leave, may not leave, may also never leave, can stay, may.",
    "Free to go, to go, free and to go, go xylem on, go home on.",
    "Sign it away, sign, away, sign all of it far away, sign off.",
    "So-called, so called, so they called.",
    "Take part, take a part, take parting.",
    "It costs $5, costs little, costs much, costs",
    "For more than 15 years late, October 27, 2008 in Texas.",
    "",
};

/* The matches of all patterns and cues, as places. */
static void matches_of(engine *e, const char *text, cg_buf *out)
{
    cg_buf_reset(out);
    engine_load(e, text);
    for (size_t s = 0; s < e->passage.sentences.len; s++) {
        engine_read(e, s);
        engine_match(e, 1u << CG_OWNER_CLAIM | 1u << CG_OWNER_CUE);
        for (size_t i = 0; i < e->hits.len; i++)
            cg_buf_printf(out, "%u:%u-%u ", e->hits.items[i].code, e->hits.items[i].first,
                          e->hits.items[i].end);
    }
    ck_assert(cg_buf_ok(out));
}

START_TEST(nothing_that_matches_is_turned_away)
{
    cg_program *program = program_with_patterns();
    engine asked, open;
    cg_buf with, without;
    size_t any = 0;
    cg_buf_init(&with, 65536);
    cg_buf_init(&without, 65536);
    engine_open(&asked, program);
    engine_open(&open, program);
    for (uint32_t i = 0; i < program->start_count; i++)
        open.machine.index.follows[i] = UINT64_MAX; /* anything may follow */
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        matches_of(&asked, texts[i], &with);
        matches_of(&open, texts[i], &without);
        any += with.len > 0;
        ck_assert_msg(cg_slice_equal(cg_buf_slice(&with), cg_buf_slice(&without)), "\"%s\"",
                      texts[i]);
    }
    ck_assert_uint_ge(any, 8);
    engine_close(&open);
    engine_close(&asked);
    cg_buf_release(&without);
    cg_buf_release(&with);
    cg_program_free(program);
}
END_TEST

/* Whether the starts of the text's first word may go on behind it. */
static bool may_go_on(engine *e, const char *text)
{
    const cg_program *program = e->program;
    engine_load(e, text);
    cg_starts starts = program->word_starts[e->passage.words.items[0]];
    uint64_t behind = cg_machine_behind(&e->passage, 0, (uint32_t)e->passage.tokens.len);
    ck_assert_uint_gt(starts.len, 0);
    return cg_machine_may_follow(&e->machine, program->starts + starts.first, starts.len, behind);
}

START_TEST(what_cannot_go_on_with_the_next_word_is_not_run)
{
    static const struct {
        const char *text;
        bool follows;
    } rows[] = {
        {"opt out", true},       {"opt-out", true},     {"opt in", false},
        {"opt, out", false},     {"opt", false},        {"voluntary work", true},
        {"voluntary", true},     {"sign here", true},   {"take heart", true},
        {"costs nothing", true},
    };
    cg_program *program = program_with_patterns();
    engine e;
    engine_open(&e, program);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(may_go_on(&e, rows[i].text) == rows[i].follows, "\"%s\"", rows[i].text);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

Suite *scan_machine_follow_suite(void)
{
    Suite *suite = suite_create("scan/machine_follow");
    TCase *follow = tcase_create("follow");
    tcase_add_test(follow, nothing_that_matches_is_turned_away);
    tcase_add_test(follow, what_cannot_go_on_with_the_next_word_is_not_run);
    suite_add_tcase(suite, follow);
    return suite;
}
