#include "run/keep.h"

#include "run/digest.h"
#include "store/store.h"

static void add_texts(cg_digest *digest, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cg_digest_add(digest, cg_slice_of(texts[i]));
}

/* Runs over the same paths with rules of the same places are a series. */
static void name_series(const cg_keep_run *run, char series[33])
{
    const cg_check_options *options = run->options;
    cg_digest digest = {0};
    cg_digest_number(&digest, options->rules_len);
    add_texts(&digest, options->rules, options->rules_len);
    cg_digest_number(&digest, options->claims_len);
    add_texts(&digest, options->claims, options->claims_len);
    add_texts(&digest, run->named, run->named_len);
    if (run->shard.count > 1) {
        cg_digest_number(&digest, run->shard.index);
        cg_digest_number(&digest, run->shard.count);
    }
    cg_digest_hex(&digest, series);
}

cg_status cg_keep_results(const cg_keep_run *run, cg_error *error)
{
    char series[33];
    cg_store *store = NULL;
    cg_store_run kept = {
        .version = cg_version(),
        .rules_hash = cg_program_rules_hash(run->program),
        .series = series,
        .summary = run->summary,
    };
    name_series(run, series);
    kept.claims = cg_program_claims(run->program, &kept.claim_count);
    cg_status status = cg_store_open(run->options->store, &store, error);
    if (status == CG_OK)
        status = cg_store_save(store, &kept, run->results, NULL, error);
    cg_store_close(store);
    return status;
}
