#!/bin/sh
# Packs of this tree are in their one layout: packs.sh PROGRAM
# What is broken on purpose is left alone by "fmt", as it should be; a pack that is laid
# out otherwise on purpose is in a case whose name begins with "fmt".
set -eu

program=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-packs.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# "lang" and "schema" below rules/ are other JSON.
find rules/*.json examples corpus tests/cases -name '*.json' ! -path 'tests/cases/fmt*' \
    ! -path 'tests/cases/lint-fix*' -exec grep -l '"pack"' {} + | LC_ALL=C sort > "$work/packs"
status=0
xargs "$program" fmt --check --verbose < "$work/packs" > "$work/out" 2> "$work/err" || status=$?
good=$(sed -n 's/^claimgrep: \([0-9]*\) packs, .*/\1/p' "$work/err")
# xargs gives 123 for any other status of what it runs
if { [ "$status" -ne 0 ] && [ "$status" -ne 123 ]; } || [ "${good:-0}" -lt 50 ]; then
    cat "$work/err" >&2
    echo "packs: \"fmt\" could not go through the packs" >&2
    exit 1
fi
if [ -s "$work/out" ]; then
    cat "$work/out" >&2
    echo "packs: not in their layout: run \"claimgrep fmt\"" >&2
    exit 1
fi
echo "packs: $good are in their layout, or broken on purpose"
