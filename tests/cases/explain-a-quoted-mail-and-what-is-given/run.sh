for place in a.eml:10 b.txt:1 c.txt:1; do
    "$CLAIMGREP" explain free "docs/$place" | grep -E '^docs|author|speaker|result'
done
"$CLAIMGREP" explain --no-config --rules ferry.json free docs/c.txt:1 | grep author
