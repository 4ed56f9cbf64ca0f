/* Values in a text, written down: "money 1500 USD (about); number 3 (ordinal)".
 * Inner numbers are left out unless asked for. */
#ifndef VALUE_FIXTURE_H
#define VALUE_FIXTURE_H

#include "base/buf.h"
#include "lang_fixture.h"
#include "text/value.h"

typedef struct value_fixture {
    lang_data data;
    const cg_value_words *words;
    cg_date_context context;
    bool inner; /* show inner numbers, too */
    cg_value_vec values;
    cg_buf text;
} value_fixture;

static inline void value_setup(value_fixture *f, const char *published)
{
    *f = (value_fixture){.data = data_embedded("en/values.json")};
    f->context = cg_date_context_of(cg_slice_of(published));
    cg_buf_init(&f->text, (size_t)1 << 20);
    cg_status status =
        cg_value_words_load(f->data.root, &f->data.arena, &f->words, &f->data.error);
    ck_assert_msg(status == CG_OK, "%s", f->data.error.text);
}

static inline void value_teardown(value_fixture *f)
{
    cg_vec_release(&f->values);
    cg_buf_release(&f->text);
    data_drop(&f->data);
}

static inline void value_find(value_fixture *f, const char *text)
{
    cg_tokens tokens = {0};
    cg_slice slice = cg_slice_of(text);
    cg_vec_reset(&f->values);
    ck_assert(cg_tokens_scan(slice, (cg_span){0, (uint32_t)slice.len}, &tokens));
    ck_assert(cg_values_find(slice, tokens.items, (uint32_t)tokens.len, f->words,
                             &f->context, &f->values));
    cg_vec_release(&tokens);
}

static inline void value_write(value_fixture *f, const cg_value *v)
{
    char amount[CG_VALUE_TEXT];
    cg_value_text(v, amount);
    if (f->text.len)
        cg_buf_printf(&f->text, "; ");
    cg_buf_printf(&f->text, "%s", cg_value_type_name((cg_value_type)v->type));
    if (amount[0])
        cg_buf_printf(&f->text, " %s", amount);
    if (v->unit.len && v->type != CG_VALUE_PERCENT)
        cg_buf_printf(&f->text, " %.*s", (int)v->unit.len, v->unit.ptr);
    if (v->type == CG_VALUE_PERCENT && !cg_slice_is(v->unit, "percent"))
        cg_buf_printf(&f->text, " %.*s", (int)v->unit.len, v->unit.ptr);
    if (v->precision != CG_PRECISION_EXACT)
        cg_buf_printf(&f->text, " (%s)", cg_precision_name((cg_precision)v->precision));
    if (v->flags & CG_VALUE_ORDINAL)
        cg_buf_printf(&f->text, " (ordinal)");
    if (v->flags & CG_VALUE_INFERRED)
        cg_buf_printf(&f->text, " (inferred)");
    if (v->flags & CG_VALUE_INNER)
        cg_buf_printf(&f->text, " (inner)");
}

static inline const char *value_describe(value_fixture *f, const char *text)
{
    value_find(f, text);
    cg_buf_reset(&f->text);
    for (size_t i = 0; i < f->values.len; i++)
        if (f->inner || !(f->values.items[i].flags & CG_VALUE_INNER))
            value_write(f, &f->values.items[i]);
    ck_assert(cg_buf_ok(&f->text));
    return f->text.len ? f->text.ptr : "";
}

typedef struct value_row {
    const char *text, *want;
} value_row;

static inline void value_check(const char *published, const value_row *rows,
                               size_t count)
{
    value_fixture f;
    value_setup(&f, published);
    for (size_t i = 0; i < count; i++) {
        const char *have = value_describe(&f, rows[i].text);
        ck_assert_msg(strcmp(have, rows[i].want) == 0, "\"%s\": \"%s\", not \"%s\"",
                      rows[i].text, have, rows[i].want);
    }
    value_teardown(&f);
}

#define VALUE_CHECK(published, rows) \
    value_check((published), (rows), sizeof(rows) / sizeof *(rows))

#endif
