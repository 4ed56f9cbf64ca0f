#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/param.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

#define FIRST_READ ((size_t)64 << 10)
#define LARGEST_READ ((size_t)64 << 20)

/* Reading waits for what is written into a pipe, if opening it did not. */
static bool wait_for_writers(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

/* Opens without waiting for a pipe's writer. -1 and an error on failure. */
static int open_for_reading(const char *path, size_t *size_hint, cg_error *error)
{
    int fd;
    do
        fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        cg_error_set(error, CG_E_IO, errno, path, "cannot be opened");
        return -1;
    }
    struct stat st;
    if (fstat(fd, &st) != 0) {
        cg_error_set(error, CG_E_IO, errno, path, "cannot be examined");
    } else if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode)) {
        cg_error_set(error, CG_E_IO, 0, path,
                     S_ISDIR(st.st_mode) ? "is a folder, not a file"
                                         : "is not a regular file");
    } else if (S_ISFIFO(st.st_mode) && !wait_for_writers(fd)) {
        cg_error_set(error, CG_E_IO, errno, path, "cannot be read");
    } else {
        *size_hint = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
        return fd;
    }
    (void)close(fd); /* the first failure is the one to tell */
    return -1;
}

static ssize_t read_some(int fd, char *to, size_t len)
{
    ssize_t got;
    do
        got = read(fd, to, len < LARGEST_READ ? len : LARGEST_READ);
    while (got < 0 && errno == EINTR);
    return got;
}

static size_t spare_room(const cg_buf *buf)
{
    return buf->room > buf->len ? buf->room - buf->len - 1 : 0;
}

/* Reads to the end or to the cap, and one byte more to know which it was.
 * `hint`: the size of a regular file, or 0.
 * CG_E_IO leaves the reason in errno. */
static cg_status read_all(int fd, size_t hint, size_t cap, cg_buf *out, bool *cut)
{
    size_t wanted = hint >= FIRST_READ ? hint + 1 : FIRST_READ;
    while (out->len < cap) {
        size_t left = cap - out->len;
        if (spare_room(out) == 0 && !cg_buf_reserve(out, wanted < left ? wanted : left))
            return CG_E_MEMORY;
        size_t room = spare_room(out);
        ssize_t got = read_some(fd, out->ptr + out->len, room < left ? room : left);
        if (got <= 0)
            return got < 0 ? CG_E_IO : CG_OK;
        out->len += (size_t)got;
        if (out->len == hint && (size_t)got < room)
            return CG_OK; /* all of a regular file, and there was room for more */
        wanted = FIRST_READ;
    }
    char beyond;
    ssize_t got = read_some(fd, &beyond, 1);
    *cut = got > 0;
    return got < 0 ? CG_E_IO : CG_OK;
}

/* `out` is an empty buffer with memory. */
static cg_status read_open(int fd, size_t hint, size_t cap, cg_buf *out, bool *cut,
                           const char *path, cg_error *error)
{
    cg_status status = read_all(fd, hint, cap < out->cap ? cap : out->cap, out, cut);
    out->ptr[out->len] = 0;
    if (status == CG_E_IO)
        return cg_error_set(error, status, errno, path, "cannot be read");
    if (status == CG_E_MEMORY)
        return cg_error_set(error, status, 0, path, "is too large for the memory");
    return CG_OK;
}

cg_status cg_file_read(const char *path, size_t cap, cg_buf *out, bool *cut,
                       cg_error *error)
{
    size_t hint = 0;
    *cut = false;
    cg_buf_reset(out);
    if (!cg_buf_reserve(out, 0))
        return cg_error_memory(error);
    int fd = open_for_reading(path, &hint, error);
    if (fd < 0)
        return CG_E_IO;
    cg_status status = read_open(fd, hint, cap, out, cut, path, error);
    (void)close(fd); /* was only read: nothing can be lost */
    return status;
}

cg_status cg_file_read_stdin(size_t cap, cg_buf *out, bool *cut, cg_error *error)
{
    static const size_t step = (size_t)256 << 10;
    for (;;) {
        size_t left = cap + 1 - out->len;
        size_t wanted = left < step ? left : step;
        if (!cg_buf_reserve(out, wanted))
            return cg_error_memory(error);
        ssize_t got = read(STDIN_FILENO, out->ptr + out->len, wanted);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cg_error_set(error, CG_E_IO, errno, "standard input", "cannot be read");
        out->len += (size_t)got;
        *cut = out->len > cap;
        if (*cut)
            out->len = cap;
        out->ptr[out->len] = '\0';
        if (got == 0 || *cut)
            return CG_OK;
    }
}

uint64_t cg_file_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (uint64_t)st.st_size
                                                                         : 0;
}

/* Fills up to `len` bytes; false with errno when it fails. */
static bool read_from(int fd, uint64_t offset, size_t len, cg_buf *out)
{
    while (out->len < len) {
        ssize_t got = pread(fd, out->ptr + out->len, len - out->len, (off_t)(offset + out->len));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        out->len += (size_t)got;
    }
    return true;
}

cg_status cg_file_read_at(const char *path, uint64_t offset, size_t len, cg_buf *out,
                          cg_error *error)
{
    size_t hint = 0;
    cg_buf_reset(out);
    if (!cg_buf_reserve(out, len))
        return cg_error_memory(error);
    int fd = open_for_reading(path, &hint, error);
    if (fd < 0)
        return CG_E_IO;
    bool ok = read_from(fd, offset, len, out);
    int why = errno;
    (void)close(fd); /* was only read: nothing can be lost */
    out->ptr[out->len] = 0;
    return ok ? CG_OK : cg_error_set(error, CG_E_IO, why, path, "cannot be read");
}

cg_status cg_file_map_open(const char *path, size_t cap, cg_file_map *map, cg_error *error)
{
    size_t size = 0;
    *map = (cg_file_map){0};
    int fd = open_for_reading(path, &size, error);
    if (fd < 0)
        return CG_E_IO;
    bool fits = size > 0 && size <= cap;
    void *bytes = fits ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    int why = fits ? errno : 0;
    (void)close(fd); /* was only read: nothing can be lost */
    if (bytes == MAP_FAILED)
        return cg_error_set(error, CG_E_IO, why, path, "cannot be read as a whole");
    *map = (cg_file_map){bytes, size};
    return CG_OK;
}

void cg_file_map_close(cg_file_map *map)
{
    if (map->bytes)
        (void)munmap((void *)(uintptr_t)map->bytes, map->len); /* it was mapped */
    *map = (cg_file_map){0};
}

cg_status cg_file_real(const char *path, cg_buf *out, cg_error *error)
{
    char real[PATH_MAX];
    if (!realpath(path, real))
        return cg_error_set(error, CG_E_IO, errno, path, "cannot be found");
    cg_buf_reset(out);
    cg_buf_add(out, real, strlen(real));
    return cg_buf_ok(out) ? CG_OK : cg_error_memory(error);
}
