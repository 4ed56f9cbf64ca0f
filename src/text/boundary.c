#include "text/boundary.h"

#include "text/runes.h"

#define MAX_FOLDED 64
#define MAX_RUN 128      /* looked at on each side for signs of an address */
#define MAX_LEAD_WORDS 4 /* "On the morning of Jan. 5" is no sentence */
#define MAX_LEAD 48      /* nor is anything longer looked at, in bytes */
#define MAX_NAME_WORDS 4 /* between a quotation and its verb */
#define MIN_COMMON 4     /* letters; shorter words may be abbreviations */
#define MAX_CITATION 60  /* "(Smith and Jones 2010)." */

/* --- words -------------------------------------------------------------- */

static cg_slice fold(cg_slice word, char *room)
{
    size_t len = cg_utf8_fold(word, room, MAX_FOLDED);
    return (cg_slice){room, len <= MAX_FOLDED ? len : 0};
}

static unsigned traits_of(const cg_boundary *s, cg_slice word)
{
    char room[MAX_FOLDED];
    return cg_abbrevs_traits(s->abbrevs, fold(word, room));
}

static bool starts_upper(cg_slice word)
{
    unsigned len;
    return word.len > 0 && cg_rune_is_upper(cg_runes_at(word, 0, &len));
}

/* A capital and then small letters, or a capital alone. */
static bool is_capitalised(cg_slice word)
{
    if (!starts_upper(word))
        return false;
    unsigned len;
    cg_runes_at(word, 0, &len);
    for (size_t at = len; at < word.len; at += len) {
        if (cg_rune_is_upper(cg_runes_at(word, at, &len)))
            return false;
    }
    return true;
}

static cg_slice next_word(const cg_boundary *s, const cg_follower *next)
{
    return cg_slice_sub(s->text, next->word, next->word_end);
}

static bool is_starter(const cg_boundary *s, const cg_follower *next)
{
    cg_slice word = next_word(s, next);
    return is_capitalised(word) && (traits_of(s, word) & CG_ABBREV_STARTS);
}

/* "I", "I'm" */
static bool is_pronoun_i(const cg_boundary *s, const cg_follower *next)
{
    cg_slice word = next_word(s, next);
    return word.len > 0 && word.ptr[0] == 'I' &&
           (word.len == 1 || word.ptr[1] == '\'' || (unsigned char)word.ptr[1] == 0xE2);
}

/* "U.S", "e.g": single letters with stops between. */
static bool is_initials(cg_slice word)
{
    bool letter = false, dot = false;
    unsigned len;
    for (size_t at = 0; at < word.len; at += len) {
        uint32_t rune = cg_runes_at(word, at, &len);
        if (letter ? rune != '.' : !cg_rune_is_letter(rune))
            return false;
        dot |= letter;
        letter = !letter;
    }
    return letter && dot;
}

static bool is_single_letter(cg_slice word)
{
    unsigned len = 0;
    return word.len > 0 && cg_rune_is_letter(cg_runes_at(word, 0, &len)) &&
           len == word.len;
}

/* "Cdr", "mfg": letters without a vowel, not all capitals, are no word. */
static bool is_clipped(cg_slice word)
{
    bool small = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = (char)(word.ptr[i] | 0x20);
        if (c < 'a' || c > 'z' || strchr("aeiouy", c))
            return false;
        small |= c == word.ptr[i];
    }
    return small && word.len > 1 && word.len < 6;
}

/* The word before the white space at `at` starts with a capital or a digit. */
static bool follows_name(const cg_boundary *s, size_t at)
{
    size_t end = cg_runes_trim_blank(s->text, s->start, at);
    cg_slice word = cg_stop_word(s->text, s->start, end);
    return starts_upper(word) ||
           (word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9');
}

/* --- what stands before the stop ---------------------------------------- */

/* `small`: a small letter follows, before which even a word that is one of its
 * own in small letters is rather an abbreviation. */
static cg_abbrev_kind kind_of(const cg_boundary *s, cg_slice word, bool small)
{
    char room[MAX_FOLDED];
    cg_slice folded = fold(word, room);
    cg_abbrev_kind kind = cg_abbrevs_find(s->abbrevs, folded);
    if (kind == CG_ABBREV_NONE && is_single_letter(word))
        return CG_ABBREV_NUMBER;
    if (kind == CG_ABBREV_NONE)
        return is_initials(word) || is_clipped(word) ? CG_ABBREV_WORD : CG_ABBREV_NONE;
    bool plain = cg_abbrevs_traits(s->abbrevs, folded) & CG_ABBREV_PLAIN;
    if (plain && kind != CG_ABBREV_NUMBER && !small && !starts_upper(word))
        return CG_ABBREV_NONE;
    return kind;
}

/* "At 5 a.m.", "In the U.S.": too short, and no verb before the stop. */
static bool is_lead_phrase(const cg_boundary *s, const cg_stop *stop)
{
    if (stop->start <= s->start || stop->start - s->start > MAX_LEAD)
        return false;
    cg_slice phrase = cg_slice_sub(s->text, s->start, stop->start);
    size_t first = 0, spaces = 0;
    for (size_t i = 0; i < phrase.len; i++) {
        if (phrase.ptr[i] == ',' || phrase.ptr[i] == ';')
            return false;
        if (cg_runes_is_blank((unsigned char)phrase.ptr[i]) && ++spaces == 1)
            first = i;
    }
    return first > 0 && spaces < MAX_LEAD_WORDS &&
           (traits_of(s, cg_slice_sub(phrase, 0, first)) & CG_ABBREV_LEADS);
}

/* A number with stops inside, a short one, a letter or a Roman number. */
static bool is_counter(cg_slice word)
{
    size_t digits = 0, dots = 0, roman = 0;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        digits += c >= '0' && c <= '9';
        dots += c == '.';
        roman += strchr("IVXLivxl", c) && c;
    }
    if (digits > 0)
        return digits + dots == word.len && (dots > 0 || digits <= 3);
    return is_single_letter(word) ||
           (word.len > 0 && word.len < 6 && roman == word.len);
}

/* The sentence so far is "2.1" or "Section 7": what follows is named by it. */
static bool is_label(const cg_boundary *s, const cg_stop *stop)
{
    if (stop->start <= s->start || stop->start - s->start > MAX_LEAD)
        return false;
    cg_slice so_far = cg_slice_sub(s->text, s->start, stop->start);
    if (so_far.ptr[0] >= '0' && so_far.ptr[0] <= '9' && is_counter(so_far))
        return true;
    const char *space = memchr(so_far.ptr, ' ', so_far.len);
    size_t len = space ? (size_t)(space - so_far.ptr) : 0;
    return len > 0 && is_counter(cg_slice_sub(so_far, len + 1, so_far.len)) &&
           (traits_of(s, cg_slice_sub(so_far, 0, len)) & CG_ABBREV_LABEL);
}

/* --- what stands behind it ---------------------------------------------- */

/* "(Smith 55)." right behind a quotation belongs to it. */
static bool is_citation(const cg_boundary *s, const cg_follower *next)
{
    size_t at = next->at;
    if (at >= s->end || s->text.ptr[at] != '(')
        return false;
    size_t limit = s->end - at > MAX_CITATION ? at + MAX_CITATION : s->end;
    for (at++; at + 1 < limit; at++) {
        char c = s->text.ptr[at];
        if (c == ')')
            return s->text.ptr[at + 1] == '.';
        if (c == '(' || c == '?' || c == '!')
            return false;
    }
    return false;
}

/* "Smith asked", "Ms. De la Cruz said": names and then a verb of saying. */
static bool is_attribution(const cg_boundary *s, const cg_follower *next)
{
    if (next->marked)
        return false;
    size_t at = next->word;
    for (int words = 0; words <= MAX_NAME_WORDS; words++) {
        cg_follower word = cg_follower_read(s->text, at, s->end);
        if (word.marked || word.kind == CG_FOLLOWER_END ||
            word.kind == CG_FOLLOWER_OTHER)
            return false;
        if (word.kind == CG_FOLLOWER_LOWER)
            return words > 0 && (traits_of(s, next_word(s, &word)) & CG_ABBREV_SAYS);
        at = word.word_end;
        if (at < s->end && s->text.ptr[at] == '.')
            at++;
    }
    return false;
}

/* --- the kinds of stops -------------------------------------------------- */

/* "Sec. Vale" and "Art. IV" go on. A word of its own ("no", "art") ends the
 * sentence when it is written small, or is all of it. */
static bool ends_at_number(const cg_boundary *s, const cg_follower *next, cg_slice word)
{
    bool all = word.ptr == s->text.ptr + s->start;
    if ((traits_of(s, word) & CG_ABBREV_PLAIN) && (all || !starts_upper(word)))
        return !is_counter(next_word(s, next)) || is_pronoun_i(s, next);
    return is_starter(s, next) && !is_counter(next_word(s, next));
}

static bool ends_at_abbreviation(const cg_boundary *s, const cg_stop *stop,
                                 const cg_follower *next, cg_abbrev_kind kind,
                                 cg_slice word)
{
    bool upper = next->kind == CG_FOLLOWER_UPPER;
    size_t before = (size_t)(word.ptr - s->text.ptr);
    switch (kind) {
    case CG_ABBREV_TITLE:
        return upper && (traits_of(s, word) & CG_ABBREV_STREET) &&
               is_starter(s, next) && follows_name(s, before);
    case CG_ABBREV_NUMBER:
        return upper && ends_at_number(s, next, word);
    case CG_ABBREV_WORD:
        return upper && (!next->marked || next->opened) && is_starter(s, next) &&
               !is_lead_phrase(s, stop);
    case CG_ABBREV_LAST:
        return next->kind == CG_FOLLOWER_OTHER ||
               (upper && !is_lead_phrase(s, stop) &&
                !(traits_of(s, next_word(s, next)) & CG_ABBREV_CLOCK));
    default:
        return false;
    }
}

/* "I. Jones" is an initial; "you and I." is not. */
static bool ends_at_initial(const cg_boundary *s, const cg_follower *next,
                            cg_slice word)
{
    if (next->kind != CG_FOLLOWER_UPPER)
        return false;
    size_t before = (size_t)(word.ptr - s->text.ptr);
    if (word.ptr[0] == 'I' && before > s->start && !follows_name(s, before))
        return true;
    return is_starter(s, next);
}

/* "he asked", "asked Smith", behind a question that has no quotation marks. */
static bool is_small_attribution(const cg_boundary *s, const cg_follower *next)
{
    if (traits_of(s, next_word(s, next)) & CG_ABBREV_SAYS)
        return true;
    cg_follower second = cg_follower_read(s->text, next->word_end, s->end);
    return second.kind == CG_FOLLOWER_LOWER && !second.marked &&
           (traits_of(s, next_word(s, next)) & CG_ABBREV_STARTS) &&
           (traits_of(s, next_word(s, &second)) & CG_ABBREV_SAYS);
}

static bool is_web_address(const cg_boundary *s, size_t at)
{
    cg_slice rest = cg_slice_sub(s->text, at, s->end);
    return cg_slice_starts(rest, "http://") || cg_slice_starts(rest, "https://") ||
           cg_slice_starts(rest, "www.");
}

/* A word that is hardly an abbreviation: small letters, and not few. */
static bool is_common_word(cg_slice word)
{
    unsigned letters = 0, len;
    for (size_t at = 0; at < word.len; at += len) {
        if (!cg_runes_is_lower(cg_runes_at(word, at, &len)))
            return false;
        letters++;
    }
    return letters >= MIN_COMMON;
}

/* A small letter follows: the sentence goes on, unless the writer does without
 * capitals or the stop can hardly be anything else. */
static bool ends_before_small(const cg_boundary *s, const cg_stop *stop,
                              const cg_follower *next, cg_slice word)
{
    if (stop->closed || next->marked)
        return false;
    if (stop->asks && is_small_attribution(s, next))
        return false;
    if (s->careless || is_web_address(s, next->word))
        return true;
    if (stop->asks)
        return stop->question || !starts_upper(word);
    return stop->attached && stop->dots == 1 && is_common_word(word);
}

static bool ends_at_full_stop(const cg_boundary *s, const cg_stop *stop,
                              const cg_follower *next)
{
    cg_slice word = cg_stop_word(s->text, s->start, stop->start);
    bool small = next->kind == CG_FOLLOWER_LOWER;
    if (stop->dots == 1 && is_single_letter(word) && starts_upper(word) &&
        !stop->closed)
        return ends_at_initial(s, next, word);
    cg_abbrev_kind kind = stop->dots == 1 ? kind_of(s, word, small) : CG_ABBREV_NONE;
    if (kind != CG_ABBREV_NONE)
        return ends_at_abbreviation(s, stop, next, kind, word);
    if (is_label(s, stop) || is_citation(s, next))
        return false;
    if (stop->dots == 2 && is_pronoun_i(s, next))
        return false;
    return small ? ends_before_small(s, stop, next, word) : true;
}

static bool ends_at_question(const cg_boundary *s, const cg_stop *stop,
                             const cg_follower *next)
{
    cg_slice word = cg_stop_word(s->text, s->start, stop->start);
    if (next->kind == CG_FOLLOWER_LOWER)
        return ends_before_small(s, stop, next, word);
    if (is_citation(s, next) || (stop->quoted && is_attribution(s, next)))
        return false;
    if (!stop->closed && (traits_of(s, word) & CG_ABBREV_SHOUTS))
        return next->kind != CG_FOLLOWER_UPPER || is_starter(s, next);
    return true;
}

/* An ellipsis ends nothing before a small letter, or before "I", which has no
 * small form; nor does one that opens the sentence. */
static bool ends_at_ellipsis(const cg_boundary *s, const cg_stop *stop,
                             const cg_follower *next)
{
    return stop->start > s->start && next->kind == CG_FOLLOWER_UPPER &&
           !is_pronoun_i(s, next) && !is_citation(s, next);
}

/* "[...]" and "(?)" stand for something inside the sentence. */
static bool is_aside(const cg_boundary *s, const cg_stop *stop)
{
    if (!stop->closed || stop->start <= s->start)
        return false;
    char before = s->text.ptr[stop->start - 1];
    return before == '(' || before == '[';
}

/* --- stops with no space behind ------------------------------------------ */

static bool is_address_sign(char c)
{
    return c && strchr("@/\\_=#<>|", c);
}

/* Addresses and file names have stops that end nothing. */
static bool is_in_address(const cg_boundary *s, const cg_stop *stop)
{
    size_t at = stop->start;
    for (size_t i = 0; i < MAX_RUN && at > s->start; i++) {
        char c = s->text.ptr[--at];
        if (is_address_sign(c))
            return true;
        if (c == ' ' || c == '\n' || c == '\t')
            break;
    }
    size_t limit = s->end - stop->after > MAX_RUN ? stop->after + MAX_RUN : s->end;
    for (at = stop->after; at < limit; at++) {
        char c = s->text.ptr[at];
        if (is_address_sign(c))
            return true;
        if (c == ' ' || c == '\n' || c == '\t')
            break;
    }
    return false;
}

/* "Example.Com" */
static bool is_domain(cg_slice word)
{
    static const char *const names[] = {"Com", "Org", "Net", "Edu", "Gov", "Info"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (cg_slice_is(word, names[i]))
            return true;
    }
    return false;
}

/* "world.Today is": a small word or a number, then a capitalised word that
 * white space ends. */
static bool ends_glued(const cg_boundary *s, const cg_stop *stop,
                       const cg_follower *next)
{
    if (next->kind != CG_FOLLOWER_UPPER || next->marked || stop->closed)
        return false;
    cg_slice word = cg_stop_word(s->text, s->start, stop->start);
    cg_slice right = next_word(s, next);
    if (word.len < 2 || right.len < 2 || !is_capitalised(right))
        return false;
    if (starts_upper(word) && !is_capitalised(word))
        return false;
    if (is_domain(right) || memchr(word.ptr, '.', word.len) ||
        kind_of(s, word, false) != CG_ABBREV_NONE)
        return false;
    uint32_t behind = cg_runes_peek(s->text, next->word_end, s->end);
    bool title = behind == '.' && kind_of(s, right, false) == CG_ABBREV_TITLE;
    if (!title && behind != ',' && behind != 0 && !cg_runes_is_blank(behind))
        return false;
    return !is_in_address(s, stop);
}

/* "omitted. . . . The": the full stop ends the sentence, and the ellipsis
 * opens the next one. */
static bool reopens(const cg_stop *stop, const cg_follower *next)
{
    return stop->attached && stop->spaced && stop->dots >= 4 && !stop->closed &&
           !stop->asks && next->kind == CG_FOLLOWER_UPPER;
}

size_t cg_boundary_at(const cg_boundary *sentence, const cg_stop *stop)
{
    cg_follower next = cg_follower_read(sentence->text, stop->after, sentence->end);
    if (next.kind == CG_FOLLOWER_END)
        return sentence->end;
    if (!next.gap)
        return ends_glued(sentence, stop, &next) ? stop->after : 0;
    if (is_aside(sentence, stop))
        return 0;
    if (reopens(stop, &next) && sentence->text.ptr[stop->start + 1] == ' ')
        return stop->start + 1;
    bool ends = stop->asks       ? ends_at_question(sentence, stop, &next)
                : stop->dots > 2 ? ends_at_ellipsis(sentence, stop, &next)
                                 : ends_at_full_stop(sentence, stop, &next);
    return ends ? stop->after : 0;
}

bool cg_boundary_behind_address(const cg_boundary *sentence, size_t at)
{
    cg_follower next = cg_follower_read(sentence->text, at, sentence->end);
    if (next.marked)
        return false;
    return is_web_address(sentence, at) ||
           (next.kind == CG_FOLLOWER_UPPER && is_starter(sentence, &next));
}
