/* The report in Markdown, which others show as well. */
#ifndef CG_REPORT_MARKDOWN_H
#define CG_REPORT_MARKDOWN_H

#include "report/page.h"

cg_status cg_markdown_add(cg_page *page);

#endif
