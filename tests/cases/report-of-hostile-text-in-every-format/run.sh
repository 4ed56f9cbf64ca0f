# Text and names that command, mark up or compute stay words in every format, and each
# accounts for what was not read.
. ./plant.sh
set -- text jsonl json sarif sarif-github junit junit-gitlab gitlab github checkstyle \
    rdjson rdjsonl tap csv markdown
for format in "$@"; do
    echo "== $format"
    status=0
    "$CLAIMGREP" check --no-store --rules ferry.json --format "$format" docs || status=$?
    echo "== status $status"
done
