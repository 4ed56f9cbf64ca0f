/* Which words and pairs are chosen to look for a pattern. */
#include "engine_fixture.h"

#include "base/wordkey.h"

static const cg_anchor *anchor_of(const cg_program *program, uint64_t key)
{
    const cg_anchor_table *table = &program->anchors;
    uint32_t at = (uint32_t)(key >> 32) & table->mask;
    for (; table->slots[at].len; at = (at + 1) & table->mask)
        if (table->slots[at].key == key)
            return &table->slots[at];
    return NULL;
}

/* True when the words, one or two parted by a space, are an anchor of `code`. */
static bool is_anchor(const cg_program *program, const char *words, uint32_t code)
{
    const char *space = strchr(words, ' ');
    uint64_t key =
        space
            ? cg_wordkey_pair(cg_wordkey_of((cg_slice){words, (size_t)(space - words)}),
                              cg_wordkey_of(cg_slice_of(space + 1)))
            : cg_wordkey_of(cg_slice_of(words));
    const cg_anchor *anchor = anchor_of(program, key);
    for (uint32_t i = 0; anchor && i < anchor->len; i++)
        if (program->anchors.codes[anchor->first + i] == code)
            return true;
    return false;
}

static uint32_t anchors_of(const cg_program *program, uint32_t code)
{
    uint32_t count = 0;
    for (uint32_t slot = 0; slot <= program->anchors.mask; slot++)
        for (uint32_t i = 0; i < program->anchors.slots[slot].len; i++)
            count +=
                program->anchors.codes[program->anchors.slots[slot].first + i] == code;
    return count;
}

static const char *const definitions =
    "'lexicons':{'l':['zebra','opt out','the yak'],'m':['zebra','/x/']},"
    "'names':{'n':['Secure Communities','=ICE'],'s':{'names':['Zebu'],'anaphors':['the "
    "beast']}},";

static const struct choice {
    const char *pattern;
    const char *anchors[8]; /* all of them */
} choices[] = {
    {"zebra!", {"zebra"}},
    {"the zebra!", {"the zebra"}},            /* rarer than the word */
    {"the! of! zebra! yak!", {"zebra yak"}},  /* the rarest pair */
    {"zebra", {"zebra", "zebras", "zebra'"}}, /* all its forms */
    {"zebra! ... yak!", {"zebra"}},           /* no pair over a gap */
    {"zebra! & of!", {"zebra"}},
    {"zebra!? yak!", {"yak"}},
    {"the! zebra!? yak!", {"zebra yak", "the yak"}},
    {"(zebra! | yak! | gnu!)", {"zebra", "yak", "gnu"}},
    {"(zebra! | yak!) herd!", {"zebra herd", "yak herd"}},
    {"@l", {"zebra", "opt out", "the yak"}},
    {"{s}", {"zebu", "zebus", "the beast", "the beasts"}},
    {"=Zebra", {"zebra"}},
    {"is! zebra!", {"zebra"}},  /* "is not a", "is also" */
    {"not! zebra!", {"zebra"}}, /* "cannot" */
    {"can! zebra!", {"zebra"}},
    {"20th! zebra!", {"20th"}},
    {"zebra! 20th!", {"zebra 20th"}},
    {"zebra!, yak!", {"zebra yak"}},
    {"zebra! /x/", {"zebra"}},
    {"zebra! <number>", {"zebra"}},
    {"zeb* yak!", {"yak"}},
    {"u.s.!", {"u s"}},
    {"1,000.5", {"1 000"}},
};

static cg_program *program_with(const char *pattern)
{
    return program_of(compile_pattern(pattern, definitions), pattern);
}

START_TEST(the_rarest_words_are_chosen)
{
    const struct choice *c = &choices[_i];
    cg_program *program = program_with(c->pattern);
    uint32_t code = program->code_count - 1, count = 0;
    ck_assert_msg(program->codes[code].anchored, "%s", c->pattern);
    for (; count < 8 && c->anchors[count]; count++)
        ck_assert_msg(strchr(c->anchors[count], '\'') ||
                          is_anchor(program, c->anchors[count], code),
                      "%s: not %s", c->pattern, c->anchors[count]);
    if (!strchr(c->pattern, '{') && strcmp(c->pattern, "zebra") != 0 &&
        c->pattern[0] != '@')
        ck_assert_msg(anchors_of(program, code) == count, "%s: %u anchors", c->pattern,
                      anchors_of(program, code));
    cg_program_free(program);
}
END_TEST

START_TEST(without_a_word_in_every_match_there_is_no_anchor)
{
    static const char *const patterns[] = {
        "/x/",         "zeb*",      "not!", "can",    "@m",        "isn't",
        "(yak | /x/)", "/x/ | gnu", "will", "<date>", "is & will", "yak? /x/ gnu?"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        compiled c = compile_pattern(patterns[i], definitions);
        const cg_program *program = c.program;
        ck_assert_msg(program, "%s", patterns[i]);
        bool told = false;
        for (size_t d = 0; d < cg_diags_count(c.diags); d++)
            told |= strcmp(cg_diags_get(c.diags, d)->id, "no-anchor") == 0;
        ck_assert_msg(told && !program->codes[program->code_count - 1].anchored, "%s",
                      patterns[i]);
        drop(&c);
    }
}
END_TEST

START_TEST(a_pattern_of_common_words_is_told)
{
    static const struct {
        const char *pattern;
        bool common;
    } table[] = {{"the!", true},   {"(of | the)", true}, {"of the!", true},
                 {"zebra", false}, {"the zebra", false}, {"(zebra | the)", true}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        compiled c = compile_pattern(table[i].pattern, "");
        bool told = false;
        for (size_t d = 0; d < cg_diags_count(c.diags); d++)
            told |= strcmp(cg_diags_get(c.diags, d)->id, "common-anchor") == 0;
        ck_assert_msg(told == table[i].common, "%s", table[i].pattern);
        drop(&c);
    }
}
END_TEST

START_TEST(names_have_anchors_and_anaphors_none)
{
    cg_program *program = program_with("zebra");
    unsigned names = 0;
    for (uint32_t i = 0; i < program->code_count; i++) {
        const cg_code *code = &program->codes[i];
        names += code->owner == CG_OWNER_NAME;
        ck_assert(code->anchored ==
                  (code->owner == CG_OWNER_NAME || code->owner == CG_OWNER_CLAIM));
        if (cg_slice_is(cg_program_text(program, code->source), "Secure Communities"))
            ck_assert(is_anchor(program, "secure communities", i) &&
                      is_anchor(program, "secure communitieses", i));
    }
    ck_assert_uint_eq(names, 3);
    cg_program_free(program);
}
END_TEST

START_TEST(patterns_share_their_anchors)
{
    cg_program *program =
        program_new("{'claimgrep':1,'pack':{'id':'p'},'claims':["
                    "{'id':'a','claim':'c','subject':null,'supports':['zebra!']},"
                    "{'id':'b','claim':'c','subject':null,'supports':['zebra!']}]}");
    const cg_anchor *anchor = anchor_of(program, cg_wordkey_of(CG_SLICE("zebra")));
    ck_assert_ptr_nonnull(anchor);
    ck_assert_uint_eq(anchor->len, 2);
    ck_assert_uint_eq(program->anchors.count, 1);
    cg_program_free(program);
}
END_TEST

Suite *rules_anchor_suite(void)
{
    Suite *suite = suite_create("rules/anchor");
    TCase *anchors = tcase_create("anchors");
    tcase_add_loop_test(anchors, the_rarest_words_are_chosen, 0,
                        sizeof choices / sizeof *choices);
    tcase_add_test(anchors, without_a_word_in_every_match_there_is_no_anchor);
    tcase_add_test(anchors, a_pattern_of_common_words_is_told);
    tcase_add_test(anchors, names_have_anchors_and_anaphors_none);
    tcase_add_test(anchors, patterns_share_their_anchors);
    suite_add_tcase(suite, anchors);
    return suite;
}
