#include "run/keys.h"

#include "run/digest.h"

#include <assert.h>

/* --- lexicons ------------------------------------------------------------------- */

typedef CG_VEC(uint32_t) numbers;

/* What one pack's lexicons hold and lead to. */
typedef struct lexicons {
    const cg_pack *pack;
    cg_hash128 *hashes; /* by lexicon: of its own phrases */
    numbers *leads;     /* by lexicon: those that its phrases refer to */
    uint32_t *stamps;   /* by lexicon: the search that reached it last */
    uint32_t search;
    numbers todo; /* reached, in order */
    numbers names; /* reached by names */
} lexicons;

/* As a pattern's reader has it; what it would not take for a reference does no
 * harm here. */
static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static bool add_lexicon(const cg_pack *pack, cg_slice name, numbers *found)
{
    for (uint32_t i = 0; i < pack->lexicons_len; i++)
        if (cg_slice_equal(pack->lexicons[i].name.value, name))
            return cg_vec_push(found, i);
    return true;
}

/* Adds the lexicons that a text refers to. */
static bool add_references(const cg_pack *pack, cg_slice text, numbers *found)
{
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] != '@')
            continue;
        size_t end = at + 1;
        while (end < text.len && is_name_char(text.ptr[end]))
            end++;
        if (!add_lexicon(pack, cg_slice_sub(text, at + 1, end), found))
            return false;
    }
    return true;
}

static bool add_all_references(const cg_pack *pack, cg_texts texts, numbers *found)
{
    for (uint32_t i = 0; i < texts.len; i++)
        if (!add_references(pack, texts.items[i].value, found))
            return false;
    return true;
}

static bool read_lexicons(lexicons *l, const cg_pack *pack, cg_arena *arena)
{
    *l = (lexicons){.pack = pack};
    l->hashes = CG_ARENA_ARRAY(arena, cg_hash128, pack->lexicons_len);
    l->leads = CG_ARENA_ARRAY(arena, numbers, pack->lexicons_len);
    l->stamps = CG_ARENA_ARRAY(arena, uint32_t, pack->lexicons_len);
    if (!l->hashes || !l->leads || !l->stamps)
        return false;
    for (uint32_t i = 0; i < pack->lexicons_len; i++) {
        const cg_lexicon *lexicon = &pack->lexicons[i];
        cg_digest digest = {0};
        cg_digest_add(&digest, lexicon->name.value);
        for (uint32_t k = 0; k < lexicon->phrases.len; k++)
            cg_digest_add(&digest, lexicon->phrases.items[k].value);
        l->hashes[i] = digest.hash;
        if (!add_all_references(pack, lexicon->phrases, &l->leads[i]))
            return false;
    }
    for (uint32_t i = 0; i < pack->names_len; i++)
        if (!add_all_references(pack, pack->names[i].names, &l->names) ||
            !add_all_references(pack, pack->names[i].anaphors, &l->names))
            return false;
    return true;
}

static void release_lexicons(lexicons *l)
{
    for (uint32_t i = 0; l->leads && i < l->pack->lexicons_len; i++)
        cg_vec_release(&l->leads[i]);
    cg_vec_release(&l->todo);
    cg_vec_release(&l->names);
}

static bool reach(lexicons *l, const numbers *from)
{
    for (size_t i = 0; i < from->len; i++) {
        if (l->stamps[from->items[i]] == l->search)
            continue;
        l->stamps[from->items[i]] = l->search;
        if (!cg_vec_push(&l->todo, from->items[i]))
            return false;
    }
    return true;
}

/* Adds all that is reached from `l->todo` as it stands, in an order that depends
 * on what refers to what alone. */
static bool add_reached(lexicons *l, cg_digest *digest)
{
    for (size_t i = 0; i < l->todo.len; i++) {
        uint32_t lexicon = l->todo.items[i];
        cg_digest_join(digest, l->hashes[lexicon]);
        if (!reach(l, &l->leads[lexicon]))
            return false;
    }
    return true;
}

static bool find_references(lexicons *l, const cg_claim_rule *rule, numbers *found)
{
    const cg_rule_patterns lists[] = {rule->supports, rule->contradicts};
    for (size_t k = 0; k < 2; k++)
        for (uint32_t i = 0; i < lists[k].len; i++)
            if (!add_references(l->pack, lists[k].items[i].text.value, found))
                return false;
    for (uint32_t i = 0; i < rule->unless_len; i++)
        if (!add_references(l->pack, rule->unless[i].text.value, found))
            return false;
    return !rule->subject || (add_all_references(l->pack, rule->subject->names, found) &&
                              add_all_references(l->pack, rule->subject->anaphors, found));
}

/* --- claims ----------------------------------------------------------------------- */

static bool add_claim(lexicons *l, const cg_claim_rule *rule, cg_digest *digest)
{
    numbers found = {0};
    cg_vec_reset(&l->todo);
    l->search++;
    cg_digest_add(digest, cg_slice_sub(l->pack->source.text, rule->span.start, rule->span.end));
    bool ok = find_references(l, rule, &found) && reach(l, &found) && reach(l, &l->names) &&
              add_reached(l, digest);
    cg_vec_release(&found);
    return ok;
}

/* A subject in place is a rival of the pack's other claims as well. */
static void add_case(cg_digest *digest, const cg_name_entry *entry)
{
    cg_digest_add(digest, entry->name.value);
    cg_digest_number(digest, entry->any_case);
}

static void add_pack(cg_digest *digest, const cg_pack *pack)
{
    cg_digest_add(digest, pack->id.value);
    cg_digest_add(digest, pack->language.value);
    for (uint32_t i = 0; i < pack->names_len; i++)
        add_case(digest, &pack->names[i]);
    for (uint32_t i = 0; i < pack->claims_len; i++)
        if (pack->claims[i].subject)
            add_case(digest, pack->claims[i].subject);
}

/* Which entries are subjects, and by which words they are known. */
static void add_names(cg_digest *digests, const cg_program *program)
{
    for (uint32_t i = 0; i < program->entry_count; i++)
        cg_digest_number(&digests[program->entries[i].pack], program->entries[i].subject);
    for (uint32_t i = 0; i < program->code_count; i++) {
        const cg_code *code = &program->codes[i];
        if (code->owner != CG_OWNER_NAME && code->owner != CG_OWNER_ANAPHOR)
            continue;
        const cg_entry *entry = &program->entries[code->index];
        cg_digest *digest = &digests[entry->pack];
        cg_digest_number(digest, code->owner);
        cg_digest_add(digest, cg_program_text(program, entry->name));
        cg_digest_add(digest, cg_program_text(program, code->source));
    }
}

static bool fill(const cg_ruleset *rules, const cg_program *program, cg_arena *arena,
                 cg_hash128 *keys)
{
    uint32_t claim = 0;
    cg_digest *packs = CG_ARENA_ARRAY(arena, cg_digest, rules->packs.len);
    if (!packs)
        return false;
    for (size_t i = 0; i < rules->packs.len; i++)
        add_pack(&packs[i], &rules->packs.items[i]);
    add_names(packs, program);
    for (size_t i = 0; i < rules->packs.len; i++) {
        const cg_pack *pack = &rules->packs.items[i];
        lexicons l;
        bool ok = read_lexicons(&l, pack, arena);
        for (uint32_t k = 0; k < pack->claims_len && ok; k++) {
            cg_digest digest = packs[i];
            ok = add_claim(&l, &pack->claims[k], &digest);
            keys[claim++] = digest.hash;
        }
        release_lexicons(&l);
        if (!ok)
            return false;
    }
    assert(claim == program->claim_count);
    return true;
}

cg_status cg_rule_keys(const cg_ruleset *rules, const cg_program *program, cg_hash128 *keys,
                       cg_error *error)
{
    cg_arena arena;
    cg_arena_init(&arena, SIZE_MAX);
    bool ok = fill(rules, program, &arena, keys);
    cg_arena_release(&arena);
    return ok ? CG_OK : cg_error_memory(error);
}
