/* The one place from which memory comes, so that tests can make it fail. */
#ifndef CG_BASE_ALLOC_H
#define CG_BASE_ALLOC_H

#include <stddef.h>

/* As malloc, calloc, realloc and free. NULL on failure or on overflow. */
void *cg_alloc(size_t size);
void *cg_alloc_zeroed(size_t count, size_t size);
void *cg_alloc_resize(void *old, size_t count, size_t size);
void cg_alloc_free(void *ptr);

/* For tests: the n-th allocation from now on fails (1: the next), once, and
 * every later one too when `stay` is non-zero. 0 switches it off. Not thread
 * safe. */
void cg_alloc_fail_at(long n, int stay);
/* Allocations since the last call of cg_alloc_fail_at. */
long cg_alloc_count(void);

#endif
