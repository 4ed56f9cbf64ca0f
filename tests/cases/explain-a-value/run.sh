for line in 1 3 5; do
    "$CLAIMGREP" explain --rules ferry.json towns "a.txt:$line" | sed -n '/^\(match\|miss\|no match\)/,$p'
done
