esc=$(printf '\033')
try() {
    label=$1
    shift
    if "$@" check --no-store --rules ferry.json $extra a.txt b.txt 2>/dev/null | grep -q "$esc"; then
        echo "$label: coloured"
    else
        echo "$label: plain"
    fi
}
extra=
try "a pipe" "$CLAIMGREP"
try "FORCE_COLOR=1" env FORCE_COLOR=1 "$CLAIMGREP"
try "FORCE_COLOR=0" env FORCE_COLOR=0 "$CLAIMGREP"
try "CLICOLOR_FORCE=1" env CLICOLOR_FORCE=1 "$CLAIMGREP"
try "NO_COLOR=1 FORCE_COLOR=1" env NO_COLOR=1 FORCE_COLOR=1 "$CLAIMGREP"
extra=--color=always
try "NO_COLOR=1 --color=always" env NO_COLOR=1 "$CLAIMGREP"
extra=--color=never
try "FORCE_COLOR=1 --color=never" env FORCE_COLOR=1 "$CLAIMGREP"
extra="--color=always --format jsonl"
try "jsonl --color=always" "$CLAIMGREP"
