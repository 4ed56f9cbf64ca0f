/* Document -> statements: which blocks and sentences are looked at, and what
 * is carried from one to the next. */
#include "stance/scanner.h"

#include "stance/alone.h"
#include "stance/alone_scan.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "result/join.h"
#include "text/piece.h"

#include <stdlib.h>

enum { RECENT_TOKENS = 80 };

cg_scanner *cg_scanner_new(const cg_program *program)
{
    cg_scanner *s = cg_alloc_zeroed(1, sizeof *s);
    if (!s)
        return NULL;
    s->program = program;
    cg_document_init(&s->document);
    cg_passage_init(&s->passage, program);
    cg_reading_init(&s->reading);
    cg_people_init(&s->people, program);
    cg_arena_init(&s->scratch, SIZE_MAX);
    s->packs = cg_alloc_zeroed(program->source_count + 1, sizeof *s->packs);
    s->prefilter = true;
    if (!s->packs || !cg_machine_init(&s->machine, program) ||
        !cg_sift_init(&s->sift, program) || !cg_alone_scan_new(s)) {
        cg_scanner_free(s);
        return NULL;
    }
    return s;
}

void cg_scanner_free(cg_scanner *s)
{
    if (!s)
        return;
    cg_alone_scan_free(s->alone);
    cg_document_release(&s->document);
    cg_passage_release(&s->passage);
    cg_machine_release(&s->machine);
    cg_sift_release(&s->sift);
    cg_reading_release(&s->reading);
    cg_people_release(&s->people);
    cg_background_release(&s->background);
    cg_vec_release(&s->mentions);
    cg_vec_release(&s->hits);
    cg_vec_release(&s->governors);
    cg_vec_release(&s->all_governors);
    cg_vec_release(&s->drafts);
    cg_vec_release(&s->steps);
    cg_arena_release(&s->scratch);
    cg_alloc_free(s->packs);
    cg_alloc_free(s);
}

void cg_scanner_time(cg_scanner *s, cg_profile *profile)
{
    s->profile = profile;
    s->machine.costs = profile ? profile->codes : NULL;
}

/* Another stage of the work on the tokens of [range) begins. */
static void enter(const cg_scanner *s, cg_stage stage, cg_token_range range)
{
    if (!s->profile)
        return;
    const cg_token *tokens = s->passage.tokens.items;
    uint64_t bytes = range.first < range.end
                         ? tokens[range.end - 1].span.end - tokens[range.first].span.start
                         : 0;
    cg_profile_item(s->profile, stage, bytes);
}

/* --- mentions ---------------------------------------------------------------------------- */

static int compare_mentions(const void *a, const void *b)
{
    const cg_mention *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* All names and anaphors of the passage at hand, in order. */
static bool find_mentions(cg_scanner *s)
{
    cg_vec_reset(&s->mentions);
    cg_vec_reset(&s->hits);
    cg_token_range all = {0, (uint32_t)s->passage.tokens.len};
    enter(s, CG_STAGE_NAMES, all);
    s->machine.most_hits = CG_MAX_BLOCK_NAMES;
    cg_machine_run(&s->machine, &s->passage, all, NULL,
                   1u << CG_OWNER_NAME | 1u << CG_OWNER_ANAPHOR, &s->hits);
    s->cut |= s->hits.len >= CG_MAX_BLOCK_NAMES;
    s->crowded |= s->hits.len > CG_BIND_LOOK_BACK;
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *hit = &s->hits.items[i];
        const cg_code *code = &s->program->codes[hit->code];
        cg_mention mention = {code->index, hit->first, hit->end, code->owner == CG_OWNER_ANAPHOR};
        if (!cg_vec_push(&s->mentions, mention))
            return false;
    }
    if (s->mentions.len)
        qsort(s->mentions.items, s->mentions.len, sizeof *s->mentions.items, compare_mentions);
    return !s->machine.failed;
}

static bool push_once(void *vector, uint32_t entry)
{
    CG_VEC(uint32_t) *list = vector;
    for (size_t i = 0; i < list->len; i++)
        if (list->items[i] == entry)
            return true;
    return cg_vec_push(list, entry);
}

/* The document's title, or a heading, names what is spoken of below it. */
static bool add_topics(cg_scanner *s)
{
    for (size_t i = 0; i < s->mentions.len; i++)
        if (!s->mentions.items[i].anaphor &&
            !push_once(&s->background.topics, s->mentions.items[i].entry))
            return false;
    return true;
}

static bool read_title(cg_scanner *s)
{
    cg_vec_reset(&s->background.topics);
    cg_vec_reset(&s->background.named);
    cg_vec_reset(&s->background.recent);
    cg_slice title = s->document.info.title;
    if (!title.len)
        return true;
    return cg_passage_load(&s->passage, title, (cg_span){0, (uint32_t)title.len},
                           CG_BLOCK_HEADING) &&
           cg_passage_read(&s->passage) && find_mentions(s) && add_topics(s);
}

/* Forgets the recent names of those packs that the passage has names of. */
static void forget_recent(cg_scanner *s)
{
    cg_background *g = &s->background;
    const cg_entry *entries = s->program->entries;
    size_t kept = 0;
    s->passages++;
    for (size_t i = 0; i < s->mentions.len; i++)
        s->packs[entries[s->mentions.items[i].entry].pack] = s->passages;
    for (size_t i = 0; i < g->recent.len; i++)
        if (s->packs[entries[g->recent.items[i]].pack] != s->passages)
            g->recent.items[kept++] = g->recent.items[i];
    g->recent.len = kept;
}

/* What the passage leaves for those after it. */
static bool remember(cg_scanner *s)
{
    cg_background *g = &s->background;
    uint32_t count = (uint32_t)s->passage.tokens.len;
    uint32_t from = count > RECENT_TOKENS ? count - RECENT_TOKENS : 0;
    if (s->mentions.len)
        forget_recent(s);
    for (size_t i = 0; i < s->mentions.len; i++) {
        const cg_mention *m = &s->mentions.items[i];
        if (m->anaphor)
            continue;
        if (!push_once(&g->named, m->entry) ||
            (m->first >= from && !cg_vec_push(&g->recent, m->entry)))
            return false;
    }
    return true;
}

/* --- matches ------------------------------------------------------------------------------- */

static const cg_code *code_of(const cg_scanner *s, const cg_hit *hit)
{
    return &s->program->codes[hit->code];
}

static bool overlap(const cg_hit *a, const cg_hit *b, uint32_t within)
{
    return a->first < b->end + within && b->first < a->end + within;
}

const cg_hit *cg_scanner_voider(const cg_scanner *s, const cg_hit *hit)
{
    const cg_code *code = code_of(s, hit);
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_code *unless = code_of(s, &s->hits.items[i]);
        if (unless->owner == CG_OWNER_UNLESS && unless->index == code->index &&
            overlap(hit, &s->hits.items[i], unless->within))
            return &s->hits.items[i];
    }
    return NULL;
}

/* Longest first, then the pattern that stands first in the pack. */
static bool beats(const cg_hit *a, const cg_hit *b)
{
    uint32_t la = a->end - a->first, lb = b->end - b->first;
    if (la != lb)
        return la > lb;
    if (a->code != b->code)
        return a->code < b->code;
    return a->first < b->first;
}

const cg_hit *cg_scanner_rival(const cg_scanner *s, const cg_hit *hit)
{
    const cg_code *code = code_of(s, hit);
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *other = &s->hits.items[i];
        const cg_code *rival = code_of(s, other);
        if (other != hit && rival->owner == CG_OWNER_CLAIM && rival->index == code->index &&
            overlap(hit, other, 0) && beats(other, hit))
            return other;
    }
    return NULL;
}

/* Anaphors that the pattern itself names must be somebody's. */
bool cg_scanner_anaphors_hold(const cg_scanner *s, const cg_hit *hit)
{
    uint32_t chain = hit->chain;
    for (unsigned depth = 0; chain && depth < 1000; depth++) {
        cg_alt_chain link = cg_machine_chain(&s->machine, chain);
        uint32_t entry = s->program->alternatives[link.alternative].entry;
        if (entry != CG_NONE &&
            cg_bind(&s->reading, hit, entry, CG_SCOPE_SENTENCE, &s->mentions, &s->background).via ==
                CG_VIA_NONE)
            return false;
        chain = link.previous;
    }
    return true;
}

/* --- holders --------------------------------------------------------------------------------- */

static cg_holder holder_of(const cg_scanner *s, const cg_governor *g)
{
    if (g->cue)
        return cg_voices_of_cue(&s->reading, g->cue);
    return cg_voices_of_quote(&s->passage, g->quote);
}

/* An attribution set off by commas joins the governors as the outermost. */
static bool add_attribution(cg_scanner *s, cg_draft *draft)
{
    uint32_t token = draft->hit.first;
    cg_token_range subject = {0, 0};
    if (draft->binding.via == CG_VIA_NAME)
        subject = (cg_token_range){draft->binding.first, draft->binding.end};
    if (s->passage.quote_of.items[token] != CG_NO_QUOTE ||
        !cg_voices_attribution_of(&s->reading, token, subject, &draft->attribution))
        return true;
    cg_token_range range = draft->attribution.range;
    cg_governor governor = {.op = CG_OPERATOR_SAYS,
                            .quote = CG_NO_QUOTE,
                            .modifiers = draft->attribution.headline ? CG_MOD_HEADLINE : 0,
                            .tail = true,
                            .first = range.first,
                            .end = range.end};
    if (!cg_vec_push(&s->governors, governor))
        return false;
    for (size_t i = s->governors.len - 1; i > 0; i--)
        s->governors.items[i] = s->governors.items[i - 1];
    s->governors.items[0] = governor;
    return true;
}

/* Folds the governors; the holder is the innermost one that is named or
 * described. False: out of memory. */
static bool fold(cg_scanner *s, cg_draft *draft)
{
    const cg_operators *operators = cg_lang_operators(s->program->lang);
    bool *own = CG_ARENA_ARRAY(&s->scratch, bool, s->governors.len + 1);
    if (!own)
        return false;
    for (size_t i = 0; i < s->governors.len; i++) {
        const cg_governor *g = &s->governors.items[i];
        if (!cg_operators_row(operators, g->op)->holder)
            continue;
        cg_holder holder = g->tail ? draft->attribution.holder : holder_of(s, g);
        own[i] = holder.first || (holder.nobody && g->op == CG_OPERATOR_RAISES);
        if (!own[i])
            draft->holder = cg_holder_nest(&draft->holder, &holder);
    }
    draft->own = own;
    draft->commitment = cg_fold(operators, s->governors.items, s->governors.len, own);
    return true;
}

/* --- sentences ----------------------------------------------------------------------------------- */

static bool in_concession(const cg_scanner *s, uint32_t token)
{
    uint32_t side = s->reading.side_of.items[token];
    for (; side != CG_NO_SIDE; side = s->reading.sides.items[side].parent)
        if (s->reading.sides.items[side].kind == CG_SIDE_CONCESSION)
            return true;
    return false;
}

static bool push_drafts(cg_scanner *s, cg_draft *draft)
{
    cg_outcome outcomes[3];
    draft->weight = cg_weigh(&s->passage, &draft->hit);
    unsigned count = cg_fold_outcomes(&draft->commitment, draft->weight.sign,
                                      draft->weight.polarity, outcomes);
    if (s->passage.kind == CG_BLOCK_HEADING)
        for (unsigned i = 0; i < count; i++)
            outcomes[i].modifiers |= CG_MOD_HEADLINE;
    for (unsigned i = 0; i < count; i++) {
        draft->outcome = outcomes[i];
        if (!cg_vec_push(&s->drafts, *draft))
            return false;
    }
    return true;
}

bool cg_scanner_commit(cg_scanner *s, cg_draft *draft, const uint8_t *said)
{
    if (!cg_scope_governors(&s->reading, &draft->hit, &s->governors))
        return false;
    if (said)
        cg_alone_drop_said(&s->governors, said, (uint32_t)s->passage.tokens.len);
    if (!add_attribution(s, draft) || !fold(s, draft))
        return false;
    draft->governors_first = (uint32_t)s->all_governors.len;
    draft->governors_len = (uint32_t)s->governors.len;
    for (size_t i = 0; i < s->governors.len; i++)
        if (!cg_vec_push(&s->all_governors, s->governors.items[i]))
            return false;
    return true;
}

/* The entry is named in the passage, so that a sentence that was cut off may
 * have held its name. */
static bool is_named_here(const cg_scanner *s, uint32_t entry)
{
    enum { LOOK = 256 };
    for (size_t i = 0; i < s->mentions.len && i < LOOK; i++)
        if (s->mentions.items[i].entry == entry && !s->mentions.items[i].anaphor)
            return true;
    return entry == CG_NONE;
}

static bool draft_hit(cg_scanner *s, const cg_hit *hit)
{
    const cg_code *code = code_of(s, hit);
    const cg_claim_code *claim = &s->program->claim_codes[code->index];
    cg_draft draft = {.claim = code->index,
                      .code = hit->code,
                      .hit = *hit,
                      .quote = s->passage.quote_of.items[hit->first],
                      .concession = in_concession(s, hit->first)};
    s->cut |= s->passage.cut && is_named_here(s, claim->entry);
    if (claim->entry != CG_NONE) {
        draft.binding = cg_bind(&s->reading, hit, claim->entry, claim->scope, &s->mentions,
                                &s->background);
        if (draft.binding.via == CG_VIA_NONE)
            return true;
    }
    if (!cg_scanner_anaphors_hold(s, hit))
        return true;
    s->cut |= s->passage.cut; /* and where it is bound, might have changed it */
    return cg_scanner_commit(s, &draft, NULL) && push_drafts(s, &draft);
}

static cg_status scan_sentence(cg_scanner *s, cg_token_range sentence)
{
    cg_profile_enter(s->profile, CG_STAGE_PATTERNS);
    if (sentence.first >= sentence.end ||
        (!s->watch && !s->alone &&
         !cg_machine_may_start(s->program, &s->passage, sentence, 1u << CG_OWNER_CLAIM)))
        return CG_OK;
    size_t first = s->results->statements.len;
    cg_vec_reset(&s->drafts);
    cg_vec_reset(&s->all_governors);
    cg_vec_reset(&s->hits);
    cg_arena_reset(&s->scratch);
    cg_machine_reset(&s->machine);
    cg_date_context date = cg_date_context_of(s->document.info.published);
    enter(s, CG_STAGE_VALUES, sentence);
    if (!cg_passage_find_values(&s->passage, sentence, &date))
        return cg_error_memory(s->error);
    enter(s, CG_STAGE_CUES, sentence);
    if (!cg_reading_load(&s->reading, &s->machine, &s->passage, sentence))
        return cg_error_memory(s->error);
    enter(s, CG_STAGE_PATTERNS, sentence);
    s->machine.most_hits = CG_MAX_SENTENCE_HITS + 1;
    cg_machine_run(&s->machine, &s->passage, sentence, s->reading.bounds.items,
                   1u << CG_OWNER_CLAIM | 1u << CG_OWNER_UNLESS, &s->hits);
    if (s->machine.failed)
        return cg_error_memory(s->error);
    bool crowded = s->hits.len > CG_MAX_SENTENCE_HITS;
    if (crowded)
        s->hits.len = CG_MAX_SENTENCE_HITS;
    if (s->hits.len)
        enter(s, CG_STAGE_STANCE, sentence);
    for (size_t i = 0; i < s->hits.len; i++) {
        const cg_hit *hit = &s->hits.items[i];
        if (code_of(s, hit)->owner != CG_OWNER_CLAIM ||
            !cg_scanner_wants(s, code_of(s, hit)->index) || cg_scanner_voider(s, hit) ||
            cg_scanner_rival(s, hit))
            continue;
        if (!draft_hit(s, hit))
            return cg_error_memory(s->error);
    }
    if (s->alone)
        enter(s, CG_STAGE_ALONE, sentence);
    if (s->alone && !cg_alone_scan_sentence(s))
        return cg_error_memory(s->error);
    s->cut |= crowded && s->drafts.len > 0;
    cg_status status = s->drafts.len ? cg_scanner_state(s) : CG_OK;
    return s->watch && status == CG_OK ? s->watch->sentence(s->watch->context, s, first) : status;
}

/* --- blocks ------------------------------------------------------------------------------------------ */

static cg_status scan_block(cg_scanner *s, const cg_block *block)
{
    uint64_t bytes = block->span.end - block->span.start;
    cg_profile_item(s->profile, CG_STAGE_TOKENS, bytes);
    cg_machine_reset(&s->machine);
    if (!cg_passage_load(&s->passage, s->document.text, block->span, block->kind))
        return cg_error_memory(s->error);
    cg_token_range all = {0, (uint32_t)s->passage.tokens.len};
    const unsigned names = 1u << CG_OWNER_NAME | 1u << CG_OWNER_ANAPHOR;
    bool claims = s->watch || s->alone || cg_machine_may_start(s->program, &s->passage, all, 1u << CG_OWNER_CLAIM);
    bool named = cg_machine_may_start(s->program, &s->passage, all, names);
    cg_vec_reset(&s->mentions);
    if (!claims && !named)
        return CG_OK;
    cg_profile_item(s->profile, CG_STAGE_SENTENCES, bytes);
    if (!cg_passage_read(&s->passage) || (named && !find_mentions(s)))
        return cg_error_memory(s->error);
    if (s->alone && !cg_alone_scan_enter(s))
        return cg_error_memory(s->error);
    if (block->kind == CG_BLOCK_HEADING && !add_topics(s))
        return cg_error_memory(s->error);
    cg_status status = CG_OK;
    for (size_t i = 0; i < s->passage.sentences.len && claims && status == CG_OK; i++)
        status = scan_sentence(s, s->passage.sentences.items[i]);
    if (status == CG_OK && !remember(s))
        status = cg_error_memory(s->error);
    return status;
}

/* False when the filter found nothing in the block that could matter. */
static bool is_worth_reading(cg_scanner *s, const cg_block *block, cg_sift_cursor *cursor)
{
    bool claims, names;
    if (block->kind == CG_BLOCK_CODE)
        return false;
    if (!s->sifted)
        return true;
    cg_sift_block(&s->sift, cursor, cg_document_source_span(&s->document, block->span), &claims,
                  &names);
    return claims || names;
}

static cg_status scan_blocks(cg_scanner *s)
{
    cg_status status = read_title(s) ? CG_OK : cg_error_memory(s->error);
    size_t topics = s->background.topics.len;
    cg_sift_cursor cursor = {0, 0};
    for (size_t i = 0; i < s->document.blocks.len && status == CG_OK; i++) {
        const cg_block *block = &s->document.blocks.items[i];
        s->block = (uint32_t)i;
        if (block->kind == CG_BLOCK_HEADING) {
            s->background.topics.len = topics; /* a new section: its own topics */
            cg_vec_reset(&s->background.recent);
        }
        if (is_worth_reading(s, block, &cursor))
            status = scan_block(s, block);
    }
    return status;
}

/* --- documents ------------------------------------------------------------------------------------------ */

static cg_status account(cg_scanner *s, size_t bytes)
{
    cg_file_account file = {.path = s->document.path,
                            .status = CG_FILE_SCANNED,
                            .reason = s->document.note,
                            .bytes = bytes,
                            .content_hash = cg_hash64(s->document.source),
                            .document = s->info};
    if (s->document.state == CG_DOCUMENT_BINARY) {
        file.status = CG_FILE_SKIPPED;
        if (!file.reason.len)
            file.reason = CG_SLICE("not text");
    }
    if (s->cut) {
        file.status = CG_FILE_CUT;
        file.reason = CG_SLICE("a sentence of over 4,000 words or 500 matches, or a block of over "
                               "1,000,000 names, was not read as a whole");
    }
    return cg_results_account(s->results, &file, s->error);
}

static cg_piece_tally tally_of(const cg_scanner *s)
{
    const cg_document *document = &s->document;
    uint32_t last = document->lines.len ? cg_vec_last(&document->lines) : 0;
    return (cg_piece_tally){.lines = document->lines.len ? (uint32_t)document->lines.len - 1 : 0,
                            .tail = document->source.len - last,
                            .entangled = s->cut || s->crowded};
}

/* Runs the filter where it can tell: over UTF-8, for claims with patterns, and
 * when nobody wants to see every sentence. `idle`: there is nothing to read. */
static bool sift(cg_scanner *s, const cg_piece *piece, bool *idle)
{
    cg_slice title = piece->info ? piece->info->title : (cg_slice){NULL, 0};
    cg_profile_item(s->profile, CG_STAGE_FILTER, piece->bytes.len);
    s->sifted = s->prefilter && !s->watch && !s->alone &&
                (piece->info || !cg_document_is_binary(piece->bytes)) &&
                cg_utf8_valid_up_to(piece->bytes) == piece->bytes.len;
    if (!s->sifted)
        return true;
    if (!cg_sift_run(&s->sift, piece->bytes, title))
        return false;
    *idle = cg_sift_is_idle(&s->sift);
    return true;
}

static cg_status load_piece(cg_scanner *s, const char *path, const cg_piece *piece, bool idle)
{
    cg_slice name = cg_slice_of(path);
    cg_profile_item(s->profile, CG_STAGE_DOCUMENT, piece->bytes.len);
    if (idle)
        return cg_document_glance(&s->document, name, piece->bytes, piece->info, piece->more,
                                  s->error);
    return piece->info ? cg_document_load_part(&s->document, name, piece->bytes, piece->info,
                                               s->error)
                       : cg_document_load(&s->document, name, piece->bytes, s->error);
}

cg_status cg_scanner_piece(cg_scanner *s, const char *path, const cg_piece *piece,
                           cg_results *results, cg_error *error)
{
    s->results = results;
    s->error = error;
    s->cut = false;
    s->crowded = false;
    s->offset = piece->offset;
    cg_people_reset(&s->people);
    bool idle = false;
    if (!sift(s, piece, &idle))
        return cg_error_memory(error);
    cg_status status = load_piece(s, path, piece, idle);
    if (status != CG_OK)
        return status;
    s->info = cg_results_keep_info(results, &s->document.info);
    if (!s->info)
        return cg_error_memory(error);
    if (s->document.state == CG_DOCUMENT_READ && !idle)
        status = scan_blocks(s);
    cg_profile_enter(s->profile, CG_STAGE_DOCUMENT);
    results->tally = tally_of(s);
    if (status == CG_OK)
        status = account(s, piece->bytes.len);
    cg_profile_enter(s->profile, CG_STAGE_OTHER);
    return status;
}

const cg_document_info *cg_scanner_head(cg_scanner *s, const char *path, cg_slice head,
                                        cg_results *results, cg_error *error)
{
    cg_slice start = cg_slice_sub(head, 0, head.len < CG_PIECE_WINDOW ? head.len : CG_PIECE_WINDOW);
    if (cg_document_load(&s->document, cg_slice_of(path), start, error) != CG_OK)
        return NULL;
    const cg_document_info *info = cg_results_keep_info(results, &s->document.info);
    if (!info)
        (void)cg_error_memory(error);
    return info;
}

/* Where the piece `index` of a buffer begins; the end for the one past the last. */
static size_t piece_start(cg_slice bytes, uint64_t index, uint64_t count)
{
    if (index == 0 || index >= count)
        return index ? bytes.len : 0;
    size_t at = (size_t)index * CG_PIECE_SIZE;
    size_t end = at + CG_PIECE_WINDOW < bytes.len ? at + CG_PIECE_WINDOW : bytes.len;
    return at + cg_piece_cut(cg_slice_sub(bytes, at, end));
}

cg_status cg_scan_buffer(cg_scanner *s, const char *path, const char *bytes, size_t len,
                         cg_results *results, cg_error *error)
{
    cg_slice all = {bytes, len};
    uint64_t count = cg_piece_count(len);
    cg_piece piece = {0};
    cg_join join;
    cg_join_init(&join, s->program->claims);
    cg_status status = CG_OK;
    if (count > 1) {
        const cg_document_info *info = cg_scanner_head(s, path, all, results, error);
        if (!info)
            status = CG_E_MEMORY;
        piece.info = info;
    }
    for (uint64_t i = 0; i < count && status == CG_OK; i++) {
        size_t first = results->statements.len;
        size_t start = piece_start(all, i, count);
        cg_piece at = {cg_slice_sub(all, start, piece_start(all, i + 1, count)), start,
                       i ? piece.info : NULL, count > 1};
        status = cg_scanner_piece(s, path, &at, results, error);
        if (status == CG_OK)
            status = cg_join_piece(&join, results, first, i == 0, error);
    }
    cg_join_release(&join);
    return status;
}
