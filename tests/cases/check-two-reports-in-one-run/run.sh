"$CLAIMGREP" check --no-store --rules ferry.json -F jsonl:out.jsonl -F text:- docs
status=$?
echo "--- out.jsonl"
cat out.jsonl
exit $status
