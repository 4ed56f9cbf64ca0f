/* A sketch as a pack: names, lexicons, one claim with patterns and examples. */
#include "base/json.h"
#include "base/limits.h"
#include "rules/layout.h"
#include "run/sketch.h"

enum { SLUG = 40, SLUG_WORDS = 4 };

typedef struct writer {
    const cg_sketch *k;
    cg_buf json, pattern;
    char subject[SLUG + 1], same[SLUG + 1], opposite[SLUG + 1 + 4];
} writer;

/* --- ids ---------------------------------------------------------------------------------- */

/* Up to four words in small letters, parted by hyphens. */
static void make_slug(cg_slice text, const char *otherwise, char out[SLUG + 1])
{
    size_t len = 0, words = 0;
    bool between = true;
    for (size_t i = 0; i < text.len && len + 2 < SLUG; i++) {
        char c = text.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            between = true;
            continue;
        }
        if (between && ++words > SLUG_WORDS)
            break;
        if (between && len)
            out[len++] = '-';
        out[len++] = c;
        between = false;
    }
    out[len] = '\0';
    if (len == 0)
        (void)snprintf(out, SLUG + 1, "%s", otherwise);
}

static bool has_phrases(const cg_sketch *k, bool opposite)
{
    for (size_t i = 0; i < k->phrases.len; i++)
        if (k->phrases.items[i].opposite == opposite)
            return true;
    return false;
}

/* --- patterns --------------------------------------------------------------------------- */

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || c == '\'';
}

/* What stands for something in patterns, and must not here. */
static void add_plain(cg_buf *out, cg_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!is_letter_or_digit(text.ptr[i]) && text.ptr[i] != ' ' && text.ptr[i] != '-')
            cg_buf_add_char(out, '\\');
        cg_buf_add_char(out, text.ptr[i]);
    }
}

static bool is_transparent(const cg_sketch_word *word)
{
    static const char *const marks[] = {"-", "'", "\"", "\u2019", "\u2018", "\u201c", "\u201d"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cg_slice_is(word->text, marks[i]))
            return true;
    return false;
}

/* A pattern on its way: gaps are written once something follows them. */
typedef struct pattern {
    writer *w;
    unsigned gap; /* words that may stand here */
} pattern;

static void part(pattern *p)
{
    cg_buf *out = &p->w->pattern;
    if (out->len)
        cg_buf_add_char(out, ' ');
    if (out->len && p->gap)
        cg_buf_printf(out, "...%u ", p->gap);
    p->gap = 0;
}

static void add_word(pattern *p, const cg_sketch_word *word)
{
    if (is_transparent(word))
        return;
    if (word->text.ptr[0] != '\'' || p->gap)
        part(p);
    add_plain(&p->w->pattern, memchr(word->text.ptr, '.', word->text.len) ? word->text
                                                                         : word->folded);
}

/* "is", "has been": forms of one verb; the others are said as they are. */
static void add_help(pattern *p)
{
    const cg_sketch *k = p->w->k;
    bool whole = k->depth == CG_SKETCH_WHOLE, be = false;
    for (uint32_t i = k->verb; i < k->core; i++) {
        const cg_sketch_word *word = &k->words.items[i];
        be |= word->role == CG_SKETCH_BE;
        if (whole && word->role == CG_SKETCH_HELP)
            add_word(p, word);
    }
    if (be) {
        part(p);
        cg_buf_add_slice(&p->w->pattern, CG_SLICE("be"));
    }
    p->gap = be || whole ? 4 : 0;
}

/* The pattern with a lexicon for the pivot; NULL: with the pivot itself. */
static cg_slice make_pattern(writer *w, const char *lexicon)
{
    const cg_sketch *k = w->k;
    pattern p = {.w = w};
    cg_buf_reset(&w->pattern);
    if (k->verb == 1 && cg_slice_is(k->words.items[0].folded, "there"))
        add_word(&p, &k->words.items[0]);
    add_help(&p);
    for (uint32_t i = k->core; i < k->end; i++) {
        const cg_sketch_word *word = &k->words.items[i];
        if (k->has_value && i == k->value_first) {
            part(&p);
            cg_buf_printf(&w->pattern, "<%s>",
                          cg_value_type_name((cg_value_type)k->value.type));
            i = k->value_end - 1;
        } else if (lexicon && i == k->pivot) {
            part(&p);
            cg_buf_printf(&w->pattern, "@%s", lexicon);
            i = k->pivot_end - 1;
        } else if (word->role == CG_SKETCH_GAP && i + 1 < k->end) {
            p.gap = p.gap > 2 ? p.gap : 2;
        } else {
            add_word(&p, word);
        }
    }
    return cg_buf_slice(&w->pattern);
}

/* --- parts of the pack -------------------------------------------------------------------- */

static void open(writer *w, const char *key, char bracket)
{
    if (key)
        cg_json_add_key(&w->json, key);
    cg_buf_add_char(&w->json, bracket);
}

static void add_item(writer *w, cg_slice text)
{
    if (w->json.len && w->json.ptr[w->json.len - 1] != '[')
        cg_buf_add_char(&w->json, ',');
    cg_json_add_string(&w->json, text);
}

static void add_names(writer *w)
{
    const cg_sketch *k = w->k;
    if (!k->name.len)
        return;
    open(w, "names", '{');
    open(w, w->subject, '{');
    open(w, "names", '[');
    add_item(w, k->name);
    if (k->acronym.len) {
        char exact[16];
        (void)snprintf(exact, sizeof exact, "=%.*s", (int)k->acronym.len, k->acronym.ptr);
        add_item(w, cg_slice_of(exact));
    }
    cg_buf_add_char(&w->json, ']');
    if (k->anaphor.len) {
        open(w, "anaphors", '[');
        add_item(w, k->anaphor);
        cg_buf_add_char(&w->json, ']');
    }
    if (k->any_case)
        cg_json_add_text(&w->json, "case", CG_SLICE("any"));
    cg_buf_add(&w->json, "}}", 2);
}

static void add_phrases(writer *w, bool opposite)
{
    const cg_sketch *k = w->k;
    for (size_t i = 0; i < k->phrases.len; i++) {
        if (k->phrases.items[i].opposite != opposite)
            continue;
        cg_buf_reset(&w->pattern);
        add_plain(&w->pattern, k->phrases.items[i].text);
        add_item(w, cg_buf_slice(&w->pattern));
    }
}

static void add_lexicons(writer *w)
{
    const cg_sketch *k = w->k;
    if (k->phrases.len == 0)
        return;
    open(w, "lexicons", '{');
    if (has_phrases(k, false)) {
        open(w, w->same, '[');
        add_item(w, k->lemma);
        add_phrases(w, false);
        cg_buf_add_char(&w->json, ']');
    }
    if (has_phrases(k, true)) {
        open(w, w->opposite, '[');
        add_phrases(w, true);
        cg_buf_add_char(&w->json, ']');
    }
    cg_buf_add_char(&w->json, '}');
}

static void add_value(writer *w)
{
    const cg_sketch *k = w->k;
    char text[CG_VALUE_TEXT];
    if (!k->has_value)
        return;
    open(w, "value", '{');
    if (k->value.type == CG_VALUE_DATE) {
        size_t len = cg_value_text(&k->value, text);
        cg_json_add_text(&w->json, "is", (cg_slice){text, len});
        cg_json_add_text(&w->json, "type", CG_SLICE("date"));
    } else {
        cg_json_add_key(&w->json, "is");
        cg_buf_printf(&w->json, "%.15g", k->value.amount);
        if (k->value.unit.len)
            cg_json_add_text(&w->json, "unit", k->value.unit);
        else
            cg_json_add_text(&w->json, "type",
                             cg_slice_of(cg_value_type_name((cg_value_type)k->value.type)));
    }
    cg_buf_add_char(&w->json, '}');
}

/* Patterns of one list: those of the claim's own words, or of their opposites. */
static void add_list(writer *w, const char *key, bool opposite)
{
    const cg_sketch *k = w->k;
    open(w, key, '[');
    if (!opposite)
        add_item(w, make_pattern(w, has_phrases(k, false) ? w->same : NULL));
    else if (has_phrases(k, true) && !k->others.contrary)
        add_item(w, make_pattern(w, w->opposite));
    else if (has_phrases(k, true)) {
        cg_buf_add_char(&w->json, '{');
        cg_json_add_text(&w->json, "pattern", make_pattern(w, w->opposite));
        cg_json_add_text(&w->json, "polarity", CG_SLICE("asserted"));
        cg_buf_add_char(&w->json, '}');
    }
    cg_buf_add_char(&w->json, ']');
}

static void add_examples(writer *w)
{
    const cg_sketch *k = w->k;
    open(w, "examples", '[');
    for (size_t i = 0; i < k->examples.len; i++) {
        if (i)
            cg_buf_add_char(&w->json, ',');
        cg_buf_add_char(&w->json, '{');
        cg_json_add_text(&w->json, "text", k->examples.items[i].text);
        cg_json_add_text(&w->json, "stance",
                         cg_slice_of(cg_stance_name(k->examples.items[i].stance)));
        cg_buf_add_char(&w->json, '}');
    }
    cg_buf_add_char(&w->json, ']');
}

static void add_claim(writer *w)
{
    const cg_sketch *k = w->k;
    char id[SLUG + 1];
    bool denies = k->polarity < 0, others = has_phrases(k, true);
    uint32_t from = k->core < k->end ? k->core : k->verb;
    cg_buf_reset(&w->pattern);
    for (uint32_t i = from; i < k->end; i++)
        cg_buf_printf(&w->pattern, "%.*s ",
                      k->words.items[i].role == CG_SKETCH_WORD ? (int)k->words.items[i].text.len
                                                               : 0,
                      k->words.items[i].text.ptr);
    make_slug(cg_buf_slice(&w->pattern), "claim", id);
    cg_buf_add_char(&w->json, '{');
    cg_json_add_text(&w->json, "id", cg_slice_of(id));
    cg_json_add_text(&w->json, "claim", k->claim);
    if (k->name.len)
        cg_json_add_text(&w->json, "subject", cg_slice_of(w->subject));
    else
        cg_json_add_null(&w->json, "subject");
    add_value(w);
    if (!denies || others)
        add_list(w, "supports", denies);
    if (denies || others)
        add_list(w, "contradicts", !denies);
    add_examples(w);
    cg_buf_add_char(&w->json, '}');
}

/* --- the whole -------------------------------------------------------------------------------- */

static void add_pack(writer *w)
{
    char id[SLUG + 1];
    make_slug(w->k->name.len ? w->k->name : w->k->claim, "draft", id);
    cg_buf_add_char(&w->json, '{');
    cg_json_add_uint(&w->json, "claimgrep", 1);
    open(w, "pack", '{');
    cg_json_add_text(&w->json, "id", cg_slice_of(id));
    cg_json_add_text(&w->json, "language", CG_SLICE("en"));
    cg_buf_add_char(&w->json, '}');
    add_names(w);
    add_lexicons(w);
    open(w, "claims", '[');
    add_claim(w);
    cg_buf_add(&w->json, "]}", 2);
}

static void name_lexicons(writer *w)
{
    const cg_sketch *k = w->k;
    make_slug(k->name, "subject", w->subject);
    make_slug(k->lemma, "said", w->same);
    (void)snprintf(w->opposite, sizeof w->opposite, "not-%s", w->same);
}

cg_status cg_sketch_pack(cg_sketch *k, cg_buf *out, cg_error *error)
{
    const cg_json *root = NULL;
    cg_json_error syntax = {0};
    writer w = {.k = k};
    cg_buf_init(&w.json, CG_MAX_SKETCH);
    cg_buf_init(&w.pattern, CG_MAX_SKETCH);
    cg_buf_reset(out);
    name_lexicons(&w);
    add_pack(&w);
    cg_status status = cg_error_memory(error);
    if (cg_buf_ok(&w.json) && cg_buf_ok(&w.pattern))
        status = cg_json_parse(cg_buf_slice(&w.json), &k->arena, &root, &syntax);
    if (status == CG_OK)
        cg_layout_add(root, cg_buf_slice(&w.json), out);
    if (status != CG_OK || !cg_buf_ok(out))
        status = cg_error_memory(error);
    cg_buf_release(&w.json);
    cg_buf_release(&w.pattern);
    return status;
}
