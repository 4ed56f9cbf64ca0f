/* Mail: messages, parts, codings, mailboxes, and what is made to break them. */
#include "records_fixture.h"

#include "read/mail.h"

#include <stdio.h>

/* "=C3=A9" in quoted-printable, or a byte of another charset. */
static bool spells(cg_slice source, cg_slice text)
{
    char bytes[8];
    size_t len = 0;
    if (source.len == 1)
        return (unsigned char)source.ptr[0] >= 0x80;
    for (size_t at = 0; at + 3 <= source.len && len < sizeof bytes; at += 3) {
        char digits[3] = {source.ptr[at + 1], source.ptr[at + 2], 0};
        ck_assert_int_eq(source.ptr[at], '=');
        bytes[len++] = (char)strtoul(digits, NULL, 16);
    }
    /* One byte of Latin-2 or the like is two of UTF-8. */
    return cg_slice_equal(text, (cg_slice){bytes, len}) || (len == 1 && text.len == 2);
}

static void expect_as(cg_format format, const char *path, const char *bytes, const char *wanted)
{
    records_fixture_expect(spells, path, format, cg_slice_of(bytes), NULL, wanted);
}

static void expect(const char *mail, const char *wanted)
{
    expect_as(CG_FORMAT_EML, "a.eml", mail, wanted);
}

#define FROM "From: Jane Roe <jane@example.org>\n"

/* --- fields -------------------------------------------------------------------------- */

START_TEST(fields_are_metadata)
{
    expect("From: \"Jane Roe\" <jane@example.org>\n"
           "To: x@example.org\n"
           "Date: Tue, 17 Aug 2010 23:30:00 -0700\n"
           "Subject: =?utf-8?q?Caf=C3=A9?=\n and more\n"
           "Message-ID: <1@example.org>\n"
           "List-Id: Friends of X <friends.example.org>\n"
           "Archived-At: <https://example.org/1>\n"
           "Content-Language: en\n"
           "\n"
           "It is voluntary.\n",
           "document a.eml\n"
           "  title = Caf\xC3\xA9 and more\n"
           "  author = Jane Roe\n"
           "  publisher = Friends of X\n"
           "  published = 2010-08-17\n"
           "  url = https://example.org/1\n"
           "  language = en\n"
           "  origin = 1@example.org\n"
           "  paragraph 11:1 It is voluntary.\n");
}
END_TEST

START_TEST(a_sender_without_a_name_is_an_address)
{
    expect("From: jane@example.org\n\nIt is.\n", "document a.eml\n"
                                                 "  author = jane@example.org\n"
                                                 "  paragraph 3:1 It is.\n");
    expect("Subject: x\n\nIt is.\n", "document a.eml\n"
                                     "  title = x\n"
                                     "  paragraph 3:1 It is.\n");
}
END_TEST

START_TEST(what_is_given_stands_before_the_fields)
{
    records_fixture f;
    records_fixture_init(&f);
    const cg_document_info given = {.author = CG_SLICE_INIT("Given"),
                                    .published = CG_SLICE_INIT("2001")};
    cg_source source = {.path = CG_SLICE("a.eml"),
                        .bytes = CG_SLICE(FROM "Subject: s\n\nIt is.\n"),
                        .format = CG_FORMAT_EML,
                        .given = &given};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    cg_buf_add_char(&f.said, 0);
    ck_assert_str_eq(f.said.ptr, "document a.eml\n"
                                 "  title = s\n"
                                 "  author = Given\n"
                                 "  published = 2001\n"
                                 "  paragraph 4:1 It is.\n");
    records_fixture_release(&f);
}
END_TEST

/* --- codings --------------------------------------------------------------------------- */

START_TEST(places_in_quoted_printable_are_those_of_the_file)
{
    expect(FROM "Content-Type: text/plain; charset=utf-8\n"
                "Content-Transfer-Encoding: quoted-printable\n"
                "\n"
                "Caf=C3=A9 is =\n"
                "open = here.   \n"
                "\n"
                "=E2=82=AC 5 it is=3D.\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 5:1 Caf\xC3\xA9 is open = here.\n"
           "  paragraph 8:1 \xE2\x82\xAC 5 it is=.\n");
}
END_TEST

START_TEST(other_charsets_are_mapped_to_their_bytes)
{
    expect(FROM "Content-Type: text/plain; charset=iso-8859-2\n"
                "Content-Transfer-Encoding: 8bit\n\nIt is \xB1.\n\nThere.\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 5:1 It is \xC4\x85.\n"
           "  paragraph 7:1 There.\n");
    expect(FROM "Content-Type: text/plain; charset=iso-8859-2\n"
                "Content-Transfer-Encoding: quoted-printable\n\nIt is =B1.\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 5:1 It is \xC4\x85.\n");
}
END_TEST

START_TEST(places_in_base64_are_those_of_a_member)
{
    expect(FROM "Content-Transfer-Encoding: base64\n\nSXQgaXMuCgpUaGVyZS4K\n",
           "document a.eml member\n"
           "  author = Jane Roe\n"
           "  paragraph 1:1 It is.\n"
           "  paragraph 3:1 There.\n");
}
END_TEST

/* --- parts ------------------------------------------------------------------------------ */

START_TEST(of_alternatives_plain_text_is_read)
{
    expect(FROM "Content-Type: multipart/alternative; boundary=b\n\n"
                "--b\nContent-Type: text/html\n\n<p>Not this.</p>\n"
                "--b\nContent-Type: text/plain\n\nIt is.\n"
                "--b--\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 11:1 It is.\n");
}
END_TEST

START_TEST(a_mail_is_still_read_when_its_end_is_cut_off)
{
    expect(FROM "Content-Type: multipart/alternative; boundary=b\n\n"
                "--b\nContent-Type: text/plain\n\nIt is.",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 7:1 It is.\n");
}
END_TEST

START_TEST(what_is_attached_is_read_by_its_own_reader)
{
    expect(FROM "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n"
                "--b\n\nIt is.\n"
                "--b\nContent-Type: text/csv; name=a.csv\n\ntext\nOne is.\n"
                "--b\nContent-Disposition: attachment; filename=\"../x/a.csv\"\n\ntext\nTwo is.\n"
                "--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
                "TXkgbGlzdC4K\n"
                "--b\nContent-Type: image/png; name=a.png\n"
                "Content-Transfer-Encoding: base64\n\nAAAA\n"
                "--b\nContent-Type: application/pgp-signature\n\nx\n"
                "--b--\n",
           "document a.eml\n"
           "  title = s\n"
           "  author = Jane Roe\n"
           "  paragraph 7:1 It is.\n"
           "document a.eml!a.csv member @5 +1\n"
           "  paragraph 2:1 One is.\n"
           "document a.eml!part-3/a.csv member @5 +1\n"
           "  paragraph 2:1 Two is.\n"
           "document a.eml!part-4.txt member\n"
           "  paragraph 1:1 My list.\n"
           "document a.eml!a.png member skipped: not text\n");
}
END_TEST

START_TEST(a_mail_in_a_mail_is_a_mail)
{
    expect(FROM "Content-Type: multipart/mixed; boundary=b\n\n"
                "--b\n\nSee this.\n"
                "--b\nContent-Type: message/rfc822\n\n"
                "From: John Doe <john@example.org>\nSubject: t\n\nIt is.\n"
                "--b--\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 6:1 See this.\n"
           "document a.eml!part-2.eml member\n"
           "  title = t\n"
           "  author = John Doe\n"
           "  paragraph 4:1 It is.\n");
}
END_TEST

#ifdef CG_WITH_HTML
START_TEST(a_mail_in_html_alone_has_its_places_in_the_file)
{
    expect(FROM "Subject: s\nContent-Type: text/html; charset=iso-8859-1\n"
                "Content-Transfer-Encoding: quoted-printable\n\n"
                "<title>Not this</title><p>Caf=E9 is =\n<b>open</b>.</p>\n<p>There.</p>\n",
           "document a.eml\n"
           "  title = s\n"
           "  author = Jane Roe\n"
           "  paragraph 6:27 Caf\xC3\xA9 is open.\n"
           "  paragraph 8:4 There.\n");
    expect(FROM "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
                "PHA+SXQgaXMuPC9wPgo=\n",
           "document a.eml member\n"
           "  author = Jane Roe\n"
           "  paragraph 1:4 It is.\n");
}
END_TEST

START_TEST(what_html_quotes_is_its_senders)
{
    expect(FROM "Content-Type: text/html\n\n"
                "<p>No.</p><div>On 5 Jan 2010, John Doe wrote:</div>\n"
                "<blockquote><p>One.</p><p>Two.</p><p>On 4 Jan 2010, A B wrote:</p>\n"
                "<blockquote>Three.</blockquote></blockquote>\n"
                "<p>So.</p>\n"
                "<blockquote>Four.</blockquote>\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 4:4 No.\n"
           "  paragraph 4:16 On 5 Jan 2010, John Doe wrote:\n"
           "  quotation by John Doe 5:16 One.\n"
           "  quotation by John Doe 5:27 Two.\n"
           "  quotation by John Doe 5:38 On 4 Jan 2010, A B wrote:\n"
           "  quotation by ? 6:13 Three.\n"
           "  paragraph 7:4 So.\n"
           "  quotation by ? 8:13 Four.\n");
}
END_TEST
#endif

START_TEST(what_can_not_be_read_is_told)
{
    expect(FROM "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
           "document a.eml unread: encrypted\n"
           "  author = Jane Roe\n");
    expect("\nno field\n", "document a.eml unread: no mail: no field stands in it\n");
    expect(FROM "\n", "document a.eml empty\n  author = Jane Roe\n");
}
END_TEST

START_TEST(quoted_mail_has_its_senders_name)
{
    expect(FROM "\nNo.\n\nOn Tue, 5 Jan 2010, John Doe <john@example.org> wrote:\n"
                "> It is so.\n>> Is it?\n\n>From here on it is.\n-- \nJane\n",
           "document a.eml\n"
           "  author = Jane Roe\n"
           "  paragraph 3:1 No.\n"
           "  paragraph 5:1 On Tue, 5 Jan 2010, John Doe <john@example.org> wrote:\n"
           "  quotation by John Doe 6:3 It is so.\n"
           "  quotation by ? 7:4 Is it?\n"
           "  paragraph 9:1 >From here on it is.\n"
           "  paragraph 11:1 Jane\n");
}
END_TEST

/* --- mailboxes ----------------------------------------------------------------------------- */

START_TEST(each_message_of_a_mailbox_is_a_document_at_its_line)
{
    expect_as(CG_FORMAT_MBOX, "a.mbox",
              "From jane Tue Aug 17 10:00:00 2010\n" FROM "\nIt is.\nFrom here on.\n\n"
              "From now on.\n\n"
              "From john Tue Aug 17 11:00:00 2010\nFrom: John Doe <j@example.org>\n"
              "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIt is not.\n"
              "--b\nContent-Type: text/plain; name=a.txt\n\nAttached.\n--b--\n",
              "document a.mbox @35 +1\n"
              "  author = Jane Roe\n"
              "  paragraph 4:1 It is.\\nFrom here on.\n"
              "  paragraph 7:1 From now on.\n"
              "document a.mbox @141 +9\n"
              "  author = John Doe\n"
              "  paragraph 15:1 It is not.\n"
              "document a.mbox!2/a.txt member\n"
              "  paragraph 1:1 Attached.\n");
}
END_TEST

START_TEST(many_messages_take_no_more_room_than_one)
{
    enum { COUNT = 3000 };
    static const char message[] = "From jane Tue Aug 17 10:00:00 2010\n" FROM "\nIt is.\n\n";
    char *bytes = malloc(COUNT * (sizeof message - 1));
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(bytes + i * (sizeof message - 1), message, sizeof message - 1);
    records_fixture f;
    records_fixture_init(&f);
    f.silent = true;
    cg_source source = {.path = CG_SLICE("a.mbox"),
                        .bytes = {bytes, COUNT * (sizeof message - 1)},
                        .format = CG_FORMAT_MBOX};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    ck_assert_uint_eq(f.documents, COUNT);
    ck_assert_uint_eq(f.document.first_line, (COUNT - 1) * 5 + 1);
    ck_assert_uint_lt(f.document.lines.room, 1000);
    records_fixture_release(&f);
    free(bytes);
}
END_TEST

/* --- hostile input ------------------------------------------------------------------------- */

/* What a mail of `head`, `count` times `piece`, and `tail` gives; the caller frees. */
static char *repeated(const char *head, const char *piece, size_t count, const char *tail)
{
    size_t len = strlen(piece), at = strlen(head);
    char *text = malloc(at + count * len + strlen(tail) + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, head, at);
    for (size_t i = 0; i < count; i++, at += len)
        memcpy(text + at, piece, len);
    memcpy(text + at, tail, strlen(tail) + 1);
    return text;
}

static void survive(cg_slice bytes, cg_format format, size_t *documents, size_t *defects)
{
    records_fixture f;
    records_fixture_init(&f);
    f.silent = true;
    cg_source source = {.path = CG_SLICE("a.eml"), .bytes = bytes, .format = format};
    ck_assert_int_eq(records_fixture_read(&f, &source), CG_OK);
    *documents = f.documents;
    *defects = f.defects;
    records_fixture_release(&f);
}

static const struct {
    const char *head, *piece, *tail;
    size_t count, documents, defects;
} floods[] = {
    {"From: ", "a,", "\n\nIt is.\n", 1000000, 1, 0},
    {"From: ", "g:", "\n\nIt is.\n", 1000000, 1, 0},
    {"From : ", "g:", "\n\nIt is.\n", 1000000, 1, 0},
    {"To: x\n", " g:g:g:\n", "\nIt is.\n", 300000, 1, 0},
    {"From: ", "(", "\n\nIt is.\n", 1000000, 1, 0},
    {"Subject: ", "=?utf-8?q?x?= ", "\n\nIt is.\n", 100000, 1, 0},
    {"Content-Type: text/plain; ", "a*0=b; ", "\n\nIt is.\n", 300000, 1, 0},
    {"", "a:\n", "\nIt is.\n", 1000000, 1, 1},
    {"From: x\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", "", 50000, 1001, 1},
    {"From: x\nContent-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", "", 200000, 1, 1},
    {"From: x\n", "Content-Type: message/rfc822\n\n", "It is.\n", 10000, 2, 1},
    {"From: x\n\n", "> ", "It is.\n", 1000000, 1, 0},
    {"From: x\nContent-Transfer-Encoding: quoted-printable\n\n", "=41", "\n", 1000000, 1, 0},
    {"From: x\nContent-Transfer-Encoding: quoted-printable\n\n", "=", "\n", 1000000, 1, 0},
    {"From: x\nContent-Transfer-Encoding: base64\n\n", "=", "\n", 1000000, 1, 0},
};

START_TEST(floods_take_little_time_and_are_told)
{
    size_t documents, defects;
    char *text = repeated(floods[_i].head, floods[_i].piece, floods[_i].count, floods[_i].tail);
    survive(cg_slice_of(text), CG_FORMAT_EML, &documents, &defects);
    ck_assert_uint_eq(documents, floods[_i].documents);
    ck_assert_uint_eq(defects, floods[_i].defects);
    free(text);
}
END_TEST

START_TEST(parts_nested_deep_are_cut)
{
    enum { DEEP = 10000, LEVEL = 80 };
    size_t documents, defects, len = 0;
    char *text = malloc((size_t)DEEP * LEVEL + 100);
    ck_assert_ptr_nonnull(text);
    len = (size_t)snprintf(text, LEVEL, FROM);
    for (unsigned i = 0; i < DEEP; i++)
        len += (size_t)snprintf(text + len, LEVEL,
                                "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
    memcpy(text + len, "\nIt is.\n", 8);
    survive((cg_slice){text, len + 8}, CG_FORMAT_EML, &documents, &defects);
    ck_assert_uint_eq(documents, 2);
    ck_assert_uint_eq(defects, 1);
    free(text);
}
END_TEST

static const char whole[] =
    FROM "Content-Type: multipart/mixed; boundary=b\n\n"
         "--b\nContent-Transfer-Encoding: quoted-printable\n\n=C3=A9 is =\nso.\n> It.\n"
         "--b\nContent-Type: message/rfc822\n\nSubject: t\n\nIt is.\n"
         "--b\nContent-Type: text/csv; name=a.csv\nContent-Transfer-Encoding: base64\n\n"
         "dGV4dApvCg==\n"
         "--b--\n";

START_TEST(a_mail_cut_anywhere_is_survived)
{
    size_t documents, defects;
    for (size_t len = 0; len < sizeof whole; len++) {
        survive((cg_slice){whole, len}, CG_FORMAT_EML, &documents, &defects);
        ck_assert_uint_ge(documents, 1);
        survive((cg_slice){whole, len}, CG_FORMAT_MBOX, &documents, &defects);
    }
}
END_TEST

START_TEST(want_of_memory_is_an_error_and_nothing_worse)
{
    records_fixture_starve(NULL, "a.eml", CG_FORMAT_EML, CG_SLICE(whole));
}
END_TEST

Suite *read_mail_suite(void);
Suite *read_mail_suite(void)
{
    Suite *suite = suite_create("read mail");
    TCase *mails = tcase_create("mails");
    tcase_add_test(mails, fields_are_metadata);
    tcase_add_test(mails, a_sender_without_a_name_is_an_address);
    tcase_add_test(mails, what_is_given_stands_before_the_fields);
    tcase_add_test(mails, places_in_quoted_printable_are_those_of_the_file);
    tcase_add_test(mails, other_charsets_are_mapped_to_their_bytes);
    tcase_add_test(mails, places_in_base64_are_those_of_a_member);
    tcase_add_test(mails, of_alternatives_plain_text_is_read);
    tcase_add_test(mails, a_mail_is_still_read_when_its_end_is_cut_off);
    tcase_add_test(mails, what_is_attached_is_read_by_its_own_reader);
    tcase_add_test(mails, a_mail_in_a_mail_is_a_mail);
#ifdef CG_WITH_HTML
    tcase_add_test(mails, a_mail_in_html_alone_has_its_places_in_the_file);
    tcase_add_test(mails, what_html_quotes_is_its_senders);
#endif
    tcase_add_test(mails, what_can_not_be_read_is_told);
    tcase_add_test(mails, quoted_mail_has_its_senders_name);
    suite_add_tcase(suite, mails);
    TCase *boxes = tcase_create("mailboxes");
    tcase_add_test(boxes, each_message_of_a_mailbox_is_a_document_at_its_line);
    tcase_add_test(boxes, many_messages_take_no_more_room_than_one);
    suite_add_tcase(suite, boxes);
    TCase *hostile = tcase_create("hostile");
    tcase_add_loop_test(hostile, floods_take_little_time_and_are_told, 0,
                        sizeof floods / sizeof *floods);
    tcase_add_test(hostile, parts_nested_deep_are_cut);
    tcase_add_test(hostile, a_mail_cut_anywhere_is_survived);
    tcase_add_test(hostile, want_of_memory_is_an_error_and_nothing_worse);
    suite_add_tcase(suite, hostile);
    return suite;
}
