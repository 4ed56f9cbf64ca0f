/* What the files of the scanner share: scanner.c takes documents and blocks,
 * scanner_names.c their names, scanner_sentence.c their sentences. What gives
 * `bool` is false when memory runs out. */
#ifndef CG_STANCE_SCANNER_ROOM_H
#define CG_STANCE_SCANNER_ROOM_H

#include "stance/scanner.h"

/* Finds all names and anaphors of the passage at hand, in order. */
bool cg_scanner_find_names(cg_scanner *scanner);
/* What the passage names is spoken of below it: it is a heading, or the title. */
bool cg_scanner_add_topics(cg_scanner *scanner);
/* Begins a document: forgets what was named before, and reads its title. */
bool cg_scanner_read_title(cg_scanner *scanner);
/* Tells the machine which subjects were named, in the passage or before it:
 * claims about others come to nothing there. */
void cg_scanner_mark_live(cg_scanner *scanner);
/* What the passage leaves for those after it. */
bool cg_scanner_remember(cg_scanner *scanner);

/* Reads one sentence of the passage and adds its statements. */
cg_status cg_scanner_sentence(cg_scanner *scanner, cg_token_range sentence);

/* Another stage of the work begins, on the tokens of `range`. */
static inline void cg_scanner_enter(const cg_scanner *s, cg_stage stage, cg_token_range range)
{
    if (!s->profile)
        return;
    const cg_token *tokens = s->passage.tokens.items;
    uint64_t bytes = range.first < range.end
                         ? tokens[range.end - 1].span.end - tokens[range.first].span.start
                         : 0;
    cg_profile_item(s->profile, stage, bytes);
}

/* What is known of the document at hand, kept in the results; NULL when memory runs
 * out. Most documents of a long file give no statement, and need not be known. */
static inline const cg_document_info *cg_scanner_info(cg_scanner *s)
{
    if (!s->info)
        s->info = cg_results_keep_info(s->results, &s->document.info);
    return s->info;
}

static inline const cg_code *cg_scanner_code(const cg_scanner *s, const cg_hit *hit)
{
    return &s->program->codes[hit->code];
}

#endif
