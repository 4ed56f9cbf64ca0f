/* What leads an item in. Each row is a document of one block a line, and for each of
 * its lines the line that leads it in, or "-". */
#include "text/lists.h"

#include "base/buf.h"

#include <check.h>
#include <stdlib.h>

static uint32_t line_of(const cg_document *d, uint32_t block)
{
    uint32_t line = 1;
    for (uint32_t i = 0; i < d->blocks.items[block].span.start; i++)
        line += d->text.ptr[i] == '\n';
    return line;
}

static void show(const char *text, cg_buf *out)
{
    cg_document d;
    cg_error error;
    cg_document_init(&d);
    ck_assert_int_eq(cg_document_load(&d, CG_SLICE("a.txt"), cg_slice_of(text), &error), CG_OK);
    cg_buf_reset(out);
    for (uint32_t i = 0; i < d.blocks.len; i++) {
        uint32_t lead = cg_list_lead(&d, i);
        if (lead == CG_NO_BLOCK)
            cg_buf_printf(out, "%s-", i ? " " : "");
        else
            cg_buf_printf(out, "%s%u", i ? " " : "", line_of(&d, lead));
    }
    cg_document_release(&d);
}

typedef struct row {
    const char *text, *leads;
} row;

static void check_rows(const row *table, size_t len)
{
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        show(table[i].text, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].leads), "\"%s\": %.*s",
                      table[i].text, (int)out.len, out.len ? out.ptr : "");
    }
    cg_buf_release(&out);
}

START_TEST(a_colon_leads_in_the_items_below_it)
{
    static const row table[] = {
        {"The recipient shall not:\n(a) copy it;\n(b) sell it; or\n(c) Lend it.\n", "- 1 1 1"},
        {"The recipient shall not:\n\n3.1 Copy it;\n\n3.2 sell it.\n", "- 1 1"},
        {"The recipient shall not:\n- copy it;\n- sell it.\n", "- 1 1"},
        {"It undertakes \xE2\x80\x93\n(i) to keep it;\n(ii) to guard it.\n", "- 1 1"},
        /* the list ends where its letters do */
        {"It shall not:\n(a) copy it.\n\nIt may keep it.\n\n(b) sell it.\n", "- 1 - -"},
        {"It shall not:\n(b) copy it;\n", "- -"},
        {"It shall not copy it.\n(a) and so on;\n", "- -"},
    };
    check_rows(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(lists_stand_within_lists)
{
    static const row table[] = {
        {"It shall:\n(a) keep it, and:\n(i) guard it;\n(ii) mark it; and\n(b) return it.\n",
         "- 1 2 2 1"},
    };
    check_rows(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(items_that_are_sentences_are_led_in_by_nothing)
{
    static const row table[] = {
        {"The parties agree as follows:\n1. The recipient keeps it.\n2. The law is ours.\n",
         "- - -"},
    };
    check_rows(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(a_list_may_be_longer_than_anybody_looks_back)
{
    cg_buf text, out;
    cg_buf_init(&text, 1 << 16);
    cg_buf_init(&out, 1 << 16);
    cg_buf_printf(&text, "It shall not:\n");
    for (unsigned i = 1; i <= 100; i++)
        cg_buf_printf(&text, "%u. copy it;\n", i);
    cg_buf_add_char(&text, '\0');
    show(text.ptr, &out);
    ck_assert(cg_slice_ends(cg_buf_slice(&out), "1 1 - - -"
                            " - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -"));
    cg_buf_release(&text);
    cg_buf_release(&out);
}
END_TEST

Suite *text_lists_suite(void);
Suite *text_lists_suite(void)
{
    Suite *suite = suite_create("text/lists");
    TCase *tcase = tcase_create("lists");
    tcase_add_test(tcase, a_colon_leads_in_the_items_below_it);
    tcase_add_test(tcase, lists_stand_within_lists);
    tcase_add_test(tcase, items_that_are_sentences_are_led_in_by_nothing);
    tcase_add_test(tcase, a_list_may_be_longer_than_anybody_looks_back);
    suite_add_tcase(suite, tcase);
    return suite;
}
