# Other programs, for run.sh: searching the slice for the names of 1,000 rules.

# need COMMAND PACKAGE: installs it where that can be done without asking
need() {
    has "$1" && return 0
    if [ "$(id -u)" -eq 0 ] && has apt-get; then
        echo "installing $2" >&2
        apt-get install -y -q "$2" > "$folder/install.log" 2>&1 || true
    fi
    has "$1"
}

# peer ROW COMMAND PACKAGE LABEL: true when the peer can be measured
peer() {
    need "$2" "$3" && return 0
    leave "$1" "against $4" "\"$2\" is not installed (Debian: $3)"
    return 1
}

literal_rows() {
    names=$data/anchors-1000
    set -- slice-ours "$(check 1000 slice)"
    peer 1 rg ripgrep ripgrep && set -- "$@" slice-rg "rg -j2 -F -i -c -f $names $data/slice"
    peer 1 ugrep ugrep ugrep && set -- "$@" slice-ugrep "ugrep -J2 -r -F -i -c -f $names $data/slice"
    peer 1 yara yara yara && {
        make_once anchors.yar yara_rules "$names"
        set -- "$@" slice-yara "yara -p 2 -r $data/anchors.yar $data/slice"
    }
    peer 1 grep grep grep && set -- "$@" slice-grep "grep -r -F -i -c -f $names $data/slice"
    measure "$@"
    while [ $# -gt 0 ]; do
        against "$1"
        shift 2
    done
}

against() {
    case $1 in
    slice-yara) row 1 "a tenth, 1,000 rules: times yara" most 0.35 "$(ratio slice-ours "$1")" ;;
    slice-ugrep) row 1 "a tenth, 1,000 rules: times ugrep" most 0.6 "$(ratio slice-ours "$1")" ;;
    slice-ours) ;;
    *) row 1 "a tenth, 1,000 rules: times ${1#slice-}" most 1 "$(ratio slice-ours "$1")" ;;
    esac
}

# The megabyte of a linter that reads words and sentences as well.
textlint_row() {
    lint=$folder/textlint
    if ! [ -x "$lint/node_modules/.bin/textlint" ]; then
        if ! has npm; then
            leave 1 "against textlint" "\"npm\" is not installed"
            return
        fi
        echo "installing textlint" >&2
        npm install --silent --no-fund --no-audit --prefix "$lint" textlint \
            textlint-rule-max-comma > "$folder/install.log" 2>&1 || {
            leave 1 "against textlint" "npm could not install it"
            return
        }
    fi
    make_once megabyte corpus 1048576 16 1000 1000
    measure lint-ours "$(check 1000 megabyte)" \
        lint-textlint "$lint/node_modules/.bin/textlint --rule max-comma $data/megabyte"
    row 1 "1 MiB, 1,000 rules: times textlint" most 1 "$(ratio lint-ours lint-textlint)"
}

peer_rows() {
    literal_rows
    textlint_row
}
