check() {
    status=0
    "$CLAIMGREP" check --no-store -q --rules rules.json "$@" || status=$?
    echo "status $status"
}
check --write-baseline known.json docs > /dev/null
mkdir docs/old
mv docs/a.txt docs/old/moved.txt
check --baseline known.json docs
echo "-- moved and changed"
echo "Entry is free." >> docs/old/moved.txt
check --baseline known.json docs
