# Pages and texts of web archives, compressed and not: each with the place of its record,
# by which it can be read alone.
record() { # TYPE ADDRESS CONTENT-TYPE BLOCK
    printf 'WARC/1.0\r\nWARC-Type: %s\r\nwarc-target-uri: %s\r\n' "$1" "$2"
    printf 'WARC-Record-ID: <urn:uuid:%s>\r\nWARC-Date: 2024-05-01T10:00:00Z\r\n' "$1"
    printf 'CONTENT-TYPE: %s\r\nContent-Length:\r\n %d\r\n\r\n' "$3" "$(printf "$4" | wc -c)"
    printf "$4"
    printf '\r\n\r\n'
}
check() { "$CLAIMGREP" check --no-store --rules ferry.json "$@" 2>&1 || echo "status $?"; }
mkdir parts docs
record warcinfo '' application/warc-fields 'software: none' > parts/1
record request https://a.example/ application/http 'GET / HTTP/1.1\r\n\r\n' > parts/2
record response https://a.example/ 'application/http;msgtype=response' \
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n21\r\n<title>Fares</title><p>The North \r\n10\r\nFerry is <b>free\r\n9\r\n</b>.</p>\r\n0\r\n\r\n' > parts/3
record response https://a.example/gone 'application/http;msgtype=response' \
    'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>The North Ferry is free.</p>' > parts/4
record conversion https://b.example/ 'text/plain; charset=iso-8859-1' \
    'Caf\351 news\n\nThe North Ferry charges a fare.\n' > parts/5
record resource https://c.example/notes text/plain 'The North Ferry is not free.\n' > parts/6
cat parts/* > docs/plain.warc
for part in parts/*; do gzip -nc "$part"; done > docs/packed.warc.gz
check --format jsonl docs/plain.warc

echo '== compressed: the same but for the places of records'
check --format jsonl docs/plain.warc | grep '"statement"' | sed 's/,"record":{[^}]*}//; s/,"fingerprint".*//' > plain
check --format jsonl docs/packed.warc.gz | grep '"statement"' |
    sed 's/packed.warc.gz/plain.warc/; s/,"record":{[^}]*}//; s/,"fingerprint".*//' > packed
cmp plain packed && echo same

echo '== each record alone'
for file in docs/plain.warc docs/packed.warc.gz; do
    check --format jsonl $file | sed -n 's/.*"quote":"\([^"]*\)".*"offset":\([0-9]*\),"length":\([0-9]*\)}.*/\2 \3 \1/p' |
        while read -r offset length quote; do
            check --format jsonl --offset "$offset" --length "$length" $file |
                grep -cF "\"quote\":\"$quote\""
            check --format jsonl --offset "$offset" --length "$length" $file | grep -c '"type":"statement"'
            tail -c +$((offset + 1)) $file | head -c "$length" > part
            case $file in *.gz) gzip -dc < part ;; *) cat part ;; esac | head -c 8
            echo
        done
done

echo '== cut off'
size=$(wc -c < docs/plain.warc)
head -c $((size - 20)) docs/plain.warc > docs/cut.warc
size=$(wc -c < docs/packed.warc.gz)
head -c $((size - 20)) docs/packed.warc.gz > docs/cut.warc.gz
check -q --format text docs/cut.warc
check -q --format text docs/cut.warc.gz

echo '== what can not be'
echo 'The North Ferry is free.' > docs/a.txt
check -q --offset 3 --length 5 docs/a.txt
check -q --offset 3000 --length 5 docs/plain.warc
check -q --offset 3 docs/plain.warc
check -q --offset x docs/plain.warc
check -q --length -1 docs/plain.warc
