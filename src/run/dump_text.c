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

/* --- document ------------------------------------------------------------------- */

static const char *state_of(const cg_document *document)
{
    static const char *const states[] = {[CG_DOCUMENT_READ] = "read",
                                         [CG_DOCUMENT_BINARY] = "binary",
                                         [CG_DOCUMENT_EMPTY] = "empty"};
    static const char *const defects[] = {[CG_DEFECT_NONE] = NULL,
                                          [CG_DEFECT_SKIPPED] = "skipped",
                                          [CG_DEFECT_LEFT_OUT] = "left-out",
                                          [CG_DEFECT_UNREAD] = "unread",
                                          [CG_DEFECT_CUT] = "cut"};
    return document->defect ? defects[document->defect] : states[document->state];
}

static const char *space_of(const cg_document *document)
{
    static const char *const spaces[] = {[CG_SPACE_FILE] = "file",
                                         [CG_SPACE_MEMBER] = "member",
                                         [CG_SPACE_TEXT] = "text"};
    return spaces[document->space];
}

static cg_status dump_info(cg_dump_run *run)
{
    const cg_document *document = run->document;
    const cg_document_info *info = &document->info;
    cg_dump_begin(run, "document");
    cg_json_add_text(&run->record, "path", document->path);
    cg_json_add_text(&run->record, "state", cg_slice_of(state_of(document)));
    cg_json_add_text_or_null(&run->record, "note", document->note);
    cg_json_add_text(&run->record, "space", cg_slice_of(space_of(document)));
    cg_json_add_text_or_null(&run->record, "title", info->title);
    cg_json_add_text_or_null(&run->record, "author", info->author);
    cg_json_add_text_or_null(&run->record, "publisher", info->publisher);
    cg_json_add_text_or_null(&run->record, "published", info->published);
    cg_json_add_text_or_null(&run->record, "url", info->url);
    cg_json_add_text_or_null(&run->record, "language", info->language);
    cg_json_add_text_or_null(&run->record, "origin", info->origin);
    return cg_dump_end(run);
}

/* Where the text stands, in a place that people look for. */
static void add_place(cg_dump_run *run, cg_span text)
{
    uint32_t line, column;
    cg_span ignored;
    cg_document_place(run->document, cg_document_source_start(run->document, text.start), &line,
                      &column, &ignored);
    cg_json_add_uint(&run->record, "line", line);
    cg_json_add_uint(&run->record, "column", column);
    uint32_t page = cg_document_page(run->document, text.start);
    if (page)
        cg_json_add_uint(&run->record, "page", page);
}

static cg_status dump_block(cg_dump_run *run, const cg_block *block)
{
    const cg_slice *speaker = cg_document_speaker(run->document, block);
    cg_dump_begin(run, "block");
    add_place(run, block->span);
    cg_dump_add_span(run, block->span);
    cg_json_add_text(&run->record, "kind", cg_slice_of(cg_block_kind_name(block->kind)));
    if (block->heading == CG_NO_BLOCK)
        cg_json_add_null(&run->record, "heading");
    else
        cg_json_add_uint(&run->record, "heading", block->heading);
    if (speaker)
        cg_json_add_text(&run->record, "speaker", *speaker);
    cg_dump_add_text(run, "text", block->span);
    return cg_dump_end(run);
}

/* One run of the map: text, and the source that it stands for. */
static cg_status dump_run(cg_dump_run *run, size_t index)
{
    const cg_document *document = run->document;
    const cg_map_run *part = &document->map.items[index];
    cg_span text = {part->text, index + 1 < document->map.len ? part[1].text
                                                              : (uint32_t)document->text.len};
    cg_dump_begin(run, "map");
    cg_json_add_uint(&run->record, "text_start", text.start);
    cg_json_add_uint(&run->record, "text_end", text.end);
    cg_json_add_uint(&run->record, "byte_start", document->offset + part->source);
    cg_json_add_uint(&run->record, "byte_end",
                     document->offset + part->source + part->source_len);
    cg_json_add_bool(&run->record, "verbatim", part->verbatim);
    cg_dump_add_text(run, "text", text);
    return cg_dump_end(run);
}

cg_status cg_dump_document(cg_dump_run *run)
{
    cg_status status = dump_info(run);
    if (status == CG_OK)
        status = each_block(run, dump_block);
    for (size_t i = 0; i < run->document->map.len && status == CG_OK; i++)
        status = dump_run(run, i);
    return status;
}

/* --- sentences and tokens --------------------------------------------------------- */

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

cg_status cg_dump_sentences(cg_dump_run *run) { return each_block(run, dump_sentences); }

cg_status cg_dump_tokens(cg_dump_run *run) { return each_block(run, dump_tokens); }
