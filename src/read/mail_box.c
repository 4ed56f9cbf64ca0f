/* Mailboxes: messages one behind the other, each behind a line "From ...". They
 * are parted here, and not by the library, so that a message costs its own memory
 * alone, and a damaged one harms no other. */
#include "read/mail.h"

/* "From SOMEBODY Tue Aug 17 10:00:00 2010": a time of day, behind an empty line. */
static bool is_separator(cg_slice line)
{
    if (!cg_slice_starts(line, "From "))
        return false;
    for (size_t i = 5; i + 2 < line.len; i++)
        if (line.ptr[i + 1] == ':' && line.ptr[i] >= '0' && line.ptr[i] <= '9' &&
            line.ptr[i + 2] >= '0' && line.ptr[i + 2] <= '9')
            return true;
    return false;
}

typedef struct box {
    cg_slice bytes;
    size_t at;     /* the line that is read next */
    uint32_t line; /* its number, from 0 */
} box;

static cg_slice next_line(box *b)
{
    const char *feed = memchr(b->bytes.ptr + b->at, '\n', b->bytes.len - b->at);
    size_t end = feed ? (size_t)(feed - b->bytes.ptr) : b->bytes.len;
    cg_slice line = cg_slice_sub(b->bytes, b->at, end);
    b->at = feed ? end + 1 : end;
    b->line++;
    if (cg_slice_ends(line, "\r"))
        line.len--;
    return line;
}

/* Steps to the separator that ends the message at hand, or to the end. */
static size_t find_end(box *b)
{
    bool empty = true;
    while (b->at < b->bytes.len) {
        box before = *b;
        cg_slice line = next_line(b);
        if (empty && is_separator(line)) {
            *b = before;
            break;
        }
        empty = line.len == 0;
    }
    return b->at;
}

cg_status cg_read_mbox(const cg_source *source, cg_sink *sink, cg_error *error)
{
    box b = {.bytes = source->bytes};
    cg_status status = CG_OK;
    if (cg_slice_starts(b.bytes, "From "))
        (void)next_line(&b);
    for (size_t number = 1; status == CG_OK && b.at < b.bytes.len; number++) {
        cg_source message = *source;
        cg_mail_place place = {.offset = b.at, .line = b.line, .number = number};
        size_t end = find_end(&b);
        message.bytes = cg_slice_sub(b.bytes, place.offset, end);
        message.format = CG_FORMAT_EML;
        status = cg_mail_read(&message, place, sink, error);
        if (b.at < b.bytes.len)
            (void)next_line(&b);
    }
    return status;
}
