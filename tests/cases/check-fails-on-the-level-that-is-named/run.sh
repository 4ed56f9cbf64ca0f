for level in error warning note; do
    "$CLAIMGREP" check -q --no-store --rules ferry.json --fail-on $level a.txt b.txt > /dev/null
    echo "$level $?"
done
