#include "text/metadata.h"

#include "base/limits.h"
#include "text/lines.h"

#include <stddef.h>

#define MAX_KEY 24

typedef enum key_weight {
    KEY_UNKNOWN,
    KEY_WEAK,   /* a word that starts sentences too: "Note: ..." */
    KEY_STRONG, /* makes a block of lines metadata */
} key_weight;

#define NOT_KEPT SIZE_MAX

/* A key, what it tells, and which member holds its value. */
static const struct known_key {
    const char *name;
    key_weight weight;
    size_t member;
} known_keys[] = {
    {"title", KEY_STRONG, offsetof(cg_metadata, info.title)},
    {"headline", KEY_STRONG, offsetof(cg_metadata, info.title)},
    {"author", KEY_STRONG, offsetof(cg_metadata, info.author)},
    {"authors", KEY_STRONG, offsetof(cg_metadata, info.author)},
    {"byline", KEY_STRONG, offsetof(cg_metadata, info.author)},
    {"publisher", KEY_STRONG, offsetof(cg_metadata, info.publisher)},
    {"published", KEY_STRONG, offsetof(cg_metadata, info.published)},
    {"date", KEY_STRONG, offsetof(cg_metadata, info.published)},
    {"url", KEY_STRONG, offsetof(cg_metadata, info.url)},
    {"link", KEY_WEAK, offsetof(cg_metadata, info.url)},
    {"language", KEY_STRONG, offsetof(cg_metadata, info.language)},
    {"lang", KEY_STRONG, offsetof(cg_metadata, info.language)},
    {"origin", KEY_STRONG, offsetof(cg_metadata, info.origin)},
    {"charset", KEY_STRONG, offsetof(cg_metadata, charset)},
    {"encoding", KEY_STRONG, offsetof(cg_metadata, charset)},
    {"note", KEY_WEAK, NOT_KEPT},
    {"notes", KEY_WEAK, NOT_KEPT},
    {"tags", KEY_WEAK, NOT_KEPT},
    {"keywords", KEY_WEAK, NOT_KEPT},
    {"category", KEY_WEAK, NOT_KEPT},
    {"license", KEY_WEAK, NOT_KEPT},
    {"licence", KEY_WEAK, NOT_KEPT},
    {"copyright", KEY_WEAK, NOT_KEPT},
    {"updated", KEY_WEAK, NOT_KEPT},
    {"modified", KEY_WEAK, NOT_KEPT},
    {"accessed", KEY_WEAK, NOT_KEPT},
    {"retrieved", KEY_WEAK, NOT_KEPT},
};

static bool equals_caseless(cg_slice text, const char *name)
{
    if (text.len != strlen(name))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != name[i])
            return false;
    }
    return true;
}

static const struct known_key *find_key(cg_slice key)
{
    for (size_t i = 0; i < sizeof known_keys / sizeof *known_keys; i++) {
        if (equals_caseless(key, known_keys[i].name))
            return &known_keys[i];
    }
    return NULL;
}

static bool is_key_char(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-';
}

/* Parts "key: value"; white space or the line's end follows the colon. */
static bool split_pair(cg_slice line, cg_slice *key, cg_slice *value)
{
    size_t i = 0;
    while (i < line.len && i <= MAX_KEY && is_key_char(line.ptr[i]))
        i++;
    if (i == 0 || i > MAX_KEY || i >= line.len || line.ptr[i] != ':')
        return false;
    if (i + 1 < line.len && line.ptr[i + 1] != ' ' && line.ptr[i + 1] != '\t')
        return false;
    *key = cg_slice_sub(line, 0, i);
    *value = cg_slice_trim(cg_slice_sub(line, i + 1, line.len));
    return true;
}

static cg_slice unquote(cg_slice value)
{
    char first = value.len > 1 ? value.ptr[0] : 0,
         last = first ? value.ptr[value.len - 1] : 0;
    bool quoted = (first == '"' || first == '\'') && last == first;
    bool listed = first == '[' && last == ']';
    return quoted || listed ? cg_slice_trim(cg_slice_sub(value, 1, value.len - 1))
                            : value;
}

static cg_slice *member_of(cg_metadata *metadata, const struct known_key *known)
{
    if (!known || known->member == NOT_KEPT)
        return NULL;
    return (cg_slice *)(void *)((char *)metadata + known->member);
}

cg_slice *cg_metadata_member(cg_metadata *metadata, cg_slice key)
{
    return member_of(metadata, find_key(key));
}

/* The first value of a member stands. */
static void keep(cg_metadata *metadata, const struct known_key *known, cg_slice value)
{
    cg_slice *member = member_of(metadata, known);
    if (member && member->len == 0)
        *member = unquote(value);
}

static bool is_blank(cg_slice line)
{
    return cg_slice_trim(line).len == 0;
}

static bool is_fence(cg_slice line, const char *fence)
{
    while (line.len > 0 &&
           (line.ptr[line.len - 1] == ' ' || line.ptr[line.len - 1] == '\t'))
        line.len--;
    return cg_slice_is(line, fence);
}

static bool is_nested(cg_slice line)
{
    return line.len > 0 && strchr(" \t-#", line.ptr[0]);
}

/* "---", keys with their values, "---" or "...". Lists and what is indented
 * belong to the key before; a line of another kind makes all of it text. */
static bool read_front_matter(cg_slice source, cg_metadata *metadata)
{
    cg_line line = cg_line_read(source, 0);
    if (!is_fence(cg_line_text(source, line), "---"))
        return false;
    bool any = false;
    while (line.next < source.len && line.next < CG_MAX_FRONT_MATTER) {
        line = cg_line_read(source, line.next);
        cg_slice text = cg_line_text(source, line), key, value;
        if (any && (is_fence(text, "---") || is_fence(text, "..."))) {
            metadata->end = line.next;
            return true;
        }
        if (split_pair(text, &key, &value)) {
            keep(metadata, find_key(key), value);
            any = true;
        } else if (!is_blank(text) &&
                   (!is_nested(text) || (!any && text.ptr[0] != '#'))) {
            return false;
        }
    }
    return false;
}

/* One line alone is metadata when its value can hardly be prose. */
static bool stands_alone(const struct known_key *known, cg_slice value)
{
    if (known->weight != KEY_STRONG || value.len == 0 || value.len > 200)
        return false;
    char last = value.ptr[value.len - 1];
    if (last == '.' || last == '!' || last == ';' || last == ':')
        return false;
    if (cg_slice_is(cg_slice_of(known->name), "date"))
        return value.len <= 40 && value.ptr[0] >= '0' && value.ptr[0] <= '9';
    return true;
}

/* Lines "key: value" with known keys only, up to a blank line. */
static bool read_headers(cg_slice source, cg_metadata *metadata)
{
    size_t pairs = 0, strong = 0;
    bool alone = false;
    cg_line line = {0};
    while (line.next < source.len && line.next < CG_MAX_FRONT_MATTER) {
        line = cg_line_read(source, line.next);
        cg_slice text = cg_line_text(source, line), key, value;
        if (is_blank(text)) {
            metadata->end = line.next;
            return strong > 0 && (pairs > 1 || alone);
        }
        if (pairs > 0 && (text.ptr[0] == ' ' || text.ptr[0] == '\t'))
            continue;
        const struct known_key *known =
            split_pair(text, &key, &value) ? find_key(key) : NULL;
        if (!known)
            return false;
        pairs++;
        strong += known->weight == KEY_STRONG;
        alone = pairs == 1 && stands_alone(known, value);
        keep(metadata, known, value);
    }
    metadata->end = line.next;
    return strong > 0 && pairs > 1 && line.next >= source.len;
}

cg_metadata cg_metadata_read(cg_slice source)
{
    cg_metadata metadata = {0};
    if (read_front_matter(source, &metadata))
        return metadata;
    metadata = (cg_metadata){0};
    if (read_headers(source, &metadata))
        return metadata;
    return (cg_metadata){0};
}
