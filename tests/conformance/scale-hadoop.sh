# Hadoop Streaming: examples/scale/hadoop-streaming.sh, with a stand-in for "hadoop" that
# splits, maps, sorts and reduces as streaming does, without an environment of ours, and
# does one task twice.
. "$HERE/scale.inc"
make_records
mkdir bin nodes
cat > bin/hadoop <<'END'
#!/bin/sh
set -eu
[ "$1 $2" = "jar streaming.jar" ]
shift 2
while [ $# -gt 0 ]; do
    case $1 in
    -D) case $2 in mapreduce.job.reduces=*) reduces=${2#*=} ;; esac ;;
    -files) files=$2 ;;
    -mapper) mapper=$2 ;;
    -reducer) reducer=$2 ;;
    -input) input=$2 ;;
    -output) output=$2 ;;
    *) exit 64 ;;
    esac
    shift 2
done
mkdir "$output"
output=$(cd "$output" && pwd)
for file in $(echo "$files" | tr , ' '); do ln -s "${file%%#*}" "nodes/${file#*#}"; done
split -l 6 "$input"/* nodes/split.
cd nodes
for part in split.*; do
    # Words are parted at blanks, as streaming parts them.
    env -i $mapper < "$part" > "$part.out" 2>> counters
done
env -i $mapper < split.aa > again 2>> counters
cat split.*.out again | while IFS= read -r line; do
    key=${line%%	*}
    printf '%s\n' "$line" >> "to.$(($(printf %s "$key" | cksum | cut -d ' ' -f 1) % reduces))"
done
for part in to.*; do
    LC_ALL=C sort "$part" | env -i $reducer > "$output/part-$part"
done
END
chmod +x bin/hadoop
mkdir input
cp records.jsonl input
PATH=$PWD/bin:$PATH STREAMING_JAR=streaming.jar sh "$ROOT/examples/scale/hadoop-streaming.sh" \
    3 "$PWD/rules.json" input output || fail "the script ends with $?"
cat output/part-* > got
same got
awk -F '[,:]' '/^reporter:counter:claimgrep,documents/ { sum += $NF }
    END { exit sum < 6 }' nodes/counters || fail "the counters don't count: $(cat nodes/counters)"
