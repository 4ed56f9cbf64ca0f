cp notes.db before
"$CLAIMGREP" check -q --rules ferry.json --store notes.db a.txt
echo "status $?"
cmp before notes.db && echo "left alone"
