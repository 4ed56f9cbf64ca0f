#include "read/office.h"

#include "base/limits.h"

/* --- paragraphs ------------------------------------------------------------------ */

void cg_office_paragraph_start(cg_office_text *text, cg_office_paragraph paragraph)
{
    cg_builder_close(text->builder);
    text->begun = false;
    if (text->depth < CG_OFFICE_NESTED)
        text->open[text->depth] = paragraph;
    text->depth++;
}

void cg_office_paragraph_end(cg_office_text *text)
{
    if (text->depth == 0)
        return;
    cg_builder_close(text->builder);
    text->begun = false;
    text->depth--;
}

cg_office_paragraph *cg_office_paragraph_open(cg_office_text *text)
{
    if (text->depth == 0)
        return NULL;
    unsigned at = text->depth < CG_OFFICE_NESTED ? text->depth : CG_OFFICE_NESTED;
    return &text->open[at > 0 ? at - 1 : 0];
}

/* The block of the innermost paragraph, opened when its first text comes: by then
 * its properties are known. False: nothing is to be added. */
static bool expect_text(cg_office_text *text)
{
    const cg_office_paragraph *paragraph = cg_office_paragraph_open(text);
    if (!paragraph || paragraph->hidden)
        return false;
    if (!text->begun)
        cg_builder_open(text->builder, paragraph->kind, paragraph->level);
    text->begun = true;
    return true;
}

static bool is_spelt(const cg_office_text *text, cg_slice bytes, cg_span source)
{
    const cg_slice all = text->builder->document->source;
    return source.end - source.start == bytes.len && source.end <= all.len &&
           memcmp(all.ptr + source.start, bytes.ptr, bytes.len) == 0;
}

void cg_office_text_add(cg_office_text *text, cg_slice bytes, cg_span source)
{
    if (bytes.len == 0 || !expect_text(text))
        return;
    source.start += text->base;
    source.end += text->base;
    if (is_spelt(text, bytes, source))
        cg_builder_flowing(text->builder, bytes, source.start);
    else if (cg_slice_trim(bytes).len == 0)
        cg_builder_space(text->builder, source);
    else
        cg_builder_decoded(text->builder, bytes, source);
}

void cg_office_text_space(cg_office_text *text, cg_span source)
{
    source.start += text->base;
    source.end += text->base;
    if (text->begun)
        cg_builder_space(text->builder, source);
}

/* --- metadata -------------------------------------------------------------------- */

enum { AUTHOR = 1, CHANGED, CREATED, FIRST_AUTHOR, LANGUAGE, TITLE, FIELDS };

typedef struct info_reader {
    cg_arena *arena;
    cg_buf value;
    unsigned open; /* the field that is being read; 0: none */
    cg_slice fields[FIELDS];
    bool failed;
} info_reader;

static void info_start(void *context, unsigned element,
                       const cg_xml_attributes *attributes, cg_span source)
{
    info_reader *r = context;
    (void)attributes;
    (void)source;
    cg_buf_reset(&r->value);
    r->open = element;
}

static void info_text(void *context, cg_slice text, cg_span source)
{
    info_reader *r = context;
    (void)source;
    if (r->open)
        cg_buf_add_slice(&r->value, text);
}

static void info_end(void *context, unsigned element)
{
    info_reader *r = context;
    cg_slice value = cg_slice_trim(cg_buf_slice(&r->value));
    if (element && element == r->open && value.len > 0 && cg_buf_ok(&r->value) &&
        r->fields[element].len == 0) {
        r->fields[element] = cg_arena_copy(r->arena, value);
        r->failed |= !r->fields[element].ptr;
    }
    r->open = 0;
}

/* The day of "2011-08-05T10:00:00Z"; empty when it is none. */
static cg_slice day_of(cg_slice time)
{
    static const char form[] = "0000-00-00";
    if (time.len < sizeof form - 1)
        return (cg_slice){0};
    for (size_t i = 0; i < sizeof form - 1; i++) {
        bool digit = time.ptr[i] >= '0' && time.ptr[i] <= '9';
        if (form[i] == '0' ? !digit : time.ptr[i] != form[i])
            return (cg_slice){0};
    }
    return cg_slice_sub(time, 0, sizeof form - 1);
}

static cg_slice first_of(cg_slice a, cg_slice b)
{
    return a.len > 0 ? a : b;
}

bool cg_office_add_info(cg_document *document, cg_slice xml)
{
    static const cg_xml_name names[] = {
        {"dc:creator", AUTHOR},          {"dc:date", CHANGED},
        {"dc:language", LANGUAGE},       {"dc:title", TITLE},
        {"dcterms:created", CREATED},    {"dcterms:modified", CHANGED},
        {"meta:creation-date", CREATED}, {"meta:initial-creator", FIRST_AUTHOR},
    };
    info_reader r = {.arena = &document->arena};
    cg_xml_handler handler = {.context = &r,
                              .names = names,
                              .names_len = sizeof names / sizeof *names,
                              .start = info_start,
                              .end = info_end,
                              .text = info_text};
    cg_buf_init(&r.value, CG_MAX_FRONT_MATTER);
    /* What was read before something is wrong with it counts. */
    cg_xml_state state = cg_xml_parse(xml, &handler);
    cg_buf_release(&r.value);
    cg_document_info info = {
        .title = r.fields[TITLE],
        /* In an ODT file the other one is who saved it last. */
        .author = first_of(r.fields[FIRST_AUTHOR], r.fields[AUTHOR]),
        .published = first_of(day_of(r.fields[CREATED]), day_of(r.fields[CHANGED])),
        .language = r.fields[LANGUAGE],
    };
    return state != CG_XML_MEMORY && !r.failed && cg_document_add_info(document, &info);
}

/* --- the file as a whole --------------------------------------------------------------- */

cg_status cg_office_refuse(const cg_source *source, cg_sink *sink, cg_unpack_state zip,
                           cg_unpack_state part, cg_error *error)
{
    if (zip == CG_UNPACK_MEMORY || part == CG_UNPACK_MEMORY)
        return cg_error_memory(error);
    if (zip == CG_UNPACK_SPENT || part == CG_UNPACK_SPENT)
        return cg_read_defect(source, sink, CG_DEFECT_CUT,
                              "unpacks to far more than it is worth", error);
    if (part == CG_UNPACK_ENCRYPTED)
        return cg_read_defect(source, sink, CG_DEFECT_UNREAD, "encrypted", error);
    return cg_read_defect(source, sink, CG_DEFECT_UNREAD,
                          zip == CG_UNPACK_GOOD && part == CG_UNPACK_END
                              ? "damaged: it has no text in it"
                              : "damaged",
                          error);
}

/* NULL when nothing is wrong. */
static const char *defect_of(cg_unpack_state part, cg_xml_state xml, cg_defect *defect)
{
    *defect = CG_DEFECT_CUT;
    if (part == CG_UNPACK_LONG || part == CG_UNPACK_SPENT)
        return "unpacks to more than is read: only the start was";
    if (xml == CG_XML_DEEP)
        return "nested too deep: only the start was read";
    *defect = CG_DEFECT_UNREAD;
    if (part != CG_UNPACK_GOOD || xml == CG_XML_DAMAGED)
        return "damaged: only the start could be read";
    *defect = CG_DEFECT_NONE;
    return NULL;
}

cg_status cg_office_finish(cg_builder *builder, cg_sink *sink, cg_unpack_state part,
                           cg_xml_state xml, cg_error *error)
{
    cg_document *document = builder->document;
    if (xml == CG_XML_MEMORY)
        return cg_error_memory(error);
    cg_status status = cg_builder_finish(builder, error);
    if (status != CG_OK)
        return status;
    document->encoded = true; /* nobody reads lines of XML */
    const char *note = defect_of(part, xml, &document->defect);
    if (note) {
        document->note = cg_arena_copy(&document->arena, cg_slice_of(note));
        if (!document->note.ptr)
            return cg_error_memory(error);
    }
    return sink->take(sink->context, document, error);
}
