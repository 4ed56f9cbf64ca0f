#include "scan/passage.h"

#include "base/limits.h"
#include "base/utf8.h"

void cg_passage_init(cg_passage *passage, const cg_program *program)
{
    *passage = (cg_passage){.program = program};
    cg_word_cache_init(&passage->word_cache, program);
}

void cg_passage_release(cg_passage *p)
{
    cg_vec_release(&p->tokens);
    cg_word_cache_release(&p->word_cache);
    cg_vec_release(&p->words);
    cg_vec_release(&p->classes);
    cg_vec_release(&p->quote_of);
    cg_vec_release(&p->quotes);
    cg_vec_release(&p->sentence_spans);
    cg_vec_release(&p->sentences);
    cg_vec_release(&p->values);
    cg_vec_release(&p->value_at);
}

cg_slice cg_passage_token(const cg_passage *p, uint32_t token)
{
    cg_span span = p->tokens.items[token].span;
    return cg_slice_sub(p->text, span.start, span.end);
}

/* The folded form of ASCII is told at sight, without the stop of an abbreviation. */
bool cg_passage_token_is(const cg_passage *p, uint32_t token, const char *word)
{
    cg_slice written = cg_passage_token(p, token);
    size_t len = written.len, i = 0;
    if (p->tokens.items[token].kind == CG_TOKEN_WORD && len > 1 && written.ptr[len - 1] == '.')
        len--;
    for (; i < len && (unsigned char)written.ptr[i] < 0x80; i++) {
        char c = written.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word[i])
            return false;
    }
    if (i == len)
        return !word[len];
    char folded[CG_MAX_WORD];
    len = cg_token_fold(p->text, &p->tokens.items[token], folded, sizeof folded);
    return cg_slice_is((cg_slice){folded, len}, word);
}

bool cg_passage_load(cg_passage *p, cg_slice text, cg_span span, cg_block_kind kind)
{
    p->text = text;
    p->span = span;
    p->kind = kind;
    p->cut = false;
    cg_vec_reset(&p->tokens);
    cg_vec_reset(&p->words);
    cg_vec_reset(&p->classes);
    cg_vec_reset(&p->quote_of);
    cg_vec_reset(&p->quotes);
    cg_vec_reset(&p->sentence_spans);
    cg_vec_reset(&p->sentences);
    cg_vec_reset(&p->values);
    cg_vec_reset(&p->value_at);
    if (!cg_tokens_scan(text, span, &p->tokens) ||
        !cg_vec_reserve(&p->words, p->tokens.len + 1) || !cg_word_cache_open(&p->word_cache))
        return false;
    for (size_t i = 0; i < p->tokens.len; i++) {
        const cg_token *token = &p->tokens.items[i];
        bool word = token->kind != CG_TOKEN_MARK;
        p->words.items[p->words.len++] =
            word ? cg_word_cache_find(&p->word_cache, text, token) : 0;
    }
    return true;
}

static bool read_classes(cg_passage *p)
{
    if (!cg_vec_reserve(&p->classes, p->tokens.len + 1))
        return false;
    for (size_t i = 0; i < p->tokens.len; i++)
        p->classes.items[p->classes.len++] =
            p->tokens.items[i].kind == CG_TOKEN_WORD
                ? p->program->word_classes[p->words.items[i]]
                : 0;
    return true;
}

/* Inner quotations come after outer ones in the list, so the last one that
 * holds a token is the innermost. Quotations nest at most 8 deep, which bounds
 * the work. */
static bool read_quotes(cg_passage *p)
{
    uint32_t count = (uint32_t)p->tokens.len;
    if (!cg_quotations_pair(p->tokens.items, count, &p->quotes) ||
        !cg_vec_reserve(&p->quote_of, p->tokens.len + 1))
        return false;
    for (uint32_t i = 0; i < count; i++)
        p->quote_of.items[p->quote_of.len++] = CG_NO_QUOTE;
    for (uint32_t q = 0; q < p->quotes.len; q++)
        for (uint32_t i = p->quotes.items[q].open; i < p->quotes.items[q].close && i < count; i++)
            p->quote_of.items[i] = q;
    return true;
}

/* The sentence's tokens, in pieces when there are too many of them. */
static bool add_sentence(cg_passage *p, uint32_t first, uint32_t end)
{
    while (first < end) {
        uint32_t stop = end;
        if (end - first > CG_MAX_SENTENCE_TOKENS) {
            stop = first + CG_MAX_SENTENCE_TOKENS;
            p->cut = true;
        }
        cg_token_range range = {first, stop};
        if (!cg_vec_push(&p->sentences, range))
            return false;
        first = stop;
    }
    return true;
}

static bool read_sentences(cg_passage *p)
{
    const cg_abbrevs *abbrevs = cg_lang_abbrevs(p->program->lang);
    uint32_t caps;
    if (!cg_sentences_split_capped(p->text, p->span, abbrevs, &p->sentence_spans, &caps))
        return false;
    p->cut |= caps > 0;
    uint32_t at = 0, count = (uint32_t)p->tokens.len;
    for (size_t s = 0; s < p->sentence_spans.len; s++) {
        uint32_t first = at;
        while (at < count && p->tokens.items[at].span.start < p->sentence_spans.items[s].end)
            at++;
        if (!add_sentence(p, first, at))
            return false;
    }
    return true;
}

bool cg_passage_read(cg_passage *p)
{
    return read_classes(p) && read_quotes(p) && read_sentences(p);
}

static void index_value(cg_passage *p, const cg_value *value, uint32_t number)
{
    for (uint32_t i = value->first_token; i < value->end_token && i < p->value_at.len; i++)
        p->value_at.items[i] = number;
}

uint32_t cg_passage_parenthesis_end(const cg_passage *p, uint32_t open)
{
    uint32_t depth = 0;
    for (uint32_t i = open; i < p->tokens.len && i - open < CG_MAX_PARENTHESIS; i++) {
        if (cg_passage_is_mark(p, i, CG_MARK_OPEN))
            depth++;
        else if (cg_passage_is_mark(p, i, CG_MARK_CLOSE) && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* Takes the values of the sentence before out of the index. */
static bool clear_values(cg_passage *p)
{
    for (size_t i = 0; i < p->values.len; i++)
        index_value(p, &p->values.items[i], 0);
    cg_vec_reset(&p->values);
    while (p->value_at.len < p->tokens.len)
        if (!cg_vec_push(&p->value_at, 0))
            return false;
    return true;
}

bool cg_passage_find_values(cg_passage *p, cg_token_range sentence,
                            const cg_date_context *date)
{
    if (!p->program->has_slots)
        return true;
    if (!clear_values(p) ||
        !cg_values_find(p->text, p->tokens.items + sentence.first,
                        sentence.end - sentence.first,
                        cg_lang_value_words(p->program->lang), date, &p->values))
        return false;
    for (uint32_t i = (uint32_t)p->values.len; i > 0; i--) {
        cg_value *value = &p->values.items[i - 1];
        value->first_token += sentence.first;
        value->end_token += sentence.first;
        index_value(p, value, i);
    }
    return true;
}
