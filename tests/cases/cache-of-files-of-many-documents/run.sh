check() { "$CLAIMGREP" check --format jsonl "$@" docs || true; }
same() {
    check -v "$@" > warm 2> told
    tail -n 1 told
    check --no-store "$@" > cold 2> told
    cmp cold warm && echo same
}
same --rules ferry.json
same --rules ferry.json
same --rules ferry.json --rules boat.json
same --rules boat.json
same --rules ferry.json --rules boat.json
same --rules boat.json --text-column body
same --rules boat.json --format-of '*.txt=binary'
echo '{"text":"The North Ferry charges a fee."}' >> docs/d.jsonl
mv docs/news.zip docs/old.zip
same --rules boat.json
