#include "text/attribution.h"

enum { LINES = 3, MAX_NAME_WORDS = 4 };

/* --- words -------------------------------------------------------------------- */

/* The last word that ends at or before `end`, parted by blanks. */
static cg_slice word_before(cg_slice text, size_t end)
{
    while (end > 0 && text.ptr[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0 && text.ptr[start - 1] != ' ')
        start--;
    return cg_slice_sub(text, start, end);
}

static bool has_digit(cg_slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9')
            return true;
    return false;
}

static bool has(cg_slice text, char c)
{
    return text.len > 0 && memchr(text.ptr, c, text.len);
}

static bool is_one_of(cg_slice word, const char *const *list)
{
    while (word.len > 0 && (has(CG_SLICE(",()"), word.ptr[word.len - 1])))
        word.len--;
    while (word.len > 0 && word.ptr[0] == '(')
        word = cg_slice_sub(word, 1, word.len);
    for (; *list; list++)
        if (cg_slice_is(word, *list))
            return true;
    return false;
}

/* Belongs to a date: an address may have digits too. */
static bool is_of_date(cg_slice word)
{
    static const char *const words[] = {"AM",  "PM",  "am",  "pm",  "a.m.", "p.m.", "GMT", "UTC",
                                        "EST", "EDT", "CST", "CDT", "MST",  "MDT",  "PST", "PDT",
                                        "BST", "CET", "CEST", NULL};
    return (has_digit(word) && !has(word, '@')) || is_one_of(word, words);
}

static bool is_capitalised(cg_slice word)
{
    unsigned char first = (unsigned char)word.ptr[0];
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

/* --- names ------------------------------------------------------------------------ */

static cg_slice bare(cg_slice text)
{
    text = cg_slice_trim(text);
    while (text.len > 0 && has(CG_SLICE(",\"'*"), text.ptr[text.len - 1]))
        text = cg_slice_trim(cg_slice_sub(text, 0, text.len - 1));
    while (text.len > 0 && has(CG_SLICE(",\"'*-"), text.ptr[0]))
        text = cg_slice_trim(cg_slice_sub(text, 1, text.len));
    return text;
}

/* Takes "<x>", "[mailto:x]" or "(x)" off the end; true when there was one. */
static bool split_address(cg_slice *text, cg_slice *address)
{
    static const char opening[] = "<[(", closing[] = ">])";
    *text = cg_slice_trim(*text);
    const char *close = text->len ? strchr(closing, text->ptr[text->len - 1]) : NULL;
    if (!close || !*close)
        return false;
    size_t at = text->len - 1;
    while (at > 0 && text->ptr[at] != opening[close - closing])
        at--;
    if (text->ptr[at] != opening[close - closing])
        return false;
    *address = bare(cg_slice_sub(*text, at + 1, text->len - 1));
    if (cg_slice_starts(*address, "mailto:"))
        *address = cg_slice_sub(*address, 7, address->len);
    *text = cg_slice_sub(*text, 0, at);
    return has(*address, '@');
}

cg_slice cg_attribution_mailbox(cg_slice text)
{
    cg_slice address = {0};
    bool held = split_address(&text, &address);
    cg_slice name = bare(text);
    return name.len > 0 || !held ? name : address;
}

/* --- attributions -------------------------------------------------------------------- */

/* Copies the end of `text`, line by line, each without its quotation marks, with
 * one blank for white space; lines end with LF in the copy. */
static cg_slice clean(cg_slice text, char *room, size_t size)
{
    size_t start = text.len, len = 0;
    for (unsigned lines = 0; start > 0 && text.len - start <= size; start--)
        if (text.ptr[start - 1] == '\n' && ++lines == LINES)
            break;
    if (text.len - start > size)
        return (cg_slice){0};
    for (bool head = true; start < text.len; start++) {
        char c = text.ptr[start];
        if (c == '\n') {
            head = true;
            while (len > 0 && room[len - 1] == ' ')
                len--;
            room[len++] = '\n';
        } else if (c == ' ' || c == '\t' || c == '\r') {
            if (!head && room[len - 1] != ' ')
                room[len++] = ' ';
        } else if (!head || c != '>') {
            room[len++] = c;
            head = false;
        }
    }
    return cg_slice_trim((cg_slice){room, len});
}

/* Where "On " starts the last line that does so; false when none does. */
static bool find_on(cg_slice text, size_t *at)
{
    for (size_t i = text.len; i-- > 0;) {
        cg_slice rest = cg_slice_sub(text, i, text.len);
        bool line = i == 0 || text.ptr[i - 1] == '\n';
        if (line && (cg_slice_starts(rest, "On ") || cg_slice_starts(rest, "--- On "))) {
            *at = i;
            return true;
        }
    }
    return false;
}

/* Behind "On Tue, Jan 5, 2010 at 3:04 PM, ": behind the last word of the date. */
static bool name_behind_date(cg_slice text, cg_slice *name)
{
    static const char *const days[] = {"Monday",   "Tuesday", "Wednesday", "Thursday", "Friday",
                                       "Saturday", "Sunday",  "yesterday", NULL};
    size_t end = text.len;
    while (end > 0) {
        cg_slice word = word_before(text, end);
        size_t start = (size_t)(word.ptr - text.ptr);
        if (word.len == 0)
            return false;
        if (is_of_date(word) || (is_one_of(word, days) && cg_slice_ends(word, ","))) {
            *name = cg_slice_sub(text, start + word.len, text.len);
            return true;
        }
        end = start;
    }
    return false;
}

/* "Jane Roe", and not "The board". */
static bool is_full_name(cg_slice text)
{
    static const char *const articles[] = {"The", "A", "An", "He", "She", "They", "I", "We", NULL};
    unsigned words = 0;
    for (size_t end = text.len; end > 0;) {
        cg_slice word = word_before(text, end);
        if (word.len == 0)
            break;
        if (!is_capitalised(word) || is_one_of(word, articles))
            return false;
        words++;
        end = (size_t)(word.ptr - text.ptr);
    }
    return words >= 2 && words <= MAX_NAME_WORDS;
}

static bool takes_wrote(cg_slice *text)
{
    if (!cg_slice_ends(*text, ":"))
        return false;
    *text = cg_slice_trim(cg_slice_sub(*text, 0, text->len - 1));
    cg_slice verb = word_before(*text, text->len);
    const char *feed = has(verb, '\n') ? memchr(verb.ptr, '\n', verb.len) : NULL;
    if (feed)
        verb = cg_slice_sub(verb, (size_t)(feed + 1 - verb.ptr), verb.len);
    if (!cg_slice_is(verb, "wrote") && !cg_slice_is(verb, "writes"))
        return false;
    *text = cg_slice_trim(cg_slice_sub(*text, 0, text->len - verb.len));
    return true;
}

bool cg_attribution_read(cg_slice text, char room[CG_ATTRIBUTION_ROOM], cg_slice *name)
{
    if (!cg_slice_ends(text, ":"))
        return false;
    cg_slice line = clean(text, room, CG_ATTRIBUTION_ROOM), address = {0};
    size_t on = 0;
    if (!takes_wrote(&line))
        return false;
    bool dated = find_on(line, &on);
    for (size_t i = line.len; !dated && i-- > 0;)
        if (line.ptr[i] == '\n') {
            on = i + 1;
            break;
        }
    line = cg_slice_sub(line, on, line.len);
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '\n')
            room[line.ptr + i - room] = ' ';
    bool held = split_address(&line, &address);
    if (dated && !name_behind_date(line, &line))
        return false;
    *name = bare(line);
    if (name->len == 0)
        *name = address;
    return name->len > 0 && (dated || held || is_full_name(*name));
}
