#include "lang/force.h"

#include "lang_fixture.h"

static const cg_classes *load(lang_data *data)
{
    const cg_classes *classes = NULL;
    *data = data_embedded("en/classes.json");
    ck_assert_int_eq(cg_classes_load(data->root, &data->arena, &classes, &data->error), CG_OK);
    return classes;
}

START_TEST(a_claim_is_about_a_duty_a_permission_or_neither)
{
    static const struct {
        const char *claim;
        cg_force force;
    } rows[] = {
        {"The recipient must return the files", CG_FORCE_DUTY},
        {"The recipient SHALL return the files", CG_FORCE_DUTY},
        {"The recipient is required to return the files", CG_FORCE_DUTY},
        {"The recipient is not required to return the files", CG_FORCE_DUTY},
        {"The recipient has a duty to return what it may copy", CG_FORCE_DUTY},
        {"The recipient may copy the files", CG_FORCE_PERMISSION},
        {"The recipient may not copy the files", CG_FORCE_PERMISSION},
        {"Visitors are allowed, if they must, to stay", CG_FORCE_PERMISSION},
        {"The recipient shall not copy the files", CG_FORCE_PERMISSION},
        {"The recipient must never copy the files", CG_FORCE_PERMISSION},
        {"The ferry is free", CG_FORCE_NONE},
        {"The ferry does not run", CG_FORCE_NONE},
        {"", CG_FORCE_NONE},
        {"Mayors mustered aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", CG_FORCE_NONE},
    };
    lang_data data;
    const cg_classes *classes = load(&data);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(cg_force_of(classes, cg_slice_of(rows[i].claim)) == rows[i].force, "%s",
                      rows[i].claim);
    data_drop(&data);
}
END_TEST

START_TEST(no_duty_leaves_a_permission_open_and_leave_makes_no_duty)
{
    static const struct {
        cg_force claimed, said;
        int plus, minus;
    } rows[] = {
        {CG_FORCE_DUTY, CG_FORCE_DUTY, 1, -1},
        {CG_FORCE_DUTY, CG_FORCE_PERMISSION, 0, -1},
        {CG_FORCE_DUTY, CG_FORCE_CONDITION, 1, -1},
        {CG_FORCE_PERMISSION, CG_FORCE_DUTY, 1, 0},
        {CG_FORCE_PERMISSION, CG_FORCE_PERMISSION, 1, -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const signed char *results = cg_force_results(rows[i].claimed, rows[i].said);
        ck_assert_int_eq(results[0], rows[i].plus);
        ck_assert_int_eq(results[1], rows[i].minus);
    }
}
END_TEST

START_TEST(force_is_nothing_to_most_claims_and_of_most_words)
{
    for (unsigned force = 0; force < CG_FORCE_COUNT; force++) {
        ck_assert_ptr_null(cg_force_results(CG_FORCE_NONE, (cg_force)force));
        ck_assert_ptr_null(cg_force_results((cg_force)force, CG_FORCE_NONE));
    }
    ck_assert_ptr_null(cg_force_results(CG_FORCE_PERMISSION, CG_FORCE_CONDITION));
}
END_TEST

Suite *lang_force_suite(void);
Suite *lang_force_suite(void)
{
    Suite *suite = suite_create("lang/force");
    TCase *tcase = tcase_create("force");
    tcase_add_test(tcase, a_claim_is_about_a_duty_a_permission_or_neither);
    tcase_add_test(tcase, no_duty_leaves_a_permission_open_and_leave_makes_no_duty);
    tcase_add_test(tcase, force_is_nothing_to_most_claims_and_of_most_words);
    suite_add_tcase(suite, tcase);
    return suite;
}
