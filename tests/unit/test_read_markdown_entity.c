#include "read/markdown_parts.h"

#include <check.h>

static void check_entity(const char *entity, const char *text)
{
    char out[4];
    unsigned len = cg_markdown_entity(cg_slice_of(entity), out);
    ck_assert(cg_slice_is((cg_slice){out, len}, text));
}

START_TEST(names_stand_for_their_character)
{
    check_entity("&amp;", "&");
    check_entity("&AElig;", "\xC3\x86");
    check_entity("&zwnj;", "\xE2\x80\x8C");
    check_entity("&mdash;", "\xE2\x80\x94");
    check_entity("&rsquo;", "\xE2\x80\x99");
}
END_TEST

START_TEST(the_table_is_in_the_order_that_it_is_searched_in)
{
    static const char *const names[] = {
#define E(name, rune) #name,
#include "read/markdown_entities.def"
#undef E
    };
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        ck_assert_int_lt(strcmp(names[i - 1], names[i]), 0);
}
END_TEST

START_TEST(numbers_stand_for_their_character)
{
    check_entity("&#65;", "A");
    check_entity("&#x2014;", "\xE2\x80\x94");
    check_entity("&#X41;", "A");
    check_entity("&#x10FFFF;", "\xF4\x8F\xBF\xBF");
}
END_TEST

START_TEST(numbers_that_no_text_may_hold_are_replaced)
{
    static const char *const entities[] = {"&#0;", "&#xD800;", "&#x110000;",
                                           "&#99999999999999999999;"};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        check_entity(entities[i], "\xEF\xBF\xBD");
}
END_TEST

START_TEST(what_is_no_entity_stands_for_nothing)
{
    static const char *const entities[] = {"",   "&;",   "&#;",   "&#x;", "&unheard;", "&AMPER;",
                                           "&amp", "amp;", "&#6a;", "&#xG;"};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        check_entity(entities[i], "");
}
END_TEST

Suite *read_markdown_entity_suite(void)
{
    Suite *suite = suite_create("read/markdown_entity");
    TCase *tests = tcase_create("markdown_entity");
    tcase_add_test(tests, names_stand_for_their_character);
    tcase_add_test(tests, the_table_is_in_the_order_that_it_is_searched_in);
    tcase_add_test(tests, numbers_stand_for_their_character);
    tcase_add_test(tests, numbers_that_no_text_may_hold_are_replaced);
    tcase_add_test(tests, what_is_no_entity_stands_for_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
