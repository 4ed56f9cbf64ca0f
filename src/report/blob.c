/* A part of a result, for another run to merge with the rest (wire/blob.h). */
#include "report/formats.h"

#include "base/alloc.h"
#include "wire/diags.h"

static cg_status write(const cg_report_input *input, cg_wire_diag *diags, size_t count,
                       FILE *out, cg_error *error)
{
    const cg_report_run *run = input->run;
    size_t own = run->rule_diags < count ? run->rule_diags : count;
    for (size_t i = 0; i < count; i++)
        diags[i] = cg_wire_diag_of(cg_diags_get(run->diags, run->first_diag + i), 0, i);
    cg_wire_diags_sort(diags + own, count - own);
    cg_blob_content content = {
        .head = run->head,
        .claims = input->claims,
        .claim_count = input->claim_count,
        .versions = run->versions,
        .results = input->results,
        .diags = diags,
        .diag_count = count,
        .rule_diag_count = own,
    };
    return cg_blob_write(&content, out, error);
}

cg_status cg_blob_report_write(const cg_report_input *input, FILE *out, cg_error *error)
{
    if (!input->run)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "a blob is made of a whole run");
    size_t count = input->run->end_diag - input->run->first_diag;
    cg_wire_diag *diags = cg_alloc_zeroed(count + 1, sizeof *diags);
    cg_status status =
        diags ? write(input, diags, count, out, error) : cg_error_memory(error);
    cg_alloc_free(diags);
    return status;
}
