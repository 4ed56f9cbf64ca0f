/* What the parser is not given: it goes through lists of addresses in quadratic
 * time, calls itself for each group in one, and keeps an object for every field
 * and every part. */
#include "read/mail.h"

#include "base/alloc.h"
#include "base/limits.h"

#include <stdint.h>

/* A field's name: printable, without blanks, before a colon; 0 for none. */
static size_t name_len(cg_slice line)
{
    size_t i = 0;
    while (i < line.len && line.ptr[i] > ' ' && line.ptr[i] < 0x7F && line.ptr[i] != ':')
        i++;
    size_t len = i;
    while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
        i++;
    return i < line.len && line.ptr[i] == ':' ? len : 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_named(cg_slice line, size_t len, const char *name)
{
    if (strlen(name) != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (lower(line.ptr[i]) != name[i])
            return false;
    return true;
}

/* Fields of addresses are bound more tightly, and most of them nobody asks for. */
static size_t room_for(cg_slice line, size_t len)
{
    static const char *const addresses[] = {"from", "sender", "reply-to", "to", "cc", "bcc",
                                            "resent-from", "resent-to", "resent-cc",
                                            "resent-bcc", "resent-sender", "resent-reply-to",
                                            "disposition-notification-to"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (is_named(line, len, addresses[i]))
            return CG_MAX_MAIL_ADDRESSES;
    return CG_MAX_MAIL_FIELD;
}

static void blank(char *from, char *to)
{
    for (; from < to; from++)
        if (*from != '\n' && *from != '\r')
            *from = ' ';
}

typedef struct guard {
    char *copy;
    size_t left;   /* room in the field at hand */
    size_t fields, marks;
    bool in_field; /* lines that begin with a blank go on with it */
} guard;

static void see_line(guard *g, cg_slice line)
{
    bool folded = line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
    char *start = g->copy + (line.ptr - g->copy);
    g->marks += cg_slice_starts(line, "--");
    if (!folded) {
        size_t name = name_len(line);
        g->in_field = name > 0;
        g->fields += g->in_field;
        g->left = g->in_field ? room_for(line, name) : 0;
    }
    if (!g->in_field)
        return;
    size_t kept = line.len < g->left ? line.len : g->left;
    blank(start + kept, start + line.len);
    g->left -= kept;
}

cg_status cg_mail_defuse(cg_slice bytes, char **defused)
{
    guard g = {.copy = cg_alloc(bytes.len + 1)};
    *defused = NULL;
    if (!g.copy)
        return CG_E_MEMORY;
    if (bytes.len > 0)
        memcpy(g.copy, bytes.ptr, bytes.len);
    g.copy[bytes.len] = '\0';
    for (size_t at = 0; at < bytes.len;) {
        const char *feed = memchr(g.copy + at, '\n', bytes.len - at);
        size_t end = feed ? (size_t)(feed - g.copy) : bytes.len;
        see_line(&g, (cg_slice){g.copy + at, end - at});
        if (g.fields > CG_MAX_MAIL_LINES || g.marks > CG_MAX_MAIL_LINES) {
            cg_alloc_free(g.copy);
            return CG_E_LIMIT;
        }
        at = end + 1;
    }
    *defused = g.copy;
    return CG_OK;
}
