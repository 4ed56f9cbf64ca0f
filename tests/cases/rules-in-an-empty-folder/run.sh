mkdir packs
"$CLAIMGREP" lint packs
