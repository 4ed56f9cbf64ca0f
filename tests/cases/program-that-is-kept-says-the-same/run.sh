kept=.claimgrep/claimgrep.db.program
check() { "$CLAIMGREP" check "$@" --rules ferry.json --format jsonl docs; }
check --no-store > cold
check > first
test -s $kept && echo kept
check > second
cmp cold first && cmp cold second && echo same
cp $kept before
check --no-cache > third
cmp $kept before && cmp cold third && echo 'left alone'
# Cut, foreign, and of no use at all.
head -c 100000 before > $kept
check > third
cmp $kept before && cmp cold third && echo 'made anew'
sed 's/claimgrep/claimgrap/' ferry.json > $kept
check > third
cmp $kept before && cmp cold third && echo 'made anew'
rm $kept && mkdir $kept
check > third
echo "status $?"
cmp cold third && echo same
