/* What a cache has of the rules that there are now. */
#include "store/cache_format.h"

#include <stdlib.h>

typedef struct key_place {
    cg_hash128 key;
    uint32_t at;
} key_place;

static int compare_places(const void *a, const void *b)
{
    const key_place *x = a, *y = b;
    int order = cg_hash128_compare(x->key, y->key);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int compare_key(const void *key, const void *place)
{
    return cg_hash128_compare(*(const cg_hash128 *)key, ((const key_place *)place)->key);
}

/* Fills claim_of. */
static bool map_rules(cg_cache *c, cg_arena *scratch)
{
    uint32_t *claim_of = CG_ARENA_ARRAY(&c->arena, uint32_t, c->rule_count);
    key_place *places = CG_ARENA_ARRAY(scratch, key_place, c->key_count);
    if (!claim_of || !places)
        return false;
    for (uint32_t i = 0; i < c->key_count; i++)
        places[i] = (key_place){c->keys[i], i};
    qsort(places, c->key_count, sizeof *places, compare_places);
    c->new_rules = c->key_count;
    for (uint32_t i = 0; i < c->rule_count; i++) {
        const key_place *found =
            c->key_count ? bsearch(&c->rules[i].key, places, c->key_count, sizeof *places,
                                   compare_key)
                         : NULL;
        claim_of[i] = found ? found->at : CG_CACHE_NONE;
        c->new_rules -= found && c->new_rules ? 1 : 0;
    }
    c->claim_of = claim_of;
    return true;
}

/* The claims that a set of rules lacks. */
static bool cover(cg_cache *c, cg_cache_set_row set, cg_cache_coverage *coverage)
{
    size_t words = (c->key_count + 63) / 64;
    uint64_t *wanted = CG_ARENA_ARRAY(&c->arena, uint64_t, words + 1);
    uint32_t missing = c->key_count;
    if (!wanted)
        return false;
    for (uint32_t i = 0; i < c->key_count; i++)
        wanted[i / 64] |= UINT64_C(1) << i % 64;
    for (uint32_t i = 0; i < set.len; i++) {
        uint32_t claim = c->claim_of[c->members[set.first + i]];
        if (claim == CG_CACHE_NONE || !(wanted[claim / 64] >> claim % 64 & 1))
            continue;
        wanted[claim / 64] &= ~(UINT64_C(1) << claim % 64);
        missing--;
    }
    coverage->wanted = wanted;
    coverage->extent = missing == 0              ? CG_CACHE_ALL
                       : missing == c->key_count ? CG_CACHE_NOTHING
                                                 : CG_CACHE_SOME;
    return true;
}

static bool cover_sets(cg_cache *c)
{
    cg_cache_coverage *coverage = CG_ARENA_ARRAY(&c->arena, cg_cache_coverage, c->set_count);
    c->coverage = coverage;
    for (uint32_t i = 0; i < c->set_count && coverage; i++)
        if (!cover(c, c->sets[i], &coverage[i]))
            return false;
    return coverage != NULL;
}

cg_status cg_cache_set_rules(cg_cache *c, const cg_hash128 *keys, uint32_t count, cg_error *error)
{
    cg_arena scratch;
    cg_hash128 *copy = CG_ARENA_ARRAY(&c->arena, cg_hash128, count);
    cg_arena_init(&scratch, SIZE_MAX);
    if (copy && count)
        memcpy(copy, keys, count * sizeof *copy);
    c->keys = copy;
    c->key_count = count;
    c->program = cg_hash64((cg_slice){(const char *)keys, count * sizeof *keys}) | 1;
    bool ok = copy && map_rules(c, &scratch) && cover_sets(c);
    cg_arena_release(&scratch);
    return ok ? CG_OK : cg_error_memory(error);
}

uint32_t cg_cache_new_rules(const cg_cache *cache)
{
    return cache->new_rules;
}
