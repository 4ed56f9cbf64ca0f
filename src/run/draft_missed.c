/* Sentences of a corpus that name the drafted rule's subject, and bear on nothing yet:
 * the most promising first, each with what speaks for it. */
#include "run/draft.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/visible.h"
#include "rules/program.h"
#include "run/chosen.h"
#include "run/paths.h"
#include "run/scan.h"
#include "stance/scanner.h"

#include <errno.h>

enum { LONGEST_SENTENCE = 400, MOST_SIGNS = 48 };

/* A word that makes a sentence promising, in all its forms. */
typedef struct sign {
    const char *label; /* "says", "near", "against" */
    cg_slice word;
    cg_forms forms;
    unsigned score;
} sign;

typedef struct missed {
    unsigned score;
    cg_slice path, text;
    uint32_t line;
    uint64_t signs; /* a bit each */
} missed;

typedef struct seeker {
    cg_drafter *d;
    cg_watch watch;
    cg_arena arena;
    sign signs[MOST_SIGNS];
    uint32_t sign_count;
    missed best[CG_MAX_SKETCH_MISSED]; /* by score, then as they were met */
    size_t count, met;
    const char *path;
    uint64_t offset; /* of the piece at hand in its file, */
    uint32_t lines;  /* and the lines of those before it */
    cg_error unread; /* why a file was not read, or not whole: the first */
} seeker;

/* --- what speaks for a sentence -------------------------------------------------------- */

/* By its first word, when it is a phrase. */
static cg_status add_sign(seeker *f, const char *label, cg_slice word, unsigned score)
{
    size_t end = 0;
    if (f->sign_count == MOST_SIGNS)
        return CG_OK;
    while (end < word.len && word.ptr[end] != ' ')
        end++;
    sign *s = &f->signs[f->sign_count++];
    *s = (sign){.label = label, .word = word, .score = score};
    if (cg_inflect(cg_lang_inflection(f->d->program->lang), cg_slice_sub(word, 0, end), &f->arena,
                   &s->forms) == CG_OK)
        return CG_OK;
    return cg_error_memory(f->d->error);
}

static cg_status add_signs(seeker *f)
{
    const cg_sketch *k = &f->d->sketch;
    cg_status status = CG_OK;
    for (uint32_t i = k->core; i < k->end && status == CG_OK; i++)
        if (k->words.items[i].role == CG_SKETCH_WORD && k->words.items[i].folded.len > 3)
            status = add_sign(f, "says", k->words.items[i].folded, 3);
    for (size_t i = 0; i < k->others.same.len && status == CG_OK; i++)
        status = add_sign(f, "near", k->others.same.items[i], 2);
    for (size_t i = 0; i < k->others.opposite.len && status == CG_OK; i++)
        status = add_sign(f, "against", k->others.opposite.items[i], 2);
    return status;
}

static void release_signs(seeker *f)
{
    for (uint32_t i = 0; i < f->sign_count; i++)
        cg_vec_release(&f->signs[i].forms);
}

/* Each sign counts once. */
static void weigh_token(const seeker *f, missed *m, cg_slice token)
{
    for (uint32_t i = 0; i < f->sign_count; i++) {
        const sign *s = &f->signs[i];
        for (size_t k = 0; k < s->forms.len && !(m->signs >> i & 1); k++) {
            if (!cg_slice_equal(s->forms.items[k], token))
                continue;
            m->signs |= (uint64_t)1 << i;
            m->score += s->score;
        }
    }
}

/* --- the best of them ------------------------------------------------------------------- */

static cg_status keep(seeker *f, missed m)
{
    size_t at = f->count;
    while (at > 0 && f->best[at - 1].score < m.score)
        at--;
    f->met++;
    if (at == CG_MAX_SKETCH_MISSED)
        return CG_OK;
    m.text = cg_arena_copy(&f->arena, m.text);
    m.path = cg_arena_copy(&f->arena, cg_slice_of(f->path));
    if (!m.text.ptr || !m.path.ptr)
        return cg_error_memory(f->d->error);
    if (f->count < CG_MAX_SKETCH_MISSED)
        f->count++;
    for (size_t i = f->count - 1; i > at; i--)
        f->best[i] = f->best[i - 1];
    f->best[at] = m;
    return CG_OK;
}

/* --- looking -------------------------------------------------------------------------------- */

static bool names_subject(const cg_scanner *s, cg_token_range range)
{
    uint32_t entry = s->program->claim_codes[0].entry;
    for (size_t i = 0; entry != CG_NONE && i < s->mentions.len; i++) {
        const cg_mention *mention = &s->mentions.items[i];
        if (mention->entry == entry && !mention->anaphor && mention->first >= range.first &&
            mention->end <= range.end)
            return true;
    }
    return entry == CG_NONE;
}

/* The line of an offset: pieces of a file count their own. */
static uint32_t line_of(seeker *f, const cg_scanner *s, size_t offset)
{
    uint32_t line, column;
    cg_span ignored;
    if (s->offset < f->offset)
        f->lines = 0;
    else if (s->offset > f->offset)
        f->lines += s->results->tally.lines;
    f->offset = s->offset;
    cg_document_place((cg_document *)&s->document, offset, &line, &column, &ignored);
    return f->lines + line;
}

static cg_status look(void *context, const cg_scanner *s, size_t first_statement)
{
    seeker *f = context;
    const cg_token *items = s->passage.tokens.items;
    cg_token_range range = s->reading.range;
    missed m = {0};
    if (s->results->statements.len > first_statement || range.first == range.end ||
        !names_subject(s, range))
        return CG_OK;
    for (uint32_t i = range.first; i < range.end; i++) {
        char folded[CG_MAX_WORD];
        size_t len = cg_token_fold(s->passage.text, &items[i], folded, sizeof folded);
        if (items[i].kind == CG_TOKEN_WORD)
            weigh_token(f, &m, (cg_slice){folded, len});
    }
    m.line = line_of(f, s, items[range.first].span.start);
    m.text = cg_slice_sub(s->passage.text, items[range.first].span.start,
                          items[range.end - 1].span.end);
    if (m.text.len > LONGEST_SENTENCE)
        m.text.len = LONGEST_SENTENCE;
    return keep(f, m);
}

/* What can't be read keeps nothing else from being looked at. */
static void read_file(seeker *f, cg_buf *bytes)
{
    bool cut = false;
    cg_error error = {0};
    cg_status status = cg_file_read(f->path, CG_MAX_DOCUMENT, bytes, &cut, &error);
    if (status == CG_OK && cut)
        status = cg_error_set(&error, CG_E_LIMIT, 0, f->path, "only its start was read");
    if (status != CG_OK && f->unread.status == CG_OK)
        f->unread = error;
}

static cg_status look_into(seeker *f, cg_scanner *scanner, const cg_paths *paths,
                           const cg_path *path)
{
    cg_buf bytes;
    cg_results *results = cg_results_new();
    const cg_reading_plan plan = cg_path_plan(paths, path);
    if (!results)
        return cg_error_memory(f->d->error);
    f->path = path->path.ptr;
    f->offset = 0;
    f->lines = 0;
    cg_buf_init(&bytes, CG_MAX_DOCUMENT);
    read_file(f, &bytes);
    cg_status status =
        cg_scan_bytes(scanner, &plan, f->path, cg_buf_slice(&bytes), results, f->d->error);
    cg_results_free(results);
    cg_buf_release(&bytes);
    return status;
}

static cg_status look_everywhere(seeker *f, const cg_paths *paths)
{
    cg_scanner *scanner = cg_scanner_new(f->d->program);
    cg_status status = scanner ? CG_OK : cg_error_memory(f->d->error);
    if (scanner)
        scanner->watch = &f->watch;
    for (size_t i = 0; status == CG_OK && i < paths->items.len; i++)
        if (paths->items.items[i].status == CG_FILE_SCANNED)
            status = look_into(f, scanner, paths, &paths->items.items[i]);
    cg_scanner_free(scanner);
    return status;
}

/* --- telling ------------------------------------------------------------------------------- */

static void add_visible(cg_buf *out, cg_slice text)
{
    size_t start = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && !strchr("\r\n\t", text.ptr[i]))
            continue;
        cg_visible_add(out, cg_slice_sub(text, start, i), CG_VISIBLE_INLINE);
        if (i < text.len)
            cg_buf_add_char(out, ' ');
        start = i + 1;
    }
}

static void tell_one(const seeker *f, const missed *m, cg_buf *out)
{
    const char *separator = ": ";
    cg_visible_add(out, m->path, CG_VISIBLE_START);
    cg_buf_printf(out, ":%u", m->line);
    for (uint32_t i = 0; i < f->sign_count; i++) {
        if (!(m->signs >> i & 1))
            continue;
        cg_buf_printf(out, "%s%s \"%.*s\"", separator, f->signs[i].label,
                      (int)f->signs[i].word.len, f->signs[i].word.ptr);
        separator = ", ";
    }
    cg_buf_printf(out, "%s\n    ", m->signs ? "" : ": names the subject only");
    add_visible(out, m->text);
    cg_buf_add_char(out, '\n');
}

static cg_status tell(const seeker *f, FILE *notes)
{
    cg_buf out;
    cg_buf_init(&out, CG_MAX_SKETCH);
    cg_buf_printf(&out, "%zu sentence%s name%s the subject and bear%s on nothing yet%s\n", f->met,
                  f->met == 1 ? "" : "s", f->met == 1 ? "s" : "", f->met == 1 ? "s" : "",
                  f->met > f->count ? "; the most promising:" : f->met ? ":" : "");
    for (size_t i = 0; i < f->count; i++)
        tell_one(f, &f->best[i], &out);
    cg_status status = CG_OK;
    errno = 0;
    if (!cg_buf_ok(&out))
        status = cg_error_memory(f->d->error);
    else if (fwrite(out.ptr, 1, out.len, notes) != out.len || fflush(notes) != 0)
        status = cg_error_set(f->d->error, CG_E_IO, errno, NULL, "can't tell what is missed");
    cg_buf_release(&out);
    return status;
}

cg_status cg_draft_missed(cg_drafter *d, FILE *notes)
{
    seeker f = {.d = d, .watch = {look, &f}};
    const cg_paths_request request = {
        .named = d->options->corpus,
        .count = d->options->corpus_len,
        .select = {.config = d->options->config},
    };
    cg_paths paths;
    cg_chosen chosen;
    cg_paths_init(&paths);
    cg_arena_init(&f.arena, CG_MAX_SKETCH);
    cg_status status = cg_chosen_init(&chosen, NULL, 0, NULL, d->error);
    paths.options = &chosen.options;
    if (status == CG_OK)
        status = cg_paths_list(&paths, &request, d->error);
    if (status == CG_OK)
        status = add_signs(&f);
    if (status == CG_OK)
        status = look_everywhere(&f, &paths);
    if (status == CG_OK)
        status = tell(&f, notes);
    if (status == CG_OK && f.unread.status != CG_OK) {
        status = f.unread.status;
        if (d->error)
            *d->error = f.unread;
    }
    release_signs(&f);
    cg_arena_release(&f.arena);
    cg_chosen_release(&chosen);
    cg_paths_release(&paths);
    return status;
}
