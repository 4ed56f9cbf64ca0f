#include "run/crew.h"

#include "base/alloc.h"
#include "base/file.h"
#include "result/join.h"
#include "run/pieces.h"
#include "rules/program.h"
#include "stance/scanner.h"
#include "text/piece.h"

#include <pthread.h>
#include <unistd.h>

/* How far the fastest may run ahead of what was taken over, in tasks. */
enum { WINDOW = 256, MAX_THREADS = 256 };

/* One file, or one piece of a long one. */
typedef struct task {
    uint32_t path;
    uint32_t piece;
    uint64_t size; /* of the file */
} task;

typedef CG_VEC(task) tasks;

/* What one task gave: waits for its turn. */
typedef struct part {
    cg_results *results;
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

static cg_status do_task(const crew *c, cg_scanner *scanner, task t, cg_results *results,
                         cg_error *error)
{
    const cg_path *path = &c->paths->items.items[t.path];
    if (path->status == CG_FILE_SCANNED)
        return cg_pieces_scan(scanner, path->path.ptr, t.size, t.piece, results, error);
    cg_file_account account = {
        .path = path->path, .status = path->status, .reason = path->reason};
    return cg_results_account(results, &account, error);
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

/* Tells of the task that was taken over. */
static void tell_progress(crew *c, size_t index)
{
    const task *t = &c->tasks.items[index];
    bool last = index + 1 == c->tasks.len || c->tasks.items[index + 1].path != t->path;
    if (!c->options->progress)
        return;
    c->progress.bytes += last ? t->size - (uint64_t)t->piece * CG_PIECE_SIZE : CG_PIECE_SIZE;
    c->progress.files += last;
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
        const cg_path *path = &c->paths->items.items[i];
        task t = {.path = i};
        if (path->status == CG_FILE_SCANNED)
            t.size = cg_file_size(path->path.ptr);
        c->progress.all_bytes += t.size;
        for (uint64_t count = cg_piece_count(t.size); t.piece < count; t.piece++)
            if (!cg_vec_push(&c->tasks, t))
                return false;
    }
    return true;
}

static cg_status scan_alone(crew *c, cg_join *join, cg_results *results, cg_error *error)
{
    cg_profile *profile = c->options->profile;
    cg_scanner *scanner = scanner_of(c, profile);
    cg_status status = scanner ? CG_OK : cg_error_memory(error);
    for (size_t i = 0; status == CG_OK && i < c->tasks.len; i++) {
        size_t first = results->statements.len;
        status = do_task(c, scanner, c->tasks.items[i], results, error);
        cg_profile_item(profile, CG_STAGE_JOIN, 0);
        if (status == CG_OK)
            status = cg_join_piece(join, results, first, c->tasks.items[i].piece == 0, error);
        tell_progress(c, i);
        cg_profile_enter(profile, CG_STAGE_OTHER);
    }
    cg_scanner_free(scanner);
    return status;
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
            made.error.status =
                do_task(c, scanner, c->tasks.items[index], made.results, &made.error);
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

static cg_status take_over(crew *c, cg_join *join, cg_results *results, cg_error *error)
{
    cg_profile *profile = c->options->profile;
    cg_status status = CG_OK;
    for (size_t i = 0; i < c->tasks.len && status == CG_OK; i++) {
        cg_profile_enter(profile, CG_STAGE_OTHER);
        part made = wait_for(c, i);
        cg_profile_item(profile, CG_STAGE_JOIN, 0);
        size_t first = results->statements.len;
        status = made.error.status;
        if (status != CG_OK && error)
            *error = made.error;
        if (status == CG_OK)
            status = cg_results_adopt(results, made.results, error);
        if (status == CG_OK)
            status = cg_join_piece(join, results, first, c->tasks.items[i].piece == 0, error);
        cg_results_free(made.results);
        tell_progress(c, i);
    }
    cg_profile_enter(profile, CG_STAGE_OTHER);
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

static cg_status scan_together(crew *c, unsigned wanted, cg_join *join, cg_results *results,
                               cg_error *error)
{
    pthread_t threads[MAX_THREADS];
    unsigned count = start(c, threads, wanted);
    if (count == 0)
        return scan_alone(c, join, results, error);
    cg_status status = take_over(c, join, results, error);
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
    cg_join join;
    unsigned threads = cg_crew_threads(c->options->threads);
    if (!list_tasks(c))
        return cg_error_memory(error);
    if (threads > c->tasks.len)
        threads = (unsigned)c->tasks.len;
    cg_join_init(&join, c->program->claims);
    cg_status status = threads <= 1 ? scan_alone(c, &join, results, error)
                                    : scan_together(c, threads, &join, results, error);
    cg_join_release(&join);
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
