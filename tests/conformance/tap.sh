# TAP, by a parser of version 14 that says what is not TAP, and by prove, which reads the
# older ones and so what both agree on.
command_of prove perl
reports tap tap
npm_package tap-parser@18.0.0
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
node "$HERE/tap.mjs" "$npm_package/node_modules/tap-parser" $reports
for corpus in $corpora; do
    status=0
    sed '1s/14/13/' "$corpus.tap" > "$corpus.13"
    prove --exec cat "$corpus.13" > said 2>&1 || status=$?
    ! grep -i 'parse error' said || fail "prove can't parse the report on \"$corpus\""
    case $corpus:$status in
    clean:0 | wide:[1-9]* | usual:[1-9]* | hostile:[1-9]*) ;;
    *) fail "prove ends with $status on \"$corpus\": $(cat said)" ;;
    esac
done
