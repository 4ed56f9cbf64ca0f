#!/bin/sh
# Installs what building and testing need on Debian 12 or 13: setup.sh [dev]
# "dev" adds what the further checks need. Asks for nothing, prints little, and
# leaves the system alone when all is there already.
set -eu

packages="gcc libc6-dev make pkg-config libjansson-dev libjsmn-dev libsqlite3-dev
libpcre2-dev libutf8proc-dev uthash-dev libxxhash-dev nettle-dev check
libmd4c-dev libyaml-dev libgumbo-dev libarchive-dev zlib1g-dev libexpat1-dev
libgmime-3.0-dev poppler-utils"
if [ "${1:-}" = dev ]; then
    packages="$packages clang clang-tidy clang-format cppcheck"
fi

missing=
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
    exit 0
fi

sudo=
if [ "$(id -u)" -ne 0 ]; then
    sudo=sudo
fi
echo "installing$missing"
$sudo apt-get -qq update
# shellcheck disable=SC2086 # the list is meant to be split
$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends \
    $missing > /dev/null
