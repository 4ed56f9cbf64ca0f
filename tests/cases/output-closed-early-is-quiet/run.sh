# More than a pipe holds, so that writing must fail when the reader leaves.
awk 'BEGIN { for (i = 0; i < 4000; i++) print "The North Ferry is free of charge.\n" }' > a.txt
{
    "$CLAIMGREP" check --no-store --rules ferry.json --format jsonl a.txt
    echo "status $?" > status
} | head -n 1 > /dev/null
cat status
{
    "$CLAIMGREP" dump --stage=tokens a.txt
    echo "status $?" > status
} | head -n 1 > /dev/null
cat status
