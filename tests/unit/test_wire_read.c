#include "base/alloc.h"
#include "wire/wire.h"

#include "result_fixture.h"

Suite *wire_read_suite(void);

static cg_arena tree, kept;
static cg_buf line;

static void set_up(void)
{
    cg_arena_init(&tree, 1 << 24);
    cg_arena_init(&kept, 1 << 24);
    cg_buf_init(&line, 1 << 22);
}

static void tear_down(void)
{
    cg_arena_release(&tree);
    cg_arena_release(&kept);
    cg_buf_release(&line);
}

static cg_wire_reader reader_of(cg_slice text)
{
    const cg_json *root = NULL;
    cg_json_error why;
    cg_arena_reset(&tree);
    ck_assert_int_eq(cg_json_parse(text, &tree, &root, &why), CG_OK);
    return (cg_wire_reader){.object = root, .arena = &kept};
}

static cg_slice object_of(const cg_statement *s)
{
    cg_buf_reset(&line);
    cg_buf_add_char(&line, '{');
    cg_wire_add_statement(&line, s);
    cg_buf_add_char(&line, '}');
    ck_assert(cg_buf_ok(&line));
    return cg_buf_slice(&line);
}

#define SLICE_EQ(a, b) ck_assert(cg_slice_equal((a), (b)))

/* A statement with something in every member. */
static cg_statement full(void)
{
    static const cg_step steps[] = {{"NEG", {"never", 5}, 10, 15}, {"SAYS", {"\xff", 1}, 0, 1}};
    static const cg_range ranges[] = {{1, 2}, {3, UINT32_MAX + UINT64_C(9)}};
    static const cg_document_info info = {
        {"T", 1}, {"A", 1}, {"P", 1}, {"2011", 4}, {"https://a", 9}, {"en", 2},
        {"O", 1}, {"t", 1}, {"urn:uuid:1", 10}, {"2024-05-01T00:00:00Z", 20}, {"12", 2}, {"34", 2}};
    return (cg_statement){
        .claim = 3, .stance = CG_STANCE_MENTION, .lean = CG_STANCE_CONTRADICT,
        .modifiers = (1u << CG_MOD_COUNT) - 1, .voice = CG_VOICE_SPEAKER, .speaker_known = true,
        .speaker_name = CG_SLICE("Ann \"Bell\""), .speaker_role = CG_SLICE("the clerk\n"),
        .said = CG_SLICE("2011-02-03"), .path = CG_SLICE("caf\xe9.txt"), .line = 1, .column = 2,
        .end_line = 3, .end_column = 4, .byte_start = 5, .byte_end = 600, .match_start = 7,
        .match_end = 8, .page = 9, .quote = CG_SLICE("a\0b ##[x] \xe2\x80\xa8 ::error"),
        .excerpt = CG_SLICE("excerpt"), .caret = 2, .caret_len = 3, .from_contradicts = true,
        .pattern = 11, .alternative = CG_SLICE("x"), .trace = steps, .trace_len = 2,
        .context = ranges, .context_len = 2, .lane_author = -1, .lane_speaker = 1,
        .has_speaker_lane = true, .via = CG_VIA_TOPIC, .subject_start = 12, .subject_end = 13,
        .space = CG_SPACE_TEXT, .part = 14, .document = &info,
        .fingerprint = "00112233445566778899aabbccddeeff"};
}

static void check_same(const cg_statement *a, const cg_statement *b)
{
    ck_assert_uint_eq(a->claim, b->claim);
    ck_assert_int_eq(a->stance, b->stance);
    ck_assert_int_eq(a->lean, b->lean);
    ck_assert_uint_eq(a->modifiers, b->modifiers);
    ck_assert_int_eq(a->voice, b->voice);
    ck_assert(a->speaker_known == b->speaker_known);
    SLICE_EQ(a->speaker_name, b->speaker_name);
    SLICE_EQ(a->speaker_role, b->speaker_role);
    SLICE_EQ(a->said, b->said);
    SLICE_EQ(a->path, b->path);
    SLICE_EQ(a->quote, b->quote);
    SLICE_EQ(a->excerpt, b->excerpt);
    SLICE_EQ(a->alternative, b->alternative);
    const uint64_t left[] = {a->line, a->column, a->end_line, a->end_column, a->byte_start,
                             a->byte_end, a->match_start, a->match_end, a->page, a->caret,
                             a->caret_len, a->pattern, a->subject_start, a->subject_end, a->part,
                             a->trace_len, a->context_len, a->from_contradicts,
                             a->has_speaker_lane, a->via, a->space};
    const uint64_t right[] = {b->line, b->column, b->end_line, b->end_column, b->byte_start,
                              b->byte_end, b->match_start, b->match_end, b->page, b->caret,
                              b->caret_len, b->pattern, b->subject_start, b->subject_end, b->part,
                              b->trace_len, b->context_len, b->from_contradicts,
                              b->has_speaker_lane, b->via, b->space};
    ck_assert_mem_eq(left, right, sizeof left);
    ck_assert_int_eq(a->lane_author, b->lane_author);
    ck_assert_int_eq(a->lane_speaker, b->lane_speaker);
    ck_assert_str_eq(a->fingerprint, b->fingerprint);
    SLICE_EQ(a->document->title, b->document->title);
    SLICE_EQ(a->document->tier, b->document->tier);
    for (size_t i = 0; i < a->trace_len; i++) {
        ck_assert_str_eq(a->trace[i].operator_name, b->trace[i].operator_name);
        SLICE_EQ(a->trace[i].cue, b->trace[i].cue);
        ck_assert_uint_eq(a->trace[i].byte_end, b->trace[i].byte_end);
    }
    for (size_t i = 0; i < a->context_len; i++)
        ck_assert_uint_eq(a->context[i].end, b->context[i].end);
}

START_TEST(a_statement_comes_back_as_it_was)
{
    const cg_statement told = full();
    cg_wire_reader r = reader_of(object_of(&told));
    cg_statement read;
    cg_wire_read_statement(&r, NULL, &read);
    ck_assert_int_eq(cg_wire_end(&r, NULL), CG_OK);
    check_same(&told, &read);
}
END_TEST

START_TEST(a_statement_has_no_line_breaks_and_no_tabs)
{
    cg_statement told = full();
    told.quote = CG_SLICE("a\tb\nc\r\n");
    cg_slice text = object_of(&told);
    ck_assert_ptr_null(memchr(text.ptr, '\n', text.len));
    ck_assert_ptr_null(memchr(text.ptr, '\t', text.len));
    ck_assert_ptr_null(memchr(text.ptr, '\r', text.len));
}
END_TEST

START_TEST(what_is_known_of_a_document_is_kept_once)
{
    cg_statement told = full();
    cg_statement first, second;
    cg_wire_reader r = reader_of(object_of(&told));
    cg_wire_read_statement(&r, NULL, &first);
    r = reader_of(object_of(&told));
    cg_wire_read_statement(&r, first.document, &second);
    ck_assert_ptr_eq(first.document, second.document);
}
END_TEST

/* Each member in turn is called something else: its reader says which is missing. */
START_TEST(a_statement_that_lacks_a_member_is_refused)
{
    const cg_statement told = full();
    cg_slice text = object_of(&told);
    size_t spoiled = 0;
    for (size_t i = 1; i + 2 < text.len; i++) {
        bool is_key = text.ptr[i] == '"' && strchr("{,", text.ptr[i - 1]) &&
                      text.ptr[i + 1] >= 'a' && text.ptr[i + 1] <= 'z';
        if (!is_key || memchr(text.ptr + i, ':', text.len - i) == NULL)
            continue;
        char was = line.ptr[i + 1];
        line.ptr[i + 1] = 'Z';
        cg_wire_reader r = reader_of(text);
        cg_statement read;
        cg_wire_read_statement(&r, NULL, &read);
        bool modifier = cg_wire_ok(&r);
        /* What stands in hexadecimal digits beside it is the same text again. */
        bool hex = modifier && memchr(text.ptr + i, '_', 16);
        ck_assert(!modifier || hex);
        line.ptr[i + 1] = was;
        spoiled++;
    }
    ck_assert_uint_gt(spoiled, 50);
}
END_TEST

static const struct {
    const char *from, *to, *bad;
} lies[] = {
    {"\"stance\":\"mention\"", "\"stance\":\"none\"", "stance"},
    {"\"lean\":\"contradict\"", "\"lean\":\"mention\"", "lean"},
    {"\"line\":1", "\"line\":-1", "line"},
    {"\"line\":1", "\"line\":4294967296", "line"},
    {"\"line\":1", "\"line\":1.5", "line"},
    {"\"byte_start\":5,\"byte_end\":600", "\"byte_start\":5,\"byte_end\":4", "byte_end"},
    {"\"caret_len\":3", "\"caret_len\":9", "caret"},
    {"\"via\":\"topic\"", "\"via\":\"luck\"", "via"},
    {"\"modifiers\":[\"negated\"", "\"modifiers\":[7", "modifiers"},
    {"00112233445566778899aabbccddeeff", "00112233445566778899aabbccddeefg", "fingerprint"},
    {"00112233445566778899aabbccddeeff", "", "fingerprint"},
    {"636166e92e747874", "636166e92e74787", "path"},
    {"636166e92e747874", "636166E92e747874", "path"},
};

START_TEST(a_statement_that_says_what_can_not_be_is_refused)
{
    const cg_statement told = full();
    cg_slice text = object_of(&told);
    char *copy = cg_alloc(text.len + 64);
    memcpy(copy, text.ptr, text.len + 1);
    char *at = strstr(copy, lies[_i].from);
    ck_assert_ptr_nonnull(at);
    size_t from = strlen(lies[_i].from), to = strlen(lies[_i].to);
    memmove(at + to, at + from, strlen(at + from) + 1);
    memcpy(at, lies[_i].to, to);
    cg_wire_reader r = reader_of(cg_slice_of(copy));
    cg_statement read;
    cg_wire_read_statement(&r, NULL, &read);
    ck_assert_str_eq(r.bad, lies[_i].bad);
    ck_assert_int_eq(cg_wire_end(&r, NULL), CG_E_CONTENT);
    cg_alloc_free(copy);
}
END_TEST

START_TEST(an_account_comes_back_as_it_was)
{
    const cg_document_info info = {.title = CG_SLICE("T"), .published = CG_SLICE("2011")};
    const cg_file_account told = {.path = CG_SLICE("a\xff"), .status = CG_FILE_CUT,
                                  .incomplete = true, .reason = CG_SLICE("damaged"),
                                  .bytes = 77, .content_hash = UINT64_C(0xFFEEDDCCBBAA9988),
                                  .document = &info};
    cg_file_account read;
    cg_buf_add_char(&line, '{');
    cg_wire_add_account(&line, &told);
    cg_buf_add_char(&line, '}');
    cg_wire_reader r = reader_of(cg_buf_slice(&line));
    cg_wire_read_account(&r, &read);
    ck_assert_int_eq(cg_wire_end(&r, NULL), CG_OK);
    SLICE_EQ(told.path, read.path);
    SLICE_EQ(told.reason, read.reason);
    ck_assert_int_eq(read.status, CG_FILE_CUT);
    ck_assert(read.incomplete);
    ck_assert_uint_eq(read.bytes, 77);
    ck_assert_uint_eq(read.content_hash, told.content_hash);
    SLICE_EQ(read.document->title, info.title);
    SLICE_EQ(read.document->published, info.published);
}
END_TEST

START_TEST(memory_that_runs_out_is_told)
{
    const cg_statement told = full();
    cg_wire_reader r = reader_of(object_of(&told));
    cg_statement read;
    cg_arena_release(&kept);
    cg_arena_init(&kept, 16);
    cg_wire_read_statement(&r, NULL, &read);
    ck_assert_int_eq(cg_wire_end(&r, NULL), CG_E_MEMORY);
}
END_TEST

Suite *wire_read_suite(void)
{
    Suite *suite = suite_create("wire/read");
    TCase *tests = tcase_create("read");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_statement_comes_back_as_it_was);
    tcase_add_test(tests, a_statement_has_no_line_breaks_and_no_tabs);
    tcase_add_test(tests, what_is_known_of_a_document_is_kept_once);
    tcase_add_test(tests, a_statement_that_lacks_a_member_is_refused);
    tcase_add_loop_test(tests, a_statement_that_says_what_can_not_be_is_refused, 0,
                        (int)FIXTURE_COUNT(lies));
    tcase_add_test(tests, an_account_comes_back_as_it_was);
    tcase_add_test(tests, memory_that_runs_out_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
