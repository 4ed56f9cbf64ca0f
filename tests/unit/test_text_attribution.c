/* Lines above a quoted mail, and the name in them. */
#include "text/attribution.h"

#include <check.h>

static const struct {
    const char *text, *name; /* NULL: none */
} rows[] = {
    {"On Tue, Jan 5, 2010 at 3:04 PM, Jane Roe <jane@example.org> wrote:", "Jane Roe"},
    {"On Tue, Jan 5, 2010 at 3:04 PM Jane Roe <jane@example.org> wrote:", "Jane Roe"},
    {"On Jan 5, 2010, at 3:04 PM, Jane Roe wrote:", "Jane Roe"},
    {"On 1/5/10 3:04 PM, Jane Roe wrote:", "Jane Roe"},
    {"On 05/01/2010 15:04, Jane van der Roe wrote:", "Jane van der Roe"},
    {"On Tue, Jan 05, 2010 at 03:04:05PM -0800, Jane Roe wrote:", "Jane Roe"},
    {"On Tue, Jan 05, 2010 at 03:04:05 -0800 (PST), Jane Roe wrote:", "Jane Roe"},
    {"--- On Tue, 1/5/10, Jane Roe <jane@example.org> wrote:", "Jane Roe"},
    {"On 5 Jan 2010, April Jones wrote:", "April Jones"},
    {"On Monday, Jane Roe wrote:", "Jane Roe"},
    {"On Tue, 5 Jan 2010, \"Roe, Jane\" <jane@example.org> wrote:", "Roe, Jane"},
    {"On Tue, 5 Jan 2010 at 10:00, <jane9@example.org> wrote:", "jane9@example.org"},
    {"On Tue, 5 Jan 2010 at 10:00, jane9@example.org wrote:", "jane9@example.org"},
    {"Thanks.\nOn Tue, Jan 5, 2010 at 3:04 PM, Jane Roe\n<jane@example.org> wrote:", "Jane Roe"},
    {"On Tue, Jan 5, 2010 at 3:04 PM, Jane\n> Roe <jane@example.org>\n> wrote:", "Jane Roe"},
    {"Jane Roe <jane@example.org> writes:", "Jane Roe"},
    {"Jane Roe wrote:", "Jane Roe"},
    {"Some words.\nJane Roe wrote:", "Jane Roe"},
    {"Jane Roe [mailto:jane@example.org] wrote:", "Jane Roe"},
    {"On Tue, 5 Jan 2010, J\xC3\xA9r\xC3\xB4me Roe wrote:", "J\xC3\xA9r\xC3\xB4me Roe"},
    {"On Tue, 5 Jan 2010, Jane Roe wrote", NULL},
    {"On Tue, 5 Jan 2010, Jane Roe said:", NULL},
    {"The board wrote:", NULL},
    {"She wrote:", NULL},
    {"On the whole, what they wrote:", NULL},
    {"wrote:", NULL},
    {"On wrote:", NULL},
    {"On 2010 wrote:", NULL},
    {":", NULL},
    {"", NULL},
};

START_TEST(the_name_is_found_in_the_line_above_a_quoted_mail)
{
    char room[CG_ATTRIBUTION_ROOM];
    cg_slice name = {0};
    bool found = cg_attribution_read(cg_slice_of(rows[_i].text), room, &name);
    ck_assert_msg(found == (rows[_i].name != NULL), "%s: %.*s", rows[_i].text, (int)name.len,
                  name.ptr);
    if (found)
        ck_assert_msg(cg_slice_is(name, rows[_i].name), "%s: %.*s", rows[_i].text, (int)name.len,
                      name.ptr);
}
END_TEST

START_TEST(what_is_too_long_is_none)
{
    char text[CG_ATTRIBUTION_ROOM * 3], room[CG_ATTRIBUTION_ROOM];
    cg_slice name;
    for (size_t len = 30; len < sizeof text; len += 7) {
        memset(text, 'a', len);
        memcpy(text, "On Tue, 5 Jan 2010, J", 21);
        memcpy(text + len - 7, " wrote:", 7);
        bool found = cg_attribution_read((cg_slice){text, len}, room, &name);
        ck_assert(found == (len <= CG_ATTRIBUTION_ROOM));
    }
}
END_TEST

START_TEST(a_mailbox_is_its_name_or_else_its_address)
{
    static const char *const boxes[][2] = {
        {"Jane Roe <jane@example.org>", "Jane Roe"}, {"\"Jane Roe\" <jane@example.org>", "Jane Roe"},
        {"<jane@example.org>", "jane@example.org"},  {"jane@example.org", "jane@example.org"},
        {"Jane Roe", "Jane Roe"},                    {"*Jane Roe*", "Jane Roe"},
        {"", ""},                                    {">", ">"},
    };
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        ck_assert(cg_slice_is(cg_attribution_mailbox(cg_slice_of(boxes[i][0])), boxes[i][1]));
}
END_TEST

Suite *text_attribution_suite(void);
Suite *text_attribution_suite(void)
{
    Suite *suite = suite_create("text attribution");
    TCase *names = tcase_create("names");
    tcase_add_loop_test(names, the_name_is_found_in_the_line_above_a_quoted_mail, 0,
                        sizeof rows / sizeof *rows);
    tcase_add_test(names, what_is_too_long_is_none);
    tcase_add_test(names, a_mailbox_is_its_name_or_else_its_address);
    suite_add_tcase(suite, names);
    return suite;
}
