#include "lang/inflect.h"

#include "base/limits.h"
#include "lang/data.h"
#include "lang_fixture.h"

/* The forms of one word of the embedded data. */
typedef struct inflected {
    cg_arena arena;
    cg_forms forms;
} inflected;

static lang_data data;
static const cg_inflection *inflection;

static void set_up(void)
{
    data = data_embedded("en/inflection.json");
    cg_status status =
        cg_inflection_load(data.root, &data.arena, &inflection, &data.error);
    ck_assert_msg(status == CG_OK, "%s", data.error.text);
}

static void tear_down(void)
{
    data_drop(&data);
}

static inflected forms_of(const char *word)
{
    inflected in = {0};
    cg_arena_init(&in.arena, (size_t)1 << 20);
    ck_assert_int_eq(cg_inflect(inflection, cg_slice_of(word), &in.arena, &in.forms),
                     CG_OK);
    ck_assert_uint_ge(in.forms.len, 1);
    ck_assert(cg_slice_is(in.forms.items[0], word));
    return in;
}

static void drop(inflected *in)
{
    cg_vec_release(&in->forms);
    cg_arena_release(&in->arena);
}

static bool holds(const inflected *in, cg_slice form)
{
    for (size_t i = 0; i < in->forms.len; i++) {
        if (cg_slice_equal(in->forms.items[i], form))
            return true;
    }
    return false;
}

/* Asks whether each word of `words` is among the forms. */
static void expect(const inflected *in, const char *asked, const char *words,
                   bool there)
{
    cg_slice rest = cg_slice_of(words);
    for (cg_slice word; cg_data_next_word(&rest, &word);)
        ck_assert_msg(holds(in, word) == there, "\"%s\" %s \"%.*s\"", asked,
                      there ? "lacks" : "leads to", (int)word.len, word.ptr);
}

typedef struct row {
    const char *word, *has, *lacks;
} row;

static void expect_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        inflected in = forms_of(rows[i].word);
        expect(&in, rows[i].word, rows[i].has, true);
        expect(&in, rows[i].word, rows[i].lacks, false);
        drop(&in);
    }
}
#define EXPECT(rows) expect_rows(rows, sizeof rows / sizeof *rows)

START_TEST(regular_verbs_lead_to_all_their_forms)
{
    static const row rows[] = {
        {"opt", "opts opted opting", "optted opter"},
        {"stop", "stops stopped stopping", "stoped stoping"},
        {"plan", "plans planned planning", "plane planed"},
        {"visit", "visits visited visiting", "visitted visitting"},
        {"enter", "enters entered entering", "enterred enterring"},
        {"offer", "offers offered offering", "offerred"},
        {"open", "opens opened opening", "openned"},
        {"refer", "refers referred referring", "refered"},
        {"transfer", "transfers transferred transferring", "transfered"},
        {"commit", "commits committed committing", "commited"},
        {"compel", "compels compelled compelling", "compeled"},
        {"permit", "permits permitted permitting", "permited"},
        {"occur", "occurs occurred occurring", "occured"},
        {"equip", "equips equipped equipping", "equiped"},
        {"confirm", "confirms confirmed confirming", "confirmer"},
        {"deny", "denies denied denying", "denys denyed"},
        {"comply", "complies complied complying", ""},
        {"identify", "identifies identified identifying", ""},
        {"agree", "agrees agreed agreeing", "agreing"},
        {"coerce", "coerces coerced coercing", "coerceing"},
        {"force", "forces forced forcing", ""},
        {"activate", "activates activated activating", ""},
        {"veto", "vetoes vetoed vetoing", "vetos"},
        {"panic", "panics panicked panicking", "paniced panicing"},
        {"traffic", "traffics trafficked trafficking", ""},
        {"quiz", "quizzes quizzed quizzing", "quizes"},
        {"tie", "ties tied tying", "tieing"},
        {"die", "dies died dying", "dice"},
        {"happen", "happens happened happening", "happenned"},
        {"criminalize", "criminalizes criminalized criminalizing", ""},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(irregular_verbs_lead_to_all_their_forms)
{
    static const row rows[] = {
        {"be", "am is are was were been being", "bes beed"},
        {"have", "has had having", "haves haved"},
        {"do", "does did done doing", "doe"},
        {"say", "says said saying", "sayed"},
        {"go", "goes went gone going", "goed"},
        {"take", "takes took taken taking", "taked"},
        {"make", "makes made making", "maked"},
        {"give", "gives gave given giving", ""},
        {"find", "finds found finding", "founded founding"},
        {"tell", "tells told telling", ""},
        {"become", "becomes became becoming", ""},
        {"leave", "leaves left leaving", "leaf"},
        {"feel", "feels felt feeling", ""},
        {"bring", "brings brought bringing", ""},
        {"begin", "begins began begun beginning", ""},
        {"keep", "keeps kept keeping", ""},
        {"hold", "holds held holding", ""},
        {"write", "writes wrote written writing", ""},
        {"stand", "stands stood standing", ""},
        {"hear", "hears heard hearing", ""},
        {"let", "lets letting", ""},
        {"mean", "means meant meaning", "meaner"},
        {"set", "sets setting", "setted"},
        {"meet", "meets met meeting", ""},
        {"pay", "pays paid paying", "payed"},
        {"sit", "sits sat sitting", ""},
        {"speak", "speaks spoke spoken speaking", "spokes"},
        {"lie", "lies lay lain lied lying", "laid laying"},
        {"lay", "lays laid laying", "lie lies lied lain"},
        {"lead", "leads led leading", ""},
        {"read", "reads reading", "readed"},
        {"grow", "grows grew grown growing", ""},
        {"lose", "loses lost losing", "loose"},
        {"fall", "falls fell fallen falling", "felled"},
        {"send", "sends sent sending", ""},
        {"build", "builds built building", ""},
        {"understand", "understands understood understanding", ""},
        {"rise", "rises rose risen rising", "roses raise"},
        {"choose", "chooses chose chosen choosing", ""},
        {"split", "splits splitting", ""},
        {"withdraw", "withdraws withdrew withdrawn withdrawing", ""},
        {"forbid", "forbids forbade forbidden forbidding", ""},
        {"overcome", "overcomes overcame overcoming", ""},
        {"undergo", "undergoes underwent undergone undergoing", ""},
        {"bear", "bears bore borne bearing", "bored boring"},
        {"wind", "winds winding", "wound wounds"},
        {"bind", "binds bound binding", ""},
        {"prove", "proves proved proven proving", ""},
        {"learn", "learns learned learnt learning", ""},
        {"fly", "flies flew flown flying", ""},
        {"seek", "seeks sought seeking", ""},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(a_prefix_keeps_the_paradigm_of_its_verb)
{
    static const row rows[] = {
        {"rewrite", "rewrites rewrote rewritten rewriting", "rewrited"},
        {"overpay", "overpays overpaid overpaying", "overpayed"},
        {"overpaid", "overpay overpays overpaying", ""},
        {"rebuilt", "rebuild rebuilds rebuilding", ""},
        {"undone", "undo undoes undid undoing", ""},
        {"mislead", "misleads misled misleading", ""},
        {"outgrown", "outgrow outgrows outgrew", ""},
        {"redeploy", "redeploys redeployed redeploying", ""},
        {"redeployed", "redeploy redeploys redeploying", ""},
        {"reset", "resets resetting", ""},
        {"recommitted", "recommit recommits recommitting", ""},
        {"resting", "rest rests rested", "restung"},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(nouns_lead_to_their_plurals)
{
    static const row rows[] = {
        {"city", "cities", "citied citying citys"},
        {"county", "counties", "countied"},
        {"university", "universities", "universe universes"},
        {"jurisdiction", "jurisdictions", "jurisdictioned"},
        {"agency", "agencies", ""},
        {"policy", "policies", "police polices"},
        {"program", "programs programme programmes programmed programming", ""},
        {"man", "men", "mens"},
        {"woman", "women", "womans"},
        {"child", "children", "childs"},
        {"person", "persons people", ""},
        {"people", "peoples person persons", ""},
        {"foot", "feet", ""},
        {"half", "halves", ""},
        {"life", "lives", "live lived"},
        {"leaf", "leaves", "leave left"},
        {"knife", "knives", ""},
        {"thief", "thieves", ""},
        {"belief", "beliefs", "believes believe"},
        {"proof", "proofs", "prove"},
        {"crisis", "crises", ""},
        {"basis", "bases", ""},
        {"analysis", "analyses", "analyze"},
        {"hypothesis", "hypotheses", ""},
        {"criterion", "criteria", ""},
        {"phenomenon", "phenomena", ""},
        {"referendum", "referendums referenda", ""},
        {"spokesman", "spokesmen", "spokeswoman"},
        {"congresswoman", "congresswomen", "congressman"},
        {"potato", "potatoes", "potatos"},
        {"photo", "photos", "photoes"},
        {"church", "churches", ""},
        {"business", "businesses", ""},
        {"tax", "taxes", ""},
        {"monarch", "monarchs", "monarches"},
        {"census", "censuses", ""},
        {"index", "indexes indices", ""},
        {"official", "officials", "office"},
        {"sheriff", "sheriffs", "sheriffves"},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(a_form_leads_back_to_its_lemma)
{
    static const row rows[] = {
        {"confirmed", "confirm confirms confirming", ""},
        {"opting", "opt opts opted", ""},
        {"stopped", "stop stops stopping", ""},
        {"hoped", "hope hopes hoping", "hop hopped"},
        {"hopped", "hop hops hopping", "hope"},
        {"planned", "plan plans planning", "plane"},
        {"denies", "deny denied denying", ""},
        {"coercing", "coerce coerces coerced", ""},
        {"referred", "refer refers referring", ""},
        {"cancelled", "cancel cancels canceled cancelling canceling", ""},
        {"panicked", "panic panics panicking", ""},
        {"dying", "die dies died", "dye dyed"},
        {"dyeing", "dye dyes dyed", "die died"},
        {"went", "go goes gone going", ""},
        {"gone", "go goes went going", ""},
        {"was", "be is are were been", ""},
        {"has", "have had having", ""},
        {"thought", "think thinks thinking thoughts", ""},
        {"withheld", "withhold withholds withholding", ""},
        {"written", "write writes wrote writing", ""},
        {"counties", "county", "countie"},
        {"jurisdictions", "jurisdiction", ""},
        {"women", "woman", ""},
        {"children", "child", ""},
        {"wives", "wife", ""},
        {"lives", "live lived living life", ""},
        {"leaves", "leave left leaving leaf", ""},
        {"bases", "basis base", ""},
        {"criteria", "criterion", ""},
        {"larger", "large largest", ""},
        {"easiest", "easy easier", ""},
        {"biggest", "big bigger", ""},
        {"photos", "photo", ""},
        {"widgets", "widget", ""},
        {"gadgetries", "gadgetry", ""},
        {"beaches", "beach", ""},
        {"centred", "centre centres center centers centered centering", ""},
        {"organised", "organise organize organized organizing", ""},
        {"institutionalized", "institutionalize institutionalizes", ""},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(spelling_variants_go_both_ways)
{
    static const row rows[] = {
        {"programme", "program programs programmes", ""},
        {"colour", "color colors colours colored coloured", ""},
        {"color", "colour colours", ""},
        {"labour", "labor", ""},
        {"favourable", "favorable", "favour"},
        {"unfavorable", "unfavourable", ""},
        {"behaviour", "behavior", ""},
        {"neighbourhood", "neighborhood neighborhoods", ""},
        {"honor", "honour honored honoured", ""},
        {"organise", "organize organizes organized", ""},
        {"organize", "organise organised", ""},
        {"organization", "organisation organisations organizations", ""},
        {"analyze", "analyse analysed", ""},
        {"centre", "center centers", ""},
        {"theater", "theatre theatres", ""},
        {"defence", "defense", ""},
        {"licence", "license licensed", ""},
        {"practise", "practice practiced", ""},
        {"judgment", "judgement judgements", ""},
        {"catalogue", "catalog cataloged", ""},
        {"travel", "travels traveled travelled traveling travelling", ""},
        {"traveller", "traveler travelers", ""},
        {"label", "labeled labelled", ""},
        {"fulfil", "fulfill fulfils fulfills fulfilled", "fulfilledd"},
        {"enrolment", "enrollment", ""},
        {"grey", "gray", ""},
        {"sceptical", "skeptical", ""},
        {"adviser", "advisor advisors", ""},
        {"promise", "promises promised", "promize"},
        {"exercise", "exercised", "exercize"},
        {"size", "sizes sized", "sise"},
        {"surprise", "surprised", "surprize"},
        {"paediatric", "pediatric", ""},
        {"protester", "protestors", ""},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(listed_adjectives_are_compared)
{
    static const row rows[] = {
        {"large", "larger largest", "larged"}, {"small", "smaller smallest", ""},
        {"safe", "safer safest", "safed"},     {"easy", "easier easiest", ""},
        {"good", "better best", "goods"},      {"strict", "stricter strictest", ""},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(pairs_to_keep_apart_stay_apart)
{
    static const row rows[] = {
        {"state", "states", "stated stating"},
        {"stated", "stating", "state states"},
        {"united", "", "unite unites"},
        {"unite", "unites uniting", "united"},
        {"arm", "arms", "armed arming"},
        {"number", "numbers numbered", "numb numbest"},
        {"numb", "numbs numbed", "number"},
        {"evening", "evenings", "even evens"},
        {"news", "", "new newer"},
        {"goods", "", "good better"},
        {"customs", "", "custom"},
        {"custom", "", "customs"},
        {"building", "buildings", "build built"},
        {"build", "building built", ""},
        {"meeting", "meetings", "meet met"},
        {"hearing", "hearings", "hear heard"},
        {"being", "beings", "be is"},
        {"found", "find finds", "founded founds"},
        {"founded", "founding", "found find"},
        {"wound", "wounds wounded", "wind winds"},
        {"ground", "grounds", "grind grinds"},
        {"better", "betters", "good best"},
        {"lower", "lowers lowered", "low lowest"},
        {"interest", "interests", "interested interesting"},
        {"outstanding", "", "outstand outstood"},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(words_of_one_family_are_not_forms)
{
    static const row rows[] = {
        {"volunteer", "volunteers volunteered volunteering", "voluntary voluntarily"},
        {"university", "universities", "universe universal"},
        {"organization", "organizations", "organ organs"},
        {"police", "polices policed", "policy policies"},
        {"increase", "increases increased increasing", "crease"},
        {"participate", "participates participated", "participation participant"},
        {"require", "requires required", "requirement"},
        {"coercion", "coercions", "coerce coercive"},
        {"mandate", "mandates mandated", "mandatory"},
    };
    EXPECT(rows);
}
END_TEST

START_TEST(plain_words_give_just_themselves)
{
    static const char *const words[] = {
        "voluntary", "mandatory",    "compulsory", "optional",  "voluntarily",
        "quickly",   "legally",      "ruthless",   "dangerous", "possible",
        "available", "the",          "a",          "an",        "of",
        "in",        "by",           "with",       "without",   "than",
        "as",        "to",           "from",       "must",      "may",
        "might",     "can",          "will",       "would",     "should",
        "could",     "shall",        "ought",      "no",        "not",
        "never",     "only",         "nor",        "and",       "or",
        "but",       "if",           "unless",     "because",   "although",
        "that",      "which",        "who",        "this",      "these",
        "its",       "their",        "every",      "all",       "some",
        "any",       "very",         "also",       "still",     "already",
        "here",      "there",        "now",        "one",       "two",
        "first",     "headquarters", "series",     "economics", "politics",
        "aircraft",  "sheep",        "us",         "287",       "1990s",
        "s",         "n't",          "'s",         "'d",        "u.s",
        "o'clock",   "café",         "federal",    "chronic",   "careful",
        "even",      "false",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        inflected in = forms_of(words[i]);
        ck_assert_msg(in.forms.len == 1, "\"%s\" has another form", words[i]);
        drop(&in);
    }
}
END_TEST

START_TEST(no_form_comes_twice_and_earlier_forms_stay)
{
    static const char *const words[] = {"travel", "colorize", "fulfil", "lie",
                                        "lives",  "analyses", "travel"};
    inflected in = {0};
    cg_arena_init(&in.arena, (size_t)1 << 20);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t first = in.forms.len;
        cg_slice word = cg_slice_of(words[i]);
        ck_assert_int_eq(cg_inflect(inflection, word, &in.arena, &in.forms), CG_OK);
        ck_assert(cg_slice_equal(in.forms.items[first], word));
        for (size_t k = first; k < in.forms.len; k++) {
            for (size_t j = first; j < k; j++)
                ck_assert(!cg_slice_equal(in.forms.items[j], in.forms.items[k]));
        }
    }
    ck_assert(cg_slice_is(in.forms.items[0], "travel"));
    drop(&in);
}
END_TEST

START_TEST(words_of_any_length_and_content_are_taken)
{
    static const char *const ends[] = {"",    "s", "ies", "ing",      "ed", "ise",
                                       "est", "e", "y",   "\xC3\xA9", "-",  " b"};
    char text[CG_MAX_WORD + 8];
    for (size_t len = 0; len <= CG_MAX_WORD; len++) {
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            memset(text, i % 2 ? 'b' : 'o', sizeof text);
            snprintf(text + len, sizeof text - len, "%s", ends[i]);
            inflected in = forms_of(text);
            for (size_t k = 0; k < in.forms.len; k++)
                ck_assert_uint_le(in.forms.items[k].len, CG_MAX_WORD + 8);
            drop(&in);
        }
    }
}
END_TEST

START_TEST(a_full_arena_is_reported)
{
    cg_arena arena;
    cg_forms forms = {0};
    cg_arena_init(&arena, 16);
    ck_assert_int_eq(cg_inflect(inflection, CG_SLICE("travel"), &arena, &forms),
                     CG_E_MEMORY);
    cg_vec_release(&forms);
    cg_arena_release(&arena);
}
END_TEST

Suite *lang_inflect_suite(void);
Suite *lang_inflect_suite(void)
{
    Suite *suite = suite_create("lang/inflect");
    TCase *tests = tcase_create("inflect");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, regular_verbs_lead_to_all_their_forms);
    tcase_add_test(tests, irregular_verbs_lead_to_all_their_forms);
    tcase_add_test(tests, a_prefix_keeps_the_paradigm_of_its_verb);
    tcase_add_test(tests, nouns_lead_to_their_plurals);
    tcase_add_test(tests, a_form_leads_back_to_its_lemma);
    tcase_add_test(tests, spelling_variants_go_both_ways);
    tcase_add_test(tests, listed_adjectives_are_compared);
    tcase_add_test(tests, pairs_to_keep_apart_stay_apart);
    tcase_add_test(tests, words_of_one_family_are_not_forms);
    tcase_add_test(tests, plain_words_give_just_themselves);
    tcase_add_test(tests, no_form_comes_twice_and_earlier_forms_stay);
    tcase_add_test(tests, words_of_any_length_and_content_are_taken);
    tcase_add_test(tests, a_full_arena_is_reported);
    suite_add_tcase(suite, tests);
    return suite;
}
