#include "store/cache_record.h"

#include "base/info.h"
#include "base/limits.h"

#include <assert.h>

/* --- writing ---------------------------------------------------------------- */

/* Seven bits a byte, the lowest first. */
static void add_number(cg_buf *out, uint64_t number)
{
    char bytes[10];
    size_t len = 0;
    do {
        bytes[len++] = (char)((number & 0x7F) | (number > 0x7F ? 0x80 : 0));
        number >>= 7;
    } while (number);
    cg_buf_add(out, bytes, len);
}

static void add_text(cg_buf *out, cg_slice text)
{
    add_number(out, text.len);
    cg_buf_add_slice(out, text);
    cg_buf_add_char(out, '\0');
}

static void add_info(cg_buf *out, const cg_document_info *info)
{
    static const cg_document_info unknown;
    if (!info)
        info = &unknown;
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        add_text(out, cg_info_get(info, i));
}

/* What comes behind the file's path. */
static void add_path(cg_buf *out, cg_slice file, cg_slice path)
{
    assert(path.len >= file.len);
    add_text(out, cg_slice_sub(path, file.len, path.len));
}

void cg_record_write_head(cg_buf *out, cg_slice path, const cg_file_account *accounts,
                          size_t count)
{
    add_number(out, count);
    for (size_t i = 0; i < count; i++) {
        const cg_file_account *account = &accounts[i];
        add_path(out, path, account->path);
        add_number(out, account->status);
        add_number(out, account->incomplete);
        add_number(out, account->bytes);
        add_number(out, account->content_hash);
        add_text(out, account->reason);
        add_info(out, account->document);
    }
}

enum { SPEAKER_KNOWN = 1, FROM_CONTRADICTS = 2, HAS_SPEAKER_LANE = 4, FLAGS = 7 };

static void add_stance(cg_buf *out, const cg_statement *s)
{
    unsigned flags = (s->speaker_known ? SPEAKER_KNOWN : 0) |
                     (s->from_contradicts ? FROM_CONTRADICTS : 0) |
                     (s->has_speaker_lane ? HAS_SPEAKER_LANE : 0);
    const char bytes[] = {(char)s->stance,
                          (char)s->lean,
                          (char)s->voice,
                          (char)s->via,
                          (char)s->space,
                          (char)(s->lane_author + 1),
                          (char)(s->lane_speaker + 1),
                          (char)flags};
    cg_buf_add(out, bytes, sizeof bytes);
}

static void add_numbers(cg_buf *out, const cg_statement *s)
{
    const uint64_t numbers[] = {s->modifiers,     s->line,        s->column,    s->end_line,
                                s->end_column,    s->byte_start,  s->byte_end,  s->match_start,
                                s->match_end,     s->page,        s->caret,     s->caret_len,
                                s->subject_start, s->subject_end, s->pattern, s->part};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        add_number(out, numbers[i]);
}

static void add_trace(cg_buf *out, const cg_statement *s)
{
    add_number(out, s->trace_len);
    for (size_t i = 0; i < s->trace_len; i++) {
        add_text(out, cg_slice_of(s->trace[i].operator_name));
        add_text(out, s->trace[i].cue);
        add_number(out, s->trace[i].byte_start);
        add_number(out, s->trace[i].byte_end);
    }
    add_number(out, s->context_len);
    for (size_t i = 0; i < s->context_len; i++) {
        add_number(out, s->context[i].start);
        add_number(out, s->context[i].end);
    }
}

/* Rule and length in front of the body, eight bytes. */
static void add_front(char *at, uint32_t rule, size_t len)
{
    uint32_t front[2] = {rule, (uint32_t)len};
    memcpy(at, front, sizeof front);
}

static bool is_same(const cg_document_info *a, const cg_document_info *b)
{
    bool same = a == b || (a && b);
    for (size_t i = 0; a != b && same && i < CG_INFO_MEMBERS; i++)
        same = cg_slice_equal(cg_info_get(a, i), cg_info_get(b, i));
    return same;
}

/* Which document, when it is not the one that most are of. */
static void add_document(cg_buf *out, cg_slice path, const cg_document_info *own,
                         const cg_statement *s)
{
    bool foreign = !is_same(s->document, own) || s->path.len != path.len;
    add_number(out, foreign);
    if (!foreign)
        return;
    add_path(out, path, s->path);
    add_info(out, s->document);
}

void cg_record_write_statement(cg_buf *out, cg_slice path, const cg_document_info *own,
                               uint32_t rule, const cg_statement *s)
{
    size_t start = out->len;
    cg_buf_add(out, "\0\0\0\0\0\0\0\0", 8);
    add_stance(out, s);
    add_numbers(out, s);
    add_text(out, s->speaker_name);
    add_text(out, s->speaker_role);
    add_text(out, s->said);
    add_text(out, s->quote);
    add_text(out, s->excerpt);
    add_text(out, s->alternative);
    add_trace(out, s);
    add_document(out, path, own, s);
    if (cg_buf_ok(out))
        add_front(out->ptr + start, rule, out->len - start - 8);
}

void cg_record_copy_statement(cg_buf *out, uint32_t rule, cg_slice body)
{
    char front[8];
    add_front(front, rule, body.len);
    cg_buf_add(out, front, sizeof front);
    cg_buf_add_slice(out, body);
}

/* --- reading ---------------------------------------------------------------- */

static cg_slice take(cg_record_reader *r, uint64_t len)
{
    if (r->bad || len > r->rest.len) {
        r->bad = true;
        return CG_SLICE("");
    }
    cg_slice taken = cg_slice_sub(r->rest, 0, (size_t)len);
    r->rest = cg_slice_sub(r->rest, (size_t)len, r->rest.len);
    return taken;
}

static uint64_t take_number(cg_record_reader *r)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        cg_slice byte = take(r, 1);
        if (r->bad)
            return 0;
        unsigned char c = (unsigned char)byte.ptr[0];
        number |= (uint64_t)(c & 0x7F) << shift;
        if (!(c & 0x80))
            return number;
    }
    r->bad = true;
    return 0;
}

/* A number that must be below `end`. */
static uint64_t take_below(cg_record_reader *r, uint64_t end)
{
    uint64_t number = take_number(r);
    if (number >= end)
        r->bad = true;
    return r->bad ? 0 : number;
}

static uint32_t take_short(cg_record_reader *r)
{
    return (uint32_t)take_below(r, (uint64_t)UINT32_MAX + 1);
}

static cg_slice take_text(cg_record_reader *r)
{
    cg_slice text = take(r, take_number(r));
    cg_slice zero = take(r, 1);
    if (r->bad || zero.ptr[0] != '\0')
        r->bad = true;
    return r->bad ? CG_SLICE("") : text;
}

static void read_info(cg_record_reader *r, cg_document_info *info)
{
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        *cg_info_at(info, i) = take_text(r);
}

size_t cg_record_read_count(cg_record_reader *r)
{
    return (size_t)take_below(r, r->rest.len + 1);
}

void cg_record_read_account(cg_record_reader *r, cg_file_account *account,
                            cg_document_info *info)
{
    account->path = take_text(r);
    account->status = (cg_file_status)take_below(r, CG_FILE_CUT + 1);
    account->incomplete = take_below(r, 2);
    account->bytes = take_number(r);
    account->content_hash = take_number(r);
    account->reason = take_text(r);
    account->document = info;
    read_info(r, info);
}

cg_slice cg_record_next(cg_record_reader *r, uint32_t *rule)
{
    uint32_t front[2] = {0, 0};
    cg_slice bytes = take(r, sizeof front);
    if (!r->bad)
        memcpy(front, bytes.ptr, sizeof front);
    *rule = front[0];
    return take(r, front[1]);
}

static unsigned take_byte(cg_record_reader *r, unsigned end)
{
    cg_slice byte = take(r, 1);
    unsigned value = r->bad ? 0 : (unsigned char)byte.ptr[0];
    if (value >= end)
        r->bad = true;
    return r->bad ? 0 : value;
}

static void read_stance(cg_record_reader *r, cg_statement *s)
{
    s->stance = (cg_stance)take_byte(r, CG_STANCE_MENTION + 1);
    s->lean = (cg_stance)take_byte(r, CG_STANCE_CONTRADICT + 1);
    s->voice = (cg_voice)take_byte(r, CG_VOICE_SPEAKER + 1);
    s->via = (cg_via)take_byte(r, CG_VIA_TOPIC + 1);
    s->space = (cg_space)take_byte(r, CG_SPACE_TEXT + 1);
    s->lane_author = (signed char)((int)take_byte(r, 3) - 1);
    s->lane_speaker = (signed char)((int)take_byte(r, 3) - 1);
    unsigned flags = take_byte(r, FLAGS + 1);
    s->speaker_known = flags & SPEAKER_KNOWN;
    s->from_contradicts = flags & FROM_CONTRADICTS;
    s->has_speaker_lane = flags & HAS_SPEAKER_LANE;
    r->bad |= s->stance == CG_STANCE_NONE;
}

static void read_numbers(cg_record_reader *r, cg_statement *s)
{
    s->modifiers = (unsigned)take_below(r, 1u << CG_MOD_COUNT);
    s->line = take_short(r);
    s->column = take_short(r);
    s->end_line = take_short(r);
    s->end_column = take_short(r);
    s->byte_start = take_number(r);
    s->byte_end = take_number(r);
    s->match_start = take_number(r);
    s->match_end = take_number(r);
    s->page = take_short(r);
    s->caret = take_short(r);
    s->caret_len = take_short(r);
    s->subject_start = take_number(r);
    s->subject_end = take_number(r);
    s->pattern = take_short(r);
    s->part = take_short(r);
}

static void read_texts(cg_record_reader *r, cg_statement *s)
{
    s->speaker_name = take_text(r);
    s->speaker_role = take_text(r);
    s->said = take_text(r);
    s->quote = take_text(r);
    s->excerpt = take_text(r);
    s->alternative = take_text(r);
    r->bad |= s->caret > s->excerpt.len || s->caret_len > s->excerpt.len - s->caret;
}

/* Of items that take `size` bytes each at least there are not more than fit. */
static size_t take_count(cg_record_reader *r, size_t size)
{
    return (size_t)take_below(r, r->rest.len / size + 1);
}

static bool read_trace(cg_record_reader *r, cg_arena *arena, cg_statement *s)
{
    s->trace_len = take_count(r, 4);
    cg_step *steps = CG_ARENA_ARRAY(arena, cg_step, s->trace_len);
    for (size_t i = 0; steps && i < s->trace_len; i++) {
        steps[i].operator_name = take_text(r).ptr;
        steps[i].cue = take_text(r);
        steps[i].byte_start = take_number(r);
        steps[i].byte_end = take_number(r);
    }
    s->context_len = take_count(r, 2);
    cg_range *ranges = CG_ARENA_ARRAY(arena, cg_range, s->context_len);
    for (size_t i = 0; ranges && i < s->context_len; i++) {
        ranges[i].start = take_number(r);
        ranges[i].end = take_number(r);
    }
    s->trace = steps;
    s->context = ranges;
    return steps && ranges;
}

bool cg_record_read_statement(cg_slice body, cg_arena *arena, cg_statement *out,
                              cg_document_info *info, bool *foreign, bool *memory)
{
    cg_record_reader r = {.rest = body};
    *out = (cg_statement){0};
    read_stance(&r, out);
    read_numbers(&r, out);
    read_texts(&r, out);
    *memory = !read_trace(&r, arena, out);
    *foreign = take_below(&r, 2);
    if (*foreign) {
        out->path = take_text(&r);
        read_info(&r, info);
    }
    return !*memory && !r.bad && r.rest.len == 0;
}
