#include "stance/alone_scan.h"

#include "base/alloc.h"
#include "stance/alone.h"

typedef struct entry {
    uint32_t claim;
    cg_alone alone;
} entry;

typedef struct cg_alone_scan {
    cg_alone_reader reader;
    entry *entries;
    uint32_t count;
} cg_alone_scan;

static uint32_t count_claims(const cg_program *program)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < program->claim_count; i++)
        count += program->claim_codes[i].alone != CG_NONE;
    return count;
}

bool cg_alone_scan_new(cg_scanner *s)
{
    uint32_t count = count_claims(s->program);
    if (count == 0)
        return true;
    s->alone = cg_alloc_zeroed(1, sizeof *s->alone);
    if (!s->alone)
        return false;
    cg_alone_reader_init(&s->alone->reader);
    s->alone->entries = cg_alloc_zeroed(count, sizeof *s->alone->entries);
    if (!s->alone->entries)
        return false;
    for (uint32_t i = 0; i < s->program->claim_count; i++) {
        if (s->program->claim_codes[i].alone == CG_NONE)
            continue;
        entry *e = &s->alone->entries[s->alone->count++];
        e->claim = i;
        cg_alone_init(&e->alone);
        if (!cg_alone_read(&e->alone, s, s->program->claims[i].claim))
            return false;
    }
    return true;
}

void cg_alone_scan_free(cg_alone_scan *scan)
{
    if (!scan)
        return;
    for (uint32_t i = 0; i < scan->count; i++)
        cg_alone_release(&scan->entries[i].alone);
    cg_alone_reader_release(&scan->reader);
    cg_alloc_free(scan->entries);
    cg_alloc_free(scan);
}

bool cg_alone_scan_enter(cg_scanner *s)
{
    return cg_alone_load(&s->alone->reader, s);
}

/* What the finding says must be about the claim's subject, where that is a name
 * the scanner looks for. */
static bool bind(cg_scanner *s, uint32_t claim, cg_alone_finding *finding)
{
    const cg_claim_code *code = &s->program->claim_codes[claim];
    cg_hit hit = {.first = finding->first, .end = finding->end};
    hit.matched.bits[0] = 1;
    if (code->entry == CG_NONE)
        return true;
    finding->binding =
        cg_bind(&s->reading, &hit, code->entry, code->scope, &s->mentions, &s->background);
    return finding->binding.via != CG_VIA_NONE;
}

bool cg_alone_scan_sentence(cg_scanner *s)
{
    cg_alone_reader *reader = &s->alone->reader;
    for (uint32_t i = 0; i < s->alone->count; i++) {
        const entry *e = &s->alone->entries[i];
        cg_alone_finding finding;
        if (!cg_scanner_wants(s, e->claim))
            continue;
        reader->claim = &e->alone;
        reader->bound = s->program->claim_codes[e->claim].entry != CG_NONE;
        if (!cg_alone_judge(reader, s, &finding) || !bind(s, e->claim, &finding))
            continue;
        uint32_t code = s->program->claim_codes[e->claim].alone + (finding.sign < 0);
        if (!cg_alone_state(reader, s, &finding, e->claim, code))
            return false;
    }
    return true;
}
