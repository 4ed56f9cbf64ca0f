#include "text/title.h"

#include "text/marker.h"
#include "text/runes.h"

#define MAX_TITLE_WORDS 12
#define MAX_TITLE 160 /* bytes */
#define MAX_GREETING_WORDS 4

static bool is_greeting_word(cg_slice word)
{
    static const char *const words[] = {
        "dear",      "hi",     "hello", "hey",  "thanks",    "thank",
        "regards",   "best",   "kind",  "warm", "yours",     "love",
        "sincerely", "cheers", "good",  "attn", "greetings", "respectfully",
    };
    char room[16];
    size_t len = cg_utf8_fold(word, room, sizeof room);
    for (size_t i = 0; len <= sizeof room && i < sizeof words / sizeof *words; i++) {
        if (cg_slice_is((cg_slice){room, len}, words[i]))
            return true;
    }
    return false;
}

/* The first word's letters, and how many words parted by white space there
 * are. */
static size_t count_words(cg_slice line, cg_slice *first)
{
    size_t words = 0, at = 0, end = line.len;
    *first = (cg_slice){line.ptr, 0};
    while ((at = cg_runes_skip_blank(line, at, end)) < end) {
        size_t start = at;
        unsigned len;
        while (at < end && !cg_runes_is_blank(cg_runes_at(line, at, &len)))
            at += len;
        if (words++ == 0)
            *first = cg_slice_sub(line, start, at);
    }
    while (first->len > 0 && strchr(",:!*_", first->ptr[first->len - 1]))
        first->len--;
    return words;
}

/* The last visible character that is no closing mark. */
static uint32_t last_rune(cg_slice line)
{
    size_t end = line.len;
    for (;;) {
        size_t before;
        uint32_t rune = cg_runes_before(line, 0, end, &before);
        bool closes = rune == ')' || rune == ']' || rune == '*' || rune == '_' ||
                      cg_runes_is_quote(rune) || cg_runes_is_blank(rune);
        if (before == end || !closes)
            return rune;
        end = before;
    }
}

static bool is_final(uint32_t rune, bool first)
{
    switch (rune) {
    case '?':
        return !first;
    case '.':
    case '!':
    case ',':
    case ';':
    case ':':
    case '-':
    case 0x2026:
    case 0x2013:
    case 0x2014:
        return true;
    default:
        return false;
    }
}

/* The first letter or digit; 0 when there is no letter at all. */
static uint32_t first_rune(cg_slice line)
{
    uint32_t first = 0;
    unsigned len;
    for (size_t at = 0; at < line.len; at += len) {
        uint32_t rune = cg_runes_at(line, at, &len);
        if (first == 0 && cg_runes_is_word(rune))
            first = rune;
        if (cg_rune_is_letter(rune))
            return first;
    }
    return 0;
}

static bool is_address(cg_slice line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '@' || (line.ptr[i] == ':' && i + 2 < line.len &&
                                   line.ptr[i + 1] == '/' && line.ptr[i + 2] == '/'))
            return true;
    }
    return false;
}

bool cg_title_is_likely(cg_slice line, bool first)
{
    line = cg_slice_trim(line);
    if (line.len == 0 || line.len > MAX_TITLE)
        return false;
    cg_slice word;
    size_t words = count_words(line, &word);
    uint32_t rune = first_rune(line);
    if (words > MAX_TITLE_WORDS || rune == 0 || is_final(last_rune(line), first))
        return false;
    if (words <= MAX_GREETING_WORDS && is_greeting_word(word))
        return false;
    if (cg_slice_is(word, "By") || cg_slice_is(word, "BY") || is_address(line))
        return false;
    if (!first && cg_runes_is_lower(rune))
        return false;
    return cg_marker_read(line, 0, line.len).style == CG_MARKER_NONE;
}

cg_slice cg_title_of(cg_slice heading)
{
    heading = cg_slice_trim(heading);
    while (heading.len > 2 && (heading.ptr[0] == '*' || heading.ptr[0] == '_') &&
           heading.ptr[heading.len - 1] == heading.ptr[0])
        heading = cg_slice_sub(heading, 1, heading.len - 1);
    return heading;
}
