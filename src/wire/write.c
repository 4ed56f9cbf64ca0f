#include "wire/wire.h"

#include "base/utf8.h"
#include "wire/names.h"

#include <inttypes.h>

/* What is added to these must be written here, and read in read.c: a result that lost a
 * member on its way would no longer be the same. What drawing verdicts sets, as the
 * standing of a statement, is left out: verdicts are drawn again. */
static_assert(sizeof(void *) != 8 || sizeof(cg_claim_info) == 104, "a claim has other members");
static_assert(sizeof(void *) != 8 || sizeof(cg_statement) == 344,
              "a statement has other members");
static_assert(sizeof(void *) != 8 || sizeof(cg_file_account) == 64,
              "an account has other members");

/* --- texts and names ----------------------------------------------------------- */

static void add_hex(cg_buf *out, const char *key, cg_slice text)
{
    static const char digits[] = "0123456789abcdef";
    cg_buf_printf(out, ",\"%s_hex\":\"", key);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        cg_buf_add_char(out, digits[byte >> 4]);
        cg_buf_add_char(out, digits[byte & 15]);
    }
    cg_buf_add_char(out, '"');
}

void cg_wire_add_text(cg_buf *out, const char *key, cg_slice text)
{
    const char *zero = text.len ? memchr(text.ptr, 0, text.len) : NULL;
    cg_json_add_text_or_null(out, key,
                             zero ? cg_slice_sub(text, 0, (size_t)(zero - text.ptr)) : text);
    if (zero || cg_utf8_valid_up_to(text) < text.len)
        add_hex(out, key, text);
}

static void add_name(cg_buf *out, const char *key, const cg_wire_names *names, unsigned value)
{
    assert(value < names->count);
    cg_json_add_text(out, key, cg_slice_of(names->names[value]));
}

static void open_value(cg_buf *out, const char *key, char bracket)
{
    cg_json_add_key(out, key);
    cg_buf_add_char(out, bracket);
}

static void open_item(cg_buf *out, size_t index)
{
    if (index > 0)
        cg_buf_add_char(out, ',');
    cg_buf_add_char(out, '{');
}

static void add_span(cg_buf *out, uint64_t start, uint64_t end)
{
    cg_json_add_uint(out, "byte_start", start);
    cg_json_add_uint(out, "byte_end", end);
}

static void add_info(cg_buf *out, const cg_document_info *info)
{
    open_value(out, "document", '{');
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        cg_wire_add_text(out, cg_wire_info_keys[i], cg_info_get(info, i));
    cg_buf_add_char(out, '}');
}

/* --- claims, accounts, diagnostics ------------------------------------------------ */

void cg_wire_add_claim(cg_buf *out, const cg_claim_info *claim)
{
    cg_wire_add_text(out, "claim", claim->id);
    cg_wire_add_text(out, "text", claim->claim);
    cg_wire_add_text(out, "pack", claim->pack_title);
    cg_wire_add_text(out, "why", claim->why);
    cg_wire_add_text(out, "path", claim->path);
    cg_json_add_uint(out, "line", claim->line);
    add_name(out, "kind", &cg_wire_kinds, claim->kind);
    add_name(out, "expect", &cg_wire_expects, claim->expect);
    add_name(out, "precedence", &cg_wire_precedences, claim->precedence);
    add_name(out, "severity", &cg_wire_levels, claim->severity);
    cg_json_add_bool(out, "required", claim->required);
}

void cg_wire_add_hash(cg_buf *out, const char *key, cg_hash128 hash)
{
    cg_json_add_key(out, key);
    cg_buf_printf(out, "\"%016" PRIx64 "%016" PRIx64 "\"", hash.high, hash.low);
}

void cg_wire_add_account(cg_buf *out, const cg_file_account *account)
{
    cg_wire_add_text(out, "path", account->path);
    add_name(out, "status", &cg_wire_statuses, account->status);
    cg_json_add_bool(out, "incomplete", account->incomplete);
    cg_wire_add_text(out, "reason", account->reason);
    cg_json_add_uint(out, "bytes", account->bytes);
    cg_json_add_key(out, "content_hash");
    cg_buf_printf(out, "\"%016" PRIx64 "\"", account->content_hash);
    if (account->document)
        add_info(out, account->document);
    else
        cg_json_add_null(out, "document");
}

void cg_wire_add_diagnostic(cg_buf *out, const cg_diagnostic *d)
{
    cg_wire_add_text(out, "id", cg_slice_of(d->id));
    add_name(out, "level", &cg_wire_levels, d->level);
    cg_wire_add_text(out, "path", d->path);
    cg_json_add_uint(out, "line", d->line);
    cg_json_add_uint(out, "column", d->column);
    add_span(out, d->byte_start, d->byte_end);
    cg_wire_add_text(out, "message", d->message);
    cg_wire_add_text(out, "help", d->help);
    cg_wire_add_text(out, "excerpt", d->excerpt);
    cg_json_add_uint(out, "caret", d->caret);
    cg_json_add_uint(out, "caret_len", d->caret_len);
}

/* --- statements -------------------------------------------------------------------- */

static void add_stance(cg_buf *out, const cg_statement *s)
{
    add_name(out, "stance", &cg_wire_stances, s->stance);
    add_name(out, "lean", &cg_wire_stances, s->lean);
    open_value(out, "modifiers", '[');
    const char *lead = "";
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(s->modifiers & (1u << bit)))
            continue;
        cg_buf_add_slice(out, cg_slice_of(lead));
        cg_json_add_string(out, cg_slice_of(cg_modifier_name(bit)));
        lead = ",";
    }
    cg_buf_add_char(out, ']');
}

static void add_voice(cg_buf *out, const cg_statement *s)
{
    add_name(out, "voice", &cg_wire_voices, s->voice);
    open_value(out, "speaker", '{');
    cg_json_add_bool(out, "known", s->speaker_known);
    cg_wire_add_text(out, "name", s->speaker_name);
    cg_wire_add_text(out, "role", s->speaker_role);
    cg_buf_add_char(out, '}');
    cg_wire_add_text(out, "said", s->said);
}

static void add_place(cg_buf *out, const cg_statement *s)
{
    cg_wire_add_text(out, "path", s->path);
    cg_json_add_uint(out, "line", s->line);
    cg_json_add_uint(out, "column", s->column);
    cg_json_add_uint(out, "end_line", s->end_line);
    cg_json_add_uint(out, "end_column", s->end_column);
    add_span(out, s->byte_start, s->byte_end);
    cg_json_add_uint(out, "page", s->page);
    cg_wire_add_text(out, "quote", s->quote);
    cg_wire_add_text(out, "excerpt", s->excerpt);
    cg_json_add_uint(out, "caret", s->caret);
    cg_json_add_uint(out, "caret_len", s->caret_len);
}

static void add_match(cg_buf *out, const cg_statement *s)
{
    open_value(out, "match", '{');
    add_span(out, s->match_start, s->match_end);
    cg_buf_add_char(out, '}');
    cg_json_add_bool(out, "from_contradicts", s->from_contradicts);
    cg_json_add_uint(out, "pattern", s->pattern);
    cg_wire_add_text(out, "alternative", s->alternative);
}

static void add_trace(cg_buf *out, const cg_statement *s)
{
    open_value(out, "trace", '[');
    for (size_t i = 0; i < s->trace_len; i++) {
        open_item(out, i);
        cg_wire_add_text(out, "operator", cg_slice_of(s->trace[i].operator_name));
        cg_wire_add_text(out, "cue", s->trace[i].cue);
        add_span(out, s->trace[i].byte_start, s->trace[i].byte_end);
        cg_buf_add_char(out, '}');
    }
    cg_buf_add_char(out, ']');
    open_value(out, "context", '[');
    for (size_t i = 0; i < s->context_len; i++) {
        open_item(out, i);
        add_span(out, s->context[i].start, s->context[i].end);
        cg_buf_add_char(out, '}');
    }
    cg_buf_add_char(out, ']');
}

static void add_lanes(cg_buf *out, const cg_statement *s)
{
    open_value(out, "lanes", '{');
    add_name(out, "author", &cg_wire_lanes, (unsigned)(s->lane_author + 1));
    add_name(out, "speaker", &cg_wire_lanes, (unsigned)(s->lane_speaker + 1));
    cg_json_add_bool(out, "reported", s->has_speaker_lane);
    cg_buf_add_char(out, '}');
}

static void add_subject(cg_buf *out, const cg_statement *s)
{
    open_value(out, "subject", '{');
    add_name(out, "via", &cg_wire_vias, s->via);
    add_span(out, s->subject_start, s->subject_end);
    cg_buf_add_char(out, '}');
}

void cg_wire_add_statement(cg_buf *out, const cg_statement *s)
{
    cg_json_add_uint(out, "claim_index", s->claim);
    add_stance(out, s);
    add_voice(out, s);
    add_place(out, s);
    add_match(out, s);
    add_trace(out, s);
    add_lanes(out, s);
    add_subject(out, s);
    add_name(out, "space", &cg_wire_spaces, s->space);
    cg_json_add_uint(out, "part", s->part);
    add_info(out, s->document);
    cg_json_add_text(out, "fingerprint", cg_slice_of(s->fingerprint));
}
