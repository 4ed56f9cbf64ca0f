# What each format that has no case of its own says of the same run; the status is
# the same.
set -- json sarif sarif-github junit junit-gitlab gitlab github checkstyle rdjson rdjsonl tap csv markdown
for format in "$@"; do
    echo "== $format"
    status=0
    "$CLAIMGREP" check --no-store --rules ferry.json --format "$format" docs || status=$?
    echo "== status $status"
done
