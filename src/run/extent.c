#include "run/extent.h"

#include "base/limits.h"

void cg_extent_release(cg_extent *e)
{
    cg_vec_release(&e->governors);
    cg_vec_release(&e->runs);
}

void cg_extent_begin(cg_extent *e)
{
    e->budget = CG_MAX_EXTENT_PAIRS;
}

/* Joins the last run when nothing but marks stands between. */
static bool add_word(cg_extent *e, const cg_passage *p, uint32_t token)
{
    if (e->runs.len) {
        cg_token_range *last = &cg_vec_last(&e->runs);
        uint32_t i = last->end;
        while (i < token && !cg_passage_is_word(p, i))
            i++;
        if (i == token) {
            last->end = token + 1;
            return true;
        }
    }
    cg_token_range run = {token, token + 1};
    return cg_vec_push(&e->runs, run);
}

bool cg_extent_find(cg_extent *e, const cg_reading *r, const cg_cue *cue)
{
    size_t words = r->range.end - r->range.first;
    cg_vec_reset(&e->runs);
    e->complete = e->budget >= words;
    if (!e->complete)
        return true;
    e->budget -= words;
    for (uint32_t i = r->range.first; i < r->range.end; i++) {
        if (!cg_passage_is_word(r->passage, i) || cg_hit_took(&cue->hit, i))
            continue;
        if (!cg_scope_of_cue(r, cue, i, &e->governors))
            return false;
        if (e->governors.len && !add_word(e, r->passage, i))
            return false;
    }
    return true;
}
