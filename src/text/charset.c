#include "text/charset.h"

#include "base/limits.h"
#include "base/utf8.h"

static cg_slice letters_and_digits(cg_slice name, char *room, size_t size)
{
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            continue;
        if (len == size)
            return (cg_slice){room, 0};
        room[len++] = c;
    }
    return (cg_slice){room, len};
}

bool cg_charset_is_cp1252(cg_slice name)
{
    static const char *const names[] = {"windows1252", "cp1252",   "win1252",
                                        "ansi",        "iso88591", "latin1"};
    char room[16];
    cg_slice bare = letters_and_digits(name, room, sizeof room);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (cg_slice_is(bare, names[i]))
            return true;
    }
    return false;
}

/* How many bytes from `at` on stand for themselves. */
static size_t verbatim_len(cg_slice bytes, size_t at, bool keep)
{
    size_t end = at;
    if (keep)
        return cg_utf8_valid_up_to(cg_slice_sub(bytes, at, bytes.len));
    while (end < bytes.len && (unsigned char)bytes.ptr[end] < 0x80)
        end++;
    return end - at;
}

static void decode_byte(char byte, cg_buf *out)
{
    char utf8[4];
    cg_buf_add(out, utf8,
               cg_utf8_encode(cg_utf8_from_cp1252((unsigned char)byte), utf8));
}

void cg_charset_decode(cg_slice bytes, bool keep, cg_buf *out)
{
    size_t at = 0;
    while (at < bytes.len && cg_buf_ok(out)) {
        size_t len = verbatim_len(bytes, at, keep);
        if (len > 0)
            cg_buf_add(out, bytes.ptr + at, len);
        else
            decode_byte(bytes.ptr[at], out);
        at += len > 0 ? len : 1;
    }
}

static bool add_run(cg_document *document, size_t source, size_t len, bool verbatim)
{
    cg_map_run run = {(uint32_t)document->decoded.len, (uint32_t)source, (uint32_t)len,
                      verbatim, 0};
    return cg_vec_push(&document->map, run);
}

bool cg_charset_read(cg_document *document, cg_slice bytes, bool keep)
{
    size_t base = (size_t)(bytes.ptr - document->source.ptr), at = 0;
    while (at < bytes.len && cg_buf_ok(&document->decoded)) {
        size_t len = verbatim_len(bytes, at, keep);
        if (document->map.len >= CG_MAX_MAP_RUNS) {
            document->cut = true;
            return true;
        }
        if (!add_run(document, base + at, len > 0 ? len : 1, len > 0))
            return false;
        cg_charset_decode(cg_slice_sub(bytes, at, at + (len > 0 ? len : 1)), keep,
                          &document->decoded);
        at += len > 0 ? len : 1;
    }
    return cg_buf_ok(&document->decoded);
}
