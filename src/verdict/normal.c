#include "verdict/normal.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

/* A folded word may be longer than the word. */
#define WORD_ROOM ((size_t)4 * CG_MAX_WORD)

/* Of runes that are not ASCII. */
static bool in_word(uint32_t rune)
{
    return cg_rune_is_letter(rune) || cg_rune_is_digit(rune) ||
           cg_rune_is_ignorable(rune);
}

/* The end of the word, or of the stretch between words, that starts at `at`. */
static size_t stretch_end(cg_slice text, size_t at, bool word)
{
    while (at < text.len) {
        unsigned len = 1;
        bool ascii = (unsigned char)text.ptr[at] < 0x80;
        if ((ascii ? cg_ascii_is_word(text.ptr[at])
                   : in_word(cg_utf8_decode(text, at, &len))) != word)
            break;
        at += len;
    }
    return at;
}

static bool add_word(cg_buf *out, cg_slice word)
{
    char folded[WORD_ROOM];
    size_t len = cg_utf8_fold(word, folded, sizeof folded);
    if (len == 0)
        return false; /* ignorable through and through */
    if (out->len > 0)
        cg_buf_add_char(out, ' ');
    if (len <= sizeof folded)
        cg_buf_add(out, folded, len);
    else
        cg_buf_add_slice(out, word);
    return true;
}

static bool is_ascii(cg_slice text)
{
    uint64_t eight, any = 0;
    size_t i = 0;
    for (; text.len - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, text.ptr + i, sizeof eight);
        any |= eight;
    }
    for (; i < text.len; i++)
        any |= (unsigned char)text.ptr[i];
    return (any & CG_ASCII_TOPS) == 0;
}

/* Letters and digits of ASCII in small letters: a digit has bit 5 already. */
static void add_small(cg_buf *out, const char *word, size_t len)
{
    char *to = out->ptr + out->len;
    for (size_t i = 0; i < len; i++)
        to[i] = (char)(word[i] | 0x20);
    out->len += len;
}

/* The same as cg_normal_add for what most text is. There is room for all of it. */
static size_t add_ascii(cg_buf *out, cg_slice text)
{
    size_t words = 0, len;
    for (size_t at = 0; at < text.len; at += len ? len : 1) {
        len = cg_ascii_word_run(text.ptr + at, text.len - at);
        if (len == 0)
            continue;
        if (out->len > 0)
            out->ptr[out->len++] = ' ';
        add_small(out, text.ptr + at, len);
        words++;
    }
    out->ptr[out->len] = 0;
    return words;
}

size_t cg_normal_add(cg_buf *out, cg_slice text)
{
    size_t words = 0;
    if (text.len <= WORD_ROOM && is_ascii(text) && cg_buf_reserve(out, text.len + 1))
        return add_ascii(out, text);
    for (size_t at = stretch_end(text, 0, false); at < text.len;) {
        size_t end = stretch_end(text, at, true);
        if (add_word(out, cg_slice_sub(text, at, end)))
            words++;
        at = stretch_end(text, end, false);
    }
    return words;
}

bool cg_normal_next(cg_slice text, size_t *at, cg_slice *word)
{
    size_t start = stretch_end(text, *at, false);
    *at = stretch_end(text, start, true);
    *word = cg_slice_sub(text, start, *at);
    return word->len > 0;
}

typedef enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_EITHER } mark;

static mark mark_of(uint32_t rune)
{
    switch (rune) {
    case '"':
        return MARK_EITHER;
    case 0x201C: /* left double */
    case 0x201E: /* low double */
    case 0x00AB:
        return MARK_OPEN;
    case 0x201D: /* right double */
    case 0x00BB:
        return MARK_CLOSE;
    default:
        return MARK_NONE;
    }
}

/* A straight mark closes what is open; the first one of all closes what began
 * in the sentence before when it stands behind a word, not before one. */
static bool closes(mark m, bool open, bool glued)
{
    return m == MARK_CLOSE || (m == MARK_EITHER && (open || glued));
}

cg_slice cg_normal_quotation(cg_slice sentence, size_t at)
{
    bool open = false, seen = false;
    size_t start = 0;
    uint32_t before = ' ';
    unsigned len;
    for (size_t i = 0; i < sentence.len; i += len) {
        uint32_t rune = cg_utf8_decode(sentence, i, &len);
        mark m = mark_of(rune);
        if (m != MARK_NONE) {
            bool glued = !seen && !cg_rune_is_space(before);
            bool closing = closes(m, open, glued);
            if (closing && (open || !seen) && start <= at && at < i)
                return cg_slice_sub(sentence, start, i);
            if (!closing && !open)
                start = i + len;
            open = !closing;
            seen = true;
        }
        before = rune;
    }
    if (open && start <= at && at < sentence.len)
        return cg_slice_sub(sentence, start, sentence.len);
    return (cg_slice){"", 0};
}
