#!/bin/sh
# What the documents say is so: docs.sh PROGRAM
# Every diagnostic, command and option is documented, and each example prints
# what the document shows. An example is a `console` block: lines that begin
# with "$ " are commands, run at the root of the tree with the program in PATH;
# what follows is their output on both streams. UPDATE=1 writes what comes out
# into the documents instead of comparing.
set -eu

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
PATH=$(dirname "$program"):$PATH
export PATH
LC_ALL=C TERM=dumb
export LC_ALL TERM
unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE || true

work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-docs.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
complain() {
    echo "docs: $1" >&2
    failed=1
}

# Every id of src/diag/diag.def has a row in docs/diagnostics.md that gives its
# level and its meaning.
sed -n 's/^DIAG([A-Z_]*, "\([a-z-]*\)", \([A-Z]*\), "\(.*\)")$/\1|\2|\3/p' \
    src/diag/diag.def > "$work/diags"
while IFS='|' read -r id level meaning; do
    level=$(echo "$level" | tr 'A-Z' 'a-z')
    grep -qF "| [\`$id\`](#$id) | $level | $meaning |" docs/diagnostics.md ||
        complain "docs/diagnostics.md: no row \"| [\`$id\`](#$id) | $level | $meaning |\""
done < "$work/diags"
[ -s "$work/diags" ] || complain "src/diag/diag.def: no diagnostics found"

# docs/commands.md holds the help of every command, word for word.
claimgrep help | sed -n 's/^  \([a-z]*\)  .*/\1/p' > "$work/commands"
while read -r command; do
    grep -qF "\$ claimgrep help $command" docs/commands.md ||
        complain "docs/commands.md: no \"\$ claimgrep help $command\""
done < "$work/commands"
[ -s "$work/commands" ] || complain "\"claimgrep help\" lists no commands"

# The man page tells every option.
while read -r command; do
    claimgrep help "$command" | sed -n 's/^ .* --\([a-z-]*\)[ ].*/\1/p'
done < "$work/commands" | LC_ALL=C sort -u > "$work/options"
while read -r option; do
    grep -q "Fl -$option\( \|\$\)" docs/man/claimgrep.1 ||
        complain "docs/man/claimgrep.1: no option \"--$option\""
done < "$work/options"
[ -s "$work/options" ] || complain "the help of no command lists options"

# Splits the examples of a document into N.command and N.expected, and leaves
# the document without them, a line "N" in place of each output, in `frame`.
split_examples() {
    awk -v work="$work" '
    /^```console$/ { inside = 1; print > (work "/frame"); next }
    /^```/ { inside = 0; print > (work "/frame"); next }
    inside && /^\$ / {
        n++
        command = work "/" n ".command"
        expected = work "/" n ".expected"
        print substr($0, 3) > command
        close(command)
        printf "" > expected
        print > (work "/frame")
        print "\001" n > (work "/frame")
        next
    }
    inside && n { print > expected; next }
    { print > (work "/frame") }
    END { print n + 0 }' "$1"
}

run_example() {
    sh "$work/$1.command" > "$work/$1.got" 2>&1 < /dev/null || true
    [ -z "${UPDATE:-}" ] || return 0
    diff -u "$work/$1.expected" "$work/$1.got" > "$work/diff" || {
        complain "$2: \"$(cat "$work/$1.command")\" prints something else"
        cat "$work/diff" >&2
    }
}

update_document() {
    awk -v work="$work" '
    /^\001/ {
        got = work "/" substr($0, 2) ".got"
        while ((getline line < got) > 0) print line
        close(got)
        next
    }
    { print }' "$work/frame" > "$work/new"
    cmp -s "$work/new" "$1" || cat "$work/new" > "$1"
}

examples=0
for document in README.md docs/*.md; do
    rm -f "$work"/*.command "$work"/*.expected "$work"/*.got "$work/frame"
    count=$(split_examples "$document")
    i=1
    while [ "$i" -le "$count" ]; do
        run_example "$i" "$document"
        i=$((i + 1))
    done
    [ -z "${UPDATE:-}" ] || update_document "$document"
    examples=$((examples + count))
done

[ "$failed" -eq 0 ] && echo "docs: all is documented, $examples examples print what they show"
exit "$failed"
