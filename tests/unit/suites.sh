#!/bin/sh
# Writes the main program of the tests: suites.sh FILE.c ... > suites.c
# Each test_NAME.c that is named holds the suite NAME_suite().
set -eu

names=
for file; do
    name=${file##*/test_}
    names="$names ${name%.c}"
done

cat <<'C'
/* Generated: runs every suite. CK_RUN_SUITE and CK_RUN_CASE pick some. */
#include <check.h>
#include <stdlib.h>

C
for name in $names; do
    echo "Suite *${name}_suite(void);"
done
cat <<'C'

int main(void)
{
    SRunner *runner = srunner_create(NULL);
C
for name in $names; do
    echo "    srunner_add_suite(runner, ${name}_suite());"
done
cat <<'C'
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
C
