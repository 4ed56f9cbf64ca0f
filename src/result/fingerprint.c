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
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            space = true;
            continue;
        }
        if (space)
            key->ptr[key->len++] = ' ';
        space = false;
        key->ptr[key->len++] = c;
    }
    key->ptr[key->len] = '\0';
}

cg_status cg_fingerprint_make(cg_counter *seen, cg_slice claim, cg_slice path,
                              const cg_statement *s, cg_buf *key, char out[33], cg_error *error)
{
    uint32_t occurrence = 0;
    cg_buf_reset(key);
    cg_buf_printf(key, "%.*s%c%s%c%d%c", (int)claim.len, claim.ptr, 0, cg_stance_name(s->stance),
                  0, (int)s->voice, 0);
    cg_buf_add_slice(key, path);
    cg_buf_add_char(key, '\0');
    cg_fingerprint_add_words(key, s->quote);
    if (!cg_counter_add(seen, cg_hash64(cg_buf_slice(key)), &occurrence))
        return cg_error_memory(error);
    cg_buf_printf(key, "%c%u", 0, occurrence);
    if (!cg_buf_ok(key))
        return cg_error_memory(error);
    cg_hash128_hex(cg_buf_slice(key), out);
    return CG_OK;
}
