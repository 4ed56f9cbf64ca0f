#!/bin/sh
# The schemas in rules/schema and the loaders take and refuse the same files:
# schemas.sh PROGRAM
# tests/schema/NAME.txt has a file of the kind a line, behind "good" or "bad". What
# needs the jsonschema of Python is left out, with a word, where that is not there.
set -eu

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
here=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-schemas.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
count=0
complain() {
    echo "schemas: $1" >&2
    failed=1
}

# Whether the loader takes the file.
takes() {
    case $1 in
    baseline) "$program" check --no-config --no-store --claim "Lunch is free" --baseline file.json doc.txt ;;
    suppressions) "$program" check --no-config --no-store --claim "Lunch is free" --suppressions file.json doc.txt ;;
    claimgrep) "$program" check --config file.json --print-config ;;
    pack) "$program" lint --no-config file.json ;;
    sidecar)
        cp file.json doc.txt.meta.json
        "$program" check --no-config --no-store --claim "Lunch is free" doc.txt 2> said > out &&
            [ ! -s said ] ;;
    esac > /dev/null 2>&1
}

cd "$work"
echo "Dinner is dear." > doc.txt
for kind in baseline claimgrep pack sidecar suppressions; do
    [ -s "$here/tests/schema/$kind.txt" ] || complain "no tests/schema/$kind.txt"
    while IFS= read -r line; do
        printf '%s\n' "${line#* }" > file.json
        said=bad
        ! takes "$kind" || said=good
        [ "$said" = "${line%% *}" ] || complain "the loader of $kind takes for $said: $line"
        count=$((count + 1))
    done < "$here/tests/schema/$kind.txt"
done

python=$(command -v python3 || true)
if [ -n "$python" ] && "$python" -c 'import jsonschema' 2> /dev/null; then
    "$python" "$here/tests/lint/schemas.py" "$here" || failed=1
else
    echo "schemas: without the jsonschema of Python, the schemas themselves were not tried"
fi
[ "$failed" -eq 0 ] && echo "schemas: the loaders take and refuse $count files as they should"
exit "$failed"
