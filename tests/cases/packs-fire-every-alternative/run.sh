# A pack that ships has an example for each of its alternatives.
root=$(cd "$(dirname "$0")/../../.." && pwd)
for pack in product-docs; do
    echo "$pack:"
    "$CLAIMGREP" test --quiet "$root/rules/$pack.json" 2>&1 | grep -c 'warning\|error' || true
    "$CLAIMGREP" test "$root/rules/$pack.json" 2>&1 |
        awk '/ fired$/ { print $1 == $3 ? "all fired" : "not all fired" }'
done
