#include "sheet/words.h"

#include "base/limits.h"

#include <inttypes.h>

static const struct {
    const char *title, *meaning;
} verdicts[] = {
    [CG_VERDICT_NOT_FOUND] =
        {"Not found", "Nothing in what was scanned bears on the claim. That says nothing about "
                      "whether it is so, and never that it is not."},
    [CG_VERDICT_SUPPORTED] =
        {"Supported", "Every statement that counts supports the claim. That is what the sources "
                      "say, and no judgement of whether they are right."},
    [CG_VERDICT_CONTRADICTED] =
        {"Contradicted", "Every statement that counts contradicts the claim. That is what the "
                         "sources say, and no judgement of whether they are right."},
    [CG_VERDICT_MIXED] =
        {"Mixed", "The sources are divided: some support the claim and some contradict it."},
    [CG_VERDICT_CHANGED] =
        {"Changed", "The same voice took one side first and the other one later; what it said "
                    "last is what stands."},
    [CG_VERDICT_UNSETTLED] =
        {"Unsettled", "The sources speak of the claim, but none takes a side without "
                      "reservation."},
};

const char *cg_sheet_title(cg_verdict_kind kind)
{
    return verdicts[kind].title;
}

const char *cg_sheet_meaning(cg_verdict_kind kind)
{
    return verdicts[kind].meaning;
}

static size_t extent_end(cg_slice derivation)
{
    const char *semicolon =
        derivation.len ? memchr(derivation.ptr, ';', derivation.len) : NULL;
    return semicolon ? (size_t)(semicolon - derivation.ptr) : derivation.len;
}

cg_slice cg_sheet_extent(const cg_verdict *verdict)
{
    return cg_slice_sub(verdict->derivation, 0, extent_end(verdict->derivation));
}

/* --- basis --------------------------------------------------------------------------- */

static void add_found(cg_buf *out, const cg_verdict *v)
{
    if (v->support + v->contradict + v->mention == 0) {
        cg_buf_add_slice(out, CG_SLICE("No statement that bears on the claim was found."));
        return;
    }
    cg_buf_printf(out, "%" PRIu32 " statement%s support%s the claim, ", v->support,
                  cg_sheet_plural(v->support), v->support == 1 ? "s" : "");
    cg_buf_printf(out, "%" PRIu32 " contradict%s it, ", v->contradict,
                  v->contradict == 1 ? "s" : "");
    cg_buf_printf(out, "and %" PRIu32 " speak%s of it without taking a side.", v->mention,
                  v->mention == 1 ? "s" : "");
}

/* The rest of the derivation, as a sentence. */
void cg_sheet_add_basis(cg_buf *out, const cg_sheet *sheet)
{
    cg_slice derivation = sheet->verdict->derivation;
    size_t end = extent_end(derivation);
    add_found(out, sheet->verdict);
    if (end == derivation.len)
        return;
    cg_slice rest = cg_slice_trim(cg_slice_sub(derivation, end + 1, derivation.len));
    cg_buf_add_char(out, ' ');
    size_t first = out->len;
    cg_buf_add_slice(out, rest);
    if (cg_buf_ok(out) && out->len > first && out->ptr[first] >= 'a' && out->ptr[first] <= 'z')
        out->ptr[first] = (char)(out->ptr[first] - 'a' + 'A');
    cg_buf_add_char(out, '.');
}

/* --- statements ---------------------------------------------------------------------- */

void cg_sheet_add_modifiers(cg_buf *out, unsigned modifiers)
{
    const char *lead = "";
    for (unsigned bit = 0; bit < CG_MOD_COUNT; bit++) {
        if (!(modifiers & (1u << bit)))
            continue;
        cg_buf_printf(out, "%s%s", lead, cg_modifier_name(bit));
        lead = ", ";
    }
}

void cg_sheet_add_place(cg_buf *out, const cg_statement *s)
{
    cg_buf_add_slice(out, s->path);
    cg_buf_printf(out, ":%" PRIu32 ":%" PRIu32, s->line, s->column);
    if (s->page)
        cg_buf_printf(out, ", page %" PRIu32, s->page);
}

const char *cg_sheet_state_note(cg_sheet_state state)
{
    static const char *const notes[] = {
        [CG_SHEET_SAME] = NULL,
        [CG_SHEET_CHANGED] = "The file has changed since it was scanned; these words still "
                             "stand where they stood.",
        [CG_SHEET_MOVED] = "The file has changed since it was scanned, and other words stand "
                           "in this place now.",
        [CG_SHEET_GONE] = "The source could not be read again: the quotation is as it was "
                          "scanned.",
    };
    return notes[state];
}

const char *cg_sheet_standing_note(cg_standing standing)
{
    static const char *const notes[CG_STANDING_COUNT] = {
        [CG_STANDING_REJECTED] = "Not counted: its author rejects it.",
        [CG_STANDING_RETRACTED] = "Not counted: it was retracted.",
        [CG_STANDING_HEDGED] = "Not counted: it is hedged.",
        [CG_STANDING_CONDITIONAL] = "Not counted: it holds on a condition.",
        [CG_STANDING_HISTORIC] = "Not counted: it speaks of an earlier time.",
        [CG_STANDING_FUTURE] = "Not counted: it speaks of a later time.",
        [CG_STANDING_OVERRULED] = "Not counted: its document says the opposite, which goes first.",
        [CG_STANDING_COPY] = "Not counted: a copy of another statement.",
        [CG_STANDING_OUTDATED] = "Outdated: its voice took the other side later.",
    };
    return notes[standing];
}

/* --- doubts -------------------------------------------------------------------------- */

typedef struct doubts {
    size_t anaphor, topic, unnamed, quoted, side_of_mention, qualified;
} doubts;

#define QUALIFIED                                                                         \
    (CG_MOD_HEDGED | CG_MOD_CONDITIONAL | CG_MOD_HYPOTHETICAL | CG_MOD_FUTURE |           \
     CG_MOD_HISTORIC | CG_MOD_PARTIAL)
#define SET_ASIDE (CG_MOD_REJECTED | CG_MOD_RETRACTED)

static doubts count_doubts(const cg_sheet *sheet)
{
    doubts d = {0};
    for (size_t i = 0; i < sheet->places.len; i++) {
        const cg_statement *s = sheet->places.items[i].statement;
        bool mention = s->stance == CG_STANCE_MENTION;
        d.anaphor += s->via == CG_VIA_ANAPHOR;
        d.topic += s->via == CG_VIA_TOPIC;
        d.unnamed += s->voice == CG_VOICE_SPEAKER && !s->speaker_known;
        d.quoted += (s->modifiers & SET_ASIDE) != 0;
        d.qualified += !mention && (s->modifiers & QUALIFIED) != 0;
        d.side_of_mention += mention && s->lean != CG_STANCE_NONE;
    }
    return d;
}

/* One sentence for a number of statements; none for zero. */
static void tell_count(cg_buf *text, size_t count, const char *one, const char *many,
                       cg_sheet_sentence_fn *tell, void *context)
{
    if (count == 0)
        return;
    cg_buf_reset(text);
    cg_buf_printf(text, "%zu statement%s %s.", count, cg_sheet_plural(count),
                  count == 1 ? one : many);
    tell(context, cg_buf_slice(text));
}

bool cg_sheet_each_doubt(const cg_sheet *sheet, cg_sheet_sentence_fn *tell, void *context)
{
    doubts d = count_doubts(sheet);
    cg_buf text;
    cg_buf_init(&text, CG_MAX_MESSAGE);
    tell_count(&text, d.qualified, "is hedged, conditional, partial, or about another time",
               "are hedged, conditional, partial, or about another time", tell, context);
    tell_count(&text, d.quoted, "is rejected by its author, or was retracted",
               "are rejected by their authors, or were retracted", tell, context);
    tell_count(&text, d.side_of_mention, "takes no side, but leans to one",
               "take no side, but lean to one", tell, context);
    tell_count(&text, d.anaphor, "names the subject by a pronoun or the like",
               "name the subject by a pronoun or the like", tell, context);
    tell_count(&text, d.topic, "does not name the subject: it is what the text is about",
               "do not name the subject: it is what the text is about", tell, context);
    tell_count(&text, d.unnamed, "is by somebody who is not named",
               "are by somebody who is not named", tell, context);
    tell_count(&text, sheet->undated, "has no date", "have no date", tell, context);
    bool ok = cg_buf_ok(&text);
    cg_buf_release(&text);
    return ok;
}

const char *const cg_sheet_method[CG_SHEET_METHODS] = {
    "Statements were found and weighed by a program, by rules that are written down: no "
    "person and no statistical model chose or judged them.",
    "Mentions don't count, nor do statements that are rejected, retracted, hedged, conditional, "
    "historic or about the future. Statements of one origin count once.",
    "Each quotation was read from its source again when this sheet was made.",
    "The verdict says what the sources scanned say. It does not say what is true.",
};
