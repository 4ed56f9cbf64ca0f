# Shards, joined in any order and more than once, give what one run gives: in every
# format, with every account, warning and status.
mkdir docs blobs docs/secret
i=0
while [ $i -lt 12 ]; do
    echo "On $i May 2011 the clerk said that the North Ferry is free. It was printed before." > docs/$i.txt
    i=$((i + 1))
done
echo 'The North Ferry charges a fare. "Nobody pays a fare," Ann Bell said of the North Ferry.' > docs/fare.txt
cp docs/fare.txt docs/copy.txt
printf 'The North Ferry is never free in caf\351s.\n' > docs/latin.txt
printf '{"text":"The North Ferry is free.","url":"https://a.example/1"}\n{"text":7}\n' > docs/r.jsonl
printf 'a\0b' > docs/binary
echo '{"publisher":"The Gazette","published":"2012-01-02","tier":"press"}' > docs/3.txt.meta.json
echo '{"publisher":' > docs/4.txt.meta.json
echo '{"autor":"x"}' > docs/fare.txt.meta.json
echo 'secret' > docs/.gitignore
echo 'The North Ferry is free.' > docs/secret/a.txt
status_of() {
    status=0
    "$CLAIMGREP" "$@" 2> told || status=$?
    cat told
    echo "status $status"
}
whole() { status_of check --no-store --rules ferry.json docs "$@"; }
for part in 1 2 3 4; do
    status_of check --no-store --rules ferry.json --shard $part/4 --format blob -o blobs/$part docs > part
    tail -n 1 part
done
formats=$("$CLAIMGREP" help check | sed -n '/^Formats:/,$ s/^  \([a-z-]*\)  .*/\1/p')
for format in $formats; do
    [ "$format" != blob ] || continue
    for level in error note; do
        whole --format "$format" --fail-on $level > one
        status_of merge --format "$format" --fail-on $level blobs/3 blobs/1 blobs/4 blobs/2 blobs/1 > joined
        if cmp one joined; then echo "$format: same"; else diff one joined; fi
    done
done
tail -n 20 one

# What is known and what is let stand is a matter of the whole.
echo '{"claimgrep":1,"suppressions":[{"claim":"ferry/free","path":"docs/1*.txt","reason":"old"},
    {"claim":"ferry/late","path":"docs/none","reason":"gone"}]}' > let.json
whole --write-baseline one.json --format jsonl > one
status_of merge --write-baseline joined.json --format jsonl blobs/1 blobs/2 blobs/3 blobs/4 > joined
cmp one joined && cmp one.json joined.json && echo "written baseline: same"
whole --baseline one.json --suppressions let.json --format sarif > one
status_of merge --baseline one.json --suppressions let.json --format sarif blobs/1 blobs/2 blobs/3 blobs/4 > joined
cmp one joined && grep -c '"suppressions"' one
status_of check --no-store --rules ferry.json --shard 1/4 --write-baseline no.json docs | tail -n 2

# Merging is associative, commutative and idempotent: to the byte.
merge() { "$CLAIMGREP" merge --format blob "$@" 2> told; }
merge blobs/1 blobs/2 > a
merge blobs/3 blobs/4 > b
merge a b > left
merge blobs/4 blobs/2 > c
merge blobs/1 c > d
merge d blobs/3 d > right
cmp left right && merge left right left > again && cmp left again && echo "blobs: same"
whole --format jsonl > one
status_of merge --format jsonl again > joined
cmp one joined && echo "jsonl: same"

# Fact sheets as well, to the byte; and a log of a part has an id of its own.
export SOURCE_DATE_EPOCH=1700000000
"$CLAIMGREP" sheet --no-store --rules ferry.json --cite csl --claimreview https://a.example/ -o sheets-one docs 2> told
status_of merge --sheets sheets-joined --cite csl --claimreview https://a.example/ blobs/2 blobs/4 blobs/1 blobs/3 | tail -n 1
diff -r sheets-one sheets-joined && ls sheets-joined
status_of merge --sheets sheets-again --format jsonl again > joined
cmp one joined && ls sheets-again | wc -l | tr -d ' '
status_of merge --sheets docs blobs/1 blobs/2 blobs/3 blobs/4
status_of merge --sheets none blobs/1
"$CLAIMGREP" check --no-store --rules ferry.json --shard 2/4 --format sarif docs 2> told |
    grep -o '"automationDetails":{[^}]*}'
