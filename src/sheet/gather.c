#include "sheet/gather.h"

#include "base/alloc.h"
#include "result/order.h"

#include <assert.h>
#include <stdlib.h>

cg_status cg_sheet_set_init(cg_sheet_set *set, const cg_sheet_input *input, cg_error *error)
{
    *set = (cg_sheet_set){.input = input, .len = input->results->statements.len};
    set->sorted = cg_order_statements(input->results, CG_ORDER_CLAIM);
    cg_status status = cg_sheet_files_init(&set->files, input, error);
    return status == CG_OK && !set->sorted ? cg_error_memory(error) : status;
}

void cg_sheet_set_release(cg_sheet_set *set)
{
    cg_sheet_files_release(&set->files);
    cg_alloc_free(set->sorted);
}

cg_slice cg_sheet_voice(const cg_statement *s)
{
    const cg_document_info *d = s->document;
    if (s->voice == CG_VOICE_SPEAKER && !s->speaker_known)
        return CG_SLICE("somebody unnamed");
    if (s->voice == CG_VOICE_SPEAKER)
        return s->speaker_name.len ? s->speaker_name : s->speaker_role;
    if (d && d->author.len)
        return d->author;
    if (d && d->publisher.len)
        return d->publisher;
    return d && d->title.len ? d->title : s->path;
}

/* --- sources ------------------------------------------------------------------------- */

static bool is_of(const cg_sheet_source *source, const cg_statement *s)
{
    return source->first->part == s->part && cg_slice_equal(source->first->path, s->path);
}

static cg_when published(const cg_statement *s)
{
    return s->document ? cg_when_parse(s->document->published) : (cg_when){0};
}

/* Statements come in the order of their documents. */
static bool take_source(cg_sheet *sheet, cg_sheet_set *set, cg_sheet_place *place)
{
    const cg_statement *s = place->statement;
    assert(sheet->sources.len == 0 || sheet->sources.items);
    cg_sheet_source *last = sheet->sources.len ? &cg_vec_last(&sheet->sources) : NULL;
    if (!last || !is_of(last, s)) {
        cg_sheet_source source = {.first = s,
                                  .file = cg_sheet_files_get(&set->files, s->path),
                                  .published = published(s)};
        if (!cg_vec_push(&sheet->sources, source))
            return false;
        last = &cg_vec_last(&sheet->sources);
    }
    last->statements++;
    place->source = (uint32_t)sheet->sources.len - 1;
    return true;
}

int cg_sheet_compare_when(const cg_when *a, const cg_when *b)
{
    if ((a->last == 0) != (b->last == 0))
        return a->last == 0 ? 1 : -1;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

static int by_publication(const void *left, const void *right)
{
    const cg_sheet_source *a = left, *b = right;
    int c = cg_sheet_compare_when(&a->published, &b->published);
    return c != 0 ? c : cg_order_compare(CG_ORDER_SOURCE, a->first, b->first);
}

/* Where the source of a statement stands now. */
static uint32_t find_source(const cg_sheet *sheet, const cg_statement *s, cg_when when)
{
    size_t low = 0, high = sheet->sources.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const cg_sheet_source *source = &sheet->sources.items[middle];
        int c = cg_sheet_compare_when(&source->published, &when);
        if (c == 0)
            c = cg_slice_compare(source->first->path, s->path);
        if (c == 0)
            c = (source->first->part > s->part) - (source->first->part < s->part);
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static void order_sources(cg_sheet *sheet)
{
    if (sheet->sources.len == 0)
        return;
    qsort(sheet->sources.items, sheet->sources.len, sizeof *sheet->sources.items,
          by_publication);
    for (size_t i = 0; i < sheet->places.len; i++) {
        cg_sheet_place *place = &sheet->places.items[i];
        place->source = find_source(sheet, place->statement, published(place->statement));
    }
}

/* --- places -------------------------------------------------------------------------- */

static cg_when when_of(const cg_statement *s)
{
    cg_when said = cg_when_parse(s->said);
    return said.last ? said : published(s);
}

static void count_place(cg_sheet *sheet, const cg_sheet_place *place)
{
    const cg_when *when = &place->when;
    sheet->changed += place->state != CG_SHEET_SAME;
    sheet->undated += when->last == 0;
    if (when->last == 0)
        return;
    if (sheet->earliest.last == 0 || when->first < sheet->earliest.first)
        sheet->earliest = *when;
    if (sheet->latest.last == 0 || when->last > sheet->latest.last)
        sheet->latest = *when;
}

static int by_place(const void *left, const void *right)
{
    const cg_sheet_place *a = left, *b = right;
    return cg_order_compare(CG_ORDER_SOURCE, a->statement, b->statement);
}

static int by_side(const void *left, const void *right)
{
    const cg_sheet_place *a = left, *b = right;
    int c = (a->statement->stance > b->statement->stance) -
            (a->statement->stance < b->statement->stance);
    if (c == 0)
        c = cg_sheet_compare_when(&a->when, &b->when);
    return c != 0 ? c : by_place(left, right);
}

static void find_sides(cg_sheet *sheet)
{
    size_t at = 0;
    for (size_t stance = 0; stance <= CG_STANCE_MENTION; stance++) {
        sheet->sides[stance].first = at;
        while (at < sheet->places.len &&
               sheet->places.items[at].statement->stance == (cg_stance)stance)
            at++;
        sheet->sides[stance].end = at;
    }
}

static cg_status read_places(cg_sheet *sheet, cg_sheet_set *set, cg_error *error)
{
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < sheet->places.len; i++) {
        cg_sheet_place *place = &sheet->places.items[i];
        place->when = when_of(place->statement);
        if (!take_source(sheet, set, place))
            return cg_error_memory(error);
        status = cg_sheet_files_reread(&set->files, sheet->sources.items[place->source].file,
                                       place->statement, &place->state, &place->verbatim,
                                       error);
        count_place(sheet, place);
    }
    return status;
}

static void order_places(cg_sheet *sheet, int (*compare)(const void *, const void *))
{
    if (sheet->places.len)
        qsort(sheet->places.items, sheet->places.len, sizeof *sheet->places.items, compare);
}

/* --- lists of places ----------------------------------------------------------------- */

static bool list_by_source(cg_sheet *sheet)
{
    uint32_t at = 0;
    if (!cg_vec_reserve(&sheet->listed, sheet->places.len))
        return false;
    sheet->listed.len = sheet->places.len;
    for (size_t i = 0; i < sheet->sources.len; i++) {
        cg_sheet_source *source = &sheet->sources.items[i];
        source->listed = at;
        at += source->statements;
        source->statements = 0;
    }
    for (size_t i = 0; i < sheet->places.len; i++) {
        cg_sheet_source *source = &sheet->sources.items[sheet->places.items[i].source];
        sheet->listed.items[source->listed + source->statements++] = (uint32_t)i;
    }
    return true;
}

/* The three sides are in order of time each: takes the earliest of the three, again and
 * again. */
static bool list_by_time(cg_sheet *sheet)
{
    size_t at[CG_STANCE_MENTION + 1];
    for (size_t stance = 0; stance <= CG_STANCE_MENTION; stance++)
        at[stance] = sheet->sides[stance].first;
    for (;;) {
        const cg_sheet_place *first = NULL;
        size_t from = 0;
        for (size_t stance = 0; stance <= CG_STANCE_MENTION; stance++) {
            const cg_sheet_place *place = sheet->places.items + at[stance];
            if (at[stance] == sheet->sides[stance].end || !place->when.last ||
                (first && cg_sheet_compare_when(&place->when, &first->when) >= 0))
                continue;
            first = place;
            from = stance;
        }
        if (!first)
            return true;
        if (!cg_vec_push(&sheet->timeline, (uint32_t)at[from]))
            return false;
        at[from]++;
    }
}

cg_status cg_sheet_gather(cg_sheet *sheet, cg_sheet_set *set, size_t index, size_t *at,
                          cg_error *error)
{
    const cg_sheet_input *input = set->input;
    *sheet = (cg_sheet){.input = input,
                        .claim = &input->claims[index],
                        .verdict = &input->results->verdicts.items[index],
                        .index = index,
                        .files = &set->files};
    for (; *at < set->len && set->sorted[*at]->claim == index; ++*at)
        if (!cg_vec_push(&sheet->places, ((cg_sheet_place){.statement = set->sorted[*at]})))
            return cg_error_memory(error);
    order_places(sheet, by_place);
    cg_status status = read_places(sheet, set, error);
    if (status == CG_OK)
        order_sources(sheet);
    order_places(sheet, by_side);
    find_sides(sheet);
    if (status == CG_OK && sheet->places.len > 0 &&
        (!list_by_source(sheet) || !list_by_time(sheet)))
        status = cg_error_memory(error);
    return status;
}

void cg_sheet_release(cg_sheet *sheet)
{
    cg_vec_release(&sheet->places);
    cg_vec_release(&sheet->sources);
    cg_vec_release(&sheet->listed);
    cg_vec_release(&sheet->timeline);
}
