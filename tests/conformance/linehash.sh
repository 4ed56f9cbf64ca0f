# What code scanning knows a line by, against vectors: every line of theirs that has a
# word, by way of rules that find it.
interop primaryLocationLineHash-vectors.json
# shellcheck disable=SC2154 # set by the functions
python3 "$HERE/linehash.py" write "$interop" > names
while read -r name; do
    status=0
    "$CLAIMGREP" check --no-config --no-store --rules "$name.json" --format sarif \
        -o "$name.sarif" "$name.txt" 2> said || status=$?
    [ "$status" -eq 0 ] || fail "the status of \"$name\" is $status: $(cat said)"
done < names
# shellcheck disable=SC2154 # set by the functions
python3 "$HERE/linehash.py" compare "$interop"
