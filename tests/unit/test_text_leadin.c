/* Words that lead in a quotation, and whose it becomes. */
#include "text_fixture.h"

#include "text/builder.h"
#include "text/leadin.h"

START_TEST(a_lead_names_who_says_what_follows)
{
    static const struct {
        const char *text, *name; /* NULL: it is no lead */
    } rows[] = {
        {"Jane Roe wrote:", "Jane Roe"},
        {"Jane Roe said:", "Jane Roe"},
        {"Asked again, Jane Roe said:", "Jane Roe"},
        {"Jane Roe, the mayor of the town, said:", "Jane Roe"},
        {"It was late. The mayor Jane Roe added:", "Jane Roe"},
        {"On 5 Jan 2010, Jane Roe <jane@example.org> wrote:", "Jane Roe"},
        {"Officials said:", ""},
        {"The Ferry Company said:", ""},
        {"In Washington Jane Roe said:", ""},
        {"The Gazette's Jane Roe said:", ""},
        {"Last week he wrote:", ""},
        {"As I said:", NULL},
        {"We wrote:", NULL},
        {"Jane Roe said so.", NULL},
        {"The rules:", NULL},
        {":", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char room[CG_ATTRIBUTION_ROOM];
        cg_slice name = {"?", 1};
        bool leads = cg_leadin_read(cg_slice_of(rows[i].text), room, &name);
        ck_assert_msg(leads == (rows[i].name != NULL),
                      "%s", rows[i].text);
        ck_assert_msg(!rows[i].name || cg_slice_is(name, rows[i].name), "%s: %.*s", rows[i].text,
                      (int)name.len, name.ptr);
    }
}
END_TEST

/* Blocks as "kind level text", one by one. */
typedef struct piece {
    cg_block_kind kind;
    unsigned level;
    const char *text, *by; /* NULL: the author's */
} piece;

static void check_blocks(const piece *pieces, size_t count)
{
    cg_document d;
    cg_builder builder;
    cg_error error;
    cg_buf source;
    cg_buf_init(&source, 1000);
    for (size_t i = 0; i < count; i++)
        cg_buf_add_slice(&source, cg_slice_of(pieces[i].text));
    ck_assert(cg_buf_ok(&source));
    cg_document_init(&d);
    ck_assert_int_eq(cg_document_begin(&d, CG_SLICE("a"), cg_buf_slice(&source), true, &error),
                     CG_OK);
    cg_builder_init(&builder, &d);
    for (size_t i = 0, at = 0; i < count; at += strlen(pieces[i++].text)) {
        cg_builder_open(&builder, pieces[i].kind, pieces[i].level);
        cg_builder_verbatim(&builder, cg_slice_of(pieces[i].text), (uint32_t)at);
    }
    ck_assert_int_eq(cg_builder_finish(&builder, &error), CG_OK);
    ck_assert_uint_eq(d.blocks.len, count);
    for (size_t i = 0; i < count; i++) {
        const cg_slice *by = cg_document_speaker(&d, &d.blocks.items[i]);
        ck_assert_msg((by != NULL) == (pieces[i].by != NULL), "block %zu", i);
        ck_assert_msg(!by || cg_slice_is(*by, pieces[i].by), "block %zu", i);
    }
    cg_document_release(&d);
    cg_buf_release(&source);
}

START_TEST(quotations_below_a_lead_are_whoever_says_them)
{
    static const piece pieces[] = {
        {CG_BLOCK_PARAGRAPH, 0, "Jane Roe said:", NULL},
        {CG_BLOCK_QUOTATION, 1, "It is free.", "Jane Roe"},
        {CG_BLOCK_QUOTATION, 2, "It is not.", ""},
        {CG_BLOCK_QUOTATION, 1, "So they say.", "Jane Roe"},
        {CG_BLOCK_PARAGRAPH, 0, "I agree.", NULL},
        {CG_BLOCK_QUOTATION, 1, "It is late.", NULL},
        {CG_BLOCK_HEADING, 1, "Jane Roe wrote:", NULL},
        {CG_BLOCK_QUOTATION, 1, "No.", NULL},
        {CG_BLOCK_LIST_ITEM, 0, "Others said:", NULL},
        {CG_BLOCK_QUOTATION, 1, "Yes.", ""},
    };
    check_blocks(pieces, sizeof pieces / sizeof *pieces);
}
END_TEST

Suite *text_leadin_suite(void);
Suite *text_leadin_suite(void)
{
    Suite *suite = suite_create("text/leadin");
    TCase *tests = tcase_create("lead");
    tcase_add_test(tests, a_lead_names_who_says_what_follows);
    tcase_add_test(tests, quotations_below_a_lead_are_whoever_says_them);
    suite_add_tcase(suite, tests);
    return suite;
}
