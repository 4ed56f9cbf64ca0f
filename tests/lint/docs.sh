#!/bin/sh
# What the documents say is so: docs.sh PROGRAM
# Every diagnostic, command and option is documented, and each example prints
# what the document shows. An example is a `console` block: lines that begin
# with "$ " are commands, run at the root of the tree with the program in PATH;
# what follows is their output on both streams. "[...]" alone on a line stands
# for any lines, and the rest of the command's output is then not looked at.
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
    grep -qF "| \`$id\` | $level | $meaning" docs/diagnostics.md ||
        complain "docs/diagnostics.md: no row \"| \`$id\` | $level | $meaning\""
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

# Splits the examples of a document into N.command and N.expected.
split_examples() {
    awk -v work="$work" '
    /^```console$/ { inside = 1; next }
    /^```/ { inside = 0; if (n) close(out); next }
    inside && /^\$ / {
        if (n) close(out)
        n++
        out = work "/" n ".expected"
        print substr($0, 3) > (work "/" n ".command")
        close(work "/" n ".command")
        printf "" > out
        next
    }
    inside && n { print > out }
    END { print n + 0 }' "$1"
}

run_example() {
    sh "$work/$1.command" > "$work/got" 2>&1 < /dev/null || true
    if grep -qxF '[...]' "$work/$1.expected"; then
        lines=$(grep -nxF '[...]' "$work/$1.expected" | head -n 1 | cut -d: -f1)
        head -n $((lines - 1)) "$work/$1.expected" > "$work/want"
        head -n $((lines - 1)) "$work/got" > "$work/got.head"
        mv "$work/got.head" "$work/got"
    else
        cp "$work/$1.expected" "$work/want"
    fi
    diff -u "$work/want" "$work/got" > "$work/diff" || {
        complain "$2: \"$(cat "$work/$1.command")\" prints something else"
        cat "$work/diff" >&2
    }
}

examples=0
for document in README.md docs/*.md; do
    rm -f "$work"/*.command "$work"/*.expected
    count=$(split_examples "$document")
    i=1
    while [ "$i" -le "$count" ]; do
        run_example "$i" "$document"
        i=$((i + 1))
    done
    examples=$((examples + count))
done

[ "$failed" -eq 0 ] && echo "docs: all is documented, $examples examples print what they show"
exit "$failed"
