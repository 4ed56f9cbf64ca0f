/* One stage of the work on a file, as JSON lines. Offsets are those of the
 * file. Texts are cut at CG_MAX_QUOTE bytes; the offsets never are. */
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "lang/lang.h"
#include "text/document.h"
#include "text/quote.h"
#include "text/sentence.h"
#include "text/token.h"

#include <errno.h>

typedef struct dump {
    const cg_lang *lang;
    cg_document document;
    cg_buf record;
    FILE *out;
    cg_error *error;
} dump;

static cg_status end_record(dump *d)
{
    cg_buf_add(&d->record, "}\n", 2);
    if (!cg_buf_ok(&d->record))
        return cg_error_memory(d->error);
    errno = 0;
    if (fwrite(d->record.ptr, 1, d->record.len, d->out) != d->record.len)
        return cg_error_set(d->error, CG_E_IO, errno, NULL, "can't write the dump");
    return CG_OK;
}

static void begin_record(dump *d, cg_span text)
{
    cg_span source = cg_document_source_span(&d->document, text);
    cg_buf_reset(&d->record);
    cg_buf_add_char(&d->record, '{');
    cg_json_add_uint(&d->record, "byte_start", source.start);
    cg_json_add_uint(&d->record, "byte_end", source.end);
}

static void add_text(dump *d, cg_span span)
{
    cg_slice text = cg_slice_sub(d->document.text, span.start, span.end);
    if (text.len > CG_MAX_QUOTE) {
        text.len = CG_MAX_QUOTE;
        while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    cg_json_add_text(&d->record, "text", text);
}

static cg_status dump_block(dump *d, const cg_block *block)
{
    begin_record(d, block->span);
    cg_json_add_text(&d->record, "kind", cg_slice_of(cg_block_kind_name(block->kind)));
    if (block->heading == CG_NO_BLOCK)
        cg_json_add_null(&d->record, "heading");
    else
        cg_json_add_uint(&d->record, "heading", block->heading);
    add_text(d, block->span);
    return end_record(d);
}

static cg_status dump_sentences(dump *d, const cg_block *block)
{
    cg_spans spans = {0};
    cg_status status = CG_OK;
    if (!cg_sentences_split(d->document.text, block->span, cg_lang_abbrevs(d->lang), &spans))
        status = cg_error_memory(d->error);
    for (size_t i = 0; status == CG_OK && i < spans.len; i++) {
        begin_record(d, spans.items[i]);
        add_text(d, spans.items[i]);
        status = end_record(d);
    }
    cg_vec_release(&spans);
    return status;
}

static cg_status dump_token(dump *d, const cg_token *token)
{
    static const char *const kinds[] = {
        [CG_TOKEN_WORD] = "word", [CG_TOKEN_NUMBER] = "number", [CG_TOKEN_MARK] = "mark"};
    char folded[CG_MAX_WORD];
    begin_record(d, token->span);
    cg_json_add_text(&d->record, "kind", cg_slice_of(kinds[token->kind]));
    size_t len = cg_token_fold(d->document.text, token, folded, sizeof folded);
    cg_json_add_text_or_null(&d->record, "folded", (cg_slice){folded, len});
    add_text(d, token->span);
    return end_record(d);
}

static cg_status dump_tokens(dump *d, const cg_block *block)
{
    cg_tokens tokens = {0};
    cg_status status = CG_OK;
    if (!cg_tokens_scan(d->document.text, block->span, &tokens))
        status = cg_error_memory(d->error);
    for (size_t i = 0; status == CG_OK && i < tokens.len; i++)
        status = dump_token(d, &tokens.items[i]);
    cg_vec_release(&tokens);
    return status;
}

typedef struct stage {
    const char *name;
    cg_status (*block)(dump *d, const cg_block *block);
} stage;

static const stage stages[] = {
    {"document", dump_block},
    {"sentences", dump_sentences},
    {"tokens", dump_tokens},
};

static const stage *find_stage(const char *name)
{
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i].name, name) == 0)
            return &stages[i];
    return NULL;
}

static cg_status dump_blocks(dump *d, const stage *stage, const char *path,
                             cg_slice source)
{
    cg_status status =
        cg_document_load(&d->document, cg_slice_of(path), source, d->error);
    for (size_t i = 0; status == CG_OK && i < d->document.blocks.len; i++)
        status = stage->block(d, &d->document.blocks.items[i]);
    errno = 0;
    if (status == CG_OK && fflush(d->out) != 0)
        status = cg_error_set(d->error, CG_E_IO, errno, NULL, "can't write the dump");
    return status;
}

cg_status cg_dump(const char *stage_name, const char *path, FILE *out, cg_error *error)
{
    const stage *stage = find_stage(stage_name);
    if (!stage)
        return cg_error_set(error, CG_E_USAGE, 0, NULL,
                            "there is no stage \"%s\": document, sentences or tokens",
                            stage_name);
    cg_lang *lang = NULL;
    bool cut = false;
    cg_buf source;
    dump d = {.out = out, .error = error};
    cg_buf_init(&source, CG_MAX_DOCUMENT);
    cg_buf_init(&d.record, CG_MAX_REPORT_RECORD);
    cg_document_init(&d.document);
    cg_status status = cg_file_read(path, CG_MAX_DOCUMENT, &source, &cut, error);
    if (status == CG_OK)
        status = cg_lang_load("en", NULL, &lang, error);
    d.lang = lang;
    if (status == CG_OK)
        status = dump_blocks(&d, stage, path, cg_buf_slice(&source));
    if (status == CG_OK && cut)
        status = cg_error_set(error, CG_E_LIMIT, 0, path, "only the start was read");
    cg_document_release(&d.document);
    cg_buf_release(&d.record);
    cg_buf_release(&source);
    cg_lang_free(lang);
    return status;
}
