"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl docs 2>&1 || echo "status $?"
"$CLAIMGREP" dump --stage=document docs/text.txt.xz
"$CLAIMGREP" explain --rules ferry.json free 'docs/news.zip!notes.txt:3'
"$CLAIMGREP" explain --rules ferry.json free 'docs/news.zip!gone.txt:3' 2>&1 || echo "status $?"
