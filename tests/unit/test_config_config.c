#include "base/alloc.h"
#include "config/config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct parsed {
    cg_config config;
    cg_diags *diags;
    bool broken;
} parsed;

/* With ' for ". */
static parsed parse_at(const char *path, const char *quoted)
{
    parsed p = {.diags = cg_diags_new()};
    size_t len = strlen(quoted);
    char *text = cg_alloc(len + 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i <= len; i++)
        text[i] = quoted[i] == '\'' ? '"' : quoted[i];
    cg_status status = cg_config_parse(&p.config, cg_slice_of(path), (cg_slice){text, len}, p.diags,
                                       &p.broken, NULL);
    ck_assert_int_eq(status, CG_OK);
    cg_alloc_free(text);
    return p;
}

static void release(parsed *p)
{
    cg_config_release(&p->config);
    cg_diags_free(p->diags);
}

typedef struct bad {
    const char *text, *id, *message, *help;
    unsigned line, column;
} bad;

START_TEST(what_is_wrong_is_told_with_its_place)
{
    static const bad rows[] = {
        {"", "json", "the file is empty", "the smallest configuration: {'claimgrep': 1}", 1, 1},
        {"[]", "wrong-type", "the configuration must be an object, not a list",
         "the smallest configuration: {'claimgrep': 1}", 1, 1},
        {"{}", "missing-key", "missing key 'claimgrep' in the configuration",
         "add 'claimgrep': 1", 1, 1},
        {"{'claimgrep': 2}", "not-supported", "configuration format 2 is not supported",
         "write 'claimgrep': 1", 1, 15},
        {"{'claimgrep': 1,\n'excludes': []}", "unknown-key",
         "unknown key 'excludes' in the configuration", "did you mean 'exclude'?", 2, 1},
        {"{'claimgrep': 1, 'rules': [],\n'rules': []}", "duplicate-key", "duplicate key 'rules'",
         "the first one is on line 1", 2, 1},
        {"{'claimgrep': 1, 'rules': 'a.json'}", "wrong-type",
         "'rules' must be a list, not a string", "", 1, 27},
        {"{'claimgrep': 1, 'fail-on': 'errors'}", "bad-value", "bad value 'errors' for 'fail-on'",
         "did you mean 'error'?", 1, 29},
        {"{'claimgrep': 1, 'jobs': 0}", "bad-number", "'jobs' must be a number from 1 to 1024", "",
         1, 26},
        {"{'claimgrep': 1, 'jobs': 1.5}", "bad-number", "'jobs' must be a number from 1 to 1024",
         "", 1, 26},
        {"{'claimgrep': 1, 'store': true}", "bad-value", "bad value true for 'store'",
         "name a file, or write false to keep nothing", 1, 27},
        {"{'claimgrep': 1, 'column-unit': 'utf-16'}", "bad-value",
         "bad value 'utf-16' for 'column-unit'", "did you mean 'utf16'?", 1, 33},
        {"{'claimgrep': 1, 'cache': 'no'}", "wrong-type",
         "'cache' must be true or false, not a string", "", 1, 27},
        {"{'claimgrep': 1, 'format-of': {'*.log': 'txt'}}", "bad-value",
         "bad value 'txt' for '*.log'", "did you mean 'text'?", 1, 41},
        {"{'claimgrep': 1, 'documents': [{'title': 'T'}]}", "missing-key",
         "missing key 'match' in an item of 'documents'", "add 'match': 'news/*.txt'", 1, 32},
        {"{'claimgrep': 1, 'documents': [{'match': '*', 'titel': 'T'}]}", "unknown-key",
         "unknown key 'titel' in an item of 'documents'", "did you mean 'title'?", 1, 47},
        {"{'claimgrep': 1, 'tiers': ['press'],\n'documents': [{'match': '*', 'tier': 'pres'}]}",
         "unknown-reference", "there is no tier 'pres'", "did you mean 'press'?", 2, 38},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        parsed p = parse_at("claimgrep.json", rows[i].text);
        ck_assert_msg(p.broken && cg_diags_count(p.diags) == 1, "%s", rows[i].text);
        const cg_diagnostic *d = cg_diags_get(p.diags, 0);
        ck_assert_str_eq(d->id, rows[i].id);
        char texts[2][300];
        const cg_slice from[] = {d->message, d->help};
        for (size_t k = 0; k < 2; k++) {
            snprintf(texts[k], sizeof texts[k], "%.*s", (int)from[k].len, from[k].ptr);
            for (char *c = texts[k]; *c; c++)
                *c = *c == '"' ? '\'' : *c;
        }
        ck_assert_str_eq(texts[0], rows[i].message);
        ck_assert_str_eq(texts[1], rows[i].help);
        ck_assert_msg(d->line == rows[i].line && d->column == rows[i].column, "%s: %u:%u",
                      rows[i].text, (unsigned)d->line, (unsigned)d->column);
        release(&p);
    }
}
END_TEST

START_TEST(all_that_is_wrong_comes_out_of_one_run)
{
    parsed p = parse_at("c", "{'claimgrep': 7, 'rule': [], 'jobs': 'x', 'tiers': [1, ''],\n"
                             "'documents': [3, {}, {'match': 'x', 'published': 'y'}]}");
    ck_assert_uint_eq(cg_diags_count(p.diags), 8);
    release(&p);
}
END_TEST

START_TEST(paths_are_named_from_the_working_folder)
{
    parsed p = parse_at("../../claimgrep.json",
                        "{'claimgrep': 1, 'rules': ['rules', '/abs', './r'], 'corpus': ['a b'],"
                        "'store': '.claimgrep/x.db', 'exclude': ['*.tmp'], 'jobs': 4,"
                        "'cache': false, 'column-unit': 'display',"
                        "'outputs': ['text', 'jsonl:out/r.jsonl', 'jsonl:-'], 'tiers': [],"
                        "'format-of': {'*.log': 'text'}}");
    static const struct {
        cg_config_key key;
        const char *values[3];
    } rows[] = {
        {CG_CONFIG_RULES, {"../../rules", "/abs", "../../r"}},
        {CG_CONFIG_CORPUS, {"../../a b"}},
        {CG_CONFIG_STORE, {"../../.claimgrep/x.db"}},
        {CG_CONFIG_EXCLUDE, {"*.tmp"}},
        {CG_CONFIG_JOBS, {"4"}},
        {CG_CONFIG_CACHE, {"false"}},
        {CG_CONFIG_COLUMN_UNIT, {"display"}},
        {CG_CONFIG_OUTPUTS, {"text", "jsonl:../../out/r.jsonl", "jsonl:-"}},
        {CG_CONFIG_FORMAT_OF, {"*.log=text"}},
    };
    ck_assert(!p.broken);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < 3 && rows[i].values[k]; k++)
            ck_assert_str_eq(p.config.settings[rows[i].key][k], rows[i].values[k]);
    ck_assert(p.config.values[CG_CONFIG_TIERS].given);
    ck_assert(!p.config.values[CG_CONFIG_TEXT_COLUMN].given);
    release(&p);
}
END_TEST

START_TEST(later_entries_win_field_by_field)
{
    parsed p = parse_at("claimgrep.json",
                        "{'claimgrep': 1, 'documents': ["
                        "{'match': '**', 'publisher': 'P', 'language': 'en', 'format': 'text'},"
                        "{'match': 'news/**', 'publisher': 'Q', 'tier': 'press'},"
                        "{'match': 'a.txt', 'title': 'A', 'format': 'html'}]}");
    bool matched[3];
    cg_given given;
    cg_given_init(&given);
    cg_config_given(&p.config, CG_SLICE("news/x/a.txt"), matched, &given);
    ck_assert(matched[0] && matched[1] && matched[2]);
    ck_assert(cg_slice_is(given.info.publisher, "Q") && cg_slice_is(given.info.language, "en"));
    ck_assert(cg_slice_is(given.info.tier, "press") && cg_slice_is(given.info.title, "A"));
    ck_assert_int_eq(given.format, CG_FORMAT_HTML);
    cg_given_init(&given);
    cg_config_given(&p.config, CG_SLICE("b.txt"), matched, &given);
    ck_assert(matched[0] && !matched[1] && !matched[2]);
    ck_assert(cg_slice_is(given.info.publisher, "P") && given.info.title.len == 0);
    release(&p);
}
END_TEST

START_TEST(without_memory_it_fails_and_says_so)
{
    static const char text[] = "{\"claimgrep\": 1, \"rules\": [\"a\"], \"tiers\": [\"x\", \"y\"],"
                               "\"format-of\": {\"a\": \"text\"}, "
                               "\"documents\": [{\"match\": \"z\"}]}";
    for (size_t n = 1;; n++) {
        cg_config config;
        bool broken = false;
        cg_error error = {0};
        cg_alloc_fail_at(n, 0);
        cg_status status = cg_config_parse(&config, CG_SLICE("../c"), CG_SLICE(text), NULL, &broken,
                                           &error);
        cg_alloc_fail_at(0, 0);
        cg_config_release(&config);
        if (status == CG_OK)
            return;
        ck_assert_int_eq(status, CG_E_MEMORY);
        ck_assert_uint_lt(n, 1000);
    }
}
END_TEST

START_TEST(random_bytes_are_no_configuration)
{
    unsigned long long state = 88172645463325252ULL;
    static const char bits[] = "{}[]\",:1\\ \nclaimgrep";
    for (int i = 0; i < 3000; i++) {
        char text[60];
        for (size_t k = 0; k < sizeof text; k++) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            text[k] = bits[state % (sizeof bits - 1)];
        }
        cg_config config;
        bool broken = false;
        cg_diags *diags = cg_diags_new();
        ck_assert_int_eq(cg_config_parse(&config, CG_SLICE("c"), (cg_slice){text, sizeof text},
                                         diags, &broken, NULL),
                         CG_OK);
        ck_assert(broken && cg_diags_count(diags) > 0);
        cg_config_release(&config);
        cg_diags_free(diags);
    }
}
END_TEST

Suite *config_config_suite(void)
{
    Suite *suite = suite_create("config/config");
    TCase *tests = tcase_create("config");
    tcase_add_test(tests, what_is_wrong_is_told_with_its_place);
    tcase_add_test(tests, all_that_is_wrong_comes_out_of_one_run);
    tcase_add_test(tests, paths_are_named_from_the_working_folder);
    tcase_add_test(tests, later_entries_win_field_by_field);
    tcase_add_test(tests, without_memory_it_fails_and_says_so);
    tcase_add_test(tests, random_bytes_are_no_configuration);
    suite_add_tcase(suite, tests);
    return suite;
}
