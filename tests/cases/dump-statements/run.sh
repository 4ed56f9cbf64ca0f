"$CLAIMGREP" dump --stage=statements --rules ferry.json a.txt > dumped
"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl a.txt 2> warnings | grep '"type":"statement"' > checked
cmp dumped checked && wc -l < dumped | tr -d ' '
