#include "engine_fixture.h"

#include <stdlib.h>

/* --- one thing wrong at a time -------------------------------------------------- */

/* A pack in which ^ stands before what is wrong with it. */
typedef struct fault {
    const char *text, *id, *words, *message, *help;
} fault;

#define PACK(names, lexicons, members)                                               \
    "{'claimgrep':1,'pack':{'id':'p'},'names':{\n" names "},'lexicons':{\n" lexicons \
    "},'claims':[{'id':'a','claim':'One goes',\n" members "," EXAMPLES "}]}"
#define ONE "'one':['One']"

static void check_pack(const fault *bad)
{
    char *text = json_of(bad->text), *mark = strchr(text, '^');
    ck_assert_ptr_nonnull(mark);
    cg_place at = cg_place_of(cg_slice_of(text), (uint32_t)(mark - text));
    memmove(mark, mark + 1, strlen(mark));
    compiled c = compile_bytes(text, strlen(text));
    if (cg_diags_count(c.diags) != 1)
        (void)cg_diags_print(c.diags, stdout, false);
    ck_assert_msg(cg_diags_count(c.diags) == 1, "%zu diagnostics in:\n%s",
                  cg_diags_count(c.diags), bad->text);
    const cg_diagnostic *d = cg_diags_get(c.diags, 0);
    ck_assert_msg(strcmp(d->id, bad->id) == 0, "[%s] in:\n%s", d->id, bad->text);
    ck_assert_msg(d->line == at.line && d->column == at.column, "at %u:%u in:\n%s",
                  d->line, d->column, bad->text);
    check_text((cg_slice){text + d->byte_start, (size_t)(d->byte_end - d->byte_start)},
               bad->words, bad->text);
    check_text(d->message, bad->message, bad->text);
    check_text(d->help, bad->help, bad->text);
    bool error = d->level == CG_LEVEL_ERROR;
    ck_assert_int_eq(c.status, error ? CG_E_CONTENT : CG_OK);
    ck_assert((c.program != NULL) != error);
    drop(&c);
    cg_alloc_free(text);
}

#define CHECK_PACKS(table)                                       \
    for (size_t i = 0; i < sizeof(table) / sizeof *(table); i++) \
    check_pack(&(table)[i])

#define ALONE(claim) \
    "{'claimgrep':1,'pack':{'id':'p'},'claims':[\n{'id':'a','claim':" claim "}]}"

START_TEST(a_claim_alone_has_a_word_that_tells_something)
{
    static const char *const good[] = {"He said", "It is outside", "It is 7", "This is it, Will",
                                       "The door is in"};
    static const fault table[] = {
        {ALONE("^'It is'"), "no-patterns", "'It is'",
         "no word of the claim \"It is\" tells anything by itself",
         "name what it is about, or give it \"supports\" or \"contradicts\""},
        {ALONE("^'They are not.'"), "no-patterns", "'They are not.'",
         "no word of the claim \"They are not.\" tells anything by itself",
         "name what it is about, or give it \"supports\" or \"contradicts\""},
    };
    CHECK_PACKS(table);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char pack[200];
        snprintf(pack, sizeof pack, "{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"claims\":"
                                    "[{\"id\":\"a\",\"claim\":\"%s\"}]}", good[i]);
        compiled c = compile_bytes(pack, strlen(pack));
        ck_assert_msg(c.status == CG_OK, "%s", good[i]);
        drop(&c);
    }
}
END_TEST

START_TEST(references_must_lead_somewhere)
{
    static const fault table[] = {
        {PACK(ONE, "'free':['x']", "'supports':['@free', 'go ^@fre']"),
         "unknown-reference", "@fre", "the pack has no lexicon \"fre\"",
         "did you mean \"free\"?"},
        {PACK(ONE, "", "'supports':['go ^@elsewhere']"), "unknown-reference",
         "@elsewhere", "the pack has no lexicon \"elsewhere\"", ""},
        {PACK(ONE, "", "'supports':['^{ones} go']"), "unknown-reference", "{ones}",
         "the pack has no name \"ones\"", "did you mean \"one\"?"},
        {PACK(ONE, "'l':['go ^@m']", "'supports':['@l']"), "unknown-reference", "@m",
         "the pack has no lexicon \"m\"", ""},
        {PACK("'one':['One','Two ^@t']", "", "'supports':['x']"), "unknown-reference",
         "@t", "the pack has no lexicon \"t\"", ""},
        {PACK(ONE, "", "'supports':['x'],'unless':['y ^@z']"), "unknown-reference",
         "@z", "the pack has no lexicon \"z\"", ""},
        {PACK(ONE, "", "'supports':['x'],'subject':^'onne'"), "unknown-reference",
         "'onne'", "the pack has no name \"onne\"", "did you mean \"one\"?"},
        /* Escapes move what follows them: the whole string is meant. */
        {PACK(ONE, "", "'supports':[^'\\u0067o @w']"), "unknown-reference",
         "'\\u0067o @w'", "the pack has no lexicon \"w\"", ""},
    };
    CHECK_PACKS(table);
}
END_TEST

START_TEST(nothing_may_refer_to_itself)
{
    static const fault table[] = {
        {PACK(ONE, "^'l':['x','y @l']", "'supports':['@l']"), "circular-reference",
         "'l'", "the lexicon \"l\" refers to itself", ""},
        {PACK(ONE, "'k':['@l'],^'l':['@m'],'m':['(a | b @l)?  c']",
              "'supports':['@k']"),
         "circular-reference", "'l'", "the lexicon \"l\" refers to itself", ""},
        {PACK("'one':['One',^'Two {one}']", "", "'supports':['x']"),
         "circular-reference", "'Two {one}'", "a name refers to a name", ""},
        {PACK("'one':['One',^'Two @l']", "'l':['@m'],'m':['{one} x']",
              "'supports':['x']"),
         "circular-reference", "'Two @l'", "a name refers to a name", ""},
        {PACK("'one':{'names':['One'],'anaphors':[^'that {one}']}", "",
              "'supports':['x']"),
         "circular-reference", "'that {one}'", "a name refers to a name", ""},
    };
    CHECK_PACKS(table);
}
END_TEST

START_TEST(patterns_follow_the_grammar)
{
    static const fault table[] = {
        {PACK(ONE, "", "'supports':['go ^(on']"), "bad-pattern", "(",
         "a \"(\" without its \")\"", "write \\( for a bracket"},
        {PACK(ONE, "'l':['a?^? b']", "'supports':['@l']"), "bad-pattern", "?",
         "a \"?\" behind a \"?\"", "write \\? for a question mark"},
        /* gaps */
        {PACK(ONE, "", "'supports':['^... go']"), "bad-pattern", "...",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "", "'supports':['go ^...3']"), "bad-pattern", "...3",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "", "'supports':['a? ^... go']"), "bad-pattern", "...",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "", "'supports':['a | ^... go']"), "bad-pattern", "...",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "", "'supports':['go (on ^...)']"), "bad-pattern", "...",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "", "'supports':['go ^... on?']"), "bad-pattern", "...",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "", "'supports':['go & on ^... & up']"), "bad-pattern", "...",
         "a gap at the edge of a pattern",
         "a gap stands between two words; take it away"},
        {PACK(ONE, "'l':['go ^... on']", "'supports':['@l']"), "bad-pattern", "...",
         "lexicons and names hold patterns without gaps", ""},
        {PACK("'one':['One','Two ^... Three']", "", "'supports':['x']"), "bad-pattern",
         "...", "lexicons and names hold patterns without gaps", ""},
        {PACK(ONE, "", "'supports':['^a & b & c & d & e']"), "bad-pattern",
         "a & b & c & d & e", "more than four parts joined by \"&\"", ""},
    };
    CHECK_PACKS(table);
}
END_TEST

START_TEST(patterns_match_something)
{
    static const char nothing[] = "the pattern can match nothing at all";
    static const char leave[] = "leave one word without its \"?\"";
    static const fault table[] = {
        {PACK(ONE, "", "'supports':['^a?']"), "empty-pattern", "a?", nothing, leave},
        {PACK(ONE, "", "'supports':['^a? (b | c)?']"), "empty-pattern", "a? (b | c)?",
         nothing, leave},
        {PACK(ONE, "", "'supports':['x & ^b?']"), "empty-pattern", "b?",
         "a part joined by \"&\" can match nothing at all", leave},
        {PACK(ONE, "", "'supports':['^x | (a | b?)']"), "empty-pattern", "x | (a | b?)",
         nothing, leave},
        {PACK(ONE, "'l':['x','^y?']", "'supports':['@l']"), "empty-pattern", "y?",
         nothing, leave},
    };
    CHECK_PACKS(table);
}
END_TEST

START_TEST(patterns_can_match)
{
    static const fault table[] = {
        {PACK(ONE, "", "'supports':['^/a b/']"), "impossible-pattern", "/a b/",
         "a regular expression matches one token, and no token holds a space",
         "write the words side by side"},
        {PACK(ONE, "", "'supports':['go ^/(a/']"), "impossible-pattern", "/(a/",
         "the regular expression is refused: missing closing parenthesis", ""},
        {PACK(ONE, "", "'supports':[^'/a\\\\Cb/']"), "impossible-pattern",
         "'/a\\\\Cb/'",
         "the regular expression is refused: using \\C is disabled by the application",
         ""},
        {PACK(ONE, "", "'supports':['in ^<nunber> jurisdictions']"), "bad-pattern",
         "<nunber>", "there is no type of value 'nunber'", "did you mean '<number>'?"},
        {PACK(ONE, "", "'supports':['x ^<weekday>']"), "bad-pattern", "<weekday>",
         "there is no type of value 'weekday'",
         "the types are number, percent, money, date, duration, size and version; "
         "write \\< for the sign"},
        {PACK("'one':['One', ^'One <version>']", "", "'supports':['x']"), "bad-pattern",
         "'One <version>'", "a name holds no typed value", ""},
        {PACK("'one':['One', ^'@l']", "'l':['in <date>']", "'supports':['x']"),
         "bad-pattern", "'@l'", "a name holds no typed value", ""},
    };
    CHECK_PACKS(table);
}
END_TEST

START_TEST(a_pattern_longer_than_any_match_is_told)
{
    cg_buf text;
    cg_buf_init(&text, 4096);
    for (size_t i = 0; i < CG_MAX_PATTERN_TOKENS + 1; i++)
        cg_buf_add_slice(&text, CG_SLICE("a "));
    compiled c = compile_pattern(text.ptr, "");
    ck_assert_int_eq(c.status, CG_E_CONTENT);
    ck_assert_str_eq(cg_diags_get(c.diags, 1)->id, "impossible-pattern");
    ck_assert(cg_slice_is(cg_diags_get(c.diags, 1)->message,
                          "the pattern is longer than any match may be (120 words)"));
    drop(&c);
    text.ptr[CG_MAX_PATTERN_TOKENS * 2] = 0;
    c = compile_pattern(text.ptr, "");
    ck_assert_int_eq(c.status, CG_OK);
    drop(&c);
    cg_buf_release(&text);
}
END_TEST

START_TEST(an_alternative_that_an_earlier_one_beats_is_told)
{
#define WINS(text) "\"" text "\" never wins: an equal pattern stands before it"
    static const char help[] = "take it away; inflected forms are matched as they are";
    static const fault table[] = {
        {PACK(ONE, "", "'supports':['leave','x',^'left']"), "shadowed-alternative",
         "'left'", WINS("left"), help},
        {PACK(ONE, "", "'supports':['Opt out',^'opt-out']"), "shadowed-alternative",
         "'opt-out'", WINS("opt-out"), help},
        {PACK(ONE, "", "'contradicts':['x (a b | c | ^a b)']"), "shadowed-alternative",
         "a b", WINS("a b"), help},
        {PACK(ONE, "'l':['x','y',^'x']", "'supports':['@l']"), "shadowed-alternative",
         "'x'", WINS("x"), help},
        {PACK("'one':['One','Two',^'Two']", "", "'supports':['x']"),
         "shadowed-alternative", "'Two'", WINS("Two"), help},
        {PACK("'one':{'names':['One'],'anaphors':['the x',^'the x']}", "",
              "'supports':['x']"),
         "shadowed-alternative", "'the x'", WINS("the x"), help},
        {PACK(ONE, "", "'supports':['((c | b) | x | ^(c | b))']"),
         "shadowed-alternative", "(c | b)", WINS("(c | b)"), help},
    };
    CHECK_PACKS(table);
}
END_TEST

START_TEST(alternatives_that_differ_are_no_shadows)
{
    static const char *const lists[] = {
        "'ox','ox!'",
        "'ox','=ox'",
        "'=Aa','=AA'",
        "'aaa* b','aaa b'",
        "'ox b','b ox'",
        "'ox','(ox b)'",
        "'ox ... b','ox ...3 b'",
        "'ox?b','oxb'",
        "'ox, b','ox b'",
        "'/ox/ b','ox b'",
        "'ox (b | c)','ox (c | b)'",
        "'state','stated!'",
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        char text[400];
        snprintf(text, sizeof text,
                 "{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'c',"
                 "'subject':null,'supports':[%s]," EXAMPLES "}]}",
                 lists[i]);
        compiled c = compile(text);
        ck_assert_msg(c.status == CG_OK && cg_diags_count(c.diags) == 0, "%s",
                      lists[i]);
        drop(&c);
    }
}
END_TEST

START_TEST(both_sides_may_hold_the_same_words)
{
    compiled c = compile(
        PACK(ONE, "", "'supports':['ox'],'contradicts':['ox','b'],'unless':['ox']"));
    ck_assert_int_eq(c.status, CG_OK);
    ck_assert_uint_eq(cg_diags_count(c.diags), 0);
    drop(&c);
}
END_TEST

START_TEST(what_nothing_refers_to_is_a_warning)
{
    static const fault table[] = {
        {PACK(ONE, "'l':['x'],\n^'m':['y']", "'supports':['@l']"), "unused-definition",
         "'m'", "nothing refers to the lexicon \"m\"", ""},
    };
    CHECK_PACKS(table);
    compiled c =
        compile(PACK("'one':['One','Two @n']", "'l':['@m'],'m':['y'],'n':['z']",
                     "'supports':['x'],'unless':['@l']"));
    ck_assert_uint_eq(cg_diags_count(c.diags), 0);
    drop(&c);
}
END_TEST

/* --- subjects ---------------------------------------------------------------------- */

static void check_subject(const char *names, const char *claim, const char *subject)
{
    char text[600];
    snprintf(text, sizeof text,
             "{'claimgrep':1,'pack':{'id':'p'},'names':{%s},'claims':[{'id':'a','claim'"
             ":'%s',"
             "'supports':['x']," EXAMPLES "}]}",
             names, claim);
    compiled c = compile(text);
    if (!subject) {
        ck_assert_msg(c.status == CG_E_CONTENT, "%s", text);
        ck_assert_str_eq(cg_diags_get(c.diags, 0)->id, "no-subject");
        ck_assert(cg_slice_is(cg_diags_get(c.diags, 0)->message,
                              "no name of the pack stands in the claim"));
        ck_assert(
            cg_slice_is(cg_diags_get(c.diags, 0)->help,
                        "name its \"subject\", or write null when it needs none"));
    } else {
        ck_assert_msg(c.status == CG_OK, "%s", text);
        uint32_t entry = c.program->claim_codes[0].entry;
        ck_assert_uint_lt(entry, c.program->entry_count);
        ck_assert_msg(cg_slice_is(cg_program_text(c.program, c.program->entries[entry].name), subject), "%s: %.*s",
                      claim, (int)c.program->entries[entry].name.len,
                      cg_program_text(c.program, c.program->entries[entry].name).ptr);
    }
    drop(&c);
}

START_TEST(a_subject_is_found_in_the_claims_sentence)
{
#define NAMES "'one':['One'],'two':['Two','One Two'],'ice':['=ICE'],'deep':['New York']"
    check_subject(NAMES, "One goes", "one");
    check_subject(NAMES, "Two goes", "two");
    check_subject(NAMES, "The One Two goes", "two");
    check_subject(NAMES, "ICE may not (ever) leave", "ice");
    check_subject(NAMES, "(One) goes", "one");
    check_subject(NAMES, "New York pays", "deep");
    check_subject(NAMES, "Oneness goes", NULL);
    check_subject(NAMES, "one goes", NULL);
    check_subject(NAMES, "POLICE go", NULL);
    check_subject("", "One goes", NULL);
}
END_TEST

START_TEST(a_subject_may_be_named_given_in_place_or_none)
{
    cg_program *p =
        program_new("{'claimgrep':1,'pack':{'id':'p'},'names':{'one':['One'],'two':['"
                    "Two']},'claims':["
                    "{'id':'a','claim':'One goes','subject':'two','supports':['x']},"
                    "{'id':'b','claim':'One goes','subject':null,'supports':['x']},"
                    "{'id':'c','claim':'Three "
                    "goes','subject':{'names':['Three'],'anaphors':['it']},"
                    "'supports':['x']}]}");
    ck_assert_uint_eq(p->entry_count, 3);
    ck_assert_uint_eq(p->claim_codes[0].entry, 1);
    ck_assert_uint_eq(p->claim_codes[1].entry, CG_NONE);
    ck_assert_uint_eq(p->claim_codes[2].entry, 2);
    ck_assert(cg_slice_is(cg_program_text(p, p->entries[2].name), "c"));
    /* Only what a claim is about is a rival where a topic is looked for. */
    ck_assert(!p->entries[0].subject && p->entries[1].subject && p->entries[2].subject);
    cg_program_free(p);
}
END_TEST

/* --- all of a run ------------------------------------------------------------------- */

START_TEST(all_errors_of_all_packs_come_in_one_run)
{
    static const char first[] = "{'claimgrep':1,'pack':{'id':'p'},\n"
                                "'names':{'one':['One','Two @gone']},\n"
                                "'lexicons':{'l':['@l'],'m':['a?']},\n"
                                "'claims':[{'id':'a','claim':'One goes',\n"
                                "'supports':['... x','(y'],\n"
                                "'contradicts':['@l @m','z','z']}]}";
    static const char second[] =
        "{'claimgrep':1,'pack':{'id':'q'},\n"
        "'claims':[{'id':'a','claim':'c','supports':['<dates>']}]}";
    static const struct {
        const char *path, *id;
        unsigned line, column;
    } wanted[] = {
        {"p.json", "empty-pattern", 3, 30},
        {"p.json", "unknown-reference", 2, 28},
        {"p.json", "circular-reference", 3, 13},
        {"p.json", "bad-pattern", 5, 14},
        {"p.json", "bad-pattern", 5, 22},
        {"p.json", "shadowed-alternative", 6, 28},
        {"q.json", "no-subject", 2, 29},
        {"q.json", "bad-pattern", 2, 46},
    };
    cg_diags *diags = cg_diags_new();
    cg_ruleset *rules = cg_ruleset_new();
    cg_program *program;
    cg_error error;
    const char *const texts[] = {first, second}, *const paths[] = {"p.json", "q.json"};
    for (int i = 0; i < 2; i++) {
        char *text = json_of(texts[i]);
        ck_assert_int_eq(
            cg_ruleset_add_buffer(rules, paths[i], text, strlen(text), diags, &error),
            CG_OK);
        cg_alloc_free(text);
    }
    ck_assert_int_eq(cg_ruleset_compile(rules, diags, &program, &error), CG_E_CONTENT);
    ck_assert_str_eq(error.text, "the rules have errors");
    ck_assert_ptr_null(program);
    size_t at = 0;
    for (size_t i = 0; i < cg_diags_count(diags); i++) {
        const cg_diagnostic *d = cg_diags_get(diags, i);
        if (d->level != CG_LEVEL_ERROR)
            continue;
        ck_assert_uint_lt(at, sizeof wanted / sizeof *wanted);
        ck_assert_msg(
            cg_slice_is(d->path, wanted[at].path) && d->line == wanted[at].line &&
                d->column == wanted[at].column && strcmp(d->id, wanted[at].id) == 0,
            "%zu: %.*s:%u:%u [%s]", at, (int)d->path.len, d->path.ptr, d->line,
            d->column, d->id);
        at++;
    }
    ck_assert_uint_eq(at, sizeof wanted / sizeof *wanted);
    cg_ruleset_free(rules);
    cg_diags_free(diags);
}
END_TEST

START_TEST(errors_count_though_nobody_listens)
{
    cg_ruleset *rules = cg_ruleset_new();
    cg_program *program;
    cg_error error;
    char *text = json_of(PACK(ONE, "", "'supports':['@gone']"));
    ck_assert_int_eq(
        cg_ruleset_add_buffer(rules, "p", text, strlen(text), NULL, &error), CG_OK);
    ck_assert_int_eq(cg_ruleset_compile(rules, NULL, &program, &error), CG_E_CONTENT);
    ck_assert_ptr_null(program);
    cg_ruleset_free(rules);
    cg_alloc_free(text);
}
END_TEST

Suite *rules_compile_suite(void);
Suite *rules_compile_suite(void)
{
    Suite *suite = suite_create("rules/compile");
    TCase *faults = tcase_create("faults");
    tcase_add_test(faults, a_claim_alone_has_a_word_that_tells_something);
    tcase_add_test(faults, references_must_lead_somewhere);
    tcase_add_test(faults, nothing_may_refer_to_itself);
    tcase_add_test(faults, patterns_follow_the_grammar);
    tcase_add_test(faults, patterns_match_something);
    tcase_add_test(faults, patterns_can_match);
    tcase_add_test(faults, a_pattern_longer_than_any_match_is_told);
    tcase_add_test(faults, an_alternative_that_an_earlier_one_beats_is_told);
    tcase_add_test(faults, alternatives_that_differ_are_no_shadows);
    tcase_add_test(faults, both_sides_may_hold_the_same_words);
    tcase_add_test(faults, what_nothing_refers_to_is_a_warning);
    suite_add_tcase(suite, faults);
    TCase *programs = tcase_create("programs");
    tcase_add_test(programs, a_subject_is_found_in_the_claims_sentence);
    tcase_add_test(programs, a_subject_may_be_named_given_in_place_or_none);
    tcase_add_test(programs, all_errors_of_all_packs_come_in_one_run);
    tcase_add_test(programs, errors_count_though_nobody_listens);
    suite_add_tcase(suite, programs);
    return suite;
}
