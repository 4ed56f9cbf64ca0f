#include "base/alloc.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Untouched, and so free of races, unless a test calls cg_alloc_fail_at. */
static struct {
    bool counting;
    bool stay;
    long fail_at;
    long count;
} injection;

static bool refused(void)
{
    if (!injection.counting)
        return false;
    injection.count++;
    if (injection.fail_at == 0)
        return false;
    return injection.count == injection.fail_at ||
           (injection.stay && injection.count > injection.fail_at);
}

/* At least 1, for malloc(0) may give NULL; 0 when the product is too large. */
static size_t total_size(size_t count, size_t size)
{
    if (size != 0 && count > PTRDIFF_MAX / size)
        return 0;
    size_t total = count * size;
    return total ? total : 1;
}

void *cg_alloc(size_t size)
{
    size_t total = total_size(1, size);
    return total == 0 || refused() ? NULL : malloc(total);
}

void *cg_alloc_zeroed(size_t count, size_t size)
{
    size_t total = total_size(count, size);
    return total == 0 || refused() ? NULL : calloc(1, total);
}

void *cg_alloc_resize(void *old, size_t count, size_t size)
{
    size_t total = total_size(count, size);
    return total == 0 || refused() ? NULL : realloc(old, total);
}

void cg_alloc_free(void *ptr)
{
    free(ptr);
}

void cg_alloc_fail_at(long n, int stay)
{
    injection.counting = true;
    injection.stay = stay != 0;
    injection.fail_at = n;
    injection.count = 0;
}

long cg_alloc_count(void)
{
    return injection.count;
}
