#include "run/fate.h"

const char *cg_fate_name(cg_fate_kind kind)
{
    static const char *const names[CG_FATE_COUNT] = {
        [CG_FATE_STATED] = "stated",         [CG_FATE_VOIDED] = "voided",
        [CG_FATE_BEATEN] = "beaten",         [CG_FATE_UNBOUND] = "unbound",
        [CG_FATE_UNRESOLVED] = "unresolved",
    };
    return names[kind];
}

cg_binding cg_fate_binding(const cg_scanner *s, const cg_hit *hit)
{
    const cg_claim_code *claim = &s->program->claim_codes[s->program->codes[hit->code].index];
    if (claim->entry == CG_NONE)
        return (cg_binding){0};
    return cg_bind(&s->reading, hit, claim->entry, claim->scope, &s->mentions, &s->background);
}

const cg_draft *cg_fate_draft(const cg_scanner *s, const cg_hit *hit)
{
    for (size_t i = 0; i < s->drafts.len; i++) {
        const cg_draft *draft = &s->drafts.items[i];
        if (draft->code == hit->code && draft->hit.first == hit->first &&
            draft->hit.end == hit->end)
            return draft;
    }
    return NULL;
}

cg_fate cg_fate_of(const cg_scanner *s, const cg_hit *hit)
{
    cg_fate fate = {.by = cg_scanner_voider(s, hit)};
    if (fate.by) {
        fate.kind = CG_FATE_VOIDED;
        return fate;
    }
    fate.by = cg_scanner_rival(s, hit);
    if (fate.by) {
        fate.kind = CG_FATE_BEATEN;
        return fate;
    }
    if (cg_fate_draft(s, hit))
        return fate;
    uint32_t entry = s->program->claim_codes[s->program->codes[hit->code].index].entry;
    bool bound = entry == CG_NONE || cg_fate_binding(s, hit).via != CG_VIA_NONE;
    fate.kind = bound ? CG_FATE_UNRESOLVED : CG_FATE_UNBOUND;
    return fate;
}
