"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl -o out.jsonl a.txt
echo "$?"
cat out.jsonl
ls -A
