/* Any bytes as an office file, and as the main part of one, with itself for styles,
 * notes and metadata. */
#include "base/buf.h"
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_number(cg_buf *out, size_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        cg_buf_add_char(out, (char)(number >> (8 * i) & 0xFF));
}

/* A member as it is, in a zip file that is written from start to end. */
static void add_member(cg_buf *out, const char *name, const uint8_t *data, size_t size)
{
    static const char head[] = "PK\3\4\n\0\0\0\0\0\0\0\0\0\0\0\0\0";
    cg_buf_add(out, head, sizeof head - 1);
    add_number(out, size, 4);
    add_number(out, size, 4);
    add_number(out, strlen(name), 2);
    add_number(out, 0, 2);
    cg_buf_add(out, name, strlen(name));
    cg_buf_add(out, (const char *)data, size);
}

static void feed(cg_format format, const char *const names[], const uint8_t *data, size_t size)
{
    cg_buf zip;
    cg_buf_init(&zip, (size_t)16 << 20);
    for (; *names; names++)
        add_member(&zip, *names, data, size);
    if (!cg_buf_ok(&zip))
        abort();
    read_property_feed(format, (const uint8_t *)zip.ptr, zip.len);
    cg_buf_release(&zip);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const docx[] = {"word/document.xml", "word/footnotes.xml",
                                       "word/styles.xml", "docProps/core.xml", NULL};
    static const char *const odt[] = {"content.xml", "styles.xml", "meta.xml",
                                      "META-INF/manifest.xml", NULL};
    read_property_feed(CG_FORMAT_DOCX, data, size);
    feed(CG_FORMAT_DOCX, docx, data, size);
    read_property_notes = true;
    read_property_feed(CG_FORMAT_ODT, data, size);
    feed(CG_FORMAT_ODT, odt, data, size);
    read_property_notes = false;
    return 0;
}
