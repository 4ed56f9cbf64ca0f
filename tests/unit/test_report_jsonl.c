#include "base/alloc.h"
#include "base/json.h"
#include "base/limits.h"
#include "report_fixture.h"

#include <check.h>

static report_fixture f;

static void set_up(void)
{
    report_fixture_init(&f);
}

static void tear_down(void)
{
    cg_alloc_fail_at(0, 0);
    report_fixture_release(&f);
}

/* Expectations are written with ' for ". */
static void expect_lines(const char *wanted)
{
    char *text = report_fixture_print(&f, "jsonl");
    for (char *c = text; *c; c++)
        if (*c == '"')
            *c = '\'';
    ck_assert_str_eq(text, wanted);
    free(text);
}

#define FULL                                                                          \
    "{'type':'statement','claim':'museums/free','stance':'contradict','lean':null,"   \
    "'modifiers':['negated','reported'],'voice':'speaker','speaker':{'name':"         \
    "'Ann Bell','role':'the curator'},'said':'2011-02','path':'docs/a.txt','line':2," \
    "'column':18,'end_line':2,'end_column':22,'byte_start':1,'byte_end':40,'page':4," \
    "'quote':'Ann Bell said entry is not free.','match':{'byte_start':31,"            \
    "'byte_end':35},'pattern':'contradicts/3','trace':[{'operator':'SAYS','cue':"     \
    "'said','byte_start':10,'byte_end':14},{'operator':'NEG','cue':'not',"            \
    "'byte_start':27,'byte_end':30}],'alternative':'free','lanes':{'author':'0',"     \
    "'speaker':'-'},'context':[{'byte_start':1,'byte_end':5},{'byte_start':6,"        \
    "'byte_end':9}],'subject':{'via':'name','byte_start':15,'byte_end':20},"          \
    "'finding':null,'origin':'Wire 7','space':'file','document':{'title':'Prices',"   \
    "'author':'B. Lee','publisher':'Gazette','published':'2011-02-03','url':"         \
    "'https://example.org/p','language':null,'tier':'press'},"         \
    "'fingerprint':'00112233445566778899aabbccddeeff','standing':'counted',"         \
    "'copy_of':null,'copies':[]}\n"
#define PLAIN                                                                         \
    "{'type':'statement','claim':'museums/open','stance':'mention','lean':null,"      \
    "'modifiers':[],'voice':'author','speaker':null,'said':null,'path':'a.txt',"      \
    "'line':1,'column':10,'end_line':1,'end_column':14,'byte_start':0,'byte_end':14," \
    "'page':null,'quote':'Entry is free.','match':{'byte_start':9,'byte_end':13},"    \
    "'pattern':'supports/0','trace':[],'alternative':'free','lanes':{'author':'+',"   \
    "'speaker':null},'context':[],'subject':null,'finding':null,'origin':null,"       \
    "'space':'file','document':{'title':null,'author':null,'publisher':null,"         \
    "'published':null,'url':null,'language':null,'tier':null},'fingerprint':"         \
    "'ffeeddccbbaa99887766554433221100','standing':'mention','copy_of':null,"         \
    "'copies':[]}\n"
#define REST                                                                         \
    "{'type':'verdict','claim':'museums/free','verdict':'contradicted','support':0," \
    "'contradict':1,'mention':0,'expect':'consistent','finding':null,"                \
    "'origins':1,'voices':{'support':0,'contradict':1},'earliest':'2011-02',"        \
    "'latest':'2011-02','derivation':[{'rule':'listed','text':'1 statement, "        \
    "1 origin, 2011-02'},{'rule':'contradict','text':'1 voice contradicts: "         \
    "Ann Bell (2011-02)'},{'rule':'verdict','text':'contradicted: all that counts "  \
    "contradicts it'},{'rule':'expect','text':'one side only is expected: nothing "  \
    "breaks it'}]}\n"                                                                \
    "{'type':'verdict','claim':'museums/open','verdict':'unsettled','support':0,"    \
    "'contradict':0,'mention':1,'expect':'supported','finding':'error',"              \
    "'origins':1,'voices':{'support':0,'contradict':0},'earliest':null,"             \
    "'latest':null,'derivation':[{'rule':'listed','text':'1 statement, 1 origin, "   \
    "undated'},{'rule':'not-counted','text':'1 mention'},{'rule':"      \
    "'verdict','text':'unsettled: nothing that counts takes a side'},{'rule':"       \
    "'expect','text':'only support is expected: 1 finding'}]}\n"                     \
    "{'type':'file','path':'a.txt','status':'scanned','reason':null}\n"              \
    "{'type':'file','path':'b','status':'skipped','reason':'gone'}\n"                \
    "{'type':'file','path':'c','status':'cut','reason':'too large'}\n"               \
    "{'type':'summary','claims':2,'files':3,'scanned':1,'skipped':0,'cut':1,"        \
    "'failed':1,'incomplete':0,'statements':2,'support':0,'contradict':1,'mention':1," \
    "'errors':1,'warnings':0,'notes':0,'exit_status':3}\n"

START_TEST(every_member_stands_where_the_contract_says)
{
    report_fixture_add_full(&f);
    report_fixture_add_plain(&f, 1, CG_STANCE_MENTION, "a.txt");
    report_fixture_account(&f, "c", CG_FILE_CUT, "too large");
    report_fixture_account(&f, "a.txt", CG_FILE_SCANNED, NULL);
    report_fixture_account(&f, "b", CG_FILE_FAILED, "gone");
    f.claims[1].expect = CG_EXPECT_SUPPORTED;
    f.claims[1].required = true;
    f.summary.exit_status = 3;
    report_fixture_judge(&f);
    expect_lines(PLAIN FULL REST);
}
END_TEST

/* The value of one member of the first record, as written. */
static char *first_member(const char *key)
{
    char *text = report_fixture_print(&f, "jsonl");
    text[strcspn(text, "\n")] = 0;
    char *at = strstr(text, key);
    ck_assert_msg(at != NULL, "%s in %s", key, text);
    at += strlen(key);
    memmove(text, at, strlen(at) + 1);
    return text;
}

static void expect_member(const cg_statement *s, const char *key, const char *value)
{
    tear_down();
    set_up();
    ck_assert_int_eq(cg_results_add(f.results, s, NULL), CG_OK);
    char *found = first_member(key);
    ck_assert_msg(strncmp(found, value, strlen(value)) == 0, "%s%s", key, found);
    free(found);
}

START_TEST(what_varies_is_written_as_it_is)
{
    cg_statement s = fixture_statement(&(fixture){.stance = CG_STANCE_MENTION});
    s.lean = CG_STANCE_SUPPORT;
    expect_member(&s, "\"lean\":", "\"support\"");
    s.via = CG_VIA_ANAPHOR;
    expect_member(&s, "\"via\":", "\"anaphor\"");
    s.via = CG_VIA_TOPIC;
    expect_member(&s, "\"via\":", "\"topic\"");
    s.space = CG_SPACE_MEMBER;
    expect_member(&s, "\"space\":", "\"member\"");
    s.space = CG_SPACE_TEXT;
    expect_member(&s, "\"space\":", "\"text\"");
    s.finding = CG_LEVEL_WARNING;
    expect_member(&s, "\"finding\":", "\"warning\"");
    s.voice = CG_VOICE_SPEAKER;
    s.speaker_name = CG_SLICE("Ann"); /* not to be told while unknown */
    expect_member(&s, "\"speaker\":", "{\"name\":null,\"role\":null}");
    s.speaker_known = true;
    expect_member(&s, "\"speaker\":", "{\"name\":\"Ann\",\"role\":null}");
}
END_TEST

START_TEST(hostile_text_is_escaped_and_comes_back_whole)
{
    static const char quote[] = "a\x1b[2J ##[error] \xE2\x80\xAE \"q\"\\\n\t";
    cg_statement s = fixture_statement(
        &(fixture){.stance = CG_STANCE_SUPPORT, .path = "b\xFF.txt", .quote = quote});
    ck_assert_int_eq(cg_results_add(f.results, &s, NULL), CG_OK);
    report_fixture_judge(&f);
    char *text = report_fixture_print(&f, "jsonl");
    ck_assert_ptr_null(strpbrk(text, "\x1b\t"));
    ck_assert_ptr_null(strstr(text, "##["));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    text[strcspn(text, "\n")] = 0;
    cg_arena arena;
    const cg_json *root = NULL;
    cg_json_error error;
    cg_arena_init(&arena, (size_t)1 << 20);
    ck_assert_int_eq(cg_json_parse(cg_slice_of(text), &arena, &root, &error), CG_OK);
    ck_assert(cg_slice_is(cg_json_get(root, "quote")->string, quote));
    ck_assert(cg_slice_is(cg_json_get(root, "path")->string, "b\xEF\xBF\xBD.txt"));
    cg_arena_release(&arena);
    free(text);
}
END_TEST

START_TEST(a_trace_beyond_all_measure_is_left_out_and_the_rest_is_there)
{
    enum { STEPS = 9000 };
    static cg_step trace[STEPS];
    cg_statement s = fixture_statement(&(fixture){.stance = CG_STANCE_SUPPORT});
    for (size_t i = 0; i < STEPS; i++)
        trace[i] = (cg_step){"NEG", CG_SLICE("not"), i, i + 3};
    s.trace = trace;
    s.trace_len = STEPS;
    expect_member(&s, "\"trace\":", "[],\"alternative\":\"free\"");
    s.trace_len = 1000;
    expect_member(&s, "\"trace\":", "[{\"operator\":\"NEG\"");
}
END_TEST

START_TEST(texts_of_the_largest_size_fit_into_a_record)
{
    static char worst[CG_MAX_QUOTE];
    memset(worst, 1, sizeof worst);
    cg_slice text = {worst, sizeof worst};
    cg_document_info info = {text, text, text, text, text, text, text, text,
                             text, text, text, text};
    cg_statement s = fixture_statement(&(fixture){.stance = CG_STANCE_SUPPORT});
    s.quote = s.alternative = s.speaker_name = s.speaker_role = s.said = s.path = text;
    s.document = cg_results_keep_info(f.results, &info);
    ck_assert_int_eq(cg_results_add(f.results, &s, NULL), CG_OK);
    report_fixture_judge(&f);
    char *text_of_report = report_fixture_print(&f, "jsonl");
    ck_assert_ptr_nonnull(strstr(text_of_report, "\"type\":\"summary\""));
    free(text_of_report);
}
END_TEST

static cg_status print_to(FILE *out, cg_error *error)
{
    return cg_report_find("jsonl")->write(&f.input, out, error);
}

START_TEST(every_allocation_may_fail)
{
    FILE *out = tmpfile();
    ck_assert_ptr_nonnull(out);
    report_fixture_add_full(&f);
    report_fixture_judge(&f);
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(print_to(out, NULL), CG_OK);
    long count = cg_alloc_count();
    ck_assert_int_gt(count, 2);
    for (long n = 1; n <= count; n++) {
        cg_alloc_fail_at(n, 0);
        ck_assert_int_eq(print_to(out, NULL), CG_E_MEMORY);
    }
    cg_alloc_fail_at(0, 0);
    ck_assert_int_eq(fclose(out), 0);
}
END_TEST

Suite *report_jsonl_suite(void);
Suite *report_jsonl_suite(void)
{
    Suite *suite = suite_create("report/jsonl");
    TCase *tests = tcase_create("jsonl");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_member_stands_where_the_contract_says);
    tcase_add_test(tests, what_varies_is_written_as_it_is);
    tcase_add_test(tests, hostile_text_is_escaped_and_comes_back_whole);
    tcase_add_test(tests, a_trace_beyond_all_measure_is_left_out_and_the_rest_is_there);
    tcase_add_test(tests, texts_of_the_largest_size_fit_into_a_record);
    tcase_add_test(tests, every_allocation_may_fail);
    suite_add_tcase(suite, tests);
    return suite;
}
