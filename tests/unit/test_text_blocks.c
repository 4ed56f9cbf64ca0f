#include "text/blocks.h"

#include "text_fixture.h"

#include <stdio.h>

/* The blocks as lines "KIND HEADING text", with line breaks as "/" and the
 * heading's index or "-". */
static void describe(const cg_document *document, char *out, size_t room)
{
    size_t len = 0;
    out[0] = 0;
    for (size_t i = 0; i < document->blocks.len; i++) {
        const cg_block *block = &document->blocks.items[i];
        char heading[16] = "-";
        if (block->heading != CG_NO_BLOCK)
            snprintf(heading, sizeof heading, "%u", block->heading);
        len += (size_t)snprintf(out + len, room - len, "%c %s %.*s\n",
                                "phltqc"[block->kind], heading,
                                (int)(block->span.end - block->span.start),
                                document -> text.ptr + block->span.start);
        ck_assert_uint_lt(len, room);
    }
}

static void check_blocks(const char *source, const char *want)
{
    char have[2048];
    cg_document document;
    text_fixture_load(&document, cg_slice_of(source));
    describe(&document, have, sizeof have);
    ck_assert_str_eq(have, want);
    cg_document_release(&document);
}

START_TEST(blank_lines_part_blocks)
{
    check_blocks("One line.\nAnother line.\n\n\nTwo.\n \t\nThree.",
                 "p - One line.\nAnother line.\np - Two.\np - Three.\n");
    check_blocks("One.\r\n\r\nTwo.\r\rThree.\fFour.\n",
                 "p - One.\np - Two.\np - Three.\n"
                 "p - Four.\n");
    check_blocks("  Indented.  \n\xC2\xA0\n\tTwo.\t\n", "p - Indented.\np - Two.\n");
}
END_TEST

START_TEST(marked_headings_have_levels)
{
    check_blocks(
        "# One #\nText.\n## Two\n### Three\nText.\n## Four ##\n# Five\n",
        "h - One\np 0 Text.\nh 0 Two\nh 2 Three\np 3 Text.\nh 0 Four\nh - Five\n");
    check_blocks("One\n===\nText.\n\nTwo\n---\n\nText.\n",
                 "h - One\np 0 Text.\nh 0 Two\np 2 Text.\n");
    check_blocks("#hashtag is text.\n####### So is this.", "p - #hashtag is text.\n"
                                                           "####### So is this.\n");
}
END_TEST

START_TEST(a_short_first_line_is_the_title)
{
    cg_document document;
    text_fixture_load(&document, CG_SLICE("Counties want out\n\nText.\n"));
    ck_assert(cg_slice_is(document.info.title, "Counties want out"));
    ck_assert_int_eq(document.blocks.items[0].kind, CG_BLOCK_HEADING);
    ck_assert_uint_eq(document.blocks.items[1].heading, 0);
    cg_document_release(&document);
    text_fixture_load(&document,
                      CG_SLICE("title: A\ndate: 2010\n\n# **B**\n\nText.\n"));
    ck_assert(cg_slice_is(document.info.title, "A"));
    cg_document_release(&document);
    text_fixture_load(&document, CG_SLICE("# **B**\n\nText.\n"));
    ck_assert(cg_slice_is(document.info.title, "B"));
    cg_document_release(&document);
}
END_TEST

START_TEST(single_lines_that_stand_alone_are_headings)
{
    check_blocks(
        "Counties want out\n\nText here.\n\nWhat they say\n\nMore text.\n",
        "h - Counties want out\np 0 Text here.\nh 0 What they say\np 2 More text.\n");
    check_blocks("Text here.\n\nThe last line\n",
                 "p - Text here.\np - The last line\n");
    check_blocks("Not followed by a blank\nline. Text.\n\nText.\n",
                 "p - Not followed by a blank\nline. Text.\np - Text.\n");
}
END_TEST

START_TEST(marks_leave_plain_lines_alone)
{
    check_blocks("# One\n\nRuth Amadi\n\nText.\n",
                 "h - One\np 0 Ruth Amadi\np 0 Text.\n");
}
END_TEST

START_TEST(list_items_are_blocks)
{
    check_blocks(
        "They want:\n- to leave\n  at once\n- to stay\n\n1. One.\n2. Two.\n",
        "p - They want:\nl - - to leave\n  at once\nl - - to stay\nl - 1. One.\n"
        "l - 2. Two.\n");
    check_blocks("The shelf held, in\n12. May it rest.\n", "p - The shelf held, in\n"
                                                           "12. May it rest.\n");
    check_blocks("It was signed by\nA. Vale.\n", "p - It was signed by\nA. Vale.\n");
    check_blocks("(a) one;\n(b) two;\n(i) three",
                 "l - (a) one;\nl - (b) two;\nl - (i) three\n");
    check_blocks("(i) one;\n(ii) two; and\n(b) three",
                 "l - (i) one;\nl - (ii) two; and\nl - (b) three\n");
}
END_TEST

START_TEST(quotations_lose_their_first_mark)
{
    check_blocks("> One\n> two.\n>\n>> Three.\nText.\n> Four.",
                 "q - One\n> two.\nq - Three.\np - Text.\nq - Four.\n");
}
END_TEST

START_TEST(fences_hold_code)
{
    check_blocks("Text.\n```c\nint x;\n\n# no heading\n````\nMore.\n",
                 "p - Text.\nc - int x;\n\n# no heading\np - More.\n");
    check_blocks("~~~\ncode\n~~~~", "c - code\n");
    check_blocks("```\nnever closed\n~~~\n\nText.",
                 "p - ```\nnever closed\n~~~\np - Text.\n");
    check_blocks("```a``` is code.\n```", "p - ```a``` is code.\n```\n");
}
END_TEST

START_TEST(lines_of_unwrapped_text_are_paragraphs)
{
    char source[1024], want[1024], line[300];
    memset(line, 0, sizeof line);
    for (size_t i = 0; i + 6 < 260; i += 5)
        memcpy(line + i, "Word ", 5);
    snprintf(source, sizeof source,
             "ARTICLE 1\n%s\nThe parties agree:\n(a) to leave;\nBoth shall,\nif asked\n"
             "to, stay.\n",
             line);
    line[strlen(line) - 1] = 0;
    snprintf(want, sizeof want,
             "h - ARTICLE 1\np 0 %s\np 0 The parties agree:\nl 0 (a) to leave;\n"
             "p 0 Both shall,\nif asked\nto, stay.\n",
             line);
    check_blocks(source, want);
}
END_TEST

START_TEST(hostile_text_takes_linear_time)
{
    static const char *const pieces[] = {
        "> ",       "# ", "- ", "- a\n",     "1. ",   "``` a\n",      "~~~~", "=\n",
        "a\n---\n", "\f", "\r", "Title\n\n", "`` \n", "\xE2\x80\xA2", "    ",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len;
        char *text = text_fixture_repeat(pieces[i], 200000, &len);
        cg_document document;
        text_fixture_load(&document, (cg_slice){text, len});
        ck_assert_uint_le(document.blocks.len, len);
        cg_document_release(&document);
        free(text);
    }
}
END_TEST

START_TEST(fences_that_never_close_are_looked_for_once)
{
    char *text = malloc(4000000);
    ck_assert_ptr_nonnull(text);
    size_t len = 0;
    for (int i = 0; i < 300000; i++) {
        size_t marks = 3 + (size_t)(i * 7 % 9);
        memset(text + len, '`', marks);
        len += marks;
        text[len++] = 'x';
        text[len++] = '\n';
    }
    cg_document document;
    text_fixture_load(&document, (cg_slice){text, len});
    ck_assert_uint_eq(document.blocks.len, 1);
    cg_document_release(&document);
    free(text);
}
END_TEST

Suite *text_blocks_suite(void);
Suite *text_blocks_suite(void)
{
    Suite *suite = suite_create("text/blocks");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, blank_lines_part_blocks);
    tcase_add_test(all, marked_headings_have_levels);
    tcase_add_test(all, a_short_first_line_is_the_title);
    tcase_add_test(all, single_lines_that_stand_alone_are_headings);
    tcase_add_test(all, marks_leave_plain_lines_alone);
    tcase_add_test(all, list_items_are_blocks);
    tcase_add_test(all, quotations_lose_their_first_mark);
    tcase_add_test(all, fences_hold_code);
    tcase_add_test(all, lines_of_unwrapped_text_are_paragraphs);
    tcase_add_test(all, hostile_text_takes_linear_time);
    tcase_add_test(all, fences_that_never_close_are_looked_for_once);
    suite_add_tcase(suite, all);
    return suite;
}
