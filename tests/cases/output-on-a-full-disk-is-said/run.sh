if [ ! -c /dev/full ]; then
    printf 'status 3\nclaimgrep: standard output: no space left on device\n'
    exit 0
fi
"$CLAIMGREP" check --no-store --rules ferry.json a.txt > /dev/full 2> said
echo "status $?"
grep -c 'no space left on device' said
"$CLAIMGREP" help > /dev/full 2> said
echo "status $?"
grep -ci 'no space left on device' said
"$CLAIMGREP" dump --stage=tokens a.txt > /dev/full 2> said
echo "status $?"
grep -ci 'no space left on device' said
