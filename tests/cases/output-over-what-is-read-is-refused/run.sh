check() {
    "$CLAIMGREP" check --rules ferry.json "$@" a.txt "$PWD"
    echo "exit status $?"
}
ln a.txt link
check -o a.txt
check -o ./link
check -F jsonl:ferry.json
check -o a.txt.meta.json
check -o claimgrep.json
check -o ''
check --store ''
cat a.txt a.txt.meta.json claimgrep.json
"$CLAIMGREP" judge <&-
echo "exit status $?"
"$CLAIMGREP" check --claim the a.txt
echo "exit status $?"
