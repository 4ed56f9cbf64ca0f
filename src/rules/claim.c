#include "base/limits.h"
#include "rules/alone.h"
#include "rules/pack.h"

_Static_assert(sizeof(cg_expect) == sizeof(int) && sizeof(cg_level) == sizeof(int) &&
                   sizeof(cg_kind) == sizeof(int) && sizeof(cg_scope) == sizeof(int) &&
                   sizeof(cg_stance) == sizeof(int) &&
                   sizeof(cg_precedence) == sizeof(int) &&
                   sizeof(cg_polarity_rule) == sizeof(int),
               "choices are stored as an int");

/* --- patterns ------------------------------------------------------------- */

static const cg_choice polarities[] = {
    {"flip", CG_POLARITY_FLIP},
    {"asserted", CG_POLARITY_ASSERTED},
    {"fixed", CG_POLARITY_FIXED},
    {"denied", CG_POLARITY_DENIED},
};
static const cg_choices polarity_choices = CG_CHOICES(polarities);

static const cg_schema_field pattern_fields[] = {
    {"pattern", CG_SCHEMA_STRING, cg_schema_take_text,
     .offset = offsetof(cg_rule_pattern, text), .required = "\"pattern\": \"...\""},
    {"polarity", CG_SCHEMA_STRING, cg_schema_take_choice,
     .offset = offsetof(cg_rule_pattern, polarity), .detail = &polarity_choices},
};
static const cg_schema pattern_schema = CG_SCHEMA("a pattern", pattern_fields);

static void take_patterns(cg_schema_run *run, const cg_json *value,
                          const cg_schema_field *field, void *into)
{
    cg_slice name = cg_slice_of(field->key);
    if (!cg_schema_check_list(run, name, value))
        return;
    cg_rule_patterns *patterns = into;
    cg_rule_pattern *items = cg_schema_array(run, value->len, sizeof *items);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *item = &value->items[i];
        if (!cg_schema_check_item(run, name, CG_SCHEMA_STRING | CG_SCHEMA_OBJECT, item))
            continue;
        cg_rule_pattern pattern = {0};
        if (item->type == CG_JSON_STRING)
            pattern.text = cg_schema_text(run, item);
        else
            cg_schema_read(run, &pattern_schema, item, &pattern);
        if (pattern.text.value.len)
            items[patterns->len++] = pattern;
    }
    patterns->items = items;
}

/* --- unless --------------------------------------------------------------- */

static void take_within(cg_schema_run *run, const cg_json *value,
                        const cg_schema_field *field, void *into)
{
    if (value->type == CG_JSON_INTEGER && value->integer >= 1 &&
        value->integer <= CG_MAX_WITHIN)
        *(uint32_t *)into = (uint32_t)value->integer;
    else
        cg_schema_report(run, CG_DIAG_BAD_NUMBER, value->span,
                         "\"%s\" must be a whole number from 1 to %d", field->key,
                         CG_MAX_WITHIN);
}

static const cg_schema_field unless_fields[] = {
    {"pattern", CG_SCHEMA_STRING, cg_schema_take_text,
     .offset = offsetof(cg_rule_unless, text), .required = "\"pattern\": \"...\""},
    {"within", CG_SCHEMA_NUMBER, take_within,
     .offset = offsetof(cg_rule_unless, within)},
};
static const cg_schema unless_schema =
    CG_SCHEMA("an item of \"unless\"", unless_fields);

static void take_unless(cg_schema_run *run, const cg_json *value,
                        const cg_schema_field *field, void *into)
{
    cg_slice name = cg_slice_of(field->key);
    if (!cg_schema_check_list(run, name, value))
        return;
    cg_claim_rule *claim = into;
    cg_rule_unless *items = cg_schema_array(run, value->len, sizeof *items);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *item = &value->items[i];
        if (!cg_schema_check_item(run, name, CG_SCHEMA_STRING | CG_SCHEMA_OBJECT, item))
            continue;
        cg_rule_unless unless = {0};
        if (item->type == CG_JSON_STRING)
            unless.text = cg_schema_text(run, item);
        else
            cg_schema_read(run, &unless_schema, item, &unless);
        if (unless.text.value.len)
            items[claim->unless_len++] = unless;
    }
    claim->unless = items;
}

/* --- examples ------------------------------------------------------------- */

static const cg_choice stances[] = {
    {"support", CG_STANCE_SUPPORT},
    {"contradict", CG_STANCE_CONTRADICT},
    {"mention", CG_STANCE_MENTION},
    {"none", CG_STANCE_NONE},
};
static const cg_choices stance_choices = CG_CHOICES(stances);

static const cg_schema_field example_fields[] = {
    {"known_false", CG_SCHEMA_BOOLEAN, cg_schema_take_flag,
     .offset = offsetof(cg_example, known_false)},
    {"known_miss", CG_SCHEMA_BOOLEAN, cg_schema_take_flag,
     .offset = offsetof(cg_example, known_miss)},
    {"stance", CG_SCHEMA_STRING, cg_schema_take_choice,
     .offset = offsetof(cg_example, stance), .detail = &stance_choices,
     .required = "\"stance\": \"support\", \"contradict\", \"mention\" or \"none\""},
    {"text", CG_SCHEMA_STRING, cg_schema_take_text,
     .offset = offsetof(cg_example, text), .required = "\"text\": \"...\""},
};
static const cg_schema example_schema = CG_SCHEMA("an example", example_fields);

/* Who is on no side has none to miss; and a text has one error at a time. */
static void check_known(cg_schema_run *run, const cg_json *object, const cg_example *example)
{
    bool side = example->stance == CG_STANCE_SUPPORT ||
                example->stance == CG_STANCE_CONTRADICT;
    if (!example->known_miss || (side && !example->known_false))
        return;
    const cg_json *known = cg_json_get(object, "known_miss");
    cg_schema_report(run, CG_DIAG_BAD_VALUE, known->key_span,
                     side ? "an example is a known miss or a known false one, not both"
                          : "only \"support\" and \"contradict\" can be missed");
}

/* An example with an error is not kept: it says nothing that could be run. */
static void take_examples(cg_schema_run *run, const cg_json *value,
                          const cg_schema_field *field, void *into)
{
    cg_slice name = cg_slice_of(field->key);
    if (!cg_schema_check_list(run, name, value))
        return;
    cg_claim_rule *claim = into;
    cg_example *items = cg_schema_array(run, value->len, sizeof *items);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *item = &value->items[i];
        if (!cg_schema_check_item(run, name, CG_SCHEMA_OBJECT, item))
            continue;
        cg_example example = {.span = item->span};
        size_t errors = run->errors;
        cg_schema_read(run, &example_schema, item, &example);
        check_known(run, item, &example);
        if (run->errors == errors)
            items[claim->examples_len++] = example;
    }
    claim->examples = items;
}

/* --- claims --------------------------------------------------------------- */

static void take_subject(cg_schema_run *run, const cg_json *value,
                         const cg_schema_field *field, void *into)
{
    cg_claim_rule *claim = into;
    if (value->type == CG_JSON_NULL) {
        claim->subject_form = CG_SUBJECT_NONE;
    } else if (value->type == CG_JSON_STRING) {
        claim->subject_form = CG_SUBJECT_NAMED;
        claim->subject_name = cg_schema_text(run, value);
    } else {
        cg_name_entry *entry = cg_schema_array(run, 1, sizeof *entry);
        if (entry)
            cg_names_read_entry(run, cg_slice_of(field->key), value, entry);
        claim->subject_form = CG_SUBJECT_INLINE;
        claim->subject = entry;
    }
}

static const cg_choice expects[] = {
    {"supported", CG_EXPECT_SUPPORTED},
    {"contradicted", CG_EXPECT_CONTRADICTED},
    {"consistent", CG_EXPECT_CONSISTENT},
    {"report", CG_EXPECT_REPORT},
};
static const cg_choices expect_choices = CG_CHOICES(expects);

static const cg_choice kinds[] = {{"event", CG_KIND_EVENT}, {"state", CG_KIND_STATE}};
static const cg_choices kind_choices = CG_CHOICES(kinds);

static const cg_choice precedences[] = {
    {"support", CG_PRECEDENCE_SUPPORT},
    {"contradict", CG_PRECEDENCE_CONTRADICT},
    {"none", CG_PRECEDENCE_NONE},
};
static const cg_choices precedence_choices = CG_CHOICES(precedences);

static const cg_choice scopes[] = {
    {"clause", CG_SCOPE_CLAUSE},
    {"sentence", CG_SCOPE_SENTENCE},
    {"paragraph", CG_SCOPE_PARAGRAPH},
    {"document", CG_SCOPE_DOCUMENT},
};
static const cg_choices scope_choices = CG_CHOICES(scopes);

static const cg_choice severities[] = {
    {"error", CG_LEVEL_ERROR},
    {"warning", CG_LEVEL_WARNING},
    {"note", CG_LEVEL_NOTE},
};
static const cg_choices severity_choices = CG_CHOICES(severities);

#define AT(member) offsetof(cg_claim_rule, member)

static const cg_schema_field claim_fields[] = {
    {"claim", CG_SCHEMA_STRING, cg_schema_take_text, .offset = AT(claim),
     .required = "\"claim\": \"...\""},
    {"contradicts", CG_SCHEMA_LIST, take_patterns, .offset = AT(contradicts)},
    {"examples", CG_SCHEMA_LIST, take_examples, .offset = 0},
    {"expect", CG_SCHEMA_STRING, cg_schema_take_choice, .offset = AT(expect),
     .detail = &expect_choices},
    {"id", CG_SCHEMA_STRING, cg_schema_take_id, .offset = AT(id),
     .required = "\"id\": \"...\""},
    {"kind", CG_SCHEMA_STRING, cg_schema_take_choice, .offset = AT(kind),
     .detail = &kind_choices},
    {"precedence", CG_SCHEMA_STRING, cg_schema_take_choice, .offset = AT(precedence),
     .detail = &precedence_choices},
    {"references", CG_SCHEMA_LIST, cg_schema_take_texts, .offset = AT(references)},
    {"required", CG_SCHEMA_BOOLEAN, cg_schema_take_flag, .offset = AT(required)},
    {"scope", CG_SCHEMA_STRING, cg_schema_take_choice, .offset = AT(scope),
     .detail = &scope_choices},
    {"severity", CG_SCHEMA_STRING, cg_schema_take_choice, .offset = AT(severity),
     .detail = &severity_choices},
    {"subject", CG_SCHEMA_STRING | CG_SCHEMA_OBJECT | CG_SCHEMA_NULL, take_subject,
     .offset = 0},
    {"supports", CG_SCHEMA_LIST, take_patterns, .offset = AT(supports)},
    {"tags", CG_SCHEMA_LIST, cg_schema_take_texts, .offset = AT(tags)},
    {"unless", CG_SCHEMA_LIST, take_unless, .offset = 0},
    {"value", CG_SCHEMA_OBJECT, cg_claim_value_take, .offset = 0},
    {"why", CG_SCHEMA_STRING, cg_schema_take_text, .offset = AT(why)},
};
static const cg_schema claim_schema = CG_SCHEMA("a claim", claim_fields);

/* Where to point when the claim as a whole is meant. */
static cg_span claim_place(const cg_claim_rule *claim)
{
    return claim->id.span.end ? claim->id.span
                              : (cg_span){claim->span.start, claim->span.start + 1};
}

/* "required" has a meaning only where silence could break what is expected. An
 * "expect" that is wrong itself was reported, and is no reason for more. */
static void check_required(cg_schema_run *run, const cg_json *object,
                           const cg_claim_rule *claim)
{
    const cg_json *required = cg_json_get(object, "required");
    if (!required || !(CG_SCHEMA_BOOLEAN & 1u << required->type) ||
        claim->expect == CG_EXPECT_SUPPORTED || claim->expect == CG_EXPECT_CONTRADICTED)
        return;
    const cg_json *expect = cg_json_get(object, "expect");
    if (expect && claim->expect == CG_EXPECT_REPORT &&
        !(expect->type == CG_JSON_STRING && cg_slice_is(expect->string, "report")))
        return;
    if (cg_schema_report(run, CG_DIAG_BAD_VALUE, required->key_span,
                         "\"required\" means nothing with \"expect\": \"%s\"",
                         claim->expect == CG_EXPECT_REPORT ? "report" : "consistent"))
        cg_diags_help(run->diags,
                      "expect \"supported\" or \"contradicted\", or leave it out");
}

static void check_patterns(cg_schema_run *run, const cg_json *object,
                           const cg_claim_rule *claim)
{
    if (cg_json_get(object, "supports") || cg_json_get(object, "contradicts"))
        return;
    if (cg_json_get(object, "unless")) {
        if (cg_schema_report(run, CG_DIAG_NO_PATTERNS, claim_place(claim),
                             "the claim has no patterns that \"unless\" could void"))
            cg_diags_help(run->diags, "give it \"supports\" or \"contradicts\"");
        return;
    }
    if (claim->claim.value.len && !cg_alone_can_be(claim->claim.value) &&
        cg_schema_report(run, CG_DIAG_NO_PATTERNS, claim->claim.span,
                         "the claim \"%.*s\" has nothing to look for",
                         CG_SHOWN(claim->claim.value)))
        cg_diags_help(run->diags, "write a sentence: what it is about, and what is said of it");
}

static void read_claim(cg_schema_run *run, const cg_json *object, cg_claim_rule *claim)
{
    claim->span = object->span;
    claim->severity = CG_LEVEL_ERROR;
    cg_schema_read(run, &claim_schema, object, claim);
    if (claim->subject) {
        /* The id may stand behind the subject, so the name comes last. */
        cg_name_entry *entry = cg_schema_array(run, 1, sizeof *entry);
        if (entry) {
            *entry = *claim->subject;
            entry->name = claim->id;
            claim->subject = entry;
        }
    }
    check_required(run, object, claim);
    check_patterns(run, object, claim);
}

static void check_claim_ids(cg_schema_run *run, const cg_pack *pack)
{
    const cg_claim_rule *claims = pack->claims;
    const uint32_t *repeats =
        cg_schema_repeats(run, &claims->id.value, sizeof *claims, pack->claims_len);
    for (uint32_t i = 0; repeats && i < pack->claims_len; i++) {
        const cg_text *id = &claims[i].id;
        if (repeats[i] == i || !id->value.len)
            continue;
        if (cg_schema_report(run, CG_DIAG_DUPLICATE_ID, id->span,
                             "duplicate claim id \"%.*s\"", CG_SHOWN(id->value)))
            cg_schema_help_first(run, claims[repeats[i]].id.span);
    }
}

static void check_examples(cg_schema_run *run, const cg_claim_rule *claim)
{
    bool has[CG_STANCE_MENTION + 1] = {false};
    for (uint32_t i = 0; i < claim->examples_len; i++)
        has[claim->examples[i].stance] = true;
    bool support = has[CG_STANCE_SUPPORT], contradict = has[CG_STANCE_CONTRADICT];
    if ((support && contradict) || cg_alone_is(claim))
        return;
    const char *missing = support      ? "\"contradict\""
                          : contradict ? "\"support\""
                                       : "\"support\" or \"contradict\"";
    if (cg_schema_report(run, CG_DIAG_NO_EXAMPLES, claim_place(claim),
                         "claim \"%.*s\" has no example with the stance %s",
                         CG_SHOWN(claim->id.value), missing))
        cg_diags_help(run->diags,
                      "add {\"text\": \"...\", \"stance\": %s} to its "
                      "\"examples\"",
                      support ? "\"contradict\"" : "\"support\"");
}

/* Warnings come behind the errors of all claims, so that however many they are,
 * the errors are shown. A claim whose examples have errors gets none. */
static void check_all_examples(cg_schema_run *run, const cg_json *list,
                               const cg_pack *pack)
{
    const cg_claim_rule *claim = pack->claims;
    for (uint32_t i = 0; i < list->len; i++) {
        if (list->items[i].type != CG_JSON_OBJECT)
            continue;
        const cg_json *examples = cg_json_get(&list->items[i], "examples");
        if (!examples ||
            (examples->type == CG_JSON_ARRAY && examples->len == claim->examples_len))
            check_examples(run, claim);
        claim++;
    }
}

void cg_claims_take(cg_schema_run *run, const cg_json *value,
                    const cg_schema_field *field, void *into)
{
    if (!value->len) {
        cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                         "\"%s\" must not be empty", field->key);
        return;
    }
    cg_pack *pack = into;
    cg_claim_rule *claims = cg_schema_array(run, value->len, sizeof *claims);
    for (uint32_t i = 0; i < value->len && !run->failed; i++) {
        const cg_json *item = &value->items[i];
        if (cg_schema_check_item(run, cg_slice_of(field->key), CG_SCHEMA_OBJECT, item))
            read_claim(run, item, &claims[pack->claims_len++]);
    }
    pack->claims = claims;
    if (run->failed)
        return;
    check_claim_ids(run, pack);
    check_all_examples(run, value, pack);
}
