#include "verdict/side.h"

#include <check.h>
#include <stdlib.h>

/* A statement of claim 0 as "S", "C" or "M", with the modifiers that count: r
 * rejected, t retracted, h historic, f future, c conditional; n, e and others
 * that don't; another claim's with "!" before it. */
static void add(cg_results *results, const char *text, size_t len)
{
    static const char letters[] = "rthfcneqp";
    static const unsigned bits[] = {
        CG_MOD_REJECTED, CG_MOD_RETRACTED,   CG_MOD_HISTORIC,
        CG_MOD_FUTURE,   CG_MOD_CONDITIONAL, CG_MOD_NEGATED,
        CG_MOD_HEDGED,   CG_MOD_QUESTION,    CG_MOD_REPORTED};
    static const cg_document_info nothing;
    cg_error error;
    cg_statement s = {.document = &nothing};
    if (*text == '!') {
        s.claim = 1;
        text++;
        len--;
    }
    s.stance = *text == 'S'   ? CG_STANCE_SUPPORT
               : *text == 'C' ? CG_STANCE_CONTRADICT
                              : CG_STANCE_MENTION;
    for (size_t i = 1; i < len; i++) {
        const char *at = strchr(letters, text[i]);
        ck_assert_ptr_nonnull(at);
        s.modifiers |= bits[at - letters];
    }
    ck_assert_int_eq(cg_results_add(results, &s, &error), CG_OK);
}

START_TEST(what_a_text_does_to_a_claim_follows_from_its_statements)
{
    static const struct {
        const char *statements;
        cg_side_of_text side;
    } table[] = {
        {"", CG_TEXT_NONE},
        {"!S", CG_TEXT_NONE},
        {"S", CG_TEXT_SUPPORT},
        {"C", CG_TEXT_CONTRADICT},
        {"M", CG_TEXT_MENTION},
        {"S C", CG_TEXT_MIXED},
        {"S S", CG_TEXT_SUPPORT},
        {"S M", CG_TEXT_SUPPORT},
        {"M C M", CG_TEXT_CONTRADICT},
        {"S !C", CG_TEXT_SUPPORT},
        {"Cn Spe", CG_TEXT_MIXED},
        /* rejected and retracted ones never decide */
        {"Sr C", CG_TEXT_CONTRADICT},
        {"S Ct", CG_TEXT_SUPPORT},
        {"Sr", CG_TEXT_MENTION},
        {"Ct Sr", CG_TEXT_MENTION},
        {"Srh", CG_TEXT_MENTION},
        /* weak ones where no other stands */
        {"Sh", CG_TEXT_SUPPORT},
        {"Cf", CG_TEXT_CONTRADICT},
        {"Sc Ch", CG_TEXT_MIXED},
        {"Sh C", CG_TEXT_CONTRADICT},
        {"S Ch Cf Cc", CG_TEXT_SUPPORT},
        {"Sh Cf S C", CG_TEXT_MIXED},
        {"Mq Sh", CG_TEXT_SUPPORT},
        {"Sh Cr", CG_TEXT_SUPPORT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_results *results = cg_results_new();
        ck_assert_ptr_nonnull(results);
        for (const char *at = table[i].statements; *at;) {
            size_t len = strcspn(at, " ");
            add(results, at, len);
            at += len + (at[len] == ' ');
        }
        size_t count = cg_results_statement_count(results);
        cg_side_of_text side = cg_side_of(results, 0, count, 0);
        ck_assert_msg(side == table[i].side, "\"%s\": %s", table[i].statements,
                      cg_side_name(side));
        cg_results_free(results);
    }
}
END_TEST

START_TEST(only_the_statements_asked_for_count)
{
    cg_results *results = cg_results_new();
    add(results, "S", 1);
    add(results, "C", 1);
    add(results, "M", 1);
    ck_assert_int_eq(cg_side_of(results, 0, 1, 0), CG_TEXT_SUPPORT);
    ck_assert_int_eq(cg_side_of(results, 1, 2, 0), CG_TEXT_CONTRADICT);
    ck_assert_int_eq(cg_side_of(results, 1, 3, 0), CG_TEXT_CONTRADICT);
    ck_assert_int_eq(cg_side_of(results, 2, 3, 0), CG_TEXT_MENTION);
    ck_assert_int_eq(cg_side_of(results, 3, 3, 0), CG_TEXT_NONE);
    cg_results_free(results);
}
END_TEST

START_TEST(sides_have_names)
{
    static const char *const names[] = {"none", "support", "contradict", "mixed",
                                        "mention"};
    for (int i = 0; i < 5; i++)
        ck_assert_str_eq(cg_side_name((cg_side_of_text)i), names[i]);
}
END_TEST

Suite *verdict_side_suite(void);
Suite *verdict_side_suite(void)
{
    Suite *suite = suite_create("verdict/side");
    TCase *tests = tcase_create("sides");
    tcase_add_test(tests, what_a_text_does_to_a_claim_follows_from_its_statements);
    tcase_add_test(tests, only_the_statements_asked_for_count);
    tcase_add_test(tests, sides_have_names);
    suite_add_tcase(suite, tests);
    return suite;
}
