check() {
    "$CLAIMGREP" check --no-store --rules ferry.json --quiet "$@"
    echo "exit status $?"
}
printf 'a b.txt\r\n\nc.page\n' | check --files-from -
printf 'a b.txt\0c.page' > list
check --files-from list -0
check --files-from list
check --files-from nowhere
check --files-from /dev/null
echo 'The North Ferry charges a fare.' | check - --stdin-filename notes/x.txt --format jsonl |
    sed -n 's/.*"path":"\([^"]*\)".*"byte_start":\([0-9]*\).*/\1 \2/p'
echo 'The North Ferry charges a fare.' | check -
check - - < c.page
check - <&-
mkfifo pipe
check pipe
