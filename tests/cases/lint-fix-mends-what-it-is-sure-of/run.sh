cp pack.json before.json
"$CLAIMGREP" lint --fix --diff --quiet pack.json 2> told
cmp pack.json before.json
for i in 1 2 3; do
    echo "== $i"
    "$CLAIMGREP" lint --fix --verbose --color never pack.json
    echo "status $?"
done
cat pack.json
"$CLAIMGREP" lint --diff pack.json
echo "status $?"
