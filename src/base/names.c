/* The words for the enums of results, as they print in every format. */
#include "claimgrep.h"

#include <assert.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const stances[] = {
    [CG_STANCE_NONE] = "none",
    [CG_STANCE_SUPPORT] = "support",
    [CG_STANCE_CONTRADICT] = "contradict",
    [CG_STANCE_MENTION] = "mention",
};

static const char *const modifiers[CG_MOD_COUNT] = {
    "negated",  "hedged",   "conditional", "question", "hypothetical",
    "reported", "historic", "future",      "partial",  "retracted",
    "rejected", "headline", "scare-quote",
};

static const char *const verdicts[] = {
    [CG_VERDICT_NOT_FOUND] = "not-found",       [CG_VERDICT_SUPPORTED] = "supported",
    [CG_VERDICT_CONTRADICTED] = "contradicted", [CG_VERDICT_MIXED] = "mixed",
    [CG_VERDICT_CHANGED] = "changed",           [CG_VERDICT_UNSETTLED] = "unsettled",
};

static const char *const standings[CG_STANDING_COUNT] = {
    [CG_STANDING_COUNTED] = "counted",         [CG_STANDING_MENTION] = "mention",
    [CG_STANDING_REJECTED] = "rejected",       [CG_STANDING_RETRACTED] = "retracted",
    [CG_STANDING_HEDGED] = "hedged",           [CG_STANDING_CONDITIONAL] = "conditional",
    [CG_STANDING_HISTORIC] = "historic",       [CG_STANDING_FUTURE] = "future",
    [CG_STANDING_OVERRULED] = "overruled",     [CG_STANDING_COPY] = "copy",
    [CG_STANDING_OUTDATED] = "outdated",
};

static const char *const file_statuses[] = {
    [CG_FILE_SCANNED] = "scanned",
    [CG_FILE_SKIPPED] = "skipped",
    [CG_FILE_CUT] = "cut",
    [CG_FILE_FAILED] = "failed",
};

static const char *const baseline_states[] = {
    [CG_BASELINE_NONE] = "none",
    [CG_BASELINE_NEW] = "new",
    [CG_BASELINE_KNOWN] = "known",
};

static const char *const column_units[CG_COLUMN_UNITS] = {
    [CG_COLUMN_BYTE] = "byte",
    [CG_COLUMN_UTF16] = "utf16",
    [CG_COLUMN_CODEPOINT] = "codepoint",
    [CG_COLUMN_DISPLAY] = "display",
};

const char *cg_stance_name(cg_stance stance)
{
    assert((size_t)stance < COUNT(stances));
    return stances[stance];
}

const char *cg_modifier_name(unsigned bit)
{
    assert(bit < CG_MOD_COUNT);
    return modifiers[bit];
}

const char *cg_verdict_name(cg_verdict_kind kind)
{
    assert((size_t)kind < COUNT(verdicts));
    return verdicts[kind];
}

const char *cg_standing_name(cg_standing standing)
{
    assert((size_t)standing < COUNT(standings));
    return standings[standing];
}

const char *cg_file_status_name(cg_file_status status)
{
    assert((size_t)status < COUNT(file_statuses));
    return file_statuses[status];
}

const char *cg_baseline_state_name(cg_baseline_state state)
{
    assert((size_t)state < COUNT(baseline_states));
    return baseline_states[state];
}

const char *cg_column_unit_name(cg_column_unit unit)
{
    assert((size_t)unit < COUNT(column_units));
    return column_units[unit];
}
