/* A claim without patterns, read by its own words: which of them a sentence
 * says again, which it says otherwise, and what governs them there. Abstains
 * where the words leave a doubt. */
#ifndef CG_STANCE_ALONE_H
#define CG_STANCE_ALONE_H

#include "lang/meanings.h"
#include "stance/predicate.h"
#include "stance/scanner.h"

/* What a claim's word found in a text. */
typedef struct cg_alone_match {
    uint32_t unit;        /* of the text, or CG_NONE */
    double strength;      /* 0 to 1: how far it says the same */
    cg_relation relation; /* NONE with a strength: the same word */
} cg_alone_match;

/* One word of a claim that tells something. */
typedef struct cg_alone_word {
    uint32_t unit;   /* of the claim's units */
    uint32_t phrase; /* the unit of several words that it stands in, or CG_NONE */
    const uint64_t *forms; /* hashes of its inflections */
    uint32_t form_count;
    uint32_t value;  /* the claim's value that it stands in, or CG_NONE */
    uint32_t name;   /* the run of names that it stands in, or CG_NONE */
    double weight;
    bool placed;     /* a preposition stands before it: "in America" */
    bool subject;    /* it stands before the verb */
    bool verb;       /* the main verb, when it tells something */
    bool complement; /* head of what a form of be says of its subject */
} cg_alone_word;

/* The claim. */
typedef struct cg_alone {
    cg_slice text;
    cg_units units;
    CG_VEC(cg_alone_word) words;
    cg_value_vec values;
    uint32_t names; /* runs of names */
    int polarity;   /* +1; -1: the claim itself denies; 0: it commits to nothing */
    bool only;      /* "only", "solely": leaves no room beside what it names */
    bool copula;    /* a form of be with a noun */
    bool this_one;  /* "this film": what the text is about */
    bool there;     /* "there is": it has no subject */
    cg_slice place; /* the preposition of "is in the garden"; empty: none */
    uint32_t life;  /* CG_LIFE_BIRTH, CG_LIFE_DEATH: whose date it speaks of */
    cg_arena arena;
} cg_alone;

void cg_alone_init(cg_alone *alone);
void cg_alone_release(cg_alone *alone);
/* Reads the claim, which is borrowed. Uses the scanner's passage and reading.
 * False: out of memory. */
bool cg_alone_read(cg_alone *alone, cg_scanner *scanner, cg_slice claim);

/* Why a sentence bears on the claim. */
typedef enum cg_alone_reason {
    CG_ALONE_NOTHING,
    CG_ALONE_WORDS,    /* it says the claim's words */
    CG_ALONE_OPPOSITE, /* it says the opposite of one */
    CG_ALONE_SET,      /* another member of the same set */
    CG_ALONE_VALUE,    /* another amount or date */
    CG_ALONE_NAME,     /* another name in the same place */
    CG_ALONE_ONLY,     /* more than the claim leaves room for */
} cg_alone_reason;
/* "words", "opposite", "set", "value", "name", "only". */
const char *cg_alone_reason_name(cg_alone_reason reason);

typedef struct cg_alone_finding {
    cg_alone_reason reason;
    uint32_t claim_first, claim_end; /* tokens of the claim: the word at issue */
    uint32_t first, end;             /* tokens of the text that say it */
    int sign;                        /* +1 with the claim, -1 against it */
    cg_polarity_rule rule;
    double coverage; /* share of the claim's words that the text says */
    double strength; /* of the difference */
    cg_binding binding;
} cg_alone_finding;

/* The state of one comparison; its storage is used again and again. */
typedef struct cg_alone_reader {
    const cg_alone *claim;
    cg_units units;      /* of the text */
    cg_value_vec values; /* of the text */
    CG_VEC(cg_alone_match) matches; /* by word of the claim, in the sentence */
    CG_VEC(cg_alone_match) beyond;  /* the same in the whole text; empty without
                                       a survey */
    CG_VEC(uint8_t) taken;          /* by unit of the text: a word found it */
    CG_VEC(uint8_t) said;           /* by token of the text: the same, and what the
                                       finding is about */
    cg_token_range range;           /* what was aligned last: all else of both is 0 */
    cg_predicate predicate;         /* of the sentence */
    bool parted; /* a name of the claim's subject is somebody else's here */
    bool lenient; /* the text is known to be about the claim's subject */
    bool bound;   /* whoever calls finds out what the sentence is about */
} cg_alone_reader;

/* The claim's word as it stands in the claim, and what the sentence has for it;
 * that it says the word. */
static inline const cg_unit *cg_alone_own(const cg_alone_reader *reader, size_t word)
{
    return &reader->claim->units.list.items[reader->claim->words.items[word].unit];
}

static inline const cg_unit *cg_alone_said_by(const cg_alone_reader *reader, size_t word)
{
    return &reader->units.list.items[reader->matches.items[word].unit];
}

/* What the whole text says of the word; 0 without a survey. */
static inline double cg_alone_beyond(const cg_alone_reader *reader, size_t word)
{
    return word < reader->beyond.len ? reader->beyond.items[word].strength : 0;
}

#define CG_ALONE_SAID 0.70 /* a word with this strength counts as said */

static inline bool cg_alone_says(const cg_alone_reader *reader, size_t word)
{
    return reader->matches.items[word].unit != CG_NONE &&
           reader->matches.items[word].strength >= CG_ALONE_SAID;
}

/* True when a word of the claim found the one at the token. */
static inline bool cg_alone_is_taken(const cg_alone_reader *reader, uint32_t token)
{
    uint32_t unit = token < reader->units.at.len ? reader->units.at.items[token] : CG_NONE;
    return unit != CG_NONE && reader->taken.items[unit];
}

void cg_alone_reader_init(cg_alone_reader *reader);
void cg_alone_reader_release(cg_alone_reader *reader);
/* Takes the scanner's passage, which was read, as the text. */
bool cg_alone_load(cg_alone_reader *reader, const cg_scanner *scanner);
/* What the whole text says of the claim's words, for a lenient reader. */
bool cg_alone_survey(cg_alone_reader *reader, const cg_scanner *scanner,
                     const cg_alone *claim);
/* What the scanner's reading says of the claim. False: nothing. */
bool cg_alone_judge(cg_alone_reader *reader, const cg_scanner *scanner,
                    cg_alone_finding *finding);

/* True when the finding is enough for a text that says it with `polarity`;
 * `extra` words of the text stand under its denial and not in the claim. */
bool cg_alone_suffices(const cg_alone_reader *reader, const cg_alone_finding *finding,
                       int polarity, uint32_t extra);
/* Adds the drafts of what was found to the scanner's: what governs the words is
 * folded as for any match. False: out of memory. */
bool cg_alone_state(cg_alone_reader *reader, cg_scanner *scanner,
                    const cg_alone_finding *finding, uint32_t claim, uint32_t code);

/* Takes away what governs by a word that is said itself: `said` is non-zero for
 * the tokens below `count` that are words of the claim, or say one. */
void cg_alone_drop_said(cg_governors *governors, const uint8_t *said, uint32_t count);

/* The values of the text that start in the range: [*first, *end). */
void cg_alone_values_in(const cg_alone_reader *reader, cg_token_range range, size_t *first,
                        size_t *end);
/* Lowers what the word of the claim found, in the survey too if it found the same
 * there. */
void cg_alone_lower(cg_alone_reader *reader, size_t word, double strength,
                    cg_relation relation);

/* --- alone_align.c ------------------------------------------------------------ */

/* Fills `matches` for the tokens of the sentence, and `taken`. */
bool cg_alone_align(cg_alone_reader *reader, const cg_meanings *meanings,
                    cg_token_range sentence);

/* --- alone_bind.c: the subject --------------------------------------------------- */

/* Where the sentence names the claim's subject, or stands a pronoun for it. False:
 * it does not. */
bool cg_alone_bind(const cg_alone_reader *reader, const cg_scanner *scanner, cg_binding *out);

/* --- alone_values.c: the claim's amounts and dates ----------------------------- */

/* Matches the words that stand in values; returns the strongest disagreement, its
 * strength 0 when there is none. */
cg_alone_finding cg_alone_compare_values(cg_alone_reader *reader, const cg_scanner *scanner);

/* --- alone_slots.c: where words stand ------------------------------------------ */

/* True when a preposition or the like stands in front of the token's phrase. */
bool cg_alone_has_slot(const cg_units *units, uint32_t token);
/* False when the words in front of the two tell different places: a unit of the
 * claim and one of the text. */
bool cg_alone_same_slot(const cg_alone_reader *reader, const cg_unit *own,
                        const cg_unit *other);
/* "The largest" is not "the second largest". */
void cg_alone_part_ranks(cg_alone_reader *reader);

/* True when the claim says what is most among some, and the text does not say of all of
 * these: "the deepest lake in Europe", "the deepest lake in Finland". */
bool cg_alone_is_less_of_most(const cg_alone_reader *reader);

/* --- alone_roles.c: who does it, and to whom -------------------------------------- */

/* True when the text says the claim's verb of the same two with doer and done-to
 * exchanged. */
bool cg_alone_exchanges_roles(const cg_alone_reader *reader);
/* True when the text says it of something else: "the risk of stroke" for "the risk
 * of fever". */
bool cg_alone_has_other_object(const cg_alone_reader *reader);
/* True for the object right behind the claim's verb, beside which there may be
 * others: "visited Paris". */
bool cg_alone_is_bare_object(const cg_alone_reader *reader, size_t word);

/* True when the claim's words are the two ends of a comparison, exchanged, or stand
 * behind opposite prepositions: before, after. */
bool cg_alone_turns_relation(const cg_alone_reader *reader, const cg_meanings *meanings);

/* --- alone_subject.c: whom and what the sentence speaks of ------------------------- */

/* True when the claim's verb has a subject of its own in a clause that somebody says. */
bool cg_alone_has_inner_subject(const cg_alone_reader *reader, const cg_scanner *scanner);
/* True when the sentence has the claim's verb as a noun, and does something to that:
 * "lifted the ban". */
bool cg_alone_verb_is_object(const cg_alone_reader *reader, const cg_scanner *scanner);
/* True when the name that ends at the token owns what the sentence speaks of: "the
 * mayor's opponent". */
bool cg_alone_is_possessor(const cg_alone_reader *reader, const cg_passage *passage,
                           uint32_t end);
/* True when the subject is less than the claim says that it is: "the deputy mayor",
 * "the mayor's daughter", "ran for mayor". */
bool cg_alone_is_less(const cg_alone_reader *reader, const cg_scanner *scanner);
/* True when the claim speaks of all and the sentence of some. */
bool cg_alone_says_fewer(const cg_alone_reader *reader, const cg_scanner *scanner);

/* --- alone_doer.c: whose deed it is ------------------------------------------------ */

/* True when the verb that the claim has is somebody else's here, although the sentence
 * names the claim's subject: "praised the clerk who resigned". */
bool cg_alone_is_anothers_deed(const cg_alone_reader *reader, const cg_scanner *scanner,
                               const cg_binding *binding);

/* --- alone_names.c --------------------------------------------------------------- */

/* "Tracey Edmonds" is not "Kenneth Edmonds": a word of a name that stands there
 * with a stranger does not count. */
void cg_alone_part_names(cg_alone_reader *reader, const cg_passage *passage);
/* A name of the claim that the text has not, and another in its place. */
cg_alone_finding cg_alone_compare_names(const cg_alone_reader *reader,
                                        const cg_scanner *scanner);

#endif
