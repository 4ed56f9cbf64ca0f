/* Reading a cache: the file is taken apart once, and every number in it held
 * against what there is before it is used. */
#include "store/cache_format.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "store/cache_record.h"

#include <errno.h>

/* --- the file ----------------------------------------------------------------- */

static const size_t row_sizes[CG_CACHE_TABLES] = {
    [CG_CACHE_RECORDS] = 1,
    [CG_CACHE_RULES] = sizeof(cg_cache_rule_row),
    [CG_CACHE_SETS] = sizeof(cg_cache_set_row),
    [CG_CACHE_MEMBERS] = sizeof(uint32_t),
    [CG_CACHE_DOCUMENTS] = sizeof(cg_cache_document_row),
    [CG_CACHE_SLOTS] = sizeof(uint32_t),
    [CG_CACHE_FILES] = sizeof(cg_cache_file_row),
    [CG_CACHE_PATHS] = 1,
};

static uint64_t checksum_of(const cg_cache_header *header, cg_slice body)
{
    uint64_t sum = 0;
    cg_cache_header plain = *header;
    for (size_t at = 0; at < body.len; at += CG_CACHE_BLOCK) {
        size_t end = body.len - at < CG_CACHE_BLOCK ? body.len : at + CG_CACHE_BLOCK;
        sum = cg_hash64_on(sum, cg_slice_sub(body, at, end));
    }
    plain.checksum = 0;
    return cg_hash64_on(sum, (cg_slice){(const char *)&plain, sizeof plain});
}

static bool areas_fit(const cg_cache_header *header)
{
    for (int i = 0; i < CG_CACHE_TABLES; i++) {
        cg_cache_area area = header->areas[i];
        if (area.at > header->size || area.len > header->size - area.at ||
            area.len % row_sizes[i] != 0 || area.at % sizeof(uint64_t) != 0 ||
            area.at < sizeof *header)
            return false;
    }
    return true;
}

static const void *table(const cg_cache *c, const cg_cache_header *header, cg_cache_table which,
                         uint32_t *count)
{
    cg_cache_area area = header->areas[which];
    if (count)
        *count = (uint32_t)(area.len / row_sizes[which]);
    return c->bytes + area.at;
}

static bool sets_hold(const cg_cache *c, uint32_t members)
{
    for (uint32_t i = 0; i < c->set_count; i++)
        if (c->sets[i].first > members || c->sets[i].len > members - c->sets[i].first)
            return false;
    for (uint32_t i = 0; i < members; i++)
        if (c->members[i] >= c->rule_count)
            return false;
    return c->set_count <= CG_MAX_CACHE_SETS;
}

static bool documents_hold(const cg_cache *c, uint64_t records)
{
    for (uint32_t i = 0; i < c->document_count; i++) {
        const cg_cache_document_row *d = &c->documents[i];
        if (d->record > records || d->record_len > records - d->record ||
            d->set >= c->set_count || d->status > CG_FILE_CUT)
            return false;
    }
    return true;
}

static bool slots_hold(const cg_cache *c)
{
    uint32_t used = 0;
    if ((c->slot_count & (c->slot_count - 1)) != 0)
        return false;
    for (uint32_t i = 0; i < c->slot_count; i++) {
        if (c->slots[i] == CG_CACHE_NONE)
            continue;
        used++;
        if (c->slots[i] >= c->document_count)
            return false;
    }
    return used == c->document_count && (used < c->slot_count || used == 0);
}

static bool files_hold(const cg_cache *c, uint64_t paths)
{
    cg_slice last = {"", 0};
    for (uint32_t i = 0; i < c->file_count; i++) {
        const cg_cache_file_row *f = &c->files[i];
        if (f->path > paths || f->path_len > paths - f->path || f->document >= c->document_count)
            return false;
        cg_slice path = {c->paths + f->path, f->path_len};
        if (cg_slice_compare(last, path) >= 0)
            return false;
        last = path;
    }
    return true;
}

/* False when something in the file leads nowhere. */
static bool take_apart(cg_cache *c, const cg_cache_header *header)
{
    uint32_t members;
    c->records = table(c, header, CG_CACHE_RECORDS, NULL);
    c->rules = table(c, header, CG_CACHE_RULES, &c->rule_count);
    c->sets = table(c, header, CG_CACHE_SETS, &c->set_count);
    c->members = table(c, header, CG_CACHE_MEMBERS, &members);
    c->documents = table(c, header, CG_CACHE_DOCUMENTS, &c->document_count);
    c->slots = table(c, header, CG_CACHE_SLOTS, &c->slot_count);
    c->files = table(c, header, CG_CACHE_FILES, &c->file_count);
    c->paths = table(c, header, CG_CACHE_PATHS, NULL);
    return sets_hold(c, members) &&
           documents_hold(c, header->areas[CG_CACHE_RECORDS].len) && slots_hold(c) &&
           files_hold(c, header->areas[CG_CACHE_PATHS].len);
}

static cg_cache_state examine(cg_cache *c, cg_buf *buf)
{
    cg_cache_header header;
    cg_slice file = cg_buf_slice(buf);
    c->bytes = buf->ptr;
    if (file.len < sizeof header)
        return CG_CACHE_DAMAGED;
    memcpy(&header, file.ptr, sizeof header);
    if (header.magic >> 8 != CG_CACHE_MAGIC >> 8)
        return CG_CACHE_DAMAGED;
    if (header.magic != CG_CACHE_MAGIC || cg_hash128_compare(header.engine, c->engine) != 0)
        return CG_CACHE_OUTDATED;
    if (header.size != file.len || !areas_fit(&header) ||
        checksum_of(&header, cg_slice_sub(file, sizeof header, file.len)) !=
            header.checksum)
        return CG_CACHE_DAMAGED;
    c->checksum = header.checksum;
    return take_apart(c, &header) ? CG_CACHE_READ : CG_CACHE_DAMAGED;
}

/* An empty cache: what was taken apart is forgotten. */
static void empty(cg_cache *c)
{
    c->rule_count = c->set_count = c->document_count = c->slot_count = c->file_count = 0;
}

static cg_status read_file(cg_cache *c, const char *path, cg_buf *file, cg_error *error)
{
    bool cut = false;
    cg_error why = {0};
    cg_status status = cg_file_read(path, CG_MAX_CACHE, file, &cut, &why);
    if (status == CG_E_MEMORY)
        return cg_error_memory(error);
    bool missing = why.sys_errno == ENOENT || why.sys_errno == ENOTDIR;
    if (status != CG_OK)
        c->state = missing ? CG_CACHE_ABSENT : CG_CACHE_UNREADABLE;
    else
        c->state = cut ? CG_CACHE_DAMAGED : examine(c, file);
    return CG_OK;
}

cg_status cg_cache_open(const char *path, cg_hash128 engine, cg_cache **cache, cg_error *error)
{
    cg_cache *c = cg_alloc_zeroed(1, sizeof *c);
    cg_buf file;
    *cache = NULL;
    if (!c)
        return cg_error_memory(error);
    cg_arena_init(&c->arena, SIZE_MAX);
    cg_buf_init(&file, CG_MAX_CACHE);
    c->engine = engine;
    cg_status status = read_file(c, path, &file, error);
    if (status == CG_OK && c->state != CG_CACHE_READ)
        empty(c);
    if (status == CG_OK)
        status = cg_cache_set_rules(c, NULL, 0, error);
    c->bytes = file.ptr; /* its buffer is ours now */
    if (status == CG_OK)
        *cache = c;
    else
        cg_cache_free(c);
    return status;
}

void cg_cache_free(cg_cache *cache)
{
    if (!cache)
        return;
    cg_arena_release(&cache->arena);
    cg_alloc_free(cache->bytes);
    cg_alloc_free(cache);
}

cg_cache_state cg_cache_state_of(const cg_cache *cache)
{
    return cache->state;
}

cg_status cg_cache_distrust(cg_cache *cache, cg_error *error)
{
    empty(cache);
    cache->state = CG_CACHE_DAMAGED;
    return cg_cache_set_rules(cache, cache->keys, cache->key_count, error);
}

/* --- looking up ------------------------------------------------------------- */

uint64_t cg_cache_stamp(const cg_file_stat *stat)
{
    const uint64_t numbers[] = {stat->size, stat->inode, stat->device, (uint64_t)stat->modified,
                                (uint64_t)stat->changed};
    return cg_hash64((cg_slice){(const char *)numbers, sizeof numbers});
}

uint32_t cg_cache_file_count(const cg_cache *cache)
{
    return cache->file_count;
}

cg_cache_file cg_cache_file_at(const cg_cache *cache, uint32_t index)
{
    const cg_cache_file_row *row = &cache->files[index];
    return (cg_cache_file){.path = {cache->paths + row->path, row->path_len},
                           .stamp = row->stamp,
                           .document = row->document,
                           .settled = row->settled != 0};
}

uint32_t cg_cache_find(const cg_cache *cache, cg_hash128 content)
{
    if (cache->slot_count == 0)
        return CG_CACHE_NONE;
    return cache->slots[cg_cache_slot(cache->slots, cache->slot_count, cache->documents, content)];
}

cg_hash128 cg_cache_content(const cg_cache *cache, uint32_t document)
{
    return cache->documents[document].content;
}

bool cg_cache_has_size(const cg_cache *cache, uint64_t bytes)
{
    for (uint32_t i = 0; i < cache->document_count; i++)
        if (cache->documents[i].bytes == bytes)
            return true;
    return false;
}

cg_cache_extent cg_cache_extent_of(const cg_cache *cache, uint32_t document,
                                   const uint64_t **wanted)
{
    if (wanted)
        *wanted = NULL;
    if (document == CG_CACHE_NONE)
        return CG_CACHE_NOTHING;
    const cg_cache_document_row *row = &cache->documents[document];
    if (row->program)
        return row->program == cache->program ? CG_CACHE_ALL : CG_CACHE_NOTHING;
    cg_cache_coverage coverage = cache->coverage[row->set];
    if (wanted)
        *wanted = coverage.wanted;
    return coverage.extent;
}

/* --- loading ---------------------------------------------------------------- */

static cg_status tampered(cg_error *error)
{
    return cg_error_set(error, CG_E_CONTENT, 0, NULL, "the cache was tampered with");
}

/* A document that is being loaded. */
typedef struct loading {
    const cg_cache *cache;
    cg_slice path; /* of the file */
    cg_results *results;
    cg_error *error;
    const cg_document_info *own; /* what is known of the document that most are of */
    /* The other document that came last: statements of one come together. */
    uint32_t part;
    cg_slice part_path;
    const cg_document_info *part_info;
} loading;

/* The path of a member. */
static bool join_path(const loading *l, cg_slice rest, cg_slice *path)
{
    *path = rest.len == 0 ? l->path
                          : cg_arena_printf(&l->results->arena, "%.*s%.*s", (int)l->path.len,
                                            l->path.ptr, (int)rest.len, rest.ptr);
    return path->ptr != NULL;
}

static bool find_part(loading *l, cg_statement *statement, const cg_document_info *info)
{
    if (!l->part_info || l->part != statement->part) {
        l->part = statement->part;
        l->part_info = cg_results_keep_info(l->results, info);
        if (!l->part_info || !join_path(l, statement->path, &l->part_path))
            return false;
    }
    statement->path = l->part_path;
    statement->document = l->part_info;
    return true;
}

static cg_status load_statement(loading *l, uint32_t rule, cg_slice body)
{
    const cg_cache *c = l->cache;
    cg_statement statement;
    cg_document_info info;
    bool memory = false, foreign = false;
    if (rule >= c->rule_count)
        return tampered(l->error);
    if (c->claim_of[rule] == CG_CACHE_NONE)
        return CG_OK;
    if (!cg_record_read_statement(body, &l->results->arena, &statement, &info, &foreign, &memory))
        return memory ? cg_error_memory(l->error) : tampered(l->error);
    statement.claim = c->claim_of[rule];
    if (foreign && !find_part(l, &statement, &info))
        return cg_error_memory(l->error);
    if (!foreign) {
        statement.path = l->path;
        statement.document = l->own;
    }
    return cg_results_lend(l->results, &statement, l->error);
}

/* The head: accounts, which are added when they are asked for. */
static cg_status load_accounts(loading *l, cg_record_reader *reader, bool wanted)
{
    cg_status status = CG_OK;
    size_t count = cg_record_read_count(reader);
    for (size_t i = 0; i < count && status == CG_OK && !reader->bad; i++) {
        cg_file_account account = {0};
        cg_document_info info = {0};
        cg_record_read_account(reader, &account, &info);
        if (i > 0 && !wanted)
            continue;
        account.document = cg_results_keep_info(l->results, &info);
        if (i == 0)
            l->own = account.document;
        if (!account.document || !join_path(l, account.path, &account.path))
            status = cg_error_memory(l->error);
        else if (wanted && !reader->bad)
            status = cg_results_lend_account(l->results, &account, l->error);
    }
    return status == CG_OK && (reader->bad || count == 0) ? tampered(l->error) : status;
}

cg_status cg_cache_load(const cg_cache *c, uint32_t document, cg_slice path, bool account,
                        cg_results *results, cg_error *error)
{
    const cg_cache_document_row *row = &c->documents[document];
    cg_record_reader reader = {.rest = {c->records + row->record, row->record_len}};
    loading l = {.cache = c, .path = path, .results = results, .error = error};
    cg_status status = load_accounts(&l, &reader, account);
    for (uint32_t i = 0; i < row->statements && status == CG_OK; i++) {
        uint32_t rule;
        cg_slice body = cg_record_next(&reader, &rule);
        status = reader.bad ? tampered(error) : load_statement(&l, rule, body);
    }
    return status;
}
