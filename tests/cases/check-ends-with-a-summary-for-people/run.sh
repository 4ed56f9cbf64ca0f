# A pipe has one line instead; what is asked for comes wherever it goes, but not in files.
"$CLAIMGREP" check --no-store --rules ferry.json --summary always docs
echo "status $?"
"$CLAIMGREP" check --no-store --rules ferry.json -q --summary always --color always docs/a.txt
echo "status $?"
"$CLAIMGREP" check --no-store --rules ferry.json -q docs/a.txt
"$CLAIMGREP" check --no-store --rules ferry.json -q --summary always -o text docs/a.txt
cat text
"$CLAIMGREP" check --no-store --rules ferry.json --summary sometimes docs/a.txt
echo "status $?"
