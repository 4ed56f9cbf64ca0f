#!/bin/sh
# Slurm: slurm.sh N FOLDER RULES CORPUS ... in a folder that all nodes share.
#
# N tasks of an array scan a shard of the corpus each. When all of them went well, one
# more job merges what they found, into FOLDER/report.jsonl; its exit status is that of
# one run over all of it.
set -eu
shards=$1 folder=$2 rules=$3
shift 3
mkdir -p "$folder"
claimgrep="${CLAIMGREP:-claimgrep}"
scan=$(sbatch --parsable --array="1-$shards" --output="$folder/%a.log" --wrap "
    $claimgrep check --no-config --no-store --rules $rules --format blob \
        --shard \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT \
        -o $folder/\$SLURM_ARRAY_TASK_ID.blob $*")
sbatch --parsable --dependency="afterok:${scan%%;*}" --output="$folder/merge.log" --wrap "
    $claimgrep merge --no-config --format jsonl -o $folder/report.jsonl $folder/*.blob"
