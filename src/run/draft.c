/* A rule drafted of one sentence: tried on its own examples, until all come out. */
#include "run/draft.h"

#include "base/limits.h"
#include "rules/program.h"
#include "run/sketch.h"
#include "stance/scanner.h"
#include "verdict/side.h"

#include <errno.h>

enum { MOST_ROUNDS = 4 };

/* --- a program --------------------------------------------------------------------------- */

/* `pack` may be empty: a program without claims. CG_E_CONTENT for a pack with errors. */
static cg_status compile(cg_slice pack, cg_program **program, cg_error *error)
{
    cg_ruleset *rules = cg_ruleset_new();
    cg_diags *diags = cg_diags_new();
    cg_status status = rules && diags ? CG_OK : cg_error_memory(error);
    if (status == CG_OK && pack.len)
        status = cg_ruleset_add_buffer(rules, "draft", pack.ptr, pack.len, diags, error);
    if (status == CG_OK)
        status = cg_ruleset_compile(rules, diags, program, error);
    cg_diags_free(diags);
    cg_ruleset_free(rules);
    return status;
}

/* --- trying ------------------------------------------------------------------------------- */

static bool is_right(cg_stance wanted, cg_side_of_text got)
{
    switch (wanted) {
    case CG_STANCE_SUPPORT: return got == CG_TEXT_SUPPORT;
    case CG_STANCE_CONTRADICT: return got == CG_TEXT_CONTRADICT;
    case CG_STANCE_MENTION: return got == CG_TEXT_MENTION;
    case CG_STANCE_NONE: break;
    }
    return got == CG_TEXT_NONE;
}

/* What the example is for has fired, and nothing else. */
static bool fires(const cg_drafter *d, const cg_results *results, const cg_sketch_example *example)
{
    if (example->phrase == UINT32_MAX)
        return true;
    cg_slice phrase = d->sketch.phrases.items[example->phrase].text;
    for (size_t i = 0; i < results->statements.len; i++)
        if (cg_slice_equal(results->statements.items[i].alternative, phrase))
            return true;
    return false;
}

static cg_status try_example(cg_drafter *d, cg_scanner *scanner, size_t index, bool *right)
{
    const cg_sketch_example *example = &d->sketch.examples.items[index];
    cg_results *results = cg_results_new();
    if (!results)
        return cg_error_memory(d->error);
    cg_status status = cg_scan_buffer(scanner, "example", example->text.ptr, example->text.len,
                                      results, d->error);
    if (status == CG_OK)
        *right = is_right(example->stance, cg_side_of(results, 0, results->statements.len, 0)) &&
                 fires(d, results, example);
    cg_results_free(results);
    return status;
}

/* Drops every example that comes out otherwise. `*held`: none did, and what is needed
 * stands. */
static cg_status try_examples(cg_drafter *d, const cg_program *program, bool *held, bool *failed)
{
    cg_scanner *scanner = cg_scanner_new(program);
    cg_status status = scanner ? CG_OK : cg_error_memory(d->error);
    *held = true;
    for (size_t i = 0; status == CG_OK && i < d->sketch.examples.len;) {
        bool right = false;
        status = try_example(d, scanner, i, &right);
        if (status == CG_OK && !right) {
            *failed |= d->sketch.examples.items[i].needed;
            *held = false;
            cg_sketch_drop(&d->sketch, i);
        } else {
            i++;
        }
    }
    cg_scanner_free(scanner);
    return status;
}

/* Whether the whole passes as "claimgrep test" would have it. */
static cg_status passes(cg_drafter *d, const cg_program *program, bool *passed)
{
    cg_test_summary sum;
    cg_diags *diags = cg_diags_new();
    if (!diags)
        return cg_error_memory(d->error);
    cg_status status = cg_program_test(program, true, diags, &sum, d->error);
    *passed = status == CG_OK && sum.failed == 0 && sum.fired == sum.alternatives;
    cg_diags_free(diags);
    return status;
}

static bool has_both_sides(const cg_sketch *k)
{
    bool sides[4] = {false};
    for (size_t i = 0; i < k->examples.len; i++)
        sides[k->examples.items[i].stance] = true;
    return sides[CG_STANCE_SUPPORT] && sides[CG_STANCE_CONTRADICT];
}

/* Writes and tries until nothing is dropped any more. `*good`: what is left will do; its
 * program is the drafter's then. */
static cg_status settle(cg_drafter *d, bool *good)
{
    cg_status status = CG_OK;
    bool held = false, failed = false;
    *good = false;
    for (int round = 0; status == CG_OK && round < MOST_ROUNDS && !held && !failed; round++) {
        cg_program_free(d->program);
        d->program = NULL;
        status = cg_sketch_pack(&d->sketch, &d->pack, d->error);
        if (status == CG_OK)
            status = compile(cg_buf_slice(&d->pack), &d->program, d->error);
        if (status == CG_E_CONTENT)
            return CG_OK;
        if (status == CG_OK)
            status = try_examples(d, d->program, &held, &failed);
    }
    if (status == CG_OK && held && !failed && has_both_sides(&d->sketch))
        status = passes(d, d->program, good);
    return status;
}

/* First with all that is known of the words, then with less, then with more of the
 * sentence in the pattern. */
static cg_status find_draft(cg_drafter *d, const cg_inflection *inflection)
{
    bool good = false;
    cg_status status = CG_OK;
    cg_sketch *k = &d->sketch;
    for (int try = 0; status == CG_OK && !good && try < 2 * CG_SKETCH_DEPTHS; try++) {
        k->depth = (cg_sketch_depth)(try / 2);
        status = cg_sketch_say(k, inflection, d->error);
        for (size_t i = k->examples.len; status == CG_OK && try % 2 && i > 0; i--)
            if (k->examples.items[i - 1].phrase != UINT32_MAX)
                cg_sketch_drop(k, i - 1);
        if (status == CG_OK)
            status = settle(d, &good);
    }
    if (status == CG_OK && !good)
        status = cg_error_set(d->error, CG_E_USAGE, 0, NULL,
                              "no rule can be drafted of \"%.*s\": its own sentence does not "
                              "come out as support; say it plainly, as a fact",
                              (int)(k->claim.len < 200 ? k->claim.len : 200), k->claim.ptr);
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

static cg_status read_claim(cg_drafter *d, cg_program *empty)
{
    cg_status status = cg_lang_need_meanings(empty->lang, d->error);
    cg_scanner *scanner = status == CG_OK ? cg_scanner_new(empty) : NULL;
    if (status == CG_OK)
        status = scanner ? cg_sketch_read(&d->sketch, scanner, cg_slice_of(d->options->claim),
                                          d->error)
                         : cg_error_memory(d->error);
    cg_scanner_free(scanner);
    return status;
}

static cg_status write_pack(cg_drafter *d, FILE *out)
{
    errno = 0;
    if (fwrite(d->pack.ptr, 1, d->pack.len, out) == d->pack.len && fflush(out) == 0)
        return CG_OK;
    return cg_error_set(d->error, CG_E_IO, errno, NULL, "can't write the draft");
}

cg_status cg_draft_rule(const cg_draft_options *options, FILE *out, FILE *notes, cg_error *error)
{
    cg_drafter d = {.options = options, .error = error};
    cg_program *empty = NULL;
    cg_sketch_init(&d.sketch);
    cg_buf_init(&d.pack, CG_MAX_SKETCH);
    cg_status status = compile((cg_slice){"", 0}, &empty, error);
    if (status == CG_OK)
        status = read_claim(&d, empty);
    if (status == CG_OK)
        status = find_draft(&d, cg_lang_inflection(empty->lang));
    if (status == CG_OK)
        status = write_pack(&d, out);
    if (status == CG_OK && options->corpus_len)
        status = cg_draft_missed(&d, notes);
    cg_program_free(d.program);
    cg_buf_release(&d.pack);
    cg_sketch_release(&d.sketch);
    cg_program_free(empty);
    return status;
}
