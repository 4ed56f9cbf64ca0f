awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "%100s", "" }' > pack.json
"$CLAIMGREP" lint pack.json
