#include "archive_fixture.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define BODY(text)                                                           \
    "<?xml version=\"1.0\"?>\n<w:document " W "><w:body>" text "</w:body></" \
    "w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define STYLED(id, text)                                              \
    "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr><w:r><w:t>" text \
    "</w:t></w:r></w:p>"

static const char styles[] =
    "<w:styles " W ">"
    "<w:style w:type=\"paragraph\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading "
    "2\"/>"
    "<w:basedOn w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/>"
    "<w:basedOn w:val=\"berschrift2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Outlined\"><w:name w:val=\"Section\"/>"
    "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Bullets\"><w:name w:val=\"List "
    "Bullet\"/>"
    "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Zitat\"><w:name "
    "w:val=\"Quote\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"V1\"><w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn "
    "w:val=\"B\"/>"
    "</w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/>"
    "<w:basedOn w:val=\"A\"/></w:style></w:styles>";

/* A file of these parts; NULL for what it lacks. */
static written write_docx(const char *body, const char *footnotes, const char *core)
{
    member members[5] = {{"[Content_Types].xml", "<Types/>", 0}};
    size_t count = 1;
    members[count++] = (member){"word/styles.xml", styles, 0};
    if (footnotes)
        members[count++] = (member){"word/footnotes.xml", footnotes, 0};
    if (core)
        members[count++] = (member){"docProps/core.xml", core, 0};
    members[count++] = (member){"word/document.xml", body, 0};
    return archive_fixture_write("zip", NULL, members, count);
}

static void read_docx(container_fixture *f, written file)
{
    cg_error error = {0};
    container_fixture_init(f);
    f->blocks = true;
    ck_assert_int_eq(
        container_fixture_read(f, "a.docx", (cg_slice){file.bytes, file.len}, &error),
        CG_OK);
    ck_assert(cg_buf_ok(&f->lines));
    free(file.bytes);
}

static void check_notes(const char *body, const char *footnotes, const char *blocks)
{
    container_fixture f;
    read_docx(&f, write_docx(body, footnotes, NULL));
    ck_assert_str_eq(f.lines.ptr, blocks);
    ck_assert_int_eq(f.document.space, CG_SPACE_MEMBER);
    container_fixture_release(&f);
}

static void check_blocks(const char *body, const char *blocks)
{
    check_notes(body, NULL, blocks);
}

START_TEST(runs_of_a_paragraph_are_one_text)
{
    check_blocks(
        BODY("<w:p><w:r><w:t>It is vol</w:t></w:r><w:bookmarkStart/><w:r><w:rPr><w:b/>"
             "</w:rPr><w:t xml:space=\"preserve\">untary </w:t></w:r><w:hyperlink><w:r>"
             "<w:t>to leave.</w:t></w:r></w:hyperlink></w:p>" P("Two.")),
        "paragraph: It is voluntary to leave.\nparagraph: Two.\n");
}
END_TEST

START_TEST(breaks_and_tabulators_part_words)
{
    check_blocks(BODY("<w:p><w:pPr><w:tabs><w:tab "
                      "w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t>"
                      "<w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
                      "<w:noBreakHyphen/><w:t>e</w:t></w:r></w:p>"),
                 "paragraph: a b c d-e\n");
}
END_TEST

START_TEST(styles_and_outlines_make_headings)
{
    check_blocks(
        BODY(STYLED("Outlined", "One") STYLED("berschrift2", "Two")
                 STYLED("Own", "Three") P("Text.") STYLED("A", "In a circle.")
                     STYLED("Nowhere", "Plain.") STYLED(
                         "Zitat", "Said.") "<w:p><w:pPr><w:outlineLvl "
                                           "w:val=\"2\"/></w:pPr><w:r><w:t>Four</w:t>"
                                           "</w:r></w:p>" P("More.")),
        "heading: One\n>heading: Two\n>heading: Three\n>>paragraph: Text.\n"
        ">>paragraph: In a circle.\n>>paragraph: Plain.\n>>quotation: Said.\n"
        ">>heading: Four\n>>>paragraph: More.\n");
}
END_TEST

START_TEST(numbers_make_list_items_and_cells_are_cells)
{
    check_blocks(BODY("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                      "w:val=\"1\"/></w:numPr></w:pPr>"
                      "<w:r><w:t>Item</w:t></w:r></w:p>" STYLED(
                          "Bullets",
                          "Point") "<w:p><w:pPr><w:numPr><w:numId "
                                   "w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>None</w:t>"
                                   "</w:r></w:p><w:tbl><w:tr><w:tc>" P("A")
                                       STYLED("Own", "B") "</w:tc><w:tc>" P(
                                           "C") "</w:tc></w:tr></w:tbl>" P("After")),
                 "list-item: Item\nlist-item: Point\nparagraph: None\ntable-cell: "
                 "A\ntable-cell: B\n"
                 "table-cell: C\nparagraph: After\n");
}
END_TEST

START_TEST(deletions_and_what_is_hidden_are_no_text)
{
    check_blocks(
        BODY("<w:p><w:pPr><w:pStyle w:val=\"Own\"/><w:pPrChange><w:pPr><w:pStyle "
             "w:val=\"Zitat\"/>"
             "</w:pPr></w:pPrChange></w:pPr><w:del><w:r><w:delText>not "
             "</w:delText></w:r></w:del>"
             "<w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</"
             "w:t></w:r>"
             "</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
             "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>, seen</w:t></w:r>"
             "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>" STYLED(
                 "V1", "Contents ... 1")),
        "heading: kept, seen\n");
}
END_TEST

#define MC "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
#define BOX(text) "<w:txbxContent>" P(text) "</w:txbxContent>"

START_TEST(a_text_box_is_a_paragraph_of_its_own)
{
    static const char body[] =
        "<w:document " W " " MC "><w:body><w:p><w:r><w:t>Before </w:t>"
        "<mc:AlternateContent><mc:Choice>" BOX(
            "In it.") "</mc:Choice>"
                      "<mc:Fallback>" BOX(
                          "In it.") "</mc:Fallback></mc:AlternateContent></w:r>"
                                    "<w:r><w:t>after.</w:t></w:r></w:p></w:body></"
                                    "w:document>";
    check_blocks(body, "paragraph: Before\nparagraph: In it.\nparagraph: after.\n");
}
END_TEST

START_TEST(notes_stand_behind_the_text)
{
    check_notes(
        BODY(P("Text.")),
        "<w:footnotes " W "><w:footnote w:type=\"separator\">" P(
            "-") "</w:footnote>"
                 "<w:footnote w:id=\"2\">" P("A note.") "</w:footnote></w:footnotes>",
        "paragraph: Text.\nparagraph: A note.\n");
}
END_TEST

START_TEST(places_are_those_in_the_parts_one_behind_the_other)
{
    static const char body[] = BODY(P("One &amp; two &#8212; three."));
    static const char notes[] =
        "<w:footnotes " W "><w:footnote>" P("Note.") "</w:footnote>"
                                                     "</w:footnotes>";
    container_fixture f;
    read_docx(&f, write_docx(body, notes, NULL));
    const cg_document *document = &f.document;
    ck_assert_uint_eq(document->source.len, strlen(body) + strlen(notes));
    ck_assert(cg_slice_starts(document->text, "One & two \xE2\x80\x94 three."));
    uint32_t one = (uint32_t)(strstr(body, "One") - body);
    ck_assert_uint_eq(cg_document_source_start(document, 0), one);
    ck_assert_uint_eq(cg_document_source_start(document, 4),
                      one + 4); /* &amp; as a whole */
    ck_assert_uint_eq(cg_document_source_end(document, 5), one + 9);
    ck_assert_uint_eq(cg_document_source_start(document, 6), one + 10); /* "two" */
    uint32_t note = document->blocks.items[1].span.start;
    ck_assert_uint_eq(cg_document_source_start(document, note),
                      strlen(body) + (size_t)(strstr(notes, "Note") - notes));
    container_fixture_release(&f);
}
END_TEST

START_TEST(metadata_come_from_the_core_properties)
{
    static const char core[] =
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
        "core-properties\" xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:dcterms=\"http://purl.org/dc/terms/\"><d:title> A &lt;title&gt; "
        "</d:title>"
        "<d:creator>Jane Doe</d:creator><d:language>en-GB</d:language>"
        "<dcterms:modified>2011-09-01T00:00:00Z</dcterms:modified>"
        "<dcterms:created>2011-08-05T10:00:00Z</dcterms:created></cp:coreProperties>";
    container_fixture f;
    read_docx(&f, write_docx(BODY(STYLED("Own", "Heading")), NULL, core));
    ck_assert(cg_slice_is(f.document.info.title, "A <title>"));
    ck_assert(cg_slice_is(f.document.info.author, "Jane Doe"));
    ck_assert(cg_slice_is(f.document.info.published, "2011-08-05"));
    ck_assert(cg_slice_is(f.document.info.language, "en-GB"));
    container_fixture_release(&f);
    read_docx(&f, write_docx(BODY(STYLED("Own", "Heading")), NULL, NULL));
    ck_assert(cg_slice_is(f.document.info.title, "Heading"));
    ck_assert_uint_eq(f.document.info.published.len, 0);
    container_fixture_release(&f);
}
END_TEST

/* --- what is wrong ------------------------------------------------------------------------ */

START_TEST(a_part_that_is_cut_off_gives_what_came_before)
{
    check_blocks("<w:document " W "><w:body>" P("Whole.") "<w:p><w:r><w:t>Brok",
                 "paragraph: Whole.\nparagraph: Brok\n(damaged: only the start could "
                 "be read)\n");
}
END_TEST

START_TEST(document_types_and_entities_are_refused)
{
    check_blocks("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                 "<w:document " W "><w:body>" P("&b;") "</w:body></w:document>",
                 "(damaged: only the start could be read)\n");
    check_blocks(BODY(P("One.") P("&unknown;")),
                 "paragraph: One.\n(damaged: only the start could be read)\n");
}
END_TEST

START_TEST(elements_nested_without_end_are_cut)
{
    static const char head[] = "<w:document " W "><w:body>" P("One.");
    size_t deep = 10000, len = sizeof head - 1;
    char *body = malloc(sizeof head + deep * 3);
    ck_assert_ptr_nonnull(body);
    memcpy(body, head, sizeof head);
    for (size_t i = 0; i < deep; i++, len += 3)
        memcpy(body + len, "<a>", 4);
    check_blocks(body, "paragraph: One.\n(nested too deep: only the start was read)\n");
    free(body);
}
END_TEST

START_TEST(what_is_no_docx_is_told)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *blocks;
    } files[] = {{"PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22,
                  "(damaged: it has no text in it)\n"},
                 {"PK\3\4 and nonsense", 16, "(damaged)\n"},
                 {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
                  "(encrypted, or in a format of before 2007)\n"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        container_fixture f;
        char *bytes = malloc(files[i].len);
        ck_assert_ptr_nonnull(bytes);
        memcpy(bytes, files[i].bytes, files[i].len);
        read_docx(&f, (written){bytes, files[i].len});
        ck_assert_str_eq(f.lines.ptr, files[i].blocks);
        ck_assert_int_eq(f.document.defect, CG_DEFECT_UNREAD);
        container_fixture_release(&f);
    }
}
END_TEST

START_TEST(any_length_of_a_file_is_survived)
{
    written whole = write_docx(BODY(P("One.") P("Two.")), NULL, NULL);
    for (size_t len = 4; len < whole.len; len++) {
        container_fixture f;
        char *bytes = malloc(len);
        ck_assert_ptr_nonnull(bytes);
        memcpy(bytes, whole.bytes, len);
        read_docx(&f, (written){bytes, len});
        ck_assert_uint_eq(f.count, 1);
        container_fixture_release(&f);
    }
    free(whole.bytes);
}
END_TEST

START_TEST(want_of_memory_is_told_wherever_it_happens)
{
    written file = write_docx(BODY(STYLED("Own", "One.") P("Two.")), NULL, NULL);
    container_fixture_starve("a.docx", (cg_slice){file.bytes, file.len}, true);
    free(file.bytes);
}
END_TEST

Suite *read_docx_suite(void)
{
    Suite *suite = suite_create("read/docx");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, runs_of_a_paragraph_are_one_text);
    tcase_add_test(all, breaks_and_tabulators_part_words);
    tcase_add_test(all, styles_and_outlines_make_headings);
    tcase_add_test(all, numbers_make_list_items_and_cells_are_cells);
    tcase_add_test(all, deletions_and_what_is_hidden_are_no_text);
    tcase_add_test(all, a_text_box_is_a_paragraph_of_its_own);
    tcase_add_test(all, notes_stand_behind_the_text);
    tcase_add_test(all, places_are_those_in_the_parts_one_behind_the_other);
    tcase_add_test(all, metadata_come_from_the_core_properties);
    tcase_add_test(all, a_part_that_is_cut_off_gives_what_came_before);
    tcase_add_test(all, document_types_and_entities_are_refused);
    tcase_add_test(all, elements_nested_without_end_are_cut);
    tcase_add_test(all, what_is_no_docx_is_told);
    tcase_add_test(all, any_length_of_a_file_is_survived);
    tcase_add_test(all, want_of_memory_is_told_wherever_it_happens);
    suite_add_tcase(suite, all);
    return suite;
}
