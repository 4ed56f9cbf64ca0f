# Reports that people and editors read count what they are told to; those that say
# themselves what a column counts do not.
for unit in byte utf16 codepoint display; do
    echo "== $unit"
    "$CLAIMGREP" check --no-store --rules ferry.json --column-unit "$unit" -F text:text -F csv:csv \
        -F github:github -F checkstyle:xml -F tap:tap -F markdown:md -F junit:junit \
        -F "jsonl:$unit.jsonl" -F "rdjsonl:$unit.rdjsonl" docs || [ $? -eq 1 ]
    grep -o '^docs/a.txt:[0-9:]*' text
    grep -o 'docs/a.txt,[0-9,]*' csv
    grep -o 'endLine=[0-9]*,col=[0-9]*,endColumn=[0-9]*' github
    grep -o 'line="[1-9]*" column="[0-9]*"' xml
    grep -o 'column: [0-9]*' tap
    grep -o '(docs/a.txt:[0-9:]*)' md
    grep -o '^docs/a.txt:[0-9:]*\|>docs/a.txt:[0-9:]*' junit
    cmp "byte.jsonl" "$unit.jsonl"
    cmp "byte.rdjsonl" "$unit.rdjsonl"
done
"$CLAIMGREP" check --no-store --rules ferry.json --column-unit utf-16 docs 2>&1 || echo "status $?"
