#include "store/cache_out.h"

#include "base/limits.h"
#include "store/store_room.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PATH_CAP ((size_t)1 << 16)
#define ABANDONED 600 /* seconds without a write: whoever wrote is gone */

static void fail(cg_cache_out *out, int sys_errno, const char *text)
{
    if (out->status == CG_OK)
        out->status = cg_error_set(out->error, CG_E_STORE, sys_errno, out->path, "%s", text);
}

/* --- opening ------------------------------------------------------------------ */

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

static int claim_name(const cg_cache_out *out)
{
    int fd = create(out->name.ptr);
    if (fd < 0 && errno == ENOENT && cg_store_make_folder(out->path, NULL) == CG_OK)
        fd = create(out->name.ptr);
    if (fd < 0 && errno == EEXIST) {
        if (is_abandoned(out->name.ptr) && unlink(out->name.ptr) == 0)
            return create(out->name.ptr);
        errno = EEXIST;
    }
    return fd;
}

cg_status cg_cache_out_open(cg_cache_out *out, const char *path, cg_hash128 engine,
                            cg_error *error)
{
    *out = (cg_cache_out){.fd = -1, .path = path, .error = error, .status = CG_OK};
    out->header.magic = CG_CACHE_MAGIC;
    out->header.engine = engine;
    cg_buf_init(&out->name, PATH_CAP);
    cg_buf_init(&out->block, CG_CACHE_BLOCK);
    cg_buf_printf(&out->name, "%s.new", path);
    if (!cg_buf_ok(&out->name) || !cg_buf_reserve(&out->block, CG_CACHE_BLOCK)) {
        out->status = cg_error_memory(error);
        return out->status;
    }
    out->fd = claim_name(out);
    if (out->fd < 0)
        fail(out, errno == EEXIST ? 0 : errno,
             errno == EEXIST ? "another process is writing the cache"
                             : "the cache can't be written");
    else if (lseek(out->fd, sizeof out->header, SEEK_SET) < 0)
        fail(out, errno, "the cache can't be written");
    out->size = sizeof out->header;
    out->header.areas[0].at = out->size;
    return out->status;
}

/* --- writing ------------------------------------------------------------------ */

static void write_all(cg_cache_out *out, const char *bytes, size_t len)
{
    while (len > 0 && out->status == CG_OK) {
        ssize_t done = write(out->fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            fail(out, errno, "the cache can't be written");
            return;
        }
        bytes += done;
        len -= (size_t)done;
    }
}

static void flush(cg_cache_out *out)
{
    out->sum = cg_hash64_on(out->sum, cg_buf_slice(&out->block));
    write_all(out, out->block.ptr, out->block.len);
    cg_buf_reset(&out->block);
}

void cg_cache_out_add(cg_cache_out *out, cg_slice bytes)
{
    if (bytes.len > CG_MAX_CACHE - out->size && out->status == CG_OK)
        out->status = cg_error_set(out->error, CG_E_LIMIT, 0, out->path,
                                   "the cache would be larger than %zu bytes", CG_MAX_CACHE);
    while (bytes.len > 0 && out->status == CG_OK) {
        size_t room = CG_CACHE_BLOCK - out->block.len;
        size_t len = bytes.len < room ? bytes.len : room;
        cg_buf_add(&out->block, bytes.ptr, len);
        bytes = cg_slice_sub(bytes, len, bytes.len);
        out->size += len;
        if (out->block.len == CG_CACHE_BLOCK)
            flush(out);
    }
}

void cg_cache_out_end_area(cg_cache_out *out, cg_cache_table which)
{
    static const char zeros[sizeof(uint64_t)];
    cg_cache_area *area = &out->header.areas[which];
    area->len = out->size - area->at;
    size_t over = out->size % sizeof zeros;
    if (over)
        cg_cache_out_add(out, (cg_slice){zeros, sizeof zeros - over});
    if (which + 1 < CG_CACHE_TABLES)
        out->header.areas[which + 1].at = out->size;
}

/* --- the end -------------------------------------------------------------------- */

static void write_header(cg_cache_out *out)
{
    out->header.size = out->size;
    out->header.checksum = 0;
    out->header.checksum =
        cg_hash64_on(out->sum, (cg_slice){(const char *)&out->header, sizeof out->header});
    if (lseek(out->fd, 0, SEEK_SET) < 0)
        fail(out, errno, "the cache can't be written");
    write_all(out, (const char *)&out->header, sizeof out->header);
}

/* It is not waited for until the disk has it: what gets lost in a crash fails the
 * checksum, and is found again. */
cg_status cg_cache_out_finish(cg_cache_out *out)
{
    if (out->block.len > 0)
        flush(out);
    if (out->status == CG_OK)
        write_header(out);
    int closed = close(out->fd);
    out->fd = -1;
    if (closed != 0)
        fail(out, errno, "the cache can't be written");
    if (out->status == CG_OK && rename(out->name.ptr, out->path) != 0)
        fail(out, errno, "the cache can't be put in place");
    if (out->status != CG_OK)
        (void)unlink(out->name.ptr); /* the first failure is the one to tell */
    return out->status;
}

void cg_cache_out_close(cg_cache_out *out)
{
    if (out->fd >= 0) {
        (void)close(out->fd); /* it is thrown away */
        (void)unlink(out->name.ptr);
    }
    cg_buf_release(&out->name);
    cg_buf_release(&out->block);
}
