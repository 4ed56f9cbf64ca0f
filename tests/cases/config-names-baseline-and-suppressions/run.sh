"$CLAIMGREP" check --print-config | grep -E '^(baseline|suppressions)'
"$CLAIMGREP" check --print-config --baseline other.json | grep '^baseline'
"$CLAIMGREP" check --no-config --print-config | grep -E '^(baseline|suppressions)'
"$CLAIMGREP" check --no-store -q --write-baseline known.json
"$CLAIMGREP" check --no-store -q
