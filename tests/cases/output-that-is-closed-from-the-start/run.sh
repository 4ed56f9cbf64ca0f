"$CLAIMGREP" check --no-store --rules ferry.json a.txt >&- 2> said
echo "status $?"
wc -l < said | tr -d ' '
