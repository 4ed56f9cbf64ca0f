/* The compiled program: everything that scanning needs, immutable. Flat arrays in
 * one image without a pointer in it (rules/image.h), made by compiling or mapped
 * from a file: offsets and lengths, numbers instead of pointers. */
#ifndef CG_RULES_PROGRAM_H
#define CG_RULES_PROGRAM_H

#include "base/file.h"
#include "lang/lang.h"
#include "lang/operators.h"
#include "rules/ruleset.h"
#include "text/value.h"

/* pcre2.h wants a code unit width before it is included; keep it out of here. */
typedef struct cg_regex cg_regex;

typedef enum cg_opcode {
#define OPCODE(name, text, consumes) CG_OP_##name,
#include "rules/opcodes.def"
#undef OPCODE
    CG_OPCODE_COUNT
} cg_opcode;

typedef struct cg_inst {
    uint32_t op : 8, x : 24;
    uint32_t y;
} cg_inst;

/* A set of words: numbers [first, first + len) of `set_words`, ascending. */
typedef struct cg_word_set {
    uint32_t first, len;
} cg_word_set;

/* A text of the program: cg_program_text gives it. */
typedef struct cg_text_ref {
    uint32_t at, len;
} cg_text_ref;

/* What a thread of the machine passed on its way in. */
typedef struct cg_alternative {
    cg_text_ref text; /* as written */
    uint32_t entry;   /* the names entry whose anaphor this is, or CG_NONE */
} cg_alternative;
#define CG_NONE UINT32_MAX

/* Alternatives passed, newest first; chain 0 is empty. */
typedef struct cg_alt_chain {
    uint32_t alternative, previous;
} cg_alt_chain;

/* Whose pattern a piece of code is. */
typedef enum cg_owner {
    CG_OWNER_CLAIM,   /* index: the claim */
    CG_OWNER_UNLESS,  /* index: the claim */
    CG_OWNER_NAME,    /* index: the entry */
    CG_OWNER_ANAPHOR, /* index: the entry */
    CG_OWNER_CUE,     /* index: the cue in lang/operators.h */
    CG_OWNER_ALONE,   /* index: the claim, which has no patterns: no instructions */
    CG_OWNER_COUNT
} cg_owner;

typedef struct cg_code {
    cg_text_ref source; /* as written */
    uint32_t pc;
    uint32_t index;    /* of the owner */
    uint32_t position; /* in the owner's list */
    uint8_t within;    /* of an unless: at most CG_MAX_WITHIN */
    uint8_t owner;     /* cg_owner */
    uint8_t polarity;  /* cg_polarity_rule */
    int8_t sign;       /* +1 supports, -1 contradicts */
    bool anchored;     /* every match holds one of its anchors (rules/anchor.h) */
    uint8_t unused[3]; /* 0: no byte of an image is left to chance */
} cg_code;

/* Where a match of `code` may begin with a given word; `back`: the word is its
 * second, and what the instruction takes is looked for before it. */
typedef struct cg_start {
    uint32_t code, pc;
    uint32_t chain : 31, back : 1;
} cg_start;

typedef struct cg_starts {
    uint32_t first, len; /* in `starts` */
} cg_starts;

/* A word, or a pair of words, that the filter looks for, by its key
 * (base/wordkey.h): codes [first, first + len) of the table's. `len` 0: a free
 * slot. */
typedef struct cg_anchor {
    uint64_t key;
    uint32_t first, len;
} cg_anchor;

/* Open addressing from `key >> 32 & mask`. Bit `key & bits_mask` of `bits` is set
 * for every key, and for few others. */
typedef struct cg_anchor_table {
    const cg_anchor *slots;
    const uint64_t *bits;
    const uint32_t *codes; /* ascending for each anchor */
    uint32_t count, mask, code_count;
    uint64_t bits_mask;
} cg_anchor_table;

/* A subject: an entry of a pack's names, or one in place. */
typedef struct cg_entry {
    cg_text_ref name;
    uint32_t pack;
    bool subject; /* of some claim: a rival where a topic is looked for */
    uint8_t unused[3];
} cg_entry;

/* What a statement's value is held against. `tolerance` is meant for
 * cg_value_compare: one that is an amount has widened the value already. */
typedef struct cg_claim_value {
    cg_value value;
    double tolerance;
} cg_claim_value;

typedef struct cg_claim_code {
    uint32_t pack, entry; /* entry: CG_NONE for a claim without a subject */
    uint32_t alone; /* without patterns: the code that stands for its words, and
                       behind it the one for what goes against them; CG_NONE */
    cg_scope scope;
    cg_force force; /* CG_FORCE_NONE for a claim without patterns */
    uint32_t value;  /* cg_program_value gives it; CG_NONE */
    uint32_t source; /* index into `sources`, for diagnostics */
} cg_claim_code;

typedef struct cg_examples {
    const cg_example *items;
    uint32_t len;
} cg_examples;

/* A pattern of a claim, or an alternative on the way through one, and where it is
 * written. The same place may stand in many programs' codes, and so in many rows. */
typedef struct cg_alternative_place {
    uint32_t source;      /* index into `sources` */
    uint32_t code;        /* whose it is */
    uint32_t alternative; /* CG_NONE: the whole pattern */
    cg_span span;
} cg_alternative_place;

struct cg_program {
    cg_arena arena; /* what is not in the image */
    cg_buf image;   /* the tables, when they were made here; else empty, and */
    cg_file_map map; /* what they are part of */
    cg_lang *lang;
    const cg_claim_info *claims;
    const cg_claim_value *values;
    const cg_examples *examples; /* by claim; NULL in a program from a file */
    const cg_alternative_place *places; /* NULL in a program from a file */
    uint32_t place_count;
    const cg_diag_source *sources;
    uint32_t source_count;
    cg_regex **regexes;
    uint32_t regex_count;
    char rules_hash[33];
    /* The tables. */
    const char *texts;
    uint32_t text_len;
    const cg_claim_code *claim_codes;
    uint32_t claim_count, value_count;
    const cg_entry *entries;
    uint32_t entry_count;
    const cg_code *codes;
    uint32_t code_count;
    const cg_inst *insts;
    uint32_t inst_count;
    const cg_word_set *sets;
    uint32_t set_count;
    const uint32_t *set_words;
    uint32_t set_word_count;
    const cg_text_ref *strings;
    uint32_t string_count;
    const cg_alternative *alternatives;
    uint32_t alternative_count;
    const cg_alt_chain *chains; /* each is longer than the one before it in it */
    uint32_t chain_count;
    const cg_text_ref *words; /* the vocabulary, by number; 0 is no word */
    uint32_t word_count;
    const uint32_t *word_slots; /* open addressing, a power of two */
    uint32_t word_slot_count;
    const cg_starts *word_starts; /* by word number */
    const uint64_t *word_classes; /* by word number: a cg_class_set; every word
                                     of a class has a number */
    const cg_start *starts;
    uint32_t start_count;
    cg_starts always; /* of codes that may begin with any token */
    cg_anchor_table anchors;
    bool has_slots; /* some code takes typed values: sentences need theirs */
};

/* An empty program with its language, which it owns whatever comes back. */
cg_status cg_program_new(cg_lang *lang, cg_program **program, cg_error *error);
/* The packs' texts are the program's from here on; the files are empty then. */
cg_status cg_program_take_files(cg_program *program, cg_pack_files *files, cg_error *error);
/* Whether every number in its tables leads somewhere, so that scanning stays inside
 * of them, and comes to an end: program_check.c. What compiling gives does. */
bool cg_program_holds(const cg_program *program);

static inline cg_slice cg_program_text(const cg_program *program, cg_text_ref text)
{
    return (cg_slice){program->texts + text.at, text.len};
}

/* Whether the text is one, with a byte behind it. */
static inline bool cg_program_has_text(const cg_program *program, cg_text_ref text)
{
    return text.at < program->text_len && text.len < program->text_len - text.at;
}

static inline cg_slice cg_program_word(const cg_program *program, uint32_t word)
{
    return cg_program_text(program, program->words[word]);
}

/* The number of a folded word, or 0. */
uint32_t cg_program_find_word(const cg_program *program, cg_slice word);

/* What the claim's statements are held against; NULL: it has no value. */
static inline const cg_claim_value *cg_program_value(const cg_program *program, uint32_t claim)
{
    uint32_t value = program->claim_codes[claim].value;
    return value == CG_NONE ? NULL : &program->values[value];
}

const cg_claim_info *cg_program_claims(const cg_program *program, size_t *count);
const char *cg_program_rules_hash(const cg_program *program);

/* --- regular expressions: rules/regex.c ----------------------------------- */

/* NULL with a message in `text` when the expression is refused; the message is
 * empty when memory ran out. */
cg_regex *cg_regex_new(cg_slice pattern, char *text, size_t room, size_t *offset);
void cg_regex_free(cg_regex *regex);
/* True when it matches the whole token. One thread may use one regex at a
 * time with its own `scratch` (made by cg_regex_scratch_new). */
typedef struct cg_regex_scratch cg_regex_scratch;
cg_regex_scratch *cg_regex_scratch_new(void);
void cg_regex_scratch_free(cg_regex_scratch *scratch);
bool cg_regex_matches(const cg_regex *regex, cg_regex_scratch *scratch, cg_slice token);
/* True when a match since the last call lacked memory, and so was none. */
bool cg_regex_ran_out(cg_regex_scratch *scratch);

#endif
