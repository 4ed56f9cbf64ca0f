#include "text/title.h"

#include <check.h>

START_TEST(headings_of_plain_text_are_told_from_paragraphs)
{
    static const struct {
        const char *line;
        bool first, later;
    } lines[] = {
        {"Counties want out", true, true},
        {"Item 6. Secure Communities", true, true},
        {"  287(g) and what it means  ", true, true},
        {"\xC3\x89tat des lieux", true, true},
        {"Is it voluntary?", true, false},
        {"counties want out", true, false},
        {"They left.", false, false},
        {"They left!", false, false},
        {"They left (\"at once.\")", false, false},
        {"*They left.*", false, false},
        {"What they say:", false, false},
        {"Counties,", false, false},
        {"Counties leave \xE2\x80\x94", false, false},
        {"Dear neighbors", false, false},
        {"Thanks", false, false},
        {"Hello World Fair Opens in Elm Harbor", true, true},
        {"By Dana Whitlock", false, false},
        {"- an item", false, false},
        {"2. Counties", false, false},
        {"https://news.example.org/a", false, false},
        {"Write to ruth@example.org", false, false},
        {"2010-10-07", false, false},
        {"one two three four five six seven eight nine ten eleven twelve", true, false},
        {"One two three four five six seven eight nine ten eleven twelve", true, true},
        {"One two three four five six seven eight nine ten eleven twelve thirteen",
         false, false},
        {"", false, false},
        {"***", false, false},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        cg_slice line = cg_slice_of(lines[i].line);
        ck_assert_msg(cg_title_is_likely(line, true) == lines[i].first, "%s", line.ptr);
        ck_assert_msg(cg_title_is_likely(line, false) == lines[i].later, "%s",
                      line.ptr);
    }
}
END_TEST

START_TEST(a_title_is_bare_of_emphasis)
{
    static const char *const titles[][2] = {
        {"A title", "A title"}, {" **A title** ", "A title"},
        {"_A_", "A"},           {"*A* b", "*A* b"},
        {"**", "**"},           {"", ""},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        ck_assert(cg_slice_is(cg_title_of(cg_slice_of(titles[i][0])), titles[i][1]));
}
END_TEST

Suite *text_title_suite(void);
Suite *text_title_suite(void)
{
    Suite *suite = suite_create("text/title");
    TCase *all = tcase_create("all");
    tcase_add_test(all, headings_of_plain_text_are_told_from_paragraphs);
    tcase_add_test(all, a_title_is_bare_of_emphasis);
    suite_add_tcase(suite, all);
    return suite;
}
