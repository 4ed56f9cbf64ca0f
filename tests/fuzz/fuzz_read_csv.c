/* Any bytes as a table, parted by commas and by tabs. */
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_property_feed(CG_FORMAT_CSV, data, size);
    read_property_feed(CG_FORMAT_TSV, data, size);
    return 0;
}
