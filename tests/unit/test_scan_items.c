/* Where the items of a list within a sentence stand: what is expected is the number of
 * the item for each word "x". */
#include "engine_fixture.h"

#include <stdlib.h>

static void show(const engine *e, cg_buf *out)
{
    const cg_reading *r = &e->reading;
    cg_buf_reset(out);
    for (uint32_t i = r->range.first; i < r->range.end; i++)
        if (cg_passage_token_is(&e->passage, i, "x"))
            cg_buf_printf(out, "%u", (unsigned)cg_reading_item(r, i));
    ck_assert(cg_buf_ok(out));
}

START_TEST(items_are_numbered_by_letters_figures_or_roman_numbers)
{
    static const engine_reading table[] = {
        {"It may x (a) go x, (b) stay x, or (c) wait x.", "0123"},
        {"It may x (A) go x, (B) stay x.", "012"},
        {"It may x (1) go x, (2) stay x.", "012"},
        {"It may x (i) go x, (ii) stay x, (iii) wait x, (iv) end x.", "01234"},
        {"(a) go x (b) stay x", "12"},
    };
    engine_check_readings(table, sizeof table / sizeof *table, show);
}
END_TEST

START_TEST(what_is_out_of_order_begins_no_item)
{
    static const engine_reading table[] = {
        {"It may x go x.", "00"},
        {"It may x (a) go x.", "00"},
        {"It may x (b) go x, (c) stay x.", "000"},
        {"It may x (a) go x, (i) now x, (ii) later x, (b) stay x.", "01112"},
        {"It may x (a) go x (see (1) x), (c) stay x, (b) wait x.", "01112"},
        {"It may x (a b) go x, (100) stay x.", "000"},
        {"It may x (a", "0"},
    };
    engine_check_readings(table, sizeof table / sizeof *table, show);
}
END_TEST

START_TEST(a_list_of_one_sentence_is_forgotten_with_it)
{
    cg_program *program = program_of(compile_pattern("zzz", ""), "zzz");
    engine e;
    engine_open(&e, program);
    engine_load(&e, "It may (a) go, (b) stay. It x waits.");
    ck_assert_uint_eq(e.passage.sentences.len, 2);
    engine_read(&e, 0);
    ck_assert_uint_eq(e.reading.items.len, 2);
    engine_read(&e, 1);
    ck_assert_uint_eq(e.reading.items.len, 0);
    engine_close(&e);
    cg_program_free(program);
}
END_TEST

Suite *scan_items_suite(void);
Suite *scan_items_suite(void)
{
    Suite *suite = suite_create("scan/items");
    TCase *tcase = tcase_create("items");
    tcase_add_test(tcase, items_are_numbered_by_letters_figures_or_roman_numbers);
    tcase_add_test(tcase, what_is_out_of_order_begins_no_item);
    tcase_add_test(tcase, a_list_of_one_sentence_is_forgotten_with_it);
    suite_add_tcase(suite, tcase);
    return suite;
}
