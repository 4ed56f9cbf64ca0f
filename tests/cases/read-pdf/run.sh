"$CLAIMGREP" check --no-store --rules ferry.json docs || echo "status $?"
"$CLAIMGREP" dump --stage=document docs/report.pdf
"$CLAIMGREP" explain --rules ferry.json free docs/report.pdf:3
"$CLAIMGREP" explain --page 1 --rules ferry.json free docs/report.pdf:3:5 | head -n 2
"$CLAIMGREP" explain --page 9 --rules ferry.json free docs/report.pdf:3 2>&1 || echo "status $?"
