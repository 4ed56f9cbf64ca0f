/* Any bytes as JSON lines. */
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_property_feed(CG_FORMAT_JSONL, data, size);
    return 0;
}
