#include "sheet_fixture.h"

#include "base/alloc.h"

static sheet_fixture f;

static void set_up(void)
{
    sheet_fixture_init(&f);
}

static void tear_down(void)
{
    sheet_fixture_release(&f);
}

static void add(cg_stance stance, const char *quote)
{
    cg_statement s = sheet_fixture_statement(&f, stance, quote);
    sheet_fixture_add(&f, &s);
}

static size_t count(const char *text, const char *part)
{
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        found++;
    return found;
}

START_TEST(each_claim_has_a_page_a_text_and_an_object)
{
    static const char *const names[] = {"museums.free.html", "museums.free.md",
                                        "museums.free.json", "museums.open.html",
                                        "museums.open.md",   "museums.open.json",
                                        "index.html",        "index.json"};
    add(CG_STANCE_SUPPORT, "Entry is free, said Ann Bell.");
    add(CG_STANCE_CONTRADICT, "Entry is not free.");
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        sheet_fixture_expect(&f, names[i], "Entry is free", strncmp(names[i], "museums.open", 12));
    sheet_fixture_expect(&f, "museums.free.html", "<mark>Entry</mark> is not free.", true);
    sheet_fixture_expect(&f, "museums.free.html", /* SHA-256 of SHEET_TEXT */
                         "351619e91e9bc46b4ef0821c69408e1045422f8796a76a2fe1ef8afb56bea2ec", true);
}
END_TEST

START_TEST(a_claim_that_nothing_speaks_of_is_never_called_false)
{
    add(CG_STANCE_SUPPORT, "Entry is free, said Ann Bell.");
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.open.html", "Not found", true);
    sheet_fixture_expect(&f, "museums.open.html", "and never that it is not", true);
    sheet_fixture_expect(&f, "museums.open.html", "No statement supports the claim.", true);
    sheet_fixture_expect(&f, "museums.open.html", "No statement contradicts the claim.", true);
    sheet_fixture_expect(&f, "museums.open.html", "false", false);
    sheet_fixture_expect(&f, "museums.open.md", "false", false);
    sheet_fixture_expect(&f, "museums.free.html", "No statement contradicts the claim.", true);
}
END_TEST

START_TEST(what_documents_say_is_never_markup_or_a_link)
{
    static const cg_document_info document = {
        .title = CG_SLICE_INIT("</title><script>alert(1)</script>"),
        .author = CG_SLICE_INIT("<img src=x>"),
        .publisher = CG_SLICE_INIT("\"onclick=\""),
        .url = CG_SLICE_INIT("javascript:alert(1)"),
    };
    cg_statement s = sheet_fixture_statement(
        &f, CG_STANCE_SUPPORT,
        "<script>alert(1)</script> ::error:: ##[x] \x1b[31m [a](javascript:b)");
    s.document = cg_results_keep_info(f.report.results, &document);
    sheet_fixture_add(&f, &s);
    f.options.review_url = "https://example.org/";
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    static const char *const forms[] = {"museums.free.html", "museums.free.md",
                                        "museums.free.json", "index.html"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        sheet_fixture_expect(&f, forms[i], "##[", false);
        sheet_fixture_expect(&f, forms[i], "\x1b", false);
    }
    sheet_fixture_expect(&f, "museums.free.html", "<img", false);
    sheet_fixture_expect(&f, "museums.free.md", "<img", false);
    sheet_fixture_expect(&f, "museums.free.md", "javascript:", false);
    sheet_fixture_expect(&f, "museums.free.html", "<script>alert", false);
    sheet_fixture_expect(&f, "museums.free.md", "<script>alert", false);
    sheet_fixture_expect(&f, "museums.free.html", "href=\"javascript", false);
    sheet_fixture_expect(&f, "museums.free.html", "</script><", false);
    sheet_fixture_expect(&f, "museums.free.html", "\"onclick", false);
}
END_TEST

START_TEST(many_statements_are_folded_away)
{
    for (unsigned i = 0; i < 1000; i++) {
        char quote[64];
        (void)snprintf(quote, sizeof quote, "Entry is free, says number %u.", i);
        add(CG_STANCE_SUPPORT, quote);
    }
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    char *page = sheet_fixture_read(&f, "museums.free.html");
    const char *folded = strstr(page, "<summary>990 more</summary>");
    ck_assert_ptr_nonnull(folded);
    ck_assert_uint_eq(count(page, "class=\"statement\""), 1000);
    ck_assert_uint_eq(count(folded, "class=\"statement\""), 990);
    free(page);
}
END_TEST

START_TEST(a_long_sentence_is_shown_around_its_match_and_whole)
{
    char quote[3001];
    for (size_t i = 0; i < sizeof quote - 1; i++)
        quote[i] = i % 7 == 6 ? ' ' : 'a';
    quote[sizeof quote - 1] = 0;
    add(CG_STANCE_SUPPORT, quote);
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.free.html", "The whole sentence", true);
    sheet_fixture_expect(&f, "museums.free.html", quote, true);
    sheet_fixture_expect(&f, "museums.free.html", "aaaaaa …</p>", true);
}
END_TEST

START_TEST(a_file_that_changed_is_told_of)
{
    add(CG_STANCE_SUPPORT, "Entry is free, said Ann Bell.");
    add(CG_STANCE_CONTRADICT, "Entry is not free.");
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.free.html", "has changed since", false);
    sheet_fixture_expect(&f, "museums.free.json", "\"reread\":\"same\"", true);
    sheet_fixture_put(f.source, "Entry is free, said Ann Bell.\nEntry was free.\n");
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.free.html", "these words still stand", true);
    sheet_fixture_expect(&f, "museums.free.html", "other words stand in this place", true);
    sheet_fixture_expect(&f, "museums.free.json", "\"reread\":\"changed\"", true);
    sheet_fixture_expect(&f, "museums.free.json", "\"reread\":\"moved\"", true);
    ck_assert_int_eq(unlink(f.source), 0);
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.free.html", "could not be read again", true);
    sheet_fixture_expect(&f, "museums.free.json", "\"sha256\":null", true);
}
END_TEST

START_TEST(the_date_is_told_only_when_it_is_given)
{
    sheet_fixture_judge(&f);
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.free.json", "\"generated\":null", true);
    f.options.date = "2011-08-05T00:00:00Z";
    sheet_fixture_write(&f);
    sheet_fixture_expect(&f, "museums.free.json", "\"generated\":\"2011-08-05T00:00:00Z\"", true);
    sheet_fixture_expect(&f, "museums.free.html", "2011-08-05", true);
}
END_TEST

START_TEST(a_place_to_publish_is_an_address)
{
    static const char *const bad[] = {"", "example.org", "ftp://example.org/", "https://",
                                      "https:///a", "https://example.org/\"", "javascript:x"};
    cg_error error = {0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        f.options.review_url = bad[i];
        ck_assert_msg(cg_sheets_prepare(&f.options, &error) == CG_E_USAGE, "%s", bad[i]);
    }
    f.options.review_url = "https://example.org/facts";
    ck_assert_int_eq(cg_sheets_prepare(&f.options, &error), CG_OK);
    f.options.folder = "";
    ck_assert_int_eq(cg_sheets_prepare(&f.options, &error), CG_E_USAGE);
}
END_TEST

START_TEST(memory_may_run_out_at_any_point)
{
    add(CG_STANCE_SUPPORT, "Entry is free, said Ann Bell.");
    add(CG_STANCE_CONTRADICT, "Entry is not free.");
    add(CG_STANCE_MENTION, "Entry is free, they say.");
    sheet_fixture_judge(&f);
    f.options.csl = f.options.bibtex = true;
    f.options.review_url = "https://example.org/facts";
    cg_status status = CG_E_MEMORY;
    ck_assert_int_eq(cg_sheets_prepare(&f.options, NULL), CG_OK);
    /* Each of the first, then ever fewer of them: it is the same again page by page. */
    for (long n = 1; status != CG_OK && n < 100000; n += 1 + n / 64) {
        cg_error error = {0};
        cg_alloc_fail_at(n, 0);
        status = cg_sheets_write(&f.input, &error);
        cg_alloc_fail_at(0, 0);
        ck_assert_msg(status == CG_OK || status == CG_E_MEMORY || status == CG_E_IO, "at %ld: %s",
                      n, error.text);
    }
    ck_assert_int_eq(status, CG_OK);
}
END_TEST

Suite *sheet_sheet_suite(void);
Suite *sheet_sheet_suite(void)
{
    Suite *suite = suite_create("sheet/sheet");
    TCase *tests = tcase_create("sheet");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, each_claim_has_a_page_a_text_and_an_object);
    tcase_add_test(tests, a_claim_that_nothing_speaks_of_is_never_called_false);
    tcase_add_test(tests, what_documents_say_is_never_markup_or_a_link);
    tcase_add_test(tests, many_statements_are_folded_away);
    tcase_add_test(tests, a_long_sentence_is_shown_around_its_match_and_whole);
    tcase_add_test(tests, a_file_that_changed_is_told_of);
    tcase_add_test(tests, the_date_is_told_only_when_it_is_given);
    tcase_add_test(tests, a_place_to_publish_is_an_address);
    tcase_add_test(tests, memory_may_run_out_at_any_point);
    suite_add_tcase(suite, tests);
    return suite;
}
