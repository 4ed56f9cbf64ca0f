/* Whose words the blocks of mails are, and of texts that quote mails. */
#include "text_fixture.h"

#include "text/blocks.h"

#include <stdio.h>

/* A line a block: its kind, "by" its speaker, and its text. */
static void expect(const char *text, bool mail, const char *wanted)
{
    char said[2000];
    size_t len = 0;
    cg_document d;
    cg_error error;
    cg_document_init(&d);
    ck_assert_int_eq(cg_document_begin(&d, CG_SLICE("a"), cg_slice_of(text), true, &error), CG_OK);
    d.info.title = CG_SLICE("Known");
    d.text = d.source;
    ck_assert(mail ? cg_blocks_read_mail(&d) : cg_blocks_read(&d));
    for (size_t i = 0; i < d.blocks.len; i++) {
        cg_block block = d.blocks.items[i];
        const cg_slice *by = cg_document_speaker(&d, &block);
        int more = snprintf(said + len, sizeof said - len, "%s%s%.*s|%.*s\n",
                            cg_block_kind_name(block.kind), by ? " by " : "",
                            by ? (int)by->len : 0, by ? by->ptr : "",
                            (int)(block.span.end - block.span.start), d.text.ptr + block.span.start);
        ck_assert(more > 0 && (size_t)more < sizeof said - len);
        len += (size_t)more;
    }
    ck_assert_str_eq(said, wanted);
    cg_document_release(&d);
}

START_TEST(a_quoted_mail_is_its_senders)
{
    const char *text = "I disagree.\n\n"
                       "On 5 Jan 2010, Jane Roe <jane@example.org> wrote:\n"
                       "> It is voluntary,\n"
                       "> she said.\n"
                       ">\n"
                       "> So it is.\n\n"
                       "It is not.\n";
    const char *wanted = "paragraph|I disagree.\n"
                         "paragraph|On 5 Jan 2010, Jane Roe <jane@example.org> wrote:\n"
                         "quotation by Jane Roe|It is voluntary,\n> she said.\n"
                         "quotation by Jane Roe|So it is.\n"
                         "paragraph|It is not.\n";
    expect(text, true, wanted);
    expect(text, false, wanted);
}
END_TEST

START_TEST(levels_of_quotation_have_speakers_of_their_own)
{
    expect("On 6 Jan 2010, Jane Roe wrote:\n"
           "> On 5 Jan 2010, John Doe wrote:\n"
           ">> It is mandatory.\n"
           "> It is voluntary.\n"
           ">> You must.\n"
           "> No.\n",
           true,
           "paragraph|On 6 Jan 2010, Jane Roe wrote:\n"
           "quotation by Jane Roe|On 5 Jan 2010, John Doe wrote:\n"
           "quotation by John Doe|It is mandatory.\n"
           "quotation by Jane Roe|It is voluntary.\n"
           "quotation by John Doe|You must.\n"
           "quotation by Jane Roe|No.\n");
}
END_TEST

START_TEST(whom_a_named_sender_quotes_is_somebody)
{
    const char *text = "Ann Lee wrote:\n>> It is mandatory.\n> It is voluntary.\n"
                       ">> So you say.\n\nNo.\n";
    const char *wanted = "paragraph|Ann Lee wrote:\n"
                         "quotation by |It is mandatory.\n"
                         "quotation by Ann Lee|It is voluntary.\n"
                         "quotation by |So you say.\n"
                         "paragraph|No.\n";
    expect(text, true, wanted);
    expect(text, false, wanted);
}
END_TEST

START_TEST(whom_a_mail_quotes_without_a_name_is_somebody)
{
    expect("> It is voluntary.\n\nNo.\n", true, "quotation by |It is voluntary.\nparagraph|No.\n");
    expect("> It is voluntary.\n\nNo.\n", false, "quotation|It is voluntary.\nparagraph|No.\n");
}
END_TEST

START_TEST(a_speaker_holds_on_between_answers_in_a_mail_alone)
{
    const char *text = "On 5 Jan 2010, Jane Roe wrote:\n> One.\n\nNo.\n\n> Two.\n";
    expect(text, true,
           "paragraph|On 5 Jan 2010, Jane Roe wrote:\nquotation by Jane Roe|One.\n"
           "paragraph|No.\nquotation by Jane Roe|Two.\n");
    expect(text, false,
           "paragraph|On 5 Jan 2010, Jane Roe wrote:\nquotation by Jane Roe|One.\n"
           "paragraph|No.\nquotation|Two.\n");
}
END_TEST

START_TEST(what_is_passed_on_is_its_senders)
{
    expect("See below.\n\n"
           "-----Original Message-----\n"
           "From: Jane Roe [mailto:jane@example.org]\n"
           "Sent: Tuesday\n"
           "Subject: X\n\n"
           "It is voluntary.\n\n"
           "> It is mandatory.\n\n"
           "From: John Doe <john@example.org>\n"
           "Date: Monday\n\n"
           "It is mandatory.\n",
           true,
           "paragraph|See below.\n"
           "paragraph|-----Original Message-----\n"
           "quotation by Jane Roe|From: Jane Roe [mailto:jane@example.org]\nSent: Tuesday\n"
           "Subject: X\n"
           "quotation by Jane Roe|It is voluntary.\n"
           "quotation by |It is mandatory.\n"
           "quotation by John Doe|From: John Doe <john@example.org>\nDate: Monday\n"
           "quotation by John Doe|It is mandatory.\n");
}
END_TEST

START_TEST(fields_inside_quotation_marks_tell_the_sender_too)
{
    expect("> From: Jane Roe <jane@example.org>\n"
           "> Date: Monday\n"
           ">\n"
           "> It is voluntary.\n",
           true,
           "quotation by Jane Roe|From: Jane Roe <jane@example.org>\n> Date: Monday\n"
           "quotation by Jane Roe|It is voluntary.\n");
}
END_TEST

START_TEST(a_line_from_somewhere_is_no_sender)
{
    expect("From: here we go on.\nIt is late.\n", true,
           "paragraph|From: here we go on.\nIt is late.\n");
    expect("From: Jane Roe\nDate: Monday\n", false, "paragraph|From: Jane Roe\nDate: Monday\n");
}
END_TEST

START_TEST(a_signature_is_a_block_of_its_own)
{
    expect("It is so.\n-- \nJane Roe\n", true, "paragraph|It is so.\nparagraph|Jane Roe\n");
    expect("It is so.\n-- \nJane Roe\n", false, "paragraph|It is so.\n-- \nJane Roe\n");
}
END_TEST

START_TEST(deep_levels_take_linear_time)
{
    enum { SIZE = 4 << 20 };
    char *text = malloc(SIZE);
    ck_assert_ptr_nonnull(text);
    memset(text, '>', SIZE);
    for (size_t i = 0; i < SIZE; i += 50)
        text[i] = '\n';
    for (size_t i = 49; i < SIZE; i += 50)
        text[i] = i % 3 ? ':' : 'x';
    cg_document d;
    cg_error error;
    cg_document_init(&d);
    ck_assert_int_eq(
        cg_document_begin(&d, CG_SLICE("a"), (cg_slice){text, SIZE}, false, &error), CG_OK);
    d.text = d.source;
    ck_assert(cg_blocks_read_mail(&d));
    ck_assert_uint_gt(d.blocks.len, 0);
    cg_document_release(&d);
    free(text);
}
END_TEST

Suite *text_quoting_suite(void);
Suite *text_quoting_suite(void)
{
    Suite *suite = suite_create("text quoting");
    TCase *blocks = tcase_create("blocks");
    tcase_add_test(blocks, a_quoted_mail_is_its_senders);
    tcase_add_test(blocks, levels_of_quotation_have_speakers_of_their_own);
    tcase_add_test(blocks, whom_a_named_sender_quotes_is_somebody);
    tcase_add_test(blocks, whom_a_mail_quotes_without_a_name_is_somebody);
    tcase_add_test(blocks, a_speaker_holds_on_between_answers_in_a_mail_alone);
    tcase_add_test(blocks, what_is_passed_on_is_its_senders);
    tcase_add_test(blocks, fields_inside_quotation_marks_tell_the_sender_too);
    tcase_add_test(blocks, a_line_from_somewhere_is_no_sender);
    tcase_add_test(blocks, a_signature_is_a_block_of_its_own);
    tcase_add_test(blocks, deep_levels_take_linear_time);
    suite_add_tcase(suite, blocks);
    return suite;
}
