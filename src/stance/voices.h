/* Voices: who holds the words, as far as the passage itself tells. Holders are
 * token ranges; people.h completes names and pronouns from the document. */
#ifndef CG_STANCE_VOICES_H
#define CG_STANCE_VOICES_H

#include "scan/reading.h"
#include "stance/holder.h"

/* --- verbs and cues (voices.c) -------------------------------------------------- */

/* True for a verb that can give words to its subject: "said", "put it". */
bool cg_voices_is_saying(const cg_passage *passage, uint32_t token);
/* Who says it: the subject of the verb, not before `from`, what stands behind
 * "by" in a passive, or the subject of a verb that the saying depends on. */
cg_holder cg_voices_of_verb(const cg_passage *passage, uint32_t from, uint32_t verb);
/* The subject behind its verb: "said Jane Roe". Nobody when the verb has its
 * object there. */
cg_holder cg_voices_behind_verb(const cg_passage *passage, uint32_t verb, uint32_t end);
/* The holder of what a reporting cue of the reading says: its subject, or what
 * stands behind "according to". */
cg_holder cg_voices_of_cue(const cg_reading *reading, const cg_cue *cue);
/* NP VERB, VERB NP or "according to NP" at the start of [first, end); nobody
 * when something else stands there. `*cue` are the words that tell it. */
cg_holder cg_voices_in_segment(const cg_passage *passage, uint32_t first, uint32_t end,
                               cg_token_range *cue);

/* --- quotations (quoted.c) ------------------------------------------------------- */

typedef struct cg_quote_frame {
    cg_holder holder;
    cg_token_range cue; /* "said", "according to", ":"; empty when inherited
                           from nothing */
    uint32_t source;    /* the quotation that the cue stands beside */
    bool mixed;         /* words of the same report stand outside of the marks */
} cg_quote_frame;

/* The attribution that stands beside the quotation itself. */
bool cg_voices_beside_quote(const cg_passage *passage, uint32_t quote,
                            cg_quote_frame *out);
/* The same, or that of a quotation before it that it goes on from, or of one
 * that follows at once. */
bool cg_voices_quote_frame(const cg_passage *passage, uint32_t quote,
                           cg_quote_frame *out);
/* The speaker of a quotation of the passage. */
cg_holder cg_voices_of_quote(const cg_passage *passage, uint32_t quote);
/* True when the quotation is somebody's words, not a title or a scare quote. */
bool cg_voices_is_speech(const cg_passage *passage, uint32_t quote);
/* Nothing but the quotation stands in its sentence. */
bool cg_voices_fills_sentence(const cg_passage *passage, uint32_t quote);

/* --- attributions (attributed.c) --------------------------------------------------- */

/* An attribution set off from what is said: "..., officials said", "X, she
 * says, ...", "..., according to Y", "NAME: ..." and "... -- NAME". */
typedef struct cg_attribution {
    cg_token_range range;
    cg_holder holder;
    cg_token_range cue;
    bool headline; /* NAME: without a verb */
    bool label;    /* NAME: at the start of the block, which it governs */
} cg_attribution;
/* Finds the one that governs `token`; false when there is none. */
bool cg_voices_attribution(const cg_reading *reading, uint32_t token,
                           cg_attribution *out);
/* The same; a label that holds `subject`, the words for what is spoken of, is
 * none: "Secure Communities: ...". */
bool cg_voices_attribution_of(const cg_reading *reading, uint32_t token,
                              cg_token_range subject, cg_attribution *out);
/* "NAME:" at the start of the passage. Nobody is found for "Q:" and "A:". */
bool cg_voices_label(const cg_passage *passage, cg_attribution *out);
/* "NAME:" or "NAME --" at `first`, not beyond `end`. */
bool cg_voices_label_at(const cg_passage *passage, uint32_t first, uint32_t end,
                        cg_attribution *out);

#endif
