check() { "$CLAIMGREP" check "$@" --format jsonl docs; }
again() {
    check --no-store "$@" > cold
    check -v "$@" > warm 2> told
    tail -n 1 told
    cmp cold warm && echo same
}
again --rules ferry.json
again --rules ferry.json --rules more.json
again --rules more.json
sed 's/\["safe"\]/["safe", "sound"]/' more.json > other.json
again --rules ferry.json --rules other.json
again --rules ferry.json --rules more.json --claim 'The North Ferry is free'
