"$CLAIMGREP" explain --rules ferry.json free a.txt:1 | sed -n '/^\(match\|miss\|no match\)/,$p'
