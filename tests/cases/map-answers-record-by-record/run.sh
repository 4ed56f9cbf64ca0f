# What comes of each record, good or bad, and of a stream of them. Hashes are those of a
# build: they are left out.
map() { "$CLAIMGREP" map --rules ferry.json "$@"; }
plain() { sed -E 's/"(id|document_id|rules|fingerprint|content_hash)":"[0-9a-f]{16,32}"/"\1":"..."/g; s/"version":"[^"]*"/"version":"..."/'; }
echo '== nothing'
map < /dev/null
echo "status $?"
printf '\n  \n\n' | map
echo "status $?"

echo '== records'
printf '%s\n' '{"id":7,"uri":"https://a.example/","text":"The North Ferry\nis\tfree\u2028.","title":"Fares","lang":"en","published":"2024-05-01","other":[1]}' \
    '{"id":"b","text":"<p>The North Ferry <b>is not free</b>.</p>","format":"html"}' \
    '{"text":"Nobody spoke of boats."}' > records
map < records > lines
echo "status $?"
plain < lines
tr -d '\n' < lines | LC_ALL=C grep -c '[[:cntrl:]]'
for name in $(grep -o '"sha256":"[^"]*"' lines | cut -d '"' -f 4 | sort -u); do echo "$name"; done

echo '== the same again'
map < records | cmp - lines && echo same
env -i "$CLAIMGREP" map --rules ferry.json < records | cmp - lines && echo same
map --kv < records | cut -f 2- | cmp - lines && echo same
map --kv < records | cut -f 1 | sed 's/[0-9a-f]\{32\}/.../'

echo '== records that are none'
printf '%s\n' '{"id":"x","text":7}' 'not JSON' '[]' '{"id":"y"}' '{"path":"gone.txt"}' \
    '{"id":"z","text":"","format":"poem"}' '{"text":"cut' > bad
map < bad | plain
echo "status $?"
for most in 0 1 6; do
    map --max-errors $most < bad > lines
    echo "status $?"
    wc -l < lines
    grep -c '"type":"end"' lines
done

echo '== counters'
cat records bad | map --counters 2>&1 > /dev/null
map --counters 2>&1 < /dev/null

echo '== usage'
map docs < /dev/null
echo "status $?"
map --max-errors x < /dev/null
echo "status $?"
"$CLAIMGREP" map < /dev/null
echo "status $?"
"$CLAIMGREP" map --rules gone.json < /dev/null
echo "status $?"
