#!/bin/sh
# Golden cases: run.sh PROGRAM [CASE ...]
#
# A case is a folder here. It holds either `args`, one argument a line, or
# `run.sh`, which finds the program in $CLAIMGREP; and what must come out:
# `stdout`, `stderr` (where it matters) and `status` (0 when absent). All else
# is input. `needs` names the readers (markdown, html, pdf ...) without which the case
# is skipped: $WITHOUT says which are left out, as for make. Each case runs in a copy of
# its folder without those files, with an environment of its own. UPDATE=1 writes what came out instead of comparing.
set -eu

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-cases.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

passed=0
failed=0
skipped=0

run_in_copy() {
    set --
    if [ -f "$case/run.sh" ]; then
        set -- sh "$case/run.sh"
    else
        set -- "$program"
        while IFS= read -r line || [ -n "$line" ]; do
            set -- "$@" "$line"
        done < "$case/args"
    fi
    cd "$work/in"
    env -i PATH="$PATH" HOME=/nonexistent LC_ALL=C TERM=dumb CLAIMGREP="$program" \
        ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" \
        "$@" < /dev/null > "$work/stdout" 2> "$work/stderr"
}

# compare NAME: prints the difference, and fails where there is one.
compare() {
    if [ -n "${UPDATE:-}" ]; then
        case $1 in
        status) [ "$(cat "$work/status")" != 0 ] || { rm -f "$case/status"; return 0; } ;;
        esac
        cp "$work/$1" "$case/$1"
    elif ! diff -u "$case/$1" "$work/$1" > "$work/diff" 2>&1; then
        sed "s|^|    |" "$work/diff"
        return 1
    fi
}

# lacking: the first reader that the case needs and that is not there.
lacking() {
    [ -f "$case/needs" ] || return 1
    for need in $(cat "$case/needs"); do
        case " ${WITHOUT:-} " in
        *" $need "*) echo "built without $need" && return 0 ;;
        esac
        [ "$need" != pdf ] || command -v pdftotext > "$work/where" ||
            { echo "pdftotext is not installed" && return 0; }
    done
    return 1
}

run_case() {
    name=${case##*/}
    if why=$(lacking); then
        echo "skipped: $name: $why"
        skipped=$((skipped + 1))
        return 0
    fi
    rm -rf "$work/in"
    cp -R "$case" "$work/in"
    (cd "$work/in" && rm -f args needs run.sh stdout stderr status)
    status=0
    (run_in_copy) || status=$?
    echo "$status" > "$work/status"
    good=1
    compare stdout || good=0
    if [ -n "${UPDATE:-}" ] || [ -f "$case/status" ]; then
        compare status || good=0
    elif [ "$status" -ne 0 ]; then
        echo "    exit status $status"
        good=0
    fi
    if [ -f "$case/stderr" ] || { [ -n "${UPDATE:-}" ] && [ -s "$work/stderr" ]; }; then
        compare stderr || good=0
    elif [ -s "$work/stderr" ]; then
        sed 's|^|    stderr: |' "$work/stderr"
        good=0
    fi
    if [ "$good" -eq 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
    fi
}

if [ $# -eq 0 ]; then
    for folder in "$here"/*/; do
        set -- "$@" "$(basename "$folder")"
    done
fi
for name; do
    case=$here/$name
    run_case
done

[ "$skipped" -eq 0 ] || echo "cases: $skipped skipped"
echo "cases: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
