/* Reads operators.json. The file is ours, so a mistake in it is one error with
 * its place, not a list of diagnostics. Its shape:
 *   "operators":    {NAME: {"author","speaker","before": "+-" (results under +
 *                   and -), "polarity": both lanes, "holder", "lean", "modifiers"}}
 *   "cues":         [{"op","direction","reach","modifiers","force","subject",
 *                   "first","whole","next","cues": [pattern, ...]}]
 *   "templates":    {FORM: {"pattern": with V for the verb, "direction", "reach",
 *                   "next"}}
 *   "predicates":   [{"verbs": [...], "forms": {FORM: OP}, "force", "from"}]
 *   "contractions": {WORD: [short form, ...]} */
#include "lang/operators.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"
#include "lang/data.h"

struct cg_operators {
    cg_operator_row rows[CG_OPERATOR_COUNT + 1];
    const cg_cue_rule *cues;
    uint32_t cue_count;
    const cg_contraction *contractions;
    uint32_t contraction_count;
};

typedef struct loader {
    cg_arena *arena;
    cg_operators *out;
    cg_error *error;
    CG_VEC(cg_cue_rule) cues;
} loader;

static const char *const names[CG_OPERATOR_COUNT + 1] = {
#define OPERATOR(name) #name,
#include "lang/operators.def"
#undef OPERATOR
    "NONE"};

const char *cg_operator_name(cg_operator op)
{
    return names[op];
}

static cg_status wrong(loader *l, const cg_json *at, const char *what)
{
    return cg_data_fault(l->error, at ? at->span.start : 0, "%s", what);
}

static bool find_operator(cg_slice name, cg_operator *op)
{
    for (unsigned i = 0; i <= CG_OPERATOR_COUNT; i++) {
        if (cg_slice_is(name, names[i])) {
            *op = (cg_operator)i;
            return true;
        }
    }
    return false;
}

/* --- members ------------------------------------------------------------------ */

static bool is_a(const cg_json *json, cg_json_type type)
{
    return json && json->type == type;
}

static bool is_text(const cg_json *json)
{
    return is_a(json, CG_JSON_STRING) && json->string.len;
}

static cg_slice string_of(const cg_json *object, const char *key)
{
    const cg_json *value = cg_json_get(object, key);
    return is_a(value, CG_JSON_STRING) ? value->string : (cg_slice){NULL, 0};
}

static bool flag_of(const cg_json *object, const char *key)
{
    return is_a(cg_json_get(object, key), CG_JSON_TRUE);
}

static cg_status check_keys(loader *l, const cg_json *object, const char *const *keys)
{
    for (uint32_t i = 0; i < object->len; i++) {
        const cg_json *member = &object->items[i];
        const char *const *key = keys;
        while (*key && !cg_slice_is(member->key, *key))
            key++;
        if (!*key && !cg_data_is_remark(member))
            return cg_data_fault(l->error, member->key_span.start, "unknown key \"%.*s\"",
                                 (int)member->key.len, member->key.ptr);
    }
    return CG_OK;
}

/* One of `words`, which NULL ends: which, or the first when the key is absent. */
static cg_status read_choice(loader *l, const cg_json *object, const char *key,
                             const char *const *words, const char *what, unsigned *choice)
{
    const cg_json *value = cg_json_get(object, key);
    *choice = 0;
    if (!value)
        return CG_OK;
    while (words[*choice] &&
           !(is_a(value, CG_JSON_STRING) && cg_slice_is(value->string, words[*choice])))
        ++*choice;
    if (words[*choice])
        return CG_OK;
    *choice = 0;
    return wrong(l, value, what);
}

static cg_status read_modifiers(loader *l, const cg_json *object, unsigned *out)
{
    const cg_json *list = cg_json_get(object, "modifiers");
    if (list && list->type != CG_JSON_ARRAY)
        return wrong(l, list, "modifiers are a list");
    for (uint32_t i = 0; list && i < list->len; i++) {
        const cg_json *name = &list->items[i];
        unsigned bit = 0;
        while (bit < CG_MOD_COUNT &&
               !(is_text(name) && cg_slice_is(name->string, cg_modifier_name(bit))))
            bit++;
        if (bit == CG_MOD_COUNT)
            return wrong(l, name, "no such modifier");
        *out |= 1u << bit;
    }
    return CG_OK;
}

/* --- the table -------------------------------------------------------------- */

/* "+-": what comes out under + and under -. */
static bool read_column(const cg_json *row, const char *key, signed char out[2])
{
    const cg_json *value = cg_json_get(row, key);
    if (!value)
        return true;
    if (value->type != CG_JSON_STRING || value->string.len != 2)
        return false;
    for (int i = 0; i < 2; i++) {
        char c = value->string.ptr[i];
        if (!c || !strchr("+-0", c))
            return false;
        out[i] = c == '+' ? 1 : c == '-' ? -1 : 0;
    }
    return true;
}

static cg_status read_row(loader *l, const cg_json *json)
{
    static const char *const keys[] = {"author", "speaker", "before",    "polarity",
                                       "holder", "lean",    "modifiers", NULL};
    static const char *const leans[] = {"none", "keeps", "flips", NULL};
    cg_operator op;
    if (!find_operator(json->key, &op) || op == CG_OPERATOR_NONE)
        return wrong(l, json, "no such operator");
    if (json->type != CG_JSON_OBJECT)
        return wrong(l, json, "a row is an object");
    cg_operator_row *row = &l->out->rows[op];
    bool ok = read_column(json, "polarity", row->author);
    memcpy(row->speaker, row->author, sizeof row->speaker);
    ok = ok && read_column(json, "author", row->author) &&
         read_column(json, "speaker", row->speaker) && read_column(json, "before", row->before);
    if (!ok)
        return wrong(l, json, "a column is two of + - 0");
    row->has_before = cg_json_get(json, "before") != NULL;
    row->holder = flag_of(json, "holder");
    unsigned lean;
    cg_status status = check_keys(l, json, keys);
    if (status == CG_OK)
        status = read_choice(l, json, "lean", leans, "a lean is none, keeps or flips", &lean);
    if (status != CG_OK)
        return status;
    row->lean = (cg_lean_rule)lean;
    return read_modifiers(l, json, &row->modifiers);
}

static cg_status read_table(loader *l, const cg_json *table)
{
    static const char one_each[] = "the table has one row for each operator";
    cg_operator_row *identity = &l->out->rows[CG_OPERATOR_NONE];
    *identity = (cg_operator_row){.author = {1, -1}, .speaker = {1, -1}};
    if (!is_a(table, CG_JSON_OBJECT) || table->len != CG_OPERATOR_COUNT)
        return wrong(l, table, one_each);
    for (uint32_t i = 0; i < table->len; i++) {
        for (uint32_t k = 0; k < i; k++)
            if (cg_slice_equal(table->items[k].key, table->items[i].key))
                return wrong(l, &table->items[i], one_each);
        cg_status status = read_row(l, &table->items[i]);
        if (status != CG_OK)
            return status;
    }
    return CG_OK;
}

/* --- cues --------------------------------------------------------------------- */

static cg_status read_next(loader *l, const cg_json *json, cg_cue_rule *cue)
{
    const cg_json *value = cg_json_get(json, "next");
    if (!value)
        return CG_OK;
    if (!is_text(value))
        return wrong(l, value, "an ending is a string that is not empty");
    cue->next = cg_arena_copy(l->arena, value->string);
    return cue->next.ptr ? CG_OK : cg_error_memory(l->error);
}

static cg_status read_force(loader *l, const cg_json *json, cg_force *force)
{
    static const char *const forces[] = {"none", "duty", "permission", NULL};
    unsigned choice;
    cg_status status =
        read_choice(l, json, "force", forces, "a force is duty or permission", &choice);
    *force = (cg_force)choice;
    return status;
}

static cg_status read_scope(loader *l, const cg_json *json, cg_cue_rule *cue)
{
    static const char *const directions[] = {"ahead", "behind", "around", NULL};
    static const char *const reaches[] = {"clause", "word", "phrase", "verb", NULL};
    static const cg_reach reach_of[] = {CG_REACH_CLAUSE, CG_REACH_WORD, CG_REACH_PHRASE,
                                        CG_REACH_VERB};
    unsigned direction, reach;
    cg_status status = read_choice(l, json, "direction", directions,
                                   "a direction is ahead, behind or around", &direction);
    if (status == CG_OK)
        status = read_choice(l, json, "reach", reaches,
                             "a reach is word, phrase, verb or clause", &reach);
    if (status != CG_OK)
        return status;
    cue->direction = (cg_direction)direction;
    cue->reach = reach_of[reach];
    cue->subject = flag_of(json, "subject");
    cue->whole = flag_of(json, "whole");
    cue->first = flag_of(json, "first");
    status = read_next(l, json, cue);
    if (status != CG_OK)
        return status;
    return read_modifiers(l, json, &cue->modifiers);
}

static cg_status read_group(loader *l, const cg_json *json)
{
    static const char *const keys[] = {"op",      "direction", "reach", "modifiers",
                                       "subject", "first",     "whole", "next",
                                       "force",   "cues",      NULL};
    cg_cue_rule cue = {0};
    const cg_json *list = cg_json_get(json, "cues");
    if (!find_operator(string_of(json, "op"), &cue.op))
        return wrong(l, json, "no such operator");
    if (!is_a(list, CG_JSON_ARRAY))
        return wrong(l, json, "a group without cues");
    cg_status status = check_keys(l, json, keys);
    if (status == CG_OK)
        status = read_scope(l, json, &cue);
    if (status == CG_OK)
        status = read_force(l, json, &cue.force);
    for (uint32_t i = 0; i < list->len && status == CG_OK; i++) {
        if (!is_text(&list->items[i]))
            return wrong(l, &list->items[i], "a cue is a string that is not empty");
        cue.pattern = cg_arena_copy(l->arena, list->items[i].string);
        if (!cue.pattern.ptr || !cg_vec_push(&l->cues, cue))
            status = cg_error_memory(l->error);
    }
    return status;
}

/* --- predicates ---------------------------------------------------------------- */

/* The template with the verb put in for each V that stands alone. */
static cg_slice instance(loader *l, cg_slice pattern, cg_slice verb)
{
    cg_buf buf;
    cg_buf_init(&buf, CG_MAX_PATTERN);
    for (size_t i = 0; i < pattern.len; i++) {
        bool alone = pattern.ptr[i] == 'V' && (i == 0 || pattern.ptr[i - 1] == ' ') &&
                     (i + 1 == pattern.len || pattern.ptr[i + 1] == ' ');
        if (alone)
            cg_buf_add_slice(&buf, verb);
        else
            cg_buf_add_char(&buf, pattern.ptr[i]);
    }
    cg_slice text = {NULL, 0};
    if (cg_buf_ok(&buf))
        text = cg_arena_copy(l->arena, cg_buf_slice(&buf));
    cg_buf_release(&buf);
    return text;
}

static cg_status add_instance(loader *l, const cg_json *templates, const cg_json *form,
                              cg_slice verb, cg_force force)
{
    static const char *const keys[] = {"pattern", "direction", "reach", "modifiers",
                                       "subject", "first",     "next",  NULL};
    cg_cue_rule cue = {.force = force};
    const cg_json *template = NULL;
    for (uint32_t i = 0; i < templates->len; i++)
        if (cg_slice_equal(templates->items[i].key, form->key))
            template = &templates->items[i];
    if (!template)
        return wrong(l, form, "no such form");
    if (!is_text(form) || !find_operator(form->string, &cue.op))
        return wrong(l, form, "no such operator");
    if (!string_of(template, "pattern").len)
        return wrong(l, template, "a form without a pattern");
    cg_status status = check_keys(l, template, keys);
    if (status == CG_OK)
        status = read_scope(l, template, &cue);
    if (status != CG_OK)
        return status;
    cue.pattern = instance(l, string_of(template, "pattern"), verb);
    return cue.pattern.ptr && cg_vec_push(&l->cues, cue) ? CG_OK : cg_error_memory(l->error);
}

static cg_status read_predicate(loader *l, const cg_json *templates, const cg_json *json)
{
    static const char *const keys[] = {"verbs", "forms", "force", "from", NULL};
    const cg_json *verbs = cg_json_get(json, "verbs"), *forms = cg_json_get(json, "forms");
    if (!is_a(verbs, CG_JSON_ARRAY) || !is_a(forms, CG_JSON_OBJECT) || !string_of(json, "from").len)
        return wrong(l, json, "a predicate has verbs, forms and where it is known from");
    cg_force force = CG_FORCE_NONE;
    cg_status status = check_keys(l, json, keys);
    if (status == CG_OK)
        status = read_force(l, json, &force);
    for (uint32_t i = 0; i < verbs->len && status == CG_OK; i++) {
        if (!is_text(&verbs->items[i]))
            return wrong(l, &verbs->items[i], "a verb is a string that is not empty");
        for (uint32_t j = 0; j < forms->len && status == CG_OK; j++)
            status = add_instance(l, templates, &forms->items[j], verbs->items[i].string, force);
    }
    return status;
}

/* --- contractions ---------------------------------------------------------------- */

typedef CG_VEC(cg_contraction) contractions;

static cg_status add_contractions(loader *l, const cg_json *word, contractions *all)
{
    if (word->type != CG_JSON_ARRAY)
        return wrong(l, word, "contractions are lists of strings");
    for (uint32_t i = 0; i < word->len; i++) {
        if (!is_text(&word->items[i]))
            return wrong(l, &word->items[i], "contractions are lists of strings");
        cg_contraction one = {cg_arena_copy(l->arena, word->key),
                              cg_arena_copy(l->arena, word->items[i].string)};
        if (!one.word.ptr || !one.contracted.ptr || !cg_vec_push(all, one))
            return cg_error_memory(l->error);
    }
    return CG_OK;
}

static cg_status read_contractions(loader *l, const cg_json *json)
{
    contractions all = {0};
    cg_status status = CG_OK;
    if (json && json->type != CG_JSON_OBJECT)
        return wrong(l, json, "contractions are lists of strings");
    for (uint32_t i = 0; json && i < json->len && status == CG_OK; i++)
        status = add_contractions(l, &json->items[i], &all);
    cg_contraction *kept = CG_ARENA_ARRAY(l->arena, cg_contraction, all.len + 1);
    if (!kept && status == CG_OK)
        status = cg_error_memory(l->error);
    if (kept && all.len)
        memcpy(kept, all.items, all.len * sizeof *kept);
    l->out->contractions = kept;
    l->out->contraction_count = (uint32_t)all.len;
    cg_vec_release(&all);
    return status;
}

/* --- all of it --------------------------------------------------------------------- */

static cg_status load_cues(loader *l, const cg_json *root)
{
    const cg_json *groups = cg_json_get(root, "cues");
    const cg_json *templates = cg_json_get(root, "templates");
    const cg_json *predicates = cg_json_get(root, "predicates");
    cg_status status = CG_OK;
    if (!is_a(groups, CG_JSON_ARRAY) || !is_a(templates, CG_JSON_OBJECT) ||
        !is_a(predicates, CG_JSON_ARRAY))
        return wrong(l, root, "cues, templates and predicates are needed");
    for (uint32_t i = 0; i < groups->len && status == CG_OK; i++)
        status = read_group(l, &groups->items[i]);
    for (uint32_t i = 0; i < predicates->len && status == CG_OK; i++)
        status = read_predicate(l, templates, &predicates->items[i]);
    if (status != CG_OK)
        return status;
    cg_cue_rule *kept = CG_ARENA_ARRAY(l->arena, cg_cue_rule, l->cues.len + 1);
    if (!kept)
        return cg_error_memory(l->error);
    if (l->cues.len)
        memcpy(kept, l->cues.items, l->cues.len * sizeof *kept);
    l->out->cues = kept;
    l->out->cue_count = (uint32_t)l->cues.len;
    return CG_OK;
}

cg_status cg_operators_load(const cg_json *root, cg_arena *arena, const cg_operators **out,
                            cg_error *error)
{
    loader l = {.arena = arena, .error = error, .out = CG_ARENA_NEW(arena, cg_operators)};
    if (!l.out)
        return cg_error_memory(error);
    cg_status status = read_table(&l, cg_json_get(root, "operators"));
    if (status == CG_OK)
        status = load_cues(&l, root);
    if (status == CG_OK)
        status = read_contractions(&l, cg_json_get(root, "contractions"));
    cg_vec_release(&l.cues);
    *out = status == CG_OK ? l.out : NULL;
    return status;
}

const cg_operator_row *cg_operators_row(const cg_operators *operators, cg_operator op)
{
    return &operators->rows[op];
}

const cg_cue_rule *cg_operators_cues(const cg_operators *operators, uint32_t *count)
{
    *count = operators->cue_count;
    return operators->cues;
}

const cg_contraction *cg_operators_contractions(const cg_operators *operators, uint32_t *count)
{
    *count = operators->contraction_count;
    return operators->contractions;
}
