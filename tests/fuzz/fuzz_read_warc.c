/* Any bytes as a web archive, and as a record of one. */
#include "read_property.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As what a server answered: few inputs would get as far by themselves. */
static void feed_answer(const uint8_t *data, size_t size)
{
    char head[128];
    int len = snprintf(head, sizeof head,
                       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %zu\r\n\r\n", size);
    uint8_t *record = malloc((size_t)len + size);
    if (len < 0 || !record)
        abort();
    memcpy(record, head, (size_t)len);
    if (size)
        memcpy(record + len, data, size);
    read_property_feed(CG_FORMAT_WARC, record, (size_t)len + size);
    free(record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_property_notes = true; /* a mail or an office file may stand in it */
    read_property_feed(CG_FORMAT_WARC, data, size);
    feed_answer(data, size);
    return 0;
}
