# The results alone: how they come about is told in docs/explain.md.
root=$(cd "$(dirname "$0")/../../.." && pwd)
for place in news/2010-10-07-not-opt-in-opt-out.txt:15 web/myths-and-facts.md:13; do
    cp "$root/corpus/secure-communities/${place%:*}" page.txt
    "$CLAIMGREP" explain --rules "$root/rules/secure-communities.json" voluntary "page.txt:${place##*:}" |
        sed -n -e '/^page/{n;p;}' -e 's/^          result */  /p'
done
