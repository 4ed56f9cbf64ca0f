#include "text/blocks.h"

#include "text/attribution.h"
#include "text/lines.h"
#include "text/marker.h"
#include "text/runes.h"
#include "text/title.h"

#define LEVELS 6
#define PLAIN_TITLE 1 /* levels of headings that no mark tells */
#define PLAIN_HEADING 2
#define MIN_FENCE 3
#define LONG_LINE 200 /* bytes: nobody breaks lines by hand there */
#define LONG_SHARE 20 /* one line in so many is long: lines are paragraphs */
#define WRAP_LEAST 60 /* where lines are broken by hand, they are this long */
#define WRAP_MOST 120
#define FIELDS 3 /* lines below "From:" that may tell that it is one of a mail */
#define MAX_QUOTING 16 /* levels of quoted mails; deeper ones count as this one */
#define MAX_FENCE 8 /* longer fences count as this long: bounds the searches */

typedef struct builder {
    cg_document *document;
    cg_slice text;
    /* The block at hand: nothing when `lines` is 0. */
    cg_span open;
    size_t last; /* where its last line starts */
    uint32_t lines;
    cg_block_kind kind;
    cg_marker item;
    bool alone; /* white space lines before the block at hand */
    /* The last block, when it is a heading if text follows. */
    uint32_t candidate;
    bool marked;                /* headings have marks in this document: "#", "===" */
    bool unwrapped;             /* its lines are paragraphs, not parts of them */
    uint32_t above[LEVELS + 1]; /* the last heading of each level */
    size_t no_fence[2][MAX_FENCE + 1]; /* no such fence from here on; 0: unknown */
    unsigned quoting; /* level of the block at hand, 0: not quoted */
    unsigned quoted;  /* that of the last block */
    uint32_t speakers[MAX_QUOTING + 1]; /* by level; [0]: of a mail that is passed on */
    bool mail;
    bool ok;
} builder;

/* --- headings -------------------------------------------------------------- */

static uint32_t heading_over(const builder *b, unsigned below)
{
    for (unsigned level = below; level-- > 1;) {
        if (b->above[level] != CG_NO_BLOCK)
            return b->above[level];
    }
    return CG_NO_BLOCK;
}

static void make_heading(builder *b, uint32_t index, unsigned level)
{
    cg_block *block = &b->document->blocks.items[index];
    block->kind = CG_BLOCK_HEADING;
    block->heading = heading_over(b, level);
    for (unsigned below = level + 1; below <= LEVELS; below++)
        b->above[below] = CG_NO_BLOCK;
    b->above[level] = index;
    if (index == 0 && !b->document->is_part && b->document->info.title.len == 0)
        b->document->info.title =
            cg_title_of(cg_slice_sub(b->text, block->span.start, block->span.end));
}

/* --- blocks ---------------------------------------------------------------- */

/* Adds text[start, end) without the white space around it; returns its index,
 * or CG_NO_BLOCK when nothing is visible in it. */
static uint32_t add_block(builder *b, size_t start, size_t end, cg_block_kind kind)
{
    start = cg_runes_skip_blank(b->text, start, end);
    end = cg_runes_trim_blank(b->text, start, end);
    if (start >= end)
        return CG_NO_BLOCK;
    if (b->candidate != CG_NO_BLOCK) {
        make_heading(b, b->candidate, b->candidate ? PLAIN_HEADING : PLAIN_TITLE);
        b->candidate = CG_NO_BLOCK;
    }
    uint32_t speaker = b->speakers[b->quoting];
    cg_block block = {.span = {(uint32_t)start, (uint32_t)end},
                      .kind = speaker && kind == CG_BLOCK_PARAGRAPH ? CG_BLOCK_QUOTATION : kind,
                      .heading = heading_over(b, LEVELS + 1),
                      .speaker = speaker};
    b->ok = b->ok && cg_vec_push(&b->document->blocks, block);
    b->quoted = b->quoting;
    return b->ok ? (uint32_t)(b->document->blocks.len - 1) : CG_NO_BLOCK;
}

/* Ends the block at hand. `apart`: white space lines stand behind it. */
static void flush(builder *b, bool apart)
{
    if (b->lines > 0) {
        bool single = b->lines == 1 && b->kind == CG_BLOCK_PARAGRAPH && b->alone;
        uint32_t index = add_block(b, b->open.start, b->open.end, b->kind);
        cg_slice block = cg_slice_sub(b->text, b->open.start, b->open.end);
        if (index != CG_NO_BLOCK && single && apart && !b->marked &&
            cg_title_is_likely(block, index == 0 && !b->document->is_part))
            b->candidate = index;
        b->alone = false;
    }
    b->lines = 0;
    b->quoting = 0;
    b->alone |= apart;
}

static void open_block(builder *b, cg_line line, size_t start, cg_block_kind kind)
{
    flush(b, false);
    b->open = (cg_span){(uint32_t)start, (uint32_t)line.end};
    b->last = start;
    b->lines = 1;
    b->kind = kind;
    b->item.style = CG_MARKER_NONE;
}

static void extend(builder *b, cg_line line)
{
    b->open.end = (uint32_t)line.end;
    b->last = line.start;
    b->lines++;
}

static void add_heading(builder *b, size_t start, size_t end, unsigned level)
{
    b->marked = true;
    uint32_t index = add_block(b, start, end, CG_BLOCK_HEADING);
    if (index != CG_NO_BLOCK)
        make_heading(b, index, level);
    b->alone = false;
}

/* --- kinds of lines ---------------------------------------------------------- */

static size_t count_marks(cg_slice text, size_t at, size_t end, char mark)
{
    size_t i = at;
    while (i < end && text.ptr[i] == mark)
        i++;
    return i - at;
}

/* "## Title ##" */
static bool read_atx(builder *b, cg_line line, size_t at)
{
    size_t level = count_marks(b->text, at, line.end, '#'), start = at + level;
    if (level == 0 || level > LEVELS || start >= line.end ||
        (b->text.ptr[start] != ' ' && b->text.ptr[start] != '\t'))
        return false;
    size_t end = cg_runes_trim_blank(b->text, start, line.end), bare = end;
    while (bare > start && b->text.ptr[bare - 1] == '#')
        bare--;
    if (bare < end && (b->text.ptr[bare - 1] == ' ' || b->text.ptr[bare - 1] == '\t'))
        end = bare;
    flush(b, false);
    add_heading(b, start, end, (unsigned)level);
    return true;
}

/* "===" or "---" under a paragraph of one line. */
static bool read_underline(builder *b, cg_line line, size_t at)
{
    char mark = b->text.ptr[at];
    size_t end = cg_runes_trim_blank(b->text, at, line.end);
    if ((mark != '=' && mark != '-') || b->lines != 1 || b->kind != CG_BLOCK_PARAGRAPH)
        return false;
    size_t count = count_marks(b->text, at, end, mark);
    if (count < MIN_FENCE || at + count < end)
        return false;
    b->lines = 0;
    add_heading(b, b->open.start, b->open.end, mark == '=' ? 1 : 2);
    return true;
}

static bool has_stop(char c)
{
    return c && strchr(".:;?!,", c);
}

/* "(ii) mark it; and": another item must follow. */
static bool awaits_item(const builder *b, cg_slice block)
{
    return b->kind == CG_BLOCK_LIST_ITEM &&
           (cg_slice_ends(block, " and") || cg_slice_ends(block, " or"));
}

/* List markers may be words of a paragraph: one starts an item behind an empty
 * line, when it counts on, when it is a first one, or behind punctuation. */
static bool read_item(builder *b, cg_line line, size_t at)
{
    cg_marker marker = cg_marker_read(b->text, at, line.end);
    if (marker.style == CG_MARKER_NONE || marker.end >= line.end)
        return false;
    if (b->lines > 0 && !cg_marker_follows(&b->item, &marker)) {
        size_t last = cg_runes_trim_blank(b->text, b->open.start, b->open.end);
        bool first = cg_marker_is_first(&marker) && !marker.capital;
        cg_slice block = cg_slice_sub(b->text, b->open.start, last);
        if (!first && !has_stop(b->text.ptr[last - 1]) && !awaits_item(b, block))
            return false;
    }
    open_block(b, line, at, CG_BLOCK_LIST_ITEM);
    b->item = marker;
    return true;
}

/* --- quotations -------------------------------------------------------------- */

/* "From: NAME <ADDRESS>", or "*From:* ...", and other fields of a mail below it. */
static bool is_field(const builder *b, cg_line line, size_t at, const char *name)
{
    while (at < line.end && (b->text.ptr[at] == '*' || b->text.ptr[at] == '>' ||
                             b->text.ptr[at] == ' '))
        at++;
    size_t len = strlen(name);
    return line.end - at > len && memcmp(b->text.ptr + at, name, len) == 0 &&
           b->text.ptr[at + len] == ':';
}

static bool is_sender(const builder *b, cg_line line, size_t at)
{
    static const char *const others[] = {"Sent", "Date", "To", "Subject"};
    if (!b->mail || !is_field(b, line, at, "From"))
        return false;
    for (unsigned i = 0; i < FIELDS && line.next < b->text.len; i++) {
        line = cg_line_read(b->text, line.next);
        for (size_t n = 0; n < sizeof others / sizeof *others; n++)
            if (is_field(b, line, line.start, others[n]))
                return true;
    }
    return false;
}

static cg_slice sender_in(const builder *b, cg_line line, size_t at)
{
    const char *colon = memchr(b->text.ptr + at, ':', line.end - at);
    size_t start = (size_t)(colon + 1 - b->text.ptr);
    return cg_attribution_mailbox(cg_slice_sub(b->text, start, line.end));
}

static void set_speaker(builder *b, unsigned level, cg_slice name)
{
    b->ok = b->ok && cg_document_add_speaker(b->document, name, &b->speakers[level]);
    for (unsigned below = level + 1; below <= MAX_QUOTING; below++)
        b->speakers[below] = 0;
}

/* Takes what the last block's last line says of the words below it, which are quoted
 * one level deeper than the line; or no deeper, where a program lost the marks. */
static bool take_attribution(builder *b, unsigned level, cg_block last)
{
    char room[CG_ATTRIBUTION_ROOM];
    cg_slice name, above = cg_slice_sub(b->text, last.span.start, last.span.end);
    unsigned around = b->quoted;
    if (level < around || !cg_attribution_read(above, room, &name))
        return false;
    set_speaker(b, around < level ? around + 1 : level, name);
    return true;
}

static bool is_inside_another(const builder *b, unsigned level)
{
    while (level > 0)
        if (b->speakers[--level] != 0)
            return true;
    return false;
}

/* Whose words are quoted at `level` below the last block. In a mail what was said
 * before holds on, and whom nobody names is somebody still; in other texts words may
 * be set off like that that are not another's, unless another quotes them. */
static void find_speaker(builder *b, unsigned level)
{
    bool above = b->document->blocks.len > 0;
    bool told = above && take_attribution(b, level, cg_vec_last(&b->document->blocks));
    bool goes_on = above && cg_vec_last(&b->document->blocks).kind == CG_BLOCK_QUOTATION;
    if (!told && !b->mail && !goes_on)
        memset(b->speakers, 0, sizeof b->speakers);
    if (b->speakers[level] == 0 && (b->mail || is_inside_another(b, level)))
        set_speaker(b, level, CG_SLICE(""));
}

static void open_quotation(builder *b, cg_line line, size_t start, unsigned level)
{
    flush(b, false);
    find_speaker(b, level);
    if (is_sender(b, line, start))
        set_speaker(b, level, sender_in(b, line, start));
    open_block(b, line, start, CG_BLOCK_QUOTATION);
    b->quoting = level;
}

static bool is_escaped(const builder *b, cg_line line, size_t at)
{
    return cg_slice_starts(cg_slice_sub(b->text, at, line.end), ">From ");
}

/* "> text": the first marks are left out of the block, later ones are in it. */
static bool read_quotation(builder *b, cg_line line, size_t at)
{
    size_t start = at;
    unsigned level = 0;
    while (start < line.end && (b->text.ptr[start] == '>' || b->text.ptr[start] == ' '))
        level += b->text.ptr[start++] == '>' && level < MAX_QUOTING;
    /* A line that begins with "From " gets a mark on its way through a mailbox. */
    bool quoted = b->lines > 0 && b->kind == CG_BLOCK_QUOTATION;
    if (level == 0 || (b->mail && !quoted && is_escaped(b, line, at)))
        return false;
    if (start >= line.end)
        flush(b, true);
    else if (quoted && b->quoting == level)
        extend(b, line);
    else
        open_quotation(b, line, start, level);
    return true;
}

/* --- fenced code -------------------------------------------------------------- */

/* 0 when the line at `at` opens no fence. */
static size_t fence_len(cg_slice text, cg_line line, size_t at, char mark)
{
    size_t len = count_marks(text, at, line.end, mark);
    if (len < MIN_FENCE ||
        (mark == '`' && memchr(text.ptr + at + len, mark, line.end - at - len)))
        return 0;
    return len > MAX_FENCE ? MAX_FENCE : len;
}

static bool closes_fence(cg_slice text, cg_line line, char mark, size_t len)
{
    size_t at = cg_runes_skip_blank(text, line.start, line.end);
    size_t marks = count_marks(text, at, line.end, mark);
    return marks >= len && cg_runes_skip_blank(text, at + marks, line.end) >= line.end;
}

/* Finds the line that closes a fence; where there is none, that is kept in
 * mind, so that the rest is searched but once for each length. */
static bool find_fence(builder *b, size_t from, char mark, size_t len, cg_line *close)
{
    size_t *none = b->no_fence[mark == '~'];
    for (size_t shorter = MIN_FENCE; shorter <= len; shorter++) {
        if (none[shorter])
            return false;
    }
    cg_line line = {.next = from};
    while (line.next < b->text.len) {
        line = cg_line_read(b->text, line.next);
        if (closes_fence(b->text, line, mark, len)) {
            *close = line;
            return true;
        }
    }
    none[len] = from;
    return false;
}

/* Reads a whole fenced block; returns where it ends, or 0. */
static size_t read_fence(builder *b, cg_line line, size_t at)
{
    char mark = b->text.ptr[at];
    if (mark != '`' && mark != '~')
        return 0;
    size_t len = fence_len(b->text, line, at, mark);
    cg_line close = line;
    if (len == 0 || !find_fence(b, line.next, mark, len, &close))
        return 0;
    flush(b, false);
    add_block(b, line.next, close.start, CG_BLOCK_CODE);
    return close.next;
}

/* --- lines that are paragraphs --------------------------------------------------- */

/* In text that is not wrapped every line break is meant. */
static bool is_unwrapped(cg_slice text)
{
    size_t lines = 0, longs = 0;
    for (size_t at = 0; at < text.len;) {
        cg_line line = cg_line_read(text, at);
        size_t len = line.end - line.start;
        lines += len > 1;
        longs += len > LONG_LINE && memchr(text.ptr + line.start, ' ', len);
        at = line.next;
    }
    return longs > 0 && longs >= lines / LONG_SHARE;
}

/* "7.1 The parties" */
static bool is_section(cg_slice text, size_t at)
{
    size_t i = at;
    while (i < text.len && i - at < 8 &&
           (text.ptr[i] == '.' || (text.ptr[i] >= '0' && text.ptr[i] <= '9')))
        i++;
    return i - at > 2 && memchr(text.ptr + at + 1, '.', i - at - 2) && i < text.len &&
           text.ptr[i] == ' ';
}

/* True when the block at hand ends before the line at `at`: but for lines that
 * look wrapped after all, all do in text that is not. */
static bool is_line_apart(const builder *b, size_t at)
{
    if (!b->unwrapped || b->lines == 0)
        return false;
    size_t end = cg_runes_trim_blank(b->text, b->open.start, b->open.end);
    size_t len = end - b->last;
    char last = b->text.ptr[end - 1];
    bool small = cg_runes_is_lower(cg_runes_peek(b->text, at, b->text.len));
    bool wrapped = small || (len > WRAP_LEAST && len < WRAP_MOST);
    return (has_stop(last) && last != ',') || !wrapped || is_section(b->text, at);
}

/* --- the loop ------------------------------------------------------------------ */

static void read_text(builder *b, cg_line line, size_t at)
{
    if (read_atx(b, line, at) || read_underline(b, line, at))
        return;
    if (is_line_apart(b, at))
        flush(b, true);
    if (read_item(b, line, at) || read_quotation(b, line, at))
        return;
    if (b->lines == 0 || b->kind == CG_BLOCK_QUOTATION)
        open_block(b, line, line.start, CG_BLOCK_PARAGRAPH);
    else
        extend(b, line);
}

/* What a program puts into a mail that is passed on: all below it is another's. */
static void read_forward(builder *b, cg_line line, size_t at)
{
    if (b->text.ptr[at] == '>' || !is_sender(b, line, at))
        return;
    flush(b, true);
    set_speaker(b, 0, sender_in(b, line, at));
}

/* "-- " stands before a signature. */
static bool is_signature(const builder *b, cg_line line)
{
    cg_slice text = cg_line_text(b->text, line);
    return b->mail && (cg_slice_is(text, "-- ") || cg_slice_is(text, "--"));
}

static size_t read_line(builder *b, size_t start)
{
    cg_line line = cg_line_read(b->text, start);
    size_t at = cg_runes_skip_blank(b->text, line.start, line.end);
    if (at >= line.end || is_signature(b, line)) {
        flush(b, true);
        return line.next;
    }
    if (b->mail)
        read_forward(b, line, at);
    size_t fence = read_fence(b, line, at);
    if (fence > 0)
        return fence;
    read_text(b, line, at);
    if (line.feed)
        flush(b, true);
    return line.next;
}

static bool read_blocks(cg_document *document, bool mail)
{
    builder b = {.document = document,
                 .text = document->text,
                 .alone = true,
                 .candidate = CG_NO_BLOCK,
                 .unwrapped = is_unwrapped(document->text),
                 .mail = mail,
                 .ok = true};
    for (unsigned level = 0; level <= LEVELS; level++)
        b.above[level] = CG_NO_BLOCK;
    size_t at = 0;
    while (b.ok && at < b.text.len)
        at = read_line(&b, at);
    flush(&b, false);
    return b.ok;
}

bool cg_blocks_read(cg_document *document) { return read_blocks(document, false); }

bool cg_blocks_read_mail(cg_document *document) { return read_blocks(document, true); }
