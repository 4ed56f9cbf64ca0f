/* What stands at a full stop, and around it: all that the decision whether a
 * sentence ends there needs to know. Values; they own nothing. */
#ifndef CG_TEXT_STOP_H
#define CG_TEXT_STOP_H

#include "base/slice.h"

/* The marks and what closes with them: `?!")`, `. . . .`, `."[3]`. */
typedef struct cg_stop {
    size_t start, end; /* the marks */
    size_t after;      /* behind quotation marks, brackets and references */
    uint32_t dots;     /* full stops; an ellipsis character counts three */
    bool asks;         /* a question or exclamation mark is among them */
    bool question;     /* a question mark is */
    bool attached;     /* no white space before the first mark */
    bool spaced;       /* white space between dots */
    bool closed;       /* something closes behind the marks */
    bool quoted;       /* a quotation mark does */
} cg_stop;

/* True when a full stop, question mark or the like stands at `at`. */
bool cg_stop_is_here(cg_slice text, size_t at);
/* The end of the emoticon at `at` (":-)"), or `at`. White space or the end of
 * the text follows it. */
size_t cg_stop_emoticon_end(cg_slice text, size_t at, size_t end);
/* Reads on from there; looks no further than `end`. */
cg_stop cg_stop_read(cg_slice text, size_t at, size_t floor, size_t end);

typedef enum cg_follower_kind {
    CG_FOLLOWER_END,   /* nothing visible */
    CG_FOLLOWER_UPPER, /* a capital, or a letter of a script without case */
    CG_FOLLOWER_LOWER,
    CG_FOLLOWER_DIGIT,
    CG_FOLLOWER_OTHER, /* neither letter nor digit within reach */
} cg_follower_kind;

/* What comes next. */
typedef struct cg_follower {
    cg_follower_kind kind;
    bool gap;    /* white space before it */
    bool opened; /* a bracket or an opening quotation mark before the word */
    bool marked; /* anything but white space before the word */
    size_t at;   /* the first visible place behind the gap */
    size_t word; /* the word's first letter or digit, when there is one */
    size_t word_end;
} cg_follower;

cg_follower cg_follower_read(cg_slice text, size_t after, size_t end);

/* The word that a stop at `at` closes: back to white space or an opening mark,
 * with the stops, apostrophes and ampersands inside it ("U.S", "Ph.D"). Empty
 * when there is none, or it is longer than any abbreviation. */
cg_slice cg_stop_word(cg_slice text, size_t floor, size_t at);

#endif
