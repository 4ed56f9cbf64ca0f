#!/bin/sh
# Reports held against the programs and schemas that they are made for:
# run.sh PROGRAM CACHE [NAME ...]
#
# Each *.sh here but this one is a consumer. It runs by itself in a folder of its own,
# with the functions of consumer.inc, and ends with 0, with 77 when it has to be left
# out (its last line says why), or with anything else when the consumer complains.
# CACHE holds what npm and PyPI give, for the next time. Schemas that are nobody's to
# pass on are looked for in $INTEROP (../shared/interop).
# One that takes longer than LIMIT seconds (900) is ended, where there is a "timeout", and
# complains.
# The status is 77 when nothing could be run, and 1 when anything failed.
set -eu

absolute() {
    case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$PWD/$1" ;;
    esac
}

CLAIMGREP=$(absolute "$1")
CACHE=$(absolute "$2")
INTEROP=$(absolute "${INTEROP:-../shared/interop}")
LIMIT=${LIMIT:-900}
shift 2
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
LC_ALL=C.UTF-8
export CLAIMGREP CACHE INTEROP HERE ROOT LC_ALL
unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE GITHUB_STEP_SUMMARY || true
mkdir -p "$CACHE"
rm -f "$CACHE/offline"
work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-conformance.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# limited COMMAND ...: ended when it takes too long, with the status 124 (137: by force).
limited() {
    if command -v timeout > /dev/null; then
        timeout -k 10 "$LIMIT" "$@"
    else
        "$@"
    fi
}

passed=0
failed=0
skipped=0

if [ $# -eq 0 ]; then
    for script in "$HERE"/*.sh; do
        name=$(basename "$script" .sh)
        [ "$name" = run ] || set -- "$@" "$name"
    done
fi
for name; do
    mkdir "$work/$name"
    status=0
    (cd "$work/$name" && TMPDIR="$work" && export TMPDIR && limited sh -eu -c '. "$HERE/consumer.inc"; . "$1"' \
        "$name" "$HERE/$name.sh") > "$work/said" 2>&1 < /dev/null || status=$?
    case $status in
    0)
        passed=$((passed + 1))
        echo "passed:  $name"
        ;;
    77)
        skipped=$((skipped + 1))
        echo "skipped: $name: $(tail -n 1 "$work/said")"
        ;;
    124 | 137)
        failed=$((failed + 1))
        sed 's/^/    /' "$work/said"
        echo "FAILED:  $name (took more than $LIMIT seconds)"
        ;;
    *)
        failed=$((failed + 1))
        sed 's/^/    /' "$work/said"
        echo "FAILED:  $name (status $status)"
        ;;
    esac
done

echo "conformance: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] || exit 1
[ "$passed" -gt 0 ] || exit 77
