#!/bin/sh
# Functions that we don't call: those that can't be bounded, and the raw
# allocator outside of the one place that tests can make fail.
set -eu

# Calls of the functions named, comments and string literals left out.
calls() {
    words=$1
    shift
    awk -v words="$words" '
    FNR == 1 { comment = 0 }
    {
        line = $0
        if (comment) {
            if (!match(line, /\*\//)) next
            line = substr(line, RSTART + 2)
            comment = 0
        }
        gsub(/\\./, "", line)
        gsub(/"[^"]*"/, "\"\"", line)
        gsub(/\/\*([^*]|\*[^\/])*\*\//, " ", line)
        sub(/\/\/.*/, "", line)
        if (match(line, /\/\*/)) {
            line = substr(line, 1, RSTART - 1)
            comment = 1
        }
        line = " " line
        if (match(line, "[^A-Za-z0-9_](" words ")[ \t]*\\(")) {
            call = substr(line, RSTART + 1, RLENGTH - 2)
            sub(/[ \t]+$/, "", call)
            print "banned: " FILENAME ":" FNR ": \"" call "\" is not used here"
            found = 1
        }
    }
    END { exit found }' "$@"
}

# shellcheck disable=SC2046 # file names here have no spaces
sources() { find src include tools tests examples -name '*.[ch]' "$@" | LC_ALL=C sort; }

failed=0
# shellcheck disable=SC2046
calls 'strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|alloca|atoi|atol|atof|system|popen|tmpnam|mktemp|setlocale|asctime|ctime|rand' \
    $(sources) >&2 || failed=1
# shellcheck disable=SC2046
calls 'malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf|getline' \
    $(sources ! -path 'src/base/alloc.c' ! -path 'tools/*' ! -path 'tests/*') >&2 || failed=1

[ "$failed" -eq 0 ] && echo "banned: no call of a banned function"
exit "$failed"
