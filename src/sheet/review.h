/* ClaimReview of schema.org, for the operator who asks for it by an address. */
#ifndef CG_SHEET_REVIEW_H
#define CG_SHEET_REVIEW_H

#include "sheet/page.h"

/* Whether it is an address that sheets can be published at. */
bool cg_sheet_review_is_address(const char *url);
/* The host of such an address: who publishes. */
cg_slice cg_sheet_review_host(const char *url);
/* The script element for a page's head; nothing unless it was asked for. */
void cg_sheet_review(cg_sheet_page *page, const cg_sheet *sheet);

#endif
