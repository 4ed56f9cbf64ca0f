#include "run/exit.h"

#include <check.h>

START_TEST(the_highest_exit_status_that_applies_counts)
{
    static const struct {
        cg_check_summary summary;
        cg_level fail_on;
        int status;
    } table[] = {
        {{.scanned = 1}, CG_LEVEL_NONE, CG_EXIT_CLEAN},
        {{.scanned = 1, .errors = 1}, CG_LEVEL_NONE, CG_EXIT_FINDINGS},
        {{.scanned = 1, .warnings = 1}, CG_LEVEL_NONE, CG_EXIT_CLEAN},
        {{.scanned = 1, .warnings = 1}, CG_LEVEL_ERROR, CG_EXIT_CLEAN},
        {{.scanned = 1, .warnings = 1}, CG_LEVEL_WARNING, CG_EXIT_FINDINGS},
        {{.scanned = 1, .notes = 1}, CG_LEVEL_WARNING, CG_EXIT_CLEAN},
        {{.scanned = 1, .notes = 1}, CG_LEVEL_NOTE, CG_EXIT_FINDINGS},
        {{.scanned = 1, .errors = 1}, CG_LEVEL_NOTE, CG_EXIT_FINDINGS},
        {{.scanned = 1, .skipped = 9}, CG_LEVEL_NONE, CG_EXIT_CLEAN},
        {{.skipped = 9}, CG_LEVEL_NONE, CG_EXIT_USAGE},
        {{.scanned = 0}, CG_LEVEL_NONE, CG_EXIT_USAGE},
        {{.scanned = 1, .errors = 1, .failed = 1}, CG_LEVEL_NONE, CG_EXIT_INCOMPLETE},
        {{.scanned = 1, .errors = 1, .cut = 1}, CG_LEVEL_NONE, CG_EXIT_INCOMPLETE},
        {{.failed = 1}, CG_LEVEL_NONE, CG_EXIT_INCOMPLETE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(cg_exit_status(&table[i].summary, table[i].fail_on) ==
                          table[i].status,
                      "row %zu", i);
}
END_TEST

Suite *run_judge_suite(void);
Suite *run_judge_suite(void)
{
    Suite *suite = suite_create("run/judge");
    TCase *tests = tcase_create("exit status");
    tcase_add_test(tests, the_highest_exit_status_that_applies_counts);
    suite_add_tcase(suite, tests);
    return suite;
}
