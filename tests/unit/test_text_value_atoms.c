#include "text/value_atoms.h"

#include "base/alloc.h"
#include "value_fixture.h"

/* The atoms as text: words and marks as they are, numbers in brackets, and a
 * space where they are not joined. */
static void describe(cg_slice text, const cg_atoms *atoms, cg_buf *out)
{
    cg_buf_reset(out);
    for (size_t i = 0; i < atoms->len; i++) {
        const cg_atom *a = &atoms->items[i];
        if (i > 0 && !a->joined)
            cg_buf_add_char(out, ' ');
        if (a->kind == CG_ATOM_NUMBER)
            cg_buf_printf(out, "[%g]", a->number);
        else if (a->kind == CG_ATOM_VULGAR)
            cg_buf_printf(out, "{%g}", a->number);
        else
            cg_buf_add_slice(out, cg_slice_sub(text, a->span.start, a->span.end));
        if (a->kind == CG_ATOM_MARK)
            cg_buf_add_char(out, '.');
    }
}

START_TEST(text_falls_into_numbers_words_and_marks)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"It has 40 beds", "It has [40] beds"},
        {"40km", "[40]km"},
        {"F16 and B2B", "F16 and B2B"},
        {"v1.2", "v[1.2]"},
        {"v1.2.3", "v[1]..[2]..[3]"},
        {"1,000.5!", "[1000.5]!."},
        {"10.20.30.40", "[10]..[20]..[30]..[40]"},
        {"$5", "$.[5]"},
        {"$.50", "$.[0.5]"},
        {"No.5", "No..[5]"},
        {"U.S. law", "U.S. law"},
        {"e.g. 5", "e.g. [5]"},
        {"end. 5", "end.. [5]"},
        {"3\xC2\xBD", "[3]{0.5}"},
        {"40 000 and 1 234 567", "[40000] and [1.23457e+06]"},
        {"12 345", "[12] [345]"},
        {"1 222 333 444 555 666 777 888 999 111 222 333 444 555 666 777 888",
         "[1] [222] [333] [444] [555] [666] [777] [888] [999] [111] [222] [333] [444] "
         "[555] [666] [777] [888]"}, /* a row of numbers, not one */
        {"1e3 2e 3ex", "[1000] [2]e [3]ex"},
        {"5,", "[5],."},
        {"5.", "[5].."},
        {"see http://a.b/1?2 or www.c.d/3 now 4", "see http or now [4]"},
        {"so\xC2\xAD"
         "ft 5",
         "so\xC2\xAD"
         "ft [5]"},
        {"", ""},
    };
    value_fixture f;
    cg_atoms atoms = {0};
    value_setup(&f, "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_slice text = cg_slice_of(rows[i].text);
        cg_vec_reset(&atoms);
        ck_assert(cg_value_atoms_scan(text, (cg_span){0, (uint32_t)text.len}, f.words,
                                      &atoms));
        describe(text, &atoms, &f.text);
        ck_assert_str_eq(f.text.len ? f.text.ptr : "", rows[i].want);
    }
    cg_vec_release(&atoms);
    value_teardown(&f);
}
END_TEST

START_TEST(digits_give_the_nearest_double)
{
    static const struct {
        const char *text;
        double want;
        uint8_t digits, decimals;
        bool plain;
    } rows[] = {
        {"7.7", 7.7, 1, 1, false},
        {"0.1", 0.1, 1, 1, false},
        {"1234.5678", 1234.5678, 4, 4, false},
        {"00012", 12, 5, 0, true},
        {"123456789012345678", 123456789012345678.0, 18, 0, true},
        {"1e22", 1e22, 1, 0, false},
        {"5e-324", 0, 1, 0, false}, /* near enough */
        {"1,234", 1234, 4, 0, false},
        {"12,34,567", 1234567, 7, 0, false},
        {"1.234,5", 1234.5, 4, 1, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_atom atom = {0};
        cg_slice text = cg_slice_of(rows[i].text);
        cg_value_atoms_number(text, 0, text.len, &atom);
        ck_assert_msg(atom.number == rows[i].want || rows[i].want == 0, "\"%s\": %.17g",
                      rows[i].text, atom.number);
        ck_assert_uint_eq(atom.span.end, text.len);
        ck_assert_uint_eq(atom.digits, rows[i].digits);
        ck_assert_uint_eq(atom.decimals, rows[i].decimals);
        ck_assert(atom.plain == rows[i].plain);
    }
}
END_TEST

START_TEST(words_are_found_in_any_case)
{
    value_fixture f;
    cg_atoms atoms = {0};
    cg_slice text = CG_SLICE("MILLION million x\xE2\x80\x99s unheardof U.S.");
    value_setup(&f, "");
    ck_assert(
        cg_value_atoms_scan(text, (cg_span){0, (uint32_t)text.len}, f.words, &atoms));
    ck_assert_uint_eq(atoms.len, 7);
    ck_assert_ptr_nonnull(atoms.items[0].word);
    ck_assert_ptr_eq(atoms.items[0].word, atoms.items[1].word);
    ck_assert_ptr_eq(atoms.items[3].word, cg_value_words_find(f.words, CG_SLICE("'")));
    ck_assert_ptr_null(atoms.items[5].word);
    ck_assert_ptr_eq(atoms.items[6].word, cg_value_words_find(f.words, CG_SLICE("us")));
    cg_vec_release(&atoms);
    value_teardown(&f);
}
END_TEST

Suite *text_value_atoms_suite(void)
{
    Suite *suite = suite_create("text/value_atoms");
    TCase *tcase = tcase_create("atoms");
    tcase_add_test(tcase, text_falls_into_numbers_words_and_marks);
    tcase_add_test(tcase, digits_give_the_nearest_double);
    tcase_add_test(tcase, words_are_found_in_any_case);
    suite_add_tcase(suite, tcase);
    return suite;
}
