/* What pdfinfo says: "Title:           A title". */
#include "read/pdf.h"
#include "read/read.h"

/* The value of a line that begins with the name; empty when there is none. */
static cg_slice value_of(cg_slice lines, const char *name)
{
    while (lines.len > 0) {
        const char *feed = memchr(lines.ptr, '\n', lines.len);
        size_t len = feed ? (size_t)(feed - lines.ptr) : lines.len;
        if (cg_slice_starts(cg_slice_sub(lines, 0, len), name))
            return cg_slice_trim(cg_slice_sub(lines, strlen(name), len));
        lines = cg_slice_sub(lines, feed ? len + 1 : len, lines.len);
    }
    return (cg_slice){0};
}

/* Programs that print to PDF call a document by its file. */
static bool is_title(cg_slice title)
{
    static const char *const starts[] = {"Microsoft Word - ", "Microsoft PowerPoint - ",
                                         "untitled", "Untitled"};
    static const char *const ends[] = {".doc", ".docx", ".odt",  ".pdf", ".indd",
                                       ".qxd", ".rtf",  ".tex",  ".dvi", ".ps",
                                       ".txt", ".wpd",  ".pptx", ".xlsx"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (cg_slice_starts(title, starts[i]))
            return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (cg_slice_ends(title, ends[i]))
            return false;
    return true;
}

/* The day of "2011-08-05T10:00:00Z". */
static cg_slice day_of(cg_slice time)
{
    return time.len >= 10 && time.ptr[4] == '-' && time.ptr[7] == '-'
               ? cg_slice_sub(time, 0, 10)
               : (cg_slice){0};
}

bool cg_pdf_add_info(cg_document *document, cg_slice lines)
{
    cg_slice title = value_of(lines, "Title:");
    cg_document_info info = {
        .title = is_title(title) ? title : (cg_slice){0},
        .author = value_of(lines, "Author:"),
        .published = day_of(value_of(lines, "CreationDate:")),
    };
    return cg_document_add_info(document, &info);
}
