#!/bin/sh
# GNU parallel over ssh: parallel.sh HOSTS RULES OUT PART ...
#
# HOSTS is a file for --sshloginfile, which may say ":" for this machine alone; claimgrep is
# installed on each of them. PARTs are files of records as "claimgrep map" reads them.
# Started again with the same OUT it does what is not done yet, and again what failed.
# The verdicts and statements come out as JSON lines on standard output.
set -eu
hosts=$1 rules=$2 out=$3
shift 3
mkdir -p "$out"
parallel --sshloginfile "$hosts" --joblog "$out/joblog" --resume-failed --retries 3 \
    --basefile "$rules" --transferfile {} --return {}.lines --cleanup \
    "${CLAIMGREP:-claimgrep} map --rules $rules < {} > {}.part && mv {}.part {}.lines" \
    ::: "$@" >&2
for part; do cat "$part.lines"; done |
    "${CLAIMGREP:-claimgrep}" reduce --no-config --rules "$rules" --format jsonl
