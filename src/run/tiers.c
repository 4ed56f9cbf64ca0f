#include "run/tiers.h"

cg_status cg_tiers_rank(cg_results *results, const cg_check_options *options, cg_error *error)
{
    cg_setting tiers = {0};
    if (options->config)
        tiers = cg_config_setting(options->config, "tiers");
    return cg_results_rank_tiers(results, tiers.values, tiers.len, error);
}
