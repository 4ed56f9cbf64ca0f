check() { "$CLAIMGREP" check "$@" --rules ferry.json --format jsonl docs; }
check --no-store > cold
check -v > first 2> told
tail -n 1 told
check -v > second 2> told
tail -n 1 told
check -v --strict-hash > third 2> told
tail -n 1 told
cmp cold first && cmp cold second && cmp cold third && echo same
echo 'The North Ferry is free of charge on Sundays.' >> docs/b.txt
check --no-store > cold
check -v > first 2> told
tail -n 1 told
mv docs/b.txt docs/d.txt
check -v > second 2> told
tail -n 1 told
cmp cold first && echo same
check --no-store > cold
cmp cold second && echo same
check -v --no-cache > third 2> told
wc -l < told | tr -d ' '
cmp cold third && echo same
rm .claimgrep/claimgrep.db.cache
check -v > third 2> told
tail -n 1 told
cmp cold third && echo same
