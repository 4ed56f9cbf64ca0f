#include "verdict/derive.h"

#include "base/utf8.h"

#include <inttypes.h>

#define MAX_NAME 80 /* bytes of a voice's name */
#define MAX_NAMES 3 /* voices of a side that are named */

static void add(cg_buf *out, const char *text)
{
    cg_buf_add_slice(out, cg_slice_of(text));
}

static void add_count(cg_buf *out, uint32_t count, const char *one, const char *many)
{
    cg_buf_printf(out, "%" PRIu32 " %s", count, count == 1 ? one : many);
}

/* --- what both have ------------------------------------------------------------ */

static void add_dates(cg_buf *out, const cg_tally *tally)
{
    cg_slice from = tally->earliest.text, to = tally->latest.text;
    if (tally->earliest.last == 0) {
        add(out, ", undated");
        return;
    }
    add(out, ", ");
    cg_buf_add_slice(out, from);
    if (cg_slice_equal(from, to))
        return;
    add(out, " to ");
    cg_buf_add_slice(out, to);
}

static void add_listed(cg_buf *out, const cg_tally *tally)
{
    add_count(out, cg_tally_listed(tally), "statement", "statements");
    add(out, ", ");
    add_count(out, tally->origins, "origin", "origins");
    add_dates(out, tally);
}

/* Standings in [from, to), behind `lead`. */
static void add_left_out(cg_buf *out, const cg_tally *tally, const char *lead, cg_standing from,
                         cg_standing to)
{
    static const struct {
        const char *one, *many;
    } names[CG_STANDING_COUNT] = {
        [CG_STANDING_MENTION] = {"mention", "mentions"},
        [CG_STANDING_REJECTED] = {"rejected", "rejected"},
        [CG_STANDING_RETRACTED] = {"retracted", "retracted"},
        [CG_STANDING_HEDGED] = {"hedged", "hedged"},
        [CG_STANDING_CONDITIONAL] = {"conditional", "conditional"},
        [CG_STANDING_HISTORIC] = {"historic", "historic"},
        [CG_STANDING_FUTURE] = {"future", "future"},
        [CG_STANDING_OVERRULED] = {"overruled in its document", "overruled in their documents"},
        [CG_STANDING_COPY] = {"copy", "copies"},
    };
    for (unsigned i = from; i < to; i++) {
        if (!names[i].one || tally->standings[i] == 0)
            continue;
        add(out, lead);
        add_count(out, tally->standings[i], names[i].one, names[i].many);
        lead = ", ";
    }
}

static bool support_outweighs(const cg_tally *tally)
{
    return tally->support.tier < tally->contradict.tier;
}

/* --- in one sentence --------------------------------------------------------------- */

static void add_sides(cg_buf *out, const cg_tally *tally)
{
    uint32_t support = tally->support.voices, contradict = tally->contradict.voices;
    if (support > 0) {
        add(out, "; supported by ");
        add_count(out, support, "voice", "voices");
    }
    if (contradict > 0) {
        add(out, support ? ", contradicted by " : "; contradicted by ");
        if (support)
            cg_buf_printf(out, "%" PRIu32, contradict);
        else
            add_count(out, contradict, "voice", "voices");
    }
}

static void add_turns(cg_buf *out, const cg_tally *tally)
{
    if (tally->turned > 0) {
        add(out, "; ");
        add_count(out, tally->turned, "voice", "voices");
        add(out, " changed sides");
    }
    if (cg_tally_verdict(tally) == CG_VERDICT_CHANGED)
        add(out, tally->support.stand > 0 ? ", now supporting" : ", now contradicting");
}

static void add_decision(cg_buf *out, const cg_tally *tally)
{
    if (!cg_tally_is_outweighed(tally))
        return;
    const cg_tally_side *side = support_outweighs(tally) ? &tally->support : &tally->contradict;
    add(out, "; decided by the tier \"");
    cg_buf_add_slice(out, side->tier_name);
    add(out, "\"");
}

void cg_derive_sentence(const cg_tally *tally, cg_buf *out)
{
    if (cg_tally_listed(tally) == 0) {
        add(out, "no statement in what was scanned");
        return;
    }
    add_listed(out, tally);
    add_sides(out, tally);
    add_turns(out, tally);
    add_decision(out, tally);
    add_left_out(out, tally, "; not counted: ", CG_STANDING_MENTION, CG_STANDING_OUTDATED);
}

/* --- rule by rule -------------------------------------------------------------------- */

static void add_shortened(cg_buf *out, cg_slice text)
{
    bool is_long = text.len > MAX_NAME;
    size_t end = is_long ? cg_utf8_floor(text, MAX_NAME) : text.len;
    cg_buf_add_slice(out, cg_slice_sub(text, 0, end));
    add(out, is_long ? "..." : "");
}

static void add_voice_name(cg_buf *out, const cg_statement *s)
{
    cg_slice name = cg_basis_name(s);
    if (name.len > 0) {
        add_shortened(out, name);
        return;
    }
    add(out, s->voice == CG_VOICE_AUTHOR ? "the author of \"" : "somebody unnamed in \"");
    add_shortened(out, s->path);
    add(out, "\"");
}

static void add_day(cg_buf *out, const cg_when *when)
{
    if (when->last == 0)
        add(out, "undated");
    else
        cg_buf_add_slice(out, when->text);
}

typedef void step_fn(const cg_derive_input *input, cg_buf *out);

static void step_listed(const cg_derive_input *input, cg_buf *out)
{
    if (cg_tally_listed(input->tally) > 0)
        add_listed(out, input->tally);
}

static void step_weak(const cg_derive_input *input, cg_buf *out)
{
    add_left_out(out, input->tally, "", CG_STANDING_MENTION, CG_STANDING_OVERRULED);
}

static void step_precedence(const cg_derive_input *input, cg_buf *out)
{
    uint32_t overruled = input->tally->standings[CG_STANDING_OVERRULED];
    if (overruled == 0)
        return;
    add(out, input->claim->precedence == CG_PRECEDENCE_SUPPORT ? "support" : "contradiction");
    add(out, " has precedence where one voice says both in one document: ");
    add_count(out, overruled, "statement is overruled", "statements are overruled");
}

static void step_copies(const cg_derive_input *input, cg_buf *out)
{
    uint32_t copies = input->tally->standings[CG_STANDING_COPY];
    if (copies > 0)
        add_count(out, copies, "copy counts with its origin", "copies count with their origins");
}

static void add_voices(const cg_tally *tally, bool against, const char *verb, cg_buf *out)
{
    uint32_t named = 0, voices = against ? tally->contradict.voices : tally->support.voices;
    if (voices == 0)
        return;
    add_count(out, voices, "voice ", "voices ");
    add(out, verb);
    add(out, voices == 1 ? "s: " : ": ");
    for (size_t i = 0; i < tally->voices.len && named < MAX_NAMES; i++) {
        const cg_tally_voice *voice = &tally->voices.items[i];
        if (!(against ? voice->contradict : voice->support))
            continue;
        add(out, named++ ? ", " : "");
        add_voice_name(out, voice->first);
        add(out, " (");
        add_day(out, &voice->from[against]);
        add(out, ")");
    }
    if (voices > named)
        cg_buf_printf(out, " and %" PRIu32 " more", voices - named);
}

static void step_support(const cg_derive_input *input, cg_buf *out)
{
    add_voices(input->tally, false, "support", out);
}

static void step_contradict(const cg_derive_input *input, cg_buf *out)
{
    add_voices(input->tally, true, "contradict", out);
}

static bool says_both(const cg_tally_voice *voice)
{
    return voice->support && voice->contradict;
}

/* Since the first day on its side, unless it was on the other one later. */
static void add_turn(const cg_tally_voice *voice, cg_buf *out)
{
    bool now = !voice->now_supports;
    const cg_when *until = &voice->latest[!now];
    bool clean = cg_when_is_after(&voice->from[now], until);
    add_voice_name(out, voice->first);
    add(out, now ? " supported until " : " contradicted until ");
    add_day(out, until);
    add(out, now ? " and contradicts since " : " and supports since ");
    add_day(out, clean ? &voice->from[now] : &voice->latest[now]);
}

static void step_recency(const cg_derive_input *input, cg_buf *out)
{
    const cg_tally *tally = input->tally;
    uint32_t told = 0;
    for (size_t i = 0; i < tally->voices.len && told < MAX_NAMES; i++) {
        const cg_tally_voice *voice = &tally->voices.items[i];
        if (input->claim->kind == CG_KIND_EVENT && says_both(voice)) {
            add(out, "an event is fixed: what a voice says later outdates nothing");
            return;
        }
        if (!voice->turned)
            continue;
        add(out, told++ ? "; " : "");
        add_turn(voice, out);
    }
    if (tally->turned > told && told > 0)
        cg_buf_printf(out, "; %" PRIu32 " more changed sides", tally->turned - told);
}

static void add_tier(cg_buf *out, const cg_tally_side *side)
{
    if (side->tier == CG_NO_TIER) {
        add(out, "a source of no tier");
        return;
    }
    add(out, "\"");
    cg_buf_add_slice(out, side->tier_name);
    add(out, "\"");
}

static void step_tiers(const cg_derive_input *input, cg_buf *out)
{
    const cg_tally *tally = input->tally;
    if (!tally->ranked || tally->support.stand == 0 || tally->contradict.stand == 0)
        return;
    if (!cg_tally_is_outweighed(tally)) {
        add(out, "no tier decides: the highest on both sides is ");
        add_tier(out, &tally->support);
        return;
    }
    bool support = support_outweighs(tally);
    add_tier(out, support ? &tally->support : &tally->contradict);
    add(out, support ? " supports, and is above " : " contradicts, and is above ");
    add_tier(out, support ? &tally->contradict : &tally->support);
}

static const char *ground_of(const cg_tally *tally)
{
    bool outweighed = cg_tally_is_outweighed(tally);
    switch (cg_tally_verdict(tally)) {
    case CG_VERDICT_NOT_FOUND:
        return "nothing that was scanned speaks of it, for or against";
    case CG_VERDICT_UNSETTLED:
        return "nothing that counts takes a side";
    case CG_VERDICT_SUPPORTED:
        return outweighed ? "the higher tier supports it" : "all that counts supports it";
    case CG_VERDICT_CONTRADICTED:
        return outweighed ? "the higher tier contradicts it" : "all that counts contradicts it";
    case CG_VERDICT_MIXED:
        return tally->voices.len == 1
                   ? "one voice stands on both sides"
                   : "both sides stand, and neither outdates or outweighs the other";
    case CG_VERDICT_CHANGED:
        return tally->support.stand > 0 ? "all that stands now supports it"
                                        : "all that stands now contradicts it";
    }
    return "";
}

static void step_verdict(const cg_derive_input *input, cg_buf *out)
{
    cg_buf_printf(out, "%s: %s", cg_verdict_name(cg_tally_verdict(input->tally)),
                  ground_of(input->tally));
}

static void step_expect(const cg_derive_input *input, cg_buf *out)
{
    static const char *const wanted[] = {
        [CG_EXPECT_SUPPORTED] = "only support is expected: ",
        [CG_EXPECT_CONTRADICTED] = "only contradiction is expected: ",
        [CG_EXPECT_CONSISTENT] = "one side only is expected: ",
    };
    if (input->claim->expect == CG_EXPECT_REPORT)
        return;
    add(out, wanted[input->claim->expect]);
    if (input->broken > 0)
        add_count(out, input->broken, "finding", "findings");
    else
        add(out, "nothing breaks it");
}

static const struct {
    const char *rule;
    step_fn *tell;
} rules[] = {
    {"listed", step_listed},         {"not-counted", step_weak}, {"precedence", step_precedence},
    {"copies", step_copies},         {"support", step_support},  {"contradict", step_contradict},
    {"recency", step_recency},       {"tiers", step_tiers},      {"verdict", step_verdict},
    {"expect", step_expect},
};
#define RULES (sizeof rules / sizeof *rules)

bool cg_derive_steps(const cg_derive_input *input, cg_arena *arena, cg_buf *scratch,
                     cg_verdict *verdict)
{
    cg_reasoning *steps = CG_ARENA_ARRAY(arena, cg_reasoning, RULES);
    size_t len = 0;
    for (size_t i = 0; steps && i < RULES; i++) {
        cg_buf_reset(scratch);
        rules[i].tell(input, scratch);
        if (!cg_buf_ok(scratch))
            return false;
        if (scratch->len == 0)
            continue;
        steps[len] = (cg_reasoning){rules[i].rule, cg_arena_copy(arena, cg_buf_slice(scratch))};
        if (!steps[len++].text.ptr)
            return false;
    }
    verdict->steps = steps;
    verdict->steps_len = len;
    return steps != NULL;
}
