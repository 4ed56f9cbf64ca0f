#!/bin/sh
# A manual page for each command, from what its help says: man.sh PROGRAM FOLDER
set -eu
program=$1 folder=$2
mkdir -p "$folder"

page() {
    "$program" help "$1" | awk -v command="$1" -v summary="$2" '
    # A line that begins with a control character of roff, and backslashes, are text.
    function plain(s) { gsub(/\\/, "\\e", s); gsub(/-/, "\\-", s); return s }
    # A sentence begins a line.
    function text(s) {
        s = plain(s)
        gsub(/[.] +/, ".\n", s)
        gsub(/\n[.]/, "\n\\\\\\&.", s)
        return s ~ /^[.'"'"']/ ? "\\&" s : s
    }
    # What stands in a macro call: words of roff that would be called are not.
    function words(s) { s = plain(s); gsub(/"/, "\\(dq", s); return "\"" s "\"" }
    function close_list() { if (listed) print ".El"; listed = 0 }
    NR == 1 {
        sub(/^usage: claimgrep [a-z]* ?/, "")
        print ".Dd January 1, 2026\n.Dt CLAIMGREP-" toupper(command) " 1\n.Os\n.Sh NAME"
        print ".Nm claimgrep\\-" command "\n.Nd " summary
        print ".Sh SYNOPSIS\n.Nm claimgrep Cm " command
        if ($0 != "") print ".Li " words($0)
        next
    }
    NR == 2 { next }
    NR == 3 && !/^Options:$/ { print ".Sh DESCRIPTION"; started = 1 }
    /^[A-Z][a-z]*:$/ {
        close_list()
        print ".Sh " toupper(substr($0, 1, length($0) - 1)) "\n.Bl -tag -width Ds"
        listed = 1
        started = 1
        next
    }
    listed && match($0, /^  [ ]*[^ ].*/) {
        if (substr($0, 1, 20) !~ /[^ ]/) { sub(/^ */, ""); print text($0); next }
        sub(/^ */, "")
        at = match($0, /  +/)
        print ".It Li " words(substr($0, 1, at - 1))
        $0 = substr($0, at); sub(/^ */, "")
        print text($0)
        next
    }
    /^$/ { blank = 1; next }
    {
        if (blank && started && !listed) print ".Pp"
        blank = 0
        started = 1
        literal = /^ /
        if (literal) { sub(/^ */, ""); print ".Dl " words($0) } else print text($0)
    }
    END { close_list(); print ".Sh SEE ALSO\n.Xr claimgrep 1" }' > "$folder/claimgrep-$1.1"
}

"$program" help | sed -n 's/^  \([a-z][a-z]*\)  *\(.*\)$/\1|\2/p' > "$folder/commands"
while IFS='|' read -r name summary; do
    page "$name" "$summary"
done < "$folder/commands"
rm -f "$folder/commands"
