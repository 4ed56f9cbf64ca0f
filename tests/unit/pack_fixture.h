/* What the tests of reading packs share. Each test owns what it loads. */
#ifndef TESTS_UNIT_PACK_FIXTURE_H
#define TESTS_UNIT_PACK_FIXTURE_H

#include "base/alloc.h"
#include "base/buf.h"
#include "base/limits.h"
#include "rules/ruleset.h"

#include <check.h>

/* Packs are written with ' for ", which none of them holds otherwise. */
static inline char *json_of(const char *quoted)
{
    size_t len = strlen(quoted);
    char *text = cg_alloc(len + 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i <= len; i++)
        text[i] = quoted[i] == '\'' ? '"' : quoted[i];
    return text;
}

typedef struct loaded {
    cg_ruleset *rules;
    cg_diags *diags;
} loaded;

static inline loaded load_bytes(const char *text, size_t len)
{
    loaded l = {cg_ruleset_new(), cg_diags_new()};
    ck_assert_ptr_nonnull(l.rules);
    ck_assert_ptr_nonnull(l.diags);
    cg_status status =
        cg_ruleset_add_buffer(l.rules, "test.json", text, len, l.diags, NULL);
    ck_assert_int_eq(status, CG_OK);
    return l;
}

static inline loaded load(const char *quoted)
{
    char *text = json_of(quoted);
    loaded l = load_bytes(text, strlen(text));
    cg_alloc_free(text);
    return l;
}

static inline void unload(loaded l)
{
    cg_ruleset_free(l.rules);
    cg_diags_free(l.diags);
}

static inline const cg_claim_rule *first_claim(loaded l)
{
    ck_assert_uint_eq(l.rules->packs.len, 1);
    ck_assert_uint_ge(l.rules->packs.items[0].claims_len, 1);
    return &l.rules->packs.items[0].claims[0];
}

static inline bool same(cg_slice text, const char *quoted)
{
    char *wanted = json_of(quoted);
    bool equal = cg_slice_is(text, wanted);
    cg_alloc_free(wanted);
    return equal;
}

static inline void check_text(cg_slice text, const char *quoted, const char *context)
{
    ck_assert_msg(same(text, quoted), "\"%.*s\" instead of \"%s\" in:\n%s",
                  (int)text.len, text.ptr, quoted, context);
}

static inline void check_single(loaded l, const char *id)
{
    ck_assert_uint_eq(cg_diags_count(l.diags), 1);
    ck_assert_str_eq(cg_diags_get(l.diags, 0)->id, id);
    ck_assert(l.rules->broken);
}

/* --- one thing wrong at a time -------------------------------------------- */

#define EXAMPLES                                        \
    "'examples': [{'text': 'x', 'stance': 'support'}, " \
    "{'text': 'y', 'stance': 'contradict'}]"
#define CLAIM "{'id': 'a', 'claim': 'c', 'supports': ['x'], " EXAMPLES "}"
/* `member` stands at the start of line 2. */
#define TOP(member) \
    "{'claimgrep': 1, 'pack': {'id': 'p'},\n" member ",\n'claims': [" CLAIM "]}"
/* `members` of the claim stand at the start of line 3. */
#define IN_CLAIM(members)                     \
    "{'claimgrep': 1, 'pack': {'id': 'p'},\n" \
    "'claims': [{'id': 'a', 'claim': 'c', " EXAMPLES ",\n" members "}]}"
#define BESIDE(member) IN_CLAIM("'supports': ['x'], " member)
#define AT_BESIDE 20 /* the column of `member` in BESIDE */

typedef struct bad_pack {
    const char *text;
    const char *id;
    unsigned line, column;
    const char *words, *message, *help;
} bad_pack;

static inline void check_bad(const bad_pack *bad)
{
    char *text = json_of(bad->text);
    loaded l = load(bad->text);
    size_t count = cg_diags_count(l.diags);
    ck_assert_msg(count == 1, "%zu diagnostics in:\n%s", count, bad->text);
    const cg_diagnostic *d = cg_diags_get(l.diags, 0);
    ck_assert_str_eq(d->id, bad->id);
    ck_assert_msg(d->line == bad->line && d->column == bad->column,
                  "at %u:%u instead of %u:%u in:\n%s", d->line, d->column, bad->line,
                  bad->column, bad->text);
    cg_slice words = {text + d->byte_start, (size_t)(d->byte_end - d->byte_start)};
    check_text(words, bad->words, bad->text);
    check_text(d->message, bad->message, bad->text);
    check_text(d->help, bad->help, bad->text);
    ck_assert(l.rules->broken == (d->level == CG_LEVEL_ERROR));
    unload(l);
    cg_alloc_free(text);
}

static inline void check_all_bad(const bad_pack *bad, size_t len)
{
    for (size_t i = 0; i < len; i++)
        check_bad(&bad[i]);
}

#define CHECK_ALL_BAD(bad) check_all_bad((bad), sizeof(bad) / sizeof *(bad))

/* --- a pack with everything in it ------------------------------------------ */

static const char whole_pack[] =
    "{'$schema': 's', 'claimgrep': 1,\n"
    "'pack': {'id': 'p-1', 'title': 'The \\u201ctitle\\u201d', 'language': 'en'},\n"
    "'names': {'n': ['One', '=TWO'], 'm': {'names': ['Three'], 'anaphors': ['it'], "
    "'case': 'any'}},\n"
    "'lexicons': {'l': ['go', 'go (on | out)']},\n"
    "'claims': [{'supports': ['@l', {'pattern': 'a \\u00e9', 'polarity': 'fixed'}],\n"
    "'contradicts': [{'pattern': 'b', 'polarity': 'asserted'}], 'id': 'a',\n"
    "'claim': 'One goes', 'subject': {'names': ['One']}, 'scope': 'document',\n"
    "'unless': ['u', {'pattern': 'v', 'within': 50}], 'kind': 'event',\n"
    "'expect': 'supported', 'required': true, 'severity': 'note',\n"
    "'precedence': 'contradict', 'why': 'w', 'tags': ['t'], 'references': ['r', 's'],\n"
    "'examples': [{'text': 'x', 'stance': 'support'}, {'stance': 'contradict', "
    "'text': 'y'}, {'text': 'z', 'stance': 'none'}]},\n"
    "{'id': 'b', 'claim': 'c', 'subject': 'n', 'supports': ['x'], " EXAMPLES "},\n"
    "{'id': 'c', 'claim': 'c', 'subject': null, 'contradicts': ['x'], " EXAMPLES "},\n"
    "{'id': 'd', 'claim': 'c', 'contradicts': ['x'], " EXAMPLES "}]}";

/* --- packs without end ----------------------------------------------------- */

/* `head`, `count` times `item` parted by commas, `tail`; # is the number. */
static inline loaded load_many(const char *head, const char *item, size_t count,
                               const char *tail)
{
    cg_buf text;
    cg_buf_init(&text, CG_MAX_RULES_FILE);
    cg_buf_add_slice(&text, cg_slice_of(head));
    for (size_t i = 0; i < count; i++) {
        if (i)
            cg_buf_add_char(&text, ',');
        for (const char *c = item; *c; c++) {
            if (*c == '#')
                cg_buf_printf(&text, "%zu", i);
            else
                cg_buf_add_char(&text, *c);
        }
    }
    cg_buf_add_slice(&text, cg_slice_of(tail));
    ck_assert(cg_buf_ok(&text));
    loaded l = load(text.ptr);
    cg_buf_release(&text);
    return l;
}

#endif
