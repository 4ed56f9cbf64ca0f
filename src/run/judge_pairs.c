/* Pairs of a claim and a text, as JSON lines: one line out for each line in. */
#include "base/alloc.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/limits.h"
#include "rules/program.h"
#include "stance/alone.h"
#include "verdict/side.h"

#include <errno.h>

/* Claims that were read are kept, as most are asked for with several texts: by a hash,
 * in one of two slots, and none that is longer than a claim should be. */
enum { KEPT_CLAIMS = 4096, LONGEST_KEPT = 512 };

typedef struct kept_claim {
    cg_buf text; /* empty: nothing is kept */
    cg_alone claim;
} kept_claim;

struct cg_judge {
    cg_program *program; /* cues, and no claims */
    cg_scanner *scanner;
    kept_claim *kept; /* KEPT_CLAIMS */
    cg_alone claim;   /* one that is not kept */
    cg_alone_reader reader;
    cg_arena tree;  /* of the line */
    cg_buf claim_text, text;
    cg_buf statements, trace; /* of the pair, as they go into its record */
    cg_buf line, record;
};

/* What a line asks. */
typedef struct pair {
    cg_slice id; /* as written; empty: none */
    cg_slice claim, text;
} pair;

/* --- making --------------------------------------------------------------------- */

static cg_status compile_nothing(cg_program **program, cg_error *error)
{
    cg_ruleset *rules = cg_ruleset_new();
    cg_diags *diags = cg_diags_new();
    cg_status status = rules && diags ? cg_ruleset_compile(rules, diags, program, error)
                                      : cg_error_memory(error);
    cg_diags_free(diags);
    cg_ruleset_free(rules);
    return status;
}

cg_status cg_judge_new(cg_judge **out, cg_error *error)
{
    cg_judge *j = cg_alloc_zeroed(1, sizeof *j);
    *out = NULL;
    if (!j)
        return cg_error_memory(error);
    cg_alone_init(&j->claim);
    j->kept = cg_alloc_zeroed(KEPT_CLAIMS, sizeof *j->kept);
    for (size_t i = 0; j->kept && i < KEPT_CLAIMS; i++) {
        cg_buf_init(&j->kept[i].text, LONGEST_KEPT);
        cg_alone_init(&j->kept[i].claim);
    }
    cg_alone_reader_init(&j->reader);
    j->reader.lenient = true;
    cg_arena_init(&j->tree, CG_MAX_JUDGE_TREE);
    cg_buf_init(&j->claim_text, CG_MAX_JUDGE_LINE);
    cg_buf_init(&j->text, CG_MAX_JUDGE_LINE);
    cg_buf_init(&j->statements, 2 * CG_MAX_JUDGE_LINE);
    cg_buf_init(&j->trace, 2 * CG_MAX_JUDGE_LINE);
    cg_buf_init(&j->line, CG_MAX_JUDGE_LINE);
    cg_buf_init(&j->record, 4 * CG_MAX_JUDGE_LINE);
    cg_status status = j->kept ? compile_nothing(&j->program, error) : cg_error_memory(error);
    if (status == CG_OK)
        status = cg_lang_need_meanings(j->program->lang, error);
    if (status == CG_OK && !(j->scanner = cg_scanner_new(j->program)))
        status = cg_error_memory(error);
    if (status == CG_OK)
        *out = j;
    else
        cg_judge_free(j);
    return status;
}

void cg_judge_free(cg_judge *j)
{
    if (!j)
        return;
    cg_scanner_free(j->scanner);
    cg_program_free(j->program);
    for (size_t i = 0; j->kept && i < KEPT_CLAIMS; i++) {
        cg_buf_release(&j->kept[i].text);
        cg_alone_release(&j->kept[i].claim);
    }
    cg_alloc_free(j->kept);
    cg_alone_release(&j->claim);
    cg_alone_reader_release(&j->reader);
    cg_arena_release(&j->tree);
    cg_buf_release(&j->claim_text);
    cg_buf_release(&j->text);
    cg_buf_release(&j->statements);
    cg_buf_release(&j->trace);
    cg_buf_release(&j->line);
    cg_buf_release(&j->record);
    cg_alloc_free(j);
}

/* --- reading a line ----------------------------------------------------------------- */

/* Text that was cut up for a treebank writes its brackets and quotation marks
 * with letters and accents. They become what they stand for, and blanks: no
 * offset changes. */
static void undo_treebank(char *text, size_t len)
{
    static const struct {
        const char *from, *to;
    } marks[] = {{"-LRB-", "(    "}, {"-RRB-", "    )"}, {"-LSB-", "[    "},
                 {"-RSB-", "    ]"}, {"``", "\" "},      {"''", "\" "}};
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '-' && text[i] != '`' && text[i] != '\'')
            continue;
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            size_t width = strlen(marks[k].from);
            if (text[i] == marks[k].from[0] && i + width <= len &&
                memcmp(text + i, marks[k].from, width) == 0)
                memcpy(text + i, marks[k].to, width);
        }
    }
}

static bool take_text(cg_buf *buf, cg_slice from, cg_slice *out)
{
    cg_buf_reset(buf);
    cg_buf_add_slice(buf, from);
    if (!cg_buf_ok(buf))
        return false;
    if (buf->len)
        undo_treebank(buf->ptr, buf->len);
    *out = cg_buf_slice(buf);
    return true;
}

/* NULL when the line is a pair, else what is wrong with it. */
static const char *read_pair(cg_judge *j, cg_slice line, pair *out, cg_json_error *syntax)
{
    const cg_json *root = NULL;
    cg_arena_reset(&j->tree);
    cg_status status = cg_json_parse(line, &j->tree, &root, syntax);
    if (status != CG_OK)
        return status == CG_E_CONTENT ? syntax->text : "out of memory";
    const cg_json *id = cg_json_get(root, "id");
    const cg_json *claim = cg_json_get(root, "claim"), *text = cg_json_get(root, "text");
    if (id && (id->type == CG_JSON_STRING || id->type == CG_JSON_INTEGER))
        out->id = cg_slice_sub(line, id->span.start, id->span.end);
    if (root->type != CG_JSON_OBJECT)
        return "the line is no object";
    if (!claim || claim->type != CG_JSON_STRING || !text || text->type != CG_JSON_STRING)
        return "\"claim\" and \"text\" must be strings";
    if (!take_text(&j->claim_text, claim->string, &out->claim) ||
        !take_text(&j->text, text->string, &out->text))
        return "out of memory";
    return NULL;
}

/* --- judging ------------------------------------------------------------------------ */

static void add_modifiers(cg_buf *out, unsigned modifiers)
{
    cg_json_add_key(out, "modifiers");
    cg_buf_add_char(out, '[');
    bool first = true;
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        if (!first)
            cg_buf_add_char(out, ',');
        cg_json_add_string(out, cg_slice_of(cg_modifier_name(bit)));
        first = false;
    }
    cg_buf_add_char(out, ']');
}

static cg_span span_of(const cg_passage *p, uint32_t first, uint32_t end)
{
    return (cg_span){p->tokens.items[first].span.start, p->tokens.items[end - 1].span.end};
}

static void add_span(cg_buf *out, cg_slice text, cg_span span)
{
    cg_json_add_text(out, "cue", cg_slice_sub(text, span.start, span.end));
    cg_json_add_uint(out, "byte_start", span.start);
    cg_json_add_uint(out, "byte_end", span.end);
}

static void next_item(cg_buf *out)
{
    if (out->len && out->ptr[out->len - 1] != '[')
        cg_buf_add_char(out, ',');
    cg_buf_add_char(out, '{');
}

/* The operators that govern the words, outermost first, then the words. */
static void add_trace(const cg_judge *j, cg_buf *out, const cg_draft *draft,
                      const cg_alone_finding *f)
{
    const cg_passage *p = &j->scanner->passage;
    for (uint32_t i = 0; i < draft->governors_len; i++) {
        const cg_governor *g = &j->scanner->all_governors.items[draft->governors_first + i];
        next_item(out);
        cg_json_add_text(out, "operator", cg_slice_of(cg_operator_name(g->op)));
        add_span(out, p->text, span_of(p, g->first, g->end));
        cg_buf_add_char(out, '}');
    }
    next_item(out);
    cg_json_add_text(out, "operator", cg_slice_of(cg_alone_reason_name(f->reason)));
    add_span(out, p->text, span_of(p, f->first, f->end));
    cg_json_add_uint(out, "coverage_percent", (uint64_t)(f->coverage * 100 + 0.5));
    cg_buf_add_char(out, '}');
}

/* One sentence: adds its statements to the judge's and counts them. */
static bool judge_sentence(cg_judge *j, cg_token_range sentence, cg_side_tally *tally,
                           unsigned *modifiers)
{
    cg_scanner *s = j->scanner;
    cg_buf *statements = &j->statements;
    cg_alone_finding finding;
    cg_vec_reset(&s->drafts);
    cg_vec_reset(&s->all_governors);
    cg_arena_reset(&s->scratch);
    if (!cg_reading_load(&s->reading, &s->machine, &s->passage, sentence))
        return false;
    if (!cg_alone_judge(&j->reader, s, &finding))
        return true;
    if (!cg_alone_state(&j->reader, s, &finding, 0, 0))
        return false;
    for (size_t i = 0; i < s->drafts.len; i++) {
        const cg_draft *draft = &s->drafts.items[i];
        cg_side_count(tally, draft->outcome.stance, draft->outcome.modifiers);
        *modifiers |= draft->outcome.modifiers;
        next_item(statements);
        cg_json_add_text(statements, "stance", cg_slice_of(cg_stance_name(draft->outcome.stance)));
        add_modifiers(statements, draft->outcome.modifiers);
        cg_span span = span_of(&s->passage, sentence.first, sentence.end);
        cg_json_add_uint(statements, "byte_start", span.start);
        cg_json_add_uint(statements, "byte_end", span.end);
        cg_buf_add_char(statements, '}');
        if (i == 0)
            add_trace(j, &j->trace, draft, &finding);
    }
    return true;
}

/* The claim, read now or before; NULL when memory runs out. */
static const cg_alone *read_claim(cg_judge *j, cg_slice text)
{
    if (text.len == 0 || text.len > LONGEST_KEPT)
        return cg_alone_read(&j->claim, j->scanner, text) ? &j->claim : NULL;
    size_t number = cg_hash64(text) % KEPT_CLAIMS;
    kept_claim *kept = &j->kept[number], *other = &j->kept[number ^ 1];
    if (cg_slice_equal(cg_buf_slice(&kept->text), text))
        return &kept->claim;
    if (cg_slice_equal(cg_buf_slice(&other->text), text))
        return &other->claim;
    if (other->text.len == 0)
        kept = other;
    cg_buf_reset(&kept->text);
    if (!cg_alone_read(&kept->claim, j->scanner, text))
        return NULL;
    cg_buf_add_slice(&kept->text, text);
    return cg_buf_ok(&kept->text) ? &kept->claim : NULL;
}

static bool judge_text(cg_judge *j, const pair *pair, cg_side_tally *tally, unsigned *modifiers)
{
    cg_scanner *s = j->scanner;
    cg_span all = {0, (uint32_t)pair->text.len};
    const cg_alone *claim = read_claim(j, pair->claim);
    if (!claim)
        return false;
    cg_machine_reset(&s->machine);
    if (!cg_passage_load(&s->passage, pair->text, all, CG_BLOCK_PARAGRAPH) ||
        !cg_passage_read(&s->passage) || !cg_alone_load(&j->reader, s) ||
        !cg_alone_survey(&j->reader, s, claim))
        return false;
    for (size_t i = 0; i < s->passage.sentences.len; i++) {
        cg_token_range sentence = s->passage.sentences.items[i];
        if (sentence.first < sentence.end &&
            !judge_sentence(j, sentence, tally, modifiers))
            return false;
    }
    return true;
}

static void add_list(cg_judge *j, const char *key, const cg_buf *items)
{
    cg_json_add_key(&j->record, key);
    cg_buf_add_char(&j->record, '[');
    cg_buf_add_slice(&j->record, cg_buf_slice(items));
    cg_buf_add_char(&j->record, ']');
}

static bool judge_pair(cg_judge *j, const pair *pair)
{
    cg_side_tally tally = {{{0}}, false};
    unsigned modifiers = 0;
    cg_buf_reset(&j->statements);
    cg_buf_reset(&j->trace);
    if (!judge_text(j, pair, &tally, &modifiers) || !cg_buf_ok(&j->statements) ||
        !cg_buf_ok(&j->trace))
        return false;
    cg_json_add_text(&j->record, "stance", cg_slice_of(cg_side_name(cg_side_of_tally(&tally))));
    add_modifiers(&j->record, modifiers);
    add_list(j, "trace", &j->trace);
    add_list(j, "statements", &j->statements);
    return true;
}

static void begin_record(cg_judge *j, cg_slice id)
{
    cg_buf_reset(&j->record);
    cg_buf_add(&j->record, "{\"id\":", 6);
    cg_buf_add_slice(&j->record, id.len ? id : CG_SLICE("null"));
}

cg_status cg_judge_line(cg_judge *j, cg_slice line, cg_slice *out, bool *bad, cg_error *error)
{
    cg_json_error syntax = {.text = ""};
    pair asked = {{0}, {0}, {0}};
    const char *wrong = read_pair(j, line, &asked, &syntax);
    *bad = wrong != NULL;
    begin_record(j, asked.id);
    if (wrong)
        cg_json_add_text(&j->record, "error", cg_slice_of(wrong));
    else if (!judge_pair(j, &asked))
        return cg_error_memory(error);
    cg_buf_add(&j->record, "}\n", 2);
    if (!cg_buf_ok(&j->record))
        return cg_error_memory(error);
    *out = cg_buf_slice(&j->record);
    return CG_OK;
}

/* --- the stream ---------------------------------------------------------------------- */

/* Reads up to the end of the line; what is beyond the cap is left out and
 * `*cut` set. False at the end of the input. */
static bool read_line(cg_judge *j, FILE *in, bool *cut)
{
    int c;
    bool any = false;
    *cut = false;
    cg_buf_reset(&j->line);
    while ((c = getc_unlocked(in)) != EOF) {
        any = true;
        if (c == '\n')
            break;
        if (!*cut)
            cg_buf_add_char(&j->line, (char)c);
        *cut |= !cg_buf_ok(&j->line);
    }
    return any;
}

static cg_status write_line(FILE *out, cg_slice record, cg_error *error)
{
    errno = 0;
    if (fwrite(record.ptr, 1, record.len, out) == record.len)
        return CG_OK;
    return cg_error_set(error, CG_E_IO, errno, NULL, "the answers can't be written");
}

cg_status cg_judge_stream(cg_judge *j, FILE *in, FILE *out, size_t *bad_lines, cg_error *error)
{
    static const char too_long[] = "{\"id\":null,\"error\":\"the line is too long\"}\n";
    cg_status status = CG_OK;
    bool cut = false, bad = false;
    *bad_lines = 0;
    errno = 0;
    while (status == CG_OK && read_line(j, in, &cut)) {
        cg_slice record = {too_long, sizeof too_long - 1};
        bad = cut;
        if (!cut)
            status = cg_judge_line(j, cg_buf_slice(&j->line), &record, &bad, error);
        *bad_lines += bad;
        if (status == CG_OK)
            status = write_line(out, record, error);
    }
    if (status == CG_OK && ferror(in))
        status = cg_error_set(error, CG_E_IO, errno, NULL, "the pairs can't be read");
    return status;
}
