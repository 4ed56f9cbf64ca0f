"$CLAIMGREP" judge <<'LINES'
{"id": "a", "claim": "The North Ferry is free.", "text": "It is a myth that the North Ferry is free."}
{"id": 2, "claim": "The bridge opened in 1931.", "text": "The bridge was opened in May 1932."}

{"claim": "The bridge opened in 1931."}
not json
{"id": "b", "claim": "The bridge opened in 1931.", "text": "Trout swim here."}
LINES
echo "= $?"
