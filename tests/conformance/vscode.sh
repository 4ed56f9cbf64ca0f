# The problem matcher for Visual Studio Code: its patterns over what the program prints.
reports jsonl jsonl
command_of node nodejs
for corpus in $corpora; do
    (cd "$corpus" && "$CLAIMGREP" check --no-config --no-store --rules ferry.json --color=never \
        --column-unit=utf16 -o "../$corpus.txt" docs) || [ $? -le 3 ]
done
# shellcheck disable=SC2086 # meant to be split
node "$HERE/vscode.mjs" "$ROOT/editors/vscode/tasks.json" $corpora
