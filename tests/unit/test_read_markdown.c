#include "base/alloc.h"
#include "markup_fixture.h"

static void expect(const char *source, const char *shown)
{
    markup_expect(CG_FORMAT_MARKDOWN, source, shown);
}

START_TEST(each_kind_of_block_keeps_its_kind)
{
    expect("# One\n\nTwo\nthree.\n\n- four\n- five\n\n1) six\n\n> seven\n",
           "heading: One\nparagraph: Two three.\nlist-item: four\nlist-item: five\n"
           "list-item: six\nquotation: seven\n");
    expect("One\n===\n\nTwo\n---\n", "heading: One\nheading: Two\n");
    expect("| a | *b* |\n|---|---|\n| c | d \\| e |\n",
           "table-cell: a\ntable-cell: b\ntable-cell: c\ntable-cell: d | e\n");
    expect("~~~\none\ntwo\n~~~\n\n    three\n", "code: one\ntwo\ncode: three\n");
}
END_TEST

START_TEST(headings_know_the_one_above)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN, CG_SLICE("# A\n\n## B\n\nc\n\n# D\n\ne\n"));
    static const uint32_t above[] = {CG_NO_BLOCK, 0, 1, CG_NO_BLOCK, 3};
    ck_assert_uint_eq(m.document.blocks.len, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(m.document.blocks.items[i].heading, above[i]);
    ck_assert(cg_slice_is(m.document.info.title, "A"));
    markup_release(&m);
}
END_TEST

START_TEST(a_phrase_runs_across_breaks_emphasis_and_links)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN,
                CG_SLICE("It is **not\nvolun**tary, [as they\r\nsaid](http://x.org \"t\") `in "
                         "code` ![alt](i.png)today.\n"));
    ck_assert_str_eq(m.shown,
                     "paragraph: It is not voluntary, as they said in code today.\n");
    markup_expect_source(&m, "not voluntary", "not\nvolun**tary");
    markup_expect_source(&m, "they said", "they\r\nsaid");
    markup_expect_source(&m, "today", "today");
    markup_release(&m);
}
END_TEST

START_TEST(what_is_no_text_is_left_out)
{
    expect("One <!-- two --> three <b>four</b>.\n", "paragraph: One three four.\n");
    expect("<!-- one\ntwo -->\n\nThree.\n", "paragraph: Three.\n");
    expect("[one]: http://two.org \"three\"\n\nFour [one].\n", "paragraph: Four one.\n");
    expect("One ~~two~~ three.\n", "paragraph: One three.\n");
    expect("One <del>two *three*</del> four.\n", "paragraph: One four.\n");
    expect("- [x] one\n- [ ] two\n", "list-item: one\nlist-item: two\n");
}
END_TEST

START_TEST(blocks_of_html_are_read_without_their_tags)
{
    expect("<div class=\"a>b\">\nOne <b>tw</b>o &amp; three<br>four\n<p>five</p>\n</div>\n",
           "paragraph: One two & three four\nparagraph: five\n");
    expect("<script>\nvar one;\n</script>\n\nTwo.\n", "paragraph: Two.\n");
}
END_TEST

START_TEST(entities_stand_for_their_character)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN,
                CG_SLICE("caf&eacute; &#x2014; &#65; &unheard; \\*x\\*\n"));
    ck_assert_str_eq(m.shown, "paragraph: caf\xC3\xA9 \xE2\x80\x94 A &unheard; *x*\n");
    markup_expect_source(&m, "\xC3\xA9", "&eacute;");
    markup_expect_source(&m, "*x*", "*x\\*");
    markup_release(&m);
}
END_TEST

START_TEST(a_list_goes_on_behind_what_stands_in_an_item)
{
    expect("- one\n  - two\n- three\n  ```\n  four\n  ```\n  five\n",
           "list-item: one\nlist-item: two\nlist-item: three\ncode: four\nlist-item: five\n");
    expect("> # one\n> - two\n", "quotation: one\nquotation: two\n");
}
END_TEST

START_TEST(front_matter_is_metadata)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN,
                CG_SLICE("---\ntitle: \"A: b\"\nauthor: [C, {name: D}]\ndate: 2010-08-17\n"
                         "lang: en\n---\n# E\n\nf\n"));
    const cg_document_info *info = &m.document.info;
    ck_assert_str_eq(m.shown, "heading: E\nparagraph: f\n");
    ck_assert(cg_slice_is(info->title, "A: b"));
    ck_assert(cg_slice_is(info->author, "C, D"));
    ck_assert(cg_slice_is(info->published, "2010-08-17"));
    ck_assert(cg_slice_is(info->language, "en"));
    ck_assert_uint_eq(info->publisher.len, 0);
    markup_expect_source(&m, "E\nf", "E\n\nf");
    markup_release(&m);
}
END_TEST

START_TEST(front_matter_that_is_no_yaml_is_text)
{
    expect("---\n\"a: b\n---\n", "heading: \"a: b\n");
    expect("---\n\njust words\n\n---\n", "paragraph: just words\n");
    expect("---\n\nno end\n", "paragraph: no end\n");
}
END_TEST

START_TEST(header_lines_are_metadata_as_in_plain_text)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN, CG_SLICE("title: A\nauthor: B\n\nc\n"));
    ck_assert_str_eq(m.shown, "paragraph: c\n");
    ck_assert(cg_slice_is(m.document.info.author, "B"));
    markup_release(&m);
}
END_TEST

START_TEST(other_encodings_keep_the_places_of_the_file)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN, CG_SLICE("\xEF\xBB\xBF*caf\xC3\xA9* x\n"));
    ck_assert_str_eq(m.shown, "paragraph: caf\xC3\xA9 x\n");
    markup_expect_source(&m, "caf\xC3\xA9", "caf\xC3\xA9");
    markup_release(&m);
    markup_read(&m, CG_FORMAT_MARKDOWN, CG_SLICE("*caf\xE9* \x93x\x94\n"));
    ck_assert_str_eq(m.shown, "paragraph: caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D\n");
    markup_expect_source(&m, "caf\xC3\xA9", "caf\xE9");
    markup_release(&m);
    markup_read(&m, CG_FORMAT_MARKDOWN, CG_SLICE("\xFF\xFE*\0a\0*\0\n\0"));
    ck_assert_str_eq(m.shown, "paragraph: a\n");
    ck_assert_uint_eq(cg_document_source_start(&m.document, 0), 4);
    markup_release(&m);
}
END_TEST

START_TEST(nothing_is_no_text)
{
    static const char *const sources[] = {"", "\n", "<!-- a -->\n", "***\n", "[a]: b\n"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        markup m;
        markup_read(&m, CG_FORMAT_MARKDOWN, cg_slice_of(sources[i]));
        ck_assert_int_eq(m.document.state, CG_DOCUMENT_EMPTY);
        ck_assert_int_eq(m.document.defect, CG_DEFECT_NONE);
        markup_release(&m);
    }
}
END_TEST

static void check_hostile(cg_slice source, cg_defect defect)
{
    markup m;
    markup_read(&m, CG_FORMAT_MARKDOWN, source);
    ck_assert_int_eq(m.document.defect, defect);
    markup_release(&m);
    free((char *)(uintptr_t)source.ptr);
}

START_TEST(nesting_is_read_as_deep_as_it_goes)
{
    check_hostile(markup_repeat("", ">", 10000, "a\n"), CG_DEFECT_NONE);
    check_hostile(markup_repeat("", "- ", 10000, "a\n"), CG_DEFECT_NONE);
    check_hostile(markup_repeat("", "[", 10000, "a\n"), CG_DEFECT_NONE);
    check_hostile(markup_repeat("", "*a _b ", 10000, "\n"), CG_DEFECT_NONE);
    check_hostile(markup_repeat("---\n", "[", 60000, "\n---\na\n"), CG_DEFECT_NONE);
    check_hostile(markup_repeat("---\na: ", "{a: ", 10000, "\n---\nb\n"), CG_DEFECT_NONE);
}
END_TEST

START_TEST(a_table_that_is_mostly_empty_cells_is_cut)
{
    cg_slice head = markup_repeat("|", "a|", 5000, "\n|");
    cg_slice line = markup_repeat(head.ptr, "---|", 5000, "\n");
    check_hostile(markup_repeat(line.ptr, "|a\n", 5000, ""), CG_DEFECT_CUT);
    free((char *)(uintptr_t)head.ptr);
    free((char *)(uintptr_t)line.ptr);
}
END_TEST

START_TEST(a_link_that_is_long_and_referred_to_often_is_cut)
{
    cg_slice head = markup_repeat("[a]: <x", "&amp;", 20000, ">\n\n");
    check_hostile(markup_repeat(head.ptr, "[a] ", 30000, "\n"), CG_DEFECT_CUT);
    free((char *)(uintptr_t)head.ptr);
}
END_TEST

START_TEST(brackets_that_nothing_closes_on_lines_without_end_are_cut)
{
    check_hostile(markup_repeat("", "[a]\n", 1000, ""), CG_DEFECT_NONE);
    check_hostile(markup_repeat("a\n\n", "[a]\n", 400000, ""), CG_DEFECT_CUT);
    check_hostile(markup_repeat("a\n\n", "[a](b\n", 400000, ""), CG_DEFECT_CUT);
}
END_TEST

START_TEST(a_list_of_authors_may_be_as_long_as_front_matter)
{
    check_hostile(markup_repeat("---\nauthor: [a", ",a", 30000, "]\n---\nb\n"), CG_DEFECT_NONE);
}
END_TEST

START_TEST(want_of_memory_is_said)
{
    cg_status status = CG_E_MEMORY;
    for (long n = 1; status != CG_OK; n++) {
        markup m;
        ck_assert_int_lt(n, 200);
        cg_alloc_fail_at(n, 0);
        status = markup_try(&m, CG_FORMAT_MARKDOWN,
                            CG_SLICE("---\ntitle: a\n---\n# b\n\nc *d*\n\xE9"));
        cg_alloc_fail_at(0, 0);
        ck_assert(status == CG_OK || status == CG_E_MEMORY);
        markup_release(&m);
    }
}
END_TEST

Suite *read_markdown_suite(void)
{
    Suite *suite = suite_create("read/markdown");
    TCase *tests = tcase_create("markdown");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, each_kind_of_block_keeps_its_kind);
    tcase_add_test(tests, headings_know_the_one_above);
    tcase_add_test(tests, a_phrase_runs_across_breaks_emphasis_and_links);
    tcase_add_test(tests, what_is_no_text_is_left_out);
    tcase_add_test(tests, blocks_of_html_are_read_without_their_tags);
    tcase_add_test(tests, entities_stand_for_their_character);
    tcase_add_test(tests, a_list_goes_on_behind_what_stands_in_an_item);
    tcase_add_test(tests, front_matter_is_metadata);
    tcase_add_test(tests, front_matter_that_is_no_yaml_is_text);
    tcase_add_test(tests, header_lines_are_metadata_as_in_plain_text);
    tcase_add_test(tests, other_encodings_keep_the_places_of_the_file);
    tcase_add_test(tests, nothing_is_no_text);
    tcase_add_test(tests, nesting_is_read_as_deep_as_it_goes);
    tcase_add_test(tests, a_table_that_is_mostly_empty_cells_is_cut);
    tcase_add_test(tests, a_link_that_is_long_and_referred_to_often_is_cut);
    tcase_add_test(tests, brackets_that_nothing_closes_on_lines_without_end_are_cut);
    tcase_add_test(tests, a_list_of_authors_may_be_as_long_as_front_matter);
    tcase_add_test(tests, want_of_memory_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
