"$CLAIMGREP" grep 'free (of charge)?' a.md b.txt
echo "status $?"
"$CLAIMGREP" grep --rules ferry.json '@free' b.txt
echo "status $?"
"$CLAIMGREP" grep --json 'pay ...2 fare' a.md | grep -c '"type":"statement","claim":"pattern/match"'
"$CLAIMGREP" grep --quiet 'helicopter' .
echo "status $?"
