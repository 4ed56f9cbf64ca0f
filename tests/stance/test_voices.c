/* Who says what: the rows of voices.rows, shown by the stage "voices" of dump,
 * and texts made to break it. */
#include "base/alloc.h"
#include "base/file.h"
#include "base/json.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROWS "tests/stance/voices.rows"

enum { MAX_ROWS_FILE = 1 << 20 };

/* --- dumping ------------------------------------------------------------------------ */

static void write_file(const char *path, cg_slice text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text.ptr, 1, text.len, file), text.len);
    ck_assert_int_eq(fclose(file), 0);
}

/* The lines that the stage prints for a text; `lines` is the caller's. With
 * `fail`, the allocation of that number fails, and all after it. */
static cg_status try_dump(cg_slice text, cg_buf *lines, long fail, long *allocations)
{
    char path[] = "/tmp/claimgrep-voices-XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(close(fd), 0);
    write_file(path, text);
    FILE *out = tmpfile();
    cg_diags *diags = cg_diags_new();
    cg_error error = {0};
    ck_assert(out && diags);
    cg_dump_options options = {.stage = "voices", .path = path};
    cg_alloc_fail_at(fail, 1);
    cg_status status = cg_dump(&options, out, diags, &error);
    *allocations = cg_alloc_count();
    cg_alloc_fail_at(0, 0);
    long size = ftell(out);
    ck_assert_int_ge(size, 0);
    rewind(out);
    for (long i = 0; i < size; i++)
        cg_buf_add_char(lines, (char)fgetc(out));
    ck_assert(cg_buf_ok(lines));
    ck_assert_int_eq(fclose(out), 0);
    ck_assert_int_eq(unlink(path), 0);
    cg_diags_free(diags);
    return status;
}

static void dump_voices(cg_slice text, cg_buf *lines)
{
    long allocations;
    ck_assert_int_eq(try_dump(text, lines, 0, &allocations), CG_OK);
}

/* --- rows ------------------------------------------------------------------------------ */

typedef struct row {
    cg_slice kind, holder, role;
    cg_buf text;
    cg_span mark;
    bool miss;
} row;

static cg_slice cell(cg_slice *line)
{
    size_t bar = 0;
    while (bar < line->len && line->ptr[bar] != '|')
        bar++;
    cg_slice text = cg_slice_trim(cg_slice_sub(*line, 0, bar));
    *line = cg_slice_sub(*line, bar < line->len ? bar + 1 : bar, line->len);
    return text;
}

static void read_text(cg_slice text, row *row)
{
    static const char pilcrow[] = "\xC2\xB6";
    for (size_t i = 0; i < text.len; i++) {
        cg_slice rest = cg_slice_sub(text, i, text.len);
        if (cg_slice_starts(rest, "[[")) {
            row->mark.start = (uint32_t)row->text.len;
            i++;
        } else if (cg_slice_starts(rest, "]]")) {
            row->mark.end = (uint32_t)row->text.len;
            i++;
        } else if (cg_slice_starts(rest, pilcrow)) {
            cg_buf_add(&row->text, "\n\n", 2);
            i++;
        } else {
            cg_buf_add_char(&row->text, text.ptr[i]);
        }
    }
    cg_buf_add_char(&row->text, '\n');
    ck_assert_msg(row->mark.end > row->mark.start, "no mark: %.*s", (int)text.len,
                  text.ptr);
}

static void read_row(cg_slice line, row *row)
{
    *row = (struct row){.miss = cg_slice_starts(line, "miss ")};
    cg_buf_init(&row->text, MAX_ROWS_FILE);
    if (row->miss)
        line = cg_slice_sub(line, 5, line.len);
    row->kind = cell(&line);
    row->holder = cell(&line);
    row->role = cell(&line);
    read_text(cg_slice_trim(line), row);
    ck_assert(cg_buf_ok(&row->text));
}

static uint32_t number(const cg_json *object, const char *key)
{
    const cg_json *value = cg_json_get(object, key);
    ck_assert_ptr_nonnull(value);
    return (uint32_t)value->integer;
}

/* The length of the part of the frame that holds the mark; 0 for none. */
static uint32_t holds(const cg_json *frame, cg_span mark)
{
    const cg_json *content = cg_json_get(frame, "content");
    ck_assert_ptr_nonnull(content);
    for (uint32_t i = 0; i < content->len; i++) {
        uint32_t start = number(&content->items[i], "byte_start");
        uint32_t end = number(&content->items[i], "byte_end");
        if (start <= mark.start && end >= mark.end)
            return end - start;
    }
    return 0;
}

/* The innermost frame that holds the mark; NULL for none. */
static const cg_json *find_frame(cg_slice lines, cg_span mark, cg_arena *arena)
{
    const cg_json *best = NULL;
    uint32_t least = UINT32_MAX;
    for (size_t at = 0; at < lines.len;) {
        size_t end = at;
        while (end < lines.len && lines.ptr[end] != '\n')
            end++;
        const cg_json *frame;
        cg_json_error error;
        ck_assert_int_eq(
            cg_json_parse(cg_slice_sub(lines, at, end), arena, &frame, &error), CG_OK);
        uint32_t len = holds(frame, mark);
        if (len && len <= least) {
            best = frame;
            least = len;
        }
        at = end + 1;
    }
    return best;
}

static bool same(const cg_json *value, cg_slice wanted)
{
    if (cg_slice_is(wanted, "-"))
        return value && value->type == CG_JSON_NULL;
    return value && value->type == CG_JSON_STRING &&
           cg_slice_equal(value->string, wanted);
}

static bool comes_out(const cg_json *frame, const row *row)
{
    if (!frame)
        return cg_slice_is(row->kind, "none");
    return same(cg_json_get(frame, "kind"), row->kind) &&
           same(cg_json_get(frame, "holder"), row->holder) &&
           same(cg_json_get(frame, "role"), row->role);
}

/* True when the row comes out as it should. */
static bool run_row(unsigned number, cg_slice line)
{
    row row;
    cg_buf lines;
    cg_arena arena;
    cg_arena_init(&arena, SIZE_MAX);
    cg_buf_init(&lines, MAX_ROWS_FILE);
    read_row(line, &row);
    dump_voices(cg_buf_slice(&row.text), &lines);
    bool good =
        comes_out(find_frame(cg_buf_slice(&lines), row.mark, &arena), &row) != row.miss;
    if (!good)
        printf(ROWS ":%u: %s: %.*s\n%.*s", number,
               row.miss ? "a known miss comes out right: take its \"miss\" away"
                        : "comes out otherwise",
               (int)line.len, line.ptr, (int)lines.len, lines.ptr ? lines.ptr : "");
    cg_buf_release(&row.text);
    cg_buf_release(&lines);
    cg_arena_release(&arena);
    return good;
}

START_TEST(every_row_has_its_holder_its_role_and_its_kind)
{
    cg_buf file;
    bool cut;
    cg_error error;
    unsigned number = 0, rows = 0, wrong = 0;
    cg_buf_init(&file, MAX_ROWS_FILE);
    ck_assert_int_eq(cg_file_read(ROWS, MAX_ROWS_FILE, &file, &cut, &error), CG_OK);
    for (size_t at = 0; at < file.len;) {
        size_t end = at;
        while (end < file.len && file.ptr[end] != '\n')
            end++;
        cg_slice line = cg_slice_trim((cg_slice){file.ptr + at, end - at});
        number++;
        at = end + 1;
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        rows++;
        wrong += !run_row(number, line);
    }
    cg_buf_release(&file);
    ck_assert_uint_ge(rows, 120);
    ck_assert_msg(wrong == 0, "%u of %u rows come out otherwise", wrong, rows);
}
END_TEST

/* --- hostile texts ------------------------------------------------------------------------- */

static void repeat(cg_buf *text, const char *piece, unsigned times)
{
    for (unsigned i = 0; i < times; i++)
        cg_buf_add(text, piece, strlen(piece));
}

START_TEST(no_text_breaks_the_voices)
{
    static const struct {
        const char *before, *piece, *after;
        unsigned times;
    } texts[] = {
        {"", "\"", "", 10000},
        {"", "\" ", "", 10000},
        {"", " \"a", " said Jane Roe.", 10000},
        {"", "\"a \xE2\x80\x98", "", 1000},
        {"", "\xE2\x80\x9C", "x", 1000},
        {"x", "\xE2\x80\x9D", "", 1000},
        {"", "\"It is,\" said Roe. ", "", 5000},
        {"", "Jane Roe said that ", "it is.", 5000},
        {"", "said, ", "", 10000},
        {"", ", Jane Roe, a lawyer", ", said that it is.", 5000},
        {"", "Jane ", "said that it is.", 10000},
        {"", "of the Bank ", "said that it is.", 5000},
        {"", "Q: ", "", 5000},
        {"", "\"It is.\n\n", "said Jane Roe.", 5000},
        {"", "He said. She said. ", "", 5000},
        {"", "(", ") said", 10000},
        {"", "according to ", "", 10000},
        {"", "Roe -- ", "", 10000},
        {"", "'s ", "said", 10000},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cg_buf text, lines;
        cg_buf_init(&text, 1 << 20);
        cg_buf_init(&lines, 64 << 20);
        repeat(&text, texts[i].before, 1);
        repeat(&text, texts[i].piece, texts[i].times);
        repeat(&text, texts[i].after, 1);
        ck_assert(cg_buf_ok(&text));
        dump_voices(cg_buf_slice(&text), &lines);
        cg_slice all = cg_buf_slice(&lines);
        ck_assert(all.len == 0 || (all.ptr[0] == '{' && all.ptr[all.len - 1] == '\n'));
        cg_buf_release(&text);
        cg_buf_release(&lines);
    }
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    enum { LAST = 80 };
    cg_slice text =
        CG_SLICE("\"It is,\" said Jane Roe, a lawyer. \"It\n\n\"was,\" she said.\n\n"
                 "Roe: It is, said ICE, and he thinks that it is.\n");
    cg_buf lines;
    long all, count;
    cg_buf_init(&lines, MAX_ROWS_FILE);
    ck_assert_int_eq(try_dump(text, &lines, 0, &all), CG_OK);
    ck_assert_int_gt(all, LAST);
    for (long fail = all - LAST; fail <= all; fail++)
        ck_assert_int_eq(try_dump(text, &lines, fail, &count), CG_E_MEMORY);
    cg_buf_release(&lines);
}
END_TEST

Suite *voices_suite(void)
{
    Suite *suite = suite_create("stance voices");
    TCase *rows = tcase_create("rows");
    tcase_set_timeout(rows, 120);
    tcase_add_test(rows, every_row_has_its_holder_its_role_and_its_kind);
    tcase_add_test(rows, no_text_breaks_the_voices);
    tcase_add_test(rows, memory_that_runs_out_is_told);
    suite_add_tcase(suite, rows);
    return suite;
}
