/* Typed values: amounts and dates, sentence by sentence. */
#include "run/dump.h"

#include "text/sentence.h"
#include "text/value.h"

typedef struct values {
    cg_dump_run *run;
    cg_date_context date;
    cg_spans sentences;
    cg_tokens tokens;
    cg_value_vec found;
} values;

static cg_status dump_value(cg_dump_run *run, const cg_value *value)
{
    char text[CG_VALUE_TEXT];
    size_t len = cg_value_text(value, text);
    cg_dump_begin(run, cg_value_type_name((cg_value_type)value->type));
    cg_dump_add_span(run, value->span);
    cg_json_add_text_or_null(&run->record, "value", (cg_slice){text, len});
    cg_json_add_text_or_null(&run->record, "unit", value->unit);
    cg_json_add_text(&run->record, "precision",
                     cg_slice_of(cg_precision_name((cg_precision)value->precision)));
    cg_json_add_bool(&run->record, "inner", (value->flags & CG_VALUE_INNER) != 0);
    cg_dump_add_text(run, "text", value->span);
    return cg_dump_end(run);
}

/* The bare number of what has a unit is shown as well, as an inner one. */
static cg_status dump_sentence(values *v, cg_span sentence)
{
    const cg_dump_run *run = v->run;
    cg_status status = CG_OK;
    cg_vec_reset(&v->tokens);
    cg_vec_reset(&v->found);
    if (!cg_tokens_scan(run->document->text, sentence, &v->tokens) ||
        !cg_values_find(run->document->text, v->tokens.items, (uint32_t)v->tokens.len,
                        cg_lang_value_words(run->program->lang), &v->date, &v->found))
        return cg_error_memory(run->error);
    for (size_t i = 0; i < v->found.len && status == CG_OK; i++)
        status = dump_value(v->run, &v->found.items[i]);
    return status;
}

static cg_status dump_block(values *v, const cg_block *block)
{
    const cg_dump_run *run = v->run;
    cg_status status = CG_OK;
    cg_vec_reset(&v->sentences);
    if (!cg_sentences_split(run->document->text, block->span,
                            cg_lang_abbrevs(run->program->lang), &v->sentences))
        return cg_error_memory(run->error);
    for (size_t i = 0; i < v->sentences.len && status == CG_OK; i++)
        status = dump_sentence(v, v->sentences.items[i]);
    return status;
}

cg_status cg_dump_values(cg_dump_run *run)
{
    values v = {.run = run, .date = cg_date_context_of(run->document->info.published)};
    cg_status status = CG_OK;
    for (size_t i = 0; i < run->document->blocks.len && status == CG_OK; i++)
        status = dump_block(&v, &run->document->blocks.items[i]);
    cg_vec_release(&v.sentences);
    cg_vec_release(&v.tokens);
    cg_vec_release(&v.found);
    return status;
}
