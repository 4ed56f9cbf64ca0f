"$CLAIMGREP" check -q --rules ferry.json a.txt
echo "status $?"
ls .claimgrep/claimgrep.db
"$CLAIMGREP" check -q --rules ferry.json --store other.db a.txt
echo "status $?"
ls other.db
