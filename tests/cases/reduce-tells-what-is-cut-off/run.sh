# A stream that ends too early, lines of other rules, and lines that are none.
map() { "$CLAIMGREP" map --rules ferry.json "$@"; }
reduce() { "$CLAIMGREP" reduce --rules ferry.json -q "$@" 2>&1; echo "status $?"; }
for i in 1 2 3; do echo "{\"id\":\"$i\",\"text\":\"The North Ferry is free.\"}"; done > records
map < records > lines
echo '== whole'
reduce < lines
echo '== without its end'
sed '$d' lines | reduce | tail -n 2
echo '== one of two without its end'
echo '{"id":"4","text":"The North Ferry charges a fare."}' | map | sed '$d' | cat lines - | reduce | tail -n 2
echo '== without a line of a document'
grep -v '"type":"document","id":"[0-9a-f]*",.*"name":"2"' lines | reduce --format jsonl | grep -v "\"type\":\"\(statement\|verdict\|summary\)\""
echo '== without a statement'
sed 1d lines | reduce | tail -n 3
echo '== in the middle of a line'
head -c 100 lines | reduce
echo '== bad records'
echo nonsense | map | reduce
echo '== other rules'
sed 's/"free"/"gratis"/' ferry.json > other.json
"$CLAIMGREP" reduce --rules other.json < lines
echo "status $?"
echo '== nothing'
reduce < /dev/null
reduce --kv < /dev/null
echo '== not sorted, not lines'
for id in 1 2; do echo "{\"id\":$id,\"text\":\"The North Ferry is free. The North Ferry is slow.\"}"; done |
    "$CLAIMGREP" map --kv --rules two.json > keyed
for order in cat sort; do
    LC_ALL=C $order keyed | "$CLAIMGREP" reduce --kv --rules two.json 2>&1 | cut -d , -f -3
done
echo 'x' | reduce
echo '{}' | reduce
echo '== usage'
reduce --kv --format csv < lines
reduce --format blob < lines
reduce lines
