#include "result_fixture.h"
#include "store/cache_record.h"

static uint64_t state;

static uint64_t random_number(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static uint32_t below(uint32_t end)
{
    return (uint32_t)(random_number() % end);
}

/* Small ones mostly, and the largest now and then. */
static uint64_t random_size(void)
{
    return random_number() >> (below(8) ? 40 + below(24) : 0);
}

static cg_slice random_text(cg_arena *arena, uint32_t longest)
{
    char bytes[400];
    size_t len = below(3) ? below(longest) : 0;
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)random_number();
    return cg_arena_copy(arena, (cg_slice){bytes, len});
}

static cg_step *random_steps(cg_arena *arena, size_t len)
{
    static const char *const names[] = {"NEG", "SAYS", "CEASES"};
    cg_step *steps = CG_ARENA_ARRAY(arena, cg_step, len);
    for (size_t i = 0; i < len; i++)
        steps[i] = (cg_step){names[below(3)], random_text(arena, 30), random_size(), random_size()};
    return steps;
}

static cg_range *random_ranges(cg_arena *arena, size_t len)
{
    cg_range *ranges = CG_ARENA_ARRAY(arena, cg_range, len);
    for (size_t i = 0; i < len; i++)
        ranges[i] = (cg_range){random_size(), random_size()};
    return ranges;
}

static cg_statement random_statement(cg_arena *arena)
{
    cg_statement s = {.stance = (cg_stance)(1 + below(3)),
                      .lean = (cg_stance)below(3),
                      .modifiers = below(1u << CG_MOD_COUNT),
                      .voice = (cg_voice)below(2),
                      .speaker_known = below(2),
                      .line = (uint32_t)random_size(),
                      .column = (uint32_t)random_size(),
                      .end_line = (uint32_t)random_size(),
                      .end_column = (uint32_t)random_size(),
                      .byte_start = random_size(),
                      .byte_end = random_size(),
                      .match_start = random_size(),
                      .match_end = random_size(),
                      .page = below(4),
                      .from_contradicts = below(2),
                      .pattern = below(2000),
                      .trace_len = below(5),
                      .context_len = below(4),
                      .lane_author = (signed char)((int)below(3) - 1),
                      .lane_speaker = (signed char)((int)below(3) - 1),
                      .has_speaker_lane = below(2),
                      .via = (cg_via)below(4),
                      .subject_start = random_size(),
                      .subject_end = random_size(),
                      .space = (cg_space)below(3),
                      .part = below(100)};
    s.speaker_name = random_text(arena, 60);
    s.speaker_role = random_text(arena, 60);
    s.said = random_text(arena, 10);
    s.quote = random_text(arena, 300);
    s.excerpt = random_text(arena, 240);
    s.alternative = random_text(arena, 40);
    s.caret = below((uint32_t)s.excerpt.len + 1);
    s.caret_len = below((uint32_t)s.excerpt.len - s.caret + 1);
    s.trace = random_steps(arena, s.trace_len);
    s.context = random_ranges(arena, s.context_len);
    return s;
}

static void expect_text(cg_slice a, cg_slice b)
{
    ck_assert(cg_slice_equal(a, b));
    ck_assert_int_eq(b.ptr[b.len], 0);
}

static void expect_trace(const cg_statement *a, const cg_statement *b)
{
    ck_assert_uint_eq(a->trace_len, b->trace_len);
    for (size_t i = 0; i < a->trace_len; i++) {
        ck_assert_str_eq(a->trace[i].operator_name, b->trace[i].operator_name);
        expect_text(a->trace[i].cue, b->trace[i].cue);
        ck_assert_uint_eq(a->trace[i].byte_start, b->trace[i].byte_start);
        ck_assert_uint_eq(a->trace[i].byte_end, b->trace[i].byte_end);
    }
    ck_assert_uint_eq(a->context_len, b->context_len);
    for (size_t i = 0; i < a->context_len; i++) {
        ck_assert_uint_eq(a->context[i].start, b->context[i].start);
        ck_assert_uint_eq(a->context[i].end, b->context[i].end);
    }
}

/* All members that are numbers. */
static void expect_plain(cg_statement a, cg_statement b)
{
    const uint64_t numbers[2][26] = {
#define NUMBERS(s)                                                                             \
    {s.stance,      s.lean,       s.modifiers,     s.voice,       s.speaker_known,             \
     s.line,        s.column,     s.end_line,      s.end_column,  s.byte_start,                \
     s.byte_end,    s.match_start, s.match_end,    s.page,        s.caret,                     \
     s.caret_len,   s.from_contradicts, s.pattern, (uint64_t)s.lane_author,                    \
     (uint64_t)s.lane_speaker, s.has_speaker_lane, s.via, s.subject_start, s.subject_end,      \
     s.space,       s.part}
        NUMBERS(a), NUMBERS(b)};
    for (size_t i = 0; i < 26; i++)
        ck_assert_msg(numbers[0][i] == numbers[1][i], "member %zu differs", i);
}

START_TEST(statements_come_back_as_they_were_copied)
{
    cg_arena arena;
    cg_buf out;
    state = 42;
    cg_arena_init(&arena, SIZE_MAX);
    cg_buf_init(&out, (size_t)1 << 24);
    for (uint32_t i = 0; i < 3000; i++) {
        cg_statement made = random_statement(&arena), back;
        cg_results *results = cg_results_new();
        cg_document_info info;
        uint32_t rule;
        bool memory, foreign;
        made.path = i % 2 ? CG_SLICE("a.zip!b.txt") : CG_SLICE("a.zip");
        ck_assert_int_eq(cg_results_add(results, &made, NULL), CG_OK);
        const cg_statement *kept = &results->statements.items[0];
        cg_buf_reset(&out);
        cg_record_write_statement(&out, CG_SLICE("a.zip"), kept->document, i * 1000, kept);
        cg_record_reader reader = {.rest = cg_buf_slice(&out)};
        cg_slice body = cg_record_next(&reader, &rule);
        ck_assert(!reader.bad && reader.rest.len == 0);
        ck_assert_uint_eq(rule, i * 1000);
        ck_assert(cg_record_read_statement(body, &arena, &back, &info, &foreign, &memory));
        ck_assert_int_eq(foreign, i % 2);
        if (foreign)
            expect_text(CG_SLICE("!b.txt"), back.path);
        expect_plain(*kept, back);
        expect_trace(kept, &back);
        expect_text(kept->speaker_name, back.speaker_name);
        expect_text(kept->speaker_role, back.speaker_role);
        expect_text(kept->said, back.said);
        expect_text(kept->quote, back.quote);
        expect_text(kept->excerpt, back.excerpt);
        expect_text(kept->alternative, back.alternative);
        cg_results_free(results);
    }
    cg_buf_release(&out);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(a_copy_under_another_number_is_the_same_statement)
{
    cg_arena arena;
    cg_buf once, twice;
    state = 7;
    cg_arena_init(&arena, SIZE_MAX);
    cg_buf_init(&once, (size_t)1 << 20);
    cg_buf_init(&twice, (size_t)1 << 20);
    cg_statement made = random_statement(&arena);
    uint32_t rule;
    cg_record_write_statement(&once, CG_SLICE(""), NULL, 5, &made);
    cg_record_reader reader = {.rest = cg_buf_slice(&once)};
    cg_slice body = cg_record_next(&reader, &rule);
    cg_record_copy_statement(&twice, 9, body);
    reader = (cg_record_reader){.rest = cg_buf_slice(&twice)};
    cg_slice again = cg_record_next(&reader, &rule);
    ck_assert_uint_eq(rule, 9);
    ck_assert(cg_slice_equal(body, again));
    cg_buf_release(&once);
    cg_buf_release(&twice);
    cg_arena_release(&arena);
}
END_TEST

START_TEST(heads_come_back_and_short_ones_do_not)
{
    const cg_document_info info = {CG_SLICE("T"),  CG_SLICE(""), CG_SLICE("P"), CG_SLICE("2010"),
                                   CG_SLICE("U"), CG_SLICE("en"), CG_SLICE("O"),
                                   CG_SLICE("T1"), CG_SLICE("urn:uuid:1"),
                                   CG_SLICE("2024-05-01"), CG_SLICE("1"), CG_SLICE("2")};
    const cg_file_account accounts[] = {
        {.path = CG_SLICE("a"), .reason = CG_SLICE("why"), .document = &info},
        {.path = CG_SLICE("a!b"), .status = CG_FILE_SKIPPED, .incomplete = true, .bytes = 7}};
    cg_document_info back;
    cg_file_account account;
    cg_buf out;
    cg_buf_init(&out, 1000);
    cg_record_write_head(&out, CG_SLICE("a"), accounts, 2);
    cg_record_reader reader = {.rest = cg_buf_slice(&out)};
    ck_assert_uint_eq(cg_record_read_count(&reader), 2);
    cg_record_read_account(&reader, &account, &back);
    ck_assert(!reader.bad && !account.incomplete && account.path.len == 0);
    ck_assert(cg_slice_is(account.reason, "why") && cg_slice_is(back.title, "T"));
    ck_assert(cg_slice_is(back.author, "") && cg_slice_is(back.publisher, "P"));
    ck_assert(cg_slice_is(back.published, "2010") && cg_slice_is(back.url, "U"));
    ck_assert(cg_slice_is(back.language, "en") && cg_slice_is(back.origin, "O"));
    ck_assert(cg_slice_is(back.tier, "T1"));
    cg_record_read_account(&reader, &account, &back);
    ck_assert(!reader.bad && reader.rest.len == 0 && account.incomplete);
    ck_assert(cg_slice_is(account.path, "!b") && account.bytes == 7);
    for (size_t len = 0; len < out.len; len++) {
        reader = (cg_record_reader){.rest = {out.ptr, len}};
        for (size_t left = cg_record_read_count(&reader); left > 0; left--)
            cg_record_read_account(&reader, &account, &back);
        ck_assert(reader.bad);
    }
    cg_buf_release(&out);
}
END_TEST

/* Every length of a record, and every byte of it changed, in memory of its own. */
START_TEST(what_is_no_statement_is_not_read_as_one)
{
    cg_arena arena;
    cg_buf out;
    size_t read = 0, changed = 0;
    state = 3;
    cg_arena_init(&arena, SIZE_MAX);
    cg_buf_init(&out, (size_t)1 << 20);
    for (int i = 0; i < 20; i++) {
        cg_statement made = random_statement(&arena), back;
        cg_buf_reset(&out);
        cg_document_info info;
        bool foreign;
        made.path = CG_SLICE("a!b");
        cg_record_write_statement(&out, CG_SLICE("a"), NULL, 1, &made);
        cg_slice body = cg_slice_sub(cg_buf_slice(&out), 8, out.len);
        bool memory = false;
        for (size_t len = 0; len < body.len; len++)
            ck_assert(!cg_record_read_statement(cg_slice_sub(body, 0, len), &arena, &back, &info,
                                                &foreign, &memory));
        for (size_t at = 0; at < body.len; at++, changed++) {
            out.ptr[8 + at] ^= (char)(1u << below(8));
            if (cg_record_read_statement(body, &arena, &back, &info, &foreign, &memory)) {
                read++;
                ck_assert(back.stance != CG_STANCE_NONE && back.stance <= CG_STANCE_MENTION);
                ck_assert_uint_lt(back.modifiers, 1u << CG_MOD_COUNT);
                ck_assert_uint_le((uint64_t)back.caret + back.caret_len, back.excerpt.len);
            }
            ck_assert(!memory);
        }
    }
    ck_assert_uint_lt(read, changed);
    cg_buf_release(&out);
    cg_arena_release(&arena);
}
END_TEST

Suite *store_cache_record_suite(void);
Suite *store_cache_record_suite(void)
{
    Suite *suite = suite_create("store/cache_record");
    TCase *all = tcase_create("all");
    tcase_add_test(all, statements_come_back_as_they_were_copied);
    tcase_add_test(all, a_copy_under_another_number_is_the_same_statement);
    tcase_add_test(all, heads_come_back_and_short_ones_do_not);
    tcase_add_test(all, what_is_no_statement_is_not_read_as_one);
    suite_add_tcase(suite, all);
    return suite;
}
