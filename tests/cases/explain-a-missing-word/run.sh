for line in 1 3 5; do
    "$CLAIMGREP" explain --rules ferry.json free "a.txt:$line" | sed -n '/^\(match\|miss\|no match\)/,$p'
done
