#include "wire/wire.h"

#include "base/limits.h"
#include "wire/names.h"

/* --- members ------------------------------------------------------------------- */

bool cg_wire_ok(const cg_wire_reader *r)
{
    return !r->bad && !r->memory;
}

cg_status cg_wire_end(const cg_wire_reader *r, cg_error *error)
{
    if (r->memory)
        return cg_error_memory(error);
    if (!r->bad)
        return CG_OK;
    return cg_error_set(error, CG_E_CONTENT, 0, NULL, "\"%s\" is missing, or no such thing",
                        r->bad);
}

const cg_json *cg_wire_find(cg_wire_reader *r, const char *key)
{
    const cg_json *object = r->object;
    if (!object || object->type != CG_JSON_OBJECT)
        return NULL;
    if (r->next < object->len && cg_slice_is(object->items[r->next].key, key))
        return &object->items[r->next++];
    const cg_json *found = cg_json_get(object, key);
    if (found)
        r->next = (uint32_t)(found - object->items) + 1;
    return found;
}

static void spoil(cg_wire_reader *r, const char *key)
{
    if (!r->bad)
        r->bad = key;
}

const cg_json *cg_wire_take(cg_wire_reader *r, const char *key, cg_json_type type)
{
    const cg_json *found = cg_wire_ok(r) ? cg_wire_find(r, key) : NULL;
    if (found && found->type == type)
        return found;
    spoil(r, key);
    return NULL;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static cg_slice read_hex(cg_wire_reader *r, cg_slice digits, const char *key)
{
    char *bytes = cg_arena_alloc(r->arena, digits.len / 2 + 1, 1);
    r->memory |= !bytes;
    if (digits.len % 2)
        spoil(r, key);
    for (size_t i = 0; cg_wire_ok(r) && i < digits.len / 2; i++) {
        int high = digit_of(digits.ptr[2 * i]), low = digit_of(digits.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            spoil(r, key);
        else
            bytes[i] = (char)(high * 16 + low);
    }
    return cg_wire_ok(r) ? (cg_slice){bytes, digits.len / 2} : CG_SLICE("");
}

/* Whether the member that comes next is the same text in hexadecimal digits. */
static const cg_json *find_hex(cg_wire_reader *r, const char *key)
{
    const cg_json *next = r->next < r->object->len ? &r->object->items[r->next] : NULL;
    size_t len = strlen(key);
    bool fits = next && next->type == CG_JSON_STRING && next->key.len == len + 4 &&
                memcmp(next->key.ptr, key, len) == 0 &&
                memcmp(next->key.ptr + len, "_hex", 4) == 0;
    r->next += fits;
    return fits ? next : NULL;
}

cg_slice cg_wire_take_text(cg_wire_reader *r, const char *key)
{
    const cg_json *found = cg_wire_ok(r) ? cg_wire_find(r, key) : NULL;
    if (!found || (found->type != CG_JSON_STRING && found->type != CG_JSON_NULL)) {
        spoil(r, key);
        return CG_SLICE("");
    }
    const cg_json *hex = find_hex(r, key);
    if (hex)
        return read_hex(r, hex->string, key);
    if (found->type == CG_JSON_NULL)
        return CG_SLICE("");
    cg_slice text = cg_arena_copy(r->arena, found->string);
    r->memory |= !text.ptr;
    return text.ptr ? text : CG_SLICE("");
}

uint64_t cg_wire_take_number(cg_wire_reader *r, const char *key, uint64_t most)
{
    const cg_json *found = cg_wire_take(r, key, CG_JSON_INTEGER);
    if (found && found->integer >= 0 && (uint64_t)found->integer <= most)
        return (uint64_t)found->integer;
    spoil(r, key);
    return 0;
}

bool cg_wire_take_bool(cg_wire_reader *r, const char *key)
{
    const cg_json *found = cg_wire_ok(r) ? cg_wire_find(r, key) : NULL;
    if (found && (found->type == CG_JSON_TRUE || found->type == CG_JSON_FALSE))
        return found->type == CG_JSON_TRUE;
    spoil(r, key);
    return false;
}

unsigned cg_wire_take_name(cg_wire_reader *r, const char *key, const char *const *names,
                           unsigned count)
{
    const cg_json *found = cg_wire_take(r, key, CG_JSON_STRING);
    for (unsigned i = 0; found && i < count; i++)
        if (cg_slice_is(found->string, names[i]))
            return i;
    spoil(r, key);
    return 0;
}

/* As long as results have them: what reports have room for. */
static cg_slice take_kept(cg_wire_reader *r, const char *key, size_t most)
{
    cg_slice text = cg_wire_take_text(r, key);
    if (text.len > most)
        spoil(r, key);
    return text.len > most ? CG_SLICE("") : text;
}

static cg_slice take_path(cg_wire_reader *r)
{
    return take_kept(r, "path", 2 * CG_MAX_PATH);
}

static unsigned take_one(cg_wire_reader *r, const char *key, const cg_wire_names *names)
{
    return cg_wire_take_name(r, key, names->names, names->count);
}

static uint32_t take_short(cg_wire_reader *r, const char *key)
{
    return (uint32_t)cg_wire_take_number(r, key, UINT32_MAX);
}

/* A range that does not end before it starts. */
static cg_range take_span(cg_wire_reader *r)
{
    cg_range span;
    span.start = cg_wire_take_number(r, "byte_start", INT64_MAX);
    span.end = cg_wire_take_number(r, "byte_end", INT64_MAX);
    if (span.end < span.start)
        spoil(r, "byte_end");
    return span;
}

/* --- objects in objects ----------------------------------------------------------- */

static cg_wire_reader enter(cg_wire_reader *r, const cg_json *object)
{
    return (cg_wire_reader){
        .object = object, .arena = r->arena, .bad = r->bad, .memory = r->memory};
}

static cg_wire_reader open_member(cg_wire_reader *r, const char *key)
{
    return enter(r, cg_wire_take(r, key, CG_JSON_OBJECT));
}

static void leave(cg_wire_reader *r, const cg_wire_reader *inner)
{
    r->memory |= inner->memory;
    if (inner->bad)
        spoil(r, inner->bad);
}

static bool is_same(const cg_document_info *a, const cg_document_info *b)
{
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++)
        if (!cg_slice_equal(cg_info_get(a, i), cg_info_get(b, i)))
            return false;
    return true;
}

/* Whether the object says what is known already: nothing is copied then. */
static bool says_again(const cg_json *object, const cg_document_info *known)
{
    if (!known || object->len != CG_INFO_MEMBERS)
        return false;
    for (size_t i = 0; i < CG_INFO_MEMBERS; i++) {
        const cg_json *member = &object->items[i];
        if (!cg_slice_is(member->key, cg_wire_info_keys[i]) ||
            !cg_slice_equal(member->string, cg_info_get(known, i)))
            return false;
    }
    return true;
}

static const cg_document_info *read_info(cg_wire_reader *r, const cg_json *object,
                                         const cg_document_info *known)
{
    if (object && says_again(object, known))
        return known;
    cg_document_info *info = CG_ARENA_NEW(r->arena, cg_document_info);
    r->memory |= !info;
    cg_wire_reader inner = enter(r, object);
    for (size_t i = 0; cg_wire_ok(&inner) && i < CG_INFO_MEMBERS; i++)
        *cg_info_at(info, i) = take_kept(&inner, cg_wire_info_keys[i], CG_MAX_QUOTE);
    leave(r, &inner);
    return info && known && is_same(info, known) ? known : info;
}

/* --- claims, accounts, diagnostics ------------------------------------------------ */

void cg_wire_read_claim(cg_wire_reader *r, cg_claim_info *claim)
{
    *claim = (cg_claim_info){.id = cg_wire_take_text(r, "claim")};
    claim->claim = cg_wire_take_text(r, "text");
    claim->pack_title = cg_wire_take_text(r, "pack");
    claim->why = cg_wire_take_text(r, "why");
    claim->path = cg_wire_take_text(r, "path");
    claim->line = take_short(r, "line");
    claim->kind = (cg_kind)take_one(r, "kind", &cg_wire_kinds);
    claim->expect = (cg_expect)take_one(r, "expect", &cg_wire_expects);
    claim->precedence = (cg_precedence)take_one(r, "precedence", &cg_wire_precedences);
    claim->severity = (cg_level)take_one(r, "severity", &cg_wire_levels);
    claim->required = cg_wire_take_bool(r, "required");
}

/* As many words of 16 hexadecimal digits each; zeros when it is no such thing. */
static void take_words(cg_wire_reader *r, const char *key, uint64_t *words, size_t count)
{
    const cg_json *found = cg_wire_take(r, key, CG_JSON_STRING);
    bool fits = found && found->string.len == 16 * count;
    memset(words, 0, count * sizeof *words);
    for (size_t i = 0; fits && i < 16 * count; i++) {
        int digit = digit_of(found->string.ptr[i]);
        fits = digit >= 0;
        words[i / 16] = words[i / 16] << 4 | (uint64_t)(digit & 15);
    }
    if (!fits)
        spoil(r, key);
}

static uint64_t take_hash(cg_wire_reader *r, const char *key)
{
    uint64_t hash;
    take_words(r, key, &hash, 1);
    return hash;
}

cg_hash128 cg_wire_take_hash(cg_wire_reader *r, const char *key)
{
    uint64_t words[2];
    take_words(r, key, words, 2);
    return (cg_hash128){.high = words[0], .low = words[1]};
}

void cg_wire_read_account(cg_wire_reader *r, cg_file_account *account)
{
    *account = (cg_file_account){.path = take_path(r)};
    account->status = (cg_file_status)take_one(r, "status", &cg_wire_statuses);
    account->incomplete = cg_wire_take_bool(r, "incomplete");
    account->reason = take_kept(r, "reason", CG_MAX_QUOTE);
    account->bytes = cg_wire_take_number(r, "bytes", INT64_MAX);
    account->content_hash = take_hash(r, "content_hash");
    const cg_json *document = cg_wire_ok(r) ? cg_wire_find(r, "document") : NULL;
    if (document && document->type == CG_JSON_OBJECT)
        account->document = read_info(r, document, NULL);
    else if (!document || document->type != CG_JSON_NULL)
        spoil(r, "document");
}

void cg_wire_read_diagnostic(cg_wire_reader *r, cg_diagnostic *d)
{
    *d = (cg_diagnostic){.id = cg_wire_take_text(r, "id").ptr};
    d->level = (cg_level)take_one(r, "level", &cg_wire_levels);
    d->path = take_path(r);
    d->line = take_short(r, "line");
    d->column = take_short(r, "column");
    cg_range span = take_span(r);
    d->byte_start = span.start;
    d->byte_end = span.end;
    d->message = cg_wire_take_text(r, "message");
    d->help = cg_wire_take_text(r, "help");
    d->excerpt = cg_wire_take_text(r, "excerpt");
    d->caret = take_short(r, "caret");
    d->caret_len = take_short(r, "caret_len");
    if (d->caret > d->excerpt.len || d->caret_len > d->excerpt.len - d->caret)
        spoil(r, "caret");
}

/* --- statements -------------------------------------------------------------------- */

static void read_modifiers(cg_wire_reader *r, cg_statement *s)
{
    const cg_json *list = cg_wire_take(r, "modifiers", CG_JSON_ARRAY);
    for (uint32_t i = 0; list && i < list->len; i++) {
        unsigned bit = 0;
        while (bit < CG_MOD_COUNT && !cg_slice_is(list->items[i].string, cg_modifier_name(bit)))
            bit++;
        if (bit == CG_MOD_COUNT)
            spoil(r, "modifiers");
        else
            s->modifiers |= 1u << bit;
    }
}

static void read_stance(cg_wire_reader *r, cg_statement *s)
{
    s->stance = (cg_stance)take_one(r, "stance", &cg_wire_stances);
    if (s->stance == CG_STANCE_NONE)
        spoil(r, "stance");
    s->lean = (cg_stance)take_one(r, "lean", &cg_wire_stances);
    if (s->lean == CG_STANCE_MENTION)
        spoil(r, "lean");
    read_modifiers(r, s);
}

static void read_voice(cg_wire_reader *r, cg_statement *s)
{
    s->voice = (cg_voice)take_one(r, "voice", &cg_wire_voices);
    cg_wire_reader speaker = open_member(r, "speaker");
    s->speaker_known = cg_wire_take_bool(&speaker, "known");
    s->speaker_name = take_kept(&speaker, "name", CG_MAX_QUOTE);
    s->speaker_role = take_kept(&speaker, "role", CG_MAX_QUOTE);
    leave(r, &speaker);
    s->said = take_kept(r, "said", CG_MAX_QUOTE);
}

static void read_place(cg_wire_reader *r, cg_statement *s)
{
    s->path = take_path(r);
    s->line = take_short(r, "line");
    s->column = take_short(r, "column");
    s->end_line = take_short(r, "end_line");
    s->end_column = take_short(r, "end_column");
    cg_range span = take_span(r);
    s->byte_start = span.start;
    s->byte_end = span.end;
    s->page = take_short(r, "page");
    s->quote = take_kept(r, "quote", CG_MAX_QUOTE);
    s->excerpt = take_kept(r, "excerpt", CG_MAX_QUOTE);
    s->caret = take_short(r, "caret");
    s->caret_len = take_short(r, "caret_len");
    if (s->caret > s->excerpt.len || s->caret_len > s->excerpt.len - s->caret)
        spoil(r, "caret");
}

static void read_match(cg_wire_reader *r, cg_statement *s)
{
    cg_wire_reader match = open_member(r, "match");
    cg_range span = take_span(&match);
    leave(r, &match);
    s->match_start = span.start;
    s->match_end = span.end;
    s->from_contradicts = cg_wire_take_bool(r, "from_contradicts");
    s->pattern = take_short(r, "pattern");
    s->alternative = take_kept(r, "alternative", CG_MAX_QUOTE);
}

static void read_trace(cg_wire_reader *r, cg_statement *s)
{
    const cg_json *list = cg_wire_take(r, "trace", CG_JSON_ARRAY);
    cg_step *steps = list ? CG_ARENA_ARRAY(r->arena, cg_step, list->len) : NULL;
    r->memory |= list && list->len && !steps;
    for (uint32_t i = 0; steps && cg_wire_ok(r) && i < list->len; i++) {
        cg_wire_reader step = enter(r, &list->items[i]);
        steps[i].operator_name = cg_wire_take_text(&step, "operator").ptr;
        steps[i].cue = take_kept(&step, "cue", CG_MAX_QUOTE);
        cg_range span = take_span(&step);
        steps[i].byte_start = span.start;
        steps[i].byte_end = span.end;
        leave(r, &step);
    }
    s->trace = steps;
    s->trace_len = steps ? list->len : 0;
}

static void read_context(cg_wire_reader *r, cg_statement *s)
{
    const cg_json *list = cg_wire_take(r, "context", CG_JSON_ARRAY);
    cg_range *ranges = list ? CG_ARENA_ARRAY(r->arena, cg_range, list->len) : NULL;
    r->memory |= list && list->len && !ranges;
    for (uint32_t i = 0; ranges && cg_wire_ok(r) && i < list->len; i++) {
        cg_wire_reader range = enter(r, &list->items[i]);
        ranges[i] = take_span(&range);
        leave(r, &range);
    }
    s->context = ranges;
    s->context_len = ranges ? list->len : 0;
}

static void read_lanes(cg_wire_reader *r, cg_statement *s)
{
    cg_wire_reader lanes = open_member(r, "lanes");
    s->lane_author = (signed char)((int)take_one(&lanes, "author", &cg_wire_lanes) - 1);
    s->lane_speaker = (signed char)((int)take_one(&lanes, "speaker", &cg_wire_lanes) - 1);
    s->has_speaker_lane = cg_wire_take_bool(&lanes, "reported");
    leave(r, &lanes);
    cg_wire_reader subject = open_member(r, "subject");
    s->via = (cg_via)take_one(&subject, "via", &cg_wire_vias);
    cg_range span = take_span(&subject);
    leave(r, &subject);
    s->subject_start = span.start;
    s->subject_end = span.end;
}

static void read_fingerprint(cg_wire_reader *r, cg_statement *s)
{
    const cg_json *found = cg_wire_take(r, "fingerprint", CG_JSON_STRING);
    bool fits = found && found->string.len == sizeof s->fingerprint - 1;
    for (size_t i = 0; fits && i < found->string.len; i++)
        fits = digit_of(found->string.ptr[i]) >= 0;
    if (fits)
        memcpy(s->fingerprint, found->string.ptr, found->string.len);
    else
        spoil(r, "fingerprint");
}

void cg_wire_read_statement(cg_wire_reader *r, const cg_document_info *known, cg_statement *s)
{
    *s = (cg_statement){.claim = take_short(r, "claim_index")};
    read_stance(r, s);
    read_voice(r, s);
    read_place(r, s);
    read_match(r, s);
    read_trace(r, s);
    read_context(r, s);
    read_lanes(r, s);
    s->space = (cg_space)take_one(r, "space", &cg_wire_spaces);
    s->part = take_short(r, "part");
    s->document = read_info(r, cg_wire_take(r, "document", CG_JSON_OBJECT), known);
    read_fingerprint(r, s);
}
