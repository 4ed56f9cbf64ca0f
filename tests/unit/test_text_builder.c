#include "text/builder.h"

#include "base/utf8.h"

#include <check.h>

typedef struct fixture {
    cg_document document;
    cg_builder builder;
    cg_slice source;
} fixture;

static void begin(fixture *f, const char *source)
{
    cg_error error;
    f->source = cg_slice_of(source);
    cg_document_init(&f->document);
    ck_assert_int_eq(
        cg_document_begin(&f->document, CG_SLICE("a.html"), f->source, true, &error), CG_OK);
    cg_builder_init(&f->builder, &f->document);
}

/* The first place of `part` in the source, from `from` on. */
static uint32_t find(const fixture *f, const char *part, uint32_t from)
{
    const char *at = strstr(f->source.ptr + from, part);
    ck_assert_ptr_nonnull(at);
    return (uint32_t)(at - f->source.ptr);
}

static void verbatim(fixture *f, const char *part)
{
    cg_builder_verbatim(&f->builder, cg_slice_of(part), find(f, part, 0));
}

static void flowing(fixture *f, const char *part)
{
    cg_builder_flowing(&f->builder, cg_slice_of(part), find(f, part, 0));
}

static void decoded(fixture *f, const char *part, const char *text)
{
    uint32_t at = find(f, part, 0);
    cg_builder_decoded(&f->builder, cg_slice_of(text),
                       (cg_span){at, at + (uint32_t)strlen(part)});
}

/* What holds for the map of every document: runs cover the text in order, sources
 * ascend, and verbatim runs say what the source says. */
static void check_map(const cg_document *document)
{
    uint32_t text = 0, source = 0;
    for (size_t i = 0; i < document->map.len; i++) {
        const cg_map_run *run = &document->map.items[i];
        uint32_t end = i + 1 < document->map.len ? document->map.items[i + 1].text
                                                 : (uint32_t)document->text.len;
        ck_assert_uint_eq(run->text, text);
        ck_assert_uint_gt(end, text);
        ck_assert_uint_ge(run->source, source);
        ck_assert_uint_le(run->source + run->source_len, document->source.len);
        if (run->verbatim) {
            ck_assert_uint_eq(run->source_len, end - text);
            ck_assert_mem_eq(document->text.ptr + text, document->source.ptr + run->source,
                             end - text);
        }
        text = end;
        source = run->source + run->source_len;
    }
    ck_assert_uint_eq(text, document->text.len);
    ck_assert_uint_eq(cg_utf8_valid_up_to(document->text), document->text.len);
}

static void finish(fixture *f, const char *text)
{
    cg_error error;
    ck_assert_int_eq(cg_builder_finish(&f->builder, &error), CG_OK);
    check_map(&f->document);
    if (!cg_slice_is(f->document.text, text))
        ck_abort_msg("\"%.*s\" and not \"%s\"", (int)f->document.text.len,
                     f->document.text.ptr, text);
}

static void check_block(const fixture *f, size_t index, cg_block_kind kind, const char *text)
{
    ck_assert_uint_lt(index, f->document.blocks.len);
    const cg_block *block = &f->document.blocks.items[index];
    ck_assert_int_eq(block->kind, kind);
    ck_assert(cg_slice_is(
        cg_slice_sub(f->document.text, block->span.start, block->span.end), text));
}

START_TEST(white_space_flows_into_one_space)
{
    fixture f;
    begin(&f, "<p>\n  One  <b>two\t</b>\n three </p>");
    cg_builder_open(&f.builder, CG_BLOCK_PARAGRAPH, 0);
    flowing(&f, "\n  One  ");
    flowing(&f, "two\t");
    flowing(&f, "\n three ");
    finish(&f, "One two three ");
    check_block(&f, 0, CG_BLOCK_PARAGRAPH, "One two three");
    ck_assert_uint_eq(cg_document_source_start(&f.document, 4), find(&f, "two", 0));
    /* The space between is that behind "two". */
    ck_assert_uint_eq(cg_document_source_start(&f.document, 7), find(&f, "\t", 0));
    cg_document_release(&f.document);
}
END_TEST

START_TEST(text_that_stands_together_is_one_run)
{
    fixture f;
    begin(&f, "One two three");
    flowing(&f, "One ");
    flowing(&f, "two");
    flowing(&f, " three");
    finish(&f, "One two three");
    ck_assert_uint_eq(f.document.map.len, 1);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(an_entity_maps_to_all_of_itself)
{
    fixture f;
    begin(&f, "Caf&eacute; au lait");
    flowing(&f, "Caf");
    decoded(&f, "&eacute;", "\xC3\xA9");
    flowing(&f, " au lait");
    finish(&f, "Caf\xC3\xA9 au lait");
    cg_span span = cg_document_source_span(&f.document, (cg_span){0, 5});
    ck_assert_uint_eq(span.start, 0);
    ck_assert_uint_eq(span.end, 11);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(blocks_stand_in_lines_of_their_own)
{
    fixture f;
    begin(&f, "One.Two.Three.");
    cg_builder_open(&f.builder, CG_BLOCK_LIST_ITEM, 0);
    flowing(&f, "One.");
    cg_builder_open(&f.builder, CG_BLOCK_TABLE_CELL, 0);
    flowing(&f, "Two.");
    cg_builder_close(&f.builder);
    flowing(&f, "Three.");
    finish(&f, "One.\nTwo.\nThree.");
    check_block(&f, 0, CG_BLOCK_LIST_ITEM, "One.");
    check_block(&f, 1, CG_BLOCK_TABLE_CELL, "Two.");
    check_block(&f, 2, CG_BLOCK_PARAGRAPH, "Three.");
    cg_document_release(&f.document);
}
END_TEST

START_TEST(blocks_without_anything_to_see_are_dropped)
{
    fixture f;
    begin(&f, "a\n   b");
    cg_builder_open(&f.builder, CG_BLOCK_CODE, 0);
    verbatim(&f, "a\n");
    cg_builder_open(&f.builder, CG_BLOCK_PARAGRAPH, 0);
    verbatim(&f, "   ");
    ck_assert(!cg_builder_has_text(&f.builder));
    cg_builder_open(&f.builder, CG_BLOCK_QUOTATION, 0);
    verbatim(&f, "b");
    ck_assert(cg_builder_has_text(&f.builder));
    finish(&f, "a\nb");
    ck_assert_uint_eq(f.document.blocks.len, 2);
    check_block(&f, 1, CG_BLOCK_QUOTATION, "b");
    cg_document_release(&f.document);
}
END_TEST

START_TEST(blocks_stand_under_their_headings)
{
    fixture f;
    begin(&f, "ABCDEF");
    static const struct {
        const char *text;
        unsigned level; /* 0: a paragraph */
        uint32_t under;
    } parts[] = {{"A", 1, CG_NO_BLOCK}, {"B", 3, 0}, {"C", 0, 1},
                 {"D", 2, 0},           {"E", 0, 3}, {"F", 1, CG_NO_BLOCK}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        cg_builder_open(&f.builder, parts[i].level ? CG_BLOCK_HEADING : CG_BLOCK_PARAGRAPH,
                        parts[i].level);
        flowing(&f, parts[i].text);
    }
    finish(&f, "A\nB\nC\nD\nE\nF");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ck_assert_uint_eq(f.document.blocks.items[i].heading, parts[i].under);
    ck_assert(cg_slice_is(f.document.info.title, "A"));
    cg_document_release(&f.document);
}
END_TEST

START_TEST(a_heading_further_down_is_no_title)
{
    fixture f;
    begin(&f, "Text. Head");
    flowing(&f, "Text.");
    cg_builder_open(&f.builder, CG_BLOCK_HEADING, 9);
    flowing(&f, "Head");
    finish(&f, "Text.\nHead");
    ck_assert_uint_eq(f.document.info.title.len, 0);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(bytes_that_are_no_utf8_are_windows_1252)
{
    fixture f;
    begin(&f, "caf\xE9 \x93ja\x94");
    flowing(&f, "caf\xE9 \x93ja\x94");
    finish(&f, "caf\xC3\xA9 \xE2\x80\x9Cja\xE2\x80\x9D");
    ck_assert(cg_slice_is(f.document.note, "invalid UTF-8 at byte 3: read as Windows-1252"));
    ck_assert_uint_eq(cg_document_source_start(&f.document, 9), 6);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(decoded_text_becomes_valid_too)
{
    fixture f;
    begin(&f, "=E9");
    decoded(&f, "=E9", "\xE9");
    finish(&f, "\xC3\xA9");
    cg_document_release(&f.document);
}
END_TEST

START_TEST(pages_are_told_from_where_their_text_begins)
{
    fixture f;
    begin(&f, "Before One Two more");
    flowing(&f, "Before");
    cg_builder_page(&f.builder, 1);
    cg_builder_page(&f.builder, 2);
    cg_builder_open(&f.builder, CG_BLOCK_PARAGRAPH, 0);
    flowing(&f, "One");
    cg_builder_page(&f.builder, 3);
    flowing(&f, " Two");
    flowing(&f, " more");
    finish(&f, "Before\nOne Two more");
    ck_assert_uint_eq(cg_document_page(&f.document, 0), 0);
    ck_assert_uint_eq(cg_document_page(&f.document, 6), 0);
    ck_assert_uint_eq(cg_document_page(&f.document, 7), 2);
    ck_assert_uint_eq(cg_document_page(&f.document, 9), 2);
    ck_assert_uint_eq(cg_document_page(&f.document, 18), 3);
    ck_assert_uint_eq(f.document.pages.len, 2);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(a_block_may_tell_whose_words_it_is)
{
    fixture f;
    begin(&f, "One Two");
    cg_builder_open(&f.builder, CG_BLOCK_QUOTATION, 0);
    cg_builder_speaker(&f.builder, CG_SLICE("Ann Lee"));
    flowing(&f, "One");
    cg_builder_open(&f.builder, CG_BLOCK_PARAGRAPH, 0);
    flowing(&f, "Two");
    finish(&f, "One\nTwo");
    const cg_slice *speaker = cg_document_speaker(&f.document, &f.document.blocks.items[0]);
    ck_assert_ptr_nonnull(speaker);
    ck_assert(cg_slice_is(*speaker, "Ann Lee"));
    ck_assert_ptr_null(cg_document_speaker(&f.document, &f.document.blocks.items[1]));
    cg_document_release(&f.document);
}
END_TEST

START_TEST(extracted_text_is_its_own_source)
{
    fixture f;
    begin(&f, "zzzz");
    f.document.space = CG_SPACE_TEXT;
    cg_builder_decoded(&f.builder, CG_SLICE("One."), (cg_span){0, 0});
    cg_builder_open(&f.builder, CG_BLOCK_PARAGRAPH, 0);
    cg_builder_decoded(&f.builder, CG_SLICE("Two."), (cg_span){0, 0});
    finish(&f, "One.\nTwo.");
    uint32_t line, column;
    cg_span span;
    ck_assert(cg_slice_is(f.document.source, "One.\nTwo."));
    cg_document_place(&f.document, cg_document_source_start(&f.document, 5), &line, &column,
                      &span);
    ck_assert_uint_eq(line, 2);
    ck_assert_uint_eq(column, 1);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(nothing_at_all_is_an_empty_document)
{
    fixture f;
    begin(&f, "  ");
    flowing(&f, "  ");
    cg_builder_space(&f.builder, (cg_span){0, 1});
    cg_builder_open(&f.builder, CG_BLOCK_HEADING, 1);
    finish(&f, "");
    ck_assert_int_eq(f.document.state, CG_DOCUMENT_EMPTY);
    ck_assert(!f.document.cut);
    cg_document_release(&f.document);
}
END_TEST

START_TEST(any_calls_leave_a_map_that_holds)
{
    static const char source[] = "One  two\n\tthree \xE9 caf\xC3\xA9  &amp; four   five six";
    uint32_t random = 1;
    for (int round = 0; round < 2000; round++) {
        fixture f;
        begin(&f, source);
        for (uint32_t at = 0; at < sizeof source - 1;) {
            random = random * 1664525u + 1013904223u;
            uint32_t len = random >> 28, left = (uint32_t)sizeof source - 1 - at;
            if (len > left)
                len = left;
            cg_slice part = {source + at, len};
            switch (random >> 20 & 7) {
            case 0: cg_builder_open(&f.builder, (cg_block_kind)(random >> 16 & 3), len); break;
            case 1: cg_builder_close(&f.builder); break;
            case 2: cg_builder_space(&f.builder, (cg_span){at, at + len}); break;
            case 3: cg_builder_decoded(&f.builder, part, (cg_span){at, at + len}); break;
            case 4: cg_builder_verbatim(&f.builder, part, at); break;
            default: cg_builder_flowing(&f.builder, part, at); break;
            }
            at += len;
        }
        cg_error error;
        ck_assert_int_eq(cg_builder_finish(&f.builder, &error), CG_OK);
        check_map(&f.document);
        uint32_t end = 0;
        for (size_t i = 0; i < f.document.blocks.len; i++) {
            cg_span span = f.document.blocks.items[i].span;
            ck_assert_uint_lt(span.start, span.end);
            ck_assert(i == 0 || span.start > end);
            end = span.end;
        }
        ck_assert_uint_le(end, f.document.text.len);
        cg_document_release(&f.document);
    }
}
END_TEST

Suite *text_builder_suite(void)
{
    Suite *suite = suite_create("text builder");
    TCase *tests = tcase_create("builder");
    tcase_add_test(tests, white_space_flows_into_one_space);
    tcase_add_test(tests, text_that_stands_together_is_one_run);
    tcase_add_test(tests, an_entity_maps_to_all_of_itself);
    tcase_add_test(tests, blocks_stand_in_lines_of_their_own);
    tcase_add_test(tests, blocks_without_anything_to_see_are_dropped);
    tcase_add_test(tests, blocks_stand_under_their_headings);
    tcase_add_test(tests, a_heading_further_down_is_no_title);
    tcase_add_test(tests, bytes_that_are_no_utf8_are_windows_1252);
    tcase_add_test(tests, decoded_text_becomes_valid_too);
    tcase_add_test(tests, pages_are_told_from_where_their_text_begins);
    tcase_add_test(tests, a_block_may_tell_whose_words_it_is);
    tcase_add_test(tests, extracted_text_is_its_own_source);
    tcase_add_test(tests, nothing_at_all_is_an_empty_document);
    tcase_add_test(tests, any_calls_leave_a_map_that_holds);
    suite_add_tcase(suite, tests);
    return suite;
}
