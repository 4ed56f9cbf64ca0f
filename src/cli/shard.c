/* Which part of the documents a run is to scan. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

/* Digits alone, and not too many of them. */
static bool read_count(const char *text, const char *end, uint32_t *count)
{
    *count = 0;
    for (const char *c = text; c < end; c++) {
        if (*c < '0' || *c > '9' || *count > 99999)
            return false;
        *count = *count * 10 + (uint32_t)(*c - '0');
    }
    return text < end;
}

static bool read_shard(cg_options *options, const char *index, const char *index_end,
                       const char *count)
{
    return read_count(index, index_end, &options->shard) &&
           read_count(count, count + strlen(count), &options->shards) && options->shard >= 1 &&
           options->shard <= options->shards;
}

/* What CI services number the copies of a job by; one copy need have no number. */
static bool find_shard(cg_options *options)
{
    const char *index = getenv("CI_NODE_INDEX"), *count = getenv("CI_NODE_TOTAL");
    if (count && (!index || !*index) && strcmp(count, "1") == 0)
        index = "1";
    if (index && count && read_shard(options, index, index + strlen(index), count))
        return true;
    cg_complain("\"--shard auto\" needs CI_NODE_INDEX, from 1, and CI_NODE_TOTAL in the "
                "environment");
    return false;
}

bool cg_options_read_shard(cg_options *options, const char *value)
{
    const char *slash = strchr(value, '/');
    if (strcmp(value, "auto") == 0)
        return find_shard(options);
    if (slash && read_shard(options, value, slash, slash + 1))
        return true;
    cg_complain("\"%s\" is no shard, such as \"1/4\", the first of four", value);
    return false;
}
