/* Any bytes as claimgrep.json, as a sidecar and as a file of patterns. */
#include "config/config.h"
#include "config/ignore.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_config(cg_slice text)
{
    cg_config config;
    cg_diags *diags = cg_diags_new();
    bool broken = false, matched[1000];
    cg_given given;
    cg_given_init(&given);
    cg_status status = cg_config_parse(&config, CG_SLICE("../c"), text, diags, &broken, NULL);
    if (status == CG_OK && !broken && diags && cg_diags_count(diags) > 0)
        abort(); /* nothing is wrong by halves */
    if (status == CG_OK)
        cg_config_given(&config, CG_SLICE("news/2011/a.txt"), matched, &given);
    (void)cg_given_hash(&given);
    cg_config_release(&config);
    cg_diags_free(diags);
}

static void fuzz_sidecar(cg_slice text)
{
    cg_arena keep;
    cg_given given;
    cg_arena_init(&keep, (size_t)64 << 20);
    cg_given_init(&given);
    (void)cg_sidecar_parse(CG_SLICE("s"), text, (cg_texts){0}, &keep, NULL, &given, NULL);
    cg_arena_release(&keep);
}

static void fuzz_ignore(cg_slice text)
{
    static const char *const paths[] = {"/r/a", "/r/b/c.txt", "/r/b", "/s"};
    cg_ignore ignore = {0};
    (void)cg_ignore_add(&ignore, CG_IGNORE_GIT, CG_SLICE("/r"), CG_SLICE("f"), text, NULL);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        (void)cg_ignore_find(&ignore, cg_slice_of(paths[i]), i == 2);
    cg_ignore_release(&ignore);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cg_slice text = {(const char *)data, size};
    fuzz_config(text);
    fuzz_sidecar(text);
    fuzz_ignore(text);
    return 0;
}
