/* Mail, inside the room: a message as its parser found it, in plain values. GMime
 * appears in mail_parse.c and mail_coding.c only. */
#ifndef CG_READ_MAIL_H
#define CG_READ_MAIL_H

#include "read/read.h"
#include "text/decoding.h"

typedef enum cg_mail_coding {
    CG_MAIL_AS_IS,  /* 7bit, 8bit, binary */
    CG_MAIL_QUOTED, /* quoted-printable */
    CG_MAIL_BASE64,
    CG_MAIL_UU,
} cg_mail_coding;

typedef struct cg_mail_part {
    cg_span content; /* in the message's bytes, as it is coded there */
    cg_mail_coding coding;
    cg_format format; /* CG_FORMAT_COUNT: by content and name */
    cg_slice name;    /* unique in the message */
    cg_slice charset; /* as declared; empty: not */
} cg_mail_part;

#define CG_MAIL_NO_BODY SIZE_MAX

/* A value; slices are of the arena that it was parsed into. */
typedef struct cg_mail {
    cg_document_info info;
    CG_VEC(cg_mail_part) parts; /* the body and what is attached, in order */
    size_t body;                /* index into parts, or CG_MAIL_NO_BODY */
    bool fields;                /* there is a header field */
    bool encrypted;             /* the body is */
    bool cut;                   /* more parts than are read */
} cg_mail;

/* Parses a message that passed cg_mail_defuse. False: out of memory. */
bool cg_mail_parse(cg_slice bytes, const char *defused, cg_arena *arena, cg_mail *mail);
void cg_mail_release(cg_mail *mail);

/* Makes a copy of the same length that the parser can't be hurt with: what is
 * long in a field is blank there. The caller frees it (cg_alloc_free). CG_E_LIMIT
 * when there are too many lines that may be fields or marks between parts. */
cg_status cg_mail_defuse(cg_slice bytes, char **defused);

/* The content of a part, decoded, with its map back to the message's bytes; of
 * base64 and the like the map is of the decoded bytes to themselves. `decoding` is
 * initialised. False: out of memory. */
bool cg_mail_decode(const cg_mail_part *part, cg_slice bytes, cg_decoding *decoding);
/* Whether places in the part can be those of the message's bytes. */
static inline bool cg_mail_has_places(const cg_mail_part *part)
{
    return part->coding == CG_MAIL_AS_IS || part->coding == CG_MAIL_QUOTED;
}

/* Where a message stands in its file. */
typedef struct cg_mail_place {
    uint64_t offset;
    uint32_t line; /* from 0 */
    size_t number; /* in its mailbox, from 1; 0: there is no mailbox */
} cg_mail_place;

/* Reads one message: the bytes of `source`. */
cg_status cg_mail_read(const cg_source *source, cg_mail_place place, cg_sink *sink,
                       cg_error *error);

#endif
