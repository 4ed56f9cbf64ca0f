#include "lang/inflect.h"

#include "base/limits.h"
#include "lang/data.h"
#include "lang/endings.h"
#include "lang/lexemes.h"

#include <assert.h>

#define MAX_SPELLINGS 8

/* How a lemma inflects: `prefix` stands before every form of `base`. */
struct lexeme {
    cg_slice prefix, base;
    uint64_t bits;
    const cg_link *chain; /* of the base */
};

/* The work on one word: its forms are gathered, or one of them is sought. */
struct task {
    const cg_inflection *data;
    cg_arena *arena;
    cg_forms *forms;
    size_t first; /* index of this word's first form */
    cg_slice asked;
    cg_slice sought; /* with a ptr: nothing is gathered */
    bool found, failed;
};

/* --- forms out ---------------------------------------------------------- */

static bool is_kept_apart(const struct task *task, cg_slice form)
{
    char key[2 * CG_MAX_WORD + 32];
    size_t len = task->asked.len + 1 + form.len;
    assert(len <= sizeof key);
    memcpy(key, task->asked.ptr, task->asked.len);
    key[task->asked.len] = ' ';
    memcpy(key + task->asked.len + 1, form.ptr, form.len);
    return cg_wordmap_find(&task->data->apart, (cg_slice){key, len}) != NULL;
}

static bool is_there(const struct task *task, cg_slice form)
{
    for (size_t i = task->first; i < task->forms->len; i++) {
        if (cg_slice_equal(task->forms->items[i], form))
            return true;
    }
    return false;
}

static void emit(struct task *task, cg_slice form)
{
    if (task->sought.ptr) {
        task->found = task->found || cg_slice_equal(form, task->sought);
        return;
    }
    if (task->failed || is_there(task, form) || is_kept_apart(task, form))
        return;
    cg_slice copy = cg_arena_copy(task->arena, form);
    task->failed = !copy.ptr || !cg_vec_push(task->forms, copy);
}

/* Joins two slices; false when the word gets too long to mean anything. */
static bool join(cg_word *out, cg_slice start, cg_slice end)
{
    if (start.len + end.len > CG_MAX_WORD)
        return false;
    if (start.len)
        memcpy(out->text, start.ptr, start.len);
    if (end.len)
        memcpy(out->text + start.len, end.ptr, end.len);
    out->len = start.len + end.len;
    return true;
}

static void emit_with(struct task *task, cg_slice prefix, cg_slice form)
{
    cg_word whole;
    if (prefix.len == 0)
        emit(task, form);
    else if (join(&whole, prefix, form))
        emit(task, cg_word_slice(&whole));
}

/* --- look-up ------------------------------------------------------------ */

static cg_slice first_word(cg_slice group)
{
    cg_slice word = {0};
    (void)cg_data_next_word(&group, &word);
    return word;
}

/* A paradigm, verbs' only or any, whose lemma is `word`. */
static bool heads_paradigm(const cg_link *link, cg_slice word, bool verb)
{
    for (; link; link = link->next) {
        if (link->kind == CG_LINK_VARIANT || (verb && link->kind != CG_LINK_VERB))
            continue;
        if (cg_slice_equal(first_word(link->group), word))
            return true;
    }
    return false;
}

/* What follows a prefix of the data's list; ptr NULL when it is not there. */
static cg_slice behind_prefix(const cg_affix *prefix, cg_slice word)
{
    size_t len = prefix->text.len;
    if (word.len <= len || memcmp(word.ptr, prefix->text.ptr, len) != 0)
        return (cg_slice){0};
    return cg_slice_sub(word, len, word.len);
}

/* A verb of the data behind a prefix: overpay, redeploy. */
static bool find_prefixed(const cg_inflection *data, cg_slice word, struct lexeme *out)
{
    for (size_t i = 0; i < data->prefixes.len; i++) {
        cg_slice rest = behind_prefix(&data->prefixes.items[i], word);
        const cg_wordmap_entry *entry =
            rest.ptr ? cg_wordmap_find(&data->words, rest) : NULL;
        if (!entry || entry->bits & CG_LEX_PLAIN)
            continue;
        if (!(entry->bits & CG_LEX_VERB) && !heads_paradigm(entry->chain, rest, true))
            continue;
        *out = (struct lexeme){data->prefixes.items[i].text, rest, entry->bits,
                               entry->chain};
        return true;
    }
    return false;
}

/* True when `word` is a lemma that the data list. */
static bool find_listed(const cg_inflection *data, cg_slice word, struct lexeme *out)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&data->words, word);
    if (!entry ||
        (!(entry->bits & CG_LEX_KINDS) && !heads_paradigm(entry->chain, word, false)))
        return false;
    *out = (struct lexeme){{"", 0}, word, entry->bits, entry->chain};
    return true;
}

/* What the longest known ending says; 0 for nothing. */
static uint64_t bits_by_ending(const cg_inflection *data, cg_slice word)
{
    const cg_affix *best = NULL;
    for (size_t i = 0; i < data->kinds.len; i++) {
        const cg_affix *affix = &data->kinds.items[i];
        size_t len = affix->text.len;
        if (word.len < len + 2 || (best && len <= best->text.len))
            continue;
        if (memcmp(word.ptr + word.len - len, affix->text.ptr, len) == 0)
            best = affix;
    }
    return best ? best->bits : 0;
}

/* --- spelling ----------------------------------------------------------- */

struct spellings {
    cg_word items[MAX_SPELLINGS];
    size_t len;
};

/* start + middle + end, unless it is there already or there are too many. */
static void add_spelling(struct spellings *all, cg_slice start, cg_slice middle,
                         cg_slice end)
{
    cg_word front, whole;
    if (all->len == MAX_SPELLINGS || !join(&front, start, middle) ||
        !join(&whole, cg_word_slice(&front), end))
        return;
    for (size_t i = 0; i < all->len; i++) {
        if (cg_slice_equal(cg_word_slice(&all->items[i]), cg_word_slice(&whole)))
            return;
    }
    all->items[all->len++] = whole;
}

static void respell_as_listed(const cg_inflection *data, cg_slice word,
                              struct spellings *all)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&data->words, word);
    for (const cg_link *link = entry ? entry->chain : NULL; link; link = link->next) {
        cg_slice rest = link->group;
        if (link->kind != CG_LINK_VARIANT)
            continue;
        for (cg_slice other; cg_data_next_word(&rest, &other);)
            add_spelling(all, other, (cg_slice){0}, (cg_slice){0});
    }
}

/* Puts the other stem in place of the one that `word` has behind `prefix`. */
static void respell_stem(const cg_inflection *data, cg_slice prefix, cg_slice word,
                         struct spellings *all)
{
    for (size_t i = 0; i < data->stems.len; i++) {
        const cg_affix *stem = &data->stems.items[i];
        size_t len = stem->text.len;
        if (word.len >= len && memcmp(word.ptr, stem->text.ptr, len) == 0)
            add_spelling(all, prefix, stem->other, cg_slice_sub(word, len, word.len));
    }
}

static void respell_ending(const cg_inflection *data, cg_slice word,
                           struct spellings *all)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&data->words, word);
    if (entry && entry->bits & CG_LEX_ONE_SPELLING)
        return;
    for (size_t i = 0; i < data->respelt.len; i++) {
        const cg_affix *ending = &data->respelt.items[i];
        size_t len = ending->text.len;
        if (word.len < len + 2)
            continue;
        cg_slice start = cg_slice_sub(word, 0, word.len - len);
        if (memcmp(word.ptr + start.len, ending->text.ptr, len) == 0)
            add_spelling(all, start, ending->other, (cg_slice){0});
    }
}

/* All spellings of a lemma, the one given first. */
static void respell(const cg_inflection *data, cg_slice word, struct spellings *all)
{
    all->len = 0;
    add_spelling(all, word, (cg_slice){0}, (cg_slice){0});
    respell_as_listed(data, word, all);
    respell_stem(data, (cg_slice){0}, word, all);
    for (size_t i = 0; i < data->prefixes.len; i++) {
        cg_slice rest = behind_prefix(&data->prefixes.items[i], word);
        if (rest.ptr)
            respell_stem(data, data->prefixes.items[i].text, rest, all);
    }
    for (size_t i = 0, len = all->len; i < len; i++)
        respell_ending(data, cg_word_slice(&all->items[i]), all);
}

/* How a lemma may be known. */
enum {
    BY_NAME = 0,        /* listed, in this spelling or another */
    BY_ENDING = 1 << 0, /* also by the ending of a noun or verb */
    BY_PREFIX = 1 << 1, /* also a listed verb behind a prefix */
};

static bool find_lexeme(const cg_inflection *data, cg_slice word, unsigned how,
                        struct lexeme *out)
{
    struct spellings all;
    if (find_listed(data, word, out))
        return true;
    respell(data, word, &all);
    for (size_t i = 1; i < all.len; i++) {
        if (find_listed(data, cg_word_slice(&all.items[i]), out)) {
            *out = (struct lexeme){{"", 0}, word, out->bits, NULL};
            return true;
        }
    }
    if (how & BY_PREFIX && find_prefixed(data, word, out))
        return true;
    *out = (struct lexeme){{"", 0}, word, 0, NULL};
    if (how & BY_ENDING)
        out->bits = bits_by_ending(data, word);
    return (out->bits & (CG_LEX_NOUN | CG_LEX_VERB)) != 0;
}

/* --- paradigms ---------------------------------------------------------- */

static void emit_ending(struct task *task, const struct lexeme *lexeme,
                        cg_ending ending)
{
    cg_word out[CG_MAX_ENDED];
    unsigned how = (lexeme->bits & CG_LEX_DOUBLED ? CG_ENDS_DOUBLED : 0u) |
                   (lexeme->bits & CG_LEX_EITHER ? CG_ENDS_EITHER : 0u) |
                   (lexeme->bits & CG_LEX_IN_OES ? CG_ENDS_IN_OES : 0u);
    unsigned count = cg_ending_add(lexeme->base, ending, how, out);
    for (unsigned i = 0; i < count; i++)
        emit_with(task, lexeme->prefix, cg_word_slice(&out[i]));
}

static void emit_irregular(struct task *task, const struct lexeme *lexeme)
{
    for (const cg_link *link = lexeme->chain; link; link = link->next) {
        cg_slice rest = link->group;
        bool wanted = link->kind == CG_LINK_VERB ||
                      (link->kind == CG_LINK_OTHER && lexeme->prefix.len == 0);
        if (!wanted || !cg_slice_equal(first_word(rest), lexeme->base))
            continue;
        for (cg_slice form; cg_data_next_word(&rest, &form);)
            emit_with(task, lexeme->prefix, form);
    }
}

static void emit_paradigm(struct task *task, const struct lexeme *lexeme)
{
    emit_with(task, lexeme->prefix, lexeme->base);
    if (lexeme->bits & CG_LEX_PLAIN)
        return;
    emit_irregular(task, lexeme);
    if (lexeme->bits & (CG_LEX_NOUN | CG_LEX_VERB))
        emit_ending(task, lexeme, CG_ENDING_S);
    if (lexeme->bits & CG_LEX_VERB) {
        emit_ending(task, lexeme, CG_ENDING_ED);
        emit_ending(task, lexeme, CG_ENDING_ING);
    }
    if (lexeme->bits & CG_LEX_ADJECTIVE) {
        emit_ending(task, lexeme, CG_ENDING_ER);
        emit_ending(task, lexeme, CG_ENDING_EST);
    }
}

/* The paradigm in every spelling. One that is listed by itself inflects its
 * own way (fulfil, fulfill), any other as the lexeme does. */
static void spread(struct task *task, const struct lexeme *lexeme)
{
    struct spellings all;
    struct lexeme own;
    cg_word lemma;
    if (!join(&lemma, lexeme->prefix, lexeme->base))
        return;
    emit_paradigm(task, lexeme);
    respell(task->data, cg_word_slice(&lemma), &all);
    for (size_t i = 1; i < all.len; i++) {
        cg_slice word = cg_word_slice(&all.items[i]);
        if (!find_listed(task->data, word, &own))
            own = (struct lexeme){{"", 0}, word, lexeme->bits, NULL};
        emit_paradigm(task, &own);
    }
}

/* --- from a form to its lemmas ------------------------------------------ */

static bool is_form_of(const struct task *task, const struct lexeme *lexeme,
                       cg_slice form)
{
    struct task search = *task;
    search.sought = form;
    search.found = false;
    emit_paradigm(&search, lexeme);
    return search.found;
}

/* The lemmas of the irregular paradigms that hold `form` behind `prefix`. */
static unsigned spread_irregular(struct task *task, cg_slice prefix, cg_slice form)
{
    unsigned count = 0;
    const cg_wordmap_entry *entry = cg_wordmap_find(&task->data->words, form);
    for (const cg_link *link = entry ? entry->chain : NULL; link; link = link->next) {
        cg_slice lemma = first_word(link->group);
        if (link->kind == CG_LINK_VARIANT || cg_slice_equal(lemma, form) ||
            (prefix.len && link->kind != CG_LINK_VERB))
            continue;
        const cg_wordmap_entry *base = cg_wordmap_find(&task->data->words, lemma);
        spread(task, &(struct lexeme){prefix, lemma, base->bits, base->chain});
        count++;
    }
    return count;
}

static unsigned spread_regular(struct task *task, unsigned how)
{
    cg_word words[CG_MAX_STRIPPED];
    unsigned count = 0, stripped = cg_ending_strip(task->asked, words);
    for (unsigned i = 0; i < stripped; i++) {
        struct lexeme lexeme;
        cg_slice word = cg_word_slice(&words[i]);
        if (find_lexeme(task->data, word, how, &lexeme) &&
            is_form_of(task, &lexeme, task->asked)) {
            spread(task, &lexeme);
            count++;
        }
    }
    return count;
}

/* What a prefix hides: only for words that are nothing else, since chance
 * makes many ("resting" is not re and sting). */
static unsigned spread_prefixed(struct task *task)
{
    struct lexeme lexeme;
    unsigned count = spread_regular(task, BY_PREFIX);
    if (find_prefixed(task->data, task->asked, &lexeme)) {
        spread(task, &lexeme);
        count++;
    }
    for (size_t i = 0; i < task->data->prefixes.len; i++) {
        const cg_affix *prefix = &task->data->prefixes.items[i];
        cg_slice rest = behind_prefix(prefix, task->asked);
        if (rest.ptr)
            count += spread_irregular(task, prefix->text, rest);
    }
    return count;
}

/* The singular of an unknown word in -s; ptr NULL when it doesn't look like a
 * plural. */
static cg_slice singular(cg_slice word, cg_word *room)
{
    static const char *const in_es[] = {"ches", "shes", "sses", "xes"};
    static const cg_slice none = {0}, y = {"y", 1};
    if (word.len < 4 || !cg_slice_ends(word, "s") ||
        strchr("isu", word.ptr[word.len - 2]))
        return none;
    cg_slice stem = cg_slice_sub(word, 0, word.len - 1);
    if (cg_slice_ends(word, "ies"))
        return join(room, cg_slice_sub(stem, 0, stem.len - 2), y) ? cg_word_slice(room)
                                                                  : none;
    for (size_t i = 0; i < sizeof in_es / sizeof in_es[0]; i++) {
        if (cg_slice_ends(word, in_es[i]))
            return cg_slice_sub(stem, 0, stem.len - 1);
    }
    return stem;
}

/* A word of which nothing is known inflects in every regular way that its
 * ending allows. */
static void spread_unknown(struct task *task)
{
    cg_word room;
    cg_slice word = task->asked;
    struct lexeme lexeme = {{"", 0}, word, bits_by_ending(task->data, word), NULL};
    cg_slice one = singular(word, &room);
    if (!lexeme.bits && one.ptr)
        lexeme = (struct lexeme){{"", 0}, one, CG_LEX_NOUN, NULL};
    else if (!lexeme.bits && cg_slice_ends(word, "ing"))
        lexeme.bits = CG_LEX_NOUN;
    else if (!lexeme.bits && !cg_slice_ends(word, "ed"))
        lexeme.bits = CG_LEX_VERB;
    spread(task, &lexeme);
}

/* Letters, the last of them English: what the rules of endings are made for. */
static bool can_inflect(cg_slice word)
{
    if (word.len < 2 || word.len > CG_MAX_WORD - 8)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c < 0x80 && (c < 'a' || c > 'z'))
            return false;
    }
    return (unsigned char)word.ptr[word.len - 1] < 0x80;
}

static void spread_asked(struct task *task)
{
    struct lexeme lexeme;
    bool known = find_lexeme(task->data, task->asked, BY_NAME, &lexeme);
    if (known)
        spread(task, &lexeme);
    if (known && lexeme.bits & CG_LEX_PLAIN)
        return;
    unsigned count = known ? 1 : 0;
    count += spread_irregular(task, (cg_slice){0}, task->asked);
    count += spread_regular(task, BY_ENDING);
    if (count == 0)
        count = spread_prefixed(task);
    if (count == 0)
        spread_unknown(task);
}

cg_status cg_inflect(const cg_inflection *inflection, cg_slice word, cg_arena *arena,
                     cg_forms *forms)
{
    struct task task = {.data = inflection,
                        .arena = arena,
                        .forms = forms,
                        .first = forms->len,
                        .asked = word};
    cg_slice copy = cg_arena_copy(arena, word);
    if (!copy.ptr || !cg_vec_push(forms, copy))
        return CG_E_MEMORY;
    if (can_inflect(word))
        spread_asked(&task);
    return task.failed ? CG_E_MEMORY : CG_OK;
}
