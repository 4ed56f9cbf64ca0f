#include "text/document.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text_fixture.h"

static void check_text(const char *source, const char *text)
{
    cg_document document;
    text_fixture_load(&document, cg_slice_of(source));
    ck_assert(cg_slice_is(document.text, text));
    cg_document_release(&document);
}

START_TEST(valid_text_shares_its_bytes)
{
    cg_document document;
    cg_slice source = CG_SLICE("Caf\xC3\xA9.\n");
    text_fixture_load(&document, source);
    ck_assert_ptr_eq(document.text.ptr, source.ptr);
    ck_assert_uint_eq(document.text.len, source.len);
    ck_assert_uint_eq(document.map.len, 1);
    ck_assert(document.map.items[0].verbatim);
    ck_assert_uint_eq(document.note.len, 0);
    ck_assert_int_eq(document.state, CG_DOCUMENT_READ);
    cg_document_release(&document);
}
END_TEST

START_TEST(a_byte_order_mark_is_no_text)
{
    cg_document document;
    text_fixture_load(&document, CG_SLICE("\xEF\xBB\xBFOne.\nTwo."));
    ck_assert(cg_slice_is(document.text, "One.\nTwo."));
    ck_assert_uint_eq(cg_document_source_start(&document, 0), 3);
    uint32_t line, column;
    cg_span span;
    cg_document_place(&document, 3, &line, &column, &span);
    ck_assert_uint_eq(line, 1);
    ck_assert_uint_eq(column, 1);
    ck_assert_uint_eq(span.start, 3);
    cg_document_release(&document);
}
END_TEST

START_TEST(bytes_that_are_no_utf8_are_windows_1252)
{
    check_text("\x93"
               "Caf\xE9\x94",
               "\xE2\x80\x9C"
               "Caf\xC3\xA9\xE2\x80\x9D");
    check_text("\x80 \x81", "\xE2\x82\xAC \xEF\xBF\xBD");
    /* One stray byte leaves the UTF-8 around it alone. */
    check_text("caf\xC3\xA9 \x96 caf\xE9", "caf\xC3\xA9 \xE2\x80\x93 caf\xC3\xA9");
}
END_TEST

START_TEST(the_note_says_where_the_first_bad_byte_is)
{
    cg_document document;
    text_fixture_load(&document, CG_SLICE("0123\xC3\xA9"
                                          "6789\x93 \x94"));
    ck_assert(
        cg_slice_is(document.note, "invalid UTF-8 at byte 10: read as Windows-1252"));
    cg_document_release(&document);
}
END_TEST

START_TEST(a_declared_charset_is_followed)
{
    cg_document document;
    cg_slice source =
        CG_SLICE("title: Caf\xE9\ncharset: windows-1252\n\n\xC3\xA9 \x93x\x94\n");
    text_fixture_load(&document, source);
    ck_assert(cg_slice_is(document.info.title, "Caf\xC3\xA9"));
    ck_assert(
        cg_slice_is(document.text, "\xC3\x83\xC2\xA9 \xE2\x80\x9Cx\xE2\x80\x9D\n"));
    ck_assert(cg_slice_is(document.note,
                          "invalid UTF-8 at byte 10: read as Windows-1252, "
                          "as declared"));
    cg_document_release(&document);
    text_fixture_load(&document,
                      CG_SLICE("title: A\ncharset: latin1\n\ncaf\xC3\xA9\n"));
    ck_assert(cg_slice_is(document.text, "caf\xC3\xA9\n"));
    cg_document_release(&document);
}
END_TEST

START_TEST(a_nul_byte_near_the_start_means_binary)
{
    cg_document document;
    char source[10000];
    memset(source, 'a', sizeof source);
    source[8191] = 0;
    text_fixture_load(&document, (cg_slice){source, sizeof source});
    ck_assert_int_eq(document.state, CG_DOCUMENT_BINARY);
    ck_assert_uint_eq(document.text.len, 0);
    cg_document_release(&document);
    source[8191] = 'a';
    source[8192] = 0;
    text_fixture_load(&document, (cg_slice){source, sizeof source});
    ck_assert_int_eq(document.state, CG_DOCUMENT_READ);
    ck_assert_uint_eq(document.text.len, sizeof source);
    cg_document_release(&document);
}
END_TEST

START_TEST(what_holds_nothing_visible_is_empty)
{
    static const char *const sources[] = {
        "",
        " \n\t\r\n",
        "\xEF\xBB\xBF",
        "\xC2\xA0\n\xE2\x80\x8B",
        "title: A\ndate: 2010\n\n",
        "---\ntitle: A\n---\n",
        "\f\f",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        cg_document document;
        text_fixture_load(&document, cg_slice_of(sources[i]));
        ck_assert_int_eq(document.state, CG_DOCUMENT_EMPTY);
        ck_assert_uint_eq(document.blocks.len, 0);
        cg_document_release(&document);
    }
}
END_TEST

START_TEST(places_count_lines_and_bytes)
{
    static const char source[] = "ab\ncd\r\nef\rg\n\n\rh";
    static const struct {
        uint32_t offset, line, column, start, end;
    } places[] = {
        {0, 1, 1, 0, 2},    {1, 1, 2, 0, 2},    {2, 1, 3, 0, 2},    {3, 2, 1, 3, 5},
        {5, 2, 3, 3, 5},    {6, 2, 4, 3, 5},    {7, 3, 1, 7, 9},    {10, 4, 1, 10, 11},
        {12, 5, 1, 12, 12}, {13, 6, 1, 13, 13}, {14, 7, 1, 14, 15}, {15, 7, 2, 14, 15},
    };
    cg_document document;
    text_fixture_load(&document, CG_SLICE(source));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        uint32_t line, column;
        cg_span span;
        cg_document_place(&document, places[i].offset, &line, &column, &span);
        ck_assert_uint_eq(line, places[i].line);
        ck_assert_uint_eq(column, places[i].column);
        ck_assert_uint_eq(span.start, places[i].start);
        ck_assert_uint_eq(span.end, places[i].end);
    }
    cg_document_release(&document);
}
END_TEST

START_TEST(spans_map_from_text_to_source)
{
    cg_document document;
    text_fixture_load(&document, CG_SLICE("title: A\ndate: 2010\n\na\x93"
                                          "b\x94"));
    ck_assert(cg_slice_is(document.text, "a\xE2\x80\x9C"
                                         "b\xE2\x80\x9D"));
    cg_span quoted = cg_document_source_span(&document, (cg_span){1, 8});
    ck_assert_uint_eq(quoted.start, 22);
    ck_assert_uint_eq(quoted.end, 25);
    cg_span nothing = cg_document_source_span(&document, (cg_span){4, 4});
    ck_assert_uint_eq(nothing.start, 23);
    ck_assert_uint_eq(nothing.end, 23);
    ck_assert_uint_eq(cg_document_source_start(&document, 8), 25);
    cg_document_release(&document);
}
END_TEST

/* --- properties ------------------------------------------------------------------ */

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Every byte of the text is spelled by the source bytes that it maps to. */
static void check_map(const cg_document *document)
{
    cg_slice text = document->text, source = document->source;
    ck_assert_uint_eq(cg_utf8_valid_up_to(text), text.len);
    uint32_t last = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned len;
        uint32_t rune = cg_utf8_decode(text, at, &len);
        cg_span span = cg_document_source_span(
            document, (cg_span){(uint32_t)at, (uint32_t)(at + len)});
        ck_assert_uint_ge(span.start, last);
        ck_assert_uint_le(span.end, source.len);
        cg_slice bytes = cg_slice_sub(source, span.start, span.end);
        if (!cg_slice_equal(bytes, cg_slice_sub(text, at, at + len))) {
            ck_assert_uint_eq(bytes.len, 1);
            ck_assert_uint_eq(cg_utf8_from_cp1252((unsigned char)*bytes.ptr), rune);
        }
        last = span.end;
        at += len;
    }
    ck_assert_uint_eq(cg_document_source_start(document, (uint32_t)text.len),
                      source.len);
}

/* Blocks are in order, visible at both ends, and split no character. */
static void check_blocks(const cg_document *document)
{
    size_t at = 0;
    for (size_t i = 0; i < document->blocks.len; i++) {
        const cg_block *block = &document->blocks.items[i];
        ck_assert_uint_ge(block->span.start, at);
        ck_assert_uint_lt(block->span.start, block->span.end);
        ck_assert_uint_le(block->span.end, document->text.len);
        cg_slice text =
            cg_slice_sub(document->text, block->span.start, block->span.end);
        ck_assert_uint_eq(cg_utf8_valid_up_to(text), text.len);
        ck_assert(block->heading == CG_NO_BLOCK || block->heading < i);
        at = block->span.end;
    }
}

START_TEST(any_bytes_map_back_to_what_spells_them)
{
    static const char *const pieces[] = {
        "a",
        "b c",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\x93",
        "\x94 ",
        "\xC3\xA9",
        "\xC3",
        "\xE2\x80",
        "\xE2\x80\x9C",
        "\xF0\x9F\x99\x82",
        "\xFF",
        "# ",
        "> ",
        "- ",
        "1. ",
        "```\n",
        "---\n",
        "===\n",
        "\f",
        "title: x\n",
        "key: y\n",
        "\xEF\xBB\xBF",
        "|",
        "Dear ",
        ".",
        "\x81",
    };
    cg_document document;
    cg_document_init(&document);
    uint32_t state = 3;
    for (int round = 0; round < 5000; round++) {
        char source[512];
        size_t len = 0;
        for (int i = 0; i < 40; i++) {
            const char *piece =
                pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)];
            memcpy(source + len, piece, strlen(piece));
            len += strlen(piece);
        }
        cg_error error;
        ck_assert_int_eq(cg_document_load(&document, CG_SLICE("a.txt"),
                                          (cg_slice){source, len}, &error),
                         CG_OK);
        check_map(&document);
        check_blocks(&document);
    }
    cg_document_release(&document);
}
END_TEST

START_TEST(a_document_is_loaded_again_and_again)
{
    cg_document document;
    cg_error error;
    cg_document_init(&document);
    static const struct {
        const char *source;
        size_t blocks;
        cg_document_state state;
    } loads[] = {
        {"title: A\ndate: 2010\n\nOne.\n\nTwo.", 2, CG_DOCUMENT_READ},
        {"", 0, CG_DOCUMENT_EMPTY},
        {"\x93One.\x94", 1, CG_DOCUMENT_READ},
        {"One.", 1, CG_DOCUMENT_READ},
    };
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++) {
        ck_assert_int_eq(cg_document_load(&document, CG_SLICE("a.txt"),
                                          cg_slice_of(loads[i].source), &error),
                         CG_OK);
        ck_assert_uint_eq(document.blocks.len, loads[i].blocks);
        ck_assert_int_eq(document.state, loads[i].state);
        ck_assert_uint_eq(document.info.title.len, i == 0 ? 1 : 0);
    }
    ck_assert_uint_eq(document.note.len, 0);
    cg_document_release(&document);
}
END_TEST

START_TEST(memory_that_runs_out_is_an_error)
{
    cg_slice source = CG_SLICE("title: A\ndate: 2010\n\n\x93One.\x94\n\nTwo.\n");
    for (long n = 1;; n++) {
        cg_document document;
        cg_error error;
        cg_document_init(&document);
        cg_alloc_fail_at(n, 0);
        cg_status status =
            cg_document_load(&document, CG_SLICE("a.txt"), source, &error);
        long count = cg_alloc_count();
        cg_alloc_fail_at(0, 0);
        cg_document_release(&document);
        if (count < n) {
            ck_assert_int_eq(status, CG_OK);
            ck_assert_int_gt(n, 4);
            break;
        }
        ck_assert_int_eq(status, CG_E_MEMORY);
    }
}
END_TEST

START_TEST(kinds_of_blocks_have_names)
{
    ck_assert_str_eq(cg_block_kind_name(CG_BLOCK_PARAGRAPH), "paragraph");
    ck_assert_str_eq(cg_block_kind_name(CG_BLOCK_CODE), "code");
}
END_TEST

Suite *text_document_suite(void);
Suite *text_document_suite(void)
{
    Suite *suite = suite_create("text/document");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, valid_text_shares_its_bytes);
    tcase_add_test(all, a_byte_order_mark_is_no_text);
    tcase_add_test(all, bytes_that_are_no_utf8_are_windows_1252);
    tcase_add_test(all, the_note_says_where_the_first_bad_byte_is);
    tcase_add_test(all, a_declared_charset_is_followed);
    tcase_add_test(all, a_nul_byte_near_the_start_means_binary);
    tcase_add_test(all, what_holds_nothing_visible_is_empty);
    tcase_add_test(all, places_count_lines_and_bytes);
    tcase_add_test(all, spans_map_from_text_to_source);
    tcase_add_test(all, any_bytes_map_back_to_what_spells_them);
    tcase_add_test(all, a_document_is_loaded_again_and_again);
    tcase_add_test(all, memory_that_runs_out_is_an_error);
    tcase_add_test(all, kinds_of_blocks_have_names);
    suite_add_tcase(suite, all);
    return suite;
}
