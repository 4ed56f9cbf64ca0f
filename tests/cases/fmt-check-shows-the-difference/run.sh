cp pack.json before.json
"$CLAIMGREP" fmt --check good.json
echo "status $?"
"$CLAIMGREP" fmt --check --verbose pack.json good.json
echo "status $?"
cmp pack.json before.json
