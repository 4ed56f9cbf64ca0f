"$CLAIMGREP" explain --rules ferry.json --format jsonl ferry/free a.txt:1
"$CLAIMGREP" explain --rules ferry.json --json free a.txt:3 | grep '"type":"miss"'
