mkdir keep && cp cut.json twice.json keep
"$CLAIMGREP" fmt cut.json twice.json fine.json
echo "status $?"
cmp cut.json keep/cut.json
cmp twice.json keep/twice.json
cat fine.json
"$CLAIMGREP" fmt - < cut.json
echo "status $?"
"$CLAIMGREP" fmt
echo "status $?"
"$CLAIMGREP" fmt nowhere.json
echo "status $?"
