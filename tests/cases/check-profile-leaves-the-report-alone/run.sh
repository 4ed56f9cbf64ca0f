# The figures differ from run to run; what was done doesn't.
check() { "$CLAIMGREP" check --no-store --rules ferry.json "$@" docs; }

check -j1 > plain || echo "status $?"
for jobs in 1 2; do
    check -j$jobs --profile > profiled 2> profile || echo "status $?"
    cmp plain profiled && echo "the same report"
    awk '/^profile: the rules/ { rules = 1; next }
        rules { sub(/.*%  */, ""); sub(/^[0-9]+ +/, ""); print; next }
        /^  / && $1 != "other" { sub(/ +[0-9].*/, ""); print }' profile
done
