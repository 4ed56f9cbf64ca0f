/* Words that were parted at the end of a line. Whether a hyphen belongs to a word
 * is judged by how the file spells it elsewhere. */
#include "read/pdf.h"

#include "base/alloc.h"
#include "base/hash.h"

#define MAX_PART 64 /* bytes of one part of a word */

/* --- words ------------------------------------------------------------------------ */

/* Beyond ASCII all are letters, but for what begins with E2: quotation marks,
 * dashes and other signs. */
static bool is_letter(cg_slice text, size_t at)
{
    char c = text.ptr[at];
    if ((unsigned char)c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return (unsigned char)text.ptr[at] > 0xC0 && (unsigned char)text.ptr[at] != 0xE2;
}

static bool is_inner(cg_slice text, size_t at)
{
    return text.ptr[at] == '-' || is_letter(text, at);
}

/* Hash of up to three pieces, one behind the other, in lower case; 0: too long. */
static uint64_t hash_of(cg_slice a, cg_slice b, cg_slice c)
{
    const cg_slice pieces[] = {a, b, c};
    char room[2 * MAX_PART + 8];
    size_t len = 0;
    if (a.len + b.len + c.len > sizeof room)
        return 0;
    for (int i = 0; i < 3; i++)
        for (size_t k = 0; k < pieces[i].len; k++) {
            char byte = pieces[i].ptr[k];
            room[len++] = (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
        }
    uint64_t hash = cg_hash64((cg_slice){room, len});
    return hash ? hash : 1;
}

static size_t slot_of(const cg_pdf_words *words, uint64_t hash)
{
    size_t at = (size_t)hash & (words->room - 1);
    while (words->slots[at] && words->slots[at] != hash)
        at = (at + 1) & (words->room - 1);
    return at;
}

static bool is_known(const cg_pdf_words *words, cg_slice a, cg_slice b, cg_slice c)
{
    uint64_t hash = hash_of(a, b, c);
    return hash && words->slots[slot_of(words, hash)] == hash;
}

/* The letters, and hyphens between them, from `at` on. */
static cg_slice word_at(cg_slice line, size_t at)
{
    size_t end = at;
    while (end < line.len && is_inner(line, end))
        end++;
    return cg_slice_sub(line, at, end);
}

/* All words of a line but those that its ends may have parted. */
static void add_line(cg_pdf_words *words, cg_slice line, bool parted)
{
    const cg_slice none = {0};
    for (size_t at = 0; at < line.len;) {
        cg_slice word = word_at(line, at);
        bool whole =
            !(parted && at == 0) && (at + word.len < line.len || word.len == 0 ||
                                     is_letter(line, line.len - 1));
        uint64_t hash = word.len > 0 && whole ? hash_of(word, none, none) : 0;
        if (hash)
            words->slots[slot_of(words, hash)] = hash;
        at += word.len > 0 ? word.len : 1;
    }
}

static size_t count_words(const cg_pdf *pdf)
{
    cg_slice text = cg_buf_slice(&pdf->text);
    size_t count = 1;
    for (size_t i = 1; i < pdf->text.len; i++)
        count += is_inner(text, i) != is_inner(text, i - 1);
    return count;
}

static size_t hyphen_at_end(cg_slice line)
{
    static const char *const hyphens[] = {"-", "\xE2\x80\x90", "\xC2\xAD"};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
        if (cg_slice_ends(line, hyphens[i]))
            return strlen(hyphens[i]);
    return 0;
}

bool cg_pdf_words_init(cg_pdf_words *words, const cg_pdf *pdf)
{
    bool parted = false;
    size_t room = 16, least = 2 * count_words(pdf) + 2;
    while (room < least)
        room *= 2;
    *words = (cg_pdf_words){.slots = cg_alloc_zeroed(room, sizeof *words->slots),
                            .room = room};
    if (!words->slots)
        return false;
    for (size_t i = 0; i < pdf->lines.len; i++) {
        const cg_pdf_line *line = &pdf->lines.items[i];
        cg_slice text =
            cg_slice_sub(cg_buf_slice(&pdf->text), line->span.start, line->span.end);
        add_line(words, text, parted);
        parted = hyphen_at_end(text) > 0;
    }
    return true;
}

void cg_pdf_words_release(cg_pdf_words *words)
{
    cg_alloc_free(words->slots);
    words->slots = NULL;
}

/* --- hyphens ---------------------------------------------------------------------- */

/* Words that begin others without a hyphen: "with-" "out" is "without", even where
 * the file has "with" and "out" as well. */
static bool begins_words(cg_slice part)
{
    static const char *const words[] = {
        "with",  "in",  "an",  "to",   "be",    "can",  "some",  "any",   "no",
        "every", "up",  "out", "over", "under", "for",  "there", "where", "here",
        "him",   "her", "it",  "them", "our",   "your", "my",    "how",   "what",
        "when",  "who", "may", "al",   "a",     "on",   "never", "other"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (part.len == strlen(words[i]) &&
            hash_of(part, (cg_slice){0}, (cg_slice){0}) ==
                hash_of(cg_slice_of(words[i]), (cg_slice){0}, (cg_slice){0}))
            return true;
    return false;
}

/* The parted word's two parts, the hyphen between them left out. */
static bool parts_of(cg_slice line, cg_slice next, size_t hyphen, cg_slice *a,
                     cg_slice *b)
{
    size_t end = line.len - hyphen, start = end;
    while (start > 0 && is_inner(line, start - 1))
        start--;
    *a = cg_slice_sub(line, start, end);
    *b = word_at(next, 0);
    return a->len > 0 && b->len > 0 && a->len <= MAX_PART && b->len <= MAX_PART &&
           is_letter(*a, a->len - 1);
}

static bool is_lower_start(cg_slice text)
{
    return text.len > 0 && is_letter(text, 0) &&
           !(text.ptr[0] >= 'A' && text.ptr[0] <= 'Z');
}

cg_pdf_hyphen cg_pdf_hyphen_of(const cg_pdf_words *words, cg_slice line, cg_slice next,
                               size_t *len)
{
    const cg_slice none = {0};
    cg_slice a, b;
    *len = hyphen_at_end(line);
    if (*len == 0 || line.len == *len || line.ptr[line.len - *len - 1] == ' ')
        return CG_PDF_NO_HYPHEN; /* one that stands alone is a dash */
    if (cg_slice_ends(line, "\xC2\xAD"))
        return CG_PDF_DROP;
    if (!is_lower_start(next) || !parts_of(line, next, *len, &a, &b))
        return CG_PDF_KEEP; /* "S-" "Comm", "2009-" "2011" */
    if (is_known(words, a, b, none))
        return CG_PDF_DROP;
    if (memchr(a.ptr, '-', a.len) || memchr(b.ptr, '-', b.len) ||
        is_known(words, a, CG_SLICE("-"), b))
        return CG_PDF_KEEP;
    bool both = is_known(words, a, none, none) && is_known(words, b, none, none);
    return both && !begins_words(a) ? CG_PDF_KEEP : CG_PDF_DROP;
}
