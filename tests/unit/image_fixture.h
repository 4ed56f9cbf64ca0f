/* What the tests of images and of programs that are kept share. */
#ifndef TESTS_UNIT_IMAGE_FIXTURE_H
#define TESTS_UNIT_IMAGE_FIXTURE_H

#include "engine_fixture.h"
#include "report/report.h"
#include "rules/image.h"

#include <stdlib.h>
#include <unistd.h>

/* Has something for each table. */
#define EVERYTHING                                                                        \
    "{'claimgrep':1,'pack':{'id':'p','title':'T','language':'en'},"                      \
    "'names':{'ferry':{'names':['North Ferry','=NF'],'anaphors':['the service']},"       \
    "'bus':['Night Bus']},"                                                              \
    "'lexicons':{'free':['free','gratis','(may | can) ride for nothing']},"              \
    "'claims':[{'id':'a','claim':'The North Ferry is free','subject':'ferry',"           \
    "'supports':['@free','no fare ... charged','volunt* & fare','/gr[ae]tis+/'],"        \
    "'contradicts':['costs money','price : paid','paid! by {bus}?'],"                    \
    "'unless':['free ride',{'pattern':'fare','within':3}],'why':'asked',"                \
    "'examples':[{'text':'The North Ferry is free.','stance':'support'}]},"              \
    "{'id':'b','claim':'The North Ferry has 12 cars','subject':'ferry',"                 \
    "'supports':['has <number> cars'],'value':{'is':12,'unit':'cars'}},"                 \
    "{'id':'c','claim':'The Night Bus is red'}]}"

enum { WARNINGS = 3 }; /* that it gives */

static const char everything_text[] =
    "The North Ferry is free. The service is not free, said Ann Smith. NF has 13 cars.\n"
    "The Night Bus is red. No fare is ever charged on the North Ferry. It costs money.\n"
    "The North Ferry may be gratis. Riders of the North Ferry can ride for nothing.\n";

/* The pack's text as the only file there is. */
static inline cg_pack_files files_of(const char *quoted)
{
    cg_pack_files files;
    char *text = json_of(quoted);
    cg_pack_files_init(&files);
    ck_assert_int_eq(
        cg_pack_files_add(&files, CG_SLICE("test.json"), cg_slice_of(text), NULL), CG_OK);
    cg_alloc_free(text);
    return files;
}

/* What the program finds in a text, as JSON lines; to be freed by free(). */
static inline char *found_by(const cg_program *program, const char *text)
{
    char *out = NULL;
    size_t len = 0;
    cg_results *results = cg_results_new();
    cg_scanner *scanner = cg_scanner_new(program);
    FILE *stream = open_memstream(&out, &len);
    ck_assert(results && scanner && stream);
    ck_assert_int_eq(cg_scan_buffer(scanner, "x.txt", text, strlen(text), results, NULL), CG_OK);
    ck_assert_int_eq(cg_results_judge(results, program, NULL), CG_OK);
    ck_assert_int_eq(cg_report_write(results, program, "jsonl", stream, false, false, NULL),
                     CG_OK);
    ck_assert_int_eq(fclose(stream), 0);
    cg_scanner_free(scanner);
    cg_results_free(results);
    return out;
}

#endif
