#include "base/alloc.h"
#include "markup_fixture.h"

static void expect(const char *source, const char *shown)
{
    markup_expect(CG_FORMAT_HTML, source, shown);
}

START_TEST(each_kind_of_block_keeps_its_kind)
{
    expect("<h1>One</h1><p>Two<div>three</div>four<ul><li>five<li>six</ul>",
           "heading: One\nparagraph: Two\nparagraph: three\nparagraph: four\n"
           "list-item: five\nlist-item: six\n");
    expect("<table><caption>One</caption><tr><th>two<td>three</table>",
           "paragraph: One\ntable-cell: two\ntable-cell: three\n");
    expect("<blockquote><p>One<p>two</blockquote><dl><dt>three<dd>four</dl>",
           "quotation: One\nquotation: two\nlist-item: three\nlist-item: four\n");
    expect("<figure><img alt=x><figcaption>One</figcaption></figure>", "paragraph: One\n");
    expect("<pre><code>one\n  two</code></pre><pre>three\n four</pre>",
           "code: one\n  two\nparagraph: three four\n");
    expect("<table><tr><td><h2>One</h2><ul><li>two</ul>three</table>",
           "heading: One\nlist-item: two\ntable-cell: three\n");
}
END_TEST

START_TEST(what_is_no_text_of_the_page_is_left_out)
{
    expect("<nav>a</nav><aside>b</aside><footer>c</footer><script>d</script>"
           "<style>e</style><template>f</template><noscript>g</noscript>"
           "<svg><text>h</text></svg><iframe>i</iframe><p>One<!-- j -->",
           "paragraph: One\n");
    expect("<p hidden>a<p aria-hidden=true>b<p style='color:red; DISPLAY : none'>c"
           "<p aria-hidden=false>One",
           "paragraph: One\n");
    expect("<p>One <del>two</del> <s>three</s> <button>four</button> five",
           "paragraph: One five\n");
}
END_TEST

START_TEST(tags_and_entities_inside_a_phrase_do_not_break_it)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML,
                CG_SLICE("<p>It is <b>not\n  volun</b>tary &amp; <a href='x>y'>fr</a>ee,<br>"
                         "caf&eacute;&nbsp;x &#x2014; &copy 2011 AT&T &notit a&lt;b <q>so</q>."));
    ck_assert_str_eq(m.shown, "paragraph: It is not voluntary & free, caf\xC3\xA9\xC2\xA0x "
                              "\xE2\x80\x94 \xC2\xA9 2011 AT&T \xC2\xACit a<b "
                              "\xE2\x80\x9Cso\xE2\x80\x9D.\n");
    markup_expect_source(&m, "not voluntary", "not\n  volun</b>tary");
    markup_expect_source(&m, "&", "&amp;");
    markup_expect_source(&m, "free", "fr</a>ee");
    markup_expect_source(&m, "\xC3\xA9", "&eacute;");
    markup_expect_source(&m, "\xC2\xA9", "&copy");
    markup_expect_source(&m, "\xC2\xACit", "&notit");
    markup_expect_source(&m, "a<b", "a&lt;b");
    markup_expect_source(&m, "\xE2\x80\x9Cso\xE2\x80\x9D", "<q>so</q>");
    markup_release(&m);
}
END_TEST

START_TEST(text_that_the_parser_moves_stays_where_it_stands)
{
    expect("<p>one<table><tr><td>two</td></tr>three</table>four",
           "paragraph: one\ntable-cell: two\nparagraph: three\nparagraph: four\n");
    expect("<b><p>one</b>two</p>", "paragraph: onetwo\n");
    expect("<p>one</i><!-- x --></b>two", "paragraph: onetwo\n");
    expect("<p>a < b and 1 <2 &c; &#; &", "paragraph: a < b and 1 <2 &c; &#; &\n");
}
END_TEST

START_TEST(the_head_tells_metadata)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML,
                CG_SLICE("<html lang=en><title>A \n b &amp; c</title>"
                         "<meta name=Author content='D'>"
                         "<meta property=og:site_name content='E'>"
                         "<meta name=date content='2009'>"
                         "<meta property=article:published_time content='2010-08-17T10:00'>"
                         "<link rel=canonical href='https://x.org/f'><p>g"));
    const cg_document_info *info = &m.document.info;
    ck_assert(cg_slice_is(info->title, "A b & c"));
    ck_assert(cg_slice_is(info->author, "D"));
    ck_assert(cg_slice_is(info->publisher, "E"));
    ck_assert(cg_slice_is(info->published, "2010-08-17T10:00"));
    ck_assert(cg_slice_is(info->url, "https://x.org/f"));
    ck_assert(cg_slice_is(info->language, "en"));
    markup_release(&m);
}
END_TEST

START_TEST(an_article_in_json_tells_what_the_head_does_not)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML,
                CG_SLICE("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\","
                         "\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"A\","
                         "\"author\":[{\"name\":\"B\"},\"C\"],\"publisher\":{\"name\":\"D\"},"
                         "\"datePublished\":\"2010\"}]}</script><meta name=author content=E><p>f"));
    const cg_document_info *info = &m.document.info;
    ck_assert(cg_slice_is(info->title, "A"));
    ck_assert(cg_slice_is(info->author, "E"));
    ck_assert(cg_slice_is(info->publisher, "D"));
    ck_assert(cg_slice_is(info->published, "2010"));
    markup_release(&m);
    markup_read(&m, CG_FORMAT_HTML,
                CG_SLICE("<script type='application/ld+json'>{\"@type\":\"Article\",</script>a"));
    ck_assert_uint_eq(m.document.info.title.len, 0);
    markup_release(&m);
}
END_TEST

START_TEST(a_time_counts_in_the_header_of_an_article_only)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML,
                CG_SLICE("<time datetime=2001>a</time><header><time datetime=2002>b</time>"
                         "</header><article><time datetime=2003>c</time><header><p>"
                         "<time datetime=2004>d</time></header></article>"));
    ck_assert(cg_slice_is(m.document.info.published, "2004"));
    markup_release(&m);
}
END_TEST

START_TEST(the_first_heading_names_a_page_without_a_title)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML, CG_SLICE("<h1>A <i>b</i></h1><h2>C</h2><p>d"));
    ck_assert(cg_slice_is(m.document.info.title, "A b"));
    ck_assert_uint_eq(m.document.blocks.items[2].heading, 1);
    ck_assert_uint_eq(m.document.blocks.items[1].heading, 0);
    markup_release(&m);
}
END_TEST

START_TEST(other_encodings_keep_the_places_of_the_file)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML, CG_SLICE("\xEF\xBB\xBF<p>caf\xC3\xA9"));
    markup_expect_source(&m, "caf\xC3\xA9", "caf\xC3\xA9");
    markup_release(&m);
    markup_read(&m, CG_FORMAT_HTML, CG_SLICE("<p>caf\xE9 \x93x\x94 &eacute;"));
    ck_assert_str_eq(m.shown,
                     "paragraph: caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D \xC3\xA9\n");
    markup_expect_source(&m, "x\xE2\x80\x9D \xC3\xA9", "x\x94 &eacute;");
    markup_release(&m);
    markup_read(&m, CG_FORMAT_HTML,
                CG_SLICE("<meta http-equiv=content-type content='text/html; "
                         "charset=iso-8859-2'><p>\xB1\xE6 x"));
    ck_assert_str_eq(m.shown, "paragraph: \xC4\x85\xC4\x87 x\n");
    markup_expect_source(&m, "\xC4\x87 x", "\xE6 x");
    markup_release(&m);
    markup_read(&m, CG_FORMAT_HTML, CG_SLICE("\xFF\xFE<\0p\0>\0a\0&\0l\0t\0;\0b\0"));
    ck_assert_str_eq(m.shown, "paragraph: a<b\n");
    ck_assert_uint_eq(cg_document_source_start(&m.document, 2), 18);
    markup_release(&m);
}
END_TEST

START_TEST(line_breaks_of_all_kinds_are_white_space)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML, CG_SLICE("<p>a\r\nb\rc\n\n d</p><pre><code>\r\nx\r\ny"));
    ck_assert_str_eq(m.shown, "paragraph: a b c d\ncode: x\r\ny\n");
    uint32_t line, column;
    cg_span span;
    cg_document_place(&m.document, cg_document_source_start(&m.document, 4), &line, &column,
                      &span);
    ck_assert_uint_eq(line, 3);
    markup_release(&m);
}
END_TEST

START_TEST(pages_that_are_cut_off_are_read_to_their_end)
{
    static const char page[] = "<!doctype html><html><body class=\"a b\"><p>One &amp; <b>two"
                               "</b><!-- c --><script>d</script><table><tr><td>e</table>";
    for (size_t len = 0; len < sizeof page; len++) {
        markup m;
        cg_slice cut = markup_repeat("", page, 1, "");
        markup_read(&m, CG_FORMAT_HTML, (cg_slice){cut.ptr, len});
        ck_assert_int_eq(m.document.defect, CG_DEFECT_NONE);
        markup_release(&m);
        free((char *)(uintptr_t)cut.ptr);
    }
}
END_TEST

static void check_hostile(cg_slice source, cg_defect defect, const char *shown)
{
    markup m;
    markup_read(&m, CG_FORMAT_HTML, source);
    ck_assert_int_eq(m.document.defect, defect);
    ck_assert_str_eq(m.shown, shown);
    markup_release(&m);
    free((char *)(uintptr_t)source.ptr);
}

START_TEST(nesting_is_read_as_deep_as_there_are_steps_for)
{
    check_hostile(markup_repeat("", "<div>", 10000, "One."), CG_DEFECT_NONE,
                  "paragraph: One.\n");
    check_hostile(markup_repeat("<p>One.", "<div>", 60000, "two"), CG_DEFECT_CUT,
                  "paragraph: One.\n");
    check_hostile(markup_repeat("<p>One.", "<span><p></span></p>", 30000, "two"), CG_DEFECT_CUT,
                  "paragraph: One.\n");
    check_hostile(markup_repeat("<p>One.</p><svg>", "<![CDATA[><g></g>]]>", 30000, "two"),
                  CG_DEFECT_CUT, "paragraph: One.\n");
}
END_TEST

START_TEST(attributes_are_read_as_many_as_there_are_steps_for)
{
    check_hostile(markup_repeat("<p>One.<p ", "a=b ", 60000, ">two"), CG_DEFECT_CUT,
                  "paragraph: One.\n");
}
END_TEST

START_TEST(a_tree_larger_than_its_source_is_worth_is_cut)
{
    enum { COUNT = 20000, EACH = 14 };
    char *page = malloc((size_t)COUNT * EACH + 16);
    ck_assert_ptr_nonnull(page);
    size_t len = (size_t)snprintf(page, 16, "<p>One.");
    for (int i = 0; i < COUNT; i++)
        len += (size_t)snprintf(page + len, EACH + 1, "<p><b a=%05d>", i);
    check_hostile((cg_slice){page, len}, CG_DEFECT_CUT, "paragraph: One.\n");
}
END_TEST

START_TEST(long_pages_with_end_tags_left_out_are_read_whole)
{
    markup m;
    cg_slice page = markup_repeat("<ul>", "<li>a <a name=b>c<p>d", 20000, "");
    markup_read(&m, CG_FORMAT_HTML, page);
    ck_assert_int_eq(m.document.defect, CG_DEFECT_NONE);
    ck_assert_uint_eq(m.document.blocks.len, 40000);
    markup_release(&m);
    free((char *)(uintptr_t)page.ptr);
}
END_TEST

START_TEST(want_of_memory_is_said)
{
    cg_status status = CG_E_MEMORY;
    for (long n = 1; status != CG_OK; n++) {
        markup m;
        ck_assert_int_lt(n, 400);
        cg_alloc_fail_at(n, 0);
        status = markup_try(&m, CG_FORMAT_HTML,
                            CG_SLICE("<title>a</title><script type='application/ld+json'>"
                                     "{\"@type\":\"Article\",\"author\":\"b\"}</script>"
                                     "<p>c &lt; d"));
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        markup_release(&m);
    }
}
END_TEST

Suite *read_html_suite(void)
{
    Suite *suite = suite_create("read/html");
    TCase *tests = tcase_create("html");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, each_kind_of_block_keeps_its_kind);
    tcase_add_test(tests, what_is_no_text_of_the_page_is_left_out);
    tcase_add_test(tests, tags_and_entities_inside_a_phrase_do_not_break_it);
    tcase_add_test(tests, text_that_the_parser_moves_stays_where_it_stands);
    tcase_add_test(tests, the_head_tells_metadata);
    tcase_add_test(tests, an_article_in_json_tells_what_the_head_does_not);
    tcase_add_test(tests, a_time_counts_in_the_header_of_an_article_only);
    tcase_add_test(tests, the_first_heading_names_a_page_without_a_title);
    tcase_add_test(tests, other_encodings_keep_the_places_of_the_file);
    tcase_add_test(tests, line_breaks_of_all_kinds_are_white_space);
    tcase_add_test(tests, pages_that_are_cut_off_are_read_to_their_end);
    tcase_add_test(tests, nesting_is_read_as_deep_as_there_are_steps_for);
    tcase_add_test(tests, attributes_are_read_as_many_as_there_are_steps_for);
    tcase_add_test(tests, a_tree_larger_than_its_source_is_worth_is_cut);
    tcase_add_test(tests, long_pages_with_end_tags_left_out_are_read_whole);
    tcase_add_test(tests, want_of_memory_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
