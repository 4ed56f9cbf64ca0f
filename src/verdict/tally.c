#include "verdict/tally.h"

#include <inttypes.h>

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
    tally->reasons[item->reason]++;
    count_dates(tally, &item->when);
}

static void count_origins(cg_tally *tally, cg_basis_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i].key = items[i].root;
    cg_basis_sort(items, count);
    for (size_t i = 0, len; i < count; i += len) {
        bool own = false;
        len = cg_basis_group(items + i, count - i);
        for (size_t j = i; j < i + len; j++)
            own = own || items[j].reason != CG_BASIS_COPY;
        tally->origins += own;
    }
}

/* The latest statement of a voice on each side. */
typedef struct latest {
    cg_when support, contradict;
} latest;

static latest find_latest(const cg_basis_item *items, size_t count)
{
    latest found = {0};
    for (size_t i = 0; i < count; i++) {
        cg_when *when = items[i].statement->stance == CG_STANCE_SUPPORT
                            ? &found.support
                            : &found.contradict;
        if (items[i].reason == CG_BASIS_COUNTED && items[i].when.last != 0 &&
            items[i].when.first > when->first)
            *when = items[i].when;
    }
    return found;
}

static void count_voice(cg_tally *tally, cg_kind kind, cg_basis_item *items,
                        size_t count)
{
    bool on[2] = {false, false}, stands[2] = {false, false}, turned = false;
    latest found = find_latest(items, count);
    for (size_t i = 0; i < count; i++) {
        if (items[i].reason != CG_BASIS_COUNTED)
            continue;
        bool support = items[i].statement->stance == CG_STANCE_SUPPORT;
        const cg_when *other = support ? &found.contradict : &found.support;
        items[i].outdated =
            kind == CG_KIND_STATE && cg_when_is_after(other, &items[i].when);
        turned = turned || items[i].outdated;
        on[support] = true;
        stands[support] = stands[support] || !items[i].outdated;
    }
    tally->support.voices += on[true];
    tally->support.stand += stands[true];
    tally->contradict.voices += on[false];
    tally->contradict.stand += stands[false];
    tally->turned += turned;
}

void cg_tally_draw(cg_tally *tally, cg_kind kind, cg_basis_item *items, size_t count)
{
    *tally = (cg_tally){0};
    for (size_t i = 0; i < count; i++)
        count_statement(tally, &items[i]);
    count_origins(tally, items, count);
    for (size_t i = 0; i < count; i++)
        items[i].key = items[i].voice;
    cg_basis_sort(items, count);
    for (size_t i = 0, len; i < count; i += len) {
        len = cg_basis_group(items + i, count - i);
        count_voice(tally, kind, items + i, len);
    }
}

/* --- verdict ---------------------------------------------------------------- */

static uint32_t listed(const cg_tally *tally)
{
    return tally->support.listed + tally->contradict.listed + tally->mention;
}

cg_verdict_kind cg_tally_verdict(const cg_tally *tally)
{
    if (listed(tally) == 0)
        return CG_VERDICT_NOT_FOUND;
    if (tally->reasons[CG_BASIS_COUNTED] == 0)
        return CG_VERDICT_UNSETTLED;
    if (tally->support.stand > 0 && tally->contradict.stand > 0)
        return CG_VERDICT_MIXED;
    if (tally->turned > 0)
        return CG_VERDICT_CHANGED;
    return tally->support.stand > 0 ? CG_VERDICT_SUPPORTED : CG_VERDICT_CONTRADICTED;
}

/* --- derivation -------------------------------------------------------------- */

static const struct {
    const char *one, *many;
} reason_names[CG_BASIS_REASONS] = {
    [CG_BASIS_MENTION] = {"mention", "mentions"},
    [CG_BASIS_REJECTED] = {"rejected", "rejected"},
    [CG_BASIS_RETRACTED] = {"retracted", "retracted"},
    [CG_BASIS_HEDGED] = {"hedged", "hedged"},
    [CG_BASIS_CONDITIONAL] = {"conditional", "conditional"},
    [CG_BASIS_HISTORIC] = {"historic", "historic"},
    [CG_BASIS_FUTURE] = {"future", "future"},
    [CG_BASIS_OVERRULED] = {"overruled in its document",
                            "overruled in their documents"},
    [CG_BASIS_COPY] = {"copy", "copies"},
};

static void add_count(cg_buf *out, uint32_t count, const char *one, const char *many)
{
    cg_buf_printf(out, "%" PRIu32 " %s", count, count == 1 ? one : many);
}

static void add_dates(cg_buf *out, const cg_tally *tally)
{
    cg_slice from = tally->earliest.text, to = tally->latest.text;
    if (tally->earliest.last == 0) {
        cg_buf_add_slice(out, CG_SLICE(", undated"));
        return;
    }
    cg_buf_add_slice(out, CG_SLICE(", "));
    cg_buf_add_slice(out, from);
    if (cg_slice_equal(from, to))
        return;
    cg_buf_add_slice(out, CG_SLICE(" to "));
    cg_buf_add_slice(out, to);
}

static void add_voices(cg_buf *out, const cg_tally *tally)
{
    uint32_t support = tally->support.voices, contradict = tally->contradict.voices;
    if (support > 0) {
        cg_buf_add_slice(out, CG_SLICE("; supported by "));
        add_count(out, support, "voice", "voices");
    }
    if (contradict > 0) {
        cg_buf_add_slice(out, support ? CG_SLICE(", contradicted by ")
                                      : CG_SLICE("; contradicted by "));
        if (support)
            cg_buf_printf(out, "%" PRIu32, contradict);
        else
            add_count(out, contradict, "voice", "voices");
    }
    if (tally->turned > 0) {
        cg_buf_add_slice(out, CG_SLICE("; "));
        add_count(out, tally->turned, "voice", "voices");
        cg_buf_add_slice(out, CG_SLICE(" changed sides"));
    }
    if (cg_tally_verdict(tally) == CG_VERDICT_CHANGED)
        cg_buf_add_slice(out, tally->support.stand > 0
                                  ? CG_SLICE(", now supporting")
                                  : CG_SLICE(", now contradicting"));
}

static void add_reasons(cg_buf *out, const cg_tally *tally)
{
    const char *lead = "; not counted: ";
    for (size_t i = 0; i < CG_BASIS_REASONS; i++) {
        if (i == CG_BASIS_COUNTED || tally->reasons[i] == 0)
            continue;
        cg_buf_add_slice(out, cg_slice_of(lead));
        add_count(out, tally->reasons[i], reason_names[i].one, reason_names[i].many);
        lead = ", ";
    }
}

void cg_tally_describe(const cg_tally *tally, cg_buf *out)
{
    if (listed(tally) == 0) {
        cg_buf_add_slice(out, CG_SLICE("no statement in what was scanned"));
        return;
    }
    add_count(out, listed(tally), "statement", "statements");
    cg_buf_add_slice(out, CG_SLICE(", "));
    add_count(out, tally->origins, "origin", "origins");
    add_dates(out, tally);
    add_voices(out, tally);
    add_reasons(out, tally);
}
