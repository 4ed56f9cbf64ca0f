/* ODT: content.xml, in two passes: the text, then the notes that stand in it. */
#include "read/office.h"

#include "base/limits.h"

enum {
    ANNOTATION = 1, /* and all else that is left out */
    BREAK,          /* text:s, text:tab, text:line-break */
    CELL,
    HEADING,
    ITEM,
    NOTE,
    NOTE_BODY,
    PARAGRAPH,
    SECTION,
    STYLE,
    ENCRYPTION,
};

/* What stands in notes counts in the second pass, and all else in the first. */
typedef struct odt {
    cg_office_text text;
    const cg_office_styles *styles;
    bool notes;                    /* the second pass */
    unsigned out;                  /* elements that are left out, one in the other */
    unsigned cells, items, bodies; /* that are open */
} odt;

static bool is_our_turn(const odt *o)
{
    return o->out == 0 && (o->bodies > 0) == o->notes;
}

/* --- paragraphs ------------------------------------------------------------------------ */

/* "3": levels beyond those of headings are the deepest. */
static unsigned level_of(cg_slice value)
{
    unsigned level = 0;
    for (size_t i = 0; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9'; i++)
        if (level <= CG_HEADING_LEVELS)
            level = level * 10 + (unsigned)(value.ptr[i] - '0');
    return level > 0 ? level : 1;
}

static cg_block_kind kind_around(const odt *o)
{
    if (o->cells > 0)
        return CG_BLOCK_TABLE_CELL;
    return o->items > 0 ? CG_BLOCK_LIST_ITEM : CG_BLOCK_PARAGRAPH;
}

static void start_paragraph(odt *o, unsigned element,
                            const cg_xml_attributes *attributes)
{
    cg_office_paragraph paragraph = {.kind = kind_around(o), .level = 1};
    cg_slice style = cg_xml_attribute(attributes, "text:style-name");
    unsigned level = 1;
    cg_office_look look = element == PARAGRAPH
                              ? cg_office_styles_look(o->styles, style, &level)
                              : CG_OFFICE_HEADING;
    if (element == HEADING)
        level = level_of(cg_xml_attribute(attributes, "text:outline-level"));
    if (look == CG_OFFICE_HEADING && o->cells == 0) {
        paragraph.kind = CG_BLOCK_HEADING;
        paragraph.level = level;
    } else if (look == CG_OFFICE_QUOTATION && paragraph.kind == CG_BLOCK_PARAGRAPH) {
        paragraph.kind = CG_BLOCK_QUOTATION;
    }
    paragraph.hidden = look == CG_OFFICE_INDEX;
    cg_office_paragraph_start(&o->text, paragraph);
}

/* --- elements --------------------------------------------------------------------------- */

static bool is_left_out(unsigned element, const cg_xml_attributes *attributes)
{
    return element == ANNOTATION ||
           (element == SECTION &&
            cg_slice_is(cg_xml_attribute(attributes, "text:display"), "none"));
}

static void start(void *context, unsigned element, const cg_xml_attributes *attributes,
                  cg_span source)
{
    odt *o = context;
    if (o->out > 0 || is_left_out(element, attributes)) {
        o->out++;
        return;
    }
    switch (element) {
    case HEADING:
    case PARAGRAPH:
        if (is_our_turn(o))
            start_paragraph(o, element, attributes);
        break;
    case BREAK:
        if (is_our_turn(o))
            cg_office_text_space(&o->text, source);
        break;
    case CELL:
        o->cells++;
        break;
    case ITEM:
        o->items++;
        break;
    case NOTE_BODY:
        o->bodies++;
        break;
    default:
        break;
    }
}

static void drop(unsigned *count)
{
    *count -= *count > 0;
}

static void end(void *context, unsigned element)
{
    odt *o = context;
    if (o->out > 0) {
        o->out--;
        return;
    }
    switch (element) {
    case HEADING:
    case PARAGRAPH:
        if (is_our_turn(o))
            cg_office_paragraph_end(&o->text);
        break;
    case CELL:
        drop(&o->cells);
        break;
    case ITEM:
        drop(&o->items);
        break;
    case NOTE_BODY:
        drop(&o->bodies);
        break;
    default:
        break;
    }
}

static void text(void *context, cg_slice bytes, cg_span source)
{
    odt *o = context;
    if (is_our_turn(o))
        cg_office_text_add(&o->text, bytes, source);
}

static cg_xml_state read_pass(odt *o, bool notes)
{
    static const cg_xml_name names[] = {
        {"office:annotation", ANNOTATION},
        {"office:forms", ANNOTATION},
        {"svg:desc", ANNOTATION},
        {"svg:title", ANNOTATION},
        {"table:covered-table-cell", CELL},
        {"table:table-cell", CELL},
        {"text:alphabetical-index", ANNOTATION},
        {"text:h", HEADING},
        {"text:hidden-paragraph", ANNOTATION},
        {"text:hidden-text", ANNOTATION},
        {"text:illustration-index", ANNOTATION},
        {"text:line-break", BREAK},
        {"text:list-item", ITEM},
        {"text:note-body", NOTE_BODY},
        {"text:note-citation", ANNOTATION},
        {"text:object-index", ANNOTATION},
        {"text:p", PARAGRAPH},
        {"text:ruby-text", ANNOTATION},
        {"text:s", BREAK},
        {"text:section", SECTION},
        {"text:tab", BREAK},
        {"text:table-index", ANNOTATION},
        {"text:table-of-content", ANNOTATION},
        {"text:tracked-changes", ANNOTATION},
        {"text:user-index", ANNOTATION},
    };
    cg_xml_handler handler = {.context = o,
                              .names = names,
                              .names_len = sizeof names / sizeof *names,
                              .start = start,
                              .end = end,
                              .text = text};
    *o = (odt){
        .text = {.builder = o->text.builder}, .styles = o->styles, .notes = notes};
    return cg_xml_parse(o->text.builder->document->source, &handler);
}

/* --- styles ------------------------------------------------------------------------------ */

static void style_start(void *context, unsigned element,
                        const cg_xml_attributes *attributes, cg_span source)
{
    cg_office_styles *styles = context;
    cg_office_style style = {0};
    (void)source;
    if (element != STYLE ||
        !cg_slice_is(cg_xml_attribute(attributes, "style:family"), "paragraph"))
        return;
    style.id = cg_xml_attribute(attributes, "style:name");
    style.parent = cg_xml_attribute(attributes, "style:parent-style-name");
    style.look = cg_office_look_of_name(style.id, &style.level);
    /* Only text:h is a heading, but for the title, which is written as a paragraph. */
    if (style.look == CG_OFFICE_HEADING && style.level > 1)
        style.look = CG_OFFICE_UNSAID;
    if (style.id.len > 0)
        cg_office_styles_add(styles, &style);
}

static void style_end(void *context, unsigned element)
{
    (void)context;
    (void)element;
}

/* The styles of the user are in styles.xml; those that a program made up for single
 * paragraphs, in content.xml. False: out of memory. */
static bool read_styles(cg_office_styles *styles, cg_slice xml)
{
    static const cg_xml_name names[] = {{"style:style", STYLE}};
    cg_xml_handler handler = {.context = styles,
                              .names = names,
                              .names_len = 1,
                              .start = style_start,
                              .end = style_end};
    return cg_xml_parse(xml, &handler) != CG_XML_MEMORY && !styles->failed;
}

/* --- the file ------------------------------------------------------------------------------- */

enum { CONTENT, STYLES, META, MANIFEST, PARTS };

static void manifest_start(void *context, unsigned element,
                           const cg_xml_attributes *attributes, cg_span source)
{
    (void)attributes;
    (void)source;
    if (element == ENCRYPTION)
        *(bool *)context = true;
}

/* The parts of an encrypted file come out of the zip as they are. */
static bool is_encrypted(cg_slice manifest)
{
    static const cg_xml_name names[] = {{"manifest:encryption-data", ENCRYPTION}};
    bool encrypted = false;
    cg_xml_handler handler = {.context = &encrypted,
                              .names = names,
                              .names_len = 1,
                              .start = manifest_start,
                              .end = style_end};
    return manifest.len > 0 && cg_xml_parse(manifest, &handler) != CG_XML_MEMORY &&
           encrypted;
}

static cg_xml_state read_passes(cg_builder *builder, const cg_office_styles *styles)
{
    odt o = {.text = {.builder = builder}, .styles = styles};
    cg_xml_state first = read_pass(&o, false);
    cg_xml_state second = first == CG_XML_MEMORY ? first : read_pass(&o, true);
    return first > second ? first : second;
}

static cg_status build(const cg_source *source, cg_sink *sink,
                       const cg_buf parts[PARTS], cg_unpack_state main, cg_error *error)
{
    cg_source own = *source;
    cg_office_styles styles;
    cg_builder builder;
    own.bytes = cg_buf_slice(&parts[CONTENT]);
    own.space = CG_SPACE_MEMBER;
    cg_office_styles_init(&styles);
    cg_status status = cg_read_begin(&own, sink, true, error);
    if (status == CG_OK &&
        (!read_styles(&styles, cg_buf_slice(&parts[STYLES])) ||
         !read_styles(&styles, own.bytes) ||
         !cg_office_add_info(sink->document, cg_buf_slice(&parts[META]))))
        status = cg_error_memory(error);
    if (status == CG_OK) {
        cg_office_styles_sort(&styles);
        cg_builder_init(&builder, sink->document);
        cg_xml_state xml = read_passes(&builder, &styles);
        status = cg_office_finish(&builder, sink, main, xml, error);
    }
    cg_office_styles_release(&styles);
    return status;
}

static cg_status read_file(const cg_source *source, cg_sink *sink,
                           const cg_buf parts[PARTS], cg_unpack_state zip,
                           cg_unpack_state main, cg_error *error)
{
    if (zip != CG_UNPACK_MEMORY && is_encrypted(cg_buf_slice(&parts[MANIFEST])))
        main = CG_UNPACK_ENCRYPTED;
    else if (zip != CG_UNPACK_MEMORY && parts[CONTENT].len > 0)
        return build(source, sink, parts, zip == CG_UNPACK_GOOD ? main : zip, error);
    return cg_office_refuse(source, sink, zip, main, error);
}

cg_status cg_read_odt(const cg_source *source, cg_sink *sink, cg_error *error)
{
    static const char *const names[] = {"content.xml", "styles.xml", "meta.xml",
                                        "META-INF/manifest.xml"};
    cg_buf parts[PARTS];
    cg_wanted wanted[PARTS];
    for (int i = 0; i < PARTS; i++) {
        cg_buf_init(&parts[i], CG_MAX_MEMBER);
        wanted[i] = (cg_wanted){.name = names[i], .out = &parts[i]};
    }
    cg_unpack_state zip = cg_unpack_pick(source->bytes, source->budget, wanted, PARTS);
    cg_status status =
        read_file(source, sink, parts, zip, wanted[CONTENT].state, error);
    for (int i = 0; i < PARTS; i++)
        cg_buf_release(&parts[i]);
    return status;
}
