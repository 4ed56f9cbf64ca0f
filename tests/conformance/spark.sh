# Spark on two executors, one of which is killed in the middle: examples/spark/job.py tells
# exactly what one machine does.
. "$HERE/scale.inc"
command_of java default-jre-headless
python_package pyspark==3.5.3
make_records
# shellcheck disable=SC2154 # set by python_package
SPARK_HOME=$(echo "$python_folder"/lib/python3*/site-packages/pyspark)
PYSPARK_PYTHON=$python
SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$PWD/local
export SPARK_HOME PYSPARK_PYTHON SPARK_LOCAL_IP SPARK_LOCAL_DIRS

# A mapper that takes its time, and notes each record that it is given.
cat > slow <<END
#!/bin/sh
[ "\$1" = map ] || exec "$CLAIMGREP" "\$@"
while IFS= read -r record; do
    printf '%s\n' "\$record"
    echo >> "$PWD/seen"
    sleep 0.2
done | "$CLAIMGREP" "\$@"
END
chmod +x slow

# children PID ...: all processes below these that are executors.
executors() {
    ps -eo pid=,ppid=,args= | awk -v above="$1" '
        { parent[$1] = $2; backend[$1] = /CoarseGrainedExecutorBackend/ && /java/ }
        END {
            for (pid in backend) {
                if (!backend[pid]) continue
                for (up = pid; up in parent && up != above; up = parent[up]) continue
                if (up == above) print pid
            }
        }'
}

: > seen
"$SPARK_HOME/bin/spark-submit" --master 'local-cluster[2,1,1024]' \
    --conf spark.ui.enabled=false "$ROOT/examples/spark/job.py" \
    records.jsonl out 6 "$PWD/slow" --rules "$PWD/rules.json" > log 2>&1 &
job=$!
half=$(($(wc -l < records.jsonl) / 2)) waited=0
while [ "$(wc -l < seen)" -lt "$half" ] && kill -0 "$job" 2> gone; do
    waited=$((waited + 1))
    [ "$waited" -lt 1200 ] || fail "no work was begun: $(tail -n 20 log)"
    sleep 0.1
done
executors "$job" > pids
[ "$(wc -l < pids)" -eq 2 ] || fail "there are not two executors: $(cat pids) $(tail -n 20 log)"
kill -9 "$(head -n 1 pids)"
wait "$job" || fail "the job ends with $?: $(tail -n 20 log)"
grep -q 'Lost executor' log || fail "nobody misses the executor that was killed"
[ "$(wc -l < seen)" -gt "$(wc -l < records.jsonl)" ] || fail "nothing had to be done again"
cat out/part-* > got
same got
rm -rf "${SPARK_HOME:?}/work"
