#include "read/markdown_parts.h"

#include <check.h>

#define ROOM 256

/* What is visible, with "|" for a tag that parts blocks and "_" for one that parts
 * words. */
static void add(cg_markup *markup, cg_slice html, char out[ROOM])
{
    static const char *const marks[] = {[CG_MARKUP_SPACE] = "_", [CG_MARKUP_BLOCK] = "|"};
    size_t len = strlen(out);
    while (html.len > 0) {
        cg_slice part;
        cg_markup_part kind = cg_markup_next(markup, &html, &part);
        if (kind == CG_MARKUP_NOTHING)
            continue;
        if (kind != CG_MARKUP_VISIBLE)
            part = cg_slice_of(marks[kind]);
        ck_assert_uint_lt(len + part.len, ROOM);
        memcpy(out + len, part.ptr, part.len);
        len += part.len;
        out[len] = 0;
    }
}

static void check_html(const char *html, const char *shown)
{
    cg_markup markup = {0};
    char out[ROOM] = "";
    add(&markup, cg_slice_of(html), out);
    ck_assert_str_eq(out, shown);
}

START_TEST(tags_and_comments_are_nothing)
{
    check_html("a<b c='d>e' f=\"<\">g</b>h", "agh");
    check_html("a<!-- b > -- c -->d", "ad");
    check_html("a<?b?>c<!D>e", "ace");
    check_html("a < b <3 c<", "a < b <3 c<");
    check_html("a &amp; b", "a &amp; b");
}
END_TEST

START_TEST(tags_part_words_and_blocks)
{
    check_html("a<br>b<BR/>c<p>d</p>e<Div x>f", "a_b_c|d|e|f");
    check_html("a<bravo>b<pp>c", "abc");
}
END_TEST

START_TEST(what_hides_its_content_does_so_up_to_its_end)
{
    check_html("a<script>b<i>c</i></script>d", "ad");
    check_html("a<DEL>b</s>c</del>d", "ad");
    check_html("a<style>b", "a");
}
END_TEST

/* Two pieces are never parted behind "<", nor inside of "<!--". */
START_TEST(pieces_give_what_the_whole_gives)
{
    static const char html[] = "a<p b='c>'>d<!--e --->f<script>g</scripts>h</script>i<br />j";
    for (size_t at = 1; at < sizeof html - 1; at++) {
        cg_markup markup = {0};
        char out[ROOM] = "";
        if (strchr("<!-", html[at - 1]) && html[at] != '>')
            continue;
        add(&markup, (cg_slice){html, at}, out);
        add(&markup, (cg_slice){html + at, sizeof html - 1 - at}, out);
        ck_assert_str_eq(out, "a|dfi_j");
    }
}
END_TEST

START_TEST(long_names_hide_nothing_and_write_nowhere)
{
    check_html("a<scriptscriptscriptscriptscript>b</x>c", "abc");
}
END_TEST

Suite *read_markdown_html_suite(void)
{
    Suite *suite = suite_create("read/markdown_html");
    TCase *tests = tcase_create("markdown_html");
    tcase_add_test(tests, tags_and_comments_are_nothing);
    tcase_add_test(tests, tags_part_words_and_blocks);
    tcase_add_test(tests, what_hides_its_content_does_so_up_to_its_end);
    tcase_add_test(tests, pieces_give_what_the_whole_gives);
    tcase_add_test(tests, long_names_hide_nothing_and_write_nowhere);
    suite_add_tcase(suite, tests);
    return suite;
}
