for command in "" check dump help lint test version; do
    "$CLAIMGREP" help $command > long && echo "help $command: $?"
    [ -z "$command" ] || "$CLAIMGREP" $command --help | cmp - long
done
"$CLAIMGREP" help > long
"$CLAIMGREP" --help | cmp - long
"$CLAIMGREP" --version | sed 's/[0-9][0-9]*/N/g'
"$CLAIMGREP" check --version | sed 's/[0-9][0-9]*/N/g'
