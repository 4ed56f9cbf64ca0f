/* Images in memory: made of a compiler's tables, and attached to a program. */
#include "rules/image_room.h"

#include "base/limits.h"

static const size_t row_sizes[CG_IMAGE_TABLES] = {
#define TABLE(name, type) sizeof(type),
#include "rules/image_tables.def"
#undef TABLE
};

size_t cg_image_row_size(int table)
{
    return row_sizes[table];
}

/* --- making ----------------------------------------------------------------------- */

static void add_table(cg_buf *image, cg_image_rows rows, size_t row_size)
{
    static const char zeros[sizeof(uint64_t)];
    cg_buf_add(image, rows.items, rows.len * row_size);
    cg_buf_add(image, zeros, (size_t)(cg_image_aligned(image->len) - image->len));
}

/* With a header in front that says how many rows there are. */
static bool fill(cg_buf *image, const cg_image_rows *tables, cg_image_view *view)
{
    size_t at[CG_IMAGE_TABLES], room = sizeof(cg_image_header);
    cg_image_header header = {0};
    for (int i = 0; i < CG_IMAGE_TABLES; i++)
        room += (size_t)cg_image_aligned(tables[i].len * row_sizes[i]);
    if (!cg_buf_reserve(image, room))
        return false;
    for (int i = 0; i < CG_IMAGE_TABLES; i++)
        header.rows[i] = tables[i].len;
    cg_buf_add(image, (const char *)&header, sizeof header);
    for (int i = 0; i < CG_IMAGE_TABLES; i++) {
        at[i] = image->len;
        add_table(image, tables[i], row_sizes[i]);
    }
    for (int i = 0; i < CG_IMAGE_TABLES; i++)
        view->tables[i] = (cg_image_rows){image->ptr + at[i], tables[i].len};
    return cg_buf_ok(image);
}

cg_status cg_image_make(const cg_image_rows *tables, const cg_text_pool *texts,
                        cg_program *program, cg_error *error)
{
    cg_image_rows all[CG_IMAGE_TABLES];
    cg_image_view view;
    bool good = true;
    memcpy(all, tables, sizeof all);
    all[CG_IMAGE_TEXTS] = (cg_image_rows){texts->bytes.ptr, texts->bytes.len};
    cg_buf_init(&program->image, CG_MAX_IMAGE);
    bool made = cg_buf_ok(&texts->bytes) && fill(&program->image, all, &view);
    if (texts->bytes.full || program->image.full)
        return cg_error_set(error, CG_E_LIMIT, 0, NULL,
                            "the rules compile to more than %zu MiB: check them in parts",
                            CG_MAX_IMAGE >> 20);
    if (!made)
        return cg_error_memory(error);
    return cg_image_attach(&view, program, &good, error);
}

/* --- attaching -------------------------------------------------------------------- */

#define TAKE(to, count, table)                     \
    (p->to = view->tables[CG_IMAGE_##table].items, \
     p->count = (uint32_t)view->tables[CG_IMAGE_##table].len)

static void take_tables(cg_program *p, const cg_image_view *view)
{
    const cg_image_facts *facts = view->tables[CG_IMAGE_FACTS].items;
    uint32_t anchors, bits;
    TAKE(texts, text_len, TEXTS);
    TAKE(claim_codes, claim_count, CLAIM_CODES);
    TAKE(entries, entry_count, ENTRIES);
    TAKE(codes, code_count, CODES);
    TAKE(insts, inst_count, INSTS);
    TAKE(sets, set_count, SETS);
    TAKE(set_words, set_word_count, SET_WORDS);
    TAKE(strings, string_count, STRINGS);
    TAKE(alternatives, alternative_count, ALTERNATIVES);
    TAKE(chains, chain_count, CHAINS);
    TAKE(words, word_count, WORDS);
    TAKE(word_slots, word_slot_count, WORD_SLOTS);
    TAKE(starts, start_count, STARTS);
    TAKE(anchors.codes, anchors.code_count, ANCHOR_CODES);
    p->word_starts = view->tables[CG_IMAGE_WORD_STARTS].items;
    p->word_classes = view->tables[CG_IMAGE_WORD_CLASSES].items;
    p->anchors.slots = view->tables[CG_IMAGE_ANCHORS].items;
    p->anchors.bits = view->tables[CG_IMAGE_ANCHOR_BITS].items;
    anchors = (uint32_t)view->tables[CG_IMAGE_ANCHORS].len;
    bits = (uint32_t)view->tables[CG_IMAGE_ANCHOR_BITS].len;
    p->anchors.mask = anchors - 1;
    p->anchors.bits_mask = (uint64_t)bits * 64 - 1;
    p->anchors.count = facts->anchor_count;
    p->always = facts->always;
    p->has_slots = facts->has_slots != 0;
}

typedef struct texts {
    const cg_program *program;
    bool good;
} texts;

static cg_slice text_of(texts *t, cg_text_ref text)
{
    if (cg_program_has_text(t->program, text))
        return cg_program_text(t->program, text);
    t->good = false;
    return (cg_slice){"", 0};
}

static cg_claim_info info_of(texts *t, const cg_image_claim *row)
{
    return (cg_claim_info){.id = text_of(t, row->id),
                           .claim = text_of(t, row->claim),
                           .pack_title = text_of(t, row->pack_title),
                           .why = text_of(t, row->why),
                           .path = text_of(t, row->path),
                           .line = row->line,
                           .kind = (cg_kind)row->kind,
                           .expect = (cg_expect)row->expect,
                           .precedence = (cg_precedence)row->precedence,
                           .severity = (cg_level)row->severity,
                           .required = row->required != 0};
}

static cg_status make_claims(cg_program *p, const cg_image_view *view, texts *t,
                             cg_error *error)
{
    const cg_image_claim *rows = view->tables[CG_IMAGE_CLAIMS].items;
    cg_claim_info *claims =
        CG_ARENA_ARRAY(&p->arena, cg_claim_info, (size_t)p->claim_count + 1);
    if (!claims)
        return cg_error_memory(error);
    for (uint32_t i = 0; i < p->claim_count; i++)
        claims[i] = info_of(t, &rows[i]);
    p->claims = claims;
    return CG_OK;
}

static cg_status make_values(cg_program *p, const cg_image_view *view, texts *t,
                             cg_error *error)
{
    const cg_image_value *rows = view->tables[CG_IMAGE_VALUES].items;
    size_t count = view->tables[CG_IMAGE_VALUES].len;
    cg_claim_value *values = CG_ARENA_ARRAY(&p->arena, cg_claim_value, count + 1);
    if (!values)
        return cg_error_memory(error);
    for (size_t i = 0; i < count; i++) {
        values[i] = rows[i].claimed;
        values[i].value.unit = text_of(t, rows[i].unit);
        values[i].value.base = text_of(t, rows[i].base);
    }
    p->values = values;
    p->value_count = (uint32_t)count;
    return CG_OK;
}

/* One that is refused, as none is that was compiled before, leaves fewer of them,
 * and so code that leads nowhere. */
static cg_status make_regexes(cg_program *p, const cg_image_view *view, texts *t,
                              cg_error *error)
{
    const cg_text_ref *rows = view->tables[CG_IMAGE_REGEXES].items;
    size_t count = view->tables[CG_IMAGE_REGEXES].len, offset;
    char message[160];
    p->regexes = CG_ARENA_ARRAY(&p->arena, cg_regex *, count + 1);
    if (!p->regexes)
        return cg_error_memory(error);
    for (; p->regex_count < count; p->regex_count++) {
        cg_regex *regex = cg_regex_new(text_of(t, rows[p->regex_count]), message,
                                       sizeof message, &offset);
        if (!regex)
            return message[0] ? CG_OK : cg_error_memory(error);
        p->regexes[p->regex_count] = regex;
    }
    return CG_OK;
}

cg_status cg_image_attach(const cg_image_view *view, cg_program *program, bool *good,
                          cg_error *error)
{
    texts t = {program, true};
    take_tables(program, view);
    cg_status status = make_claims(program, view, &t, error);
    if (status == CG_OK)
        status = make_values(program, view, &t, error);
    if (status == CG_OK)
        status = make_regexes(program, view, &t, error);
    *good = t.good;
    return status;
}
