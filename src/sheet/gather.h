/* What one sheet shows of its claim, in the order in which all of its forms show it. */
#ifndef CG_SHEET_GATHER_H
#define CG_SHEET_GATHER_H

#include "sheet/files.h"
#include "verdict/when.h"

/* A document that statements stand in. */
typedef struct cg_sheet_source {
    const cg_statement *first; /* one of them: it knows path, part and document */
    const cg_sheet_file *file;
    cg_when published;
    uint32_t statements, listed; /* how many, and where they begin in `listed` */
} cg_sheet_source;

/* A statement as it stands on a sheet; its number there is its index and one. */
typedef struct cg_sheet_place {
    const cg_statement *statement;
    cg_when when;      /* said, else published */
    uint32_t source;   /* index */
    cg_sheet_state state;
    bool verbatim;     /* see cg_sheet_files_reread */
} cg_sheet_place;

/* The statements of one stance: places from `first` up to `end`. */
typedef struct cg_sheet_side {
    size_t first, end;
} cg_sheet_side;

typedef struct cg_sheet {
    const cg_sheet_input *input;
    const cg_claim_info *claim;
    const cg_verdict *verdict;
    size_t index;                /* of the claim */
    const cg_sheet_files *files;
    CG_VEC(cg_sheet_place) places; /* support, contradiction, mentions; the earliest
                                      first, undated ones last */
    cg_sheet_side sides[CG_STANCE_MENTION + 1];
    CG_VEC(cg_sheet_source) sources; /* by date of publication, undated ones last */
    CG_VEC(uint32_t) listed;       /* indexes of places, source by source */
    CG_VEC(uint32_t) timeline;     /* those that are dated, the earliest first */
    cg_when earliest, latest;      /* all zero when nothing is dated */
    size_t undated, changed; /* statements without a date; whose file is another now */
} cg_sheet;

/* All sheets of a run: what they share. */
typedef struct cg_sheet_set {
    const cg_sheet_input *input;
    const cg_statement **sorted; /* by claim */
    size_t len;
    cg_sheet_files files;
} cg_sheet_set;

cg_status cg_sheet_set_init(cg_sheet_set *set, const cg_sheet_input *input, cg_error *error);
void cg_sheet_set_release(cg_sheet_set *set);
/* Gathers the sheet of the claim at `index`, whose statements begin at `*at` of the
 * sorted ones; `*at` becomes where those of the next claim begin. To be released
 * whatever comes back. */
cg_status cg_sheet_gather(cg_sheet *sheet, cg_sheet_set *set, size_t index, size_t *at,
                          cg_error *error);
void cg_sheet_release(cg_sheet *sheet);

/* Who says it: a speaker's name or role, else the author, the publisher, the title or
 * the path of the document. */
cg_slice cg_sheet_voice(const cg_statement *s);
int cg_sheet_compare_when(const cg_when *a, const cg_when *b); /* undated: the last */
static inline size_t cg_sheet_count(const cg_sheet *sheet, cg_stance stance)
{
    return sheet->sides[stance].end - sheet->sides[stance].first;
}

#endif
