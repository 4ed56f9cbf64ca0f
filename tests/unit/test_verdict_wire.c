#include "verdict/wire.h"

#include "base/slice.h"

#include <check.h>

START_TEST(an_agency_is_known_by_any_of_its_names)
{
    static const struct {
        const char *name;
        bool agency;
    } table[] = {
        {"AP", true},       {"The Associated Press", true}, {"By The Associated Press", true},
        {"Reuters", true},  {"Agence France-Presse", true}, {"dpa", true},
        {"Ann Bell", false}, {"The Gazette", false},        {"", false},
        {"?!", false},      {"The Associated Press of the county of Holm and its many neighbours, "
                             "founded before anybody can remember", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ck_assert_msg(cg_wire_is_agency(cg_slice_of(table[i].name)) == table[i].agency,
                      "\"%s\"", table[i].name);
    }
}
END_TEST

START_TEST(a_dateline_is_cut_off_and_nothing_else)
{
    static const struct {
        const char *sentence, *rest, *agency;
    } table[] = {
        {"HOLM (AP) -- The ferry is free.", "The ferry is free.", "ap"},
        {"HOLM, Aug. 17 (Reuters) - The ferry is free.", "The ferry is free.", "reuters"},
        {"PORT RAND, N.H. (AP) \xE2\x80\x94 The ferry is free.", "The ferry is free.", "ap"},
        {"(AFP) \xE2\x80\x93 The ferry is free.", "The ferry is free.", "afp"},
        {"HOLM -- The ferry is free.", "The ferry is free.", ""},
        {"Holm (AP) - The ferry is free.", "The ferry is free.", "ap"},
        {"The ferry -- it is old -- is free.", "The ferry -- it is old -- is free.", ""},
        {"ICE -- the agency -- says no.", "ICE -- the agency -- says no.", ""},
        {"The ferry (which is old) -- is free.", "The ferry (which is old) -- is free.", ""},
        {"The ferry is free.", "The ferry is free.", ""},
        {"--", "--", ""},
        {")-- (", ")-- (", ""},
        {"", "", ""},
    };
    static const cg_document_info nothing;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        cg_statement s = {.quote = cg_slice_of(table[i].sentence), .document = &nothing};
        cg_slice rest = cg_wire_skip_dateline(s.quote);
        ck_assert_msg(cg_slice_is(rest, table[i].rest), "row %zu: %.*s", i, (int)rest.len,
                      rest.ptr);
        ck_assert_msg(cg_slice_is(cg_wire_of(&s), table[i].agency), "row %zu", i);
    }
}
END_TEST

START_TEST(what_is_known_of_the_document_goes_before_the_sentence)
{
    static const cg_document_info origin = {.origin = CG_SLICE_INIT("Reuters")};
    static const cg_document_info author = {.author = CG_SLICE_INIT("The Associated Press"),
                                            .publisher = CG_SLICE_INIT("Gazette")};
    static const cg_document_info other = {.author = CG_SLICE_INIT("Ann Bell")};
    cg_statement s = {.quote = CG_SLICE("HOLM (AFP) -- Free."), .document = &origin};
    ck_assert(cg_slice_is(cg_wire_of(&s), "reuters"));
    s.document = &author;
    ck_assert(cg_slice_is(cg_wire_of(&s), "ap"));
    s.document = &other;
    ck_assert(cg_slice_is(cg_wire_of(&s), "afp"));
}
END_TEST

Suite *verdict_wire_suite(void);
Suite *verdict_wire_suite(void)
{
    Suite *suite = suite_create("verdict/wire");
    TCase *tests = tcase_create("agencies");
    tcase_add_test(tests, an_agency_is_known_by_any_of_its_names);
    tcase_add_test(tests, a_dateline_is_cut_off_and_nothing_else);
    tcase_add_test(tests, what_is_known_of_the_document_goes_before_the_sentence);
    suite_add_tcase(suite, tests);
    return suite;
}
