check() { "$CLAIMGREP" check --no-store --rules ferry.json --quiet "$@" docs || echo "status $?"; }
check
echo '--- told'
check --format-of '*.txt=markdown' --format-of 'docs/raw/**=text' --format-of '*.log=text' \
    --format-of 'd.txt=binary' --text-column body
echo '--- wrong'
check --format-of '*.txt=markdwon' 2>&1
check --format-of '*.txt' 2>&1
