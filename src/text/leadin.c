#include "text/leadin.h"

enum { LEAST_WORDS = 2, MOST_WORDS = 4, REACH = 400 };

/* --- words -------------------------------------------------------------------- */

static bool is_one_of(cg_slice word, const char *const *list)
{
    for (; *list; list++)
        if (cg_slice_is(word, *list))
            return true;
    return false;
}

/* Takes the last word off the text, parted by white space; empty when there is none. */
static cg_slice take_word(cg_slice *text)
{
    *text = cg_slice_trim(*text);
    size_t start = text->len;
    while (start > 0 && !strchr(" \t\r\n", text->ptr[start - 1]))
        start--;
    cg_slice word = cg_slice_sub(*text, start, text->len);
    *text = cg_slice_sub(*text, 0, start);
    return word;
}

static bool is_capitalised(cg_slice word)
{
    unsigned char first = word.len ? (unsigned char)word.ptr[0] : 0;
    return (first >= 'A' && first <= 'Z') || first >= 0xC3;
}

static bool is_verb(cg_slice word)
{
    static const char *const verbs[] = {
        "wrote",  "writes",    "said",     "says",     "replied",   "replies",   "answered",
        "added",  "adds",      "answers",  "stated",   "states",    "explained", "explains",
        "argued", "argues",    "insisted", "insists",  "declared",  "declares",  "continued",
        "noted",  "concluded", "warned",   "promised", "announced", NULL};
    return is_one_of(word, verbs);
}

/* What a sentence may begin with that is no part of a name. */
static bool is_no_name(cg_slice word)
{
    static const char *const words[] = {
        "The",   "A",      "An",        "In",     "On",    "At",     "As",   "For",   "To",
        "By",    "From",   "When",      "While",  "After", "Before", "And",  "But",   "Yet",
        "So",    "This",   "That",      "These",  "His",   "Her",    "Its",  "Their", "My",
        "Our",   "He",     "She",       "It",     "They",  "Then",   "Later", "Today", "Here",
        "Once",  "With",   "Yesterday", "Monday", "Since", "Tuesday", "Wednesday", "Thursday",
        "Friday", "Saturday", "Sunday", NULL};
    return is_one_of(word, words) || cg_slice_ends(word, "'s") || cg_slice_ends(word, "\xE2\x80\x99s");
}

/* --- names -------------------------------------------------------------------- */

/* "Jane Roe", before a role between commas or at the very end. */
static cg_slice skip_role(cg_slice text)
{
    text = cg_slice_trim(text);
    if (!cg_slice_ends(text, ","))
        return text;
    size_t at = text.len - 1;
    while (at > 0 && text.ptr[at - 1] != ',' && text.ptr[at - 1] != '.')
        at--;
    return cg_slice_sub(text, 0, at > 0 && text.ptr[at - 1] == ',' ? at - 1 : 0);
}

/* The capitalised words at the end of `text`, when they are as many as names have. */
static cg_slice name_at_end(cg_slice text)
{
    static const cg_slice none = {"", 0};
    cg_slice all = cg_slice_trim(text), rest = all, first = none;
    unsigned count = 0;
    for (;;) {
        cg_slice before = rest, word = take_word(&before);
        bool apart = count > 0 && (cg_slice_ends(word, ",") || cg_slice_ends(word, ":"));
        if (!is_capitalised(word) || apart || memchr(word.ptr, '"', word.len))
            break;
        first = word;
        rest = before;
        count++;
    }
    if (count < LEAST_WORDS || count > MOST_WORDS || is_no_name(first))
        return none;
    return cg_slice_sub(all, (size_t)(first.ptr - all.ptr), all.len);
}

/* --- leads -------------------------------------------------------------------- */

bool cg_leadin_read(cg_slice text, char room[CG_ATTRIBUTION_ROOM], cg_slice *name)
{
    static const char *const own[] = {"I", "we", "We", NULL};
    text = cg_slice_trim(text);
    if (!cg_slice_ends(text, ":"))
        return false;
    if (cg_attribution_read(text, room, name))
        return true;
    cg_slice rest = cg_slice_sub(text, text.len > REACH ? text.len - REACH : 0, text.len - 1);
    if (!is_verb(take_word(&rest)))
        return false;
    cg_slice before = rest;
    if (is_one_of(take_word(&before), own))
        return false;
    *name = name_at_end(skip_role(rest));
    return true;
}

static bool leads(cg_block_kind kind)
{
    return kind == CG_BLOCK_PARAGRAPH || kind == CG_BLOCK_LIST_ITEM;
}

bool cg_leadin_give(cg_document *document)
{
    char room[CG_ATTRIBUTION_ROOM];
    cg_slice name;
    uint32_t speaker = 0;
    for (size_t i = 1; i < document->blocks.len; i++) {
        cg_block *block = &document->blocks.items[i];
        const cg_block *above = block - 1;
        if (block->kind != CG_BLOCK_QUOTATION) {
            speaker = 0;
            continue;
        }
        cg_slice text = cg_slice_sub(document->text, above->span.start, above->span.end);
        if (leads(above->kind) && cg_leadin_read(text, room, &name) &&
            !cg_document_add_speaker(document, name, &speaker))
            return false;
        if (block->speaker == 0)
            block->speaker = speaker;
    }
    return true;
}
