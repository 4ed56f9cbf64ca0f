#include "result/fingerprint.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"

void cg_fingerprint_add_words(cg_buf *key, cg_slice quote)
{
    char folded[CG_MAX_QUOTE * 2];
    size_t len = cg_utf8_fold(quote, folded, sizeof folded);
    cg_slice text = len <= sizeof folded ? (cg_slice){folded, len} : quote;
    bool space = false;
    if (!cg_buf_reserve(key, text.len))
        return;
    char *to = key->ptr + key->len;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            space = true;
            continue;
        }
        if (space)
            *to++ = ' ';
        space = false;
        *to++ = c;
    }
    *to = '\0';
    key->len = (size_t)(to - key->ptr);
}

static void add_member(cg_buf *key, cg_slice text)
{
    cg_buf_add_slice(key, text);
    cg_buf_add_char(key, '\0');
}

cg_status cg_fingerprint_make(cg_counter *seen, cg_slice claim, cg_slice path,
                              const cg_statement *s, cg_buf *key, char out[33], cg_error *error)
{
    uint32_t occurrence = 0;
    cg_buf_reset(key);
    add_member(key, claim);
    add_member(key, cg_slice_of(cg_stance_name(s->stance)));
    cg_buf_add_uint(key, s->voice);
    cg_buf_add_char(key, '\0');
    add_member(key, path);
    cg_fingerprint_add_words(key, s->quote);
    if (!cg_counter_add(seen, cg_hash64(cg_buf_slice(key)), &occurrence))
        return cg_error_memory(error);
    cg_buf_add_char(key, '\0');
    cg_buf_add_uint(key, occurrence);
    if (!cg_buf_ok(key))
        return cg_error_memory(error);
    cg_hash128_hex(cg_buf_slice(key), out);
    return CG_OK;
}
