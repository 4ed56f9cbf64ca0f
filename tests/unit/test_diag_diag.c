#include "base/alloc.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "diag/diag.h"

#include <check.h>
#include <stdlib.h>

static cg_diags *diags;

static void set_up(void)
{
    diags = cg_diags_new();
    ck_assert_ptr_nonnull(diags);
}

static void tear_down(void)
{
    cg_diags_free(diags);
}

static const cg_diag_source source = {
    CG_SLICE_INIT("pack.json"),
    CG_SLICE_INIT("{\n  \"subjcet\": null\n}\n"),
};

START_TEST(ids_are_sorted_unique_and_explained)
{
    for (int id = 0; id < CG_DIAG_COUNT; id++) {
        const char *name = cg_diag_name((cg_diag_id)id);
        ck_assert_uint_eq(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
        ck_assert(cg_diag_level((cg_diag_id)id) != CG_LEVEL_NONE);
        ck_assert_uint_gt(strlen(cg_diag_meaning((cg_diag_id)id)), 10);
        if (id > 0)
            ck_assert_int_lt(strcmp(cg_diag_name((cg_diag_id)(id - 1)), name), 0);
    }
}
END_TEST

START_TEST(levels_have_names)
{
    static const char *const names[] = {"none", "note", "warning", "error"};
    for (int level = 0; level < 4; level++)
        ck_assert_str_eq(cg_level_name((cg_level)level), names[level]);
    ck_assert_str_eq(cg_level_name((cg_level)17), "none");
}
END_TEST

START_TEST(a_diagnostic_knows_its_place)
{
    cg_diags_add(diags, CG_DIAG_UNKNOWN_KEY, &source, (cg_span){4, 13},
                 "unknown key \"%s\"", "subjcet");
    cg_diags_help(diags, "did you mean \"%s\"?", "subject");
    ck_assert_uint_eq(cg_diags_count(diags), 1);
    const cg_diagnostic *d = cg_diags_get(diags, 0);
    ck_assert_str_eq(d->id, "unknown-key");
    ck_assert_int_eq(d->level, CG_LEVEL_ERROR);
    ck_assert(cg_slice_is(d->path, "pack.json"));
    ck_assert_uint_eq(d->line, 2);
    ck_assert_uint_eq(d->column, 3);
    ck_assert_uint_eq(d->byte_start, 4);
    ck_assert_uint_eq(d->byte_end, 13);
    ck_assert(cg_slice_is(d->message, "unknown key \"subjcet\""));
    ck_assert(cg_slice_is(d->help, "did you mean \"subject\"?"));
    ck_assert(cg_slice_is(d->excerpt, "  \"subjcet\": null"));
    ck_assert_uint_eq(d->caret, 2);
    ck_assert_uint_eq(d->caret_len, 9);
}
END_TEST

START_TEST(a_place_may_be_a_file_or_nothing_or_beyond_the_end)
{
    const cg_diag_source whole = {CG_SLICE("pack.json"), {0}};
    const cg_diag_source empty = {CG_SLICE("pack.json"), CG_SLICE("")};
    const cg_diag_source nameless = {{0}, CG_SLICE("x")};
    static const struct {
        uint32_t line, column;
        size_t path_len;
    } rows[] = {{0, 0, 0}, {0, 0, 9}, {1, 1, 9}, {4, 1, 9}, {1, 1, 0}};
    const cg_diag_source *sources[] = {NULL, &whole, &empty, &source, &nameless};
    for (size_t i = 0; i < 5; i++) {
        cg_span span = i == 3 ? (cg_span){999, 4} : (cg_span){0, 0};
        cg_diags_add(diags, CG_DIAG_JSON, sources[i], span, "%s", "m");
        const cg_diagnostic *d = cg_diags_get(diags, i);
        ck_assert_uint_eq(d->line, rows[i].line);
        ck_assert_uint_eq(d->column, rows[i].column);
        ck_assert_uint_eq(d->path.len, rows[i].path_len);
        ck_assert_uint_le(d->byte_start, d->byte_end);
    }
}
END_TEST

START_TEST(nothing_of_the_source_is_kept)
{
    char path[] = "a.json", text[] = "some text";
    cg_diag_source own = {cg_slice_of(path), cg_slice_of(text)};
    cg_diags_add(diags, CG_DIAG_JSON, &own, (cg_span){5, 9}, "%s", text);
    memset(path, '#', sizeof path - 1);
    memset(text, '#', sizeof text - 1);
    const cg_diagnostic *d = cg_diags_get(diags, 0);
    ck_assert(cg_slice_is(d->path, "a.json"));
    ck_assert(cg_slice_is(d->excerpt, "some text"));
    ck_assert(cg_slice_is(d->message, "some text"));
}
END_TEST

START_TEST(no_collector_is_allowed)
{
    cg_diags_add(NULL, CG_DIAG_JSON, &source, (cg_span){0, 1}, "%s", "m");
    cg_diags_help(NULL, "%s", "h");
    cg_diags_help(diags, "%s", "of nothing");
    cg_diags_free(NULL);
    ck_assert_uint_eq(cg_diags_count(diags), 0);
}
END_TEST

static void add_many(cg_diag_id id, int times)
{
    for (int i = 0; i < times; i++) {
        cg_diags_add(diags, id, &source, (cg_span){0, 1}, "number %d", i);
        cg_diags_help(diags, "help %d", i);
    }
}

START_TEST(beyond_the_cap_they_are_counted_only)
{
    add_many(CG_DIAG_JSON, CG_MAX_DIAGNOSTICS + 50);
    ck_assert_uint_eq(cg_diags_count(diags), CG_MAX_DIAGNOSTICS);
    ck_assert_uint_eq(cg_diags_count_at(diags, CG_LEVEL_ERROR),
                      CG_MAX_DIAGNOSTICS + 50);
    ck_assert_uint_eq(cg_diags_count_at(diags, CG_LEVEL_WARNING), 0);
    const cg_diagnostic *last = cg_diags_get(diags, CG_MAX_DIAGNOSTICS - 1);
    ck_assert(cg_slice_is(last->message, "number 199"));
    ck_assert(cg_slice_is(last->help, "help 199"));
}
END_TEST

START_TEST(warnings_leave_room_for_errors)
{
    add_many(CG_DIAG_NO_EXAMPLES, 500);
    ck_assert_uint_lt(cg_diags_count(diags), CG_MAX_DIAGNOSTICS);
    ck_assert_uint_eq(cg_diags_count_at(diags, CG_LEVEL_WARNING), 500);
    size_t kept = cg_diags_count(diags);
    add_many(CG_DIAG_JSON, 1);
    ck_assert_uint_eq(cg_diags_count(diags), kept + 1);
    ck_assert_int_eq(cg_diags_get(diags, kept)->level, CG_LEVEL_ERROR);
}
END_TEST

START_TEST(what_was_given_out_stays_where_it_is)
{
    add_many(CG_DIAG_JSON, 1);
    const cg_diagnostic *first = cg_diags_get(diags, 0);
    add_many(CG_DIAG_JSON, CG_MAX_DIAGNOSTICS);
    ck_assert_ptr_eq(first, cg_diags_get(diags, 0));
    ck_assert(cg_slice_is(first->message, "number 0"));
}
END_TEST

START_TEST(a_long_message_is_cut_between_characters)
{
    static char name[100001];
    for (size_t lead = 0; lead < 3; lead++) {
        memset(name, 'x', lead);
        for (size_t i = lead; i + 3 < sizeof name; i += 3)
            memcpy(name + i, "\xE6\x97\xA5", 4);
        cg_diags_add(diags, CG_DIAG_JSON, NULL, (cg_span){0, 0}, "%s", name);
        cg_slice message = cg_diags_get(diags, lead)->message;
        ck_assert_uint_le(message.len, CG_MAX_MESSAGE + 3);
        ck_assert_uint_gt(message.len, CG_MAX_MESSAGE - 3);
        ck_assert(cg_slice_ends(message, "\xE6\x97\xA5..."));
        ck_assert_uint_eq(cg_utf8_valid_up_to(message), message.len);
    }
}
END_TEST

/* In parts that are put together there is what one that got all of it has. */
START_TEST(appended_diagnostics_are_as_if_added_here)
{
    cg_diags *parts[2] = {cg_diags_new(), cg_diags_new()}, *joined = cg_diags_new();
    for (unsigned i = 0; i < 2 * CG_MAX_DIAGNOSTICS; i++) {
        cg_diag_id id = i % 3 ? CG_DIAG_NO_ANCHOR : CG_DIAG_JSON;
        cg_diags *targets[2] = {diags, parts[i >= CG_MAX_DIAGNOSTICS]};
        for (unsigned k = 0; k < 2; k++) {
            cg_diags_add(targets[k], id, i % 5 ? &source : NULL, (cg_span){4, 13}, "%u", i);
            if (i % 2)
                cg_diags_help(targets[k], "help %u", i);
        }
    }
    cg_diags_append(joined, parts[0]);
    cg_diags_append(joined, parts[1]);
    ck_assert_uint_eq(cg_diags_count(joined), cg_diags_count(diags));
    ck_assert_uint_eq(cg_diags_count(joined), CG_MAX_DIAGNOSTICS);
    for (int level = CG_LEVEL_NONE; level <= CG_LEVEL_ERROR; level++)
        ck_assert_uint_eq(cg_diags_count_at(joined, (cg_level)level),
                          cg_diags_count_at(diags, (cg_level)level));
    for (size_t i = 0; i < cg_diags_count(diags); i++) {
        const cg_diagnostic *a = cg_diags_get(diags, i), *b = cg_diags_get(joined, i);
        ck_assert(cg_slice_equal(a->message, b->message) && cg_slice_equal(a->help, b->help) &&
                  cg_slice_equal(a->path, b->path) && cg_slice_equal(a->excerpt, b->excerpt));
        ck_assert(a->id == b->id && a->line == b->line && a->caret == b->caret);
    }
    cg_diags_free(parts[0]);
    cg_diags_free(parts[1]);
    cg_diags_free(joined);
}
END_TEST

START_TEST(a_repeated_diagnostic_keeps_nothing_of_the_one_it_repeats)
{
    char id[] = "unknown-key";
    cg_diags *diags = cg_diags_new();
    ck_assert_ptr_nonnull(diags);
    const cg_diagnostic told = {.id = id, .level = CG_LEVEL_ERROR, .message = CG_SLICE("no")};
    cg_diags_repeat(diags, &told);
    id[0] = 'X';
    ck_assert_uint_eq(cg_diags_count(diags), 1);
    ck_assert_str_eq(cg_diags_get(diags, 0)->id, "unknown-key");
    cg_diags_free(diags);
}
END_TEST

START_TEST(every_allocation_may_fail)
{
    bool done = false;
    for (long n = 1; !done; n++) {
        cg_alloc_fail_at(n, 1);
        cg_diags *failing = cg_diags_new();
        if (failing) {
            for (int i = 0; i < 100; i++) {
                cg_diags_add(failing, CG_DIAG_JSON, &source, (cg_span){4, 13}, "%s",
                             "m");
                cg_diags_help(failing, "%*d", 900, i);
            }
        }
        done = cg_alloc_count() < n;
        cg_alloc_fail_at(0, 0);
        ck_assert(failing || n == 1);
        if (failing) {
            ck_assert_uint_eq(cg_diags_count_at(failing, CG_LEVEL_ERROR), 100);
            ck_assert_uint_le(cg_diags_count(failing), 100);
        }
        cg_diags_free(failing);
    }
}
END_TEST

START_TEST(a_fix_takes_an_item_out_with_the_comma_before_it)
{
    static const struct {
        const char *text;
        uint32_t start, end; /* of the item; from there the fix */
        bool fixable;
        uint32_t fix_start;
    } rows[] = {
        {"[1, 2]", 4, 5, true, 2},
        {"[1 ,\n 2 , 3]", 6, 7, true, 3},
        {"{\"a\": 1, \"b\": 2}", 9, 15, true, 7},
        {"[1, 2]", 1, 2, false, 0},         /* it stands first */
        {"[{\"a\": 2}, 3]", 7, 8, false, 0}, /* a value, not the member */
        {"1", 0, 1, false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const cg_diag_source list = {CG_SLICE("f"), cg_slice_of(rows[i].text)};
        cg_diags_add(diags, CG_DIAG_JSON, &list, (cg_span){0, 0}, "no");
        cg_diags_fix_without(diags, &list, (cg_span){rows[i].start, rows[i].end});
        const cg_diagnostic *d = cg_diags_get(diags, i);
        ck_assert_int_eq(d->fixable, rows[i].fixable);
        ck_assert(!d->fixable || d->fix_start == rows[i].fix_start);
        ck_assert(!d->fixable || (d->fix_end == rows[i].end && d->fix.len == 0));
    }
}
END_TEST

START_TEST(a_fix_goes_where_its_diagnostic_goes)
{
    cg_diags *more = cg_diags_new();
    ck_assert_ptr_nonnull(more);
    cg_diags_fix(more, (cg_span){1, 2}, CG_SLICE("no diagnostic yet"));
    cg_diags_add(more, CG_DIAG_UNKNOWN_KEY, &source, (cg_span){4, 13}, "no");
    cg_diags_fix(more, (cg_span){4, 13}, CG_SLICE("\"subject\""));
    cg_diags_append(diags, more);
    cg_diags_free(more);
    const cg_diagnostic *d = cg_diags_get(diags, 0);
    ck_assert(d->fixable && d->fix_start == 4 && d->fix_end == 13);
    ck_assert(cg_slice_is(d->fix, "\"subject\""));
}
END_TEST

Suite *diag_diag_suite(void);
Suite *diag_diag_suite(void)
{
    Suite *suite = suite_create("diag/diag");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_test(all, ids_are_sorted_unique_and_explained);
    tcase_add_test(all, levels_have_names);
    tcase_add_test(all, a_diagnostic_knows_its_place);
    tcase_add_test(all, a_place_may_be_a_file_or_nothing_or_beyond_the_end);
    tcase_add_test(all, nothing_of_the_source_is_kept);
    tcase_add_test(all, no_collector_is_allowed);
    tcase_add_test(all, beyond_the_cap_they_are_counted_only);
    tcase_add_test(all, warnings_leave_room_for_errors);
    tcase_add_test(all, what_was_given_out_stays_where_it_is);
    tcase_add_test(all, a_long_message_is_cut_between_characters);
    tcase_add_test(all, appended_diagnostics_are_as_if_added_here);
    tcase_add_test(all, a_repeated_diagnostic_keeps_nothing_of_the_one_it_repeats);
    tcase_add_test(all, a_fix_takes_an_item_out_with_the_comma_before_it);
    tcase_add_test(all, a_fix_goes_where_its_diagnostic_goes);
    tcase_add_test(all, every_allocation_may_fail);
    suite_add_tcase(suite, all);
    return suite;
}
