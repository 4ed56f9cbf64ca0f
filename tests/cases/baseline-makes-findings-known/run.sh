check() {
    status=0
    "$CLAIMGREP" check --no-store --rules rules.json "$@" || status=$?
    echo "status $status"
}
check -q docs
check -q --write-baseline known.json docs
cat known.json
cp known.json again.json
check -q --write-baseline again.json --baseline again.json docs > /dev/null
cmp known.json again.json
echo "-- lines move, and a new sentence"
{ echo "A line above."; cat docs/a.txt; } > docs/new.txt
mv docs/new.txt docs/a.txt
echo "By now Entry is dear." >> docs/b.txt
check -q --baseline known.json docs
check --baseline known.json --format jsonl docs | sed 's/.*"quote":"\([^"]*\)".*"baseline":"\([a-z]*\)".*/\2 \1/'
