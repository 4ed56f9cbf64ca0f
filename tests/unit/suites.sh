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
/* Generated. Without arguments every suite runs, else those that are named:
 * "base_json" for that of test_base_json.c. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

C
for name in $names; do
    echo "Suite *${name}_suite(void);"
done
cat <<'C'

static const struct {
    const char *name;
    Suite *(*make)(void);
} suites[] = {
C
for name in $names; do
    echo "    {\"$name\", ${name}_suite},"
done
cat <<'C'
};

static int is_wanted(const char *name, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return 1;
    return argc < 2;
}

int main(int argc, char **argv)
{
    SRunner *runner = srunner_create(NULL);
    int found = 0;
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++) {
        if (is_wanted(suites[i].name, argc, argv)) {
            srunner_add_suite(runner, suites[i].make());
            found++;
        }
    }
    if (found < argc - 1)
        fprintf(stderr, "no suite of that name\n");
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 && found > 0 && found >= argc - 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
C
