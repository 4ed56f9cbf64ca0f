#include "archive_fixture.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define SPACES                                                          \
    "xmlns:office=\"" ODF "office:1.0\" xmlns:text=\"" ODF              \
    "text:1.0\" xmlns:table=\"" ODF "table:1.0\" xmlns:style=\"" ODF    \
    "style:1.0\" xmlns:svg=\"" ODF "svg-compatible:1.0\" "              \
    "xmlns:draw=\"" ODF "drawing:1.0\" xmlns:meta=\"" ODF "meta:1.0\" " \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
#define STYLES                                                                \
    "<office:automatic-styles><style:style style:name=\"P1\" "                \
    "style:family=\"paragraph\" "                                             \
    "style:parent-style-name=\"Quotations\"/><style:style style:name=\"P2\" " \
    "style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"          \
    "</office:automatic-styles>"
#define BODY(text)                                                                  \
    "<office:document-content " SPACES ">" STYLES "<office:body><office:text>" text \
    "</office:text></office:body></office:document-content>"

static const char common[] =
    "<office:document-styles " SPACES "><office:styles>"
    "<style:style style:name=\"Quotations\" style:family=\"paragraph\"/>"
    "<style:style style:name=\"Title\" style:family=\"paragraph\"/>"
    "<style:style style:name=\"Heading_20_2\" style:family=\"paragraph\"/>"
    "</office:styles></office:document-styles>";

static written write_odt(const char *content, const char *meta, const char *manifest)
{
    member members[5] = {{"mimetype", "application/vnd.oasis.opendocument.text", 0}};
    size_t count = 1;
    members[count++] = (member){"content.xml", content, 0};
    members[count++] = (member){"styles.xml", common, 0};
    if (meta)
        members[count++] = (member){"meta.xml", meta, 0};
    if (manifest)
        members[count++] = (member){"META-INF/manifest.xml", manifest, 0};
    return archive_fixture_write("zip", NULL, members, count);
}

static void read_odt(container_fixture *f, written file)
{
    cg_error error = {0};
    container_fixture_init(f);
    f->blocks = true;
    ck_assert_int_eq(
        container_fixture_read(f, "a.odt", (cg_slice){file.bytes, file.len}, &error),
        CG_OK);
    ck_assert(cg_buf_ok(&f->lines));
    free(file.bytes);
}

static void check_blocks(const char *content, const char *blocks)
{
    container_fixture f;
    read_odt(&f, write_odt(content, NULL, NULL));
    ck_assert_str_eq(f.lines.ptr, blocks);
    ck_assert_int_eq(f.document.space, CG_SPACE_MEMBER);
    container_fixture_release(&f);
}

START_TEST(headings_paragraphs_lists_and_cells_are_blocks)
{
    check_blocks(
        BODY("<text:p text:style-name=\"P2\">A title</text:p>"
             "<text:h text:outline-level=\"2\">One</text:h><text:p>Text <text:span>in "
             "a</text:span>"
             " span.</text:p><text:p text:style-name=\"Heading_20_2\">No "
             "heading</text:p>"
             "<text:p text:style-name=\"P1\">Said.</text:p><text:list><text:list-item>"
             "<text:p>Item</text:p></text:list-item></"
             "text:list><table:table><table:table-row>"
             "<table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell>"
             "<text:p>B</text:p></table:table-cell></table:table-row></table:table>"),
        "heading: A title\n>heading: One\n>>paragraph: Text in a span.\n"
        ">>paragraph: No heading\n>>quotation: Said.\n>>list-item: Item\n>>table-cell: "
        "A\n"
        ">>table-cell: B\n");
}
END_TEST

START_TEST(white_space_and_its_elements_part_words)
{
    check_blocks(
        BODY("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d\n   e"
             "<text:soft-page-break/>f</text:p>"),
        "paragraph: a b c d ef\n");
}
END_TEST

START_TEST(deletions_comments_and_indexes_are_no_text)
{
    check_blocks(
        BODY(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</"
            "text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes><text:p>Kept"
            "<office:annotation><text:p>a remark</text:p></office:annotation>.</text:p>"
            "<text:table-of-content><text:p>Contents</text:p></text:table-of-content>"
            "<text:section text:display=\"none\"><text:p>hidden</text:p></text:section>"
            "<text:section><text:p>Seen.<draw:frame><svg:title>name</svg:title></"
            "draw:frame>"
            "</text:p></text:section>"),
        "paragraph: Kept.\nparagraph: Seen.\n");
}
END_TEST

START_TEST(notes_stand_behind_the_text)
{
    check_blocks(
        BODY("<text:p>It is vol<text:note><text:note-citation>1</text:note-citation>"
             "<text:note-body><text:p>A <text:span>note.</text:span></text:p>"
             "</text:note-body></text:note>untary.</text:p><text:p>Two.</text:p>"),
        "paragraph: It is voluntary.\nparagraph: Two.\nparagraph: A note.\n");
}
END_TEST

START_TEST(a_text_box_is_a_paragraph_of_its_own)
{
    check_blocks(
        BODY(
            "<text:h text:outline-level=\"1\">Before <draw:frame><draw:text-box>"
            "<text:p>In the box.</text:p></draw:text-box></draw:frame>after.</text:h>"),
        "heading: Before\n>paragraph: In the box.\nheading: after.\n");
}
END_TEST

START_TEST(places_are_those_in_content_xml)
{
    static const char content[] =
        BODY("<text:p>One &amp; two<text:note><text:note-body>"
             "<text:p>Note.</text:p></text:note-body></text:note>"
             " three.</text:p>");
    container_fixture f;
    read_odt(&f, write_odt(content, NULL, NULL));
    const cg_document *document = &f.document;
    ck_assert_uint_eq(document->source.len, strlen(content));
    uint32_t three =
        (uint32_t)(strstr(document->text.ptr, "three") - document->text.ptr);
    ck_assert_uint_eq(cg_document_source_start(document, three),
                      (size_t)(strstr(content, "three") - content));
    uint32_t note = document->blocks.items[1].span.start;
    ck_assert_uint_eq(cg_document_source_start(document, note),
                      (size_t)(strstr(content, "Note.") - content));
    container_fixture_release(&f);
}
END_TEST

START_TEST(metadata_say_who_wrote_it_first)
{
    static const char meta[] =
        "<office:document-meta " SPACES "><office:meta><dc:title>A title</dc:title>"
        "<dc:creator>Last Editor</dc:creator><dc:date>2012-01-01T00:00:00</dc:date>"
        "<meta:initial-creator>Jane "
        "Doe</meta:initial-creator><dc:language>en</dc:language>"
        "<meta:creation-date>2011-08-05T10:00:00</meta:creation-date></office:meta>"
        "</office:document-meta>";
    container_fixture f;
    read_odt(&f, write_odt(BODY("<text:p>Text.</text:p>"), meta, NULL));
    ck_assert(cg_slice_is(f.document.info.title, "A title"));
    ck_assert(cg_slice_is(f.document.info.author, "Jane Doe"));
    ck_assert(cg_slice_is(f.document.info.published, "2011-08-05"));
    ck_assert(cg_slice_is(f.document.info.language, "en"));
    container_fixture_release(&f);
}
END_TEST

START_TEST(an_encrypted_file_is_told)
{
    static const char manifest[] =
        "<m:manifest xmlns:m=\"" ODF
        "manifest:1.0\"><m:file-entry m:full-path=\"content.xml\">"
        "<m:encryption-data/></m:file-entry></m:manifest>";
    container_fixture f;
    read_odt(&f, write_odt("\x8F\x13 nonsense", NULL, manifest));
    ck_assert_str_eq(f.lines.ptr, "(encrypted)\n");
    ck_assert_int_eq(f.document.defect, CG_DEFECT_UNREAD);
    container_fixture_release(&f);
}
END_TEST

START_TEST(a_part_that_is_cut_off_gives_what_came_before)
{
    check_blocks("<office:document-content " SPACES
                 "><text:p>Whole.</text:p><text:p>Brok",
                 "paragraph: Whole.\nparagraph: Brok\n(damaged: only the start could "
                 "be read)\n");
}
END_TEST

START_TEST(any_length_of_a_file_is_survived)
{
    written whole = write_odt(BODY("<text:p>One.</text:p>"), NULL, NULL);
    for (size_t len = 80; len < whole.len; len++) {
        container_fixture f;
        char *bytes = malloc(len);
        ck_assert_ptr_nonnull(bytes);
        memcpy(bytes, whole.bytes, len);
        read_odt(&f, (written){bytes, len});
        ck_assert_uint_eq(f.count, 1);
        container_fixture_release(&f);
    }
    free(whole.bytes);
}
END_TEST

START_TEST(want_of_memory_is_told_wherever_it_happens)
{
    written file = write_odt(BODY("<text:p>One.</text:p>"), NULL, NULL);
    container_fixture_starve("a.odt", (cg_slice){file.bytes, file.len}, true);
    free(file.bytes);
}
END_TEST

Suite *read_odt_suite(void)
{
    Suite *suite = suite_create("read/odt");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, headings_paragraphs_lists_and_cells_are_blocks);
    tcase_add_test(all, white_space_and_its_elements_part_words);
    tcase_add_test(all, deletions_comments_and_indexes_are_no_text);
    tcase_add_test(all, notes_stand_behind_the_text);
    tcase_add_test(all, a_text_box_is_a_paragraph_of_its_own);
    tcase_add_test(all, places_are_those_in_content_xml);
    tcase_add_test(all, metadata_say_who_wrote_it_first);
    tcase_add_test(all, an_encrypted_file_is_told);
    tcase_add_test(all, a_part_that_is_cut_off_gives_what_came_before);
    tcase_add_test(all, any_length_of_a_file_is_survived);
    tcase_add_test(all, want_of_memory_is_told_wherever_it_happens);
    suite_add_tcase(suite, all);
    return suite;
}
