#include "verdict/key.h"

#include "base/hash.h"
#include "verdict/normal.h"

void cg_key_start(cg_basis *basis, char tag)
{
    cg_buf_reset(&basis->scratch);
    cg_buf_add_char(&basis->scratch, tag);
}

void cg_key_number(cg_basis *basis, uint64_t number)
{
    cg_buf_add(&basis->scratch, (const char *)&number, sizeof number);
}

void cg_key_words(cg_basis *basis, cg_slice text)
{
    if (cg_normal_add(&basis->scratch, text) == 0)
        cg_buf_add_slice(&basis->scratch, text);
    cg_buf_add_char(&basis->scratch, 0);
}

void cg_key_document(cg_basis *basis, const cg_statement *statement)
{
    cg_key_number(basis, cg_hash64(statement->path));
    cg_key_number(basis, statement->part);
}

uint64_t cg_key_take(cg_basis *basis)
{
    if (!cg_buf_ok(&basis->scratch))
        basis->failed = true;
    uint64_t key = cg_hash64(cg_buf_slice(&basis->scratch));
    return key ? key : 1;
}
