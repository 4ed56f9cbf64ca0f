#include "store/replace.h"

#include "store/store_room.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_CAP ((size_t)1 << 16)

static void fail(cg_replace *file, int sys_errno, const char *text)
{
    if (file->status == CG_OK)
        file->status = cg_error_set(file->error, CG_E_STORE, sys_errno, file->path, "%s", text);
}

/* Not through a link, and without waiting where it is a pipe. */
static int open_name(const char *name)
{
    return open(name, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
}

/* Whether `fd` is what the name stands for still, and a file of no other name. */
static bool is_named(int fd, const char *name)
{
    struct stat opened, named;
    return fstat(fd, &opened) == 0 && lstat(name, &named) == 0 && S_ISREG(opened.st_mode) &&
           opened.st_nlink == 1 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* Whoever holds the lock may write, rename and remove the file; it goes with the
 * process, so that what a killed one left behind is anybody's. */
static int lock_name(const char *name)
{
    int fd = open_name(name);
    if (fd < 0)
        return fd;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 && is_named(fd, name) && ftruncate(fd, 0) == 0)
        return fd;
    (void)close(fd); /* nothing was written */
    errno = EEXIST;
    return -1;
}

static int claim_name(const cg_replace *file)
{
    int fd = lock_name(file->name.ptr);
    if (fd < 0 && errno == ENOENT && cg_store_make_folder(file->path, NULL) == CG_OK)
        fd = lock_name(file->name.ptr);
    return fd;
}

cg_status cg_replace_open(cg_replace *file, const char *path, cg_error *error)
{
    *file = (cg_replace){.fd = -1, .path = path, .error = error, .status = CG_OK};
    cg_buf_init(&file->name, PATH_CAP);
    cg_buf_printf(&file->name, "%s.new", path);
    if (!cg_buf_ok(&file->name)) {
        file->status = cg_error_memory(error);
        return file->status;
    }
    file->fd = claim_name(file);
    if (file->fd < 0 && errno == EEXIST)
        fail(file, 0, "another process is writing it");
    else if (file->fd < 0)
        fail(file, errno, "can't be written");
    return file->status;
}

void cg_replace_write(cg_replace *file, cg_slice bytes)
{
    while (bytes.len > 0 && file->status == CG_OK) {
        ssize_t done = write(file->fd, bytes.ptr, bytes.len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            fail(file, errno, "can't be written");
            return;
        }
        bytes = cg_slice_sub(bytes, (size_t)done, bytes.len);
    }
}

void cg_replace_seek(cg_replace *file, uint64_t offset)
{
    if (file->status == CG_OK && lseek(file->fd, (off_t)offset, SEEK_SET) < 0)
        fail(file, errno, "can't be written");
}

/* Some file systems tell only when a descriptor is closed what could not be written:
 * another than that which holds the lock. */
static bool is_written(int fd)
{
    int other = dup(fd);
    return other >= 0 && close(other) == 0;
}

cg_status cg_replace_finish(cg_replace *file)
{
    if (!is_written(file->fd))
        fail(file, errno, "can't be written");
    if (file->status == CG_OK && rename(file->name.ptr, file->path) != 0)
        fail(file, errno, "can't be put in place");
    if (file->status != CG_OK)
        (void)unlink(file->name.ptr); /* the first failure is the one to tell */
    (void)close(file->fd); /* what it might say was said above */
    file->fd = -1;
    return file->status;
}

void cg_replace_close(cg_replace *file)
{
    if (file->fd >= 0) {
        (void)unlink(file->name.ptr);
        (void)close(file->fd); /* it is thrown away */
    }
    cg_buf_release(&file->name);
}
