/* What the files that make and open images share. */
#ifndef CG_RULES_IMAGE_ROOM_H
#define CG_RULES_IMAGE_ROOM_H

#include "rules/image.h"

/* Where a table stands in the image that begins at `image`, and its rows. */
typedef struct cg_image_view {
    cg_image_rows tables[CG_IMAGE_TABLES];
} cg_image_view;

/* Bytes of a row of a cg_image_table. */
size_t cg_image_row_size(int table);
/* Tables begin at multiples of this. */
static inline uint64_t cg_image_aligned(uint64_t at)
{
    return (at + sizeof(uint64_t) - 1) / sizeof(uint64_t) * sizeof(uint64_t);
}

/* Points the program at the tables, and makes what it has beside them. Numbers
 * between tables are not looked at, but texts of claims and values are: false with
 * CG_OK when one leads nowhere. */
cg_status cg_image_attach(const cg_image_view *view, cg_program *program, bool *good,
                          cg_error *error);

#endif
