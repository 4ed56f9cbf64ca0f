for format in tap junit jnit; do
    echo "\$ claimgrep test --format $format pack.json"
    "$CLAIMGREP" test --format $format pack.json 2> err
    echo "= $?"
    grep '^claimgrep' err || true
done
