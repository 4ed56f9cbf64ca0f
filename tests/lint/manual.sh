#!/bin/sh
# Manual pages and completion, as they are built: manual.sh PROGRAM FOLDER
# Each command has a page that tells its options, without a warning where mandoc or groff
# is there; each script can be read by its shell where that is there, and the one for
# bash completes commands and options.
set -eu

program=$1 share=$2
failed=0
complain() {
    echo "manual: $1" >&2
    failed=1
}

# What a formatter complains of; nothing where there is none.
warnings() {
    if command -v mandoc > /dev/null; then
        mandoc -T lint -W warning "$1" 2>&1 || true
    elif command -v groff > /dev/null; then
        groff -man -mdoc -ww -z -T ascii "$1" 2>&1 || true
    fi
}

commands=$("$program" help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')
[ -n "$commands" ] || complain "\"help\" lists no commands"
for command in $commands; do
    page=$share/man/claimgrep-$command.1
    [ -f "$page" ] || { complain "no page for \"$command\"" && continue; }
    said=$(warnings "$page")
    [ -z "$said" ] || complain "$said"
    for option in $("$program" help "$command" | sed -n 's/^ .* --\([a-z-]*\)[ ].*/\1/p'); do
        name=$(echo "--$option" | sed 's/-/\\\\-/g')
        grep -q -e "$name" "$page" || complain "the page of \"$command\" has no \"--$option\""
    done
done

for shell in bash zsh fish; do
    if command -v "$shell" > /dev/null; then
        "$shell" -n "$share/$shell" || complain "$shell can't read its completion"
    fi
done

# complete WANTED WORD ...: what the last word becomes.
complete() {
    wanted=$1
    shift
    got=$(bash -c 'script=$1; shift; . "$script"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _claimgrep; echo "${COMPREPLY[*]:-}"' bash "$share/bash" "$@")
    [ "$got" = "$wanted" ] || complain "\"$*\" is completed to \"$got\", not \"$wanted\""
}
if command -v bash > /dev/null; then
    complete lint claimgrep li
    complete judge claimgrep help ju
    complete "--format-of --format" claimgrep check --form
    complete "" claimgrep fmt --form
    complete "" claimgrep check rul
fi
[ "$failed" -eq 0 ] && echo "manual: each command has a page, and shells complete them"
exit "$failed"
