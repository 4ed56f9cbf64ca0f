#include "run/reuse.h"

#include "base/alloc.h"
#include "run/versions.h"
#include "text/piece.h"

#include <time.h>

/* What changed this short a time before it was looked at may change again without
 * its times telling: they are as coarse as that on some file systems. */
#define SETTLING INT64_C(2000000000)

void cg_reuse_init(cg_reuse *reuse)
{
    struct timespec now;
    *reuse = (cg_reuse){0};
    if (clock_gettime(CLOCK_REALTIME, &now) == 0)
        reuse->moment = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void cg_reuse_release(cg_reuse *reuse)
{
    cg_cache_free(reuse->cache);
    cg_alloc_free(reuse->items);
    *reuse = (cg_reuse){0};
}

static const char *note_of(const cg_cache *cache)
{
    switch (cg_cache_state_of(cache)) {
    case CG_CACHE_READ:
    case CG_CACHE_ABSENT:
        break;
    case CG_CACHE_OUTDATED:
        return "it is another version's";
    case CG_CACHE_DAMAGED:
        return "it is damaged";
    case CG_CACHE_UNREADABLE:
        return "it can't be read";
    }
    return NULL;
}

cg_status cg_reuse_open(cg_reuse *reuse, const char *path, const cg_hash128 *keys,
                        uint32_t count, cg_error *error)
{
    reuse->path = path;
    cg_status status = cg_cache_open(path, cg_engine_key(), &reuse->cache, error);
    if (status == CG_OK)
        status = cg_cache_set_rules(reuse->cache, keys, count, error);
    if (status == CG_OK)
        reuse->note = note_of(reuse->cache);
    return status;
}

/* How a file is read, and what is given of it, counts as the file itself does. */
static uint64_t stamp_of(const cg_reuse *reuse, const cg_path *path)
{
    cg_reading_plan plan = cg_path_plan(reuse->paths, path);
    return cg_cache_stamp(&path->stat) ^ cg_reading_key(&plan).low;
}

/* --- planning --------------------------------------------------------------------- */

/* A long file is read piece by piece, so what is known of it must be known before:
 * it is read twice where a document of its size is known. */
static void plan_long(const cg_reuse *reuse, const cg_path *path, cg_reuse_item *item)
{
    cg_reading_plan plan = cg_path_plan(reuse->paths, path);
    cg_hash128 bytes = {0};
    if (item->known || !cg_cache_has_size(reuse->cache, path->stat.size) ||
        !cg_pieces_hash(path->path.ptr, path->stat.size, &bytes))
        return;
    item->origin.content = cg_pieces_content(&plan, path->path, bytes);
    item->origin.document = cg_cache_find(reuse->cache, item->origin.content);
}

static void plan_file(const cg_reuse *reuse, const cg_path *path, cg_reuse_item *item)
{
    if (item->row != CG_CACHE_NONE) {
        cg_cache_file file = cg_cache_file_at(reuse->cache, item->row);
        item->known = !reuse->strict && file.settled && path->regular &&
                      file.stamp == stamp_of(reuse, path);
        if (item->known)
            item->origin.document = file.document;
    }
    if (path->regular && path->pieces > 1)
        plan_long(reuse, path, item);
    item->origin.extent = cg_cache_extent_of(reuse->cache, item->origin.document, NULL);
}

cg_status cg_reuse_plan(cg_reuse *reuse, const cg_paths *paths, cg_error *error)
{
    uint32_t row = 0, rows = cg_cache_file_count(reuse->cache);
    reuse->paths = paths;
    reuse->items = cg_alloc_zeroed(paths->items.len + 1, sizeof *reuse->items);
    if (!reuse->items)
        return cg_error_memory(error);
    for (size_t i = 0; i < paths->items.len; i++) {
        const cg_path *path = &paths->items.items[i];
        cg_reuse_item *item = &reuse->items[i];
        int order = 1;
        while (row < rows && (order = cg_slice_compare(
                                  cg_cache_file_at(reuse->cache, row).path, path->path)) < 0)
            row++;
        item->row = row < rows && order == 0 ? row : CG_CACHE_NONE;
        item->origin.document = CG_CACHE_NONE;
        if (path->status == CG_FILE_SCANNED)
            plan_file(reuse, path, item);
    }
    return CG_OK;
}

cg_status cg_reuse_distrust(cg_reuse *reuse, cg_error *error)
{
    cg_status status = cg_cache_distrust(reuse->cache, error);
    reuse->note = note_of(reuse->cache);
    reuse->served = reuse->partly = reuse->scanned = 0;
    cg_alloc_free(reuse->items);
    reuse->items = NULL;
    return status == CG_OK ? cg_reuse_plan(reuse, reuse->paths, error) : status;
}

bool cg_reuse_has(const cg_reuse *reuse, size_t path)
{
    const cg_reuse_item *item = &reuse->items[path];
    bool is_long = reuse->paths->items.items[path].pieces > 1;
    return (item->known || is_long) && item->origin.extent == CG_CACHE_ALL;
}

void cg_reuse_count(cg_reuse *reuse, cg_cache_extent extent)
{
    reuse->served += extent == CG_CACHE_ALL;
    reuse->partly += extent == CG_CACHE_SOME;
    reuse->scanned += extent == CG_CACHE_NOTHING;
}

/* --- saving ----------------------------------------------------------------------- */

static bool is_settled(const cg_reuse *reuse, const cg_file_stat *stat)
{
    int64_t latest = stat->modified > stat->changed ? stat->modified : stat->changed;
    return latest < reuse->moment - SETTLING;
}

/* Whether the file can be kept at all. */
static bool is_kept(const cg_reuse *reuse, size_t i)
{
    return reuse->paths->items.items[i].regular && reuse->items[i].origin.read;
}

/* Whether the cache says of the file what it would say after saving. */
static bool is_unchanged(const cg_reuse *reuse, size_t i)
{
    const cg_reuse_item *item = &reuse->items[i];
    const cg_file_stat *stat = &reuse->paths->items.items[i].stat;
    if (item->row == CG_CACHE_NONE || !is_kept(reuse, i))
        return item->row == CG_CACHE_NONE && !is_kept(reuse, i);
    if (item->known && item->origin.extent == CG_CACHE_ALL)
        return true;
    cg_cache_file file = cg_cache_file_at(reuse->cache, item->row);
    return item->origin.extent == CG_CACHE_ALL && item->origin.document == file.document &&
           file.stamp == stamp_of(reuse, &reuse->paths->items.items[i]) &&
           file.settled == is_settled(reuse, stat);
}

/* Files of the cache that were not met and ought to have been. */
static bool any_gone(const cg_reuse *reuse, const cg_roots *roots)
{
    size_t path = 0;
    for (uint32_t row = 0; row < cg_cache_file_count(reuse->cache); row++) {
        while (path < reuse->paths->items.len &&
               (reuse->items[path].row == CG_CACHE_NONE || reuse->items[path].row < row))
            path++;
        bool met = path < reuse->paths->items.len && reuse->items[path].row == row;
        if (!met && cg_roots_hold(roots, cg_cache_file_at(reuse->cache, row).path))
            return true;
    }
    return false;
}

static bool is_all_there(const cg_reuse *reuse, const cg_roots *roots)
{
    for (size_t i = 0; i < reuse->paths->items.len; i++)
        if (!is_unchanged(reuse, i))
            return false;
    return !any_gone(reuse, roots);
}

static cg_cache_entry entry_of(const cg_reuse *reuse, const cg_results *results, size_t i)
{
    const cg_path *path = &reuse->paths->items.items[i];
    const cg_reuse_item *item = &reuse->items[i];
    return (cg_cache_entry){.path = path->path,
                            .stamp = stamp_of(reuse, path),
                            .settled = is_settled(reuse, &path->stat),
                            .entangled = item->entangled,
                            .content = item->origin.content,
                            .document = item->origin.document,
                            .whole = item->origin.extent == CG_CACHE_ALL,
                            .accounts = &results->files.items[item->first_account],
                            .account_count = item->account_count,
                            .statements = results->statements.items + item->first,
                            .statement_count = item->count};
}

static cg_status save(cg_reuse *reuse, const cg_results *results, const cg_roots *roots,
                      cg_error *error)
{
    size_t count = 0;
    cg_cache_entry *entries = cg_alloc_zeroed(reuse->paths->items.len + 1, sizeof *entries);
    if (!entries)
        return cg_error_memory(error);
    for (size_t i = 0; i < reuse->paths->items.len; i++)
        if (is_kept(reuse, i))
            entries[count++] = entry_of(reuse, results, i);
    cg_cache_update update = {entries, count, roots};
    cg_status status = cg_cache_save(reuse->cache, reuse->path, &update, error);
    cg_alloc_free(entries);
    return status;
}

cg_status cg_reuse_save(cg_reuse *reuse, const cg_results *results, const char *const *roots,
                        size_t roots_len, cg_error *error)
{
    cg_roots all;
    cg_status status = CG_OK;
    if (!reuse->cache || !reuse->items)
        return CG_OK;
    if (!cg_roots_init(&all, roots, roots_len))
        return cg_error_memory(error);
    if (!is_all_there(reuse, &all))
        status = save(reuse, results, &all, error);
    cg_roots_release(&all);
    return status;
}
