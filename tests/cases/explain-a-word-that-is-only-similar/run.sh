"$CLAIMGREP" explain --rules ferry.json fast a.txt:1 | sed -n '/^\(match\|miss\|no match\)/,$p'
