#include "container_fixture.h"

#include "base/child.h"

/* A writer of PDF files that is just enough: pages of lines in Helvetica. */

typedef struct text_line {
    int page, x, y, size; /* y: from the bottom */
    const char *text;
} text_line;

typedef struct writer {
    cg_buf out;
    size_t offsets[64];
    int count;
} writer;

static void start_object(writer *w)
{
    ck_assert_int_lt(w->count, 63);
    w->offsets[++w->count] = w->out.len;
    cg_buf_printf(&w->out, "%d 0 obj\n", w->count);
}

static void add_stream(writer *w, const text_line *lines, size_t count, int page)
{
    cg_buf stream;
    cg_buf_init(&stream, 1 << 16);
    for (size_t i = 0; i < count; i++)
        if (lines[i].page == page)
            cg_buf_printf(&stream, "BT /F1 %d Tf %d %d Td (%s) Tj ET\n", lines[i].size,
                          lines[i].x, lines[i].y, lines[i].text);
    cg_buf_printf(&w->out, "<</Length %zu>>\nstream\n", stream.len);
    cg_buf_add_slice(&w->out, cg_buf_slice(&stream));
    cg_buf_printf(&w->out, "\nendstream\nendobj\n");
    cg_buf_release(&stream);
}

static void add_page(writer *w, const text_line *lines, size_t count, int page)
{
    start_object(w);
    cg_buf_printf(
        &w->out,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>"
        ">>/Contents %d 0 R>>\nendobj\n",
        w->count + 1);
    start_object(w);
    add_stream(w, lines, count, page);
}

static void add_end(writer *w, const char *info)
{
    start_object(w);
    cg_buf_printf(&w->out, "<<%s>>\nendobj\n", info);
    size_t table = w->out.len;
    cg_buf_printf(&w->out, "xref\n0 %d\n0000000000 65535 f \n", w->count + 1);
    for (int i = 1; i <= w->count; i++)
        cg_buf_printf(&w->out, "%010zu 00000 n \n", w->offsets[i]);
    cg_buf_printf(
        &w->out,
        "trailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
        w->count + 1, w->count, table);
}

/* A file of `pages` pages, in `w->out`. */
static void write_pdf(writer *w, int pages, const text_line *lines, size_t count,
                      const char *info)
{
    *w = (writer){0};
    cg_buf_init(&w->out, 1 << 20);
    cg_buf_printf(&w->out, "%%PDF-1.4\n");
    start_object(w);
    cg_buf_printf(&w->out, "<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    start_object(w);
    cg_buf_printf(&w->out, "<</Type/Pages/Count %d/Kids[", pages);
    for (int page = 1; page <= pages; page++)
        cg_buf_printf(&w->out, "%d 0 R ", 2 + 2 * page);
    cg_buf_printf(&w->out, "]>>\nendobj\n");
    start_object(w);
    cg_buf_printf(&w->out, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n");
    for (int page = 1; page <= pages; page++)
        add_page(w, lines, count, page);
    add_end(w, info);
    ck_assert(cg_buf_ok(&w->out));
}

/* --- tests ---------------------------------------------------------------------------- */

static bool is_installed(void)
{
    static const char *const argv[] = {"pdftotext", "-v", NULL};
    const cg_child_limits limits = {.seconds = 10, .memory = (size_t)1 << 30};
    cg_child_result result;
    cg_buf out, err;
    cg_error error;
    cg_buf_init(&out, 1000);
    cg_buf_init(&err, 1000);
    ck_assert_int_eq(
        cg_child_run(argv, CG_SLICE(""), &limits, &out, &err, &result, &error), CG_OK);
    cg_buf_release(&out);
    cg_buf_release(&err);
    if (result.end == CG_CHILD_ABSENT)
        puts("pdftotext is not installed: not tested");
    return result.end != CG_CHILD_ABSENT;
}

static void read_file(container_fixture *f, cg_slice bytes)
{
    cg_error error = {0};
    container_fixture_init(f);
    f->blocks = true;
    ck_assert_int_eq(container_fixture_read(f, "a.pdf", bytes, &error), CG_OK);
}

static const text_line two_pages[] = {
    {1, 72, 750, 8, "Office of Records 1"},
    {1, 72, 700, 20, "A report"},
    {1, 72, 660, 12, "The program is volun-"},
    {1, 72, 646, 12, "tary for all states, and it"},
    {2, 72, 750, 8, "Office of Records 2"},
    {2, 72, 700, 12, "will stay so."},
};

START_TEST(paragraphs_headings_and_metadata_are_read)
{
    container_fixture f;
    writer w;
    if (!is_installed())
        return;
    write_pdf(&w, 2, two_pages, 6,
              "/Title(Its title)/Author(Jane Doe)/CreationDate(D:20110805)");
    read_file(&f, cg_buf_slice(&w.out));
    ck_assert_str_eq(f.lines.ptr,
                     "heading: A report\n>paragraph: The program is voluntary for "
                     "all states, and it will stay so.\n");
    ck_assert(cg_slice_is(f.document.info.title, "Its title"));
    ck_assert(cg_slice_is(f.document.info.author, "Jane Doe"));
    ck_assert(cg_slice_is(f.document.info.published, "2011-08-05"));
    ck_assert_int_eq(f.document.defect, CG_DEFECT_NONE);
    container_fixture_release(&f);
    cg_buf_release(&w.out);
}
END_TEST

static void check_place(const cg_document *document, const char *word, uint32_t page,
                        uint32_t line, uint32_t column)
{
    uint32_t own_line, own_column;
    cg_span span;
    uint32_t at = (uint32_t)(strstr(document->text.ptr, word) - document->text.ptr);
    cg_document_place(document, cg_document_source_start(document, at), &own_line,
                      &own_column, &span);
    ck_assert_uint_eq(cg_document_page(document, at), page);
    ck_assert_uint_eq(own_line, line);
    ck_assert_uint_eq(own_column, column);
}

/* The source of a document lives as long as it is being taken. */
static cg_status take_places(void *context, cg_document *document, cg_error *error)
{
    (void)error;
    ck_assert_int_eq(document->space, CG_SPACE_TEXT);
    check_place(document, "report", 1, 2, 3); /* behind the header, which is a line */
    check_place(document, "voluntary", 1, 3, 16);
    check_place(document, "all", 1, 4, 10);
    check_place(document, "stay", 2, 2, 6);
    ++*(int *)context;
    return CG_OK;
}

START_TEST(places_are_page_line_and_column)
{
    cg_document document;
    cg_error error;
    writer w;
    int taken = 0;
    if (!is_installed())
        return;
    write_pdf(&w, 2, two_pages, 6, "");
    cg_document_init(&document);
    cg_sink sink = {.context = &taken, .document = &document, .take = take_places};
    cg_source source = {.path = CG_SLICE("a.pdf"), .bytes = cg_buf_slice(&w.out)};
    ck_assert_int_eq(cg_read_pdf(&source, &sink, &error), CG_OK);
    ck_assert_int_eq(taken, 1);
    cg_document_release(&document);
    cg_buf_release(&w.out);
}
END_TEST

static void check_fault(cg_slice bytes, const char *lines)
{
    container_fixture f;
    read_file(&f, bytes);
    ck_assert_str_eq(f.lines.ptr, lines);
    ck_assert_int_eq(f.document.defect, CG_DEFECT_UNREAD);
    container_fixture_release(&f);
}

START_TEST(what_is_wrong_is_told_apart)
{
    writer w;
    if (!is_installed())
        return;
    write_pdf(&w, 2, NULL, 0, "");
    check_fault(cg_buf_slice(&w.out), "(no text layer)\n");
    check_fault(cg_slice_sub(cg_buf_slice(&w.out), 0, 100), "(damaged)\n");
    cg_buf_release(&w.out);
    check_fault(CG_SLICE("%PDF-1.4 and nothing else"), "(damaged)\n");
    write_pdf(&w, 2, two_pages, 6, "");
    check_fault(cg_slice_sub(cg_buf_slice(&w.out), 0, w.out.len - 8),
                "heading: A report\n>paragraph: The program is voluntary for all "
                "states, and it "
                "will stay so.\n(damaged: its end is missing)\n");
    cg_buf_release(&w.out);
}
END_TEST

START_TEST(pages_that_are_pictures_are_noted)
{
    static const text_line one[] = {{1, 72, 700, 12, "Text on one page."}};
    container_fixture f;
    writer w;
    if (!is_installed())
        return;
    write_pdf(&w, 3, one, 1, "");
    read_file(&f, cg_buf_slice(&w.out));
    ck_assert_str_eq(f.lines.ptr,
                     "paragraph: Text on one page.\n(no text layer on 2 of 3 pages)\n");
    container_fixture_release(&f);
    cg_buf_release(&w.out);
}
END_TEST

START_TEST(without_pdftotext_files_are_left_out)
{
    container_fixture f;
    writer w;
    char path[4096];
    const char *before = getenv("PATH");
    ck_assert_int_lt(snprintf(path, sizeof path, "%s", before ? before : ""),
                     (int)sizeof path);
    ck_assert_int_eq(setenv("PATH", "/nonexistent", 1), 0);
    write_pdf(&w, 2, two_pages, 6, "");
    read_file(&f, cg_buf_slice(&w.out));
    ck_assert_int_eq(setenv("PATH", path, 1), 0);
    ck_assert_str_eq(f.lines.ptr, "(\"pdftotext\" is not installed)\n");
    ck_assert_int_eq(f.document.defect, CG_DEFECT_LEFT_OUT);
    container_fixture_release(&f);
    cg_buf_release(&w.out);
}
END_TEST

Suite *read_pdf_suite(void)
{
    Suite *suite = suite_create("read/pdf");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, paragraphs_headings_and_metadata_are_read);
    tcase_add_test(all, places_are_page_line_and_column);
    tcase_add_test(all, what_is_wrong_is_told_apart);
    tcase_add_test(all, pages_that_are_pictures_are_noted);
    tcase_add_test(all, without_pdftotext_files_are_left_out);
    suite_add_tcase(suite, all);
    return suite;
}
