/* One stage of the work, as JSON lines. Offsets are those of the file. Texts are
 * cut at CG_MAX_QUOTE bytes; the offsets never are. */
#include "run/dump.h"

#include "base/file.h"
#include "base/limits.h"
#include "run/rules.h"

#include <errno.h>

/* --- records ------------------------------------------------------------------ */

void cg_dump_begin(cg_dump_run *run, const char *type)
{
    cg_buf_reset(&run->record);
    cg_buf_add_char(&run->record, '{');
    if (type)
        cg_json_add_text(&run->record, "type", cg_slice_of(type));
}

cg_status cg_dump_end(cg_dump_run *run)
{
    cg_buf_add(&run->record, "}\n", 2);
    if (!cg_buf_ok(&run->record) && run->record.len > CG_MAX_DUMP_RECORD / 4)
        return cg_error_set(run->error, CG_E_LIMIT, 0, NULL, "a line is too large to show");
    if (!cg_buf_ok(&run->record))
        return cg_error_memory(run->error);
    errno = 0;
    if (fwrite(run->record.ptr, 1, run->record.len, run->out) != run->record.len)
        return cg_error_set(run->error, CG_E_IO, errno, NULL, "can't write the dump");
    return CG_OK;
}

void cg_dump_add_span(cg_dump_run *run, cg_span text)
{
    cg_span source = cg_document_source_span(run->document, text);
    cg_json_add_uint(&run->record, "byte_start", run->document->offset + source.start);
    cg_json_add_uint(&run->record, "byte_end", run->document->offset + source.end);
}

void cg_dump_add_range(cg_dump_run *run, const char *key, cg_span text)
{
    cg_json_add_key(&run->record, key);
    cg_buf_add_char(&run->record, '{');
    cg_dump_add_span(run, text);
    cg_buf_add_char(&run->record, '}');
}

void cg_dump_add_text(cg_dump_run *run, const char *key, cg_span span)
{
    cg_slice text = cg_slice_sub(run->document->text, span.start, span.end);
    if (text.len > CG_MAX_QUOTE) {
        text.len = CG_MAX_QUOTE;
        while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    cg_json_add_text(&run->record, key, text);
}

/* --- stages ------------------------------------------------------------------- */

enum {
    NEEDS_FILE = 1 << 0,     /* its bytes */
    NEEDS_DOCUMENT = 1 << 1, /* and what is read from them */
    NEEDS_RULES = 1 << 2,
};

typedef struct stage {
    const char *name;
    unsigned needs;
    cg_dump_fn *dump;
} stage;

/* In the order of the work. */
static const stage stages[] = {
    {"rules", NEEDS_RULES, cg_dump_rules},
    {"program", NEEDS_RULES, cg_dump_program},
    {"document", NEEDS_FILE | NEEDS_DOCUMENT, cg_dump_document},
    {"sentences", NEEDS_FILE | NEEDS_DOCUMENT, cg_dump_sentences},
    {"tokens", NEEDS_FILE | NEEDS_DOCUMENT, cg_dump_tokens},
    {"voices", NEEDS_FILE | NEEDS_DOCUMENT, cg_dump_voices},
    {"values", NEEDS_FILE | NEEDS_DOCUMENT, cg_dump_values},
    {"cues", NEEDS_FILE, cg_dump_cues},
    {"matches", NEEDS_FILE | NEEDS_RULES, cg_dump_matches},
    {"statements", NEEDS_FILE | NEEDS_RULES, cg_dump_statements},
};

enum { STAGES = sizeof stages / sizeof *stages };

const char *cg_dump_stage(size_t index)
{
    return index < STAGES ? stages[index].name : NULL;
}

bool cg_dump_takes_file(const char *name)
{
    for (size_t i = 0; i < STAGES; i++)
        if (strcmp(stages[i].name, name) == 0)
            return (stages[i].needs & NEEDS_FILE) != 0;
    return true;
}

static cg_status refuse_stage(const char *name, cg_error *error)
{
    cg_buf names;
    cg_buf_init(&names, 400);
    for (size_t i = 0; i < STAGES; i++)
        cg_buf_printf(&names, "%s%s", i == 0 ? "" : i + 1 < STAGES ? ", " : " or ",
                      stages[i].name);
    cg_slice all = cg_buf_slice(&names);
    (void)cg_error_set(error, CG_E_USAGE, 0, NULL, "there is no stage \"%s\": %.*s", name,
                       (int)all.len, all.ptr);
    cg_buf_release(&names);
    return CG_E_USAGE;
}

static cg_status find_stage(const cg_dump_options *options, const stage **found, cg_error *error)
{
    for (size_t i = 0; i < STAGES && !*found; i++)
        if (strcmp(stages[i].name, options->stage) == 0)
            *found = &stages[i];
    if (!*found)
        return refuse_stage(options->stage, error);
    if ((*found)->needs & NEEDS_FILE && !options->path)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "no file to dump");
    if ((*found)->needs & NEEDS_RULES && options->rules_len == 0)
        return cg_error_set(error, CG_E_USAGE, 0, NULL, "the stage \"%s\" needs rules",
                            options->stage);
    return CG_OK;
}

/* Every document of the file, as a check reads them. */
typedef struct shown {
    cg_dump_run *run;
    const stage *stage;
} shown;

static cg_status take(void *context, cg_document *document, cg_error *error)
{
    const shown *s = context;
    (void)error; /* the run's own */
    s->run->document = document;
    return s->stage->dump(s->run);
}

static cg_status dump_documents(cg_dump_run *run, const stage *stage, cg_document *document)
{
    shown context = {run, stage};
    cg_source source = {.path = cg_slice_of(run->path),
                        .bytes = run->source,
                        .space = CG_SPACE_FILE,
                        .options = run->plan->options};
    cg_sink sink = {&context, document, take};
    source.format = cg_reading_format(run->plan, source.path, run->source);
    return cg_read(&source, &sink, run->error);
}

static cg_status dump_file(cg_dump_run *run, const stage *stage)
{
    bool cut = false;
    cg_buf source;
    cg_document document;
    cg_document_init(&document);
    cg_buf_init(&source, CG_MAX_DOCUMENT);
    cg_status status = cg_file_read(run->path, CG_MAX_DOCUMENT, &source, &cut, run->error);
    run->source = cg_buf_slice(&source);
    if (status == CG_OK)
        status = stage->needs & NEEDS_DOCUMENT ? dump_documents(run, stage, &document)
                                               : stage->dump(run);
    if (status == CG_OK && cut)
        status = cg_error_set(run->error, CG_E_LIMIT, 0, run->path, "only the start was read");
    cg_document_release(&document);
    cg_buf_release(&source);
    return status;
}

static cg_status dump_stage(cg_dump_run *run, const cg_dump_options *options, const stage *stage)
{
    cg_chosen chosen;
    const cg_reading_plan plan = {.options = &chosen.options};
    cg_status status = cg_chosen_init(&chosen, options->formats_of, options->formats_of_len,
                                       options->text_column, run->error);
    run->plan = &plan;
    if (status == CG_OK)
        status = stage->needs & NEEDS_FILE ? dump_file(run, stage) : stage->dump(run);
    errno = 0;
    if (status == CG_OK && fflush(run->out) != 0)
        status = cg_error_set(run->error, CG_E_IO, errno, NULL, "can't write the dump");
    run->plan = NULL;
    cg_chosen_release(&chosen);
    return status;
}

cg_status cg_dump(const cg_dump_options *options, FILE *out, cg_diags *diags, cg_error *error)
{
    cg_ruleset *rules = NULL;
    cg_program *program = NULL;
    const stage *stage = NULL;
    cg_dump_run run = {.path = options->path, .out = out, .error = error};
    cg_status status = find_stage(options, &stage, error);
    if (status != CG_OK)
        return status;
    cg_buf_init(&run.record, CG_MAX_DUMP_RECORD);
    status = cg_rules_load(options->rules, options->rules_len, diags, &rules, &program, error);
    run.rules = rules;
    run.program = program;
    if (status == CG_OK)
        status = dump_stage(&run, options, stage);
    cg_buf_release(&run.record);
    cg_ruleset_free(rules);
    cg_program_free(program);
    return status;
}
