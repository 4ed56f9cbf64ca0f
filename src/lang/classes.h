/* Closed word classes: what a function word can be. A word may have several.
 * Looked up once per distinct word, by folded form. */
#ifndef CG_LANG_CLASSES_H
#define CG_LANG_CLASSES_H

#include "base/arena.h"
#include "base/json.h"

typedef struct cg_classes cg_classes;

/* One bit a class: see classes.def. */
typedef uint64_t cg_class_set;
typedef enum cg_class {
#define CLASS(name, key, meaning) CG_CLASS_##name,
#include "lang/classes.def"
#undef CLASS
    CG_CLASS_COUNT
} cg_class;
#define CG_CLASS(name) ((cg_class_set)1 << CG_CLASS_##name)
/* Words that tell nothing by themselves: of, the, was. */
#define CG_FUNCTION_CLASSES                                                           \
    (CG_CLASS(BE) | CG_CLASS(AUX) | CG_CLASS(MODAL) | CG_CLASS(NEGATION) |            \
     CG_CLASS(DETERMINER) | CG_CLASS(PREPOSITION) | CG_CLASS(PRONOUN) |               \
     CG_CLASS(PERSON) | CG_CLASS(COORDINATOR) | CG_CLASS(SUBORDINATOR) |              \
     CG_CLASS(CONDITION) | CG_CLASS(CONCESSION) | CG_CLASS(RELATIVE) |                \
     CG_CLASS(COMPLEMENTIZER) | CG_CLASS(QUESTION))

/* Reads the data (classes.json: {"classes":{"KEY":["word word","word",...]}}).
 * Every class must be there, though it may be empty. */
cg_status cg_classes_load(const cg_json *root, cg_arena *arena,
                          const cg_classes **out, cg_error *error);
/* Calls `each` for every word of any class; false when a call gave false. */
bool cg_classes_each(const cg_classes *classes, bool (*each)(void *context, cg_slice word),
                     void *context);
/* 0 for a word of no class. `word` is folded. */
cg_class_set cg_classes_of(const cg_classes *classes, cg_slice word);

#endif
