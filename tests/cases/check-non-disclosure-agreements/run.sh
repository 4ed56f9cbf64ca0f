# Each agreement by itself: what it says, and what it is found to say.
root=$(cd "$(dirname "$0")/../../.." && pwd)
for agreement in mill-and-harbour orchard lighthouse; do
    cp "$root/corpus/nda/$agreement.txt" .
    "$CLAIMGREP" check --no-store --rules "$root/rules/nda.json" "$agreement.txt" |
        sed -n -e '/^[a-z-]*\.txt:/p' -e '/^nda\/.*: [a-z]*ed:/s/: [0-9].*//p' -e '/unsettled/s/: [0-9].*//p'
done
