/* "value" of a claim: what it says, and what statements are held against. */
#include "rules/claim_value.h"

#include "base/limits.h"
#include "rules/pack.h"

#include <math.h>

/* --- reading -------------------------------------------------------------- */

static void take_figure(cg_schema_run *run, const cg_json *value,
                        const cg_schema_field *field, void *into)
{
    cg_rule_figure *figure = into;
    figure->given = true;
    figure->text.span = value->span;
    if (value->type == CG_JSON_STRING) {
        figure->is_text = true;
        figure->text = cg_schema_text(run, value);
        return;
    }
    figure->number = value->number;
    if (!(fabs(value->number) <= CG_MAX_FIGURE))
        cg_schema_report(run, CG_DIAG_BAD_NUMBER, value->span,
                         "\"%s\" must be a number from -1e18 to 1e18", field->key);
}

/* "2.5%" is 0.025; -1 when it is no percentage. */
static double share_of(cg_slice text)
{
    double value = 0, scale = 1;
    size_t at = 0, digits = 0;
    bool point = false;
    for (; at < text.len && digits < 12; at++) {
        char c = text.ptr[at];
        if (c == '.' && !point && digits) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        value = value * 10 + (c - '0');
        scale *= point ? 10 : 1;
        digits++;
    }
    bool ends = digits && text.ptr[at - 1] != '.' && at + 1 == text.len;
    return ends && text.ptr[at] == '%' ? value / scale / 100 : -1;
}

static void take_tolerance(cg_schema_run *run, const cg_json *value,
                           const cg_schema_field *field, void *into)
{
    cg_rule_figure *figure = into;
    size_t errors = run->errors;
    take_figure(run, value, field, into);
    if (figure->is_text)
        figure->number = share_of(figure->text.value);
    if (figure->number >= 0 || run->errors != errors)
        return;
    if (figure->is_text)
        cg_schema_report(run, CG_DIAG_BAD_VALUE, value->span,
                         "\"%s\" must be a percentage such as \"1%%\", or a number",
                         field->key);
    else
        cg_schema_report(run, CG_DIAG_BAD_NUMBER, value->span,
                         "\"%s\" must be 0 or more", field->key);
    figure->number = 0;
}

static const cg_choice types[] = {
    {"date", CG_VALUE_DATE},       {"duration", CG_VALUE_DURATION},
    {"money", CG_VALUE_MONEY},     {"number", CG_VALUE_NUMBER},
    {"percent", CG_VALUE_PERCENT}, {"size", CG_VALUE_SIZE},
    {"version", CG_VALUE_VERSION},
};
static const cg_choices type_choices = CG_CHOICES(types);

static void take_type(cg_schema_run *run, const cg_json *value,
                      const cg_schema_field *field, void *into)
{
    cg_rule_value *rule = into;
    rule->type_span = value->span;
    cg_schema_take_choice(run, value, field, &rule->type);
}

#define AT(member) offsetof(cg_rule_value, member)
#define FIGURE (CG_SCHEMA_STRING | CG_SCHEMA_NUMBER)

static const cg_schema_field value_fields[] = {
    {"is", FIGURE, take_figure, .offset = AT(is)},
    {"max", FIGURE, take_figure, .offset = AT(max)},
    {"min", FIGURE, take_figure, .offset = AT(min)},
    {"tolerance", FIGURE, take_tolerance, .offset = AT(tolerance)},
    {"type", CG_SCHEMA_STRING, take_type, .offset = 0, .detail = &type_choices},
    {"unit", CG_SCHEMA_STRING, cg_schema_take_text, .offset = AT(unit)},
};
static const cg_schema value_schema = CG_SCHEMA("a value", value_fields);

/* --- checks ---------------------------------------------------------------- */

static void complain(cg_schema_run *run, cg_diag_id id, cg_span span,
                     const char *message, const char *help)
{
    if (cg_schema_report(run, id, span, "%s", message) && help)
        cg_diags_help(run->diags, "%s", help);
}

static void check_bounds(cg_schema_run *run, const cg_rule_value *rule)
{
    const cg_rule_figure *bound = rule->min.given ? &rule->min : &rule->max;
    if (!rule->is.given && !bound->given)
        complain(run, CG_DIAG_MISSING_KEY, rule->span, "a value without \"is\"",
                 "add \"is\", or \"min\" or \"max\" or both");
    else if (rule->is.given && bound->given)
        complain(run, CG_DIAG_BAD_VALUE, bound->text.span,
                 "\"is\" stands alone, without \"min\" and \"max\"",
                 "take one of them away");
    else if (rule->min.given && rule->max.given &&
             rule->min.is_text != rule->max.is_text)
        complain(run, CG_DIAG_BAD_VALUE, rule->max.text.span,
                 "\"min\" and \"max\" must both be numbers, or both dates or versions",
                 NULL);
}

/* `is`, or a bound that there is. */
static const cg_rule_figure *first_figure(const cg_rule_value *rule)
{
    return rule->is.given ? &rule->is : rule->min.given ? &rule->min : &rule->max;
}

static bool is_textual(int type)
{
    return type == CG_VALUE_DATE || type == CG_VALUE_VERSION;
}

/* What a text stands for: a version where the type says so, else a date. */
static bool read_text(const cg_rule_value *rule, const cg_rule_figure *figure,
                      cg_value *value)
{
    return rule->type == CG_VALUE_VERSION
               ? cg_value_of_version(figure->text.value, value)
               : cg_value_of_date(figure->text.value, value);
}

static void check_text(cg_schema_run *run, const cg_rule_value *rule,
                       const cg_rule_figure *figure)
{
    cg_value value;
    bool version = rule->type == CG_VALUE_VERSION;
    if (read_text(rule, figure, &value))
        return;
    if (cg_schema_report(run, CG_DIAG_BAD_VALUE, figure->text.span, "\"%.*s\" is no %s",
                         CG_SHOWN(figure->text.value), version ? "version" : "date"))
        cg_diags_help(run->diags, "%s",
                      version ? "write up to four numbers with stops between them"
                      : rule->type < 0
                          ? "write a number without quotation marks, a date as YYYY, "
                            "YYYY-MM or YYYY-MM-DD, or add \"type\": \"version\""
                          : "write YYYY, YYYY-MM or YYYY-MM-DD");
}

static void check_figure(cg_schema_run *run, const cg_rule_value *rule,
                         const cg_rule_figure *figure)
{
    if (!figure->given)
        return;
    if (rule->type >= 0 && is_textual(rule->type) != figure->is_text) {
        if (cg_schema_report(run, CG_DIAG_WRONG_TYPE, figure->text.span,
                             "a value of the type \"%s\" must be %s",
                             cg_value_type_name((cg_value_type)rule->type),
                             figure->is_text ? "a number" : "a string") &&
            figure->is_text)
            cg_diags_help(run->diags,
                          "take the quotation marks away; the unit is \"unit\"");
        return;
    }
    if (figure->is_text)
        check_text(run, rule, figure);
}

static void check_order(cg_schema_run *run, const cg_rule_value *rule)
{
    cg_value low = {.low = rule->min.number}, high = {.high = rule->max.number};
    if (!rule->min.given || !rule->max.given)
        return;
    if (rule->min.is_text &&
        (!read_text(rule, &rule->min, &low) || !read_text(rule, &rule->max, &high)))
        return;
    if (low.low > high.high)
        complain(run, CG_DIAG_BAD_VALUE, rule->max.text.span,
                 "\"max\" is less than \"min\"", NULL);
}

static void check_extras(cg_schema_run *run, const cg_rule_value *rule, bool is_text)
{
    bool version = rule->type == CG_VALUE_VERSION;
    if (is_text && rule->unit.value.len)
        complain(run, CG_DIAG_BAD_VALUE, rule->unit.span,
                 version ? "a version has no \"unit\"" : "a date has no \"unit\"",
                 NULL);
    if (version && rule->tolerance.given)
        complain(run, CG_DIAG_BAD_VALUE, rule->tolerance.text.span,
                 "a version has no \"tolerance\"", "write \"min\" and \"max\"");
    else if (is_text && rule->tolerance.is_text)
        complain(run, CG_DIAG_BAD_VALUE, rule->tolerance.text.span,
                 "the \"tolerance\" of a date is a number of days", NULL);
}

void cg_claim_value_take(cg_schema_run *run, const cg_json *value,
                         const cg_schema_field *field, void *into)
{
    (void)field;
    cg_claim_rule *claim = into;
    size_t errors = run->errors;
    cg_rule_value *rule = cg_schema_array(run, 1, sizeof *rule);
    if (!rule)
        return;
    rule->span = value->key_span;
    rule->type = -1;
    cg_schema_read(run, &value_schema, value, rule);
    if (run->errors == errors)
        check_bounds(run, rule);
    if (run->errors != errors)
        return;
    check_figure(run, rule, &rule->is);
    check_figure(run, rule, &rule->min);
    check_figure(run, rule, &rule->max);
    check_order(run, rule);
    check_extras(run, rule, first_figure(rule)->is_text);
    if (run->errors == errors)
        claim->value = rule;
}

/* --- compiling -------------------------------------------------------------- */

/* Of dates or versions. A range has no month and no day of its own. */
static cg_value value_of_text(const cg_rule_value *rule)
{
    cg_value value = {0}, high = {0};
    (void)read_text(rule, first_figure(rule), &value);
    if (rule->is.given)
        return value;
    if (rule->max.given)
        (void)read_text(rule, &rule->max, &high);
    value.precision = CG_PRECISION_BETWEEN;
    value.month = value.day = 0;
    value.high = rule->max.given ? high.high : INFINITY;
    value.end = rule->max.given ? high.end : value.end;
    if (!rule->min.given)
        value.low = -INFINITY;
    return value;
}

/* A tolerance that is an amount is put into the range, in the claim's unit. */
static cg_value value_of_numbers(const cg_rule_value *rule, cg_slice unit,
                                 const cg_value_words *words)
{
    double low = rule->is.given    ? rule->is.number
                 : rule->min.given ? rule->min.number
                                   : -INFINITY;
    double high = rule->is.given    ? rule->is.number
                  : rule->max.given ? rule->max.number
                                    : INFINITY;
    double by = rule->tolerance.is_text ? 0 : rule->tolerance.number;
    return cg_value_of_range(low - by, high + by, unit, words);
}

static const char *unit_of_type(int type)
{
    switch (type) {
    case CG_VALUE_MONEY:
        return "\"USD\" or \"euro\"";
    case CG_VALUE_DURATION:
        return "\"days\" or \"years\"";
    default:
        return "\"miles\" or \"GB\"";
    }
}

/* Whether the unit is one of the type that is named. */
static bool check_unit(const cg_rule_value *rule, const cg_value *value,
                       const cg_diag_source *source, cg_diags *diags)
{
    const char *name = cg_value_type_name((cg_value_type)value->type);
    if (rule->type < 0 || rule->type == value->type)
        return true;
    const char *wanted = cg_value_type_name((cg_value_type)rule->type);
    if (!rule->unit.value.len) {
        cg_diags_add(diags, CG_DIAG_MISSING_KEY, source, rule->type_span,
                     "a value of the type \"%s\" needs a unit", wanted);
        cg_diags_help(diags, "add \"unit\", such as %s", unit_of_type(rule->type));
    } else if (value->type == CG_VALUE_NUMBER) {
        cg_diags_add(diags, CG_DIAG_BAD_VALUE, source, rule->unit.span,
                     "\"%.*s\" is not known as a unit of the type \"%s\"",
                     (int)rule->unit.value.len, rule->unit.value.ptr, wanted);
    } else {
        cg_diags_add(diags, CG_DIAG_BAD_VALUE, source, rule->unit.span,
                     "\"%.*s\" is a unit of the type \"%s\", not \"%s\"",
                     (int)rule->unit.value.len, rule->unit.value.ptr, name, wanted);
    }
    return false;
}

cg_status cg_claim_value_compile(const cg_rule_value *rule, const cg_diag_source *source,
                                 const cg_lang *lang, cg_arena *arena, cg_diags *diags,
                                 const cg_claim_value **out, cg_error *error)
{
    *out = NULL;
    cg_claim_value *made = CG_ARENA_NEW(arena, cg_claim_value);
    cg_slice unit = rule->unit.value;
    if (!unit.len && rule->type == CG_VALUE_PERCENT)
        unit = CG_SLICE("percent");
    unit = unit.len ? cg_arena_copy(arena, unit) : (cg_slice){"", 0};
    if (!made || !unit.ptr)
        return cg_error_memory(error);
    made->tolerance = rule->tolerance.number;
    if (first_figure(rule)->is_text) {
        made->value = value_of_text(rule);
    } else {
        made->value = value_of_numbers(rule, unit, cg_lang_value_words(lang));
        if (!rule->tolerance.is_text)
            made->tolerance = 0;
        if (!check_unit(rule, &made->value, source, diags))
            return CG_OK;
    }
    *out = made;
    return CG_OK;
}

unsigned cg_claim_value_slots(const cg_claim_value *claimed)
{
    cg_value_type type = (cg_value_type)claimed->value.type;
    bool measured = type != CG_VALUE_DATE && type != CG_VALUE_VERSION;
    return 1u << type | (measured ? 1u << CG_VALUE_NUMBER : 0);
}
