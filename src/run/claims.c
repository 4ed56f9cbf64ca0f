#include "run/claims.h"

#include "base/json.h"
#include "base/limits.h"

cg_status cg_claims_add(cg_pack_files *files, const char *const *claims, size_t len,
                        cg_error *error)
{
    cg_buf pack;
    cg_status status = CG_OK;
    cg_buf_init(&pack, CG_MAX_RULES_FILE);
    cg_buf_printf(&pack, "{\"claimgrep\":1,\"pack\":{\"id\":\"claim\"},\"claims\":[");
    for (size_t i = 0; i < len && status == CG_OK; i++) {
        cg_slice claim = cg_slice_trim(cg_slice_of(claims[i]));
        if (!claim.len)
            status = cg_error_set(error, CG_E_USAGE, 0, NULL, "a claim is empty");
        cg_buf_printf(&pack, "%s\n{\"id\":\"%zu\"", i ? "," : "", i + 1);
        cg_json_add_text(&pack, "claim", claim);
        cg_buf_add_char(&pack, '}');
    }
    cg_buf_printf(&pack, "]}\n");
    if (status == CG_OK && !cg_buf_ok(&pack))
        status = cg_error_memory(error);
    if (status == CG_OK)
        status = cg_pack_files_add(files, CG_SLICE("--claim"), cg_buf_slice(&pack), error);
    cg_buf_release(&pack);
    return status;
}
