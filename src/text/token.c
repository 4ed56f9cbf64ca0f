#include "text/tokenizer.h"

#include "base/ascii.h"

/* --- adding -------------------------------------------------------------- */

static bool is_spaced(const cg_tokenizer *t, size_t at)
{
    if (at == t->start || t->text.ptr[at - 1] == ' ')
        return true;
    size_t before;
    uint32_t rune = cg_runes_before(t->text, t->start, at, &before);
    return before == at || cg_rune_is_space(rune);
}

void cg_tokenizer_push(cg_tokenizer *t, size_t start, size_t end, cg_token_kind kind,
                       cg_mark mark, unsigned flags)
{
    cg_token token = {{(uint32_t)start, (uint32_t)end},
                      (uint8_t)kind,
                      (uint8_t)mark,
                      (uint16_t)flags};
    if (!(flags & CG_TOKEN_CLITIC) && is_spaced(t, start))
        token.flags |= CG_TOKEN_SPACED;
    t->ok = t->ok && cg_vec_push(t->out, token);
}

/* CAPITAL and ALLCAPS of a word. */
static unsigned case_flags(cg_slice text, size_t start, size_t end)
{
    unsigned upper = 0, small = 0, flags = 0, len;
    for (size_t at = start; at < end; at += len) {
        uint32_t rune = cg_runes_at(text, at, &len);
        if (cg_rune_is_upper(rune)) {
            flags |= at == start ? CG_TOKEN_CAPITAL : 0;
            upper++;
        } else if (cg_rune_is_letter(rune) && !(rune >= 0x300 && rune < 0x370)) {
            small++;
        }
    }
    return upper > 1 && small == 0 ? flags | CG_TOKEN_ALLCAPS : flags;
}

static void push_word(cg_tokenizer *t, size_t start, size_t end)
{
    cg_tokenizer_push(t, start, end, CG_TOKEN_WORD, CG_MARK_NONE,
                      case_flags(t->text, start, end));
}

/* --- looking around -------------------------------------------------------- */

size_t cg_tokenizer_word_end(const cg_tokenizer *t, size_t at, bool *letters)
{
    size_t end = at;
    while (at < t->end) {
        unsigned len;
        uint32_t rune = cg_runes_at(t->text, at, &len);
        bool letter = cg_rune_is_letter(rune);
        if (!letter && !cg_rune_is_digit(rune) && !cg_rune_is_ignorable(rune))
            break;
        *letters |= letter;
        at += len;
        if (letter || !cg_rune_is_ignorable(rune))
            end = at;
    }
    return end;
}

bool cg_tokenizer_is(const cg_tokenizer *t, size_t start, size_t end, const char *small)
{
    cg_slice word = cg_slice_sub(t->text, start, end);
    if (word.len != strlen(small))
        return false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != small[i])
            return false;
    }
    return true;
}

/* --- words ------------------------------------------------------------------ */

/* "U.S.", "e.g.": two single letters or more, each with a stop but for the
 * last, which may lack it. Returns the end, or 0. `end`: of the first ones. */
static size_t initials_end(const cg_tokenizer *t, size_t at, size_t end)
{
    unsigned letters = 0, len;
    size_t next = end;
    while (at < t->end) {
        bool letter = letters == 0;
        cg_runes_at(t->text, at, &len);
        if (!letter)
            next = cg_tokenizer_word_end(t, at, &letter);
        if (!letter || next != at + len)
            break;
        letters++;
        end = next;
        if (cg_tokenizer_rune(t, next) != '.')
            break;
        end = at = next + 1;
    }
    return letters > 1 ? end : 0;
}

/* The clitic behind the word's end: "'s", "'re"; returns its end, or 0. */
static size_t clitic_end(const cg_tokenizer *t, size_t word_end)
{
    static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};
    if (!cg_tokenizer_is_apostrophe(cg_tokenizer_rune(t, word_end)))
        return 0;
    size_t start = word_end + (t->text.ptr[word_end] == '\'' ? 1 : 3);
    bool letters = false;
    size_t end = cg_tokenizer_word_end(t, start, &letters);
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (cg_tokenizer_is(t, start, end, clitics[i]))
            return end;
    }
    return 0;
}

/* "n't" with its n at the end of the word: returns its end, or 0. */
static size_t not_end(const cg_tokenizer *t, size_t start, size_t word_end)
{
    if (word_end - start < 2 || (t->text.ptr[word_end - 1] | 0x20) != 'n' ||
        !cg_tokenizer_is_apostrophe(cg_tokenizer_rune(t, word_end)))
        return 0;
    size_t letter = word_end + (t->text.ptr[word_end] == '\'' ? 1 : 3);
    if ((cg_tokenizer_rune(t, letter) | 0x20) != 't')
        return 0;
    return cg_runes_is_word(cg_tokenizer_rune(t, letter + 1)) ? 0 : letter + 1;
}

static void push_clitic(cg_tokenizer *t, size_t start, size_t end)
{
    cg_tokenizer_push(t, start, end, CG_TOKEN_WORD, CG_MARK_NONE, CG_TOKEN_CLITIC);
    t->at = end;
}

/* "can't" is "can" and "n't", which share the n; "isn't" shares nothing. */
static void split_not(cg_tokenizer *t, size_t start, size_t word_end, size_t end)
{
    bool can = cg_tokenizer_is(t, start, word_end, "can");
    push_word(t, start, can ? word_end : word_end - 1);
    push_clitic(t, word_end - 1, end);
}

static void scan_word(cg_tokenizer *t, size_t end)
{
    size_t start = t->at, initials = initials_end(t, start, end), tail;
    if (initials > end)
        end = initials;
    t->at = end;
    if ((tail = not_end(t, start, end)) > 0) {
        split_not(t, start, end, tail);
    } else if (cg_tokenizer_is(t, start, end, "cannot")) {
        push_word(t, start, start + 3);
        cg_tokenizer_push(t, start + 3, end, CG_TOKEN_WORD, CG_MARK_NONE, 0);
    } else {
        push_word(t, start, end);
        if ((tail = clitic_end(t, end)) > 0)
            push_clitic(t, end, tail);
    }
}

static bool is_digit_at(const cg_tokenizer *t, size_t at)
{
    return cg_rune_is_digit(cg_tokenizer_rune(t, at));
}

/* Digits; a stop or comma between digits goes on. "1.5m" is 1.5 and m. */
static void scan_number(cg_tokenizer *t, size_t end)
{
    while (end + 1 < t->end && (t->text.ptr[end] == '.' || t->text.ptr[end] == ',') &&
           is_digit_at(t, end + 1)) {
        end++;
        while (is_digit_at(t, end)) {
            unsigned len;
            cg_runes_at(t->text, end, &len);
            end += len;
        }
    }
    cg_tokenizer_push(t, t->at, end, CG_TOKEN_NUMBER, CG_MARK_NONE, 0);
    t->at = end;
}

/* --- words of ASCII, which most are -------------------------------------------------- */

enum { SMALL = 1, CAPITAL = 2, DIGIT = 4, BLANK = 8, BEYOND = 16 };

/* What a byte is: letters and digits, white space, or of a character beyond. */
static unsigned kind_of(char byte)
{
#define EIGHT(kind) kind, kind, kind, kind, kind, kind, kind, kind
    static const uint8_t kinds[256] = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, BLANK, BLANK, BLANK, BLANK, BLANK, 0, 0,
        EIGHT(0), EIGHT(0), BLANK, 0, 0, 0, 0, 0, 0, 0, EIGHT(0),
        EIGHT(DIGIT), DIGIT, DIGIT, 0, 0, 0, 0, 0, 0,
        0, CAPITAL, CAPITAL, CAPITAL, CAPITAL, CAPITAL, CAPITAL, CAPITAL,
        EIGHT(CAPITAL), EIGHT(CAPITAL), CAPITAL, CAPITAL, CAPITAL, 0, 0, 0, 0, 0,
        0, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL,
        EIGHT(SMALL), EIGHT(SMALL), SMALL, SMALL, SMALL, 0, 0, 0, 0, 0,
        EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND),
        EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND),
        EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND),
        EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND), EIGHT(BEYOND),
    };
#undef EIGHT
    return kinds[(unsigned char)byte];
}

/* True when what stands behind the run makes no difference to it. */
static bool stands_alone(const cg_tokenizer *t, size_t end, bool letters)
{
    char behind = end < t->end ? t->text.ptr[end] : ' ';
    if (!letters)
        return behind != '.' && behind != ',' && kind_of(behind) != BEYOND;
    return behind != '\'' && kind_of(behind) != BEYOND &&
           !(behind == '.' && end - t->at == 1) &&
           !(end - t->at == 6 && cg_tokenizer_is(t, t->at, end, "cannot"));
}

/* The end of the letters and digits from `at` on, `seen` their kinds, and how many
 * are `capitals`: the first one apart, most have none. */
static size_t plain_end(const cg_tokenizer *t, size_t at, unsigned *seen, unsigned *capitals)
{
    const char *bytes = t->text.ptr;
    unsigned kind = kind_of(bytes[at]);
    *seen = 0;
    *capitals = 0;
    while (kind & (SMALL | CAPITAL | DIGIT)) {
        *seen |= kind;
        *capitals += (kind & CAPITAL) != 0;
        size_t small = cg_ascii_small_run(bytes + at + 1, t->end - at - 1);
        *seen |= small ? SMALL : 0;
        at += small + 1;
        kind = at < t->end ? kind_of(bytes[at]) : 0;
    }
    return at;
}

/* Reads a run of letters and digits that is one token; false for any other. */
static bool scan_plain(cg_tokenizer *t)
{
    size_t start = t->at;
    unsigned seen, capitals;
    size_t end = plain_end(t, start, &seen, &capitals);
    bool letters = (seen & (SMALL | CAPITAL)) != 0;
    if (end == start || !stands_alone(t, end, letters))
        return false;
    cg_token token = {{(uint32_t)start, (uint32_t)end},
                      letters ? CG_TOKEN_WORD : CG_TOKEN_NUMBER,
                      CG_MARK_NONE,
                      is_spaced(t, start) ? CG_TOKEN_SPACED : 0};
    if (kind_of(t->text.ptr[start]) == CAPITAL)
        token.flags |= CG_TOKEN_CAPITAL;
    if (capitals > 1 && !(seen & SMALL))
        token.flags |= CG_TOKEN_ALLCAPS;
    t->ok = t->ok && cg_vec_push(t->out, token);
    t->at = end;
    return true;
}

/* --- the loop ------------------------------------------------------------------------ */

static void scan_next(cg_tokenizer *t)
{
    if (kind_of(t->text.ptr[t->at]) == BLANK) {
        t->at++;
        return;
    }
    if (scan_plain(t))
        return;
    unsigned len;
    uint32_t rune = cg_runes_at(t->text, t->at, &len);
    if (cg_runes_is_blank(rune)) {
        t->at += len;
        return;
    }
    bool letters = false;
    size_t end = cg_tokenizer_word_end(t, t->at, &letters);
    if (end == t->at)
        cg_tokenizer_scan_mark(t, rune, t->at + len);
    else if (letters)
        scan_word(t, end);
    else
        scan_number(t, end);
}

bool cg_tokens_scan(cg_slice text, cg_span span, cg_tokens *tokens)
{
    cg_tokenizer t = {.text = text,
                      .start = span.start,
                      .end = span.end,
                      .at = span.start,
                      .out = tokens,
                      .ok = true};
    while (t.ok && t.at < t.end)
        scan_next(&t);
    return t.ok;
}

bool cg_token_is_transparent(const cg_token *token)
{
    if (token->kind != CG_TOKEN_MARK)
        return false;
    switch (token->mark) {
    case CG_MARK_HYPHEN:
    case CG_MARK_QUOTE_OPEN:
    case CG_MARK_QUOTE_CLOSE:
    case CG_MARK_APOSTROPHE:
    case CG_MARK_MARKUP:
        return true;
    default:
        return false;
    }
}

size_t cg_token_fold(cg_slice text, const cg_token *token, char *out, size_t room)
{
    cg_slice word = cg_slice_sub(text, token->span.start, token->span.end);
    if (token->kind == CG_TOKEN_WORD && word.len > 1 && word.ptr[word.len - 1] == '.')
        word.len--;
    size_t len = cg_utf8_fold(word, out, room);
    return len <= room ? len : 0;
}
