#!/bin/sh
# Benchmarks: run.sh PROGRAM FOLDER, with `compare` and `generate` in FOLDER.
#
# Prints a row for each thing that must hold: its limit, the figure, and whether
# it passes. Times are medians of interleaved runs; most figures are ratios of
# two of them, so that they say the same on any machine. Corpora and rules come
# from a seed, and stay in FOLDER/data. All times are in FOLDER/times.tsv.
#
#   BENCH_BYTES=1G     how large the corpus is; smaller ones are for a quick look
#   BENCH_RUNS=5       of each command
#   BENCH_CLOCK=clock  "cpu" judges by the processor's time: on a busy machine
#   BENCH_ROWS="start cache"   these groups of rows alone; the data are made for all
#   PEERS=1            other programs as well, from Debian and from npm
set -eu

program=$1
folder=$2
runs=${BENCH_RUNS:-5}
by=${BENCH_CLOCK:-clock}
here=$(cd "$(dirname "$0")" && pwd)
export LC_ALL=C

die() {
    echo "bench: $1" >&2
    exit 1
}

# bytes_of TEXT: 100M is 104857600.
bytes_of() {
    awk -v text="$1" 'BEGIN {
        if (text !~ /^[0-9]+[KMG]?$/) exit 1
        power = index("KMG", substr(text, length(text)))
        printf "%.0f\n", int(text) * 1024 ^ power
    }'
}

bytes=$(bytes_of "${BENCH_BYTES:-1G}") || die "BENCH_BYTES: \"$BENCH_BYTES\" is no size, such as 100M"
[ "$bytes" -ge 1048576 ] || die "BENCH_BYTES: less than 1M says nothing"
case $by in
clock) column=2 ;;
cpu) column=3 ;;
*) die "BENCH_CLOCK: \"$by\" is neither clock nor cpu" ;;
esac

# calc EXPRESSION, in awk
calc() { awk "BEGIN { printf \"%.10g\\n\", $1 }"; }

files=$(calc "int($bytes / 1073741824 * 19862) + 10")
data=$folder/data/$bytes
times=$folder/times.tsv
passed=0 failed=0 left=0

# --- what is measured on ------------------------------------------------------

# make NAME COMMAND ...: makes data/NAME once; the command's last word is the place
make_once() {
    [ ! -e "$data/$1.made" ] || return 0
    echo "making $1" >&2
    rm -rf "${data:?}/$1"
    place=$1
    shift
    "$@" "$data/$place"
    touch "$data/$place.made"
}

# corpus BYTES FILES TOUCHED RULES PLACE
corpus() { "$folder/generate" corpus "$5" "$1" "$2" "$3" "$4"; }
rules() { "$folder/generate" rules "$2" "$1"; }
anchors() { "$folder/generate" anchors "$1" > "$2"; }
pairs() { "$folder/generate" pairs "$1" "$2" > "$3"; }
tiny() { mkdir "$1" && echo 'There is nothing to be found here.' > "$1/tiny.txt"; }
single() { mkdir "$2" && find "$1" -name '*.txt' | sort | xargs cat > "$2/single.txt"; }

# The anchors as one rule of yara's.
yara_rules() {
    awk 'BEGIN { print "rule anchors { strings:" }
        { printf "$a%d = \"%s\" nocase\n", NR, $0 }
        END { print "condition: any of them }" }' "$1" > "$2"
}

make_data() {
    mkdir -p "$data"
    for count in 100 1000 10000; do
        make_once "rules-$count" rules "$count"
        make_once "anchors-$count" anchors "$count"
    done
    make_once tiny tiny
    make_once touched-0.1 corpus "$bytes" "$files" 1000 1000
    make_once touched-1 corpus "$bytes" "$files" 10000 1000
    make_once touched-10 corpus "$bytes" "$files" 100000 1000
    make_once few-rules corpus "$bytes" "$files" 1000 100
    make_once many-files corpus "$(calc "int($bytes / 4)")" "$(calc "5 * $files")" 1000 1000
    make_once slice corpus "$(calc "int($bytes / 10)")" "$(calc "int($files / 10)")" 1000 1000
    make_once single single "$data/touched-0.1"
    make_once all-touched corpus "$(calc "int($bytes / 8)")" "$(calc "int($files / 8)")" 1000000 1000
    make_once pairs pairs "$(calc "int($bytes / 50000)")" 1000
}

# --- measuring ----------------------------------------------------------------

# measure LABEL COMMAND [LABEL COMMAND ...]: in turn
measure() {
    echo "measuring $1 ..." >&2
    "$folder/compare" "$runs" "$@" >> "$times"
}

# check RULES CORPUS [OPTION ...]: the command for it
check() {
    rules=$1 corpus=$2
    shift 2
    echo "$program check --no-store -q -j2 --rules $data/rules-$rules $* $data/$corpus"
}

# kept RULES CORPUS [OPTION ...]: the same for one that keeps what it finds
kept() { check "$@" | sed 's/ --no-store//'; }

# mib FILE: its size
mib() { wc -c < "$1" | awk '{ print $1 / 1048576 }'; }

# field LABEL COLUMN of what was measured
field() {
    awk -F'\t' -v label="$1" -v column="$2" '$1 == label { print $column; found = 1; exit }
        END { exit !found }' "$times"
}
t() { field "$1" "$column"; }
ratio() { calc "$(t "$1") / $(t "$2")"; }
# Start-up left out: what the same rules take for nothing is taken off.
without_start() { calc "$(t "$1") - $(t "start-$2")"; }

# spent STAGE: its seconds in the profile
spent() { awk -v stage="$1" '$1 == stage { print $2 / 1000 }' "$folder/profile.txt"; }

# row NUMBER WHAT most|least LIMIT FIGURE [UNIT]
row() {
    pass=$(awk -v way="$3" -v limit="$4" -v figure="$5" 'BEGIN {
        print (way == "most" ? figure <= limit : figure >= limit) ? "pass" : "FAIL" }')
    printf '%-3s %-58s at %-5s %7.2f  %8.3f %-5s %s\n' "$1" "$2" "$3" "$4" "$5" "${6:-}" "$pass"
    case $pass in
    pass) passed=$((passed + 1)) ;;
    *) failed=$((failed + 1)) ;;
    esac
}

# leave NUMBER WHAT WHY
leave() {
    printf '%-3s %-58s left out: %s\n' "$1" "$2" "$3"
    left=$((left + 1))
}

has() { command -v "$1" > /dev/null; }
knows() { "$program" help check | grep -q -- "--$1"; }

# --- rows ---------------------------------------------------------------------

start_rows() {
    measure start-100 "$(check 100 tiny)" start-1000 "$(check 1000 tiny)" \
        start-10000 "$(check 10000 tiny)"
    row 5 "10,000 rules: seconds to start" most 0.35 "$(t start-10000)" s
    again="$(kept 10000 tiny) --store $folder/kept.db"
    rm -f "$folder/kept.db"*
    $again > "$folder/first.out" || die "can't run: $again"
    measure kept-10000 "$again"
    $again --profile > "$folder/first.out" 2> "$folder/profile.txt" || die "can't run: $again"
    row 5 "10,000 rules, kept compiled: seconds to start" most 0.03 \
        "$(calc "$(t kept-10000) - $(spent store) - $(spent verdicts) - $(spent report)")" s
    row 5 "10,000 rules: the program" most 64 "$(mib "$folder/kept.db.program")" MiB
    row 5 "10,000 rules, kept compiled: memory of a start" most 64 \
        "$(calc "$(field kept-10000 6) / 1024")" MiB
}

limit_rows() {
    if ! has rg; then
        leave 1 "against ripgrep" "\"rg\" is not installed"
        return
    fi
    literals="rg -j2 -F -i -c -f $data/anchors"
    measure 1000-rules "$(check 1000 touched-0.1)" \
        limit "rg -j2 -F -c zqxjkv $data/touched-0.1" \
        rg-1000 "$literals-1000 $data/touched-0.1"
    measure 100-rules "$(check 100 few-rules)" rg-100 "$literals-100 $data/few-rules"
    row 1 "1,000 rules, 0.1 % touched: times the limit" most 6 "$(ratio 1000-rules limit)"
    row 1 "1,000 rules, 0.1 % touched: times rg" most 0.4 "$(ratio 1000-rules rg-1000)"
    row 1 "100 rules: times rg" most 0.8 "$(ratio 100-rules rg-100)"
}

scale_rows() {
    measure few-100 "$(check 100 few-rules)" few-1000 "$(check 1000 few-rules)" \
        few-10000 "$(check 10000 few-rules)"
    measure tenth "$(check 1000 slice)" whole "$(check 1000 touched-0.1)" \
        touched-1 "$(check 1000 touched-1)" touched-10 "$(check 1000 touched-10)"
    measure one-thread "$(check 1000 touched-0.1 -j1)" two-threads "$(check 1000 touched-0.1)"
    few() { without_start "few-$1" "$1"; }
    row 2 "100 to 1,000 rules, the same touched" most 1.3 "$(calc "$(few 1000) / $(few 100)")"
    row 2 "1,000 to 10,000 rules, the same touched" most 2 "$(calc "$(few 10000) / $(few 1000)")"
    whole=$(without_start whole 1000)
    row 2 "10 times the bytes" most 11 "$(calc "$whole / $(without_start tenth 1000)")"
    one=$(calc "$(field one-thread 2) - $(field start-1000 2)")
    two=$(calc "$(field two-threads 2) - $(field start-1000 2)")
    row 2 "two threads, of one (by the clock)" most 0.65 "$(calc "$two / $one")"
    some=$(without_start touched-1 1000)
    row 2 "0.1 to 1 % touched" most 1.6 "$(calc "$some / $whole")"
    row 2 "1 to 10 % touched" most 4 "$(calc "$(without_start touched-10 1000) / $some")"
}

# same NUMBER WHAT FIRST SECOND: two commands that must print the same bytes
same() {
    $3 > "$folder/first.out" 2> "$folder/first.err" || [ $? -eq 1 ] || die "can't run: $3"
    $4 > "$folder/second.out" 2> "$folder/second.err" || [ $? -eq 1 ] || die "can't run: $4"
    [ -s "$folder/first.out" ] || die "printed nothing: $3"
    row "$1" "$2: differences" most 0 "$(cmp -s "$folder/first.out" "$folder/second.out"; echo $?)"
}

filter_rows() {
    if ! knows no-prefilter; then
        leave 3 "against --no-prefilter" "the option does not exist"
        return
    fi
    plain=$(check 1000 touched-1 --no-prefilter)
    measure filtered "$(check 1000 touched-1)" unfiltered "$plain"
    row 3 "1 % touched: times as fast as --no-prefilter" least 6 "$(ratio unfiltered filtered)"
    same 3 "with and without it" "$(check 1000 touched-1 --format=jsonl)" "$plain --format=jsonl"
}

single_rows() {
    measure single "$(check 1000 single)" many "$(check 1000 touched-0.1)"
    row 4 "one file, of as many bytes in many files" most 1.2 "$(ratio single many)"
    more() { calc "($(field "$1" 6) - $(field start-1000 6)) / 1024"; }
    row 4 "one file: memory beyond a start, findings included" most 64 "$(more single)" MiB
    row 4 "many files: the same" most 64 "$(more many)" MiB
}

# rerun_rows CORPUS: nothing changed, and one file each time
rerun_rows() {
    many=$(find "$data/$1" -type f | wc -l | tr -d ' ')
    rm -f "$folder/rerun.db"*
    again="$(kept 1000 "$1") --store $folder/rerun.db"
    measure "find-$1" "find $data/$1 -type f -newer $data/$1.made" "rerun-$1" "$again" \
        "edit-$1" "echo Nothing is there. >> $data/$1/edited.txt; $again"
    rm -f "$data/$1/edited.txt"
    row 6 "$many files, nothing changed: times find" most 2 "$(ratio "rerun-$1" "find-$1")"
    row 6 "$many files, one edited: times unchanged" most 1.2 "$(ratio "edit-$1" "rerun-$1")"
}

# One claim says something else: only for that one is anything looked for.
edit_a_rule() {
    rm -rf "$folder/rules-edited" "$folder/rerun.db"*
    cp -R "$data/rules-1000" "$folder/rules-edited"
    first=$(find "$folder/rules-edited" -name '*.json' | sort | head -n 1)
    edited="check -q -j2 --rules $folder/rules-edited $data/touched-1"
    store="--store $folder/rerun.db"
    "$program" $edited $store > /dev/null || [ $? -eq 1 ] || die "can't scan $data/touched-1"
    awk '!done && sub(/"supports": \["/, "&altogether other\", \"") { done = 1 } 1' \
        "$first" > "$first.new"
    mv "$first.new" "$first"
    "$program" $edited $store -v --format=jsonl > "$folder/first.out" 2> "$folder/told.txt" ||
        [ $? -eq 1 ] || die "can't scan $data/touched-1"
    "$program" $edited --no-store --format=jsonl > "$folder/second.out" || [ $? -eq 1 ] ||
        die "can't scan $data/touched-1"
    new=$(sed -n 's/.*; \([0-9]*\) of [0-9]* rules new$/\1/p' "$folder/told.txt")
    row 6 "one rule of 1,000 changed: rules scanned for" most 1 "$new"
    row 6 "one rule of 1,000 changed: differences" most 0 \
        "$(cmp -s "$folder/first.out" "$folder/second.out"; echo $?)"
}

cache_rows() {
    rerun_rows few-rules
    rerun_rows many-files
    edit_a_rule
    again="$(kept 1000 touched-1 --format=jsonl) --store $folder/rerun.db"
    rm -f "$folder/rerun.db"*
    same 7 "cold and kept" "$again" "$again"
}

# For each million; a stage's time is that of its thread.
statement_rows() {
    rm -f "$folder/store.db"
    "$program" check -q -j2 --profile --rules "$data/rules-1000" --store "$folder/store.db" \
        -F "jsonl:$folder/report.jsonl" "$data/all-touched" 2> "$folder/profile.txt" ||
        [ $? -eq 1 ] || die "can't scan $data/all-touched"
    million=$(grep -c '"type":"statement"' "$folder/report.jsonl" | awk '{ print $1 / 1000000 }')
    row 7 "a million statements as JSON lines" most 1.5 "$(calc "$(spent report) / $million")" s
    row 7 "a million statements into the store" most 4 "$(calc "$(spent store) / $million")" s
    same 7 "one thread and two" "$(check 1000 touched-10 --format=jsonl -j1)" \
        "$(check 1000 touched-10 --format=jsonl)"
}

# What was read closely, over all that reading it closely took.
touched_rate() {
    awk '/^profile: the rules/ { exit }
        $1 ~ /^(tokens|sentences|names|values|patterns|stance)$/ { ms += $2 }
        $1 == "cues" { ms += $4 }
        $1 == "tokens" { mb = $7 }
        END { print mb / ms * 1000 }' "$folder/profile.txt"
}

understanding_rows() {
    "$program" check --no-store -q -j1 --profile --rules "$data/rules-1000" \
        "$data/touched-10" 2> "$folder/profile.txt" > /dev/null || [ $? -eq 1 ] ||
        die "can't scan $data/touched-10"
    row 8 "understanding, 10 % touched: a core" least 20 "$(touched_rate)" MB/s
    measure judge "$program judge < $data/pairs"
    text=$(awk -F'"text": "' '{ sum += length($2) - 2 } END { print sum / 1e6 }' "$data/pairs")
    row 8 "judge: a core" least 20 "$(calc "$text / $(field judge 3)")" MB/s
}

. "$here/peers.sh"

make_data
: > "$times"
echo "claimgrep: $bytes bytes in $files files, $runs runs, judged by $by"
for group in ${BENCH_ROWS:-start limit scale filter single cache statement understanding}; do
    "${group}_rows"
done
[ -z "${PEERS:-}" ] || peer_rows
echo "bench: $passed passed, $failed failed, $left left out"
