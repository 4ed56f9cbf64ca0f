/* How fast the filter reads, against reading alone, on one thread:
 *     filter TEXT ANCHORS [ANCHORS ...]
 * TEXT is a file, each ANCHORS one with a phrase of one or two words a line.
 * Prints a row for each way to tell bytes apart that this machine has. */
#include "scan/filter.h"
#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5, PIECE = 256 << 10 };

/* Of the processor, so that what else runs on the machine counts for less. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void die(const char *what)
{
    fprintf(stderr, "filter: \"%s\" is of no use\n", what);
    exit(1);
}

/* --- rules -------------------------------------------------------------------- */

static void add_claim(cg_buf *pack, size_t number, cg_slice phrase)
{
    cg_buf_printf(pack,
                  "%s{\"id\":\"c%zu\",\"claim\":\"c\",\"subject\":null,\"supports\":[",
                  number ? "," : "", number);
    cg_json_add_string(pack, phrase);
    cg_buf_add_slice(pack, CG_SLICE("]}"));
}

static void write_pack(cg_buf *pack, cg_slice phrases)
{
    size_t count = 0;
    cg_buf_add_slice(pack,
                     CG_SLICE("{\"claimgrep\":1,\"pack\":{\"id\":\"p\"},\"claims\":["));
    while (phrases.len) {
        const char *end = memchr(phrases.ptr, '\n', phrases.len);
        size_t len = end ? (size_t)(end - phrases.ptr) : phrases.len;
        if (len)
            add_claim(pack, count++, cg_slice_sub(phrases, 0, len));
        phrases = cg_slice_sub(phrases, end ? len + 1 : len, phrases.len);
    }
    cg_buf_add_slice(pack, CG_SLICE("]}"));
}

static cg_program *compile(const char *path)
{
    cg_buf phrases, pack;
    cg_error error;
    bool cut = false;
    cg_program *program = NULL;
    cg_ruleset *rules = cg_ruleset_new();
    cg_buf_init(&phrases, CG_MAX_RULES_FILE);
    cg_buf_init(&pack, CG_MAX_RULES_FILE);
    if (cg_file_read(path, CG_MAX_RULES_FILE, &phrases, &cut, &error) != CG_OK || cut ||
        !rules)
        die(path);
    write_pack(&pack, cg_buf_slice(&phrases));
    if (!cg_buf_ok(&pack) ||
        cg_ruleset_parse(rules, CG_SLICE("bench"), cg_buf_slice(&pack), NULL, &error) !=
            CG_OK ||
        cg_ruleset_compile(rules, NULL, &program, &error) != CG_OK)
        die(path);
    cg_ruleset_free(rules);
    cg_buf_release(&phrases);
    cg_buf_release(&pack);
    return program;
}

/* --- runs ----------------------------------------------------------------------- */

/* Reads the file once, by the filter when there is one. Returns the bytes. */
static size_t read_once(const char *path, cg_filter_state *state, cg_filter_hits *hits)
{
    static char piece[PIECE];
    size_t bytes = 0;
    ssize_t n;
    int fd = open(path, O_RDONLY);
    while (fd >= 0 && (n = read(fd, piece, sizeof piece)) > 0) {
        bytes += (size_t)n;
        if (state && !cg_filter_run(state, piece, (size_t)n, hits))
            die(path);
    }
    if (fd < 0 || (state && !cg_filter_end(state, hits)))
        die(path);
    close(fd);
    return bytes;
}

static void print_row(const char *label, const char *path, const cg_program *program,
                      cg_filter_kind kind)
{
    static cg_filter_state state;
    cg_filter_hits hits = {0};
    double seconds[RUNS];
    size_t bytes = 0;
    if (program && !cg_filter_init(&state, program, kind))
        return;
    for (int i = 0; i < RUNS; i++) {
        cg_vec_reset(&hits);
        if (program)
            cg_filter_reset(&state);
        double start = now();
        bytes = read_once(path, program ? &state : NULL, &hits);
        seconds[i] = now() - start;
    }
    qsort(seconds, RUNS, sizeof *seconds, by_value);
    printf("%-8s %7u keys %9zu hits  median %.3f GB/s  (%.3f to %.3f)\n", label,
           program ? program->anchors.count : 0, hits.len,
           (double)bytes / seconds[RUNS / 2] / 1e9,
           (double)bytes / seconds[RUNS - 1] / 1e9, (double)bytes / seconds[0] / 1e9);
    cg_vec_release(&hits);
}

int main(int argc, char **argv)
{
    static const char *const labels[] = {
        [CG_FILTER_PLAIN] = "plain",
        [CG_FILTER_SSE2] = "sse2",
        [CG_FILTER_AVX2] = "avx2",
        [CG_FILTER_AVX512] = "avx512",
        [CG_FILTER_NEON] = "neon",
    };
    if (argc < 3) {
        fprintf(stderr, "usage: filter TEXT ANCHORS [ANCHORS ...]\n");
        return 2;
    }
    print_row("read", argv[1], NULL, CG_FILTER_BEST);
    for (int i = 2; i < argc; i++) {
        cg_program *program = compile(argv[i]);
        printf("%s\n", argv[i]);
        for (int kind = CG_FILTER_PLAIN; kind < CG_FILTER_KIND_COUNT; kind++)
            print_row(labels[kind], argv[1], program, (cg_filter_kind)kind);
        cg_program_free(program);
    }
    return 0;
}
