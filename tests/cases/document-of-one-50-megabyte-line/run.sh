awk 'BEGIN {
    for (i = 0; i < 500000; i++)
        printf "%s", "The wind blew over the water, and nobody said a word about the fares. Then it rained. "
    printf "%s", "The North Ferry is free of charge. "
    for (i = 0; i < 90000; i++)
        printf "%s", "The wind blew over the water, and nobody said a word about the fares. Then it rained. "
}' > line.txt
"$CLAIMGREP" check --no-store --rules ferry.json -F text:out -F jsonl:out.jsonl line.txt
echo "status $?"
grep -c '"stance":"support"' out.jsonl
awk 'length($0) > 1000 { long = 1 } END { print long ? "long lines" : "short lines" }' out
