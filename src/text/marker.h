/* List markers: "-", "1.", "2)", "(iii)", "a.", "• 9." A value; owns nothing. */
#ifndef CG_TEXT_MARKER_H
#define CG_TEXT_MARKER_H

#include "base/slice.h"

typedef enum cg_marker_style {
    CG_MARKER_NONE,
    CG_MARKER_BULLET,   /* -, *, + and a space; bullets with or without */
    CG_MARKER_DOT,      /* 1. */
    CG_MARKER_PAREN,    /* 1) */
    CG_MARKER_DOTPAREN, /* 1.) */
    CG_MARKER_PARENS,   /* (1) */
} cg_marker_style;

/* What it counts as: several may be set ("i" is the ninth letter and one). */
typedef struct cg_marker {
    uint8_t style;                  /* cg_marker_style */
    bool capital;                   /* A. I) */
    uint16_t number, letter, roman; /* 0: not one */
    uint32_t bullet;                /* the code point, or 0 */
    size_t end;                     /* behind the marker and what is blank there */
} cg_marker;

/* Reads the marker at `at`; style NONE when there is none. White space or the
 * end must follow it, but for bullets that are nothing else. A bullet takes in
 * the number behind it. */
cg_marker cg_marker_read(cg_slice text, size_t at, size_t end);
/* True when `next` is the item after `marker` of the same list. */
bool cg_marker_follows(const cg_marker *marker, const cg_marker *next);
/* True for 1, a, i and bullets. */
bool cg_marker_is_first(const cg_marker *marker);

#endif
