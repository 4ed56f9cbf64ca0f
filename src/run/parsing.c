#include "run/parsing.h"

/* Locks of this process, with its own thread: they fail for bugs alone. */
static void publish(cg_parsing *p, size_t parsed, bool ended)
{
    (void)pthread_mutex_lock(&p->lock);
    p->parsed = parsed;
    p->ended = ended;
    (void)pthread_cond_signal(&p->more);
    (void)pthread_mutex_unlock(&p->lock);
}

static void *parse(void *context)
{
    cg_parsing *p = context;
    for (size_t i = 0; i < p->files->items.len && p->status == CG_OK; i++) {
        const cg_diag_source *file = &p->files->items.items[i];
        p->status = cg_ruleset_parse(p->rules, file->path, file->text, p->diags, &p->error);
        publish(p, p->rules->packs.len, false);
    }
    publish(p, p->rules->packs.len, true);
    return NULL;
}

/* Packs that were handed out must stay where they are: there is room for all. */
static bool make_room(cg_parsing *p)
{
    p->rules = cg_ruleset_new();
    p->diags = cg_diags_new();
    return p->rules && p->diags && cg_vec_reserve(&p->rules->packs, p->files->items.len + 1);
}

static bool make_locks(cg_parsing *p)
{
    if (pthread_mutex_init(&p->lock, NULL) != 0)
        return false;
    if (pthread_cond_init(&p->more, NULL) == 0)
        return true;
    (void)pthread_mutex_destroy(&p->lock);
    return false;
}

cg_status cg_parsing_begin(cg_parsing *p, const cg_pack_files *files, bool apart,
                           cg_error *error)
{
    *p = (cg_parsing){.files = files};
    if (!make_room(p) || !make_locks(p)) {
        cg_ruleset_free(p->rules);
        cg_diags_free(p->diags);
        return cg_error_memory(error);
    }
    p->apart = apart && files->items.len > 1 && pthread_create(&p->thread, NULL, parse, p) == 0;
    if (!p->apart)
        (void)parse(p);
    return CG_OK;
}

const cg_pack *cg_parsing_pack(cg_parsing *p, size_t index)
{
    (void)pthread_mutex_lock(&p->lock);
    while (index >= p->parsed && !p->ended)
        (void)pthread_cond_wait(&p->more, &p->lock);
    bool there = index < p->parsed;
    (void)pthread_mutex_unlock(&p->lock);
    return there ? &p->rules->packs.items[index] : NULL;
}

cg_status cg_parsing_end(cg_parsing *p, cg_error *error)
{
    if (p->apart)
        (void)pthread_join(p->thread, NULL);
    p->apart = false;
    if (p->status != CG_OK && error)
        *error = p->error;
    return p->status;
}

void cg_parsing_release(cg_parsing *p)
{
    (void)pthread_cond_destroy(&p->more);
    (void)pthread_mutex_destroy(&p->lock);
    cg_ruleset_free(p->rules);
    cg_diags_free(p->diags);
}
