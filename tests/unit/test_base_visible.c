#include "base/visible.h"

#include <check.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void expect(const char *text, cg_visible_kind kind, const char *shown)
{
    cg_buf out;
    cg_buf_init(&out, 1000);
    cg_visible_add(&out, cg_slice_of(text), kind);
    ck_assert_str_eq(out.ptr ? out.ptr : "", shown);
    cg_buf_release(&out);
}

START_TEST(what_a_terminal_obeys_is_shown_as_an_escape)
{
    static const char *const rows[][2] = {
        {"plain text", "plain text"},
        {"caf\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x98\x80",
         "caf\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x98\x80"},
        {"\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"},
        {"\x1b]0;title\x07", "\\x1b]0;title\\x07"},
        {"one\ntwo\rthree", "one\\x0atwo\\x0dthree"},
        {"back\bspace\x7f", "back\\x08space\\x7f"},
        {"c1 \xC2\x9B"
         "31m",
         "c1 \\u009b31m"},
        {"bidi \xE2\x80\xAEnoitcerid", "bidi \\u202enoitcerid"},
        {"isolate \xE2\x81\xA6", "isolate \\u2066"},
        {"line\xE2\x80\xA8"
         "end",
         "line\\u2028end"},
        {"soft\xC2\xADhyphen", "soft\\u00adhyphen"},
        {"tag \xF3\xA0\x80\x81", "tag \\U000e0001"},
        {"bad \xFF\xC3 bytes\x80", "bad \\xff\\xc3 bytes\\x80"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int kind = CG_VISIBLE_INLINE; kind <= CG_VISIBLE_START; kind++)
            expect(rows[i][0], (cg_visible_kind)kind, rows[i][1]);
}
END_TEST

START_TEST(a_tab_stays_in_a_source_line_only)
{
    expect("a\tb", CG_VISIBLE_SOURCE, "a\tb");
    expect("a\tb", CG_VISIBLE_INLINE, "a\\x09b");
    expect("a\tb", CG_VISIBLE_START, "a\\x09b");
}
END_TEST

START_TEST(commands_to_ci_runners_are_broken_up)
{
    expect("##[error]x", CG_VISIBLE_INLINE, "#\\x23[error]x");
    expect("a ##vso[task]x", CG_VISIBLE_SOURCE, "a #\\x23vso[task]x");
    expect("## heading ##", CG_VISIBLE_SOURCE, "## heading ##");
    expect("###[x]", CG_VISIBLE_INLINE, "##\\x23[x]");
    expect("::error::x", CG_VISIBLE_START, ":\\x3aerror:\\x3ax");
    expect(":::", CG_VISIBLE_START, ":\\x3a\\x3a");
    expect("std::string", CG_VISIBLE_INLINE, "std::string");
}
END_TEST

START_TEST(carets_stand_below_what_they_mark)
{
    static const struct {
        const char *text;
        uint32_t start, len;
        const char *carets;
    } rows[] = {
        {"abc def", 4, 3, "    ^~~"},
        {"abc", 0, 1, "^"},
        {"abc", 1, 0, " ^"},   /* an empty span */
        {"abc", 3, 0, "   ^"}, /* at the end */
        {"abc", 9, 5, "   ^"}, /* beyond it */
        {"abc", 1, 99, " ^~"}, /* past it */
        {"", 0, 0, "^"},
        {"\tx\ty", 3, 1, "\t \t^"},                   /* tabs carry over */
        {"\xC3\xA9\xC3\xA9x", 4, 1, "  ^"},           /* one column each */
        {"\xE6\x97\xA5\xE6\x9C\xACx", 6, 1, "    ^"}, /* two columns each */
        {"\xE6\x97\xA5\xE6\x9C\xAC", 0, 6, "^~~~"},
        {"e\xCC\x81x", 3, 1, " ^"}, /* a mark takes none */
        {"\x1bx", 1, 1, "    ^"},   /* as wide as the escape */
        {"a\x1b", 1, 1, " ^~~~"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cg_buf out;
        cg_buf_init(&out, 1000);
        cg_visible_add_carets(&out, cg_slice_of(rows[i].text), rows[i].start,
                              rows[i].len);
        ck_assert_str_eq(out.ptr, rows[i].carets);
        cg_buf_release(&out);
    }
}
END_TEST

START_TEST(no_byte_below_space_ever_gets_through)
{
    for (int a = 0; a < 256; a++) {
        for (int b = 0; b < 256; b++) {
            const char text[3] = {(char)a, (char)b, '~'};
            cg_buf out;
            cg_buf_init(&out, 100);
            cg_visible_add(&out, (cg_slice){text, 3}, CG_VISIBLE_INLINE);
            for (size_t i = 0; i < out.len; i++) {
                unsigned char c = (unsigned char)out.ptr[i];
                ck_assert(c >= 0x20 && c != 0x7F);
                ck_assert(c != 0xC2 || (unsigned char)out.ptr[i + 1] >= 0xA0);
            }
            cg_buf_release(&out);
        }
    }
}
END_TEST

Suite *base_visible_suite(void);
Suite *base_visible_suite(void)
{
    Suite *suite = suite_create("base/visible");
    TCase *all = tcase_create("all");
    tcase_add_test(all, what_a_terminal_obeys_is_shown_as_an_escape);
    tcase_add_test(all, a_tab_stays_in_a_source_line_only);
    tcase_add_test(all, commands_to_ci_runners_are_broken_up);
    tcase_add_test(all, carets_stand_below_what_they_mark);
    tcase_add_test(all, no_byte_below_space_ever_gets_through);
    suite_add_tcase(suite, all);
    return suite;
}
