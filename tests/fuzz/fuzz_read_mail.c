/* Any bytes as a mail, and as a mailbox. */
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_property_feed(CG_FORMAT_EML, data, size);
    read_property_feed(CG_FORMAT_MBOX, data, size);
    return 0;
}
