#include "text/charset.h"

#include <check.h>

START_TEST(names_of_windows_1252_are_known)
{
    static const struct {
        const char *name;
        bool known;
    } names[] = {
        {"windows-1252", true},
        {"Windows 1252", true},
        {"CP1252", true},
        {"ISO-8859-1", true},
        {"latin_1", true},
        {"utf-8", false},
        {"iso-8859-15", false},
        {"", false},
        {"windows-1252-and-much-more", false},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_msg(cg_charset_is_cp1252(cg_slice_of(names[i].name)) ==
                          names[i].known,
                      "%s", names[i].name);
}
END_TEST

START_TEST(bytes_become_utf8)
{
    static const struct {
        const char *bytes;
        bool keep;
        const char *text;
    } cases[] = {
        {"plain", false, "plain"},
        {"\x93\x94", false, "\xE2\x80\x9C\xE2\x80\x9D"},
        {"\xC3\xA9", false, "\xC3\x83\xC2\xA9"},
        {"\xC3\xA9", true, "\xC3\xA9"},
        {"\xC3\xA9\xE9", true, "\xC3\xA9\xC3\xA9"},
        {"a\xE2\x80", true, "a\xC3\xA2\xE2\x82\xAC"},
        {"", true, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cg_buf out;
        cg_buf_init(&out, 64);
        cg_charset_decode(cg_slice_of(cases[i].bytes), cases[i].keep, &out);
        ck_assert(cg_buf_ok(&out));
        ck_assert(cg_slice_is(cg_buf_slice(&out), cases[i].text));
        cg_buf_release(&out);
    }
}
END_TEST

Suite *text_charset_suite(void);
Suite *text_charset_suite(void)
{
    Suite *suite = suite_create("text/charset");
    TCase *all = tcase_create("all");
    tcase_add_test(all, names_of_windows_1252_are_known);
    tcase_add_test(all, bytes_become_utf8);
    suite_add_tcase(suite, all);
    return suite;
}
