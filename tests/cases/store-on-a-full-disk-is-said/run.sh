# One block of 512 bytes is less than any database needs.
(
    ulimit -f 1
    "$CLAIMGREP" check -q --rules ferry.json --store small.db a.txt
)
echo "status $?"
"$CLAIMGREP" check -q --rules ferry.json --store small.db a.txt
echo "status $?"
