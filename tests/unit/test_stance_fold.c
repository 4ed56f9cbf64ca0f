/* The fold, with the table of the language data. A chain of operators is
 * written outermost first; "own" behind one: its holder is who speaks already;
 * "not", "changed", "inner": see cg_echo. */
#include "stance/fold.h"

#include "lang_fixture.h"

#include <stdio.h>
#include <stdlib.h>

static lang_data data;
static const cg_operators *operators;

static void load(void)
{
    data = data_embedded("en/operators.json");
    ck_assert_int_eq(cg_operators_load(data.root, &data.arena, &operators, &data.error),
                     CG_OK);
}

static void unload(void)
{
    data_drop(&data);
}

static cg_operator operator_of(cg_slice name)
{
    for (unsigned i = 0; i <= CG_OPERATOR_COUNT; i++)
        if (cg_slice_is(name, cg_operator_name((cg_operator)i)))
            return (cg_operator)i;
    ck_abort_msg("no operator %.*s", (int)name.len, name.ptr);
}

typedef struct chain {
    cg_governor governors[8];
    bool own[8];
    size_t len;
} chain;

static chain chain_of(const char *text)
{
    chain c = {.len = 0};
    while (*text) {
        size_t len = strcspn(text, " ");
        cg_slice word = {text, len};
        if (cg_slice_is(word, "own"))
            c.own[c.len - 1] = true;
        else if (cg_slice_is(word, "future"))
            c.governors[c.len - 1].modifiers |= CG_MOD_FUTURE;
        else if (cg_slice_is(word, "not"))
            c.governors[c.len - 1].echo.sign = -1;
        else if (cg_slice_is(word, "changed"))
            c.governors[c.len - 1].echo.changed = true;
        else if (cg_slice_is(word, "inner"))
            c.governors[c.len - 1].echo.inner = true;
        else if (cg_slice_is(word, "counterfactual"))
            c.governors[c.len++] =
                (cg_governor){.op = CG_OPERATOR_SCARE, .modifiers = CG_MOD_CONDITIONAL};
        else
            c.governors[c.len++] = (cg_governor){.op = operator_of(word), .echo.sign = 1};
        text += len + (text[len] == ' ');
    }
    return c;
}

static char sign(int polarity)
{
    return polarity > 0 ? '+' : polarity < 0 ? '-' : '0';
}

/* "+" or "0<-" with a lean, "-~+" with what held before. */
static int show_lane(const cg_lane *lane, char *out)
{
    int len = 0;
    out[len++] = sign(lane->now);
    if (lane->now == 0 && lane->lean) {
        out[len++] = '<';
        out[len++] = sign(lane->lean);
    }
    if (lane->before) {
        out[len++] = '~';
        out[len++] = sign(lane->before);
    }
    return len;
}

static void show(const cg_commitment *c, char out[32])
{
    int len = show_lane(&c->author, out);
    if (c->has_speaker) {
        out[len++] = ' ';
        len += show_lane(&c->speaker, out + len);
    }
    out[len] = '\0';
}

typedef struct row {
    const char *operators,
        *lanes; /* the author's and, when there is one, the speaker's */
} row;

static void check_rows(const row *table, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        chain c = chain_of(table[i].operators);
        cg_commitment all = cg_fold(operators, c.governors, c.len, c.own, CG_FORCE_NONE);
        char got[32];
        show(&all, got);
        ck_assert_msg(strcmp(got, table[i].lanes) == 0, "%s: %s instead of %s",
                      table[i].operators, got, table[i].lanes);
    }
}

#define CHECK_ROWS(table) check_rows((table), sizeof(table) / sizeof *(table))

START_TEST(each_operator_does_what_the_table_says_under_plus_and_minus)
{
    static const row table[] = {
        {"", "+"},
        {"NEG", "-"},
        {"NEG NEG", "+"},
        {"ID", "+"},
        {"NEG ID", "-"},
        {"UNKNOWN", "0"},
        {"NEG UNKNOWN", "0"},
        {"WISH", "0<+"},
        {"NEG WISH", "0<-"},
        {"WISH NEG", "0<-"},
        {"IMPLIES", "+"},
        {"NEG IMPLIES", "-"},
        {"REVERSES", "-"},
        {"NEG REVERSES", "+"},
        {"PREVENTS", "-"},
        {"NEG PREVENTS", "0"},
        {"ENSURES", "+"},
        {"NEG ENSURES", "0"},
        {"FACTIVE", "+ +"},
        {"NEG FACTIVE", "+ 0"},
        {"FACTIVE NEG", "- -"},
        {"SAYS", "0 +"},
        {"NEG SAYS", "0 0"},
        {"SAYS NEG", "0 -"},
        {"DENIES", "0 -"},
        {"NEG DENIES", "0 0"},
        {"DENIES NEG", "0 +"},
        {"RAISES", "0 +"},
        {"NEG RAISES", "0 -"},
        {"DISOWNS", "- +"},
        {"NEG DISOWNS", "0 0"},
        {"DISOWNS NEG", "+ -"},
        {"PAST", "+"},
        {"NEG PAST", "-"},
        {"CEASES", "-~+"},
        {"NEG CEASES", "+~+"},
        {"BECOMES", "+~-"},
        {"NEG BECOMES", "-"},
        {"USED", "0<-~+"},
        {"NEG USED", "0<+~-"},
        {"MODAL", "+"},
        {"NEG MODAL", "-"},
        {"COND", "0"},
        {"NEG COND", "0"},
        {"PARTIAL", "-"},
        {"NEG PARTIAL", "+"},
        {"RETRACTS", "0<-"},
        {"NEG RETRACTS", "0<+"},
        {"SCARE", "0<-"},
        {"CONCESSIVE", "+"},
        {"NEG CONCESSIVE", "-"},
        {"AFTER", "-"},
        {"NEG AFTER", "+"},
        {"NONE", "+"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(lanes_part_at_a_holder_and_are_folded_each)
{
    static const row table[] = {
        {"SAYS DENIES", "0 -"},
        {"DENIES SAYS", "0 0"},
        {"DENIES DENIES", "0 0"},
        {"DENIES PREVENTS", "0 0"},
        {"DENIES FACTIVE", "0 0"},
        {"FACTIVE SAYS", "0 +"},
        {"FACTIVE DISOWNS", "- +"},
        {"SAYS UNKNOWN", "0 0"},
        {"UNKNOWN SAYS", "0 0"},
        {"SAYS WISH NEG", "0 0<-"},
        {"SAYS CEASES", "0 -~+"},
        {"CEASES SAYS", "0 0"},
        {"FACTIVE CEASES", "-~+ -~+"},
        {"SAYS SAYS NEG", "0 -"},
        /* "I think", "nobody believes" */
        {"RAISES own", "+"},
        {"NEG RAISES own", "-"},
        {"SAYS own", "+"},
        {"DENIES own", "-"},
        {"SAYS RAISES own", "0 +"},
        {"SAYS NEG RAISES own", "0 -"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(leans_flip_as_polarities_do)
{
    static const row table[] = {
        {"WISH NEG NEG", "0<+"},
        {"WISH AFTER", "0<-"},
        {"WISH UNKNOWN", "0<+"},
        {"UNKNOWN NEG", "0"},
        {"RETRACTS NEG", "0<+"},
        {"RETRACTS WISH", "0<-"},
        {"NEG WISH NEG", "0<+"},
        {"counterfactual", "0<-"},
        {"counterfactual NEG", "0<+"},
        {"NEG counterfactual", "0<+"}, /* unlike marks of distance, below */
        {"NEG SCARE", "-"},
    };
    CHECK_ROWS(table);
}
END_TEST

START_TEST(what_is_to_come_or_may_be_has_no_history)
{
    static const row table[] = {
        {"MODAL future CEASES", "-"}, {"MODAL future BECOMES", "+"},
        {"COND CEASES", "0<-"},       {"RAISES CEASES", "0 -"},
        {"CEASES NEG", "+~-"},        {"BECOMES NEG", "-~+"},
        {"CEASES UNKNOWN", "0"},
    };
    static const row seen[] = {{"CEASES PAST", "-~+"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        chain c = chain_of(table[i].operators);
        cg_commitment all = cg_fold(operators, c.governors, c.len, c.own, CG_FORCE_NONE);
        char got[32];
        show(&all, got);
        /* Of a lean that is left over nothing is said here. */
        ck_assert_msg(strncmp(got, table[i].lanes, 1) == 0 &&
                          (strchr(got, '~') != NULL) ==
                              (strchr(table[i].lanes, '~') != NULL),
                      "%s: %s", table[i].operators, got);
    }
    CHECK_ROWS(seen);
}
END_TEST

START_TEST(modifiers_gather_on_the_way)
{
    static const struct {
        const char *operators;
        unsigned modifiers;
    } table[] = {
        {"", 0},
        {"NEG", CG_MOD_NEGATED},
        {"NEG PARTIAL", CG_MOD_NEGATED | CG_MOD_PARTIAL},
        {"SAYS NEG", CG_MOD_REPORTED | CG_MOD_NEGATED},
        {"SAYS own", 0},
        {"RAISES", CG_MOD_HEDGED | CG_MOD_REPORTED},
        {"RAISES own", CG_MOD_HEDGED},
        {"PAST SAYS", CG_MOD_HISTORIC | CG_MOD_REPORTED},
        {"counterfactual", CG_MOD_CONDITIONAL},
        {"SCARE", CG_MOD_SCARE_QUOTE},
        {"NEG SCARE", CG_MOD_NEGATED},
        {"MODAL future", CG_MOD_FUTURE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        chain c = chain_of(table[i].operators);
        cg_commitment all = cg_fold(operators, c.governors, c.len, c.own, CG_FORCE_NONE);
        ck_assert_msg(all.modifiers == table[i].modifiers, "%s: %#x",
                      table[i].operators, all.modifiers);
    }
}
END_TEST

START_TEST(the_steps_show_what_stands_behind_each_operator)
{
    static const char *const wanted[] = {"0 +", "0 -", "0 0<-"};
    chain c = chain_of("SAYS NEG WISH");
    cg_commitment steps[3];
    cg_commitment all = cg_fold_steps(operators, c.governors, c.len, c.own, CG_FORCE_NONE, steps);
    for (size_t i = 0; i < 3; i++) {
        char got[32];
        show(&steps[i], got);
        ck_assert_str_eq(got, wanted[i]);
    }
    ck_assert_int_eq(all.speaker.lean, -1);
    ck_assert_uint_eq(all.holder, 0);
}
END_TEST

/* --- outcomes ------------------------------------------------------------------------------- */

/* "S", "C", "M<S", then a: author, s: speaker, n: negated, r: rejected, h:
 * historic. */
static void show_outcomes(const cg_outcome *out, unsigned count, char text[64])
{
    static const char stances[] = "-SCM";
    size_t len = 0;
    for (unsigned i = 0; i < count; i++) {
        if (i)
            text[len++] = ' ';
        text[len++] = stances[out[i].stance];
        if (out[i].lean) {
            text[len++] = '<';
            text[len++] = stances[out[i].lean];
        }
        text[len++] = out[i].voice == CG_VOICE_SPEAKER ? 's' : 'a';
        if (out[i].modifiers & CG_MOD_NEGATED)
            text[len++] = 'n';
        if (out[i].modifiers & CG_MOD_REJECTED)
            text[len++] = 'r';
        if (out[i].modifiers & CG_MOD_HISTORIC)
            text[len++] = 'h';
    }
    text[len] = '\0';
}

typedef struct outcome_row {
    const char *operators;
    int sign;
    cg_polarity_rule rule;
    const char *outcomes;
} outcome_row;

static void check_outcomes(const outcome_row *table, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        chain c = chain_of(table[i].operators);
        cg_commitment all = cg_fold(operators, c.governors, c.len, c.own, CG_FORCE_NONE);
        cg_outcome out[3];
        char got[64];
        unsigned count = cg_fold_outcomes(&all, table[i].sign, table[i].rule, out);
        show_outcomes(out, count, got);
        ck_assert_msg(strcmp(got, table[i].outcomes) == 0, "%s, %+d, rule %d: %s",
                      table[i].operators, table[i].sign, (int)table[i].rule, got);
    }
}

static void give_force(chain *c, const char *forces)
{
    for (size_t i = 0; i < c->len; i++)
        c->governors[i].force = forces[i] == 'd'   ? CG_FORCE_DUTY
                                : forces[i] == 'p' ? CG_FORCE_PERMISSION
                                                   : CG_FORCE_NONE;
}

START_TEST(words_of_duty_and_permission_count_by_the_force_of_the_claim)
{
    static const struct {
        const char *operators, *forces; /* of the words: d, p, or none */
        cg_force claim;
        const char *lanes;
    } table[] = {
        {"UNKNOWN", "d", CG_FORCE_NONE, "0"},
        {"UNKNOWN", "d", CG_FORCE_DUTY, "+"},
        {"UNKNOWN", "d", CG_FORCE_PERMISSION, "+"},
        {"NEG UNKNOWN", "-d", CG_FORCE_DUTY, "-"},
        {"NEG UNKNOWN", "-d", CG_FORCE_PERMISSION, "0"},
        {"MODAL", "p", CG_FORCE_NONE, "+"},
        {"MODAL", "p", CG_FORCE_DUTY, "0"},
        {"NEG MODAL", "-p", CG_FORCE_DUTY, "-"},
        {"MODAL", "p", CG_FORCE_PERMISSION, "+"},
        {"NEG MODAL", "-p", CG_FORCE_PERMISSION, "-"},
        {"SAYS NEG IMPLIES", "--d", CG_FORCE_PERMISSION, "0 0"},
        {"UNKNOWN", "-", CG_FORCE_DUTY, "0"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        chain c = chain_of(table[i].operators);
        give_force(&c, table[i].forces);
        cg_commitment all = cg_fold(operators, c.governors, c.len, c.own, table[i].claim);
        char got[32];
        show(&all, got);
        ck_assert_msg(strcmp(got, table[i].lanes) == 0, "%s for force %d: %s",
                      table[i].operators, (int)table[i].claim, got);
        ck_assert_msg(table[i].claim == CG_FORCE_NONE || !(all.modifiers & CG_MOD_HEDGED),
                      "%s hedges", table[i].operators);
    }
}
END_TEST

START_TEST(the_patterns_sign_makes_support_or_contradiction_of_it)
{
    static const outcome_row table[] = {
        {"", +1, CG_POLARITY_FLIP, "Sa"},
        {"", -1, CG_POLARITY_FLIP, "Ca"},
        {"NEG", +1, CG_POLARITY_FLIP, "Can"},
        {"NEG", -1, CG_POLARITY_FLIP, "San"},
        {"NEG NEG", +1, CG_POLARITY_FLIP, "Sa"},
        {"UNKNOWN", +1, CG_POLARITY_FLIP, "Ma"},
        {"WISH", +1, CG_POLARITY_FLIP, "M<Sa"},
        {"WISH", -1, CG_POLARITY_FLIP, "M<Ca"},
        {"SAYS", +1, CG_POLARITY_FLIP, "Ss"},
        {"DENIES", +1, CG_POLARITY_FLIP, "Cs"},
        {"NEG SAYS", +1, CG_POLARITY_FLIP, "Ms"},
        {"FACTIVE", -1, CG_POLARITY_FLIP, "Cs"},
        /* opposed lanes are two records */
        {"DISOWNS", +1, CG_POLARITY_FLIP, "Ca Ssr"},
        {"DISOWNS", -1, CG_POLARITY_FLIP, "Sa Csr"},
        /* what held before is one more */
        {"CEASES", +1, CG_POLARITY_FLIP, "Ca Sah"},
        {"BECOMES", -1, CG_POLARITY_FLIP, "Ca Sah"},
        {"SAYS CEASES", +1, CG_POLARITY_FLIP, "Cs Ssh"},
        {"USED", +1, CG_POLARITY_FLIP, "Sah"},
        {"USED", -1, CG_POLARITY_FLIP, "Cah"},
    };
    check_outcomes(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(a_patterns_polarity_rule_says_what_operators_may_do_to_it)
{
    static const outcome_row table[] = {
        /* evidence when asserted; its denial proves nothing */
        {"", +1, CG_POLARITY_ASSERTED, "Sa"},
        {"NEG", +1, CG_POLARITY_ASSERTED, "Ma"},
        {"NEG NEG", +1, CG_POLARITY_ASSERTED, "Sa"},
        {"UNKNOWN", -1, CG_POLARITY_ASSERTED, "Ma"},
        {"WISH", +1, CG_POLARITY_ASSERTED, "Ma"},
        {"SAYS", -1, CG_POLARITY_ASSERTED, "Cs"},
        {"DENIES", -1, CG_POLARITY_ASSERTED, "Ms"},
        {"CEASES", +1, CG_POLARITY_ASSERTED, "Ma"},
        /* evidence when denied; said alone it proves nothing */
        {"NEG", +1, CG_POLARITY_DENIED, "Sa"},
        {"NEG", -1, CG_POLARITY_DENIED, "Ca"},
        {"", +1, CG_POLARITY_DENIED, "Ma"},
        {"NEG NEG", +1, CG_POLARITY_DENIED, "Ma"},
        {"UNKNOWN", +1, CG_POLARITY_DENIED, "Ma"},
        {"WISH", -1, CG_POLARITY_DENIED, "Ma"},
        {"DENIES", +1, CG_POLARITY_DENIED, "Ss"},
        {"SAYS NEG", -1, CG_POLARITY_DENIED, "Cs"},
        /* the side stands whatever surrounds it */
        {"NEG", +1, CG_POLARITY_FIXED, "Sa"},
        {"UNKNOWN", -1, CG_POLARITY_FIXED, "Ca"},
        {"SAYS", +1, CG_POLARITY_FIXED, "Ss"},
        {"DENIES", -1, CG_POLARITY_FIXED, "Cs"},
        {"NEG SAYS", +1, CG_POLARITY_FIXED, "Ss"},
        {"FACTIVE NEG", +1, CG_POLARITY_FIXED, "Ss"},
        {"CEASES", +1, CG_POLARITY_FIXED, "Sa"},
    };
    check_outcomes(table, sizeof table / sizeof *table);
}
END_TEST

START_TEST(what_is_taken_up_is_said_anew)
{
    static const row table[] = {
        {"ELLIPSIS", "+"},
        {"ELLIPSIS not", "-"},
        {"NEG ELLIPSIS", "+"},
        {"UNKNOWN ELLIPSIS not", "-"},
        {"WISH ELLIPSIS not", "-"},
        {"SAYS ELLIPSIS not", "- +"},
        {"DENIES ELLIPSIS", "+ -"},
        {"SAYS ELLIPSIS not inner", "0 -"},
        {"NEG ELLIPSIS changed", "+~-"},
        {"ELLIPSIS not changed", "-~+"},
        {"USED ELLIPSIS not changed", "-~+"},
        {"ELLIPSIS changed", "+"},
        {"VERDICT not", "- +"},
        {"NEG VERDICT not", "+ -"},
        {"SAYS VERDICT not", "- +"},
        {"SAYS NEG VERDICT not", "+ -"},
        {"UNKNOWN VERDICT not", "0"},
    };
    CHECK_ROWS(table);
}
END_TEST

Suite *stance_fold_suite(void);
Suite *stance_fold_suite(void)
{
    Suite *suite = suite_create("stance/fold");
    TCase *folds = tcase_create("folds");
    tcase_add_unchecked_fixture(folds, load, unload);
    tcase_add_test(folds, each_operator_does_what_the_table_says_under_plus_and_minus);
    tcase_add_test(folds, lanes_part_at_a_holder_and_are_folded_each);
    tcase_add_test(folds, leans_flip_as_polarities_do);
    tcase_add_test(folds, what_is_to_come_or_may_be_has_no_history);
    tcase_add_test(folds, what_is_taken_up_is_said_anew);
    tcase_add_test(folds, modifiers_gather_on_the_way);
    tcase_add_test(folds, the_steps_show_what_stands_behind_each_operator);
    tcase_add_test(folds, words_of_duty_and_permission_count_by_the_force_of_the_claim);
    tcase_add_test(folds, the_patterns_sign_makes_support_or_contradiction_of_it);
    tcase_add_test(folds, a_patterns_polarity_rule_says_what_operators_may_do_to_it);
    suite_add_tcase(suite, folds);
    return suite;
}
