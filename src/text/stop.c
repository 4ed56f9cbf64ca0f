#include "text/stop.h"

#include "text/runes.h"

#define MAX_ABBREVIATION 24 /* bytes looked back for the word before a stop */
#define MAX_OPENERS 12      /* marks looked past for the word behind one */
#define MAX_REFERENCE 6     /* "[123]" */

enum mark { MARK_NONE, MARK_DOT, MARK_ELLIPSIS, MARK_ASKS, MARK_QUESTION };

static enum mark mark_of(uint32_t rune)
{
    switch (rune) {
    case '.':
    case 0x3002: /* ideographic full stop */
    case 0xFF0E: /* full-width full stop */
    case 0xFF61:
        return MARK_DOT;
    case 0x2026:
        return MARK_ELLIPSIS;
    case '?':
    case 0xFF1F: /* full-width mark */
        return MARK_QUESTION;
    case '!':
    case 0x203C: /* double marks */
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0xFF01: /* full-width mark */
        return MARK_ASKS;
    default:
        return MARK_NONE;
    }
}

bool cg_stop_is_here(cg_slice text, size_t at)
{
    unsigned len;
    return mark_of(cg_runes_at(text, at, &len)) != MARK_NONE;
}

/* " ." goes on a spaced ellipsis, " .NET" does not. */
static bool is_spaced_dot(cg_slice text, size_t at, size_t end)
{
    return at + 1 < end && text.ptr[at] == ' ' && text.ptr[at + 1] == '.' &&
           !cg_runes_is_word(cg_runes_peek(text, at + 2, end));
}

static size_t read_marks(cg_slice text, size_t at, size_t end, cg_stop *stop)
{
    while (at < end) {
        unsigned len;
        enum mark mark = mark_of(cg_runes_at(text, at, &len));
        if (mark == MARK_NONE && !stop->asks && is_spaced_dot(text, at, end)) {
            stop->spaced = true;
            at++;
            continue;
        }
        if (mark == MARK_NONE)
            break;
        stop->question |= mark == MARK_QUESTION;
        stop->asks |= mark == MARK_QUESTION || mark == MARK_ASKS;
        if ((mark == MARK_DOT || mark == MARK_ELLIPSIS) && stop->dots < 1000)
            stop->dots += mark == MARK_DOT ? 1 : 3;
        at += len;
    }
    return at;
}

static bool is_closer(uint32_t rune)
{
    switch (rune) {
    case ')':
    case ']':
    case '}':
    case '*':
    case '_':
    case '`':
        return true;
    default:
        return cg_runes_is_quote(rune) && rune != 0x2018 && rune != 0x201C &&
               rune != 0xAB;
    }
}

static size_t read_closers(cg_slice text, size_t at, size_t end, cg_stop *stop)
{
    while (at < end) {
        unsigned len;
        uint32_t rune = cg_runes_at(text, at, &len);
        if (!is_closer(rune))
            break;
        stop->closed = true;
        stop->quoted |= cg_runes_is_quote(rune);
        at += len;
    }
    return at;
}

/* "[12]" or "[a]" as notes are numbered; returns its end, or `at`. */
static size_t reference_end(cg_slice text, size_t at, size_t end)
{
    if (at >= end || text.ptr[at] != '[')
        return at;
    size_t i = at + 1;
    while (i < end && i - at < MAX_REFERENCE && text.ptr[i] >= '0' &&
           text.ptr[i] <= '9')
        i++;
    if (i == at + 1 && i < end && text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
        i++;
    return i > at + 1 && i < end && text.ptr[i] == ']' ? i + 1 : at;
}

size_t cg_stop_emoticon_end(cg_slice text, size_t at, size_t end)
{
    size_t i = at;
    if (i >= end || !text.ptr[i] || !strchr(":;=", text.ptr[i]))
        return at;
    i++;
    i += i < end && (text.ptr[i] == '-' || text.ptr[i] == '\'');
    if (i >= end || !text.ptr[i] || !strchr(")(DPp]", text.ptr[i]))
        return at;
    while (i < end && (text.ptr[i] == ')' || text.ptr[i] == '('))
        i++;
    i += i < end && strchr("DPp]", text.ptr[i]) && text.ptr[i];
    return i >= end || cg_runes_is_blank(cg_runes_peek(text, i, end)) ? i : at;
}

/* " )" closes as well, in text whose marks are set apart. */
static size_t spaced_closer_end(cg_slice text, size_t at, size_t end)
{
    bool closes = at + 1 < end && text.ptr[at] == ' ' &&
                  (text.ptr[at + 1] == ')' || text.ptr[at + 1] == ']');
    return closes ? at + 2 : at;
}

cg_stop cg_stop_read(cg_slice text, size_t at, size_t floor, size_t end)
{
    cg_stop stop = {.start = at};
    size_t before;
    uint32_t rune = cg_runes_before(text, floor, at, &before);
    stop.attached = at > floor && !cg_runes_is_blank(rune);
    stop.end = read_marks(text, at, end, &stop);
    stop.after = read_closers(text, stop.end, end, &stop);
    size_t closer = spaced_closer_end(text, stop.after, end);
    if (closer > stop.after) {
        stop.closed = true;
        stop.after = closer;
    }
    for (size_t next; (next = reference_end(text, stop.after, end)) > stop.after;)
        stop.after = next;
    size_t gap = cg_runes_peek(text, stop.after, end) == ' ' ? 1 : 0;
    size_t smile = cg_stop_emoticon_end(text, stop.after + gap, end);
    if (smile > stop.after + gap)
        stop.after = smile;
    return stop;
}

static cg_follower_kind kind_of(uint32_t rune)
{
    if (cg_rune_is_digit(rune))
        return CG_FOLLOWER_DIGIT;
    if (!cg_rune_is_letter(rune))
        return CG_FOLLOWER_OTHER;
    return cg_runes_is_lower(rune) ? CG_FOLLOWER_LOWER : CG_FOLLOWER_UPPER;
}

static size_t word_end(cg_slice text, size_t at, size_t end)
{
    size_t limit = end - at > MAX_ABBREVIATION ? at + MAX_ABBREVIATION : end;
    while (at < limit) {
        unsigned len;
        uint32_t rune = cg_runes_at(text, at, &len);
        if (!cg_runes_is_word(rune) && rune != '\'' && rune != 0x2019)
            break;
        at += len;
    }
    return at < end ? at : end;
}

static bool is_opener(uint32_t rune)
{
    return rune == '(' || rune == '[' || rune == '{' || cg_runes_is_quote(rune);
}

/* Finds the word behind marks that may stand before one. */
static void find_word(cg_slice text, size_t end, cg_follower *follower)
{
    size_t at = follower->at;
    for (int i = 0; at < end && i < MAX_OPENERS; i++) {
        unsigned len;
        uint32_t rune = cg_runes_at(text, at, &len);
        cg_follower_kind kind = kind_of(rune);
        if (kind != CG_FOLLOWER_OTHER) {
            follower->kind = kind;
            follower->word = at;
            follower->word_end = word_end(text, at, end);
            return;
        }
        follower->opened |= is_opener(rune);
        follower->marked |= !cg_runes_is_blank(rune);
        at += len;
    }
}

cg_follower cg_follower_read(cg_slice text, size_t after, size_t end)
{
    cg_follower follower = {.kind = CG_FOLLOWER_OTHER};
    follower.at = cg_runes_skip_blank(text, after, end);
    follower.gap = follower.at > after || after >= end;
    if (follower.at >= end)
        follower.kind = CG_FOLLOWER_END;
    else
        find_word(text, end, &follower);
    return follower;
}

cg_slice cg_stop_word(cg_slice text, size_t floor, size_t at)
{
    size_t start = at;
    for (;;) {
        size_t before;
        uint32_t rune = cg_runes_before(text, floor, start, &before);
        bool inner = rune == '.' || rune == '&' || rune == '\'' || rune == 0x2019 ||
                     rune == 0xB0 || rune == '$';
        if (start == before ||
            (!inner && !cg_runes_is_word(rune) && !cg_rune_is_ignorable(rune)))
            break;
        start = before;
        if (at - start > MAX_ABBREVIATION)
            return (cg_slice){text.ptr + at, 0};
    }
    while (start < at && !cg_runes_is_word(cg_runes_peek(text, start, at)))
        start++;
    return cg_slice_sub(text, start, at);
}
