#include "stance/fold.h"

static int column(const signed char results[2], int polarity)
{
    return polarity > 0 ? results[0] : polarity < 0 ? results[1] : 0;
}

static bool flips(const signed char results[2])
{
    return results[0] < 0 && results[1] > 0;
}

/* One lane through one operator. */
static cg_lane step(cg_lane lane, const cg_operator_row *row, const signed char results[2])
{
    cg_lane next = lane;
    if (row->has_before) {
        next.before = column(row->before, lane.now);
        next.past = results[0] == 0 && results[1] == 0;
    } else {
        next.before = column(results, lane.before);
    }
    if (lane.now != 0 && !next.past && column(results, lane.now) == 0)
        next.before = 0; /* what is not said now is not said of before */
    if (lane.now == 0) {
        if (flips(results))
            next.lean = -lane.lean;
        return next;
    }
    next.now = column(results, lane.now);
    if (next.now == 0)
        next.lean = row->lean == CG_LEAN_KEEPS   ? lane.now
                    : row->lean == CG_LEAN_FLIPS ? -lane.now
                                                 : 0;
    return next;
}

/* Words are given to a holder: a lane of the holder's own begins with what
 * surrounds the report. What changed outside says nothing of what is said. */
static void give(cg_commitment *c, const cg_operator_row *row, bool own, uint32_t index)
{
    c->author.before = c->speaker.before = 0;
    if (own) {
        cg_lane *lane = c->has_speaker ? &c->speaker : &c->author;
        *lane = step(*lane, row, row->speaker);
        return;
    }
    cg_lane surrounding = c->has_speaker ? c->speaker : c->author;
    c->speaker = step(surrounding, row, row->speaker);
    c->author = step(c->author, row, row->author);
    c->has_speaker = true;
    c->holder = index;
}

static int last_sign(const cg_lane *lane, const cg_governor *g)
{
    bool otherwise = lane->now == -g->echo.sign || lane->past;
    return g->echo.changed && otherwise ? -g->echo.sign : 0;
}

/* "..., but it is not": whoever adds the clause says so, whatever came before;
 * what others said before stands. */
static void take_up(cg_commitment *c, const cg_governor *g)
{
    bool inner = g->echo.inner && c->has_speaker;
    cg_lane *lane = inner ? &c->speaker : &c->author;
    unsigned negated = g->echo.sign < 0 && !g->echo.changed ? CG_MOD_NEGATED : 0;
    *lane = (cg_lane){.now = g->echo.sign, .before = last_sign(lane, g)};
    if (inner || !c->has_speaker) {
        c->modifiers = (c->modifiers & (CG_MOD_REPORTED | CG_MOD_HEADLINE)) | negated;
        return;
    }
    c->own_words = true;
    c->own_modifiers = negated;
}

/* "That is not true": of what was said last, whose words it then was. */
static void judge(cg_commitment *c, const cg_governor *g)
{
    int said = c->has_speaker ? c->speaker.now : c->author.now;
    if (said == 0)
        return;
    if (!c->has_speaker) {
        c->speaker = c->author;
        c->has_speaker = true;
        c->modifiers |= CG_MOD_REPORTED;
    }
    c->author = (cg_lane){.now = said * g->echo.sign};
    c->own_words = true;
    c->own_modifiers = 0;
}

/* Words of duty or permission, for a claim about one: neither hedges nor leaves open. */
static void apply_force(cg_commitment *c, const signed char results[2])
{
    const cg_operator_row row = {.lean = CG_LEAN_NONE};
    c->author = step(c->author, &row, results);
    if (c->has_speaker)
        c->speaker = step(c->speaker, &row, results);
}

/* One operator on both lanes. `own`: its holder is who speaks already. */
static void apply(cg_commitment *c, const cg_operators *operators, const cg_governor *g, bool own,
                  uint32_t index)
{
    const cg_operator_row *row = cg_operators_row(operators, g->op);
    if (g->op == CG_OPERATOR_ELLIPSIS || g->op == CG_OPERATOR_VERDICT) {
        (g->op == CG_OPERATOR_ELLIPSIS ? take_up : judge)(c, g);
        return;
    }
    bool retracted_scare = g->op == CG_OPERATOR_SCARE && (g->modifiers & CG_MOD_CONDITIONAL);
    unsigned modifiers = row->modifiers | g->modifiers;
    if (retracted_scare)
        modifiers = g->modifiers; /* a counterfactual makes 0 the same way */
    else if (g->op == CG_OPERATOR_SCARE && c->author.now < 0)
        return; /* a denial in distancing marks is still a denial */
    if (row->holder && own)
        modifiers &= ~(unsigned)CG_MOD_REPORTED;
    c->modifiers |= modifiers;
    if (row->holder) {
        give(c, row, own, index);
        return;
    }
    c->author = step(c->author, row, row->author);
    if (c->has_speaker)
        c->speaker = step(c->speaker, row, row->speaker);
}

cg_commitment cg_fold_steps(const cg_operators *operators, const cg_governor *governors,
                            size_t count, const bool *held_by_author, cg_force force,
                            cg_commitment *steps)
{
    cg_commitment c = {.author = {.now = 1}, .holder = CG_NONE};
    for (size_t i = 0; i < count; i++) {
        const signed char *results = cg_force_results(force, governors[i].force);
        if (results)
            apply_force(&c, results);
        else
            apply(&c, operators, &governors[i], held_by_author[i], (uint32_t)i);
        if (steps)
            steps[i] = c;
    }
    /* A change that is still to come, or may, leaves no history behind. */
    if (c.modifiers & (CG_MOD_FUTURE | CG_MOD_HEDGED | CG_MOD_CONDITIONAL | CG_MOD_QUESTION))
        c.author.before = c.speaker.before = 0;
    return c;
}

cg_commitment cg_fold(const cg_operators *operators, const cg_governor *governors, size_t count,
                      const bool *held_by_author, cg_force force)
{
    return cg_fold_steps(operators, governors, count, held_by_author, force, NULL);
}

/* --- outcomes ------------------------------------------------------------------- */

static cg_stance stance_of(int polarity)
{
    return polarity > 0 ? CG_STANCE_SUPPORT : polarity < 0 ? CG_STANCE_CONTRADICT : CG_STANCE_NONE;
}

/* "negated" says that the words came out turned around; two negations that
 * undo each other leave no trace but the trace. */
static unsigned shown(unsigned modifiers, const cg_lane *lane)
{
    if (lane->now >= 0)
        modifiers &= ~(unsigned)CG_MOD_NEGATED;
    return modifiers;
}

static cg_outcome outcome(const cg_lane *lane, int sign, unsigned modifiers, cg_voice voice)
{
    cg_outcome out = {.stance = stance_of(lane->now * sign),
                      .modifiers = shown(modifiers, lane),
                      .voice = voice};
    if (out.stance == CG_STANCE_NONE) {
        out.stance = CG_STANCE_MENTION;
        out.lean = stance_of(lane->lean * sign);
        out.modifiers &= ~(unsigned)CG_MOD_REPORTED;
    }
    return out;
}

/* What the pattern's polarity rule leaves of a lane. */
static cg_lane ruled(cg_lane lane, cg_polarity_rule rule)
{
    if (rule == CG_POLARITY_FIXED && lane.now != 0)
        lane.now = 1;
    if (rule == CG_POLARITY_ASSERTED && lane.now <= 0)
        lane.now = lane.lean = 0;
    if (rule == CG_POLARITY_DENIED)
        lane = (cg_lane){.now = lane.now < 0 ? 1 : 0};
    if (rule != CG_POLARITY_FLIP)
        lane.before = 0;
    return lane;
}

unsigned cg_fold_outcomes(const cg_commitment *c, int sign, cg_polarity_rule rule,
                          cg_outcome out[3])
{
    unsigned count = 0;
    cg_lane author = ruled(c->author, rule), speaker = ruled(c->speaker, rule);
    if (rule == CG_POLARITY_FIXED) {
        /* The side stands whatever surrounds it. */
        cg_lane *lane = c->has_speaker && c->author.now == 0 ? &speaker : &author;
        lane->now = 1;
    }
    unsigned own = c->own_words ? c->own_modifiers : c->modifiers & ~(unsigned)CG_MOD_REPORTED;
    bool says = c->has_speaker && speaker.now != 0;
    if (says && author.now != 0 && author.now != speaker.now) {
        out[count++] = outcome(&author, sign, own, CG_VOICE_AUTHOR);
        out[count] = outcome(&speaker, sign, c->modifiers, CG_VOICE_SPEAKER);
        out[count++].modifiers |= CG_MOD_REJECTED;
    } else if (says || (c->has_speaker && author.now == 0)) {
        cg_lane lane = speaker;
        if (lane.now == 0 && lane.lean == 0)
            lane.lean = author.lean;
        out[count] = outcome(&lane, sign, c->modifiers, CG_VOICE_SPEAKER);
        if (says && c->author.now && c->author.now != c->speaker.now)
            out[count].modifiers |= CG_MOD_REJECTED; /* what is denied proves nothing */
        count++;
    } else {
        out[count++] =
            outcome(&author, sign, c->own_words ? own : c->modifiers, CG_VOICE_AUTHOR);
    }
    const cg_lane *current = says ? &speaker : &author;
    if (current->before == 0)
        return count;
    cg_outcome before = {.stance = stance_of(current->before * sign),
                         .modifiers = (c->modifiers & ~(unsigned)CG_MOD_NEGATED) | CG_MOD_HISTORIC,
                         .voice = says ? CG_VOICE_SPEAKER : CG_VOICE_AUTHOR};
    if (current->now == 0)
        out[0] = before; /* "used to": nothing is said of now */
    else
        out[count++] = before;
    return count;
}
