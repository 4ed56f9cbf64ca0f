mkdir .git
check() {
    status=0
    "$CLAIMGREP" check --no-store "$@" || status=$?
    echo "status $status"
}
check --today 2012-05-06
echo "-- a day later, from another folder"
mkdir sub
cd sub
SOURCE_DATE_EPOCH=1336348800 check -q ../docs
cd ..
echo "-- for machines"
check --today 2012-05-06 -q --format jsonl |
    sed 's/.*"finding":\([^,]*\),.*"suppression":\([^}]*}*\).*/\1 \2/'
check --today 2012-05-06 -q --format csv | sed 's/.*,\([^,]*,[^,]*,[^,]*\)$/\1/'
check --today 2012-05-06 --format sarif | grep -o '"suppressions":\[[^]]*\]'
check --today 2012-05-06 --format sarif-github | grep -c '"ruleId"'
check --today 2012-05-06 --format github
