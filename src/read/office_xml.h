/* XML with the place of everything: expat's only place. Elements come as the
 * numbers that the caller gave their names, text with the bytes it stands at.
 * Document types, and with them all entities of a document's own, are refused. */
#ifndef CG_READ_OFFICE_XML_H
#define CG_READ_OFFICE_XML_H

#include "base/slice.h"

typedef enum cg_xml_state {
    CG_XML_GOOD,
    CG_XML_DAMAGED, /* not well formed, cut off, or with a document type */
    CG_XML_DEEP,    /* nested beyond CG_MAX_XML_DEPTH: what came before was told */
    CG_XML_MEMORY,
} cg_xml_state;

/* A name with the prefix that is customary for its namespace, whatever the
 * document uses ("w:p"), and a number from 1. Tables are sorted by name. */
typedef struct cg_xml_name {
    const char *name;
    unsigned number;
} cg_xml_name;

typedef struct cg_xml_attributes cg_xml_attributes;
/* The value; ptr is NULL when there is none. Until the handler returns. */
cg_slice cg_xml_attribute(const cg_xml_attributes *attributes, const char *name);

/* `element` is 0 for names that are not in the table. `source`: where the tag or the
 * text stands in the bytes; they may spell a text otherwise (&amp;). `text` may be
 * NULL. */
typedef struct cg_xml_handler {
    void *context;
    const cg_xml_name *names;
    size_t names_len;
    void (*start)(void *context, unsigned element, const cg_xml_attributes *attributes,
                  cg_span source);
    void (*end)(void *context, unsigned element);
    void (*text)(void *context, cg_slice text, cg_span source);
} cg_xml_handler;

cg_xml_state cg_xml_parse(cg_slice bytes, const cg_xml_handler *handler);

#endif
