#include "run/crew.h"

#include "base/alloc.h"
#include "result/join.h"
#include "rules/program.h"
#include "stance/scanner.h"
#include "text/piece.h"

#include <pthread.h>
#include <unistd.h>

/* How far the fastest may run ahead of what was taken over, in tasks. */
enum { WINDOW = 256, MAX_THREADS = 256 };

/* One file to be scanned, or one piece of a long one. */
typedef struct task {
    uint32_t path, piece;
} task;

typedef CG_VEC(task) tasks;

/* What one task gave: waits for its turn. */
typedef struct part {
    cg_results *results;
    cg_origin origin;
    cg_error error;
    bool done;
} part;

typedef struct crew {
    const cg_program *program;
    const cg_paths *paths;
    const cg_crew_options *options;
    cg_progress progress; /* of the thread that takes over */
    cg_profile workers;   /* the sum of those that are done */
    tasks tasks;
    size_t next;  /* the task that is given out next */
    size_t taken; /* tasks before it were taken over */
    bool stop;    /* something failed: finish, and take no more */
    part parts[WINDOW];
    pthread_mutex_t lock; /* guards `workers` and all between it and this */
    pthread_cond_t change;
} crew;

static const cg_path *path_at(const crew *c, size_t index)
{
    return &c->paths->items.items[index];
}

static uint64_t size_at(const crew *c, size_t index)
{
    return path_at(c, index)->stat.size;
}

/* NULL when there is no cache. */
static cg_reuse *reuse_of(const crew *c)
{
    return c->options->reuse && c->options->reuse->cache ? c->options->reuse : NULL;
}

static bool is_known(const crew *c, size_t path)
{
    return reuse_of(c) && cg_reuse_has(reuse_of(c), path);
}

static cg_status do_task(const crew *c, cg_scanner *scanner, task t, cg_results *results,
                         cg_origin *origin, cg_error *error)
{
    const cg_reuse *reuse = reuse_of(c);
    const cg_path *path = path_at(c, t.path);
    cg_piece_job piece = {.path = path->path.ptr,
                          .size = size_at(c, t.path),
                          .index = t.piece,
                          .count = path->pieces,
                          .plan = cg_path_plan(c->paths, path),
                          .bytes = path->bytes,
                          .cut = path->cut,
                          .pipe = !path->regular};
    if (reuse) {
        piece.cache = reuse->cache;
        (void)cg_cache_extent_of(reuse->cache, reuse->items[t.path].origin.document,
                                 &piece.wanted);
    }
    return cg_pieces_scan(scanner, &piece, results, origin, error);
}

static cg_scanner *scanner_of(const crew *c, cg_profile *profile)
{
    cg_scanner *scanner = cg_scanner_new(c->program);
    if (!scanner)
        return NULL;
    scanner->prefilter = !c->options->no_prefilter;
    cg_scanner_time(scanner, profile);
    return scanner;
}

/* Tells of the piece that was taken over. */
static void tell_progress(crew *c, size_t path, uint64_t piece)
{
    uint64_t size = size_at(c, path);
    bool last = piece + 1 >= path_at(c, path)->pieces;
    if (!c->options->progress)
        return;
    c->progress.bytes += last ? size - piece * CG_PIECE_SIZE : CG_PIECE_SIZE;
    c->progress.files += last;
    c->options->progress(c->options->progress_context, &c->progress);
}

/* Tells of a file that was not scanned. */
static void tell_skipped(crew *c, size_t path)
{
    if (!c->options->progress)
        return;
    c->progress.bytes += size_at(c, path);
    c->progress.files++;
    c->options->progress(c->options->progress_context, &c->progress);
}

/* The last call, whatever became of the run. */
static void end_progress(crew *c)
{
    c->progress.ended = true;
    if (c->options->progress)
        c->options->progress(c->options->progress_context, &c->progress);
}

static bool list_tasks(crew *c)
{
    c->progress.all_files = c->paths->items.len;
    for (uint32_t i = 0; i < c->paths->items.len; i++) {
        c->progress.all_bytes += size_at(c, i);
        if (path_at(c, i)->status != CG_FILE_SCANNED || is_known(c, i))
            continue;
        task t = {.path = i};
        for (; t.piece < path_at(c, i)->pieces; t.piece++)
            if (!cg_vec_push(&c->tasks, t))
                return false;
    }
    return true;
}

/* --- a worker ----------------------------------------------------------------- */

/* The next task, once there is room for what it gives; false when there
 * is none. */
static bool take_task(crew *c, size_t *index)
{
    pthread_mutex_lock(&c->lock);
    while (!c->stop && c->next < c->tasks.len && c->next >= c->taken + WINDOW)
        pthread_cond_wait(&c->change, &c->lock);
    bool any = !c->stop && c->next < c->tasks.len;
    if (any)
        *index = c->next++;
    pthread_mutex_unlock(&c->lock);
    return any;
}

static void hand_in(crew *c, size_t index, part made)
{
    made.done = true;
    pthread_mutex_lock(&c->lock);
    c->parts[index % WINDOW] = made;
    pthread_cond_broadcast(&c->change);
    pthread_mutex_unlock(&c->lock);
}

/* NULL when nobody asks; without memory the codes' costs are not counted. */
static cg_profile *begin_profile(const crew *c, cg_profile *own)
{
    if (!c->options->profile)
        return NULL;
    cg_profile_init(own);
    (void)cg_profile_count_codes(own, c->program->code_count);
    return own;
}

static void end_profile(crew *c, cg_profile *own)
{
    if (!own)
        return;
    cg_profile_end(own);
    pthread_mutex_lock(&c->lock);
    cg_profile_add(&c->workers, own);
    pthread_mutex_unlock(&c->lock);
    cg_profile_release(own);
}

static void *work(void *context)
{
    crew *c = context;
    cg_profile own, *profile = begin_profile(c, &own);
    cg_scanner *scanner = scanner_of(c, profile);
    size_t index;
    while (take_task(c, &index)) {
        part made = {.results = scanner ? cg_results_new() : NULL};
        if (!made.results)
            made.error.status = cg_error_memory(&made.error);
        else
            made.error.status = do_task(c, scanner, c->tasks.items[index], made.results,
                                        &made.origin, &made.error);
        hand_in(c, index, made);
    }
    cg_scanner_free(scanner);
    end_profile(c, profile);
    return NULL;
}

/* --- taking over ----------------------------------------------------------------- */

static part wait_for(crew *c, size_t index)
{
    pthread_mutex_lock(&c->lock);
    while (!c->parts[index % WINDOW].done)
        pthread_cond_wait(&c->change, &c->lock);
    part made = c->parts[index % WINDOW];
    c->parts[index % WINDOW] = (part){0};
    c->taken = index + 1;
    pthread_cond_broadcast(&c->change);
    pthread_mutex_unlock(&c->lock);
    return made;
}

static void dismiss(crew *c)
{
    pthread_mutex_lock(&c->lock);
    c->stop = true;
    pthread_cond_broadcast(&c->change);
    pthread_mutex_unlock(&c->lock);
}

/* Who takes over, in the order of the paths: statements, accounts, and what they
 * rest on. */
typedef struct taker {
    crew *crew;
    cg_join join;
    cg_scanner *scanner; /* NULL until it is needed */
    size_t next;         /* the task whose part comes next */
    bool alone;          /* there are no workers */
    cg_results *results;
    cg_error *error;
} taker;

/* Scans without the others. */
static cg_status scan_task(taker *t, task task, cg_origin *origin)
{
    if (!t->scanner)
        t->scanner = scanner_of(t->crew, t->crew->options->profile);
    if (!t->scanner)
        return cg_error_memory(t->error);
    return do_task(t->crew, t->scanner, task, t->results, origin, t->error);
}

static cg_status take_part(taker *t, cg_origin *origin)
{
    part made = wait_for(t->crew, t->next++);
    cg_status status = made.error.status;
    if (status != CG_OK && t->error)
        *t->error = made.error;
    if (status == CG_OK)
        status = cg_results_adopt(t->results, made.results, t->error);
    cg_results_free(made.results);
    *origin = made.origin;
    return status;
}

/* What a file's results rest on is what those of its pieces do. */
static void add_origin(cg_reuse_item *item, const cg_origin *piece, bool first)
{
    cg_hash128 whole = item->origin.content;
    cg_pieces_add_content(&whole, piece->content, first);
    item->origin.content = whole;
    item->origin.read = piece->read && (first || item->origin.read);
}

/* `anew`: for all claims, and by ourselves. */
static cg_status take_pieces(taker *t, uint32_t path, bool anew, cg_reuse_item *item)
{
    const uint32_t count = path_at(t->crew, path)->pieces;
    cg_profile *profile = t->crew->options->profile;
    cg_status status = CG_OK;
    item->entangled = false;
    for (uint32_t i = 0; i < count && status == CG_OK; i++) {
        size_t first = t->results->statements.len;
        cg_origin origin = {0};
        status = anew || t->alone ? scan_task(t, (task){path, i}, &origin) : take_part(t, &origin);
        cg_profile_item(profile, CG_STAGE_JOIN, 0);
        if (status == CG_OK)
            status = cg_join_piece(&t->join, t->results, first, i == 0, t->error);
        if (count == 1)
            item->origin = origin;
        else
            add_origin(item, &origin, i == 0);
        item->entangled |= t->results->tally.entangled;
        if (!anew)
            tell_progress(t->crew, path, i);
        cg_profile_enter(profile, CG_STAGE_OTHER);
    }
    if (count > 1) {
        const cg_path *file = path_at(t->crew, path);
        cg_reading_plan plan = cg_path_plan(t->crew->paths, file);
        item->origin.content = cg_pieces_content(&plan, file->path, item->origin.content);
    }
    return status;
}

/* A long file was scanned for the claims that the cache lacks: adds the others. If
 * it is not the file that it was planned to be, or if what was kept might be other
 * by now, all of it is scanned. */
static cg_status complete_long(taker *t, uint32_t path, cg_reuse_item *item)
{
    const cg_cache *cache = reuse_of(t->crew)->cache;
    uint32_t document = item->origin.document;
    size_t from = t->results->statements.len;
    if (item->entangled || !item->origin.read ||
        cg_hash128_compare(item->origin.content, cg_cache_content(cache, document)) != 0) {
        t->results->statements.len = item->first;
        t->results->files.len--;
        item->origin.document = CG_CACHE_NONE;
        item->origin.extent = CG_CACHE_NOTHING;
        return take_pieces(t, path, true, item);
    }
    cg_status status = cg_cache_load(cache, document, path_at(t->crew, path)->path, false,
                                     t->results, t->error);
    if (status == CG_OK)
        status = cg_join_known(&t->join, t->results, from, false, t->error);
    if (status == CG_OK && !cg_results_order(t->results, item->first))
        status = cg_error_memory(t->error);
    return status;
}

static cg_status take_scanned(taker *t, uint32_t path, cg_reuse_item *item)
{
    bool is_long = path_at(t->crew, path)->pieces > 1;
    cg_status status = take_pieces(t, path, false, item);
    if (status == CG_OK && is_long && item->origin.extent == CG_CACHE_SOME)
        return complete_long(t, path, item);
    if (is_long)
        item->origin.document = CG_CACHE_NONE; /* it may be another file by now */
    return status;
}

static cg_status take_known(taker *t, uint32_t path, cg_reuse_item *item)
{
    const cg_cache *cache = reuse_of(t->crew)->cache;
    item->origin.content = cg_cache_content(cache, item->origin.document);
    item->origin.read = true;
    cg_status status = cg_cache_load(cache, item->origin.document, path_at(t->crew, path)->path,
                                     true, t->results, t->error);
    if (status == CG_OK && !cg_results_order(t->results, item->first))
        status = cg_error_memory(t->error);
    if (status == CG_OK)
        status = cg_join_known(&t->join, t->results, item->first, true, t->error);
    return status;
}

static cg_status account_for(taker *t, const cg_path *path)
{
    cg_file_account account = {
        .path = path->path,
        .status = path->status,
        .incomplete = path->status > CG_FILE_SKIPPED,
        .reason = path->reason};
    return cg_results_lend_account(t->results, &account, t->error);
}

static cg_status note_item(taker *t, const cg_path *path, const cg_reuse_item *item)
{
    cg_results_item taken = {.path = path->path,
                             .first_account = item->first_account,
                             .accounts = item->account_count,
                             .first_statement = item->first,
                             .statements = item->count};
    return cg_vec_push(&t->results->items, taken) ? CG_OK : cg_error_memory(t->error);
}

static cg_status take_file(taker *t, uint32_t index)
{
    const cg_path *path = path_at(t->crew, index);
    cg_reuse *reuse = reuse_of(t->crew);
    cg_reuse_item unkept = {.origin = {.document = CG_CACHE_NONE}};
    cg_reuse_item *item = reuse ? &reuse->items[index] : &unkept;
    bool known = is_known(t->crew, index);
    cg_status status;
    item->first = t->results->statements.len;
    item->first_account = t->results->files.len;
    if (path->status != CG_FILE_SCANNED)
        status = account_for(t, path);
    else if (known)
        status = take_known(t, index, item);
    else
        status = take_scanned(t, index, item);
    item->count = t->results->statements.len - item->first;
    item->account_count = t->results->files.len - item->first_account;
    if (status == CG_OK)
        status = note_item(t, path, item);
    if (known || path->status != CG_FILE_SCANNED)
        tell_skipped(t->crew, index);
    if (reuse && path->status == CG_FILE_SCANNED)
        cg_reuse_count(reuse, item->origin.extent);
    return status;
}

static cg_status take_all(crew *c, bool alone, cg_results *results, cg_error *error)
{
    taker t = {.crew = c, .alone = alone, .results = results, .error = error};
    cg_status status = CG_OK;
    cg_join_init(&t.join, c->program->claims);
    for (uint32_t i = 0; i < c->paths->items.len && status == CG_OK; i++)
        status = take_file(&t, i);
    cg_join_release(&t.join);
    cg_scanner_free(t.scanner);
    return status;
}

unsigned cg_crew_threads(unsigned wanted)
{
    long count = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > MAX_THREADS ? MAX_THREADS : (unsigned)count;
}

/* Starts up to `wanted` threads; how many came to be. */
static unsigned start(crew *c, pthread_t *threads, unsigned wanted)
{
    unsigned count = 0;
    while (count < wanted && pthread_create(&threads[count], NULL, work, c) == 0)
        count++;
    return count;
}

static cg_status scan_together(crew *c, unsigned wanted, cg_results *results, cg_error *error)
{
    pthread_t threads[MAX_THREADS];
    unsigned count = start(c, threads, wanted);
    cg_status status = take_all(c, count == 0, results, error);
    dismiss(c);
    for (unsigned i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    if (c->options->profile)
        cg_profile_add(c->options->profile, &c->workers);
    for (size_t i = 0; i < WINDOW; i++)
        cg_results_free(c->parts[i].results);
    return status;
}

static cg_status scan_tasks(crew *c, cg_results *results, cg_error *error)
{
    unsigned threads = cg_crew_threads(c->options->threads);
    if (!list_tasks(c))
        return cg_error_memory(error);
    if (threads > c->tasks.len)
        threads = (unsigned)c->tasks.len;
    cg_status status = threads <= 1 ? take_all(c, true, results, error)
                                    : scan_together(c, threads, results, error);
    end_progress(c);
    return status;
}

/* Before threads are made: their costs come together here. */
static void expect_profiles(crew *c)
{
    if (c->options->profile && c->options->profile->codes)
        (void)cg_profile_count_codes(&c->workers, c->program->code_count);
}

cg_status cg_crew_scan(const cg_program *program, const cg_paths *paths,
                       const cg_crew_options *options, cg_results *results, cg_error *error)
{
    crew *c = cg_alloc_zeroed(1, sizeof *c);
    if (!c)
        return cg_error_memory(error);
    c->program = program;
    c->paths = paths;
    c->options = options;
    expect_profiles(c);
    cg_status status;
    if (pthread_mutex_init(&c->lock, NULL) != 0 || pthread_cond_init(&c->change, NULL) != 0)
        status = cg_error_set(error, CG_E_MEMORY, 0, NULL, "threads can't be made");
    else
        status = scan_tasks(c, results, error);
    cg_profile_release(&c->workers);
    cg_vec_release(&c->tasks);
    cg_alloc_free(c);
    return status;
}
