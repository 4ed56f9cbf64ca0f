/* The formats there are, and how one is told from another. */
#include "read/formats.h"

#include "base/glob.h"

/* A reader that a build leaves out is NULL. */
#ifdef CG_WITH_MARKDOWN
#define MARKDOWN cg_read_markdown
#else
#define MARKDOWN NULL
#endif
#ifdef CG_WITH_HTML
#define HTML cg_read_html
#else
#define HTML NULL
#endif
#ifdef CG_WITH_PDF
#define PDF cg_read_pdf
#else
#define PDF NULL
#endif
#ifdef CG_WITH_OFFICE
#define DOCX cg_read_docx
#define ODT cg_read_odt
#else
#define DOCX NULL
#define ODT NULL
#endif
#ifdef CG_WITH_MAIL
#define EML cg_read_eml
#define MBOX cg_read_mbox
#else
#define EML NULL
#define MBOX NULL
#endif
#ifdef CG_WITH_TABLES
#define JSONL cg_read_jsonl
#define CSV cg_read_csv
#define TSV cg_read_tsv
#else
#define JSONL NULL
#define CSV NULL
#define TSV NULL
#endif
#ifdef CG_WITH_ARCHIVE
#define COMPRESSED cg_read_compressed
#define ZIP cg_read_zip
#define TAR cg_read_tar
#define WARC cg_read_warc
#else
#define COMPRESSED NULL
#define ZIP NULL
#define TAR NULL
#define WARC NULL
#endif

/* Where in a file its magic may stand. */
enum { PDF_REACH = 1024, TAR_MAGIC = 257, MARKUP_REACH = 1024, ZIP_NAME = 30, MAX_SUFFIX = 12 };

static const struct format {
    const char *name;     /* --format-of NAME */
    const char *label;    /* in messages */
    const char *suffixes; /* without the dot, lower case, a blank behind each */
    cg_reader *reader;
} formats[CG_FORMAT_COUNT] = {
    [CG_FORMAT_TEXT] = {"text", "plain text", "txt text ", cg_read_text},
    [CG_FORMAT_MARKDOWN] = {"markdown", "Markdown", "md markdown ", MARKDOWN},
    [CG_FORMAT_HTML] = {"html", "HTML", "html htm xhtml ", HTML},
    [CG_FORMAT_PDF] = {"pdf", "PDF", "pdf ", PDF},
    [CG_FORMAT_DOCX] = {"docx", "DOCX", "docx ", DOCX},
    [CG_FORMAT_ODT] = {"odt", "ODT", "odt ", ODT},
    [CG_FORMAT_EML] = {"eml", "mail", "eml ", EML},
    [CG_FORMAT_MBOX] = {"mbox", "mail", "mbox ", MBOX},
    [CG_FORMAT_JSONL] = {"jsonl", "JSON lines", "jsonl ndjson ", JSONL},
    [CG_FORMAT_CSV] = {"csv", "table", "csv ", CSV},
    [CG_FORMAT_TSV] = {"tsv", "table", "tsv ", TSV},
    [CG_FORMAT_COMPRESSED] = {"compressed", "archive", "gz bz2 xz zst ", COMPRESSED},
    [CG_FORMAT_ZIP] = {"zip", "archive", "zip ", ZIP},
    [CG_FORMAT_TAR] = {"tar", "archive", "tar tgz tbz2 txz tzst ", TAR},
    [CG_FORMAT_WARC] = {"warc", "web archive", "warc wet ", WARC},
    [CG_FORMAT_BINARY] = {"binary", "binary", "", NULL},
};

cg_reader *cg_format_reader(cg_format format)
{
    return formats[format].reader;
}

const char *cg_format_label(cg_format format)
{
    return formats[format].label;
}

const char *cg_format_name_of(cg_format format)
{
    return format < CG_FORMAT_COUNT ? formats[format].name : NULL;
}

bool cg_format_named(const char *name, cg_format *format)
{
    for (int i = 0; i < CG_FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0) {
            *format = (cg_format)i;
            return true;
        }
    }
    return false;
}

bool cg_format_is_built(cg_format format)
{
    return formats[format].reader || format == CG_FORMAT_BINARY;
}

/* --- names -------------------------------------------------------------------- */

/* What parts the parts of a path; a member's stands behind "archive.zip!". */
static bool is_parting(char c)
{
    return c == '/' || c == '!';
}

/* Behind the last dot of the last part; empty when there is none. A dot at the
 * start of a name starts no suffix. */
static cg_slice suffix_of(cg_slice path)
{
    size_t at = path.len;
    while (at > 0 && !is_parting(path.ptr[at - 1]) && path.ptr[at - 1] != '.')
        at--;
    if (at < 2 || path.ptr[at - 1] != '.' || is_parting(path.ptr[at - 2]))
        return CG_SLICE("");
    return cg_slice_sub(path, at, path.len);
}

static bool has_suffix(const char *suffixes, const char *suffix, size_t len)
{
    for (const char *at = suffixes; *at; at = strchr(at, ' ') + 1)
        if (strncmp(at, suffix, len) == 0 && at[len] == ' ')
            return true;
    return false;
}

static void lower_case(cg_slice suffix, char lower[MAX_SUFFIX])
{
    for (size_t i = 0; i < suffix.len; i++) {
        char c = suffix.ptr[i];
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
}

/* The format that has such a suffix; CG_FORMAT_COUNT for none. */
static cg_format by_suffix(cg_slice suffix)
{
    char lower[MAX_SUFFIX];
    if (suffix.len == 0 || suffix.len >= sizeof lower)
        return CG_FORMAT_COUNT;
    lower_case(suffix, lower);
    for (int i = 0; i < CG_FORMAT_COUNT; i++)
        if (has_suffix(formats[i].suffixes, lower, suffix.len))
            return (cg_format)i;
    return CG_FORMAT_COUNT;
}

/* "x.tar.gz" is named twice. */
static cg_format by_name(cg_slice path)
{
    cg_slice suffix = suffix_of(path);
    cg_format format = by_suffix(suffix);
    if (format != CG_FORMAT_COMPRESSED)
        return format;
    cg_slice inner = suffix_of(cg_slice_sub(path, 0, path.len - suffix.len - 1));
    cg_format named = by_suffix(inner);
    return named == CG_FORMAT_TAR || named == CG_FORMAT_WARC ? named : format;
}

/* By what the user says; CG_FORMAT_COUNT when nothing is said of it. */
static cg_format by_rules(cg_slice path, const cg_read_options *options)
{
    for (size_t i = options ? options->rules_len : 0; i-- > 0;)
        if (cg_glob_fits(cg_slice_of(options->rules[i].glob), path))
            return options->rules[i].format;
    return CG_FORMAT_COUNT;
}

bool cg_format_is_promised(cg_slice path, const cg_read_options *options)
{
    return suffix_of(path).len == 0 || by_name(path) != CG_FORMAT_COUNT ||
           by_rules(path, options) != CG_FORMAT_COUNT;
}

const char *cg_format_why_unread(cg_slice path)
{
    static const char documents[] = "doc dot xls xlsx ppt pptx odp ods rtf epub mobi xml json yaml "
                                    "yml tex rst adoc org wpd pages msg warc ps djvu rar 7z ";
    char lower[MAX_SUFFIX];
    cg_slice suffix = suffix_of(path);
    if (suffix.len == 0 || suffix.len >= sizeof lower)
        return "not a text file";
    lower_case(suffix, lower);
    return has_suffix(documents, lower, suffix.len) ? "a format that is not read"
                                                    : "not a text file";
}

/* --- content ------------------------------------------------------------------ */

static bool holds(cg_slice bytes, size_t reach, const char *what, size_t len)
{
    size_t end = bytes.len < reach ? bytes.len : reach;
    for (size_t at = 0; at + len <= end; at++) {
        const char *found = memchr(bytes.ptr + at, what[0], end - at);
        if (!found || (size_t)(found - bytes.ptr) + len > end)
            return false;
        at = (size_t)(found - bytes.ptr);
        if (memcmp(found, what, len) == 0)
            return true;
    }
    return false;
}

#define HOLDS(bytes, reach, literal) holds(bytes, reach, literal, sizeof(literal) - 1)
#define STANDS_AT(bytes, at, literal)           \
    ((bytes).len >= (at) + sizeof(literal) - 1 && \
     memcmp((bytes).ptr + (at), literal, sizeof(literal) - 1) == 0)

static bool is_compressed(cg_slice bytes)
{
    return STANDS_AT(bytes, 0, "\x1F\x8B") || STANDS_AT(bytes, 0, "BZh") ||
           STANDS_AT(bytes, 0, "\xFD" "7zXZ\0") || STANDS_AT(bytes, 0, "\x28\xB5\x2F\xFD");
}

/* Whether the zip file's own first member is one that packages of office files begin
 * with, and not a file that holds such a package. */
static bool begins_as_package(cg_slice bytes)
{
    static const char *const names[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/",
                                        "customXml/"};
    cg_slice first = cg_slice_sub(bytes, bytes.len < ZIP_NAME ? bytes.len : ZIP_NAME, bytes.len);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cg_slice_starts(first, names[i]))
            return true;
    return false;
}

/* Office files are zip files; their first members tell. */
static cg_format kind_of_zip(cg_slice bytes, cg_format named)
{
    if (STANDS_AT(bytes, ZIP_NAME, "mimetypeapplication/vnd.oasis.opendocument.text"))
        return CG_FORMAT_ODT;
    if (named == CG_FORMAT_DOCX || named == CG_FORMAT_ODT)
        return named;
    bool office = begins_as_package(bytes) && HOLDS(bytes, bytes.len, "[Content_Types].xml");
    return office && HOLDS(bytes, bytes.len, "word/") ? CG_FORMAT_DOCX : CG_FORMAT_ZIP;
}

static bool starts_caseless(cg_slice bytes, const char *lower)
{
    size_t len = strlen(lower);
    if (bytes.len < len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = bytes.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != lower[i])
            return false;
    }
    return true;
}

/* Steps over white space, a declaration and comments in front of markup. */
static size_t skip_prolog(cg_slice bytes)
{
    size_t at = STANDS_AT(bytes, 0, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.len && at < MARKUP_REACH) {
        cg_slice rest = cg_slice_sub(bytes, at, bytes.len);
        bool comment = cg_slice_starts(rest, "<!--");
        if (rest.ptr[0] && strchr(" \t\r\n\f", rest.ptr[0])) {
            at++;
        } else if (comment || starts_caseless(rest, "<?xml")) {
            const char *end = memchr(rest.ptr + 2, '>', rest.len - 2);
            while (comment && end && (end[-1] != '-' || end[-2] != '-'))
                end = memchr(end + 1, '>', (size_t)(rest.ptr + rest.len - end - 1));
            if (!end)
                return bytes.len;
            at = (size_t)(end + 1 - bytes.ptr);
        } else {
            return at;
        }
    }
    return at;
}

static bool is_html(cg_slice bytes)
{
    size_t at = skip_prolog(bytes);
    cg_slice rest = cg_slice_sub(bytes, at, bytes.len);
    return starts_caseless(rest, "<!doctype html") || starts_caseless(rest, "<html>") ||
           starts_caseless(rest, "<html ") || starts_caseless(rest, "<html\n");
}

/* What no text begins with by chance; CG_FORMAT_COUNT for none of it. */
static cg_format by_magic(cg_slice bytes, cg_format named)
{
    if (STANDS_AT(bytes, 0, "PK\3\4") || STANDS_AT(bytes, 0, "PK\5\6"))
        return kind_of_zip(bytes, named);
    if (is_compressed(bytes))
        return named == CG_FORMAT_TAR || named == CG_FORMAT_WARC ? named : CG_FORMAT_COMPRESSED;
    if (STANDS_AT(bytes, 0, "WARC/1.") || STANDS_AT(bytes, 0, "WARC/0."))
        return CG_FORMAT_WARC;
    if (STANDS_AT(bytes, TAR_MAGIC, "ustar"))
        return CG_FORMAT_TAR;
    if (STANDS_AT(bytes, 0, "%PDF-") ||
        (HOLDS(bytes, PDF_REACH, "%PDF-") && cg_document_is_binary(bytes)))
        return CG_FORMAT_PDF;
    return is_html(bytes) ? CG_FORMAT_HTML : CG_FORMAT_COUNT;
}

static bool is_utf16(cg_slice bytes)
{
    return STANDS_AT(bytes, 0, "\xFF\xFE") || STANDS_AT(bytes, 0, "\xFE\xFF");
}

/* Formats that are text have their readers only for text; the others say of
 * themselves what is wrong with a file of their name. */
static bool is_text(cg_format format)
{
    static const bool texts[CG_FORMAT_COUNT] = {
        [CG_FORMAT_TEXT] = true, [CG_FORMAT_MARKDOWN] = true, [CG_FORMAT_HTML] = true,
        [CG_FORMAT_JSONL] = true, [CG_FORMAT_CSV] = true,     [CG_FORMAT_TSV] = true};
    return texts[format];
}

/* Mail without a name: the fields that programs write, before the first empty
 * line. People begin texts with the others. */
static bool is_mail(cg_slice bytes)
{
    static const char *const fields[] = {"return-path:", "received:",     "message-id:",
                                         "mime-version:", "delivered-to:", "dkim-signature:"};
    unsigned found = 0, senders = 0;
    for (size_t at = 0; at < bytes.len;) {
        cg_slice line = cg_slice_sub(bytes, at, bytes.len);
        const char *feed = memchr(line.ptr, '\n', line.len);
        if (feed == line.ptr || line.ptr[0] == '\r')
            break;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            found += starts_caseless(line, fields[i]);
        senders += starts_caseless(line, "from:");
        at = feed ? (size_t)(feed + 1 - bytes.ptr) : bytes.len;
    }
    return found > 0 && senders == 1;
}

/* "From somebody Thu Jan  1 00:00:00 1970", and a field below it. */
static bool is_mbox(cg_slice bytes)
{
    const char *feed = bytes.len > 5 ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
    if (!feed || !cg_slice_starts(bytes, "From ") || feed - bytes.ptr > 200)
        return false;
    return is_mail(cg_slice_sub(bytes, (size_t)(feed + 1 - bytes.ptr), bytes.len));
}

static bool is_jsonl(cg_slice bytes)
{
    const char *feed = bytes.len ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
    cg_slice line = cg_slice_trim(
        cg_slice_sub(bytes, 0, feed ? (size_t)(feed - bytes.ptr) : bytes.len));
    return cg_slice_starts(line, "{\"") && (!feed || cg_slice_ends(line, "}")) &&
           (HOLDS(line, line.len, "\"text\"") || HOLDS(line, line.len, "\"path\""));
}

/* Of a file whose name tells nothing. */
static cg_format by_look(cg_slice bytes)
{
    if (is_mbox(bytes))
        return CG_FORMAT_MBOX;
    if (is_mail(bytes))
        return CG_FORMAT_EML;
    return is_jsonl(bytes) ? CG_FORMAT_JSONL : CG_FORMAT_TEXT;
}

cg_format cg_format_of(cg_slice path, cg_slice bytes, const cg_read_options *options)
{
    cg_format format = by_rules(path, options);
    if (format != CG_FORMAT_COUNT)
        return format;
    cg_format named = by_name(path);
    format = by_magic(bytes, named);
    if (format != CG_FORMAT_COUNT)
        return format;
    if (named != CG_FORMAT_COUNT && !is_text(named))
        return named;
    if (cg_document_is_binary(bytes) && !is_utf16(bytes))
        return CG_FORMAT_BINARY;
    return named != CG_FORMAT_COUNT ? named : by_look(bytes);
}
