#include "run/sheets.h"

#include "base/clock.h"
#include "run/pieces.h"

cg_status cg_run_sheets(const cg_sheet_input *input, cg_error *error)
{
    char now[CG_CLOCK_SIZE];
    cg_sheet_options options = *input->options;
    cg_sheet_input whole = *input;
    if (!options.date && cg_clock_is_fixed()) {
        cg_status status = cg_clock_read(now, error);
        if (status != CG_OK)
            return status;
        options.date = now;
    }
    whole.options = &options;
    whole.is_as_scanned = cg_pieces_is_of;
    return cg_sheets_write(&whole, error);
}
