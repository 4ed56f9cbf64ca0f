# Lines as compilers print them, read by Vim: by its default, by its compiler file for gcc
# and by ours. The same places come out. A line of a document that looks like a place
# itself is none to ours; to the other two it is one, as it is with any compiler.
command_of vim vim
vim --version | grep -q +eval || skip "this Vim has no scripts: Debian has one in \"vim\""
reports text txt
reports jsonl jsonl

# quickfix NAME COMMAND: the places that Vim finds in each report, in NAME.CORPUS.
# shellcheck disable=SC2154 # set by the functions
quickfix() {
    for corpus in $corpora; do
        SETUP=$2 REPORT=$corpus.txt PLACES=$1.$corpus vim -e -s -N -u NONE -i NONE \
            --cmd "set rtp^=$ROOT/editors/vim" -S "$HERE/quickfix.vim" ||
            fail "Vim ends with $?"
    done
}

quickfix default 'set errorformat&'
quickfix gcc 'compiler! gcc'
quickfix ours 'compiler! claimgrep'
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
python3 "$HERE/vim.py" $corpora
