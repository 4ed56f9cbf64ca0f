/* Tables: a row is a document, and its places are those of the file. */
#include "records_fixture.h"

static bool spells(cg_slice source, cg_slice text)
{
    return (cg_slice_is(source, "\"\"") && cg_slice_is(text, "\"")) ||
           (source.len == 1 && (unsigned char)source.ptr[0] >= 0x80);
}

static void expect(const char *text, const char *wanted)
{
    records_fixture_expect(spells, "a.csv", CG_FORMAT_CSV, cg_slice_of(text), NULL, wanted);
}

START_TEST(each_row_is_a_document_at_its_line)
{
    expect("id,text\n1,It is so.\n2,It is not.\n", "document a.csv @8 +1\n"
                                                    "  paragraph 2:3 It is so.\n"
                                                    "document a.csv @20 +2\n"
                                                    "  paragraph 3:3 It is not.\n");
}
END_TEST

START_TEST(quoted_fields_hold_commas_line_breaks_and_doubled_marks)
{
    expect("text,author\r\n\"It is, so \"\"they\"\" say.\r\n\r\nIt \xE9is not.\",Roe\r\n"
           "It is here.,\"D\"\"oe\"\r\n",
           "document a.csv @13 +1\n"
           "  author = Roe\n"
           "  paragraph 2:2 It is, so \"they\" say.\n"
           "  paragraph 4:1 It \xC3\xA9is not.\n"
           "document a.csv @59 +4\n"
           "  author = D\"oe\n"
           "  paragraph 5:1 It is here.\n");
}
END_TEST

START_TEST(utf16_is_read_by_its_mark_with_places_in_what_it_says)
{
    static const char text[] = "text,author\nIt is so.,R\xE9\n";
    char little[2 * sizeof text] = "\xFF\xFE", big[2 * sizeof text] = "\xFE\xFF";
    for (size_t i = 0; i + 1 < sizeof text; i++) {
        little[2 * i + 2] = text[i];
        big[2 * i + 3] = text[i];
    }
    const cg_slice sources[] = {{little, sizeof little}, {big, sizeof big}};
    for (size_t i = 0; i < 2; i++)
        records_fixture_expect(spells, "a.csv", CG_FORMAT_CSV, sources[i], NULL,
                               "document a.csv member @12 +1\n"
                               "  author = R\xC3\xA9\n"
                               "  paragraph 2:1 It is so.\n");
}
END_TEST

START_TEST(columns_are_known_by_their_names)
{
    expect("\xEF\xBB\xBF\"Title\", Author ,PUBLISHER,published,url,lang,body\n"
           "T,A,P,2010,u,en,It is so.",
           "document a.csv @54 +1\n"
           "  title = T\n"
           "  author = A\n"
           "  publisher = P\n"
           "  published = 2010\n"
           "  url = u\n"
           "  language = en\n"
           "  paragraph 2:17 It is so.\n");
}
END_TEST

START_TEST(of_the_usual_names_the_first_is_the_text)
{
    expect("statement,content,body,text\na,b,c,It is so.\n", "document a.csv @28 +1\n"
                                                              "  paragraph 2:7 It is so.\n");
    expect("statement,content\na,It is so.\n", "document a.csv @18 +1\n"
                                               "  paragraph 2:3 It is so.\n");
}
END_TEST

START_TEST(a_table_without_such_a_column_is_refused_with_the_reason)
{
    const cg_read_options options = {.text_column = "words"};
    expect("a,b\n1,2\n", "document a.csv skipped: no column is named \"text\", \"body\", "
                         "\"content\" or \"statement\": name one with --text-column\n");
    expect("", "document a.csv skipped: no column is named \"text\", \"body\", "
               "\"content\" or \"statement\": name one with --text-column\n");
    records_fixture_expect(spells, "a.csv", CG_FORMAT_CSV, CG_SLICE("text\nx\n"), &options,
                           "document a.csv unread: no column is named \"words\"\n");
    records_fixture_expect(spells, "a.csv", CG_FORMAT_CSV, CG_SLICE("text,Words\nx,It is.\n"),
                           &options,
                           "document a.csv @11 +1\n"
                           "  paragraph 2:3 It is.\n");
}
END_TEST

START_TEST(semicolons_and_tabs_part_fields_where_commas_give_no_text)
{
    expect("id;text\n1;It is, so.\n", "document a.csv @8 +1\n"
                                      "  paragraph 2:3 It is, so.\n");
    expect("id\ttext\n1\tIt is, so.\n", "document a.csv @8 +1\n"
                                        "  paragraph 2:3 It is, so.\n");
}
END_TEST

START_TEST(in_tab_separated_values_a_stray_mark_is_a_mark)
{
    records_fixture_expect(spells, "a.tsv", CG_FORMAT_TSV,
                           CG_SLICE("id\ttext\n1\t\"So,\" they say, it is.\n"
                                    "2\t\"It is\tso.\"\n"
                                    "3\t\"It is open.\n"),
                           NULL,
                           "document a.tsv @8 +1\n"
                           "  paragraph 2:3 \"So,\" they say, it is.\n"
                           "document a.tsv @33 +2\n"
                           "  paragraph 3:4 It is\tso.\n"
                           "document a.tsv @47 +3\n"
                           "  paragraph 4:3 \"It is open.\n");
}
END_TEST

START_TEST(a_bad_row_is_told_and_the_rest_is_read)
{
    expect("id,text\n"
           "1\n"
           "2,a,b\n"
           "\n"
           "3,\"a\"b\n"
           "4,It is so.\n"
           "5,\"never\n"
           "6,It is here.\n",
           "document a.csv unread: line 2: 1 field where the first row has 2\n"
           "document a.csv unread: line 3: 3 fields where the first row has 2\n"
           "document a.csv unread: line 5: text stands behind a closing quotation mark\n"
           "document a.csv @24 +5\n"
           "  paragraph 6:3 It is so.\n"
           "document a.csv unread: line 7: a quotation mark is never closed\n"
           "document a.csv @45 +7\n"
           "  paragraph 8:3 It is here.\n");
}
END_TEST

START_TEST(rows_end_with_any_line_break)
{
    expect("text\rIt is.\rIt was.", "document a.csv @5 +1\n"
                                    "  paragraph 2:1 It is.\n"
                                    "document a.csv @12 +2\n"
                                    "  paragraph 3:1 It was.\n");
}
END_TEST

START_TEST(a_field_without_words_is_an_empty_document)
{
    expect("id,text\n1,\n2,\"\"\n", "document a.csv @8 +1 empty\n"
                                    "document a.csv @11 +2 empty\n");
}
END_TEST

/* --- hostile input ---------------------------------------------------------------- */

static void expect_counts(cg_slice bytes, size_t documents, size_t defects)
{
    records_fixture f;
    records_fixture_init(&f);
    f.silent = true;
    f.spells = spells;
    cg_source source = {.path = CG_SLICE("a.csv"), .bytes = bytes, .format = CG_FORMAT_CSV};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    ck_assert_uint_eq(f.documents, documents);
    ck_assert_uint_eq(f.defects, defects);
    records_fixture_release(&f);
}

/* A first row, then `count` times `piece`. */
static void expect_repeated(const char *piece, size_t count, size_t documents, size_t defects)
{
    static const char first[] = "text\n";
    size_t len = strlen(piece), size = sizeof first - 1 + count * len;
    char *bytes = malloc(size);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, first, sizeof first - 1);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + sizeof first - 1 + i * len, piece, len);
    expect_counts((cg_slice){bytes, size}, documents, defects);
    free(bytes);
}

START_TEST(quotation_marks_by_the_million_take_linear_time)
{
    enum { MANY = 1000000 };
    expect_repeated("\"", MANY, 1, 0);
    expect_repeated("\"\n", MANY, MANY / 2, 0);
    expect_repeated("\"x\n", MANY, MANY / 2, MANY / 2);
    expect_repeated(",\n", MANY, MANY, MANY);
    expect_repeated(",", MANY, 1, 1);
    expect_repeated("It.\n", MANY, MANY, 0);
}
END_TEST

START_TEST(a_map_of_too_many_runs_is_cut)
{
    enum { MARKS = (int)CG_MAX_RECORD_RUNS + 1000 };
    static const char first[] = "text\n\"";
    size_t len = sizeof first - 1 + 2 * (size_t)MARKS + 1;
    char *bytes = malloc(len);
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, '"', len);
    memcpy(bytes, first, sizeof first - 1);
    records_fixture f;
    records_fixture_init(&f);
    f.silent = true;
    f.spells = spells;
    cg_source source = {
        .path = CG_SLICE("a.csv"), .bytes = {bytes, len}, .format = CG_FORMAT_CSV};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    ck_assert_uint_eq(f.documents, 1);
    ck_assert(f.document.cut);
    ck_assert_uint_eq(f.document.map.len, CG_MAX_RECORD_RUNS);
    records_fixture_release(&f);
    free(bytes);
}
END_TEST

START_TEST(want_of_memory_is_an_error_and_nothing_worse)
{
    static const char rows[] = "text,author\n\"a\"\"b\n\n\xE9\",c\"\nx\n";
    records_fixture_starve(spells, "a.csv", CG_FORMAT_CSV, CG_SLICE(rows));
}
END_TEST

Suite *read_csv_suite(void);
Suite *read_csv_suite(void)
{
    Suite *suite = suite_create("read csv");
    TCase *rows = tcase_create("rows");
    tcase_add_test(rows, each_row_is_a_document_at_its_line);
    tcase_add_test(rows, quoted_fields_hold_commas_line_breaks_and_doubled_marks);
    tcase_add_test(rows, utf16_is_read_by_its_mark_with_places_in_what_it_says);
    tcase_add_test(rows, columns_are_known_by_their_names);
    tcase_add_test(rows, of_the_usual_names_the_first_is_the_text);
    tcase_add_test(rows, a_table_without_such_a_column_is_refused_with_the_reason);
    tcase_add_test(rows, semicolons_and_tabs_part_fields_where_commas_give_no_text);
    tcase_add_test(rows, in_tab_separated_values_a_stray_mark_is_a_mark);
    tcase_add_test(rows, a_bad_row_is_told_and_the_rest_is_read);
    tcase_add_test(rows, rows_end_with_any_line_break);
    tcase_add_test(rows, a_field_without_words_is_an_empty_document);
    suite_add_tcase(suite, rows);
    TCase *hostile = tcase_create("hostile");
    tcase_add_test(hostile, quotation_marks_by_the_million_take_linear_time);
    tcase_add_test(hostile, a_map_of_too_many_runs_is_cut);
    tcase_add_test(hostile, want_of_memory_is_an_error_and_nothing_worse);
    suite_add_tcase(suite, hostile);
    return suite;
}
