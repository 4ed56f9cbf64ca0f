"$CLAIMGREP" explain --rules ferry.json free a.txt:1 | sed -n '/^\(match\|miss\|no match\)/,$p'
"$CLAIMGREP" explain --rules ferry.json free a.txt:3 | sed -n '/^\(match\|miss\|no match\)/,$p'
