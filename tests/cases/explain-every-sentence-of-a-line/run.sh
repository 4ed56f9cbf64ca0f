"$CLAIMGREP" explain --rules ferry.json free a.txt:2 | grep '^a.txt'
"$CLAIMGREP" explain --rules ferry.json free a.txt:2:12 | grep '^a.txt'
