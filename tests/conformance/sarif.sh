# SARIF: the schema of OASIS, Microsoft's validator with the rules of SARIF and of
# code scanning, and what neither of them looks for.
interop sarif-schema-2.1.0.json
reports sarif sarif
logs=$reports
reports sarif-github github.sarif
logs="$logs $reports"
# Paths from the root, and from above. Code scanning has no place for the first.
(cd usual/docs && "$CLAIMGREP" check --no-config --no-store --rules ../ferry.json \
    --format sarif -o ../../outside.sarif . ../../wide/docs/a.txt "$PWD/a.txt") || [ $? -eq 1 ]
logs="$logs outside.sarif"
# shellcheck disable=SC2154,SC2086 # set by the functions; lists are meant to be split
{
    json_schema "$interop" $logs
    "$python" "$HERE/sarif.py" $logs

    case $(uname -s) in
    Darwin) npm_package @microsoft/sarif-multitool-darwin@5.7.0 ;;
    *) npm_package @microsoft/sarif-multitool-linux@5.7.0 ;;
    esac
    multitool=$(echo "$npm_package"/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool)
    chmod +x "$multitool"
    interop multitool-ghas-config.json
    # One that is wrong goes along, so that silence means something.
    sed 's/"ruleIndex":0/"ruleIndex":7/' usual.sarif > wrong.sarif
    for log in $logs wrong.sarif; do
        kinds='Sarif;Ghas'
        [ "$log" != outside.sarif ] || kinds=Sarif
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" validate "$log" \
            --rule-kind "$kinds" -c "$interop" \
            --output "$log.said" --log ForceOverwrite > "$log.out" 2>&1 || cat "$log.out"
    done
    "$python" "$HERE/sarif_validated.py" $logs
    ! "$python" "$HERE/sarif_validated.py" wrong.sarif > wrong.out ||
        fail "the validator takes a log with an index of a rule that is not there"
    grep -q SARIF1009 wrong.out || fail "the validator says nothing of the index: $(cat wrong.out)"
}
