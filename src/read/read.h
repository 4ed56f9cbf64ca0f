/* Files -> documents: which format some bytes are in, and the reader of each.
 *
 * One file may hold no document, one, or many: the members of an archive, the
 * records of a table, the messages of a mailbox. A reader fills the document
 * that the sink lends it and hands it over, again and again; nothing is kept
 * between two documents. Containers hand their members to cg_read in turn.
 *
 * Nothing here is shared: any number of threads read at once, each with a sink
 * of its own. */
#ifndef CG_READ_READ_H
#define CG_READ_READ_H

#include "text/document.h"

typedef enum cg_format {
    CG_FORMAT_TEXT,
    CG_FORMAT_MARKDOWN,
    CG_FORMAT_HTML,
    CG_FORMAT_PDF,
    CG_FORMAT_DOCX,
    CG_FORMAT_ODT,
    CG_FORMAT_EML,
    CG_FORMAT_MBOX,
    CG_FORMAT_JSONL,
    CG_FORMAT_CSV,
    CG_FORMAT_TSV,
    CG_FORMAT_COMPRESSED, /* one file, by gzip, bzip2, xz or zstd */
    CG_FORMAT_ZIP,
    CG_FORMAT_TAR, /* compressed or not */
    CG_FORMAT_WARC, /* compressed or not */
    CG_FORMAT_BINARY, /* none that we read */
    CG_FORMAT_COUNT,
} cg_format;

/* What containers may still unpack: one for all that are nested in one file. */
typedef struct cg_unpack_budget {
    uint64_t bytes, members;
} cg_unpack_budget;

/* Bytes that are to be read, and what is known of them. Everything is borrowed
 * for the call. */
typedef struct cg_source {
    cg_slice path;  /* as results name it: "archive.zip!member/path" in containers */
    cg_slice bytes; /* all of them */
    cg_format format;
    cg_space space; /* CG_SPACE_FILE for a file on disk, else CG_SPACE_MEMBER */
    unsigned depth; /* of containers around it */
    cg_unpack_budget *budget; /* of the file that it is in; NULL for that file: cg_read
                                 makes one */
    /* What a sidecar or the configuration says: stands before what the document
     * says itself. Empty slices are unknown; NULL: nothing is. */
    const cg_document_info *given;
    cg_slice charset; /* that came with the bytes, as HTTP tells it; empty: none */
    const struct cg_read_options *options;
} cg_source;

typedef struct cg_read_options {
    const char *text_column; /* of tables; NULL: "text", or the only one that fits */
    const struct cg_format_rule *rules; /* --format-of, the last that fits wins */
    size_t rules_len;
    /* Of files that are web archives this part alone, which `bytes` are. Zero bytes:
     * all of it. */
    uint64_t offset, length;
} cg_read_options;

/* A glob over paths, and the format of the files that it fits. */
typedef struct cg_format_rule {
    const char *glob;
    cg_format format;
} cg_format_rule;

/* Who takes documents. `document` is lent to readers, who begin it anew
 * (cg_document_begin) for each document. */
typedef struct cg_sink {
    void *context;
    cg_document *document;
    /* Takes what the document holds now, whatever its state. Anything but CG_OK
     * ends the reading and is handed on. */
    cg_status (*take)(void *context, cg_document *document, cg_error *error);
} cg_sink;

/* By content first, by name second; the rules before both. `bytes`: the start of
 * the file, 8 KiB of it or all there is. */
cg_format cg_format_of(cg_slice path, cg_slice bytes, const cg_read_options *options);
/* "markdown"; NULL for no format. For --format-of and messages. */
const char *cg_format_name_of(cg_format format);
/* False for a name that there is not. */
bool cg_format_named(const char *name, cg_format *format);
/* False when this build leaves the format's reader out. */
bool cg_format_is_built(cg_format format);
/* Whether a file below a folder is looked at, by its name: text has many. */
bool cg_format_is_promised(cg_slice path, const cg_read_options *options);

/* Why a file is not looked at whose name promises no format: static storage. */
const char *cg_format_why_unread(cg_slice path);

/* Reads all documents in `source`. What is wrong with the content is told by the
 * document: its state, its note, and `defect` (see text/document.h); reading goes on
 * behind it where it can. Fails when memory runs out, or as the sink does. */
cg_status cg_read(const cg_source *source, cg_sink *sink, cg_error *error);

/* Whether all there is to know of plain text is known without its reader: that is
 * the case in UTF-8, or near it. `bytes`: all of the file, or its start. */
bool cg_read_is_plain(cg_slice bytes);

/* One reader, as the table of formats has it: cg_read calls it. */
typedef cg_status cg_reader(const cg_source *source, cg_sink *sink, cg_error *error);

cg_reader cg_read_text, cg_read_markdown, cg_read_html, cg_read_pdf, cg_read_docx, cg_read_odt,
    cg_read_eml, cg_read_mbox, cg_read_jsonl, cg_read_csv, cg_read_tsv, cg_read_compressed,
    cg_read_zip, cg_read_tar, cg_read_warc;

/* For readers. Begins the sink's document for `source`: path, bytes, space, lines
 * (`lines`: of text whose places are told by line), what is given of metadata. */
cg_status cg_read_begin(const cg_source *source, cg_sink *sink, bool lines, cg_error *error);
/* Begins it, sets the defect, and hands it over: "damaged", "encrypted". */
cg_status cg_read_defect(const cg_source *source, cg_sink *sink, cg_defect defect,
                        const char *reason, cg_error *error);

#endif
