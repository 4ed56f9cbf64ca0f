#include "sheet/link.h"

#include "base/limits.h"

#include <check.h>
#include <unistd.h>

static cg_buf out;

static void set_up(void)
{
    cg_buf_init(&out, CG_MAX_PATH);
}

static void tear_down(void)
{
    cg_buf_release(&out);
}

static void expect_out(const char *wanted)
{
    ck_assert_msg(cg_slice_is(cg_buf_slice(&out), wanted), "\"%.*s\" and not \"%s\"",
                  (int)out.len, out.ptr ? out.ptr : "", wanted);
    cg_buf_reset(&out);
}

START_TEST(the_way_back_has_a_step_for_each_folder)
{
    static const char *const rows[][2] = {
        {"sheets", "../"}, {"a/b/", "../../"}, {"./a//b/.", "../../"}, {".", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert(cg_link_add_way_back(&out, rows[i][0]));
        expect_out(rows[i][1]);
    }
}
END_TEST

START_TEST(there_is_none_from_folders_elsewhere)
{
    char here[4096], below[5000];
    ck_assert(!cg_link_add_way_back(&out, "../sheets"));
    ck_assert(!cg_link_add_way_back(&out, "/nowhere/sheets"));
    ck_assert_ptr_nonnull(getcwd(here, sizeof here));
    (void)snprintf(below, sizeof below, "%s/a/b", here);
    ck_assert(cg_link_add_way_back(&out, below));
    expect_out("../../");
    (void)snprintf(below, sizeof below, "%s-and-more/a", here);
    ck_assert(!cg_link_add_way_back(&out, below));
}
END_TEST

START_TEST(a_page_is_linked_to_at_the_words)
{
    cg_document_info document = {.url = CG_SLICE("https://example.org/a")};
    cg_statement s = {.quote = CG_SLICE("Entry is free.")};
    ck_assert(cg_link_add_web(&out, &document, &s));
    expect_out("https://example.org/a#:~:text=Entry%20is%20free.");
    s.quote = CG_SLICE("The museum said on Monday that entry, for everybody who lives in the "
                       "county, is free of charge on Sundays.");
    ck_assert(cg_link_add_web(&out, &document, &s));
    expect_out("https://example.org/a#:~:text=The%20museum%20said%20on%20Monday,"
               "free%20of%20charge%20on%20Sundays.");
    document.url = CG_SLICE("https://example.org/a#top");
    s.quote = CG_SLICE("Yes");
    ck_assert(cg_link_add_web(&out, &document, &s));
    expect_out("https://example.org/a#top:~:text=Yes");
    ck_assert(cg_link_add_web(&out, &document, NULL));
    expect_out("https://example.org/a#top");
}
END_TEST

START_TEST(no_other_scheme_is_linked_to)
{
    cg_document_info document = {.url = CG_SLICE("javascript:alert(1)")};
    ck_assert(!cg_link_add_web(&out, &document, NULL));
    ck_assert(!cg_link_add_web(&out, NULL, NULL));
    expect_out("");
}
END_TEST

START_TEST(files_are_linked_to_by_the_way_back)
{
    cg_statement s = {.path = CG_SLICE("./a b/javascript:x.txt")};
    ck_assert(cg_link_add_file(&out, "../", &s));
    expect_out("../a%20b/javascript%3Ax.txt");
    s.page = 4;
    s.path = CG_SLICE("a.pdf");
    ck_assert(cg_link_add_file(&out, "../", &s));
    expect_out("../a.pdf#page=4");
    ck_assert(!cg_link_add_file(&out, NULL, &s));
    s.path = CG_SLICE("/etc/a.txt");
    ck_assert(!cg_link_add_file(&out, "../", &s));
    s.path = CG_SLICE("a.zip!b.txt");
    s.space = CG_SPACE_MEMBER;
    ck_assert(!cg_link_add_file(&out, "../", &s));
    expect_out("");
}
END_TEST

Suite *sheet_link_suite(void);
Suite *sheet_link_suite(void)
{
    Suite *suite = suite_create("sheet/link");
    TCase *tests = tcase_create("link");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_way_back_has_a_step_for_each_folder);
    tcase_add_test(tests, there_is_none_from_folders_elsewhere);
    tcase_add_test(tests, a_page_is_linked_to_at_the_words);
    tcase_add_test(tests, no_other_scheme_is_linked_to);
    tcase_add_test(tests, files_are_linked_to_by_the_way_back);
    suite_add_tcase(suite, tests);
    return suite;
}
