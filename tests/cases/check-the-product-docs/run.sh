# What the template finds in its corpus; the sources are copied, so that paths are the same.
root=$(cd "$(dirname "$0")/../../.." && pwd)
cp -R "$root/corpus/product-docs" docs
"$CLAIMGREP" check --no-store --quiet --rules "$root/rules/product-docs.json" docs |
    grep -v '^    '
"$CLAIMGREP" check --no-store --quiet --rules "$root/rules/product-docs.json" docs > /dev/null
echo "exit $?"
