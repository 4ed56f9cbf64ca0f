#!/bin/sh
# Each header begins with a comment, has a guard named after its path, and
# compiles alone. CC and CFLAGS come from make.
set -eu

failed=0
complain() {
    echo "headers: $1" >&2
    failed=1
}

# src/base/arena.h: CG_BASE_ARENA_H; include/claimgrep.h: CLAIMGREP_H
guard_of() {
    case $1 in
    include/*) name=${1#include/} ;;
    *) name=CG_${1#src/} ;;
    esac
    echo "$name" | tr 'a-z/.-' 'A-Z___'
}

for header in $(find include src -name '*.h' | LC_ALL=C sort); do
    case $(head -n 1 "$header") in
    '/* '*) ;;
    *) complain "$header: no comment at the top" ;;
    esac
    guard=$(guard_of "$header")
    grep -q "^#ifndef $guard\$" "$header" && grep -q "^#define $guard\$" "$header" ||
        complain "$header: no include guard \"$guard\""
    # shellcheck disable=SC2086 # flags are meant to be split
    printf '#include "%s"\nextern int unit_is_not_empty;\n' "${header#*/}" |
        ${CC:-cc} ${CFLAGS:-} -Werror -fsyntax-only -x c - ||
        complain "$header: does not compile alone"
done

[ "$failed" -eq 0 ] && echo "headers: each one compiles alone"
exit "$failed"
