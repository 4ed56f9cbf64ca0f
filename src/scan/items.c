/* Lists that run on in a sentence: "... information that (a) is known, (b) was ..." */
#include "scan/reading.h"

typedef enum numbering { BY_LETTER, BY_ROMAN, BY_DIGIT, NUMBERINGS } numbering;

static uint32_t roman(cg_slice word)
{
    static const char *const numbers[] = {"i",    "ii",   "iii", "iv", "v",   "vi",  "vii",
                                          "viii", "ix",   "x",   "xi", "xii", "xiii", "xiv"};
    for (uint32_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (cg_slice_is(word, numbers[i]))
            return i + 1;
    return 0;
}

static uint32_t digits(cg_slice word)
{
    uint32_t value = 0;
    if (word.len == 0 || word.len > 2)
        return 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return 0;
        value = value * 10 + (uint32_t)(word.ptr[i] - '0');
    }
    return value;
}

/* Which one it is in its numbering, from 1; 0: none of it. */
static uint32_t ordinal(numbering by, cg_slice word)
{
    if (by == BY_ROMAN)
        return roman(word);
    if (by == BY_DIGIT)
        return digits(word);
    bool letter = word.len == 1 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
    return letter ? (uint32_t)(word.ptr[0] - 'a') + 1 : 0;
}

/* The word in "(a)". */
static bool is_enumerator(const cg_reading *r, uint32_t i)
{
    return i + 2 < r->range.end && cg_passage_is_mark(r->passage, i, CG_MARK_OPEN) &&
           cg_passage_is_mark(r->passage, i + 2, CG_MARK_CLOSE);
}

bool cg_reading_find_items(cg_reading *r)
{
    numbering by = NUMBERINGS;
    cg_vec_reset(&r->items);
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        if (!is_enumerator(r, i))
            continue;
        char room[8];
        size_t len = cg_token_fold(r->passage->text, &r->passage->tokens.items[i + 1], room,
                                   sizeof room);
        cg_slice word = {room, len};
        for (unsigned n = 0; n < NUMBERINGS && by == NUMBERINGS; n++)
            if (ordinal((numbering)n, word) == 1)
                by = (numbering)n;
        if (by != NUMBERINGS && ordinal(by, word) == r->items.len + 1 &&
            !cg_vec_push(&r->items, i))
            return false;
    }
    if (r->items.len == 1)
        cg_vec_reset(&r->items); /* "(a)" alone makes no list */
    return true;
}

uint32_t cg_reading_item(const cg_reading *r, uint32_t token)
{
    uint32_t item = 0;
    while (item < r->items.len && r->items.items[item] <= token)
        item++;
    return item;
}
