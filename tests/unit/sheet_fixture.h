/* Fact sheets of a few statements over a file on the disk, in a folder of their own. */
#ifndef CG_TESTS_SHEET_FIXTURE_H
#define CG_TESTS_SHEET_FIXTURE_H

#include "report_fixture.h"
#include "sheet/sheet.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHEET_TEXT "Entry is free, said Ann Bell.\nEntry is not free.\n"

typedef struct sheet_fixture {
    report_fixture report;
    char root[64], folder[96], source[96];
    cg_sheet_options options;
    cg_sheet_input input;
} sheet_fixture;

static inline void sheet_fixture_put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void sheet_fixture_init(sheet_fixture *f)
{
    report_fixture_init(&f->report);
    (void)snprintf(f->root, sizeof f->root, "/tmp/claimgrep-sheet.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(f->root));
    (void)snprintf(f->folder, sizeof f->folder, "%s/out", f->root);
    (void)snprintf(f->source, sizeof f->source, "%s/a.txt", f->root);
    sheet_fixture_put(f->source, SHEET_TEXT);
    f->options = (cg_sheet_options){.folder = f->folder};
    f->input = (cg_sheet_input){.results = f->report.results,
                                .claims = f->report.claims,
                                .claim_count = REPORT_CLAIMS,
                                .summary = &f->report.summary,
                                .options = &f->options};
}

static inline void sheet_fixture_empty(const char *folder)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    ck_assert_ptr_nonnull(dir);
    while ((entry = readdir(dir)) != NULL) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            unlink(path) != 0)
            sheet_fixture_empty(path);
    }
    ck_assert_int_eq(closedir(dir), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

static inline void sheet_fixture_release(sheet_fixture *f)
{
    sheet_fixture_empty(f->root);
    report_fixture_release(&f->report);
}

/* A statement of the first claim: a stretch of SHEET_TEXT, where it is one. */
static inline cg_statement sheet_fixture_statement(sheet_fixture *f, cg_stance stance,
                                                   const char *quote)
{
    fixture plain = {.stance = stance, .path = f->source, .quote = quote};
    cg_statement s = fixture_statement(&plain);
    const char *at = strstr(SHEET_TEXT, quote);
    s.byte_start = s.match_start = at ? (uint64_t)(at - SHEET_TEXT) : 0;
    s.match_end = s.match_start + 5;
    s.byte_end = s.byte_start + strlen(quote);
    return s;
}

static inline void sheet_fixture_add(sheet_fixture *f, const cg_statement *s)
{
    ck_assert_int_eq(cg_results_add(f->report.results, s, NULL), CG_OK);
}

/* The account of the file as it is now, the verdicts, and the sheets. */
static inline void sheet_fixture_judge(sheet_fixture *f)
{
    cg_file_account file = {.path = cg_slice_of(f->source),
                            .bytes = strlen(SHEET_TEXT),
                            .content_hash = cg_hash64(CG_SLICE(SHEET_TEXT))};
    ck_assert_int_eq(cg_results_account(f->report.results, &file, NULL), CG_OK);
    report_fixture_judge(&f->report);
}

static inline void sheet_fixture_write(sheet_fixture *f)
{
    cg_error error = {0};
    ck_assert_int_eq(cg_sheets_prepare(&f->options, &error), CG_OK);
    ck_assert_msg(cg_sheets_write(&f->input, &error) == CG_OK, "%s", error.text);
}

/* What stands in a file of the folder; to be freed. */
static inline char *sheet_fixture_read(const sheet_fixture *f, const char *name)
{
    char path[256];
    char *text = calloc(1, 1 << 21);
    (void)snprintf(path, sizeof path, "%s/%s", f->folder, name);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "there is no %s", name);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_lt(fread(text, 1, (1 << 21) - 1, file), (1 << 21) - 1);
    ck_assert_int_eq(fclose(file), 0);
    return text;
}

static inline void sheet_fixture_expect(const sheet_fixture *f, const char *name,
                                        const char *part, bool there)
{
    char *text = sheet_fixture_read(f, name);
    ck_assert_msg((strstr(text, part) != NULL) == there, "%s %s \"%s\"", name,
                  there ? "lacks" : "has", part);
    free(text);
}

#endif
