#include "engine_fixture.h"

#include <stdlib.h>

#define REFERENCES                                                             \
    "'names':{'sc':{'names':['Secure Communities','S-Comm','=SComm'],"         \
    "'anaphors':['the program']},'door':{'names':['Open Door'],'case':'any'}," \
    "'ice':['=ICE']},"                                                         \
    "'lexicons':{'vol':['voluntary','opt out','(may | can) leave'],"           \
    "'deep':['@vol now','free']},"

/* The words of all matches of the claim, parted by " / ". */
static void find(engine *e, const char *text, unsigned owners, cg_buf *out)
{
    cg_buf_reset(out);
    engine_load(e, text);
    for (size_t s = 0; s < e->passage.sentences.len; s++) {
        engine_read(e, s);
        engine_match(e, owners);
        for (size_t i = 0; i < e->hits.len; i++) {
            if (out->len)
                cg_buf_add_slice(out, CG_SLICE(" / "));
            cg_buf_add_slice(
                out, engine_words(e, e->hits.items[i].first, e->hits.items[i].end));
        }
    }
    ck_assert(cg_buf_ok(out));
}

typedef struct match {
    const char *pattern, *text, *found; /* no pattern: the one before */
} match;

static void check_matches(const match *table, size_t len)
{
    cg_program *program = NULL;
    cg_buf out;
    engine e;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        if (table[i].pattern) {
            if (program) {
                engine_close(&e);
                cg_program_free(program);
            }
            program = program_of(compile_pattern(table[i].pattern, REFERENCES),
                                 table[i].pattern);
            engine_open(&e, program);
        }
        find(&e, table[i].text, 1u << CG_OWNER_CLAIM, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].found),
                      "row %zu, \"%s\" in \"%s\": \"%.*s\" instead of \"%s\"", i,
                      table[i].pattern ? table[i].pattern : "the same", table[i].text,
                      (int)out.len, out.ptr, table[i].found);
    }
    engine_close(&e);
    cg_program_free(program);
    cg_buf_release(&out);
}

#define CHECK_MATCHES(table) check_matches((table), sizeof(table) / sizeof *(table))

START_TEST(words_match_in_any_inflection_and_case)
{
    static const match table[] = {
        {"opt out", "Counties opt out.", "opt out"},
        {NULL, "Counties opted out, and are opting out.", "opted out / opting out"},
        {NULL, "OPTED OUT", "OPTED OUT"},
        {NULL, "Opts Out", "Opts Out"},
        {NULL, "an option out", ""},
        {NULL, "out opt", ""},
        {NULL, "optout", ""},
        {"program", "the programme and its programs", "programme / programs"},
        {"leave", "They left, she leaves, he is leaving.", "left / leaves / leaving"},
        {"university", "The universe and the universities", "universities"},
        {"2008", "In 2008, not 20082 or 2008a.", "2008"},
        {"caf\xC3\xA9", "CAF\xC3\x89, caf\xC3\xA9", "CAF\xC3\x89 / caf\xC3\xA9"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(forms_exact_tokens_prefixes_and_expressions_match_one_token)
{
    static const match table[] = {
        {"left!", "They left. LEFT! They leave.", "left / LEFT"},
        {"=ICE", "ICE melts ice. Ice.", "ICE"},
        {"=SComm rules", "SComm ruled, SCOMM rules.", "SComm ruled"},
        {"volunt*", "Voluntary volunteers act voluntarily, involuntarily.",
         "Voluntary / volunteers / voluntarily"},
        {"/[0-9]+(st|th)/", "the 21st and 1st centuries, 2nd", "21st / 1st"},
        {"/I(CE|NS)/ rules", "ICE rules, INS ruled, ice rules",
         "ICE rules / INS ruled"},
        {"the /.*ing/ thing", "the opting thing, the opt thing", "the opting thing"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(alternatives_options_and_gaps_match_as_they_say)
{
    static const match table[] = {
        {"(a | b c) d", "a d. b c d. b d. c d.", "a d / b c d"},
        {"go (on | out)?", "go on. go out. go up.", "go on / go out / go"},
        {"free to? leave", "free to leave, free leave", "free to leave / free leave"},
        /* the longest wins, wherever it stands */
        {"go | go on | go on up", "go on up", "go on up"},
        {"confirm ...2 out",
         "confirm out. confirm x out. confirm x y out. confirm x y z out.",
         "confirm out / confirm x out / confirm x y out"},
        {"a ... z", "a 1 2 3 4 5 6 z. a 1 2 3 4 5 6 7 z.", "a 1 2 3 4 5 6 z"},
        {"a ...20 z", "a 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 z.",
         "a 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 z"},
        {NULL, "a 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 z.", ""},
        /* the last end that the gap reaches */
        {"a ... z", "a z z", "a z z"},
        {"a (x ...2)? z", "a x 1 2 z. a z. a 1 z.", "a x 1 2 z / a z"},
        /* commas and dashes count for nothing in a gap */
        {"red ... blue", "red, green, blue", "red, green, blue"},
        {NULL, "red \"green\" blue", "red \"green\" blue"},
        /* a parenthesis stands beside its clause, however long it is */
        {NULL, "red (green) blue", "red (green) blue"},
        {"red ...1 blue", "red (1 2 (3) 4 5) and (x) blue", "red (1 2 (3) 4 5) and (x) blue"},
        {NULL, "red (blue)", ""},
        {NULL, "(red) blue", ""},
        {NULL, "red (1 2 blue", ""},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(gaps_stay_in_their_clause)
{
    static const match table[] = {
        {"confirm ... process", "They confirm the whole process.",
         "confirm the whole process"},
        {NULL, "They confirm; the process ended.", ""},
        {NULL, "They confirm it: the process ended.", ""},
        {NULL, "They confirm it. The process ended.", ""},
        {NULL, "They confirm it, but the process ended.", ""},
        {NULL, "They confirm it, and the process has ended.", ""},
        {"confirm & process", "They confirm; the process ended.", ""},
        {NULL, "The process was confirmed.", "process was confirmed"},
        {NULL, "They confirm the whole process.", "confirm the whole process"},
        {"confirm && process", "They confirm (again): the process ended; it did.",
         "confirm (again): the process"},
        {NULL, "The process, if it is one, was confirmed.",
         "process, if it is one, was confirmed"},
        {NULL, "The process ended. They confirm.", ""},
        {"(a & b) && c", "c; b x a", "c; b x a"},
        {NULL, "c; b; a", ""},
        {"a & b & c", "c x a y b", "c x a y b"},
        {NULL, "a b", ""},
        {"a b & c", "c then a b", "c then a b"},
        {NULL, "c then b a", ""},
        {"(a | b) & c", "c b", "c b"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(only_some_marks_may_stand_between_two_words)
{
    static const match table[] = {
        {"opt out", "opt-out", "opt-out"},
        {NULL, "opt\n out", "opt\n out"},
        {NULL, "opt \"out\"", "opt \"out"},
        {NULL, "\xE2\x80\x9Copt\xE2\x80\x9D out", "opt\xE2\x80\x9D out"},
        {NULL, "*opt* **out**", "opt* **out"},
        {NULL, "opt \xE2\x80\x90 out", "opt \xE2\x80\x90 out"},
        {NULL, "opt, out", ""},
        {NULL, "opt; out", ""},
        {NULL, "opt: out", ""},
        {NULL, "opt (out)", ""},
        {NULL, "opt. Out", ""},
        {NULL, "opt? Out", ""},
        {NULL, "opt \xE2\x80\x94 out", ""},
        {NULL, "opt / out", ""},
        {NULL, "opt & out", ""},
        /* what stands in the pattern itself */
        {"fees, charges", "fees, charges. fees charges. fees; charges.",
         "fees, charges"},
        {"and/or", "and/or, and or", "and/or"},
        {"50 %", "50% of 50 percent", "50%"},
        {"why\\?", "why? Why not?", "why?"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(contractions_are_their_words)
{
    static const match table[] = {
        {"is not", "It is not, it isn't, it ISN'T, it isn\xE2\x80\x99t.",
         "is not / isn't / ISN'T / isn\xE2\x80\x99t"},
        {"can not leave", "cannot leave, can't leave, can not leave",
         "cannot leave / can't leave / can not leave"},
        {"will leave", "They'll leave, they will leave.", "'ll leave / will leave"},
        {"will not leave", "They won't leave.", "won't leave"},
        {"have left", "They've left.", "'ve left"},
        {"not mandatory", "isn't mandatory", "n't mandatory"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(behind_an_auxiliary_adverbs_and_negations_may_stand)
{
    static const match table[] = {
        {"can opt out", "can opt out, can not opt out, can always opt out.",
         "can opt out / can not opt out / can always opt out"},
        {NULL, "can't opt out", "can't opt out"},
        {NULL, "can never really opt out", "can never really opt out"},
        {NULL, "can opt really out", ""},
        {NULL, "can counties opt out", ""},
        {"be free", "is not only free", "is not only free"},
        {NULL, "is so very free", "is so very free"},
        {"states leave", "states never leave", ""},
        /* an optional negation takes no adverb from those behind it */
        {"can not? go", "can not really go", "can not really go"},
        {"(can | may ...1) go", "can, go", ""},
        {NULL, "may, go", "may, go"},
        {"(can | can ...1) go", "can, go", "can, go"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(lexicons_and_names_stand_for_what_they_hold)
{
    static const match table[] = {
        {"@vol", "voluntary, opted out, may leave, can not leave, leave",
         "voluntary / opted out / may leave / can not leave"},
        {"@deep", "free, opt out now, opt out", "free / opt out now"},
        {"be @vol?", "is voluntary. is.", "is voluntary / is"},
        {"{sc} end",
         "Secure Communities ended. S-Comm ends. SComm ended. The program ended.",
         "Secure Communities ended / S-Comm ends / SComm ended / The program ended"},
        {NULL, "secure communities ended. Secure communities end. the programs ended.",
         "the programs ended"},
        {"the {door} here", "the open door here. the OPEN DOORS here.",
         "the open door here / the OPEN DOORS here"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(names_want_their_capitals_and_take_plurals_and_possessives)
{
    static const match table[] = {
        {NULL, "Secure Communities grew.", "Secure Communities"},
        {NULL, "SECURE COMMUNITIES GREW.", "SECURE COMMUNITIES"},
        {NULL, "safe, secure communities", ""},
        {NULL, "Secure communities", ""},
        {NULL, "Secure-Communities", "Secure-Communities"},
        {NULL, "Secure Communities' end", "Secure Communities"},
        {NULL, "S-Comm's end, S-Comms, s-comm", "S-Comm / S-Comms"},
        {NULL, "SComm, SCOMM, scomm, SComms", "SComm"},
        {NULL, "Secured Communities. Secures Communities.", ""},
        {NULL, "open door, Open Doors, OPEN door's",
         "open door / Open Doors / OPEN door"},
        {NULL, "ICE and ice, ICEs", "ICE"},
    };
    cg_program *program = program_of(compile_pattern("x", REFERENCES), "names");
    cg_buf out;
    engine e;
    cg_buf_init(&out, 4096);
    engine_open(&e, program);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        find(&e, table[i].text, 1u << CG_OWNER_NAME, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].found),
                      "\"%s\": \"%.*s\"", table[i].text, (int)out.len, out.ptr);
    }
    engine_close(&e);
    cg_program_free(program);
    cg_buf_release(&out);
}
END_TEST

/* --- alternatives -------------------------------------------------------------------- */

/* The alternatives passed, outermost first. */
static void trail(const engine *e, const cg_hit *hit, cg_buf *out)
{
    cg_slice passed[16];
    size_t count = 0;
    for (uint32_t chain = hit->chain; chain && count < 16;) {
        cg_alt_chain link = cg_machine_chain(&e->machine, chain);
        passed[count++] = cg_program_text(e->program, e->program->alternatives[link.alternative].text);
        chain = link.previous;
    }
    cg_buf_reset(out);
    while (count--) {
        cg_buf_add_slice(out, passed[count]);
        cg_buf_add_char(out, ';');
    }
}

START_TEST(a_match_knows_which_alternatives_it_went_through)
{
    static const match table[] = {
        {"a", "a", ""},
        {"(a | b c)", "b c", "b c;"},
        {"a | =B", "B", "=B;"},
        {"@vol", "opting out", "opt out;"},
        {"@deep", "can leave now", "@vol now;(may | can) leave;can;"},
        {"be (x | @vol) (y | z)", "is voluntary z", "@vol;voluntary;z;"},
        {"{sc} go", "the program goes", "the program;"},
        /* of equally long ones the first counts */
        {"go (on | onw*) x | (go | walk) on x", "go on x", "go (on | onw*) x;on;"},
        {"(go ...2 x | go on x)", "go on x", "go ...2 x;"},
        {"(go | go on | go on up) (up | on up)?", "go on up", "go;on up;"},
    };
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_program *program =
            program_of(compile_pattern(table[i].pattern, REFERENCES), table[i].pattern);
        engine e;
        engine_open(&e, program);
        engine_load(&e, table[i].text);
        engine_read(&e, 0);
        engine_match(&e, 1u << CG_OWNER_CLAIM);
        ck_assert_msg(e.hits.len == 1, "\"%s\": %zu matches", table[i].pattern,
                      e.hits.len);
        trail(&e, &e.hits.items[0], &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].found), "\"%s\": %.*s",
                      table[i].pattern, (int)out.len, out.ptr);
        engine_close(&e);
        cg_program_free(program);
    }
    cg_buf_release(&out);
}
END_TEST

START_TEST(a_match_knows_the_tokens_that_its_own_words_took)
{
    cg_program *program = program_of(compile_pattern("can ... opt out", ""), "gap");
    engine e;
    engine_open(&e, program);
    engine_load(&e, "They can not (x) y. They can never, ever opt \"out\" now");
    engine_read(&e, 1);
    engine_match(&e, 1u << CG_OWNER_CLAIM);
    ck_assert_uint_eq(e.hits.len, 1);
    const cg_hit *hit = &e.hits.items[0];
    static const char *const taken[] = {"can", "opt", "out"};
    size_t count = 0;
    for (uint32_t i = 0; i < e.passage.tokens.len; i++) {
        if (!cg_hit_took(hit, i))
            continue;
        ck_assert_uint_lt(count, 3);
        ck_assert(cg_passage_token_is(&e.passage, i, taken[count++]));
    }
    ck_assert_uint_eq(count, 3);
    ck_assert(!cg_hit_took(hit, hit->first + 1000));
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

/* --- a code that begins in several ways ------------------------------------------------- */

START_TEST(a_code_has_one_match_at_a_token_however_it_begins)
{
    static const match table[] = {
        /* one word more than the other, behind a word that stands everywhere */
        {"(is | is y)", "is y", "is y"},
        {"(is very | is good indeed)", "is very good indeed", "is very good indeed"},
        {"(is good | is good indeed)", "is really good indeed",
         "is really good indeed"},
        /* by a word and by its start */
        {"(volunt* | voluntary scheme)", "voluntary scheme", "voluntary scheme"},
        {"(voluntary | volunt* scheme)", "voluntary scheme", "voluntary scheme"},
        {"(/i./ | is y)", "is y", "is y"},
        {"(=is x | is y | /is/ z)", "is z. is y. is x.", "is z / is y / is x"},
    };
    CHECK_MATCHES(table);
}
END_TEST

START_TEST(a_match_is_at_most_as_long_as_its_bits)
{
    cg_program *program = program_of(compile_pattern("a & z", ""), "and");
    engine e;
    engine_open(&e, program);
    for (unsigned between = 120; between < 132; between++) {
        cg_buf text;
        cg_buf_init(&text, 4096);
        cg_buf_add_slice(&text, CG_SLICE("a"));
        for (unsigned i = 0; i < between; i++)
            cg_buf_add_slice(&text, CG_SLICE(" b"));
        cg_buf_add_slice(&text, CG_SLICE(" z"));
        engine_load(&e, text.ptr);
        engine_read(&e, 0);
        engine_match(&e, 1u << CG_OWNER_CLAIM);
        ck_assert_uint_eq(e.hits.len, between + 2 <= 128 ? 1 : 0);
        if (e.hits.len)
            ck_assert(cg_hit_took(&e.hits.items[0], between + 1) &&
                      !cg_hit_took(&e.hits.items[0], between));
        cg_buf_release(&text);
    }
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(no_more_matches_are_kept_than_asked_for)
{
    cg_program *program = program_of(compile_pattern("x", ""), "x");
    engine e;
    engine_open(&e, program);
    engine_load(&e, "x x x x x x x x");
    engine_read(&e, 0);
    e.machine.most_hits = 3;
    engine_match(&e, 1u << CG_OWNER_CLAIM);
    ck_assert_uint_eq(e.hits.len, 3);
    e.machine.most_hits = 0;
    engine_match(&e, 1u << CG_OWNER_CLAIM);
    ck_assert_uint_eq(e.hits.len, 8);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(attempts_that_match_nothing_leave_no_links)
{
    cg_program *program =
        program_of(compile_pattern("x (a | b | c | d) (y | z)", ""), "x");
    engine e;
    engine_open(&e, program);
    engine_load(&e, "X a! X b x c x d x! X a z.");
    for (size_t i = 0; i < 2; i++) {
        engine_read(&e, i);
        engine_match(&e, 1u << CG_OWNER_CLAIM);
        ck_assert_uint_eq(e.hits.len, 0);
    }
    ck_assert_uint_eq(e.machine.chains.len, 0);
    engine_read(&e, 2);
    engine_match(&e, 1u << CG_OWNER_CLAIM);
    ck_assert_uint_eq(e.hits.len, 1);
    ck_assert_uint_eq(e.machine.chains.len, 2);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

START_TEST(where_nothing_may_start_nothing_is_found)
{
    cg_program *program = program_of(compile_pattern("opt out", REFERENCES), "opt out");
    engine e;
    engine_open(&e, program);
    static const struct {
        const char *text;
        unsigned owners;
        bool may;
    } table[] = {
        {"they opt in", 1u << CG_OWNER_CLAIM, true},
        {"they go out", 1u << CG_OWNER_CLAIM, false},
        {"secure", 1u << CG_OWNER_NAME, true},
        {"secure", 1u << CG_OWNER_CLAIM, false},
        {"", 1u << CG_OWNER_CLAIM, false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        engine_load(&e, table[i].text);
        cg_token_range all = {0, (uint32_t)e.passage.tokens.len};
        ck_assert_msg(cg_machine_may_start(&e.machine, &e.passage, all, table[i].owners) ==
                          table[i].may,
                      "\"%s\"", table[i].text);
    }
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

Suite *scan_machine_suite(void);
Suite *scan_machine_suite(void)
{
    Suite *suite = suite_create("scan/machine");
    TCase *forms = tcase_create("forms");
    tcase_add_test(forms, words_match_in_any_inflection_and_case);
    tcase_add_test(forms, forms_exact_tokens_prefixes_and_expressions_match_one_token);
    tcase_add_test(forms, alternatives_options_and_gaps_match_as_they_say);
    tcase_add_test(forms, gaps_stay_in_their_clause);
    tcase_add_test(forms, only_some_marks_may_stand_between_two_words);
    tcase_add_test(forms, contractions_are_their_words);
    tcase_add_test(forms, behind_an_auxiliary_adverbs_and_negations_may_stand);
    tcase_add_test(forms, lexicons_and_names_stand_for_what_they_hold);
    tcase_add_test(forms, names_want_their_capitals_and_take_plurals_and_possessives);
    suite_add_tcase(suite, forms);
    TCase *matches = tcase_create("matches");
    tcase_add_test(matches, a_match_knows_which_alternatives_it_went_through);
    tcase_add_test(matches, a_match_knows_the_tokens_that_its_own_words_took);
    tcase_add_test(matches, a_code_has_one_match_at_a_token_however_it_begins);
    tcase_add_test(matches, a_match_is_at_most_as_long_as_its_bits);
    tcase_add_test(matches, no_more_matches_are_kept_than_asked_for);
    tcase_add_test(matches, attempts_that_match_nothing_leave_no_links);
    tcase_add_test(matches, where_nothing_may_start_nothing_is_found);
    suite_add_tcase(suite, matches);
    return suite;
}
