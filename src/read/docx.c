/* DOCX: word/document.xml, then the notes. The document's source is these parts,
 * one behind the other; places are those in it. */
#include "read/office.h"

#include "base/limits.h"

enum {
    BREAK = 1, /* w:br and w:cr */
    CELL,
    DASH, /* w:noBreakHyphen */
    NOTE,
    NUMBER_ID,
    OUTLINE_LEVEL,
    OUT, /* deletions, what properties were before, what stands for others */
    PARAGRAPH,
    PARAGRAPH_STYLE,
    RUN,
    RUN_PROPERTIES,
    TAB,
    TEXT,
    VANISH,
    STYLE,
    STYLE_NAME,
    STYLE_PARENT,
};

typedef struct docx {
    cg_office_text text;
    const cg_office_styles *styles;
    unsigned out; /* elements that are left out, one in the other */
    unsigned cells, runs, in_properties, in_text; /* that are open */
    bool hidden;                                  /* the run at hand */
} docx;

/* --- properties ----------------------------------------------------------------------- */

static void use_look(cg_office_paragraph *paragraph, cg_office_look look,
                     unsigned level)
{
    static const cg_block_kind kinds[] = {
        [CG_OFFICE_HEADING] = CG_BLOCK_HEADING,
        [CG_OFFICE_LIST] = CG_BLOCK_LIST_ITEM,
        [CG_OFFICE_QUOTATION] = CG_BLOCK_QUOTATION,
    };
    if (look == CG_OFFICE_INDEX)
        paragraph->hidden = true;
    if (look <= CG_OFFICE_PLAIN || look == CG_OFFICE_INDEX ||
        paragraph->kind == CG_BLOCK_TABLE_CELL)
        return;
    paragraph->kind = kinds[look];
    paragraph->level = level;
}

/* 0 to 8 are levels of an outline, 9 is the body's. -1: none. */
static int outline_level(const cg_xml_attributes *attributes)
{
    cg_slice value = cg_xml_attribute(attributes, "w:val");
    return value.len == 1 && value.ptr[0] >= '0' && value.ptr[0] <= '8'
               ? value.ptr[0] - '0'
               : -1;
}

static bool is_on(const cg_xml_attributes *attributes)
{
    cg_slice value = cg_xml_attribute(attributes, "w:val");
    return !cg_slice_is(value, "0") && !cg_slice_is(value, "false") &&
           !cg_slice_is(value, "off");
}

static bool is_numbered(const cg_xml_attributes *attributes)
{
    cg_slice value = cg_xml_attribute(attributes, "w:val");
    return value.len > 0 && !cg_slice_is(value, "0");
}

static void set_property(docx *d, unsigned element, const cg_xml_attributes *attributes)
{
    cg_office_paragraph *paragraph = cg_office_paragraph_open(&d->text);
    unsigned level = 1;
    if (!paragraph)
        return;
    if (element == PARAGRAPH_STYLE) {
        cg_slice id = cg_xml_attribute(attributes, "w:val");
        cg_office_look look = cg_office_styles_look(d->styles, id, &level);
        use_look(paragraph, look, level);
    } else if (element == OUTLINE_LEVEL && outline_level(attributes) >= 0) {
        use_look(paragraph, CG_OFFICE_HEADING, (unsigned)outline_level(attributes) + 1);
    } else if (element == NUMBER_ID && is_numbered(attributes) &&
               paragraph->kind == CG_BLOCK_PARAGRAPH) {
        use_look(paragraph, CG_OFFICE_LIST, 0); /* a numbered heading stays one */
    }
}

/* --- text ------------------------------------------------------------------------------- */

static void start_paragraph(docx *d)
{
    cg_office_paragraph_start(
        &d->text, (cg_office_paragraph){.kind = d->cells > 0 ? CG_BLOCK_TABLE_CELL
                                                             : CG_BLOCK_PARAGRAPH});
}

/* What a run holds beside its text. */
static void add_sign(docx *d, unsigned element, cg_span source)
{
    if (d->runs == 0 || d->in_properties > 0 || d->hidden)
        return; /* in properties, w:tab is a tabulator's stop */
    if (element == DASH)
        cg_office_text_add(&d->text, CG_SLICE("-"), source);
    else
        cg_office_text_space(&d->text, source);
}

static bool is_separator(const cg_xml_attributes *attributes)
{
    cg_slice type = cg_xml_attribute(attributes, "w:type");
    return type.len > 0 && !cg_slice_is(type, "normal");
}

static void start(void *context, unsigned element, const cg_xml_attributes *attributes,
                  cg_span source)
{
    docx *d = context;
    if (d->out > 0 || element == OUT || (element == NOTE && is_separator(attributes))) {
        d->out++;
        return;
    }
    switch (element) {
    case PARAGRAPH:
        start_paragraph(d);
        break;
    case CELL:
        d->cells++;
        break;
    case RUN:
        d->runs++;
        d->hidden = false;
        break;
    case RUN_PROPERTIES:
        d->in_properties++;
        break;
    case VANISH:
        d->hidden |= d->runs > 0 && d->in_properties > 0 && is_on(attributes);
        break;
    case TEXT:
        d->in_text++;
        break;
    case BREAK:
    case DASH:
    case TAB:
        add_sign(d, element, source);
        break;
    default:
        set_property(d, element, attributes);
        break;
    }
}

static void drop(unsigned *count)
{
    *count -= *count > 0;
}

static void end(void *context, unsigned element)
{
    docx *d = context;
    if (d->out > 0) {
        d->out--;
        return;
    }
    switch (element) {
    case PARAGRAPH:
        cg_office_paragraph_end(&d->text);
        break;
    case CELL:
        drop(&d->cells);
        break;
    case RUN:
        drop(&d->runs);
        break;
    case RUN_PROPERTIES:
        drop(&d->in_properties);
        break;
    case TEXT:
        drop(&d->in_text);
        break;
    default:
        break;
    }
}

static void text(void *context, cg_slice bytes, cg_span source)
{
    docx *d = context;
    if (d->out == 0 && d->in_text > 0 && !d->hidden)
        cg_office_text_add(&d->text, bytes, source);
}

/* Parses a part that stands at `base` in the document's source. */
static cg_xml_state read_part(docx *d, uint32_t base, size_t len)
{
    static const cg_xml_name names[] = {
        {"mc:Fallback", OUT},
        {"w:br", BREAK},
        {"w:cr", BREAK},
        {"w:del", OUT},
        {"w:endnote", NOTE},
        {"w:footnote", NOTE},
        {"w:moveFrom", OUT},
        {"w:noBreakHyphen", DASH},
        {"w:numId", NUMBER_ID},
        {"w:outlineLvl", OUTLINE_LEVEL},
        {"w:p", PARAGRAPH},
        {"w:pPrChange", OUT},
        {"w:pStyle", PARAGRAPH_STYLE},
        {"w:r", RUN},
        {"w:rPr", RUN_PROPERTIES},
        {"w:rPrChange", OUT},
        {"w:rt", OUT},
        {"w:t", TEXT},
        {"w:tab", TAB},
        {"w:tc", CELL},
        {"w:vanish", VANISH},
    };
    cg_xml_handler handler = {.context = d,
                              .names = names,
                              .names_len = sizeof names / sizeof *names,
                              .start = start,
                              .end = end,
                              .text = text};
    *d =
        (docx){.text = {.builder = d->text.builder, .base = base}, .styles = d->styles};
    cg_slice all = d->text.builder->document->source;
    return cg_xml_parse(cg_slice_sub(all, base, base + len), &handler);
}

/* --- styles -------------------------------------------------------------------------------- */

typedef struct style_reader {
    cg_office_styles *styles;
    cg_office_style open; /* its names live in `room` */
    cg_arena room;
    bool is_open;
} style_reader;

static cg_slice keep(style_reader *r, cg_slice name)
{
    const cg_slice none = {NULL, 0};
    cg_slice own = cg_arena_copy(&r->room, name.len <= CG_OFFICE_LONGEST_ID ? name : none);
    r->styles->failed |= !own.ptr;
    return own.ptr ? own : (cg_slice){0};
}

static void style_start(void *context, unsigned element,
                        const cg_xml_attributes *attributes, cg_span source)
{
    style_reader *r = context;
    unsigned level = 1;
    (void)source;
    if (element == STYLE) {
        cg_arena_reset(&r->room);
        r->open =
            (cg_office_style){.id = keep(r, cg_xml_attribute(attributes, "w:styleId"))};
        r->is_open = cg_slice_is(cg_xml_attribute(attributes, "w:type"), "paragraph");
    }
    if (!r->is_open)
        return;
    cg_slice value = cg_xml_attribute(attributes, "w:val");
    if (element == STYLE_PARENT) {
        r->open.parent = keep(r, value);
    } else if (element == STYLE_NAME) {
        r->open.look = cg_office_look_of_name(value, &level);
        r->open.level = level;
    } else if (element == OUTLINE_LEVEL && outline_level(attributes) >= 0 &&
               r->open.look != CG_OFFICE_INDEX) {
        r->open.look = CG_OFFICE_HEADING;
        r->open.level = (unsigned)outline_level(attributes) + 1;
    } else if (element == NUMBER_ID && is_numbered(attributes) &&
               r->open.look == CG_OFFICE_UNSAID) {
        r->open.look = CG_OFFICE_LIST;
    }
}

static void style_end(void *context, unsigned element)
{
    style_reader *r = context;
    if (element != STYLE || !r->is_open)
        return;
    cg_office_styles_add(r->styles, &r->open);
    r->is_open = false;
}

/* False: out of memory. Styles that can't be read are none. */
static bool read_styles(cg_office_styles *styles, cg_slice xml)
{
    static const cg_xml_name names[] = {
        {"w:basedOn", STYLE_PARENT},     {"w:name", STYLE_NAME}, {"w:numId", NUMBER_ID},
        {"w:outlineLvl", OUTLINE_LEVEL}, {"w:style", STYLE},
    };
    style_reader r = {.styles = styles};
    cg_xml_handler handler = {.context = &r,
                              .names = names,
                              .names_len = sizeof names / sizeof *names,
                              .start = style_start,
                              .end = style_end};
    cg_arena_init(&r.room, CG_MAX_STYLES);
    cg_xml_state state = cg_xml_parse(xml, &handler);
    cg_arena_release(&r.room);
    cg_office_styles_sort(styles);
    return state != CG_XML_MEMORY && !styles->failed;
}

/* --- the file ------------------------------------------------------------------------------- */

enum { MAIN, FOOTNOTES, ENDNOTES, STYLES, CORE, PARTS };

/* The text of all parts, which stand in the source one behind the other. */
static cg_xml_state read_parts(cg_builder *builder, const cg_office_styles *styles,
                               const size_t lens[ENDNOTES + 1])
{
    docx d = {.text = {.builder = builder}, .styles = styles};
    cg_xml_state worst = CG_XML_GOOD;
    uint32_t base = 0;
    for (int i = MAIN; i <= ENDNOTES; i++) {
        cg_xml_state state =
            lens[i] > 0 || i == MAIN ? read_part(&d, base, lens[i]) : CG_XML_GOOD;
        worst = state > worst ? state : worst;
        base += (uint32_t)lens[i];
    }
    return worst;
}

static cg_status build(const cg_source *source, cg_sink *sink, cg_buf parts[PARTS],
                       cg_unpack_state main, cg_error *error)
{
    const size_t lens[] = {parts[MAIN].len, parts[FOOTNOTES].len, parts[ENDNOTES].len};
    cg_source own = *source;
    cg_office_styles styles;
    cg_builder builder;
    cg_buf_add_slice(&parts[MAIN], cg_buf_slice(&parts[FOOTNOTES]));
    cg_buf_add_slice(&parts[MAIN], cg_buf_slice(&parts[ENDNOTES]));
    if (!cg_buf_ok(&parts[MAIN]))
        return cg_error_memory(error);
    own.bytes = cg_buf_slice(&parts[MAIN]);
    own.space = CG_SPACE_MEMBER;
    cg_office_styles_init(&styles);
    cg_status status = cg_read_begin(&own, sink, true, error);
    if (status == CG_OK &&
        (!read_styles(&styles, cg_buf_slice(&parts[STYLES])) ||
         !cg_office_add_info(sink->document, cg_buf_slice(&parts[CORE]))))
        status = cg_error_memory(error);
    if (status == CG_OK) {
        cg_builder_init(&builder, sink->document);
        cg_xml_state xml = read_parts(&builder, &styles, lens);
        status = cg_office_finish(&builder, sink, main, xml, error);
    }
    cg_office_styles_release(&styles);
    return status;
}

cg_status cg_read_docx(const cg_source *source, cg_sink *sink, cg_error *error)
{
    static const char *const names[] = {"word/document.xml", "word/footnotes.xml",
                                        "word/endnotes.xml", "word/styles.xml",
                                        "docProps/core.xml"};
    cg_buf parts[PARTS];
    cg_wanted wanted[PARTS];
    if (cg_slice_starts(source->bytes, "\xD0\xCF\x11\xE0"))
        return cg_read_defect(source, sink, CG_DEFECT_UNREAD,
                              "encrypted, or in a format of before 2007", error);
    for (int i = 0; i < PARTS; i++) {
        cg_buf_init(&parts[i], ENDNOTES * CG_MAX_MEMBER + CG_MAX_MEMBER);
        wanted[i] = (cg_wanted){.name = names[i], .out = &parts[i]};
    }
    cg_unpack_state zip = cg_unpack_pick(source->bytes, source->budget, wanted, PARTS);
    cg_unpack_state text = wanted[MAIN].state; /* or the first of the notes' that is bad */
    for (int i = FOOTNOTES; i <= ENDNOTES && text == CG_UNPACK_GOOD; i++)
        if (wanted[i].state != CG_UNPACK_END)
            text = wanted[i].state;
    cg_status status =
        zip == CG_UNPACK_MEMORY || parts[MAIN].len == 0
            ? cg_office_refuse(source, sink, zip, wanted[MAIN].state, error)
            : build(source, sink, parts,
                    zip == CG_UNPACK_GOOD ? text : zip, error);
    for (int i = 0; i < PARTS; i++)
        cg_buf_release(&parts[i]);
    return status;
}
