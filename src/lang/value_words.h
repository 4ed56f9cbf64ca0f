/* The words of numbers, units and dates: values.json, laid out for look-up. A
 * phrase is found by its first word; what it can mean is a list of senses.
 * Immutable, in the arena that it was loaded into. */
#ifndef CG_LANG_VALUE_WORDS_H
#define CG_LANG_VALUE_WORDS_H

#include "base/arena.h"
#include "base/json.h"

typedef struct cg_value_words cg_value_words;

typedef enum cg_value_role {
#define ROLE(name, shape, key, meaning) CG_ROLE_##name,
#include "lang/value_roles.def"
#undef ROLE
    CG_ROLE_COUNT
} cg_value_role;

typedef uint64_t cg_value_roles; /* one bit a role */
#define CG_ROLE(name) ((cg_value_roles)1 << CG_ROLE_##name)

/* The codes of BOUND and its kin, as values.json spells them: "about",
 * "nearly", "just-over", "at-least", "more-than", "at-most", "less-than". */
typedef enum cg_bound {
    CG_BOUND_NONE = 0,
    CG_BOUND_ABOUT,
    CG_BOUND_NEARLY,
    CG_BOUND_JUST_OVER,
    CG_BOUND_AT_LEAST,
    CG_BOUND_MORE_THAN,
    CG_BOUND_AT_MOST,
    CG_BOUND_LESS_THAN,
} cg_bound;

/* The codes of PERIOD: "day" ... "century". */
typedef enum cg_period {
    CG_PERIOD_NONE = 0,
    CG_PERIOD_DAY,
    CG_PERIOD_WEEK,
    CG_PERIOD_MONTH,
    CG_PERIOD_QUARTER,
    CG_PERIOD_YEAR,
    CG_PERIOD_DECADE,
    CG_PERIOD_CENTURY,
} cg_period;

typedef enum cg_unit_kind {
    CG_UNIT_PERCENT,
    CG_UNIT_MONEY,
    CG_UNIT_DURATION,
    CG_UNIT_SIZE,
} cg_unit_kind;

/* `factor`: one of it in its base. What has the same base can be compared. */
typedef struct cg_value_unit {
    cg_slice name, base; /* "week", "second"; "US cent", "USD" */
    double factor;
    cg_unit_kind kind;
    cg_period period; /* of a duration with a place in the calendar */
} cg_value_unit;

/* MOVING: the first number is month, weekday and count in one, 1144 for the fourth
 * Thursday of November (count 5: the last), or this; the second is how many days
 * from there the holiday is. */
#define CG_HOLIDAY_EASTER 0

typedef struct cg_value_word cg_value_word;

/* One meaning of a phrase. Which members count is the role's matter. */
typedef struct cg_value_sense {
    struct cg_value_sense *next;       /* of the same first word, never longer */
    const cg_value_word *const *words; /* the whole phrase */
    uint32_t len;                      /* words: 1 or more */
    cg_value_role role;
    int code;               /* BOUNDS and PERIODS */
    double number, number2; /* NUMBERS, EXACT, PAIRS */
    cg_slice exact;         /* EXACT: as spelt */
    const cg_value_unit *unit;
} cg_value_sense;

struct cg_value_word {
    cg_slice text;         /* folded, or one mark */
    cg_value_roles starts; /* roles of the phrases that it starts */
    cg_value_roles roles;  /* roles that it has by itself */
    cg_value_sense *senses;
};

/* Reads the data (values.json). */
cg_status cg_value_words_load(const cg_json *root, cg_arena *arena,
                              const cg_value_words **out, cg_error *error);
/* `word` is folded, or one mark. NULL for a word of no phrase. */
const cg_value_word *cg_value_words_find(const cg_value_words *words, cg_slice word);
/* The unit of this name; NULL when there is none. */
const cg_value_unit *cg_value_words_unit(const cg_value_words *words, cg_slice name);

#endif
