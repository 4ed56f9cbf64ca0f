# Markdown as GitHub reads it, by its own parser: tables and lists of ours, and of what
# documents say nothing but words. The summary of a step is the same.
command_of cmark-gfm cmark-gfm
reports markdown md
pages=$reports
# shellcheck disable=SC2154 # set by the functions
for corpus in $corpora; do
    GITHUB_STEP_SUMMARY=$PWD/$corpus.summary.md
    export GITHUB_STEP_SUMMARY
    corpora=$corpus
    reports github txt
    pages="$pages $corpus.summary.md"
done
for page in $pages; do
    cmark-gfm --unsafe -e table -e autolink -e strikethrough -e tasklist "$page" > "$page.html"
done
python3 "$HERE/markdown.py" ./*.html
