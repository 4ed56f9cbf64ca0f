#include "pdf_fixture.h"

/* What becomes of the hyphen between two lines, in a file that has `also` besides. */
static cg_pdf_hyphen judge(const char *line, const char *next, const char *also)
{
    pdf_fixture f;
    cg_pdf_words words;
    size_t len;
    pdf_fixture_init(&f);
    pdf_fixture_page(&f);
    pdf_fixture_line(&f, 72, 100, 10, line);
    pdf_fixture_line(&f, 72, 112, 10, next);
    pdf_fixture_line(&f, 72, 124, 10, also);
    ck_assert(cg_pdf_read_rows(&f.pdf, cg_buf_slice(&f.rows)));
    ck_assert(cg_pdf_words_init(&words, &f.pdf));
    cg_pdf_hyphen hyphen =
        cg_pdf_hyphen_of(&words, cg_slice_of(line), cg_slice_of(next), &len);
    cg_pdf_words_release(&words);
    pdf_fixture_release(&f);
    return hyphen;
}

START_TEST(hyphens_are_judged_by_the_file)
{
    static const struct {
        const char *line, *next, *also;
        cg_pdf_hyphen hyphen;
    } rows[] = {
        {"it is volun-", "tary now", "x", CG_PDF_DROP},
        {"it is volun\xC2\xAD", "tary now", "x", CG_PDF_DROP},
        {"it is volun\xE2\x80\x90", "tary now", "x", CG_PDF_DROP},
        {"they can opt-", "out of it", "the opt-out, they say", CG_PDF_KEEP},
        {"they can opt-", "out of it", "to opt is to get out again", CG_PDF_KEEP},
        {"they can opt-", "out of it", "Optout and opt-out", CG_PDF_DROP},
        {"it came with-", "out a word", "with him, and out he went", CG_PDF_DROP},
        {"the S-", "Comm program", "x", CG_PDF_KEEP},
        {"in 2009-", "2011 they", "x", CG_PDF_KEEP},
        {"in 2009-", "and later", "x", CG_PDF_KEEP},
        {"the state-of-the-", "art machine", "x", CG_PDF_KEEP},
        {"they say -", "and so on", "x", CG_PDF_NO_HYPHEN},
        {"-", "and so on", "x", CG_PDF_NO_HYPHEN},
        {"no hyphen", "at all", "x", CG_PDF_NO_HYPHEN},
        {"a caf\xC3\xA9-", "owner", "caf\xC3\xA9-owner.", CG_PDF_KEEP},
        {"they can opt-", "out of it", "\xE2\x80\x9Copt-out\xE2\x80\x9D", CG_PDF_KEEP},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cg_pdf_hyphen hyphen = judge(rows[i].line, rows[i].next, rows[i].also);
        ck_assert_msg(hyphen == rows[i].hyphen, "\"%s %s\" gives %d", rows[i].line,
                      rows[i].next, (int)hyphen);
    }
}
END_TEST

START_TEST(a_text_without_letters_has_no_words)
{
    ck_assert_int_eq(judge("1-", "2", "3"), CG_PDF_KEEP);
}
END_TEST

Suite *read_pdf_hyphen_suite(void)
{
    Suite *suite = suite_create("read/pdf_hyphen");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, hyphens_are_judged_by_the_file);
    tcase_add_test(all, a_text_without_letters_has_no_words);
    suite_add_tcase(suite, all);
    return suite;
}
