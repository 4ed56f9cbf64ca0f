check() {
    status=0
    "$CLAIMGREP" check --no-store -q --rules rules.json "$@" docs || status=$?
    echo "status $status"
}
check --baseline none.json
echo '{"claimgrep": 1, "findings": [{"claim": "a/b", "fingerprnt": 1}]}' > broken.json
check --baseline broken.json
check --suppressions none.json
check --today tomorrow --suppressions good.json
check --write-baseline docs/a.txt
check --write-baseline none/known.json | grep status
