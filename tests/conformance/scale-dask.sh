# Dask on processes of its own: examples/scale/dask_job.py tells what one machine does.
. "$HERE/scale.inc"
python_package dask==2024.11.2 distributed==2024.11.2
make_records
status=0
# shellcheck disable=SC2154 # set by python_package
"$python" "$ROOT/examples/scale/dask_job.py" records.jsonl "$CLAIMGREP" --rules "$PWD/rules.json" \
    > got 2> said || status=$?
[ "$status" -eq 1 ] || fail "the status is $status: $(tail -n 20 said)"
same got
