#!/bin/sh
# What documents cost that come as they are kept, and what the pipe of "claimgrep map" adds:
# scale.sh PROGRAM FOLDER, with `compare` and `generate` in FOLDER.
#
# One core, seconds of the processor in user and system mode: medians of BENCH_RUNS (5)
# interleaved runs over BENCH_PAGES (8192) texts of 8 KiB, by 100 rules, every 16th of them
# as a page of HTML. What a start takes is taken off but where it is paid again for each
# part. docs/scale.md has what came out.
set -eu
export LC_ALL=C
program=$1 folder=$2
pages=${BENCH_PAGES:-8192}
here=$(cd "$(dirname "$0")" && pwd)
data=$folder/scale-$pages
if [ ! -e "$data/made" ]; then
    mkdir -p "$data"
    "$folder/generate" rules "$data/rules" 100
    for touched in 1000 10000; do
        "$folder/generate" corpus "$data/$touched" $((pages * 8192)) "$pages" $touched 100
        python3 "$here/web.py" "$data/$touched" "$data/$touched"
        for parts in 2 4; do
            split -n "l/$parts" "$data/$touched.jsonl" "$data/$touched.$parts."
        done
    done
    : > "$data/made"
fi

# Of the same texts: a folder, records, archives; and records through a pipe, in parts.
for touched in 1000 10000; do
    at=$data/$touched
    check="$program check -q -j1 --no-config --no-store --rules $data/rules --format jsonl"
    map="$program map --rules $data/rules"
    echo "$touched of a million sentences touched" >&2
    "$folder/compare" "${BENCH_RUNS:-5}" \
        start "$map < /dev/null" \
        folder "$check $at" \
        records "$check $at.jsonl" \
        wet "$check $at.wet.gz" \
        "wet unpacked alone" "gzip -dc $at.wet.gz" \
        warc "$check $at.warc.gz" \
        "warc unpacked alone" "gzip -dc $at.warc.gz" \
        "map 1" "cat $at.jsonl | $map" \
        "map 2" "for part in $at.2.*; do cat \$part | $map; done" \
        "map 4" "for part in $at.4.*; do cat \$part | $map; done" > "$at.times"
    awk -F'\t' -v pages="$pages" '
        $1 == "start" { start = $3 }
        $1 == "records" { records = $3 }
        {
            some = /^warc/ ? pages / 16 : pages
            own = /^start|alone/ ? $3 : $3 - start
            printf "%-20s %7.3f s %8.2f s/GiB of text %8.1f s/million", $1, $3,
                own / some * 131072, own / some * 1e6
        }
        /^map/ { printf " %+6.1f %% of records", ($3 / records - 1) * 100 }
        { print "" }' "$at.times"
    ls -l "$at.jsonl" "$at.wet.gz" "$at.warc.gz" | awk '{ print $NF, $5 }'
done
