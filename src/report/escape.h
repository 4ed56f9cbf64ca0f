/* All escaping of reports, one function a medium: words of documents never become
 * markup, a workflow command, a terminal escape, a formula or another field. JSON
 * is base/json.h's. Control characters, bidi controls and "##[" are defused by
 * base/visible.h wherever text may reach a terminal or the log of a CI service. */
#ifndef CG_REPORT_ESCAPE_H
#define CG_REPORT_ESCAPE_H

#include "base/buf.h"

/* A source line, and the bytes of it that a caret marks. */
typedef struct cg_escape_line {
    cg_slice text;
    uint32_t caret, caret_len;
} cg_escape_line;

/* A runner of CI services also obeys "::command" at the start of a line, whatever
 * white space stands before it. The line as it is, or with its first colon escaped,
 * in `scratch`, which is reset. It is still to be shown as CG_VISIBLE_SOURCE. */
cg_escape_line cg_escape_source(cg_escape_line line, cg_buf *scratch);

/* Character data and attribute values of XML 1.0; what no XML may hold becomes
 * U+FFFD, as do bytes that are no UTF-8. Line breaks and tabs are kept by
 * reference, so that attributes hold them too. */
void cg_escape_add_xml(cg_buf *out, cg_slice text);

/* One field of RFC 4180, quoted where it must be. What a spreadsheet would take
 * for a formula (=, +, -, @ behind any white space; a tab or line break in front) gets
 * an apostrophe before it. In CSV, commands, Markdown and TAP, white space that is more
 * than spaces becomes one space. */
void cg_escape_add_csv(cg_buf *out, cg_slice text);

/* A workflow command's message, and a value of its properties, which ends at a
 * comma or a colon. */
void cg_escape_add_command(cg_buf *out, cg_slice message);
void cg_escape_add_property(cg_buf *out, cg_slice value);

/* Text within a paragraph or a table cell of GitHub's Markdown: nothing in it is
 * markup, a mention, or a link. */
void cg_escape_add_markdown(cg_buf *out, cg_slice text);

/* A description or diagnostic of TAP: "#" and a backslash are escaped, and it is
 * one line. */
void cg_escape_add_tap(cg_buf *out, cg_slice text);

/* Words in a message of SARIF: no bracket of theirs makes a link, and, with `braces`,
 * no brace a place for an argument; without, they are to be an argument themselves. */
void cg_escape_add_sarif(cg_buf *out, cg_slice text, bool braces);

/* A relative reference of RFC 3986 to a path: percent-encoded, "/" kept, no "./" in
 * front; a path with a colon in its first part can't be taken for a scheme. */
void cg_escape_add_uri(cg_buf *out, cg_slice path);

/* --- pages and addresses: escape_page.c --------------------------------------------- */

/* Character data and attribute values of HTML. What a page may not hold, and what
 * would reorder the text around it, is shown as \x1b or \u202e. White space with a line
 * break in it becomes that. */
void cg_escape_add_html(cg_buf *out, cg_slice text);

/* JSON inside of a script element: nothing in it ends that. */
void cg_escape_add_script(cg_buf *out, cg_slice json);

/* An address of a page, with all that no address holds percent-encoded. False, and
 * nothing appended, for any scheme but http, https and mailto. */
bool cg_escape_add_url(cg_buf *out, cg_slice url);

/* Words within a text fragment of an address (#:~:text=): runs of white space become
 * one space, all but letters, digits, "." and "_" is percent-encoded. */
void cg_escape_add_fragment(cg_buf *out, cg_slice words);

/* The value of a field of BibTeX, without its braces; one line. */
void cg_escape_add_bibtex(cg_buf *out, cg_slice text);

#endif
