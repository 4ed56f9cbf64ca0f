/* Any bytes as a zip file, a tar file and a compressed file. */
#include "read_property.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_property_notes = true; /* an office file may stand in an archive */
    read_property_feed(CG_FORMAT_ZIP, data, size);
    read_property_feed(CG_FORMAT_TAR, data, size);
    read_property_feed(CG_FORMAT_COMPRESSED, data, size);
    return 0;
}
