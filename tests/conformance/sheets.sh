# Fact sheets: in Chromium at three widths, light and dark, and on paper; by axe and
# pa11y, html-validate and vnu; citations by the schema of CSL. Of the sample corpus, of
# hostile text, and of what is long, many, from right to left, or nothing at all.
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
{
    npm_package playwright-core@1.65.1 axe-core@4.14.1 pa11y@9.1.1 html-validate@10.17.0 \
        vnu-jar@24.10.17
    command_of chromium chromium
    command_of java default-jre-headless
    make_corpora
}

# sheets NAME FOLDER RULES PATH: those of a corpus, in NAME.
sheets() {
    status=0
    (cd "$2" && "$CLAIMGREP" sheet --no-config --no-store --rules "$3" -o "sheets-$1" \
        --claimreview https://facts.example/ --cite csl --cite bibtex "$4") > sheet.log 2>&1 ||
        status=$?
    case $status in
    0 | 1 | 3) mv "$2/sheets-$1" "$1" ;;
    *) fail "the status of \"$1\" is $status: $(cat sheet.log)" ;;
    esac
}

# What is long, what is many, and what runs from right to left.
extremes() {
    mkdir -p extremes/docs
    cp usual/ferry.json extremes
    {
        printf 'title: \330\247\331\204\330\271\330\250\330\247\330\261\330\251\n'
        printf 'author: \330\263\330\247\331\205\331\212\n\n'
        printf '\330\247\331\204\330\271\330\250\330\247\330\261\330\251 The North Ferry is free of charge \331\205\330\254\330\247\331\206\330\247.\n'
    } > extremes/docs/arabic.txt
    for i in $(seq 1 60); do
        printf 'In the year %s the North Ferry charged a fare, number %s.\n\n' $((1950 + i)) "$i"
    done > extremes/docs/many.txt
    {
        printf 'The North Ferry is free of charge'
        for i in $(seq 1 400); do printf ' and number %s' "$i"; done
        printf '.\n\nThe North Ferry is free of charge%s.\n' "$(printf '%0900d' 7)"
    } > extremes/docs/long.txt
}

cp -R "$ROOT/corpus" "$ROOT/rules" .
extremes
sheets sample . rules/secure-communities.json corpus
sheets hostile-sheets hostile ferry.json docs
sheets extreme-sheets extremes ferry.json docs
folders="sample hostile-sheets extreme-sheets"

NODE_PATH=$npm_package/node_modules
export NODE_PATH
pages=$(find $folders -name '*.html' | LC_ALL=C sort)
echo '{"root": true, "extends": ["html-validate:recommended", "html-validate:a11y"]}' > html.json
"$NODE_PATH/.bin/html-validate" --config html.json $pages
java -jar "$NODE_PATH/vnu-jar/build/dist/vnu.jar" --stdout --format text --asciiquotes $pages
node "$HERE/sheets.js" "$(command -v chromium)" $folders

if [ -f "$INTEROP/csl-data.json" ]; then
    json_schema "$INTEROP/csl-data.json" sample/sources.json hostile-sheets/sources.json \
        extreme-sheets/sources.json
fi
