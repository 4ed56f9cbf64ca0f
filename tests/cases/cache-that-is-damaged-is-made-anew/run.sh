check() { "$CLAIMGREP" check -v --rules ferry.json --format jsonl docs; }
"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl docs > cold
check > first 2> told
echo 'not a cache' > .claimgrep/claimgrep.db.cache
check > second 2> told
tail -n 2 told
cmp cold second && echo same
check > third 2> told
tail -n 1 told
cmp cold third && echo same
# What can't be written is no failure either.
rm .claimgrep/claimgrep.db.cache
mkdir .claimgrep/claimgrep.db.cache
check > fourth 2> told
echo "status $?"
tail -n 2 told
cmp cold fourth && echo same
