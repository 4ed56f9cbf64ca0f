#include "run/mapping.h"

#include "run/digest.h"
#include "run/versions.h"

void cg_mapping_run(const cg_program *program, cg_mapped_run *run)
{
    cg_digest digest = {.hash = cg_engine_key()};
    size_t count;
    const cg_claim_info *claims = cg_program_claims(program, &count);
    cg_digest_add(&digest, cg_slice_of(cg_program_rules_hash(program)));
    for (size_t i = 0; i < count; i++)
        cg_digest_add(&digest, claims[i].id);
    run->version = cg_version();
    cg_digest_hex(&digest, run->rules);
}

cg_stream_line cg_stream_read(FILE *in, cg_buf *line)
{
    char some[4096];
    size_t len = 0;
    int c = EOF;
    uint64_t total = 0;
    cg_buf_reset(line);
    while ((c = getc_unlocked(in)) != EOF && c != '\n') {
        some[len++] = (char)c;
        if (len < sizeof some)
            continue;
        total += len;
        if (cg_buf_ok(line))
            cg_buf_add(line, some, len);
        len = 0;
    }
    if (c == EOF && len == 0 && total == 0)
        return CG_STREAM_END;
    if (cg_buf_ok(line))
        cg_buf_add(line, some, len);
    if (!cg_buf_ok(line))
        return total + len >= line->cap ? CG_STREAM_LONG : CG_STREAM_MEMORY;
    return c == EOF ? CG_STREAM_LAST : CG_STREAM_LINE;
}
