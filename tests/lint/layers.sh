#!/bin/sh
# Includes point downward: which room may include which. A room may always
# include itself, base, and the types of claimgrep.h.
set -eu

allowed() {
    case $1 in
    base) echo ;;
    diag) echo base ;;
    lang) echo base diag ;;
    schema) echo base diag ;;
    config) echo base diag schema read text ;;
    rules) echo base diag lang text schema ;;
    text) echo base diag lang ;;
    read) echo base diag lang text ;;
    result) echo base ;;
    baseline) echo base diag schema result ;;
    scan) echo base diag lang rules text ;;
    stance) echo base diag lang rules text result scan ;;
    verdict) echo base result ;;
    store) echo base result ;;
    wire) echo base result ;;
    report) echo base result wire ;;
    sheet) echo base result wire verdict report ;;
    run) echo base diag lang rules text read schema config result baseline scan stance verdict store wire report sheet ;;
    cli) echo ;;
    *) return 1 ;;
    esac
}

failed=0
complain() {
    echo "layers: $1" >&2
    failed=1
}

# Every include as FILE:LINE:INCLUDED, with the library headers among them.
includes() {
    awk '/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
        name = $0
        sub(/^[^<"]*[<"]/, "", name)
        sub(/[>"].*$/, "", name)
        print FILENAME ":" FNR ":" name
    }' "$@"
}

# A library that is used in one place only: which files may include it.
check_library() {
    case $3 in
    jansson.h | jsmn.h)
        case $1 in src/base/json*) ;; *) complain "$1:$2: \"$3\" belongs in src/base/json*" ;; esac ;;
    archive.h | archive_entry.h)
        case $1 in src/read/unpack.c) ;; *) complain "$1:$2: \"$3\" belongs in src/read/unpack.c" ;; esac ;;
    zlib.h)
        case $1 in src/read/gzip.c) ;; *) complain "$1:$2: \"$3\" belongs in src/read/gzip.c" ;; esac ;;
    gumbo.h)
        case $1 in src/read/html*) ;; *) complain "$1:$2: \"$3\" belongs in src/read/html*" ;; esac ;;
    md4c.h | yaml.h)
        case $1 in src/read/markdown*) ;; *) complain "$1:$2: \"$3\" belongs in src/read/markdown*" ;; esac ;;
    gmime/*)
        case $1 in src/read/mail_parse.c | src/read/mail_coding.c) ;; *) complain "$1:$2: \"$3\" belongs in src/read/mail*" ;; esac ;;
    expat.h)
        case $1 in src/read/office_xml.c) ;; *) complain "$1:$2: \"$3\" belongs in src/read/office_xml.c" ;; esac ;;
    nettle/*)
        case $1 in src/base/sha256.c) ;; *) complain "$1:$2: \"$3\" belongs in src/base/sha256.c" ;; esac ;;
    iconv.h)
        case $1 in src/text/decoding.c) ;; *) complain "$1:$2: \"$3\" belongs in src/text/decoding.c" ;; esac ;;
    sqlite3.h)
        case $1 in src/store/*) ;; *) complain "$1:$2: \"$3\" belongs in src/store" ;; esac ;;
    esac
}

check_room() {
    room=${1#src/}
    room=${room%%/*}
    target=${3%%/*}
    case $3 in
    claimgrep.h) return ;;
    */*) [ -d "src/$target" ] || return 0 ;;
    *) [ ! -e "src/$room/$3" ] || complain "$1:$2: write \"$room/$3\""; return ;;
    esac
    [ "$target" != "$room" ] || return 0
    rooms=$(allowed "$room") || { complain "$1:$2: room \"$room\" has no row in the table"; return; }
    case " $rooms " in
    *" $target "*) ;;
    *) complain "$1:$2: $room may not include \"$3\"" ;;
    esac
}

files=$(find src include -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort)
# shellcheck disable=SC2086 # file names here have no spaces
found=$(includes $files)
while IFS=: read -r file line name; do
    check_library "$file" "$line" "$name"
    case $file in
    src/*) check_room "$file" "$line" "$name" ;;
    esac
done <<LIST
$found
LIST

[ "$failed" -eq 0 ] && echo "layers: every include points downward"
exit "$failed"
