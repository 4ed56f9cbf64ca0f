# The agency's text counts once in February, and again when it is printed in autumn; the
# authority's word is above that of papers.
for format in text jsonl json markdown csv; do
    echo "== $format"
    "$CLAIMGREP" check --no-store --format "$format" --explain-verdict || echo "status $?"
done
