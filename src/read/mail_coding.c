/* Transfer codings of parts. Quoted-printable is decoded here, and not by the
 * library, for the sake of the map; base64 and the like have no places to tell. */
#include "read/mail.h"

#include "base/limits.h"

#include <assert.h>
#include <gmime/gmime.h>

enum { MAX_CHARACTER = 4 }; /* bytes, in UTF-8 */

/* Adds text[0, len) that `source` of the message stands for. */
static bool add(cg_decoding *out, const char *text, size_t len, cg_span source, bool verbatim)
{
    cg_map_run run = {(uint32_t)out->room.len, source.start, source.end - source.start, verbatim,
                      0};
    cg_map_run *last = out->map.len > 0 ? &cg_vec_last(&out->map) : NULL;
    assert(out->map.items || out->map.room == 0);
    if (len == 0)
        return true;
    if (out->map.len >= CG_MAX_MAP_RUNS) {
        out->cut = true;
        return true;
    }
    if (last && verbatim && last->verbatim && last->source + last->source_len == source.start)
        last->source_len += run.source_len;
    else if (!cg_vec_push(&out->map, run))
        return false;
    cg_buf_add(&out->room, text, len);
    return cg_buf_ok(&out->room);
}

/* --- quoted-printable ------------------------------------------------------------- */

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Adds a byte that `source` spells. The bytes of one character belong together. */
static bool add_coded(cg_decoding *out, char byte, cg_span source)
{
    cg_map_run *last = out->map.len > 0 ? &cg_vec_last(&out->map) : NULL;
    bool goes_on = ((unsigned char)byte & 0xC0) == 0x80 && last && !last->verbatim &&
                   last->source + last->source_len == source.start &&
                   out->room.len - last->text < MAX_CHARACTER &&
                   (unsigned char)out->room.ptr[last->text] >= 0xC0;
    if (!goes_on)
        return add(out, &byte, 1, source, false);
    last->source_len += source.end - source.start;
    cg_buf_add_char(&out->room, byte);
    return cg_buf_ok(&out->room);
}

/* White space before the end of a line was put there on the way. */
static uint32_t line_end(cg_slice bytes, uint32_t start, uint32_t feed)
{
    while (feed > start && (bytes.ptr[feed - 1] == ' ' || bytes.ptr[feed - 1] == '\t' ||
                            bytes.ptr[feed - 1] == '\r'))
        feed--;
    return feed;
}

/* Adds bytes[at, end), a line without its end; `*soft`: the line goes on. */
static bool add_line(cg_decoding *out, cg_slice bytes, uint32_t at, uint32_t end, bool *soft)
{
    *soft = false;
    while (at < end && !out->cut) {
        const char *mark = memchr(bytes.ptr + at, '=', end - at);
        uint32_t stop = mark ? (uint32_t)(mark - bytes.ptr) : end;
        if (!add(out, bytes.ptr + at, stop - at, (cg_span){at, stop}, true))
            return false;
        if (stop == end)
            break;
        if (stop + 1 == end) {
            *soft = true;
            break;
        }
        int high = hex(bytes.ptr[stop + 1]), low = stop + 2 < end ? hex(bytes.ptr[stop + 2]) : -1;
        bool coded = high >= 0 && low >= 0;
        at = stop + (coded ? 3 : 1);
        if (coded ? !add_coded(out, (char)(high * 16 + low), (cg_span){stop, at})
                  : !add(out, "=", 1, (cg_span){stop, at}, true))
            return false;
    }
    return true;
}

static bool decode_quoted(cg_span content, cg_slice bytes, cg_decoding *out)
{
    for (uint32_t at = content.start; at < content.end && !out->cut;) {
        const char *feed = memchr(bytes.ptr + at, '\n', content.end - at);
        uint32_t stop = feed ? (uint32_t)(feed - bytes.ptr) : content.end;
        uint32_t end = line_end(bytes, at, stop);
        bool soft = false;
        if (!add_line(out, bytes, at, end, &soft))
            return false;
        at = feed ? stop + 1 : stop;
        if (feed && !soft && !add(out, "\n", 1, (cg_span){stop, stop + 1}, true))
            return false;
    }
    return true;
}

/* --- base64, uuencode ----------------------------------------------------------------- */

static bool decode_opaque(const cg_mail_part *part, cg_slice coded, cg_decoding *out)
{
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, part->coding == CG_MAIL_UU
                                            ? GMIME_CONTENT_ENCODING_UUENCODE
                                            : GMIME_CONTENT_ENCODING_BASE64);
    size_t most = g_mime_encoding_outlen(&state, coded.len);
    if (!cg_buf_reserve(&out->room, most + 1))
        return false;
    out->room.len = g_mime_encoding_flush(&state, coded.ptr, coded.len, out->room.ptr);
    out->room.ptr[out->room.len] = '\0';
    cg_map_run run = {0, 0, (uint32_t)out->room.len, true, 0};
    return cg_vec_push(&out->map, run);
}

/* --- any ------------------------------------------------------------------------------- */

bool cg_mail_decode(const cg_mail_part *part, cg_slice bytes, cg_decoding *out)
{
    const cg_span content = part->content;
    cg_slice coded = cg_slice_sub(bytes, content.start, content.end);
    cg_vec_reset(&out->map);
    cg_buf_reset(&out->room);
    out->note[0] = '\0';
    out->cut = false;
    out->is_same = part->coding == CG_MAIL_AS_IS;
    bool ok = true;
    if (part->coding == CG_MAIL_AS_IS) {
        cg_map_run run = {0, content.start, content.end - content.start, true, 0};
        ok = cg_vec_push(&out->map, run);
    } else if (part->coding == CG_MAIL_QUOTED) {
        ok = decode_quoted(content, bytes, out);
    } else {
        ok = decode_opaque(part, coded, out);
    }
    out->text = out->is_same ? coded : cg_buf_slice(&out->room);
    return ok;
}
