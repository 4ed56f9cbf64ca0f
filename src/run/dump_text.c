/* How a document was read: blocks, sentences, tokens. */
#include "run/dump.h"

#include "base/limits.h"
#include "text/sentence.h"
#include "text/token.h"

typedef cg_status block_fn(cg_dump_run *run, const cg_block *block);

static cg_status each_block(cg_dump_run *run, block_fn *dump)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < run->document->blocks.len; i++)
        status = dump(run, &run->document->blocks.items[i]);
    return status;
}

static cg_status dump_block(cg_dump_run *run, const cg_block *block)
{
    cg_dump_begin(run, NULL);
    cg_dump_add_span(run, block->span);
    cg_json_add_text(&run->record, "kind", cg_slice_of(cg_block_kind_name(block->kind)));
    if (block->heading == CG_NO_BLOCK)
        cg_json_add_null(&run->record, "heading");
    else
        cg_json_add_uint(&run->record, "heading", block->heading);
    cg_dump_add_text(run, "text", block->span);
    return cg_dump_end(run);
}

static cg_status dump_sentences(cg_dump_run *run, const cg_block *block)
{
    cg_spans spans = {0};
    cg_status status = CG_OK;
    if (!cg_sentences_split(run->document->text, block->span,
                            cg_lang_abbrevs(run->program->lang), &spans))
        status = cg_error_memory(run->error);
    for (size_t i = 0; status == CG_OK && i < spans.len; i++) {
        cg_dump_begin(run, NULL);
        cg_dump_add_span(run, spans.items[i]);
        cg_dump_add_text(run, "text", spans.items[i]);
        status = cg_dump_end(run);
    }
    cg_vec_release(&spans);
    return status;
}

static cg_status dump_token(cg_dump_run *run, const cg_token *token)
{
    static const char *const kinds[] = {
        [CG_TOKEN_WORD] = "word", [CG_TOKEN_NUMBER] = "number", [CG_TOKEN_MARK] = "mark"};
    char folded[CG_MAX_WORD];
    cg_dump_begin(run, NULL);
    cg_dump_add_span(run, token->span);
    cg_json_add_text(&run->record, "kind", cg_slice_of(kinds[token->kind]));
    size_t len = cg_token_fold(run->document->text, token, folded, sizeof folded);
    cg_json_add_text_or_null(&run->record, "folded", (cg_slice){folded, len});
    cg_dump_add_text(run, "text", token->span);
    return cg_dump_end(run);
}

static cg_status dump_tokens(cg_dump_run *run, const cg_block *block)
{
    cg_tokens tokens = {0};
    cg_status status = CG_OK;
    if (!cg_tokens_scan(run->document->text, block->span, &tokens))
        status = cg_error_memory(run->error);
    for (size_t i = 0; status == CG_OK && i < tokens.len; i++)
        status = dump_token(run, &tokens.items[i]);
    cg_vec_release(&tokens);
    return status;
}

cg_status cg_dump_document(cg_dump_run *run) { return each_block(run, dump_block); }

cg_status cg_dump_sentences(cg_dump_run *run) { return each_block(run, dump_sentences); }

cg_status cg_dump_tokens(cg_dump_run *run) { return each_block(run, dump_tokens); }
