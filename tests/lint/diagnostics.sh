#!/bin/sh
# The examples of docs/diagnostics.md: diagnostics.sh PROGRAM
# Each id of src/diag/diag.def has a section there, and no other stands there. What a
# section shows as bad calls for the id, and what it shows as good does not, whatever
# else is told of it. Good files stand beside the bad ones that they don't replace.
set -eu

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
PATH=$(dirname "$program"):$PATH
export PATH
page=docs/diagnostics.md
work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-diagnostics.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
complain() {
    echo "diagnostics: $1" >&2
    failed=1
}

# Writes the blocks of a section as KIND.N, with what names them in KIND.N.info, and the
# command as `try`.
split_section() {
    awk -v id="$1" -v work="$work" '
    /^## / { inside = $2 == id; next }
    !inside { next }
    /^Tried with `/ { sub(/^Tried with `/, ""); sub(/`\.$/, ""); print > (work "/try"); next }
    /^```$/ { block = ""; next }
    /^```/ {
        n++
        block = work "/" $2 "." n
        print substr($1, 4), $3 > (block ".info")
        next
    }
    block != "" { print > block }' "$page"
}

# Puts one block into its place in the folder.
place() {
    read -r language name < "$1.info"
    if [ "$language" = sh ]; then
        (cd "$work/in" && sh "$1")
    elif [ -n "$name" ]; then
        cp "$1" "$work/in/$name"
    elif grep -q '"claimgrep":' "$1"; then
        cp "$1" "$work/in/pack.json"
    else
        { echo '{"claimgrep": 1, "pack": {"id": "ferry"}, "claims": ['; cat "$1"; echo ']}'; } \
            > "$work/in/pack.json"
    fi
}

# run_kind ID KIND
run_kind() {
    found=0
    for block in "$work/$2".*; do
        case $block in
        *.info | "$work/$2.*") ;;
        *)
            place "$block"
            found=1
            ;;
        esac
    done
    [ "$found" -eq 1 ] || complain "\"$1\" has no example that is $2"
    (cd "$work/in" && sh "$work/try") < /dev/null > "$work/said" 2>&1 || true
}

sed -n 's/^DIAG([A-Z_]*, "\([a-z-]*\)", \([A-Z]*\), "\(.*\)")$/\1/p' src/diag/diag.def > "$work/ids"
sed -n 's/^## //p' "$page" > "$work/sections"
cmp -s "$work/ids" "$work/sections" || {
    diff "$work/ids" "$work/sections" >&2 || true
    complain "the ids of src/diag/diag.def and the sections of $page differ"
}
while read -r id; do
    rm -rf "$work/in" "$work"/bad.* "$work"/good.*
    mkdir "$work/in"
    echo "claimgrep lint --no-config pack.json" > "$work/try"
    split_section "$id"
    run_kind "$id" bad
    grep -qF "[$id]" "$work/said" || {
        cat "$work/said" >&2
        complain "what is bad does not call for \"$id\""
    }
    rm -f "$work/in/loop" "$work/in/news.txt.meta.json"
    run_kind "$id" good
    if grep -qF "[$id]" "$work/said" || grep -q "^claimgrep: " "$work/said"; then
        cat "$work/said" >&2
        complain "what is good calls for \"$id\" or can't be tried"
    fi
done < "$work/ids"
[ "$failed" -eq 0 ] && echo "diagnostics: $(grep -c . < "$work/ids") ids, each with examples that are so"
exit "$failed"
