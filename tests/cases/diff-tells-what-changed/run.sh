check() {
    SOURCE_DATE_EPOCH=1336262400 "$CLAIMGREP" check -q --rules rules.json docs > /dev/null || true
}
diff() {
    echo "-- diff $*"
    status=0
    "$CLAIMGREP" diff "$@" || status=$?
    echo "status $status"
}
diff
diff --list
check
diff
check
diff
{ echo "A line above."; cat docs/a.txt; } > docs/moved.txt
rm docs/a.txt docs/b.txt
echo "::error::##[error] Entry is dear." > docs/c.txt
check
diff
diff 1
diff 2 1
diff 3 3
diff --format json 1 3
diff --list
diff --list --format json
diff 4
diff 1 2 3
diff --format sarif
diff --list 1
diff --store none.db
"$CLAIMGREP" check -q --rules rules.json --claim "Entry is good" docs > /dev/null
diff
diff 3 4
