ln -s .. docs/deep/up
ln -s nowhere docs/dangling.txt
"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl docs
