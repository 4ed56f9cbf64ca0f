# Without a repository only the working folder is looked at.
cd docs
"$CLAIMGREP" check; echo "exit status $?"
mkdir ../.git
echo 'The North Ferry charges a fare.' > b.txt
"$CLAIMGREP" check; echo "exit status $?"
"$CLAIMGREP" check --no-config .; echo "exit status $?"
CLAIMGREP_FAIL_ON=note CLAIMGREP_JOBS=2 "$CLAIMGREP" check --jobs 3 --exclude 'c*' --print-config
CLAIMGREP_JOBS=none "$CLAIMGREP" check; echo "exit status $?"
CLAIMGREP_CONFIG=nowhere.json "$CLAIMGREP" check; echo "exit status $?"
cd ..
"$CLAIMGREP" lint
"$CLAIMGREP" explain free docs/a.txt:1 | head -n 2
