#include "baseline/fields.h"

void cg_baseline_take_version(cg_schema_run *run, const cg_json *value,
                              const cg_schema_field *field, void *into)
{
    (void)into;
    if (value->type == CG_JSON_INTEGER && value->integer == 1)
        return;
    cg_slice number = cg_slice_sub(run->source.text, value->span.start, value->span.end);
    if (cg_schema_report(run, CG_DIAG_NOT_SUPPORTED, value->span, "format %.*s is not supported",
                         CG_SHOWN(number)))
        cg_diags_help(run->diags, "write %s", field->required);
}

static bool is_hexadecimal(cg_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
    }
    return true;
}

void cg_baseline_take_hexadecimal(cg_schema_run *run, const cg_json *value,
                                  const cg_schema_field *field, cg_text *into, size_t len)
{
    *into = cg_schema_text(run, value);
    if (value->string.len != len || !is_hexadecimal(value->string))
        (void)cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                               "\"%s\" must be %zu hexadecimal digits in lower case", field->key,
                               len);
}
