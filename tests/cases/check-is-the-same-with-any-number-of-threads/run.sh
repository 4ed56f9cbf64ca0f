"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl docs > one
"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl -j 4 docs > four
cmp one four && echo same
