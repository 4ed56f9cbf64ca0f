/* A document: source bytes, the text read from them, a map from every byte of
 * the text back to the source, blocks and metadata. One document object serves
 * one thread and is loaded again and again; everything it gave out is gone
 * with the next load. */
#ifndef CG_TEXT_DOCUMENT_H
#define CG_TEXT_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

typedef enum cg_block_kind {
    CG_BLOCK_PARAGRAPH,
    CG_BLOCK_HEADING,
    CG_BLOCK_LIST_ITEM,
    CG_BLOCK_TABLE_CELL,
    CG_BLOCK_QUOTATION,
    CG_BLOCK_CODE,
} cg_block_kind;
const char *cg_block_kind_name(cg_block_kind kind);

#define CG_NO_BLOCK UINT32_MAX

typedef struct cg_block {
    cg_span span; /* in the text, without the white space around it */
    cg_block_kind kind;
    uint32_t heading; /* index of the heading that it stands under, or
                         CG_NO_BLOCK; a heading's own is the one above */
    uint32_t speaker; /* whose words it is, when the format tells (a quoted mail):
                         index + 1 into the document's speakers; 0: the author's */
} cg_block;

/* Text from `text` on comes from source from `source` on, byte for byte while
 * `verbatim`; each byte from `stride` source bytes where that is not 0 (UTF-16);
 * else every byte of the run comes from the `source_len` source bytes as a whole
 * (one decoded character). Runs are in order and cover the text. */
typedef struct cg_map_run {
    uint32_t text, source, source_len;
    bool verbatim;
    uint8_t stride;
} cg_map_run;

/* The last of the runs, of which there is one at least, that begins at `text` or
 * before; and what the text from `text` on, and up to `text_end`, comes from. */
const cg_map_run *cg_map_find(const cg_map_run *runs, size_t len, uint32_t text);
uint32_t cg_map_start(const cg_map_run *run, uint32_t text);
uint32_t cg_map_end(const cg_map_run *run, uint32_t text_end);

/* Text from `text` on stands on this page. */
typedef struct cg_page_run {
    uint32_t text, page;
} cg_page_run;

typedef enum cg_document_state {
    CG_DOCUMENT_READ,
    CG_DOCUMENT_BINARY, /* not text: nothing was read */
    CG_DOCUMENT_EMPTY,  /* no text in it: fine, and nothing to scan */
} cg_document_state;

/* Why a document was not read, or not as a whole; `note` says it in words. */
typedef enum cg_defect {
    CG_DEFECT_NONE,
    CG_DEFECT_SKIPPED,   /* not for us: the run is none the worse */
    CG_DEFECT_LEFT_OUT,  /* of a kind that this build leaves out: incomplete */
    CG_DEFECT_UNREAD,    /* damaged, encrypted, no text in it: incomplete */
    CG_DEFECT_CUT,       /* a limit left something out: incomplete */
} cg_defect;

typedef struct cg_document {
    cg_arena arena;
    cg_slice path;
    cg_slice source; /* borrowed from the caller until the next load */
    cg_slice text;   /* valid UTF-8; may share bytes with the source */
    CG_VEC(cg_map_run) map;
    CG_VEC(cg_block) blocks;
    CG_VEC(cg_slice) speakers; /* names; an empty one: somebody unnamed */
    CG_VEC(cg_page_run) pages; /* in order; empty where there are none */
    /* Source offsets of pages, each of which counts its lines anew; empty: lines are
     * counted through. */
    CG_VEC(uint32_t) page_starts;
    CG_VEC(uint32_t) lines; /* source offsets of line starts */
    cg_document_info info;
    cg_slice note; /* what was odd about it ("invalid UTF-8 at byte 12: read as
                      Windows-1252"); empty when nothing was */
    cg_buf decoded;
    cg_document_state state;
    cg_defect defect;
    bool is_part; /* a piece of a file, not its start */
    bool encoded; /* the source is not UTF-8, or not for people: lines of the text are
                     shown, not its own */
    bool mapped;  /* the text is not the source as it stands: a builder made it */
    bool cut;     /* a cap left something out of the text */
    cg_space space;      /* what the places are places of */
    uint64_t offset;     /* of the source in its file: a record, a message */
    uint32_t first_line; /* of the source in its file, from 0 */
} cg_document;

void cg_document_init(cg_document *document);
void cg_document_release(cg_document *document);
/* Empties the document for `source`, which it borrows until the next time, and
 * which may be as long as CG_MAX_DOCUMENT; the path is copied. `lines`: finds
 * where they start. */
cg_status cg_document_begin(cg_document *document, cg_slice path, cg_slice source, bool lines,
                            cg_error *error);

/* What is given stands before what the document says of itself. Copied. False: out
 * of memory. */
bool cg_document_give(cg_document *document, const cg_document_info *given);
/* The same for what is found in it: what is known already stands. */
bool cg_document_add_info(cg_document *document, const cg_document_info *found);

/* Reads `source` as plain text or Markdown-as-text: BOM, encoding, a leading
 * block of `key: value` lines (front matter between `---` lines, or headers up
 * to the first blank line), blocks parted by blank lines. LF, CRLF and CR end
 * lines. Fails only when memory runs out. */
cg_status cg_document_load(cg_document *document, cg_slice path, cg_slice source,
                           cg_error *error);

/* The same for a piece from the middle of a file: nothing in it is metadata or
 * a title; `info` is that of the file's start. Copied. */
cg_status cg_document_load_part(cg_document *document, cg_slice path, cg_slice source,
                                const cg_document_info *info, cg_error *error);

/* A glance at UTF-8 source in which nothing is worth reading: state, metadata
 * and lines as a load has them (lines only when `lines`), no text, no blocks.
 * `info` as above; NULL for a file's start. */
cg_status cg_document_glance(cg_document *document, cg_slice path, cg_slice source,
                             const cg_document_info *info, bool lines, cg_error *error);
/* True for what a load takes for binary. */
bool cg_document_is_binary(cg_slice source);

/* Where a byte of the text came from; `text` may be the text's length. For an
 * end (exclusive), pass the offset of the last byte and use _end. */
uint32_t cg_document_source_start(const cg_document *document, uint32_t text);
uint32_t cg_document_source_end(const cg_document *document, uint32_t text_end);
cg_span cg_document_source_span(const cg_document *document, cg_span text);
/* The name of whose words the block is; NULL when they are the author's. */
const cg_slice *cg_document_speaker(const cg_document *document, const cg_block *block);
/* Keeps a copy of the name, which may be empty, and stores what a block's
 * `speaker` is to be. A name that was the last one is kept once. False: out of
 * memory. */
bool cg_document_add_speaker(cg_document *document, cg_slice name, uint32_t *speaker);
/* The page, from 1, that a byte of the text stands on; 0 for none. */
uint32_t cg_document_page(const cg_document *document, uint32_t text);
/* Makes the text its own source, with its lines: of documents whose places are
 * those of the extracted text. False: out of memory. */
bool cg_document_own_source(cg_document *document);
/* Finds the lines of the source anew. False: out of memory. */
bool cg_document_index_lines(cg_document *document);
/* Line and column (from 1, bytes) of a source offset, and the line's span
 * without its line break. */
void cg_document_place(const cg_document *document, uint32_t source,
                       uint32_t *line, uint32_t *column, cg_span *span);

#endif
