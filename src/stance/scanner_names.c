/* Names in a document: where they stand in a passage, and what is kept of them
 * for the passages behind it. */
#include "stance/scanner_room.h"

#include "base/limits.h"

#include <stdlib.h>

enum { RECENT_TOKENS = 80 }; /* the end of a passage, for the one behind it */

static int compare_mentions(const void *a, const void *b)
{
    const cg_mention *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

bool cg_scanner_find_names(cg_scanner *s)
{
    cg_vec_reset(&s->mentions);
    cg_vec_reset(&s->hits);
    cg_token_range all = {0, (uint32_t)s->passage.tokens.len};
    cg_scanner_enter(s, CG_STAGE_NAMES, all);
    s->machine.most_hits = CG_MAX_BLOCK_NAMES;
    cg_machine_run(&s->machine, &s->passage, all, NULL,
                   1u << CG_OWNER_NAME | 1u << CG_OWNER_ANAPHOR, &s->hits);
    s->cut |= s->hits.len >= CG_MAX_BLOCK_NAMES;
    s->crowded |= s->hits.len > CG_BIND_LOOK_BACK;
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *hit = &s->hits.items[i];
        const cg_code *code = cg_scanner_code(s, hit);
        cg_mention mention = {code->index, hit->first, hit->end, code->owner == CG_OWNER_ANAPHOR};
        if (!cg_vec_push(&s->mentions, mention))
            return false;
    }
    if (s->mentions.len)
        qsort(s->mentions.items, s->mentions.len, sizeof *s->mentions.items, compare_mentions);
    return !s->machine.failed;
}

static bool push_once(cg_entry_list *list, uint32_t entry)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->items[i] == entry)
            return true;
    return cg_vec_push(list, entry);
}

static void set_live(cg_scanner *s, uint32_t entry)
{
    s->live.items[entry / 64] |= (uint64_t)1 << (entry % 64);
}

void cg_scanner_mark_live(cg_scanner *s)
{
    const cg_background *g = &s->background;
    for (size_t i = 0; i < s->live.len; i++)
        s->live.items[i] = 0;
    for (size_t i = 0; i < s->mentions.len; i++)
        set_live(s, s->mentions.items[i].entry);
    for (size_t i = 0; i < g->named.len; i++)
        set_live(s, g->named.items[i]);
    for (size_t i = 0; i < g->topics.len; i++)
        set_live(s, g->topics.items[i]);
    cg_machine_set_live(&s->machine, s->watch ? NULL : s->live.items); /* who looks wants all */
}

bool cg_scanner_add_topics(cg_scanner *s)
{
    for (size_t i = 0; i < s->mentions.len; i++)
        if (!s->mentions.items[i].anaphor &&
            !push_once(&s->background.topics, s->mentions.items[i].entry))
            return false;
    return true;
}

bool cg_scanner_read_title(cg_scanner *s)
{
    cg_vec_reset(&s->background.topics);
    cg_vec_reset(&s->background.named);
    cg_vec_reset(&s->background.recent);
    cg_slice title = s->document.info.title;
    if (!title.len)
        return true;
    return cg_passage_load(&s->passage, title, (cg_span){0, (uint32_t)title.len},
                           CG_BLOCK_HEADING) &&
           cg_passage_read(&s->passage) && cg_scanner_find_names(s) && cg_scanner_add_topics(s);
}

/* Forgets the recent names of those packs that the passage has names of. */
static void forget_recent(cg_scanner *s)
{
    cg_background *g = &s->background;
    const cg_entry *entries = s->program->entries;
    size_t kept = 0;
    s->passages++;
    for (size_t i = 0; i < s->mentions.len; i++)
        s->packs[entries[s->mentions.items[i].entry].pack] = s->passages;
    for (size_t i = 0; i < g->recent.len; i++)
        if (s->packs[entries[g->recent.items[i]].pack] != s->passages)
            g->recent.items[kept++] = g->recent.items[i];
    g->recent.len = kept;
}

bool cg_scanner_remember(cg_scanner *s)
{
    cg_background *g = &s->background;
    uint32_t count = (uint32_t)s->passage.tokens.len;
    uint32_t from = count > RECENT_TOKENS ? count - RECENT_TOKENS : 0;
    if (s->mentions.len)
        forget_recent(s);
    for (size_t i = 0; i < s->mentions.len; i++) {
        const cg_mention *m = &s->mentions.items[i];
        if (m->anaphor)
            continue;
        if (!push_once(&g->named, m->entry) ||
            (m->first >= from && !cg_vec_push(&g->recent, m->entry)))
            return false;
    }
    return true;
}
