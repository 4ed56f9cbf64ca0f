#!/bin/sh
# Installs into BUILD/inst, builds the example against what is there by way of
# pkg-config, and runs it: install.sh BUILD SHARED. CC and MAKE come from make.
set -eu

build=$1
shared=$2
case $build in
/*) ;;
*) build=$PWD/$build ;;
esac
inst=$build/inst

fail() {
    echo "install: $1" >&2
    exit 1
}

# What the shared library gives out is what the header declares, no more.
check_exports() {
    sed 's/\/\*.*//' include/claimgrep.h | tr '\n' ' ' | tr ';' '\n' |
        sed -n 's/.*CG_API [^(]*[ *]\(cg_[a-z0-9_]*\)(.*/\1/p' | LC_ALL=C sort > "$build/api"
    nm -D --defined-only "$inst/lib/$shared" | awk '$2 == "T" { print $3 }' |
        LC_ALL=C sort > "$build/exports"
    diff "$build/api" "$build/exports" >&2 || fail "the library's symbols are not the header's"
}

rm -rf "$inst"
${MAKE:-make} -s install BUILD="$1" PREFIX="$inst" > /dev/null
PKG_CONFIG_PATH=$inst/lib/pkgconfig
export PKG_CONFIG_PATH
[ "$(uname -s)" = Darwin ] || check_exports

# shellcheck disable=SC2046 # flags are meant to be split
${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror -o "$build/example" examples/scan.c \
    $(pkg-config --cflags --libs claimgrep)
LD_LIBRARY_PATH=$inst/lib DYLD_LIBRARY_PATH=$inst/lib \
    "$build/example" rules/secure-communities.json > "$build/example.out"
diff examples/scan.out "$build/example.out" >&2 || fail "the example prints something else"

${MAKE:-make} -s uninstall BUILD="$1" PREFIX="$inst" > /dev/null
left=$(find "$inst" ! -type d)
[ -z "$left" ] || fail "uninstall leaves $left"
# The pkg-config file was written for this prefix: write it for the usual one.
${MAKE:-make} -s BUILD="$1" "$1/claimgrep.pc"
echo "install: the example builds against the installed library and runs"
