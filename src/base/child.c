#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define USUAL_PATH "/usr/local/bin:/usr/bin:/bin"
#define CHUNK ((size_t)64 << 10)
#define CANT_RUN 127     /* the status of a child that could not become the program */
#define MAX_PROGRAM 4096 /* its path */
#define MOST_OPEN 4096   /* descriptors that a child closes; ours close by themselves */

/* What a child gets, and our ends of it. -1: closed. */
typedef struct child {
    pid_t pid;
    int input;          /* a file without a name */
    int out[2], err[2]; /* pipes: read, write */
    int64_t deadline;   /* by a clock that goes on evenly, in milliseconds */
    char home[MAX_PROGRAM]; /* "HOME=..."; empty: it is not told */
    bool slow, too_long;
} child;

static int64_t now(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* How long there is still to wait, in milliseconds. */
static int patience(const child *c)
{
    int64_t left = c->deadline - now();
    return left < 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

/* --- the program ------------------------------------------------------------------ */

/* The next folder of a search path; false behind the last. */
static bool next_folder(const char **at, cg_slice *folder)
{
    if (!*at)
        return false;
    const char *end = strchr(*at, ':');
    *folder = (cg_slice){*at, end ? (size_t)(end - *at) : strlen(*at)};
    *at = end ? end + 1 : NULL;
    return true;
}

static bool is_program(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* The path of a program; false when there is none. Folders that are not
 * named from the root on are not looked into: what stands there is anybody's. */
static bool find_program(const char *name, char path[MAX_PROGRAM])
{
    const char *at = getenv("PATH");
    cg_slice folder;
    if (!at || !at[0])
        at = USUAL_PATH;
    while (next_folder(&at, &folder)) {
        if (folder.len == 0 || folder.len > MAX_PROGRAM || folder.ptr[0] != '/')
            continue;
        int len =
            snprintf(path, MAX_PROGRAM, "%.*s/%s", (int)folder.len, folder.ptr, name);
        if (len > 0 && len < MAX_PROGRAM && is_program(path))
            return true;
    }
    return false;
}

/* --- descriptors -------------------------------------------------------------------- */

static void shut(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd); /* read, or written and not kept */
    *fd = -1;
}

/* Moves it away from the standard ones, which may be closed with us, and keeps it
 * from programs that other threads start. -1 with errno on failure. */
static int lift(int fd)
{
    if (fd < 0)
        return -1;
    int high = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    int why = errno;
    (void)close(fd);
    errno = why;
    return high;
}

static bool make_pipe(int ends[2])
{
    int both[2];
    if (pipe(both) != 0)
        return false;
    ends[0] = lift(both[0]);
    ends[1] = lift(both[1]);
    return ends[0] >= 0 && ends[1] >= 0;
}

static bool write_all(int fd, cg_slice bytes)
{
    while (bytes.len > 0) {
        ssize_t got = write(fd, bytes.ptr, bytes.len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes = cg_slice_sub(bytes, (size_t)got, bytes.len);
    }
    return true;
}

/* A file that has no name any more, at its start. -1 with errno on failure. */
static int make_input(cg_slice bytes)
{
    char path[4096];
    const char *folder = getenv("TMPDIR");
    int len = snprintf(path, sizeof path, "%s/claimgrep.XXXXXX",
                       folder && folder[0] == '/' ? folder : "/tmp");
    if (len < 0 || (size_t)len >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int fd = lift(mkstemp(path));
    if (fd < 0)
        return -1;
    if (unlink(path) == 0 && write_all(fd, bytes) && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    int why = errno;
    (void)close(fd);
    errno = why;
    return -1;
}

/* --- in the child -------------------------------------------------------------------- */

/* From here to the program only what is safe behind a fork of many threads. */

/* A limit that is there already and lower stands. */
static bool hold(int what, rlim_t most, rlim_t beyond)
{
    struct rlimit limit;
    if (getrlimit(what, &limit) != 0)
        return false;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > beyond)
        limit.rlim_max = beyond;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    return setrlimit(what, &limit) == 0;
}

static bool hold_in(const cg_child_limits *limits)
{
#ifdef RLIMIT_AS
    /* Not all systems can; where they can't, the other limits hold. */
    (void)hold(RLIMIT_AS, limits->memory, limits->memory);
#endif
    /* A second more, in which the signal says that it was time. */
    return hold(RLIMIT_CPU, limits->seconds, limits->seconds + 1) &&
           hold(RLIMIT_CORE, 0, 0) && hold(RLIMIT_FSIZE, 0, 0);
}

static bool put_in_place(const child *c)
{
    return dup2(c->input, STDIN_FILENO) >= 0 && dup2(c->out[1], STDOUT_FILENO) >= 0 &&
           dup2(c->err[1], STDERR_FILENO) >= 0;
}

static void close_others(void)
{
    struct rlimit open = {0};
    int most = MOST_OPEN;
    if (getrlimit(RLIMIT_NOFILE, &open) == 0 && open.rlim_cur < MOST_OPEN)
        most = (int)open.rlim_cur;
    for (int fd = 3; fd < most; fd++)
        (void)close(fd); /* most are not open */
}

static void become(const child *c, const char *path, const char *const argv[],
                   const cg_child_limits *limits)
{
    static const char usual[] = "PATH=" USUAL_PATH;
    const char *environment[] = {usual, "LC_ALL=C", "TZ=UTC",
                                 c->home[0] ? c->home : NULL, NULL};
    sigset_t none;
    if (put_in_place(c) && hold_in(limits) && sigemptyset(&none) == 0 &&
        sigprocmask(SIG_SETMASK, &none, NULL) == 0 &&
        signal(SIGPIPE, SIG_DFL) != SIG_ERR) {
        close_others();
        /* What is pointed at is not written to. */
        (void)execve(path, (char *const *)argv, (char *const *)environment);
    }
    _exit(CANT_RUN);
}

/* --- what it says ----------------------------------------------------------------------- */

/* Appends what can be read at once; what is more than fits in `out` is dropped, and
 * `*full` set. Closes the pipe at its end. */
static cg_status drain(int *fd, cg_buf *out, bool *full)
{
    char chunk[4096];
    size_t room = out->cap - out->len;
    bool fits = room > 0;
    if (fits && !cg_buf_reserve(out, room < CHUNK ? room : CHUNK))
        return CG_E_MEMORY;
    size_t most = !fits ? sizeof chunk : room < CHUNK ? room : CHUNK;
    ssize_t got = read(*fd, fits ? out->ptr + out->len : chunk, most);
    if (got < 0)
        return errno == EINTR || errno == EAGAIN ? CG_OK : CG_E_IO;
    if (got == 0) {
        shut(fd);
    } else if (fits) {
        out->len += (size_t)got;
        out->ptr[out->len] = 0;
    } else {
        *full = true;
    }
    return CG_OK;
}

/* Reads both pipes to their ends, or kills a child that goes too far. */
static cg_status listen_to(child *c, cg_buf *out, cg_buf *err)
{
    bool err_full = false;
    while (c->out[0] >= 0 || c->err[0] >= 0) {
        struct pollfd fds[] = {{.fd = c->out[0], .events = POLLIN},
                               {.fd = c->err[0], .events = POLLIN}};
        int ready = poll(fds, 2, patience(c));
        if (ready < 0 && errno != EINTR)
            return CG_E_IO;
        c->slow = ready == 0;
        if (c->slow || c->too_long)
            return CG_OK;
        cg_status status = CG_OK;
        if (ready > 0 && fds[0].revents)
            status = drain(&c->out[0], out, &c->too_long);
        if (ready > 0 && status == CG_OK && fds[1].revents)
            status = drain(&c->err[0], err, &err_full);
        if (status != CG_OK)
            return status;
    }
    return CG_OK;
}

/* One that closed its pipes may go on: until the deadline, and no longer. */
static bool reap(child *c, int *status)
{
    enum { PAUSE = 5 }; /* milliseconds */
    for (;;) {
        pid_t got = waitpid(c->pid, status, c->slow ? 0 : WNOHANG);
        if (got > 0)
            return true;
        if (got < 0 && errno != EINTR)
            return false;
        if (c->slow || got < 0)
            continue;
        if (patience(c) > 0) {
            (void)poll(NULL, 0, PAUSE);
            continue;
        }
        c->slow = true;
        (void)kill(c->pid, SIGKILL);
    }
}

static bool wait_for(child *c, cg_child_result *result)
{
    int status;
    if (!reap(c, &status))
        return false;
    if (WIFEXITED(status)) {
        *result = (cg_child_result){CG_CHILD_EXITED, WEXITSTATUS(status)};
        if (result->code == CANT_RUN)
            result->end = CG_CHILD_ABSENT;
    } else {
        *result = (cg_child_result){CG_CHILD_BROKEN,
                                    WIFSIGNALED(status) ? WTERMSIG(status) : 0};
    }
    if (c->slow || (result->end == CG_CHILD_BROKEN && result->code == SIGXCPU))
        result->end = CG_CHILD_SLOW;
    if (c->too_long)
        result->end = CG_CHILD_LONG;
    return true;
}

/* --- running ---------------------------------------------------------------------------- */

/* One that is too long is not told. */
static void tell_home(child *c)
{
    const char *home = getenv("HOME");
    int len = home ? snprintf(c->home, sizeof c->home, "HOME=%s", home) : 0;
    if (len < 0 || (size_t)len >= sizeof c->home)
        c->home[0] = '\0';
}

static cg_status run(child *c, const char *path, const char *const argv[],
                     const cg_child_limits *limits, cg_buf *out, cg_buf *err,
                     cg_child_result *result)
{
    c->deadline = now() + (int64_t)limits->seconds * 4000;
    c->pid = fork();
    if (c->pid < 0)
        return CG_E_IO;
    if (c->pid == 0)
        become(c, path, argv, limits);
    shut(&c->out[1]);
    shut(&c->err[1]);
    cg_status status = listen_to(c, out, err);
    int why = errno;
    if (status != CG_OK || c->slow || c->too_long)
        (void)kill(c->pid, SIGKILL); /* it may have ended by itself */
    bool ended = wait_for(c, result);
    if (ended)
        errno = why;
    return ended ? status : CG_E_IO;
}

cg_status cg_child_run(const char *const argv[], cg_slice input,
                       const cg_child_limits *limits, cg_buf *out, cg_buf *err,
                       cg_child_result *result, cg_error *error)
{
    child c = {.input = -1, .out = {-1, -1}, .err = {-1, -1}};
    char path[MAX_PROGRAM];
    cg_status status = CG_E_IO;
    *result = (cg_child_result){CG_CHILD_ABSENT, 0};
    if (limits->home)
        tell_home(&c);
    if (!find_program(argv[0], path)) {
        status = CG_OK;
    } else if ((c.input = make_input(input)) >= 0 && make_pipe(c.out) &&
               make_pipe(c.err)) {
        status = run(&c, path, argv, limits, out, err, result);
    }
    int why = errno;
    shut(&c.input);
    shut(&c.out[0]);
    shut(&c.out[1]);
    shut(&c.err[0]);
    shut(&c.err[1]);
    if (status == CG_E_MEMORY)
        return cg_error_memory(error);
    return status == CG_OK
               ? CG_OK
               : cg_error_set(error, status, why, NULL, "can't run \"%s\"", argv[0]);
}
