/* Where a report goes: a file that is there whole or not at all, or a stream. */
#include "report/output.h"

#include "base/buf.h"
#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif
#define MAX_TRIES 100 /* names that others left behind */

static cg_status write_failed(int sys_errno, const char *path, cg_error *error)
{
    return cg_error_set(error, CG_E_IO, sys_errno, path, "can't write the report");
}

/* Whatever stdio held back is out, or the error is known. */
static cg_status write_stream(const cg_output_job *job, FILE *out, const char *path,
                              cg_error *error)
{
    cg_error inner = {0};
    cg_status status = job->write(job->context, out, &inner);
    if (status != CG_OK) {
        (void)cg_error_set(error, status, 0, path, "%s", inner.text);
        if (error)
            error->sys_errno = inner.sys_errno; /* its text is in the message */
        return status;
    }
    errno = 0;
    if (fflush(out) != 0 || ferror(out))
        return write_failed(errno, path, error);
    return CG_OK;
}

/* --- straight into what is there already: a pipe, a terminal ---------------------- */

static cg_status write_straight(const cg_output_job *job, const char *path, cg_error *error)
{
    FILE *out = fopen(path, "w");
    if (!out)
        return write_failed(errno, path, error);
    cg_status status = write_stream(job, out, path, error);
    if (fclose(out) != 0 && status == CG_OK)
        status = write_failed(errno, path, error);
    return status;
}

/* --- a temporary name, renamed at the end ------------------------------------------ */

/* Opens a new file beside `target`; its name is left in `name`. */
static int open_beside(const char *target, mode_t mode, cg_buf *name)
{
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    int fd = -1;
    for (unsigned i = 0; i < MAX_TRIES && fd < 0; i++) {
        cg_buf_reset(name);
        cg_buf_add(name, target, folder);
        cg_buf_printf(name, ".claimgrep-%ld-%u.tmp", (long)getpid(), i);
        if (!cg_buf_ok(name)) {
            errno = ENOMEM;
            return -1;
        }
        fd = open(name->ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

/* `fd` is closed whatever happens. */
static cg_status fill(const cg_output_job *job, int fd, const char *path, cg_error *error)
{
    FILE *out = fdopen(fd, "w");
    if (!out) {
        int saved = errno;
        (void)close(fd); /* nothing was written yet */
        return write_failed(saved, path, error);
    }
    cg_status status = write_stream(job, out, path, error);
    /* Some file systems find out late that they are full. */
    if (status == CG_OK && fsync(fd) != 0 && errno != EINVAL)
        status = write_failed(errno, path, error);
    if (fclose(out) != 0 && status == CG_OK)
        status = write_failed(errno, path, error);
    return status;
}

/* `old`: what the target is now, to keep its mode; NULL when there is none. */
static cg_status write_beside(const cg_output_job *job, const char *target,
                              const struct stat *old, cg_error *error)
{
    cg_buf name;
    cg_buf_init(&name, 2 * (size_t)PATH_MAX);
    cg_status status = CG_OK;
    int fd = open_beside(target, 0666, &name);
    if (fd < 0) {
        status = errno == ENOMEM ? cg_error_memory(error)
                                 : write_failed(errno, target, error);
        goto out;
    }
    if (old)
        (void)fchmod(fd, old->st_mode & 0777); /* not ours to insist on */
    status = fill(job, fd, target, error);
    if (status == CG_OK && rename(name.ptr, target) != 0)
        status = write_failed(errno, target, error);
    if (status != CG_OK)
        (void)unlink(name.ptr); /* the first error is the one to tell */
out:
    cg_buf_release(&name);
    return status;
}

cg_status cg_output_write(const cg_output_job *job, const char *path, cg_error *error)
{
    struct stat old;
    char target[PATH_MAX]; /* what a link leads to: the link stays a link */
    if (!path)
        return write_stream(job, stdout, "standard output", error);
    if (stat(path, &old) != 0) {
        bool dangling = lstat(path, &old) == 0;
        return dangling ? write_straight(job, path, error)
                        : write_beside(job, path, NULL, error);
    }
    if (!S_ISREG(old.st_mode))
        return write_straight(job, path, error);
    if (!realpath(path, target))
        return write_failed(errno, path, error);
    return write_beside(job, target, &old, error);
}

/* --- reports ------------------------------------------------------------------------ */

typedef struct report {
    const cg_report_format *format;
    const cg_report_input *input;
} report;

static cg_status write_report(void *context, FILE *out, cg_error *error)
{
    const report *r = context;
    return r->format->write(r->input, out, error);
}

cg_status cg_report_to_file(const cg_report_format *format,
                            const cg_report_input *input, const char *path,
                            cg_error *error)
{
    report r = {format, input};
    const cg_output_job job = {write_report, &r};
    return cg_output_write(&job, path, error);
}
