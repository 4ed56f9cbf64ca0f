/* The orders in which results are shown: the same whatever the order in which
 * they were found. An order is an array of borrowed pointers, owned by the
 * caller and ended with cg_alloc_free. */
#ifndef CG_RESULT_ORDER_H
#define CG_RESULT_ORDER_H

#include "result/result.h"

typedef enum cg_order {
    CG_ORDER_SOURCE, /* path, document in it, offset of the match, claim, stance, voice */
    /* claim, stance, path, document in it, offset of the match, voice; in a list, copies
     * come behind the statement that stands for them */
    CG_ORDER_CLAIM,
} cg_order;

/* Below, at or above 0. Paths compare as bytes. What is equal in all of these
 * compares by place in memory, so both must be of one array. */
int cg_order_compare(cg_order order, const cg_statement *a, const cg_statement *b);

/* An array of as many pointers as there are statements (files), at least one
 * so that NULL means that memory ran out. */
const cg_statement **cg_order_statements(const cg_results *results, cg_order order);
const cg_file_account **cg_order_files(const cg_results *results);

#endif
