#include "read/office_xml.h"

#include "base/alloc.h"
#include "base/limits.h"

#include <expat.h>
#include <limits.h>

#define PARTING ' ' /* between a namespace and a name: stands in neither */
#define LONGEST_NAME 64
#define LONGEST_EXPANDED 192 /* a namespace that anybody knows, and a name */

#define OPEN_XML "http://schemas.openxmlformats.org/"
#define STRICT_XML "http://purl.oclc.org/ooxml/"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const struct {
    const char *uri, *prefix;
} spaces[] = {
    {OPEN_XML "wordprocessingml/2006/main", "w"},
    {STRICT_XML "wordprocessingml/main", "w"},
    {OPEN_XML "markup-compatibility/2006", "mc"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {ODF "office:1.0", "office"},
    {ODF "text:1.0", "text"},
    {ODF "table:1.0", "table"},
    {ODF "style:1.0", "style"},
    {ODF "meta:1.0", "meta"},
    {ODF "manifest:1.0", "manifest"},
    {ODF "svg-compatible:1.0", "svg"},
};

struct cg_xml_attributes {
    const char **pairs; /* name, value, ..., NULL */
};

typedef struct parse {
    XML_Parser parser;
    const cg_xml_handler *handler;
    size_t depth;
    cg_xml_state state; /* why it was stopped */
} parse;

/* --- names ---------------------------------------------------------------------- */

/* "w:p" from "http://... p"; false when it can't be one that anybody asks for. */
static bool shorten(const char *expanded, char out[LONGEST_NAME])
{
    if (strnlen(expanded, LONGEST_EXPANDED) == LONGEST_EXPANDED)
        return false; /* looked at once a tag: a namespace may be as long as the file */
    const char *parting = strchr(expanded, PARTING);
    const char *local = parting ? parting + 1 : expanded;
    const char *prefix = "";
    size_t uri_len = parting ? (size_t)(parting - expanded) : 0;
    for (size_t i = 0; parting && i < sizeof spaces / sizeof *spaces; i++)
        if (strlen(spaces[i].uri) == uri_len &&
            memcmp(spaces[i].uri, expanded, uri_len) == 0)
            prefix = spaces[i].prefix;
    size_t before = strlen(prefix), len = strlen(local);
    if (parting && before == 0)
        return false;
    if (before + len + 2 > LONGEST_NAME)
        return false;
    memcpy(out, prefix, before);
    if (before > 0)
        out[before++] = ':';
    memcpy(out + before, local, len + 1);
    return true;
}

static unsigned number_of(const cg_xml_handler *handler, const char *expanded)
{
    char name[LONGEST_NAME];
    size_t low = 0, high = handler->names_len;
    if (!shorten(expanded, name))
        return 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(handler->names[middle].name, name);
        if (order == 0)
            return handler->names[middle].number;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

cg_slice cg_xml_attribute(const cg_xml_attributes *attributes, const char *name)
{
    char own[LONGEST_NAME];
    for (const char **at = attributes->pairs; at[0]; at += 2)
        if (shorten(at[0], own) && strcmp(own, name) == 0)
            return cg_slice_of(at[1]);
    return (cg_slice){0};
}

/* --- what expat calls ------------------------------------------------------------- */

static void stop(parse *p, cg_xml_state state)
{
    p->state = state;
    (void)XML_StopParser(p->parser,
                         XML_FALSE); /* fails only when it is stopped already */
}

/* The bytes of what is told at the moment. */
static cg_span here(XML_Parser parser)
{
    uint32_t at = (uint32_t)XML_GetCurrentByteIndex(parser);
    return (cg_span){at, at + (uint32_t)XML_GetCurrentByteCount(parser)};
}

static void XMLCALL on_start(void *context, const XML_Char *name,
                             const XML_Char **pairs)
{
    parse *p = context;
    cg_xml_attributes attributes = {pairs};
    if (p->state != CG_XML_GOOD)
        return;
    if (++p->depth > CG_MAX_XML_DEPTH) {
        stop(p, CG_XML_DEEP);
        return;
    }
    p->handler->start(p->handler->context, number_of(p->handler, name), &attributes,
                      here(p->parser));
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    parse *p = context;
    if (p->state != CG_XML_GOOD)
        return;
    p->depth--;
    p->handler->end(p->handler->context, number_of(p->handler, name));
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len)
{
    parse *p = context;
    if (p->state != CG_XML_GOOD || !p->handler->text)
        return;
    p->handler->text(p->handler->context, (cg_slice){text, (size_t)len},
                     here(p->parser));
}

static void XMLCALL on_doctype(void *context, const XML_Char *name,
                               const XML_Char *system, const XML_Char *public,
                               int has_subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    stop(context, CG_XML_DAMAGED);
}

/* --- parsing -------------------------------------------------------------------- */

/* Expat does not always say that it was memory that it lacked. */
static _Thread_local bool was_refused;

static void *reserve(size_t size)
{
    void *memory = cg_alloc(size);
    was_refused |= !memory;
    return memory;
}

static void *resize(void *old, size_t size)
{
    void *memory = cg_alloc_resize(old, size, 1);
    was_refused |= !memory;
    return memory;
}

static cg_xml_state run(parse *p, cg_slice bytes)
{
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, on_start, on_end);
    XML_SetCharacterDataHandler(p->parser, on_text);
    XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
    bool good =
        XML_Parse(p->parser, bytes.ptr, (int)bytes.len, XML_TRUE) == XML_STATUS_OK;
    if (was_refused)
        return CG_XML_MEMORY;
    return good || p->state != CG_XML_GOOD ? p->state : CG_XML_DAMAGED;
}

cg_xml_state cg_xml_parse(cg_slice bytes, const cg_xml_handler *handler)
{
    static const XML_Memory_Handling_Suite memory = {reserve, resize, cg_alloc_free};
    static const XML_Char parting[] = {PARTING, 0};
    parse p = {.handler = handler};
    if (bytes.len > INT_MAX)
        return CG_XML_DAMAGED;
    was_refused = false;
    p.parser = XML_ParserCreate_MM(NULL, &memory, parting);
    if (!p.parser)
        return CG_XML_MEMORY;
    cg_xml_state state = run(&p, bytes);
    XML_ParserFree(p.parser);
    return state;
}
