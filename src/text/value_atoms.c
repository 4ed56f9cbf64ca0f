#include "text/value_atoms.h"

#include "base/limits.h"
#include "base/utf8.h"

#define MAX_INITIALS 8

typedef struct scan {
    cg_slice text;
    size_t at, end;
    const cg_value_words *words;
    cg_atoms *atoms;
    size_t behind; /* the end of the atom before; nothing was in between when
                      the next one starts there */
} scan;

static uint32_t rune_at(const scan *s, size_t at, unsigned *len)
{
    *len = 1;
    return at < s->end ? cg_utf8_decode(s->text, at, len) : ' ';
}

static bool is_digit(uint32_t rune)
{
    return rune >= '0' && rune <= '9';
}

static const cg_value_word *look_up(const scan *s, size_t start, size_t end)
{
    char folded[CG_MAX_WORD];
    cg_slice word = cg_slice_sub(s->text, start, end);
    if (word.len > sizeof folded)
        return NULL;
    size_t len = cg_utf8_fold(word, folded, sizeof folded);
    return len <= sizeof folded ? cg_value_words_find(s->words, (cg_slice){folded, len})
                                : NULL;
}

static bool push(scan *s, cg_atom atom)
{
    atom.joined = s->atoms->len > 0 && s->behind == atom.span.start;
    s->at = s->behind = atom.span.end;
    return cg_vec_push(s->atoms, atom);
}

/* --- words --------------------------------------------------------------- */

/* "U.S.", "a.m.": single letters with a stop behind each. Returns the end, or
 * `start` when there are fewer than two, or too many to mean anything. */
static size_t initials_end(const scan *s, size_t start)
{
    size_t at = start, letters = 0;
    unsigned len, stop;
    while (letters <= MAX_INITIALS && cg_rune_is_letter(rune_at(s, at, &len)) &&
           rune_at(s, at + len, &stop) == '.') {
        at += len + 1;
        letters++;
    }
    bool ends = !cg_rune_is_letter(rune_at(s, at, &len));
    return letters >= 2 && letters <= MAX_INITIALS && ends ? at : start;
}

static const cg_value_word *look_up_initials(const scan *s, size_t start, size_t end)
{
    char letters[4 * MAX_INITIALS];
    size_t len = 0;
    for (; start < end && len < sizeof letters; start++)
        if (s->text.ptr[start] != '.')
            letters[len++] = s->text.ptr[start];
    char folded[sizeof letters * 2];
    size_t n = cg_utf8_fold((cg_slice){letters, len}, folded, sizeof folded);
    return n <= sizeof folded ? cg_value_words_find(s->words, (cg_slice){folded, n})
                              : NULL;
}

/* Digits belong to a word, but for those of "v1.2". */
static size_t word_end(const scan *s, size_t start)
{
    size_t at = start;
    unsigned len;
    for (;;) {
        uint32_t rune = rune_at(s, at, &len);
        bool version =
            at == start + 1 && is_digit(rune) && (s->text.ptr[start] | 0x20) == 'v';
        if (version || !(cg_rune_is_letter(rune) || (at > start && is_digit(rune)) ||
                         cg_rune_is_ignorable(rune)))
            return at;
        at += len;
    }
}

static bool push_word(scan *s, uint32_t first)
{
    cg_atom atom = {.kind = CG_ATOM_WORD, .capital = cg_rune_is_upper(first)};
    size_t end = initials_end(s, s->at);
    if (end > s->at) {
        atom.word = look_up_initials(s, s->at, end);
    } else {
        end = word_end(s, s->at);
        atom.word = look_up(s, s->at, end);
    }
    atom.span = (cg_span){(uint32_t)s->at, (uint32_t)end};
    return push(s, atom);
}

/* --- web addresses ------------------------------------------------------- */

static bool starts_with(const scan *s, const char *what)
{
    size_t len = strlen(what);
    return s->end - s->at >= len && memcmp(s->text.ptr + s->at, what, len) == 0;
}

static void skip_visible(scan *s)
{
    unsigned len;
    while (s->at < s->end && !cg_rune_is_space(rune_at(s, s->at, &len)))
        s->at += len;
}

/* --- numbers and marks --------------------------------------------------- */

static double vulgar_value(uint32_t rune)
{
    static const struct {
        uint32_t rune;
        uint8_t over, under;
    } table[] = {
        {0xBC, 1, 4},    {0xBD, 1, 2},   {0xBE, 3, 4},   {0x2150, 1, 7}, {0x2151, 1, 9},
        {0x2152, 1, 10}, {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5},
        {0x2157, 3, 5},  {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
        {0x215C, 3, 8},  {0x215D, 5, 8}, {0x215E, 7, 8},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].rune == rune)
            return (double)table[i].over / table[i].under;
    return 0;
}

/* A point starts a number where it can't end a sentence or part another. */
static bool starts_number(const scan *s, uint32_t rune)
{
    unsigned len;
    if (rune != '.')
        return is_digit(rune);
    bool joined = s->atoms->len > 0 && s->behind == s->at;
    uint8_t before = joined ? cg_vec_last(s->atoms).kind : CG_ATOM_END;
    return is_digit(rune_at(s, s->at + 1, &len)) && before != CG_ATOM_NUMBER &&
           before != CG_ATOM_WORD && !(joined && cg_vec_last(s->atoms).rune == '.');
}

static bool push_mark(scan *s, uint32_t rune, unsigned len)
{
    cg_atom atom = {.kind = CG_ATOM_MARK, .rune = rune};
    atom.span = (cg_span){(uint32_t)s->at, (uint32_t)(s->at + len)};
    atom.number = rune >= 0xBC ? vulgar_value(rune) : 0;
    if (atom.number > 0)
        atom.kind = CG_ATOM_VULGAR;
    else
        atom.word = look_up(s, s->at, s->at + len);
    return push(s, atom);
}

/* Behind "192." in "192.168.1.2", which is no number, stand no decimals. */
static bool is_in_dotted(const scan *s)
{
    size_t len = s->atoms->len;
    const cg_atom *last = len > 1 ? &s->atoms->items[len - 1] : NULL;
    return last && s->behind == s->at && last->rune == '.' && last->joined &&
           last[-1].kind == CG_ATOM_NUMBER;
}

static bool push_number(scan *s)
{
    cg_atom atom = {0};
    size_t end = s->end;
    if (is_in_dotted(s))
        for (end = s->at; end < s->end && is_digit((unsigned char)s->text.ptr[end]);)
            end++;
    cg_value_atoms_number(s->text, s->at, end, &atom);
    return push(s, atom);
}

bool cg_value_atoms_scan(cg_slice text, cg_span span, const cg_value_words *words,
                         cg_atoms *atoms)
{
    scan s = {text, span.start, span.end, words, atoms, SIZE_MAX};
    bool ok = true;
    while (ok && s.at < s.end) {
        unsigned len;
        uint32_t rune = rune_at(&s, s.at, &len);
        if (cg_rune_is_space(rune) || cg_rune_is_ignorable(rune))
            s.at += len;
        else if (starts_with(&s, "://") || starts_with(&s, "www."))
            skip_visible(&s);
        else if (starts_number(&s, rune))
            ok = push_number(&s);
        else if (cg_rune_is_letter(rune))
            ok = push_word(&s, rune);
        else
            ok = push_mark(&s, rune, len);
    }
    return ok;
}

int32_t cg_atom_int(const cg_atom *atom)
{
    bool fits = atom->number > INT32_MIN && atom->number < INT32_MAX;
    return fits ? (int32_t)atom->number : 0;
}
