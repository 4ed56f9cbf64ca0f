#include "value_fixture.h"

START_TEST(versions_have_a_word_or_three_parts)
{
    static const value_row rows[] = {
        {"v2.5.1", "version 2.5.1.0"},
        {"version 2.5", "version 2.5.0.0"},
        {"version 7", "version 7.0.0.0"},
        {"release 2.5.1", "version 2.5.1.0"},
        {"2.5.1 or later", "version 2.5.1.0 (at least)"},
        {"before 2.5.1", "version 2.5.1.0 (less than)"},
        {"at least version 2.5", "version 2.5.0.0 (at least)"},
        {"2.5", "number 2.5"},
        {"172.16.254.9", "number 172; number 16; number 254; number 9"},
        {"version 1.2.3.4.5", "number 1; number 2; number 3; number 4; number 5"},
    };
    VALUE_CHECK("", rows);
}
END_TEST

Suite *text_value_version_suite(void)
{
    Suite *suite = suite_create("text/value_version");
    TCase *tcase = tcase_create("versions");
    tcase_add_test(tcase, versions_have_a_word_or_three_parts);
    suite_add_tcase(suite, tcase);
    return suite;
}
