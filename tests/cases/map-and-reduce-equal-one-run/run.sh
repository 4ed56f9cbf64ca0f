# Mappers over parts of the documents, one of them run twice, and a reducer: what a
# check over all of them tells, in every format.
set -- docs/a.txt docs/b.md docs/c.txt docs/d.txt docs/e.txt
map() { "$CLAIMGREP" map --rules ferry.json "$@"; }
for path; do printf '{"id":"%s","path":"%s"}\n' "${path##*/}" "$path"; done > all
sed -n '1p;4p' all | map > part-1
sed -n '2,3p' all | map > part-2
sed -n '5p' all | map > part-3
map < all > whole
for format in text jsonl json sarif csv junit tap markdown gitlab; do
    "$CLAIMGREP" check --no-store --rules ferry.json --format $format docs > wanted
    echo "check: $?"
    for parts in whole 'part-1 part-2 part-3' 'part-3 part-1 part-2 part-1 part-3'; do
        cat $parts | "$CLAIMGREP" reduce --rules ferry.json --format $format > got
        echo "reduce: $?"
        cmp wanted got
    done
done

echo '== in any order of the lines'
sort -r part-3 part-2 part-1 | "$CLAIMGREP" reduce --rules ferry.json --format gitlab | cmp - wanted && echo same

echo '== claim by claim'
"$CLAIMGREP" check --no-store --rules ferry.json --format jsonl docs |
    grep -E '"type":"(statement|verdict)"' | sort > wanted
for part in part-1 part-2 part-3 part-2; do
    case $part in *1) set -- 1,4p ;; *2) set -- 2,3p ;; *) set -- 5p ;; esac
    sed -n "$1" all | map --kv
done > keyed
cut -f 1 keyed | sed 's/^#.*/#/' | sort | uniq -c | sed 's/^ *//'
LC_ALL=C sort keyed > sorted
"$CLAIMGREP" reduce --kv --rules ferry.json < sorted > got
echo "status $?"
sort got | cmp - wanted && echo same
cut -f 2- keyed | "$CLAIMGREP" reduce --rules ferry.json --format jsonl |
    grep -E '"type":"(statement|verdict)"' | sort | cmp - wanted && echo same

echo '== fact sheets'
"$CLAIMGREP" sheet --no-store --rules ferry.json -o sheets-one docs
"$CLAIMGREP" reduce --rules ferry.json --sheets sheets-reduced < whole
echo "status $?"
diff -r sheets-one sheets-reduced && echo same
"$CLAIMGREP" reduce --kv --rules ferry.json --sheets sheets-kv < sorted 2>&1
echo "status $?"
