"$CLAIMGREP" fmt pack.json
cat pack.json
cp pack.json again.json
"$CLAIMGREP" fmt --verbose again.json
cmp pack.json again.json
"$CLAIMGREP" fmt - < pack.json | cmp - pack.json
"$CLAIMGREP" dump --stage=rules --rules pack.json > after.jsonl && wc -l < after.jsonl | tr -d ' '
