/* The second half of base/file.h: walking folders. */
#include "base/file.h"

#include "base/alloc.h"
#include "base/limits.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define HASH_NONFATAL_OOM 1
#define uthash_malloc(size) cg_alloc(size)
#define uthash_free(ptr, size) cg_alloc_free(ptr)
#define uthash_nonfatal_oom(added) ((void)((added)->failed = true))
#include <uthash.h>

/* Padded with zeros, for it is hashed as bytes. */
typedef struct folder_key {
    uint64_t device, inode;
} folder_key;

/* A folder that was entered. Owned by `walk.seen`. */
typedef struct folder {
    folder_key key;
    bool open; /* on the path that is being walked */
    bool failed;
    UT_hash_handle hh;
} folder;

typedef CG_VEC(const char *) name_list;

/* A folder on the path: its names, in order, and the next one to visit. It is
 * kept open, so that entries are looked up by name and not by path. */
typedef struct level {
    DIR *dir;
    folder *entry;
    cg_buf bytes; /* the names, zero-terminated */
    name_list names;
    size_t next;
    size_t path_len; /* of the folder, in `walk.path` */
} level;

typedef struct walk {
    const cg_walk_hooks *hooks;
    cg_buf path;
    folder *seen;
    level levels[CG_MAX_WALK_DEPTH + 1];
    size_t depth; /* levels in use */
    bool stopped;
} walk;

static void tell_file(walk *w, cg_walk_event event, const cg_file_stat *stat, int sys_errno)
{
    bool named = w->depth == 0;
    if (!w->hooks->visit(w->hooks->context, event, w->path.ptr, named, stat, sys_errno))
        w->stopped = true;
}

static void tell(walk *w, cg_walk_event event, int sys_errno)
{
    tell_file(w, event, NULL, sys_errno);
}

/* The folder that the entry at hand stands in, and its name there. */
static int folder_of(const walk *w)
{
    return w->depth ? dirfd(w->levels[w->depth - 1].dir) : AT_FDCWD;
}

static const char *name_of(const walk *w)
{
    if (w->depth == 0)
        return w->path.ptr;
    const level *l = &w->levels[w->depth - 1];
    return l->names.items[l->next - 1];
}

static bool set_name(walk *w, size_t folder_len, const char *name)
{
    cg_buf *path = &w->path;
    path->len = folder_len;
    if (folder_len && path->ptr[folder_len - 1] != '/')
        cg_buf_add_char(path, '/');
    cg_buf_add(path, name, strlen(name));
    return cg_buf_ok(path);
}

/* --- listing ------------------------------------------------------------ */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Offsets first, for the bytes move while they grow. */
static cg_status sort_names(level *l, size_t count)
{
    if (!cg_vec_reserve(&l->names, count))
        return CG_E_MEMORY;
    const char *name = l->bytes.ptr;
    for (size_t i = 0; i < count; i++) {
        l->names.items[l->names.len++] = name;
        name += strlen(name) + 1;
    }
    if (count)
        qsort(l->names.items, count, sizeof(const char *), compare_names);
    return CG_OK;
}

static bool is_itself(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* CG_E_IO leaves the reason in errno. */
static cg_status list_names(const walk *w, DIR *dir, level *l)
{
    size_t count = 0;
    struct dirent *entry;
    while (errno = 0, (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.' && (!w->hooks->enter || is_itself(entry->d_name)))
            continue;
        cg_buf_add(&l->bytes, entry->d_name, strlen(entry->d_name) + 1);
        count++;
    }
    if (errno)
        return CG_E_IO;
    return cg_buf_ok(&l->bytes) ? sort_names(l, count) : CG_E_MEMORY;
}

static void close_level(level *l)
{
    if (l->dir)
        (void)closedir(l->dir); /* read only: nothing can be lost */
    if (l->entry)
        l->entry->open = false;
    cg_buf_release(&l->bytes);
    cg_vec_release(&l->names);
}

/* --- folders ------------------------------------------------------------ */

static folder *find_folder(const walk *w, folder_key key)
{
    folder *found = NULL;
    HASH_FIND(hh, w->seen, &key, sizeof key, found);
    return found;
}

static folder *add_folder(walk *w, folder_key key)
{
    folder *added = cg_alloc_zeroed(1, sizeof *added);
    if (!added)
        return NULL;
    added->key = key;
    HASH_ADD(hh, w->seen, key, sizeof key, added);
    if (added->failed) {
        cg_alloc_free(added);
        return NULL;
    }
    return added;
}

static DIR *open_folder(const walk *w, struct stat *st)
{
    int fd = openat(folder_of(w), name_of(w), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    DIR *dir = fstat(fd, st) == 0 ? fdopendir(fd) : NULL;
    if (!dir) {
        int kept = errno;
        (void)close(fd);
        errno = kept;
    }
    return dir;
}

/* True when it is to be listed. */
static bool ask_to_enter(walk *w)
{
    if (!w->hooks->enter)
        return true;
    cg_walk_choice choice = w->hooks->enter(w->hooks->context, w->path.ptr, w->depth == 0);
    w->stopped |= choice == CG_WALK_STOP;
    return choice == CG_WALK_ENTER;
}

static void leave_folder(const walk *w)
{
    if (w->hooks->leave)
        w->hooks->leave(w->hooks->context);
}

/* Takes the open folder over, whatever happens. */
static cg_status push_level(walk *w, DIR *dir, folder_key key, folder *entry)
{
    level *l = &w->levels[w->depth];
    *l = (level){.dir = dir, .path_len = w->path.len};
    if (!entry && !(entry = add_folder(w, key))) {
        close_level(l);
        leave_folder(w);
        return CG_E_MEMORY;
    }
    entry->open = true;
    l->entry = entry;
    cg_buf_init(&l->bytes, CG_MAX_FOLDER);
    cg_status status = list_names(w, dir, l);
    if (status == CG_OK) {
        w->depth++;
        return CG_OK;
    }
    int failed = errno;
    close_level(l);
    leave_folder(w);
    if (status == CG_E_IO)
        tell(w, CG_WALK_FAILED, failed);
    return status == CG_E_IO ? CG_OK : status;
}

/* What can be entered twice, a loop or many links to one folder, would cost
 * more than the folders that there are. */
static cg_status enter_folder(walk *w, bool by_link)
{
    if (w->depth > CG_MAX_WALK_DEPTH) {
        tell(w, CG_WALK_DEEP, 0);
        return CG_OK;
    }
    struct stat st;
    DIR *dir = open_folder(w, &st);
    if (!dir) {
        tell(w, CG_WALK_FAILED, errno);
        return CG_OK;
    }
    folder_key key = {(uint64_t)st.st_dev, (uint64_t)st.st_ino};
    folder *entry = find_folder(w, key);
    bool again = entry && (entry->open || by_link);
    if (!again && ask_to_enter(w))
        return push_level(w, dir, key, entry);
    (void)closedir(dir); /* read only: nothing can be lost */
    if (again)
        tell(w, CG_WALK_LOOP, 0);
    return CG_OK;
}

/* --- entries ------------------------------------------------------------ */

#ifdef __APPLE__
#define MODIFIED st_mtimespec
#define CHANGED st_ctimespec
#else
#define MODIFIED st_mtim
#define CHANGED st_ctim
#endif

/* Of years that nobody lives in only the seconds count, and not their number. */
static int64_t nanoseconds(struct timespec time)
{
    const int64_t second = 1000000000, last = INT64_MAX / second - 1;
    int64_t seconds = (int64_t)time.tv_sec;
    if (seconds > last || seconds < -last)
        return seconds;
    return seconds * second + (int64_t)time.tv_nsec;
}

static void visit_file(walk *w, const struct stat *st)
{
    cg_file_stat stat = {.size = st->st_size > 0 ? (uint64_t)st->st_size : 0,
                         .inode = (uint64_t)st->st_ino,
                         .device = (uint64_t)st->st_dev,
                         .modified = nanoseconds(st->MODIFIED),
                         .changed = nanoseconds(st->CHANGED)};
    tell_file(w, CG_WALK_FILE, &stat, 0);
}

static cg_status visit_entry(walk *w)
{
    struct stat st;
    if (w->depth && name_of(w)[0] == '.') {
        tell(w, CG_WALK_HIDDEN, 0);
        return CG_OK;
    }
    if (fstatat(folder_of(w), name_of(w), &st, AT_SYMLINK_NOFOLLOW) != 0) {
        tell(w, CG_WALK_FAILED, errno);
        return CG_OK;
    }
    bool by_link = S_ISLNK(st.st_mode);
    if (by_link && fstatat(folder_of(w), name_of(w), &st, 0) != 0) {
        bool dangling = errno == ENOENT || errno == ELOOP || errno == ENOTDIR;
        tell(w, dangling ? CG_WALK_OTHER : CG_WALK_FAILED, dangling ? 0 : errno);
        return CG_OK;
    }
    if (S_ISDIR(st.st_mode))
        return enter_folder(w, by_link);
    if (S_ISREG(st.st_mode))
        visit_file(w, &st);
    else
        tell(w, w->depth == 0 && S_ISFIFO(st.st_mode) ? CG_WALK_FILE : CG_WALK_OTHER, 0);
    return CG_OK;
}

static cg_status visit_all(walk *w)
{
    cg_status status = visit_entry(w);
    while (status == CG_OK && !w->stopped && w->depth > 0) {
        level *l = &w->levels[w->depth - 1];
        if (l->next == l->names.len) {
            close_level(l);
            w->depth--;
            leave_folder(w);
        } else if (set_name(w, l->path_len, l->names.items[l->next++])) {
            status = visit_entry(w);
        } else {
            status = CG_E_MEMORY;
        }
    }
    return status;
}

static void release(walk *w)
{
    while (w->depth > 0)
        close_level(&w->levels[--w->depth]);
    folder *f, *next;
    HASH_ITER(hh, w->seen, f, next)
    {
        HASH_DEL(w->seen, f);
        cg_alloc_free(f);
    }
    cg_buf_release(&w->path);
    cg_alloc_free(w);
}

cg_status cg_file_walk(const char *path, cg_walk_fn *visit, void *context,
                       cg_error *error)
{
    const cg_walk_hooks hooks = {.visit = visit, .context = context};
    return cg_file_walk_with(path, &hooks, error);
}

cg_status cg_file_walk_with(const char *path, const cg_walk_hooks *hooks, cg_error *error)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return cg_error_set(error, CG_E_IO, errno, path, "cannot be found");
    walk *w = cg_alloc_zeroed(1, sizeof *w);
    if (!w)
        return cg_error_memory(error);
    w->hooks = hooks;
    cg_buf_init(&w->path, CG_MAX_PATH);
    cg_status status = set_name(w, 0, path) ? visit_all(w) : CG_E_MEMORY;
    release(w);
    return status == CG_OK ? CG_OK : cg_error_memory(error);
}
