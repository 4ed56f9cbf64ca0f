#include "text/tokenizer.h"

#define MAX_LOOKAHEAD 200 /* bytes searched for the end of a single quotation */

static void push_mark(cg_tokenizer *t, size_t end, cg_mark mark, unsigned flags)
{
    cg_tokenizer_push(t, t->at, end, CG_TOKEN_MARK, mark, flags);
    t->at = end;
}

/* At the end of the span there is space as well. */
static bool is_gap(uint32_t rune)
{
    return rune == 0 || cg_runes_is_blank(rune);
}

static bool is_digit_at(const cg_tokenizer *t, size_t at)
{
    return cg_rune_is_digit(cg_tokenizer_rune(t, at));
}

/* --- quotation marks ---------------------------------------------------------- */

/* "'90s", "'tis": an apostrophe for what is left out at the front. */
static bool is_elision(const cg_tokenizer *t, size_t behind)
{
    static const char *const words[] = {"tis",  "twas",  "em", "cause", "til",  "till",
                                        "bout", "round", "n",  "nuff",  "twill"};
    bool letters = false;
    size_t end = cg_tokenizer_word_end(t, behind, &letters);
    if (end - behind >= 2 && is_digit_at(t, behind) && is_digit_at(t, behind + 1))
        return end == behind + 2
                   ? !cg_tokenizer_is_apostrophe(cg_tokenizer_rune(t, end))
                   : cg_tokenizer_is(t, behind + 2, end, "s");
    if (cg_tokenizer_is(t, behind, end, "n"))
        return cg_tokenizer_is_apostrophe(cg_tokenizer_rune(t, end));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cg_tokenizer_is(t, behind, end, words[i]))
            return !cg_tokenizer_is_apostrophe(cg_tokenizer_rune(t, end));
    }
    return false;
}

/* The end of a plural's genitive ("the states' rights") rather than of the
 * quotation at hand: another mark that can close it comes before one that
 * opens. Looks a little ahead only. */
static bool is_genitive(const cg_tokenizer *t, size_t at, size_t behind)
{
    uint32_t before = cg_tokenizer_rune_before(t, at);
    if ((before | 0x20) != 's' || cg_tokenizer_rune(t, behind) != ' ' ||
        !cg_runes_is_lower(cg_tokenizer_rune(t, behind + 1)))
        return false;
    size_t limit = t->end - behind > MAX_LOOKAHEAD ? behind + MAX_LOOKAHEAD : t->end;
    unsigned len;
    for (size_t i = behind; i < limit; i += len) {
        uint32_t rune = cg_runes_at(t->text, i, &len);
        if (rune == 0x2018)
            return false;
        if (!cg_tokenizer_is_apostrophe(rune))
            continue;
        bool left = is_gap(cg_tokenizer_rune_before(t, i)),
             right = cg_runes_is_word(cg_tokenizer_rune(t, i + len));
        if (left && right)
            return false;
        if (!left && !right)
            return true;
    }
    return false;
}

static void open_quote(cg_tokenizer *t, size_t end, bool twice, unsigned flags)
{
    *(twice ? &t->in_double : &t->in_single) = true;
    push_mark(t, end, CG_MARK_QUOTE_OPEN, flags | (twice ? CG_TOKEN_DOUBLE : 0));
}

static void close_quote(cg_tokenizer *t, size_t end, bool twice, unsigned flags)
{
    *(twice ? &t->in_double : &t->in_single) = false;
    push_mark(t, end, CG_MARK_QUOTE_CLOSE, flags | (twice ? CG_TOKEN_DOUBLE : 0));
}

static bool is_opening_place(uint32_t before)
{
    return is_gap(before) || before == '(' || before == '[' || before == '{' ||
           before == '/' || before == '-' || (before >= 0x2010 && before <= 0x2015) ||
           before == '*' || before == '_' || before == '=' || before == '>' ||
           before == 0x2018 || before == 0x201C;
}

static void scan_straight_double(cg_tokenizer *t, size_t end)
{
    uint32_t before = cg_tokenizer_rune_before(t, t->at),
             behind = cg_tokenizer_rune(t, end);
    bool inches = cg_rune_is_digit(before) && !t->in_double;
    bool left = is_opening_place(before) || before == '\'', right = is_gap(behind);
    bool opens = left && !right;
    bool unclear = left == right;
    if (opens && t->in_double && !is_gap(before) && before != '(' && before != '[')
        unclear = true;
    if (inches && (right || !cg_runes_is_word(behind)))
        push_mark(t, end, CG_MARK_OTHER, 0);
    else if (unclear ? !t->in_double && behind != 0 : opens)
        open_quote(t, end, true, 0);
    else
        close_quote(t, end, true, 0);
}

/* Letters are left out, or a genitive ends: no quotation mark. */
static bool is_bare_apostrophe(const cg_tokenizer *t, size_t end, bool straight,
                               bool opens)
{
    uint32_t before = cg_tokenizer_rune_before(t, t->at);
    bool word_behind = cg_runes_is_word(cg_tokenizer_rune(t, end));
    if (cg_runes_is_word(before))
        return word_behind || !t->in_single || is_genitive(t, t->at, end);
    if (opens)
        return !straight || is_elision(t, end);
    return is_gap(before) && !t->in_single;
}

/* An apostrophe, a single quotation mark, or the mark for feet. */
static void scan_apostrophe(cg_tokenizer *t, size_t end, bool straight)
{
    uint32_t before = cg_tokenizer_rune_before(t, t->at);
    uint32_t behind = cg_tokenizer_rune(t, end);
    bool left = is_opening_place(before) || before == '"';
    bool opens = left && (straight ? !is_gap(behind) : cg_runes_is_word(behind));
    if (cg_rune_is_digit(before) && !t->in_single && !cg_runes_is_word(behind))
        push_mark(t, end, CG_MARK_OTHER, 0);
    else if (is_bare_apostrophe(t, end, straight, opens))
        push_mark(t, end, CG_MARK_APOSTROPHE, 0);
    else if (opens)
        open_quote(t, end, false, 0);
    else
        close_quote(t, end, false, straight ? 0 : CG_TOKEN_CURLY);
}

static void scan_quote(cg_tokenizer *t, uint32_t rune, size_t end)
{
    switch (rune) {
    case '"':
        scan_straight_double(t, end);
        break;
    case '\'':
    case 0x2019:
        scan_apostrophe(t, end, rune == '\'');
        break;
    case 0x2018:
    case 0x201B:
        if (is_elision(t, end))
            push_mark(t, end, CG_MARK_APOSTROPHE, 0);
        else
            open_quote(t, end, false, CG_TOKEN_CURLY);
        break;
    case 0x201A:
    case 0x2039:
        open_quote(t, end, false, CG_TOKEN_CURLY);
        break;
    case 0x203A:
        close_quote(t, end, false, CG_TOKEN_CURLY);
        break;
    case 0x201D:
    case 0xBB:
        close_quote(t, end, true, CG_TOKEN_CURLY);
        break;
    default: /* U+201C, U+201E, U+201F, U+00AB */
        open_quote(t, end, true, CG_TOKEN_CURLY);
        break;
    }
}

/* --- other marks ----------------------------------------------------------------- */

/* "..." and ". . ."; returns the end, or `at` when it is a plain stop. */
static size_t ellipsis_end(const cg_tokenizer *t, size_t at)
{
    unsigned dots = 0;
    size_t end = at;
    while (at < t->end && t->text.ptr[at] == '.') {
        dots++;
        end = ++at;
        if (at + 1 < t->end && t->text.ptr[at] == ' ' && t->text.ptr[at + 1] == '.')
            at++;
    }
    return dots > 2 ? end : 0;
}

static void scan_stop(cg_tokenizer *t, size_t end)
{
    size_t ellipsis = ellipsis_end(t, t->at);
    if (ellipsis > 0)
        push_mark(t, ellipsis, CG_MARK_ELLIPSIS, 0);
    else
        push_mark(t, end, CG_MARK_STOP, 0);
}

/* A hyphen, or a dash: two of them and more, or one between spaces. */
static void scan_hyphen(cg_tokenizer *t, size_t end)
{
    size_t run = t->at;
    while (run < t->end && t->text.ptr[run] == '-')
        run++;
    if (run > t->at + 1) {
        push_mark(t, run, CG_MARK_DASH, 0);
        return;
    }
    bool dash =
        is_gap(cg_tokenizer_rune_before(t, t->at)) && is_gap(cg_tokenizer_rune(t, end));
    push_mark(t, end, dash ? CG_MARK_DASH : CG_MARK_HYPHEN, 0);
}

/* The mark of a quoted line stands at its start, behind others of its kind. */
static bool starts_line(const cg_tokenizer *t, size_t at)
{
    size_t before = at;
    for (int i = 0; i < 8; i++) {
        uint32_t rune = cg_runes_before(t->text, t->start, before, &before);
        if (rune == 0 || rune == '\n' || rune == '\r')
            return true;
        if (rune != ' ' && rune != '>')
            return false;
    }
    return false;
}

static cg_mark mark_of(uint32_t rune)
{
    static const struct {
        uint32_t rune;
        cg_mark mark;
    } marks[] = {
        {',', CG_MARK_COMMA},          {';', CG_MARK_SEMICOLON},
        {':', CG_MARK_COLON},          {'(', CG_MARK_OPEN},
        {'[', CG_MARK_OPEN},           {'{', CG_MARK_OPEN},
        {')', CG_MARK_CLOSE},          {']', CG_MARK_CLOSE},
        {'}', CG_MARK_CLOSE},          {'?', CG_MARK_QUESTION},
        {'!', CG_MARK_EXCLAMATION},    {'*', CG_MARK_MARKUP},
        {'_', CG_MARK_MARKUP},         {'`', CG_MARK_MARKUP},
        {'#', CG_MARK_MARKUP},         {'~', CG_MARK_MARKUP},
        {'|', CG_MARK_MARKUP},         {0x2010, CG_MARK_HYPHEN},
        {0x2011, CG_MARK_HYPHEN},      {0x2012, CG_MARK_DASH},
        {0x2013, CG_MARK_DASH},        {0x2014, CG_MARK_DASH},
        {0x2015, CG_MARK_DASH},        {0x2026, CG_MARK_ELLIPSIS},
        {0x203D, CG_MARK_QUESTION},    {0x3002, CG_MARK_STOP},
        {0xFF0E, CG_MARK_STOP},        {0xFF0C, CG_MARK_COMMA},
        {0xFF01, CG_MARK_EXCLAMATION}, {0xFF1F, CG_MARK_QUESTION},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].rune == rune)
            return marks[i].mark;
    }
    return CG_MARK_OTHER;
}

void cg_tokenizer_scan_mark(cg_tokenizer *t, uint32_t rune, size_t end)
{
    if (cg_runes_is_quote(rune))
        scan_quote(t, rune, end);
    else if (rune == '.')
        scan_stop(t, end);
    else if (rune == '-')
        scan_hyphen(t, end);
    else if (rune == '>' && starts_line(t, t->at))
        push_mark(t, end, CG_MARK_MARKUP, 0);
    else
        push_mark(t, end, mark_of(rune), 0);
}
