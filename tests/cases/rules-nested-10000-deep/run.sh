awk 'BEGIN { for (i = 0; i < 10000; i++) printf "["; for (i = 0; i < 10000; i++) printf "]" }' > pack.json
"$CLAIMGREP" lint pack.json
