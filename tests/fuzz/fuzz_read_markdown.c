/* Any bytes as Markdown. */
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_property_feed(CG_FORMAT_MARKDOWN, data, size);
    return 0;
}
