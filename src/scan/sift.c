#include "scan/sift.h"

#include <stdlib.h>

static bool has_bit(const cg_sift *sift, uint32_t entry)
{
    return sift->named.items[entry / 64] >> (entry % 64) & 1;
}

static void set_bit(cg_sift *sift, uint32_t entry)
{
    sift->named.items[entry / 64] |= (uint64_t)1 << (entry % 64);
}

/* Codes that no anchor tells of: they are looked for wherever they may be. */
static bool note_unanchored(cg_sift *sift)
{
    const cg_program *program = sift->program;
    for (uint32_t i = 0; i < program->code_count; i++) {
        const cg_code *code = &program->codes[i];
        bool counts = code->owner == CG_OWNER_NAME || code->owner == CG_OWNER_CLAIM;
        if (counts && !code->anchored && !cg_vec_push(&sift->unanchored, i))
            return false;
    }
    return true;
}

bool cg_sift_init(cg_sift *sift, const cg_program *program)
{
    *sift = (cg_sift){.program = program};
    for (uint32_t i = 0; i <= program->entry_count / 64; i++)
        if (!cg_vec_push(&sift->named, 0))
            return false;
    return note_unanchored(sift) && cg_filter_init(&sift->filter, program, CG_FILTER_BEST);
}

void cg_sift_release(cg_sift *sift)
{
    cg_vec_release(&sift->hits);
    cg_vec_release(&sift->named);
    cg_vec_release(&sift->claims);
    cg_vec_release(&sift->names);
    cg_vec_release(&sift->unanchored);
}

static bool filter_text(cg_sift *sift, cg_slice text)
{
    cg_vec_reset(&sift->hits);
    cg_filter_reset(&sift->filter);
    return cg_filter_run(&sift->filter, text.ptr, text.len, &sift->hits) &&
           cg_filter_end(&sift->filter, &sift->hits);
}

/* --- names ------------------------------------------------------------------------ */

static void name_all(cg_sift *sift)
{
    for (size_t i = 0; i < sift->named.len; i++)
        sift->named.items[i] = UINT64_MAX;
}

/* True when the anchor is one of a name. */
static bool name_entries(cg_sift *sift, const cg_filter_hit *hit)
{
    const cg_program *program = sift->program;
    bool any = false;
    if (hit->anchor == CG_FILTER_ANY) {
        name_all(sift);
        return true;
    }
    const cg_anchor *anchor = &program->anchors.slots[hit->anchor];
    for (uint32_t i = 0; i < anchor->len; i++) {
        const cg_code *code = &program->codes[program->anchors.codes[anchor->first + i]];
        if (code->owner != CG_OWNER_NAME)
            continue;
        set_bit(sift, code->index);
        any = true;
    }
    return any;
}

static bool find_names(cg_sift *sift)
{
    cg_vec_reset(&sift->names);
    for (size_t i = 0; i < sift->hits.len; i++)
        if (name_entries(sift, &sift->hits.items[i]) &&
            !cg_vec_push(&sift->names, (uint32_t)sift->hits.items[i].offset))
            return false;
    return true;
}

/* --- claims ------------------------------------------------------------------------- */

static bool is_live(const cg_sift *sift, const cg_code *code)
{
    uint32_t entry = sift->program->claim_codes[code->index].entry;
    return entry == CG_NONE || has_bit(sift, entry);
}

static bool is_wanted(const cg_sift *sift, const cg_filter_hit *hit)
{
    const cg_program *program = sift->program;
    if (hit->anchor == CG_FILTER_ANY)
        return true;
    const cg_anchor *anchor = &program->anchors.slots[hit->anchor];
    for (uint32_t i = 0; i < anchor->len; i++) {
        const cg_code *code = &program->codes[program->anchors.codes[anchor->first + i]];
        if (code->owner == CG_OWNER_CLAIM && is_live(sift, code))
            return true;
    }
    return false;
}

static bool find_claims(cg_sift *sift)
{
    cg_vec_reset(&sift->claims);
    for (size_t i = 0; i < sift->hits.len; i++)
        if (is_wanted(sift, &sift->hits.items[i]) &&
            !cg_vec_push(&sift->claims, (uint32_t)sift->hits.items[i].offset))
            return false;
    return true;
}

/* Names without an anchor may stand anywhere; so may what is said of them, or
 * of a live subject, by patterns without one. */
static void name_unanchored(cg_sift *sift)
{
    sift->anyone = false;
    for (size_t i = 0; i < sift->unanchored.len; i++) {
        const cg_code *code = &sift->program->codes[sift->unanchored.items[i]];
        if (code->owner == CG_OWNER_NAME) {
            set_bit(sift, code->index);
            sift->anyone = true;
        }
    }
}

static bool has_live_unanchored(const cg_sift *sift)
{
    for (size_t i = 0; i < sift->unanchored.len; i++) {
        const cg_code *code = &sift->program->codes[sift->unanchored.items[i]];
        if (code->owner == CG_OWNER_CLAIM && is_live(sift, code))
            return true;
    }
    return false;
}

/* --- all of it ------------------------------------------------------------------------- */

static int compare_offsets(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void sort(cg_offsets *offsets)
{
    for (size_t i = 1; i < offsets->len; i++) {
        if (offsets->items[i - 1] > offsets->items[i]) {
            qsort(offsets->items, offsets->len, sizeof *offsets->items, compare_offsets);
            return;
        }
    }
}

bool cg_sift_run(cg_sift *sift, cg_slice bytes, cg_slice title)
{
    for (size_t i = 0; i < sift->named.len; i++)
        sift->named.items[i] = 0;
    name_unanchored(sift);
    /* The title of a piece from further on is that of the file's start. */
    if (title.len && (!filter_text(sift, title) || !find_names(sift)))
        return false;
    if (!filter_text(sift, bytes) || !find_names(sift) || !find_claims(sift))
        return false;
    sift->everywhere = has_live_unanchored(sift);
    sort(&sift->names);
    sort(&sift->claims);
    return true;
}

static bool any_below(const cg_offsets *offsets, size_t *cursor, cg_span span)
{
    while (*cursor < offsets->len && offsets->items[*cursor] < span.start)
        (*cursor)++;
    return *cursor < offsets->len && offsets->items[*cursor] < span.end;
}

void cg_sift_block(const cg_sift *sift, cg_sift_cursor *cursor, cg_span source, bool *claims,
                   bool *names)
{
    *claims = any_below(&sift->claims, &cursor->claims, source) || sift->everywhere;
    *names = any_below(&sift->names, &cursor->names, source) || sift->anyone;
}
