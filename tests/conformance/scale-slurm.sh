# Slurm arrays: examples/scale/slurm.sh, with a stand-in for "sbatch" that runs tasks one
# after the other, in another order, as its manual says.
. "$HERE/scale.inc"
make_records
mkdir bin
cat > bin/sbatch <<'END'
#!/bin/sh
set -eu
array= script=
while [ $# -gt 0 ]; do
    case $1 in
    --array=1-*) array=${1#--array=1-} ;;
    --dependency=afterok:7) [ "$(cat good)" = yes ] || exit 1 ;;
    --wrap) script=$2 && shift ;;
    --parsable | --output=*) ;;
    *) exit 64 ;;
    esac
    shift
done
good=yes
if [ -n "$array" ]; then
    for task in $(seq "$array" -1 1); do
        SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=$array sh -c "$script" > log 2>&1 || good=no
    done
    echo "7;cluster"
else
    sh -c "$script" > log 2>&1 || echo $? > status
fi
echo "$good" > good
END
chmod +x bin/sbatch
PATH=$PWD/bin:$PATH sh "$ROOT/examples/scale/slurm.sh" 5 found rules.json "$ROOT/corpus" > ids ||
    fail "the script ends with $?: $(cat log)"
"$CLAIMGREP" check --no-config --no-store --rules rules.json --format jsonl \
    "$ROOT/corpus" > whole.jsonl || [ $? -eq 1 ]
cmp found/report.jsonl whole.jsonl || fail "the merged report is another: $(cat log)"
[ "$(cat status)" = 1 ] || fail "the status of the merge is not that of one run"
