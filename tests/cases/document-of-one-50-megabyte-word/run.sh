awk 'BEGIN {
    s = "charge"
    while (length(s) < 1000000) s = s s
    for (i = 0; i < 50; i++) printf "%s", substr(s, 1, 1000000)
}' > word.txt
"$CLAIMGREP" check -q --no-store --rules ferry.json word.txt
echo "status $?"
