/* What leads a list in governs its items. Each row is a document and, for each of its
 * statements, the side, the trace and what it rests on elsewhere. */
#include "engine_fixture.h"

#include <stdlib.h>

#define PACK(claim)                                                             \
    "{'claimgrep':1,'pack':{'id':'p'},'claims':[{'id':'a','claim':'" claim "'," \
    "'subject':null,'supports':['copy','sell','secret']}]}"

typedef struct row {
    const char *text, *statements;
} row;

static void show(const cg_statement *s, const char *text, cg_buf *out)
{
    static const char *const sides[] = {"none", "support", "contradict", "mention"};
    cg_buf_printf(out, "%s%s", out->len ? "; " : "", sides[s->stance]);
    for (size_t i = 0; i < s->trace_len; i++)
        cg_buf_printf(out, " %s \"%.*s\"", s->trace[i].operator_name,
                      (int)(s->trace[i].byte_end - s->trace[i].byte_start),
                      text + s->trace[i].byte_start);
    for (size_t i = 0; i < s->context_len; i++)
        cg_buf_printf(out, " <%.*s", (int)(s->context[i].end - s->context[i].start),
                      text + s->context[i].start);
}

static void check_pack(const char *pack, const row *table, size_t len)
{
    cg_program *program = program_new(pack);
    cg_buf out;
    cg_buf_init(&out, 4096);
    for (size_t i = 0; i < len; i++) {
        cg_results *results = scan_text(program, table[i].text);
        cg_buf_reset(&out);
        for (size_t k = 0; k < cg_results_statement_count(results); k++)
            show(cg_results_statement(results, k), table[i].text, &out);
        ck_assert_msg(cg_slice_is(cg_buf_slice(&out), table[i].statements), "\"%s\": %.*s",
                      table[i].text, (int)out.len, out.len ? out.ptr : "");
        cg_results_free(results);
    }
    cg_buf_release(&out);
    cg_program_free(program);
}

static void check_rows(const row *table, size_t len)
{
    check_pack(PACK("a b"), table, len);
}

START_TEST(what_leads_a_list_in_governs_each_of_its_items)
{
    static const row table[] = {
        {"The recipient shall not:\n(a) copy it;\n(b) sell it.\n",
         "contradict NEG \"not\" <The recipient shall not:; "
         "contradict NEG \"not\" <The recipient shall not:"},
        {"The recipient may:\n(a) copy it; or\n(b) not sell it.\n",
         "support MODAL \"may\" <The recipient may:; "
         "contradict MODAL \"may\" NEG \"not\" <The recipient may:"},
        {"He shall not:\n(a) fail to:\n(i) copy it;\n",
         "support NEG \"not\" REVERSES \"fail to\" <He shall not: <(a) fail to:"},
        /* the last sentence of a block leads in */
        {"It is not ours. You may:\n(a) copy it;\n", "support MODAL \"may\" <You may:"},
    };
    check_rows(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(it_governs_nothing_but_the_first_clause_of_an_item)
{
    static const row table[] = {
        {"He shall not:\n(a) lend it; he may copy it;\n", "support MODAL \"may\""},
        {"He shall not:\n(a) lend it. Copy it!\n", "support"},
        {"He shall not lend it.\n(a) copy it;\n", "support"},
    };
    check_rows(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(what_an_item_describes_is_not_denied)
{
    static const row table[] = {
        {"It does not include information that:\n(a) is no secret;\n(b) is a secret.\n",
         "contradict NEG \"no\" <It does not include information that:; "
         "support <It does not include information that:"},
    };
    check_rows(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(leave_in_a_lead_in_makes_no_duty)
{
    static const row table[] = {
        {"He may:\n(a) copy it;\n", "mention MODAL \"may\" <He may:"},
        {"He is required to:\n(a) copy it;\n",
         "support UNKNOWN \"required to\" <He is required to:"},
        {"He is not required to:\n(a) copy it;\n",
         "contradict NEG \"not\" UNKNOWN \"required to\" <He is not required to:"},
    };
    check_pack(PACK("he must copy it"), table, sizeof table / sizeof *table);
}
END_TEST

Suite *stance_lead_suite(void);
Suite *stance_lead_suite(void)
{
    Suite *suite = suite_create("stance/lead");
    TCase *tcase = tcase_create("lead");
    tcase_add_test(tcase, what_leads_a_list_in_governs_each_of_its_items);
    tcase_add_test(tcase, it_governs_nothing_but_the_first_clause_of_an_item);
    tcase_add_test(tcase, what_an_item_describes_is_not_denied);
    tcase_add_test(tcase, leave_in_a_lead_in_makes_no_duty);
    suite_add_tcase(suite, tcase);
    return suite;
}
