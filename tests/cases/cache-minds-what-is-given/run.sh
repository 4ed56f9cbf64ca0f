# What a sidecar or the configuration says is part of what is kept.
mkdir docs
echo 'The North Ferry is free of charge.' > docs/a.txt
touch -d '2011-01-01' docs/a.txt 2> /dev/null || touch -t 201101010000 docs/a.txt
check() {
    "$CLAIMGREP" check --rules ferry.json --format jsonl docs > warm
    "$CLAIMGREP" check --rules ferry.json --format jsonl --no-cache docs > cold
    cmp warm cold && sed -n 's/.*"document":\({[^}]*}\).*/\1/p' warm
}
check
check
echo '{"author": "A"}' > docs/a.txt.meta.json
check
check
echo '{"author": "B"}' > docs/a.txt.meta.json
check
echo '{"claimgrep": 1, "documents": [{"match": "a.txt", "tier": "press"}]}' > claimgrep.json
check
rm docs/a.txt.meta.json
check
rm claimgrep.json
check
