/* The working state of one thread: document, passages, machine, scratch. Reset
 * for each document, never freed in between. */
#ifndef CG_STANCE_SCANNER_H
#define CG_STANCE_SCANNER_H

#include "result/result.h"
#include "scan/sift.h"
#include "stance/bind.h"
#include "stance/fold.h"
#include "stance/lead.h"
#include "stance/people.h"
#include "stance/weigh.h"

/* A record on its way to becoming a statement. */
typedef struct cg_draft {
    uint32_t claim, code;
    cg_hit hit;
    cg_outcome outcome;
    cg_commitment commitment;
    cg_weight weight; /* no value: the pattern's own sign and polarity */
    cg_binding binding;
    cg_holder holder;
    cg_attribution attribution;
    uint32_t quote;           /* the quotation it stands in, or CG_NO_QUOTE */
    uint32_t governors_first; /* in the scanner's list */
    uint32_t governors_len;
    const bool *own;          /* by governor: see cg_fold; of the scratch */
    bool concession;          /* it stands in a concessive side clause */
    bool led;                 /* what leads its list in governs it */
} cg_draft;

/* For who wants to see how statements come about. With a watch, every sentence
 * is read, whether a pattern may match in it or not, and `sentence` is called
 * behind each one, while all that the scanner knows of it stands: its reading,
 * hits, mentions and drafts. Its statements are those of the results from
 * `first_statement` on. */
typedef struct cg_watch {
    cg_status (*sentence)(void *context, const cg_scanner *scanner, size_t first_statement);
    void *context;
} cg_watch;

struct cg_scanner {
    const cg_program *program;
    struct cg_alone_scan *alone; /* claims without patterns; NULL: there are none */
    const cg_watch *watch; /* NULL: nobody looks */
    cg_profile *profile;   /* NULL: nobody asks where the time goes */
    const uint64_t *wanted; /* the claims to be stated, a bit each; NULL: all */
    const cg_document_info *given; /* of what is scanned next: stands before what it says
                                      itself; NULL: nothing */
    cg_buf bytes; /* room for a file, for who reads them */
    cg_document document;
    cg_passage passage;
    cg_machine machine;
    cg_sift sift;
    CG_VEC(uint64_t) live; /* a bit for each entry that was named so far */
    bool prefilter; /* look only where the filter finds anchors; results are
                       the same without */
    bool sifted;    /* the document at hand: the sift tells of its blocks */
    bool over_text; /* it sifted the text, and not the source */
    cg_reading reading;
    cg_reading next; /* of the sentence behind it, where that takes it up */
    cg_lead lead;    /* what leads the block at hand in */
    cg_people people;
    cg_mentions mentions;
    cg_background background;
    cg_hits hits;
    cg_governors governors;     /* of the match at hand */
    cg_governors all_governors; /* of all drafts of the sentence */
    CG_VEC(cg_draft) drafts;
    CG_VEC(cg_step) steps;
    cg_arena scratch; /* of the sentence */
    const cg_document_info *info; /* in the results; NULL: not there yet */
    cg_results *results;
    cg_error *error;
    uint64_t offset; /* of the piece at hand in its file */
    uint32_t part;   /* the document at hand is this one of its file, from 0 */
    uint32_t block;
    uint64_t *packs; /* by pack: the last passage with a name of it */
    uint64_t passages;
    bool cut;
    bool crowded; /* a block had more names than bindings look back, or a sentence
                     more matches than are kept */
};

/* A piece of a file: see text/piece.h. */
typedef struct cg_piece {
    cg_slice bytes;
    uint64_t offset;              /* in the file */
    const cg_document_info *info; /* of the file's start; NULL: this is it */
    bool more;                    /* the file has other pieces: lines count */
} cg_piece;

/* Tells `profile` where the scanner's time goes; NULL ends it. */
void cg_scanner_time(cg_scanner *scanner, cg_profile *profile);
/* Scans one piece and adds its statements, its account and its tally. Places
 * in lines are still those of the piece, and there are no fingerprints: see
 * result/join.h. */
cg_status cg_scanner_piece(cg_scanner *scanner, const char *path, const cg_piece *piece,
                           cg_results *results, cg_error *error);
/* Scans the scanner's document as it is, which a reader has filled: adds its
 * statements, whose places are final, and an account of it. The tally tells no more
 * than whether it is entangled. */
cg_status cg_scanner_document(cg_scanner *scanner, cg_results *results, cg_error *error);
/* What the start of a file (its first CG_PIECE_WINDOW bytes) says of the file, kept in
 * `results`; NULL when memory runs out. */
const cg_document_info *cg_scanner_head(cg_scanner *scanner, const char *path, cg_slice head,
                                        cg_results *results, cg_error *error);

/* Whether the claim's statements are asked for. */
static inline bool cg_scanner_wants(const cg_scanner *scanner, uint32_t claim)
{
    return !scanner->wanted || (scanner->wanted[claim / 64] >> claim % 64 & 1);
}

/* Why a match of the scanner's hits was left out; NULL, or true, when it was
 * not for this: the match of an `unless` of its claim, the better match of its
 * claim that it overlaps, anaphors of its own that are nobody's. */
const cg_hit *cg_scanner_voider(const cg_scanner *scanner, const cg_hit *hit);
const cg_hit *cg_scanner_rival(const cg_scanner *scanner, const cg_hit *hit);
bool cg_scanner_anaphors_hold(const cg_scanner *scanner, const cg_hit *hit);

/* The outermost alternative that a match went through: the phrase as it is
 * written in the pack. */
cg_slice cg_scanner_alternative(const cg_scanner *scanner, const cg_hit *hit);

/* Finds what governs the draft's hit in the scanner's reading, and what comes
 * of it: fills in governors, attribution, holder and commitment. Cues do not
 * count that took a token with a non-zero entry in `said` (by token of the
 * passage; NULL: none). False: out of memory. */
bool cg_scanner_commit(cg_scanner *scanner, cg_draft *draft, const uint8_t *said);
/* Makes statements of the scanner's drafts (statement.c). */
cg_status cg_scanner_state(cg_scanner *scanner);

#endif
