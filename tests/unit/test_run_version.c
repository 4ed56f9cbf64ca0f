#include "claimgrep.h"

#include <check.h>
#include <stdio.h>

START_TEST(the_version_is_that_of_the_header)
{
    char wanted[32];
    (void)snprintf(wanted, sizeof wanted, "%d.%d.%d", CG_VERSION_MAJOR, CG_VERSION_MINOR,
                   CG_VERSION_PATCH);
    ck_assert_str_eq(cg_version(), wanted);
}
END_TEST

Suite *run_version_suite(void);
Suite *run_version_suite(void)
{
    Suite *suite = suite_create("run/version");
    TCase *tests = tcase_create("version");
    tcase_add_test(tests, the_version_is_that_of_the_header);
    suite_add_tcase(suite, tests);
    return suite;
}
