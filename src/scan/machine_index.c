/* Which codes are tried at all, told from small tables: the program's own are
 * large, and most codes that begin with a word are not wanted where it stands. */
#include "scan/machine.h"

#include "base/alloc.h"

static bool is_of_claim(const cg_code *code)
{
    return code->owner == CG_OWNER_CLAIM || code->owner == CG_OWNER_UNLESS;
}

/* The entry that the code's claim is about; CG_NONE: none, or no claim's. */
static uint32_t entry_of(const cg_program *program, const cg_code *code)
{
    return is_of_claim(code) ? program->claim_codes[code->index].entry : CG_NONE;
}

/* --- making it ---------------------------------------------------------------------- */

/* The codes of each entry's claims, entry by entry. */
static void sort_codes(cg_machine_index *x, const cg_program *program)
{
    for (uint32_t i = 0; i < program->code_count; i++) {
        uint32_t entry = entry_of(program, &program->codes[i]);
        if (entry != CG_NONE)
            x->entries[entry + 2]++;
    }
    for (uint32_t i = 2; i < program->entry_count + 2; i++)
        x->entries[i] += x->entries[i - 1];
    for (uint32_t i = 0; i < program->code_count; i++) {
        uint32_t entry = entry_of(program, &program->codes[i]);
        if (entry != CG_NONE)
            x->of_entries[x->entries[entry + 1]++] = i;
    }
}

static uint8_t owners_of(const cg_machine_index *x, const cg_program *program, cg_starts starts)
{
    uint8_t owners = 0;
    for (uint32_t i = 0; i < starts.len; i++)
        owners |= x->codes[program->starts[starts.first + i].code];
    return owners;
}

/* Codes stand in the order in which they were compiled, which is mostly by owner. */
static void find_ranges(cg_machine_index *x, const cg_program *program)
{
    for (unsigned owner = 0; owner < CG_OWNER_COUNT; owner++)
        x->of_owners[owner] = (cg_code_range){UINT32_MAX, 0};
    for (uint32_t i = 0; i < program->code_count; i++) {
        cg_code_range *range = &x->of_owners[program->codes[i].owner];
        if (i < range->first)
            range->first = i;
        range->end = i + 1;
    }
}

cg_code_range cg_machine_index_range(const cg_machine_index *x, unsigned owners)
{
    cg_code_range all = {UINT32_MAX, 0};
    for (unsigned owner = 0; owner < CG_OWNER_COUNT; owner++) {
        cg_code_range range = x->of_owners[owner];
        if (!(owners >> owner & 1))
            continue;
        all.first = range.first < all.first ? range.first : all.first;
        all.end = range.end > all.end ? range.end : all.end;
    }
    return all;
}

bool cg_machine_index_init(cg_machine_index *x, const cg_program *program)
{
    size_t words = (size_t)program->word_count + 1;
    *x = (cg_machine_index){
        .program = program,
        .codes = cg_alloc_zeroed((size_t)program->code_count + 1, sizeof *x->codes),
        .words = cg_alloc_zeroed(words, sizeof *x->words),
        .entries = cg_alloc_zeroed((size_t)program->entry_count + 2, sizeof *x->entries),
        .of_entries = cg_alloc_zeroed((size_t)program->code_count + 1, sizeof *x->of_entries),
        .live = cg_alloc_zeroed((size_t)program->entry_count / 64 + 1, sizeof *x->live),
        .follows = cg_alloc_zeroed((size_t)program->start_count + 1, sizeof *x->follows),
    };
    if (!x->codes || !x->words || !x->entries || !x->of_entries || !x->live || !x->follows)
        return false;
    for (uint32_t i = 0; i < program->code_count; i++)
        x->codes[i] = (uint8_t)(1u << program->codes[i].owner);
    for (size_t i = 0; i + 1 < words; i++)
        x->words[i] = owners_of(x, program, program->word_starts[i]);
    x->always = owners_of(x, program, program->always);
    memset(x->live, 0xFF, ((size_t)program->entry_count / 64 + 1) * sizeof *x->live);
    sort_codes(x, program);
    find_ranges(x, program);
    return true;
}

void cg_machine_index_release(cg_machine_index *x)
{
    cg_alloc_free(x->codes);
    cg_alloc_free(x->words);
    cg_alloc_free(x->entries);
    cg_alloc_free(x->of_entries);
    cg_alloc_free(x->live);
    cg_alloc_free(x->follows);
    *x = (cg_machine_index){0};
}

/* --- live entries --------------------------------------------------------------------- */

static void turn(cg_machine_index *x, uint32_t entry, bool live)
{
    for (uint32_t i = x->entries[entry]; i < x->entries[entry + 1]; i++) {
        uint32_t code = x->of_entries[i];
        x->codes[code] = live ? (uint8_t)(1u << x->program->codes[code].owner) : 0;
    }
}

void cg_machine_set_live(cg_machine *machine, const uint64_t *live)
{
    cg_machine_index *x = &machine->index;
    uint32_t count = x->program->entry_count;
    for (uint32_t word = 0; word * 64 < count; word++) {
        uint64_t now = live ? live[word] : UINT64_MAX;
        uint64_t changed = now ^ x->live[word];
        x->live[word] = now;
        for (; changed; changed &= changed - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(changed);
            if (word * 64 + bit < count)
                turn(x, word * 64 + bit, now >> bit & 1);
        }
    }
}

/* --- asking ----------------------------------------------------------------------------- */

bool cg_machine_may_start(const cg_machine *machine, const cg_passage *p, cg_token_range range,
                          unsigned owners)
{
    const cg_machine_index *x = &machine->index;
    if (x->always & owners)
        return true;
    for (uint32_t i = range.first; i < range.end; i++)
        if (x->words[p->words.items[i]] & owners)
            return true;
    return false;
}

static bool any_live(const cg_machine_index *x, cg_starts starts, unsigned owners)
{
    const cg_start *all = x->program->starts + starts.first;
    for (uint32_t i = 0; i < starts.len; i++)
        if (x->codes[all[i].code] & owners)
            return true;
    return false;
}

bool cg_machine_may_match(const cg_machine *machine, const cg_passage *p, cg_token_range range,
                          unsigned owners)
{
    const cg_machine_index *x = &machine->index;
    if (x->always & owners && any_live(x, x->program->always, owners))
        return true;
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t word = p->words.items[i];
        if (x->words[word] & owners && any_live(x, x->program->word_starts[word], owners))
            return true;
    }
    return false;
}
