#include "lang/value_words.h"

#include "base/error.h"
#include "base/vec.h"
#include "lang/data.h"
#include "lang/wordmap.h"

#include <assert.h>

_Static_assert(CG_ROLE_COUNT <= 64, "a set of roles is one word of 64 bits");

#define EXPECTED_WORDS 2048
#define MAX_PHRASE 8 /* words */
#define PRINTED(slice) (int)(slice).len, (slice).ptr

struct cg_value_words {
    cg_wordmap words; /* the chain of an entry is its cg_value_word */
    const cg_value_unit *const *units;
    size_t unit_count;
};

typedef struct loader {
    cg_arena *arena;
    cg_wordmap *words;
    CG_VEC(const cg_value_unit *) units;
    cg_error *error;
} loader;

/* --- names of codes ------------------------------------------------------ */

static const char *const bound_names[] = {
    [CG_BOUND_ABOUT] = "about",         [CG_BOUND_NEARLY] = "nearly",
    [CG_BOUND_JUST_OVER] = "just-over", [CG_BOUND_AT_LEAST] = "at-least",
    [CG_BOUND_MORE_THAN] = "more-than", [CG_BOUND_AT_MOST] = "at-most",
    [CG_BOUND_LESS_THAN] = "less-than",
};
static const char *const period_names[] = {
    [CG_PERIOD_DAY] = "day",         [CG_PERIOD_WEEK] = "week",
    [CG_PERIOD_MONTH] = "month",     [CG_PERIOD_QUARTER] = "quarter",
    [CG_PERIOD_YEAR] = "year",       [CG_PERIOD_DECADE] = "decade",
    [CG_PERIOD_CENTURY] = "century",
};
#define BOUND_COUNT (int)(sizeof bound_names / sizeof bound_names[0])
#define PERIOD_COUNT (int)(sizeof period_names / sizeof period_names[0])

/* 0 (none) when `name` is not among them. */
static int find_code(const char *const *names, int count, cg_slice name)
{
    for (int i = 1; i < count; i++)
        if (cg_slice_is(name, names[i]))
            return i;
    return 0;
}

/* --- senses -------------------------------------------------------------- */

static cg_value_word *put_word(loader *l, cg_slice text)
{
    cg_wordmap_entry *entry = cg_wordmap_put(l->words, text);
    if (!entry)
        return NULL;
    cg_value_word *word = (cg_value_word *)entry->chain;
    if (word)
        return word;
    word = CG_ARENA_NEW(l->arena, cg_value_word);
    if (!word)
        return NULL;
    word->text = entry->word;
    entry->chain = word;
    return word;
}

/* Longer phrases stand first, those of one length in the order of the file. */
static void insert_sense(cg_value_word *first, cg_value_sense *sense)
{
    cg_value_sense **link = &first->senses;
    while (*link && (*link)->len >= sense->len)
        link = &(*link)->next;
    sense->next = *link;
    *link = sense;
    first->starts |= (cg_value_roles)1 << sense->role;
    if (sense->len == 1)
        first->roles |= (cg_value_roles)1 << sense->role;
}

static cg_status split_phrase(loader *l, cg_slice phrase, size_t at,
                              cg_value_word **words, uint32_t *len)
{
    *len = 0;
    for (cg_slice part; cg_data_next_word(&phrase, &part);) {
        if (*len == MAX_PHRASE)
            return cg_data_fault(l->error, at, "a phrase is longer than %d words",
                                 MAX_PHRASE);
        if (!(words[*len] = put_word(l, part)))
            return cg_error_memory(l->error);
        ++*len;
    }
    return *len ? CG_OK : cg_data_fault(l->error, at, "a phrase is empty");
}

/* Copies `like`, which says all but the words. */
static cg_status add_sense(loader *l, cg_slice phrase, size_t at,
                           const cg_value_sense *like)
{
    cg_value_word *words[MAX_PHRASE] = {NULL};
    uint32_t len;
    cg_status status = split_phrase(l, phrase, at, words, &len);
    if (status != CG_OK)
        return status;
    cg_value_sense *sense = CG_ARENA_NEW(l->arena, cg_value_sense);
    const cg_value_word **kept = CG_ARENA_ARRAY(l->arena, const cg_value_word *, len);
    if (!sense || !kept)
        return cg_error_memory(l->error);
    for (uint32_t i = 0; i < len; i++)
        kept[i] = words[i];
    *sense = *like;
    assert(words[0]);
    sense->words = kept;
    sense->len = len;
    insert_sense(words[0], sense);
    return CG_OK;
}

typedef struct filling {
    loader *loader;
    cg_value_sense like;
} filling;

static cg_status add_listed(void *context, cg_slice text, size_t at, cg_error *error)
{
    const filling *f = context;
    (void)error; /* the loader's */
    return add_sense(f->loader, text, at, &f->like);
}

static cg_status add_list(loader *l, const cg_json *list, const cg_value_sense *like)
{
    filling f = {l, *like};
    return cg_data_each_text(list, add_listed, &f, l->error);
}

/* --- shapes -------------------------------------------------------------- */

typedef cg_status member_fn(loader *l, const cg_json *member, cg_value_sense *like);

static cg_status each_member(loader *l, const cg_json *object, cg_value_role role,
                             member_fn *add)
{
    if (object->type != CG_JSON_OBJECT)
        return cg_data_fault(l->error, object->span.start,
                             "\"%.*s\" is %s, not an object", PRINTED(object->key),
                             cg_json_type_name(object->type));
    cg_status status = CG_OK;
    for (uint32_t i = 0; status == CG_OK && i < object->len; i++) {
        cg_value_sense like = {.role = role};
        if (!cg_data_is_remark(&object->items[i]))
            status = add(l, &object->items[i], &like);
    }
    return status;
}

static bool is_number(const cg_json *value)
{
    return value->type == CG_JSON_INTEGER || value->type == CG_JSON_REAL;
}

static cg_status add_number(loader *l, const cg_json *member, cg_value_sense *like)
{
    if (!is_number(member))
        return cg_data_fault(l->error, member->span.start,
                             "\"%.*s\" is %s, not a number", PRINTED(member->key),
                             cg_json_type_name(member->type));
    like->number = member->number;
    return add_sense(l, member->key, member->key_span.start, like);
}

/* Under the folded word, since that is how it will be looked for. */
static cg_status add_exact(loader *l, const cg_json *member, cg_value_sense *like)
{
    char folded[64];
    size_t len = 0;
    for (; len < member->key.len && len < sizeof folded; len++) {
        char c = member->key.ptr[len];
        folded[len] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (!is_number(member) || len < member->key.len)
        return cg_data_fault(l->error, member->span.start, "\"%.*s\" is no suffix",
                             PRINTED(member->key));
    like->number = member->number;
    like->exact = cg_arena_copy(l->arena, member->key);
    if (!like->exact.ptr)
        return cg_error_memory(l->error);
    return add_sense(l, (cg_slice){folded, len}, member->key_span.start, like);
}

static cg_status add_pair(loader *l, const cg_json *member, cg_value_sense *like)
{
    if (member->type != CG_JSON_ARRAY || member->len != 2 ||
        !is_number(&member->items[0]) || !is_number(&member->items[1]))
        return cg_data_fault(l->error, member->span.start,
                             "\"%.*s\" is not two numbers", PRINTED(member->key));
    like->number = member->items[0].number;
    like->number2 = member->items[1].number;
    return add_sense(l, member->key, member->key_span.start, like);
}

static cg_status add_coded(loader *l, const cg_json *member, cg_value_sense *like,
                           int code)
{
    if (!code)
        return cg_data_fault(l->error, member->key_span.start, "unknown code \"%.*s\"",
                             PRINTED(member->key));
    like->code = code;
    return add_list(l, member, like);
}

static cg_status add_bound(loader *l, const cg_json *member, cg_value_sense *like)
{
    return add_coded(l, member, like, find_code(bound_names, BOUND_COUNT, member->key));
}

static cg_status add_period(loader *l, const cg_json *member, cg_value_sense *like)
{
    return add_coded(l, member, like,
                     find_code(period_names, PERIOD_COUNT, member->key));
}

/* --- units --------------------------------------------------------------- */

static cg_status copy_text(loader *l, const cg_json *unit, const char *key,
                           cg_slice otherwise, cg_slice *out)
{
    const cg_json *text = cg_json_get(unit, key);
    if (text && text->type != CG_JSON_STRING)
        return cg_data_fault(l->error, text->span.start, "\"%s\" is %s, not a string",
                             key, cg_json_type_name(text->type));
    *out = cg_arena_copy(l->arena, text ? text->string : otherwise);
    return out->ptr ? CG_OK : cg_error_memory(l->error);
}

static cg_status read_unit(loader *l, const cg_json *json, cg_value_unit *unit)
{
    const cg_json *factor = cg_json_get(json, "factor");
    const cg_json *period = cg_json_get(json, "period");
    cg_status status = copy_text(l, json, "name", CG_SLICE(""), &unit->name);
    if (status == CG_OK)
        status = copy_text(l, json, "base", unit->name, &unit->base);
    if (status != CG_OK)
        return status;
    unit->factor = factor ? factor->number : 1;
    if (unit->name.len == 0 || !(unit->factor > 0))
        return cg_data_fault(l->error, json->span.start,
                             "a unit has no name, or a factor that is not above 0");
    if (period)
        unit->period = (cg_period)find_code(period_names, PERIOD_COUNT, period->string);
    if (period && !unit->period)
        return cg_data_fault(l->error, period->span.start, "unknown period");
    return CG_OK;
}

static cg_status check_unit(loader *l, const cg_json *json)
{
    static const char *const keys[] = {"name",  "base",   "factor", "period",
                                       "words", "joined", "signs"};
    if (json->type != CG_JSON_OBJECT)
        return cg_data_fault(l->error, json->span.start, "a unit is %s, not an object",
                             cg_json_type_name(json->type));
    for (uint32_t i = 0; i < json->len; i++) {
        size_t k = 0;
        while (k < sizeof keys / sizeof *keys &&
               !cg_slice_is(json->items[i].key, keys[k]))
            k++;
        if (k == sizeof keys / sizeof *keys)
            return cg_data_fault(l->error, json->items[i].key_span.start,
                                 "unknown key \"%.*s\"", PRINTED(json->items[i].key));
    }
    return CG_OK;
}

static cg_status add_unit(loader *l, const cg_json *json, cg_unit_kind kind)
{
    static const struct {
        const char *key;
        cg_value_role role;
    } lists[] = {{"words", CG_ROLE_UNIT},
                 {"joined", CG_ROLE_UNIT_JOINED},
                 {"signs", CG_ROLE_UNIT_SIGN}};
    cg_status status = check_unit(l, json);
    if (status != CG_OK)
        return status;
    cg_value_unit *unit = CG_ARENA_NEW(l->arena, cg_value_unit);
    if (!unit || !cg_vec_push(&l->units, unit))
        return cg_error_memory(l->error);
    unit->kind = kind;
    status = read_unit(l, json, unit);
    for (size_t i = 0; status == CG_OK && i < sizeof lists / sizeof *lists; i++) {
        const cg_json *list = cg_json_get(json, lists[i].key);
        cg_value_sense like = {.role = lists[i].role, .unit = unit};
        if (list)
            status = add_list(l, list, &like);
    }
    return status;
}

static cg_status add_units(loader *l, const cg_json *root)
{
    static const struct {
        const char *key;
        cg_unit_kind kind;
    } kinds[] = {{"percents", CG_UNIT_PERCENT},
                 {"money", CG_UNIT_MONEY},
                 {"durations", CG_UNIT_DURATION},
                 {"sizes", CG_UNIT_SIZE}};
    cg_status status = CG_OK;
    for (size_t i = 0; status == CG_OK && i < sizeof kinds / sizeof *kinds; i++) {
        const cg_json *list = cg_json_get(root, kinds[i].key);
        if (list->type != CG_JSON_ARRAY)
            return cg_data_fault(l->error, list->span.start, "\"%s\" is %s, not a list",
                                 kinds[i].key, cg_json_type_name(list->type));
        for (uint32_t k = 0; status == CG_OK && k < list->len; k++)
            status = add_unit(l, &list->items[k], kinds[i].kind);
    }
    return status;
}

/* --- the file ------------------------------------------------------------ */

typedef enum shape { NUMBERS, EXACT, PAIRS, LIST, BOUNDS, PERIODS, UNITS } shape;

static const struct {
    const char *key;
    shape shape;
} roles[] = {
#define ROLE(name, shape, key, meaning) {key, shape},
#include "lang/value_roles.def"
#undef ROLE
};

static cg_status add_role(loader *l, const cg_json *json, cg_value_role role)
{
    static member_fn *const members[] = {
        [NUMBERS] = add_number, [EXACT] = add_exact,    [PAIRS] = add_pair,
        [BOUNDS] = add_bound,   [PERIODS] = add_period,
    };
    if (roles[role].shape == LIST) {
        cg_value_sense like = {.role = role};
        return add_list(l, json, &like);
    }
    return each_member(l, json, role, members[roles[role].shape]);
}

static cg_status check_keys(const cg_json *root, cg_error *error)
{
    const char *keys[CG_ROLE_COUNT + 5] = {"percents", "money", "durations", "sizes"};
    size_t count = 4;
    for (int role = 0; role < CG_ROLE_COUNT; role++)
        if (roles[role].key)
            keys[count++] = roles[role].key;
    keys[count] = NULL;
    return cg_data_expect_keys(root, "the file", keys, error);
}

static cg_status keep_units(loader *l, cg_value_words *words)
{
    const cg_value_unit **units =
        CG_ARENA_ARRAY(l->arena, const cg_value_unit *, l->units.len);
    if (!units)
        return cg_error_memory(l->error);
    for (size_t i = 0; i < l->units.len; i++)
        units[i] = l->units.items[i];
    words->units = units;
    words->unit_count = l->units.len;
    return CG_OK;
}

cg_status cg_value_words_load(const cg_json *root, cg_arena *arena,
                              const cg_value_words **out, cg_error *error)
{
    cg_status status = check_keys(root, error);
    if (status != CG_OK)
        return status;
    cg_value_words *words = CG_ARENA_NEW(arena, cg_value_words);
    if (!words || !cg_wordmap_init(&words->words, arena, EXPECTED_WORDS))
        return cg_error_memory(error);
    loader l = {.arena = arena, .words = &words->words, .error = error};
    for (int role = 0; status == CG_OK && role < CG_ROLE_COUNT; role++)
        if (roles[role].key)
            status =
                add_role(&l, cg_json_get(root, roles[role].key), (cg_value_role)role);
    if (status == CG_OK)
        status = add_units(&l, root);
    if (status == CG_OK)
        status = keep_units(&l, words);
    cg_vec_release(&l.units);
    if (status == CG_OK)
        *out = words;
    return status;
}

const cg_value_word *cg_value_words_find(const cg_value_words *words, cg_slice word)
{
    const cg_wordmap_entry *entry = cg_wordmap_find(&words->words, word);
    return entry ? entry->chain : NULL;
}

const cg_value_unit *cg_value_words_unit(const cg_value_words *words, cg_slice name)
{
    for (size_t i = 0; i < words->unit_count; i++)
        if (cg_slice_equal(words->units[i]->name, name))
            return words->units[i];
    return NULL;
}
