mkfifo docs/pipe.txt
mkdir docs/folder.txt
"$CLAIMGREP" check --no-store --rules ferry.json docs
echo "status $?"
