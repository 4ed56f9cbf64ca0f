#include "base/error.h"

#include <ctype.h>
#include <stdarg.h>

/* The end of a path says more than its start. */
static void set_path(cg_error *error, const char *path)
{
    size_t len = strlen(path), room = sizeof error->path - 1;
    if (len <= room) {
        memcpy(error->path, path, len + 1);
        return;
    }
    const char *tail = path + (len - room + 3);
    while (((unsigned char)*tail & 0xC0) == 0x80)
        tail++;
    snprintf(error->path, sizeof error->path, "...%s", tail);
}

static void append_reason(char *text, size_t size, int sys_errno)
{
    char reason[128] = "";
    if (strerror_r(sys_errno, reason, sizeof reason) != 0 || !reason[0])
        snprintf(reason, sizeof reason, "system error %d", sys_errno);
    if (isupper((unsigned char)reason[0]) && islower((unsigned char)reason[1]))
        reason[0] = (char)tolower((unsigned char)reason[0]);
    size_t len = strlen(text);
    snprintf(text + len, size - len, "%s%s", len ? ": " : "", reason);
}

cg_status cg_error_set(cg_error *error, cg_status status, int sys_errno,
                       const char *path, const char *fmt, ...)
{
    if (!error)
        return status;
    /* Formatted aside, for the arguments may point into the error itself. */
    char text[sizeof error->text];
    va_list args;
    va_start(args, fmt);
    if (vsnprintf(text, sizeof text, fmt, args) < 0)
        text[0] = 0;
    va_end(args);
    if (sys_errno)
        append_reason(text, sizeof text, sys_errno);
    if (path != error->path)
        set_path(error, path ? path : "");
    error->status = status;
    error->sys_errno = sys_errno;
    memcpy(error->text, text, sizeof text);
    return status;
}

cg_status cg_error_memory(cg_error *error)
{
    return cg_error_set(error, CG_E_MEMORY, 0, NULL, "out of memory");
}
