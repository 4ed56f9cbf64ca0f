#include "verdict/tally.h"

#include "result/order.h"

#include <stdlib.h>

/* --- counting --------------------------------------------------------------- */

static void count_dates(cg_tally *tally, const cg_when *when)
{
    if (when->last == 0)
        return;
    if (tally->earliest.last == 0 || when->first < tally->earliest.first)
        tally->earliest = *when;
    if (tally->latest.last == 0 || when->last > tally->latest.last)
        tally->latest = *when;
}

static void count_statement(cg_tally *tally, const cg_basis_item *item)
{
    switch (item->statement->stance) {
    case CG_STANCE_SUPPORT:
        tally->support.listed++;
        break;
    case CG_STANCE_CONTRADICT:
        tally->contradict.listed++;
        break;
    default:
        tally->mention++;
        break;
    }
    tally->standings[item->standing]++;
    count_dates(tally, &item->when);
}

static void count_origins(cg_tally *tally, cg_basis *basis, cg_basis_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i].key = items[i].root;
    cg_basis_sort(basis, items, count);
    for (size_t i = 0, len; i < count; i += len) {
        bool own = false;
        len = cg_basis_group(items + i, count - i);
        for (size_t j = i; j < i + len; j++)
            own = own || items[j].standing != CG_STANDING_COPY;
        tally->origins += own;
    }
}

/* --- voices -------------------------------------------------------------------- */

static bool is_counted(const cg_basis_item *item)
{
    return item->standing == CG_STANDING_COUNTED;
}

/* Items come by date, the undated last. */
static cg_tally_voice meet_voice(const cg_basis_item *items, size_t count)
{
    cg_tally_voice voice = {0};
    for (size_t i = 0; i < count; i++) {
        if (!is_counted(&items[i]))
            continue;
        bool against = items[i].statement->stance == CG_STANCE_CONTRADICT;
        const cg_when *when = &items[i].when;
        if (!voice.first)
            voice.first = items[i].statement;
        voice.support = voice.support || !against;
        voice.contradict = voice.contradict || against;
        if (when->last != 0 && voice.from[against].last == 0)
            voice.from[against] = *when;
        if (when->last != 0 && when->first > voice.latest[against].first)
            voice.latest[against] = *when;
    }
    voice.now_supports = cg_when_is_after(&voice.latest[0], &voice.latest[1]);
    return voice;
}

static void take_tier(cg_tally_side *side, const cg_basis_item *item)
{
    if (item->tier >= side->tier)
        return;
    side->tier = item->tier;
    side->tier_name = item->statement->document->tier;
}

static void count_voice(cg_tally *tally, cg_kind kind, cg_basis_item *items, size_t count,
                        cg_tally_voice *voice)
{
    bool stands[2] = {false, false};
    for (size_t i = 0; i < count; i++) {
        if (!is_counted(&items[i]))
            continue;
        bool against = items[i].statement->stance == CG_STANCE_CONTRADICT;
        items[i].outdated = kind == CG_KIND_STATE &&
                            cg_when_is_after(&voice->latest[!against], &items[i].when);
        voice->turned = voice->turned || items[i].outdated;
        stands[against] = stands[against] || !items[i].outdated;
        if (!items[i].outdated)
            take_tier(against ? &tally->contradict : &tally->support, &items[i]);
    }
    tally->support.voices += voice->support;
    tally->support.stand += stands[0];
    tally->contradict.voices += voice->contradict;
    tally->contradict.stand += stands[1];
    tally->turned += voice->turned;
}

static bool count_voices(cg_tally *tally, cg_basis *basis, cg_kind kind, cg_basis_item *items,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i].key = items[i].voice;
    cg_basis_sort(basis, items, count);
    for (size_t i = 0, len; i < count; i += len) {
        len = cg_basis_group(items + i, count - i);
        cg_tally_voice voice = meet_voice(items + i, len);
        count_voice(tally, kind, items + i, len, &voice);
        if (voice.first && !cg_vec_push(&tally->voices, voice))
            return false;
    }
    return true;
}

static uint32_t first_day(const cg_tally_voice *voice)
{
    uint32_t a = voice->from[0].first, b = voice->from[1].first;
    uint32_t day = !a || (b && b < a) ? b : a;
    return day ? day : UINT32_MAX; /* the undated come last */
}

static int by_date(const void *left, const void *right)
{
    const cg_tally_voice *a = left, *b = right;
    if (first_day(a) != first_day(b))
        return first_day(a) < first_day(b) ? -1 : 1;
    return cg_order_compare(CG_ORDER_SOURCE, a->first, b->first);
}

bool cg_tally_draw(cg_tally *tally, cg_basis *basis, cg_kind kind, cg_basis_item *items,
                   size_t count)
{
    *tally = (cg_tally){.ranked = basis->results->tiers.len > 0};
    tally->support.tier = CG_NO_TIER;
    tally->contradict.tier = CG_NO_TIER;
    for (size_t i = 0; i < count; i++)
        count_statement(tally, &items[i]);
    count_origins(tally, basis, items, count);
    if (!count_voices(tally, basis, kind, items, count))
        return false;
    if (tally->voices.len > 1)
        qsort(tally->voices.items, tally->voices.len, sizeof *tally->voices.items, by_date);
    return !basis->failed;
}

void cg_tally_release(cg_tally *tally)
{
    cg_vec_release(&tally->voices);
}

/* --- verdict ---------------------------------------------------------------- */

uint32_t cg_tally_listed(const cg_tally *tally)
{
    return tally->support.listed + tally->contradict.listed + tally->mention;
}

bool cg_tally_is_outweighed(const cg_tally *tally)
{
    return tally->support.stand > 0 && tally->contradict.stand > 0 &&
           tally->support.tier != tally->contradict.tier;
}

cg_verdict_kind cg_tally_verdict(const cg_tally *tally)
{
    bool supported = tally->support.stand > 0;
    if (cg_tally_listed(tally) == 0)
        return CG_VERDICT_NOT_FOUND;
    if (tally->standings[CG_STANDING_COUNTED] == 0)
        return CG_VERDICT_UNSETTLED;
    if (cg_tally_is_outweighed(tally))
        supported = tally->support.tier < tally->contradict.tier;
    else if (supported && tally->contradict.stand > 0)
        return CG_VERDICT_MIXED;
    else if (tally->turned > 0)
        return CG_VERDICT_CHANGED;
    return supported ? CG_VERDICT_SUPPORTED : CG_VERDICT_CONTRADICTED;
}
