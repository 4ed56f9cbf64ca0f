#include "text/sentence.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "text/boundary.h"
#include "text/lines.h"
#include "text/marker.h"
#include "text/runes.h"

#define MAX_ASIDE 400    /* bytes a parenthesis may go on for to hold its stops */
#define MAX_LIST_LINE 40 /* bytes of a line in a list without markers */
#define MAX_LIST_WORDS 5
#define MIN_LIST_LINES 3
#define MIN_RULE 3   /* marks of a rule: "***" */
#define MIN_BLANK 10 /* of one drawn with "_", which also leaves room to fill in */

typedef struct splitter {
    cg_boundary sentence; /* text, abbreviations, end; the sentence so far */
    cg_spans *out;
    size_t start;          /* of the sentence, its marker included */
    size_t at;             /* read up to here */
    cg_marker item;        /* that the last item of a list began with */
    uint32_t depth;        /* open brackets, of those opened in this sentence */
    uint32_t weight;       /* at least the number of its tokens */
    size_t space;          /* the last white space in it, or 0 */
    uint32_t space_weight; /* what the weight was there */
    bool address;          /* the word at hand holds "://" */
    uint32_t caps;         /* how often a sentence was ended for its length */
    bool ok;
} splitter;

/* --- sentences ----------------------------------------------------------- */

static bool starts_small(const cg_boundary *sentence, size_t at)
{
    cg_follower first = cg_follower_read(sentence->text, at, sentence->end);
    return first.kind == CG_FOLLOWER_LOWER;
}

/* A rule drawn with one mark, alone between white space: its end, or `at`. */
static size_t rule_end(cg_slice text, size_t at, size_t end)
{
    char mark = at < end ? text.ptr[at] : 0;
    if (!mark || !strchr("*_=~#-", mark))
        return at;
    size_t i = at;
    while (i < end && text.ptr[i] == mark)
        i++;
    size_t least = mark == '-' ? MIN_RULE + 2 : mark == '_' ? MIN_BLANK : MIN_RULE;
    bool alone = i >= end || cg_runes_is_blank(cg_runes_peek(text, i, end));
    return i - at >= least && alone ? i : at;
}

static void add(splitter *s, size_t start, size_t end)
{
    cg_span span = {(uint32_t)start, (uint32_t)end};
    s->ok = s->ok && cg_vec_push(s->out, span);
}

/* Starts a sentence at the first visible place from `at` on; rules stand for
 * themselves. */
static void begin(splitter *s, size_t at)
{
    cg_boundary *sentence = &s->sentence;
    for (size_t rule;; at = rule) {
        s->start = cg_runes_skip_blank(sentence->text, at, sentence->end);
        rule = rule_end(sentence->text, s->start, sentence->end);
        if (rule == s->start)
            break;
        add(s, s->start, rule);
    }
    cg_marker marker = cg_marker_read(sentence->text, s->start, sentence->end);
    if (marker.style != CG_MARKER_NONE)
        s->item = marker;
    sentence->start = marker.style != CG_MARKER_NONE ? marker.end : s->start;
    sentence->careless = starts_small(sentence, sentence->start);
    s->at = sentence->start;
    s->depth = 0;
    s->address = false;
    s->weight = 0;
    s->space = 0;
}

static void cut(splitter *s, size_t at)
{
    size_t end = cg_runes_trim_blank(s->sentence.text, s->start, at);
    if (end > s->start)
        add(s, s->start, end);
    begin(s, at);
}

/* --- brackets ------------------------------------------------------------ */

/* True when the bracket that is open closes soon: "(He left. She stayed.)". */
static bool closes_soon(const splitter *s, size_t at)
{
    const cg_boundary *sentence = &s->sentence;
    size_t limit = sentence->end - at > MAX_ASIDE ? at + MAX_ASIDE : sentence->end;
    for (; at < limit; at++) {
        char c = sentence->text.ptr[at];
        if (c == ')' || c == ']')
            return true;
        if (c == '(' || c == '[')
            return false;
    }
    return false;
}

/* --- white space ---------------------------------------------------------- */

/* True when the marker at hand goes on a list, or a line starts with it.
 * Without a line break it has to count on; marks that prose uses as well have
 * to stand behind punctuation, too. */
static bool is_item(const splitter *s, const cg_marker *marker, bool newline, char last)
{
    if (marker->style == CG_MARKER_NONE)
        return false;
    bool stopped = last && strchr(".:;?!,", last);
    bool next = cg_marker_follows(&s->item, marker);
    if (newline)
        return next || stopped || cg_marker_is_first(marker);
    if (marker->style == CG_MARKER_BULLET)
        return next && marker->bullet > 0x7F;
    if (marker->style == CG_MARKER_PARENS || marker->capital)
        return next && stopped;
    return next;
}

/* True when the white space from `from` to `next` parts sentences. */
static bool is_parted(const splitter *s, size_t from, size_t next)
{
    cg_slice text = s->sentence.text;
    size_t end = s->sentence.end;
    bool newline = cg_line_read(cg_slice_sub(text, 0, next), from).end < next;
    if (rule_end(text, next, end) > next && (newline || text.ptr[next] != '_'))
        return true;
    if (s->address && cg_boundary_behind_address(&s->sentence, next))
        return true;
    if (!newline && s->item.style == CG_MARKER_NONE)
        return false;
    cg_marker marker = cg_marker_read(text, next, end);
    return is_item(s, &marker, newline, text.ptr[from - 1]);
}

static void step_space(splitter *s)
{
    size_t from = s->at;
    size_t next = cg_runes_skip_blank(s->sentence.text, from, s->sentence.end);
    s->weight++;
    s->space = from;
    s->space_weight = s->weight;
    s->at = next;
    if (next < s->sentence.end && from > s->start && is_parted(s, from, next))
        cut(s, next);
    s->address = false;
}

/* --- stops ---------------------------------------------------------------- */

static void step_stop(splitter *s)
{
    cg_boundary *sentence = &s->sentence;
    cg_stop stop = cg_stop_read(sentence->text, s->at, s->start, sentence->end);
    size_t end = cg_boundary_at(sentence, &stop);
    s->weight += 2;
    s->at = stop.end;
    if (end == 0 || (s->depth > 0 && !stop.closed && closes_soon(s, stop.end)))
        return;
    cut(s, end);
}

/* An emoticon ends a sentence before a capital. */
static bool step_emoticon(splitter *s)
{
    const cg_boundary *sentence = &s->sentence;
    size_t end = cg_stop_emoticon_end(sentence->text, s->at, sentence->end);
    if (end == s->at)
        return false;
    cg_follower next = cg_follower_read(sentence->text, end, sentence->end);
    bool ends =
        next.kind == CG_FOLLOWER_UPPER && s->at > sentence->start && s->depth == 0;
    s->weight += 2;
    s->at = end;
    if (ends)
        cut(s, end);
    return true;
}

/* --- the loop -------------------------------------------------------------- */

/* A sentence without an end is ended at a word, so that nobody behind has to
 * hold all of it. */
static void cap_weight(splitter *s)
{
    if (s->weight < CG_MAX_SENTENCE_TOKENS)
        return;
    s->caps++;
    if (s->space <= s->start) {
        cut(s, s->at);
        return;
    }
    uint32_t rest = s->weight - s->space_weight;
    size_t at = s->at;
    cut(s, s->space);
    s->at = at;
    s->weight = rest;
}

static void step(splitter *s)
{
    cg_slice text = s->sentence.text;
    unsigned len;
    uint32_t rune = cg_runes_at(text, s->at, &len);
    if (cg_runes_is_blank(rune)) {
        step_space(s);
    } else if (cg_stop_is_here(text, s->at)) {
        step_stop(s);
    } else if (!step_emoticon(s)) {
        bool open = rune == '(' || rune == '[', close = rune == ')' || rune == ']';
        s->depth += open && s->at > s->sentence.start;
        s->depth -= close && s->depth > 0;
        s->weight += !cg_runes_is_word(rune);
        s->address |=
            rune == ':' &&
            cg_slice_starts(cg_slice_sub(text, s->at, s->sentence.end), "://");
        s->at += len;
    }
    cap_weight(s);
}

/* Letters and digits, which most bytes are, need no step; nor does a single space
 * before one, which parts nothing where no list is at hand. */
static void skip_plain(splitter *s)
{
    const char *bytes = s->sentence.text.ptr;
    size_t at = s->at, end = s->sentence.end;
    bool spaces = !s->address && s->item.style == CG_MARKER_NONE;
    for (;;) {
        at += cg_ascii_word_run(bytes + at, end - at);
        if (!spaces || at + 1 >= end || bytes[at] != ' ' || !cg_ascii_is_word(bytes[at + 1]) ||
            s->weight + 1 >= CG_MAX_SENTENCE_TOKENS)
            break;
        s->weight++;
        s->space = at++;
        s->space_weight = s->weight;
    }
    s->at = at;
}

/* --- lists without markers -------------------------------------------------- */

static bool is_list_line(cg_slice line)
{
    if (line.len == 0 || line.len > MAX_LIST_LINE ||
        strchr(".,;:?!-", line.ptr[line.len - 1]))
        return false;
    size_t words = 1;
    for (size_t i = 0; i < line.len; i++)
        words += line.ptr[i] == ' ';
    return words <= MAX_LIST_WORDS;
}

static cg_span line_at(cg_slice text, size_t at, size_t end)
{
    size_t start = cg_runes_skip_blank(text, at, end);
    size_t stop = cg_line_read(cg_slice_sub(text, 0, end), start).end;
    return (cg_span){(uint32_t)start, (uint32_t)cg_runes_trim_blank(text, start, stop)};
}

/* Several short lines, none of which ends like a sentence or looks wrapped:
 * every line stands for itself. */
static bool is_line_list(cg_slice text, size_t start, size_t end)
{
    size_t lines = 0;
    while (start < end) {
        cg_span line = line_at(text, start, end);
        if (line.start >= end)
            break;
        if (!is_list_line(cg_slice_sub(text, line.start, line.end)))
            return false;
        lines++;
        start = line.end;
    }
    return lines >= MIN_LIST_LINES;
}

static bool split_lines(cg_slice text, size_t start, size_t end, cg_spans *sentences)
{
    while (start < end) {
        cg_span line = line_at(text, start, end);
        if (line.start < line.end && !cg_vec_push(sentences, line))
            return false;
        start = line.end > start ? line.end : end;
    }
    return true;
}

bool cg_sentences_split(cg_slice text, cg_span block, const cg_abbrevs *abbrevs,
                        cg_spans *sentences)
{
    uint32_t caps;
    return cg_sentences_split_capped(text, block, abbrevs, sentences, &caps);
}

bool cg_sentences_split_capped(cg_slice text, cg_span block, const cg_abbrevs *abbrevs,
                               cg_spans *sentences, uint32_t *caps)
{
    *caps = 0;
    if (is_line_list(text, block.start, block.end))
        return split_lines(text, block.start, block.end, sentences);
    splitter s = {.sentence = {.text = text, .abbrevs = abbrevs, .end = block.end},
                  .out = sentences,
                  .ok = true};
    begin(&s, block.start);
    while (s.ok && s.at < block.end) {
        skip_plain(&s);
        if (s.at < block.end)
            step(&s);
    }
    if (s.ok && s.start < block.end)
        cut(&s, block.end);
    *caps = s.caps;
    return s.ok;
}
