#include "store/replace.h"

#include "store/store_room.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PATH_CAP ((size_t)1 << 16)
#define ABANDONED 600 /* seconds without a write: whoever wrote is gone */

static void fail(cg_replace *file, int sys_errno, const char *text)
{
    if (file->status == CG_OK)
        file->status = cg_error_set(file->error, CG_E_STORE, sys_errno, file->path, "%s", text);
}

static int create(const char *name)
{
    return open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

/* What a process left behind that was killed. */
static bool is_abandoned(const char *name)
{
    struct stat st;
    return lstat(name, &st) == 0 && S_ISREG(st.st_mode) && st.st_mtime < time(NULL) - ABANDONED;
}

static int claim_name(const cg_replace *file)
{
    int fd = create(file->name.ptr);
    if (fd < 0 && errno == ENOENT && cg_store_make_folder(file->path, NULL) == CG_OK)
        fd = create(file->name.ptr);
    if (fd < 0 && errno == EEXIST) {
        if (is_abandoned(file->name.ptr) && unlink(file->name.ptr) == 0)
            return create(file->name.ptr);
        errno = EEXIST;
    }
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

cg_status cg_replace_finish(cg_replace *file)
{
    int closed = close(file->fd);
    file->fd = -1;
    if (closed != 0)
        fail(file, errno, "can't be written");
    if (file->status == CG_OK && rename(file->name.ptr, file->path) != 0)
        fail(file, errno, "can't be put in place");
    if (file->status != CG_OK)
        (void)unlink(file->name.ptr); /* the first failure is the one to tell */
    return file->status;
}

void cg_replace_close(cg_replace *file)
{
    if (file->fd >= 0) {
        (void)close(file->fd); /* it is thrown away */
        (void)unlink(file->name.ptr);
    }
    cg_buf_release(&file->name);
}
