/* Writing a cache: what this run knows of its files, and what was known before of
 * those that it did not look at. The rules are renumbered on the way, so that
 * those that nobody has asked for in a while drop out. */
#include "store/cache_out.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "store/cache_record.h"

#include <stdlib.h>

/* A cache that documents are taken from, and its numbers in the new file. */
typedef struct source {
    const cg_cache *cache;
    uint32_t *rules;  /* by rule: its new number, or CG_CACHE_NONE when it drops out */
    uint32_t *kept;   /* by set: what remains of it, or CG_CACHE_NONE: not known yet */
    uint32_t *joined; /* by set: that and the present rules */
} source;

typedef CG_VEC(cg_cache_rule_row) rule_rows;
typedef CG_VEC(cg_cache_set_row) set_rows;
typedef CG_VEC(uint32_t) numbers;
typedef CG_VEC(cg_cache_document_row) document_rows;
typedef CG_VEC(cg_cache_file_row) file_rows;

typedef struct saving {
    const cg_cache *cache;
    const cg_cache_update *update;
    source own, other; /* `other`: where files that were not looked at are taken from */
    cg_cache_out *out;
    cg_arena arena;
    rule_rows rules;
    uint32_t *rule_of; /* by claim */
    set_rows sets;
    numbers members;
    numbers scratch; /* the set in the making */
    uint32_t present; /* the set of the present rules */
    document_rows documents;
    uint32_t *slots;
    uint32_t slot_count;
    file_rows files;
    cg_buf paths, record;
    bool failed; /* out of memory */
} saving;

/* --- rules ---------------------------------------------------------------------- */

static uint32_t add_rule(saving *s, cg_hash128 key, uint32_t age)
{
    cg_cache_rule_row row = {.key = key, .age = age};
    if (!cg_vec_push(&s->rules, row))
        s->failed = true;
    return (uint32_t)s->rules.len - 1;
}

static uint32_t find_rule(const saving *s, cg_hash128 key)
{
    for (size_t i = 0; i < s->rules.len; i++)
        if (cg_hash128_compare(s->rules.items[i].key, key) == 0)
            return (uint32_t)i;
    return CG_CACHE_NONE;
}

static void add_present_rules(saving *s)
{
    s->rule_of = CG_ARENA_ARRAY(&s->arena, uint32_t, s->cache->key_count);
    if (!s->rule_of)
        s->failed = true;
    for (uint32_t i = 0; i < s->cache->key_count && !s->failed; i++)
        s->rule_of[i] = add_rule(s, s->cache->keys[i], 0);
}

/* Present rules have their numbers; of the rest those stay that were asked for not
 * too long ago. What both sources have is added by the first: `known`. */
static void add_rules_of(saving *s, source *from, const cg_cache *cache, bool known)
{
    from->cache = cache;
    from->rules = CG_ARENA_ARRAY(&s->arena, uint32_t, cache->rule_count);
    from->kept = CG_ARENA_ARRAY(&s->arena, uint32_t, cache->set_count);
    from->joined = CG_ARENA_ARRAY(&s->arena, uint32_t, cache->set_count);
    s->failed |= !from->rules || !from->kept || !from->joined;
    for (uint32_t i = 0; i < cache->set_count && !s->failed; i++)
        from->kept[i] = from->joined[i] = CG_CACHE_NONE;
    for (uint32_t i = 0; i < cache->rule_count && !s->failed; i++) {
        uint32_t claim = cache->claim_of[i], age = cache->rules[i].age + 1;
        uint32_t rule = claim != CG_CACHE_NONE ? s->rule_of[claim] : CG_CACHE_NONE;
        if (rule == CG_CACHE_NONE && known)
            rule = find_rule(s, cache->rules[i].key);
        if (rule == CG_CACHE_NONE && age <= CG_MAX_CACHE_AGE)
            rule = add_rule(s, cache->rules[i].key, age);
        from->rules[i] = rule;
    }
}

/* --- sets ------------------------------------------------------------------------- */

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The number of the set in `scratch`, whose members may be there twice. */
static uint32_t intern_set(saving *s)
{
    uint32_t *items = s->scratch.items, len = 0;
    if (s->scratch.len)
        qsort(items, s->scratch.len, sizeof *items, compare_numbers);
    for (size_t i = 0; i < s->scratch.len; i++)
        if (len == 0 || items[len - 1] != items[i])
            items[len++] = items[i];
    for (size_t i = 0; i < s->sets.len; i++) {
        cg_cache_set_row row = s->sets.items[i];
        if (row.len == len &&
            (len == 0 || memcmp(s->members.items + row.first, items, len * sizeof *items) == 0))
            return (uint32_t)i;
    }
    cg_cache_set_row row = {(uint32_t)s->members.len, len};
    if (s->sets.len == CG_MAX_CACHE_SETS)
        return CG_CACHE_NONE;
    if (!cg_vec_reserve(&s->members, len) || !cg_vec_push(&s->sets, row)) {
        s->failed = true;
        return CG_CACHE_NONE;
    }
    if (len)
        memcpy(s->members.items + s->members.len, items, len * sizeof *items);
    s->members.len += len;
    return (uint32_t)s->sets.len - 1;
}

static void add_to_set(saving *s, uint32_t rule)
{
    if (rule != CG_CACHE_NONE && !cg_vec_push(&s->scratch, rule))
        s->failed = true;
}

static void add_old_set(saving *s, const source *from, uint32_t set)
{
    cg_cache_set_row row = from->cache->sets[set];
    for (uint32_t i = 0; i < row.len; i++)
        add_to_set(s, from->rules[from->cache->members[row.first + i]]);
}

static void add_present_set(saving *s)
{
    for (uint32_t i = 0; i < s->cache->key_count; i++)
        add_to_set(s, s->rule_of[i]);
}

/* The set that a document of the source was scanned for, in new numbers; with the
 * present rules when it was looked at. */
static uint32_t new_set(saving *s, const source *from, uint32_t set, bool looked_at)
{
    uint32_t *known = looked_at ? &from->joined[set] : &from->kept[set];
    if (*known == CG_CACHE_NONE) {
        cg_vec_reset(&s->scratch);
        add_old_set(s, from, set);
        if (looked_at)
            add_present_set(s);
        *known = intern_set(s);
    }
    return *known;
}

/* --- documents ---------------------------------------------------------------------- */

/* Copies the statements of an old document; with `others` only those of rules that
 * are not among the present. How many. */
static uint32_t copy_statements(saving *s, const source *from, const cg_cache_document_row *old,
                                cg_record_reader *reader, bool others)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < old->statements && !reader->bad; i++) {
        uint32_t rule;
        cg_slice body = cg_record_next(reader, &rule);
        if (reader->bad || rule >= from->cache->rule_count ||
            from->rules[rule] == CG_CACHE_NONE ||
            (others && from->cache->claim_of[rule] != CG_CACHE_NONE))
            continue;
        cg_record_copy_statement(&s->record, from->rules[rule], body);
        count++;
    }
    return count;
}

static cg_record_reader open_record(const source *from, const cg_cache_document_row *old)
{
    return (cg_record_reader){
        .rest = {from->cache->records + old->record, old->record_len}};
}

static void skip_head(cg_record_reader *reader)
{
    cg_file_account account;
    cg_document_info info;
    for (size_t left = cg_record_read_count(reader); left > 0 && !reader->bad; left--)
        cg_record_read_account(reader, &account, &info);
}

/* An old document as it is. */
static void copy_document(saving *s, const source *from, const cg_cache_document_row *old,
                          bool looked_at, cg_cache_document_row *row)
{
    cg_record_reader reader = open_record(from, old);
    size_t all = reader.rest.len;
    const char *head = reader.rest.ptr;
    skip_head(&reader);
    cg_buf_add(&s->record, head, all - reader.rest.len);
    *row = *old;
    row->set = new_set(s, from, old->set, looked_at);
    row->statements = copy_statements(s, from, old, &reader, false);
}

static void write_document(saving *s, const cg_cache_entry *e, cg_cache_document_row *row)
{
    const cg_cache_document_row *old =
        e->document == CG_CACHE_NONE || e->entangled ? NULL : &s->cache->documents[e->document];
    cg_record_write_head(&s->record, e->path, e->accounts, e->account_count);
    for (size_t i = 0; i < e->statement_count; i++)
        cg_record_write_statement(&s->record, e->path, e->accounts->document,
                                  s->rule_of[e->statements[i].claim], &e->statements[i]);
    row->statements = (uint32_t)e->statement_count;
    row->bytes = e->accounts->bytes;
    row->content_hash = e->accounts->content_hash;
    row->status = e->accounts->status;
    row->program = e->entangled ? s->cache->program : 0;
    row->set = s->present;
    if (!old || old->program)
        return;
    cg_record_reader reader = open_record(&s->own, old);
    skip_head(&reader);
    row->set = new_set(s, &s->own, old->set, true);
    row->statements += copy_statements(s, &s->own, old, &reader, true);
}

/* Adds the document that `row` and the record in the making are of; its number, or
 * CG_CACHE_NONE when it can't be kept. */
static uint32_t add_document(saving *s, cg_cache_document_row *row, uint32_t slot)
{
    row->record = (uint32_t)(s->out->size - s->out->header.areas[CG_CACHE_RECORDS].at);
    row->record_len = (uint32_t)s->record.len;
    if (row->set == CG_CACHE_NONE || !cg_buf_ok(&s->record))
        return CG_CACHE_NONE;
    cg_cache_out_add(s->out, cg_buf_slice(&s->record));
    if (!cg_vec_push(&s->documents, *row)) {
        s->failed = true;
        return CG_CACHE_NONE;
    }
    s->slots[slot] = (uint32_t)s->documents.len - 1;
    return s->slots[slot];
}

static uint32_t slot_of(const saving *s, cg_hash128 content)
{
    return cg_cache_slot(s->slots, s->slot_count, s->documents.items, content);
}

static uint32_t document_of_entry(saving *s, const cg_cache_entry *e)
{
    uint32_t slot = slot_of(s, e->content);
    if (s->slots[slot] != CG_CACHE_NONE)
        return s->slots[slot];
    cg_cache_document_row row = {.content = e->content};
    cg_buf_reset(&s->record);
    if (e->whole)
        copy_document(s, &s->own, &s->cache->documents[e->document], true, &row);
    else
        write_document(s, e, &row);
    return add_document(s, &row, slot);
}

static uint32_t document_of_file(saving *s, const source *from, uint32_t document)
{
    const cg_cache_document_row *old = &from->cache->documents[document];
    uint32_t slot = slot_of(s, old->content);
    if (s->slots[slot] != CG_CACHE_NONE)
        return s->slots[slot];
    cg_cache_document_row row = {.content = old->content};
    cg_buf_reset(&s->record);
    copy_document(s, from, old, false, &row);
    return add_document(s, &row, slot);
}

/* --- files -------------------------------------------------------------------------- */

static void add_file(saving *s, cg_slice path, uint64_t stamp, bool settled, uint32_t document)
{
    cg_cache_file_row row = {.stamp = stamp,
                             .path = (uint32_t)s->paths.len,
                             .path_len = (uint32_t)path.len,
                             .document = document,
                             .settled = settled};
    if (document == CG_CACHE_NONE)
        return;
    cg_buf_add_slice(&s->paths, path);
    if (!cg_buf_ok(&s->paths) || !cg_vec_push(&s->files, row))
        s->failed = true;
}

static void carry_over(saving *s, const cg_cache_file *file)
{
    if (cg_roots_hold(s->update->roots, file->path))
        return;
    uint32_t document = document_of_file(s, &s->other, file->document);
    add_file(s, file->path, file->stamp, file->settled, document);
}

/* The files of the run, and between them, in order of their paths, the others. */
static void add_files(saving *s, bool others)
{
    const cg_cache *from = s->other.cache;
    uint32_t at = others ? 0 : from->file_count;
    for (size_t i = 0; i <= s->update->count && !s->failed; i++) {
        const cg_cache_entry *e = i < s->update->count ? &s->update->entries[i] : NULL;
        for (; at < from->file_count; at++) {
            cg_cache_file file = cg_cache_file_at(from, at);
            int order = e ? cg_slice_compare(file.path, e->path) : -1;
            if (order > 0)
                break;
            if (order < 0)
                carry_over(s, &file);
        }
        if (e)
            add_file(s, e->path, e->stamp, e->settled, document_of_entry(s, e));
    }
}

/* --- all of it ------------------------------------------------------------------------ */

#define ROWS(vec) ((cg_slice){(const char *)(vec).items, (vec).len * sizeof *(vec).items})

static void write_tables(saving *s)
{
    const cg_slice tables[CG_CACHE_TABLES] = {
        [CG_CACHE_RULES] = ROWS(s->rules),
        [CG_CACHE_SETS] = ROWS(s->sets),
        [CG_CACHE_MEMBERS] = ROWS(s->members),
        [CG_CACHE_DOCUMENTS] = ROWS(s->documents),
        [CG_CACHE_SLOTS] = {(const char *)s->slots, s->slot_count * sizeof *s->slots},
        [CG_CACHE_FILES] = ROWS(s->files),
        [CG_CACHE_PATHS] = cg_buf_slice(&s->paths),
    };
    cg_cache_out_end_area(s->out, CG_CACHE_RECORDS);
    for (int i = CG_CACHE_RULES; i < CG_CACHE_TABLES; i++) {
        cg_cache_out_add(s->out, tables[i]);
        cg_cache_out_end_area(s->out, (cg_cache_table)i);
    }
}

/* Room for every document that there may be, and as much again. */
static void make_slots(saving *s, size_t documents)
{
    size_t count = 2;
    while (count < 2 * documents + 2)
        count *= 2;
    s->slots = CG_ARENA_ARRAY(&s->arena, uint32_t, count);
    s->slot_count = (uint32_t)count;
    if (s->slots)
        memset(s->slots, 0xFF, count * sizeof *s->slots);
    else
        s->failed = true;
}

static void fill(saving *s, const cg_cache *newer, bool others)
{
    const cg_cache *base = newer ? newer : s->cache;
    add_present_rules(s);
    if (!s->failed)
        add_rules_of(s, &s->own, s->cache, false);
    if (!s->failed && newer)
        add_rules_of(s, &s->other, newer, true);
    else if (!s->failed)
        s->other = s->own;
    make_slots(s, s->update->count + (others ? base->document_count : 0));
    if (s->failed)
        return;
    cg_vec_reset(&s->scratch);
    add_present_set(s);
    s->present = intern_set(s);
    add_files(s, others);
    if (!s->failed)
        write_tables(s);
}

/* The checksum of the file that is there now, which it says itself; 0: none. */
static uint64_t peek(const char *path)
{
    cg_cache_header header = {0};
    cg_buf start;
    cg_buf_init(&start, sizeof header);
    if (cg_file_read_at(path, 0, sizeof header, &start, NULL) == CG_OK &&
        start.len == sizeof header)
        memcpy(&header, start.ptr, sizeof header);
    cg_buf_release(&start);
    return header.checksum;
}

/* What another process has written since the cache was read, or NULL. */
static cg_status open_newer(const cg_cache *cache, const char *path, cg_cache **newer,
                            cg_error *error)
{
    cg_cache *now;
    uint64_t checksum = peek(path);
    *newer = NULL;
    if (checksum == 0 || checksum == cache->checksum)
        return CG_OK;
    cg_status status = cg_cache_open(path, cache->engine, &now, error);
    if (status != CG_OK)
        return status;
    if (now->state == CG_CACHE_READ) {
        status = cg_cache_set_rules(now, cache->keys, cache->key_count, error);
        *newer = now;
    } else {
        cg_cache_free(now);
    }
    return status;
}

static void release(saving *s)
{
    cg_vec_release(&s->rules);
    cg_vec_release(&s->sets);
    cg_vec_release(&s->members);
    cg_vec_release(&s->scratch);
    cg_vec_release(&s->documents);
    cg_vec_release(&s->files);
    cg_buf_release(&s->paths);
    cg_buf_release(&s->record);
    cg_arena_release(&s->arena);
}

static cg_status save(const cg_cache *cache, const char *path, const cg_cache_update *update,
                      bool others, cg_error *error)
{
    cg_cache_out out;
    cg_cache *newer = NULL;
    saving s = {.cache = cache, .update = update, .out = &out};
    cg_arena_init(&s.arena, SIZE_MAX);
    cg_buf_init(&s.paths, CG_MAX_CACHE);
    cg_buf_init(&s.record, CG_MAX_CACHE);
    cg_status status = cg_cache_out_open(&out, path, cache->engine, error);
    /* From here on nobody else writes. */
    if (status == CG_OK)
        status = open_newer(cache, path, &newer, error);
    if (status == CG_OK) {
        fill(&s, newer, others);
        status = s.failed ? cg_error_memory(error) : out.file.status;
    }
    if (status == CG_OK)
        status = cg_cache_out_finish(&out);
    cg_cache_out_close(&out);
    cg_cache_free(newer);
    release(&s);
    return status;
}

cg_status cg_cache_save(const cg_cache *cache, const char *path, const cg_cache_update *update,
                        cg_error *error)
{
    cg_error why = {0};
    cg_status status = save(cache, path, update, true, &why);
    if (status == CG_E_LIMIT)
        status = save(cache, path, update, false, &why);
    if (status != CG_OK && error)
        *error = why;
    return status;
}
