/* The members of a document's metadata by number, in the order in which they are
 * declared: for what is done alike to each of them. */
#ifndef CG_BASE_INFO_H
#define CG_BASE_INFO_H

#include "base/slice.h"

#include <assert.h>
#include <stddef.h>

/* CG_INFO_TOLD: so many of them, the first, can be told of any document; the others are
 * of records. */
enum { CG_INFO_MEMBERS = 12, CG_INFO_TOLD = 8 };

static_assert(sizeof(cg_document_info) == CG_INFO_MEMBERS * sizeof(cg_slice),
              "every member of the metadata has a number");

static inline size_t cg_info_offset(size_t member)
{
    static const size_t offsets[CG_INFO_MEMBERS] = {
        offsetof(cg_document_info, title),     offsetof(cg_document_info, author),
        offsetof(cg_document_info, publisher), offsetof(cg_document_info, published),
        offsetof(cg_document_info, url),       offsetof(cg_document_info, language),
        offsetof(cg_document_info, origin),    offsetof(cg_document_info, tier),
        offsetof(cg_document_info, record),    offsetof(cg_document_info, fetched),
        offsetof(cg_document_info, record_offset), offsetof(cg_document_info, record_length),
    };
    assert(member < CG_INFO_MEMBERS);
    return offsets[member];
}

static inline cg_slice *cg_info_at(cg_document_info *info, size_t member)
{
    return (cg_slice *)((char *)info + cg_info_offset(member));
}

static inline cg_slice cg_info_get(const cg_document_info *info, size_t member)
{
    return *(const cg_slice *)((const char *)info + cg_info_offset(member));
}

#endif
