/* Sets of words, and what makes patterns equal: the sets they come to. */
#include "rules/codegen.h"

#include "lang/inflect.h"

#include <stdlib.h>

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Equal sets share one number. */
cg_status cg_codegen_set(cg_codegen *b, const cg_forms *forms, uint32_t *set)
{
    CG_VEC(uint32_t) numbers = {0};
    cg_status status = CG_E_MEMORY;
    for (size_t i = 0; i < forms->len; i++) {
        uint32_t number = cg_vocabulary_add(b->vocabulary, b->arena, forms->items[i]);
        if (!number || !cg_vec_push(&numbers, number))
            goto out;
    }
    if (numbers.len)
        qsort(numbers.items, numbers.len, sizeof *numbers.items, compare_numbers);
    cg_slice key = {(const char *)numbers.items, numbers.len * sizeof *numbers.items};
    *set = cg_vocabulary_find(&b->set_keys, key);
    if (*set) {
        (*set)--;
        status = CG_OK;
        goto out;
    }
    cg_word_set fresh = {(uint32_t)b->set_words.len, (uint32_t)numbers.len};
    for (size_t i = 0; i < numbers.len; i++)
        if (!cg_vec_push(&b->set_words, numbers.items[i]))
            goto out;
    *set = cg_vocabulary_add(&b->set_keys, b->arena, key);
    if (!*set || !cg_vec_push(&b->sets, fresh))
        goto out;
    (*set)--;
    status = CG_OK;
out:
    cg_vec_release(&numbers);
    return status;
}

static bool add_contractions(cg_codegen *b, cg_slice word, cg_forms *forms)
{
    uint32_t count;
    const cg_contraction *all =
        cg_operators_contractions(cg_lang_operators(b->lang), &count);
    for (uint32_t i = 0; i < count; i++)
        if (cg_slice_equal(all[i].word, word) && !cg_vec_push(forms, all[i].contracted))
            return false;
    return true;
}

/* Looked up once per word. */
cg_status cg_codegen_inflected_set(cg_codegen *b, cg_slice word, uint32_t *set)
{
    uint32_t known = cg_vocabulary_find(&b->form_keys, word);
    if (known) {
        *set = b->form_sets.items[known];
        return CG_OK;
    }
    cg_forms forms = {0};
    cg_status status = CG_OK;
    bool digits = word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9';
    if (digits)
        status = cg_vec_push(&forms, word) ? CG_OK : CG_E_MEMORY;
    else
        status = cg_inflect(cg_lang_inflection(b->lang), word, b->arena, &forms);
    if (status == CG_OK && !add_contractions(b, word, &forms))
        status = CG_E_MEMORY;
    if (status == CG_OK)
        status = cg_codegen_set(b, &forms, set);
    cg_vec_release(&forms);
    if (status != CG_OK)
        return status;
    while (b->form_sets.len <= b->form_keys.words.len + 1)
        if (!cg_vec_push(&b->form_sets, 0))
            return CG_E_MEMORY;
    known = cg_vocabulary_add(&b->form_keys, b->arena, word);
    if (!known)
        return CG_E_MEMORY;
    while (b->form_sets.len <= known)
        if (!cg_vec_push(&b->form_sets, 0))
            return CG_E_MEMORY;
    b->form_sets.items[known] = *set;
    return CG_OK;
}

/* --- canonical text --------------------------------------------------------- */

/* Every number takes as many bytes, so that no two texts run into each other. */
static void put_number(cg_buf *out, uint32_t number)
{
    cg_buf_add(out, (const char *)&number, sizeof number);
}

static cg_status canonical(cg_codegen *b, const cg_node *node, cg_buf *out)
{
    if (node->kind == CG_NODE_WORD) {
        uint32_t set = 0;
        cg_status status = cg_codegen_inflected_set(b, node->text, &set);
        cg_buf_add_char(out, 'A');
        put_number(out, set);
        return status;
    }
    cg_slice text = node->kind == CG_NODE_EXACT ? node->written : node->text;
    cg_buf_add_char(out, (char)('A' + (int)node->kind));
    put_number(out, node->count);
    put_number(out, (uint32_t)text.len);
    cg_buf_add_slice(out, text);
    cg_buf_add_char(out, '(');
    cg_status status = CG_OK;
    for (const cg_node *n = node->first; n && status == CG_OK; n = n->next)
        status = canonical(b, n, out);
    cg_buf_add_char(out, ')');
    return status;
}

cg_status cg_codegen_canonical(cg_codegen *b, const cg_node *tree, cg_buf *out, cg_error *error)
{
    cg_buf_reset(out);
    cg_status status = canonical(b, tree, out);
    if (status != CG_OK || !cg_buf_ok(out))
        return cg_error_memory(error);
    return CG_OK;
}
