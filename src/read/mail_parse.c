/* A message by GMime -> its fields and parts in plain values. */
#include "read/mail.h"

#include "base/limits.h"
#include "text/attribution.h"
#include "text/charset.h"

#include <gmime/gmime.h>
#include <pthread.h>

typedef struct parser {
    cg_arena *arena;
    cg_mail *mail;
    size_t len;     /* of the message */
    size_t numbers; /* parts so far */
    bool ok;        /* false: out of memory */
} parser;

static void init_gmime(void)
{
    g_mime_init();
}

/* --- text ------------------------------------------------------------------------ */

/* A copy in valid UTF-8, on one line; empty for NULL. */
static cg_slice keep(parser *p, const char *text)
{
    cg_buf room;
    cg_slice kept = {0};
    cg_slice source = cg_slice_trim(cg_slice_of(text ? text : ""));
    if (source.len == 0)
        return kept;
    cg_buf_init(&room, 3 * source.len + 1);
    cg_charset_decode(source, true, &room);
    for (size_t i = 0; i < room.len; i++)
        if (room.ptr[i] == '\n' || room.ptr[i] == '\r' || room.ptr[i] == '\t')
            room.ptr[i] = ' ';
    kept = cg_arena_copy(p->arena, cg_buf_slice(&room));
    p->ok = p->ok && cg_buf_ok(&room) && kept.ptr;
    cg_buf_release(&room);
    return kept;
}

static cg_slice field(parser *p, GMimeMessage *message, const char *name)
{
    return keep(p, g_mime_object_get_header(GMIME_OBJECT(message), name));
}

/* --- fields ------------------------------------------------------------------------- */

/* "Jane Roe", or else the address, of the first who sent it. */
static cg_slice author_of(parser *p, GMimeMessage *message)
{
    InternetAddressList *list = g_mime_message_get_from(message);
    InternetAddress *first =
        list && internet_address_list_length(list) ? internet_address_list_get_address(list, 0)
                                                   : NULL;
    if (!first)
        return cg_attribution_mailbox(field(p, message, "From"));
    cg_slice name = cg_attribution_mailbox(keep(p, internet_address_get_name(first)));
    if (name.len == 0 && INTERNET_ADDRESS_IS_MAILBOX(first))
        name = keep(p, internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
    return name;
}

static cg_slice date_of(parser *p, GMimeMessage *message)
{
    GDateTime *date = g_mime_message_get_date(message);
    if (!date)
        return (cg_slice){0};
    int year, month, day;
    g_date_time_get_ymd(date, &year, &month, &day);
    cg_slice text = cg_arena_printf(p->arena, "%04d-%02d-%02d", year, month, day);
    p->ok = p->ok && text.ptr;
    return text;
}

/* "Archived-At: <https://...>" */
static cg_slice url_of(parser *p, GMimeMessage *message)
{
    cg_slice url = field(p, message, "Archived-At");
    if (url.len > 2 && url.ptr[0] == '<' && cg_slice_ends(url, ">"))
        url = cg_slice_sub(url, 1, url.len - 1);
    return url;
}

/* "Friends of X <friends.example.org>": the name of the list, or what stands for it. */
static cg_slice list_of(parser *p, GMimeMessage *message)
{
    cg_slice list = field(p, message, "List-Id");
    const char *open = list.len > 0 ? memchr(list.ptr, '<', list.len) : NULL;
    if (open == list.ptr && cg_slice_ends(list, ">"))
        return cg_slice_sub(list, 1, list.len - 1);
    if (open)
        list = cg_slice_sub(list, 0, (size_t)(open - list.ptr));
    return cg_attribution_mailbox(list);
}

static bool has_fields(GMimeObject *object)
{
    return g_mime_header_list_get_count(g_mime_object_get_header_list(object)) > 0;
}

/* Fields that begin with "Content-" are the body's. */
static cg_slice language_of(parser *p, GMimeMessage *message)
{
    GMimeObject *body = g_mime_message_get_mime_part(message);
    return body ? keep(p, g_mime_object_get_header(body, "Content-Language")) : (cg_slice){0};
}

static void read_fields(parser *p, GMimeMessage *message)
{
    GMimeObject *body = g_mime_message_get_mime_part(message);
    p->mail->fields = has_fields(GMIME_OBJECT(message)) || (body && has_fields(body));
    p->mail->info = (cg_document_info){.title = keep(p, g_mime_message_get_subject(message)),
                                       .author = author_of(p, message),
                                       .publisher = list_of(p, message),
                                       .published = date_of(p, message),
                                       .url = url_of(p, message),
                                       .language = language_of(p, message),
                                       .origin = keep(p, g_mime_message_get_message_id(message))};
}

/* --- parts -------------------------------------------------------------------------- */

static bool is_type(GMimeObject *object, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

static cg_mail_coding coding_of(GMimePart *part)
{
    switch (g_mime_part_get_content_encoding(part)) {
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
        return CG_MAIL_QUOTED;
    case GMIME_CONTENT_ENCODING_BASE64:
        return CG_MAIL_BASE64;
    case GMIME_CONTENT_ENCODING_UUENCODE:
        return CG_MAIL_UU;
    default:
        return CG_MAIL_AS_IS;
    }
}

/* The last part of a name: it names results and no file, but looks like one. */
static cg_slice base_name(cg_slice name)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '/' && name.ptr[at - 1] != '\\')
        at--;
    return cg_slice_sub(name, at, name.len);
}

static bool is_taken(const parser *p, cg_slice name)
{
    for (size_t i = 0; i < p->mail->parts.len; i++)
        if (cg_slice_equal(p->mail->parts.items[i].name, name))
            return true;
    return false;
}

static cg_slice name_part(parser *p, cg_slice name, const char *suffix)
{
    cg_slice made = base_name(name);
    if (made.len == 0)
        made = cg_arena_printf(p->arena, "part-%zu%s", p->numbers, suffix);
    else if (is_taken(p, made))
        made = cg_arena_printf(p->arena, "part-%zu/%.*s", p->numbers, (int)made.len, made.ptr);
    p->ok = p->ok && made.ptr;
    return made;
}

static void add(parser *p, cg_mail_part part, cg_slice name, const char *suffix)
{
    if (p->mail->parts.len >= CG_MAX_MAIL_PARTS) {
        p->mail->cut = true;
        return;
    }
    part.name = name_part(p, name, suffix);
    p->ok = p->ok && cg_vec_push(&p->mail->parts, part);
}

static bool bounds_of(const parser *p, GMimeStream *stream, cg_span *out)
{
    gint64 start = stream ? stream->bound_start : -1, end = stream ? stream->bound_end : -1;
    if (start < 0 || end < start || (uint64_t)end > p->len)
        return false;
    *out = (cg_span){(uint32_t)start, (uint32_t)end};
    return true;
}

static bool is_signature(GMimeObject *object)
{
    return is_type(object, "application", "pgp-signature") ||
           is_type(object, "application", "pkcs7-signature") ||
           is_type(object, "application", "x-pkcs7-signature");
}

static bool is_attached(GMimeObject *object)
{
    const char *how = g_mime_object_get_disposition(object);
    return how && g_ascii_strcasecmp(how, GMIME_DISPOSITION_ATTACHMENT) == 0;
}

static void read_leaf(parser *p, GMimePart *leaf)
{
    GMimeObject *object = GMIME_OBJECT(leaf);
    GMimeDataWrapper *content = g_mime_part_get_content(leaf);
    bool plain = is_type(object, "text", "plain"), html = is_type(object, "text", "html");
    cg_mail_part part = {.coding = coding_of(leaf), .format = CG_FORMAT_COUNT};
    p->numbers++;
    if (is_signature(object) || !content ||
        !bounds_of(p, g_mime_data_wrapper_get_stream(content), &part.content))
        return;
    if (is_type(object, "application", "pkcs7-mime")) {
        p->mail->encrypted = p->mail->body == CG_MAIL_NO_BODY;
        return;
    }
    cg_slice name = keep(p, g_mime_part_get_filename(leaf));
    part.charset = keep(p, g_mime_object_get_content_type_parameter(object, "charset"));
    if (html)
        part.format = CG_FORMAT_HTML;
    else if (plain && name.len == 0)
        part.format = CG_FORMAT_TEXT;
    if ((plain || html) && p->mail->body == CG_MAIL_NO_BODY && !is_attached(object)) {
        part.format = html ? CG_FORMAT_HTML : CG_FORMAT_TEXT;
        p->mail->body = p->mail->parts.len;
    }
    add(p, part, name, plain ? ".txt" : html ? ".html" : "");
}

/* Where all of what a part holds ends. */
static gint64 end_of(GMimeObject *object, unsigned depth)
{
    gint64 end = -1;
    if (depth > CG_MAX_MAIL_NESTING || !object)
        return end;
    if (GMIME_IS_MULTIPART(object)) {
        int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
        for (int i = 0; i < count; i++) {
            gint64 last = end_of(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1);
            end = last > end ? last : end;
        }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        end = inner ? end_of(g_mime_message_get_mime_part(inner), depth + 1) : -1;
    } else if (GMIME_IS_PART(object)) {
        GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
        GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
        end = stream ? stream->bound_end : -1;
    }
    return end;
}

/* A mail in the mail: its bytes from its first field to its last part's end. */
static void read_message_part(parser *p, GMimeMessagePart *object)
{
    GMimeMessage *inner = g_mime_message_part_get_message(object);
    p->numbers++;
    if (!inner)
        return;
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(inner));
    gint64 end = end_of(GMIME_OBJECT(object), 0);
    gint64 start = g_mime_header_list_get_count(headers) > 0
                       ? g_mime_header_get_offset(g_mime_header_list_get_header_at(headers, 0))
                       : -1;
    if (start < 0 || end < start || (uint64_t)end > p->len) {
        p->mail->cut = true;
        return;
    }
    cg_mail_part part = {.content = {(uint32_t)start, (uint32_t)end}, .format = CG_FORMAT_EML};
    GMimeContentDisposition *how = g_mime_object_get_content_disposition(GMIME_OBJECT(object));
    const char *name = how ? g_mime_content_disposition_get_parameter(how, "filename") : NULL;
    add(p, part, keep(p, name), ".eml");
}

/* Of alternatives the one in plain text, or the last, which is the fullest. */
static GMimeObject *best_of(GMimeMultipart *parts)
{
    int count = g_mime_multipart_get_count(parts);
    GMimeObject *best = count > 0 ? g_mime_multipart_get_part(parts, count - 1) : NULL;
    for (int i = count; i-- > 0;) {
        GMimeObject *part = g_mime_multipart_get_part(parts, i);
        if (is_type(part, "text", "html"))
            best = part;
    }
    for (int i = count; i-- > 0;) {
        GMimeObject *part = g_mime_multipart_get_part(parts, i);
        if (is_type(part, "text", "plain"))
            best = part;
    }
    return best;
}

static void read_object(parser *p, GMimeObject *object, unsigned depth)
{
    if (depth > CG_MAX_MAIL_NESTING || !object || !p->ok) {
        p->mail->cut |= object != NULL;
        return;
    }
    if (GMIME_IS_MULTIPART(object)) {
        GMimeMultipart *parts = GMIME_MULTIPART(object);
        int count = g_mime_multipart_get_count(parts);
        if (is_type(object, "multipart", "encrypted"))
            p->mail->encrypted = p->mail->body == CG_MAIL_NO_BODY;
        else if (is_type(object, "multipart", "alternative"))
            read_object(p, best_of(parts), depth + 1);
        else
            for (int i = 0; i < count; i++)
                read_object(p, g_mime_multipart_get_part(parts, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        read_message_part(p, GMIME_MESSAGE_PART(object));
    } else if (GMIME_IS_PART(object)) {
        read_leaf(p, GMIME_PART(object));
    }
}

/* --- all of it ------------------------------------------------------------------------ */

/* What is not declared is told by itself, and not by the locale. */
static GMimeParserOptions *make_options(void)
{
    static const char *charsets[] = {"utf-8", "windows-1252", NULL};
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    return options;
}

bool cg_mail_parse(cg_slice bytes, const char *defused, cg_arena *arena, cg_mail *mail)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    parser p = {.arena = arena, .mail = mail, .len = bytes.len, .ok = true};
    *mail = (cg_mail){.body = CG_MAIL_NO_BODY};
    if (pthread_once(&once, init_gmime) != 0)
        return false;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(defused, bytes.len);
    GMimeParser *gmime = g_mime_parser_new_with_stream(stream);
    GMimeParserOptions *options = make_options();
    g_mime_parser_set_persist_stream(gmime, TRUE);
    GMimeMessage *message = g_mime_parser_construct_message(gmime, options);
    if (message) {
        read_fields(&p, message);
        read_object(&p, g_mime_message_get_mime_part(message), 0);
        g_object_unref(message);
    }
    g_mime_parser_options_free(options);
    g_object_unref(gmime);
    g_object_unref(stream);
    return p.ok;
}

void cg_mail_release(cg_mail *mail)
{
    cg_vec_release(&mail->parts);
}
