# A page, a text and an object of data for each claim, and an index over them: the same
# again when it is run again, and never scanned. The style sheet is left out here.
sheets() {
    "$CLAIMGREP" sheet --no-store --rules ferry.json -o sheets \
        --claimreview https://facts.example/ferry --cite csl --cite bibtex .
}
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
sheets 2> /dev/null
first=$(cat sheets/* | cksum)
sheets
[ "$first" = "$(cat sheets/* | cksum)" ] || echo 'sheets that are made again differ'
for file in sheets/*; do
    echo "== ${file##*/}"
    sed -e '/^<style>/,/<\/style>$/d' -e '/Content-Security-Policy/d' "$file"
done
